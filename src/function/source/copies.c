/* Copies of a function. A call with several points is split over them, by threads of its own; several calls at once take a copy
 * each. Which copies are busy, and how long a point takes, is all that the threads share. */
#include "function/source/copies.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/seats.h"

#include <math.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct copies {
    struct function head; /* its names are those of the first copy */
    struct function **copy;
    struct seats *seats; /* a copy each: who calls it has its seat */
    size_t n;
    size_t block;           /* points that a copy likes to have at a time */
    double first_answer;    /* seconds from the start of a copy to its first answer; 0: not known */
    bool *was_asked;        /* n of them, each of who has the seat */
    atomic_size_t calling;  /* calls that are under way */
    _Atomic double seconds; /* that the last point took; 0: none was asked */
    _Atomic double missed;  /* seconds that one copy more would have saved, since one was started */
};

/* What it costs to start the threads of a call; and a point that is worth a part of its own. */
static const double worth_splitting = 2e-4, worth_a_part = 1e-3;

/* ---- When to start another copy ----
 *
 * A copy that starts takes processors from those that answer. How long it takes to start is what its first answer took more than others. Who waits
 * for a copy that is free waits as long as a start would take, where a point takes less than that: so it takes at most twice the time of who knows
 * beforehand how much is to come. While only first answers are known, they may be the start or the point; a part of them tells. */
static const double part_of_first = 1.0 / 8;

/* Seconds. */
static double start_takes(const struct copies *c, double seconds)
{
    return c->first_answer > seconds ? c->first_answer - seconds : 0;
}

/* Seconds to wait for a copy that is started. */
static double patience_for(struct copies *c)
{
    const double seconds = atomic_load(&c->seconds);
    if (seconds == 0) return part_of_first * c->first_answer;
    const double start = start_takes(c, seconds);
    return seconds > start ? 0 : start;
}

/* Copies that are worth to have for so many points. All that are started are; another one is where each would have to work for longer than three
 * starts, since a start takes processors from those that answer. Where calls are too short for that, what another one would have saved adds up until
 * it is worth a start: then so much is likely to come again. */
static size_t copies_for(struct copies *c, size_t n_points)
{
    static const double worth_a_start = 3;
    const size_t ready = seats_ready(c->seats);
    const double seconds = atomic_load(&c->seconds), work = seconds * (double)n_points,
                 start = start_takes(c, seconds);
    if (seconds == 0 || ready == 0) return c->n;
    size_t n = ready;
    while (n < c->n && n < n_points && work / (double)n > worth_a_start * start) n++;
    if (n == ready && n < c->n && n < n_points) {
        const double missed = atomic_load(&c->missed) + work / (double)(n * (n + 1));
        n += missed > worth_a_start * start;
        atomic_store(&c->missed, missed);
    }
    if (n == ready) return n;
    atomic_store(&c->missed, 0);
    seats_set_up(c->seats, n);
    return n;
}

/* Points of a call that may never be asked for are for copies that would idle; some start for it, where that is a small part of the time. */
static size_t points_wanted(struct copies *c, const struct points *points)
{
    static const double small_part = 1.0 / 8;
    if (points->spare_is_sure) return points->n;
    const size_t ready = seats_ready(c->seats), needed = points->n - points->n_spare;
    const double seconds = atomic_load(&c->seconds), start = start_takes(c, seconds);
    const double more =
        seconds > 0 ? fmin(small_part * seconds / fmax(start, 1e-6), (double)(c->n - ready)) : 0;
    const size_t wanted = ready + (size_t)more;
    return points->n <= wanted ? points->n : needed > wanted ? needed : wanted;
}

/* ---- Calls ---- */

/* Is it the copy that failed, and not the call? */
static bool is_lost(const struct function *copy)
{
    struct function_failures failures;
    function_failures(copy, &failures);
    return failures.n_lost > 0;
}

/* All are: nobody calls them any more. */
static hstar_status fail_lost(const struct copies *c, hstar_error *err)
{
    struct function_failures failures;
    function_failures(c->copy[0], &failures);
    if (err) *err = failures.lost;
    return failures.lost.status;
}

hstar_status copies_ask_one(const struct function *f,
                            hstar_status (*ask)(void *context, const struct function *copy, hstar_error *err),
                            void *context, hstar_error *err)
{
    const struct copies *c = (const struct copies *)f;
    size_t seat;
    while (seats_take(c->seats, patience_for((struct copies *)(uintptr_t)c), &seat)) {
        hstar_status status = ask(context, c->copy[seat], err);
        if (!status || !is_lost(c->copy[seat])) {
            seats_give(c->seats, seat);
            return status;
        }
        seats_remove(c->seats, seat);
    }
    return fail_lost(c, err);
}

/* What one copy is asked at a time. */
struct part {
    struct copies *copies;
    const struct points *points;
    double *const *outputs;
};

static hstar_status evaluate_copy(void *context, const struct function *copy, hstar_error *err)
{
    const struct part *p = context;
    struct copies *c = p->copies;
    size_t i = 0;
    while (c->copy[i] != copy) i++;
    const double begun = clock_seconds();
    hstar_status status = function_evaluate(copy, p->points, p->outputs, err);
    if (p->points->n && c->was_asked[i])
        atomic_store(&c->seconds, (clock_seconds() - begun) / (double)p->points->n);
    c->was_asked[i] = true;
    return status;
}

static hstar_status evaluate_by_one(struct copies *c, const struct points *points, double *const *outputs,
                                    hstar_error *err)
{
    struct part part = {c, points, outputs};
    return copies_ask_one(&c->head, evaluate_copy, &part, err);
}

/* A call that is split: its points from `from` on. */
struct split {
    struct copies *copies;
    const struct points *points;
    double *const *outputs;
    size_t from, n_parts;
};

static hstar_status evaluate_range(const struct split *s, size_t first, size_t end, hstar_error *err)
{
    const struct function *f = &s->copies->head;
    const size_t n = s->points->n;
    const double **column = memory_array(f->n_variables, sizeof *column);
    double **outputs = memory_array(f->n_outputs, sizeof *outputs);
    hstar_status status = column && outputs ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; v < f->n_variables && !status; v++)
        column[v] = s->points->column[v] + (s->points->varies[v] ? first : 0);
    for (size_t o = 0; o < f->n_outputs && !status; o++) outputs[o] = s->outputs[o] + first;
    const size_t behind = n - end, spare = s->points->n_spare > behind ? s->points->n_spare - behind : 0;
    const struct points points = {.n = end - first,
                                  .column = column,
                                  .varies = s->points->varies,
                                  .tally = s->points->tally,
                                  .heard = s->points->heard,
                                  .hearer = s->points->hearer,
                                  .heard_from = s->points->heard_from + first,
                                  .n_spare = spare < end - first ? spare : end - first,
                                  .spare_is_sure = s->points->spare_is_sure};
    if (!status) status = evaluate_by_one(s->copies, &points, outputs, err);
    free(column);
    free(outputs);
    return status;
}

static hstar_status evaluate_part(void *context, size_t part, hstar_error *err)
{
    const struct split *s = context;
    const size_t n = s->points->n - s->from;
    return evaluate_range(s, s->from + part * n / s->n_parts, s->from + (part + 1) * n / s->n_parts, err);
}

/* A point for each copy that is free, where a point takes a while; else some parts for each copy, so that one with slow points does not keep
 * all waiting. */
static size_t parts_for(const struct copies *c, size_t n_copies, size_t n_points, double seconds)
{
    const size_t each = 4;
    if (c->block < 2 && (seconds == 0 || seconds > worth_a_part)) return n_points;
    if (n_points <= n_copies) return n_points;
    return n_points < each * each * n_copies || c->block > 1 ? n_copies : each * n_copies;
}

static hstar_status evaluate_split(struct copies *c, const struct points *points, double *const *outputs,
                                   hstar_error *err)
{
    struct split split = {.copies = c, .points = points, .outputs = outputs};
    hstar_status status = HSTAR_OK;
    /* One that answered at once tells first how long a point takes: a start may take longer than all of them. */
    static const double at_once = 0.25;
    if (atomic_load(&c->seconds) == 0 && seats_ready(c->seats) == 1 && c->first_answer > 0 &&
        c->first_answer < at_once)
        status = evaluate_range(&split, 0, ++split.from, err);
    const size_t left = points->n - split.from;
    if (status || left == 0) return status;
    const size_t n_copies = copies_for(c, left);
    split.n_parts = parts_for(c, n_copies, left, atomic_load(&c->seconds));
    const struct pool_job job = {.task = evaluate_part, .context = &split};
    return pool_run(&job, split.n_parts, n_copies, err);
}

static hstar_status evaluate_wanted(struct copies *c, const struct points *points, double *const *outputs,
                                    hstar_error *err)
{
    const double seconds = atomic_load(&c->seconds);
    const bool alone = atomic_fetch_add(&c->calling, 1) == 0,
               is_long = seconds == 0 || seconds * (double)points->n > worth_splitting;
    const hstar_status status = alone && is_long && points->n > 1 ? evaluate_split(c, points, outputs, err)
                                                                  : evaluate_by_one(c, points, outputs, err);
    atomic_fetch_sub(&c->calling, 1);
    return status;
}

/* Nobody answers at those that are not wanted. */
static hstar_status copies_evaluate(const struct function *f, const struct points *points,
                                    double *const *outputs, hstar_error *err)
{
    struct copies *c = (struct copies *)(uintptr_t)f;
    struct points wanted = *points;
    wanted.n = points_wanted(c, points);
    wanted.n_spare = points->n_spare - (points->n - wanted.n);
    for (size_t i = wanted.n; i < points->n; i++) {
        for (size_t o = 0; o < f->n_outputs; o++) outputs[o][i] = function_no_answer();
        points_tell(points, i);
    }
    return wanted.n ? evaluate_wanted(c, &wanted, outputs, err) : HSTAR_OK;
}

static size_t copies_width(const struct function *f)
{
    return ((const struct copies *)f)->n;
}

/* Of all copies: how many there are does not change which failure is the nearest. */
static void copies_failures(const struct function *f, struct function_failures *all)
{
    const struct copies *c = (const struct copies *)f;
    for (size_t i = 0; i < c->n; i++) {
        struct function_failures one;
        function_failures(c->copy[i], &one);
        if (one.n && function_failures_nearer(all, f->n_variables, one.nearest, one.distance)) {
            all->nearest = one.nearest;
            all->distance = one.distance;
            all->why = one.why;
        }
        if (one.n_lost && !all->n_lost) all->lost = one.lost;
        all->n += one.n;
        all->tries = one.tries;
        all->n_overcome += one.n_overcome;
        all->n_lost += one.n_lost;
        all->n_all += one.n_all;
    }
}

static void copies_move(const struct function *f, const double *point)
{
    const struct copies *c = (const struct copies *)f;
    for (size_t i = 0; i < c->n; i++) function_move(c->copy[i], point);
}

static hstar_status free_copy(void *context, size_t i, hstar_error *err)
{
    const struct copies *c = context;
    (void)err;
    function_free(c->copy[i]);
    return HSTAR_OK;
}

/* Side by side: a program takes a while to end. */
static void copies_free(struct function *f)
{
    struct copies *c = (struct copies *)f;
    const struct pool_job job = {.task = free_copy, .context = c};
    hstar_status never_fails = pool_run(&job, c->n, c->n, NULL);
    (void)never_fails;
    free(c->copy);
    free(c->was_asked);
    seats_free(c->seats);
    free(c);
}

/* Its kind is that of the copies, which are what a person asked for. */
static const struct function_class copies_class = {.kind = "command",
                                                   .concurrent = true,
                                                   .together = true,
                                                   .width = copies_width,
                                                   .evaluate = copies_evaluate,
                                                   .failures = copies_failures,
                                                   .move = copies_move,
                                                   .free = copies_free};

hstar_status copies_new(struct function *const *copies, size_t n, size_t n_started, double first_answer,
                        struct function **f, hstar_error *err)
{
    struct copies *c = memory_array(1, sizeof *c);
    struct function **copy = memory_array(n, sizeof *copy);
    bool *was_asked = memory_array(n, sizeof *was_asked);
    struct seats *seats = NULL;
    hstar_status status = c && copy && was_asked ? seats_new(n, n_started, &seats, err) : error_memory(err);
    if (status) {
        for (size_t i = 0; i < n; i++) function_free(copies[i]);
        free(c);
        free(copy);
        free(was_asked);
        return status;
    }
    const struct function_class *class = copies[0]->class;
    *c = (struct copies){.head = *copies[0],
                         .copy = copy,
                         .seats = seats,
                         .n = n,
                         .first_answer = first_answer,
                         .was_asked = was_asked};
    if (class->block) c->block = class->block(copies[0]);
    atomic_init(&c->calling, 0);
    atomic_init(&c->seconds, 0);
    atomic_init(&c->missed, 0);
    was_asked[0] = n_started > 0 && first_answer > 0;
    c->head.class = &copies_class;
    memcpy(copy, copies, n * sizeof *copy);
    *f = &c->head;
    return HSTAR_OK;
}

bool copies_are(const struct function *f)
{
    return f->class == &copies_class;
}

const struct function *copies_at(const struct function *f, size_t i)
{
    const struct copies *c = (const struct copies *)f;
    if (f->class != &copies_class) return i ? NULL : f;
    return i < c->n ? c->copy[i] : NULL;
}
