/* GSL's numerical derivatives, with the errors that they claim. */
#include "base/memory.h"
#include "problem/slice.h"
#include "reference/reference.h"

#include <gsl/gsl_deriv.h>
#include <gsl/gsl_math.h>
#include <math.h>

typedef int gsl_routine(const gsl_function *, double, double, double *, double *);

/* A routine asks for four places at a time: before it has all four values it decides nothing. */
enum { AT_A_TIME = 4 };

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
double reference_gsl_step(double x)
{
    const double usual = 1e-4, sixteen_bits = 0x1p-36;
    return fmax(usual, sixteen_bits * fabs(x));
}

/* A routine calls f at one place after the other. It is run again and again: what is known it is told, and the first places that are not
 * are noted, to be asked for together. */
enum { MOST_PASSES = 8 };

struct rerun {
    double x[MOST_PASSES * AT_A_TIME], y[MOST_PASSES * AT_A_TIME];
    size_t n_known, n_told;
    double wanted[AT_A_TIME];
    size_t n_wanted;
};

static double tell_known(double x, void *data)
{
    struct rerun *r = data;
    const size_t i = r->n_told++;
    if (i < r->n_known && r->x[i] == x) return r->y[i];
    if (i < r->n_known) r->n_known = i; /* it went another way */
    if (r->n_wanted < AT_A_TIME) r->wanted[r->n_wanted++] = x;
    return 0; /* anything: the routine is run again */
}

/* Once more: what a routine makes of all that it was told, and what it wants to know beyond that. */
static void run_again(size_t i, double x, struct rerun *r, struct gsl_estimate *out)
{
    gsl_function f = {tell_known, r};
    r->n_told = r->n_wanted = 0;
    *out = (struct gsl_estimate){.routine = routines[i].name, .h = reference_gsl_step(x), .error = NAN};
    if (routines[i].run(&f, x, out->h, &out->value, &out->abserr) || isnan(x)) out->value = out->abserr = NAN;
    if (r->n_known + r->n_wanted <= MOST_PASSES * AT_A_TIME) return;
    out->value = out->abserr = NAN;
    r->n_wanted = 0;
}

/* The routines side by side: what they want is asked for in one call, until they want nothing. */
static hstar_status rerun_all(struct slice *line, double x, struct rerun *all, struct gsl_estimate *out,
                              hstar_error *err)
{
    for (;;) {
        double at[N_GSL_ROUTINES * AT_A_TIME], y[N_GSL_ROUTINES * AT_A_TIME];
        size_t n = 0;
        for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
            run_again(i, x, &all[i], &out[i]);
            for (size_t k = 0; k < all[i].n_wanted; k++) at[n++] = all[i].wanted[k];
        }
        if (!n) return HSTAR_OK;
        const hstar_status status = slice_values(line, at, n, y, err);
        if (status) return status;
        n = 0;
        for (struct rerun *r = all; r < all + N_GSL_ROUTINES; r++)
            for (size_t k = 0; k < r->n_wanted; k++, n++) {
                r->x[r->n_known] = at[n];
                r->y[r->n_known++] = y[n];
            }
    }
}

hstar_status reference_gsl_estimates(const struct component *place, struct gsl_estimate out[N_GSL_ROUTINES],
                                     hstar_error *err)
{
    struct rerun all[N_GSL_ROUTINES];
    struct slice *line;
    hstar_status status = slice_new(place, &line, err);
    if (status) return status;
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) all[i].n_known = 0;
    status = rerun_all(line, component_x(place), all, out, err);
    slice_free(line);
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
