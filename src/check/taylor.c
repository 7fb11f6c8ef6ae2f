/* The Taylor test: remainders along random directions at powers of two, and the slope of the window nearest to the point in which
 * neither noise nor terms of higher order rule. */
#include "check/taylor.h"
#include "base/memory.h"
#include "check/directions.h"
#include "function/source/direction.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* The steps are 2^0 … 2^-59 of the direction, whose entries are as large as the variables. */
enum { LEAST_WINDOW = 8, MOST_WINDOW = 12, DEEPEST_SEEN = -46 };

/* Turns the entries that lead out of the bounds, or beyond the reach, where the other side has more room; how long a step of the direction may
 * be then. */
static double turn_inwards(const struct problem *p, double *direction)
{
    double longest = INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double above = problem_upper(p, p->point, v) - p->point[v],
                     below = p->point[v] - problem_lower(p, p->point, v), d = direction[v];
        if (d == 0) continue;
        const double ahead = d > 0 ? above : below, behind = d > 0 ? below : above;
        if (fabs(d) > ahead && behind > ahead) direction[v] = -d;
        longest = fmin(longest, fmax(ahead, fabs(d) > ahead ? behind : 0) / fabs(d));
    }
    return longest;
}

/* h = 0 and all steps that are no longer than the longest: the number of them, and the first. */
static size_t lay_steps_out(double longest, double h[TAYLOR_STEPS + 1], int *first)
{
    size_t n = 0;
    h[n++] = 0;
    *first = 0;
    while (*first < TAYLOR_STEPS && ldexp(1, -*first) > longest) ++*first;
    for (int i = *first; i < TAYLOR_STEPS; i++) h[n++] = ldexp(1, -i);
    return n;
}

/* Number k of them; how long a step of it may be. */
static double take_direction(const struct taylor_request *r, size_t k, double *direction)
{
    direction_fill(r->problem->point, r->problem->f->n_variables, r->problem->wrt, r->problem->n_wrt, r->seed,
                   k, direction);
    return turn_inwards(r->problem, direction);
}

/* g . v, and f at point + h v; a remainder is NaN where f is, or was not asked. */
static hstar_status measure_remainders(const struct taylor_request *r, const double *direction,
                                       double longest, struct taylor *t, double *floor_, hstar_error *err)
{
    double h[TAYLOR_STEPS + 1], *outputs = memory_room(r->problem->f->n_outputs, sizeof h);
    double **y = memory_array(r->problem->f->n_outputs, sizeof *y);
    struct function *along = NULL;
    hstar_status status = outputs && y ? HSTAR_OK : error_memory(err);
    if (!status) status = along_new(r->problem->f, r->problem->point, direction, false, &along, err);
    if (status) goto done;
    for (size_t o = 0; o < r->problem->f->n_outputs; o++) y[o] = outputs + o * (TAYLOR_STEPS + 1);
    int first;
    for (int i = 0; i < TAYLOR_STEPS; i++) t->h[i] = ldexp(1, -i);
    const double *column = h;
    const bool varies = true;
    const struct points points = {
        .n = lay_steps_out(longest, h, &first), .column = &column, .varies = &varies};
    t->evaluations = points.n;
    status = function_evaluate(along, &points, y, err);
    if (status) goto done;
    long double slope = 0;
    for (size_t i = 0; i < r->problem->n_wrt; i++)
        slope += (long double)direction[r->problem->wrt[i]] * r->gradient[i];
    const double *f = y[r->output];
    /* Noise shows at the smallest steps, where nothing else is left; it is at least a unit in the last place. */
    *floor_ = fabs(f[0]) * DBL_EPSILON;
    for (int i = 0; i < first; i++) t->remainder[i] = NAN;
    for (int i = first; i < TAYLOR_STEPS; i++) {
        long double remainder = (long double)f[i - first + 1] - f[0] - (long double)t->h[i] * slope;
        t->remainder[i] = fabs((double)remainder);
        if (-i <= DEEPEST_SEEN && isfinite(t->remainder[i])) *floor_ = fmax(*floor_, t->remainder[i]);
    }
done:
    function_free(along);
    free(y);
    free(outputs);
    return status;
}

static int by_size_of_slope(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

static double middle(double *values, size_t n)
{
    qsort(values, n, sizeof *values, by_size_of_slope);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* The line through steps first … last after Theil and Sen, the median of all slopes between two; how far off it the farthest
 * remainder is, in decades. */
struct line_fit {
    double slope, intercept, scatter;
};

static struct line_fit fit_line(const struct taylor *t, int first, int last)
{
    enum { MOST_PAIRS = MOST_WINDOW * (MOST_WINDOW - 1) / 2 };
    double slopes[MOST_PAIRS], offsets[MOST_WINDOW];
    size_t n = 0, m = 0;
    for (int i = first; i <= last; i++)
        for (int j = first; j < i; j++)
            slopes[n++] = log10(t->remainder[i] / t->remainder[j]) / log10(t->h[i] / t->h[j]);
    struct line_fit fit = {.slope = middle(slopes, n)};
    for (int i = first; i <= last; i++) offsets[m++] = log10(t->remainder[i]) - fit.slope * log10(t->h[i]);
    fit.intercept = middle(offsets, m);
    for (size_t i = 0; i < m; i++) fit.scatter = fmax(fit.scatter, fabs(offsets[i] - fit.intercept));
    return fit;
}

/* From the smallest steps upwards: the first window that stands clear of the noise and lies on a line that rises. Noise scatters
 * and does not rise; far from the point the terms of higher order bend the line. */
static void find_window(struct taylor *t, double floor_)
{
    const double clear = 16, straight = 0.05, rising = 0.7;
    t->slope = t->intercept = t->window[0] = t->window[1] = NAN;
    for (int last = TAYLOR_STEPS - 1; last >= LEAST_WINDOW - 1; last--) {
        int first = last;
        while (first >= 0 && last - first < MOST_WINDOW && t->remainder[first] > clear * floor_ &&
               isfinite(t->remainder[first]))
            first--;
        first++;
        for (; last - first >= LEAST_WINDOW - 1; first++) {
            struct line_fit fit = fit_line(t, first, last);
            if (fit.scatter > straight || fit.slope < rising) continue;
            t->slope = fit.slope;
            t->intercept = fit.intercept;
            t->window[0] = t->h[last];
            t->window[1] = t->h[first];
            return;
        }
    }
}

hstar_status taylor_test(const struct taylor_request *request, struct taylor *taylor, hstar_error *err)
{
    const struct taylor_request *r = request;
    double *direction = memory_room(r->problem->f->n_variables, sizeof *direction);
    if (!direction) return error_memory(err);
    struct taylor found = {.slope = NAN}, one;
    hstar_status status = HSTAR_OK;
    size_t evaluations = 0;
    for (size_t k = 0; !status && k < r->n_directions; k++) {
        double floor_;
        const double longest = take_direction(r, k, direction);
        status = measure_remainders(r, direction, longest, &one, &floor_, err);
        if (status) break;
        evaluations += one.evaluations;
        find_window(&one, floor_);
        if (k == 0 || (!isnan(one.slope) && !(one.slope >= found.slope))) found = one;
    }
    free(direction);
    if (status) return status;
    found.n_directions = r->n_directions;
    found.evaluations = evaluations;
    found.output = r->output;
    *taylor = found;
    return HSTAR_OK;
}

hstar_status taylor_foresee(const struct taylor_request *r, hstar_error *err)
{
    if (function_width(r->problem->f) == 1) return HSTAR_OK;
    double *direction = memory_room(r->problem->f->n_variables, sizeof *direction);
    hstar_status status = direction ? HSTAR_OK : error_memory(err);
    for (size_t k = 0; k < r->n_directions && !status; k++) {
        double h[TAYLOR_STEPS + 1];
        int first;
        const double longest = take_direction(r, k, direction), *column = h;
        const bool varies = true;
        const struct points points = {
            .n = lay_steps_out(longest, h, &first), .column = &column, .varies = &varies};
        struct function *along;
        status = along_new(r->problem->f, r->problem->point, direction, false, &along, err);
        if (status) break;
        function_foresee(along, &points);
        function_free(along);
    }
    free(direction);
    return status;
}

enum taylor_law taylor_law(double slope)
{
    static const double least[] = {
        [TAYLOR_STRAIGHT] = 2.5, [TAYLOR_RIGHT] = 1.75, [TAYLOR_BETWEEN] = 1.25, [TAYLOR_FIRST] = 0.5};
    enum taylor_law law = TAYLOR_STRAIGHT;
    while (law < TAYLOR_NONE && !(slope > least[law])) law++;
    return law;
}
