/* What a handful of evaluations allows: pairs at steps that a rule gives, extrapolated. Of an f whose noise nobody told the error stays unknown; where it was
 * told, the steps are those for such noise, and what the pairs differ by is a bar. */
#include "step/auto/hunt.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* What the rule goes by. */
struct rule {
    struct probe *p;
    const struct step_request *request;
    double scale; /* the length over which f is taken to change */
    bool told;    /* is the noise known? */
    int side;
    unsigned level;         /* of the ladder */
    int rungs, pairs;       /* steps that are paid for; those that the formula is made of */
    int least, most;        /* columns of the ladder's table that may be the answer */
    struct close_look near; /* the noise, for the ladder */
};

/* Truncation h^order against noise / h^d, both over |f| and in units of the scale: the finest step is best near
 * noise^(1/(order + d)); of two pairs with the rounding of doubles that is 7.4e-4. */
static int finest_exponent(const struct rule *r, double noise)
{
    const double order = r->side ? 1 : 2 * (r->pairs - (int)r->level);
    return (int)lround(log2(r->scale) + log2(noise) / (order + r->request->derivative));
}

/* The noise over |f|; size: |f| where it is known, else 1. */
static double relative_noise(const struct rule *r, double size)
{
    const double most = 0.25;
    if (!r->told) return DBL_EPSILON;
    const double noise = isnan(r->p->noise_given) ? r->p->accuracy : r->p->noise_given / size;
    return fmin(fmax(noise, DBL_EPSILON), most);
}

/* What the steps cost: where the noise is not known, those are free at which f was asked for others. */
static size_t rule_cost(const struct rule *r)
{
    const struct probe *p = r->p;
    const int top = finest_exponent(r, DBL_EPSILON) + r->rungs - 1;
    size_t n = 0;
    for (int k = 0; k < r->rungs; k++) {
        const double h = uneven_step(p->x, top - k);
        const bool tells = p->is_free && !r->told;
        n += r->side >= 0 && !(tells && p->is_free(p->context, p->x + h));
        n += r->side <= 0 && !(tells && p->is_free(p->context, p->x - h));
    }
    return n;
}

/* How many steps, and what of the table may be taken. One step more than a stencil needs tells its error, where noise is not all that is unknown. */
static void plan_rule(struct rule *r)
{
    enum { MOST_PAIRS = 5 };
    const enum stencil_use use = r->request->use;
    const int stencil = use == USE_FIVE_POINT ? 2 : use < USE_EXTRAPOLATION ? 1 : 0;
    r->level = (r->request->derivative - 1) / 2;
    const int most = stencil ? stencil + r->told : MOST_PAIRS;
    r->rungs = most;
    do r->pairs = stencil && stencil < r->rungs ? stencil : r->rungs;
    while (rule_cost(r) > probe_left(r->p) && --r->rungs > 0);
    r->most = r->pairs - 1;
    r->least = stencil || !r->told ? r->most : (int)r->level;
}

/* From the coarsest step, by which |f| is known, to the finest. Where there is noise the coarsest is half of the scale at most. */
static bool climb_down(const struct rule *r, struct ladder *l)
{
    const int farthest = (int)lround(log2(r->scale)) - 1;
    const double known = fabs(r->p->f);
    int top = finest_exponent(r, relative_noise(r, known > 0 ? known : 1)) + r->rungs - 1;
    if (r->told && top > farthest) top = farthest;
    if (!ladder_add(l, top)) return false;
    if (r->rungs == 1) return true;
    const double size = l->record->largest;
    const int finest = finest_exponent(r, relative_noise(r, size > 0 ? size : 1));
    int apart = r->told ? (top - finest) / (r->rungs - 1) : 1;
    if (apart < 1) apart = 1;
    for (int k = 1; k < r->rungs; k++)
        if (!ladder_add(l, top - k * apart)) return false;
    return true;
}

/* What an entry claims: its noise, and how far it is from the next best; INFINITY where there is no other. */
static double claim(const struct ladder *l, int i, int m)
{
    const int level = (int)l->level;
    const double here = l->table[level][i][m];
    double change = INFINITY;
    if (m > level)
        change = fabs(here - l->table[level][i][m - 1]);
    else if (i - m > l->first)
        change = fabs(here - l->table[level][i - 1][m]);
    return l->scale * (change + l->gain[level][i][m]);
}

static void take_best(const struct rule *r, const struct ladder *l, struct step *step)
{
    int rung = l->end - 1, column = r->most;
    for (int i = l->first + r->least; i < l->end && r->told; i++)
        for (int m = r->least; m <= r->most && m <= i - l->first; m++) {
            const double claimed = claim(l, i, m);
            if (!(claimed < step->bar)) continue;
            step->bar = claimed;
            rung = i;
            column = m;
        }
    const int terms = column - (int)r->level + 1;
    step->value = l->scale * l->table[r->level][rung][column];
    step->h = l->h[rung];
    step->h_largest = l->h[rung - column];
    step->side = r->side;
    step->order = (unsigned)(r->side ? 1 : 2 * terms);
    step->use = r->side       ? r->request->use
                : column == 0 ? USE_CENTRAL
                : column == 1 ? USE_FIVE_POINT
                              : USE_EXTRAPOLATION;
    step->stop = isinf(step->bar) ? STOP_FEW : STOP_BUDGET;
}

void auto_rule(struct probe *p, const struct step_request *request, struct step *step)
{
    const bool one_sided = request->use == USE_FORWARD || request->use == USE_BACKWARD;
    struct rule r = {.p = p,
                     .request = request,
                     .scale = fmax(fabs(p->x), 1),
                     .told = probe_told(p),
                     .side = request->use == USE_BACKWARD ? -1 : one_sided,
                     .near = {.slope = NAN, .slope_error = INFINITY, .shape = NEAR_SMOOTH}};
    *step = (struct step){.h = NAN,
                          .h_largest = NAN,
                          .value = NAN,
                          .bar = INFINITY,
                          .noise = p->noise_given,
                          .use = USE_EXTRAPOLATION,
                          .stop = STOP_TOO_FEW};
    if (one_sided || request->derivative % 2 == 0) { /* they need f(x) */
        p->f = p->f_again = probe_at(p, p->x);
        if (!isfinite(p->f)) {
            step->stop = probe_stop(p, STOP_UNDEFINED);
            return;
        }
    }
    plan_rule(&r);
    if (r.rungs <= (int)r.level) return;
    if (isnan(p->f)) p->f = 0; /* nobody asked */
    if (!isnan(p->noise_given)) r.near.noise = p->noise_given;
    r.near.noise_bound = NEAR_SIGMAS * r.near.noise;
    struct record record;
    record_init(&record, p);
    struct ladder l;
    ladder_init(&l, &record, &r.near, request->derivative, r.side);
    if (climb_down(&r, &l))
        take_best(&r, &l, step);
    else
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
    if (isnan(step->noise) && r.told) step->noise = p->accuracy * record.largest;
}
