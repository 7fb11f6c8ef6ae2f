/* Copies of a function. A call with several points is split over them, by threads of its own; several calls at once take a copy
 * each. Which copies are busy, and how long a point takes, is all that the threads share. */
#include "function/source/copies.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/pool.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct copies {
    struct function head; /* its names are those of the first copy */
    struct function **copy;
    atomic_flag *busy;
    size_t n;
    atomic_size_t calling;  /* calls that are under way */
    _Atomic double seconds; /* that the last point took; 0: none was asked */
};

/* What it costs to start the threads of a call. */
static const double worth_splitting = 2e-4;

/* With as many copies as threads one is free at once; with fewer there is one in a while. */
static size_t copies_take(const struct copies *c)
{
    for (size_t i = 0;; i = (i + 1) % c->n) {
        if (!atomic_flag_test_and_set(&c->busy[i])) return i;
        if (i + 1 == c->n) sched_yield();
    }
}

/* By the next copy that is free. */
static hstar_status evaluate_by_one(struct copies *c, const struct points *points, double *const *outputs,
                                    hstar_error *err)
{
    const size_t i = copies_take(c);
    const double begun = clock_seconds();
    hstar_status status = function_evaluate(c->copy[i], points, outputs, err);
    if (points->n) atomic_store(&c->seconds, (clock_seconds() - begun) / (double)points->n);
    atomic_flag_clear(&c->busy[i]);
    return status;
}

/* A call that is split. */
struct split {
    struct copies *copies;
    const struct points *points;
    double *const *outputs;
    size_t n_parts;
};

static hstar_status evaluate_part(void *context, size_t part, hstar_error *err)
{
    const struct split *s = context;
    const struct function *f = &s->copies->head;
    const size_t n = s->points->n, first = part * n / s->n_parts, end = (part + 1) * n / s->n_parts;
    const double **column = memory_array(f->n_variables, sizeof *column);
    double **outputs = memory_array(f->n_outputs, sizeof *outputs);
    hstar_status status = column && outputs ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; v < f->n_variables && !status; v++)
        column[v] = s->points->column[v] + (s->points->varies[v] ? first : 0);
    for (size_t o = 0; o < f->n_outputs && !status; o++) outputs[o] = s->outputs[o] + first;
    const struct points points = {.n = end - first,
                                  .column = column,
                                  .varies = s->points->varies,
                                  .tally = s->points->tally,
                                  .heard = s->points->heard,
                                  .hearer = s->points->hearer,
                                  .heard_from = s->points->heard_from + first};
    if (!status) status = evaluate_by_one(s->copies, &points, outputs, err);
    free(column);
    free(outputs);
    return status;
}

/* Of many points some parts for each copy, so that one with slow points does not keep all waiting. */
static size_t parts_for(const struct copies *c, size_t n_points)
{
    const size_t each = 4;
    if (n_points <= c->n) return n_points;
    return n_points < each * each * c->n ? c->n : each * c->n;
}

static hstar_status copies_evaluate(const struct function *f, const struct points *points,
                                    double *const *outputs, hstar_error *err)
{
    struct copies *c = (struct copies *)(uintptr_t)f;
    const double seconds = atomic_load(&c->seconds);
    const bool alone = atomic_fetch_add(&c->calling, 1) == 0,
               is_long = seconds == 0 || seconds * (double)points->n > worth_splitting;
    hstar_status status;
    if (alone && is_long && points->n > 1) {
        struct split split = {c, points, outputs, parts_for(c, points->n)};
        const struct pool_job job = {.task = evaluate_part, .context = &split};
        status = pool_run(&job, split.n_parts, c->n, err);
    } else {
        status = evaluate_by_one(c, points, outputs, err);
    }
    atomic_fetch_sub(&c->calling, 1);
    return status;
}

static size_t copies_width(const struct function *f)
{
    return ((const struct copies *)f)->n;
}

/* Of all copies; which of them failed first is not known, so the first copy that did is heard. */
static void copies_failures(const struct function *f, struct function_failures *all)
{
    const struct copies *c = (const struct copies *)f;
    for (size_t i = 0; i < c->n; i++) {
        struct function_failures one;
        function_failures(c->copy[i], &one);
        if (one.n && !all->n) {
            all->first = one.first;
            all->why = one.why;
        }
        all->n += one.n;
    }
}

static void copies_free(struct function *f)
{
    struct copies *c = (struct copies *)f;
    for (size_t i = 0; i < c->n; i++) function_free(c->copy[i]);
    free(c->copy);
    free(c->busy);
    free(c);
}

/* Its kind is that of the copies, which are what a person asked for. */
static const struct function_class copies_class = {.kind = "command",
                                                   .concurrent = true,
                                                   .together = true,
                                                   .width = copies_width,
                                                   .evaluate = copies_evaluate,
                                                   .failures = copies_failures,
                                                   .free = copies_free};

hstar_status copies_new(struct function *const *copies, size_t n, struct function **f, hstar_error *err)
{
    struct copies *c = memory_array(1, sizeof *c);
    struct function **copy = memory_array(n, sizeof *copy);
    atomic_flag *busy = memory_array(n, sizeof *busy);
    if (!c || !copy || !busy) {
        for (size_t i = 0; i < n; i++) function_free(copies[i]);
        free(c);
        free(copy);
        free(busy);
        return error_memory(err);
    }
    *c = (struct copies){.head = *copies[0], .copy = copy, .busy = busy, .n = n};
    atomic_init(&c->calling, 0);
    atomic_init(&c->seconds, 0);
    c->head.class = &copies_class;
    memcpy(copy, copies, n * sizeof *copy);
    for (size_t i = 0; i < n; i++) atomic_flag_clear(&busy[i]);
    *f = &c->head;
    return HSTAR_OK;
}

const struct function *copies_first(const struct function *f)
{
    return copies_at(f, 0);
}

const struct function *copies_at(const struct function *f, size_t i)
{
    const struct copies *c = (const struct copies *)f;
    if (f->class != &copies_class) return i ? NULL : f;
    return i < c->n ? c->copy[i] : NULL;
}
