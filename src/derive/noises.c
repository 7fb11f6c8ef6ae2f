/* Measuring the noise along every variable. */
#include "derive/noises.h"
#include "base/memory.h"
#include "step/component_search.h"

#include <math.h>
#include <stdlib.h>

/* Truncation and noise of the forward difference, h |f''|/2 + 2 level/h, are least together at 2 sqrt(level/|f''|); those of
 * the central one, h^2 |f'''|/6 + level/h, at (3 level/|f'''|)^(1/3). */
static void derive_steps(struct noise_row *row, double x)
{
    double f = fabs(row->f), length = fmax(1, fabs(x));
    row->relative = row->noise.level / f;
    row->roundoffs = row->noise.level / (f * 0x1p-53);
    row->digits_lost = fmax(0, log10(row->roundoffs));
    row->forward_h = 2 * sqrt(row->relative) * length;
    row->central_h = cbrt(3 * row->relative) * length;
    if (f > 0 && isfinite(f) && isfinite(row->noise.level)) return;
    row->relative = row->roundoffs = row->digits_lost = row->forward_h = row->central_h = (double)NAN;
}

static hstar_status measure_noise_row(const struct problem *problem, const struct search_aids *aids,
                                      struct noise_row *row, hstar_error *err)
{
    const struct component component = {problem, row->output, row->wrt};
    struct component_probe along;
    hstar_status status = component_probe_init(&along, &component, aids, err);
    if (status) return status;
    struct probe *p = &along.probe;
    probe_begin(p);
    row->f = p->f;
    noise_profile_init(&row->profile);
    if (!p->status && isfinite(p->f)) {
        noise_measure(p, &row->noise);
        noise_profile_measure(p, &row->profile);
    } else {
        row->noise = (struct noise){(double)NAN, (double)NAN, (double)NAN,    (double)NAN,
                                    (double)NAN, (double)NAN, p->evaluations, NOISE_ROUNDOFF};
    }
    status = p->status;
    component_probe_clear(&along);
    derive_steps(row, component_x(&component));
    return status;
}

static hstar_status measure_task(void *context, size_t output, size_t variable,
                                 const struct search_aids *aids, hstar_error *err)
{
    const struct noises *n = context;
    struct noise_row *row = &n->component[output * n->problem->n_wrt + variable];
    row->output = output;
    row->wrt = n->problem->wrt[variable];
    return measure_noise_row(n->problem, aids, row, err);
}

hstar_status noises_run(const struct problem *problem, const struct progress *progress,
                        struct noises **result, hstar_error *err)
{
    const size_t n_outputs = problem->f->n_outputs;
    struct noises *n = memory_array(1, sizeof *n);
    if (!n) return error_memory(err);
    n->problem = problem_hold(problem);
    n->component = memory_array(n_outputs, problem->n_wrt * sizeof *n->component);
    if (n->component) n->n_components = n_outputs * problem->n_wrt;
    const struct component_searches searches = {
        .one = measure_task, .context = n, .problem = problem, .progress = progress};
    hstar_status status = n->component ? component_searches_run(&searches, err) : error_memory(err);
    if (status)
        noises_free(n);
    else
        *result = n;
    return status;
}

void noises_free(struct noises *n)
{
    if (!n) return;
    problem_release(n->problem);
    free(n->component);
    free(n);
}
