/* Functions without an exact form: expressions that are called only, as a program or a plugin is. Their measured models are held against the
 * proven ones of the expressions, in sweeps and without a step, in double and with values rounded to float; and f's calls are counted. */
#include "sweeping.h"

#include "derive/optimal.h"
#include "model/minimise.h"
#include "model/total_error.h"

#define FOUR "forward,backward,central,five-point"
enum { METHODS = 4 };

static const struct {
    const char *text;
    double x;
} cases[] = {
    {"sin(x)", 1},        {"exp(x)", 1.1},        {"exp(sin(x))", 1.2},    {"log(x)", 2.385},
    {"sqrt(x)", 0.7},     {"atan(x)", 0.6},       {"tanh(x)", 0.4},        {"1/(1+x^2)", 0.8},
    {"x^3*exp(-x)", 2.2}, {"x*cos(x)", 3.3},      {"exp(-x^2)", 0.9},      {"x^2.5", 1.7},
    {"sinh(x)", 1.15},    {"log(1+exp(x))", 0.3}, {"erf(x)", 0.5},         {"1/x", 0.37},
    {"tan(x)", 0.9},      {"x*log(x)", 4.1},      {"1/(1+exp(-x))", -0.7}, {"sin(10*x)", 0.33},
    {"cosh(x)", -1.4},    {"asin(x)", 0.45},      {"x^7-3*x^2", 1.31},     {"sin(x)^2+cos(3*x)", 0.77},
    {"tgamma(x)", 3.4},
};
enum { CASES = sizeof cases / sizeof *cases };

/* ---- The box ---- */

static const struct function *inner;
static enum values { AS_IT_IS, ROUNDED, NOISY } values;
static double relative_noise;
static size_t calls;
static double nearest, farthest;

/* Between -1 and 1, the same each time. */
static double noise_at(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits ^ bits >> 31) * 0x7fb5d329728ea185u;
    bits = (bits ^ bits >> 27) * 0x81dadef4bc2dd44du;
    return (double)(int64_t)(bits ^ bits >> 33) * 0x1p-63;
}

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    (void)f;
    calls += points->n;
    for (size_t i = 0; i < points->n; i++) {
        const double x = points->column[0][points->varies[0] ? i : 0];
        nearest = fmin(nearest, x);
        farthest = fmax(farthest, x);
    }
    const hstar_status status = function_evaluate(inner, points, outputs, err);
    for (size_t i = 0; i < points->n && values == ROUNDED; i++) outputs[0][i] = (float)outputs[0][i];
    for (size_t i = 0; i < points->n && values == NOISY; i++) {
        const double x = points->column[0][points->varies[0] ? i : 0];
        outputs[0][i] *= 1 + relative_noise * noise_at(x);
    }
    return status;
}

static const struct function_class class = {.kind = "test", .evaluate = evaluate};
static char name[] = "x", text[] = "f", *names[] = {name}, *texts[] = {text};
static const struct function box = {
    .class = &class, .n_variables = 1, .n_outputs = 1, .variables = names, .texts = texts};
static const size_t wrt[] = {0};

/* An expression, and the same as a box, asked the same. */
struct pair {
    struct sweeping open;
    struct problem problem;
    struct sweep_request request;
};

static void pair_prepare(struct pair *p, size_t i, unsigned derivative, const char *methods)
{
    sweeping_prepare(&p->open, cases[i].text, cases[i].x, methods);
    methods_free(p->open.methods, p->open.request.n_methods);
    assert_int_equal(methods_new(methods, derivative, &p->open.methods, &p->open.request.n_methods, NULL),
                     HSTAR_OK);
    p->open.request.methods = p->open.methods;
    sweeping_run(&p->open);
    p->problem = (struct problem){
        .f = &box, .point = p->open.problem->point, .wrt = wrt, .n_wrt = 1, .noise = NAN, .n_threads = 1};
    p->request = p->open.request;
    p->request.problem = &p->problem;
    p->request.reference = REFERENCE_AUTO;
    p->request.anatomy = false;
    inner = p->open.problem->f;
    calls = 0;
    nearest = farthest = cases[i].x;
}

static const struct optimum *best_of(const struct sweep *s, size_t m)
{
    return &s->components[0].methods[m].optimum;
}

/* ---- Ratios ---- */

struct ratios {
    double is[CASES]; /* by which a step is off, at least 1 */
    size_t n;
};

static int larger(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void ratios_add(struct ratios *r, double h, double want)
{
    if (isfinite(h)) r->is[r->n++] = fmax(h / want, want / h);
}

/* At least so many of them, and none beyond. */
static void ratios_check(struct ratios *r, const char *what, const char *method, size_t least, double median,
                         double most)
{
    CHECK(r->n >= least, "%s, %s: %zu models", what, method, r->n);
    if (!r->n) return;
    qsort(r->is, r->n, sizeof *r->is, larger);
    printf("%s, %s: of %d expressions %zu have a model; off by %.3f in the median, %.2f at most\n", what,
           method, CASES, r->n, r->is[r->n / 2], r->is[r->n - 1]);
    CHECK(r->is[r->n / 2] <= median && r->is[r->n - 1] <= most, "%s, %s: %g, %g", what, method,
          r->is[r->n / 2], r->is[r->n - 1]);
}

/* ---- Without a step ---- */

/* By the expression's model, with values that are off by up to that part of |f|. */
static double step_with_noise(const struct optimum *open, const struct method *method, double noise)
{
    struct total_error model = open->modelled.model;
    if (noise > 0) model.r0 = stencil_noise(method->stencil) * noise / model.unit_roundoff;
    const struct error_curve curve = {total_error_at, &model};
    enum optimum_place place;
    double h = NAN, error;
    assert_int_equal(minimise(&curve, 1e-16, 1, &place, &h, &error, NULL), HSTAR_OK);
    return h;
}

static size_t evaluations_of(const struct optimal *o)
{
    size_t n = 0;
    for (size_t i = 0; i < o->n_choices; i++) n += o->choices[i].step.evaluations;
    return n;
}

/* What the models are made of is what auto was told: f is called for the selectors alone. */
static void check_calls(const struct optimal *o, const char *label)
{
    const struct choice *best = choices_best(o->choices, o->n_choices);
    CHECK(calls == evaluations_of(o), "%s: %zu calls for %zu evaluations", label, calls, evaluations_of(o));
    for (size_t m = 0; m < METHODS; m++) {
        const struct method_sweep *method = &o->sweep->components[0].methods[m];
        const struct optimum *got = &method->optimum;
        CHECK(got->modelled.model.known == !method->no_model, "%s, %s: %s", label, method->name,
              method->no_model);
        if (!got->modelled.model.known) continue;
        CHECK(got->modelled.model.measured && got->modelled.model.evaluations == best->step.evaluations,
              "%s, %s: %zu evaluations", label, method->name, got->modelled.model.evaluations);
        CHECK(isnan(got->measured.h) && isnan(got->fitted.h), "%s: a step that was tried", label);
    }
}

/* f(x), as it is. */
static double value_at(double x)
{
    const double *column = &x;
    double f = NAN, *at = &f;
    const bool varies = false;
    const struct points point = {.n = 1, .column = &column, .varies = &varies};
    assert_int_equal(function_evaluate(inner, &point, &at, NULL), HSTAR_OK);
    return f;
}

/* The best steps as a sweep of the box measures them, against the proven derivative. */
static void measured_steps(const struct pair *p, double h[METHODS])
{
    struct sweep_request request = p->request;
    struct sweep *s = NULL;
    struct function *given = NULL;
    char number[40];
    snprintf(number, sizeof number, "%.17g", p->open.study->components[0].reference.value);
    const char *derivative = number;
    assert_int_equal(expression_new(&derivative, 1, (const char *const *)names, 1, &given, NULL), HSTAR_OK);
    request.reference = REFERENCE_GIVEN;
    request.given = given;
    request.grid = (struct grid){GRID_LOG, 1e-14, 1, .n = 500};
    assert_int_equal(sweep_result_new(&request, &s, NULL), HSTAR_OK);
    for (size_t m = 0; m < METHODS; m++) h[m] = best_of(s, m)->measured.h;
    sweep_free(s);
    function_free(given);
}

static const char *const method_names[METHODS] = {"forward", "backward", "central", "five-point"};

/* What is promised of an h: so many models at least, off by that much in the median and at most. */
struct promise {
    size_t least;
    double median, most;
};

/* noise: as a part of |f|; 0: that of double. By the model of the expression, and by what is measured. */
static void without_steps(const char *what, double noise, const struct promise promised[METHODS],
                          const struct promise measured[METHODS])
{
    struct ratios by_model[METHODS] = {{.n = 0}}, by_samples[METHODS] = {{.n = 0}};
    char beside[64];
    size_t n_calls = 0, n_best = 0;
    for (size_t i = 0; i < CASES; i++) {
        struct pair p;
        struct optimal *o = NULL;
        double samples[METHODS];
        pair_prepare(&p, i, 1, FOUR);
        assert_int_equal(optimal_run(&p.request, &o, NULL), HSTAR_OK);
        check_calls(o, cases[i].text);
        n_calls += calls;
        n_best += choices_best(o->choices, o->n_choices)->step.evaluations;
        measured_steps(&p, samples);
        for (size_t m = 0; m < METHODS; m++) {
            const double h = best_of(o->sweep, m)->modelled.h;
            ratios_add(&by_model[m], h,
                       step_with_noise(best_of(p.open.study, m), &p.open.methods[m],
                                       noise * fabs(value_at(cases[i].x))));
            ratios_add(&by_samples[m], h, samples[m]);
            const char *no_model = o->sweep->components[0].methods[m].no_model;
            if (no_model) printf("%s, %s, %s: %s\n", what, cases[i].text, method_names[m], no_model);
        }
        optimal_free(o);
        sweeping_clear(&p.open);
    }
    snprintf(beside, sizeof beside, "%s, by a sweep", what);
    for (size_t m = 0; m < METHODS; m++) {
        ratios_check(&by_model[m], what, method_names[m], promised[m].least, promised[m].median,
                     promised[m].most);
        ratios_check(&by_samples[m], beside, method_names[m], measured[m].least, measured[m].median,
                     measured[m].most);
    }
    printf("%s: %.1f calls of f in the mean, %.1f of them auto's\n", what, (double)n_calls / CASES,
           (double)n_best / CASES);
}

/* Beyond a few rounding errors the model of the expression takes the noise for the largest error of f. */
static void as_promised(void **state)
{
    static const struct {
        const char *what;
        enum values values;
        double noise;
        struct promise model[METHODS], sweep[METHODS];
    } rows[] = {
        {"optimal, double",
         AS_IT_IS,
         0,
         {{CASES, 1.25, 1.8}, {CASES, 1.25, 1.8}, {CASES, 1.1, 1.3}, {CASES, 1.1, 1.2}},
         {{CASES, 2, 3.5}, {CASES, 2, 3.5}, {CASES, 1.7, 2.2}, {CASES, 1.6, 2}}},
        {"optimal, rounded to float",
         ROUNDED,
         0x1p-24,
         {{CASES, 1.2, 1.6}, {CASES, 1.2, 1.6}, {CASES, 1.1, 1.4}, {CASES, 1.1, 1.2}},
         {{CASES, 2, 3.5}, {CASES, 2, 3.5}, {CASES, 1.5, 2.2}, {CASES, 1.6, 2.2}}},
        {"optimal, noise of 1e-8",
         NOISY,
         1e-8,
         {{CASES, 1.25, 1.6}, {CASES, 1.25, 1.6}, {CASES, 1.2, 1.4}, {CASES - 1, 1.1, 1.2}},
         {{CASES, 1.6, 3}, {CASES, 1.6, 3}, {CASES, 1.4, 2}, {CASES - 1, 1.5, 2.2}}},
        {"optimal, noise of 1e-4",
         NOISY,
         1e-4, /* where derivative 3 or 5 does not show there is no model */
         {{CASES, 1.2, 1.6}, {CASES, 1.2, 1.6}, {CASES - 2, 1.2, 1.4}, {CASES - 7, 1.2, 1.3}},
         {{CASES, 1.8, 3.6}, {CASES, 1.8, 2.6}, {CASES - 2, 1.5, 2.4}, {CASES - 7, 1.5, 2}}},
    };
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        values = rows[r].values;
        relative_noise = rows[r].noise;
        without_steps(rows[r].what, rows[r].noise, rows[r].model, rows[r].sweep);
        values = AS_IT_IS;
    }
    CHECK_DONE();
}

/* x may not be left to the left, and 0.01 to the right; f may be called so often. */
static void within_bounds_and_budget(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        static const size_t budgets[] = {0, 20, 6};
        for (size_t b = 0; b < sizeof budgets / sizeof *budgets; b++) {
            struct pair p;
            struct optimal *o = NULL;
            pair_prepare(&p, i, 1, FOUR);
            const double lower = cases[i].x, upper = cases[i].x + 1e-2;
            p.problem.lower = &lower;
            p.problem.upper = &upper;
            p.problem.evaluations = budgets[b];
            assert_int_equal(optimal_run(&p.request, &o, NULL), HSTAR_OK);
            check_calls(o, cases[i].text);
            CHECK(nearest >= lower && farthest <= upper, "%s: called from %.17g to %.17g", cases[i].text,
                  nearest, farthest);
            for (size_t k = 0; k < o->n_choices && budgets[b]; k++)
                CHECK(o->choices[k].step.evaluations <= budgets[b], "%s", cases[i].text);
            for (size_t m = 0; m < METHODS; m++) {
                const struct method_sweep *method = &o->sweep->components[0].methods[m];
                if (budgets[b] == 6)
                    CHECK(method->no_model && strstr(method->no_model, "auto does not vouch"), "%s, %s: %s",
                          cases[i].text, method->name, method->no_model);
                else if (m > 0)
                    CHECK(method->no_model && (budgets[b] || strstr(method->no_model, "may not be called")),
                          "%s, %s: %s", cases[i].text, method->name, method->no_model);
                else
                    CHECK(budgets[b] || (method->optimum.modelled.h <= upper - lower &&
                                         method->optimum.modelled.place == OPTIMUM_INSIDE),
                          "%s: %g", cases[i].text, method->optimum.modelled.h);
            }
            optimal_free(o);
            sweeping_clear(&p.open);
        }
    }
    CHECK_DONE();
}

/* ---- In sweeps ---- */

static void sweeps(unsigned derivative, const char *methods, size_t n, double most)
{
    struct ratios ratios[METHODS] = {{.n = 0}};
    char what[32], method[METHODS][32];
    snprintf(what, sizeof what, "sweep, derivative %u", derivative);
    for (size_t i = 0; i < CASES; i++) {
        struct pair p;
        struct sweep *s = NULL;
        pair_prepare(&p, i, derivative, methods);
        assert_int_equal(sweep_result_new(&p.request, &s, NULL), HSTAR_OK);
        const size_t with_auto = calls;
        for (size_t m = 0; m < n; m++) {
            ratios_add(&ratios[m], best_of(s, m)->modelled.h, best_of(p.open.study, m)->modelled.h);
            snprintf(method[m], sizeof method[m], "%s", s->components[0].methods[m].name);
            if (isnan(best_of(s, m)->modelled.h))
                printf("%s %s: %s\n", cases[i].text, method[m], s->components[0].methods[m].no_model);
        }
        sweep_free(s);
        /* The reference and the model are told by one search. */
        if (derivative == 1) {
            calls = 0;
            p.request.reference = REFERENCE_GSL;
            assert_int_equal(sweep_result_new(&p.request, &s, NULL), HSTAR_OK);
            CHECK(calls == with_auto, "%s: %zu calls, with auto's reference %zu", cases[i].text, calls,
                  with_auto);
            sweep_free(s);
        }
        sweeping_clear(&p.open);
    }
    for (size_t m = 0; m < n; m++) ratios_check(&ratios[m], what, method[m], CASES - 2, 1.35, most);
}

static void in_sweeps(void **state)
{
    (void)state;
    sweeps(1, FOUR, METHODS, 2);
    sweeps(2, "forward,central,central:4", 3, 2);
    sweeps(3, "forward,central,central:4", 3, 2);
    sweeps(4, "forward,central", 2, 2);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_promised),
        cmocka_unit_test(within_bounds_and_budget),
        cmocka_unit_test(in_sweeps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
