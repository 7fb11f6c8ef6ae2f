/* The two lines, by GSL's least squares.
 *
 * The truncation is known exactly at every step, so its own points are fitted; the rounding scatters over
 * decades from step to step, so its envelope is. */
#include "model/fit.h"
#include "base/memory.h"
#include "sweep/envelope.h"

#include <gsl/gsl_fit.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

/* Decades around the crossing that are fitted. To the right of it the higher Taylor terms bend the
 * truncation; far to the left x + h is x and the rounding ceases to grow. */
static const struct window {
    double below, above;
} truncation_window = {2.0, 0.25}, rounding_window = {4.0, 0.5};

/* A step of a few units in the last place of x is rounded to their multiples: the rounding ceases to grow
 * there. */
enum { FEWEST_POINTS = 4, FEWEST_ULPS = 16 };

/* Errors that change less than this power of h do not change. */
#define LEVEL 0.05

/* Points that scatter about a line by more than this many decades (root mean square) are not described by it. */
#define MOST_SCATTER 0.75

/* log10 of the step at which the larger of the two envelopes is smallest: where they cross, or at the end of the grid
 * where one of them never matters; NaN where nothing is known. */
static double crossing(const double *truncation, const double *rounding, const double *h, size_t n)
{
    double least = INFINITY, found = NAN;
    for (size_t i = 0; i < n; i++) {
        double larger = fmax(truncation[i], rounding[i]);
        if (isnan(truncation[i]) || isnan(rounding[i]) || !(larger < least)) continue;
        least = larger;
        found = h[i];
    }
    return log10(found);
}

/* Fits the steps from least_h on that lie in the window around the centre. */
static hstar_status line(const double *values, const double *h, size_t n, double least_h, double centre,
                         const struct window *window, struct fit_line *out, hstar_error *err)
{
    double *x = memory_array(n, sizeof *x), *y = memory_array(n, sizeof *y);
    *out = (struct fit_line){NAN, NAN, false};
    if (!x || !y) {
        free(x);
        free(y);
        return error_memory(err);
    }
    size_t used = 0, zeros = 0;
    for (size_t i = 0; i < n; i++) {
        double log_h = log10(h[i]);
        if (h[i] < least_h || log_h < centre - window->below || log_h > centre + window->above) continue;
        if (values[i] == 0) zeros++;
        if (!(fabs(values[i]) > 0)) continue;
        x[used] = log_h;
        y[used++] = log10(fabs(values[i]));
    }
    if (used >= FEWEST_POINTS) {
        double intercept, slope, cov00, cov01, cov11, sum_of_squares;
        gsl_fit_linear(x, 1, y, 1, used, &intercept, &slope, &cov00, &cov01, &cov11, &sum_of_squares);
        if (fabs(slope) < LEVEL) { /* a level line: what is left of a slope is chance */
            intercept = gsl_stats_mean(y, 1, used);
            slope = 0;
        }
        if (isfinite(slope) && sqrt(sum_of_squares / (double)used) <= MOST_SCATTER)
            *out = (struct fit_line){slope, pow(10, intercept), false};
    }
    out->vanishes = zeros > 0 && used == 0;
    free(x);
    free(y);
    return HSTAR_OK;
}

hstar_status fit_method(const struct method_sweep *method, const double *h, size_t n, double ulp,
                        struct fit *fit, hstar_error *err)
{
    const double *truncation = method->column[COLUMN_TRUNCATION], *rounding = method->rounding_envelope;
    *fit = (struct fit){{NAN, NAN, false}, {NAN, NAN, false}};
    if (!truncation || !rounding) return HSTAR_OK;
    double *truncation_envelope = memory_array(n, sizeof *truncation_envelope);
    if (!truncation_envelope) return error_memory(err);
    hstar_status status = envelope_of(h, truncation, n, truncation_envelope, err);
    double centre = status ? (double)NAN : crossing(truncation_envelope, rounding, h, n);
    free(truncation_envelope);
    if (status || isnan(centre)) return status;
    status = line(truncation, h, n, 0, centre, &truncation_window, &fit->truncation, err);
    if (!status)
        status = line(rounding, h, n, FEWEST_ULPS * ulp, centre, &rounding_window, &fit->rounding, err);
    return status;
}

static double line_at(const struct fit_line *line, double h)
{
    return isnan(line->slope) ? 0 : line->at_1 * pow(h, line->slope);
}

bool fit_known(const struct fit *fit)
{
    bool truncation = !isnan(fit->truncation.slope), rounding = !isnan(fit->rounding.slope);
    return (truncation || fit->truncation.vanishes) && (rounding || fit->rounding.vanishes) &&
           (truncation || rounding);
}

double fit_at(double h, const void *context)
{
    const struct fit *fit = context;
    return line_at(&fit->truncation, h) + line_at(&fit->rounding, h);
}
