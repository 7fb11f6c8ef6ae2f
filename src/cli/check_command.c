/* hstar check: is this gradient right? */
#include "check/check_points.h"
#include "cli/check_battery.h"
#include "cli/claim_choice.h"
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/progress_line.h"
#include "cli/question.h"
#include "cli/report.h"
#include "cli/step_choice.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/chart_check.h"
#include "show/table.h"

#include <math.h>

struct job {
    struct question question;
    struct claim_choice claim;
    struct survey_request request;
    struct outputs outputs;
    struct survey *survey;
};

static void job_clear(struct job *job)
{
    outputs_abandon(&job->outputs);
    survey_free(job->survey);
    claim_choice_clear(&job->claim);
    question_clear(&job->question);
}

static hstar_status only_with(const struct arguments *a, enum option_id o, const char *with, hstar_error *err)
{
    if (!a->given[o]) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s is for %s", options[o].name, with);
}

static hstar_status read_criterion(const struct arguments *a, struct check_request *r, hstar_error *err)
{
    size_t index = CRITERION_BARS;
    hstar_status status = option_name(a, OPTION_CRITERION, criterion_names, N_CRITERIA, &index, err);
    if (!status) status = option_number(a, OPTION_RTOL, &r->rtol, err);
    if (!status) status = option_number(a, OPTION_ATOL, &r->atol, err);
    if (status) return status;
    r->criterion = (enum criterion)index;
    if (r->criterion != CRITERION_ALLCLOSE) {
        status = only_with(a, OPTION_RTOL, "--criterion allclose", err);
        return status ? status : only_with(a, OPTION_ATOL, "--criterion allclose", err);
    }
    if (r->rtol >= 0 && r->atol >= 0) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s must be at least 0",
                     options[r->rtol >= 0 ? OPTION_ATOL : OPTION_RTOL].name);
}

/* A step that is given is taken as it is; everything about finding one has no place beside it. */
static hstar_status read_step(const struct arguments *a, struct check_request *r, hstar_error *err)
{
    r->h = (double)NAN;
    r->step.derivative = 1;
    hstar_status status = step_choice_read(a, &r->selector, &r->step.use, err);
    if (status || !a->value[OPTION_STEP]) return status;
    status = option_number(a, OPTION_STEP, &r->h, err);
    if (status) return status;
    if (!(r->h > 0))
        return error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[OPTION_STEP].name, r->h);
    if (a->given[OPTION_SELECTOR]) {
        error_set(err, HSTAR_INVALID, "both %s and %s say how the step is chosen", options[OPTION_STEP].name,
                  options[OPTION_SELECTOR].name);
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status read_random(const struct arguments *a, struct survey_request *s, hstar_error *err)
{
    struct check_request *r = &s->check;
    size_t seed = 0;
    hstar_status status = option_count(a, OPTION_SEED, 0, &seed, err);
    if (!status && a->value[OPTION_RANDOM_POINTS])
        status = option_count(a, OPTION_RANDOM_POINTS, 1, &s->n_points, err);
    if (!status && a->value[OPTION_DIRECTIONS])
        status = option_count(a, OPTION_DIRECTIONS, 1, &r->n_directions, err);
    r->seed = seed;
    r->taylor = !a->given[OPTION_NO_TAYLOR];
    return status;
}

static hstar_status read_request(const struct arguments *a, struct job *job, hstar_error *err)
{
    struct check_request *r = &job->request.check;
    struct question *q = &job->question;
    hstar_status status = read_criterion(a, r, err);
    if (!status) status = read_step(a, r, err);
    if (!status) status = read_random(a, &job->request, err);
    if (!status) status = question_read(a, q, err);
    if (!status) status = claim_choose(a, q, &job->claim, err);
    if (status) return status;
    if (job->claim.numbers && job->request.n_points) {
        error_set(err, HSTAR_INVALID,
                  "%s needs a gradient that can be computed at each of them, and %s holds numbers",
                  options[OPTION_RANDOM_POINTS].name, job->claim.text);
        error_remedy(err, "numbers belong to one point, that of --at");
        return HSTAR_INVALID;
    }
    r->f = q->subject.f;
    r->point = q->subject.point.values;
    r->wrt = q->wrt;
    r->n_wrt = q->n_wrt;
    r->claim = job->claim.claim;
    r->evaluations = q->evaluations;
    r->lower = q->lower;
    r->upper = q->upper;
    r->reach = q->reach;
    r->noise = q->noise;
    r->accuracy = q->accuracy;
    r->n_threads = r->f->class->concurrent ? q->n_threads : 1;
    return HSTAR_OK;
}

static hstar_status write_json(const void *survey, struct sink *sink, hstar_error *err)
{
    return json_write_survey(survey, sink, err);
}

static hstar_status write_csv(const void *survey, struct sink *sink, hstar_error *err)
{
    return csv_write_survey(survey, sink, err);
}

static hstar_status write_table(const void *survey, bool colour, struct sink *sink, hstar_error *err)
{
    return table_write_survey(survey, colour, sink, err);
}

static hstar_status write_chart(const void *survey, const struct chart_choice *chart, hstar_error *err)
{
    return chart_write_survey(survey, chart->path, &chart->options, err);
}

/* Where data took the place of the table, stderr says in a line what the exit status means. */
static void say(const struct survey *s, bool table)
{
    const struct check *c = s->at[s->severity[0]];
    if (table || s->verdict == VERDICT_AGREES) return;
    if (s->random)
        report_note("the gradient %s: at %zu of %zu points", verdicts[s->verdict].name, s->count[s->verdict],
                    s->n_points);
    else
        report_note("the gradient %s%s: %zu of %zu component%s%s%s",
                    s->verdict == VERDICT_UNDECIDED ? "is " : "", verdicts[s->verdict].name,
                    c->count[s->verdict], c->n_rows, c->n_rows == 1 ? "" : "s", c->says ? "; " : "",
                    c->says ? c->says : "");
}

int command_check(const struct arguments *arguments)
{
    static const struct writers writers = {write_json, write_csv, write_table, write_chart};
    if (arguments->given[OPTION_BATTERY]) return check_battery(arguments);
    struct job job = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_request(arguments, &job, &err);
    if (!status) status = outputs_open(arguments, &job.outputs, &err);
    bool table = job.outputs.table != NULL;
    struct progress_line line;
    progress_line_begin(&line);
    job.request.check.progress = &line.progress;
    if (!status) status = survey_run(&job.request, &job.survey, &err);
    progress_line_end(&line);
    if (!status) status = command_line_copy(arguments, &job.survey->command, &job.survey->n_command, &err);
    if (!status) status = outputs_write(&job.outputs, &writers, job.survey, &err);
    question_note_failures(arguments, &job.question);
    int exit_status = status ? report_error(&err) : verdicts[job.survey->verdict].exit_status;
    if (!status) say(job.survey, table);
    job_clear(&job);
    return exit_status;
}
