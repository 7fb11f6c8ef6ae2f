/* Derivatives as `hstar diff` takes them: every component in its place, beside the proven one; bounds, budgets and failures
 * reach the selector and come back. */
#include "asking.h"
#include "base/memory.h"
#include "check.h"
#include "derive/differentiate.h"
#include "function/source/expression.h"

#include <stdlib.h>

static const char *const names[] = {"x", "y"};

static struct function *compile(const char *const *texts, size_t n)
{
    struct function *f = NULL;
    hstar_error err = {0};
    hstar_status status = expression_new(texts, n, names, 2, &f, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    return f;
}

static struct differentiate_request request_of(const struct problem *problem)
{
    return (struct differentiate_request){
        .problem = problem, .selector = SELECTOR_AUTO, .step = {.derivative = 1, .use = N_USES}};
}

static struct derivatives *run(const struct differentiate_request *request)
{
    struct derivatives *d = NULL;
    hstar_error err = {0};
    hstar_status status = differentiate_run(request, &d, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    return d;
}

/* Output by output, within it in the order of wrt; derivatives by hand. */
static void test_order(void **state)
{
    (void)state;
    const char *const texts[] = {"x*y^2 + sin(x)", "exp(x - y)"};
    const double x = 2.385, y = -0.715, point[] = {x, y};
    const size_t both[] = {1, 0}, one[] = {1};
    const double want[2][2] = {{y * y + cos(x), 2 * x * y}, {exp(x - y), -exp(x - y)}};
    static const struct {
        size_t n_wrt;
    } rows[] = {{2}, {1}, {0}};
    for (size_t r = 0; r < 3; r++) {
        const size_t *wrt = rows[r].n_wrt == 2 ? both : one;
        struct problem *problem = asking_by(compile(texts, 2), point, wrt, rows[r].n_wrt);
        struct differentiate_request request = request_of(problem);
        struct derivatives *d = run(&request);
        CHECK(d->problem == problem, "another problem");
        problem_release(problem); /* the result holds it */
        const struct function *f = d->problem->f;
        CHECK(d->n_components == 2 * rows[r].n_wrt, "%zu", d->n_components);
        CHECK(f->n_outputs == 2 && f->n_variables == 2 && !strcmp(problem_kind(d->problem), "expression"),
              "%s", problem_kind(d->problem));
        CHECK(!strcmp(f->texts[1], texts[1]) && !strcmp(f->variables[1], "y"), "%s %s", f->texts[1],
              f->variables[1]);
        for (size_t i = 0; i < d->n_components; i++) {
            const struct derivative *c = &d->component[i];
            char label[64];
            snprintf(label, sizeof label, "component %zu of %zu", i, d->n_components);
            CHECK(c->output == i / rows[r].n_wrt && c->wrt == wrt[i % rows[r].n_wrt], "%s", label);
            CHECK(c->exact.source == REFERENCE_EXACT, "%s", label);
            CHECK_CLOSE(c->exact.value, want[c->output][c->wrt], 4e-15, label);
            CHECK_CLOSE(c->step.value, want[c->output][c->wrt], 1e-9, label);
            CHECK(fabs(c->error - (c->step.value - c->exact.value)) <= 2e-16 * fabs(c->exact.value), "%s",
                  label);
        }
        derivatives_free(d);
    }
    derivatives_free(NULL);
    CHECK_DONE();
}

static void test_higher_and_none(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        unsigned derivative;
        double want; /* NaN: none is proven */
    } rows[] = {
        {"exp(2*x)", 0.385, 2, 8.6390650151396606}, /* 4 exp(0.77) */
        {"x^5", 1.5, 4, 180},
        {"sin(x)", 1, 3, -0.54030230586813972},
        {"abs(x)", 0, 1, NAN},
        {"log(x)", -1, 1, NAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const double point[] = {rows[i].x, 0};
        const size_t wrt = 0;
        struct problem *problem = asking_by(compile(&rows[i].text, 1), point, &wrt, 1);
        struct differentiate_request request = request_of(problem);
        request.step.derivative = rows[i].derivative;
        struct derivatives *d = run(&request);
        const struct derivative *c = &d->component[0];
        if (isnan(rows[i].want)) {
            CHECK(c->exact.source == REFERENCE_NONE && c->exact.reason, "%s", rows[i].text);
            CHECK_SAME(c->error, NAN, rows[i].text);
        } else {
            CHECK_CLOSE(c->exact.value, rows[i].want, 1e-15, rows[i].text);
            CHECK_CLOSE(c->step.value, rows[i].want, 1e-4, rows[i].text);
        }
        CHECK(d->step.derivative == rows[i].derivative, "%s", rows[i].text);
        derivatives_free(d);
        problem_release(problem);
    }
    CHECK_DONE();
}

/* A staircase seems to have a slope, of which the proven one is none; zeta is 0 at every double near -1e300 and steeper there
 * than doubles can tell. No selector is trusted against the proof, whatever it saw. */
static void test_the_proof_overrules(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
    } rows[] = {{"round(exp(-x)*sin(3*x)*200)/200", 1},
                {"floor(1000*x)/1000", 0.50035},
                {"ceil(64*sin(x))/64", 0.385},
                {"zeta(x)", -1e300},
                {"exp(x)", 0.385}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const double point[] = {rows[i].x, 0};
        const size_t wrt = 0;
        struct problem *problem = asking_by(compile(&rows[i].text, 1), point, &wrt, 1);
        size_t n_contradicted = 0;
        for (size_t k = 0; k < N_SELECTORS; k++) {
            struct differentiate_request request = request_of(problem);
            request.selector = (enum selector_id)k;
            struct derivatives *d = run(&request);
            const struct derivative *c = &d->component[0];
            bool ok = stops[c->step.stop].trust == TRUST_OK, outside = fabs(c->error) > c->step.bar;
            bool beyond = c->exact.source == REFERENCE_NONE;
            if (c->step.stop == STOP_PIECES) { /* the slope across; the proof is of the piece */
                CHECK(fabs(c->error - (c->step.value - c->step.piece.local)) <= c->step.piece.local_bar,
                      "%s, %s: the piece's %g +/- %g", rows[i].text, selectors[k].name, c->step.piece.local,
                      c->step.piece.local_bar);
                derivatives_free(d);
                continue;
            }
            CHECK(!ok || (!outside && !beyond), "%s, %s: %s, error %g, bar %g", rows[i].text,
                  selectors[k].name, stops[c->step.stop].name, c->error, c->step.bar);
            CHECK(c->step.stop != STOP_CONTRADICTED || outside || beyond, "%s, %s: error %g, bar %g",
                  rows[i].text, selectors[k].name, c->error, c->step.bar);
            n_contradicted += (size_t)(c->step.stop == STOP_CONTRADICTED);
            derivatives_free(d);
        }
        CHECK((n_contradicted > 1) == (i < 4), "%s: %zu are contradicted", rows[i].text, n_contradicted);
        problem_release(problem);
    }
    CHECK_DONE();
}

/* ---- A function that remembers how it was called, and can fail ---- */

struct witness {
    struct function base;
    size_t calls, fails_after;
    double least, most;
};

static hstar_status witness_evaluate(const struct function *f, const struct points *points,
                                     double *const *outputs, hstar_error *err)
{
    struct witness *w = (struct witness *)(uintptr_t)f;
    for (size_t i = 0; i < points->n; i++) {
        double x = points->column[0][points->varies[0] ? i : 0];
        w->least = fmin(w->least, x);
        w->most = fmax(w->most, x);
        if (++w->calls > w->fails_after) return error_set(err, HSTAR_CHILD, "it died");
        outputs[0][i] = exp(x);
    }
    return HSTAR_OK;
}

static const struct function_class witness_class = {.kind = "witness", .evaluate = witness_evaluate};

static struct witness witness_of(size_t fails_after)
{
    static char x[] = "x", text[] = "a witness";
    static char *variables[] = {x}, *texts[] = {text};
    return (struct witness){.base = {.class = &witness_class,
                                     .n_variables = 1,
                                     .n_outputs = 1,
                                     .variables = variables,
                                     .texts = texts},
                            .fails_after = fails_after,
                            .least = INFINITY,
                            .most = -INFINITY};
}

static void test_bounds_budget_and_failure(void **state)
{
    (void)state;
    const double point[] = {1}, lower[] = {0.75}, upper[] = {1.03125};
    const size_t wrt = 0;
    struct witness w = witness_of(SIZE_MAX);
    struct problem problem = {
        .f = &w.base, .point = point, .wrt = &wrt, .n_wrt = 1, .lower = lower, .upper = upper, .noise = NAN};
    struct differentiate_request request = request_of(&problem);
    struct derivatives *d = run(&request);
    CHECK(w.least >= lower[0] && w.most <= upper[0], "called at %g … %g", w.least, w.most);
    CHECK(w.calls == d->component[0].step.evaluations, "%zu, said %zu", w.calls,
          d->component[0].step.evaluations);
    CHECK(d->component[0].exact.source == REFERENCE_NONE && d->component[0].exact.reason, "no exact form");
    CHECK_SAME(d->component[0].error, NAN, "no exact form");
    derivatives_free(d);

    w = witness_of(SIZE_MAX);
    problem.lower = problem.upper = NULL;
    problem.evaluations = 7;
    d = run(&request);
    CHECK(w.calls <= 7 && w.calls > 2, "%zu calls of 7", w.calls);
    derivatives_free(d);

    w = witness_of(5);
    problem.evaluations = 0;
    struct derivatives *untouched = NULL;
    hstar_error err = {0};
    CHECK(differentiate_run(&request, &untouched, &err) == HSTAR_CHILD && !untouched, "%s", err.message);
    CHECK(!strcmp(err.message, "it died"), "%s", err.message);

    w = witness_of(SIZE_MAX);
    request.step.derivative = 9;
    CHECK(differentiate_run(&request, &untouched, NULL) == HSTAR_INVALID && !untouched,
          "the ninth derivative");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_higher_and_none),
        cmocka_unit_test(test_the_proof_overrules),
        cmocka_unit_test(test_bounds_budget_and_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
