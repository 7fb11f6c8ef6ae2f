/* A function along one variable: the same as f itself, in one call, and errors that come through. */
#include "asking.h"
#include "check.h"

#include "function/source/expression.h"
#include "problem/slice.h"
#include "reference/reference.h"

static const char *const names[] = {"x", "y", "z"};

static void values(void **state)
{
    static const char *const texts[] = {"x*y + z", "x - 2*y", "exp(z)*y", "7"};
    static const double point[] = {2.385, -0.7, 0.33}, at[] = {1, -3.5, 0, 1e300, 2.385};
    enum { N = sizeof at / sizeof *at };
    struct function *f = NULL;
    (void)state;
    assert_int_equal(expression_new(texts, 4, names, 3, &f, NULL), HSTAR_OK);
    struct problem *problem = asking(f, point);
    for (size_t output = 0; output < 4; output++)
        for (size_t wrt = 0; wrt < 3; wrt++) {
            const struct component place = {problem, output, wrt};
            struct slice *line = NULL;
            assert_int_equal(slice_new(&place, &line, NULL), HSTAR_OK);
            for (size_t n = 0; n <= N; n++) { /* its room grows, and is used again */
                double y[N + 1] = {0};
                y[n] = -1;
                assert_int_equal(
                    (n % 2 ? slice_values(line, at, n, y, NULL) : slice_call(line, at, n, y, NULL)),
                    HSTAR_OK);
                for (size_t i = 0; i < n; i++) {
                    double p[] = {point[0], point[1], point[2]};
                    p[wrt] = at[i];
                    const double want[] = {p[0] * p[1] + p[2], p[0] - 2 * p[1], exp(p[2]) * p[1], 7};
                    CHECK_SAME(y[i], want[output], texts[output]);
                }
                CHECK_SAME(y[n], -1, "beyond the end");
            }
            slice_free(line);
        }
    slice_free(NULL);
    problem_release(problem);
    CHECK_DONE();
}

/* A function that counts its calls and their points, and fails from the third call on. */
static size_t calls, points_asked;

static hstar_status fickle(const struct function *f, const struct points *points, double *const *outputs,
                           hstar_error *err)
{
    (void)f;
    calls++;
    points_asked += points->n;
    if (calls > 2) return error_set(err, HSTAR_CHILD, "it died");
    for (size_t i = 0; i < points->n; i++) outputs[0][i] = points->column[0][points->varies[0] ? i : 0];
    return HSTAR_OK;
}

static void failures(void **state)
{
    static const struct function_class class = {.kind = "fickle", .evaluate = fickle};
    char name[] = "x", text[] = "f", *variables[] = {name}, *texts[] = {text};
    struct function f = {
        .class = &class, .n_variables = 1, .n_outputs = 1, .variables = variables, .texts = texts};
    const double point[] = {1}, at[] = {1, 2, 3};
    const struct problem problem = {.f = &f, .point = point, .noise = NAN};
    const struct component place = {&problem, 0, 0};
    struct gsl_estimate estimates[N_GSL_ROUTINES];
    struct slice *line = NULL;
    hstar_error err = {0};
    double y[3];
    (void)state;
    assert_int_equal(slice_new(&place, &line, &err), HSTAR_OK);
    CHECK(slice_values(line, at, 3, y, &err) == HSTAR_OK && calls == 1 && points_asked == 3, "one call");
    CHECK(slice_values(line, at, 0, y, &err) == HSTAR_OK && calls == 1, "nothing to ask");
    CHECK(slice_values(line, at, 1, y, NULL) == HSTAR_OK, "the second call");
    CHECK(slice_values(line, at, 1, y, &err) == HSTAR_CHILD && !strcmp(err.message, "it died"), "%s",
          err.message);
    slice_free(line);

    /* GSL's routines are answered together: of a straight line all want to know four places and no more. */
    calls = points_asked = 0;
    err = (hstar_error){0};
    CHECK(reference_gsl_estimates(&place, estimates, &err) == HSTAR_OK, "%s", err.message);
    CHECK(calls == 1 && points_asked == 12, "%zu calls of %zu points", calls, points_asked);
    for (size_t i = 0; i < N_GSL_ROUTINES; i++)
        CHECK(fabs(estimates[i].value - 1) < 1e-9, "%s: %g", estimates[i].routine, estimates[i].value);

    /* GSL cannot hear of it, but who asked for GSL's estimates does; and it is not asked on. */
    calls = 2;
    CHECK(reference_gsl_estimates(&place, estimates, &err) == HSTAR_CHILD && !strcmp(err.message, "it died"),
          "%s", err.message);
    CHECK(calls == 3, "%zu calls", calls);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
