/* hstar plot: a chart from saved JSON. */
#include "cli/chart_choice.h"
#include "cli/report.h"
#include "output/json.h"

static hstar_status plot(const struct arguments *a, struct optimal **o, hstar_error *err)
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
    hstar_status status = chart_choose(a, a->value[OPTION_OUTPUT], &chart, err);
    if (!status) status = json_read_optimal(a->words[0], o, err);
    if (!status) status = chart_draw(&chart, *o, err);
    return status;
}

int command_plot(const struct arguments *arguments)
{
    struct optimal *o = NULL;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = plot(arguments, &o, &err);
    optimal_free(o);
    return status ? report_error(&err) : 0;
}
