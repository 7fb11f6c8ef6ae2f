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

static void count_cell(struct sheet *p, double n)
{
    char words[COMPARED_NUMBER];
    compared_count(words, n);
    sheet_figure(p, n, "%s", words);
}

/* Times differ from run to run; their column is as wide for all of them, so that no other one comes and goes by it. */
enum { TIME_WIDTH = 7 };

static void compared_row(struct sheet *p, const struct comparison *c, const struct compared *row)
{
    char cost[COMPARED_NUMBER], bytes[COMPARED_NUMBER];
    compared_cost(cost, row->cost);
    compared_bytes(bytes, row->bytes);
    sheet_row(p);
    sheet_cell(p, "%s", compared_rows[row->way].name);
    if (is_single(c)) table_value_cell(p, row->value, 0);
    sheet_number(p, row->error, ' ');
    sheet_figure(p, row->digits, isnan(row->digits) ? "-" : "%.0f", row->digits);
    if (is_single(c)) sheet_number(p, row->h, ' ');
    count_cell(p, row->reason ? (double)NAN : (double)row->evaluations);
    count_cell(p, row->operations);
    if (!is_single(c)) sheet_figure(p, row->bytes, "%s", bytes);
    sheet_figure(p, row->cost, "%*s", TIME_WIDTH, cost);
    sheet_blank(p);
}

static void compared_table(struct sheet *p, const struct comparison *c)
{
    static const struct sheet_column one[] = {SHEET_WORDS("way", SHEET_KEY, 0),
                                              SHEET_WORDS("value", SHEET_MAY_GO, 0),
                                              SHEET_NUMBERS("true error", SHEET_STAYS),
                                              SHEET_NUMBERS("digits", SHEET_STAYS),
                                              SHEET_NUMBERS("h", SHEET_MAY_GO + 1),
                                              SHEET_NUMBERS("calls", SHEET_STAYS),
                                              SHEET_NUMBERS("operations", SHEET_MAY_GO + 2),
                                              SHEET_NUMBERS("time", SHEET_STAYS),
                                              {0}},
                                     many[] = {SHEET_WORDS("way", SHEET_KEY, 0),
                                               SHEET_NUMBERS("error's norm", SHEET_STAYS),
                                               SHEET_NUMBERS("digits", SHEET_STAYS),
                                               SHEET_NUMBERS("calls", SHEET_STAYS),
                                               SHEET_NUMBERS("operations", SHEET_MAY_GO),
                                               SHEET_NUMBERS("memory", SHEET_MAY_GO + 1),
                                               SHEET_NUMBERS("time", SHEET_STAYS),
                                               {0}};
    sheet_heading(p, "EVERY WAY TO IT");
    sheet_table(p, is_single(c) ? one : many);
    for (size_t i = 0; i < c->n_rows; i++) compared_row(p, c, &c->row[i]);
    sheet_blank(p);
}

/* Is it better: more digits, or as many for less work? */
static bool is_better_way(const struct compared *a, const struct compared *b)
{
    const double more = floor(a->digits) - floor(b->digits);
    if (more != 0) return more > 0;
    return !isnan(a->operations) && !(a->operations >= b->operations);
}

/* The best of the ways, or of those that call f alone; NULL where no error is known. */
static const struct compared *best_way(const struct comparison *c, bool calls_alone)
{
    const struct compared *best = NULL;
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct compared *row = &c->row[i];
        if (row->reason || isnan(row->digits) || (calls_alone && row->stop == N_STOPS)) continue;
        if (!best || is_better_way(row, best)) best = row;
    }
    return best;
}

static void advise_way(struct sheet *p, const struct compared *way, const char *lead)
{
    char cost[COMPARED_NUMBER];
    compared_cost(cost, way->cost);
    sheet_prose(p, 2, 2, "%s %s: %.0f correct digits with %zu call%s, in the time of %s calls of f.", lead,
                compared_rows[way->way].name, floor(way->digits), way->evaluations,
                way->evaluations == 1 ? "" : "s", cost);
    sheet_is_answer(p);
}

static void compared_advice(struct sheet *p, const struct comparison *c)
{
    const struct compared *best = best_way(c, false), *by_calls = best_way(c, true);
    sheet_heading(p, "WHAT TO USE");
    if (best) advise_way(p, best, "The most exact way is");
    if (by_calls && by_calls != best) advise_way(p, by_calls, "Where f can only be called, use");
    if (!best) sheet_prose(p, 2, 2, "No way can be recommended, because no error is known.");
    if (!best) sheet_is_answer(p);
    sheet_blank(p);
}

/* A selector's own doubts belong to its value. */
static void compared_doubts(struct sheet *p, const struct comparison *c)
{
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct compared *row = &c->row[i];
        const char *name = compared_rows[row->way].name;
        if (row->reason) sheet_prose(p, 2, 2, "- %s: %s.", name, row->reason);
        if (row->stop != N_STOPS && stops[row->stop].trust != TRUST_OK)
            sheet_prose(p, 2, 2, "- %s says itself that nobody should count on it: %s.", name,
                        stops[row->stop].sentence);
    }
}

static bool has_given_step(const struct comparison *c)
{
    return comparison_way(c, COMPARED_FORWARD_GIVEN) != NULL;
}

static void compared_notes(struct sheet *p, const struct comparison *c)
{
    compared_doubts(p, c);
    sheet_prose(
        p, 2, 2,
        "Calls are those of f, or passes over it. Operations are those of f's code in them, %zu a call, "
        "and on its partial derivatives; of the complex step they are on complex numbers. The time is "
        "measured, in calls of f at one point (%.1e s).",
        c->operations, c->call_seconds);
    sheet_prose(
        p, 2, 2,
        "Where none is given, the steps are eps^(1/2) of forward and backward, eps^(1/3) of central and "
        "eps^(1/5) of five-point, times max(1, |x|). The best ones are known by the proof alone, and "
        "looking for them is not counted.%s",
        has_given_step(c) ? "" : " --step H has the same differences at your step.");
}

hstar_status table_write_comparison(const struct comparison *c, const struct sheet_style *style,
                                    struct sink *sink, hstar_error *err)
{
    struct sheet sheet = {.style = style};
    table_title(
        &sheet, "The", c->problem,
        &(struct table_question){c->problem->n_wrt * c->problem->f->n_outputs, 0, c->problem->wrt[0], 1});
    sheet_blank(&sheet);
    compared_advice(&sheet, c);
    compared_table(&sheet, c);
    compared_notes(&sheet, c);
    return sheet_end(&sheet, sink, err);
}
