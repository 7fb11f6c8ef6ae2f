/* The end of the list of methods: the tables for people who must hard-code a step. */
#include "show/lists_hard_coded.h"
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
static void show_hard_coded(struct sheet *p, const struct hard_coded *row)
{
    const unsigned own = row->order + row->derivative;
    sheet_row(p);
    sheet_cell(p, "%s", row->method);
    sheet_cell(p, "1/%u", own);
    sheet_figure(p, row->constant, "%.2g", row->constant);
    sheet_figure(p, hard_coded_step(row, 1, 1), "%.1e", hard_coded_step(row, 1, 1));
    sheet_cell(p, "%zu", row->points);
    sheet_figure(p, row->error, "%.1e", row->error);
    sheet_figure(p, row->regret, "%.2g", row->regret);
    sheet_figure(p, row->regret_90, "%.2g", row->regret_90);
    for (size_t i = 0; i < HARD_CODED_ROOTS; i++)
        sheet_figure(p, row->with_root[i], "%s%.2g", hard_coded_roots[i] == own ? "*" : "",
                     row->with_root[i]);
    sheet_blank(p);
}

static void show_hard_coded_in(struct sheet *p, const struct format *format)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("method", SHEET_KEY, 0),       SHEET_NUMBERS("power", SHEET_STAYS),
        SHEET_NUMBERS("C", SHEET_STAYS),           SHEET_NUMBERS("h at x = 1", SHEET_STAYS),
        SHEET_NUMBERS("points", SHEET_MAY_GO + 1), SHEET_NUMBERS("rel. error", SHEET_STAYS),
        SHEET_NUMBERS("regret", SHEET_STAYS),      SHEET_NUMBERS("90 %", SHEET_STAYS),
        SHEET_NUMBERS("eps^(1/2)", SHEET_MAY_GO),  SHEET_NUMBERS("eps^(1/3)", SHEET_MAY_GO),
        SHEET_NUMBERS("eps^(1/5)", SHEET_MAY_GO),  {0}};
    const struct hard_coded *rows;
    const size_t n = find_rows(format, &rows);
    char heading[64];
    snprintf(heading, sizeof heading, "A STEP TO HARD-CODE, IN %s", format->name);
    sheet_blank(p);
    sheet_heading(p, heading);
    if (n == 0)
        sheet_prose(p, 2, 0, "%s",
                    format->unit_roundoff > no_digits ? "No step tells a derivative that can be counted on."
                                                      : "Not measured.");
    if (n > 0) sheet_table(p, columns);
    for (size_t i = 0; i < n; i++) show_hard_coded(p, &rows[i]);
}

void lists_hard_coded(struct sheet *p, const struct format *const *in, size_t n)
{
    bool few = false;
    for (size_t i = 0; i < n; i++) few = few || in[i]->unit_roundoff > few_digits;
    sheet_blank(p);
    sheet_heading(p, "A STEP TO HARD-CODE");
    sheet_prose(p, 2, 0, "For those who must:  h = C eps^(1/(p+d)) max(|x|, typical)");
    sheet_prose(
        p, 2, 0,
        "d: the derivative; p: the order of the method; eps, twice the unit roundoff: "
        "from 1 to the next number of the format; "
        "typical: the size that x usually has. C is measured in the format over the benchmark of selectors, "
        "at "
        "the points where the truncation does not vanish and some step tells the derivative at all. rel. "
        "error: "
        "of the derivative, in the median; regret: the error over what the best step can be relied "
        "on for: its median, and what 90 %% of the points stay below. The last columns are what another "
        "exponent costs: the median regret with eps^(1/2), eps^(1/3), eps^(1/5), a star at the method's own. "
        "One rule for all functions is far off for some; `hstar diff` looks at yours. These "
        "steps are smaller than the best h above, which is for an f whose derivatives are about as large as "
        "f: "
        "those of the benchmark are mostly larger, and truncation grows with them.");
    if (few)
        sheet_prose(p, 2, 0,
                    "With few digits a regret says little: where the best error is 0.03, a regret of 10 "
                    "leaves no derivative. "
                    "The exponents are then so near each other that they matter little.");
    for (size_t i = 0; i < n; i++) show_hard_coded_in(p, in[i]);
}
