/* hstar.noise/1: how much f scatters, and how that depends on the distance. */
#include "derive/noise_words.h"
#include "record/kind.h"

#include <math.h>

#define OBJECT struct noise_at
static void check_distance(const struct json_value *value, void *object, const struct frame *at)
{
    const struct noise_at *row = object;
    (void)at;
    if (!(row->distance > 0)) json_complain(value->up, "has no distance above 0");
}

static const struct member row_members[] = {
    NUMBER(distance, distance, "x", "the values lie within it", .flags = CSV, .check = check_distance),
    NUMBER(scatter, level, "f", "a standard deviation", .flags = CSV),
    NUMBER(roundoff, roundoff, "f", "2^-53 times the largest \\|value\\| there", .flags = CSV, .csv = "scatter_roundoff"),
    CHOICE(kind, kind, NAMES(noise_kind_names), "what the scatter is", .flags = CSV),
};
static RECORD_OF(row, "row of a profile");
#undef OBJECT

static void say_noise(struct text *t, const struct frame *at)
{
    const struct noise_row *row = at->up->data;
    text_append(t, "");
    if (row->profile.n) noise_words(t, row);
}

static void init_profile(void *profile)
{
    noise_profile_init(profile);
}

#define OBJECT struct noise_profile
static const struct record profile_record;
static const struct member profile_members[] = {
    CHOICE(picture, picture, NAMES(noise_picture_names), "what its rows say together"),
    SAID(says, say_noise, "the same as a sentence, and what it means for a derivative"),
    NUMBER(within, within, "x", "the distance up to which f is flat or exact to its rounding; 0: nowhere"),
    NUMBER(beyond, beyond, "f", "the largest scatter that was told"),
    NUMBER(quantum, quantum, "f", "of which all values are multiples; 0: none"),
    NUMBER(missing_left, missing[0], "x", "the least distance to the left at which f is no finite number", .flags = INFINITE),
    NUMBER(missing_right, missing[1], "x", "and to the right", .flags = INFINITE),
    NUMBER(central_h, central_h, "x", "the step at which truncation and scatter are least together for the central difference, by f's own third derivative; `null` where that does not show"),
    NUMBER(central_error, central_error, "f/x", "the error to expect there"),
    NUMBER(derivative, best.value, "f/x", "by the selector `auto`; where f is smooth in pieces the slope across them"),
    NUMBER(bar, best.bar, "f/x", "its error bar", .flags = INFINITE),
    NUMBER(piece_reach, best.piece.reach, "x", "where f is smooth in pieces: the distance of the joint"),
    NUMBER(piece_joint, best.piece.joint, "f", "by how much f jumps there"),
    NUMBER(piece_derivative, best.piece.local, "f/x", "the slope of the piece at the point"),
    NUMBER(piece_bar, best.piece.local_bar, "f/x", "its error bar"),
    CHOICE(stop, best.stop, STOPS, "how `auto` ended: `hstar list stops`"),
    COUNT(evaluations, evaluations, "of the profile, beside those of the level"),
    {NAMED_(rows, LIST), SIZED_(at), .record = &row_record, .meaning = "from near to far", .flags = CSV | SETS_N, .room = NOISE_PROFILE_ROWS,
     .n = {&profile_record, offsetof(struct noise_profile, n)}},
};
static RECORD_OF(profile, "profile", .init = init_profile);
#undef OBJECT

#define OBJECT struct noise_row
static const struct member component_members[] = {
    OUTPUT("which output, counted from 0", .flags = CSV),
    VARIABLE(wrt, wrt, "along which variable", .flags = CSV),
    NUMBER(f, f, "f", "the value at the point", .flags = CSV),
    NUMBER(level, noise.level, "f", "the noise: absolute, a standard deviation", .flags = CSV),
    CHOICE(source, noise.source, NAMES(noise_source_names), "where it comes from: `hstar list noises`", .flags = CSV),
    NUMBER(relative, relative, "", "level / \\|f\\|", .flags = CSV),
    NUMBER(roundoffs, roundoffs, "", "level / (\\|f\\| 2^-53)", .flags = CSV),
    NUMBER(digits_lost, digits_lost, "", "log10 of `roundoffs`, at least 0", .flags = CSV),
    NUMBER(ecnoise, noise.ecnoise, "f", "a standard deviation by ECNoise", .flags = CSV),
    NUMBER(faccur, noise.faccur, "f", "a bound by faccur", .flags = CSV),
    NUMBER(spread, noise.spread, "f", "the distance of two calls at the point", .flags = CSV),
    NUMBER(roundoff, noise.roundoff, "f", "\\|f\\| 2^-53", .flags = CSV),
    NUMBER(spacing, noise.spacing, "x", "of the values that gave the level", .flags = CSV),
    NUMBER(forward_h, forward_h, "x", "a first guess at the best step of the forward difference, for an f whose derivatives are about as large as itself", .flags = CSV),
    NUMBER(central_h, central_h, "x", "and of the central one", .flags = CSV),
    COUNT(evaluations, noise.evaluations, "calls that the level took", .flags = CSV, .csv_after = "spacing"),
    RECORD(profile, profile, profile, "the noise against the distance from the point", .flags = CSV),
};
static RECORD_OF(component, "component of hstar.noise/1");
#undef OBJECT

#define OBJECT struct noises
static const struct member noises_members[] = {
    LIST(components, component, component, "one for each output and variable", .flags = CSV | SETS_N | NOT_EMPTY,
         .n = {&noises_record, offsetof(struct noises, n_components)}),
};
RECORD_OF(noises, "hstar.noise/1");
#undef OBJECT

static void ask(const void *result, struct head *head)
{
    const struct noises *n = result;
    *head = (struct head){HEAD_OF(n)};
}

static bool take(void *result, struct head *head)
{
    struct noises *n = result;
    *n = (struct noises){HEAD_OF(head)};
    return true;
}

static void release(void *result)
{
    noises_free(result);
}

const struct result_kind noises_kind = {.schema = "hstar.noise/1", .record = &noises_record, .ask = ask, .csv = record_write_csv, .take = take, .release = release};
