/* What wrong shapes say, and where. */
#include "vectors.h"

static void wrong_shapes_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t position;
        const char *message, *remedy;
    } rows[] = {
        {"u + t", 2, "u has 4 elements and t has 3", "same shape"},
        {"u*t", 1, "u has 4 elements and t has 3", ""},
        {"1 + max(u, t)", 4, "u has 4 elements and t has 3", ""},
        {"if(u, t, s)", 0, "u has 4 elements and t has 3", ""},
        {"fma(s, u*2, A)", 0, "\"u*2\" has 4 elements and A is a 2 x 3 matrix", ""},
        {"A + B", 2, "A is a 2 x 3 matrix and B is a 3 x 2 matrix", ""},
        {"A/t", 1, "A is a 2 x 3 matrix and t has 3 elements", ""},
        {"dot(u, t)", 0, "u has 4 elements and t has 3", ""},
        {"dot(u, A)", 0, "dot takes a vector, and A is a 2 x 3 matrix", ""},
        {"outer(s, u)", 0, "outer takes a vector, and s is a single number", ""},
        {"A*u", 1, "A is a 2 x 3 matrix and u has 4 elements: they have no matrix product",
         "as many elements"},
        {"A*A", 1, "no matrix product", "as many rows as the left has columns: 3"},
        {"t*A", 1, "no matrix product", "transpose(A)*x"},
        {"matmul(u, v)", 0, "no matrix product", "dot(u, v)"},
        {"matmul(s, A)", 0, "no matrix product", "on the left"},
        {"transpose(u)", 0, "transpose takes a matrix, and u is a vector", ""},
        {"softmax(A)", 0, "softmax takes a vector, and A is a 2 x 3 matrix",
         "softmax(v, axis=1) takes each row of a matrix, axis=0 each column"},
        {"sum(A, 2)", 0, "there is no axis 2 for sum: A is a 2 x 3 matrix",
         "axis=0 goes down each column of a matrix, axis=1 along each row"},
        {"sum(A, axis=0.5)", 12, "the axis is not a whole number",
         "axis=0 goes down each column, axis=1 along each row"},
        {"sum(A, s)", 7, "the axis is not a whole number",
         "axis=0 goes down each column, axis=1 along each row"},
        {"sum(u, 1)", 0, "there is no axis 1 for sum: u is a vector", "a vector has axis 0 alone"},
        {"sum(s, 0)", 0, "there is no axis 0 for sum: s is a single number",
         "axis=0 goes down each column of a matrix, axis=1 along each row"},
        {"len(A, axis=0)", 7, "len has no axis", ""},
        {"dot(u, axis=0)", 7, "dot has no axis", ""},
        {"sum(s)", 0, "sum takes a vector or a matrix, and s is a single number", ""},
        {"max(s)", 0, "max takes a vector or a matrix, and s is a single number", "max(x, y)"},
        {"max(u, v, t)", 10, "max takes 1 or 2 arguments, but more were given",
         "max(x, y), or max(v) of a vector"},
        {"sum()", 4, "sum takes 1 argument, but none was given", "sum(v)"},
        {"dot(u)", 5, "dot takes 2 arguments, but only 1 was given", "dot(u, v)"},
        {"sum + 1", 0, "sum is a function: it needs its argument", "sum(v)"},
        {"summ(u)", 0, "there is no function \"summ\"", "sum(v)"},
        {"u[4]", 2, "there is no element 4: u has 4 elements", "from 0 to 3"},
        {"z[1]", 2, "there is no element 1: z has 1 element", "the only index is 0"},
        {"A[2]", 2, "there is no row 2: A is a 2 x 3 matrix", "from 0 to 1"},
        {"A[1,3]", 4, "there is no column 3", "from 0 to 2"},
        {"u[1e300]", 2, "there is no element 1e+300", ""},
        {"u[-1]", 2, "an index cannot be negative", "index 3"},
        {"A[-1]", 2, "an index cannot be negative", ""},
        {"u[s]", 2, "expected an index, found \"s\"", "written out"},
        {"u[0.5]", 2, "expected an index, found \"0.5\"", ""},
        {"u[]", 2, "expected an index, found \"]\"", ""},
        {"u[0,1]", 4, "u has 4 elements: 2 indices are too many", "w[0]"},
        {"A[0,1,2]", 6, "3 indices are too many", "A[1,0]"},
        {"s[0]", 1, "s is a single number: it has no elements", ""},
        {"A[0][1][0]", 7, "\"A[0][1]\" is a single number", ""},
        {"2[0]", 1, "\"2\" is a single number", ""},
        {"[]", 1, "a vector needs at least one element", "[1, 2, 3]"},
        {"[[1, 2], []]", 10, "a vector needs at least one element", ""},
        {"[[1, 2], [3]]", 9, "this row has 1 element and the first has 2", "same length"},
        {"[1, [2]]", 4, "\"[2]\" has 1 element, and the first element is a single number", ""},
        {"[u, 1]", 4, "\"1\" is a single number, and the first element has 4 elements", ""},
        {"[[[1]]]", 1, "\"[[1]]\" is a matrix", "nothing deeper"},
        {"[1, 2", 0, "this \"[\" is never closed", "\"]\""},
        {"sum([1, 2)", 9, "this \")\" closes no \"(\"", ""},
        {"(1, 2)", 2, "found \",\"", "elements of a vector"},
        {"1]", 1, "this \"]\" closes no \"[\"", ""},
        {"]", 0, "this \"]\" closes no \"[\"", ""},
        {"[1 2]", 3, "expected an operator before \"2\"", ""},
        {"[1; 2]", 2, "expected an operator, \",\" or \"]\", found \";\"", ""},
        {"u(1)", 1, "\"u\" is a variable, not a function", ""},
        {"u u", 2, "expected an operator before \"u\"", ""},
        {"sum = u; 1", 0, "\"sum\" is a function already", ""},
        {"w + 1", 0, "unknown name \"w\"; the variables are u, v, z, A, B, t, s", ""},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *f = NULL;
        hstar_error err = {0};
        hstar_status status = expression_new(&rows[r].text, 1, names, N_NAMES, &f, &err);
        CHECK(status == HSTAR_INVALID && !f, "'%s' gives %d", rows[r].text, status);
        CHECK(err.position == rows[r].position, "'%s': position %zu, want %zu", rows[r].text, err.position,
              rows[r].position);
        CHECK(strstr(err.message, rows[r].message), "'%s': \"%s\", want \"%s\"", rows[r].text, err.message,
              rows[r].message);
        CHECK(strstr(err.remedy, rows[r].remedy), "'%s': remedy \"%s\", want \"%s\"", rows[r].text,
              err.remedy, rows[r].remedy);
        CHECK(expression_new(&rows[r].text, 1, names, N_NAMES, &f, NULL) == HSTAR_INVALID, "'%s'",
              rows[r].text);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_shapes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
