/* hstar plot: a chart from saved JSON. */
#include "cli/chart_choice.h"
#include "cli/report.h"
#include "output/json.h"

static hstar_status plot(const struct arguments *a, struct sweep **s, hstar_error *err)
{
    struct chart_choice chart;
    if (a->n_words != 1) {
        error_set(err, HSTAR_INVALID,
                  a->n_words ? "one file is drawn at a time, and %zu are given" : "there is no file to draw",
                  a->n_words);
        error_remedy(
            err, "hstar sweep 'sin(x)' --at 1 --json sweep.json, then: hstar plot sweep.json -o sweep.svg");
        return HSTAR_INVALID;
    }
    hstar_status status =
        chart_choose(a, a->value[OPTION_PLOT_OUTPUT], OPTION_PLOT_VIEW, OPTION_PLOT_COMPONENT, &chart, err);
    if (!status) status = json_read_sweep(a->words[0], s, err);
    if (!status) status = chart_write_sweep(*s, chart.path, &chart.options, err);
    return status;
}

int command_plot(const struct arguments *arguments)
{
    struct sweep *s = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = plot(arguments, &s, &err);
    sweep_free(s);
    return status ? report_error(&err) : 0;
}
