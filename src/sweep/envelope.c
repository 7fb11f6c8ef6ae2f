/* The envelope: a maximum over a window that slides along h, with a queue of candidates. */
#include "sweep/envelope.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

/* 10^(1/4): a quarter of a decade; a hair more, so that a neighbour at just that distance counts. */
#define QUARTER_DECADE (1.7782794100389228 * (1 + 1e-12))

/* The largest sign * |value| in the window around each step. */
static hstar_status slide(const double *h, const double *values, size_t n, double sign, double *found,
                          hstar_error *err)
{
    /* queue[head … tail): indices of falling sign * |values|, the first is the largest in the window. */
    size_t *queue = memory_array(n, sizeof *queue);
    if (!queue) return error_memory(err);
    size_t head = 0, tail = 0, next = 0;
    for (size_t i = 0; i < n; i++) {
        double last = h[i] * QUARTER_DECADE, first = h[i] / QUARTER_DECADE;
        if (i + 1 < n) last = fmax(last, h[i + 1]);
        if (i > 0) first = fmin(first, h[i - 1]);
        for (; next < n && h[next] <= last; next++) {
            double size = sign * fabs(values[next]);
            if (isnan(size)) continue;
            while (tail > head && sign * fabs(values[queue[tail - 1]]) <= size) tail--;
            queue[tail++] = next;
        }
        while (head < tail && h[queue[head]] < first) head++;
        found[i] = isnan(values[i]) ? (double)NAN : fabs(values[queue[head]]);
    }
    free(queue);
    return HSTAR_OK;
}

hstar_status envelope_of(const double *h, const double *values, size_t n, double *envelope, hstar_error *err)
{
    return slide(h, values, n, 1, envelope, err);
}

hstar_status envelope_edge(const double *h, const double *envelope, size_t n, double *edge, hstar_error *err)
{
    return slide(h, envelope, n, -1, edge, err);
}

bool envelope_tells(const double *h, const double *envelope, size_t n, size_t first, size_t last)
{
    size_t n_samples = 0;
    for (size_t i = 0; i < n; i++) n_samples += isnan(envelope[i]) ? 0 : 1;
    if (n_samples < ENVELOPE_FEWEST) return false;
    const double half_decade = QUARTER_DECADE * QUARTER_DECADE;
    const size_t from = first > 0 ? first - 1 : 0, to = last + 1 < n ? last + 1 : last;
    for (size_t i = from; i < to; i++)
        if (h[i + 1] > half_decade * h[i]) return false;
    return true;
}

size_t envelope_enough(const struct sweep *s)
{
    const double hair = 1e-9, decades = log10(s->h[s->n_h - 1] / s->h[0]);
    const size_t n = (size_t)ceil(ENVELOPE_A_DECADE * decades - hair) + 1;
    return n > ENVELOPE_FEWEST ? n : ENVELOPE_FEWEST;
}

static hstar_status derive_method(const struct sweep *s, const double *values, double **envelope,
                                  hstar_error *err)
{
    free(*envelope);
    *envelope = NULL;
    if (!values) return HSTAR_OK;
    *envelope = memory_array(s->n_h, sizeof **envelope);
    return *envelope ? envelope_of(s->h, values, s->n_h, *envelope, err) : error_memory(err);
}

hstar_status gradient_derive(struct sweep *s, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t m = 0; s->gradient_error && m < s->n_methods && !status; m++)
        status = derive_method(s, s->gradient_error[m].error, &s->gradient_error[m].envelope, err);
    return status;
}

hstar_status sweep_derive(struct sweep *s, hstar_error *err)
{
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods; m++) {
            struct method_sweep *method = &s->components[c].methods[m];
            hstar_status status =
                derive_method(s, method->column[COLUMN_ERROR], &method->error_envelope, err);
            if (!status)
                status = derive_method(s, method->column[COLUMN_ROUNDING], &method->rounding_envelope, err);
            if (status) return status;
        }
    return gradient_derive(s, err);
}
