/* Results that are read from a file say, show and mean what they did. */
#include "check.h"
#include "questions.h"

#include <stdio.h>
#include <unistd.h>

static const struct {
    question_asked *ask;
    const char *text, *at, *gradient;
} asked_rows[] = {
    {hstar_sweep, "sin(x)*y", "x=1,y=2", NULL},
    {hstar_sweep, "abs(x)", "0", NULL},
    {hstar_optimal, "sin(x)", "1", NULL},
    {hstar_noise, "1/x", "0", NULL},
    {hstar_check, "x^2*y", "x=1,y=2", "2*x*y, x"},
    {hstar_minimize, "(1-x)^2+100*(y-x^2)^2", "x=-1,y=1", NULL},
};

static char *text_of(const hstar_results *results, hstar_form form)
{
    struct collected c = {0};
    assert_int_equal(hstar_results_write(results, form, collect, &c, NULL), HSTAR_OK);
    return c.text;
}

static void the_same(void **state)
{
    char path[] = "/tmp/reread-XXXXXX";
    const int fd = mkstemp(path);
    (void)state;
    assert_true(fd >= 0);
    close(fd);
    for (size_t i = 0; i < sizeof asked_rows / sizeof *asked_rows; i++) {
        hstar_options options = HSTAR_OPTIONS;
        hstar_problem *problem;
        hstar_results *results, *again;
        hstar_error said = {0}, said_again = {0};
        options.iterations = 2;
        assert_int_equal(hstar_problem_expression(&asked_rows[i].text, 1, asked_rows[i].at, &problem, NULL),
                         HSTAR_OK);
        assert_int_equal(hstar_problem_gradient(problem, asked_rows[i].gradient, NULL), HSTAR_OK);
        assert_int_equal(asked_rows[i].ask(problem, &options, &results, NULL), HSTAR_OK);
        char *json = text_of(results, HSTAR_JSON);
        FILE *file = fopen(path, "w");
        assert_true(file && fputs(json, file) >= 0 && !fclose(file));
        assert_int_equal(hstar_results_read(path, &again, NULL), HSTAR_OK);
        CHECK(hstar_results_kind(results) == hstar_results_kind(again), "%s: the kind", asked_rows[i].text);
        CHECK(hstar_results_status(results, &said) == hstar_results_status(again, &said_again) &&
                  !strcmp(said.message, said_again.message),
              "%s: \"%s\", and then \"%s\"", asked_rows[i].text, said.message, said_again.message);
        if (hstar_results_kind(results) !=
            HSTAR_KIND_CHECK) { /* the rows' own sentences are not in the file */
            char *table = text_of(results, HSTAR_TEXT), *table_again = text_of(again, HSTAR_TEXT);
            CHECK(!strcmp(table, table_again), "%s: its table", asked_rows[i].text);
            free(table);
            free(table_again);
        }
        free(json);
        hstar_results_free(results);
        hstar_results_free(again);
        hstar_problem_free(problem);
    }
    unlink(path);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
