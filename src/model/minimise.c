/* The minimum over log h, by GSL's Brent. */
#include "model/minimise.h"
#include "base/gsl_quiet.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <math.h>

/* Points of the scan: a few a decade over the range of doubles. Brent narrows log h down to a millionth. */
enum { SCAN = 400, MOST_ITERATIONS = 100 };
#define LOG_H_TOLERANCE 1e-6

/* A bottom that is flat to this over as many decades is a plateau, where no step is better than another. */
#define FLAT            1e-9
#define PLATEAU_DECADES 2.0

static double at_log(double log_h, void *context)
{
    const struct error_curve *curve = context;
    return curve->at(exp(log_h), curve->context);
}

/* Brent between low and high, around a middle that is strictly below both. */
static hstar_status brent(const struct error_curve *curve, double low, double middle, double high,
                          double *best, hstar_error *err)
{
    struct error_curve copy = *curve;
    gsl_function f = {at_log, &copy};
    gsl_min_fminimizer *minimizer = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent);
    if (!minimizer) return error_memory(err);
    int code = gsl_min_fminimizer_set(minimizer, &f, middle, low, high);
    for (int i = 0; code == GSL_SUCCESS && i < MOST_ITERATIONS; i++) {
        code = gsl_min_fminimizer_iterate(minimizer);
        if (code == GSL_SUCCESS &&
            gsl_min_test_interval(gsl_min_fminimizer_x_lower(minimizer),
                                  gsl_min_fminimizer_x_upper(minimizer), LOG_H_TOLERANCE, 0) == GSL_SUCCESS)
            break;
    }
    if (code == GSL_SUCCESS) *best = gsl_min_fminimizer_x_minimum(minimizer);
    gsl_min_fminimizer_free(minimizer);
    return HSTAR_OK;
}

/* The last point of the scan, from `first` on, that is as low as the first. */
static int flat_until(const struct error_curve *curve, double low, double step, int first, double least)
{
    int last = first;
    while (last < SCAN && curve->at(exp(low + step * (last + 1)), curve->context) <= least * (1 + FLAT))
        last++;
    return last;
}

hstar_status minimise(const struct error_curve *curve, double from, double to, enum optimum_place *place,
                      double *h, double *error, hstar_error *err)
{
    double low = log(from), step = (log(to) - low) / SCAN, least = INFINITY;
    int best = 0;
    for (int i = 0; i <= SCAN; i++) {
        double value = curve->at(exp(low + step * i), curve->context);
        if (value < least) {
            least = value;
            best = i;
        }
    }
    if (!isfinite(least)) {
        *place = OPTIMUM_NONE;
        *h = *error = NAN;
        return HSTAR_OK;
    }
    const int last = flat_until(curve, low, step, best, least);
    if ((last - best) * step > PLATEAU_DECADES * M_LN10) { /* its middle, as good as any */
        *place = OPTIMUM_INSIDE;
        *h = exp(low + step * (best + last) / 2);
        *error = least;
        return HSTAR_OK;
    }
    double log_h = low + step * best;
    if (best > 0 && best < SCAN) {
        /* A flat bottom is no bracket: then the scan's answer stands. */
        double before = curve->at(exp(log_h - step), curve->context);
        double after = curve->at(exp(log_h + step), curve->context);
        if (least < before && least < after) {
            gsl_quiet_begin();
            hstar_status status = brent(curve, log_h - step, log_h, log_h + step, &log_h, err);
            gsl_quiet_end();
            if (status) return status;
        }
    }
    *place = best == 0 ? OPTIMUM_LOWER_END : best == SCAN ? OPTIMUM_UPPER_END : OPTIMUM_INSIDE;
    *h = best == 0 ? from : best == SCAN ? to : exp(log_h);
    *error = curve->at(*h, curve->context);
    return HSTAR_OK;
}

double last_below(const struct error_curve *curve, double level, double from, double to)
{
    if (curve->at(to, curve->context) <= level) return to;
    if (!(curve->at(from, curve->context) <= level)) return from;
    double low = log(from), high = log(to);
    while (high - low > LOG_H_TOLERANCE) {
        const double middle = (low + high) / 2;
        if (curve->at(exp(middle), curve->context) <= level)
            low = middle;
        else
            high = middle;
    }
    return exp(low);
}
