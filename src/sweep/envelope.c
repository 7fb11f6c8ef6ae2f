/* The envelope: a maximum over a window that slides in log h, with a queue of candidates. */
#include "sweep/envelope.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* A quarter of a decade to each side; a hair more, so that a neighbour at just that distance counts. */
#define HALF_WINDOW (0.25 * (1 + 1e-12))

hstar_status envelope_of(const double *h, const double *values, size_t n, double *envelope, hstar_error *err)
{
    /* queue[head … tail): indices of falling |values|, the first is the largest in the window. */
    size_t *queue = memory_array(n, sizeof *queue);
    double *log_h = memory_array(n, sizeof *log_h);
    if (!queue || !log_h) {
        free(queue);
        free(log_h);
        return error_memory(err);
    }
    for (size_t i = 0; i < n; i++) log_h[i] = log10(h[i]);
    size_t head = 0, tail = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        for (; next < n && log_h[next] <= log_h[i] + HALF_WINDOW; next++) {
            double size = fabs(values[next]);
            if (isnan(size)) continue;
            while (tail > head && fabs(values[queue[tail - 1]]) <= size) tail--;
            queue[tail++] = next;
        }
        while (head < tail && log_h[queue[head]] < log_h[i] - HALF_WINDOW) head++;
        envelope[i] = head < tail ? fabs(values[queue[head]]) : (double)NAN;
    }
    free(queue);
    free(log_h);
    return HSTAR_OK;
}

static hstar_status derive(const struct sweep *s, const double *values, double **envelope, hstar_error *err)
{
    free(*envelope);
    *envelope = NULL;
    if (!values) return HSTAR_OK;
    *envelope = memory_array(s->n_h, sizeof **envelope);
    return *envelope ? envelope_of(s->h, values, s->n_h, *envelope, err) : error_memory(err);
}

hstar_status sweep_derive(struct sweep *s, hstar_error *err)
{
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++) {
            struct method_sweep *method = &s->components[c].methods[m];
            hstar_status status = derive(s, method->column[COLUMN_ERROR], &method->error_envelope, err);
            if (!status) status = derive(s, method->column[COLUMN_ROUNDING], &method->rounding_envelope, err);
            if (status) return status;
        }
    return HSTAR_OK;
}
