/* The selectors side by side. */
#include "show/table_choices.h"
#include "base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { NAME = 20, METHOD = 13 };

void choice_name(const struct choice *c, char name[COMPONENT_LABEL])
{
    if (c->selector == SELECTOR_AUTO && c->use < N_USES)
        snprintf(name, COMPONENT_LABEL, "auto (%s)", use_names[c->use]);
    else
        snprintf(name, COMPONENT_LABEL, "%s", selectors[c->selector].name);
}

double choice_distance(const struct choice *c, const struct choice *best)
{
    if (!best) return (double)NAN;
    double apart = fabs(c->step.value - best->step.value), bars = c->step.bar + best->step.bar;
    if (isnan(apart) || isinf(bars)) return (double)NAN;
    return apart == 0 ? 0 : apart / bars;
}

void table_agreement(struct page *p, const struct choice *choices, size_t n)
{
    const struct choice *best = choices_best(choices, n);
    size_t n_valued = 0, n_near = 0;
    if (!best || stops[best->step.stop].trust != TRUST_OK) return;
    for (size_t i = 0; i < n; i++) {
        double distance = choice_distance(&choices[i], best);
        if (choices[i].selector == SELECTOR_AUTO || isnan(distance)) continue;
        n_valued++;
        n_near += distance <= 1;
    }
    page_item(p, "consensus",
              "%zu of the %zu other selectors that claim a bar agree with auto within the bars", n_near,
              n_valued);
}

/* The smallest error first, those without a number last, equals in the order of the table. */
static int by_error(const void *a, const void *b)
{
    const struct choice *x = *(const struct choice *const *)a, *y = *(const struct choice *const *)b;
    double ex = isnan(x->error) ? (double)INFINITY : fabs(x->error);
    double ey = isnan(y->error) ? (double)INFINITY : fabs(y->error);
    if (ex != ey) return ex < ey ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void evaluations(struct page *p, size_t n)
{
    char number[32];
    snprintf(number, sizeof number, "%zu ", n);
    page_right(p, 7, number);
}

static void times(struct page *p, size_t width, double x)
{
    char number[48];
    snprintf(number, sizeof number, x < 1000 ? "%.2f " : "%.1e ", x);
    p->dashed |= isnan(x);
    page_right(p, width, isnan(x) ? "- " : number);
}

static void known_row(struct page *p, const struct choice *c, bool *beyond)
{
    bool outside = fabs(c->error) > c->step.bar;
    *beyond |= outside;
    page_column(p, METHOD, c->step.use < N_USES ? use_names[c->step.use] : "-");
    page_number(p, 9, c->step.h, ' ');
    page_number(p, 9, c->error, ' ');
    page_number(p, 9, isinf(c->step.bar) ? (double)NAN : c->step.bar, outside ? '!' : ' ');
    evaluations(p, c->step.evaluations);
    times(p, 9, c->regret);
}

static void unknown_row(struct page *p, const struct choice *c, const struct choice *best)
{
    char value[TABLE_VALUE];
    table_value(value, c->step.value, c->step.bar);
    page_number(p, 9, c->step.h, ' ');
    page_right(p, 23, value);
    page_number(p, 10, isinf(c->step.bar) ? (double)NAN : c->step.bar, ' ');
    times(p, 10, choice_distance(c, best));
    evaluations(p, c->step.evaluations);
}

static void header(struct page *p, bool known)
{
    page_heading(p, known ? "EVERY SELECTOR, BY ITS ERROR" : "EVERY SELECTOR");
    text_append(&p->text, "  ");
    page_column(p, NAME, "selector");
    if (known) {
        page_column(p, METHOD, "method");
        page_right(p, 9, "h ");
        page_right(p, 9, "error ");
        page_right(p, 9, "bar ");
        page_right(p, 7, "calls ");
        page_right(p, 9, "regret ");
    } else {
        page_right(p, 9, "h ");
        page_right(p, 23, "value");
        page_right(p, 10, "bar ");
        page_right(p, 10, "distance ");
        page_right(p, 7, "calls ");
    }
    text_append(&p->text, " why it ended");
    page_blank(p);
}

hstar_status table_choices(struct page *p, const struct choice *choices, size_t n, bool known,
                           hstar_error *err)
{
    const struct choice **order = memory_array(n, sizeof *order), *best = choices_best(choices, n);
    if (!order) return error_memory(err);
    for (size_t i = 0; i < n; i++) order[i] = &choices[i];
    if (known) qsort(order, n, sizeof *order, by_error);
    header(p, known);
    bool beyond = false;
    for (size_t i = 0; i < n; i++) {
        char name[COMPONENT_LABEL];
        bool own = order[i]->selector == SELECTOR_AUTO;
        choice_name(order[i], name);
        text_append(&p->text, "  ");
        if (own) page_bold(p);
        page_column(p, NAME, name);
        if (known)
            known_row(p, order[i], &beyond);
        else
            unknown_row(p, order[i], best);
        text_format(&p->text, " %s", stops[order[i]->step.stop].name);
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
