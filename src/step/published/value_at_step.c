/* A chosen step becomes a value with a bar, measured against the difference at twice the step. */
#include "step/published/value_at_step.h"

#include "step/noise/noise.h"

#include <float.h>
#include <math.h>

double selector_size(const struct probe *p)
{
    return fmax(fabs(p->x), 1);
}

double selector_room(const struct probe *p, double left, double right)
{
    double room = DBL_MAX / 16 / fmax(left, right);
    if (left > 0) room = fmin(room, (p->x - p->lower) / left);
    if (right > 0) room = fmin(room, (p->upper - p->x) / right);
    return room;
}

static const double faccur_of_noise = 2.57; /* faccur of white noise over its standard deviation */

double selector_noise(struct probe *p, struct step *step, size_t reserve)
{
    struct noise noise;
    const bool had_budget = !p->out_of_budget;
    const size_t left = probe_left(p), most_kept = left / 3 * 2,
                 kept = reserve < most_kept ? reserve : most_kept;
    p->budget -= kept;
    noise_measure(p, &noise);
    p->budget += kept;
    if (had_budget && probe_left(p)) p->out_of_budget = false;
    double level = noise.level;
    if (!isfinite(level) || level < 0) level = fabs(p->f) * (DBL_EPSILON / 2);
    /* Where values side by side share a rounding error, that of x times a constant for instance, the table of
     * differences is blind to it; the wider line of faccur is not. */
    if (noise.source != NOISE_GIVEN && noise.faccur > faccur_of_noise * level)
        level = noise.faccur / faccur_of_noise;
    step->noise = level;
    return fmax(level, DBL_TRUE_MIN);
}

double selector_noise_bound(double noise)
{
    return sqrt(3) * noise;
}

/* ---- f around x ---- */

void seen_many(struct probe *p, struct seen *seen, const double *x, size_t n, double *y)
{
    double asked[SEEN] = {0}, answer[SEEN];
    size_t place[SEEN], missing = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0, there = seen->n < SEEN ? seen->n : SEEN;
        while (k < there && seen->x[k] != x[i]) k++;
        if (k < there) {
            y[i] = seen->y[k];
        } else {
            place[missing] = i;
            asked[missing++] = x[i];
        }
    }
    probe_many(p, asked, missing, answer);
    for (size_t i = 0; i < missing; i++) {
        y[place[i]] = answer[i];
        seen->x[seen->n % SEEN] = asked[i];
        seen->y[seen->n++ % SEEN] = answer[i];
    }
}

enum { REACH = 4, N_PLACES = 2 * REACH + 1, FURTHER = 2 };

/* f at x + k h, k = -4 … 4; NaN where it is not known. */
struct view_around {
    double x, h, f[N_PLACES];
};

static double at(const struct view_around *v, int k)
{
    return v->f[k + REACH];
}

/* Per stencil: the places for the difference at h, then those for the one at 2h and for the other side. */
struct places {
    size_t n_inner, n;
    int k[2 * REACH];
};

static void places_init(struct places *places, enum stencil_use use)
{
    static const int further[N_CLASSICS][FURTHER] = {
        [USE_FORWARD] = {2, -1}, [USE_CENTRAL] = {2, -2}, [USE_FIVE_POINT] = {4, -4}};
    const struct classic_stencil *s = &classics[use];
    size_t n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->node[i] != 0) places->k[n++] = (int)s->node[i];
    places->n_inner = n;
    for (int i = 0; i < FURTHER; i++) places->k[n++] = further[use][i];
    places->n = n;
}

enum { NEAR = 2 };

size_t value_at_step_cost(enum stencil_use use)
{
    return (size_t)classic_evaluations(&classics[use]) + FURTHER + NEAR;
}

bool value_at_step_affords(const struct probe *p, const struct step *step, size_t n)
{
    return probe_left(p) >= n + value_at_step_cost(step->use) && !p->status;
}

static void fill_view(struct probe *p, struct seen *seen, struct view_around *v, double h, const int *k,
                      size_t n)
{
    double x[2 * REACH] = {0}, y[2 * REACH];
    v->x = p->x;
    v->h = h;
    v->f[REACH] = p->f;
    for (size_t i = 0; i < n; i++) x[i] = p->x + k[i] * h;
    seen_many(p, seen, x, n, y);
    for (size_t i = 0; i < n; i++) v->f[k[i] + REACH] = y[i];
}

/* The difference at m h. */
static double difference_in_view(const struct view_around *v, enum stencil_use use, int m)
{
    const struct classic_stencil *s = &classics[use];
    double y[CLASSIC_NODES];
    for (int i = 0; i < s->n; i++) y[i] = at(v, m * (int)s->node[i]);
    return classic_difference(s, y, m * v->h);
}

static double largest_in_view(const struct view_around *v, const struct places *places)
{
    double max = fabs(at(v, 0));
    for (size_t i = 0; i < places->n_inner; i++) max = fmax(max, fabs(at(v, places->k[i])));
    return max;
}

/* How far a node lies from x + k h: two doubles side by side of which the sum is one, but across a power of
 * two. */
static double node_error(const struct view_around *v, const struct places *places)
{
    double sum = 0;
    for (size_t i = 0; i < places->n_inner; i++) {
        double offset = places->k[i] * v->h;
        volatile double node = v->x + offset;
        sum += fabs((node - v->x) - offset);
    }
    return isfinite(sum) ? sum / v->h : 0;
}

/* ---- what makes a value worthless ---- */

/* A corner makes the second difference grow with h where a curve makes it grow with h^2; a jump leaves it as
 * it is. */
static enum stop stop_seen_on_both_sides(const struct view_around *v, double noise, double near, double far)
{
    double s1 = at(v, 1) - at(v, 0) + (at(v, -1) - at(v, 0));
    double s2 = at(v, 2) - at(v, 0) + (at(v, -2) - at(v, 0));
    if (fabs(s1) > noise && s2 / s1 > 0.7 && s2 / s1 < 2.5) return s2 / s1 < 1.4 ? STOP_JUMP : STOP_KINK;
    /* A jump at x, of which f(x) is the middle. */
    if (fabs(near) * v->h > noise && far / near > 0.4 && far / near < 0.6) return STOP_JUMP;
    return STOP_CONVERGED;
}

/* The same from three points to the right and one to the left: a curve bends alike on both sides. */
static enum stop stop_seen_ahead(struct probe *p, const struct view_around *v, double noise, double near,
                                 double far)
{
    double across = at(v, 1) - at(v, 0) + (at(v, -1) - at(v, 0));
    double aside = at(v, 2) - at(v, 1) - (at(v, 1) - at(v, 0));
    if (fabs(near) * v->h > noise && far / near > 0.4 && far / near < 0.6) return STOP_JUMP;
    if (!(fabs(across) > noise && fabs(aside) < 0.5 * fabs(across))) return STOP_CONVERGED;
    double left = at(v, -1) - at(v, 0), further = probe_at(p, p->x - 2 * v->h) - at(v, 0);
    return further / left < 1.4 ? STOP_JUMP : STOP_KINK;
}

/* A truncation that is a large part of the value follows no order; below this the difference at 2h confirms
 * the one at h. */
static const double most_truncation = 0.1;
static const double clearly = 20;      /* times the noise: what no noise does */
static const double most_noise = 0.05; /* of |f|: with more of it f is more noise than function */

static enum stop stop_seen(struct probe *p, const struct view_around *v, enum stencil_use use, double noise,
                           double near, double far)
{
    enum stop stop = STOP_CONVERGED;
    if (use == USE_FORWARD) {
        if (isfinite(at(v, -1)))
            stop = stop_seen_ahead(p, v, clearly * noise, near, far);
        else if (fabs(far - near) > most_truncation * fmax(fabs(near), fabs(far)))
            return STOP_UNCONFIRMED; /* an edge of the domain, where slopes may be vertical */
    } else {
        stop = stop_seen_on_both_sides(v, clearly * noise, near, far);
    }
    if (stop != STOP_CONVERGED) return stop;
    double apart = fabs(far - near);
    if (apart > most_truncation * fmax(fabs(near), fabs(far)) && apart * v->h > clearly * noise)
        return STOP_UNCONFIRMED;
    return STOP_CONVERGED;
}

/* ---- the value ---- */

/* f at the places of the stencil for h, or for less where f ends before that. */
static double fill_view_within(struct probe *p, struct seen *seen, struct view_around *v,
                               const struct places *places, enum stencil_use use, double h)
{
    enum { TRIES = 6 };
    const double shrink = 1. / 16;
    for (int i = 0; i < TRIES; i++, h *= shrink) {
        double realised = step_realised(p->x, h);
        bool all = probe_left(p) >= places->n;
        fill_view(p, seen, v, realised, places->k, all ? places->n : places->n_inner);
        if (isfinite(difference_in_view(v, use, 1)) || p->status || !probe_left(p)) break;
    }
    return difference_in_view(v, use, 1);
}

static void forget_view(struct view_around *v)
{
    for (int i = 0; i < N_PLACES; i++) v->f[i] = NAN;
}

/* A step that skips whole periods of f, or steps of a staircase, may agree with twice itself; hardly with a
 * small part of itself. */
static bool near_agrees(struct probe *p, const struct step *step, const struct view_around *v, double noise)
{
    const double part = 1. / 64, sure = 3;
    const double h = step_realised(p->x, step->h * part);
    const enum stencil_use use = step->use == USE_FORWARD ? USE_FORWARD : USE_CENTRAL;
    if (probe_left(p) < 2 || h >= step->h) return true;
    double unused;
    const double near = step_difference(p, use, h, &unused);
    /* The truncation of a central difference, of which little is left there. */
    const double coarse =
        step->use == USE_FIVE_POINT ? fabs(difference_in_view(v, use, 1) - step->value) * part * part : 0;
    return !(fabs(near - step->value) >
             sure * (step->bar + coarse + classic_gain(&classics[use]) * noise / h));
}

/* A standard deviation is exceeded; a good libm errs by little more than half an ulp, and what is made of x before it comes to that
 * is rounded as well, as in exp(100 x). */
static double bound_of_values(const struct probe *p, double noise, double largest, double slope)
{
    const double argument = 0.25 * DBL_EPSILON * fabs(p->x * slope);
    return fmax(3 * noise, 0.75 * DBL_EPSILON * largest + (isfinite(argument) ? argument : 0));
}

void value_at_step(struct probe *p, struct step *step, struct seen *seen, double h, double noise,
                   double truncation)
{
    const enum stencil_use use = step->use;
    const double reach = use == USE_FIVE_POINT ? 2 : 1, gain = classic_gain(&classics[use]);
    const double room = selector_room(p, use == USE_FORWARD ? 0 : reach, reach);
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    struct places places;
    struct view_around v, inner;
    places_init(&places, use);
    forget_view(&v);
    forget_view(&inner);
    step->value = fill_view_within(p, seen, &v, &places, use, fmin(h, room));
    step->h = v.h;
    step->side = use == USE_FORWARD;
    if (!isfinite(step->value)) {
        step->stop = probe_stop(p, isinf(step->value) ? STOP_OVERFLOW : STOP_UNDEFINED_NEAR);
        return;
    }
    double top = largest_in_view(&v, &places);
    noise = fmax(noise, fabs(p->f - p->f_again));
    const double bound = bound_of_values(p, noise, top, step->value);
    /* A node that is not a double is off by f' there, which at a large step is not the one at x. */
    const double slope = fmax(fabs(step->value), top / selector_size(p));
    double rounding =
        gain * bound / v.h + slope * node_error(&v, &places) + 2 * DBL_EPSILON * fabs(step->value);

    /* The difference at 2h, else at h/2: by it the truncation at h is measured, with the noise in both. */
    const double near = step->value, ratio = exp2(classics[use].order);
    double far = difference_in_view(&v, use, 2), measured = fabs(far - near) / (ratio - 1);
    const struct view_around *judged = &v;
    double fine = near;
    if (!isfinite(far) && probe_left(p) >= places.n_inner) {
        fill_view(p, seen, &inner, step_realised(p->x, v.h / 2), places.k, places.n_inner);
        for (int k = -2; k <= 2; k++) inner.f[2 * k + REACH] = at(&v, k);
        far = near;
        fine = difference_in_view(&inner, use, 1);
        measured = fabs(far - fine) * ratio / (ratio - 1);
        judged = &inner;
    }
    step->bar = fmax(truncation, isfinite(measured) ? measured : 0) + rounding;
    if (!isfinite(measured) && !(truncation > 0)) step->bar = INFINITY;
    /* A derivative no larger than what rounding makes of f over the size of x is not told from 0. */
    const double nothing = DBL_EPSILON * top / selector_size(p);
    if (fabs(step->value) <= nothing) step->bar = fmax(step->bar, nothing);
    if (step->stop == STOP_CONSTANT && step->value != 0) step->stop = STOP_NO_TRUNCATION;
    if (stops[step->stop].trust != TRUST_OK) return;
    if (isfinite(measured)) {
        enum stop stop = stop_seen(p, judged, use, bound, fine, far);
        if (stop != STOP_CONVERGED) step->stop = stop;
    }
    if (!isfinite(measured) && p->out_of_budget) step->stop = STOP_BUDGET;
    if (noise > most_noise * top && step->stop != STOP_CONSTANT) step->stop = STOP_NOISE;
    if (stops[step->stop].trust == TRUST_OK && !near_agrees(p, step, &v, bound + 2 * measured * v.h / gain))
        step->stop = STOP_UNCONFIRMED;
}
