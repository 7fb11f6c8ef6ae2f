/* The optimum of a whole gradient, by the ways of a component. */
#include "model/gradient_optimum.h"
#include "base/memory.h"
#include "model/optimum.h"
#include "model/optimum_ways.h"
#include "model/total_error.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>

/* The models of all components by one method. */
struct models {
    const struct sweep *s;
    size_t m;
};

static double norm_of(const struct models *models, double h, double (*at)(double, const void *))
{
    double norm = 0;
    for (size_t c = 0; c < models->s->n_components; c++)
        norm = hypot(norm, at(h, &models->s->components[c].methods[models->m].optimum.modelled.model));
    return norm;
}

static double total_norm(double h, const void *models)
{
    return norm_of(models, h, total_error_at);
}

static double truncation_norm(double h, const void *models)
{
    return norm_of(models, h, total_error_truncation);
}

static double least_rounding_at(double h, const void *model)
{
    (void)h;
    return total_error_least_rounding(model);
}

static bool all_known(const struct models *models)
{
    for (size_t c = 0; c < models->s->n_components; c++)
        if (!models->s->components[c].methods[models->m].optimum.modelled.model.known) return false;
    return true;
}

/* Which is rounded most: there x + h is x first. */
static double largest_x(const struct sweep *s)
{
    double x = 0;
    for (size_t c = 0; c < s->n_components; c++) x = fmax(x, fabs(s->problem->point[s->components[c].wrt]));
    return x;
}

hstar_status gradient_optimum_find(struct sweep *s, size_t m, const struct method *method, hstar_error *err)
{
    struct gradient_error *g = &s->gradient_error[m];
    const struct method_sweep *first = &s->components[0].methods[m];
    struct method_sweep norm = {.derivative = first->derivative,
                                .order = first->order,
                                .error_envelope = g->envelope,
                                .column = {[COLUMN_ESTIMATE] = g->error,
                                           [COLUMN_ERROR] = g->error,
                                           [COLUMN_TRUNCATION] = g->truncation,
                                           [COLUMN_ROUNDING] = g->rounding}};
    const struct optimum_question q = {.s = s,
                                       .format = first->format ? first->format : s->format,
                                       .method = &norm,
                                       .used = s->h,
                                       .truth = g->reference,
                                       .x = largest_x(s),
                                       .level = optimum_is_level(method)};
    optimum_none(&g->optimum);
    const struct optimum_reach reach = optimum_estimates_reach(&q);
    if (isnan(reach.from)) return HSTAR_OK;
    hstar_status status = HSTAR_OK;
    if (g->rounding) {
        norm.rounding_envelope = memory_array(s->n_h, sizeof *norm.rounding_envelope);
        status = norm.rounding_envelope ? envelope_of(s->h, g->rounding, s->n_h, norm.rounding_envelope, err)
                                        : error_memory(err);
    }
    if (!status) status = optimum_by_samples(&q, &reach, &g->optimum, err);
    free(norm.rounding_envelope);
    const struct models models = {s, m};
    const struct optimum_model model = {
        {total_norm, &models}, {truncation_norm, &models}, norm_of(&models, 0, least_rounding_at)};
    return status || !all_known(&models) ? status
                                         : optimum_by_model(&reach, q.level, &model, &g->optimum, err);
}
