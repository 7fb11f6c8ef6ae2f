/* A function along one of its variables. It holds the columns of the point and room for the outputs that nobody asked
 * for, so that a call costs no allocation. */
#include "problem/slice.h"
#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>

struct slice {
    struct component place;
    const double **column; /* all but wrt point at the place's */
    bool *varies;          /* wrt alone */
    double **outputs;      /* place.output: the caller's; the others: in `rest` */
    double *rest;          /* the other outputs, n_rest numbers each */
    size_t n_rest;
};

hstar_status slice_new(const struct component *place, struct slice **line, hstar_error *err)
{
    size_t n_variables = place->problem->f->n_variables, n_outputs = place->problem->f->n_outputs;
    struct slice *l = memory_array(1, sizeof *l);
    if (!l) return error_memory(err);
    *l = (struct slice){.place = *place,
                        .column = memory_array(n_variables, sizeof *l->column),
                        .varies = memory_array(n_variables, sizeof *l->varies),
                        .outputs = memory_array(n_outputs, sizeof *l->outputs)};
    if (!l->column || !l->varies || !l->outputs) {
        slice_free(l);
        return error_memory(err);
    }
    for (size_t v = 0; v < n_variables; v++) l->column[v] = &place->problem->point[v];
    l->varies[place->wrt] = true;
    *line = l;
    return HSTAR_OK;
}

void slice_free(struct slice *line)
{
    if (!line) return;
    free(line->column);
    free(line->varies);
    free(line->outputs);
    free(line->rest);
    free(line);
}

/* Room for n values of each output but the one that is wanted. */
static hstar_status make_room(struct slice *line, size_t n, hstar_error *err)
{
    size_t n_others = line->place.problem->f->n_outputs - 1;
    if (n_others == 0 || n <= line->n_rest) return HSTAR_OK;
    double *rest = n <= SIZE_MAX / n_others ? memory_resize(line->rest, n_others * n, sizeof *rest) : NULL;
    if (!rest) return error_memory(err);
    line->rest = rest;
    line->n_rest = n;
    return HSTAR_OK;
}

hstar_status slice_values(struct slice *line, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct component *place = &line->place;
    if (n == 0) return HSTAR_OK;
    hstar_status status = make_room(line, n, err);
    if (status) return status;
    double *rest = line->rest;
    for (size_t o = 0; o < place->problem->f->n_outputs; o++) {
        line->outputs[o] = o == place->output ? y : rest;
        if (o != place->output) rest += n;
    }
    line->column[place->wrt] = x;
    struct points points = {.n = n, .column = line->column, .varies = line->varies};
    return function_evaluate(place->problem->f, &points, line->outputs, err);
}

hstar_status slice_call(void *line, const double *x, size_t n, double *y, hstar_error *err)
{
    return slice_values(line, x, n, y, err);
}
