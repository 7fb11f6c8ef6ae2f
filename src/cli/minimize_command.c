/* hstar minimize: downhill on numerical gradients. */
#include "cli/option_value.h"
#include "cli/outputs.h"
#include "cli/question.h"
#include "cli/report.h"
#include "descent/descend.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/chart.h"
#include "show/table.h"

#include <math.h>

/* What to do about an end that is no minimum. */
static const char *const remedies[N_DESCENT_STOPS] = {
    [DESCENT_STOP_ITERATIONS] =
        "--iterations allows more; --tolerance ends earlier; --descent bfgs needs the fewest",
    [DESCENT_STOP_SHORT] = "a larger --rate, or another --descent",
    [DESCENT_STOP_SADDLE] = "start beside it: another --at",
    [DESCENT_STOP_DIVERGED] =
        "a smaller --rate, or --descent bfgs, which finds the length of its steps itself",
    [DESCENT_STOP_UNBOUNDED] = "--bounds keep the variables where f means something",
    [DESCENT_STOP_UNTOLD] = "`hstar diff` there says more; --bounds keep away from it",
    [DESCENT_STOP_UNDEFINED] = "--bounds keep the variables where f is defined",
};

static hstar_status read_rate(const struct arguments *a, struct descend_request *r, hstar_error *err)
{
    hstar_status status = option_number(a, OPTION_RATE, &r->rate, err);
    if (status) return status;
    if (r->rate <= 0)
        return error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[OPTION_RATE].name,
                         r->rate);
    if (!a->given[OPTION_RATE] || r->method == DESCENT_STEEPEST) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s belongs to steepest descent: %s finds the length of its steps itself",
              options[OPTION_RATE].name, descent_names[r->method]);
    error_remedy(err, "leave it away, or add --descent steepest");
    return HSTAR_INVALID;
}

static hstar_status read_request(const struct arguments *a, struct question *q, struct descend_request *r,
                                 hstar_error *err)
{
    size_t method = 0;
    hstar_status status = option_name(a, OPTION_DESCENT, descent_names, N_DESCENTS, &method, err);
    r->method = (enum descent_method)method;
    if (!status) status = read_rate(a, r, err);
    if (!status) status = option_number(a, OPTION_TOLERANCE, &r->tolerance, err);
    if (!status && r->tolerance < 0)
        status = error_set(err, HSTAR_INVALID, "%s must be at least 0, not %g",
                           options[OPTION_TOLERANCE].name, r->tolerance);
    if (!status) status = option_count(a, OPTION_ITERATIONS, 1, &r->iterations, err);
    if (!status) status = question_read(a, q, err);
    if (status) return status;
    r->f = q->subject.f;
    r->point = q->subject.point.values;
    r->wrt = q->wrt;
    r->n_wrt = q->n_wrt;
    r->step = (struct step_request){.derivative = 1, .use = N_USES};
    r->lower = q->lower;
    r->upper = q->upper;
    r->noise = q->noise;
    r->accuracy = q->accuracy;
    r->reach = q->reach;
    r->n_threads = q->n_threads;
    if (r->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "one function is minimised, and there are %zu", r->f->n_outputs);
    error_remedy(err, "minimise a number made of them, such as the sum of their squares");
    return HSTAR_INVALID;
}

static hstar_status write_json(const void *descent, struct sink *sink, hstar_error *err)
{
    return json_write_descent(descent, sink, err);
}

static hstar_status write_csv(const void *descent, struct sink *sink, hstar_error *err)
{
    return csv_write_descent(descent, sink, err);
}

static hstar_status write_table(const void *descent, bool colour, struct sink *sink, hstar_error *err)
{
    return table_write_descent(descent, colour, sink, err);
}

static hstar_status write_chart(const void *descent, const struct chart_choice *chart, hstar_error *err)
{
    return chart_write_descent(descent, chart->path, &chart->options, err);
}

static hstar_status judge(const struct descent *d, hstar_error *err)
{
    const struct descent_stop_row *stop = &descent_stops[d->stop];
    if (stop->done) return HSTAR_OK;
    error_set(err, d->stop == DESCENT_STOP_UNDEFINED ? HSTAR_UNDEFINED : HSTAR_UNRESOLVED,
              "no minimum was found: %s", stop->sentence);
    if (remedies[d->stop]) error_remedy(err, "%s", remedies[d->stop]);
    return err->status;
}

int command_minimize(const struct arguments *arguments)
{
    static const struct writers writers = {write_json, write_csv, write_table, write_chart};
    struct question q = {0};
    struct descend_request request = {0};
    struct outputs outputs = {0};
    struct descent *d = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_request(arguments, &q, &request, &err);
    if (!status) status = outputs_open(arguments, &outputs, &err);
    if (!status) status = descend_run(&request, &d, &err);
    if (!status) status = command_line_copy(arguments, &d->command, &d->n_command, &err);
    if (!status) status = outputs_write(&outputs, &writers, d, &err);
    question_note_failures(arguments, &q);
    if (!status) status = judge(d, &err);
    int exit_status = status ? report_error(&err) : 0;
    descent_free(d);
    outputs_abandon(&outputs);
    question_clear(&q);
    return exit_status;
}
