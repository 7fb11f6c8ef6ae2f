/* GSL's numerical derivatives, with the errors that they claim. */
#include "base/memory.h"
#include "reference/reference.h"

#include <gsl/gsl_deriv.h>
#include <gsl/gsl_math.h>
#include <math.h>
#include <stdlib.h>

typedef int gsl_routine(const gsl_function *, double, double, double *, double *);

static const struct {
    const char *name;
    gsl_routine *run;
} routines[N_GSL_ROUTINES] = {
    {"gsl_deriv_central", gsl_deriv_central},
    {"gsl_deriv_forward", gsl_deriv_forward},
    {"gsl_deriv_backward", gsl_deriv_backward},
};

/* GSL wants a starting step and shrinks it only. 1e-4 does best over the field's problems; for a large x it
 * grows with it, so that x + h keeps 16 bits of h. */
static double starting_step(double x)
{
    const double usual = 1e-4, sixteen_bits = 0x1p-36;
    return fmax(usual, sixteen_bits * fabs(x));
}

/* f along one variable, as GSL calls it. */
struct line {
    const struct place *place;
    const double **column;
    bool *varies;     /* all false */
    double *outputs;  /* one value an output */
    double **columns; /* &outputs[o] */
    hstar_status status;
};

static double call(double x, void *data)
{
    struct line *line = data;
    line->column[line->place->wrt] = &x;
    struct points one = {.n = 1, .column = line->column, .varies = line->varies};
    hstar_status status = function_evaluate(line->place->f, &one, line->columns, NULL);
    if (status) line->status = status;
    return status ? (double)NAN : line->outputs[line->place->output];
}

hstar_status reference_gsl_estimates(const struct place *place, struct gsl_estimate out[N_GSL_ROUTINES],
                                     hstar_error *err)
{
    size_t n = place->f->n_variables, m = place->f->n_outputs;
    struct line line = {.place = place,
                        .column = memory_array(n, sizeof *line.column),
                        .varies = memory_array(n, sizeof *line.varies),
                        .outputs = memory_array(m, sizeof *line.outputs),
                        .columns = memory_array(m, sizeof *line.columns)};
    hstar_status status = HSTAR_OK;
    if (!line.column || !line.varies || !line.outputs || !line.columns) {
        status = error_memory(err);
        goto done;
    }
    for (size_t v = 0; v < n; v++) line.column[v] = &place->point[v];
    for (size_t o = 0; o < m; o++) line.columns[o] = &line.outputs[o];

    double x = place->point[place->wrt];
    gsl_function f = {call, &line};
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        struct gsl_estimate estimate = {.routine = routines[i].name, .h = starting_step(x), .error = NAN};
        if (routines[i].run(&f, x, estimate.h, &estimate.value, &estimate.abserr) || line.status)
            estimate.value = estimate.abserr = NAN;
        out[i] = estimate;
    }
done:
    free(line.column);
    free(line.varies);
    free(line.outputs);
    free(line.columns);
    return status;
}

hstar_status reference_gsl(const struct gsl_estimate estimates[N_GSL_ROUTINES], arb_t ball,
                           struct reference *reference, hstar_error *err)
{
    const struct gsl_estimate *best = NULL;
    for (size_t i = 0; i < N_GSL_ROUTINES; i++)
        if (isfinite(estimates[i].value) && isfinite(estimates[i].abserr) &&
            (!best || estimates[i].abserr < best->abserr))
            best = &estimates[i];
    *reference = (struct reference){.source = REFERENCE_NONE, .value = NAN, .bound = NAN};
    if (!best) {
        static const char reason[] = "none of GSL's routines found a finite derivative";
        arb_indeterminate(ball);
        reference->reason = memory_text(reason, sizeof reason - 1);
        return reference->reason ? HSTAR_OK : error_memory(err);
    }
    *reference = (struct reference){.source = REFERENCE_GSL, .value = best->value, .bound = best->abserr};
    arb_set_d(ball, best->value);
    return HSTAR_OK;
}
