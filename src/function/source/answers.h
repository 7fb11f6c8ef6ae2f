/* Points, and what is known of each. A point is kept as the few numbers in which it differs from another one: of a thousand variables
 * mostly one was moved. Points are equal where their bits are. */
#ifndef FUNCTION_SOURCE_ANSWERS_H
#define FUNCTION_SOURCE_ANSWERS_H

#include "function/function.h"

enum answer_state { ANSWER_NONE, ANSWER_COMING, ANSWER_KNOWN };

struct answer_entry {
    uint64_t hash;
    uint32_t base, first, n_off; /* the base, and where it differs from that */
    uint32_t times;              /* that it was handed out */
    enum answer_state state;     /* the caller's; NONE at first */
};

struct answers {
    size_t n_variables, n_outputs;
    struct answer_entry *entry; /* n */
    double *values;             /* n_outputs an entry */
    size_t n, room;
    uint32_t *slot; /* n_slots, a power of two: an entry, counted from 1 */
    size_t n_slots;
    double *base; /* n_bases points */
    uint64_t *base_hash;
    size_t n_bases, bases_room;
    uint32_t *off; /* n_off: which variable, and its number */
    double *off_x;
    size_t n_off, off_room;
    size_t most_bytes; /* beyond it nothing is added */
};

/* The points of a call, as they are looked for. */
struct answers_view {
    const struct points *points;
    size_t base;
    uint32_t *moved; /* n_moved variables that vary, or differ from the base */
    size_t n_moved;
    uint32_t *off; /* room for as many */
    double *off_x;
};

void answers_init(struct answers *a, size_t n_variables, size_t n_outputs);
void answers_clear(struct answers *a);

/* false: memory ran out. */
MUST_USE bool answers_view_init(struct answers *a, const struct points *points, struct answers_view *view);
void answers_view_clear(struct answers_view *view);

#define ANSWERS_FULL SIZE_MAX

/* The entry of point number i, which is added where there is none; ANSWERS_FULL where there is no room for more. */
size_t answers_place(struct answers *a, const struct answers_view *view, size_t i);

static inline double *answers_values(const struct answers *a, size_t entry)
{
    return a->values + entry * a->n_outputs;
}

#endif
