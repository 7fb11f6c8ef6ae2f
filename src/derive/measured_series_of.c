/* From auto's hunts to Taylor series. */
#include "derive/measured_series_of.h"
#include "base/memory.h"
#include "step/component_search.h"

#include <stdlib.h>

_Static_assert((int)MEASURED_TERMS == STEP_TAYLOR, "what is measured is what the model takes");

struct measuring_series {
    const struct problem *problem;
    struct measured_series *series;
};

static hstar_status measure_one(void *context, size_t output, size_t variable, const struct search_aids *aids,
                                hstar_error *err)
{
    const struct measuring_series *all = context;
    const struct component component = {all->problem, output, all->problem->wrt[variable]};
    struct step_taylor taylor;
    const hstar_status status = component_taylor(&component, aids, &taylor, err);
    if (status) return status;
    struct measured_series *series = &all->series[output * all->problem->n_wrt + variable];
    *series = (struct measured_series){.known = taylor.known, .noise = taylor.noise};
    for (int k = 0; k < MEASURED_TERMS; k++) series->c[k] = taylor.c[k];
    return HSTAR_OK;
}

hstar_status measured_series_of(const struct problem *problem, struct measured_series **series,
                                hstar_error *err)
{
    struct measuring_series all = {problem,
                                   memory_array(problem->f->n_outputs, problem->n_wrt * sizeof *all.series)};
    if (!all.series) return error_memory(err);
    const struct component_searches searches = {.one = measure_one, .context = &all, .problem = problem};
    const hstar_status status = component_searches_run(&searches, err);
    if (status)
        free(all.series);
    else
        *series = all.series;
    return status;
}
