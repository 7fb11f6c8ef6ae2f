/* Checks of Hessians: right ones agree, wrong ones are found and called by name; products with a vector; from values of f and from a gradient. */
#include "check.h"

#include "hstar.h"

#include <stdlib.h>

/* Of (1-x)^2 + 100 (y-x^2)^2 at (-1.2, 1): [[2-400y+1200x^2, -400x], [-400x, 200]]; of x y z + z^2 exp(x). */
#define ROSENBROCK "(1-x)^2+100*(y-x^2)^2", "x=-1.2,y=1", "-2*(1-x)-400*x*(y-x^2), 200*(y-x^2)"
#define THREE      "x*y*z+z^2*exp(x)", "x=0.3,y=2,z=-1.5", "y*z+z^2*exp(x), x*z, x*y+2*z*exp(x)"
static const struct {
    const char *text, *at, *gradient, *hessian;
    hstar_verdict verdict;
    const char *diagnosis;
} claims[] = {
    {ROSENBROCK, "2-400*y+1200*x^2, -400*x, -400*x, 200", HSTAR_AGREES, NULL},
    {ROSENBROCK, "[[2-400*y+1200*x^2, -400*x], [-400*x, 200]]", HSTAR_AGREES, NULL},
    {ROSENBROCK, "2-400*y+1200*x^2, 0, -400*x, 200", HSTAR_DISAGREES, "triangle"},
    {ROSENBROCK, "2-400*y+1200*x^2, -400*x, 0, 200", HSTAR_DISAGREES, "triangle"},
    {ROSENBROCK, "2-400*y+1200*x^2, -800*x, -800*x, 200", HSTAR_DISAGREES, "off-diagonal"},
    {ROSENBROCK, "2-400*y+1200*x^2, -200*x, -200*x, 200", HSTAR_DISAGREES, "off-diagonal"},
    {ROSENBROCK, "2-400*y+1200*x^2, 0, 0, 200", HSTAR_DISAGREES, "zero"},
    {ROSENBROCK, "-2+400*y-1200*x^2, 400*x, 400*x, -200", HSTAR_DISAGREES, "sign"},
    {ROSENBROCK, "2-400*y+1200*x^2, -400*x, -400*y, 200", HSTAR_DISAGREES, "asymmetric"},
    {ROSENBROCK, "2-400*y+1200*x^2, -400*x, -400*x*(1+1e-6), 200", HSTAR_DISAGREES, NULL},
    {ROSENBROCK, "2-400*y+400*x^2, -400*x, -400*x, 200", HSTAR_DISAGREES, NULL},
    {ROSENBROCK, "(2-400*y+1200*x^2)/2, -200*x, -200*x, 100", HSTAR_DISAGREES, "factor"},
    {ROSENBROCK, "log(-1), -400*x, -400*x, 200", HSTAR_DISAGREES, "nan"},
    {THREE, "z^2*exp(x), z, y+2*z*exp(x), z, 0, x, y+2*z*exp(x), x, 2*exp(x)", HSTAR_AGREES, NULL},
    {THREE, "z^2*exp(x), 0, 0, z, 0, 0, y+2*z*exp(x), x, 2*exp(x)", HSTAR_DISAGREES, "triangle"},
    {THREE, "z^2*exp(x), z, y+2*z*exp(x), z, 0, x, y+z*exp(x), x, 2*exp(x)", HSTAR_DISAGREES, "asymmetric"},
    {THREE, "z^2*exp(x), z, x, z, 0, y+2*z*exp(x), x, y+2*z*exp(x), 2*exp(x)", HSTAR_DISAGREES, "swapped"},
};

static hstar_results *ask_check(const char *text, const char *at, const char *gradient, const char *hessian,
                                const double *along, int by_gradient, hstar_problem **p)
{
    hstar_options o = HSTAR_OPTIONS;
    hstar_results *r = NULL;
    hstar_error err = {0};
    o.by_gradient = by_gradient;
    assert_int_equal(hstar_problem_expression(&text, 1, at, p, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_gradient(*p, gradient, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_hessian(*p, hessian, NULL), HSTAR_OK);
    const hstar_status status =
        along ? hstar_check_hessian_along(*p, along, &o, &r, &err) : hstar_check_hessian(*p, &o, &r, &err);
    CHECK(!status, "%s with %s: %s", text, hessian, err.message);
    return r;
}

static void verdicts(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2 * sizeof claims / sizeof *claims; k++) {
        const size_t row = k / 2;
        hstar_problem *p;
        hstar_results *r = ask_check(claims[row].text, claims[row].at, claims[row].gradient,
                                     claims[row].hessian, NULL, k % 2, &p);
        hstar_checked worst = {0};
        const char *said = "none";
        for (size_t i = 0; r && i < hstar_results_rows(r); i++) {
            hstar_checked c;
            assert_int_equal(hstar_results_checked(r, i, &c, sizeof c, NULL), HSTAR_OK);
            if (c.verdict == HSTAR_DISAGREES && !worst.diagnosis)
                worst = c, said = c.diagnosis ? c.diagnosis : "none";
        }
        CHECK(r && hstar_results_verdict(r) == claims[row].verdict, "%s by %s: verdict %d",
              claims[row].hessian, k % 2 ? "gradient" : "values", r ? (int)hstar_results_verdict(r) : -1);
        CHECK(!claims[row].diagnosis || !strcmp(said, claims[row].diagnosis), "%s by %s: %s, not %s",
              claims[row].hessian, k % 2 ? "gradient" : "values", said, claims[row].diagnosis);
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK_DONE();
}

/* Hv of Rosenbrock's with v = (1, -2), and one of its entries slightly wrong; as numbers it is of the point alone. */
static void products_with_a_vector(void **state)
{
    static const double v[] = {1, -2};
    (void)state;
    for (int k = 0; k < 4; k++) {
        hstar_problem *p;
        hstar_results *r = ask_check(ROSENBROCK,
                                     k / 2 ? "2-400*y+1200*x^2+800*x, -400*x-400.000001"
                                           : "2-400*y+1200*x^2+800*x, -400*x-400",
                                     v, k % 2, &p);
        CHECK(hstar_results_verdict(r) == (k / 2 ? HSTAR_DISAGREES : HSTAR_AGREES), "claim %d by %d", k / 2,
              k % 2);
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK_DONE();
}

/* Black boxes: in float, and with a kink, where nothing is said. */
static int single(const double *x, size_t n, double *y, size_t m, void *context)
{
    const float a = (float)x[0], b = (float)x[1];
    (void)n, (void)m, (void)context;
    *y = (double)(a * a * b + b * b);
    return 0;
}

static int fold(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    *y = fabs(x[0] - 1) + x[1] * x[1];
    return 0;
}

static void black_boxes(void **state)
{
    static const double at[] = {1, 2}, right[] = {4, 2, 2, 2}, wrong[] = {4, 2, 2, 3},
                        of_fold[] = {0, 0, 0, 2};
    static const struct {
        hstar_vector_function *f;
        const double *hessian;
        hstar_verdict verdict;
    } boxes[] = {
        {single, right, HSTAR_AGREES}, {single, wrong, HSTAR_DISAGREES}, {fold, of_fold, HSTAR_UNDECIDED}};
    (void)state;
    for (size_t k = 0; k < sizeof boxes / sizeof *boxes; k++) {
        hstar_problem *p;
        hstar_results *r = NULL;
        assert_int_equal(hstar_problem_function(boxes[k].f, NULL, at, 2, 1, &p, NULL), HSTAR_OK);
        assert_int_equal(hstar_problem_hessian_values(p, boxes[k].hessian, 4, NULL), HSTAR_OK);
        assert_int_equal(hstar_check_hessian(p, NULL, &r, NULL), HSTAR_OK);
        CHECK(hstar_results_verdict(r) == boxes[k].verdict, "box %zu: %d", k, (int)hstar_results_verdict(r));
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK_DONE();
}

static int second(const double *x, size_t n, double *h, size_t m, void *context)
{
    (void)n, (void)context;
    for (size_t i = 0; i < m; i++) h[i] = 0;
    h[0] = 2 * x[1];
    h[1] = h[2] = 2 * x[0];
    return 0;
}

/* Of all variables those that are asked for; refusals. */
static void forms(void **state)
{
    const char *text = "x^2*y", *two[] = {"x", "y"};
    hstar_problem *p;
    hstar_results *r = NULL;
    hstar_options o = HSTAR_OPTIONS;
    hstar_error err = {0};
    hstar_checked c;
    (void)state;
    assert_int_equal(hstar_problem_expression(&text, 1, "x=1,y=2", &p, NULL), HSTAR_OK);
    CHECK(hstar_check_hessian(p, NULL, &r, &err) == HSTAR_INVALID && strstr(err.message, "no Hessian"), "%s",
          err.message);
    CHECK(hstar_problem_hessian_values(p, (double[]){1, 2, 3}, 3, &err) == HSTAR_INVALID, "three numbers");
    assert_int_equal(hstar_problem_hessian_function(p, second, NULL, NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_wrt(p, "y,x", NULL), HSTAR_OK);
    assert_int_equal(hstar_check_hessian(p, NULL, &r, NULL), HSTAR_OK);
    CHECK(hstar_results_verdict(r) == HSTAR_AGREES && hstar_results_rows(r) == 4, "in another order");
    assert_int_equal(hstar_results_checked(r, 3, &c, sizeof c, NULL), HSTAR_OK);
    CHECK(c.got == 4 && c.output == 1 && c.variable == 0, "the last is x x: %g", c.got);
    hstar_results_free(r);
    o.directions = 3;
    CHECK(hstar_check_hessian(p, &o, &r, &err) == HSTAR_INVALID && strstr(err.message, "directions"), "%s",
          err.message);
    o = (hstar_options)HSTAR_OPTIONS;
    o.points = 3;
    assert_int_equal(hstar_check_hessian(p, &o, &r, NULL), HSTAR_OK);
    CHECK(hstar_results_verdict(r) == HSTAR_AGREES && hstar_results_rows(r) == 12, "at three points");
    hstar_results_free(r);
    assert_int_equal(hstar_problem_hessian_values(p, (double[]){0, 2, 2, 4}, 4, NULL), HSTAR_OK);
    CHECK(hstar_check_hessian(p, &o, &r, &err) == HSTAR_INVALID && strstr(err.message, "random points"), "%s",
          err.message);
    hstar_problem_free(p);
    assert_int_equal(hstar_problem_expression(two, 2, "x=1,y=2", &p, NULL), HSTAR_OK);
    CHECK(hstar_check_hessian(p, NULL, &r, &err) == HSTAR_INVALID && strstr(err.message, "one function"),
          "%s", err.message);
    hstar_problem_free(p);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(verdicts), cmocka_unit_test(products_with_a_vector),
                                       cmocka_unit_test(black_boxes), cmocka_unit_test(forms)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
