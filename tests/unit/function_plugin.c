/* Functions in shared libraries: the example plugin against the same formulas here, and every name that is wrong. */
#include "check.h"

#include "function/source/plugin.h"

#include <fenv.h>
#include <float.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const names[] = {"x", "y", "z"};
static hstar_error err;
static char place[] = "/tmp/hstar-test-XXXXXX";

/* Runs a command of the shell in the folder of this test. */
static void shell(const char *command)
{
    char line[1000];
    snprintf(line, sizeof line, "cd %s && %s", place, command);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    while (fgetc(pipe) != EOF) continue;
    assert_int_equal(pclose(pipe), 0);
}

static const char *compiler(void)
{
    const char *cc = getenv("CC");
    return cc && *cc ? cc : "cc";
}

static int set_up(void **state)
{
    (void)state;
    const char *source = getenv("HSTAR_SOURCE");
    char line[800];
    if (!mkdtemp(place) || chdir(place)) return -1;
    snprintf(line, sizeof line, "%s -shared -fPIC -O2 -o plugin.so '%s/docs/examples/plugin.c' -lm",
             compiler(), source ? source : "../..");
    shell(line);
    snprintf(line, sizeof line,
             "echo 'double table[4]; static double hidden(double x, void *c) { (void)c; return x; }"
             " double first(double *x, unsigned long n, void *c) { double y = c ? -1 : x[0] + (double)n; "
             "x[0] = 9; return y; }"
             " void *keep = (void *)hidden;' >other.c && %s -shared -fPIC -o a:b.so other.c",
             compiler());
    shell(line);
    snprintf(
        line, sizeof line,
        "echo 'double nowhere(double); double f(double x, void *c) { (void)c; return nowhere(x); }' >lacks.c "
        "&&"
        " %s -shared -fPIC -o lacks.so lacks.c && echo text >text.so && : >empty.so && mkdir -p folder.so",
        compiler());
    shell(line);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    shell("rm -rf -- \"$PWD\"");
    return 0;
}

/* f at (x, others 1, 2 …). */
static double at(const struct function *f, double x)
{
    static const double others[] = {1, 2};
    const double *column[] = {&x, &others[0], &others[1]};
    const bool varies[3] = {true};
    const struct points one = {.n = 1, .column = column, .varies = varies};
    double y = -2385, *outputs[] = {&y};
    assert_int_equal(function_evaluate(f, &one, outputs, NULL), HSTAR_OK);
    return y;
}

static double plain(double x)
{
    return exp(sin(x));
}

static void values(void **state)
{
    struct function *f = NULL, *in_float = NULL, *noisy = NULL, *rosenbrock = NULL, *length = NULL,
                    *first = NULL;
    (void)state;
    assert_int_equal(plugin_new("plugin.so:f", names, 1, &f, &err), HSTAR_OK);
    assert_int_equal(plugin_new("./plugin.so:in_float", names, 1, &in_float, &err), HSTAR_OK);
    assert_int_equal(plugin_new("plugin.so:noisy", names, 1, &noisy, &err), HSTAR_OK);
    assert_int_equal(plugin_new("plugin.so:rosenbrock", names, 3, &rosenbrock, &err), HSTAR_OK);
    assert_int_equal(plugin_new("plugin.so:length@vector", names, 1, &length, &err), HSTAR_OK);
    assert_int_equal(plugin_new("a:b.so:first", names, 3, &first, &err), HSTAR_OK);
    double largest = 0;
    for (double x = -3; x < 3; x += 0.0385) {
        CHECK_SAME(at(f, x), plain(x), "f");
        CHECK_CLOSE(at(in_float, x), plain(x), 1e-6, "in_float");
        CHECK(at(in_float, x) == (double)(float)at(in_float, x), "more than a float at %g", x);
        CHECK_SAME(at(noisy, x), at(noisy, x), "noisy twice");
        largest = fmax(largest, fabs(at(noisy, x) - plain(x)));
        CHECK_SAME(at(length, x), fabs(x), "length");
        CHECK_CLOSE(at(rosenbrock, x), (1 - x) * (1 - x) + 100 * pow(1 - x * x, 2) + 100, 1e-14,
                    "rosenbrock");
        CHECK_SAME(at(first, x), x + 3, "first, which writes to its argument");
    }
    CHECK(largest > 5e-7 && largest <= 1.0001e-6, "the noise is %g", largest);
    CHECK(isnan(at(f, INFINITY)) && isnan(at(f, NAN)), "no number");
    CHECK(!strcmp(f->class->kind, "plugin") && !function_is_exact(f) && !f->class->concurrent, "class");
    CHECK(!strcmp(f->texts[0], "plugin.so:f") && f->n_outputs == 1 && function_variable(rosenbrock, "z") == 2,
          "names");
    function_free(f);
    function_free(in_float);
    function_free(noisy);
    function_free(rosenbrock);
    function_free(length);
    function_free(first);
    CHECK_DONE();
}

/* A block in which one variable varies and others do not. */
static void blocks(void **state)
{
    enum { N = 1000 };
    static double y[N], z[N];
    struct function *f = NULL;
    (void)state;
    assert_int_equal(plugin_new("plugin.so:rosenbrock", names, 2, &f, &err), HSTAR_OK);
    for (size_t i = 0; i < N; i++) y[i] = (double)i / 7;
    const double x = 2.385, *column[] = {&x, y};
    const bool varies[] = {false, true};
    const struct points points = {.n = N, .column = column, .varies = varies};
    double *outputs[] = {z};
    assert_int_equal(function_evaluate(f, &points, outputs, &err), HSTAR_OK);
    for (size_t i = 0; i < N; i++)
        CHECK_CLOSE(z[i], (1 - x) * (1 - x) + 100 * pow(y[i] - x * x, 2), 1e-14, "rosenbrock");
    function_free(f);
    CHECK_DONE();
}

static const struct {
    const char *name;
    hstar_status status;
    const char *says, *remedy;
} rows[] = {
    {"plugin.so", HSTAR_INVALID, "\"plugin.so\" has no colon", "./plugin.so:f"},
    {"", HSTAR_INVALID, "no colon", ""},
    {":f", HSTAR_INVALID, "no file", ""},
    {"plugin.so:", HSTAR_INVALID, "no symbol", ""},
    {"plugin.so:@vector", HSTAR_INVALID, "no symbol", ""},
    {":", HSTAR_INVALID, "no file", ""},
    {"absent.so:f", HSTAR_FILE, "cannot open the plugin ./absent.so: No such file", "cc -shared"},
    {"/absent/absent.so:f", HSTAR_FILE, "cannot open the plugin /absent/absent.so: No such file",
     "cc -shared"},
    {"text.so:f", HSTAR_FILE, "the plugin cannot be loaded: ./text.so", "cc -shared"},
    {"empty.so:f", HSTAR_FILE, "the plugin cannot be loaded: ./empty.so", "cc -shared"},
    {"folder.so:f", HSTAR_FILE, "the plugin cannot be loaded: ./folder.so", "cc -shared"},
    {"other.c:f", HSTAR_FILE, "the plugin cannot be loaded: ./other.c", "cc -shared"},
    {"lacks.so:f", HSTAR_FILE, "undefined symbol: nowhere", "all it needs"},
    {"plugin.so:g", HSTAR_INVALID, "./plugin.so has no function g", "nm -D ./plugin.so"},
    {"plugin.so:f()", HSTAR_INVALID, "./plugin.so has no function f()", "nm -D"},
    {"plugin.so:f@float", HSTAR_INVALID, "\"@float\" is not a shape", "@vector"},
    {"plugin.so:f@", HSTAR_INVALID, "\"@\" is not a shape", "@vector"},
    {"a:b.so:hidden", HSTAR_INVALID, "has no function hidden", "static"},
    {"a:b.so:table", HSTAR_INVALID, "table of ./a:b.so is a variable", "double f("},
};

static void wrong_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct function *f = NULL;
        err = (hstar_error){0};
        hstar_status status = plugin_new(rows[i].name, names, 1, &f, &err);
        CHECK(status == rows[i].status && !f, "%s: %d", rows[i].name, status);
        CHECK(strstr(err.message, rows[i].says), "%s: %s", rows[i].name, err.message);
        CHECK(*err.remedy && strstr(err.remedy, rows[i].remedy), "%s: %s", rows[i].name, err.remedy);
        CHECK(plugin_new(rows[i].name, names, 1, &f, NULL) == status, "%s: without an error", rows[i].name);
    }
    char name[3000];
    struct function *f = NULL;
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    CHECK(plugin_new(name, names, 1, &f, &err) == HSTAR_INVALID, "long");
    name[1500] = ':';
    CHECK(plugin_new(name, names, 1, &f, &err) == HSTAR_FILE, "long with a colon");
    CHECK_DONE();
}

/* A library whose loading changes the arithmetic, as -ffast-math does, changes nothing here. */
static void arithmetic_stays(void **state)
{
    volatile double small = DBL_MIN;
    struct function *f = NULL;
    char line[500];
    (void)state;
    snprintf(line, sizeof line,
             "echo '#include <fenv.h>\n__attribute__((constructor)) static void on(void) { "
             "fesetround(FE_UPWARD); }\n"
             "double f(double x, void *c) { (void)c; return x; }' >round.c && %s -shared -fPIC -o round.so "
             "round.c -lm",
             compiler());
    shell(line);
    assert_int_equal(plugin_new("round.so:f", names, 1, &f, &err), HSTAR_OK);
    CHECK(fegetround() == FE_TONEAREST, "the rounding mode");
    CHECK(small / 2 > 0, "subnormal numbers");
    function_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(blocks),
        cmocka_unit_test(wrong_names),
        cmocka_unit_test(arithmetic_stays),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
