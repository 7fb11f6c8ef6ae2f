/* What ways to a derivative cost when vectors get longer: sizes, points, calls by hand, what is extrapolated and what cannot be. */
#include "check.h"
#include "derive/grown.h"
#include "function/source/expression.h"
#include "hstar.h"

#include <math.h>

struct asked {
    const char *text, *at, *wrt, *scan;
    double parameters;
};

static hstar_status compare(const struct asked *q, hstar_results **r, hstar_error *error)
{
    hstar_problem *p = NULL;
    hstar_options o = HSTAR_OPTIONS;
    o.scan = q->scan;
    o.parameters = q->parameters;
    assert_int_equal(hstar_problem_expression(&q->text, 1, q->at, &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_wrt(p, q->wrt, NULL), HSTAR_OK);
    hstar_status status = hstar_compare(p, &o, r, error);
    hstar_problem_free(p);
    return status;
}

/* Row of a way with so many elements. */
static hstar_compared row_of(const hstar_results *r, const char *way, size_t elements)
{
    hstar_compared row = {0};
    for (size_t i = 0; !hstar_results_compared(r, i, &row, sizeof row, NULL); i++)
        if (row.elements == elements && !strcmp(row.way, way)) return row;
    fail_msg("there is no %s with %zu elements", way, elements);
    return row;
}

static void a_gradient(void **state)
{
    static const size_t sizes[] = {2, 3, 10, 30, 50};
    const struct asked q = {"sum(w^2)+c", "w=[1,-2],c=3", NULL, "w=2:50", 0};
    hstar_results *r = NULL;
    (void)state;
    assert_int_equal(compare(&q, &r, NULL), HSTAR_OK);
    CHECK(hstar_results_kind(r) == HSTAR_KIND_GROWTH && hstar_results_status(r, NULL) == HSTAR_OK,
          "the kind");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const size_t n = sizes[i] + 1; /* and c */
        const hstar_compared forward = row_of(r, "forward", sizes[i]),
                             central = row_of(r, "central", sizes[i]),
                             reverse = row_of(r, "reverse mode", sizes[i]);
        CHECK(forward.variables == n && forward.outputs == 1, "%zu variables", forward.variables);
        CHECK(forward.evaluations == n + 1 && central.evaluations == 2 * n && reverse.evaluations == 1,
              "%zu elements: %zu, %zu, %zu calls", sizes[i], forward.evaluations, central.evaluations,
              reverse.evaluations);
        CHECK(reverse.error <= 1e-15 * (double)sizes[i] && forward.error > 0, "errors");
        CHECK(reverse.cost > 0 && forward.cost > 0, "no time");
    }
    hstar_results_free(r);
    CHECK_DONE();
}

/* By one variable there are always as many passes forwards, and as many backwards as there are outputs. */
static void a_jacobian(void **state)
{
    const struct asked q = {"x*v", "x=2,v=[1,2]", "x", "v=1:10", 0};
    hstar_results *r = NULL;
    (void)state;
    assert_int_equal(compare(&q, &r, NULL), HSTAR_OK);
    CHECK(row_of(r, "forward mode", 10).evaluations == 1 && row_of(r, "reverse mode", 10).evaluations == 10,
          "passes");
    CHECK(row_of(r, "forward", 10).outputs == 10 && row_of(r, "forward", 10).variables == 1, "its size");
    hstar_results_free(r);
    CHECK_DONE();
}

/* The elements of the point in turn, times numbers between 1/2 and 3/2; the rows of a matrix get longer; the rest stays. */
static void points(void **state)
{
    static const char *const text = "sum(W*v)+x", *const grows[] = {"W", "v"};
    static const char *const names[] = {"x",      "W[0,0]", "W[0,1]", "W[0,2]", "W[1,0]",
                                        "W[1,1]", "W[1,2]", "v[0]",   "v[1]",   "v[2]"};
    static const double base[] = {7, 1, 1, 1, -2, -2, -2, 3, 3, 3};
    double point[] = {7, 1, -2, 3};
    size_t wrt[] = {1, 3}; /* an element of each stands for all */
    static const char *const variables[] = {"x", "W[0,0]", "W[1,0]", "v[0]"};
    struct function *f = NULL;
    struct problem *grown = NULL;
    (void)state;
    assert_int_equal(expression_new(&text, 1, variables, 4, &f, NULL), HSTAR_OK);
    const struct problem problem = {.f = f, .point = point, .wrt = wrt, .n_wrt = 2};
    const struct grown_request request = {&problem, grows, 2, 5};
    assert_int_equal(grown_new(&request, 3, &grown, NULL), HSTAR_OK);
    CHECK(grown->f->n_variables == 10 && grown->n_wrt == 9, "%zu, %zu", grown->f->n_variables, grown->n_wrt);
    for (size_t v = 0; v < grown->f->n_variables; v++) {
        const double share = grown->point[v] / base[v];
        CHECK(!strcmp(grown->f->variables[v], names[v]), "%s", grown->f->variables[v]);
        CHECK(v ? share >= 0.5 && share < 1.5 && share != 1 : share == 1, "%s = %g", names[v],
              grown->point[v]);
    }
    problem_release(grown);
    function_free(f);
    CHECK_DONE();
}

static void refusals(void **state)
{
    static const struct {
        struct asked q;
        const char *said;
    } cases[] = {
        {{"x*w", "x=1,w=[1]", NULL, "w=1-3", 0}, "does not say what grows"},
        {{"x*w", "x=1,w=[1]", NULL, "w=0:3", 0}, "does not say what grows"},
        {{"x*w", "x=1,w=[1]", NULL, "w=3:1", 0}, "does not say what grows"},
        {{"x*w", "x=1,w=[1]", NULL, "w=1:99999999999999999999", 0}, "does not say what grows"},
        {{"x*w", "x=1,w=[1]", NULL, "=1:3", 0}, "does not say what grows"},
        {{"x*w", "x=1,w=[1]", NULL, "x=1:3", 0}, "x is a number"},
        {{"x*w", "x=1,w=[1]", NULL, "z=1:3", 0}, "no variable of that name"},
        {{"w[1]*w[0]", "w=[1,2]", NULL, "w=1:3", 0}, "no element 1"},
        {{"x*w", "x=1,w=[1]", NULL, NULL, 5}, "only what grows"},
        {{"x*w", "x=1,w=[1]", "x", "w=1:3", 5}, "nothing is to be extrapolated"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        hstar_results *r = NULL;
        hstar_error error = {0};
        CHECK(compare(&cases[i].q, &r, &error) && !r && strstr(error.message, cases[i].said), "%s: %s",
              cases[i].q.scan, error.message);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gradient),
        cmocka_unit_test(a_jacobian),
        cmocka_unit_test(points),
        cmocka_unit_test(refusals),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    hstar_cleanup();
    return failed;
}
