/* A short search, by what others have learnt of f: three pairs at the steps that they found best, and one far inside that has to fit. */
#include "step/auto/hunt.h"
#include "step/lore.h"

#include <math.h>

enum { RUNGS = 3, TRIES = 2 };

static const double sigmas =
    3.3; /* a standard deviation of many values is known; what a value exceeds once in a thousand */

/* The pair far inside, and the pairs' mean extrapolated to x, have to fit. */
static bool fits_inside(struct hunt *h, const double *inside, const double *y)
{
    struct ladder *l = &h->ladder;
    struct ladder_polynomial p;
    ladder_polynomial(l, &p);
    for (int i = 0; i < 2; i++) {
        double noise;
        const double off = y[i] - h->p->f - ladder_predict(&p, inside[i], &noise);
        if (!(fabs(off) <= noise + l->noise_absolute)) return false;
    }
    double mean = 0, weights = 0, gain = 0;
    for (int i = 0; i < p.n; i++) { /* at s = 0 */
        const double w = p.weight[i] / p.s[i], step = 1 / p.per_h[i];
        mean += w * p.even[i] * step * step;
        gain += fabs(w);
        weights += w;
    }
    return fabs(mean) <= gain * l->noise_absolute + fabs(weights) * l->noise_absolute;
}

/* Of the orders 2, 4 and 6 the one with the least sum of its noise and its change to the next. */
static void best_order(struct hunt *h)
{
    struct ladder *l = &h->ladder;
    const int last = l->end - 1, level = (int)l->level;
    l->best = (struct entry){.rung = -1, .value = NAN, .noise = INFINITY, .truncation = INFINITY};
    for (int m = level; m < RUNGS; m++) {
        const int other = m + 1 < RUNGS ? m + 1 : m - 1;
        if (other < level) continue;
        const struct entry e = {.rung = last,
                                .column = m,
                                .value = l->scale * l->table[level][last][m],
                                .noise = l->scale * l->gain[level][last][m],
                                .truncation =
                                    l->scale * fabs(l->table[level][last][m] - l->table[level][last][other])};
        if (e.noise + e.truncation < ladder_error(l)) l->best = e;
    }
}

bool hunt_brief(struct hunt *h, const struct lore *lore)
{
    enum { FAR_INSIDE = 6 };
    const double reach = lore_reach(lore, h->p->x), noise = lore_noise(lore);
    if (h->request->derivative > 2 || !(reach > 0) || !isfinite(noise)) return false;
    h->near = (struct close_look){.shape = NEAR_SMOOTH,
                                  .slope = NAN,
                                  .slope_error = INFINITY,
                                  .noise = noise,
                                  .noise_bound = sigmas * noise,
                                  .largest = fabs(h->p->f)};
    struct ladder *l = &h->ladder;
    ladder_init(l, &h->record, &h->near, h->request->derivative, 0);
    int e = hunt_known_rung(h, ilogb(reach), RUNGS);
    double inside[2], y[2];
    for (int k = 0; k < RUNGS; k++)
        if (!ladder_add(l, e--)) return false;
    inside[0] = l->h[l->first] * ldexp(1 + uneven(h->drawn++, 2), -FAR_INSIDE);
    inside[1] = -inside[0];
    if (!record_ask(&h->record, inside, 2, y)) return false;
    for (int try = 0; try <= TRIES; try++) {
        best_order(h);
        if (l->best.rung < 0) return false;
        if (l->best.truncation <= l->best.noise) {
            /* All three rungs are the polynomial that has to fit, whatever order is best. */
            struct entry best = l->best;
            l->best.column = RUNGS - 1;
            const bool good = fits_inside(h, inside, y);
            l->best = best;
            return good;
        }
        if (try == TRIES || !ladder_add(l, e--) || !ladder_add(l, e--)) break;
    }
    return false;
}
