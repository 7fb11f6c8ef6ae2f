/* Checks at random points: where they lie, that they are the same for the same seed, and what they say together. */
#include "asking.h"
#include "check.h"

#include "check/check_points.h"
#include "function/source/expression.h"

struct subject {
    struct problem *problem;
    struct function *g;
    struct claim *claim;
};

static void set_up(struct subject *s, const char *f, const char *const *g, double x, double y)
{
    static const char *const names[] = {"x", "y"};
    const double point[] = {x, y};
    struct function *function = NULL;
    *s = (struct subject){0};
    assert_int_equal(expression_new(&f, 1, names, 2, &function, NULL), HSTAR_OK);
    s->problem = asking(function, point);
    s->problem->n_threads = 1;
    assert_int_equal(expression_new(g, 2, names, 2, &s->g, NULL), HSTAR_OK);
    assert_int_equal(claim_function(s->g, 2, &s->claim, NULL), HSTAR_OK);
}

static void tear_down(struct subject *s)
{
    claim_free(s->claim);
    function_free(s->g);
    problem_release(s->problem);
}

static struct checks_request request_of(const struct subject *s, size_t n_points, uint64_t seed)
{
    return (struct checks_request){.check = {.problem = s->problem,
                                             .claim = s->claim,
                                             .step = {.derivative = 1, .use = N_USES},
                                             .h = (double)NAN,
                                             .seed = seed,
                                             .taylor = true},
                                   .n_points = n_points};
}

static const char *const right[] = {"y^2", "2*x*y"}, *const wrong[] = {"y^2", "2*x*y*(1 + 1e-5*step(x))"};

/* On both sides of 0, up to twice as far as the point, 2 where that is 0; within the bounds; again for the same seed. */
static void where_points_lie(void **state)
{
    (void)state;
    struct subject s;
    set_up(&s, "x*y^2", right, 1.7, 0);
    struct checks_request r = request_of(&s, 40, 5);
    struct checks *a, *b;
    assert_int_equal(checks_run(&r, &a, NULL), HSTAR_OK);
    assert_int_equal(checks_run(&r, &b, NULL), HSTAR_OK);
    size_t negative = 0;
    double largest = 0;
    for (size_t i = 0; i < 40; i++) {
        const double *p = a->at[i]->problem->point;
        CHECK(fabs(p[0]) <= 3.4 && fabs(p[1]) <= 2, "point %zu: %g %g", i, p[0], p[1]);
        CHECK_SAME(b->at[i]->problem->point[0], p[0], "again");
        negative += p[0] < 0;
        for (size_t v = 0; v < 2 && i % 2; v++)
            CHECK(p[v] * a->at[i - 1]->problem->point[v] < 0, "point %zu: %g after %g", i, p[v],
                  a->at[i - 1]->problem->point[v]);
        largest = fmax(largest, fabs(p[0]));
    }
    CHECK(negative > 8 && negative < 32, "%zu of 40 are negative", negative);
    CHECK(largest > 2, "the farthest is %g", largest);
    CHECK(a->verdict == VERDICT_AGREES && a->count[VERDICT_AGREES] == 40, "verdict %d", a->verdict);
    checks_free(b);
    const double lower[] = {0.5, -1}, upper[] = {(double)INFINITY, 0.25};
    s.problem->lower = lower;
    s.problem->upper = upper;
    assert_int_equal(checks_run(&r, &b, NULL), HSTAR_OK);
    for (size_t i = 0; i < 40; i++) {
        const double *p = b->at[i]->problem->point;
        CHECK(p[0] >= 0.5 && p[0] <= 3.4 && p[1] >= -1 && p[1] <= 0.25, "point %zu: %g %g", i, p[0], p[1]);
        if (i % 2) CHECK(p[1] * b->at[i - 1]->problem->point[1] < 0, "point %zu: y = %g", i, p[1]);
        if (i % 2)
            CHECK_CLOSE(p[0] + b->at[i - 1]->problem->point[0], 3.9, 1e-14,
                        "on the other side of the middle");
    }
    checks_free(a);
    checks_free(b);
    tear_down(&s);
    CHECK_DONE();
}

/* A bug that shows at some points only: the worst stand first, and one is enough. */
static void the_worst_decides(void **state)
{
    (void)state;
    struct subject s;
    set_up(&s, "x*y^2", wrong, -1, 2);
    struct checks_request r = request_of(&s, 0, 1);
    struct checks *one, *many;
    assert_int_equal(checks_run(&r, &one, NULL), HSTAR_OK);
    CHECK(one->verdict == VERDICT_AGREES && !one->random, "it does not show at x = -1");
    r.n_points = 12;
    assert_int_equal(checks_run(&r, &many, NULL), HSTAR_OK);
    size_t positive = 0;
    for (size_t i = 0; i < 12; i++) positive += many->at[i]->problem->point[0] > 0;
    CHECK(positive > 0 && many->count[VERDICT_DISAGREES] == positive, "%zu of %zu",
          many->count[VERDICT_DISAGREES], positive);
    CHECK(many->verdict == VERDICT_DISAGREES, "verdict %d", many->verdict);
    for (size_t i = 0; i < 12; i++)
        CHECK((many->at[many->severity[i]]->verdict == VERDICT_DISAGREES) == (i < positive), "place %zu", i);
    checks_free(one);
    checks_free(many);
    tear_down(&s);
    CHECK_DONE();
}

/* A bug of one sign is met by two points, whatever the seed. */
static void two_points_meet_both_signs(void **state)
{
    (void)state;
    struct subject s;
    set_up(&s, "x*y^2", wrong, -1, 2);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        const struct checks_request r = request_of(&s, 2, seed);
        struct checks *two;
        assert_int_equal(checks_run(&r, &two, NULL), HSTAR_OK);
        CHECK(two->count[VERDICT_DISAGREES] == 1 && two->count[VERDICT_AGREES] == 1, "seed %d: %zu and %zu",
              (int)seed, two->count[VERDICT_DISAGREES], two->count[VERDICT_AGREES]);
        checks_free(two);
    }
    tear_down(&s);
    CHECK_DONE();
}

/* Where f is not a number is passed over; where it never is one, there is nothing to check. */
static void undefined(void **state)
{
    (void)state;
    static const char *const gradient[] = {"1/x", "0"};
    struct subject s;
    set_up(&s, "log(x) + 0*y", gradient, 1, 1);
    struct checks_request r = request_of(&s, 10, 3);
    struct checks *checks = NULL;
    hstar_error err;
    assert_int_equal(checks_run(&r, &checks, NULL), HSTAR_OK);
    CHECK(checks->n_passed_over > 0 && checks->n_points == 10, "%zu passed over", checks->n_passed_over);
    for (size_t i = 0; i < 10; i++)
        CHECK(checks->at[i]->problem->point[0] > 0, "x = %g", checks->at[i]->problem->point[0]);
    checks_free(checks);
    const double upper[] = {-0.5, 1};
    checks = NULL;
    s.problem->upper = upper;
    assert_int_equal(checks_run(&r, &checks, &err), HSTAR_UNDEFINED);
    assert_null(checks);
    tear_down(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_points_lie), cmocka_unit_test(the_worst_decides),
        cmocka_unit_test(two_points_meet_both_signs), cmocka_unit_test(undefined)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
