/* What a person reads after hstar compare: a row for every way to the derivatives. */
#include "show/compare_words.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>

/* A single derivative has a value and a step; of several they differ. */
static bool is_single(const struct comparison *c)
{
    return c->problem->n_wrt == 1 && c->problem->f->n_outputs == 1;
}

static void count_cell(struct page *p, double n)
{
    char words[COMPARED_NUMBER];
    compared_count(words, n);
    page_cell(p, "%s", words);
}

static void compared_row(struct page *p, const struct comparison *c, const struct compared *row)
{
    char cost[COMPARED_NUMBER], bytes[COMPARED_NUMBER], value[TABLE_VALUE];
    compared_cost(cost, row->cost);
    compared_bytes(bytes, row->bytes);
    page_row(p);
    page_cell(p, "%s", compared_rows[row->way].name);
    if (is_single(c)) {
        table_value(value, row->value, 0);
        page_cell(p, "%s", value);
    }
    page_number(p, row->error, ' ');
    page_cell(p, isnan(row->digits) ? "-" : "%.0f", row->digits);
    if (is_single(c)) page_number(p, row->h, ' ');
    count_cell(p, row->reason ? (double)NAN : (double)row->evaluations);
    count_cell(p, row->operations);
    if (!is_single(c)) page_cell(p, "%s", bytes);
    page_cell(p, "%s", cost);
    page_blank(p);
}

static void compared_table(struct page *p, const struct comparison *c)
{
    static const struct page_column one[] = {{"way", 19, PAGE_LEFT_WIDE},
                                             {"value", 21, PAGE_LEFT_WIDE},
                                             {"true error", 10, PAGE_RIGHT_WIDE},
                                             {"digits", 6, PAGE_RIGHT_WIDE},
                                             {"h", 9, PAGE_RIGHT_WIDE},
                                             {"calls", 5, PAGE_RIGHT_WIDE},
                                             {"operations", 10, PAGE_RIGHT_WIDE},
                                             {"time", 6, PAGE_RIGHT},
                                             {0}},
                                    many[] = {{"way", 19, PAGE_LEFT_WIDE},
                                              {"error's norm", 12, PAGE_RIGHT_WIDE},
                                              {"digits", 6, PAGE_RIGHT_WIDE},
                                              {"calls", 8, PAGE_RIGHT_WIDE},
                                              {"operations", 10, PAGE_RIGHT_WIDE},
                                              {"memory", 8, PAGE_RIGHT_WIDE},
                                              {"time", 8, PAGE_RIGHT},
                                              {0}};
    page_heading(p, "EVERY WAY TO IT");
    page_table(p, is_single(c) ? one : many);
    for (size_t i = 0; i < c->n_rows; i++) compared_row(p, c, &c->row[i]);
    page_blank(p);
}

/* A selector's own doubts belong to its value. */
static void compared_doubts(struct page *p, const struct comparison *c)
{
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct compared *row = &c->row[i];
        const char *name = compared_rows[row->way].name;
        if (row->reason) page_prose(p, 2, 2, "- %s: %s.", name, row->reason);
        if (row->stop != N_STOPS && stops[row->stop].trust != TRUST_OK)
            page_prose(p, 2, 2, "- %s says itself that nobody should count on it: %s.", name,
                       stops[row->stop].sentence);
    }
}

static bool has_given_step(const struct comparison *c)
{
    return comparison_way(c, COMPARED_FORWARD_GIVEN) != NULL;
}

static void compared_notes(struct page *p, const struct comparison *c)
{
    compared_doubts(p, c);
    page_prose(
        p, 2, 2,
        "Calls are those of f, or passes over it. Operations are those of f's code in them, %zu a call, "
        "and on its partial derivatives; of the complex step they are on complex numbers. The time is "
        "measured, in calls of f at one point (%.1e s).",
        c->operations, c->call_seconds);
    page_prose(
        p, 2, 2,
        "Where none is given, the steps are eps^(1/2) of forward and backward, eps^(1/3) of central and "
        "eps^(1/5) of five-point, times max(1, |x|). The best ones are known by the proof alone, and "
        "looking for them is not counted.%s",
        has_given_step(c) ? "" : " --step H has the same differences at your step.");
}

hstar_status table_write_comparison(const struct comparison *c, bool colour, struct sink *sink,
                                    hstar_error *err)
{
    struct page page = {.colour = colour};
    table_title(
        &page, "The", c->problem,
        &(struct table_question){c->problem->n_wrt * c->problem->f->n_outputs, 0, c->problem->wrt[0], 1});
    page_blank(&page);
    compared_table(&page, c);
    compared_notes(&page, c);
    return page_end(&page, sink, err);
}
