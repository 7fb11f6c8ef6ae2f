/* The words of charts. */
#include "show/chart_words.h"
#include "show/table_words.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

const char *const chart_step_h[] = {
    [MARKUP_ENHANCED] = "step h", [MARKUP_TEX] = "step $h$", [MARKUP_PLAIN] = "step h"};
const char *const chart_error_bars[] = {
    [MARKUP_ENHANCED] = "|error|", [MARKUP_TEX] = "$|$error$|$", [MARKUP_PLAIN] = "|error|"};

const struct point_style chart_few = {.digits = 6, .name = 16, .most = 4, .characters = SIZE_MAX};

void chart_point(struct text *t, const struct problem *problem, const struct point_style *style)
{
    const size_t n = problem->f->n_variables;
    for (size_t v = 0; v < n; v++) {
        struct text one = {0};
        text_append(&one, v ? ", " : "");
        chart_clean(&one, problem->f->variables[v], style->name);
        text_format(&one, " = %.*g", style->digits, problem->point[v]);
        const size_t characters = chart_characters(text_said(t, NULL)) + chart_characters(text_said(&one, t));
        const bool fits = v < style->most && (v == 0 || characters <= style->characters);
        if (fits)
            text_append(t, text_said(&one, t));
        else
            text_format(t, ", and %zu more", n - v);
        text_clear(&one);
        if (!fits || t->failed) return;
    }
}

void chart_shorten(struct text *title, const char *f, const struct text *tail, size_t most)
{
    const size_t least = 12, taken = chart_characters(text_said(tail, NULL));
    chart_clean(title, f, most > taken + least ? most - taken : least);
    text_append(title, text_said(tail, title));
}

void chart_lead(struct text *title, const char *full, const char *brief, const char *f,
                const struct text *tail, size_t most)
{
    const size_t taken = chart_characters(f) + chart_characters(text_said(tail, title));
    const char *lead = taken + strlen(full) <= most ? full : taken + strlen(brief) <= most ? brief : "";
    text_append(title, lead);
    chart_shorten(title, f, tail, most - strlen(lead));
}

void chart_derivative(struct text *t, unsigned derivative)
{
    const char *ordinal = derivative > 1 ? table_ordinal(derivative) : "";
    if (derivative > 1 && !*ordinal)
        text_format(t, "derivative %u", derivative);
    else
        text_format(t, "the %sderivative", ordinal);
}

void chart_error_title(struct text *t, enum markup markup, const struct chart_options *options,
                       unsigned derivative)
{
    if (options->relative)
        text_append(t, "relative error of ");
    else if (derivative == GRADIENT_OF_ALL)
        text_append(t, "norm of the error of ");
    else
        text_format(t, "%s of ", chart_error_bars[markup]);
    if (derivative == GRADIENT_OF_ALL)
        text_append(t, "the gradient");
    else
        chart_derivative(t, derivative);
}

size_t chart_optimum_text(struct text *t, enum optimum_place place, double h, enum markup markup)
{
    static const char *const stars[] = {
        [MARKUP_ENHANCED] = "{/:Italic h}*", [MARKUP_TEX] = "$h^*$", [MARKUP_PLAIN] = "h*"};
    static const char *const relations[][3] = {
        [OPTIMUM_NONE] = {"=", "=", "="},
        [OPTIMUM_INSIDE] = {"=", "=", "="},
        [OPTIMUM_LOWER_END] = {"\xe2\x89\xa4", "$\\le$", "<="},
        [OPTIMUM_UPPER_END] = {"\xe2\x89\xa5", "$\\ge$", ">="},
        [OPTIMUM_ANY_BELOW] = {"\xe2\x89\xa4", "$\\le$", "<="},
    };
    text_format(t, "%s %s ", stars[markup], relations[place][markup]);
    return 5 + chart_number(t, h, markup);
}

size_t chart_least_text(struct text *t, double h, enum markup markup)
{
    text_append(t, "least at ");
    return 9 + chart_tick(t, h, markup);
}

size_t chart_error_text(struct text *t, double error, enum markup markup)
{
    text_append(t, "error ");
    return 6 + chart_number(t, error, markup);
}

size_t chart_slope_text(struct text *t, double slope, enum markup markup)
{
    static const char *const minus[] = {
        [MARKUP_ENHANCED] = "\xe2\x88\x92", [MARKUP_TEX] = "$-$", [MARKUP_PLAIN] = "-"};
    bool negative = slope < -0.005;
    text_format(t, "slope %s%.2f", negative ? minus[markup] : "", fabs(slope));
    return 10 + negative;
}
