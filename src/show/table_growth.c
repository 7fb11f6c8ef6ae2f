/* What a person reads after hstar compare --scan: the cost of every way for longer and longer vectors. */
#include "base/numeral.h"
#include "show/compare_words.h"
#include "show/table.h"
#include "show/table_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_SIZES = 9 };

/* Whole powers of ten alone where there are too many sizes, and the ends. */
static bool is_shown(const struct growth *g, size_t i)
{
    size_t n = g->size[i].elements;
    if (g->n_sizes <= MOST_SIZES || i == 0 || i + 1 == g->n_sizes) return true;
    while (n % 10 == 0) n /= 10;
    return n == 1;
}

static void grown_title(struct sheet *p, const struct growth *g)
{
    const struct growth_size *first = &g->size[0], *last = &g->size[g->n_sizes - 1];
    sheet_title(p, "What the %s of %s costs with %zu to %zu elements of %s%s",
                last->n_outputs > 1 ? "Jacobian" : "gradient", g->problem->f->texts[0], first->elements,
                last->elements, g->vectors[0], g->n_vectors > 1 ? " and the others" : "");
    sheet_blank(p);
}

/* The head of a column: the number of elements. */
static void size_columns(const struct growth *g, struct sheet_column *columns,
                         char heads[MOST_SIZES + 1][COMPARED_NUMBER])
{
    size_t n = 0;
    columns[n++] = (struct sheet_column)SHEET_WORDS("way", SHEET_KEY, 0);
    for (size_t i = 0; i < g->n_sizes; i++) {
        if (!is_shown(g, i) || n > MOST_SIZES) continue;
        snprintf(heads[n - 1], COMPARED_NUMBER, "%zu", g->size[i].elements);
        columns[n] = (struct sheet_column)SHEET_NUMBERS(heads[n - 1], SHEET_STAYS);
        n++;
    }
    columns[n++] = (struct sheet_column)SHEET_NUMBERS("grows as", SHEET_STAYS);
    columns[n] = (struct sheet_column){0};
}

static void size_rows(struct sheet *p, const struct growth *g, size_t way)
{
    char cost[COMPARED_NUMBER];
    size_t n = 0;
    sheet_row(p);
    sheet_cell(p, "%s", compared_rows[g->way[way].way].name);
    for (size_t i = 0; i < g->n_sizes; i++) {
        if (!is_shown(g, i) || ++n > MOST_SIZES) continue;
        compared_cost(cost, growth_compared(g, i, way)->cost);
        sheet_figure(p, growth_compared(g, i, way)->cost, "%s", cost);
    }
    sheet_figure(p, g->way[way].exponent, isnan(g->way[way].exponent) ? "-" : "n^%.2f", g->way[way].exponent);
    sheet_blank(p);
}

static void costs(struct sheet *p, const struct growth *g)
{
    struct sheet_column columns[MOST_SIZES + 3];
    char heads[MOST_SIZES + 1][COMPARED_NUMBER];
    sheet_heading(p, "TIME, IN CALLS OF f");
    size_columns(g, columns, heads);
    sheet_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) size_rows(p, g, k);
    sheet_blank(p);
}

/* With the longest vectors that the way was gone for. */
static const struct compared *longest(const struct growth *g, size_t way, size_t *elements)
{
    for (size_t i = g->n_sizes; i-- > 0;) {
        const struct compared *c = growth_compared(g, i, way);
        *elements = g->size[i].elements;
        if (!c->reason) return c;
    }
    return NULL;
}

static void at_the_end(struct sheet *p, const struct growth *g)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("way", SHEET_KEY, 0),           SHEET_NUMBERS("elements", SHEET_STAYS),
        SHEET_NUMBERS("error's norm", SHEET_STAYS), SHEET_NUMBERS("digits", SHEET_STAYS),
        SHEET_NUMBERS("calls", SHEET_MAY_GO),       SHEET_NUMBERS("operations", SHEET_MAY_GO + 1),
        SHEET_NUMBERS("memory", SHEET_MAY_GO + 1),  {0}};
    sheet_heading(p, "WITH THE LONGEST VECTORS");
    sheet_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) {
        char number[COMPARED_NUMBER];
        size_t elements;
        const struct compared *c = longest(g, k, &elements);
        if (!c) continue;
        sheet_row(p);
        sheet_cell(p, "%s", compared_rows[c->way].name);
        sheet_cell(p, "%zu", elements);
        sheet_number(p, c->error, ' ');
        sheet_figure(p, c->digits, isnan(c->digits) ? "-" : "%.0f", c->digits);
        sheet_cell(p, "%zu", c->evaluations);
        compared_count(number, c->operations);
        sheet_figure(p, c->operations, "%s", number);
        compared_bytes(number, c->bytes);
        sheet_figure(p, c->bytes, "%s", number);
        sheet_blank(p);
    }
    sheet_blank(p);
}

static void extrapolated(struct sheet *p, const struct growth *g)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("way", SHEET_KEY, 0),
                                                  SHEET_NUMBERS("calls", SHEET_STAYS),
                                                  SHEET_NUMBERS("time, in calls", SHEET_STAYS),
                                                  SHEET_NUMBERS("time", SHEET_STAYS),
                                                  SHEET_NUMBERS("memory", SHEET_STAYS),
                                                  {0}};
    char heading[64], call[COMPARED_NUMBER];
    if (!(g->parameters > 0)) return;
    numeral_print(heading, sizeof heading, "WITH %g VARIABLES, EXTRAPOLATED", g->parameters);
    sheet_heading(p, heading);
    sheet_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) {
        const struct growth_way *w = &g->way[k];
        char number[4][COMPARED_NUMBER];
        const double most_whole = 1e15;
        if (isnan(w->evaluations)) continue;
        numeral_print(number[0], COMPARED_NUMBER, w->evaluations < most_whole ? "%.0f" : "%.2e",
                      w->evaluations);
        compared_cost(number[1], w->cost);
        compared_time(number[2], w->seconds);
        compared_bytes(number[3], w->bytes);
        sheet_row(p);
        sheet_cell(p, "%s", compared_rows[w->way].name);
        const double values[] = {w->evaluations, w->cost, w->seconds, w->bytes};
        for (size_t i = 0; i < 4; i++) sheet_figure(p, values[i], "%s", number[i]);
        sheet_blank(p);
    }
    sheet_blank(p);
    compared_time(call, g->call_seconds);
    sheet_prose(p, 2, 2, "If all goes on as measured, one call of f takes %s then.", call);
}

/* The rule of the texts: forward where there are fewer variables than outputs, reverse where there are fewer outputs. */
static void which_mode(struct sheet *p, const struct growth *g)
{
    size_t forward = 0, reverse = 0;
    for (size_t k = 0; k < g->n_ways; k++) {
        if (g->way[k].way == COMPARED_FORWARD_MODE) forward = k;
        if (g->way[k].way == COMPARED_REVERSE_MODE) reverse = k;
    }
    for (size_t end = 0; end < 2; end++) {
        const size_t i = end ? g->n_sizes - 1 : 0;
        const double f = growth_compared(g, i, forward)->cost, r = growth_compared(g, i, reverse)->cost;
        if (isnan(f) || isnan(r) || (end && g->n_sizes == 1)) continue;
        sheet_prose(p, 2, 2,
                    "By %zu variable%s, of %zu output%s: %s mode takes %.1f calls of f, %s mode %.1f.",
                    g->size[i].n_variables, g->size[i].n_variables == 1 ? "" : "s", g->size[i].n_outputs,
                    g->size[i].n_outputs == 1 ? "" : "s", f < r ? "forward" : "reverse", fmin(f, r),
                    f < r ? "reverse" : "forward", fmax(f, r));
        sheet_is_answer(p);
    }
}

/* A selector's own doubts, where they first are. */
static void grown_doubts(struct sheet *p, const struct growth *g, size_t way)
{
    for (size_t i = 0; i < g->n_sizes; i++) {
        const struct compared *c = growth_compared(g, i, way);
        if (c->stop == N_STOPS || stops[c->stop].trust == TRUST_OK) continue;
        sheet_prose(p, 2, 2, "- %s with %zu elements says itself that nobody should count on it: %s.",
                    compared_rows[c->way].name, g->size[i].elements, stops[c->stop].sentence);
        return;
    }
}

static void grown_notes(struct sheet *p, const struct growth *g)
{
    for (size_t k = 0; k < g->n_ways; k++) grown_doubts(p, g, k);
    for (size_t k = 0; k < g->n_ways; k++)
        for (size_t i = 0; i < g->n_sizes; i++) {
            const struct compared *c = growth_compared(g, i, k);
            if (!c->reason) continue;
            sheet_prose(p, 2, 2, "- %s: from %zu elements on there is none: %s.", compared_rows[c->way].name,
                        g->size[i].elements, c->reason);
            break;
        }
    sheet_prose(p, 2, 2,
                "The times are measured; they grow as that power of the number of elements over the last two "
                "decades. The steps are those of `hstar compare` without --scan.");
}

hstar_status table_write_growth(const struct growth *g, const struct sheet_style *style, struct sink *sink,
                                hstar_error *err)
{
    struct sheet sheet = {.style = style};
    grown_title(&sheet, g);
    sheet_heading(&sheet, "WHAT TO USE");
    which_mode(&sheet, g);
    sheet_blank(&sheet);
    costs(&sheet, g);
    at_the_end(&sheet, g);
    extrapolated(&sheet, g);
    grown_notes(&sheet, g);
    return sheet_end(&sheet, sink, err);
}
