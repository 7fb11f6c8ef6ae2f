/* Points, and what is known of each. A point is kept as the few numbers in which it differs from another one: of a thousand variables
 * mostly one was moved. Points are equal where their bits are. */
#ifndef FUNCTION_SOURCE_ANSWERS_H
#define FUNCTION_SOURCE_ANSWERS_H

#include "function/function.h"

enum answer_state { ANSWER_NONE, ANSWER_COMING, ANSWER_KNOWN };

struct answer_entry {
    uint32_t run;
    uint32_t times : 30; /* that it was handed out */
    uint32_t state : 2;  /* an answer_state, the caller's; NONE at first */
};

/* Entries one after the other that differ from one base in the same variables, as those that a search asks for. */
struct answer_run {
    double *numbers; /* of each entry: n_off, and then its outputs */
    uint32_t base, n_off;
    uint32_t first; /* entry */
    uint32_t off;   /* where its variables begin in `variable` */
};

struct answers {
    size_t n_variables, n_outputs;
    struct answer_entry *entry; /* n */
    size_t n, room;
    struct answer_run *run; /* n_runs; only the last grows */
    size_t n_runs, runs_room;
    uint32_t *variable; /* n_off of a run */
    size_t n_listed, listed_room;
    double **block; /* n_blocks, of the runs' numbers; of the last n_left are left from `next` on */
    size_t n_blocks, blocks_room, n_left;
    double *next;
    uint32_t *
        slot; /* n_slots, a power of two: an entry, counted from 1, below some bits of its hash; 0 where there is none */
    size_t n_slots;
    double *base; /* n_bases points */
    uint64_t *base_hash;
    size_t n_bases, bases_room;
    size_t block_bytes;
    size_t most_bytes; /* beyond it nothing is added */
};

/* The points of a call, as they are looked for. */
struct answers_view {
    const struct points *points;
    size_t base;
    uint32_t *moved; /* n_moved variables that vary, or differ from the base */
    size_t n_moved;
    uint64_t hash; /* of the base, with all that does not vary in place of its own */
    uint32_t *off; /* room for as many */
    double *off_x;
};

void answers_init(struct answers *a, size_t n_variables, size_t n_outputs);
void answers_clear(struct answers *a);

/* The memory that it takes. */
size_t answers_bytes(const struct answers *a);

/* false: memory ran out. */
MUST_USE bool answers_view_init(struct answers *a, const struct points *points, struct answers_view *view);
void answers_view_clear(struct answers_view *view);

#define ANSWERS_FULL SIZE_MAX

/* The entry of each point of the call, which is added where there is none; ANSWERS_FULL where there is no room for more. */
void answers_place(struct answers *a, const struct answers_view *view, size_t *entry);

static inline double *answers_numbers(const struct answers *a, size_t entry)
{
    const struct answer_run *run = &a->run[a->entry[entry].run];
    return run->numbers + (entry - run->first) * (run->n_off + a->n_outputs);
}

static inline double *answers_values(const struct answers *a, size_t entry)
{
    return answers_numbers(a, entry) + a->run[a->entry[entry].run].n_off;
}

#endif
