/* What chart was asked for. */
#include "cli/chart_choice.h"
#include "cli/option_value.h"
#include "cli/report.h"

hstar_status chart_choose(const struct arguments *a, const char *path, enum option_id view,
                          enum option_id component, struct chart_choice *choice, hstar_error *err)
{
    const char *views[N_CHART_VIEWS];
    for (size_t i = 0; i < N_CHART_VIEWS; i++) views[i] = chart_views[i].name;
    struct chart_choice c = {.path = path, .options = {.colour = report_colour()}};
    size_t chosen = 0, number = 0;
    hstar_status status = chart_check(path, err);
    if (!status) status = option_name(a, view, views, N_CHART_VIEWS, &chosen, err);
    if (!status) status = option_count(a, component, 1, &number, err);
    if (status) return status;
    c.options.view = (enum chart_view)chosen;
    c.options.component = number - 1;
    report_terminal(&c.options.columns, &c.options.rows);
    *choice = c;
    return HSTAR_OK;
}
