/* hstar diff: the derivative, gradient or Jacobian, each number with its error bar. */
#include "cli/judge.h"
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/progress_line.h"
#include "cli/question.h"
#include "cli/report.h"
#include "cli/step_choice.h"
#include "derive/differentiate.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/table.h"

#include <string.h>

static hstar_status read_piece(const struct arguments *a, struct differentiate_request *r, hstar_error *err)
{
    r->step.piece = a->given[OPTION_PIECE];
    if (!r->step.piece || r->selector == SELECTOR_AUTO) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s is for the selector auto: %s sees no pieces",
              options[OPTION_PIECE].name, selectors[r->selector].name);
    error_remedy(err, "leave %s out", options[OPTION_SELECTOR].name);
    return HSTAR_INVALID;
}

static hstar_status read_request(const struct arguments *a, struct question *q,
                                 struct differentiate_request *r, hstar_error *err)
{
    hstar_status status =
        option_derivative(a, selectors[SELECTOR_AUTO].max_derivative, &r->step.derivative, err);
    if (!status) status = step_choice_read(a, &r->selector, &r->step.use, err);
    if (!status) status = read_piece(a, r, err);
    if (!status) status = question_read(a, q, err);
    if (status) return status;
    r->f = q->subject.f;
    r->point = q->subject.point.values;
    r->wrt = q->wrt;
    r->n_wrt = q->n_wrt;
    r->evaluations = q->evaluations;
    r->lower = q->lower;
    r->upper = q->upper;
    r->noise = q->noise;
    r->accuracy = q->accuracy;
    r->reach = q->reach;
    r->n_threads = q->n_threads;
    return HSTAR_OK;
}

static hstar_status write_json(const void *derivatives, struct sink *sink, hstar_error *err)
{
    return json_write_derivatives(derivatives, sink, err);
}

static hstar_status write_csv(const void *derivatives, struct sink *sink, hstar_error *err)
{
    return csv_write_derivatives(derivatives, sink, err);
}

static hstar_status write_table(const void *derivatives, bool colour, struct sink *sink, hstar_error *err)
{
    return table_write_derivatives(derivatives, colour, sink, err);
}

static hstar_status judge(const struct question *q, const struct derivatives *d, hstar_error *err)
{
    struct judgement judgement = {0};
    const bool black_box = !function_is_exact(q->subject.f); /* a formula has its domain, and costs nothing */
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        char name[QUESTION_NAME];
        question_name(q, c->output, c->wrt, name);
        judge_step(&judgement, name, &c->step, err);
        if (black_box) judge_missing(&judgement, d->variables[c->wrt], d->point[c->wrt], &c->step);
    }
    return judge_end(&judgement, err);
}

int command_diff(const struct arguments *arguments)
{
    static const struct writers writers = {write_json, write_csv, write_table, NULL};
    struct question question = {0};
    struct differentiate_request request = {0};
    struct outputs outputs = {0};
    struct derivatives *d = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_request(arguments, &question, &request, &err);
    if (!status) status = outputs_open(arguments, &outputs, &err);
    struct progress_line line;
    progress_line_begin(&line);
    request.progress = &line.progress;
    if (!status) status = differentiate_run(&request, &d, &err);
    progress_line_end(&line);
    if (!status) status = command_line_copy(arguments, &d->command, &d->n_command, &err);
    if (!status) status = outputs_write(&outputs, &writers, d, &err);
    question_note_failures(arguments, &question);
    if (!status) status = judge(&question, d, &err);
    int exit_status = status ? report_error(&err) : 0;
    derivatives_free(d);
    outputs_abandon(&outputs);
    question_clear(&question);
    return exit_status;
}
