/* Sweeps of functions without an exact form: total errors, one thread, failures that come through. */
#include "check.h"

#include "derive/sweep_result.h"
#include "function/source/expression.h"
#include "sweep/best.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

/* sin, by an evaluate that notices callers who come while another is inside, and that may die. */
static atomic_int inside, crowded;
static size_t calls, dies_at;
static bool kinked;

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    const struct timespec nap = {.tv_nsec = 2000000};
    (void)f;
    if (atomic_fetch_add(&inside, 1)) atomic_store(&crowded, 1);
    bool dead = ++calls == dies_at;
    if (points->n > 1) nanosleep(&nap, NULL); /* a block: time for another thread to come */
    for (size_t i = 0; i < points->n; i++) {
        const double x = points->column[0][points->varies[0] ? i : 0];
        outputs[0][i] = kinked ? fabs(x - 1) : sin(x);
    }
    atomic_fetch_sub(&inside, 1);
    return dead ? error_set(err, HSTAR_CHILD, "it died") : HSTAR_OK;
}

static const struct function_class class = {.kind = "test", .evaluate = evaluate};
static char name[] = "x", text[] = "f", *names[] = {name}, *texts[] = {text};
static const struct function f = {
    .class = &class, .n_variables = 1, .n_outputs = 1, .variables = names, .texts = texts};
static const double point[] = {1};
static const size_t wrt[] = {0};
static const struct problem problem = {
    .f = &f, .point = point, .wrt = wrt, .n_wrt = 1, .noise = NAN, .n_threads = 4};
static hstar_error err;

static hstar_status sweep(struct sweep_request request, struct sweep **s)
{
    struct method *methods = NULL;
    err = (hstar_error){0};
    calls = 0;
    atomic_store(&crowded, 0);
    assert_int_equal(methods_new("forward,central", 1, &methods, &request.n_methods, NULL), HSTAR_OK);
    request.problem = &problem;
    request.methods = methods;
    request.grid = (struct grid){GRID_LOG, 1e-16, 1, .n = 20000};
    hstar_status status = sweep_result_new(&request, s, &err);
    methods_free(methods, request.n_methods);
    return status;
}

static void against_gsl(void **state)
{
    struct sweep *s = NULL;
    (void)state;
    assert_int_equal(sweep((struct sweep_request){.reference = REFERENCE_GSL}, &s), HSTAR_OK);
    const struct component_sweep *c = &s->components[0];
    CHECK(c->reference.source == REFERENCE_GSL && fabs(c->reference.value - cos(1)) < 1e-10, "%.17g",
          c->reference.value);
    CHECK(c->reference.reason && strstr(c->reference.reason, "no exact form"), "does not say so");
    for (size_t m = 0; m < 2; m++) {
        CHECK(!c->methods[m].column[COLUMN_TRUNCATION] && c->methods[m].column[COLUMN_ERROR], "an anatomy");
        CHECK(c->methods[m].optimum.modelled.model.measured, "a model that is said to be proven");
        CHECK(isfinite(c->methods[m].optimum.measured.h), "no measured optimum");
    }
    CHECK(isnan(c->gsl[0].error), "the error of GSL cannot be told");
    CHECK(calls > 40 && !atomic_load(&crowded), "%zu calls, two at once: %d", calls, atomic_load(&crowded));
    sweep_free(s);
    CHECK_DONE();
}

/* auto's, with its bar, on which stands what is known; GSL beside it. */
static void against_auto(void **state)
{
    struct sweep *s = NULL;
    (void)state;
    assert_int_equal(sweep((struct sweep_request){.reference = REFERENCE_AUTO}, &s), HSTAR_OK);
    const struct component_sweep *c = &s->components[0];
    CHECK(c->reference.source == REFERENCE_AUTO && !c->reference.doubtful, "source %d", c->reference.source);
    CHECK(fabs(c->reference.value - cos(1)) <= c->reference.bound && c->reference.bound < 1e-12,
          "%.17g +- %g", c->reference.value, c->reference.bound);
    CHECK(c->reference.reason && strstr(c->reference.reason, "auto's estimate"), "does not say so");
    CHECK(fabs(c->gsl[0].value - cos(1)) < c->gsl[0].abserr, "GSL beside it");
    CHECK(best_bar(c) == c->reference.bound && best_hidden(c->reference.bound / 2, best_bar(c)) &&
              !best_hidden(c->reference.bound * 2, best_bar(c)),
          "what is known");
    CHECK_CLOSE(c->methods[1].optimum.measured.h, 6e-6, 0.5, "the best step of the central difference");
    /* -f''(x) / 2 and f'''(x) / 6 lead the truncations; the rounding is some units of |f| */
    const struct optimum *forward = &c->methods[0].optimum, *central = &c->methods[1].optimum;
    CHECK_CLOSE(forward->modelled.model.term[0], sin(1) / 2, 1e-4, "the leading term, forward");
    CHECK_CLOSE(central->modelled.model.term[0], cos(1) / 6, 1e-4, "the leading term, central");
    const double r0 = central->modelled.model.r0;
    CHECK(central->modelled.model.measured && r0 > 0.5 * sin(1) && r0 < 4 * sin(1), "rounding of %g u", r0);
    CHECK_CLOSE(central->modelled.h, cbrt(3 * r0 * 0x1p-53 / cos(1)), 1e-2, "the balance of the two");
    sweep_free(s);
    CHECK_DONE();
}

/* |x - 1| at 1: what auto does not vouch for is doubtful, and says why. */
static void doubtful(void **state)
{
    struct sweep *s = NULL;
    (void)state;
    kinked = true;
    assert_int_equal(sweep((struct sweep_request){.reference = REFERENCE_AUTO}, &s), HSTAR_OK);
    kinked = false;
    const struct reference *r = &s->components[0].reference;
    CHECK(r->source == REFERENCE_AUTO && r->doubtful && r->reason && strstr(r->reason, "kink"), "%s",
          r->reason);
    CHECK(r->bound >= 1, "a bar of %g", r->bound);
    CHECK(isnan(s->components[0].methods[1].optimum.modelled.h), "a model of a kink");
    sweep_free(s);
    CHECK_DONE();
}

static void against_given(void **state)
{
    struct sweep *s = NULL;
    struct function *given = NULL;
    const char *derivative = "cos(x)";
    (void)state;
    assert_int_equal(expression_new(&derivative, 1, (const char *const *)names, 1, &given, NULL), HSTAR_OK);
    assert_int_equal(sweep((struct sweep_request){.reference = REFERENCE_GIVEN, .given = given}, &s),
                     HSTAR_OK);
    const struct component_sweep *c = &s->components[0];
    CHECK(c->reference.source == REFERENCE_GIVEN && c->reference.value == cos(1), "%.17g",
          c->reference.value);
    CHECK_CLOSE(c->methods[1].optimum.measured.h, 6e-6, 0.5, "the best step of the central difference");
    CHECK(fabs(c->gsl[0].value - cos(1)) < c->gsl[0].abserr, "GSL beside it");
    sweep_free(s);
    function_free(given);
    CHECK_DONE();
}

static void refusals(void **state)
{
    struct sweep *s = NULL;
    (void)state;
    CHECK(sweep((struct sweep_request){.reference = REFERENCE_EXACT}, &s) == HSTAR_INVALID && *err.remedy,
          "exact");
    CHECK(strstr(err.message, "kind test has no exact form"), "%s", err.message);
    CHECK(sweep((struct sweep_request){.reference = REFERENCE_GSL, .anatomy = true}, &s) == HSTAR_INVALID,
          "anatomy");
    CHECK(calls == 0, "was asked before that was told");
    /* its death: while GSL asks, and within the blocks */
    static const size_t deaths[] = {1, 5, 30, 45};
    for (size_t i = 0; i < sizeof deaths / sizeof *deaths; i++) {
        dies_at = deaths[i];
        CHECK(sweep((struct sweep_request){.reference = REFERENCE_GSL}, &s) == HSTAR_CHILD && !s &&
                  !strcmp(err.message, "it died"),
              "call %zu: %s", dies_at, err.message);
        CHECK(calls == dies_at, "died at call %zu, and was called %zu times", dies_at, calls);
    }
    dies_at = 0;
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(against_gsl),   cmocka_unit_test(against_auto), cmocka_unit_test(doubtful),
        cmocka_unit_test(against_given), cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
