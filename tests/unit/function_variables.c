/* From the names of scalars to vectors and matrices. */
#include "vectors.h"

static void names_make_shapes(void **state)
{
    (void)state;
    static const struct {
        const char *names[4];
        const char *message; /* NULL: fine */
    } rows[] = {
        {{"w[0]", "w[1]", "x", "y"}, NULL},
        {{"A[0,0]", "A[1,0]", "B[0,0]", "B[0,1]"}, NULL},
        {{"A[0,0]", "A[0,1]", "A[1,0]", "A[1,1]"}, NULL},
        {{"w[0]", "x", "w[1]", "y"}, "w[1] is out of its place"},
        {{"w[1]", "w[0]", "x", "y"}, "w[1] is out of its place"},
        {{"w[0]", "w[2]", "x", "y"}, "w[2] is out of its place"},
        {{"w[0]", "w[0]", "x", "y"}, "two variables are called w"},
        {{"w[0]", "w", "x", "y"}, "two variables are called w"},
        {{"A[0,0]", "A[0,1]", "A[1,0]", "x"}, "x is out of its place"},
        {{"A[0,0]", "A[0,1]", "x", "A[1,0]"}, "A[1,0] is out of its place"},
        {{"x", "A[0,0]", "A[0,1]", "A[1,0]"}, "A[1,0] is out of its place"},
        {{"A[0,0]", "A[0,1]", "A[1,1]", "x"}, "A[1,1] is out of its place"},
        {{"w[00]", "x", "y", "z"}, "cannot be the name"},
        {{"w[0", "x", "y", "z"}, "cannot be the name"},
        {{"w[]", "x", "y", "z"}, "cannot be the name"},
        {{"w[0]x", "x", "y", "z"}, "cannot be the name"},
        {{"w[-1]", "x", "y", "z"}, "cannot be the name"},
        {{"[0]", "x", "y", "z"}, "cannot be the name"},
        {{"w[0,0,0]", "x", "y", "z"}, "cannot be the name"},
        {{"w[99999999999999999999]", "x", "y", "z"}, "cannot be the name"},
        {{"sum[0]", "x", "y", "z"}, "the variable sum has the name of a function"},
        {{"dot", "x", "y", "z"}, "the variable dot has the name of a function"},
    };
    const char *text = "1";
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *f;
        hstar_error err;
        hstar_status status = expression_new(&text, 1, rows[r].names, 4, &f, &err);
        if (rows[r].message)
            CHECK(status == HSTAR_INVALID && strstr(err.message, rows[r].message),
                  "row %zu: %d \"%s\", want \"%s\"", r, status, status ? err.message : "", rows[r].message);
        else
            CHECK(!status, "row %zu: %s", r, err.message);
        if (!status) function_free(f);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_make_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
