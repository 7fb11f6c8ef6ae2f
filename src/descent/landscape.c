/* The grid around a way downhill: its ends and some air, and f there. */
#include "descent/landscape.h"
#include "base/memory.h"
#include "function/source/recalled.h"

#include <math.h>
#include <stdlib.h>

/* The range of variable v on the way, with a fifth of it on each side; of none, as much as a tenth of its size. */
static void find_ends(const struct descent *d, size_t v, struct landscape *l)
{
    const double air = 0.2, tenth = 0.1;
    double low = d->path[v], high = low;
    for (size_t i = 1; i < d->n_steps; i++) {
        low = fmin(low, d->path[2 * i + v]);
        high = fmax(high, d->path[2 * i + v]);
    }
    double pad = air * (high - low);
    if (!(pad > 0)) pad = low != 0 ? tenth * fabs(low) : 1;
    l->from[v] = low - pad;
    l->to[v] = high + pad;
}

static double coordinate(const struct landscape *l, size_t v, size_t i)
{
    return l->from[v] + (l->to[v] - l->from[v]) * (double)i / (LANDSCAPE_SIDE - 1);
}

static hstar_status fill(const struct function *f, struct landscape *l, hstar_error *err)
{
    enum { N = LANDSCAPE_SIDE * LANDSCAPE_SIDE };
    static const bool varies[2] = {true, true};
    double *place = memory_array(N, 2 * sizeof *place);
    if (!place) return error_memory(err);
    for (size_t i = 0; i < N; i++) {
        place[i] = coordinate(l, 0, i % LANDSCAPE_SIDE);
        place[N + i] = coordinate(l, 1, i / LANDSCAPE_SIDE);
    }
    const double *const columns[2] = {place, place + N};
    double *const outputs[1] = {l->f};
    hstar_status status =
        function_evaluate(f, &(struct points){.n = N, .column = columns, .varies = varies}, outputs, err);
    for (size_t i = 0; i < N && !status; i++)
        if (!isfinite(l->f[i])) l->f[i] = (double)NAN;
    free(place);
    return status;
}

hstar_status landscape_of(const struct descent *d, struct landscape **landscape, hstar_error *err)
{
    const struct function *known = d->problem->f;
    *landscape = NULL;
    if (known->n_variables != 2 || known->n_outputs != 1 || !d->path) return HSTAR_OK;
    struct function *f = recalled_again(problem_kind(d->problem), known);
    if (!f) return HSTAR_OK;
    struct landscape *l = memory_array(1, sizeof *l);
    hstar_status status = l ? HSTAR_OK : error_memory(err);
    for (size_t v = 0; v < 2 && !status; v++) find_ends(d, v, l);
    bool finite = !status;
    for (size_t v = 0; v < 2 && finite; v++) finite = isfinite(l->from[v]) && isfinite(l->to[v] - l->from[v]);
    if (finite) status = fill(f, l, err);
    function_free(f);
    if (status || !finite)
        free(l);
    else
        *landscape = l;
    return status;
}
