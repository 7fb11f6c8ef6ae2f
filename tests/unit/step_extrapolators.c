/* The extrapolators and the methods that read a log-log plot: published figures, ordinary functions, and those that every
 * method must survive. */
#include "step/published/gsl.h"
#include "step/published/ridders.h"
#include "step/step.h"

#include "check.h"

#include <stdlib.h>

/* ---- published figures ---- */

static double f_ceres(double x)
{
    return exp(x) / (sin(x) - x * x);
}

static double central(double (*f)(double), double x, double h)
{
    return (f(x + h) - f(x - h)) / (2 * h);
}

/* Ceres' documentation, numerical derivatives: Ridders' tableau at 1 from h = 0.01, as printed. */
static void test_ceres_tableau(void **state)
{
    (void)state;
    static const double printed[5][5] = {
        {141.678097131, 140.971663667, 140.796145400, 140.752333523, 140.741384778},
        {0, 140.736185846, 140.737639311, 140.737729564, 140.737735196},
        {0, 0, 140.737736209, 140.737735581, 140.737735571},
        {0, 0, 0, 140.737735571, 140.737735571},
        {0, 0, 0, 0, 140.737735571},
    };
    struct tableau t = {.shrink = 2};
    for (int i = 0; i < 5; i++) tableau_add(&t, central(f_ceres, 1, ldexp(0.01, -i)));
    for (size_t k = 0; k < 5; k++)
        for (size_t i = k; i < 5; i++)
            CHECK(fabs(t.entry[k][i] - printed[k][i]) <= 0.6e-9, "row %zu, column %zu: got %.12f, want %.9f",
                  k, i, t.entry[k][i], printed[k][i]);
    CHECK(fabs(tableau_change(&t, 1, 1) - (141.678097131 - 140.736185846)) < 1e-8, "%g",
          tableau_change(&t, 1, 1));
    CHECK_DONE();
}

struct calls {
    double (*f)(double);
    double least, most;
    size_t n, fails_at;
};

static hstar_status call(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)err;
    struct calls *c = context;
    for (size_t i = 0; i < n; i++) {
        c->least = fmin(c->least, x[i]);
        c->most = fmax(c->most, x[i]);
        y[i] = c->f(x[i]);
    }
    c->n += n;
    return c->fails_at && c->n >= c->fails_at ? HSTAR_FILE : HSTAR_OK;
}

static struct probe probe_of(struct calls *c, double x)
{
    struct probe p;
    probe_init(&p);
    p.call = call;
    p.context = c;
    p.x = x;
    c->least = INFINITY;
    c->most = -INFINITY;
    c->n = 0;
    return p;
}

static double f_power(double x)
{
    return pow(x, 1.5);
}

/* GSL's manual prints what its example gives for x^(3/2) with h = 1e-8. */
static void test_gsl_example(void **state)
{
    (void)state;
    static const struct {
        enum gsl_way way;
        double x, value, error;
    } cases[] = {{GSL_CENTRAL, 2, 2.1213203120, 0.0000005006}, {GSL_FORWARD, 0, 0.0000000160, 0.0000000339}};
    for (size_t i = 0; i < 2; i++) {
        struct calls c = {.f = f_power};
        struct probe p = probe_of(&c, cases[i].x);
        struct step step;
        probe_begin(&p);
        assert_true(step_start(&p, USE_EXTRAPOLATION, 4, &step));
        gsl_differentiate(&p, cases[i].way, 1e-8, &step);
        CHECK(fabs(step.value - cases[i].value) <= 0.6e-10 && fabs(step.bar - cases[i].error) <= 0.6e-10,
              "got %.10f +/- %.10f", step.value, step.bar);
        CHECK(step.h > 0 && step.h <= 1.1e-8, "h %g", step.h);
    }
    CHECK_DONE();
}

/* ---- every method on ordinary functions ---- */

/* The largest relative error that each is to keep to on the ordinary functions below, and the calls that it may make. */
static const struct {
    enum selector_id id;
    double worst;
} methods[] = {
    {SELECTOR_GSL, 1e-8},        {SELECTOR_RIDDERS, 1e-11},
    {SELECTOR_RICHARDSON, 1e-9}, {SELECTOR_RICHARDSON_TRIMMED, 1e-10},
    {SELECTOR_OLIVER, 1e-10},    {SELECTOR_MATHUR, 1e-7},
    {SELECTOR_KOSTYRKA, 1e-7},
};
enum { N_METHODS = sizeof methods / sizeof *methods };

static const struct step_request first_derivative = {.derivative = 1, .use = N_USES};

static struct step find(enum selector_id id, struct probe *p)
{
    struct step step;
    hstar_error err;
    assert_int_equal(step_find(id, &first_derivative, p, &step, &err), HSTAR_OK);
    CHECK(step.evaluations <= selectors[id].max_evaluations, "%s: %zu calls", selectors[id].name,
          step.evaluations);
    CHECK(step.bar >= 0 && !isnan(step.bar), "%s: bar %g", selectors[id].name, step.bar);
    return step;
}

static double f_square(double x)
{
    return x * x;
}
static double f_line(double x)
{
    return 3.14 * x + 2.71;
}
static double f_product(double x)
{
    return x * x * log(x);
}
static double f_gauss(double x)
{
    return exp(x * x);
}
static double f_large(double x)
{
    return 1e300 * exp(x);
}
static double f_small(double x)
{
    return 1e-290 * exp(x);
}
static double f_fourth(double x)
{
    return x * x * x * x;
}

static const struct {
    const char *label;
    double (*f)(double);
    double x, want;
} ordinary[] = {
    {"sin", sin, 1, 0.54030230586813972},
    {"exp", exp, 2.385, 10.85906246},
    {"log", log, 1, 1},
    {"log at 0.3", log, 0.3, 1 / 0.3},
    {"sqrt", sqrt, 2, 0.35355339059327379},
    {"atan", atan, 0.5, 0.8},
    {"tan", tan, 1, 3.425518820814759761},
    {"x^2 log x", f_product, 1, 1},
    {"x^2", f_square, 1.7, 3.4},
    {"a line", f_line, 0.1, 3.14},
    {"exp(x^2)", f_gauss, 1, 5.4365636569180905},
    {"large", f_large, 1, 2.7182818284590452e300},
    {"small", f_small, 1, 2.7182818284590452e-290},
    {"x^4 at 1000", f_fourth, 1000, 4e9},
    {"x^(3/2)", f_power, 2, 2.121320343559642573},
};

static void test_ordinary(void **state)
{
    (void)state;
    for (size_t m = 0; m < N_METHODS; m++)
        for (size_t i = 0; i < sizeof ordinary / sizeof *ordinary; i++) {
            struct calls c = {.f = ordinary[i].f};
            struct probe p = probe_of(&c, ordinary[i].x);
            struct step s = find(methods[m].id, &p);
            double want = ordinary[i].f == exp ? exp(ordinary[i].x) : ordinary[i].want;
            const char *name = selectors[methods[m].id].name;
            CHECK(fabs(s.value - want) <= methods[m].worst * fabs(want), "%s, %s: got %.17g, want %.17g",
                  name, ordinary[i].label, s.value, want);
            CHECK(fabs(s.value - want) <= s.bar, "%s, %s: error %.3g, bar %.3g", name, ordinary[i].label,
                  fabs(s.value - want), s.bar);
            bool no_truncation = s.stop == STOP_NO_TRUNCATION; /* what a parabola and a line have none of */
            CHECK(stops[s.stop].trust == TRUST_OK || no_truncation, "%s, %s: %s", name, ordinary[i].label,
                  stops[s.stop].name);
            CHECK(s.h > 0 && s.h_largest >= s.h && s.order >= 1, "%s, %s: h %g … %g, order %u", name,
                  ordinary[i].label, s.h, s.h_largest, s.order);
            CHECK(s.evaluations == c.n, "%s: says %zu calls, made %zu", name, s.evaluations, c.n);
        }
    CHECK_DONE();
}

/* ---- what every method must survive ---- */

static double f_constant(double x)
{
    (void)x;
    return 2.385;
}
static double f_zero(double x)
{
    (void)x;
    return 0;
}
static double f_corner(double x)
{
    return fabs(x - 1);
}
static double f_bent_corner(double x)
{
    return fabs(x - 1) + x * x;
}
static double f_relu(double x)
{
    return x > 0 ? x : 0;
}
static double f_cusp(double x)
{
    return sqrt(fabs(x));
}
static double f_jump(double x)
{
    return x > 1 ? x + 1 : x;
}
static double f_step(double x)
{
    return x > 1;
}
static double f_alias(double x)
{
    return sin(x * x + 1e6 * x);
}
static double f_wave(double x)
{
    return sin(200 * x);
}
static double f_float(double x)
{
    return (double)sinf((float)x);
}
static double f_nan(double x)
{
    (void)x;
    return NAN;
}
static double f_lonely(double x)
{
    return x == 1 ? 1 : (double)NAN;
}
static double f_infinite(double x)
{
    return x == 1 ? 1 : (double)INFINITY;
}
static double f_hole(double x)
{
    return fabs(x - 2) < 1e-8 && x != 2 ? (double)NAN : x * x;
}
static double f_steep(double x)
{
    return 1.7e308 * x;
}

/* What may come of it: the derivative within its bar, and trusted only if so; never trusted; no value. */
enum fate { RIGHT_OR_DOUBTFUL, DOUBTFUL, NONE, CONSTANT };

static const struct {
    const char *label;
    double (*f)(double);
    double x, want;
    enum fate fate;
} hard[] = {
    {"constant", f_constant, 1, 0, CONSTANT},
    {"zero", f_zero, 0, 0, CONSTANT},
    {"corner", f_corner, 1, 0, DOUBTFUL},
    {"bent corner", f_bent_corner, 1, 0, DOUBTFUL},
    {"relu", f_relu, 0, 0, DOUBTFUL},
    {"cusp", f_cusp, 0, 0, DOUBTFUL},
    {"jump", f_jump, 1, 0, DOUBTFUL},
    {"step", f_step, 1, 0, DOUBTFUL},
    {"undefined", f_nan, 1, 0, NONE},
    {"defined there alone", f_lonely, 1, 0, NONE},
    {"finite there alone", f_infinite, 1, 0, NONE},
    {"overflow", f_square, 1e300, 0, NONE},
    {"edge", asin, 1, 0, DOUBTFUL},
    {"edge of sqrt", sqrt, 0, 0, DOUBTFUL},
    {"aliasing", f_alias, 1, 800640.3127589093, RIGHT_OR_DOUBTFUL},
    {"wave", f_wave, 1, 97.437535001401182, RIGHT_OR_DOUBTFUL},
    {"float", f_float, 1, 0.54030230586813972, RIGHT_OR_DOUBTFUL},
    {"float elsewhere", f_float, 1.2345, 0.32999315767856785, RIGHT_OR_DOUBTFUL},
    {"hole", f_hole, 2, 4, RIGHT_OR_DOUBTFUL},
    {"steep", f_steep, 1, 1.7e308, RIGHT_OR_DOUBTFUL},
    {"f' = 0", cos, 0, 0, RIGHT_OR_DOUBTFUL},
    {"f = f' = 0", f_square, 0, 0, RIGHT_OR_DOUBTFUL},
    {"f''' = 0 too", f_fourth, 0, 0, RIGHT_OR_DOUBTFUL},
    {"f'' = 0", sin, 0, 1, RIGHT_OR_DOUBTFUL},
    {"tiny x", exp, 1e-300, 1, RIGHT_OR_DOUBTFUL},
    {"tinier x", f_square, 5e-324, 1e-323, RIGHT_OR_DOUBTFUL},
    {"beside the edge", log, 1e-5, 1e5, RIGHT_OR_DOUBTFUL},
    {"right beside it", log, 1e-300, 1e300, RIGHT_OR_DOUBTFUL},
    {"beside overflow", exp, 709.7, 1.654984027680264403e308, RIGHT_OR_DOUBTFUL},
    {"pole far", f_ceres, 1, 140.737735571296603393, RIGHT_OR_DOUBTFUL},
};

static void test_hard(void **state)
{
    (void)state;
    for (size_t m = 0; m < N_METHODS; m++)
        for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
            struct calls c = {.f = hard[i].f};
            struct probe p = probe_of(&c, hard[i].x);
            struct step s = find(methods[m].id, &p);
            enum trust trust = stops[s.stop].trust;
            const char *name = selectors[methods[m].id].name;
            double error = fabs(s.value - hard[i].want);
            bool fine = false;
            switch (hard[i].fate) {
            case RIGHT_OR_DOUBTFUL:
                fine = trust != TRUST_OK || error <= s.bar * (1 + 1e-9);
                break;
            case DOUBTFUL:
                fine = trust != TRUST_OK;
                break;
            case NONE:
                fine = trust == TRUST_NONE && isnan(s.value) && isinf(s.bar);
                break;
            case CONSTANT:
                fine = s.stop == STOP_CONSTANT && s.value == 0 && isfinite(s.bar);
                break;
            }
            CHECK(fine, "%s, %s: %s, value %.17g, error %.3g, bar %.3g", name, hard[i].label,
                  stops[s.stop].name, s.value, error, s.bar);
        }
    CHECK_DONE();
}

/* A kink and a jump have their own names where the method looks that near. */
static void test_names(void **state)
{
    (void)state;
    for (size_t m = 0; m < N_METHODS; m++) {
        struct calls c = {.f = f_corner};
        struct probe p = probe_of(&c, 1);
        CHECK(find(methods[m].id, &p).stop == STOP_KINK, "%s: corner", selectors[methods[m].id].name);
        c.f = f_step;
        p = probe_of(&c, 1);
        CHECK(find(methods[m].id, &p).stop == STOP_JUMP, "%s: step", selectors[methods[m].id].name);
    }
    CHECK_DONE();
}

/* ---- bounds, budgets, failures ---- */

static void test_bounds(void **state)
{
    (void)state;
    static const double bounds[][2] = {{1, INFINITY},  {-INFINITY, 1},     {1, 1},
                                       {0.999, 1.001}, {0.5, 1 + 0x1p-30}, {1 - 0x1p-52, 1 + 0x1p-52}};
    for (size_t m = 0; m < N_METHODS; m++)
        for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
            struct calls c = {.f = exp};
            struct probe p = probe_of(&c, 1);
            p.lower = bounds[b][0];
            p.upper = bounds[b][1];
            struct step s = find(methods[m].id, &p);
            const char *name = selectors[methods[m].id].name;
            CHECK(c.least >= p.lower && c.most <= p.upper, "%s: %.17g … %.17g", name, c.least, c.most);
            CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - exp(1)) <= s.bar,
                  "%s, bounds %zu: %.17g +/- %g", name, b, s.value, s.bar);
            CHECK(stops[s.stop].trust != TRUST_NONE || s.stop == STOP_BOUNDS, "%s, bounds %zu: %s", name, b,
                  stops[s.stop].name);
        }
    CHECK_DONE();
}

static void test_budget(void **state)
{
    (void)state;
    for (size_t m = 0; m < N_METHODS; m++)
        for (size_t budget = 0; budget < 160; budget++) {
            struct calls c = {.f = sin};
            struct probe p = probe_of(&c, 1);
            p.budget = budget;
            struct step s = find(methods[m].id, &p);
            const char *name = selectors[methods[m].id].name;
            CHECK(c.n <= budget, "%s: %zu of %zu", name, c.n, budget);
            CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - cos(1)) <= s.bar,
                  "%s, budget %zu: %.17g +/- %g", name, budget, s.value, s.bar);
        }
    CHECK_DONE();
}

static void test_failure(void **state)
{
    (void)state;
    for (size_t m = 0; m < N_METHODS; m++)
        for (size_t n = 1; n <= 11; n++) {
            struct calls c = {.f = sin, .fails_at = n};
            struct probe p = probe_of(&c, 1);
            struct step step = {.value = 17};
            hstar_error err;
            hstar_status status = step_find(methods[m].id, &first_derivative, &p, &step, &err);
            bool untouched = step.value == 17;
            CHECK(c.n < n || (status == HSTAR_FILE && untouched), "%s, call %zu",
                  selectors[methods[m].id].name, n);
            CHECK(c.n < n + 122, "%s went on: %zu calls", selectors[methods[m].id].name, c.n);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ceres_tableau), cmocka_unit_test(test_gsl_example),
        cmocka_unit_test(test_ordinary),      cmocka_unit_test(test_hard),
        cmocka_unit_test(test_names),         cmocka_unit_test(test_bounds),
        cmocka_unit_test(test_budget),        cmocka_unit_test(test_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
