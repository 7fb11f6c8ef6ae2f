/* What a person reads after hstar compare --scan: the cost of every way for longer and longer vectors. */
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

static void grown_title(struct page *p, const struct growth *g)
{
    const struct growth_size *first = &g->size[0], *last = &g->size[g->n_sizes - 1];
    page_title(p, "What the %s of %s costs with %zu to %zu elements of %s%s",
               last->n_outputs > 1 ? "Jacobian" : "gradient", g->problem->f->texts[0], first->elements,
               last->elements, g->vectors[0], g->n_vectors > 1 ? " and the others" : "");
    page_blank(p);
}

/* The head of a column: the number of elements. */
static void size_columns(const struct growth *g, struct page_column *columns,
                         char heads[MOST_SIZES + 1][COMPARED_NUMBER])
{
    size_t n = 0;
    columns[n++] = (struct page_column)PAGE_WORDS("way", PAGE_KEY, 0);
    for (size_t i = 0; i < g->n_sizes; i++) {
        if (!is_shown(g, i) || n > MOST_SIZES) continue;
        snprintf(heads[n - 1], COMPARED_NUMBER, "%zu", g->size[i].elements);
        columns[n] = (struct page_column)PAGE_NUMBERS(heads[n - 1], PAGE_STAYS);
        n++;
    }
    columns[n++] = (struct page_column)PAGE_NUMBERS("grows as", PAGE_STAYS);
    columns[n] = (struct page_column){0};
}

static void size_rows(struct page *p, const struct growth *g, size_t way)
{
    char cost[COMPARED_NUMBER];
    size_t n = 0;
    page_row(p);
    page_cell(p, "%s", compared_rows[g->way[way].way].name);
    for (size_t i = 0; i < g->n_sizes; i++) {
        if (!is_shown(g, i) || ++n > MOST_SIZES) continue;
        compared_cost(cost, growth_compared(g, i, way)->cost);
        page_figure(p, growth_compared(g, i, way)->cost, "%s", cost);
    }
    page_figure(p, g->way[way].exponent, isnan(g->way[way].exponent) ? "-" : "n^%.2f", g->way[way].exponent);
    page_blank(p);
}

static void costs(struct page *p, const struct growth *g)
{
    struct page_column columns[MOST_SIZES + 3];
    char heads[MOST_SIZES + 1][COMPARED_NUMBER];
    page_heading(p, "TIME, IN CALLS OF f");
    size_columns(g, columns, heads);
    page_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) size_rows(p, g, k);
    page_blank(p);
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

static void at_the_end(struct page *p, const struct growth *g)
{
    static const struct page_column columns[] = {
        PAGE_WORDS("way", PAGE_KEY, 0),           PAGE_NUMBERS("elements", PAGE_STAYS),
        PAGE_NUMBERS("error's norm", PAGE_STAYS), PAGE_NUMBERS("digits", PAGE_STAYS),
        PAGE_NUMBERS("calls", PAGE_MAY_GO),       PAGE_NUMBERS("operations", PAGE_MAY_GO + 1),
        PAGE_NUMBERS("memory", PAGE_MAY_GO + 1),  {0}};
    page_heading(p, "WITH THE LONGEST VECTORS");
    page_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) {
        char number[COMPARED_NUMBER];
        size_t elements;
        const struct compared *c = longest(g, k, &elements);
        if (!c) continue;
        page_row(p);
        page_cell(p, "%s", compared_rows[c->way].name);
        page_cell(p, "%zu", elements);
        page_number(p, c->error, ' ');
        page_figure(p, c->digits, isnan(c->digits) ? "-" : "%.0f", c->digits);
        page_cell(p, "%zu", c->evaluations);
        compared_count(number, c->operations);
        page_figure(p, c->operations, "%s", number);
        compared_bytes(number, c->bytes);
        page_figure(p, c->bytes, "%s", number);
        page_blank(p);
    }
    page_blank(p);
}

static void extrapolated(struct page *p, const struct growth *g)
{
    static const struct page_column columns[] = {PAGE_WORDS("way", PAGE_KEY, 0),
                                                 PAGE_NUMBERS("calls", PAGE_STAYS),
                                                 PAGE_NUMBERS("time, in calls", PAGE_STAYS),
                                                 PAGE_NUMBERS("time", PAGE_STAYS),
                                                 PAGE_NUMBERS("memory", PAGE_STAYS),
                                                 {0}};
    char heading[64], call[COMPARED_NUMBER];
    if (!(g->parameters > 0)) return;
    snprintf(heading, sizeof heading, "WITH %g VARIABLES, EXTRAPOLATED", g->parameters);
    page_heading(p, heading);
    page_table(p, columns);
    for (size_t k = 0; k < g->n_ways; k++) {
        const struct growth_way *w = &g->way[k];
        char number[4][COMPARED_NUMBER];
        const double most_whole = 1e15;
        if (isnan(w->evaluations)) continue;
        snprintf(number[0], COMPARED_NUMBER, w->evaluations < most_whole ? "%.0f" : "%.2e", w->evaluations);
        compared_cost(number[1], w->cost);
        compared_time(number[2], w->seconds);
        compared_bytes(number[3], w->bytes);
        page_row(p);
        page_cell(p, "%s", compared_rows[w->way].name);
        const double values[] = {w->evaluations, w->cost, w->seconds, w->bytes};
        for (size_t i = 0; i < 4; i++) page_figure(p, values[i], "%s", number[i]);
        page_blank(p);
    }
    page_blank(p);
    compared_time(call, g->call_seconds);
    page_prose(p, 2, 2, "If all goes on as measured, one call of f takes %s then.", call);
}

/* The rule of the texts: forward where there are fewer variables than outputs, reverse where there are fewer outputs. */
static void which_mode(struct page *p, const struct growth *g)
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
        page_prose(p, 2, 2,
                   "By %zu variable%s, of %zu output%s: %s mode takes %.1f calls of f, %s mode %.1f.",
                   g->size[i].n_variables, g->size[i].n_variables == 1 ? "" : "s", g->size[i].n_outputs,
                   g->size[i].n_outputs == 1 ? "" : "s", f < r ? "forward" : "reverse", fmin(f, r),
                   f < r ? "reverse" : "forward", fmax(f, r));
        page_is_answer(p);
    }
}

/* A selector's own doubts, where they first are. */
static void grown_doubts(struct page *p, const struct growth *g, size_t way)
{
    for (size_t i = 0; i < g->n_sizes; i++) {
        const struct compared *c = growth_compared(g, i, way);
        if (c->stop == N_STOPS || stops[c->stop].trust == TRUST_OK) continue;
        page_prose(p, 2, 2, "- %s with %zu elements says itself that nobody should count on it: %s.",
                   compared_rows[c->way].name, g->size[i].elements, stops[c->stop].sentence);
        return;
    }
}

static void grown_notes(struct page *p, const struct growth *g)
{
    for (size_t k = 0; k < g->n_ways; k++) grown_doubts(p, g, k);
    for (size_t k = 0; k < g->n_ways; k++)
        for (size_t i = 0; i < g->n_sizes; i++) {
            const struct compared *c = growth_compared(g, i, k);
            if (!c->reason) continue;
            page_prose(p, 2, 2, "- %s: from %zu elements on there is none: %s.", compared_rows[c->way].name,
                       g->size[i].elements, c->reason);
            break;
        }
    page_prose(p, 2, 2,
               "The times are measured; they grow as that power of the number of elements over the last two "
               "decades. The steps are those of `hstar compare` without --scan.");
}

hstar_status table_write_growth(const struct growth *g, const struct page_style *style, struct sink *sink,
                                hstar_error *err)
{
    struct page page = {.style = style};
    grown_title(&page, g);
    page_heading(&page, "WHAT TO USE");
    which_mode(&page, g);
    page_blank(&page);
    costs(&page, g);
    at_the_end(&page, g);
    extrapolated(&page, g);
    grown_notes(&page, g);
    return page_end(&page, sink, err);
}
