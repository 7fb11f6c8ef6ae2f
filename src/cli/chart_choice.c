/* What chart was asked for. */
#include "cli/chart_choice.h"
#include "cli/option_value.h"
#include "cli/report.h"

hstar_status chart_choose(const struct arguments *a, const char *path, struct chart_choice *choice,
                          hstar_error *err)
{
    const char *views[N_CHART_VIEWS];
    for (size_t i = 0; i < N_CHART_VIEWS; i++) views[i] = chart_views[i].name;
    struct chart_choice c = {.path = path,
                             .options = {.colour = report_colour(), .any_view = !a->value[OPTION_VIEW]}};
    size_t chosen = 0, number = 1;
    hstar_status status = chart_check(path, err);
    if (!status && !c.options.any_view)
        status = option_name(a, OPTION_VIEW, views, N_CHART_VIEWS, &chosen, err);
    if (!status && a->value[OPTION_COMPONENT]) status = option_count(a, OPTION_COMPONENT, 1, &number, err);
    if (status) return status;
    if (chosen == CHART_CHOICES && a->command == COMMAND_SWEEP) {
        error_set(err, HSTAR_INVALID, "a sweep has no selectors' choices to draw");
        error_remedy(err, "`hstar optimal` has them");
        return HSTAR_INVALID;
    }
    c.options.view = (enum chart_view)chosen;
    c.options.component = number - 1;
    c.options.one = a->given[OPTION_COMPONENT];
    report_terminal(&c.options.columns, &c.options.rows);
    *choice = c;
    return HSTAR_OK;
}
