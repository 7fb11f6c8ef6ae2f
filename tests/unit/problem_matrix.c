/* Which variables are a matrix: whole ones of more than one row and column, in their order. */
#include "check.h"
#include "problem/matrix.h"

#include <string.h>

/* 0..5 A, 6 b, 7..9 w, 10..13 AB, 14..15 a row, 16..17 a column, 18..20 one without its last element */
static char names[][8] = {"A[0,0]", "A[0,1]", "A[0,2]", "A[1,0]",  "A[1,1]",  "A[1,2]",  "b",
                          "w[0]",   "w[1]",   "w[2]",   "AB[0,0]", "AB[0,1]", "AB[1,0]", "AB[1,1]",
                          "R[0,0]", "R[0,1]", "C[0,0]", "C[1,0]",  "P[0,0]",  "P[0,1]",  "P[1,0]"};
enum { N = sizeof names / sizeof *names };

static char *variables[N];

static struct function named(void)
{
    for (size_t i = 0; i < N; i++) variables[i] = names[i];
    return (struct function){.variables = variables, .n_variables = N};
}

static const struct {
    size_t first, rows, columns; /* rows 0: none begins there */
} places[] = {{0, 2, 3},  {1, 0, 0},  {3, 0, 0},  {6, 0, 0},  {7, 0, 0},
              {10, 2, 2}, {14, 0, 0}, {16, 0, 0}, {18, 0, 0}, {N, 0, 0}};

static void matrices_of_point(void **state)
{
    (void)state;
    const struct function f = named();
    const struct problem problem = {.f = &f};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct matrix_place m;
        const bool found = matrix_in_point(&problem, places[i].first, &m);
        CHECK(found == (places[i].rows > 0), "from %zu: %d", places[i].first, found);
        if (found)
            CHECK(m.rows == places[i].rows && m.columns == places[i].columns && m.first == places[i].first &&
                      matrix_count(&m) == m.rows * m.columns && m.name_length == strcspn(m.name, "["),
                  "from %zu: %zu by %zu", places[i].first, m.rows, m.columns);
    }
    CHECK_DONE();
}

/* Places are counted among those to differentiate by; a part of a matrix is none, unless it is one from [0,0] on, nor is one out of its order. */
static void matrices_of_wrt(void **state)
{
    (void)state;
    static const size_t wrt[] = {6, 10, 11, 12, 13, 0, 1, 3, 4, 5}, turned[] = {10, 12, 11, 13};
    const struct function f = named();
    struct problem problem = {.f = &f, .wrt = wrt, .n_wrt = 10};
    struct matrix_place m;
    CHECK(matrix_in_wrt(&problem, 1, &m) && m.rows == 2 && m.columns == 2 && m.first == 1, "AB");
    CHECK(!matrix_in_wrt(&problem, 0, &m), "b");
    CHECK(!matrix_in_wrt(&problem, 5, &m), "a part of A");
    problem.n_wrt = 9;
    CHECK(matrix_in_wrt(&problem, 5, &m) && m.rows == 2 && m.columns == 2, "the upper left part of A");
    problem = (struct problem){.f = &f, .wrt = turned, .n_wrt = 4};
    CHECK(!matrix_in_wrt(&problem, 0, &m), "out of order");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(matrices_of_point),
                                       cmocka_unit_test(matrices_of_wrt)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
