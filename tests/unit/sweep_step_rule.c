/* h := (x+h) - x: the steps are those that a program would realise, the node error of the stencils with one node a side
 * vanishes, and the model knows. */
#include "sweeping.h"

enum { FORWARD, BACKWARD, CENTRAL, FIVE_POINT, HALVES };
#define METHODS "forward,backward,central,five-point,[-1/2,1/2]"

static double largest(const double *column, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(column[i])); /* fmax drops NaNs */
    return most;
}

static void nodes_vanish(void **state)
{
    (void)state;
    static const double xs[] = {1, 1000, 0.3, 2.385, 12345678.9};
    for (size_t r = 0; r < sizeof xs / sizeof *xs; r++) {
        const double x = xs[r];
        struct sweeping given, stored;
        sweeping_prepare(&given, "sin(x)", x, METHODS);
        sweeping_prepare(&stored, "sin(x)", x, METHODS);
        stored.request.step_rule = STEP_RULE_REPRESENTABLE;
        /* a step above |x| may be rounded when x is taken off again */
        given.request.grid.to = stored.request.grid.to = 0.9 * fmin(1, x);
        sweeping_run(&given);
        sweeping_run(&stored);
        const struct component_sweep *c = &stored.study->components[0];
        const size_t n = stored.study->n_h;
        CHECK(given.study->components[0].h_used == NULL && given.study->step_rule == STEP_RULE_GIVEN,
              "x = %g", x);
        assert_non_null(c->h_used);
        for (size_t i = 0; i < n; i++) {
            volatile double there = x + stored.study->h[i];
            CHECK_SAME(c->h_used[i], there - x, "h_used");
            CHECK_SAME(stored.study->h[i], given.study->h[i], "h");
        }
        for (size_t m = FORWARD; m <= CENTRAL; m++) {
            CHECK(largest(sweeping_method(&given, m)->column[COLUMN_NODE], n) > 0, "x = %g: no node error",
                  x);
            CHECK_SAME(largest(sweeping_method(&stored, m)->column[COLUMN_NODE], n), 0,
                       sweeping_method(&stored, m)->name);
        }
        for (size_t m = FORWARD; m <= HALVES; m++) {
            const struct method_sweep *method = sweeping_method(&stored, m);
            CHECK(method->n_unresolved == 0, "%s", method->name);
            /* an estimate is undefined where x + h is x, and only there */
            size_t zeros = 0;
            for (size_t i = 0; i < n; i++) zeros += c->h_used[i] == 0;
            CHECK(method->n_too_small == zeros && method->n_undefined == 0,
                  "%s: %zu too small, %zu undefined, %zu steps are 0", method->name, method->n_too_small,
                  method->n_undefined, zeros);
            CHECK(method->optimum.measured.error <= 3 * sweeping_method(&given, m)->optimum.measured.error,
                  "x = %g, %s: worse", x, method->name);
            double ratio = method->optimum.modelled.h / method->optimum.measured.h;
            CHECK(ratio > 0.1 && ratio < 10, "x = %g, %s: modelled %g, measured %g", x, method->name,
                  method->optimum.modelled.h, method->optimum.measured.h);
        }
        sweeping_clear(&given);
        sweeping_clear(&stored);
    }
    CHECK_DONE();
}

/* What the step rule buys far from 0, where the nodes are most of the rounding. */
static void bought(void **state)
{
    (void)state;
    struct sweeping s[2];
    for (size_t rule = 0; rule < N_STEP_RULES; rule++) {
        sweeping_prepare(&s[rule], "sin(x)", 1000, "central");
        s[rule].request.step_rule = (enum step_rule)rule;
        sweeping_run(&s[rule]);
    }
    const struct optimum *given = &sweeping_method(&s[0], 0)->optimum,
                         *stored = &sweeping_method(&s[1], 0)->optimum;
    CHECK(stored->measured.error < given->measured.error / 30, "%g, %g", stored->measured.error,
          given->measured.error);
    CHECK(stored->modelled.error < given->modelled.error / 30, "%g, %g", stored->modelled.error,
          given->modelled.error);
    for (size_t rule = 0; rule < N_STEP_RULES; rule++) sweeping_clear(&s[rule]);
    CHECK_DONE();
}

/* Powers of two are realised as they are, as far as they reach x at all. */
static void powers(void **state)
{
    (void)state;
    const double x = 1.5, h[] = {0x1p-60, 0x1p-52, 0x1p-20, 0.25, 1e-3, 1e300, INFINITY};
    const double want[] = {0, 0x1p-52, 0x1p-20, 0.25, (1.5 + 1e-3) - 1.5, 1e300, INFINITY};
    enum { N = sizeof h / sizeof *h };
    double used[N];
    grid_apply(&formats[FORMAT_DOUBLE], STEP_RULE_REPRESENTABLE, x, h, N, used);
    for (size_t i = 0; i < N; i++) CHECK_SAME(used[i], want[i], "representable");
    grid_apply(&formats[FORMAT_DOUBLE], STEP_RULE_GIVEN, x, h, N, used);
    for (size_t i = 0; i < N; i++) CHECK_SAME(used[i], h[i], "given");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_vanish),
        cmocka_unit_test(bought),
        cmocka_unit_test(powers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
