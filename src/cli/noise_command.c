/* hstar noise: how much the computed values of f scatter. */
#include "cli/outputs.h"
#include "cli/question.h"
#include "cli/report.h"
#include "derive/noises.h"
#include "record/csv.h"
#include "record/json.h"
#include "show/chart.h"
#include "show/table.h"

#include <math.h>

static hstar_status write_json(const void *noises, struct sink *sink, hstar_error *err)
{
    return json_write_noises(noises, sink, err);
}

static hstar_status write_csv(const void *noises, struct sink *sink, hstar_error *err)
{
    return csv_write_noises(noises, sink, err);
}

static hstar_status write_table(const void *noises, bool colour, struct sink *sink, hstar_error *err)
{
    return table_write_noises(noises, colour, sink, err);
}

static hstar_status write_chart(const void *noises, const struct chart_choice *chart, hstar_error *err)
{
    return chart_write_noises(noises, chart->path, &chart->options, err);
}

/* Where f is no number there is no noise to measure. */
static hstar_status judge(const struct noises *n, hstar_error *err)
{
    for (size_t i = 0; i < n->n_components; i++)
        if (!isfinite(n->component[i].f))
            return error_set(err, HSTAR_UNDEFINED,
                             "f%s is not a finite number there: its noise cannot be told",
                             n->n_outputs > 1 ? ", one of its outputs," : "");
    return HSTAR_OK;
}

int command_noise(const struct arguments *arguments)
{
    static const struct writers writers = {write_json, write_csv, write_table, write_chart};
    struct question q = {0};
    struct outputs outputs = {0};
    struct noises *n = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = question_read(arguments, &q, &err);
    struct noises_request request = {q.subject.f, q.subject.point.values, q.wrt, q.n_wrt, q.lower,
                                     q.upper,     q.evaluations};
    if (!status) status = outputs_open(arguments, &outputs, &err);
    if (!status) status = noises_run(&request, &n, &err);
    if (!status) status = command_line_copy(arguments, &n->command, &n->n_command, &err);
    if (!status) status = outputs_write(&outputs, &writers, n, &err);
    question_note_failures(arguments, &q);
    if (!status) status = judge(n, &err);
    int exit_status = status ? report_error(&err) : 0;
    noises_free(n);
    outputs_abandon(&outputs);
    question_clear(&q);
    return exit_status;
}
