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

static bool is_local(const void *piece)
{
    return !isnan(((const struct step_piece *)piece)->local);
}

static bool is_across(const void *piece)
{
    return !isnan(((const struct step_piece *)piece)->across);
}

#define SLOPE(name, field, ...)                                                                              \
    {                                                                                                        \
        NAMED_(name, RECORD), .offset = FIELD_(double, field), .record = &slope_record,                      \
                              .meaning = __VA_ARGS__                                                         \
    }

static bool is_exact(const void *derivative)
{
    return ((const struct derivative *)derivative)->exact.source != REFERENCE_NONE;
}

static bool in_pieces(const void *derivative)
{
    return step_has_pieces(&((const struct derivative *)derivative)->step);
}

static size_t derivative_order(const struct frame *at)
{
    const struct derivatives *d = enclosing(at, &derivatives_record);
    return d->step.derivative;
}

static void say_selector(struct text *t, const struct frame *at)
{
    const struct derivatives *d = enclosing(at, &derivatives_record);
    text_append(t, selectors[d->selector].name);
}

#include "record/diff.def"

static void ask(const void *result, struct head *head)
{
    const struct derivatives *d = result;
    head_of(d->problem, head);
}

const struct result_file derivatives_file = {.command = "hstar diff",
                                             .head = &question_record,
                                             .record = &derivatives_record,
                                             .ask = ask,
                                             .csv = &csv_of_elements,
                                             .rows = "component"};
