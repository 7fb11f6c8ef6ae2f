/* A line keeps one array, in which its own variable is set before each call.
 *
 * The function may write where it should only read. So the array is held against the point after the first call, which shows
 * who always writes, whatever later calls undo: of a thousand lines the first few show that. And it is held against it after some
 * calls, or all of a search, which is then made again, with the point laid out anew before each call. */
#include "function/source/vector_line.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/pool.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* After the first calls of so many lines, none of which wrote, the others look at the end only: a look at a thousand numbers takes a fifth of what a sum
 * over them does. */
enum { FIRST_LOOKS = 16 };

struct vector_base {
    vector_call *call;
    const void *context;
    const double *point;
    size_t n_variables;
    /* What the lines share, several threads at once. */
    atomic_bool has_written;     /* as one of them saw */
    atomic_size_t n_looks;       /* after first calls, up to FIRST_LOOKS */
    _Atomic(double *) spare_row; /* of a line that is gone: the point; or NULL */
    atomic_bool is_long;         /* a call is worth another thread */
};

struct vector_line {
    struct vector_base *base;
    size_t wrt;
    double *at;    /* the point, but for the variable */
    bool is_whole; /* nothing was called since the array was held against the point */
    bool looked;   /* after the first call, or others have often enough */
    bool trusts;   /* looks again at the end only */
    bool careful;  /* lays it out before each call */
};

hstar_status vector_base_new(vector_call *call, const void *context, const double *point, size_t n_variables,
                             void **base, hstar_error *err)
{
    struct vector_base *b = memory_array(1, sizeof *b);
    if (!b) return error_memory(err);
    b->call = call;
    b->context = context;
    b->point = point;
    b->n_variables = n_variables;
    atomic_init(&b->has_written, false);
    atomic_init(&b->n_looks, 0);
    atomic_init(&b->spare_row, NULL);
    atomic_init(&b->is_long, false);
    *base = b;
    return HSTAR_OK;
}

void vector_base_free(void *base)
{
    struct vector_base *b = base;
    if (b) free(atomic_load(&b->spare_row));
    free(b);
}

static void lay_point(struct vector_line *l)
{
    memcpy(l->at, l->base->point, l->base->n_variables * sizeof *l->at);
}

/* An array that is the point; NULL where memory ran out. */
static double *take_point_row(struct vector_base *b)
{
    double *row = atomic_exchange(&b->spare_row, NULL);
    if (row) return row;
    row = memory_room(b->n_variables, sizeof *row);
    if (row) memcpy(row, b->point, b->n_variables * sizeof *row);
    return row;
}

hstar_status vector_line_new(void *base, size_t output, size_t wrt, void **line, hstar_error *err)
{
    struct vector_base *b = base;
    struct vector_line *l = memory_room(1, sizeof *l);
    (void)output; /* there is one */
    if (!l) return error_memory(err);
    *l =
        (struct vector_line){.base = b,
                             .wrt = wrt,
                             .at = take_point_row(b),
                             .is_whole = true,
                             .looked = atomic_load_explicit(&b->n_looks, memory_order_relaxed) >= FIRST_LOOKS,
                             .careful = atomic_load(&b->has_written)};
    if (!l->at) {
        free(l);
        return error_memory(err);
    }
    *line = l;
    return HSTAR_OK;
}

/* Is all but the variable as it was? */
static bool stayed_whole(struct vector_line *l)
{
    l->at[l->wrt] = l->base->point[l->wrt];
    l->is_whole = memcmp(l->at, l->base->point, l->base->n_variables * sizeof *l->at) == 0;
    return l->is_whole;
}

/* From here on with care. */
static void lose_trust(struct vector_line *l)
{
    atomic_store(&l->base->has_written, true);
    l->careful = true;
}

void vector_line_trust(void *line)
{
    struct vector_line *l = line;
    l->trusts = true;
}

bool vector_line_spoilt(void *line)
{
    struct vector_line *l = line;
    if (l->careful || stayed_whole(l)) return false;
    lose_trust(l);
    return true;
}

void vector_line_free(void *line)
{
    struct vector_line *l = line;
    if (!l) return;
    free(l->is_whole ? atomic_exchange(&l->base->spare_row, l->at) : l->at);
    free(l);
}

static hstar_status call_at(struct vector_line *l, double x, double *y, hstar_error *err)
{
    l->at[l->wrt] = x;
    l->is_whole = false;
    *y = NAN;
    return l->base->call(l->base->context, l->at, l->base->n_variables, y, err);
}

/* ---- Calls side by side ---- */

/* Seconds of a call that is worth waking another thread. */
#define LONG_CALL 1e-4

struct side_by_side {
    struct vector_base *base;
    size_t wrt;
    const double *x;
    double *y;
    hstar_status *status; /* of each call */
    hstar_error *error;
};

/* In an array of its own, which is the point before. */
static void call_beside(void *context, size_t i)
{
    const struct side_by_side *s = context;
    struct vector_base *b = s->base;
    double *at = take_point_row(b);
    s->y[i] = NAN;
    if (!at) {
        s->status[i] = error_memory(&s->error[i]);
        return;
    }
    at[s->wrt] = s->x[i];
    s->status[i] = b->call(b->context, at, b->n_variables, &s->y[i], &s->error[i]);
    at[s->wrt] = b->point[s->wrt];
    const bool whole = memcmp(at, b->point, b->n_variables * sizeof *at) == 0;
    if (!whole) atomic_store(&b->has_written, true);
    free(whole ? atomic_exchange(&b->spare_row, at) : at);
}

static hstar_status values_side_by_side(struct vector_line *l, const double *x, size_t n, double *y,
                                        hstar_error *err)
{
    struct side_by_side s = {
        l->base, l->wrt, x, y, memory_array(n, sizeof *s.status), memory_array(n, sizeof *s.error)};
    hstar_status status = s.status && s.error ? HSTAR_OK : error_memory(err);
    if (!status) pool_share(call_beside, &s, n);
    for (size_t i = 0; i < n && !status; i++) {
        status = s.status[i];
        if (status && err) *err = s.error[i];
    }
    free(s.status);
    free(s.error);
    return status;
}

/* ---- Calls in turn ---- */

/* Those from `done` on, without a look at the array. */
static hstar_status values_in_turn(struct vector_line *l, const double *x, size_t done, size_t n, double *y,
                                   hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (done + 1 < n && pool_is_idle()) {
        if (atomic_load(&l->base->is_long)) return values_side_by_side(l, x + done, n - done, y + done, err);
        const double begun = clock_seconds();
        status = call_at(l, x[done], &y[done], err);
        done++;
        if (clock_seconds() - begun >= LONG_CALL) atomic_store(&l->base->is_long, true);
    }
    for (; done < n && !status; done++) status = call_at(l, x[done], &y[done], err);
    return status;
}

static hstar_status values_with_care(struct vector_line *l, const double *x, size_t done, size_t n, double *y,
                                     hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (; done < n && !status; done++) {
        lay_point(l);
        status = call_at(l, x[done], &y[done], err);
    }
    return status;
}

hstar_status vector_line_values(void *line, const double *x, size_t n, double *y, hstar_error *err)
{
    struct vector_line *l = line;
    hstar_status status = HSTAR_OK;
    size_t done = 0;
    if (!l->careful && !l->looked && n) {
        status = call_at(l, x[0], &y[0], err);
        if (status) return status;
        done = 1;
        l->looked = true;
        atomic_fetch_add_explicit(&l->base->n_looks, 1, memory_order_relaxed);
        if (!stayed_whole(l)) lose_trust(l);
    }
    if (!l->careful) {
        status = values_in_turn(l, x, done, n, y, err);
        if (status || l->trusts || stayed_whole(l)) return status;
        lose_trust(l);
        done += done < n; /* before the first of them it was whole */
    }
    return values_with_care(l, x, done, n, y, err);
}
