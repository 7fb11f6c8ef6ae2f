/* Second derivatives: within their bars, by values of f and by a gradient; what is definite; the inverse. */
#include "check.h"

#include "hstar.h"

#include <stdlib.h>

static hstar_problem *expression(const char *text, const char *at)
{
    hstar_problem *p = NULL;
    assert_int_equal(hstar_problem_expression(&text, 1, at, &p, NULL), HSTAR_OK);
    return p;
}

static hstar_results *ask_hessian(const hstar_problem *p, int by_gradient, int invert)
{
    hstar_options o = HSTAR_OPTIONS;
    hstar_results *r = NULL;
    o.by_gradient = by_gradient;
    o.invert = invert;
    assert_int_equal(hstar_hessian(p, &o, &r, NULL), HSTAR_OK);
    return r;
}

static hstar_result entry(const hstar_results *r, size_t i)
{
    hstar_result e;
    assert_int_equal(hstar_results_derivative(r, i, &e, sizeof e, NULL), HSTAR_OK);
    return e;
}

/* Second derivatives by mpmath 1.3 with 40 digits, row by row up to the diagonal. */
static const struct {
    const char *text, *at, *gradient;
    size_t n;
    double second[10];
    int definite;
} known[] = {
    {"(1-x)^2+100*(y-x^2)^2", "x=1,y=1", "-2*(1-x)-400*x*(y-x^2), 200*(y-x^2)", 2, {802, -400, 200}, 1},
    {"(1-x)^2+100*(y-x^2)^2",
     "x=-1.2,y=1",
     "-2*(1-x)-400*x*(y-x^2), 200*(y-x^2)",
     2,
     {1329.9999999999998, 480, 200},
     1}, /* -1.2 is a double */
    {"x*y*z + sin(x)*exp(z)",
     "x=1,y=2,z=3",
     "y*z+cos(x)*exp(z), x*z, x*y+sin(x)*exp(z)",
     3,
     {-16.901396535150095, 3, 0, 12.852261914197957, 1, 16.901396535150095},
     0},
    {"x*y", "x=1e-6,y=1e6", "y, x", 2, {0, 1, 0}, 0},
    {"-x^2 - y^2", "x=3,y=4", "-2*x, -2*y", 2, {-2, 0, -2}, 0},
    /* Singular: within its bars it is of either kind. */
    {"(x+y)^2", "x=1,y=2", "2*(x+y), 2*(x+y)", 2, {2, 2, 2}, -1},
    {"(x+3*y)^2", "x=0.7,y=0.2", "2*(x+3*y), 6*(x+3*y)", 2, {2, 6, 18}, -1},
    {"x*y*z*w + exp(x-w)",
     "x=0.5,y=2,z=-1,w=0.5",
     "y*z*w+exp(x-w), x*z*w, x*y*w, x*y*z-exp(x-w)",
     4,
     {1, -0.5, 0, 1, 0.25, 0, -3, -0.5, 1, 1},
     0},
};

static void within_bars(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        for (int by_gradient = 0; by_gradient < 2; by_gradient++) {
            hstar_problem *p = expression(known[k].text, known[k].at);
            if (by_gradient) assert_int_equal(hstar_problem_gradient(p, known[k].gradient, NULL), HSTAR_OK);
            hstar_results *r = ask_hessian(p, by_gradient, 0);
            assert_int_equal(hstar_results_rows(r), known[k].n * (known[k].n + 1) / 2);
            for (size_t i = 0; i < hstar_results_rows(r); i++) {
                const hstar_result e = entry(r, i);
                CHECK(e.trust == HSTAR_TRUST_OK && fabs(e.value - known[k].second[i]) <= e.bar,
                      "%s, by %s, entry %zu: %.17g, not %.17g, bar %g", known[k].text,
                      by_gradient ? "gradient" : "values", i, e.value, known[k].second[i], e.bar);
                if (!by_gradient) CHECK_SAME(e.exact, known[k].second[i], known[k].text);
            }
            CHECK(hstar_results_definite(r) == known[k].definite, "%s: definite %d", known[k].text,
                  hstar_results_definite(r));
            hstar_results_free(r);
            hstar_problem_free(p);
        }
    CHECK_DONE();
}

/* Hv from the known entries: v has parts of all kinds of sizes, one of 0, and is a variable's own direction. */
static void products(void **state)
{
    static const double vectors[][4] = {{1, -2, 0.3, 2}, {0, 1, 0, 0}, {1e-3, 700, -0.1, 5}, {-5, 0, 1, 0}};
    enum { N_VECTORS = sizeof vectors / sizeof *vectors };
    size_t n_entries = 0, n_sharp = 0;
    (void)state;
    for (size_t k = 0; k < sizeof known / sizeof *known * N_VECTORS * 2; k++) {
        const size_t row = k / 2 / N_VECTORS, n = known[row].n;
        const double *v = vectors[k / 2 % N_VECTORS], *s = known[row].second;
        hstar_problem *p = expression(known[row].text, known[row].at);
        hstar_options o = HSTAR_OPTIONS;
        hstar_results *r = NULL;
        o.by_gradient = (int)(k % 2);
        assert_int_equal(hstar_problem_gradient(p, known[row].gradient, NULL), HSTAR_OK);
        assert_int_equal(hstar_hessian_along(p, v, &o, &r, NULL), HSTAR_OK);
        assert_int_equal(hstar_results_rows(r), n);
        for (size_t i = 0; i < n; i++) {
            double want = 0, size = 0;
            for (size_t j = 0; j < n; j++) {
                const double term = v[j] * (i > j ? s[i * (i + 1) / 2 + j] : s[j * (j + 1) / 2 + i]);
                want += term;
                size += fabs(term);
            }
            const hstar_result e = entry(r, i);
            CHECK(e.trust == HSTAR_TRUST_OK && fabs(e.value - want) <= e.bar + 1e-15 * size,
                  "%s, vector %zu, by %s, entry %zu: %.17g, not %.17g, bar %g", known[row].text,
                  k / 2 % N_VECTORS, o.by_gradient ? "gradient" : "values", i, e.value, want, e.bar);
            CHECK(e.bar <= 0.02 * fmax(size, 1), "%s, entry %zu: bar %g", known[row].text, i, e.bar);
            n_entries++;
            n_sharp += e.bar <= 1e-9 * fmax(size, 1);
            if (!o.by_gradient)
                CHECK(fabs(e.exact - want) <= 1e-15 * size,
                      "%s, vector %zu, entry %zu: proven %.17g, not %.17g", known[row].text,
                      k / 2 % N_VECTORS, i, e.exact, want);
        }
        CHECK(hstar_results_definite(r) == -1, "%s: a product is definite", known[row].text);
        hstar_results_free(r);
        hstar_problem_free(p);
    }
    CHECK(n_sharp >= n_entries * 4 / 5, "%zu of %zu bars are short", n_sharp, n_entries);
    CHECK_DONE();
}

/* The matrix [[2, 1], [1, 2]] has the inverse [[2, -1], [-1, 2]] / 3; what has no definite sign has an inverse without standard errors. */
static int keep(const char *bytes, size_t n, void *context)
{
    char *text = context;
    strncat(text, bytes, n);
    return 0;
}

static void inverse(void **state)
{
    static char json[100000];
    hstar_problem *p = expression("x^2 + x*y + y^2", "x=1,y=2");
    hstar_results *r = ask_hessian(p, 0, 1);
    (void)state;
    assert_int_equal(hstar_results_write(r, HSTAR_JSON, keep, json, NULL), HSTAR_OK);
    const char *at = strstr(json, "\"inverse\"");
    static const double want[] = {2.0 / 3, -1.0 / 3, 2.0 / 3};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(at = strstr(at, "\"value\":"));
        at += strlen("\"value\":");
        const double got = strtod(at, NULL);
        CHECK(fabs(got - want[i]) < 1e-9, "number %zu: %.17g", i, got);
    }
    assert_non_null(at = strstr(at, "\"standard_errors\""));
    hstar_results_free(r);
    hstar_problem_free(p);
    CHECK_DONE();
}

/* A float, seen from outside: definite only as far as its bars let it be told. */
static int in_float(const double *x, size_t n, double *y, size_t m, void *context)
{
    const float a = (float)x[0], b = (float)x[1];
    (void)n, (void)m, (void)context;
    *y = (double)(a * a + a * b * 0.5f + b * b);
    return 0;
}

/* Beyond 1 there is nothing. */
static int edge(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    *y = sqrt(1 - x[0] * x[0]) + x[1] * x[1] * x[0];
    return 0;
}

static int kink(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    *y = fabs(x[0] - 1) + x[1] * x[1];
    return 0;
}

static void black_boxes(void **state)
{
    static const double at[] = {1, 2}, near_edge[] = {0.999, 0.5}, rough[] = {2, 0.5, 2},
                        steep[] = {-22377.2, 1.0, 1.998};
    hstar_problem *p[3];
    (void)state;
    assert_int_equal(hstar_problem_function(in_float, NULL, at, 2, 1, &p[0], NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_function(edge, NULL, near_edge, 2, 1, &p[1], NULL), HSTAR_OK);
    assert_int_equal(hstar_problem_function(kink, NULL, at, 2, 1, &p[2], NULL), HSTAR_OK);
    for (size_t k = 0; k < 3; k++) {
        hstar_results *r = ask_hessian(p[k], 0, 0);
        for (size_t i = 0; i < 3 && k < 2; i++) {
            const hstar_result e = entry(r, i);
            const double want = k ? (i == 0 ? -1 / pow(1 - 0.999 * 0.999, 1.5) : steep[i]) : rough[i];
            CHECK(e.trust != HSTAR_TRUST_OK || fabs(e.value - want) <= e.bar,
                  "box %zu, entry %zu: %g, not %g, bar %g", k, i, e.value, want, e.bar);
        }
        if (k == 2) {
            CHECK(hstar_results_definite(r) != 0 || entry(r, 0).trust != HSTAR_TRUST_OK,
                  "a kink bends nowhere");
            CHECK(hstar_results_status(r, NULL) != HSTAR_OK, "a kink is told");
        }
        hstar_results_free(r);
        hstar_problem_free(p[k]);
    }
    CHECK_DONE();
}

static void wrong_questions(void **state)
{
    static const char *const two[] = {"x*y", "x+y"};
    hstar_problem *p;
    hstar_results *r;
    hstar_error err;
    hstar_options o = HSTAR_OPTIONS;
    (void)state;
    assert_int_equal(hstar_problem_expression(two, 2, "x=1,y=2", &p, NULL), HSTAR_OK);
    assert_int_equal(hstar_hessian(p, NULL, &r, &err), HSTAR_INVALID);
    hstar_problem_free(p);
    p = expression("x*y", "x=1,y=2");
    CHECK(hstar_hessian_along(p, NULL, NULL, &r, &err) == HSTAR_INVALID && strstr(err.message, "direction"),
          "%s", err.message);
    CHECK(hstar_hessian_along(p, (double[]){0, 0}, NULL, &r, &err) == HSTAR_INVALID, "no direction");
    o.by_gradient = 1;
    assert_int_equal(hstar_hessian(p, &o, &r, &err), HSTAR_INVALID);
    assert_int_equal(hstar_problem_gradient_values(p, (double[]){2, 1}, 2, NULL), HSTAR_OK);
    assert_int_equal(hstar_hessian(p, &o, &r, &err), HSTAR_INVALID);
    CHECK(strstr(err.message, "differentiated"), "%s", err.message);
    hstar_problem_free(p);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(within_bars), cmocka_unit_test(products),
                                       cmocka_unit_test(inverse), cmocka_unit_test(black_boxes),
                                       cmocka_unit_test(wrong_questions)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
