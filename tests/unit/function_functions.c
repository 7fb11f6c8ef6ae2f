/* Every row of functions.def: its double against a direct call, its exact value against the double, its
 * coefficients against divided differences at high precision, its wide balls against numbers inside them. */
#include "function/source/expression.h"

#include <gsl/gsl_sf.h>
#include <stdlib.h>

#include "check.h"

enum { N_POINTS = 4, LENGTH = 5 };

/* One row: the same function called directly, how many units in the last place the double may be off (GSL's
 * functions are less accurate than the C library's; an absolute error of that many units of 1 is allowed
 * too), and points at which it is smooth. */
struct row {
    const char *name;
    double (*direct)(const double *a);
    double ulps;
    double point[N_POINTS][3];
};

#define DIRECT(name, expression)                                                                             \
    static double direct_##name(const double *a)                                                             \
    {                                                                                                        \
        return (expression);                                                                                 \
    }

/* X(name, direct call, ulps, points) */
#define ROWS(X)                                                                                              \
    X(sin, sin(a[0]), 2, {{2.385}, {-0.7}, {1e22}, {0}})                                                     \
    X(cos, cos(a[0]), 2, {{2.385}, {-0.7}, {1e22}, {0}})                                                     \
    X(tan, tan(a[0]), 2, {{2.385}, {-0.7}, {1e22}, {0}})                                                     \
    X(asin, asin(a[0]), 2, {{0.385}, {-0.97}, {1e-9}, {0}})                                                  \
    X(acos, acos(a[0]), 2, {{0.385}, {-0.97}, {1e-9}, {0.9999}})                                             \
    X(atan, atan(a[0]), 2, {{2.385}, {-0.7}, {1e22}, {0}})                                                   \
    X(atan2, atan2(a[0], a[1]), 2, {{2.385, 0.6}, {-0.7, -3.1}, {0.1, -1e3}, {0, 2.5}})                      \
    X(sinh, sinh(a[0]), 2, {{2.385}, {-0.7}, {300.3}, {0}})                                                  \
    X(cosh, cosh(a[0]), 2, {{2.385}, {-0.7}, {300.3}, {0}})                                                  \
    X(tanh, tanh(a[0]), 2, {{2.385}, {-0.7}, {19.3}, {0}})                                                   \
    X(asinh, asinh(a[0]), 2, {{2.385}, {-0.7}, {1e10}, {0}})                                                 \
    X(acosh, acosh(a[0]), 2, {{2.385}, {1.001}, {1e10}, {7.7}})                                              \
    X(atanh, atanh(a[0]), 2, {{0.385}, {-0.97}, {1e-9}, {0}})                                                \
    X(exp, exp(a[0]), 2, {{2.385}, {-0.7}, {-700.3}, {0}})                                                   \
    X(exp2, exp2(a[0]), 2, {{2.385}, {-0.7}, {-1000.3}, {3}})                                                \
    X(expm1, expm1(a[0]), 2, {{2.385}, {-0.7}, {1e-9}, {0}})                                                 \
    X(log, log(a[0]), 2, {{2.385}, {0.07}, {1e300}, {1}})                                                    \
    X(log2, log2(a[0]), 2, {{2.385}, {0.07}, {1e300}, {8}})                                                  \
    X(log10, log10(a[0]), 3, {{2.385}, {0.07}, {1e300}, {1000}})                                             \
    X(log1p, log1p(a[0]), 2, {{2.385}, {-0.97}, {1e-9}, {0}})                                                \
    X(pow, pow(a[0], a[1]), 2, {{2.385, 3.7}, {0.7, -12.5}, {1.25, 7}, {9.5, 0.5}})                          \
    X(sqrt, sqrt(a[0]), 1, {{2.385}, {0.07}, {1e300}, {4}})                                                  \
    X(cbrt, cbrt(a[0]), 2, {{2.385}, {-0.07}, {1e300}, {-8}})                                                \
    X(hypot, hypot(a[0], a[1]), 2, {{2.385, 0.6}, {-0.7, -3.1}, {0, 1.5}, {3, 4}})                           \
    X(fma, fma(a[0], a[1], a[2]), 1, {{2.385, 0.6, -3.3}, {-0.7, -3.1, 0}, {0, 1.5, 2}, {0.1, 10, -1}})      \
    X(abs, fabs(a[0]), 0, {{2.385}, {-0.7}, {1e22}, {-1e-30}})                                               \
    X(fabs, fabs(a[0]), 0, {{2.385}, {-0.7}, {1e22}, {-1e-30}})                                              \
    X(sign, (double)((a[0] > 0) - (a[0] < 0)), 0, {{2.385}, {-0.7}, {1e22}, {-1e-30}})                       \
    X(copysign, copysign(a[0], a[1]), 0, {{2.385, -1}, {-0.7, 2.5}, {1e22, 3}, {-4.5, -2}})                  \
    X(floor, floor(a[0]), 0, {{2.385}, {-0.7}, {-2.5}, {1e9 + 0.25}})                                        \
    X(ceil, ceil(a[0]), 0, {{2.385}, {-0.7}, {-2.5}, {1e9 + 0.25}})                                          \
    X(trunc, trunc(a[0]), 0, {{2.385}, {-0.7}, {-2.5}, {0}})                                                 \
    X(round, round(a[0]), 0, {{2.385}, {-0.7}, {-2}, {3}})                                                   \
    X(nearbyint, nearbyint(a[0]), 0, {{2.385}, {-0.7}, {-2}, {3}})                                           \
    X(rint, rint(a[0]), 0, {{2.385}, {-0.7}, {-2}, {3}})                                                     \
    X(fmod, fmod(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                          \
    X(remainder, remainder(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                \
    X(max, fmax(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                           \
    X(min, fmin(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                           \
    X(fmax, fmax(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                          \
    X(fmin, fmin(a[0], a[1]), 0, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                          \
    X(fdim, fdim(a[0], a[1]), 1, {{2.385, 0.7}, {-7.1, 2.2}, {1e20, 3.3}, {0, -2}})                          \
    X(if, a[0] != 0 ? a[1] : a[2], 0, {{1, 2.5, 3.5}, {-0.5, 2, 3}, {1e-300, 4, 5}, {3, 0, 1}})              \
    X(relu, fmax(a[0], 0), 0, {{2.385}, {-0.7}, {1e22}, {1e-30}})                                            \
    X(step, a[0] < 0 ? 0 : 1, 0, {{2.385}, {-0.7}, {1e22}, {-1e-30}})                                        \
    X(sigmoid, 1 / (1 + exp(-a[0])), 3, {{2.385}, {-0.7}, {-40.5}, {0}})                                     \
    X(softplus, log1p(exp(a[0])), 3, {{2.385}, {-0.7}, {-40.5}, {0}})                                        \
    X(silu, a[0] / (1 + exp(-a[0])), 3, {{2.385}, {-0.7}, {-40.5}, {0}})                                     \
    X(gelu, 0.5 * a[0] * (1 + erf(a[0] / sqrt(2))), 8, {{2.385}, {-0.7}, {-1.5}, {0}})                       \
    X(erf, erf(a[0]), 2, {{2.385}, {-0.7}, {1e-9}, {0}})                                                     \
    X(erfc, erfc(a[0]), 6, {{2.385}, {-0.7}, {20.5}, {0}})                                                   \
    X(tgamma, tgamma(a[0]), 10, {{2.385}, {-0.7}, {150.5}, {5}})                                             \
    X(gamma, tgamma(a[0]), 10, {{2.385}, {-10.7}, {150.5}, {5}})                                             \
    X(lgamma, lgamma(a[0]), 10, {{2.385}, {-0.7}, {1e20}, {-3.5}})                                           \
    X(digamma, gsl_sf_psi(a[0]), 50, {{2.385}, {-0.7}, {1e5}, {0.01}})                                       \
    X(zeta, gsl_sf_zeta(a[0]), 50, {{2.385}, {-0.7}, {30.5}, {0.25}})                                        \
    X(bessel_j0, gsl_sf_bessel_J0(a[0]), 50, {{2.385}, {-0.7}, {50.5}, {0}})                                 \
    X(bessel_j1, gsl_sf_bessel_J1(a[0]), 50, {{2.385}, {-0.7}, {50.5}, {0}})                                 \
    X(bessel_y0, gsl_sf_bessel_Y0(a[0]), 50, {{2.385}, {0.07}, {50.5}, {7.7}})                               \
    X(bessel_y1, gsl_sf_bessel_Y1(a[0]), 50, {{2.385}, {0.07}, {50.5}, {7.7}})                               \
    X(bessel_i0, gsl_sf_bessel_I0(a[0]), 100, {{2.385}, {-0.7}, {50.5}, {0}})                                \
    X(bessel_i1, gsl_sf_bessel_I1(a[0]), 100, {{2.385}, {-0.7}, {50.5}, {0}})                                \
    X(bessel_k0, gsl_sf_bessel_K0(a[0]), 100, {{2.385}, {0.07}, {50.5}, {7.7}})                              \
    X(bessel_k1, gsl_sf_bessel_K1(a[0]), 100, {{2.385}, {0.07}, {50.5}, {7.7}})                              \
    X(airy_ai, gsl_sf_airy_Ai(a[0], GSL_PREC_DOUBLE), 300, {{2.385}, {-0.7}, {-20.5}, {0}})                  \
    X(airy_bi, gsl_sf_airy_Bi(a[0], GSL_PREC_DOUBLE), 300, {{2.385}, {-0.7}, {-20.5}, {0}})                  \
    X(ei, gsl_sf_expint_Ei(a[0]), 100, {{2.385}, {-0.7}, {20.5}, {1e-3}})                                    \
    X(e1, gsl_sf_expint_E1(a[0]), 100, {{2.385}, {-0.7}, {20.5}, {1e-3}})                                    \
    X(si, gsl_sf_Si(a[0]), 50, {{2.385}, {-0.7}, {20.5}, {0}})                                               \
    X(ci, gsl_sf_Ci(a[0]), 50, {{2.385}, {0.07}, {20.5}, {1}})                                               \
    X(lambert_w, gsl_sf_lambert_W0(a[0]), 50, {{2.385}, {-0.3}, {1e10}, {0}})                                \
    X(dawson, gsl_sf_dawson(a[0]), 50, {{2.385}, {-0.7}, {20.5}, {0}})                                       \
    X(dilog, gsl_sf_dilog(a[0]), 50, {{2.385}, {-0.7}, {0.93}, {0}})

#define X(name, direct, ulps, ...) DIRECT(name, direct)
ROWS(X)
#undef X
static const struct row rows[] = {
#define X(name, direct, ulps, ...) {#name, direct_##name, ulps, __VA_ARGS__},
    ROWS(X)
#undef X
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static const char *const variables[3] = {"x", "y", "z"};

/* The row of the table as a function of x, y, z: its usage with the parameters' names replaced. */
static struct function *compile(const char *name, size_t *arity)
{
    static const char *const calls[3] = {"(x)", "(x, y)", "(x, y, z)"};
    for (size_t n = 1; n <= 3; n++) {
        char text[64];
        const char *const texts[1] = {text};
        struct function *f;
        snprintf(text, sizeof text, "%s%s", name, calls[n - 1]);
        if (expression_new(texts, 1, variables, 3, &f, NULL) == HSTAR_OK) {
            *arity = n;
            return f;
        }
    }
    fail_msg("%s does not compile", name);
    return NULL;
}

static double evaluate(const struct function *f, const double *point)
{
    const double *columns[3] = {&point[0], &point[1], &point[2]};
    const bool varies[3] = {true, true, true};
    double value, *outputs[1] = {&value};
    const struct points points = {.n = 1, .column = columns, .varies = varies};
    assert_int_equal(function_evaluate(f, &points, outputs, NULL), HSTAR_OK);
    return value;
}

static void every_row_has_a_case(void **state)
{
    (void)state;
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries);
    for (size_t i = 0; i < n; i++) {
        /* Those of vectors have theirs in function_reduce.c. */
        bool found =
            strcmp(entries[i].group, "constant") == 0 || strcmp(entries[i].group, EXPRESSION_VECTORS) == 0;
        for (size_t k = 0; k < N_ROWS; k++) found = found || strcmp(rows[k].name, entries[i].name) == 0;
        CHECK(found, "%s has no test point", entries[i].name);
        CHECK(strlen(entries[i].usage) && strlen(entries[i].summary), "%s has no words", entries[i].name);
    }
    CHECK_DONE();
}

static void double_is_the_direct_call(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_ROWS; k++) {
        size_t arity;
        struct function *f = compile(rows[k].name, &arity);
        for (size_t i = 0; i < N_POINTS; i++) {
            double volatile copy[3] = {rows[k].point[i][0], rows[k].point[i][1], rows[k].point[i][2]};
            const double a[3] = {copy[0], copy[1], copy[2]};
            CHECK_SAME(evaluate(f, a), rows[k].direct(a), rows[k].name);
        }
        function_free(f);
    }
    CHECK_DONE();
}

static void set_point(arb_ptr at, const double *point)
{
    for (int v = 0; v < 3; v++) arb_set_d(&at[v], point[v]);
}

static void exact_is_near_the_double(void **state)
{
    (void)state;
    arb_ptr at = _arb_vec_init(3);
    arb_t value;
    arf_t difference;
    arb_init(value);
    arf_init(difference);
    for (size_t k = 0; k < N_ROWS; k++) {
        size_t arity;
        struct function *f = compile(rows[k].name, &arity);
        for (size_t i = 0; i < N_POINTS; i++) {
            double got = evaluate(f, rows[k].point[i]);
            set_point(at, rows[k].point[i]);
            assert_int_equal(function_jet(f, 0, at, 0, 1, 300, value, NULL), HSTAR_OK);
            arf_set_d(difference, got);
            arf_sub(difference, difference, arb_midref(value), 300, ARF_RND_NEAR);
            double error = fabs(arf_get_d(difference, ARF_RND_NEAR));
            double allowed = rows[k].ulps * 0x1p-52 * fabs(got);
            CHECK(arb_is_finite(value) && error <= allowed, "%s at %g, %g, %g: double %.17g, exact off by %g",
                  rows[k].name, rows[k].point[i][0], rows[k].point[i][1], rows[k].point[i][2], got, error);
        }
        function_free(f);
    }
    arb_clear(value);
    arf_clear(difference);
    _arb_vec_clear(at, 3);
    CHECK_DONE();
}

/* Coefficients 1 … 3 as central differences with a step of 2^-200 at 2000 bits: off by some 2^-400. */
static void differences(arb_ptr d, const struct function *f, arb_srcptr at, size_t wrt)
{
    enum { STEP = -200, BITS = 2000 };
    arb_ptr x = _arb_vec_init(5), y = _arb_vec_init(5);
    for (int i = 0; i < 5; i++) {
        arb_set_si(&x[i], i - 2);
        arb_mul_2exp_si(&x[i], &x[i], STEP);
        arb_add(&x[i], &x[i], &at[wrt], ARF_PREC_EXACT);
    }
    assert_int_equal(function_values(f, 0, at, wrt, x, 5, BITS, y, NULL), HSTAR_OK);
    arb_sub(&d[1], &y[3], &y[1], BITS);
    arb_mul_2exp_si(&d[1], &d[1], -1 - STEP);
    arb_add(&d[2], &y[3], &y[1], BITS);
    arb_submul_si(&d[2], &y[2], 2, BITS);
    arb_mul_2exp_si(&d[2], &d[2], -1 - 2 * STEP);
    arb_sub(&d[3], &y[1], &y[3], BITS);
    arb_mul_2exp_si(&d[3], &d[3], 1);
    arb_add(&d[3], &d[3], &y[4], BITS);
    arb_sub(&d[3], &d[3], &y[0], BITS);
    arb_mul_2exp_si(&d[3], &d[3], -2 - 3 * STEP);
    arb_div_si(&d[3], &d[3], 3, BITS);
    _arb_vec_clear(x, 5);
    _arb_vec_clear(y, 5);
}

static bool nearly(const arb_t a, const arb_t b)
{
    arb_t difference;
    mag_t error, allowed;
    arb_init(difference);
    mag_init(error);
    mag_init(allowed);
    arb_sub(difference, a, b, 2000);
    arb_get_mag(error, difference);
    arb_get_mag(allowed, b);
    mag_mul_2exp_si(allowed, allowed, -80);
    bool near_zero = mag_cmp_2exp_si(error, -100) < 0;
    bool is = arb_is_finite(a) && arb_is_finite(b) && (near_zero || mag_cmp(error, allowed) <= 0);
    arb_clear(difference);
    mag_clear(error);
    mag_clear(allowed);
    return is;
}

static void coefficients_are_differences(void **state)
{
    (void)state;
    arb_ptr at = _arb_vec_init(3), jet = _arb_vec_init(LENGTH), d = _arb_vec_init(LENGTH);
    for (size_t k = 0; k < N_ROWS; k++) {
        size_t arity;
        struct function *f = compile(rows[k].name, &arity);
        for (size_t i = 0; i < N_POINTS; i++)
            for (size_t wrt = 0; wrt < arity; wrt++) {
                set_point(at, rows[k].point[i]);
                assert_int_equal(function_jet(f, 0, at, wrt, LENGTH, 400, jet, NULL), HSTAR_OK);
                differences(d, f, at, wrt);
                for (int j = 1; j <= 3; j++)
                    CHECK(nearly(&jet[j], &d[j]),
                          "%s at point %zu, coefficient %d in %s: got %.17g, want %.17g", rows[k].name, i, j,
                          variables[wrt], arf_get_d(arb_midref(&jet[j]), ARF_RND_NEAR),
                          arf_get_d(arb_midref(&d[j]), ARF_RND_NEAR));
            }
        function_free(f);
    }
    _arb_vec_clear(at, 3);
    _arb_vec_clear(jet, LENGTH);
    _arb_vec_clear(d, LENGTH);
    CHECK_DONE();
}

/* ---- enclosure ---- */

static uint64_t random_state = 88172645463325252u;

static double random_unit(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (double)(random_state >> 11) * 0x1p-53;
}

/* A number of the ball of that radius: often a special one. */
static double sample(double middle, double radius)
{
    double y = middle + radius * (2 * random_unit() - 1);
    double special = 0;
    switch ((int)(8 * random_unit())) {
    case 0:
        special = middle - radius;
        break;
    case 1:
        special = middle + radius;
        break;
    case 2:
        special = round(y);
        break;
    case 3:
        special = round(2 * y) / 2;
        break;
    case 4:
        special = 0;
        break;
    case 5:
        special = middle;
        break;
    default:
        special = y;
        break;
    }
    return fabs(special - middle) <= radius ? special : y;
}

static void set_ball(arb_t x, double middle, double radius)
{
    arb_set_d(x, middle);
    mag_set_d(arb_radref(x), radius);
}

/* The jets at numbers inside the balls lie in the balls' jet, and are finite where that is. */
static size_t enclosed(const char *label, const struct function *f, const double *point, const double *radius,
                       size_t arity, int samples)
{
    arb_ptr wide_at = _arb_vec_init(3), at = _arb_vec_init(3);
    arb_ptr wide = _arb_vec_init(LENGTH), jet = _arb_vec_init(LENGTH);
    size_t finite = 0;
    for (int v = 0; v < 3; v++) set_ball(&wide_at[v], point[v], radius[v]);
    for (size_t wrt = 0; wrt < arity; wrt++) {
        assert_int_equal(function_jet(f, 0, wide_at, wrt, LENGTH, 128, wide, NULL), HSTAR_OK);
        for (int j = 0; j < LENGTH; j++) finite += arb_is_finite(&wide[j]) != 0;
        for (int s = 0; s < samples && arb_is_finite(wide); s++) {
            double y[3];
            for (int v = 0; v < 3; v++) y[v] = sample(point[v], radius[v]);
            set_point(at, y);
            assert_int_equal(function_jet(f, 0, at, wrt, LENGTH, 400, jet, NULL), HSTAR_OK);
            for (int j = 0; j < LENGTH && arb_is_finite(&wide[j]); j++)
                CHECK(arb_is_finite(&jet[j]) && arb_overlaps(&wide[j], &jet[j]),
                      "%s: balls %g, %g, %g of radius %g, %g, %g at %.17g, %.17g, %.17g: coefficient %d in "
                      "%s is "
                      "%g, the ball %g +- %g",
                      label, point[0], point[1], point[2], radius[0], radius[1], radius[2], y[0], y[1], y[2],
                      j, variables[wrt], arf_get_d(arb_midref(&jet[j]), ARF_RND_NEAR),
                      arf_get_d(arb_midref(&wide[j]), ARF_RND_NEAR), mag_get_d(arb_radref(&wide[j])));
        }
    }
    _arb_vec_clear(wide_at, 3);
    _arb_vec_clear(at, 3);
    _arb_vec_clear(wide, LENGTH);
    _arb_vec_clear(jet, LENGTH);
    return finite;
}

static void wide_balls_enclose(void **state)
{
    (void)state;
    static const double radii[] = {0x1p-12, 0.09375, 0.75, 6};
    enum { N_RADII = sizeof radii / sizeof *radii };
    for (size_t k = 0; k < N_ROWS; k++) {
        size_t arity, finite = 0;
        struct function *f = compile(rows[k].name, &arity);
        for (size_t i = 0; i < N_POINTS; i++)
            for (size_t r = 0; r < N_RADII; r++)
                for (unsigned which = 1; which < 1u << arity; which++) {
                    double radius[3] = {0};
                    for (unsigned v = 0; v < arity; v++)
                        if (which & 1u << v) radius[v] = radii[r];
                    finite += enclosed(rows[k].name, f, rows[k].point[i], radius, arity, 12);
                }
        CHECK(finite > LENGTH, "%s: no wide ball has a finite jet", rows[k].name);
        function_free(f);
    }
    CHECK_DONE();
}

/* The same for compositions, where one function's idea of what is smooth is another's argument. */
static void compositions_enclose(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "floor(x) < 0.5",
        "if(floor(x) < 1, x, x^2)",
        "max(floor(x), 0.5)",
        "max(step(x), 2)*x",
        "abs(abs(x) - 1)",
        "abs(sign(x)*y) + x",
        "if(x, sin(x)/x, 1)",
        "if(abs(x) < 1, exp(-1/(1 - x^2)), 0)",
        "if(x > y, x - y, y - x)",
        "sqrt(x^2)",
        "sqrt(abs(x))",
        "log(abs(x))",
        "cbrt(x)^3",
        "x^x",
        "(x^2 + y^2)^1.5",
        "(x - y)^(-2)",
        "(1 + x + x^2)^5",
        "(1 + x + x^2)^-3",
        "copysign(2, x)*y",
        "copysign(floor(x), y)",
        "fmod(x, 1)*fmod(y, 0.5)",
        "remainder(x*y, 1)",
        "relu(x)^2",
        "relu(relu(x) - relu(y))",
        "step(floor(x) - 0.5)",
        "sign(ceil(x))",
        "if(step(x), 1/x, x)",
        "atan2(sin(3*x), cos(3*y))",
        "hypot(x, 0)",
        "asin(sin(x))",
        "acosh(cosh(x))",
        "atanh(tanh(x))",
        "tan(x)*cos(x)",
        "tgamma(x + 1)/tgamma(x)",
        "lgamma(x*y)",
        "softplus(-relu(x))",
        "gelu(sigmoid(x) - y)",
        "bessel_j0(x*y) + bessel_j1(x^2)",
        "dilog(x*y)",
        "dawson(x^2 - y)",
        "airy_ai(-x^2)",
        "lambert_w(x*exp(x))",
        "erf(x)^2 + erfc(x*y)",
        "exp2(x*y) - log2(x^2 + 1)",
        "0^x",
        "(-2)^x",
        "x^0",
        "fma(x, y, x)",
        "a = x*y; b = a^2 + x; min(a, b)",
        "(x < y) + (x <= y)*2 + (x == y)*4",
        "trunc(x)*x",
        "round(x*y) + nearbyint(y)",
        "ei(x^2 + 1) - e1(y)",
    };
    static const double radii[] = {0, 0x1p-9, 0.25, 1.5};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        struct function *f;
        hstar_error err;
        CHECK(expression_new(&texts[t], 1, variables, 3, &f, &err) == HSTAR_OK, "%s: %s", texts[t],
              err.message);
        for (int i = 0; i < 60; i++) {
            double point[3], radius[3] = {0};
            for (int v = 0; v < 2; v++) {
                point[v] = sample(0, 3);
                radius[v] = radii[(int)(4 * random_unit())];
            }
            point[2] = 0;
            enclosed(texts[t], f, point, radius, 2, 8);
        }
        function_free(f);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_a_case),     cmocka_unit_test(double_is_the_direct_call),
        cmocka_unit_test(exact_is_near_the_double), cmocka_unit_test(coefficients_are_differences),
        cmocka_unit_test(wide_balls_enclose),       cmocka_unit_test(compositions_enclose),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
