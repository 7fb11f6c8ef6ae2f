/* The selectors of a single step: the step that theory names, steps worked by hand, and what every method
 * must survive. */
#include "check.h"

#include "step/step.h"

#include <float.h>
#include <stdlib.h>

typedef double function(double x);

/* What is called, and within which bounds it was. */
struct callee {
    function *f;
    double lower, upper;
    bool strayed;
    size_t calls, fail_after;
};

static hstar_status call(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    struct callee *c = context;
    for (size_t i = 0; i < n; i++) {
        if (c->calls++ == c->fail_after) return error_set(err, HSTAR_CHILD, "the program died");
        c->strayed = c->strayed || !(x[i] >= c->lower && x[i] <= c->upper);
        y[i] = c->f(x[i]);
    }
    return HSTAR_OK;
}

struct options {
    double noise, lower, upper;
    size_t budget;
};
static const struct options usual = {NAN, -INFINITY, INFINITY, SIZE_MAX};

static struct step find(enum selector_id id, function *f, double x, const struct options *o)
{
    struct callee callee = {f, o->lower, o->upper, false, 0, SIZE_MAX};
    struct probe p;
    struct step step;
    const struct step_request request = {.derivative = 1, .use = N_USES};
    probe_init(&p);
    p.call = call;
    p.context = &callee;
    p.x = x;
    p.noise_given = o->noise;
    p.lower = o->lower;
    p.upper = o->upper;
    p.budget = o->budget;
    assert_int_equal(step_find(id, &request, &p, &step, NULL), HSTAR_OK);
    CHECK(!callee.strayed, "%s: f was called out of bounds", selectors[id].name);
    CHECK(callee.calls == step.evaluations, "%s: %zu calls, %zu counted", selectors[id].name, callee.calls,
          step.evaluations);
    return step;
}

/* ---- the functions ---- */

/* A number in [-1, 1] that x determines and nobody sees through. */
static double scatter(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits ^ bits >> 31) * 0x7fb5d329728ea185;
    bits = (bits ^ bits >> 27) * 0x81dadef4bc2dd44d;
    bits ^= bits >> 33;
    return (double)(bits >> 11) * 0x1p-52 - 1;
}

#define FUNCTIONS(X)                                                                                         \
    X(zero, 0 * x)                                                                                           \
    X(constant, 5 + 0 * x)                                                                                   \
    X(linear, 3.25 * x + 1.7)                                                                                \
    X(square, x *x)                                                                                          \
    X(cube, x *x *x)                                                                                         \
    X(fourth, x *x *x *x)                                                                                    \
    X(sine, sin(x))                                                                                          \
    X(cosine, cos(x))                                                                                        \
    X(exponential, exp(x))                                                                                   \
    X(steep, exp(100 * x))                                                                                   \
    X(flat, exp(-1e-6 * x))                                                                                  \
    X(logarithm, log(x))                                                                                     \
    X(root, sqrt(x))                                                                                         \
    X(power, pow(x, 1.5))                                                                                    \
    X(inverse, 1 / x)                                                                                        \
    X(tangent, tan(x))                                                                                       \
    X(arcus, atan(x))                                                                                        \
    X(noisy, sin(x) + 1e-6 * scatter(x))                                                                     \
    X(noise_alone, 1e-6 * scatter(x))                                                                        \
    X(in_float, (double)sinf((float)x))                                                                      \
    X(kink, fabs(x - 0.5))                                                                                   \
    X(half_kink, x > 0.5 ? x - 0.5 : 0)                                                                      \
    X(jump, x >= 0.5)                                                                                        \
    X(jump_between, (x > 0.5) - (x < 0.5))                                                                   \
    X(jumping_sine, sin(x) + (x >= 0.5))                                                                     \
    X(fast, sin(x *x + 1e6 * x))                                                                             \
    X(nowhere, x *(double)NAN)                                                                               \
    X(infinite, x > 0 ? (double)INFINITY : (double)INFINITY)                                                 \
    X(lonely, x == 0.5 ? 4 : (double)NAN)                                                                    \
    X(punctured, x != 2 && fabs(x - 2) < 1e-8 ? (double)NAN : x * x)                                         \
    X(large, 1e300 * x * x)                                                                                  \
    X(small, 1e-300 * sin(x))                                                                                \
    X(nearly_over, 1e307 * exp(x))
#define X(name, value)                                                                                       \
    static double name(double x)                                                                             \
    {                                                                                                        \
        return value;                                                                                        \
    }
FUNCTIONS(X)
#undef X

/* ---- the step that theory names ---- */

/* The selectors of one step, and by which factor their step may miss the best one: Curtis and Reid aim
 * elsewhere; those that measure noise take the best for the noise there is, a third of the bound that theory
 * has here. */
static const struct {
    enum selector_id id;
    double factor;
} ours[] = {
    {SELECTOR_CURTIS_REID, 40},         {SELECTOR_CURTIS_REID_MODIFIED, 5}, {SELECTOR_DUMONTET_VIGNES, 6},
    {SELECTOR_STEPLEMAN_WINARSKY, 3.5}, {SELECTOR_GILL_MURRAY, 4},          {SELECTOR_SHI_FORWARD, 4},
    {SELECTOR_SHI_CENTRAL, 4},          {SELECTOR_SHI_FIVE_POINT, 4},       {SELECTOR_MORE_WILD, 4},
    {SELECTOR_TAYLOR_ESTIMATE, 4},
};
enum { N_OURS = sizeof ours / sizeof *ours };

/* f and its derivatives 1, 2, 3, 5 by hand. */
static const struct smooth {
    const char *name;
    function *f;
    double x, f0, f1, f2, f3, f5;
} smooths[] = {
    {"sin", sine, 2.385, 0.68644768332195352, -0.72717919253917257, -0.68644768332195352, 0.72717919253917257,
     -0.72717919253917257},
    {"exp", exponential, -1.7, 0.18268352405273466, 0.18268352405273466, 0.18268352405273466,
     0.18268352405273466, 0.18268352405273466},
    {"log", logarithm, 7.31, 1.9892432737616871, 0.13679890560875514, -0.018713940575753098,
     0.0051200931807806016, 0.0011498054343293621},
    {"1/x", inverse, -2.2, -0.45454545454545451, -0.20661157024793385, -0.18782870022539439,
     -0.25613004576190143, -1.0583886188508322},
    {"exp(100x)", steep, 0.037, 40.447304360067383, 4044.7304360067383, 404473.04360067383,
     40447304.360067383, 404473043600.67383},
    {"atan", arcus, 1.9, 1.0863183977578734, 0.21691973969631238, -0.17880585918568049, 0.20066920833374121,
     0.34649966155410768},
};
enum { N_SMOOTH = sizeof smooths / sizeof *smooths };

static double best_step(const struct smooth *s, enum stencil_use use)
{
    const double rounding = fabs(s->f0) * 0x1p-53;
    switch (use) {
    case USE_FORWARD:
        return 2 * sqrt(rounding / fabs(s->f2));
    case USE_CENTRAL:
        return cbrt(3 * rounding / fabs(s->f3));
    case USE_FIVE_POINT:
        return pow(11.25 * rounding / fabs(s->f5), 0.2);
    case USE_BACKWARD:
    case USE_EXTRAPOLATION:
    case N_USES:
    case USE_REVERSE_MODE:
    case USE_FORWARD_MODE:
    case USE_COMPLEX_STEP:
    case N_ALL_USES:
        break;
    }
    return NAN;
}

static void finds_the_best_step(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_SMOOTH; i++) {
        for (size_t k = 0; k < N_OURS; k++) {
            const struct smooth *s = &smooths[i];
            const struct step step = find(ours[k].id, s->f, s->x, &usual);
            const char *name = selectors[ours[k].id].name;
            const double best = best_step(s, selectors[ours[k].id].use), f = ours[k].factor;
            CHECK(step.h < best * f && step.h > best / f, "%s of %s: h %g, best %g", name, s->name, step.h,
                  best);
            CHECK(step.stop == STOP_CONVERGED, "%s of %s: %s", name, s->name, stops[step.stop].name);
            CHECK(fabs(step.value - s->f1) <= step.bar, "%s of %s: %.17g +/- %g, want %.17g", name, s->name,
                  step.value, step.bar, s->f1);
            CHECK(step.use == selectors[ours[k].id].use, "%s of %s: %s", name, s->name, use_names[step.use]);
        }
    }
    CHECK_DONE();
}

/* The value is the quotient as the texts write it, at the step that is named. */
static void value_is_the_difference(void **state)
{
    (void)state;
    const double x = 2.385;
    for (enum selector_id id = 0; id < N_SELECTORS; id++) {
        if (selectors[id].kind != SELECTOR || selectors[id].use == USE_EXTRAPOLATION) continue;
        if (id == SELECTOR_MATHUR || id == SELECTOR_KOSTYRKA) continue;
        const struct step s = find(id, tangent, x, &usual);
        const double h = s.h;
        double want = NAN;
        if (s.use == USE_FORWARD) want = (tan(x + h) - tan(x)) / h;
        if (s.use == USE_CENTRAL) want = (tan(x + h) - tan(x - h)) / (2 * h);
        if (s.use == USE_FIVE_POINT)
            want = (-tan(x + 2 * h) + 8 * tan(x + h) - 8 * tan(x - h) + tan(x - 2 * h)) / (12 * h);
        CHECK_SAME(s.value, want, selectors[id].name);
        CHECK_SAME((x + h) - x, h, selectors[id].name);
        CHECK(s.side == (s.use == USE_FORWARD) && s.h_largest == s.h, "%s", selectors[id].name);
    }
    CHECK_DONE();
}

/* ---- worked by hand ---- */

static const struct options with_noise = {3e-9, -INFINITY, INFINITY, SIZE_MAX};
static const struct options with_much_noise = {1e-5, -INFINITY, INFINITY, SIZE_MAX};

static void worked_by_hand(void **state)
{
    (void)state;
    const double noise = with_noise.noise, bound = sqrt(3) * noise;
    /* f'' = 2 is found exactly, up to the rounding of x^2. */
    struct step s = find(SELECTOR_GILL_MURRAY, square, 1.3, &with_noise);
    CHECK_CLOSE(s.h, 2 * sqrt(bound / 2), 1e-3, "gill-murray");
    CHECK_SAME(s.noise, noise, "gill-murray");
    /* Where the first step is much too large for f'' = 10000. */
    s = find(SELECTOR_GILL_MURRAY, steep, 0, &with_much_noise);
    CHECK_CLOSE(s.h, 2 * sqrt(sqrt(3) * with_much_noise.noise / 1e4), 0.02, "gill-murray");
    s = find(SELECTOR_MORE_WILD, square, 1.3, &with_noise);
    CHECK_CLOSE(s.h, sqrt(sqrt(8)) * sqrt(noise / 2), 1e-3, "more-wild");
    /* r = 6 h^2 f'' / (8 eps), 8 h^3 f''' / (8 eps), 12 h^5 f(5) / (54 eps) in [1.5, 6]. */
    s = find(SELECTOR_SHI_FORWARD, square, 1.3, &with_noise);
    double r = 12 * s.h * s.h / (8 * bound);
    CHECK(r > 1.4999 && r < 6.0001, "r %g", r);
    s = find(SELECTOR_SHI_CENTRAL, cube, 1.3, &with_noise);
    r = s.h * s.h * s.h * 6 / bound;
    CHECK(r > 1.4999 && r < 6.0001, "r %g", r);
    /* The best step of exp(-1e-6 x) is (3 2^-53 / 1e-18)^(1/3) = 6.9, far beyond x. */
    s = find(SELECTOR_SHI_CENTRAL, flat, 0.3, &usual);
    CHECK(s.h > 3 && s.h < 16 && s.stop == STOP_CONVERGED, "shi-central: h %g", s.h);
    s = find(SELECTOR_SHI_FIVE_POINT, exponential, 0.7, &with_noise);
    r = 12 * pow(s.h, 5) * exp(0.7) / (54 * bound);
    CHECK(r > 1.45 && r < 6.2, "r %g", r);
    /* The truncation of the forward difference, h f'' / 2, over eps^(7/8) max|f| / h. */
    s = find(SELECTOR_CURTIS_REID, exponential, 0.7, &usual);
    r = s.h * s.h / 2 / pow(DBL_EPSILON, 7. / 8);
    CHECK(r > 9.9 && r < 1010, "u %g", r);
    /* h^2 f''' / 6 over the noise / h. */
    s = find(SELECTOR_CURTIS_REID_MODIFIED, cube, 1.3, &with_noise);
    r = s.h * s.h * s.h / bound;
    CHECK(r > 0.4999 && r < 2.0001, "u %g", r);
    /* f''' = 6 likewise, as no more than rounding is wrong with it. */
    s = find(SELECTOR_DUMONTET_VIGNES, cube, 1.3, &with_noise);
    CHECK_CLOSE(s.h, cbrt(3 * noise / 6), 1e-3, "dumontet-vignes");
    /* As FiniteDifferences.jl's README prints it, to what rounding leaves of the fifth difference of seven
     * values. */
    s = find(SELECTOR_TAYLOR_ESTIMATE, sine, 1, &usual);
    CHECK_CLOSE(s.h, 0.001065235154086019, 2e-5, "taylor-estimate");
    s = find(SELECTOR_RULE_FORWARD, sine, 0.3, &usual);
    CHECK_SAME(s.h, (0.3 + 0x1p-26) - 0.3, "rule-forward");
    CHECK(s.stop == STOP_RULE && isinf(s.bar) && s.evaluations == 3, "rule-forward");
    s = find(SELECTOR_RULE_CENTRAL, sine, -4, &usual);
    CHECK_CLOSE(s.h, 4 * cbrt(0x1p-52), 1e-9, "rule-central");
    CHECK_DONE();
}

/* With noise, whether measured or given, the best step is that of the noise. */
static void noise_sets_the_step(void **state)
{
    (void)state;
    const double x = 1.1, level = 1e-6;
    struct options given = usual;
    given.noise = level / sqrt(3);
    const struct smooth s = {"", noisy, x, level * 0x1p53, cos(x), -sin(x), -cos(x), cos(x)};
    const enum selector_id ids[] = {SELECTOR_CURTIS_REID_MODIFIED, SELECTOR_GILL_MURRAY,
                                    SELECTOR_SHI_FORWARD,          SELECTOR_SHI_CENTRAL,
                                    SELECTOR_SHI_FIVE_POINT,       SELECTOR_MORE_WILD};
    for (size_t i = 0; i < 2 * (sizeof ids / sizeof *ids); i++) {
        const enum selector_id id = ids[i / 2];
        const struct step step = find(id, noisy, x, i % 2 ? &given : &usual);
        const double best = best_step(&s, selectors[id].use);
        CHECK(step.h > best / 4 && step.h < best * 4, "%s: h %g, best %g", selectors[id].name, step.h, best);
        CHECK(fabs(step.value - s.f1) <= step.bar && step.stop == STOP_CONVERGED, "%s: %g +/- %g, %s",
              selectors[id].name, step.value - s.f1, step.bar, stops[step.stop].name);
        CHECK(step.noise > level / 6 && step.noise < 2 * level, "%s: noise %g", selectors[id].name,
              step.noise);
    }
    CHECK_DONE();
}

/* Noise a million times what the caller says it is: what does not shrink with the step is seen to be noise. */
static void noise_that_was_understated(void **state)
{
    (void)state;
    struct options wrong = usual;
    wrong.noise = 1e-12;
    const enum selector_id ids[] = {SELECTOR_SHI_FORWARD, SELECTOR_SHI_CENTRAL, SELECTOR_SHI_FIVE_POINT};
    const struct smooth s = {"", noisy, 1.1, 1e-6 * 0x1p53, cos(1.1), -sin(1.1), -cos(1.1), cos(1.1)};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const struct step step = find(ids[i], noisy, 1.1, &wrong);
        const double best = best_step(&s, selectors[ids[i]].use);
        CHECK(step.h > best / 10 && step.h < best * 10, "%s: h %g, best %g", selectors[ids[i]].name, step.h,
              best);
        CHECK(fabs(step.value - s.f1) <= step.bar, "%s: %g +/- %g", selectors[ids[i]].name, step.value - s.f1,
              step.bar);
    }
    CHECK_DONE();
}

/* ---- what every method must survive ---- */

static const struct hard {
    const char *name;
    function *f;
    double x, derivative; /* NaN: there is none, and no result may claim one */
} hards[] = {
    {"0", zero, 1, 0},
    {"constant", constant, 2.385, 0},
    {"constant at 0", constant, 0, 0},
    {"linear at 0", linear, 0, 3.25},
    {"linear", linear, 2.385, 3.25},
    {"linear, huge x", linear, 1e10, 3.25},
    {"linear, tiny x", linear, 5e-324, 3.25},
    {"f = f' = 0", square, 0, 0},
    {"tiny x", square, 1e-9, 2e-9},
    {"huge x", square, 1e9, 2e9},
    {"near the largest number", square, 1e154, 2e154},
    {"f = f' = f'' = 0", cube, 0, 0},
    {"four zeros", fourth, 0, 0},
    {"fourth power", fourth, 1000, 4e9},
    {"f' = 0", cosine, 0, 0},
    {"f = f'' = 0", sine, 0, 1},
    {"f' nearly 0", sine, 1.5707963267948966, 6.123233995736766e-17},
    {"sine, tiny x", sine, 1e-300, 1},
    {"f' of 1e-6", flat, 3, -9.9999700000449995e-7},
    {"edge on the left", logarithm, 1e-5, 1e5},
    {"f = 0", logarithm, 1, 1},
    {"log, huge x", logarithm, 1e300, 1e-300},
    {"one-sided", power, 0, 0},
    {"near a pole", tangent, 1.5707, 107771959.95078617},
    {"steep pole", inverse, 1e-8, -1e16},
    {"aliased", fast, 1, 800640.3127589093},
    {"noise", noisy, 1.1, 0.45359612142557731},
    {"noise alone", noise_alone, 1.1, 0},
    {"float", in_float, 1, 0.54030230586813977},
    {"NaN nearby", punctured, 2, 4},
    {"large", large, 1e3, 2e303},
    {"small", small, 1, 5.4030230586813977e-301},
    {"near overflow", nearly_over, 1, 2.7182818284590451e307},
    {"vertical", root, 0, NAN},
    {"kink", kink, 0.5, NAN},
    {"half a kink", half_kink, 0.5, NAN},
    {"jump", jump, 0.5, NAN},
    {"jump to both sides", jump_between, 0.5, NAN},
    {"jump on a slope", jumping_sine, 0.5, NAN},
    {"NaN", nowhere, 1, NAN},
    {"infinite", infinite, 1, NAN},
    {"NaN all around", lonely, 0.5, NAN},
    {"pole", inverse, 0, NAN},
    {"x is NaN", sine, NAN, NAN},
    {"x is infinite", exponential, INFINITY, NAN},
};
enum { N_HARD = sizeof hards / sizeof *hards };

/* A method that takes f for correctly rounded may be deceived by one that is not. */
static bool may_be_deceived(enum selector_id id, const struct hard *hard)
{
    return hard->f == in_float && id == SELECTOR_TAYLOR_ESTIMATE;
}

static void check_consistent(enum selector_id id, const char *what, double x, const struct step *s)
{
    const char *name = selectors[id].name;
    const enum trust trust = stops[s->stop].trust;
    CHECK(s->evaluations <= selectors[id].max_evaluations, "%s, %s: %zu evaluations", name, what,
          s->evaluations);
    CHECK(trust != TRUST_OK || (isfinite(s->value) && isfinite(s->bar) && s->h > 0), "%s, %s: %g +/- %g, %s",
          name, what, s->value, s->bar, stops[s->stop].name);
    CHECK(trust != TRUST_NONE || isnan(s->value), "%s, %s: %g, %s", name, what, s->value,
          stops[s->stop].name);
    CHECK(s->bar >= 0, "%s, %s: bar %g", name, what, s->bar);
    CHECK(isnan(s->value) || (x + s->h) - x == s->h, "%s, %s: h %g", name, what, s->h);
}

static void survives(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_HARD; i++) {
        for (size_t k = 0; k < N_OURS; k++) {
            const struct hard *hard = &hards[i];
            const enum selector_id id = ours[k].id;
            const struct step s = find(id, hard->f, hard->x, &usual);
            check_consistent(id, hard->name, hard->x, &s);
            if (stops[s.stop].trust != TRUST_OK || may_be_deceived(id, hard)) continue;
            CHECK(fabs(s.value - hard->derivative) <= s.bar, "%s, %s: %.17g +/- %g, want %.17g; h %g, %s",
                  selectors[id].name, hard->name, s.value, s.bar, hard->derivative, s.h, stops[s.stop].name);
        }
    }
    CHECK_DONE();
}

/* Why a search ended, for some. */
static void says_why(void **state)
{
    (void)state;
    static const struct {
        enum selector_id id;
        function *f;
        double x;
        enum stop stop;
    } rows[] = {
        {SELECTOR_CURTIS_REID, constant, 2.385, STOP_CONSTANT},
        {SELECTOR_CURTIS_REID, linear, 2.385, STOP_NO_TRUNCATION},
        {SELECTOR_CURTIS_REID_MODIFIED, linear, 2.385, STOP_EXACT},
        {SELECTOR_DUMONTET_VIGNES, square, 2.385, STOP_EXACT},
        {SELECTOR_DUMONTET_VIGNES, constant, 2.385, STOP_CONSTANT},
        {SELECTOR_STEPLEMAN_WINARSKY, constant, 2.385, STOP_CONSTANT},
        {SELECTOR_STEPLEMAN_WINARSKY, kink, 0.5, STOP_KINK},
        {SELECTOR_STEPLEMAN_WINARSKY, jump, 0.5, STOP_JUMP},
        {SELECTOR_STEPLEMAN_WINARSKY, fast, 1, STOP_UNCONFIRMED},
        {SELECTOR_GILL_MURRAY, linear, 2.385, STOP_EXACT},
        {SELECTOR_GILL_MURRAY, kink, 0.5, STOP_KINK},
        {SELECTOR_SHI_FORWARD, linear, 2.385, STOP_EXACT},
        {SELECTOR_SHI_CENTRAL, square, 2.385, STOP_EXACT},
        {SELECTOR_SHI_FIVE_POINT, fourth, 2.385, STOP_EXACT},
        {SELECTOR_SHI_FORWARD, kink, 0.5, STOP_KINK},
        {SELECTOR_SHI_CENTRAL, kink, 0.5, STOP_KINK},
        {SELECTOR_MORE_WILD, linear, 2.385, STOP_EXACT},
        {SELECTOR_MORE_WILD, half_kink, 0.5, STOP_KINK},
        {SELECTOR_TAYLOR_ESTIMATE, jump_between, 0.5, STOP_JUMP},
        {SELECTOR_TAYLOR_ESTIMATE, constant, 2.385, STOP_CONSTANT},
        {SELECTOR_SHI_CENTRAL, root, 0, STOP_UNDEFINED_NEAR},
        {SELECTOR_SHI_CENTRAL, nowhere, 1, STOP_UNDEFINED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct step s = find(rows[i].id, rows[i].f, rows[i].x, &usual);
        CHECK(s.stop == rows[i].stop, "row %zu, %s: %s, want %s; %g +/- %g at h %g", i,
              selectors[rows[i].id].name, stops[s.stop].name, stops[rows[i].stop].name, s.value, s.bar, s.h);
    }
    CHECK_DONE();
}

/* Any budget is kept, and whatever comes of it is consistent; with a few evaluations there is a value. */
static void keeps_a_budget(void **state)
{
    (void)state;
    struct options o = usual;
    for (size_t k = 0; k < N_OURS; k++) {
        for (o.budget = 0; o.budget < 60; o.budget++) {
            for (size_t i = 0; i < N_SMOOTH; i++) {
                const struct step s = find(ours[k].id, smooths[i].f, smooths[i].x, &o);
                const char *name = selectors[ours[k].id].name;
                check_consistent(ours[k].id, "a budget", smooths[i].x, &s);
                CHECK(s.evaluations <= o.budget, "%s: %zu evaluations of %zu", name, s.evaluations, o.budget);
                CHECK(o.budget < 6 || isfinite(s.value), "%s, %s: no value with %zu", name, smooths[i].name,
                      o.budget);
                CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - smooths[i].f1) <= s.bar,
                      "%s, %s with %zu: %g +/- %g", name, smooths[i].name, o.budget, s.value - smooths[i].f1,
                      s.bar);
            }
        }
    }
    CHECK_DONE();
}

/* f is called within the bounds only (`find` looks); at a bound the symmetric formulas have no room. */
static void keeps_within_bounds(void **state)
{
    (void)state;
    const double x = 2.385;
    static const double rooms[] = {1e-3, 1e-7, 1e-12, 5e-16};
    for (size_t k = 0; k < N_OURS; k++) {
        const char *name = selectors[ours[k].id].name;
        for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
            const struct options o = {NAN, x - rooms[i], x + 2 * rooms[i], SIZE_MAX};
            const struct step s = find(ours[k].id, sine, x, &o);
            check_consistent(ours[k].id, "bounds", x, &s);
            CHECK(isfinite(s.value) || rooms[i] < 1e-9, "%s: no value within %g, %s", name, rooms[i],
                  stops[s.stop].name);
            CHECK(stops[s.stop].trust != TRUST_OK || fabs(s.value - cos(x)) <= s.bar, "%s: %g +/- %g", name,
                  s.value - cos(x), s.bar);
        }
        const struct options at_the_end = {NAN, 0, x, SIZE_MAX};
        const struct step s = find(ours[k].id, sine, x, &at_the_end);
        CHECK(s.stop == STOP_BOUNDS, "%s at its upper bound: %s", name, stops[s.stop].name);
        const struct options at_the_start = {NAN, x, 9, SIZE_MAX};
        const struct step t = find(ours[k].id, sine, x, &at_the_start);
        CHECK(t.stop == STOP_BOUNDS || t.use == USE_FORWARD, "%s at its lower bound: %s", name,
              stops[t.stop].name);
    }
    CHECK_DONE();
}

/* A program that dies in the middle is an error, whenever it does. */
static void function_that_dies(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_OURS; k++) {
        for (size_t after = 0; after < 8; after++) {
            struct callee callee = {sine, -INFINITY, INFINITY, false, 0, after};
            struct probe p;
            struct step step = {.h = 7};
            const struct step_request request = {.derivative = 1, .use = N_USES};
            probe_init(&p);
            p.call = call;
            p.context = &callee;
            p.x = 1.1;
            hstar_error err;
            hstar_status status = step_find(ours[k].id, &request, &p, &step, &err);
            CHECK(status == HSTAR_CHILD && step.h == 7, "%s after %zu: %d", selectors[ours[k].id].name, after,
                  status);
        }
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_step),
        cmocka_unit_test(value_is_the_difference),
        cmocka_unit_test(worked_by_hand),
        cmocka_unit_test(noise_sets_the_step),
        cmocka_unit_test(noise_that_was_understated),
        cmocka_unit_test(survives),
        cmocka_unit_test(says_why),
        cmocka_unit_test(keeps_a_budget),
        cmocka_unit_test(keeps_within_bounds),
        cmocka_unit_test(function_that_dies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
