/* GSL's numerical derivatives, with the errors that they claim. */
#include "base/memory.h"
#include "problem/slice.h"
#include "reference/reference.h"

#include <gsl/gsl_deriv.h>
#include <gsl/gsl_math.h>
#include <math.h>

typedef int gsl_routine(const gsl_function *, double, double, double *, double *);

/* A routine asks for four places at a time, at first at these distances from x, in units of the starting step, to the last bit. */
enum { AT_A_TIME = 4 };

static const struct routine {
    const char *name;
    gsl_routine *run;
    double at[AT_A_TIME];
} routines[N_GSL_ROUTINES] = {
    {"gsl_deriv_central", gsl_deriv_central, {-1, 1, -0.5, 0.5}},
    {"gsl_deriv_forward", gsl_deriv_forward, {0.25, 0.5, 0.75, 1}},
    {"gsl_deriv_backward", gsl_deriv_backward, {-0.25, -0.5, -0.75, -1}},
};

/* GSL wants a starting step and shrinks it only. 1e-4 does best over the field's problems; for a large x it
 * grows with it, so that x + h keeps 16 bits of h. */
double reference_gsl_step(double x)
{
    const double usual = 1e-4, sixteen_bits = 0x1p-36;
    return fmax(usual, sixteen_bits * fabs(x));
}

/* What GSL calls, and what became of the calls. */
struct call {
    struct slice *line;
    hstar_status status;
    hstar_error *err;
};

/* Who answers several places in the time of one is told them before they are asked for. */
static void foresee_first(const struct call *c, const struct routine *routine, double x, double h)
{
    double at[AT_A_TIME];
    for (size_t i = 0; i < AT_A_TIME; i++) at[i] = x + routine->at[i] * h;
    slice_foresee(c->line, at, AT_A_TIME);
}

static double call(double x, void *data)
{
    struct call *c = data;
    double y = NAN;
    if (!c->status) c->status = slice_values(c->line, &x, 1, &y, c->err);
    return c->status ? (double)NAN : y;
}

hstar_status reference_gsl_estimates(const struct component *place, struct gsl_estimate out[N_GSL_ROUTINES],
                                     hstar_error *err)
{
    double x = component_x(place);
    struct call c = {.status = HSTAR_OK, .err = err};
    hstar_status status = slice_new(place, &c.line, err);
    if (status) return status;
    gsl_function f = {call, &c};
    for (size_t i = 0; i < N_GSL_ROUTINES && !c.status; i++) {
        struct gsl_estimate estimate = {
            .routine = routines[i].name, .h = reference_gsl_step(x), .error = NAN};
        foresee_first(&c, &routines[i], x, estimate.h);
        if (routines[i].run(&f, x, estimate.h, &estimate.value, &estimate.abserr))
            estimate.value = estimate.abserr = NAN;
        out[i] = estimate;
    }
    slice_free(c.line);
    return c.status;
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
