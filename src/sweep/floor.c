/* The floor of a stencil: its errors over 2000 steps, smoothed by a running median, at their minimum. */
#include "sweep/floor.h"
#include "base/memory.h"
#include "sweep/estimate.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* 10^(1/6): half of a third of a decade to either side; a hair more, so that a neighbour at just that distance counts. */
#define SIXTH_OF_A_DECADE (1.4677992676220695 * (1 + 1e-12))

/* A median over a window that slides: its values in ascending order, the lowest and the highest half-way shared. */
struct median_window {
    double *sorted;
    size_t n;
};

static size_t place_of_minimum(const struct median_window *w, double value)
{
    size_t low = 0, high = w->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (w->sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void window_add(struct median_window *w, double value)
{
    if (isnan(value)) return;
    size_t at = place_of_minimum(w, value);
    for (size_t i = w->n++; i > at; i--) w->sorted[i] = w->sorted[i - 1];
    w->sorted[at] = value;
}

static void window_drop(struct median_window *w, double value)
{
    if (isnan(value)) return;
    for (size_t i = place_of_minimum(w, value), last = --w->n; i < last; i++) w->sorted[i] = w->sorted[i + 1];
}

static double window_median(const struct median_window *w, size_t wanted)
{
    /* Of a window that is mostly holes, the few numbers left may all be lucky. */
    if (w->n == 0 || 2 * w->n < wanted) return NAN;
    double low = w->sorted[(w->n - 1) / 2], high = w->sorted[w->n / 2];
    return low + (high - low) / 2;
}

hstar_status floor_running_median(const double *h, const double *values, size_t n, double *median,
                                  hstar_error *err)
{
    struct median_window w = {.sorted = memory_array(n, sizeof *w.sorted)};
    if (!w.sorted) return error_memory(err);
    size_t first = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        for (; next < n && h[next] <= h[i] * SIXTH_OF_A_DECADE; next++) window_add(&w, values[next]);
        for (; h[first] < h[i] / SIXTH_OF_A_DECADE; first++) window_drop(&w, values[first]);
        median[i] = window_median(&w, next - first);
    }
    free(w.sorted);
    return HSTAR_OK;
}

/* The steps as written, log-spaced, and as used: x + h is a double. */
static void lay_steps(double x, double *h, double *realised)
{
    const double decades = 16, scale = fmax(1, fabs(x));
    for (size_t i = 0; i < FLOOR_STEPS; i++) {
        h[i] = pow(10, decades * ((double)i / (FLOOR_STEPS - 1) - 1)) * scale;
        volatile double there = x + h[i];
        realised[i] = there - x;
    }
}

static void errors_of(const double *estimate, double truth, double *error)
{
    for (size_t i = 0; i < FLOOR_STEPS; i++) {
        error[i] = fabs(estimate[i] - truth);
        if (!isfinite(error[i])) error[i] = NAN; /* beyond the domain, or a step too small to be one */
    }
}

static void lowest(const double *h, const double *median, double *floor, double *at)
{
    double least = NAN, where = NAN;
    for (size_t i = 0; i < FLOOR_STEPS; i++)
        if (median[i] < least || (isnan(least) && !isnan(median[i]))) {
            least = median[i];
            where = h[i];
        }
    *floor = least;
    *at = where;
}

hstar_status floor_find(const struct component *place, const struct method *method, double truth,
                        double *floor, double *h, hstar_error *err)
{
    struct shared_nodes shared_nodes;
    hstar_status status = shared_nodes_init(&shared_nodes, method, 1, err);
    if (status) return status;
    enum { H, REALISED, ESTIMATE, MEDIAN, N_ROWS };
    double *rows = memory_array(N_ROWS * FLOOR_STEPS, sizeof *rows);
    double *nodes = memory_array(2 * shared_nodes.n * FLOOR_STEPS, sizeof *nodes);
    if (!rows || !nodes) {
        status = error_memory(err);
        goto done;
    }
    double *row[N_ROWS];
    for (size_t i = 0; i < N_ROWS; i++) row[i] = rows + i * FLOOR_STEPS;
    lay_steps(component_x(place), row[H], row[REALISED]);
    struct format_column estimate = {.nearest = row[ESTIMATE]};
    struct estimate_block block = {.n = FLOOR_STEPS,
                                   .h = row[REALISED],
                                   .x = {.nearest = nodes},
                                   .y = {.nearest = nodes + shared_nodes.n * FLOOR_STEPS},
                                   .estimate = &estimate};
    if ((status = estimate_run(place, method, &shared_nodes, &block, err))) goto done;
    errors_of(row[ESTIMATE], truth, row[ESTIMATE]);
    if ((status = floor_running_median(row[H], row[ESTIMATE], FLOOR_STEPS, row[MEDIAN], err))) goto done;
    lowest(row[REALISED], row[MEDIAN], floor, h);
done:
    free(rows);
    free(nodes);
    shared_nodes_clear(&shared_nodes);
    return status;
}

double floor_regret(double error, double floor, double truth)
{
    if (!(fabs(truth) > 0) || isnan(error) || isnan(floor)) return NAN;
    double least = DBL_EPSILON / 2 * fabs(truth);
    return fmax(fabs(error), least) / fmax(fabs(floor), least);
}
