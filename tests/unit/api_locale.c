/* A caller whose locale writes 0,5 for 0.5 gets the same as any other: what is asked, by text and of a program, what f's
 * program answers, and what is said of it. The locale is made here; without localedef the test is skipped. */
#include "check.h"
#include "questions.h"

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static const char comma[] = "comma.UTF-8";

/* f as a program, which is this one: it has not heard of its caller's locale. */
static char own_path[4096];
static const char *const program[] = {own_path, "answer"};

static int answer(void)
{
    double x, y;
    while (scanf(" value %lf %lf", &x, &y) == 2) {
        printf("%.17g\n", 1.25 * x * x + y * y);
        if (fflush(stdout)) return 1;
    }
    return 0;
}

enum { N_FORMS = 3, LONGEST_COMMAND = 200 };
static const hstar_form forms[N_FORMS] = {HSTAR_JSON, HSTAR_CSV, HSTAR_TEXT};

/* All questions of one problem in all forms. */
struct told {
    char *form[2][N_QUESTIONS][N_FORMS];
    char refused[3][sizeof((hstar_error *)0)->message];
};

static hstar_problem *make(bool by_program)
{
    const char *const text = "1.25*x^2 + sin(y)";
    hstar_problem *problem;
    hstar_error err = {0};
    hstar_status status = by_program ? hstar_problem_program(program, sizeof program / sizeof *program,
                                                             "x=1.5,y=0.75", 0, 1, &problem, &err)
                                     : hstar_problem_expression(&text, 1, "x=1.5,y=0.75", &problem, &err);
    if (!status) status = hstar_problem_bounds(problem, "x=0.5:2.5", &err);
    if (!status) status = hstar_problem_gradient(problem, by_program ? "2.5*x, 2*y" : "2.5*x, cos(y)", &err);
    if (status) fail_msg("%s", err.message);
    return problem;
}

static void ask_all(struct told *told)
{
    for (int by_program = 0; by_program < 2; by_program++) {
        hstar_problem *problem = make(by_program);
        for (size_t q = 0; q < N_QUESTIONS; q++) {
            hstar_options options = HSTAR_OPTIONS;
            hstar_results *results;
            hstar_error err = {0};
            options.iterations = 3;
            if (question_rows[q].ask(problem, &options, &results, &err))
                fail_msg("%s: %s", question_rows[q].name, err.message);
            for (size_t f = 0; f < N_FORMS; f++)
                told->form[by_program][q][f] = text_of_results(results, forms[f]);
            hstar_results_free(results);
        }
        hstar_problem_free(problem);
    }
    /* What is said of numbers: of a level of noise, a bound and a point. */
    hstar_problem *problem = make(false);
    hstar_error err[3] = {{0}};
    assert_int_equal(hstar_problem_noise(problem, -0.125, &err[0]), HSTAR_INVALID);
    assert_int_equal(hstar_problem_bounds(problem, "x=1.75:2.5", &err[1]), HSTAR_INVALID);
    assert_int_equal(hstar_problem_bounds(problem, "x=0,5:2.5", &err[2]), HSTAR_INVALID);
    for (size_t i = 0; i < 3; i++) memcpy(told->refused[i], err[i].message, sizeof told->refused[i]);
    hstar_problem_free(problem);
}

static void free_all(struct told *told)
{
    for (int p = 0; p < 2; p++)
        for (size_t q = 0; q < N_QUESTIONS; q++)
            for (size_t f = 0; f < N_FORMS; f++) free(told->form[p][q][f]);
}

/* A locale with the commas of German, in a folder of its own. */
static bool make_locale(char *folder)
{
    char command[LONGEST_COMMAND];
    if (!mkdtemp(folder)) return false;
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/%s 2>&1", folder, comma);
    if (system(command) || setenv("LOCPATH", folder, 1) || !setlocale(LC_ALL, comma)) return false;
    return !strcmp(localeconv()->decimal_point, ",");
}

static void remove_locale(const char *folder)
{
    char command[LONGEST_COMMAND];
    snprintf(command, sizeof command, "rm -r %s", folder);
    if (system(command)) fail_msg("%s failed", command);
}

static void the_same(void **state)
{
    char folder[] = "/tmp/hstar-locale-XXXXXX";
    static struct told plain, told;
    (void)state;
    ask_all(&plain);
    const bool made = make_locale(folder);
    if (made) {
        ask_all(&told);
        CHECK(!strcmp(localeconv()->decimal_point, ","), "the caller's locale is gone");
        setlocale(LC_ALL, "C");
    }
    remove_locale(folder);
    for (int p = 0; made && p < 2; p++)
        for (size_t q = 0; q < N_QUESTIONS; q++)
            for (size_t f = 0; f < N_FORMS; f++) {
                const char *want = plain.form[p][q][f], *got = told.form[p][q][f];
                CHECK(!want == !got && (!want || !strcmp(want, got)),
                      "%s, form %d, of %s: with a comma\n%s\nand without\n%s", question_rows[q].name,
                      forms[f], p ? "a program" : "an expression", got, want);
            }
    for (size_t i = 0; made && i < 3; i++)
        CHECK(!strcmp(told.refused[i], plain.refused[i]), "\"%s\" is \"%s\" with a comma", plain.refused[i],
              told.refused[i]);
    free_all(&plain);
    free_all(&told);
    if (!made) {
        print_message("skipped: localedef makes no de_DE.UTF-8 here (scripts/install-packages test)\n");
        skip();
    }
    CHECK_DONE();
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1) return answer();
    const ssize_t n = readlink("/proc/self/exe", own_path, sizeof own_path - 1);
    if (n < 0) return 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
