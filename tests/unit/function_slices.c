/* Slices against whole points: the same bits, over random compositions of everything that the language has, in every format. */
#include "check.h"

#include "function/source/expression.h"
#include "problem/slice.h"

#include <stdlib.h>

/* x, y, a vector v of 9 and a matrix A of 3 rows of 9. */
enum { LENGTH = 9, ROWS = 3, N_VARIABLES = 2 + LENGTH + ROWS * LENGTH };
static char names[N_VARIABLES][16];
static const char *variables[N_VARIABLES];

static uint64_t seed;

static unsigned pick(unsigned n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((seed >> 33) % n);
}

static double number(void)
{
    static const double special[] = {0, -0.0, 1, INFINITY, -INFINITY, NAN, 1e-320, 1e300, -1};
    return pick(12) ? (double)pick(1u << 30) * 0x1p-28 - 2 : special[pick(sizeof special / sizeof *special)];
}

/* ---- Random texts ---- */

static char text[1 << 16];
static size_t end;

static void say(const char *s)
{
    const size_t n = strlen(s);
    assert_true(end + n < sizeof text);
    memcpy(text + end, s, n + 1);
    end += n;
}

static const struct {
    const char *name;
    unsigned arity;
} calls[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary) {#name, arity},
#include "function/machine/functions.def"
#undef X
};
static const char *const operators[] = {" + ", " - ", " * ", " / ", " ^ ", " < ", " + ", " * "};
static const char *const reductions[] = {"sum", "mean",      "prod", "norm", "max",
                                         "min", "logsumexp", "sum",  "sum"};
#define ANY(list) ((list)[pick(sizeof(list) / sizeof *(list))])

static void say_vector(unsigned depth);

static void say_leaf(void)
{
    char leaf[40];
    if (pick(4) == 0)
        snprintf(leaf, sizeof leaf, "%.3g", (double)pick(4000) / 1000);
    else
        snprintf(leaf, sizeof leaf, "%s", variables[pick(3) ? pick(2 + LENGTH) : pick(N_VARIABLES)]);
    say(leaf);
}

static void say_call(unsigned depth);

static void say_scalar(unsigned depth)
{
    const unsigned kind = depth ? pick(10) : 0;
    if (kind == 0) {
        say_leaf();
    } else if (kind < 4) {
        say("(");
        say_scalar(depth - 1);
        say(ANY(operators));
        say_scalar(depth - 1);
        say(")");
    } else if (kind < 7) {
        say_call(depth - 1);
    } else if (kind < 9) {
        say(ANY(reductions));
        say("(");
        say_vector(depth - 1);
        say(")");
    } else {
        say("dot(");
        say_vector(depth - 1);
        say(", ");
        say_vector(depth - 1);
        say(")");
    }
}

static void say_call(unsigned depth)
{
    const size_t i = pick(sizeof calls / sizeof *calls);
    say(calls[i].name);
    say("(");
    for (unsigned k = 0; k < calls[i].arity; k++) {
        if (k) say(", ");
        say_scalar(depth);
    }
    say(")");
}

static void say_vector(unsigned depth)
{
    switch (depth ? pick(6) : 0) {
    case 0:
        say("v");
        break;
    case 1:
        say("softmax(");
        say_vector(depth - 1);
        say(")");
        break;
    case 2:
        say("(transpose(A) * (A * ");
        say_vector(depth - 1);
        say("))");
        break;
    case 3:
        say(pick(2) ? "tanh(" : "relu(");
        say_vector(depth - 1);
        say(")");
        break;
    default:
        say("(");
        say_vector(depth - 1);
        say(ANY(operators));
        if (pick(2))
            say_vector(depth - 1);
        else
            say_scalar(depth - 1);
        say(")");
    }
}

/* With a local name that is used twice, one time in two. */
static void say_text(void)
{
    end = 0;
    if (pick(2)) {
        say("a = ");
        say_scalar(2);
        say("; a*");
        say_scalar(2);
        say(" - a + ");
    }
    if (pick(3))
        say_scalar(4);
    else
        say_vector(3);
}

/* ---- The comparison ---- */

enum { MOST_POINTS = 600 };

static void compare(const struct function *f, const double *point, size_t output, size_t wrt,
                    const struct slices *slices, size_t n)
{
    static double x[MOST_POINTS], y[MOST_POINTS + 1];
    struct slice *line = NULL;
    assert_int_equal(slice_take(slices, output, wrt, &line, NULL), HSTAR_OK);
    const double *column[N_VARIABLES];
    bool varies[N_VARIABLES] = {false};
    for (size_t v = 0; v < N_VARIABLES; v++) column[v] = &point[v];
    column[wrt] = x;
    varies[wrt] = true;
    for (size_t i = 0; i < n; i++) x[i] = i % 3 ? number() : point[wrt] + ldexp(number(), -20);
    double **outputs = calloc(f->n_outputs, sizeof *outputs);
    for (size_t o = 0; o < f->n_outputs; o++) outputs[o] = calloc(n + 1, sizeof **outputs);
    const struct points points = {.n = n, .column = column, .varies = varies};
    assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
    for (int round = 0; round < 2; round++) { /* fewer at first, so that its room grows */
        const size_t m = round ? n : (n + 1) / 2;
        y[m] = -2385;
        assert_int_equal(slice_values(line, x, m, y, NULL), HSTAR_OK);
        for (size_t i = 0; i < m && !check_failures; i++) {
            CHECK_SAME(y[i], outputs[output][i], text);
            if (check_failures)
                fprintf(stderr, "output %zu along %s, point %zu of %zu, in %s\n", output, variables[wrt], i,
                        m, function_format(f)->name);
        }
        CHECK(y[m] == -2385, "it writes beyond its end");
    }
    for (size_t o = 0; o < f->n_outputs; o++) free(outputs[o]);
    free(outputs);
    slice_free(line);
}

static void compare_some(const struct function *f)
{
    double point[N_VARIABLES];
    struct slices *slices = NULL;
    for (size_t v = 0; v < N_VARIABLES; v++) point[v] = pick(8) ? (double)pick(1000) / 400 - 0.7 : number();
    assert_int_equal(slices_new(f, point, &slices, NULL), HSTAR_OK);
    for (int k = 0; k < 6 && !check_failures; k++)
        compare(f, point, pick((unsigned)f->n_outputs), pick(N_VARIABLES), slices,
                pick(8) ? 1 + pick(9) : 250 + pick(MOST_POINTS - 250));
    slices_free(slices);
}

static void name_variables(void)
{
    for (int v = 0; v < N_VARIABLES; v++) {
        if (v < 2)
            snprintf(names[v], sizeof names[v], "%s", v ? "y" : "x");
        else if (v < 2 + LENGTH)
            snprintf(names[v], sizeof names[v], "v[%d]", v - 2);
        else
            snprintf(names[v], sizeof names[v], "A[%d,%d]", (v - 2 - LENGTH) / LENGTH,
                     (v - 2 - LENGTH) % LENGTH);
        variables[v] = names[v];
    }
}

static void compositions(void **state)
{
    size_t n_functions = 0, n_outputs = 0;
    (void)state;
    name_variables();
    for (seed = 0; n_functions < 1500 && !check_failures;) {
        struct function *f = NULL, *in = NULL;
        static char first[sizeof text];
        const char *texts[] = {text, first};
        hstar_error err;
        say_text();
        strcpy(first, text);
        say_text();
        /* A local name alone is not a vector's, and some calls have no value in the language: those are passed over. */
        if (expression_new(texts, 1 + pick(2), variables, N_VARIABLES, &f, &err)) continue;
        n_functions++;
        n_outputs += f->n_outputs;
        compare_some(f);
        const struct format *format = &formats[pick(N_FORMATS)];
        if (!check_failures && format->arithmetic != ARITHMETIC_DOUBLE &&
            function_in(f, format, &in, &err) == HSTAR_OK)
            compare_some(in);
        function_free(in);
        function_free(f);
    }
    CHECK(n_outputs > 2 * n_functions, "%zu outputs of %zu functions", n_outputs, n_functions);
    CHECK_DONE();
}

/* Long sums and products, whose terms vary at the first place, the last, in between, and at several at once. */
static void chains(void **state)
{
    static const char *const texts[] = {
        "sum(v)",
        "prod(v)",
        "sum(v^2)",
        "sum(v) + sum(v*x)",
        "x + y + x + y + x + y + x",
        "x*x*x*x*x*x*y",
        "y + 1 + x + 2 + 3 + x*y + 4 + y + 5",
        "sum(A*v)",
        "A*v",
        "transpose(A)*(A*v)",
        "a = x + y + x + 1 + 2 + 3; a + a*y + sum(v) + a",
        "x + 1 + 2 + 3 + 4 + 5 - (1*x*2*3*4*5*6*x)",
        "1 + 2 + 3 + 4 + 5 + x",
        "sum(v)*prod(v)*x*y*x*y*2",
    };
    (void)state;
    name_variables();
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        struct function *f = NULL;
        assert_int_equal(expression_new(&texts[t], 1, variables, N_VARIABLES, &f, NULL), HSTAR_OK);
        strcpy(text, texts[t]);
        for (int id = -1; id < N_FORMATS; id++) {
            struct function *in = NULL;
            if (id >= 0 && formats[id].arithmetic == ARITHMETIC_DOUBLE) continue;
            if (id >= 0) assert_int_equal(function_in(f, &formats[id], &in, NULL), HSTAR_OK);
            for (seed = 0; seed < 40 && !check_failures; seed++) {
                const uint64_t kept = seed;
                seed = kept * 1000003;
                compare_some(in ? in : f);
                seed = kept;
            }
            function_free(in);
        }
        function_free(f);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains),
        cmocka_unit_test(compositions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
