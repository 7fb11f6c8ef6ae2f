/* The steps to hard-code: a row for every method of the table in every format that is worth one, with its order; and the
 * step that theory allows. */
#include "check.h"
#include "number/format.h"
#include "stencil/hard_coded.h"
#include "stencil/method.h"

#include <float.h>

static const char *const measured[] = {"double", "float", "long-double", "half", "bfloat16", "tf32"};
enum { N_MEASURED = sizeof measured / sizeof *measured };

/* The row of a method in a format, how many there are, and whether those of the format stand together. */
static const struct hard_coded *row_of(const char *method, const char *format, size_t *found)
{
    const struct hard_coded *rows, *row = NULL;
    size_t n = hard_coded_rows(&rows);
    *found = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].format, format) || strcmp(rows[i].method, method)) continue;
        row = &rows[i];
        ++*found;
    }
    return row;
}

static void test_rows(void **state)
{
    (void)state;
    struct method *methods;
    const struct hard_coded *rows;
    size_t n_methods, n = hard_coded_rows(&rows), changes = 0;
    assert_int_equal(methods_new("all", 1, &methods, &n_methods, NULL), HSTAR_OK);
    for (size_t f = 0; f < N_MEASURED; f++)
        for (size_t m = 0; m < n_methods; m++) {
            size_t found;
            const struct hard_coded *row = row_of(methods[m].name, measured[f], &found);
            CHECK(found == 1, "%s in %s: %zu rows; `scripts/bench hard-coded` writes them", methods[m].name,
                  measured[f], found);
            CHECK(row && row->derivative == methods[m].stencil->derivative &&
                      row->order == methods[m].stencil->order,
                  "%s in %s: not its derivative and order", methods[m].name, measured[f]);
        }
    for (size_t i = 0; i < n; i++) {
        const struct format *format = format_find(rows[i].format);
        CHECK(format || !strcmp(rows[i].format, "long-double"), "there is no format %s", rows[i].format);
        CHECK(!format || format->unit_roundoff < 0.01, "%s has too few digits for a rule", rows[i].format);
        changes += i == 0 || strcmp(rows[i].format, rows[i - 1].format) != 0;
    }
    CHECK(changes * n_methods == n, "%zu rows for %zu methods, in %zu pieces", n, n_methods, changes);
    methods_free(methods, n_methods);
    CHECK_DONE();
}

/* No other exponent is better than the method's own, whose column is its median regret; with 11 bits or fewer they are too
 * near each other to tell by more than a factor of 2. */
static void test_exponents(void **state)
{
    (void)state;
    const struct hard_coded *rows;
    size_t n = hard_coded_rows(&rows);
    for (size_t i = 0; i < n; i++) {
        const struct hard_coded *r = &rows[i];
        const struct format *format = format_find(r->format);
        const double slack = format && format->bits <= 11 ? 2 : 1;
        size_t own = 0;
        for (size_t k = 0; k < HARD_CODED_ROOTS; k++) {
            CHECK(r->with_root[k] * slack >= r->regret, "%s in %s with the root %u: %g", r->method, r->format,
                  hard_coded_roots[k], r->with_root[k]);
            if (hard_coded_roots[k] != r->order + r->derivative) continue;
            CHECK_SAME(r->with_root[k], r->regret, r->method);
            own++;
        }
        CHECK(own == 1, "%s in %s: no column is its own", r->method, r->format);
        CHECK(r->regret >= 1 && r->regret_90 >= r->regret, "%s in %s: a regret of %g, and of %g", r->method,
              r->format, r->regret, r->regret_90);
    }
    CHECK_DONE();
}

/* The rule is scaled by eps: C is about the same in every format, and the error follows u^(p/(p+d)). Half has a narrow
 * range: what it leaves of the points has no steep exponentials, and larger steps. */
static void test_scaling(void **state)
{
    (void)state;
    const struct hard_coded *rows;
    size_t n = hard_coded_rows(&rows), found;
    for (size_t i = 0; i < n; i++) {
        const struct hard_coded *r = &rows[i], *in_double = row_of(r->method, "double", &found);
        const struct format *format = format_find(r->format);
        assert_non_null(in_double);
        if (!format) continue;
        const double range = format->largest < 100 ? 8 : 2.5, ratio = r->constant / in_double->constant;
        CHECK(ratio > 1 / range && ratio < range, "%s in %s: C = %g, in double %g", r->method, r->format,
              r->constant, in_double->constant);
        const double power = (double)r->order / (r->order + r->derivative);
        const double expected = in_double->error * pow(format->unit_roundoff / 0x1p-53, power);
        CHECK(r->error > expected / 10 && r->error < expected * 10, "%s in %s: an error of %g, not %g",
              r->method, r->format, r->error, expected);
        CHECK(r->points <= in_double->points && 2 * r->points > in_double->points,
              "%s in %s: %zu points, in double %zu", r->method, r->format, r->points, in_double->points);
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
    const struct hard_coded narrow = {
        .method = "m", .format = "bfloat16", .derivative = 1, .order = 4, .constant = 0.3};
    CHECK_CLOSE(hard_coded_step(&narrow, 2.385, 1), 2.385 * 0.3 * pow(2, -7.0 / 5), 1e-15, "in bfloat16");
    const struct hard_coded unknown = {.method = "m", .format = "decimal", .derivative = 1, .order = 2};
    CHECK_SAME(hard_coded_step(&unknown, 1, 1), NAN, "an unknown format");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_exponents),
                                       cmocka_unit_test(test_scaling), cmocka_unit_test(test_step)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
