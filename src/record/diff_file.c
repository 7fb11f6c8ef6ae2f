/* hstar.diff/1: derivatives. */
#include "derive/differentiate.h"
#include "record/kind.h"

#include <math.h>

/* A slope of f in pieces: of the two doubles that stand one after the other in struct step_piece. */
struct slope {
    double value, bar;
};
_Static_assert(offsetof(struct step_piece, local_bar) ==
                       offsetof(struct step_piece, local) + offsetof(struct slope, bar) &&
                   offsetof(struct step_piece, across_bar) ==
                       offsetof(struct step_piece, across) + offsetof(struct slope, bar),
               "a slope and its bar stand apart");

ASK(is_local, struct step_piece, !isnan(o->local))
ASK(is_across, struct step_piece, !isnan(o->across))
#define SLOPE(name, field, ...)                                                                              \
    ROW_(NAMED_(name, RECORD), .offset = FIELD_(double, field), .record = &slope_record,                     \
         .meaning = __VA_ARGS__)

ASK(is_exact, struct derivative, o->exact.source != REFERENCE_NONE)
ASK(is_unproven, struct derivative, o->exact.source == REFERENCE_NONE && o->exact.reason)
ASK(is_searched, struct derivative, !use_is_way(o->step.use))
ASK(in_pieces, struct derivative, step_has_pieces(&o->step))

ASK(is_implicit, struct derivatives, o->solved != NULL)

static const struct derivatives *all_of(const struct frame *at)
{
    return enclosing(at, &derivatives_record);
}

COUNT_BY(derivative_order, struct derivative, all_of(at)->step.derivative)
SAY(say_selector, struct derivative, selectors[all_of(at)->selector].name)

static void init_pieces(void *object)
{
    struct step_piece *p = object;
    *p = (struct step_piece){.local = (double)NAN,
                             .local_bar = (double)INFINITY,
                             .across = (double)NAN,
                             .across_bar = (double)INFINITY};
}

/* ---- What follows from what was read ---- */

/* What each component says and all have: which derivative it is, and who chose the step. */
static void take_common(const struct json_value *component, size_t index, struct derivatives *d)
{
    struct json_value derivative = json_member(component, "derivative"),
                      selector = json_member(component, "selector");
    const size_t order = json_count(&derivative);
    const bool is_way = use_is_way(d->component[index].step.use);
    if (order < 1 || order > STEP_TAYLOR)
        json_complain(&derivative, "is %zu, not from 1 to %d", order, STEP_TAYLOR);
    if (index == 0) d->step.derivative = (unsigned)order;
    if (index == 0) d->step.use = is_way ? d->component[0].step.use : N_USES;
    if (order != d->step.derivative) json_complain(&derivative, "is not that of the first component");
    if (is_way || json_is_null(&selector)) return;
    const enum selector_id id = selector_find(json_text(&selector));
    if (id == N_SELECTORS)
        json_complain(&selector, "is \"%.60s\", which is no selector", json_text(&selector));
    else if (index && id != d->selector)
        json_complain(&selector, "is not that of the first component");
    else
        d->selector = id;
}

/* What the file leaves out is what nobody knows. */
static void take_rest(struct derivative *c)
{
    c->exact.source = c->exact.digits || !isnan(c->exact.value) ? REFERENCE_EXACT : REFERENCE_NONE;
    c->exact.bound = c->step.h_brief = (double)NAN;
    if (!step_has_pieces(&c->step)) init_pieces(&c->step.piece);
    for (size_t i = 0; i < 2; i++)
        if (isnan(c->step.missing[i])) c->step.missing[i] = (double)INFINITY;
}

static void finish_derivatives(const struct json_value *value, void *object, const struct frame *at)
{
    struct derivatives *d = object;
    struct json_value components = json_member(value, "components");
    (void)at;
    for (struct json_value e = json_first(&components); e.item; json_next(&e)) {
        take_common(&e, e.index, d);
        take_rest(&d->component[e.index]);
    }
    if (d->solved && d->n_components % d->n_solved)
        json_complain(&components, "has %zu elements, which %zu equations do not have", d->n_components,
                      d->n_solved);
}

#include "record/diff.def"

const struct result_file derivatives_file = {.command = "hstar diff",
                                             .head = &question_record,
                                             .record = &derivatives_record,
                                             .problem = offsetof(struct derivatives, problem),
                                             .csv = &csv_of_elements,
                                             .rows = "component",
                                             .is_read = true};
