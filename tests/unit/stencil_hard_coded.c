/* The steps to hard-code: a row for every method of the table, with its order; and the step that theory allows. */
#include "check.h"
#include "stencil/hard_coded.h"
#include "stencil/method.h"

#include <float.h>

static void test_rows(void **state)
{
    (void)state;
    struct method *methods;
    const struct hard_coded *rows;
    size_t n_methods, n = hard_coded_rows(&rows);
    assert_int_equal(methods_new("all", 1, &methods, &n_methods, NULL), HSTAR_OK);
    for (size_t m = 0; m < n_methods; m++) {
        size_t found = 0;
        for (size_t i = 0; i < n; i++) {
            if (strcmp(rows[i].method, methods[m].name)) continue;
            found++;
            CHECK(rows[i].derivative == methods[m].stencil->derivative &&
                      rows[i].order == methods[m].stencil->order,
                  "%s: d = %u, p = %u", rows[i].method, rows[i].derivative, rows[i].order);
        }
        CHECK(found == 1, "%s: %zu rows; `scripts/bench hard-coded` writes them", methods[m].name, found);
    }
    CHECK(n == n_methods, "%zu rows for %zu methods", n, n_methods);
    methods_free(methods, n_methods);
    CHECK_DONE();
}

/* No other exponent is better than the method's own, whose column is its median regret. */
static void test_exponents(void **state)
{
    (void)state;
    const struct hard_coded *rows;
    size_t n = hard_coded_rows(&rows);
    for (size_t i = 0; i < n; i++) {
        size_t own = 0;
        for (size_t k = 0; k < HARD_CODED_ROOTS; k++) {
            CHECK(rows[i].with_root[k] >= rows[i].regret, "%s with the root %u: %g", rows[i].method,
                  hard_coded_roots[k], rows[i].with_root[k]);
            if (hard_coded_roots[k] != rows[i].order + rows[i].derivative) continue;
            CHECK_SAME(rows[i].with_root[k], rows[i].regret, rows[i].method);
            own++;
        }
        CHECK(own == 1, "%s: no column is its own", rows[i].method);
        CHECK(rows[i].constant > 1e-2 && rows[i].constant < 1e2, "%s: C = %g", rows[i].method,
              rows[i].constant);
        CHECK(rows[i].regret_90 >= rows[i].regret, "%s", rows[i].method);
    }
    CHECK_DONE();
}

static void test_step(void **state)
{
    (void)state;
    const struct hard_coded row = {
        .method = "m", .format = "double", .derivative = 1, .order = 2, .constant = 0.75};
    CHECK_CLOSE(hard_coded_step(&row, 1, 1), 0.75 * cbrt(DBL_EPSILON), 1e-15, "at 1");
    CHECK_CLOSE(hard_coded_step(&row, -2385, 1), 2385 * 0.75 * cbrt(DBL_EPSILON), 1e-15, "at -2385");
    CHECK_CLOSE(hard_coded_step(&row, 0, 1e-3), 1e-3 * 0.75 * cbrt(DBL_EPSILON), 1e-15, "at 0");
    const struct hard_coded unknown = {.method = "m", .format = "decimal", .derivative = 1, .order = 2};
    CHECK_SAME(hard_coded_step(&unknown, 1, 1), NAN, "an unknown format");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_exponents),
                                       cmocka_unit_test(test_step)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
