/* f around a way downhill: on a grid that holds the way, as f is there; nothing where f cannot be asked. */
#include "asking.h"
#include "check.h"
#include "descent/landscape.h"
#include "function/source/expression.h"

#include <stdlib.h>

static struct function *compile_of(const char *text, const char *const *names, size_t n)
{
    struct function *f = NULL;
    assert_int_equal(expression_new(&text, 1, names, n, &f, NULL), HSTAR_OK);
    return f;
}

static void test_grid(void **state)
{
    static const char *const names[] = {"x", "y"};
    static const double point[] = {2.385, -1};
    static double path[] = {2.385, -1, 1, -1, 0.5, -1};
    struct function *f = compile_of("log(x) + y^3", names, 2);
    const struct problem problem = {.f = f, .point = point};
    const struct descent d = {.problem = &problem, .path = path, .n_steps = 3};
    struct landscape *l = NULL;
    (void)state;
    assert_int_equal(landscape_of(&d, &l, NULL), HSTAR_OK);
    assert_non_null(l);
    CHECK_CLOSE(l->from[0], 0.5 - 0.2 * 1.885, 1e-14, "from x");
    CHECK_CLOSE(l->to[0], 2.385 + 0.2 * 1.885, 1e-14, "to x");
    CHECK_CLOSE(l->from[1], -1.1, 1e-14, "of no width: a tenth to each side");
    CHECK_CLOSE(l->to[1], -0.9, 1e-14, "to y");
    for (size_t i = 0; i < LANDSCAPE_SIDE; i += 20)
        for (size_t j = 0; j < LANDSCAPE_SIDE; j += 20) {
            const double x = l->from[0] + (l->to[0] - l->from[0]) * (double)i / 80,
                         y = l->from[1] + (l->to[1] - l->from[1]) * (double)j / 80;
            CHECK_CLOSE(l->f[j * LANDSCAPE_SIDE + i], log(x) + y * y * y, 1e-12, "f on the grid");
        }
    free(l);
    function_free(f);
    CHECK_DONE();
}

static void test_none(void **state)
{
    static const char *const names[] = {"x", "y", "z"};
    static const double point[] = {1, 2, 3};
    static double path[] = {1, 2, 3, 1, 2, 3};
    struct function *two = compile_of("log(x)*y", names, 2), *three = compile_of("x*y*z", names, 3);
    const struct problem of_two = {.f = two, .point = point}, of_three = {.f = three, .point = point};
    const struct {
        const char *what;
        struct descent d;
        bool is_there;
    } rows[] = {{"no path", {.problem = &of_two, .n_steps = 2}, false},
                {"three variables", {.problem = &of_three, .path = path, .n_steps = 2}, false},
                {"two", {.problem = &of_two, .path = path, .n_steps = 2}, true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct landscape *l = NULL;
        assert_int_equal(landscape_of(&rows[i].d, &l, NULL), HSTAR_OK);
        CHECK(!!l == rows[i].is_there, "%s", rows[i].what);
        free(l);
    }
    /* Left of 0 the logarithm is no number. */
    path[0] = path[2] = -1;
    struct landscape *l = NULL;
    assert_int_equal(landscape_of(&rows[2].d, &l, NULL), HSTAR_OK);
    CHECK(l && isnan(l->f[0]), "what is no number is NaN");
    free(l);
    function_free(two);
    function_free(three);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_grid), cmocka_unit_test(test_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
