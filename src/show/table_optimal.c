/* What a person reads after hstar optimal: which step to use, why, and what every selector makes of f. */
#include "base/memory.h"
#include "show/sweep_words.h"
#include "show/table.h"
#include "show/table_choices.h"
#include "sweep/best.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_COMPONENTS = 6 };

static void no_step(struct sheet *p, const struct sweep *s, const struct method_sweep *m)
{
    struct text why = {0};
    if (best_untold(s, m))
        untold_append(&why, s);
    else
        text_append(&why, "no error could be measured");
    sheet_item(p, m->name, "no step can be named: %s", text_said(&why, &p->text));
    text_clear(&why);
}

static void advise_method(struct sheet *p, const struct sweep *s, const struct method_sweep *m, double truth)
{
    const struct optimum *o = &m->optimum;
    if (isnan(o->measured.h)) {
        no_step(p, s, m);
        return;
    }
    if (truth != 0 && !(o->measured.error < fabs(truth))) {
        sheet_item(p, m->name, "no step: not a digit is correct at any of them");
        return;
    }
    if (o->measured.error == 0) {
        sheet_item(p, m->name, "h = %.1e: no error; %zu evaluations", o->measured.h, m->evaluations);
        return;
    }
    struct text good = {0};
    digits_append(&good, o->measured.error, truth, &formats[FORMAT_DOUBLE]);
    sheet_item(p, m->name, "h = %.1e: error up to %.1e%s; %zu evaluations", o->measured.h, o->measured.error,
               text_said(&good, &p->text), m->evaluations);
    text_clear(&good);
}

static void advise_auto(struct sheet *p, const struct choice *best)
{
    char value[TABLE_VALUE];
    if (!best) return;
    const struct stop_row *stop = &stops[best->step.stop];
    if (isnan(best->step.value)) {
        sheet_item(p, "auto", "gives no derivative: %s", stop->sentence);
        return;
    }
    struct text t = {0};
    table_value_bar(value, best->step.value, best->step.bar);
    text_format(&t, "gives %s with %zu evaluations", value, best->step.evaluations);
    if (best->error == 0) text_append(&t, "; it has no error");
    if (fabs(best->error) > 0) text_format(&t, "; its error is %.1e", fabs(best->error));
    if (!isnan(best->step.h)) {
        text_append(&t, "; ");
        table_step(&t, &best->step);
    }
    if (stop->trust != TRUST_OK) text_format(&t, "; doubtful: %s", stop->sentence);
    sheet_item(p, "auto", "%s", text_said(&t, &p->text));
    sheet_is_answer(p);
    text_clear(&t);
}

/* Where no step was tried there is what theory says. */
static void advise_by_model(struct sheet *p, const struct method_sweep *m, const struct choice *best)
{
    const struct optimum *o = &m->optimum;
    struct text good = {0};
    if (isnan(o->modelled.h)) return;
    if (best && stops[best->step.stop].trust == TRUST_OK)
        digits_append(&good, o->modelled.error, best->step.value, &formats[FORMAT_DOUBLE]);
    sheet_item(p, m->name, "h = %.1e in theory: error up to %.1e%s; %zu evaluations", o->modelled.h,
               o->modelled.error, text_said(&good, &p->text), m->evaluations);
    sheet_is_answer(p);
    text_clear(&good);
}

static void exact_item(struct sheet *p, const struct reference *r)
{
    struct text t = {0};
    if (r->digits) table_digits(&t, r->digits);
    if (r->source == REFERENCE_NONE)
        sheet_item(p, "exact", "unknown: %s", r->reason ? r->reason : "there is no reference");
    else
        sheet_item(p, "exact", "%s", text_said(&t, &p->text));
    text_clear(&t);
}

static void advice(struct sheet *p, const struct optimal *o, const struct component_sweep *c,
                   const struct choice *choices)
{
    sheet_heading(p, "WHAT TO USE");
    bool known = c->reference.source != REFERENCE_NONE;
    exact_item(p, &c->reference);
    const struct method_sweep *best = best_method(c, o->sweep->n_methods);
    for (size_t m = 0; known && m < o->sweep->n_methods; m++) {
        advise_method(p, o->sweep, &c->methods[m], c->reference.value);
        if (&c->methods[m] == best) sheet_is_answer(p);
    }
    for (size_t m = 0; !o->sweep->n_h && m < o->sweep->n_methods; m++)
        advise_by_model(p, &c->methods[m], choices_best(choices, o->n_choices));
    advise_auto(p, choices_best(choices, o->n_choices));
    if (!known) table_agreement(p, choices, o->n_choices);
    sheet_blank(p);
}

/* "E(h) = 1.4 h + 9.1e-16/h": the two terms that balance, which the textbook's h is of. */
static void model_terms(struct sheet *p, const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        const struct total_error *model = &method->optimum.modelled.model;
        struct text t = {0};
        if (!model->known || !(model->term[0] > 0)) continue;
        text_format(&t, model->order > 1 ? "E(h) = %.2g h^%u" : "E(h) = %.2g h", model->term[0],
                    model->order);
        text_format(&t, model->derivative > 1 ? " + %.2g/h^%u" : " + %.2g/h",
                    model->unit_roundoff * model->r0, model->derivative);
        sheet_item(p, method->name, "%s near the best step; derivative %u of f leads",
                   text_said(&t, &p->text), model->derivative + model->order);
        text_clear(&t);
    }
    for (size_t m = 0; m < s->n_methods; m++)
        if (c->methods[m].no_model)
            sheet_item(p, c->methods[m].name, "there is no model: %s", c->methods[m].no_model);
    sheet_blank(p);
}

/* The step in theory alone, where no step was tried. */
static void one_way(struct sheet *p, const struct sweep *s, const struct component_sweep *c)
{
    static const struct sheet_column columns[] = {SHEET_WORDS("method", SHEET_KEY, 12),
                                                  SHEET_NUMBERS("model h", SHEET_STAYS),
                                                  SHEET_NUMBERS("textbook h", SHEET_STAYS),
                                                  SHEET_NUMBERS("error", SHEET_STAYS),
                                                  {0}};
    size_t evaluations = 0;
    for (size_t m = 0; m < s->n_methods; m++)
        if (c->methods[m].optimum.modelled.model.measured)
            evaluations = c->methods[m].optimum.modelled.model.evaluations;
    sheet_heading(p, "WHY: THEORY");
    if (evaluations)
        sheet_prose(p, 2, 0,
                    "The model is measured, not proven: by the derivatives and the noise that the %zu "
                    "evaluations of auto tell; no step was tried for it.",
                    evaluations);
    if (evaluations) sheet_table(p, columns);
    for (size_t m = 0; evaluations && m < s->n_methods; m++) {
        const struct optimum *best = &c->methods[m].optimum;
        sheet_row(p);
        sheet_cell(p, "%s", c->methods[m].name);
        sheet_number(p, best->modelled.h, table_place_mark(p, best->modelled.place));
        sheet_number(p, best->modelled.closed_form_h, ' ');
        sheet_number(p, best->modelled.error, ' ');
        sheet_blank(p);
    }
    if (evaluations) sheet_blank(p);
    model_terms(p, s, c);
}

/* The step in theory, by the fit and as measured, a row a method. */
static void three_ways(struct sheet *p, const struct optimal *o, const struct component_sweep *c)
{
    static const struct sheet_column columns[] = {
        SHEET_WORDS("method", SHEET_KEY, 12),
        SHEET_NUMBERS("model h", SHEET_STAYS),
        SHEET_NUMBERS("textbook h", SHEET_STAYS),
        SHEET_NUMBERS("fit h", SHEET_STAYS),
        SHEET_NUMBERS("measured h", SHEET_STAYS),
        SHEET_NUMBERS("error", SHEET_STAYS),
        {"sweet spot of h", SHEET_RIGHT, SHEET_MAY_GO, 0, "sweet spot from|sweet spot to"},
        {0}};
    sheet_heading(p, "WHY: THEORY, FIT AND MEASUREMENT");
    sheet_table(p, columns);
    for (size_t m = 0; m < o->sweep->n_methods; m++) {
        const struct optimum *best = &c->methods[m].optimum;
        sheet_row(p);
        sheet_cell(p, "%s", c->methods[m].name);
        sheet_number(p, best->modelled.h, table_place_mark(p, best->modelled.place));
        sheet_number(p, best->modelled.closed_form_h, ' ');
        sheet_number(p, best->fitted.h, table_place_mark(p, best->fitted.place));
        sheet_number(p, best->measured.h, table_place_mark(p, best->measured.place));
        sheet_number(p, best->measured.error, ' ');
        table_range(p, isnan(best->measured.h) ? (double)NAN : best->measured.sweet_spot[0],
                    best->measured.sweet_spot[1]);
        sheet_blank(p);
    }
    sheet_blank(p);
    model_terms(p, o->sweep, c);
}

static hstar_status component(struct sheet *p, const struct optimal *o, size_t index, hstar_error *err)
{
    const struct sweep *s = o->sweep;
    const struct component_sweep *c = &s->components[index];
    const struct choice *choices = optimal_choices(o, index);
    table_title(p, "The best step for the", s->problem, &(struct table_question){1, c->output, c->wrt, 1});
    sheet_blank(p);
    advice(p, o, c, choices);
    if (!s->n_h && s->n_methods) one_way(p, s, c);
    if (s->n_h && c->reference.source != REFERENCE_NONE) three_ways(p, o, c);
    return table_choices(p, choices, o->n_choices, c->reference.source != REFERENCE_NONE, err);
}

hstar_status table_write_optimal(const struct optimal *o, const struct sheet_style *style, struct sink *sink,
                                 hstar_error *err)
{
    struct sheet sheet = {.style = style};
    hstar_status status = HSTAR_OK;
    size_t n = o->sweep->n_components, shown = n < MOST_COMPONENTS ? n : MOST_COMPONENTS;
    for (size_t i = 0; i < shown && !status; i++) {
        if (i) sheet_blank(&sheet);
        status = component(&sheet, o, i, err);
    }
    if (n > shown)
        sheet_prose(&sheet, 0, 0, "... and %zu more components, which --json and --csv have", n - shown);
    table_place_notes(&sheet);
    if (sheet.dashed) sheet_prose(&sheet, 0, 2, "- means that there is no such number.");
    if (!status) return sheet_end(&sheet, sink, err);
    sheet_clear(&sheet);
    return status;
}
