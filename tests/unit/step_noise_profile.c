/* The profile of the noise against functions whose noise is known at each distance. */
#include "step/noise/noise_profile.h"

#include "check.h"
#include "stepping.h"

static double level, at; /* of the noise that the functions below add; where they are asked about */

static double uniform(double x)
{
    return level * sqrt(3) * scatter(x);
}

/* Box and Muller's. */
static double gauss(double x)
{
    const double u = (scatter(x) + 1) / 2, v = scatter(x * 1.37 + 0.1);
    return level * sqrt(-2 * log(u + 0x1p-60)) * cos(3.141592653589793 * v);
}

static double sine_uniform(double x)
{
    return sin(x) + uniform(x);
}
static double sine_gauss(double x)
{
    return sin(x) + gauss(x);
}
static double line_uniform(double x)
{
    return 3 - 2.385 * x + uniform(x);
}
static double parabola_gauss(double x)
{
    return 1 + x * x + gauss(x);
}
static double tanh_uniform(double x)
{
    return tanh(x - 0.7) + uniform(x);
}

/* Noise of known level: of all rows where the truncation is below it, 95 % are within a factor of 2, and none is off by 10. The remainder of these functions over
 * a distance d, in the parts of degree 7 to 9, is below d^7/5000. */
static void noise_of_known_level(void **state)
{
    static function *const functions[] = {sine_uniform, sine_gauss, line_uniform, parabola_gauss,
                                          tanh_uniform};
    static const double levels[] = {1e-12, 3e-9, 2e-6, 1e-3};
    size_t rows = 0, within_2 = 0;
    double sum = 0, worst = 1;
    (void)state;
    for (size_t f = 0; f < sizeof functions / sizeof *functions; f++)
        for (size_t l = 0; l < sizeof levels / sizeof *levels; l++)
            for (int k = 0; k < 10; k++) {
                level = levels[l];
                struct callee c = callee_of(functions[f]);
                struct probe p = probe_of(&c, 0.613 + 0.2371 * k + 0.0137 * (double)l);
                struct noise_profile profile;
                probe_begin(&p);
                noise_profile_measure(&p, &profile);
                for (size_t i = 0; i < profile.n; i++) {
                    const struct noise_at *row = &profile.at[i];
                    if (pow(row->distance, 7) / 5000 > level / 4 || row->distance > 1) continue;
                    CHECK(row->kind == NOISE_KIND_TOLD, "%zu, level %g, x %g, distance %g: %s", f, level, p.x,
                          row->distance, noise_kind_names[row->kind]);
                    const double ratio = row->level / level;
                    rows++;
                    within_2 += ratio <= 2 && ratio >= 0.5;
                    sum += ratio * ratio;
                    worst = fmax(worst, fmax(ratio, 1 / ratio));
                }
                CHECK(profile.picture == NOISE_PICTURE_NOISY, "%zu, level %g, x %g: %s", f, level, p.x,
                      noise_picture_names[profile.picture]);
            }
    print_message("%zu rows: %.1f %% within a factor of 2, rms ratio %.3f, the worst off by %.2f\n", rows,
                  100. * (double)within_2 / (double)rows, sqrt(sum / (double)rows), worst);
    CHECK((double)within_2 >= 0.95 * (double)rows, "%zu of %zu within a factor of 2", within_2, rows);
    CHECK(worst < 10, "off by a factor of %g", worst);
    CHECK_CLOSE(sqrt(sum / (double)rows), 1, 0.1, "the level on the average");
    CHECK_DONE();
}

/* ---- A picture each ---- */

static double sine(double x)
{
    return sin(x);
}
static double exponential(double x)
{
    return exp(x);
}
static double power(double x)
{
    return pow(x, 20);
}
static double in_float(double x)
{
    return (float)exp(sin(x));
}
static double six_digits(double x)
{
    return round(exp(-x) * 1e6) / 1e6;
}
static double cancelled(double x)
{
    return (x + 1e8) - 1e8;
}
static double constant(double x)
{
    return 0 * x + 4.2;
}
static double solver(double x)
{
    return sin(x) + 1e-6 * (floor(1000 * x) - floor(1000 * x + 0.37));
}
static double root(double x)
{
    return sqrt(x);
}
static double absolute(double x)
{
    return fabs(x);
}
static double corner(double x)
{
    return fabs(x - 1.001);
}
static double fast(double x)
{
    return 2 + sin(1000 * x);
}
static double undefined(double x)
{
    return x == at ? 1 : (double)NAN;
}
static double stepped(double x)
{
    return x > at ? 2 : 1;
}

/* Exact within some distance of `at`, noise of `level` beyond. */
static double quiet_nearby(double x)
{
    return exp(x) + (fabs(x - at) > 1e-5 ? uniform(x) : 0);
}
static double growing(double x)
{
    return exp(x) + fmin(1, fabs(x - at) / 1e-3) * uniform(x);
}

static double unsteady(double x)
{
    static unsigned calls;
    return x + 1e-6 * scatter(x + calls++);
}

static void pictures(void **state)
{
    static const struct {
        const char *label;
        function *f;
        double x;
        enum noise_picture picture;
        double within_least, within_most; /* profile.within; 0, 0: not looked at */
        double beyond, quantum;           /* 0: not looked at; beyond within a factor of 2.5 */
    } cases[] = {
        {"sine", sine, 1, NOISE_PICTURE_SMOOTH, 1e-2, 0.1, 0, 0},
        {"sine at 0", sine, 0, NOISE_PICTURE_SMOOTH, 1e-2, 0.1, 0, 0},
        {"sine far out", sine, 12345.6, NOISE_PICTURE_SMOOTH, 0, 0, 0, 0},
        {"exponential", exponential, 0, NOISE_PICTURE_SMOOTH, 1e-2, 0.1, 0, 0},
        {"power", power, 1.1, NOISE_PICTURE_SMOOTH, 1e-4, 0.1, 0, 0},
        {"in float", in_float, 1, NOISE_PICTURE_STEPS, 1e-8, 1e-6, 0x1p-22 * 0.2887, 0x1p-22},
        {"six digits", six_digits, 1, NOISE_PICTURE_STEPS, 1e-8, 3e-6, 2.887e-7, 1e-6},
        {"cancelled", cancelled, 0.3, NOISE_PICTURE_STEPS, 1e-9, 2e-8, 0x1p-26 * 0.2887, 0x1p-26},
        {"constant", constant, 2.385, NOISE_PICTURE_CONSTANT, 4, 16, 0, 0},
        {"solver", solver, 1.0002, NOISE_PICTURE_PIECES, 5e-5, 2.1e-4, 5e-7, 0},
        {"root", root, 0, NOISE_PICTURE_HIDDEN, 0, 0, 0, 0},
        {"absolute", absolute, 0, NOISE_PICTURE_HIDDEN, 0, 0, 0, 0},
        {"a corner nearby", corner, 1, NOISE_PICTURE_SMOOTH, 1e-5, 1e-3, 0, 0},
        {"fast", fast, 1, NOISE_PICTURE_SMOOTH, 1e-5, 1e-3, 0, 0},
        {"undefined beside", undefined, 1, NOISE_PICTURE_UNKNOWN, 0, 0, 0, 0},
        {"a step at x", stepped, 1, NOISE_PICTURE_JUMP, 0, 0, 0, 0},
        {"quiet nearby", quiet_nearby, 0.8, NOISE_PICTURE_PIECES, 1e-7, 1e-5, 3e-9, 0},
        {"growing", growing, 0.8, NOISE_PICTURE_BEYOND, 1e-9, 1e-7, 3e-9, 0},
        {"unsteady", unsteady, 1, NOISE_PICTURE_UNSTEADY, 0, 0, 5.8e-7, 0},
        {"far below the scale of f", cancelled, 1e-30, NOISE_PICTURE_STEPS, 1e-31, 2e-8, 0x1p-26 * 0.2887,
         0x1p-26},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        level = 3e-9;
        at = cases[i].x;
        struct callee c = callee_of(cases[i].f);
        struct probe p = probe_of(&c, cases[i].x);
        struct noise_profile profile;
        const char *label = cases[i].label;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK(profile.picture == cases[i].picture, "%s: %s, not %s", label,
              noise_picture_names[profile.picture], noise_picture_names[cases[i].picture]);
        CHECK(profile.evaluations == c.calls - 2, "%s: %zu calls, not %zu", label, c.calls - 2,
              profile.evaluations);
        CHECK(c.calls <= 450, "%s: %zu calls", label, c.calls);
        if (cases[i].within_most > 0)
            CHECK(profile.within >= cases[i].within_least && profile.within <= cases[i].within_most,
                  "%s: within %g", label, profile.within);
        if (cases[i].beyond > 0)
            CHECK(profile.beyond > cases[i].beyond / 2.5 && profile.beyond < cases[i].beyond * 2.5,
                  "%s: beyond %g, not %g", label, profile.beyond, cases[i].beyond);
        CHECK(fabs(profile.quantum - cases[i].quantum) <= 1e-6 * cases[i].quantum, "%s: quantum %g, not %g",
              label, profile.quantum, cases[i].quantum);
        for (size_t k = 1; k < profile.n; k++)
            CHECK(profile.at[k].distance > profile.at[k - 1].distance, "%s: row %zu is out of order", label,
                  k);
    }
    CHECK_DONE();
}

/* One roundoff or less, at whatever distance sin does not bend. */
static void rounding_alone(void **state)
{
    (void)state;
    for (int k = 0; k < 40; k++) {
        struct callee c = callee_of(sine);
        struct probe p = probe_of(&c, 0.31 + 0.0697 * k);
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        for (size_t i = 0; i < profile.n && profile.at[i].distance < 1e-2; i++)
            CHECK(profile.at[i].kind == NOISE_KIND_TOLD &&
                      profile.at[i].level < 1.2 * profile.at[i].roundoff &&
                      profile.at[i].level > profile.at[i].roundoff / 16,
                  "x %g, distance %g: %s, %g roundoffs", p.x, profile.at[i].distance,
                  noise_kind_names[profile.at[i].kind], profile.at[i].level / profile.at[i].roundoff);
    }
    CHECK_DONE();
}

/* Near x there are few values, whose differences may be multiples of twice the quantum by chance; sine has none. */
static void quanta(void **state)
{
    (void)state;
    for (int k = 0; k < 300; k++) {
        struct callee c = callee_of(six_digits);
        struct probe p = probe_of(&c, 0.211 + 0.0113 * k);
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK_CLOSE(profile.quantum, 1e-6, 1e-6, "the quantum");
    }
    for (int k = 0; k < 100; k++) {
        struct callee c = callee_of(sine);
        struct probe p = probe_of(&c, 0.211 + 0.0313 * k);
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK(profile.quantum == 0, "sine at %g: %g", p.x, profile.quantum);
    }
    CHECK_DONE();
}

/* ---- Joints, and the best step ---- */

static void joints(void **state)
{
    (void)state;
    struct callee c = callee_of(solver);
    struct probe p = probe_of(&c, 1.0002);
    struct noise_profile profile;
    probe_begin(&p);
    noise_profile_measure(&p, &profile);
    CHECK_CLOSE(profile.best.piece.reach, 2e-4, 1e-2, "the joint's distance"); /* 1000 x is whole at 1 */
    CHECK_CLOSE(profile.best.piece.joint, 1e-6, 0.1, "its size");
    CHECK_DONE();
}

/* exp(sin x) at 1: f' = 1.2534, f''' = -4.9365 (by hand); noise of uniform(x). */
static double bumpy(double x)
{
    return exp(sin(x)) + uniform(x);
}

static void best_central_step(void **state)
{
    (void)state;
    level = 1e-7;
    struct callee c = callee_of(bumpy);
    struct probe p = probe_of(&c, 1);
    struct noise_profile profile;
    probe_begin(&p);
    noise_profile_measure(&p, &profile);
    const double h = profile.central_h, third = 4.9365, best = cbrt(3 * level / third);
    CHECK(h > best / 2 && h < 2 * best, "h %g, not %g", h, best);
    const double got = (bumpy(1 + h) - bumpy(1 - h)) / (2 * h), want = cos(1) * exp(sin(1));
    CHECK(fabs(got - want) < 3 * profile.central_error, "off by %g, not %g", got - want,
          profile.central_error);
    CHECK_DONE();
}

/* ---- Bounds, domains, budgets, failures ---- */

static double logarithm(double x)
{
    return log(x);
}

static void where_f_ends(void **state)
{
    static const struct {
        const char *label;
        function *f;
        double x, lower, upper;
        enum noise_kind last, first;
        bool left_missing;
    } cases[] = {
        {"bounds on both sides", sine, 1, 0.9, 1.05, NOISE_KIND_OUTSIDE, NOISE_KIND_TOLD, false},
        {"on a bound", exponential, 1, 1, INFINITY, NOISE_KIND_BENDS, NOISE_KIND_TOLD, false},
        {"on the upper bound", exponential, 1, -INFINITY, 1, NOISE_KIND_BENDS, NOISE_KIND_TOLD, false},
        {"no room at all", exponential, 1, 1, 1, NOISE_KIND_OUTSIDE, NOISE_KIND_OUTSIDE, false},
        {"a domain that ends", logarithm, 1e-3, -INFINITY, INFINITY, NOISE_KIND_UNDEFINED, NOISE_KIND_TOLD,
         true},
        {"the end of a domain", root, 0, -INFINITY, INFINITY, NOISE_KIND_BENDS, NOISE_KIND_BENDS, true},
        {"huge", sine, 1e308, -INFINITY, INFINITY, NOISE_KIND_TOLD, NOISE_KIND_TOLD, false},
        {"tiny", exponential, 5e-324, -INFINITY, INFINITY, NOISE_KIND_BENDS, NOISE_KIND_TOLD, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct callee c = callee_of(cases[i].f);
        c.lower = cases[i].lower;
        c.upper = cases[i].upper;
        struct probe p = probe_of(&c, cases[i].x);
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK(!c.strayed, "%s: outside the bounds", cases[i].label);
        CHECK(profile.n > 0, "%s: no rows", cases[i].label);
        if (!profile.n) continue;
        const enum noise_kind first = profile.at[0].kind, last = profile.at[profile.n - 1].kind;
        CHECK(first == cases[i].first, "%s: first %s", cases[i].label, noise_kind_names[first]);
        CHECK(last == cases[i].last, "%s: last %s", cases[i].label, noise_kind_names[last]);
        CHECK(isfinite(profile.missing[0]) == cases[i].left_missing, "%s: missing at %g", cases[i].label,
              profile.missing[0]);
    }
    CHECK_DONE();
}

static void budgets(void **state)
{
    (void)state;
    for (size_t budget = 2; budget < 400; budget += 7) {
        struct callee c = callee_of(solver);
        struct probe p = probe_of(&c, 1.0002);
        p.budget = budget;
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK(c.calls <= budget && profile.evaluations + 2 == c.calls, "%zu calls of %zu, told %zu", c.calls,
              budget, profile.evaluations);
        size_t asked = 0;
        for (size_t i = 0; i < profile.n; i++) asked += profile.at[i].kind != NOISE_KIND_UNASKED;
        CHECK(budget < 40 || asked >= 2, "%zu rows with %zu calls", asked, budget);
        CHECK(budget < 60 || (profile.at[profile.n - 1].kind != NOISE_KIND_UNASKED &&
                              profile.at[profile.n - 1].distance > 3),
              "with %zu calls the last row is missing", budget);
    }
    for (size_t calls = 2; calls < 250; calls += 11) {
        struct callee c = callee_of(solver);
        c.fail_after = calls;
        struct probe p = probe_of(&c, 1.0002);
        struct noise_profile profile;
        probe_begin(&p);
        noise_profile_measure(&p, &profile);
        CHECK(p.status == (calls < c.calls ? HSTAR_CHILD : HSTAR_OK), "a program that dies after %zu: %d",
              calls, p.status);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(noise_of_known_level),
        cmocka_unit_test(pictures),
        cmocka_unit_test(rounding_alone),
        cmocka_unit_test(quanta),
        cmocka_unit_test(joints),
        cmocka_unit_test(best_central_step),
        cmocka_unit_test(where_f_ends),
        cmocka_unit_test(budgets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
