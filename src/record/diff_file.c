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
ASK(is_searched, struct derivative, !use_is_way(o->step.use))
ASK(in_pieces, struct derivative, step_has_pieces(&o->step))

ASK(is_implicit, struct derivatives, o->solved != NULL)

static const struct derivatives *all_of(const struct frame *at)
{
    return enclosing(at, &derivatives_record);
}

COUNT_BY(derivative_order, struct derivative, all_of(at)->step.derivative)
SAY(say_selector, struct derivative, selectors[all_of(at)->selector].name)

#include "record/diff.def"

const struct result_file derivatives_file = {.command = "hstar diff",
                                             .head = &question_record,
                                             .record = &derivatives_record,
                                             .problem = offsetof(struct derivatives, problem),
                                             .csv = &csv_of_elements,
                                             .rows = "component"};
