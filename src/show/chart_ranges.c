/* Ranges: read, checked, and put into axes. */
#include "show/chart_ranges.h"
#include "base/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An axis of logarithms ends nowhere else, and has numbers that differ at both ends. */
#define LOWEST  1e-307
#define HIGHEST 1e308
#define APART   1.1

/* One end, up to `end`; of nothing 0. */
static bool read_end(const char *text, const char *end, double *value)
{
    char *rest;
    *value = 0;
    while (text < end && *text == ' ') text++;
    while (end > text && end[-1] == ' ') end--;
    if (text == end) return true;
    *value = numeral_read(text, &rest);
    return rest == end && *value >= LOWEST && *value <= HIGHEST;
}

hstar_status chart_range_read(const char *text, const char *name, struct chart_range *range, hstar_error *err)
{
    struct chart_range r;
    if (!text) return HSTAR_OK;
    const char *colon = strchr(text, ':');
    const bool read =
        colon && read_end(text, colon, &r.low) && read_end(colon + 1, text + strlen(text), &r.high);
    const bool any = read && (r.low > 0 || r.high > 0);
    if (any && (!(r.low > 0 && r.high > 0) || r.high >= APART * r.low)) {
        *range = r;
        return HSTAR_OK;
    }
    error_set(err, HSTAR_INVALID, "the %s axis cannot have the range \"%.60s\"", name, text);
    if (any)
        error_remedy(err, "the first end is the lower one, and the other at least %g times that", APART);
    else
        error_remedy(err, "two numbers above 0 with a colon, as 1e-12:1; one of them may be left out");
    return HSTAR_INVALID;
}

/* Where a single end leaves nothing of the chart's own range, a decade, or a step, is shown beside it. */
static void narrow(double *low, double *high, const struct chart_range *r, bool linear)
{
    if (r->low > 0) *low = linear ? floor(r->low) : log10(r->low);
    if (r->high > 0) *high = linear ? ceil(r->high) : log10(r->high);
    if (*high > *low) return;
    if (r->low > 0)
        *high = *low + 1;
    else
        *low = *high - 1;
}

void chart_ranges(struct decades *axes, const struct chart_options *options)
{
    narrow(&axes->x0, &axes->x1, &options->x_range, axes->linear_x);
    narrow(&axes->y0, &axes->y1, &options->y_range, false);
}

bool chart_in_ranges(const struct decades *axes, double h, double value)
{
    const double hair = 1e-9, x = decades_at(axes, h), y = log10(fabs(value) / decades_unit(axes));
    return x >= axes->x0 - hair && x <= axes->x1 + hair && y >= axes->y0 - hair && y <= axes->y1 + hair;
}
