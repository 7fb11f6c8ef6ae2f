/* hstar plot: a chart from saved JSON. */
#include "cli/choices/outputs.h"
#include "cli/process/report.h"

static hstar_status plot(const struct arguments *a, hstar_error *err)
{
    struct chart_choice chart;
    hstar_results *results = NULL;
    struct sink *drawing = NULL;
    if (a->n_words != 1) {
        error_set(err, HSTAR_INVALID,
                  a->n_words ? "one file is drawn at a time, and %zu are given" : "there is no file to draw",
                  a->n_words);
        error_remedy(
            err, "hstar sweep 'sin(x)' --at 1 --json sweep.json, then: hstar plot sweep.json -o sweep.svg");
        return HSTAR_INVALID;
    }
    hstar_status status = chart_choose(a, a->value[OPTION_OUTPUT], &chart, err);
    if (!status) status = sink_open(chart.path, &drawing, err);
    if (!status) status = hstar_results_read(a->words[0], &results, err);
    if (!status) status = outputs_draw(results, &chart, &drawing, err);
    sink_abandon(drawing);
    hstar_results_free(results);
    return status;
}

int command_plot(const struct arguments *arguments)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    return plot(arguments, &err) ? report_error(&err) : 0;
}
