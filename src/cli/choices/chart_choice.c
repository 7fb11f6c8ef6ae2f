/* What chart was asked for. */
#include "cli/choices/chart_choice.h"
#include "cli/process/report.h"
#include "cli/words/option_value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* "1200x800" */
static hstar_status read_size(const char *text, hstar_chart_options *o, hstar_error *err)
{
    char *end = NULL;
    const bool digit = *text >= '0' && *text <= '9';
    o->width = digit ? strtoul(text, &end, 10) : 0;
    const bool second = digit && *end == 'x' && end[1] >= '0' && end[1] <= '9';
    o->height = second ? strtoul(end + 1, &end, 10) : 0;
    if (second && !*end && o->width && o->height) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "--size takes a width and a height, and \"%.60s\" is not that", text);
    error_remedy(err, "--size 1200x800");
    return HSTAR_INVALID;
}

static bool ends_as_page(const char *path)
{
    const char *ending = strrchr(path, '.');
    return ending && !strcasecmp(ending, ".html");
}

/* Only charts have a size. */
bool chart_is_drawn(const struct arguments *a)
{
    return option_serves(OPTION_SIZE, a->command) && !a->given[OPTION_DRY_RUN];
}

hstar_status chart_choose(const struct arguments *a, const char *path, struct chart_choice *choice,
                          hstar_error *err)
{
    if (!chart_is_drawn(a) && !ends_as_page(path)) {
        error_set(err, HSTAR_INVALID, "%s draws no chart, and %.200s asks for one",
                  a->given[OPTION_DRY_RUN] ? options[OPTION_DRY_RUN].name : commands[a->command].name, path);
        error_remedy(err, "a page, which has the ending .html");
        return HSTAR_INVALID;
    }
    struct chart_choice c = {.path = path, .options = HSTAR_CHART_OPTIONS};
    c.options.view = a->value[OPTION_VIEW];
    c.options.colour = report_colour();
    report_terminal(&c.options.columns, &c.options.lines);
    c.options.title = a->value[OPTION_TITLE];
    c.options.marks = a->value[OPTION_MARK];
    c.options.guides = a->value[OPTION_GUIDE];
    c.options.relative = a->given[OPTION_RELATIVE_AXIS];
    c.options.joined = a->given[OPTION_LINES];
    c.options.slopes = a->value[OPTION_SLOPE];
    c.options.x_range = a->value[OPTION_XRANGE];
    c.options.y_range = a->value[OPTION_YRANGE];
    c.options.style = a->value[OPTION_STYLE];
    hstar_status status =
        a->value[OPTION_SIZE] ? read_size(a->value[OPTION_SIZE], &c.options, err) : HSTAR_OK;
    if (!status && a->value[OPTION_FONT_SIZE])
        status = option_number(a, OPTION_FONT_SIZE, &c.options.font_size, err);
    if (!status) status = hstar_chart_check(path, &c.options, err);
    if (!status && a->value[OPTION_COMPONENT])
        status = option_count(a, OPTION_COMPONENT, 1, &c.options.component, err);
    if (status) return status;
    if (a->command == COMMAND_SWEEP && c.options.view && !strcmp(c.options.view, "choices")) {
        error_set(err, HSTAR_INVALID, "a sweep has no selectors' choices to draw");
        error_remedy(err, "`hstar optimal` has them");
        return HSTAR_INVALID;
    }
    if (a->command == COMMAND_COMPARE && c.options.slopes && !a->value[OPTION_SCAN]) {
        error_set(err, HSTAR_INVALID, "a comparison has no curves to lay lines of a slope beside");
        error_remedy(err, "with --scan it has them");
        return HSTAR_INVALID;
    }
    *choice = c;
    return HSTAR_OK;
}
