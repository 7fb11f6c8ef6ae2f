/* hstar plot: a chart from saved JSON. */
#include "cli/chart_choice.h"
#include "cli/report.h"
#include "show/result.h"

/* What chooses among views and components has nothing to choose from where there is but one. */
static hstar_status refuse(const struct arguments *a, enum option_id option, const char *wants,
                           const char *holds, hstar_error *err)
{
    if (!a->given[option]) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s is for %s, and %.200s holds %s", options[option].name, wants,
                     a->words[0], holds);
}

static hstar_status draw_result(const struct arguments *a, enum result_kind kind, const void *result,
                                const struct chart_choice *chart, hstar_error *err)
{
    const char *what = result_what(kind);
    const bool sweep = kind == RESULT_OPTIMAL, noises = kind == RESULT_NOISES;
    hstar_status status = sweep ? HSTAR_OK : refuse(a, OPTION_VIEW, "sweeps", what, err);
    if (!status && !sweep && !noises) status = refuse(a, OPTION_COMPONENT, "sweeps and noises", what, err);
    return status ? status : result_rows[kind].chart(result, chart->path, &chart->options, err);
}

static hstar_status plot(const struct arguments *a, hstar_error *err)
{
    struct chart_choice chart;
    enum result_kind kind;
    void *result;
    if (a->n_words != 1) {
        error_set(err, HSTAR_INVALID,
                  a->n_words ? "one file is drawn at a time, and %zu are given" : "there is no file to draw",
                  a->n_words);
        error_remedy(
            err, "hstar sweep 'sin(x)' --at 1 --json sweep.json, then: hstar plot sweep.json -o sweep.svg");
        return HSTAR_INVALID;
    }
    hstar_status status = chart_choose(a, a->value[OPTION_OUTPUT], &chart, err);
    if (!status) status = result_read(a->words[0], &kind, &result, err);
    if (status) return status;
    status = draw_result(a, kind, result, &chart, err);
    result_free(kind, result);
    return status;
}

int command_plot(const struct arguments *arguments)
{
    hstar_error err = {.position = HSTAR_NO_POSITION};
    return plot(arguments, &err) ? report_error(&err) : 0;
}
