/* The selectors side by side. */
#include "show/table_choices.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

void table_agreement(struct sheet *p, const struct choice *choices, size_t n)
{
    size_t n_valued, n_near;
    if (choices_agreement(choices, n, &n_valued, &n_near))
        sheet_item(p, "consensus",
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

static void times(struct sheet *p, double x)
{
    p->dashed |= isnan(x);
    sheet_figure(p, x, isnan(x) ? "-" : x < 1000 ? "%.2f" : "%.1e", x);
}

static void known_row(struct sheet *p, const struct choice *c, bool *beyond)
{
    bool outside = fabs(c->error) > c->step.bar;
    *beyond |= outside;
    sheet_cell(p, "%s", use_names[c->step.use] ? use_names[c->step.use] : "-");
    sheet_number(p, c->step.h, ' ');
    sheet_number(p, c->error, ' ');
    sheet_number(p, isinf(c->step.bar) ? (double)NAN : c->step.bar, outside ? '!' : ' ');
    sheet_cell(p, "%zu ", c->step.evaluations);
    times(p, c->regret);
}

static void unknown_row(struct sheet *p, const struct choice *c, const struct choice *best)
{
    sheet_number(p, c->step.h, ' ');
    table_value_cell(p, c->step.value, c->step.bar);
    sheet_number(p, isinf(c->step.bar) ? (double)NAN : c->step.bar, ' ');
    times(p, choice_distance(c, best));
    sheet_cell(p, "%zu ", c->step.evaluations);
}

static const struct sheet_column known_columns[] = {SHEET_WORDS("selector", SHEET_KEY, 0),
                                                    SHEET_WORDS("method", SHEET_MAY_GO + 2, 0),
                                                    SHEET_NUMBERS("h", SHEET_STAYS),
                                                    SHEET_NUMBERS("error", SHEET_STAYS),
                                                    SHEET_NUMBERS("bar", SHEET_STAYS),
                                                    SHEET_NUMBERS("calls", SHEET_STAYS),
                                                    SHEET_NUMBERS("regret", SHEET_MAY_GO + 1),
                                                    SHEET_WORDS("why it ended", SHEET_MAY_GO, 12),
                                                    {0}},
                                 unknown_columns[] = {SHEET_WORDS("selector", SHEET_KEY, 0),
                                                      SHEET_NUMBERS("h", SHEET_STAYS),
                                                      SHEET_NUMBERS("value", SHEET_STAYS),
                                                      SHEET_NUMBERS("bar", SHEET_STAYS),
                                                      SHEET_NUMBERS("distance", SHEET_MAY_GO + 1),
                                                      SHEET_NUMBERS("calls", SHEET_STAYS),
                                                      SHEET_WORDS("why it ended", SHEET_MAY_GO, 12),
                                                      {0}};

hstar_status table_choices(struct sheet *p, const struct choice *choices, size_t n, bool known,
                           hstar_error *err)
{
    const struct choice **order = memory_array(n, sizeof *order), *best = choices_best(choices, n);
    if (!order) return error_memory(err);
    for (size_t i = 0; i < n; i++) order[i] = &choices[i];
    if (known) qsort(order, n, sizeof *order, smaller_error);
    sheet_heading(p, known ? "EVERY SELECTOR, BY ITS ERROR" : "EVERY SELECTOR");
    sheet_table(p, known ? known_columns : unknown_columns);
    bool beyond = false;
    for (size_t i = 0; i < n; i++) {
        char name[CHOICE_NAME];
        bool own = order[i]->selector == SELECTOR_AUTO;
        choice_name(order[i], name);
        sheet_row(p);
        if (own) sheet_bold(p);
        sheet_cell(p, "%s", name);
        if (known)
            known_row(p, order[i], &beyond);
        else
            unknown_row(p, order[i], best);
        sheet_cell(p, "%s", stops[order[i]->step.stop].name);
        if (own) sheet_plain(p);
        sheet_blank(p);
    }
    free(order);
    if (known)
        sheet_prose(p, 2, 2,
                    "regret: how many times the error is that of the best step for the same method (of an "
                    "extrapolation, "
                    "of the central difference's best).");
    else
        sheet_prose(p, 2, 2, "distance: from auto's value, in units of the two bars together.");
    if (beyond) sheet_prose(p, 2, 2, "! the true error is larger than the bar.");
    return HSTAR_OK;
}
