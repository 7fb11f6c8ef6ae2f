/* Evaluation in blocks: any number of points, any mixture of columns and single values, several threads, and
 * GSL's error handler as it was. */
#include "base/gsl_quiet.h"
#include "function/source/expression.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf.h>
#include <pthread.h>
#include <stdlib.h>

#include "check.h"

static const char *const variables[3] = {"x", "y", "z"};

static struct function *compile(const char *const *texts, size_t n)
{
    struct function *f;
    hstar_error err;
    if (expression_new(texts, n, variables, 3, &f, &err)) fail_msg("%s", err.message);
    return f;
}

/* Text and the same in C. */
static const char *const texts[] = {
    "x*x*x - 2*x + 1",
    "sin(x)*exp(y)",
    "y",
    "2^0.5",
    "a = y/z; a*x + a^2",
    "if(x < y, x, z)*(y < z)",
    "z - x/3",
    "fma(x, y, z) + max(x, y)",
    "b = x + y; b",
    "-x",
    "3 - x",
    "atan2(2, x) - atan2(x, 2)",
};
enum { N_TEXTS = sizeof texts / sizeof *texts };
static double volatile half = 0.5, two = 2;

static double direct(size_t o, double x, double y, double z)
{
    switch (o) {
    case 0:
        return x * x * x - 2 * x + 1;
    case 1:
        return sin(x) * exp(y);
    case 2:
        return y;
    case 3:
        return pow(two, half);
    case 4:
        return y / z * x + pow(y / z, two);
    case 5:
        return (x < y ? x : z) * (y < z);
    case 6:
        return z - x / 3;
    case 7:
        return fma(x, y, z) + fmax(x, y);
    case 8:
        return x + y;
    case 9:
        return -x;
    case 10:
        return 3 - x;
    default:
        return atan2(2, x) - atan2(x, 2);
    }
}

/* What lies behind an output must stay as it was. */
enum { MOST = 1500, GUARD = 8 };

static void check_points(const struct function *f, size_t n, unsigned which)
{
    static double column[3][MOST], output[N_TEXTS][MOST + GUARD];
    const double *columns[3];
    double *outputs[N_TEXTS];
    bool varies[3];
    for (unsigned v = 0; v < 3; v++) {
        columns[v] = column[v];
        varies[v] = (which & 1u << v) != 0;
        for (size_t i = 0; i < n; i++) column[v][i] = sin(1.7 * (double)(i + 1) + v) + 0.25 * v;
    }
    for (size_t o = 0; o < N_TEXTS; o++) {
        outputs[o] = output[o];
        for (size_t i = 0; i < n + GUARD; i++) output[o][i] = -777;
    }
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = n, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    for (size_t o = 0; o < N_TEXTS; o++) {
        for (size_t i = 0; i < n; i++) {
            double p[3];
            for (unsigned v = 0; v < 3; v++) p[v] = column[v][varies[v] ? i : 0];
            CHECK_SAME(output[o][i], direct(o, p[0], p[1], p[2]), texts[o]);
        }
        for (size_t i = n; i < n + GUARD; i++)
            CHECK(output[o][i] == -777, "%s: %zu points overrun", texts[o], n);
    }
}

static void any_number_of_points(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 2, 7, 127, 128, 129, 255, 256, 257, 511, 512, 513, MOST};
    struct function *f = compile(texts, N_TEXTS);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (unsigned which = 0; which < 8; which++) check_points(f, sizes[s], which);
    function_free(f);
    CHECK_DONE();
}

/* More registers than fit the small working memory. */
static void many_registers(void **state)
{
    (void)state;
    char *text = malloc(1 << 16), *at = text;
    for (int i = 0; i < 600; i++) at += sprintf(at, "v%d = x*%d + y; ", i, i);
    strcpy(at, "v0 + v599*v300");
    struct function *f = compile((const char *const *)&text, 1);
    static double x[700], out[700];
    const double y = 0.3, z = 0;
    for (int i = 0; i < 700; i++) x[i] = 0.01 * i;
    const double *columns[3] = {x, &y, &z};
    const bool varies[3] = {true, false, false};
    double *outputs[1] = {out};
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 700, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    for (int i = 0; i < 700; i++)
        CHECK_SAME(out[i], (x[i] * 0 + y) + (x[i] * 599 + y) * (x[i] * 300 + y), "v");
    function_free(f);
    free(text);
    CHECK_DONE();
}

/* A bad sample is a datum. */
static void bad_samples(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, want;
    } cases[] = {
        {"log(x)", -1, (double)NAN},
        {"log(x)", 0, -HUGE_VAL},
        {"1/x", 0, HUGE_VAL},
        {"sqrt(x)", -1, (double)NAN},
        {"exp(x)", 1e300, HUGE_VAL},
        {"relu(x)", (double)NAN, (double)NAN},
        {"step(x)", (double)NAN, (double)NAN},
        {"sign(x)", (double)NAN, (double)NAN},
        {"relu(x)", -HUGE_VAL, 0},
        {"tgamma(x)", -1, (double)NAN},
        {"lgamma(x)", 0, HUGE_VAL},
        {"bessel_y0(x)", -1, (double)NAN},
        {"bessel_k0(x)", 0, (double)NAN},
        {"bessel_k0(x)", 1e4, 0},
        {"bessel_i0(x)", 1e4, HUGE_VAL},
        {"bessel_j0(x)", (double)NAN, (double)NAN},
        {"bessel_j0(x)", HUGE_VAL, (double)NAN},
        {"airy_ai(x)", 1e4, 0},
        {"airy_bi(x)", 1e4, HUGE_VAL},
        {"ei(x)", 0, (double)NAN},
        {"ei(x)", 1e4, HUGE_VAL},
        {"ci(x)", -1, (double)NAN},
        {"zeta(x)", 1, (double)NAN},
        {"digamma(x)", 0, (double)NAN},
        {"lambert_w(x)", -1, (double)NAN},
        {"e1(x)", 1e4, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct function *f = compile(&cases[i].text, 1);
        const double *columns[3] = {&cases[i].x, &cases[i].x, &cases[i].x};
        const bool varies[3] = {true, false, false};
        double value = 5, *outputs[1] = {&value};
        assert_int_equal(function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies},
                                           outputs, NULL),
                         HSTAR_OK);
        CHECK(isnan(cases[i].want) ? isnan(value) : value == cases[i].want, "%s at %g: got %g, want %g",
              cases[i].text, cases[i].x, value, cases[i].want);
        function_free(f);
    }
    CHECK_DONE();
}

/* ---- threads and GSL's handler ---- */

static int handled;

static void handler(const char *reason, const char *file, int line, int code)
{
    (void)reason;
    (void)file;
    (void)line;
    (void)code;
    handled++;
}

enum { THREADS = 4, ROUNDS = 200 };

static void *work(void *argument)
{
    const struct function *f = argument;
    static const double x[5] = {-2, -0.5, 0, 1.5, 700};
    const double y = 1;
    const double *columns[3] = {x, &y, &y};
    const bool varies[3] = {true, false, false};
    size_t wrong = 0;
    for (int r = 0; r < ROUNDS; r++) {
        double out[5], *outputs[1] = {out};
        if (function_evaluate(f, &(struct points){.n = 5, .column = columns, .varies = varies}, outputs,
                              NULL))
            wrong++;
        if (!isnan(out[0]) || !isnan(out[2]) || !isfinite(out[3])) wrong++;
        arb_ptr at = _arb_vec_init(3), jet = _arb_vec_init(3);
        arb_set_d(&at[0], x[3]);
        arb_one(&at[1]);
        if (function_jet(f, 0, at, 0, 3, 128, jet, NULL) || !arb_is_finite(&jet[2])) wrong++;
        _arb_vec_clear(at, 3);
        _arb_vec_clear(jet, 3);
    }
    flint_cleanup();
    return (void *)wrong; /* NOLINT: a count, not an address */
}

static void threads_share_a_function(void **state)
{
    (void)state;
    const char *text = "bessel_y0(x)*lgamma(x) + log(x)^y";
    struct function *f = compile(&text, 1);
    gsl_error_handler_t *before = gsl_set_error_handler(handler);
    pthread_t thread[THREADS];
    for (int t = 0; t < THREADS; t++) assert_int_equal(pthread_create(&thread[t], NULL, work, f), 0);
    for (int t = 0; t < THREADS; t++) {
        void *wrong;
        assert_int_equal(pthread_join(thread[t], &wrong), 0);
        CHECK(wrong == NULL, "thread %d", t);
    }
    CHECK(handled == 0, "GSL's handler was called %d times", handled);
    CHECK(gsl_set_error_handler(before) == handler, "GSL's handler was not put back");
    function_free(f);
    CHECK_DONE();
}

static void quiet_nests(void **state)
{
    (void)state;
    gsl_sf_result r;
    gsl_error_handler_t *before = gsl_set_error_handler(handler);
    handled = 0;
    gsl_quiet_begin();
    gsl_quiet_begin();
    CHECK(gsl_sf_bessel_Y0_e(-1, &r) == GSL_EDOM && handled == 0, "inside two");
    gsl_quiet_end();
    CHECK(gsl_sf_bessel_Y0_e(-1, &r) == GSL_EDOM && handled == 0, "inside one");
    gsl_quiet_end();
    CHECK(gsl_sf_bessel_Y0_e(-1, &r) == GSL_EDOM && handled == 1, "outside");
    gsl_set_error_handler(before);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_points), cmocka_unit_test(many_registers),
        cmocka_unit_test(bad_samples),          cmocka_unit_test(threads_share_a_function),
        cmocka_unit_test(quiet_nests),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
