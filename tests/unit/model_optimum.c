/* The model, the fit, the minimiser and the four optima, against closed forms. */
#include "sweeping.h"

#include "model/fit.h"
#include "model/minimise.h"
#include "model/total_error.h"

#define FOUR "forward,backward,central,five-point"

struct powers {
    double a, p, b, d; /* a h^p + b / h^d */
};

static double powers_at(double h, const void *context)
{
    const struct powers *c = context;
    return c->a * pow(h, c->p) + c->b / pow(h, c->d);
}

static void minimiser(void **state)
{
    (void)state;
    static const struct powers rows[] = {
        {1, 1, 1e-16, 1}, {0.1, 2, 3e-16, 1}, {7, 4, 1e-20, 1}, {3, 2, 1e-12, 2}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct error_curve curve = {powers_at, &rows[r]};
        const struct powers *c = &rows[r];
        enum optimum_place place = OPTIMUM_NONE;
        double h = 0, error = 0, want = pow(c->d * c->b / (c->p * c->a), 1 / (c->p + c->d));
        assert_int_equal(minimise(&curve, 1e-16, 1, &place, &h, &error, NULL), HSTAR_OK);
        CHECK(place == OPTIMUM_INSIDE, "row %zu", r);
        /* a minimum is flat: half of the digits of h are told */
        CHECK_CLOSE(h, want, 1e-5, "h");
        CHECK_CLOSE(error, powers_at(want, c), 1e-9, "error");
    }
    static const struct powers falling = {0, 1, 1, 1}, rising = {1, 1, 0, 1}, bottomless = {NAN, 1, 1, 1};
    enum optimum_place place = OPTIMUM_NONE;
    double h = 0, error = 0;
    assert_int_equal(
        minimise(&(struct error_curve){powers_at, &falling}, 1e-16, 0.5, &place, &h, &error, NULL), HSTAR_OK);
    CHECK(place == OPTIMUM_UPPER_END && h == 0.5, "falling: %g", h);
    assert_int_equal(
        minimise(&(struct error_curve){powers_at, &rising}, 1e-16, 0.5, &place, &h, &error, NULL), HSTAR_OK);
    CHECK(place == OPTIMUM_LOWER_END && h == 1e-16, "rising: %g", h);
    assert_int_equal(
        minimise(&(struct error_curve){powers_at, &bottomless}, 1e-16, 1, &place, &h, &error, NULL),
        HSTAR_OK);
    CHECK(place == OPTIMUM_NONE && isnan(h), "bottomless: %g", h);
    CHECK_DONE();
}

/* sin at 1: the textbook's steps, and the four ways agree within the width of a sweet spot. */
static void sine(void **state)
{
    (void)state;
    static const struct {
        double h_low, h_high, slope, error_high;
    } want[] = {{1e-9, 1e-7, 1, 1e-7}, {1e-9, 1e-7, 1, 1e-7}, {1e-6, 3e-5, 2, 1e-10}, {2e-4, 3e-3, 4, 1e-12}};
    struct sweeping s;
    sweeping_prepare(&s, "sin(x)", 1, FOUR);
    s.request.grid.n = 500;
    sweeping_run(&s);
    for (size_t m = 0; m < 4; m++) {
        const struct optimum *o = &sweeping_method(&s, m)->optimum;
        double h[] = {o->modelled.h, o->modelled.closed_form_h, o->fitted.h, o->measured.h};
        for (size_t i = 0; i < 4; i++)
            CHECK(h[i] >= want[m].h_low && h[i] <= want[m].h_high, "method %zu, way %zu: %g", m, i, h[i]);
        CHECK(fabs(o->fitted.truncation_slope - want[m].slope) < 0.01, "method %zu: slope %g", m,
              o->fitted.truncation_slope);
        CHECK(fabs(o->fitted.rounding_slope + 1) < 0.05, "method %zu: slope %g", m, o->fitted.rounding_slope);
        CHECK(o->measured.error < want[m].error_high && o->luckiest.error < o->measured.error,
              "method %zu: %g, %g", m, o->measured.error, o->luckiest.error);
        CHECK(o->measured.sweet_spot[0] <= o->measured.h && o->measured.h <= o->measured.sweet_spot[1],
              "method %zu", m);
        CHECK_CLOSE(o->modelled.h, o->modelled.closed_form_h, 0.02, "closed form");
    }
    sweeping_clear(&s);
    CHECK_DONE();
}

/* The closed form of the forward difference with exact nodes' share left out is the textbook's
 * 2 sqrt(u |f| / |f''|); here the nodes' rounding u |x f'| is in it. */
static void closed_form(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "exp(x)", 2, "forward,central");
    for (size_t m = 0; m < 2; m++) {
        struct component place = {s.problem, 0, 0};
        struct total_error model;
        const slong n = (slong)total_error_terms(&s.methods[m]);
        arb_ptr series = _arb_vec_init(n);
        assert_int_equal(component_jet(&place, NULL, n, REFERENCE_PRECISION, series, NULL), HSTAR_OK);
        assert_true(
            total_error_init(&model, &place, series, &s.methods[m], &formats[FORMAT_DOUBLE], NAN, false));
        _arb_vec_clear(series, n);
        /* f = f' = f'' = e^2 and x = 2: r_0 = 2 + 2 = 4 forward, 1 + 2 = 3 central; both in units of e^2 */
        double want = m == 0 ? sqrt(4 * 0x1p-53 / 0.5) : cbrt(3 * 0x1p-53 / (2 / 6.0));
        CHECK_CLOSE(total_error_closed_form(&model), want, 1e-12, s.methods[m].name);
    }
    sweeping_clear(&s);
    CHECK_DONE();
}

/* Where the leading term, the truncation or everything vanishes, and at the ends of the grid. */
static void vanishing_terms(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "sin(x)", 0, FOUR); /* forward: its truncation is -h^2/6 */
    sweeping_run(&s);
    const struct optimum *o = &sweeping_method(&s, 0)->optimum;
    CHECK(isnan(o->modelled.closed_form_h), "closed form %g", o->modelled.closed_form_h);
    CHECK(fabs(o->fitted.truncation_slope - 2) < 0.01, "slope %g", o->fitted.truncation_slope);
    CHECK(o->modelled.h < 1e-7 && o->measured.error < 1e-15, "h %g, error %g", o->modelled.h,
          o->measured.error);
    sweeping_clear(&s);

    sweeping_prepare(&s, "x^2", 1, "central"); /* no truncation: the larger the better */
    sweeping_run(&s);
    o = &sweeping_method(&s, 0)->optimum;
    CHECK(o->modelled.place == OPTIMUM_UPPER_END && o->modelled.h == 1, "modelled %g", o->modelled.h);
    CHECK(o->fitted.place == OPTIMUM_UPPER_END && isnan(o->fitted.truncation_slope), "fitted %g",
          o->fitted.h);
    CHECK(o->measured.place == OPTIMUM_UPPER_END, "measured %g", o->measured.h);
    sweeping_clear(&s);

    sweeping_prepare(&s, "x*0 + 3", 1, "central"); /* a constant: every error is 0 */
    sweeping_run(&s);
    o = &sweeping_method(&s, 0)->optimum;
    CHECK(o->measured.error == 0 && o->luckiest.error == 0, "measured %g", o->measured.error);
    sweeping_clear(&s);

    sweeping_prepare(&s, "abs(x)", 0, "central"); /* no derivative: no optimum */
    sweeping_run(&s);
    o = &sweeping_method(&s, 0)->optimum;
    CHECK(o->measured.place == OPTIMUM_NONE && isnan(o->measured.h) && isnan(o->modelled.h) &&
              isnan(o->fitted.h) && isnan(o->luckiest.h),
          "abs at 0");
    sweeping_clear(&s);
    CHECK_DONE();
}

/* The fit is not led astray by a truncation that crosses zero, nor by x + h that is a multiple of ulps; and where
 * points follow no line there is none. */
static void stubborn_fits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, to, truncation_slope, rounding_slope;
    } rows[] = {
        {"(x-1)^3 - (x-1)^2 + x", 1, 1, 1, -1}, /* truncation -h + h^2, 0 at h = 1 */
        {"sin(x)", 1e10, 1, 1, -1},
        {"sin(x)", 1e12, 1, 1,
         NAN}, /* less than a decade between lost steps and the optimum: no slope, but a fit */
        {"exp(100*x)", 0.01, 1, 1, -1},
        {"sin(x)", 1, 1e4, 1, -1},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, "forward");
        s.request.grid = (struct grid){GRID_LOG, 1e-16, rows[r].to, .n = 500};
        sweeping_run(&s);
        const struct optimum *o = &sweeping_method(&s, 0)->optimum;
        CHECK(fabs(o->fitted.truncation_slope - rows[r].truncation_slope) < 0.05, "%s at %g: truncation %g",
              rows[r].text, rows[r].x, o->fitted.truncation_slope);
        const double got = o->fitted.rounding_slope, want = rows[r].rounding_slope;
        CHECK(isnan(want) ? isnan(got) : fabs(got - want) < 0.15, "%s at %g: rounding %g", rows[r].text,
              rows[r].x, got);
        CHECK(fabs(log10(o->fitted.h / o->modelled.h)) < 0.5 || rows[r].to > 1,
              "%s at %g: fitted %g, modelled %g", rows[r].text, rows[r].x, o->fitted.h, o->modelled.h);
        sweeping_clear(&s);
    }
    struct sweeping s;
    sweeping_prepare(&s, "floor(x) + x^2", 1.01, "backward"); /* a jump at h = 0.01 */
    sweeping_run(&s);
    const struct optimum *o = &sweeping_method(&s, 0)->optimum;
    CHECK(isnan(o->fitted.truncation_slope) || fabs(o->fitted.truncation_slope - 1) < 0.05, "jump: %g",
          o->fitted.truncation_slope);
    sweeping_clear(&s);
    CHECK_DONE();
}

/* A quarter of a decade, as the envelope's window has it. */
static double worst_near(const struct sweep *s, const double *error, double h)
{
    double worst = 0;
    for (size_t i = 0; i < s->n_h; i++)
        if (fabs(log10(s->h[i] / h)) <= 0.25 * (1 + 1e-9)) worst = fmax(worst, error[i]);
    return worst;
}

/* The best step of the norm, by going through all of them. */
static void check_best(const struct sweep *s, const double *error, const struct measured *best)
{
    double least = INFINITY;
    for (size_t i = 1; i + 1 < s->n_h; i++) least = fmin(least, worst_near(s, error, s->h[i]));
    CHECK_SAME(worst_near(s, error, best->h), least, "the least of the largest");
    /* The promise: the samples of two decades below and a quarter above, as they would be there, and 3 / sqrt n more. */
    double top = 0;
    size_t n = 0;
    for (size_t i = 0; i < s->n_h; i++) {
        const double apart = log10(s->h[i] / best->h);
        if (apart < -2 || apart > 0.25) continue;
        top = fmax(top, error[i] * (apart < -0.25 ? pow(10, apart) : 1));
        n++;
    }
    CHECK_CLOSE(best->error, top * (1 + 3 / sqrt((double)n)), 1e-12, "the promise");
    CHECK(best->place == OPTIMUM_INSIDE, "place %d", (int)best->place);
    for (size_t k = 0; k < 2; k++)
        CHECK(worst_near(s, error, best->sweet_spot[k]) <= 2 * least, "the sweet spot at %g",
              best->sweet_spot[k]);
    CHECK(best->sweet_spot[0] < best->h && best->h < best->sweet_spot[1], "%g to %g", best->sweet_spot[0],
          best->sweet_spot[1]);
}

/* sin(x) exp(y) by the central difference: third derivatives -cos(x) exp(y) and sin(x) exp(y), so that the truncation of the gradient is exp(y) h^2/6; fitted
 * and modelled lie where samples of a V of these slopes do. */
static void check_norm(const struct optimum *o, double x, double y)
{
    CHECK_CLOSE(o->fitted.truncation_slope, 2, 1e-3, "the slope of the truncation");
    CHECK_CLOSE(o->fitted.truncation_at_1, exp(y) / 6, 1e-2, "the norm of the truncation at h = 1");
    CHECK_CLOSE(o->fitted.rounding_slope, -1, 0.1, "the slope of the rounding");
    CHECK(o->modelled.place == OPTIMUM_INSIDE && o->fitted.place == OPTIMUM_INSIDE, "places");
    /* where truncation and rounding balance, the truncation is a third of the error: E = a h^2 + b/h */
    CHECK_CLOSE(exp(y) / 6 * pow(o->modelled.h, 2), o->modelled.error / 3, 0.05, "the balance of the model");
    CHECK(o->modelled.h < 3 * o->measured.h && o->measured.h < 3 * o->modelled.h, "model %g, measured %g",
          o->modelled.h, o->measured.h);
    CHECK(o->fitted.h < 3 * o->measured.h && o->measured.h < 3 * o->fitted.h, "fit %g, measured %g",
          o->fitted.h, o->measured.h);
    CHECK(o->luckiest.error <= o->measured.error, "luck at sin(%g)", x);
}

static void gradient_norm(void **state)
{
    (void)state;
    static const char *const names[] = {"x", "y"};
    const char *text = "sin(x)*exp(y)";
    struct sweeping s;
    const double point[] = {1.2, 0.5};
    struct function *f = NULL;
    sweeping_prepare(&s, "x", 1.2, "central");
    problem_release(s.problem);
    assert_int_equal(expression_new(&text, 1, names, 2, &f, NULL), HSTAR_OK);
    s.request.problem = s.problem = asking(f, point);
    sweeping_run(&s);
    assert_int_equal(s.study->n_components, 2);
    CHECK_CLOSE(s.study->components[0].reference.value, cos(1.2) * exp(0.5), 1e-15, "d/dx");
    CHECK_CLOSE(s.study->components[1].reference.value, sin(1.2) * exp(0.5), 1e-15, "d/dy");
    for (size_t i = 0; i < s.study->n_h; i++) {
        double a = s.study->components[0].methods[0].column[COLUMN_ERROR][i],
               b = s.study->components[1].methods[0].column[COLUMN_ERROR][i];
        CHECK_CLOSE(s.study->gradient_error[0].error[i], sqrt(a * a + b * b), 1e-15, "norm");
    }
    const struct gradient_error *g = s.study->gradient_error;
    CHECK_CLOSE(g->reference, exp(0.5), 1e-15, "the norm of (cos, sin) exp(y)");
    check_best(s.study, g->error, &g->optimum.measured);
    check_norm(&g->optimum, 1.2, 0.5);
    sweeping_clear(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minimiser),       cmocka_unit_test(sine),          cmocka_unit_test(closed_form),
        cmocka_unit_test(vanishing_terms), cmocka_unit_test(gradient_norm), cmocka_unit_test(stubborn_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
