/* hstar check --battery FILE: gradients of one's own, a line each, checked one after the other. */
#include "cli/battery_command.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/option_fields.h"
#include "cli/report.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { FIELDS = 4, NAME_SHOWN = 30 };

/* name | function | gradient | point */
struct battery_case {
    const char *field[FIELDS];
    size_t line;
};

/* How many cases ended how; those with an error have no verdict. */
struct battery_count {
    size_t verdicts[3], errors;
};

static char *trimmed(char *text)
{
    while (isspace((unsigned char)*text)) text++;
    size_t n = strlen(text);
    while (n > 0 && isspace((unsigned char)text[n - 1])) n--;
    text[n] = '\0';
    return text;
}

/* False for a line that is empty or a remark. */
static bool split_case(char *line, struct battery_case *c, hstar_status *status, hstar_error *err)
{
    char *rest = trimmed(line);
    size_t n = 0;
    if (!*rest || *rest == '#') return false;
    for (char *field; (field = strsep(&rest, "|")); n++)
        if (n < FIELDS) c->field[n] = trimmed(field);
    *status = HSTAR_OK;
    if (n == FIELDS) return true;
    *status = error_set(err, HSTAR_INVALID, "it has %zu part%s and not %d", n, n == 1 ? "" : "s", FIELDS);
    error_remedy(err, "write NAME | FUNCTION | GRADIENT | POINT, as in square | x^2 | 2*x | 3");
    return true;
}

static hstar_status check_case(const struct battery_case *c, const hstar_options *o, hstar_results **results,
                               hstar_error *err)
{
    const char *const text = c->field[1];
    hstar_problem *problem = NULL;
    hstar_status status = hstar_problem_expression(&text, 1, c->field[3], &problem, err);
    if (!status) status = hstar_problem_gradient(problem, c->field[2], err);
    if (!status) status = hstar_check(problem, o, results, err);
    hstar_problem_free(problem);
    return status;
}

static void print_case(const char *verdict, const char *name, const char *says)
{
    struct text t;
    text_init(&t);
    text_append(&t, says);
    printf("%-10s  %-*.*s  ", verdict, NAME_SHOWN, NAME_SHOWN, name);
    report_wrapped(t.failed ? "" : t.data, NAME_SHOWN + 14);
    text_clear(&t);
}

/* An error is told in the row of its case, and does not stop the others. */
static void run_case(const char *path, const struct battery_case *c, hstar_status status,
                     const hstar_options *o, struct battery_count *count, hstar_error *err)
{
    static const char *const words[] = {
        [HSTAR_AGREES] = "agrees", [HSTAR_DISAGREES] = "disagrees", [HSTAR_UNDECIDED] = "undecided"};
    hstar_results *results = NULL;
    if (!status) status = check_case(c, o, &results, err);
    if (status) {
        char said[600];
        snprintf(said, sizeof said, "%.80s, line %zu: %.400s", path, c->line, err->message);
        print_case("error", c->field[0], said);
        count->errors++;
        return;
    }
    const hstar_verdict verdict = hstar_results_verdict(results);
    print_case(words[verdict], c->field[0], hstar_results_says(results));
    count->verdicts[verdict]++;
    hstar_results_free(results);
}

/* The worst decides. */
static int battery_exit(const struct battery_count *count)
{
    if (count->verdicts[HSTAR_DISAGREES]) return 1;
    if (count->errors) return 2;
    return count->verdicts[HSTAR_UNDECIDED] ? 4 : 0;
}

static void run_cases(const char *path, char *text, const hstar_options *o, struct battery_count *count)
{
    size_t number = 0;
    for (char *line; (line = file_line(&text));) {
        struct battery_case c = {.field = {"", "", "", ""}, .line = ++number};
        hstar_error err = {.position = HSTAR_NO_POSITION};
        hstar_status status;
        if (split_case(line, &c, &status, &err)) run_case(path, &c, status, o, count, &err);
    }
}

static hstar_status check_alone(const struct arguments *a, hstar_error *err)
{
    static const enum option_id others[] = {OPTION_AT,      OPTION_GRADIENT, OPTION_FUNCTION, OPTION_PLUGIN,
                                            OPTION_JSON,    OPTION_CSV,      OPTION_PLOT,     OPTION_WRITE,
                                            OPTION_WRT,     OPTION_BOUNDS,   OPTION_REACH,    OPTION_NOISE,
                                            OPTION_RELATIVE};
    if (a->n_words || a->n_program)
        return error_set(err, HSTAR_INVALID, "%s has its functions in the file: \"%.60s\" is one too many",
                         options[OPTION_BATTERY].name, a->n_words ? a->words[0] : a->program[0]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (a->given[others[i]])
            return error_set(err, HSTAR_INVALID, "%s does not go with %s", options[others[i]].name,
                             options[OPTION_BATTERY].name);
    return HSTAR_OK;
}

int battery_run(const struct arguments *arguments)
{
    const char *path = arguments->value[OPTION_BATTERY];
    struct battery_count count = {0};
    struct text all;
    hstar_options o;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    text_init(&all);
    hstar_status status = check_alone(arguments, &err);
    if (!status) status = option_fields_read(arguments, &o, &err);
    if (!status) status = file_read(path, "the battery", &all, &err);
    if (!status) run_cases(path, all.data, &o, &count);
    text_clear(&all);
    const size_t n = count.verdicts[0] + count.verdicts[1] + count.verdicts[2] + count.errors;
    if (!status && n == 0) status = error_set(&err, HSTAR_FILE, "%.200s has no cases", path);
    if (status) return report_error(&err);
    printf("\n%zu agree, %zu disagree, %zu undecided, %zu with an error\n", count.verdicts[HSTAR_AGREES],
           count.verdicts[HSTAR_DISAGREES], count.verdicts[HSTAR_UNDECIDED], count.errors);
    const int printed = report_stdout();
    return printed ? printed : battery_exit(&count);
}
