/* hstar check --battery FILE: gradients of one's own, a line each, checked one after the other. */
#include "cli/checks/battery_command.h"
#include "base/character.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/checks/check_report.h"
#include "cli/checks/check_rows.h"
#include "cli/choices/outputs.h"
#include "cli/process/report.h"
#include "cli/words/option_fields.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { FIELDS = 4 };

/* name | function | gradient | point */
struct battery_case {
    const char *field[FIELDS];
    size_t line;
};

/* A battery that runs. */
struct battery {
    const char *path;
    const hstar_options *options;
    struct check_rows rows; /* one for each case, on stdout */
    struct check_report report;
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
    for (char *field; (field = strsep(&rest, "|")); n++) {
        if (n == 0) characters_clean(field, false); /* the name is shown, and goes nowhere else */
        if (n < FIELDS) c->field[n] = trimmed(field);
    }
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

static void tell_error(struct battery *b, const struct battery_case *c, const struct check_case *which,
                       const hstar_error *err)
{
    char said[600];
    snprintf(said, sizeof said, "%.80s, line %zu: %.400s", b->path, c->line, err->message);
    check_row_error(&b->rows, c->field[0], said, err->remedy);
    check_report_error(&b->report, which, said, err);
}

/* An error is told in the row of its case, and does not stop the others. */
static void run_case(struct battery *b, const struct battery_case *c, hstar_status status, hstar_error *err)
{
    char nameless[40];
    hstar_results *results = NULL;
    snprintf(nameless, sizeof nameless, "line %zu", c->line);
    const struct check_case which = {
        .name = c->field[0][0] ? c->field[0] : nameless, .group = b->path, .line = c->line};
    if (!status) status = check_case(c, b->options, &results, err);
    if (!status) status = check_report_results(&b->report, &which, results, err);
    if (status)
        tell_error(b, c, &which, err);
    else
        check_row(&b->rows, (enum check_outcome)hstar_results_verdict(results), c->field[0],
                  hstar_results_says(results));
    hstar_results_free(results);
}

static void run_cases(struct battery *b, char *text)
{
    size_t number = 0;
    for (char *line; (line = file_line(&text));) {
        struct battery_case c = {.field = {"", "", "", ""}, .line = ++number};
        hstar_error err = {.position = HSTAR_NO_POSITION};
        hstar_status status;
        if (split_case(line, &c, &status, &err)) run_case(b, &c, status, &err);
    }
}

static hstar_status check_alone(const struct arguments *a, hstar_error *err)
{
    static const enum option_id others[] = {OPTION_AT,       OPTION_GRADIENT, OPTION_FUNCTION, OPTION_PLUGIN,
                                            OPTION_JSON,     OPTION_CSV,      OPTION_PLOT,     OPTION_WRITE,
                                            OPTION_WRT,      OPTION_BOUNDS,   OPTION_REACH,    OPTION_NOISE,
                                            OPTION_RELATIVE, OPTION_KEEP};
    if (a->n_words || a->n_program)
        return error_set(err, HSTAR_INVALID, "%s has its functions in the file: \"%.60s\" is one too many",
                         options[OPTION_BATTERY].name, a->n_words ? a->words[0] : a->program[0]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (a->given[others[i]])
            return error_set(err, HSTAR_INVALID, "%s does not go with %s", options[others[i]].name,
                             options[OPTION_BATTERY].name);
    return HSTAR_OK;
}

/* Rows are printed as they come, reports are written when all is known. */
static hstar_status run_battery(struct battery *b, struct outputs *outputs, hstar_error *err)
{
    struct text all;
    text_init(&all);
    check_rows_begin(&b->rows, outputs, b->path);
    hstar_status status = file_read(b->path, "the battery", &all, err);
    if (!status) run_cases(b, all.data);
    text_clear(&all);
    if (!status && check_report_cases(&b->report) == 0)
        status = error_set(err, HSTAR_FILE, "%.200s has no cases", b->path);
    if (!status) check_rows_count(&b->rows, b->report.count);
    if (!status) status = check_rows_end(&b->rows, outputs, err);
    return status ? status : check_report_write(&b->report, b->path, &outputs->junit, &outputs->tap, err);
}

int battery_run(const struct arguments *arguments)
{
    hstar_options o;
    struct outputs outputs = {0};
    struct battery b = {.path = arguments->value[OPTION_BATTERY], .options = &o};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    check_report_init(&b.report);
    hstar_status status = check_alone(arguments, &err);
    if (!status) status = option_fields_read(arguments, &o, &err);
    if (!status) status = outputs_open(arguments, &outputs, &err);
    if (!status) status = run_battery(&b, &outputs, &err);
    outputs_abandon(&outputs);
    int failed = status ? report_error(&err) : 0;
    if (!status && b.rows.wanted) failed = report_stdout();
    const int worst = check_report_exit(&b.report);
    check_report_clear(&b.report);
    check_rows_clear(&b.rows);
    return failed ? failed : worst;
}
