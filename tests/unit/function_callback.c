/* C functions: one point a call or many give the same derivatives; searches share calls; a function that gives up where nobody asked is asked with
 * care. */
#include "check.h"

#include "function/source/callback.h"
#include "problem/slice.h"

enum { N = 3, M = 4 };

struct counts {
    size_t calls, points;
    size_t gives_up_at; /* the call at which it gives up */
    double domain;      /* beyond that it gives up */
    bool spoils;        /* writes into its arguments */
};

static void formulas(const double x[N], double y[M])
{
    y[0] = exp(sin(x[0])) * x[1];
    y[1] = x[0] * x[1] * x[2];
    y[2] = sqrt(x[2]);
    y[3] = 7;
}

static int one_point(const double *x, size_t n, double *y, size_t m, void *context)
{
    struct counts *c = context;
    CHECK(n == N && m == M, "%zu variables, %zu outputs", n, m);
    c->points++;
    if (++c->calls == c->gives_up_at) return 5;
    formulas(x, y);
    for (size_t v = 0; v < n && c->spoils; v++) memset((void *)(size_t)&x[v], 0xff, sizeof *x);
    return 0;
}

static int many_points(size_t n, const double *const *x, double *const *y, void *context)
{
    struct counts *c = context;
    c->points += n;
    if (++c->calls == c->gives_up_at) return 5;
    for (size_t i = 0; i < n; i++) {
        const double at[N] = {x[0][i], x[1][i], x[2][i]};
        double out[M];
        if (fabs(at[0]) > c->domain) return 6;
        formulas(at, out);
        for (size_t o = 0; o < M; o++) y[o][i] = out[o];
    }
    return 0;
}

static const double point[N] = {1, 2, 3};

static hstar_problem *ask(bool batch, struct counts *c)
{
    hstar_problem *p = NULL;
    hstar_status status = batch ? hstar_problem_batch(many_points, c, point, N, M, &p, NULL)
                                : hstar_problem_function(one_point, c, point, N, M, &p, NULL);
    assert_int_equal(status, HSTAR_OK);
    return p;
}

static void same_derivatives(void **state)
{
    struct counts one = {.domain = INFINITY}, many = {.domain = INFINITY}, spoils = {.spoils = true};
    hstar_problem *p[] = {ask(false, &one), ask(true, &many), ask(false, &spoils)};
    hstar_results *r[3];
    size_t searched = 0;
    (void)state;
    for (size_t k = 0; k < 3; k++) assert_int_equal(hstar_jacobian(p[k], NULL, &r[k], NULL), HSTAR_OK);
    assert_int_equal(hstar_results_rows(r[0]), N * M);
    for (size_t i = 0; i < N * M; i++) {
        hstar_result a, b, c;
        assert_int_equal(hstar_results_derivative(r[0], i, &a, sizeof a, NULL), HSTAR_OK);
        assert_int_equal(hstar_results_derivative(r[1], i, &b, sizeof b, NULL), HSTAR_OK);
        assert_int_equal(hstar_results_derivative(r[2], i, &c, sizeof c, NULL), HSTAR_OK);
        CHECK_SAME(a.value, b.value, "one point and many");
        CHECK_SAME(a.bar, b.bar, "their bars");
        CHECK_SAME(a.value, c.value, "arguments that are written to");
        searched += a.evaluations;
    }
    CHECK(one.calls < searched / 2, "%zu calls for %zu evaluations", one.calls, searched);
    CHECK(many.calls <= 14 || !SEARCHES_TAKE_TURNS, "%zu calls with many points", many.calls);
    for (size_t k = 0; k < 3; k++) {
        hstar_results_free(r[k]);
        hstar_problem_free(p[k]);
    }
    CHECK_DONE();
}

static void gives_up(void **state)
{
    (void)state;
    for (size_t batch = 0; batch < 2; batch++)
        for (size_t call = 1; call < 6; call++) {
            struct counts c = {.domain = INFINITY, .gives_up_at = call};
            hstar_problem *p = ask(batch, &c);
            hstar_results *r = NULL;
            hstar_error err;
            hstar_status status = hstar_jacobian(p, NULL, &r, &err);
            /* Of many points, where some were not asked for, it is called once more without these. */
            CHECK((batch && !status) ||
                      (status == HSTAR_CANCELLED && strstr(err.message, "it returned 5") && !r),
                  "call %zu: %d %s", call, status, err.message);
            hstar_results_free(r);
            hstar_problem_free(p);
        }
    CHECK_DONE();
}

/* Nobody asked beyond the bounds, nor much further than it takes. */
static void domain(void **state)
{
    struct counts c = {.domain = 1.0001};
    hstar_problem *p = ask(true, &c);
    hstar_results *r = NULL;
    (void)state;
    assert_int_equal(hstar_problem_bounds(p, "x[0]=0.5:1.0001", NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(p, NULL, &r, NULL), HSTAR_OK);
    hstar_results_free(r);
    hstar_problem_free(p);
    CHECK_DONE();
}

/* Each search that asks again at the same place has f called again: noise at one place is seen by all outputs. */
static int noisy(const double *x, size_t n, double *y, size_t m, void *context)
{
    size_t *calls = context;
    (void)n, (void)m;
    y[0] = x[0] + 1e-6 * (double)(++*calls % 2);
    y[1] = 2 * y[0];
    return 0;
}

static void asked_twice(void **state)
{
    size_t calls = 0;
    hstar_problem *p;
    hstar_results *r;
    (void)state;
    assert_int_equal(hstar_problem_function(noisy, &calls, point, 1, 2, &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_jacobian(p, NULL, &r, NULL), HSTAR_OK);
    for (size_t i = 0; i < 2; i++) {
        hstar_result d;
        assert_int_equal(hstar_results_derivative(r, i, &d, sizeof d, NULL), HSTAR_OK);
        CHECK(d.noise > 1e-8, "output %zu: noise %g", i, d.noise);
        CHECK(hstar_results_note(r, i) && strstr(hstar_results_note(r, i), "twice"), "output %zu", i);
    }
    hstar_results_free(r);
    hstar_problem_free(p);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(same_derivatives), cmocka_unit_test(gives_up),
                                       cmocka_unit_test(domain), cmocka_unit_test(asked_twice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
