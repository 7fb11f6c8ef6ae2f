/* What chart was asked for. */
#include "cli/chart_choice.h"
#include "cli/option_value.h"
#include "cli/report.h"

#include <string.h>

hstar_status chart_choose(const struct arguments *a, const char *path, struct chart_choice *choice,
                          hstar_error *err)
{
    struct chart_choice c = {.path = path, .options = HSTAR_CHART_OPTIONS};
    c.options.view = a->value[OPTION_VIEW];
    c.options.colour = report_colour();
    report_terminal(&c.options.columns, &c.options.lines);
    hstar_status status = hstar_chart_check(path, &c.options, err);
    if (!status && a->value[OPTION_COMPONENT])
        status = option_count(a, OPTION_COMPONENT, 1, &c.options.component, err);
    if (status) return status;
    if (a->command == COMMAND_SWEEP && c.options.view && !strcmp(c.options.view, "choices")) {
        error_set(err, HSTAR_INVALID, "a sweep has no selectors' choices to draw");
        error_remedy(err, "`hstar optimal` has them");
        return HSTAR_INVALID;
    }
    *choice = c;
    return HSTAR_OK;
}
