/* hstar diff: the derivative, gradient or Jacobian, each number with its error bar. */
#include "cli/judge.h"
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/question.h"
#include "cli/report.h"
#include "gradient/differentiate.h"
#include "output/csv.h"
#include "output/json.h"
#include "output/table.h"

#include <string.h>

static hstar_status read_selector(const struct arguments *a, enum selector_id *selector, hstar_error *err)
{
    const char *names[N_SELECTORS];
    for (size_t i = 0; i < N_SELECTORS; i++) names[i] = selectors[i].name;
    size_t index = SELECTOR_AUTO;
    hstar_status status = option_name(a, OPTION_SELECTOR, names, N_SELECTORS, &index, err);
    *selector = (enum selector_id)index;
    return status;
}

/* The stencil to choose a step for: auto's to obey; another selector has its own. */
static hstar_status read_method(const struct arguments *a, enum selector_id selector, enum stencil_use *use,
                                hstar_error *err)
{
    size_t index = N_USES;
    *use = N_USES;
    if (!a->value[OPTION_METHOD]) return HSTAR_OK;
    hstar_status status = option_name(a, OPTION_METHOD, use_names, USE_EXTRAPOLATION, &index, err);
    if (status) return status;
    *use = (enum stencil_use)index;
    if (selector == SELECTOR_AUTO || selectors[selector].use == *use) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the selector %s is for %s, not %s", selectors[selector].name,
              use_names[selectors[selector].use], use_names[*use]);
    error_remedy(err, "auto chooses for any method; `hstar list selectors` shows what each is for");
    return HSTAR_INVALID;
}

static hstar_status read_request(const struct arguments *a, struct question *q,
                                 struct differentiate_request *r, hstar_error *err)
{
    hstar_status status =
        option_derivative(a, selectors[SELECTOR_AUTO].max_derivative, &r->step.derivative, err);
    if (!status) status = read_selector(a, &r->selector, err);
    if (!status) status = read_method(a, r->selector, &r->step.use, err);
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
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        char name[QUESTION_NAME];
        question_name(q, c->output, c->wrt, name);
        judge_step(&judgement, name, &c->step, err);
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
    if (!status) status = differentiate_run(&request, &d, &err);
    if (!status) status = command_line_copy(arguments, &d->command, &d->n_command, &err);
    if (!status) status = outputs_write(&outputs, &writers, d, &err);
    if (!status) status = judge(&question, d, &err);
    int exit_status = status ? report_error(&err) : 0;
    derivatives_free(d);
    outputs_abandon(&outputs);
    question_clear(&question);
    return exit_status;
}
