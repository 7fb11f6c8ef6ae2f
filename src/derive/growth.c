/* Comparisons for longer and longer vectors, and how their costs grow. */
#include "derive/growth.h"
#include "base/memory.h"
#include "base/texts.h"
#include "derive/grown.h"
#include "number/format.h"

#include <math.h>
#include <stdlib.h>

/* ---- sizes: 1, 3, 10, 30, … ---- */

static size_t next_size(size_t size, size_t most)
{
    size_t power = 1;
    while (power <= size / 10) power *= 10;
    const size_t next = size < 3 * power ? 3 * power : 10 * power;
    return next < most ? next : most;
}

static size_t count_sizes(const struct growth_request *r)
{
    size_t n = 1;
    for (size_t size = r->from; size < r->to; size = next_size(size, r->to)) n++;
    return n;
}

/* ---- how they grow ---- */

const struct compared *growth_compared(const struct growth *g, size_t size, size_t way)
{
    return comparison_way(&g->size[size].compared, g->way[way].way);
}

/* The slope of a line through log cost against log elements, of the last two decades. */
static double cost_exponent(const struct growth *g, size_t way)
{
    const double decades = 100;
    const double last = (double)g->size[g->n_sizes - 1].elements;
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < g->n_sizes; i++) {
        const struct compared *c = growth_compared(g, i, way);
        const double elements = (double)g->size[i].elements;
        if (elements * decades < last || isnan(c->cost)) continue;
        const double u = log(elements), v = log(c->cost);
        n++, x += u, y += v, xx += u * u, xy += u * v;
    }
    const double spread = n * xx - x * x;
    return n >= 2 && spread > 0 ? (n * xy - x * y) / spread : (double)NAN;
}

/* The last two sizes at which a way was gone. */
static bool last_two(const struct growth *g, size_t way, size_t at[2])
{
    size_t found = 0;
    for (size_t i = g->n_sizes; i-- > 0 && found < 2;)
        if (!isnan(growth_compared(g, i, way)->cost)) at[found++] = i;
    return found == 2;
}

/* On the line through two sizes: evaluations and memory are such, and no less than at the last. */
static double along_line(const struct growth *g, const size_t at[2], const double number[2])
{
    const double x0 = (double)g->size[at[0]].n_variables, x1 = (double)g->size[at[1]].n_variables;
    return fmax(number[0], number[0] + (number[0] - number[1]) / (x0 - x1) * (g->parameters - x0));
}

static double extrapolate_call(const struct growth *g)
{
    const struct growth_size *last = &g->size[g->n_sizes - 1];
    return last->compared.call_seconds * g->parameters / (double)last->n_variables;
}

/* Times scatter, and of short vectors they grow less than they will; each evaluation takes what it took at the last size. */
static void extrapolate_way(const struct growth *g, size_t way, struct growth_way *w)
{
    size_t at[2];
    if (!last_two(g, way, at)) return;
    const struct compared *c[2] = {growth_compared(g, at[0], way), growth_compared(g, at[1], way)};
    const double evaluations[2] = {(double)c[0]->evaluations, (double)c[1]->evaluations},
                 bytes[2] = {c[0]->bytes, c[1]->bytes};
    w->evaluations = along_line(g, at, evaluations);
    w->bytes = isnan(bytes[0]) ? (double)NAN : along_line(g, at, bytes);
    w->cost = c[0]->cost * (w->evaluations / evaluations[0]);
    w->seconds = w->cost * g->call_seconds;
}

static void conclude(struct growth *g)
{
    const struct comparison *first = &g->size[0].compared;
    g->call_seconds = g->parameters > 0 ? extrapolate_call(g) : (double)NAN;
    g->n_ways = first->n_rows;
    for (size_t k = 0; k < g->n_ways; k++) {
        g->way[k] = (struct growth_way){
            .way = first->row[k].way, .evaluations = NAN, .cost = NAN, .seconds = NAN, .bytes = NAN};
        g->way[k].exponent = cost_exponent(g, k);
        if (g->parameters > 0) extrapolate_way(g, k, &g->way[k]);
    }
}

/* ---- running them ---- */

static hstar_status run_size(struct growth *g, const struct growth_request *r, size_t elements,
                             size_t n_sizes, hstar_error *err)
{
    const struct grown_request grown = {r->problem, r->vectors, r->n_vectors, r->seed};
    struct part_progress part = {r->progress, g->n_sizes * N_COMPARED, 1, n_sizes * N_COMPARED};
    const struct progress listener = {progress_tell_part, &part};
    struct growth_size *size = &g->size[g->n_sizes];
    struct problem *problem;
    struct comparison *found = NULL;
    hstar_status status = grown_new(&grown, elements, &problem, err);
    if (status) return status;
    const struct comparison_request request = {.problem = problem,
                                               .grows = true,
                                               .smaller =
                                                   g->n_sizes ? &g->size[g->n_sizes - 1].compared : NULL,
                                               .progress = r->progress ? &listener : NULL};
    status = comparison_run(&request, &found, err);
    if (!status) {
        *size = (struct growth_size){elements, problem->n_wrt, problem->f->n_outputs, *found};
        free(found);
        g->n_sizes++;
    }
    problem_release(problem);
    return status;
}

static hstar_status check_parameters(const struct growth *g, hstar_error *err)
{
    if (!(g->parameters > 0) || g->size[0].n_variables < g->size[g->n_sizes - 1].n_variables) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "it is differentiated by as many variables at all sizes: nothing is to be extrapolated");
    error_remedy(err, "differentiate by a vector that grows");
    return HSTAR_INVALID;
}

static hstar_status run_sizes(struct growth *g, const struct growth_request *r, hstar_error *err)
{
    const size_t n = count_sizes(r);
    size_t elements = r->from;
    g->size = memory_array(n, sizeof *g->size);
    g->vectors = texts_copy(r->vectors, r->n_vectors);
    if (!g->size || !g->vectors) return error_memory(err);
    g->n_vectors = r->n_vectors;
    g->parameters = r->parameters;
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) {
        status = run_size(g, r, elements, n, err);
        elements = next_size(elements, r->to);
    }
    return status ? status : check_parameters(g, err);
}

hstar_status growth_run(const struct growth_request *request, struct growth **result, hstar_error *err)
{
    struct growth *g = memory_array(1, sizeof *g);
    if (!g) return error_memory(err);
    g->problem = problem_hold(request->problem);
    hstar_status status = run_sizes(g, request, err);
    if (status) {
        growth_free(g);
        return status;
    }
    conclude(g);
    *result = g;
    return HSTAR_OK;
}

void growth_free(struct growth *g)
{
    if (!g) return;
    for (size_t i = 0; i < g->n_sizes; i++) comparison_clear(&g->size[i].compared);
    if (g->vectors) texts_free(g->vectors, g->n_vectors);
    free(g->size);
    problem_release(g->problem);
    free(g);
}
