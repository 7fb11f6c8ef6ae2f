/* A search that asks nothing: f has several outputs, and has answered searches for others at steps that do for this one, too. It goes the way of a search that asks,
 * as far as the values lead; what is found is held against all of them, and taken where asking would hardly make it better. */
#include "step/auto/hunt.h"

#include "number/exponent.h"

#include <float.h>
#include <math.h>
#include <stdint.h>

enum { FARTHEST = 3, FEW_KNOWN = 28 };
enum { LOW = 5 }; /* octaves below the first step worth trying: why does a ladder stand so low? */

/* What f has answered, beside f(x). */
struct known_values {
    struct hunt *h;
    double x[HUNT_KNOWN], y[HUNT_KNOWN];
    size_t n;
    int rung[HUNT_KNOWN], n_rungs; /* the exponents of the steps at which it is known, ascending */
};

static size_t find_known(const struct known_values *k, double x)
{
    size_t i = 0;
    while (i < k->n && k->x[i] != x) i++;
    return i;
}

/* In place of f. What is not known ends the search. */
static hstar_status tell_what_is_known(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct known_values *k = context;
    (void)err;
    for (size_t i = 0; i < n; i++) {
        const size_t at = find_known(k, x[i]);
        y[i] = at < k->n ? k->y[at] : (double)NAN;
        if (at == k->n && x[i] == k->h->p->x)
            y[i] = k->h->p->f;
        else if (at == k->n)
            k->h->p->out_of_budget = true;
    }
    return HSTAR_OK;
}

/* Is f known at that step, on both sides or on the one? */
static bool knows_rung(const struct known_values *k, int exponent, int side)
{
    const double x = k->h->p->x, h = uneven_step(x, exponent);
    return (side < 0 || find_known(k, x + h) < k->n) && (side > 0 || find_known(k, x - h) < k->n);
}

static void list_rungs(struct known_values *k, int side)
{
    const int scale = hunt_scale(k->h->p), above = 64, below = 60;
    k->n_rungs = 0;
    for (int e = scale - below; e <= scale + above && k->n_rungs < HUNT_KNOWN; e++)
        if (knows_rung(k, e, side)) k->rung[k->n_rungs++] = e;
}

/* Member by member: the numbers of what is known are many, and need no zeros. */
static int known_rung_near(struct hunt *h, int exponent, int n)
{
    static const int nearby[] = {0, -1, 1, -2};
    struct known_values k;
    k.h = h;
    k.n = h->p->recall(h->p->context, k.x, k.y, HUNT_KNOWN);
    for (size_t i = 0; i < sizeof nearby / sizeof *nearby; i++) {
        int found = 0;
        while (found < n && knows_rung(&k, exponent + nearby[i] - found, 0)) found++;
        if (found == n) return exponent + nearby[i];
    }
    return exponent;
}

int hunt_known_rung(struct hunt *h, int exponent, int n)
{
    return h->p->recall ? known_rung_near(h, exponent, n) : exponent;
}

/* The same number at all places, as far as a search would look. */
static bool all_known_alike(const struct known_values *k)
{
    enum { ENOUGH = 16 };
    const struct probe *p = k->h->p;
    const double far = uneven_step(p->x, hunt_scale(p) + FARTHEST);
    double farthest[2] = {0, 0};
    for (size_t i = 0; i < k->n; i++) {
        if (k->y[i] != p->f) return false;
        const double t = k->x[i] - p->x;
        farthest[t > 0] = fmax(farthest[t > 0], fabs(t));
    }
    return k->n >= ENOUGH && p->f == p->f_again && fmin(farthest[0], farthest[1]) >= far;
}

/* Would asking hardly make it better? The noise over the first step worth trying is about what a search ends with; and the more is known along
 * the line, the dearer is more of it. */
static bool known_is_good(const struct known_values *k, int top)
{
    const double alike = 1024, wider = pow(2, k->n > FEW_KNOWN ? (double)(k->n - FEW_KNOWN) : 0), lost = 1e-4;
    const struct hunt *h = k->h;
    const double bar = h->step->bar, value = fabs(h->step->value), look = h->near.slope_error,
                 usual = h->near.noise_bound / pow(power_of_two(h->near.reach), h->request->derivative);
    if (top <= h->near.reach - LOW || bar > look) return false;
    return bar <= fmax(alike * usual, 0x1p-46 * value) ||
           (bar <= alike * wider * usual && bar <= lost * value);
}

/* By how much the difference at a known step is off the close look's slope; *noise: what noise makes of that. */
static double off_look(const struct known_values *k, double h, double *noise)
{
    const struct hunt *hunt = k->h;
    const double x = hunt->p->x, ahead = k->y[find_known(k, x + h)], behind = k->y[find_known(k, x - h)];
    *noise = 2 * hunt->near.noise_bound / h + hunt->near.slope_error;
    return (ahead - behind) / (2 * h) - hunt->near.slope;
}

/* Where f is smooth the differences go to its slope as the square of the step. By how much they do not, at the two finest steps at which they are off
 * by more than noise: at joints of pieces that is much. INFINITY: they go elsewhere, or nothing tells. */
static double misses_square(const struct known_values *k)
{
    const double doubt = 1.5, x = k->h->p->x;
    for (int i = 0; i + 1 < k->n_rungs && !k->h->near.side; i++) {
        const double h[] = {uneven_step(x, k->rung[i]), uneven_step(x, k->rung[i + 1])};
        double noise[2];
        const double finer = off_look(k, h[0], &noise[0]), coarser = off_look(k, h[1], &noise[1]),
                     part = h[0] / h[1] * (h[0] / h[1]);
        if (fabs(coarser) <= noise[0] + noise[1]) continue;
        if (!(fabs(finer) <= doubt * part * fabs(coarser) + noise[0])) break;
        return fabs(finer - part * coarser);
    }
    return INFINITY;
}

/* The slope of the close look, of which no ladder knows more: where much is known, that is enough. */
static bool look_is_enough(const struct known_values *k)
{
    enum { MUCH_KNOWN = FEW_KNOWN + 8 };
    const double lost = 1e-6;
    struct step *step = k->h->step;
    if (k->n < MUCH_KNOWN) return false;
    step->bar += misses_square(k);
    return step->bar <= lost * fabs(step->value);
}

/* As a search climbs: where a value contradicts a ladder the next begins below that. */
static bool climb_known(struct known_values *k)
{
    enum { ROUNDS = 4 };
    struct hunt *h = k->h;
    struct ladder *l = &h->ladder;
    struct confirmation c = {.broken_at = INFINITY};
    int start = h->near.reach, farthest = hunt_scale(h->p) + 32;
    for (int round = 0; round < ROUNDS; round++) {
        ladder_init(l, &h->record, &h->near, h->request->derivative, h->near.side);
        l->restarted = round > 0;
        l->known = k->rung;
        l->n_known = k->n_rungs;
        ladder_walk(l, start, farthest, 2 * DBL_EPSILON);
        hunt_keep_known(h, k->x, k->y, k->n);
        if (l->best.rung < 0) break;
        hunt_hold(h, &c);
        if (isinf(c.broken_at)) break;
        if (c.broken_at < power_of_two(h->near.reach - LOW)) break; /* f may be in pieces */
        farthest = exponent_of(c.broken_at) - 1;
        if (start > farthest) start = farthest;
    }
    const bool stands = l->best.rung >= 0 && c.counted >= CONFIRMED_BY && isinf(c.broken_at);
    if (stands) hunt_report_ladder(l, c.factor, h->step);
    hunt_by_slope(h);
    if (h->by == BY_LOOK) return look_is_enough(k);
    return stands && known_is_good(k, l->exponent[l->best.rung - l->best.column]);
}

static bool fit_known(struct known_values *k)
{
    hunt_keep_known(k->h, k->x, k->y, k->n);
    return k->n_rungs && hunt_rough_known(k->h, k->rung[0], k->rung[k->n_rungs - 1]);
}

static bool search_known(struct known_values *k)
{
    struct hunt *h = k->h;
    if (all_known_alike(k)) {
        hunt_keep_known(h, k->x, k->y, k->n);
        hunt_report_constant(h, hunt_farthest_asked(h));
        return true;
    }
    close_look_take(&h->record, &h->near);
    h->noise = h->step->noise = isnan(h->p->noise_given) ? h->near.noise : h->p->noise_given;
    if (h->p->out_of_budget || h->near.shape != NEAR_SMOOTH || !isfinite(h->near.slope)) return false;
    list_rungs(k, h->near.side);
    if (!hunt_is_rough(h)) return climb_known(k);
    if (!fit_known(k)) return false;
    h->by = BY_WINDOW;
    return true;
}

bool hunt_known(struct hunt *h)
{
    struct probe *p = h->p;
    const struct probe begun = *p;
    struct known_values k = {.h = h};
    k.n = p->recall(p->context, k.x, k.y, HUNT_KNOWN);
    p->call = tell_what_is_known;
    p->context = &k;
    p->foresee = NULL;
    if (p->is_free) p->budget = SIZE_MAX;
    p->is_free = NULL;
    const bool good = search_known(&k) && !p->out_of_budget;
    p->call = begun.call;
    p->context = begun.context;
    p->foresee = begun.foresee;
    p->is_free = begun.is_free;
    p->budget = begun.budget;
    /* What it rests on counts as if it had been asked, and was free. */
    const size_t rests_on = begun.evaluations + (size_t)h->record.n - 1;
    p->evaluations = p->is_free || rests_on < p->budget ? rests_on : p->budget;
    if (p->is_free) p->n_free = p->evaluations - probe_paid(&begun);
    return good;
}

size_t hunt_count_known(const struct probe *p)
{
    double x[HUNT_KNOWN], y[HUNT_KNOWN];
    return p->recall ? p->recall(p->context, x, y, HUNT_KNOWN) : 0;
}

/* Whether f is known there, which costs nothing. */
static bool is_told(void *context, double x)
{
    const struct known_values *k = context;
    return x == k->h->p->x || find_known(k, x) < k->n;
}

void hunt_rule_known(struct hunt *h, struct step *step)
{
    struct probe *p = h->p;
    const struct probe begun = *p;
    struct known_values k = {.h = h};
    k.n = p->recall(p->context, k.x, k.y, HUNT_KNOWN);
    p->call = tell_what_is_known;
    p->context = &k;
    p->is_free = is_told;
    p->budget = probe_paid(p);
    auto_rule(p, h->request, step);
    p->call = begun.call;
    p->context = begun.context;
    p->is_free = begun.is_free;
    p->budget = begun.budget;
}
