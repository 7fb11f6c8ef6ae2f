/* A function along one of its variables, as its class does it, or else by whole points. */
#include "problem/slice.h"
#include "base/lockstep.h"
#include "base/memory.h"
#include "problem/shared_values.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* For a class that has no slices: the columns of the point, and room for the outputs that nobody asked for, so that a call
 * costs no allocation. */
struct whole {
    const struct function *f;
    size_t output, wrt;
    const double **column; /* all but wrt point at the place's */
    bool *varies;          /* wrt alone */
    double **outputs;      /* of `output`: the caller's; the others: in `rest` */
    double *rest;          /* the other outputs, n_rest numbers each */
    size_t n_rest;
};

struct slices {
    const struct function *f;
    const double *point;
    void *base;                   /* of the class; NULL where it has no slices */
    struct shared_values *shared; /* where several searches can make use of one call; or NULL */
};

struct slice {
    const struct slices *slices;
    struct slices *own; /* the same, of a slice on its own; else NULL */
    void *line;         /* of the class, or a struct whole, or NULL where the values are shared */
    size_t output, wrt;
    double foreseen[SLICE_FORESEEN]; /* n_foreseen, for the next request */
    size_t n_foreseen;
};

/* ---- By whole points ---- */

static void whole_free(struct whole *w)
{
    if (!w) return;
    free(w->column);
    free(w->varies);
    free(w->outputs);
    free(w->rest);
    free(w);
}

static hstar_status whole_new(const struct slices *slices, size_t output, size_t wrt, void **line,
                              hstar_error *err)
{
    const struct function *f = slices->f;
    struct whole *w = memory_array(1, sizeof *w);
    if (!w) return error_memory(err);
    *w = (struct whole){.f = f,
                        .output = output,
                        .wrt = wrt,
                        .column = memory_array(f->n_variables, sizeof *w->column),
                        .varies = memory_array(f->n_variables, sizeof *w->varies),
                        .outputs = memory_array(f->n_outputs, sizeof *w->outputs)};
    if (!w->column || !w->varies || !w->outputs) {
        whole_free(w);
        return error_memory(err);
    }
    for (size_t v = 0; v < f->n_variables; v++) w->column[v] = &slices->point[v];
    w->varies[wrt] = true;
    *line = w;
    return HSTAR_OK;
}

/* Room for n values of each output but the one that is wanted. */
static hstar_status room_for_others(struct whole *w, size_t n, hstar_error *err)
{
    size_t n_others = w->f->n_outputs - 1;
    if (n_others == 0 || n <= w->n_rest) return HSTAR_OK;
    double *rest = n <= SIZE_MAX / n_others ? memory_resize(w->rest, n_others * n, sizeof *rest) : NULL;
    if (!rest) return error_memory(err);
    w->rest = rest;
    w->n_rest = n;
    return HSTAR_OK;
}

static hstar_status whole_values(struct whole *w, const double *x, size_t n, double *y, hstar_error *err)
{
    hstar_status status = room_for_others(w, n, err);
    if (status) return status;
    double *rest = w->rest;
    for (size_t o = 0; o < w->f->n_outputs; o++) {
        w->outputs[o] = o == w->output ? y : rest;
        if (o != w->output) rest += n;
    }
    w->column[w->wrt] = x;
    struct points points = {.n = n, .column = w->column, .varies = w->varies};
    return function_evaluate(w->f, &points, w->outputs, err);
}

/* ---- Of one call ---- */

/* Within a run of all searches the request goes into the call for all of them. */
static hstar_status shared_answer(struct slice *line, const double *x, size_t n, double *y, hstar_error *err)
{
    struct value_request request = {line->output, line->wrt, n, x, y, line->foreseen, line->n_foreseen};
    line->n_foreseen = 0;
    const struct value_request *const only = &request;
    return lockstep_is_running() ? lockstep_ask(&request, err)
                                 : shared_values_answer(line->slices->shared, &only, 1, err);
}

hstar_status slices_answer(void *slices, void *const *requests, size_t n, hstar_error *err)
{
    return shared_values_answer(((struct slices *)slices)->shared,
                                (const struct value_request *const *)requests, n, err);
}

bool slices_run_together(const struct slices *slices)
{
    return slices->f->class->takes_many || slices->f->class->together;
}

bool slices_share(const struct slices *slices)
{
    return slices->shared && slices->f->n_outputs > 1;
}

void slices_begin(struct slices *slices, size_t wrt)
{
    shared_values_begin(slices->shared, wrt);
}

void slices_end(struct slices *slices, size_t wrt)
{
    shared_values_end(slices->shared, wrt);
}

void slices_freeze(struct slices *slices)
{
    shared_values_freeze(slices->shared);
}

size_t slice_recall(void *line, double *x, double *y, size_t most)
{
    const struct slice *l = line;
    return shared_values_recall(l->slices->shared, l->output, l->wrt, x, y, most);
}

bool slice_has(void *line, double x)
{
    const struct slice *l = line;
    return shared_values_has(l->slices->shared, l->output, l->wrt, x);
}

void slice_foresee(void *line, const double *x, size_t n)
{
    struct slice *l = line;
    l->n_foreseen = n < SLICE_FORESEEN ? n : SLICE_FORESEEN;
    memcpy(l->foreseen, x, l->n_foreseen * sizeof *x);
}

/* ---- As the class has it ---- */

hstar_status slices_new(const struct function *f, const double *point, struct slices **slices,
                        hstar_error *err)
{
    struct slices *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    *s = (struct slices){.f = f, .point = point};
    hstar_status status = HSTAR_OK;
    if (f->class->slices)
        status = f->class->slices->base_new(f, point, &s->base, err);
    else if (f->n_outputs > 1 || f->class->takes_many || f->class->together)
        status = shared_values_new(f, point, &s->shared, err);
    if (status)
        free(s);
    else
        *slices = s;
    return status;
}

void slices_free(struct slices *slices)
{
    if (!slices) return;
    if (slices->f->class->slices) slices->f->class->slices->base_free(slices->base);
    shared_values_free(slices->shared);
    free(slices);
}

hstar_status slice_take(const struct slices *slices, size_t output, size_t wrt, struct slice **line,
                        hstar_error *err)
{
    const struct function_slices *class = slices->f->class->slices;
    struct slice *l = memory_room(1, sizeof *l);
    if (!l) return error_memory(err);
    l->slices = slices;
    l->own = NULL;
    l->line = NULL;
    l->output = output;
    l->wrt = wrt;
    l->n_foreseen = 0;
    hstar_status status = HSTAR_OK;
    if (class)
        status = class->line_new(slices->base, output, wrt, &l->line, err);
    else if (slices->shared)
        shared_values_begin(slices->shared, wrt);
    else
        status = whole_new(slices, output, wrt, &l->line, err);
    if (status)
        free(l);
    else
        *line = l;
    return status;
}

hstar_status slice_new(const struct component *place, struct slice **line, hstar_error *err)
{
    struct slices *own;
    struct slice *l = NULL;
    hstar_status status = slices_new(place->problem->f, place->problem->point, &own, err);
    if (status) return status;
    status = slice_take(own, place->output, place->wrt, &l, err);
    if (status) {
        slices_free(own);
        return status;
    }
    l->own = own;
    *line = l;
    return HSTAR_OK;
}

void slice_free(struct slice *line)
{
    if (!line) return;
    if (line->slices->f->class->slices)
        line->slices->f->class->slices->line_free(line->line);
    else if (line->slices->shared)
        shared_values_end(line->slices->shared, line->wrt);
    else
        whole_free(line->line);
    slices_free(line->own);
    free(line);
}

hstar_status slice_values(struct slice *line, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct function_slices *class = line->slices->f->class->slices;
    if (n == 0) return HSTAR_OK;
    if (line->slices->shared) return shared_answer(line, x, n, y, err);
    return class ? class->line_values(line->line, x, n, y, err) : whole_values(line->line, x, n, y, err);
}

void slice_trust(struct slice *line)
{
    const struct function_slices *class = line->slices->f->class->slices;
    if (class && class->line_trust) class->line_trust(line->line);
}

bool slice_spoilt(struct slice *line)
{
    const struct function_slices *class = line->slices->f->class->slices;
    return class && class->line_spoilt && class->line_spoilt(line->line);
}

hstar_status slice_call(void *line, const double *x, size_t n, double *y, hstar_error *err)
{
    return slice_values(line, x, n, y, err);
}
