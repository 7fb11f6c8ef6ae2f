/* The end of hstar list methods: the table for people who must hard-code a step. */
#include "cli/list_hard_coded.h"
#include "cli/report.h"
#include "stencil/hard_coded.h"

#include <stdio.h>

/* A star where it is the exponent that the method wants. */
static void print_row(const struct hard_coded *row)
{
    const unsigned own = row->order + row->derivative;
    printf("  %-11s %-7s 1/%-3u %6.2g  %10.1e  %6.2g  %6.2g ", row->method, row->format, own, row->constant,
           hard_coded_step(row, 1, 1), row->regret, row->regret_90);
    for (size_t i = 0; i < HARD_CODED_ROOTS; i++) {
        char regret[32];
        snprintf(regret, sizeof regret, "%s%.2g", hard_coded_roots[i] == own ? "*" : "", row->with_root[i]);
        printf(" %10s", regret);
    }
    putchar('\n');
}

void list_hard_coded(void)
{
    const struct hard_coded *rows;
    size_t n = hard_coded_rows(&rows);
    printf("\nFor who must hard-code a step:  h = C eps^(1/(p+d)) max(|x|, typical)\n");
    report_wrapped(
        "d: the derivative; p: the order of the method; eps: from 1 to the next number of the format; "
        "typical: the size that x usually has. C is measured over `hstar list problems`, and so is "
        "the regret, the error over what the best step can be relied on for: its median, and what 90 % "
        "of the points stay below. The last columns are what another exponent costs: the median regret "
        "with eps^(1/2), eps^(1/3), eps^(1/5), a star at the method's own. One rule for all functions is far "
        "off for some; `hstar "
        "diff` looks at yours.",
        0);
    printf("\n  %-11s %-7s %-5s %6s  %10s  %6s  %6s  %10s %10s %10s\n", "method", "format", "power", "C",
           "h at x = 1", "regret", "90 %", "eps^(1/2)", "eps^(1/3)", "eps^(1/5)");
    for (size_t i = 0; i < n; i++) print_row(&rows[i]);
}
