/* The selectors side by side. */
#include "show/table_choices.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

void table_agreement(struct page *p, const struct choice *choices, size_t n)
{
    size_t n_valued, n_near;
    if (choices_agreement(choices, n, &n_valued, &n_near))
        page_item(p, "consensus",
                  "%zu of the %zu other selectors that claim a bar agree with auto within the bars", n_near,
                  n_valued);
}

/* The smallest error first, those without a number last, equals in the order of the table. */
static int smaller_error(const void *a, const void *b)
{
    const struct choice *x = *(const struct choice *const *)a, *y = *(const struct choice *const *)b;
    double ex = isnan(x->error) ? (double)INFINITY : fabs(x->error);
    double ey = isnan(y->error) ? (double)INFINITY : fabs(y->error);
    if (ex != ey) return ex < ey ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void times(struct page *p, double x)
{
    p->dashed |= isnan(x);
    page_figure(p, x, isnan(x) ? "-" : x < 1000 ? "%.2f" : "%.1e", x);
}

static void known_row(struct page *p, const struct choice *c, bool *beyond)
{
    bool outside = fabs(c->error) > c->step.bar;
    *beyond |= outside;
    page_cell(p, "%s", use_names[c->step.use] ? use_names[c->step.use] : "-");
    page_number(p, c->step.h, ' ');
    page_number(p, c->error, ' ');
    page_number(p, isinf(c->step.bar) ? (double)NAN : c->step.bar, outside ? '!' : ' ');
    page_cell(p, "%zu ", c->step.evaluations);
    times(p, c->regret);
}

static void unknown_row(struct page *p, const struct choice *c, const struct choice *best)
{
    page_number(p, c->step.h, ' ');
    table_value_cell(p, c->step.value, c->step.bar);
    page_number(p, isinf(c->step.bar) ? (double)NAN : c->step.bar, ' ');
    times(p, choice_distance(c, best));
    page_cell(p, "%zu ", c->step.evaluations);
}

static const struct page_column known_columns[] = {PAGE_WORDS("selector", PAGE_KEY, 0),
                                                   PAGE_WORDS("method", PAGE_MAY_GO + 2, 0),
                                                   PAGE_NUMBERS("h", PAGE_STAYS),
                                                   PAGE_NUMBERS("error", PAGE_STAYS),
                                                   PAGE_NUMBERS("bar", PAGE_STAYS),
                                                   PAGE_NUMBERS("calls", PAGE_STAYS),
                                                   PAGE_NUMBERS("regret", PAGE_MAY_GO + 1),
                                                   PAGE_WORDS("why it ended", PAGE_MAY_GO, 12),
                                                   {0}},
                                unknown_columns[] = {PAGE_WORDS("selector", PAGE_KEY, 0),
                                                     PAGE_NUMBERS("h", PAGE_STAYS),
                                                     PAGE_NUMBERS("value", PAGE_STAYS),
                                                     PAGE_NUMBERS("bar", PAGE_STAYS),
                                                     PAGE_NUMBERS("distance", PAGE_MAY_GO + 1),
                                                     PAGE_NUMBERS("calls", PAGE_STAYS),
                                                     PAGE_WORDS("why it ended", PAGE_MAY_GO, 12),
                                                     {0}};

hstar_status table_choices(struct page *p, const struct choice *choices, size_t n, bool known,
                           hstar_error *err)
{
    const struct choice **order = memory_array(n, sizeof *order), *best = choices_best(choices, n);
    if (!order) return error_memory(err);
    for (size_t i = 0; i < n; i++) order[i] = &choices[i];
    if (known) qsort(order, n, sizeof *order, smaller_error);
    page_heading(p, known ? "EVERY SELECTOR, BY ITS ERROR" : "EVERY SELECTOR");
    page_table(p, known ? known_columns : unknown_columns);
    bool beyond = false;
    for (size_t i = 0; i < n; i++) {
        char name[CHOICE_NAME];
        bool own = order[i]->selector == SELECTOR_AUTO;
        choice_name(order[i], name);
        page_row(p);
        if (own) page_bold(p);
        page_cell(p, "%s", name);
        if (known)
            known_row(p, order[i], &beyond);
        else
            unknown_row(p, order[i], best);
        page_cell(p, "%s", stops[order[i]->step.stop].name);
        if (own) page_plain(p);
        page_blank(p);
    }
    free(order);
    if (known)
        page_prose(p, 2, 2,
                   "regret: how many times the error is that of the best step for the same method (of an "
                   "extrapolation, "
                   "of the central difference's best).");
    else
        page_prose(p, 2, 2, "distance: from auto's value, in units of the two bars together.");
    if (beyond) page_prose(p, 2, 2, "! the true error is larger than the bar.");
    return HSTAR_OK;
}
