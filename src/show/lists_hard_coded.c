/* The end of the list of methods: the tables for people who must hard-code a step. */
#include "show/lists_hard_coded.h"
#include "base/wrap.h"
#include "stencil/hard_coded.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A format with a larger unit roundoff has so few digits that a regret says little; or that no step is worth a row. */
static const double few_digits = 1e-4, no_digits = 1e-2;

/* The rows of a format. */
static size_t find_rows(const struct format *format, const struct hard_coded **first)
{
    const struct hard_coded *rows;
    size_t n = hard_coded_rows(&rows), begin = 0;
    while (begin < n && strcmp(rows[begin].format, format->name)) begin++;
    size_t end = begin;
    while (end < n && !strcmp(rows[end].format, format->name)) end++;
    *first = rows + begin;
    return end - begin;
}

/* A star where it is the exponent that the method wants. */
static void show_hard_coded(struct text *t, const struct hard_coded *row)
{
    const unsigned own = row->order + row->derivative;
    text_format(t, "  %-11s 1/%-3u %6.2g  %10.1e  %6zu  %10.1e  %6.2g  %6.2g ", row->method, own,
                row->constant, hard_coded_step(row, 1, 1), row->points, row->error, row->regret,
                row->regret_90);
    for (size_t i = 0; i < HARD_CODED_ROOTS; i++) {
        char regret[32];
        snprintf(regret, sizeof regret, "%s%.2g", hard_coded_roots[i] == own ? "*" : "", row->with_root[i]);
        text_format(t, " %9s", regret);
    }
    text_append(t, "\n");
}

static void show_format(struct text *t, const struct format *format)
{
    const struct hard_coded *rows;
    const size_t n = find_rows(format, &rows);
    if (n == 0) {
        text_format(t, "\n  in %s: %s\n", format->name,
                    format->unit_roundoff > no_digits ? "no step tells a derivative that can be counted on"
                                                      : "not measured");
        return;
    }
    text_format(t, "\n  in %s\n  %-11s %-5s %6s  %10s  %6s  %10s  %6s  %6s  %9s %9s %9s\n", format->name,
                "method", "power", "C", "h at x = 1", "points", "rel. error", "regret", "90 %", "eps^(1/2)",
                "eps^(1/3)", "eps^(1/5)");
    for (size_t i = 0; i < n; i++) show_hard_coded(t, &rows[i]);
}

void lists_hard_coded(struct text *t, const struct format *const *in, size_t n)
{
    bool few = false;
    for (size_t i = 0; i < n; i++) few = few || in[i]->unit_roundoff > few_digits;
    text_append(t, "\nFor those who must hard-code a step:  h = C eps^(1/(p+d)) max(|x|, typical)\n");
    text_wrapped(
        t,
        "d: the derivative; p: the order of the method; eps, twice the unit roundoff: "
        "from 1 to the next number of the format; "
        "typical: the size that x usually has. C is measured in the format over the benchmark of selectors, "
        "at "
        "the points where the truncation does not vanish and some step tells the derivative at all. rel. "
        "error: "
        "of the derivative, in the median; regret: the error over what the best step can be relied "
        "on for: its median, and what 90 % of the points stay below. The last columns are what another "
        "exponent costs: the median regret with eps^(1/2), eps^(1/3), eps^(1/5), a star at the method's own. "
        "One rule for all functions is far off for some; `hstar diff` looks at yours. These "
        "steps are smaller than the best h above, which is for an f whose derivatives are about as large as "
        "f: "
        "those of the benchmark are mostly larger, and truncation grows with them.",
        0);
    if (few)
        text_wrapped(
            t,
            "With few digits a regret says little: 10 times an error of 0.03 is no derivative at all. "
            "The exponents are then so near each other that they matter little.",
            0);
    for (size_t i = 0; i < n; i++) show_format(t, in[i]);
}
