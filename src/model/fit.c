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
static const struct fit_window {
    double below, above;
    double fewest; /* decades that points must span to tell a slope */
    double
        share; /* of theory's slope that theirs must have at least, if it is not level; 0: any slope tells something */
} truncation_window = {2.0, 0.25, 0, 0}, rounding_window = {4.0, 0.5, 1.0, 0.6};

/* A step of a few units in the last place of x is rounded to their multiples: the rounding ceases to grow
 * there. */
enum { FEWEST_POINTS = 4, FEWEST_ULPS = 16 };

/* Errors that change less than this power of h do not change. */
#define LEVEL 0.1

/* Points that scatter about a line by more than this many decades (root mean square) are not described by it; about one
 * whose slope is not theirs, by more than a factor of two. */
#define MOST_SCATTER     0.75
#define MOST_OFF_A_GIVEN 0.3

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

/* What a line is fitted to. */
struct samples {
    const double *h, *used;
    size_t n;
    double least_h, centre; /* steps from the one on; log10 of where the window stands */
};

/* The logarithms of the points in a window; *zeros: how many are 0 and have none. */
static size_t collect_points(const struct samples *p, const double *values, const struct fit_window *window,
                             double *x, double *y, size_t *zeros)
{
    size_t n = 0;
    *zeros = 0;
    for (size_t i = 0; i < p->n; i++) {
        const double log_h = log10(p->used[i]);
        if (p->h[i] < p->least_h || log_h < p->centre - window->below || log_h > p->centre + window->above)
            continue;
        if (i > 0 && p->used[i] == p->used[i - 1]) continue;
        *zeros += values[i] == 0;
        if (!(fabs(values[i]) > 0)) continue;
        x[n] = log_h;
        y[n++] = log10(fabs(values[i]));
    }
    return n;
}

/* A line of a slope through the middle of the points, if they lie near it. */
static void through_middle(const double *x, const double *y, size_t n, double slope, struct fit_line *out)
{
    const double at_0 = gsl_stats_mean(y, 1, n) - slope * gsl_stats_mean(x, 1, n);
    double sum_of_squares = 0;
    for (size_t i = 0; i < n; i++) sum_of_squares += pow(y[i] - at_0 - slope * x[i], 2);
    if (sqrt(sum_of_squares / (double)n) <= MOST_OFF_A_GIVEN)
        *out = (struct fit_line){.slope = slope, .at_1 = pow(10, at_0)};
}

/* The line of least squares. */
static void through_points(const double *x, const double *y, size_t n, const struct fit_window *window,
                           double theory, struct fit_line *out)
{
    double intercept, slope, cov00, cov01, cov11, sum_of_squares;
    gsl_fit_linear(x, 1, y, 1, n, &intercept, &slope, &cov00, &cov01, &cov11, &sum_of_squares);
    if (fabs(slope) < LEVEL) { /* a level line: what is left of a slope is chance */
        intercept = gsl_stats_mean(y, 1, n);
        slope = 0;
    }
    if (!isfinite(slope) || sqrt(sum_of_squares / (double)n) > MOST_SCATTER) return;
    const bool as_theory = slope * theory > 0 && fabs(slope) >= window->share * fabs(theory);
    if (slope == 0 || window->share == 0 || as_theory)
        *out = (struct fit_line){.slope = slope, .at_1 = pow(10, intercept), .told = true};
}

/* In coarse formats there is less than a decade between steps that are lost beside x and the optimum: the points then tell
 * how high the line of theory stands, and nothing of its slope. */
static hstar_status line(const struct samples *p, const double *values, const struct fit_window *window,
                         double theory, struct fit_line *out, hstar_error *err)
{
    double *x = memory_array(p->n, sizeof *x), *y = memory_array(p->n, sizeof *y);
    *out = (struct fit_line){.slope = NAN, .at_1 = NAN};
    if (!x || !y) {
        free(x);
        free(y);
        return error_memory(err);
    }
    size_t zeros;
    const size_t n = collect_points(p, values, window, x, y, &zeros);
    const bool any = n >= FEWEST_POINTS, told = any && x[n - 1] - x[0] >= window->fewest;
    const bool lost = p->h[0] < p->least_h;
    if (told) through_points(x, y, n, window, theory, out);
    if (any && isnan(out->slope) && (theory == 0 || (!told && lost))) through_middle(x, y, n, theory, out);
    out->vanishes = zeros > 0 && n == 0;
    free(x);
    free(y);
    return HSTAR_OK;
}

/* A level line where the difference is 0, as x + k h is x or f changes by less than its rounding. */
static bool all_is_lost(const struct fit_line *rounding, const struct fit_theory *theory)
{
    return rounding->slope == 0 && theory->derivative > 0 && rounding->at_1 >= theory->derivative / 2;
}

hstar_status fit_method(const struct method_sweep *method, const double *h, const double *used, size_t n,
                        const struct fit_theory *theory, struct fit *fit, hstar_error *err)
{
    const double *truncation = method->column[COLUMN_TRUNCATION], *rounding = method->rounding_envelope;
    const struct fit_line none = {.slope = NAN, .at_1 = NAN};
    *fit = (struct fit){none, none};
    if (!truncation || !rounding) return HSTAR_OK;
    double *truncation_envelope = memory_array(n, sizeof *truncation_envelope);
    if (!truncation_envelope) return error_memory(err);
    hstar_status status = envelope_of(h, truncation, n, truncation_envelope, err);
    double centre = status ? (double)NAN : crossing(truncation_envelope, rounding, h, n);
    free(truncation_envelope);
    if (status || isnan(centre)) return status;
    struct samples samples = {h, used, n, 0, centre};
    status = line(&samples, truncation, &truncation_window, method->order, &fit->truncation, err);
    samples.least_h = FEWEST_ULPS * theory->ulp;
    if (!status)
        status = line(&samples, rounding, &rounding_window, theory->rounding_slope, &fit->rounding, err);
    if (all_is_lost(&fit->rounding, theory)) fit->rounding = none;
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

double fit_truncation_at(double h, const void *context)
{
    const struct fit *fit = context;
    return line_at(&fit->truncation, h);
}

void fit_part(const double *h, const double *values, size_t n, double slope, double at_1, size_t *begin,
              size_t *end)
{
    const double near = 0.5; /* decades */
    size_t start = 0;
    *begin = *end = 0;
    for (size_t i = 0; i < n; i++) {
        double off = log10(fabs(values[i])) - slope * log10(h[i]) - log10(at_1);
        if (!(fabs(off) <= near))
            start = i + 1;
        else if (i + 1 - start > *end - *begin) {
            *begin = start;
            *end = i + 1;
        }
    }
    if (*end - *begin > 1) return;
    *begin = 0;
    *end = n;
}
