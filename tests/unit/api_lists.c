/* The lists of what can be named. */
#include "base/text.h"
#include "check.h"
#include "hstar.h"

#include <string.h>

static int append(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return 0;
}

static int refuse(const char *bytes, size_t n, void *unused)
{
    (void)bytes, (void)n, (void)unused;
    return 1;
}

/* Each list of "lists" has names, and its page has each of them. */
static void every_name_is_on_its_page(void **state)
{
    (void)state;
    size_t n_lists = 0;
    for (const char *list; (list = hstar_name("lists", n_lists)); n_lists++) {
        struct text page;
        hstar_error err;
        size_t n = 0;
        text_init(&page);
        assert_int_equal(hstar_list(list, NULL, append, &page, &err), HSTAR_OK);
        for (const char *name; (name = hstar_name(list, n)); n++)
            CHECK(strstr(page.data, name), "the page of %s has no %s", list, name);
        CHECK(n > 0, "%s is empty", list);
        text_clear(&page);
    }
    CHECK(n_lists == 16, "%zu lists", n_lists);
    CHECK_DONE();
}

/* What the library takes by name is what the list has. */
static void names_are_taken(void **state)
{
    (void)state;
    const char *text = "exp(x)", *name;
    hstar_problem *problem;
    hstar_results *results;
    hstar_error err;
    assert_int_equal(hstar_problem_expression(&text, 1, "1", &problem, &err), HSTAR_OK);
    for (size_t i = 0; (name = hstar_name("selectors", i)); i++) {
        hstar_options options = HSTAR_OPTIONS;
        options.selector = name;
        if (hstar_jacobian(problem, &options, &results, &err)) fail_msg("%s: %s", name, err.message);
        hstar_results_free(results);
    }
    for (size_t i = 0; (name = hstar_name("formats", i)); i++) {
        hstar_options options = HSTAR_OPTIONS;
        options.formats = name;
        options.steps = 3;
        if (hstar_sweep(problem, &options, &results, &err)) fail_msg("%s: %s", name, err.message);
        hstar_results_free(results);
    }
    hstar_problem_free(problem);
    for (size_t i = 0; (name = hstar_name("tables", i)); i++) {
        hstar_table_options options = HSTAR_TABLE_OPTIONS;
        options.form = name;
        if (hstar_table_check(&options, &err)) fail_msg("%s: %s", name, err.message);
    }
}

static void nonsense_is_refused(void **state)
{
    (void)state;
    hstar_error err;
    struct text page;
    text_init(&page);
    assert_null(hstar_name("nonsense", 0));
    assert_null(hstar_name(NULL, 0));
    assert_null(hstar_name("grids", 1000));
    assert_int_equal(hstar_list("selector", NULL, append, &page, &err), HSTAR_INVALID);
    assert_string_equal(err.remedy, "did you mean `hstar list selectors`?");
    assert_int_equal(hstar_list("methods", "flaot", append, &page, &err), HSTAR_INVALID);
    assert_string_equal(err.remedy, "did you mean float?");
    assert_int_equal(hstar_list(NULL, NULL, append, &page, &err), HSTAR_INVALID);
    assert_int_equal(hstar_list("grids", NULL, NULL, NULL, NULL), HSTAR_INVALID);
    assert_int_equal(page.length, 0);
    assert_int_equal(hstar_list("grids", NULL, refuse, NULL, &err), HSTAR_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_name_is_on_its_page),
                                       cmocka_unit_test(names_are_taken),
                                       cmocka_unit_test(nonsense_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
