/* Stepleman and Winarsky (1979): shrinks the step while the central differences agree better and better.
 *
 * With h falling by beta, |d(h_i) - d(h_(i-1))| falls by beta^2 while truncation makes it and grows by beta
 * once rounding does: the step before it first grows is taken. It needs no noise and no third derivative,
 * only a start where truncation rules, which is found by the digits that f(x+h) - f(x-h) loses, N(h) = log10
 * |f / (f(x+h) - f(x-h))|: some, and no more than log10(eps^(-1/3) / beta).
 *
 * Ours takes max|f| for f, so that N is defined at a zero of f; and where the first two differences already
 * diverge it climbs from the start by the same rule, instead of taking it for the end. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

enum { STARTS = 8, MOST_STEPS = 48, DESCENTS = 30, CLIMBS = 12, FIRST = 13 };
static const double beta = 2;
static const double farthest = 0x1p24; /* in sizes of x */

/* A ladder of steps, from the largest down; rung FIRST is the start. */
struct halvings {
    double h[MOST_STEPS], d[MOST_STEPS];
    int top, bottom; /* the rungs that are there */
    struct seen seen;
};

static double central(struct probe *p, struct halvings *l, double h, double *change, double *size)
{
    double x[2] = {p->x + h, p->x - h}, y[2];
    seen_many(p, &l->seen, x, 2, y);
    *change = fabs(y[0] - y[1]);
    *size = fmax(fabs(p->f), fmax(fabs(y[0]), fabs(y[1])));
    return (y[0] - y[1]) / (2 * h);
}

/* A step at which digits are lost, but not too many. False where f never changes. */
static bool find_start(struct probe *p, struct step *step, struct halvings *l, double room)
{
    const double allowed = log10(1 / cbrt(DBL_EPSILON) / beta), wanted = allowed - 0.5;
    const double told = 13; /* more lost digits than these are rounding's, and say nothing of the scale */
    const double cautious = 0.1 * selector_size(p), leap = 1e4;
    double h = fmin(cbrt(DBL_EPSILON) * selector_size(p), room), lost = NAN;
    room = fmin(room, farthest * selector_size(p));
    bool changes = false;
    l->h[FIRST] = NAN;
    for (int i = 0; i < STARTS && value_at_step_affords(p, step, 2); i++) {
        double change, size, before = lost;
        h = step_realised(p->x, fmin(h, room));
        double d = central(p, l, h, &change, &size);
        if (!isfinite(d)) {
            room = h / 2;
            h = h / 16;
            continue;
        }
        l->h[FIRST] = h;
        l->d[FIRST] = d;
        lost = log10(size / change);
        changes = changes || size != fabs(p->f) || change > 0;
        if (lost > 0 && lost <= allowed) break;
        if (lost <= 0 && !isnan(before) && lost < before + 1) break; /* f is 0 here: nothing is ever lost */
        if (isnan(lost) || lost > told) {
            if (changes && h >= cautious) break;
            h = fmin(h * leap, changes ? fmax(cautious, h) : room);
        } else {
            h *= fmax(fmin(pow(10, lost - wanted), leap), 1 / leap);
        }
    }
    return changes;
}

static double apart(const struct halvings *l, int i)
{
    return fabs(l->d[i] - l->d[i - 1]);
}

/* One rung more; false where there is none. */
static bool rung(struct probe *p, struct step *step, struct halvings *l, int to, double h, double room)
{
    double change, size;
    if (!value_at_step_affords(p, step, 2)) {
        step->stop = STOP_BUDGET;
        return false;
    }
    if (h > room) return false;
    l->h[to] = step_realised(p->x, h);
    l->d[to] = central(p, l, l->h[to], &change, &size);
    return isfinite(l->d[to]);
}

/* From the start down until the differences diverge; the rung to take. */
static int descend_steps(struct probe *p, struct step *step, struct halvings *l, double room)
{
    const double least = 2 * step_realised(p->x, DBL_TRUE_MIN);
    l->top = l->bottom = FIRST;
    while (l->bottom < FIRST + DESCENTS && l->h[l->bottom] > least) {
        if (!rung(p, step, l, l->bottom + 1, l->h[l->bottom] / beta, room)) break;
        l->bottom++;
        if (l->bottom < FIRST + 2) continue;
        if (apart(l, l->bottom) >= apart(l, l->bottom - 1) || apart(l, l->bottom) == 0) break;
    }
    return l->bottom;
}

/* From the start up, while the differences converge that way: it lay where rounding rules already. */
static void climb_steps(struct probe *p, struct step *step, struct halvings *l, double room)
{
    room = fmin(room, fmax(l->h[FIRST], selector_size(p)));
    while (l->top > FIRST - CLIMBS) {
        if (!rung(p, step, l, l->top - 1, l->h[l->top] * beta, room)) return;
        l->top--;
        if (apart(l, l->top + 1) > apart(l, l->top + 2)) return;
    }
}

/* The rung before which the differences last converged, from the top down; past the bottom where they still
 * do. */
static int turning(const struct halvings *l)
{
    for (int i = l->top + 2; i <= l->bottom; i++)
        if (apart(l, i) >= apart(l, i - 1) || apart(l, i) == 0) return i - 1;
    return l->bottom + 1;
}

void step_stepleman_winarsky(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_CENTRAL, 2, step)) return;
    const double room = selector_room(p, 1, 1);
    struct halvings l = {.top = FIRST, .bottom = FIRST};
    const bool changes = find_start(p, step, &l, room);
    if (!isfinite(l.h[FIRST])) {
        const bool spent = !value_at_step_affords(p, step, 2);
        step->stop = spent ? STOP_BUDGET : probe_stop(p, room > 0 ? STOP_UNDEFINED_NEAR : STOP_BOUNDS);
        if (spent) value_at_step(p, step, &l.seen, cbrt(DBL_EPSILON) * selector_size(p), 0, 0);
        return;
    }
    if (!changes) {
        step->stop = STOP_CONSTANT;
        value_at_step(p, step, &l.seen, l.h[FIRST], 0, 0);
        return;
    }
    /* A turn near the start may be an accident of rounding: that truncation rules above has to be seen. */
    const int near_the_start = FIRST + 3;
    if (descend_steps(p, step, &l, room) <= near_the_start && l.bottom >= FIRST + 2)
        climb_steps(p, step, &l, room);
    int chosen = turning(&l);
    if (chosen > l.bottom) {
        chosen = l.bottom;
        if (step->stop != STOP_BUDGET) step->stop = STOP_LIMIT;
    }
    const double truncation = chosen > l.top ? apart(&l, chosen) / (beta * beta - 1) : 0;
    const double rounding = chosen < l.bottom ? apart(&l, chosen + 1) / beta : 0;
    step->noise = isnan(p->noise_given) && chosen < l.bottom ? rounding * l.h[chosen] : p->noise_given;
    value_at_step(p, step, &l.seen, l.h[chosen], isnan(p->noise_given) ? 0 : p->noise_given,
                  truncation + rounding / 2);
}
