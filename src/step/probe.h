/* The probe: what a selector knows of f. It may call it, on one variable, within bounds and a budget; it has
 * no formula, no derivative and no hint.
 *
 * A call outside the bounds, beyond the budget or after a failure of the function's own answers NaN; a
 * selector treats it as any other number that is not finite, and `probe_stop` then names the cause. */
#ifndef STEP_PROBE_H
#define STEP_PROBE_H

#include "base/error.h"
#include "step/stop.h"

#include <stdbool.h>
#include <stddef.h>

struct record;

struct probe {
    /* What is called: y[i] = f(x[i]) for n points. Anything but HSTAR_OK ends the search: the function cannot be
     * called any more (a program that died), which is not the same as a value that is not a number. */
    hstar_status (*call)(void *context, const double *x, size_t n, double *y, hstar_error *err);
    void *context;
    void (*foresee)(void *context, const double *x,
                    size_t n); /* is told where f may be asked for next; or NULL */
    size_t (*recall)(void *context, double *x, double *y,
                     size_t most); /* what f is known to be at some places, without a call; or NULL */
    bool (*is_free)(void *context, double x); /* is f there to be had without a call? NULL: nowhere */
    double x;                                 /* where the derivative is wanted */
    double lower, upper;     /* f is called within these only; -INFINITY, INFINITY where there are none */
    double noise_given;      /* the absolute noise of f, where the caller knows it; NaN: unknown */
    double accuracy;         /* the noise as a part of |f|, where the caller knows that; 0: unknown */
    size_t budget;           /* evaluations at most that are not free */
    const struct lore *lore; /* what is known of f from searches along other variables; may be NULL */
    hstar_error *err;        /* filled in where `call` fails; may be NULL */
    struct record *record;   /* where `keep`, record_keep or NULL, keeps all that f answers */
    void (*keep)(struct record *record, double t, double y);

    /* Kept by the functions below. */
    size_t evaluations, n_free; /* all, and those of them that were free */
    bool out_of_budget, out_of_bounds;
    hstar_status status;
    double f, f_again; /* f(x), called twice */
};

/* Sets the fields above but `call`, `context`, `x`: no bounds, no budget, unknown noise. */
void probe_init(struct probe *p);

/* f is not called further than `reach` from x, either. */
void probe_within(struct probe *p, double reach);

/* Is the noise of f known from its caller? */
bool probe_told(const struct probe *p);

/* Calls f(x) twice, which every search begins with: p->f and p->f_again. */
void probe_begin(struct probe *p);

/* f at one point, and at n points in one call, which a program or threads can answer side by side. Points
 * outside the bounds are not evaluated, nor any once the budget is spent. */
double probe_at(struct probe *p, double x);
void probe_many(struct probe *p, const double *x, size_t n, double *y);

/* May f be called there? */
bool probe_allows(const struct probe *p, double x);

/* Why calls answered NaN where f itself did not: STOP_FAILED, STOP_BUDGET or STOP_BOUNDS; else `otherwise`. */
enum stop probe_stop(const struct probe *p, enum stop otherwise);

/* How many evaluations were not free, and how many of these are left. */
size_t probe_paid(const struct probe *p);
size_t probe_left(const struct probe *p);

/* Are n of them left? If not the budget counts as spent: what they were for is left undone. */
bool probe_affords(struct probe *p, size_t n);

#endif
