/* The noise of f: the published measures against values whose noise is known, and measuring it by calling f. */
#include "step/noise/noise.h"

#include "check.h"

#include <stdlib.h>

/* A number in (-1, 1) that depends on the bits of x and on nothing else about x. */
static double scatter(double x)
{
    uint64_t u;
    memcpy(&u, &x, sizeof u);
    u = (u ^ (u >> 31)) * 0x9e3779b97f4a7c15;
    u = (u ^ (u >> 29)) * 0xbf58476d1ce4e5b9;
    return (double)((u ^ (u >> 32)) >> 11) * 0x1p-52 - 1;
}

/* ---- ECNoise ---- */

static void fill(double *values, size_t n, double start, double slope, double bend, double noise,
                 double scale)
{
    for (size_t i = 0; i < n; i++) {
        double t = (double)i;
        values[i] = scale * (start + slope * t + bend * t * t + noise * scatter(start + t * 1.7));
    }
}

static void test_ecnoise(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double slope, bend, noise;
        enum ecnoise want;
    } cases[] = {
        {"noise alone", 0, 0, 1e-3, ECNOISE_FOUND},
        {"noise on a slope", 2e-3, 0, 1e-3, ECNOISE_FOUND},
        {"noise on a parabola", 2e-3, 3e-5, 1e-3, ECNOISE_FOUND},
        {"little noise on a steep slope", 1e-2, 0, 1e-6, ECNOISE_FOUND},
        {"constant", 0, 0, 0, ECNOISE_SPACING_TOO_SMALL},
        {"much change", 0.2, 0, 1e-3, ECNOISE_SPACING_TOO_LARGE},
    };
    static const double scales[] = {1, 1e300, 1e-300, -17.3};
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++)
        for (size_t s = 0; s < sizeof scales / sizeof *scales; s++)
            for (size_t n = ECNOISE_POINTS; n <= ECNOISE_MAX_POINTS; n += 4) {
                unsigned found = 0;
                double squares = 0;
                enum { TRIALS = 40 };
                for (unsigned trial = 0; trial < TRIALS; trial++) {
                    double values[ECNOISE_MAX_POINTS], level = NAN;
                    fill(values, n, 2.385 + trial * 0.0137, cases[c].slope, cases[c].bend, cases[c].noise,
                         scales[s]);
                    if (noise_ecnoise(values, n, &level) != cases[c].want) continue;
                    found++;
                    level /= fabs(scales[s]);
                    squares += level * level;
                }
                CHECK(found >= TRIALS * 0.8, "%s, scale %g, n %zu: %u of %d", cases[c].label, scales[s], n,
                      found, TRIALS);
                if (cases[c].want != ECNOISE_FOUND) continue;
                /* Uniform in (-1, 1): a variance of 1/3. */
                CHECK_CLOSE(sqrt(squares / found), cases[c].noise / sqrt(3), 0.3, cases[c].label);
            }
    CHECK_DONE();
}

/* ---- faccur, by another least-squares fit: the slope and the mean ---- */

static void test_faccur(void **state)
{
    (void)state;
    static const double at[FACCUR_POINTS] = {0, 1, 3, 5, 7, 9};
    for (unsigned trial = 0; trial < 50; trial++) {
        double values[FACCUR_POINTS];
        long double mean = 0, mean_at = 0, products = 0, squares = 0, deviation = 0;
        for (size_t i = 0; i < FACCUR_POINTS; i++) {
            values[i] = 3.71 + 0.37 * at[i] * trial + scatter(trial + at[i] * 0.193);
            mean += values[i] / (long double)FACCUR_POINTS;
            mean_at += at[i] / (long double)FACCUR_POINTS;
        }
        for (size_t i = 0; i < FACCUR_POINTS; i++) {
            products += (at[i] - mean_at) * (values[i] - mean);
            squares += (at[i] - mean_at) * (at[i] - mean_at);
        }
        for (size_t i = 0; i < FACCUR_POINTS; i++)
            deviation = fmaxl(deviation, fabsl(values[i] - mean - products / squares * (at[i] - mean_at)));
        CHECK_CLOSE(noise_faccur(values), (double)(2 * deviation), 1e-12, "faccur");
    }
    CHECK_DONE();
}

/* ---- measuring ---- */

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
static double f_float(double x)
{
    return (double)sinf((float)x);
}
static double f_argument(double x)
{
    return exp((double)(float)x);
}
static double f_decimals(double x)
{
    return round(sin(x) * 1e6) / 1e6;
}
static double f_scattered(double x)
{
    return sin(x) * (1 + 1e-6 * scatter(x));
}
static double f_cancelling(double x)
{
    return (x * x + 1e8) - 1e8;
}
static double f_product(double x)
{
    return exp(100 * x);
}
static double f_corner(double x)
{
    return 1 + fabs(x - 1);
}
static double f_jump(double x)
{
    return x > 1 ? x + 1 : x;
}
static double f_log_square(double x)
{
    return x * x * log(x);
}
static double f_hole(double x)
{
    return fabs(x - 2) < 1e-8 && x != 2 ? (double)NAN : x * x;
}
static double f_large(double x)
{
    return 1e300 * exp(x);
}
static double f_nan(double x)
{
    (void)x;
    return NAN;
}
static double f_unsteady(double x)
{
    static unsigned calls;
    return sin(x) + 1e-3 * scatter(1 + 0.31 * calls++);
}

struct calls {
    double (*f)(double);
    double least, most;
    size_t n;
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
    return HSTAR_OK;
}

static struct noise measure(struct calls *c, double x, double lower, double upper, double given,
                            size_t budget)
{
    struct probe p;
    struct noise noise;
    probe_init(&p);
    p.call = call;
    p.context = c;
    p.x = x;
    p.lower = lower;
    p.upper = upper;
    p.noise_given = given;
    p.budget = budget;
    c->least = INFINITY;
    c->most = -INFINITY;
    c->n = 0;
    probe_begin(&p);
    noise_measure(&p, &noise);
    CHECK(noise.evaluations + 2 == c->n && noise.evaluations <= NOISE_MAX_EVALUATIONS, "%zu and %zu calls",
          noise.evaluations, c->n);
    return noise;
}

/* The standard deviation of rounding to the nearest is that of a uniform error: a step over sqrt 12. */
static void test_measure(void **state)
{
    (void)state;
    const double float_step = 0x1p-24, uniform = 1 / sqrt(3);
    const struct {
        const char *label;
        double (*f)(double);
        double x, low, high;
    } cases[] = {
        {"sin", sin, 1.2345, 0x1p-53 / sqrt(12), 4 * 0x1p-53},
        {"exp at 0", exp, 0, 0x1p-53 / sqrt(12), 4 * 0x1p-53},
        {"exp beside 0", exp, 1e-300, 0x1p-53 / sqrt(12), 4 * 0x1p-53},
        {"constant", f_constant, 1, 0x1p-53 / sqrt(12), 4 * 0x1p-53},
        {"zero", f_zero, 1, 0x1p-1074, 0x1p-1000},
        {"log at 1", log, 1, 0x1p-120, 0x1p-80},
        {"x^2 log x at 1", f_log_square, 1, 0x1p-120, 0x1p-80},
        {"sqrt at 0", sqrt, 0, 0x1p-1074, 0x1p-60},
        {"huge x", sin, 1e10, 0x1p-54 / sqrt(12), 0x1p-48},
        {"large f", f_large, 1, 1e283, 1e286},
        {"corner", f_corner, 1, 0x1p-56, 0x1p-50},
        {"jump", f_jump, 1, 0x1p-56, 0x1p-50},
        {"hole", f_hole, 2, 0x1p-54, 0x1p-48},
        {"float", f_float, 1.2345, float_step / 5, 2 * float_step},
        {"float at 1", f_float, 1, float_step / 5, 2 * float_step},
        {"float argument", f_argument, 1.2345, float_step / 2, 8 * float_step},
        {"six decimals", f_decimals, 0.7, 1e-7, 1e-6},
        {"scattered", f_scattered, 1, 0.4e-6 * uniform, 2e-6 * uniform},
        /* 100 x is rounded to a multiple of 2^-46, which steps of few bits would not show. */
        {"product", f_product, 0.75, exp(75) * 0x1p-46 / sqrt(12) / 3, exp(75) * 0x1p-45},
        {"cancelling", f_cancelling, 1.3, 1.5e-8 / 8, 1.5e-8},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct calls c = {.f = cases[i].f};
        struct noise noise = measure(&c, cases[i].x, -INFINITY, INFINITY, NAN, SIZE_MAX);
        CHECK(noise.level >= cases[i].low && noise.level <= cases[i].high, "%s: %.3g, want %.3g … %.3g (%s)",
              cases[i].label, noise.level, cases[i].low, cases[i].high, noise_source_names[noise.source]);
    }
    CHECK_DONE();
}

/* The same at many points: chance must not hide a coarse format. */
static void test_many_points(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double (*f)(double);
        double low, high;
    } cases[] = {{"float", f_float, 1e-9, 1e-6},
                 {"float argument", f_argument, 1e-8, 4e-6},
                 {"scattered", f_scattered, 1e-8, 2e-6},
                 {"sin", sin, 0x1p-58, 0x1p-50}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned wrong = 0;
        enum { POINTS = 1000 };
        for (unsigned k = 0; k < POINTS; k++) {
            struct calls c = {.f = cases[i].f};
            double x = 1.65 + 1.2 * scatter(k + 0.5);
            struct noise noise = measure(&c, x, -INFINITY, INFINITY, NAN, SIZE_MAX);
            wrong += !(noise.level >= cases[i].low && noise.level <= cases[i].high);
        }
        CHECK(wrong <= POINTS / 200, "%s: %u of %d", cases[i].label, wrong, POINTS);
    }
    CHECK_DONE();
}

static void test_given_unsteady_nan(void **state)
{
    (void)state;
    struct calls c = {.f = sin};
    struct noise noise = measure(&c, 1, -INFINITY, INFINITY, 1e-5, SIZE_MAX);
    CHECK(noise.source == NOISE_GIVEN && noise.level == 1e-5 && noise.evaluations == 0, "%g", noise.level);
    c.f = f_unsteady;
    noise = measure(&c, 1, -INFINITY, INFINITY, NAN, SIZE_MAX);
    CHECK(noise.source == NOISE_UNSTEADY && noise.level > 2e-4 && noise.level < 2e-3, "%g", noise.level);
    c.f = f_nan;
    noise = measure(&c, 1, -INFINITY, INFINITY, NAN, SIZE_MAX);
    CHECK(isnan(noise.level) && noise.evaluations == 0, "%g", noise.level);
    CHECK_DONE();
}

static void test_bounds_and_budget(void **state)
{
    (void)state;
    double (*const functions[])(double) = {sin, f_float, f_scattered, f_corner, f_constant, sqrt};
    static const double bounds[][2] = {
        {1, INFINITY}, {-INFINITY, 1}, {1, 1}, {0.9999999, 1.0000001}, {1, 1 + 0x1p-50}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        struct calls c = {.f = functions[i]};
        for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
            struct noise noise = measure(&c, 1, bounds[b][0], bounds[b][1], NAN, SIZE_MAX);
            CHECK(c.least >= bounds[b][0] && c.most <= bounds[b][1], "%g … %g", c.least, c.most);
            CHECK(noise.level > 0, "function %zu, bounds %zu: %g", i, b, noise.level);
        }
        for (size_t budget = 2; budget < 45; budget++) {
            struct noise noise = measure(&c, 1, -INFINITY, INFINITY, NAN, budget);
            CHECK(c.n <= budget && noise.level > 0, "budget %zu: %zu calls, %g", budget, c.n, noise.level);
        }
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ecnoise),
        cmocka_unit_test(test_faccur),
        cmocka_unit_test(test_measure),
        cmocka_unit_test(test_many_points),
        cmocka_unit_test(test_given_unsteady_nan),
        cmocka_unit_test(test_bounds_and_budget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
