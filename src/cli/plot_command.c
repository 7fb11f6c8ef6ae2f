/* hstar plot: a chart from saved JSON. */
#include "cli/chart_choice.h"
#include "cli/report.h"
#include "record/json.h"
#include "show/chart_check.h"

/* What chooses among views and components has nothing to choose from where there is but one. */
static hstar_status refuse(const struct arguments *a, enum option_id option, const char *wants,
                           const char *holds, hstar_error *err)
{
    if (!a->given[option]) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s is for %s, and %.200s holds %s", options[option].name, wants,
                     a->words[0], holds);
}

static hstar_status draw_descent(const struct arguments *a, const struct chart_choice *chart,
                                 const struct descent *descent, hstar_error *err)
{
    hstar_status status = refuse(a, OPTION_VIEW, "sweeps", "a descent", err);
    if (!status) status = refuse(a, OPTION_COMPONENT, "sweeps and noises", "a descent", err);
    return status ? status : chart_write_descent(descent, chart->path, &chart->options, err);
}

static hstar_status draw_noises(const struct arguments *a, const struct chart_choice *chart,
                                const struct noises *noises, hstar_error *err)
{
    hstar_status status = refuse(a, OPTION_VIEW, "sweeps", "noises", err);
    return status ? status : chart_write_noises(noises, chart->path, &chart->options, err);
}

static hstar_status draw_survey(const struct arguments *a, const struct chart_choice *chart,
                                const struct survey *survey, hstar_error *err)
{
    hstar_status status = refuse(a, OPTION_VIEW, "sweeps", "a check", err);
    if (!status) status = refuse(a, OPTION_COMPONENT, "sweeps and noises", "a check", err);
    return status ? status : chart_write_survey(survey, chart->path, &chart->options, err);
}

static hstar_status plot(const struct arguments *a, struct drawable *d, hstar_error *err)
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
    if (!status) status = json_read_drawable(a->words[0], d, err);
    if (!status && d->optimal) status = chart_draw(&chart, d->optimal, err);
    if (!status && d->noises) status = draw_noises(a, &chart, d->noises, err);
    if (!status && d->descent) status = draw_descent(a, &chart, d->descent, err);
    if (!status && d->survey) status = draw_survey(a, &chart, d->survey, err);
    return status;
}

int command_plot(const struct arguments *arguments)
{
    struct drawable d = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = plot(arguments, &d, &err);
    optimal_free(d.optimal);
    descent_free(d.descent);
    noises_free(d.noises);
    survey_free(d.survey);
    return status ? report_error(&err) : 0;
}
