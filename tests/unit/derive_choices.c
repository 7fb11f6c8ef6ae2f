/* All selectors side by side: the list is complete, everyone is judged by the right floor, bounds and budgets bind. And
 * what hstar promises of `auto` over the field's benchmark. */
#include "asking.h"
#include "check.h"
#include "derive/choices.h"
#include "function/source/expression.h"
#include "problem/slice.h"
#include "sweep/floor.h"

#include <float.h>
#include <stdlib.h>

static struct function *compile(const char *text)
{
    static const char *const names[] = {"x", "y"};
    struct function *f = NULL;
    assert_int_equal(expression_new(&text, 1, names, 2, &f, NULL), HSTAR_OK);
    return f;
}

static double floor_of(const struct component *place, double truth, const char *method)
{
    struct method *methods;
    size_t n;
    double floor = NAN, h;
    assert_int_equal(methods_new(method, 1, &methods, &n, NULL), HSTAR_OK);
    assert_int_equal(floor_find(place, methods, truth, &floor, &h, NULL), HSTAR_OK);
    methods_free(methods, n);
    return floor;
}

static const char *const method_of[N_USES] = {"forward", "backward", "central", "five-point", "central"};

static void test_choices(void **state)
{
    (void)state;
    const double point[] = {0.385, 1.2}, truth = exp(0.385) * sin(1.2);
    struct problem *problem = asking(compile("exp(x)*sin(y)"), point);
    const struct component place = {.problem = problem, .wrt = 0};
    struct choice choices[N_CHOICES];
    double floors[N_USES];
    for (size_t u = 0; u < N_USES; u++) floors[u] = floor_of(&place, truth, method_of[u]);
    assert_int_equal(choices_find(&place, truth, choices, NULL, NULL), HSTAR_OK);
    size_t seen[N_SELECTORS] = {0};
    for (size_t i = 0; i < N_CHOICES; i++) {
        const struct choice *c = &choices[i];
        const char *name = selectors[c->selector].name;
        seen[c->selector]++;
        CHECK(!isnan(c->step.value), "%s has no number", name);
        CHECK_SAME(c->error, c->step.value - truth, name);
        CHECK_SAME(c->regret,
                   floor_regret(c->error, floors[c->use == N_USES ? USE_EXTRAPOLATION : c->use], truth),
                   name);
        CHECK(c->selector == SELECTOR_AUTO || c->use == selectors[c->selector].use, "%s", name);
        CHECK(c->step.evaluations <= selectors[c->selector].max_evaluations, "%s: %zu", name,
              c->step.evaluations);
    }
    for (size_t i = 0; i < N_SELECTORS; i++)
        CHECK(seen[i] == (i == SELECTOR_AUTO ? 4 : 1), "%s: %zu rows", selectors[i].name, seen[i]);

    /* Without a truth nothing is judged; a budget binds everyone, and so do bounds. */
    const double lower[] = {0.385, 0}, upper[] = {0.5, 0};
    problem->evaluations = 6;
    problem->lower = lower;
    problem->upper = upper;
    assert_int_equal(choices_find(&place, NAN, choices, NULL, NULL), HSTAR_OK);
    for (size_t i = 0; i < N_CHOICES; i++) {
        const char *name = selectors[choices[i].selector].name;
        CHECK_SAME(choices[i].error, NAN, name);
        CHECK_SAME(choices[i].regret, NAN, name);
        CHECK(choices[i].step.evaluations <= 6, "%s: %zu", name, choices[i].step.evaluations);
        CHECK(isnan(choices[i].step.value) || choices[i].step.side == 1, "%s goes below the lower bound",
              name);
    }
    problem_release(problem);
    CHECK_DONE();
}

/* What is trusted holds the proven derivative; of values alone nothing is known exactly, so that no bar is 0. */
static void test_claims(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, truth;
        bool contradicted; /* by some */
    } rows[] = {{"round(exp(-x)*sin(3*x)*200)/200", 1, 0, true},
                {"zeta(x)", -1e300, INFINITY, true},
                {"3 + 0*x", 1, 0, false},
                {"0*x", 0, 0, false},
                {"exp(x)", 0.385, 1.4696143214411443, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const double point[] = {rows[i].x, 0};
        struct problem *problem = asking(compile(rows[i].text), point);
        const struct component place = {.problem = problem};
        struct choice choices[N_CHOICES];
        size_t n_contradicted = 0;
        assert_int_equal(choices_find(&place, rows[i].truth, choices, NULL, NULL), HSTAR_OK);
        for (size_t k = 0; k < N_CHOICES; k++) {
            const struct step *s = &choices[k].step;
            const char *name = selectors[choices[k].selector].name;
            double off = fabs(s->value - rows[i].truth) - DBL_EPSILON / 2 * fabs(rows[i].truth);
            CHECK(!(s->bar <= 0), "%s, %s: %g, bar %g", rows[i].text, name, s->value, s->bar);
            CHECK(stops[s->stop].trust != TRUST_OK || off <= s->bar, "%s, %s: off by %g, bar %g",
                  rows[i].text, name, off, s->bar);
            n_contradicted += (size_t)(s->stop == STOP_CONTRADICTED);
        }
        CHECK((n_contradicted > 0) == rows[i].contradicted, "%s: %zu", rows[i].text, n_contradicted);
        problem_release(problem);
    }
    CHECK_DONE();
}

static hstar_status dies(const struct function *f, const struct points *points, double *const *outputs,
                         hstar_error *err)
{
    (void)f, (void)points, (void)outputs;
    return error_set(err, HSTAR_CHILD, "it died");
}

static void test_a_failure_comes_back(void **state)
{
    (void)state;
    static const struct function_class class = {.kind = "dying", .evaluate = dies};
    const struct function f = {.class = &class, .n_variables = 1, .n_outputs = 1};
    const double x = 1;
    const struct problem problem = {.f = &f, .point = &x, .noise = NAN};
    const struct component place = {.problem = &problem};
    static struct choice choices[N_CHOICES], before[N_CHOICES];
    hstar_error err;
    CHECK(choices_find(&place, NAN, choices, NULL, &err) == HSTAR_CHILD, "a function that dies");
    CHECK(!memcmp(choices, before, sizeof choices), "the results are touched");
    CHECK(!strcmp(err.message, "it died"), "%s", err.message);
    CHECK_DONE();
}

/* ---- The promises ---- */

static const struct {
    const char *name, *text;
} texts[] = {
    {"polynomial", "x^2"},
    {"inverse", "1/x"},
    {"exp", "exp(x)"},
    {"log", "log(x)"},
    {"sqrt", "sqrt(x)"},
    {"atan", "atan(x)"},
    {"sin", "sin(x)"},
    {"scaled-exp", "exp(-1e-6*x)"},
    {"gmsw", "expm1(x)^2+(1/sqrt(1+x^2)-1)^2"},
    {"sxxn-1", "expm1(x)^2"},
    {"sxxn-2", "exp(100*x)"},
    {"sxxn-3", "x^4+3*x^2-10*x"},
    {"sxxn-4", "10000*x^3+0.01*x^2+5*x"},
    {"oliver-1", "exp(4*x)"},
    {"oliver-2", "exp(x^2)"},
    {"oliver-3", "x^2*log(x)"},
};

static const struct figure {
    const char *name;
    double x, d1;
} figures[] = {
#define X(name, x, f, d1, d2, d3) {name, x, d1},
#include "problem_figures.def"
#undef X
};
enum { N_FIGURES = sizeof figures / sizeof *figures };

/* The best of the field that need no hints, one default for all, and its worst points. */
static const struct promise {
    enum stencil_use asked;
    double regret, regret_worst, error_worst;
    double evaluations, evaluations_most;
} promises[] = {
    {N_USES, 0.001, 4, 3.5e-10, 33, 100},
    {USE_CENTRAL, 1.3, 8.8, 1.6e-8, 35, 104},
};
static const double least_coverage = 0.99, most_overstatement = 10;

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, ascending);
    return values[n / 2];
}

struct tally {
    double regret[N_FIGURES], evaluations[N_FIGURES], overstatement[N_FIGURES];
    double regret_worst, error_worst;
    size_t n_regret, n, n_overstatement, covered;
};

static void try_point(const struct promise *promise, const struct function *f, const struct figure *figure,
                      struct tally *t)
{
    const double point[] = {figure->x, 0}, size = fabs(figure->d1);
    const struct problem problem = {.f = f, .point = point, .noise = NAN};
    const struct component place = {.problem = &problem, .wrt = 0};
    struct slice *line;
    assert_int_equal(slice_new(&place, &line, NULL), HSTAR_OK);
    struct probe probe;
    probe_init(&probe);
    probe.call = slice_call;
    probe.context = line;
    probe.x = figure->x;
    const struct step_request request = {.derivative = 1, .use = promise->asked};
    struct step step;
    assert_int_equal(step_find(SELECTOR_AUTO, &request, &probe, &step, NULL), HSTAR_OK);
    slice_free(line);
    CHECK(stops[step.stop].trust == TRUST_OK, "%s at %.17g: %s", figure->name, figure->x,
          stops[step.stop].name);
    double error = fabs(step.value - figure->d1);
    double floor =
        floor_of(&place, figure->d1, promise->asked == N_USES ? "central" : method_of[promise->asked]);
    t->evaluations[t->n++] = (double)step.evaluations;
    /* The figures have 17 digits: half an ulp is theirs. */
    t->covered += error <= step.bar + 0x1p-53 * size;
    if (error > 0) t->overstatement[t->n_overstatement++] = step.bar / error;
    t->error_worst = fmax(t->error_worst, error / size);
    if (floor >= 1e-14 * size) {
        double regret = floor_regret(error, floor, figure->d1);
        t->regret[t->n_regret++] = regret;
        t->regret_worst = fmax(t->regret_worst, regret);
    }
}

static void test_promises(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
        const struct promise *promise = &promises[i];
        const char *name = promise->asked == N_USES ? "the best it can" : use_names[promise->asked];
        static struct tally t;
        t = (struct tally){0};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
            struct function *f = compile(texts[k].text);
            for (size_t j = 0; j < N_FIGURES; j++)
                if (!strcmp(figures[j].name, texts[k].name)) try_point(promise, f, &figures[j], &t);
            function_free(f);
        }
        assert_int_equal(t.n, N_FIGURES);
        double coverage = (double)t.covered / N_FIGURES;
        CHECK(median(t.regret, t.n_regret) <= promise->regret, "%s: median regret %g", name,
              median(t.regret, t.n_regret));
        CHECK(t.regret_worst <= promise->regret_worst, "%s: worst regret %g", name, t.regret_worst);
        CHECK(t.error_worst <= promise->error_worst, "%s: worst relative error %g", name, t.error_worst);
        CHECK(median(t.evaluations, t.n) <= promise->evaluations, "%s: median of %g evaluations", name,
              median(t.evaluations, t.n));
        CHECK(t.evaluations[t.n - 1] <= promise->evaluations_most, "%s: up to %g evaluations", name,
              t.evaluations[t.n - 1]);
        CHECK(coverage >= least_coverage, "%s: %.1f %% of the bars hold", name, 100 * coverage);
        CHECK(median(t.overstatement, t.n_overstatement) <= most_overstatement,
              "%s: bars are %g times the error", name, median(t.overstatement, t.n_overstatement));
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_choices),
        cmocka_unit_test(test_claims),
        cmocka_unit_test(test_a_failure_comes_back),
        cmocka_unit_test(test_promises),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
