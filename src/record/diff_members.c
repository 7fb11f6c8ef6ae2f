/* hstar.diff/1: derivatives. */
#include "derive/differentiate.h"
#include "record/kind.h"

#include <math.h>

/* A slope of f in pieces: of the two doubles that stand one after the other in struct step_piece. */
struct slope {
    double value, bar;
};
_Static_assert(offsetof(struct step_piece, local_bar) == offsetof(struct step_piece, local) + offsetof(struct slope, bar) &&
                   offsetof(struct step_piece, across_bar) == offsetof(struct step_piece, across) + offsetof(struct slope, bar),
               "a slope and its bar stand apart");

#define OBJECT struct slope
static const struct member slope_members[] = {
    NUMBER(value, value, "f/x", "the slope", .flags = CSV, .csv = ""),
    NUMBER(bar, bar, "f/x", "its error bar", .flags = CSV, .csv = "_bar"),
};
static RECORD_OF(slope, "slope");
#undef OBJECT

static bool is_local(const void *piece)
{
    return !isnan(((const struct step_piece *)piece)->local);
}

static bool is_across(const void *piece)
{
    return !isnan(((const struct step_piece *)piece)->across);
}

#define SLOPE(name, field, ...) {NAMED_(name, RECORD), .offset = FIELD_(double, field), .record = &slope_record, .meaning = __VA_ARGS__}
#define OBJECT struct step_piece
static const struct member pieces_members[] = {
    SLOPE(local, local, "the derivative of the piece at the point", .flags = CSV, .csv = "local", .there = is_local),
    SLOPE(across, across, "the slope across the pieces; `null` where it could not be told", .flags = CSV, .csv = "across", .there = is_across),
    NUMBER(reach, reach, "x", "the distance at which the piece ends", .flags = CSV, .csv = "piece_reach"),
    NUMBER(joint, joint, "f", "how far the next piece is off there", .flags = CSV),
};
static RECORD_OF(pieces, "pieces");
#undef OBJECT

#define OBJECT struct step
static const struct member missing_members[] = {
    NUMBER(left, missing[0], "x", "to the left", .flags = CSV | POSITIVE),
    NUMBER(right, missing[1], "x", "to the right", .flags = CSV | POSITIVE),
};
static RECORD_OF(missing, "missing");
#undef OBJECT

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

#define OBJECT struct derivative
static const struct member component_members[] = {
    OUTPUT("which output, counted from 0", .flags = CSV),
    VARIABLE(wrt, wrt, "which variable it is differentiated by", .flags = CSV),
    COUNTED(derivative, derivative_order, "which derivative it is", .flags = CSV),
    SAID(selector, say_selector, "that chose the step: `hstar list selectors`"),
    SAME(step, step, "what it found", .flags = CSV),
    RECORD(pieces, step.piece, pieces, "where f is [smooth in pieces](selectors.md#pieces): its two derivatives, of which the value is one; `null` where none were seen",
           .flags = CSV, .there = in_pieces),
    {NAMED_(missing, RECORD), SIZED_(step), .record = &missing_record, .flags = CSV, .csv = "missing_",
     .meaning = "the least distances from the point at which f was no number; `null` where it always was one"},
    NUMBER(exact, exact.value, "f/x^d", "the proven derivative, of a function with an exact form: the nearest double", .flags = CSV, .csv_after = "derivative", .there = is_exact),
    TEXT(digits, exact.digits, "its proven digits", .there = is_exact),
    NUMBER(error, error, "f/x^d", "value - exact, by the proven digits: it can be smaller than the distance of two doubles", .flags = CSV, .csv_after = "bar"),
};
static RECORD_OF(component, "component of hstar.diff/1");
#undef OBJECT

#define OBJECT struct derivatives
static const struct member derivatives_members[] = {
    LIST(components, component, component, "one for each output and variable", .flags = CSV,
         .n = {&derivatives_record, offsetof(struct derivatives, n_components)}),
};
RECORD_OF(derivatives, "hstar.diff/1");
#undef OBJECT

static void ask(const void *result, struct head *head)
{
    const struct derivatives *d = result;
    *head = (struct head){HEAD_OF(d)};
}

const struct result_kind derivatives_kind = {
    .schema = "hstar.diff/1", .record = &derivatives_record, .ask = ask, .csv = record_write_csv};
