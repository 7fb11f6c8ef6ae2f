/* The frame of the commands that ask about a problem. */
#include "cli/question.h"
#include "cli/checks/check_report.h"
#include "cli/choices/problem_choice.h"
#include "cli/process/progress_line.h"
#include "cli/process/report.h"
#include "cli/words/option_fields.h"

#include <string.h>
#include <strings.h>

/* Where data took the place of the table, stderr says in a line what the exit status of a check means. */
static int verdict_exit(const hstar_results *results, bool said)
{
    static const int exit_statuses[] = {[HSTAR_AGREES] = 0, [HSTAR_DISAGREES] = 1, [HSTAR_UNDECIDED] = 4};
    const hstar_verdict verdict = hstar_results_verdict(results);
    if (!hstar_results_says(results)) return 0;
    if (!said && verdict != HSTAR_AGREES) report_note(hstar_results_says(results));
    return exit_statuses[verdict];
}

int question_answer(struct outputs *outputs, hstar_results *results)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    struct frame *frame = outputs->frame;
    const char *note;
    int exit_status;
    hstar_status status = outputs_write(outputs, results, &err);
    for (size_t i = 0; !status && (note = hstar_results_note(results, i)); i++) report_note(note);
    if (!status) status = hstar_results_status(results, &err);
    exit_status = status ? report_error(&err) : verdict_exit(results, outputs->verdict);
    if (frame)
        frame->results = results;
    else
        hstar_results_free(results);
    outputs_abandon(outputs);
    return exit_status;
}

/* Computes, while the line on stderr says how far it is. */
static hstar_status compute(question *ask, const hstar_problem *problem, hstar_options *o,
                            hstar_results **results, hstar_error *err)
{
    struct progress_line line;
    progress_line_begin(&line, o);
    hstar_status status = ask(problem, o, results, err);
    progress_line_end(&line);
    return status;
}

/* The reports of a check, also where it failed; the exit status of a report that could not be written, else 0. */
static int report_check(const struct arguments *arguments, struct outputs *o, const hstar_results *results,
                        const hstar_error *why)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    if (!o->junit && !o->tap) return 0;
    return check_report_alone(arguments, results, why, &o->junit, &o->tap, &err) ? report_error(&err) : 0;
}

/* Before a program is started, or anything else is done. A check reports also that it could not be asked: then its outputs are opened all the
 * same. The first error is told. */
static hstar_status open_outputs(const struct arguments *arguments, struct outputs *o, hstar_status status,
                                 hstar_error *err)
{
    hstar_error second = {.position = HSTAR_NO_POSITION};
    if (!status) return outputs_open(arguments, o, err);
    if (option_serves(OPTION_JUNIT, arguments->command) && outputs_open(arguments, o, &second))
        outputs_abandon(o);
    return status;
}

/* A dry run writes what it tells as tables, as JSON and as a page. */
static hstar_status check_dry_run(const struct arguments *a, hstar_error *err)
{
    static const enum option_id others[] = {OPTION_CSV, OPTION_JUNIT, OPTION_TAP};
    for (size_t i = 0; a->given[OPTION_DRY_RUN] && i < sizeof others / sizeof *others; i++) {
        if (!a->given[others[i]]) continue;
        error_set(err, HSTAR_INVALID, "%s does not go with %s", options[OPTION_DRY_RUN].name,
                  options[others[i]].name);
        error_remedy(err, "it has a table, --json, and --plot FILE.html");
        return HSTAR_INVALID;
    }
    static const char *const endings[] = {".html", ".json", ".md", ".tex"};
    const char *path = a->given[OPTION_DRY_RUN] ? a->value[OPTION_WRITE] : NULL,
               *ending = path ? strrchr(path, '.') : NULL;
    if (!path) return HSTAR_OK;
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (!strcasecmp(ending, endings[i])) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "%s writes a page, JSON and tables, and --output %.200s asks for another form",
              options[OPTION_DRY_RUN].name, path);
    error_remedy(err, "give the file the ending .html, .json, .md or .tex");
    return HSTAR_INVALID;
}

int question_run(const struct arguments *arguments, question *ask)
{
    struct outputs outputs = {0};
    hstar_options o;
    hstar_problem *problem = NULL;
    hstar_results *results = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = option_fields_read(arguments, &o, &err);
    if (!status) status = check_dry_run(arguments, &err);
    status = open_outputs(arguments, &outputs, status, &err);
    if (!status) status = problem_choose(arguments, &problem, &err);
    if (!status) status = compute(ask, problem, &o, &results, &err);
    problem_end(arguments, problem, status);
    const int unreported = report_check(arguments, &outputs, status ? NULL : results, &err);
    if (status) outputs_abandon(&outputs);
    const int answered = status ? report_error(&err) : question_answer(&outputs, results);
    return answered ? answered : unreported;
}
