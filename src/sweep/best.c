/* Judging a sweep. */
#include "sweep/best.h"
#include "sweep/digits.h"

#include <math.h>

double best_value(const struct component_sweep *c, const struct method_sweep *m)
{
    return m->format ? m->reference : c->reference.value;
}

double best_bar(const struct component_sweep *c)
{
    return reference_bar(&c->reference);
}

double best_bar_of_all(const struct sweep *s)
{
    double bar = 0;
    for (size_t i = 0; i < s->n_components; i++) {
        const double one = best_bar(&s->components[i]);
        bar = isnan(one) ? one : hypot(bar, one); /* a NaN stays one */
    }
    return bar;
}

bool best_hidden(double error, double bar)
{
    return bar != 0 && isfinite(error) && !(fabs(error) > bar);
}

const struct method_sweep *best_method(const struct component_sweep *c, size_t n_methods)
{
    const struct method_sweep *best = NULL;
    for (size_t m = 0; m < n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        if (isnan(method->optimum.measured.h) || isnan(method->optimum.measured.error)) continue;
        if (!best || method->optimum.measured.error < best->optimum.measured.error) best = method;
    }
    return best;
}

size_t best_for_all(const struct sweep *s)
{
    size_t best = s->n_methods;
    for (size_t m = 0; s->gradient_error && m < s->n_methods; m++) {
        const double error = s->gradient_error[m].optimum.measured.error;
        if (!isnan(error) && (best == s->n_methods || error < s->gradient_error[best].optimum.measured.error))
            best = m;
    }
    return best;
}

size_t best_nearest(const struct sweep *s, double exponent)
{
    size_t low = 0, high = s->n_h - 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (log10(s->h[middle]) <= exponent)
            low = middle;
        else
            high = middle;
    }
    return fabs(log10(s->h[high]) - exponent) < fabs(log10(s->h[low]) - exponent) ? high : low;
}

size_t best_cost(const struct sweep *s, const struct method_sweep *m)
{
    if (!m->calls || isnan(m->optimum.measured.h)) return m->evaluations;
    const double calls = m->calls[best_nearest(s, log10(m->optimum.measured.h))];
    return calls >= 1 && calls <= (double)m->evaluations ? (size_t)calls : m->evaluations;
}

const struct method_sweep *best_cheap(const struct sweep *s, const struct component_sweep *c,
                                      const struct method_sweep *accurate)
{
    const struct method_sweep *best = accurate;
    for (size_t m = 0; m < s->n_methods; m++) {
        const struct method_sweep *method = &c->methods[m];
        const double error = method->optimum.measured.error;
        if (isnan(method->optimum.measured.h) || isnan(error) || method->format != accurate->format) continue;
        if (error != 0 && digits_correct(error, best_value(c, method), s->format) < 1) continue;
        if (best_cost(s, method) < best_cost(s, best) ||
            (best_cost(s, method) == best_cost(s, best) && error < best->optimum.measured.error))
            best = method;
    }
    return best;
}

bool best_told(const struct sweep *s)
{
    for (size_t i = 0; i < s->n_components; i++)
        for (size_t m = 0; m < s->n_methods; m++)
            if (!isnan(s->components[i].methods[m].optimum.measured.h)) return true;
    return false;
}

bool best_trusted(const struct sweep *s)
{
    for (size_t i = 0; i < s->n_components; i++)
        for (size_t m = 0; m < s->n_methods; m++) {
            const struct component_sweep *c = &s->components[i];
            if (isnan(best_value(c, &c->methods[m]))) return false;
        }
    return true;
}

bool best_untold(const struct sweep *s, const struct method_sweep *m)
{
    if (!m->error_envelope || !isnan(m->optimum.measured.h)) return false;
    for (size_t i = 0; i < s->n_h; i++)
        if (!isnan(m->error_envelope[i])) return true;
    return false;
}

bool best_untold_of(const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++)
        if (best_untold(s, &c->methods[m])) return true;
    return false;
}

bool best_untold_any(const struct sweep *s)
{
    for (size_t i = 0; i < s->n_components; i++)
        if (best_untold_of(s, &s->components[i])) return true;
    return false;
}

bool best_nothing(const struct sweep *s, const struct component_sweep *c)
{
    bool nothing = s->n_methods > 0;
    for (size_t m = 0; m < s->n_methods; m++) nothing = nothing && c->methods[m].no_estimate;
    return nothing;
}
