/* From auto's searches to Taylor series. */
#include "derive/measured_series_of.h"
#include "base/memory.h"
#include "step/component_search.h"

#include <math.h>
#include <stdlib.h>

_Static_assert((int)MEASURED_TERMS == STEP_TAYLOR, "what is measured is what the model takes");

struct measuring_series {
    const struct problem *problem;
    struct measured_series *series;
};

struct measured_series *measured_series_room(const struct problem *problem)
{
    return memory_array(problem->f->n_outputs, problem->n_wrt * sizeof(struct measured_series));
}

struct measured_series measured_series_told(const struct component *component, const struct step *step,
                                            const struct step_taylor *taylor)
{
    const struct problem *problem = component->problem;
    const double x = component_x(component);
    const double left = x - problem_lower(problem, problem->point, component->wrt),
                 right = problem_upper(problem, problem->point, component->wrt) - x;
    struct measured_series series = {.known = taylor->known,
                                     .noise = taylor->noise,
                                     .room = {fmin(left, step->missing[0]), fmin(right, step->missing[1])},
                                     .evaluations = step->evaluations,
                                     .unknown = stops[step->stop].sentence};
    for (int k = 0; k < MEASURED_TERMS; k++) series.c[k] = taylor->c[k];
    return series;
}

static hstar_status measure_one(void *context, size_t output, size_t variable, const struct search_aids *aids,
                                hstar_error *err)
{
    const struct measuring_series *all = context;
    const struct component component = {all->problem, output, all->problem->wrt[variable]};
    struct step_taylor taylor;
    const struct step_request request = {.derivative = 1, .use = N_USES, .taylor = &taylor};
    struct step step;
    const hstar_status status = component_search(&component, SELECTOR_AUTO, &request, aids, &step, NULL, err);
    if (!status)
        all->series[output * all->problem->n_wrt + variable] =
            measured_series_told(&component, &step, &taylor);
    return status;
}

hstar_status measured_series_of(const struct problem *problem, struct measured_series **series,
                                hstar_error *err)
{
    struct measuring_series all = {problem, measured_series_room(problem)};
    if (!all.series) return error_memory(err);
    const struct component_searches searches = {.one = measure_one, .context = &all, .problem = problem};
    const hstar_status status = component_searches_run(&searches, err);
    if (status)
        free(all.series);
    else
        *series = all.series;
    return status;
}
