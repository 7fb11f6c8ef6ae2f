/* Windows: their least squares against the normal equations in long double, the quantiles of their bars against published tables, and
 * what they say of noise that grows, of a degree too low, and of a step of f. */
#include "stepping.h"

#include "step/window.h"

#include <stdlib.h>

/* ---- records by hand ---- */

static double planted; /* the noise of `scattered` */

static double polynomial(double x) /* about 0.5: coefficients 3, -2, 5, 0.5, -1.25 */
{
    const double u = x - 0.5;
    return 3 + u * (-2 + u * (5 + u * (0.5 + u * -1.25)));
}

static struct record *record_of(function *f, double x, double reach, int n, int side)
{
    static struct callee callee;
    static struct probe probe;
    callee = callee_of(f);
    probe = probe_of(&callee, x);
    probe_begin(&probe);
    struct record *r = calloc(1, sizeof *r);
    record_init(r, &probe);
    for (int i = 0; i < n; i++) {
        double t = reach * (i + uneven(i, 5)) / n, y;
        if (side ? side < 0 : i % 2) t = -t;
        record_ask(r, &t, 1, &y);
    }
    return r;
}

static struct window fit(const struct record *r, double reach, unsigned derivative, double sigma_least)
{
    const struct window_question question = {derivative, sigma_least, 0};
    struct window w;
    window_fit(r, reach, &question, &w);
    return w;
}

/* ---- the value ---- */

static void exact_on_polynomials(void **state)
{
    static const double truth[] = {0, -2, 10, 3, -30};
    (void)state;
    for (int side = -1; side <= 1; side++)
        for (int n = 12; n <= 100; n += 22)
            for (double reach = 1e-2; reach < 10; reach *= 10) {
                struct record *r = record_of(polynomial, 0.5, reach, n, side);
                for (unsigned d = 1; d <= 4; d++) {
                    /* Some roundings of f, which are no noise that is the same everywhere; by the fit's condition, which is worse
                     * from one side. */
                    const double rounding = 0x1p-50 * r->largest, room = (side ? 3e4 : 1e2) / pow(reach, d);
                    const struct window w = fit(r, reach, d, rounding);
                    CHECK(w.degree >= (int)d && w.degree <= 6, "%u, side %d, %d within %g: degree %d", d,
                          side, n, reach, w.degree);
                    CHECK(fabs(w.value - truth[d]) <= rounding * room,
                          "%u, side %d, %d within %g: %.17g, want %g", d, side, n, reach, w.value, truth[d]);
                    CHECK(fabs(w.value - truth[d]) <= w.bar,
                          "%u, side %d, %d within %g: %.17g +/- %g, want %g", d, side, n, reach, w.value,
                          w.bar, truth[d]);
                }
                free(r);
            }
    CHECK_DONE();
}

static double scattered(double x)
{
    return exp(x) + planted * scatter(x);
}

/* What the normal equations of the values say: the derivative at x of their polynomial, and what noise makes of it that is 1 everywhere, or as the
 * residuals have it (HC3). */
struct equations {
    double value, gain, sandwich;
};

static bool within(const struct record *r, int i, double reach)
{
    return fabs(r->t[i]) <= reach && (r->t[i] == 0 || fabs(r->t[i]) >= reach / 300);
}

static struct equations normal_equations(const struct record *r, double reach, int degree,
                                         unsigned derivative)
{
    enum { MOST = WINDOW_DEGREES + 1 };
    long double a[MOST][2 * MOST + 1] = {{0}};
    const int m = degree + 1, q = (int)derivative;
    for (int i = 0; i < r->n; i++) {
        if (!within(r, i, reach)) continue;
        const long double u = (long double)r->t[i] / (long double)reach;
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < m; k++) a[j][k] += powl(u, j + k);
            a[j][2 * m] += powl(u, j) * (long double)(r->y[i] - r->y[0]);
        }
    }
    for (int j = 0; j < m; j++) a[j][m + j] = 1; /* the inverse beside it: by Gauss and Jordan with pivots */
    for (int c = 0; c < m; c++) {
        int pivot = c;
        for (int j = c + 1; j < m; j++)
            if (fabsl(a[j][c]) > fabsl(a[pivot][c])) pivot = j;
        for (int k = 0; k <= 2 * m; k++) {
            const long double swap = a[c][k];
            a[c][k] = a[pivot][k];
            a[pivot][k] = swap;
        }
        const long double by = a[c][c];
        for (int k = 0; k <= 2 * m; k++) a[c][k] /= by;
        for (int j = 0; j < m; j++) {
            const long double part = a[j][c];
            for (int k = 0; k <= 2 * m && j != c; k++) a[j][k] -= part * a[c][k];
        }
    }
    long double sandwich = 0;
    for (int i = 0; i < r->n; i++) {
        if (!within(r, i, reach)) continue;
        const long double u = (long double)r->t[i] / (long double)reach;
        long double weight = 0, leverage = 0, rest = (long double)(r->y[i] - r->y[0]);
        for (int j = 0; j < m; j++) {
            weight += a[q][m + j] * powl(u, j);
            rest -= a[j][2 * m] * powl(u, j);
            for (int k = 0; k < m; k++) leverage += powl(u, j + k) * a[j][m + k];
        }
        sandwich += powl(weight * rest / fmaxl(1 - leverage, 0.05L), 2);
    }
    const long double factorial = tgammal(q + 1.0L) / powl((long double)reach, q);
    return (struct equations){(double)(factorial * a[q][2 * m]), (double)(factorial * sqrtl(a[q][m + q])),
                              (double)(factorial * sqrtl(sandwich))};
}

static void least_squares(void **state)
{
    (void)state;
    int degrees[WINDOW_DEGREES] = {0};
    for (planted = 1e-8; planted < 2e-2; planted *= 100)
        for (int side = 0; side <= 1; side++)
            for (unsigned d = 1; d <= 4; d++)
                for (double reach = 0.1; reach < 2; reach *= 2.3) {
                    struct record *r = record_of(scattered, 0.4, reach, 14 + 17 * (int)d, side);
                    const struct window w = fit(r, reach, d, 0);
                    /* Normal equations of one side lose more digits than a long double has to spare. */
                    if (w.degree < 0 || (side && w.degree > 6)) {
                        free(r);
                        continue;
                    }
                    const struct equations e = normal_equations(r, reach, w.degree, d);
                    CHECK(fabs(w.value - e.value) <= 1e-7 * e.gain * planted + 0x1p-50 * e.gain * r->largest,
                          "%u, side %d, %g within %g, degree %d: %.17g, want %.17g", d, side, planted, reach,
                          w.degree, w.value, e.value);
                    /* No less than Student has it, for noise that is the same everywhere and for noise that is not. */
                    CHECK(w.bar >=
                              0.999 * window_t99(w.n - w.degree - 1) * fmax(e.gain * w.sigma, e.sandwich),
                          "%u, side %d, %g within %g: +/- %g, of %g and %g", d, side, planted, reach, w.bar,
                          e.gain * w.sigma, e.sandwich);
                    CHECK(w.sigma > 0.4 * planted / sqrt(3) && w.sigma < 1.8 * planted / sqrt(3),
                          "%u, side %d, %g within %g: sigma %g", d, side, planted, reach, w.sigma);
                    degrees[w.degree]++;
                    free(r);
                }
    int seen = 0;
    for (int k = 0; k < WINDOW_DEGREES; k++) seen += degrees[k] > 0;
    CHECK(seen >= 4, "only %d degrees were tried", seen);
    CHECK_DONE();
}

/* ---- quantiles ---- */

/* Two-sided 99 %: as published in every table of Student's t. */
static void student(void **state)
{
    static const struct {
        int freedom;
        double t;
    } rows[] = {{5, 4.032},  {6, 3.707},  {7, 3.499},  {8, 3.355},  {9, 3.250},  {10, 3.169}, {12, 3.055},
                {15, 2.947}, {20, 2.845}, {25, 2.787}, {30, 2.750}, {40, 2.704}, {60, 2.660}, {120, 2.617}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CHECK_CLOSE(window_t99(rows[i].freedom), rows[i].t, rows[i].freedom < 8 ? 0.03 : 0.01, "t");
    CHECK_CLOSE(window_t99(1000000), 2.5758, 1e-5, "the normal quantile");
    CHECK_DONE();
}

/* ---- degree ---- */

static double cubic(double x)
{
    return x * x * x + planted * scatter(x);
}

static double quintic(double x)
{
    return pow(x, 5) - x + planted * scatter(x);
}

/* A degree is refused where the next two terms stand out, and not where noise hides them. */
static void degree_is_as_high_as_needed(void **state)
{
    static const struct {
        const char *name;
        function *f;
        double noise;
        int least, most;
    } rows[] = {
        {"cubic", cubic, 1e-6, 3, 4},
        {"cubic in noise", cubic, 10, 1, 2},
        {"quintic", quintic, 1e-6, 5, 6},
        {"quintic in noise", quintic, 10, 1, 2},
        {"cubic, some noise", cubic, 1e-2, 3, 4},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int within = 0;
        enum { TIMES = 50 };
        planted = rows[i].noise;
        for (int k = 0; k < TIMES; k++) {
            struct record *r = record_of(rows[i].f, 0.01 * k / TIMES, 1, 40, 0);
            const struct window w = fit(r, 1, 1, 0);
            CHECK(w.degree >= rows[i].least, "%s: degree %d", rows[i].name, w.degree);
            within += w.degree <= rows[i].most;
            free(r);
        }
        /* A test at 99 % errs in one of a hundred. */
        CHECK(within >= TIMES - 4, "%s: %d of %d within %d", rows[i].name, within, TIMES, rows[i].most);
    }
    CHECK_DONE();
}

/* Too few values are no window, and none that has no freedom left. */
static void too_few(void **state)
{
    (void)state;
    planted = 1e-3;
    for (unsigned d = 1; d <= 4; d++)
        for (int n = 0; n < 16; n++) {
            struct record *r = record_of(cubic, 0.3, 1, n, 0);
            const struct window w = fit(r, 1, d, 0);
            const int least = (int)d + 1 + 5; /* that many degrees of freedom */
            CHECK(n + 1 >= least || w.degree < 0, "%u from %d values: degree %d", d, w.n, w.degree);
            CHECK(w.degree >= 0 || (isnan(w.value) && isinf(w.bar)), "%u from %d values: %g +/- %g", d, w.n,
                  w.value, w.bar);
            free(r);
        }
    CHECK_DONE();
}

/* What lies outside, or so near that its rounding is shared, does not count. */
static void which_values_count(void **state)
{
    (void)state;
    planted = 1e-3;
    struct record *r = record_of(cubic, 0.3, 1, 30, 0);
    const struct window before = fit(r, 1, 1, 0);
    double t[] = {1.001, -1.3, 0.003, -0.002}, y[4];
    r->p->call = callee_call;
    struct callee c = callee_of(exp); /* other values: they would be seen */
    r->p->context = &c;
    record_ask(r, t, 4, y);
    const struct window after = fit(r, 1, 1, 0);
    CHECK(after.n == before.n && after.n == 31, "%d and %d values", before.n, after.n);
    CHECK_SAME(after.value, before.value, "value");
    const struct window_question beyond = {1, 0, 0.5};
    struct window w;
    window_fit(r, 1, &beyond, &w);
    CHECK(w.n < 20 && w.n > 12, "%d values beyond the half", w.n);
    free(r);
    CHECK_DONE();
}

/* ---- bars ---- */

static double growing(double x)
{
    return x + planted * fabs(x) * scatter(x);
}

static double fading(double x)
{
    return x + planted * exp(-30 * fabs(x)) * scatter(x);
}

/* In 99 of 100 cases the truth is within the bar; where noise grows outwards, or shrinks, by HC3. */
static void coverage(void **state)
{
    static const struct {
        const char *name;
        function *f;
        double truth, most; /* bars at most so many errors */
    } rows[] = {{"even noise", cubic, 0, 12},
                {"noise that grows", growing, 1, 12},
                {"noise that fades", fading, 1, 200}};
    enum { TIMES = 400 };
    (void)state;
    planted = 0.1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int held = 0;
        double errors = 0, bars = 0;
        for (int k = 0; k < TIMES; k++) {
            const double reach = 1 + k * 1e-3;
            struct record *r = record_of(rows[i].f, 0, reach, 30, 0);
            const struct window w = fit(r, reach, 1, 0);
            held += fabs(w.value - rows[i].truth) <= w.bar;
            errors += fabs(w.value - rows[i].truth);
            bars += w.bar;
            free(r);
        }
        CHECK(held >= 0.98 * TIMES, "%s: %d of %d", rows[i].name, held, TIMES);
        CHECK(bars < rows[i].most * errors, "%s: bars are %g times the errors", rows[i].name, bars / errors);
    }
    CHECK_DONE();
}

static double line_of_noise(double x)
{
    return 2 * x + 1e-3 * scatter(x);
}

/* Only HC3 sees that it is the far values, which weigh most, that scatter: the same residuals put near x leave a smaller bar. */
static double outer_noise(double x)
{
    return fabs(x) > 0.7 ? line_of_noise(x) : 2 * x;
}

static double inner_noise(double x)
{
    return fabs(x) < 0.3 ? line_of_noise(x) : 2 * x;
}

static void noise_counts_where_it_is(void **state)
{
    (void)state;
    struct record *outer = record_of(outer_noise, 0, 1, 40, 0);
    const struct window far = fit(outer, 1, 1, 0);
    free(outer);
    struct record *inner = record_of(inner_noise, 0, 1, 40, 0);
    const struct window near = fit(inner, 1, 1, 0);
    free(inner);
    CHECK(far.degree >= 1 && near.degree >= 1, "degrees %d, %d", far.degree, near.degree);
    CHECK(far.bar / far.sigma > 1.15 * near.bar / near.sigma, "%g of %g, %g of %g", far.bar, far.sigma,
          near.bar, near.sigma);
    CHECK_DONE();
}

static double step_of_f(double x)
{
    return x + (x > 0.3);
}

static double pure_noise(double x)
{
    return x + 1e-2 * scatter(x);
}

static void correlations(void **state)
{
    static const struct {
        const char *name;
        function *f;
        double least, most;
    } rows[] = {{"a step", step_of_f, 0.3, 1}, {"noise", pure_noise, -0.5, 0.35}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double sum = 0;
        enum { TIMES = 20 };
        for (int k = 0; k < TIMES; k++) {
            const double reach = 1 + 0.01 * k;
            struct record *r = record_of(rows[i].f, 0, reach, 60, 0);
            const struct window w = fit(r, reach, 1, 0);
            CHECK(w.degree >= 0, "%s, %d: no window", rows[i].name, k);
            CHECK(w.scatter_correlation >= rows[i].least && w.scatter_correlation <= rows[i].most,
                  "%s, %d: %g of degree %d", rows[i].name, k, w.scatter_correlation, w.degree);
            sum += w.scatter_correlation;
            free(r);
        }
        CHECK(sum / TIMES >= rows[i].least && sum / TIMES <= rows[i].most, "%s: %g", rows[i].name,
              sum / TIMES);
    }
    CHECK_DONE();
}

/* ---- choosing ---- */

static double broken(double x) /* another slope from 0.2 on */
{
    return (fabs(x) < 0.2 ? x : x > 0 ? 0.2 + 9 * (x - 0.2) : -0.2 + 9 * (x + 0.2)) + 1e-4 * scatter(x);
}

static double another_slope(double x)
{
    return (fabs(x) <= 0.1 ? x : 3 * x) + 3e-2 * scatter(x);
}

static void from_near_to_far(void **state)
{
    static const double reach[] = {0.05, 0.1, 0.19, 0.4, 0.8, 1.6};
    enum { N = sizeof reach / sizeof *reach };
    (void)state;
    struct window w;
    const struct window_question question = {1, 0, 0};
    planted = 1e-3;
    struct record *r = record_of(pure_noise, 0, 1.6, 180, 0);
    CHECK(window_choose(r, reach, N, &question, &w), "no window");
    CHECK(w.reach == 1.6 && fabs(w.value - 1) <= w.bar,
          "of a line in noise the farthest is best: %g within %g +/- %g", w.value, w.reach, w.bar);
    free(r);
    r = record_of(broken, 0, 1.6, 180, 0);
    CHECK(window_choose(r, reach, N, &question, &w), "no window");
    CHECK(w.reach < 0.2 && fabs(w.value - 1) <= w.bar, "beyond the break: %g within %g +/- %g", w.value,
          w.reach, w.bar);
    free(r);
    /* A far one that has the smaller bar, for it has many values, and another slope. */
    r = record_of(another_slope, 0, 0.1, 12, 0);
    for (int i = 0; i < 150; i++) {
        double t = (i % 2 ? -1 : 1) * 1.6 * (i + uneven(i, 6)) / 150, y;
        record_ask(r, &t, 1, &y);
    }
    const double two[] = {0.1, 1.6};
    const struct window far = fit(r, 1.6, 1, 0);
    CHECK(window_choose(r, two, 2, &question, &w), "no window");
    CHECK(far.degree < 0 || (far.bar < w.bar && fabs(far.value - 1) > 1),
          "the far one is worth nothing: %g +/- %g", far.value, far.bar);
    CHECK(w.reach == 0.1 && fabs(w.value - 1) <= w.bar, "the nearer one is right: %g within %g +/- %g",
          w.value, w.reach, w.bar);
    free(r);
    r = record_of(pure_noise, 0, 1.6, 4, 0);
    w.reach = 7;
    CHECK(!window_choose(r, reach, N, &question, &w) && w.reach == 7, "a window of four values");
    free(r);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_on_polynomials),
        cmocka_unit_test(least_squares),
        cmocka_unit_test(student),
        cmocka_unit_test(degree_is_as_high_as_needed),
        cmocka_unit_test(too_few),
        cmocka_unit_test(which_values_count),
        cmocka_unit_test(coverage),
        cmocka_unit_test(noise_counts_where_it_is),
        cmocka_unit_test(correlations),
        cmocka_unit_test(from_near_to_far),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
