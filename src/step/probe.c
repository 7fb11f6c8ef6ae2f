/* Calling f for a selector: counted, within its bounds and its budget. */
#include "step/lore.h"

#include "base/pool.h"

#include <math.h>
#include <stdint.h>

void probe_init(struct probe *p)
{
    static const struct probe unbounded = {.lower = -INFINITY,
                                           .upper = INFINITY,
                                           .noise_given = NAN,
                                           .budget = SIZE_MAX,
                                           .f = NAN,
                                           .f_again = NAN};
    *p = unbounded;
}

bool probe_told(const struct probe *p)
{
    return !isnan(p->noise_given) || p->accuracy > 0;
}

void probe_begin(struct probe *p)
{
    if (p->lore && isfinite(p->lore->f)) {
        p->f = p->lore->f;
        p->f_again = p->lore->f_again;
        return;
    }
    p->f = probe_at(p, p->x);
    p->f_again = probe_at(p, p->x);
}

void probe_within(struct probe *p, double reach)
{
    p->lower = fmax(p->lower, p->x - reach);
    p->upper = fmin(p->upper, p->x + reach);
}

bool probe_allows(const struct probe *p, double x)
{
    return x >= p->lower && x <= p->upper;
}

double probe_at(struct probe *p, double x)
{
    double y = NAN;
    probe_many(p, &x, 1, &y);
    return y;
}

/* Calls f at n points at which it may be called, n_free of them for nothing. */
static void call_allowed(struct probe *p, const double *x, size_t n, size_t n_free, double *y)
{
    pool_pulse();
    const hstar_status status = p->call(p->context, x, n, y, p->err);
    p->evaluations += n;
    p->n_free += n_free;
    if (status) {
        p->status = status;
        for (size_t i = 0; i < n; i++) y[i] = NAN;
    }
    for (size_t i = 0; p->keep && i < n; i++) p->keep(p->record, x[i] - p->x, y[i]);
}

/* How many of n points go in one call: they are within the bounds, and those that are not free are paid for. */
static size_t count_payable(const struct probe *p, const double *x, size_t n, size_t *n_free)
{
    size_t run = 0, left = p->status ? 0 : probe_left(p);
    *n_free = 0;
    for (; run < n && probe_allows(p, x[run]) && !p->status; run++) {
        if (p->is_free && p->is_free(p->context, x[run]))
            ++*n_free;
        else if (left)
            left--;
        else
            break;
    }
    return run;
}

void probe_many(struct probe *p, const double *x, size_t n, double *y)
{
    size_t done = 0;
    while (done < n) {
        /* As many as go in one call; then one that must not be called. */
        size_t n_free;
        const size_t run = count_payable(p, x + done, n - done, &n_free);
        if (run) {
            call_allowed(p, x + done, run, n_free, y + done);
            done += run;
            continue;
        }
        if (!probe_allows(p, x[done]))
            p->out_of_bounds = true;
        else if (!p->status)
            p->out_of_budget = true;
        y[done++] = NAN;
    }
}

enum stop probe_stop(const struct probe *p, enum stop otherwise)
{
    if (p->status) return STOP_FAILED;
    if (p->out_of_budget) return STOP_BUDGET;
    if (p->out_of_bounds) return STOP_BOUNDS;
    return otherwise;
}

size_t probe_paid(const struct probe *p)
{
    return p->evaluations - p->n_free;
}

size_t probe_left(const struct probe *p)
{
    const size_t paid = probe_paid(p);
    return p->budget > paid ? p->budget - paid : 0;
}

bool probe_affords(struct probe *p, size_t n)
{
    if (probe_left(p) >= n) return true;
    p->out_of_budget = true;
    return false;
}
