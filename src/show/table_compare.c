/* What a person reads after hstar compare: a row for every way to the derivative. */
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>

enum { COST = 24 };

/* In calls of f: two digits are more than a clock tells. */
static void print_cost(char out[COST], double cost)
{
    const double large = 99.5;
    snprintf(out, COST, isnan(cost) ? "-" : cost < large ? "%.1f" : "%.0f", cost);
}

/* A derivative has a value and a step; of a gradient they differ from variable to variable. */
static void compared_row(struct page *p, const struct comparison *c, const struct compared *row)
{
    char cost[COST], value[TABLE_VALUE];
    print_cost(cost, row->cost);
    page_row(p);
    page_cell(p, "%s", compared_rows[row->way].name);
    if (c->problem->n_wrt == 1) {
        table_value(value, row->value, 0);
        page_cell(p, "%s", value);
    }
    page_number(p, row->error, ' ');
    page_cell(p, isnan(row->digits) ? "-" : "%.0f", row->digits);
    if (c->problem->n_wrt == 1) page_number(p, row->h, ' ');
    page_cell(p, row->reason ? "-" : "%zu", row->evaluations);
    page_cell(p, "%s", cost);
    page_blank(p);
}

static void compared_table(struct page *p, const struct comparison *c)
{
    static const struct page_column one[] = {{"way", 19, PAGE_LEFT_WIDE},
                                             {"value", 24, PAGE_LEFT_WIDE},
                                             {"true error", 10, PAGE_RIGHT_WIDE},
                                             {"digits", 6, PAGE_RIGHT_WIDE},
                                             {"h", 9, PAGE_RIGHT_WIDE},
                                             {"evaluations", 11, PAGE_RIGHT_WIDE},
                                             {"time", 8, PAGE_RIGHT},
                                             {0}},
                                    many[] = {
                                        {"way", 19, PAGE_LEFT_WIDE},    {"error's norm", 12, PAGE_RIGHT_WIDE},
                                        {"digits", 6, PAGE_RIGHT_WIDE}, {"evaluations", 11, PAGE_RIGHT_WIDE},
                                        {"time", 8, PAGE_RIGHT},        {0}};
    page_heading(p, "EVERY WAY TO IT");
    page_table(p, c->problem->n_wrt == 1 ? one : many);
    for (size_t i = 0; i < c->n_rows; i++) compared_row(p, c, &c->row[i]);
    page_blank(p);
}

static void compared_notes(struct page *p, const struct comparison *c)
{
    for (size_t i = 0; i < c->n_rows; i++)
        if (c->row[i].reason)
            page_prose(p, 2, 2, "- %s: %s.", compared_rows[c->row[i].way].name, c->row[i].reason);
    page_prose(p, 2, 2,
               "The time is measured, in calls of f at one point (%.1e s). The steps are eps^(1/2) of "
               "forward and backward, eps^(1/3) of central and "
               "eps^(1/5) of five-point, times max(1, |x|); the best ones are known by the proof alone, and "
               "looking for them is not counted.",
               c->call_seconds);
}

hstar_status table_write_comparison(const struct comparison *c, bool colour, struct sink *sink,
                                    hstar_error *err)
{
    struct page page = {.colour = colour};
    table_title(&page, "The", c->problem,
                &(struct table_question){c->problem->n_wrt, 0, c->problem->wrt[0], 1});
    page_blank(&page);
    compared_table(&page, c);
    compared_notes(&page, c);
    return page_end(&page, sink, err);
}
