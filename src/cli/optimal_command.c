/* hstar optimal: the best step in theory, by a fit and as measured, and what every selector chooses. */
#include "cli/judge.h"
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/question.h"
#include "cli/report.h"
#include "cli/sweep_grid.h"
#include "derive/optimal.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/table.h"

static const char all_methods[] = "forward,backward,central,five-point";

struct job {
    struct question question;
    struct method *methods;
    size_t n_methods;
    struct outputs outputs;
    struct optimal *result;
};

static void job_clear(struct job *job)
{
    question_clear(&job->question);
    methods_free(job->methods, job->n_methods);
    outputs_abandon(&job->outputs);
    optimal_free(job->result);
}

static hstar_status read_request(const struct arguments *a, struct job *job, struct sweep_request *r,
                                 hstar_error *err)
{
    hstar_status status = question_read(a, &job->question, err);
    if (status) return status;
    r->f = job->question.subject.f;
    r->point = job->question.subject.point.values;
    r->wrt = job->question.wrt;
    r->n_wrt = job->question.n_wrt;
    r->reference = REFERENCE_EXACT;
    r->anatomy = true;
    status = methods_new(all_methods, 1, &job->methods, &job->n_methods, err);
    if (!status) status = sweep_grid_read(a, &formats[FORMAT_DOUBLE], &r->grid, err);
    if (!status) status = option_count(a, OPTION_THREADS, 0, &r->n_threads, err);
    r->methods = job->methods;
    r->n_methods = job->n_methods;
    return status;
}

static hstar_status write_json(const void *result, struct sink *sink, hstar_error *err)
{
    return json_write_optimal(result, sink, err);
}

static hstar_status write_csv(const void *result, struct sink *sink, hstar_error *err)
{
    return csv_write_optimal(result, sink, err);
}

static hstar_status write_table(const void *result, bool colour, struct sink *sink, hstar_error *err)
{
    return table_write_optimal(result, colour, sink, err);
}

static hstar_status write_chart(const void *result, const struct chart_choice *chart, hstar_error *err)
{
    return chart_draw(chart, result, err);
}

/* Undecided is what has neither a proven derivative nor one that auto vouches for, and what auto vouched for against the proof;
 * an expression without a derivative has no best step. */
static hstar_status judge(const struct question *q, const struct optimal *o, hstar_error *err)
{
    struct judgement judgement = {0};
    for (size_t i = 0; i < o->sweep->n_components; i++) {
        const struct component_sweep *c = &o->sweep->components[i];
        const struct choice *best = choices_best(optimal_choices(o, i), o->n_choices);
        char name[QUESTION_NAME];
        bool proven = c->reference.source != REFERENCE_NONE;
        if (!best || (proven && best->step.stop != STOP_CONTRADICTED)) continue;
        if (!proven && o->sweep->n_methods)
            return error_set(err, HSTAR_UNDEFINED, "%s",
                             c->reference.reason ? c->reference.reason : "there is no derivative");
        question_name(q, c->output, c->wrt, name);
        judge_step(&judgement, name, &best->step, err);
    }
    return judge_end(&judgement, err);
}

int command_optimal(const struct arguments *arguments)
{
    static const struct writers writers = {write_json, write_csv, write_table, write_chart};
    struct job job = {0};
    struct sweep_request request = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_request(arguments, &job, &request, &err);
    struct choices_request choices = {.lower = job.question.lower,
                                      .upper = job.question.upper,
                                      .reach = job.question.reach,
                                      .noise = job.question.noise,
                                      .accuracy = job.question.accuracy,
                                      .evaluations = job.question.evaluations};
    if (!status) status = outputs_open(arguments, &job.outputs, &err);
    if (!status) status = optimal_run(&request, &choices, &job.result, &err);
    if (!status)
        status =
            command_line_copy(arguments, &job.result->sweep->command, &job.result->sweep->n_command, &err);
    if (!status) status = outputs_write(&job.outputs, &writers, job.result, &err);
    question_note_failures(arguments, &job.question);
    if (!status) status = judge(&job.question, job.result, &err);
    int exit_status = status ? report_error(&err) : 0;
    job_clear(&job);
    return exit_status;
}
