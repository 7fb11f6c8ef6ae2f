/* Where a result with its bar does not explain what f answered within its step, the bar grows or the result is doubted.
 *
 * A difference at h says nothing of f within h, nor of noise that its method does not know. Both show in the
 * residuals of the values there, f(x+t) - f(x) - value t: where f is smooth their odd part falls as t^3 and their even part as t^2 from what
 * they are at h. What is above that is noise, or structure: either may be as large at h, and there it moves the value by its gain / h. */
#include "step/last_look.h"

#include "step/quantum.h"

#include <float.h>
#include <math.h>

enum { AROUND = 256 }; /* values that are looked at, at most */

/* Values within this part of h are inside. */
static const double inside = 0.99;

/* sum |w| of the differences, over the noise of two values of which the weights have opposite signs. */
static double gain_over_pair(const struct step *step)
{
    const double extrapolation = 1.7;
    return step->use < USE_EXTRAPOLATION ? classic_gain(&classics[step->use]) : extrapolation;
}

/* The place of the value at t, or beside that by no more than the rounding of x + t; -1 where there is none. */
static int place_in_record(const struct record *r, double t)
{
    double nearest = DBL_EPSILON * (fabs(r->p->x) + fabs(t));
    int place = -1;
    for (int i = 1; i < r->n; i++) {
        if (!(fabs(r->t[i] - t) <= nearest)) continue;
        nearest = fabs(r->t[i] - t);
        place = i;
    }
    return place;
}

/* What the value leaves of f at a distance: of the pair there, or of one side. */
struct rest {
    double t, odd, even;
    bool pair;
};

static bool rest_at(const struct record *r, const struct step *step, double t, struct rest *rest)
{
    const int side = step->use == USE_EXTRAPOLATION ? step->side : 0; /* of the other side it says nothing */
    const int right = side >= 0 ? place_in_record(r, t) : -1, left = side <= 0 ? place_in_record(r, -t) : -1;
    double residual[2] = {0};
    if (right >= 0) residual[0] = r->y[right] - r->y[0] - step->value * r->t[right];
    if (left >= 0) residual[1] = r->y[left] - r->y[0] - step->value * r->t[left];
    rest->t = t;
    rest->pair = right >= 0 && left >= 0;
    rest->odd = rest->pair ? (residual[0] - residual[1]) / 2 : 0;
    rest->even = rest->pair ? (residual[0] + residual[1]) / 2 : residual[0] + residual[1];
    return right >= 0 || left >= 0;
}

/* What is left of the rests further out at t, as they fall where f is smooth. */
struct shade {
    double odd, even;
    bool known;
};

/* From all rests at twice the distance or more; of those near h already from h on. */
static struct shade shade_at(const struct rest *rest, int n, double t, double h)
{
    const double nearest = fmin(2 * t, inside * h), generous = 2;
    struct shade s = {0};
    for (int i = 0; i < n; i++) {
        const double part = t / rest[i].t;
        if (!(rest[i].t >= nearest)) continue;
        s.odd = fmax(s.odd, generous * fabs(rest[i].odd) * part * part * part);
        s.even = fmax(s.even, generous * (fabs(rest[i].even) + fabs(rest[i].odd)) * part * part);
        s.known = true;
    }
    return s;
}

/* How far the rest is above what those further out, the bar and the noise explain. */
static double above(const struct rest *rest, const struct shade *shade, double bar, double noise)
{
    const double even = fabs(rest->even) - shade->even - noise;
    if (!rest->pair) return even - bar * rest->t;
    return fmax(fabs(rest->odd) - shade->odd - noise - bar * rest->t, even);
}

/* f's rounding, its argument's too, and what is known of its noise. */
static double noise_of(const struct record *r, const struct step *step)
{
    const double in_deviations = 3;
    double largest = fabs(r->y[0]);
    for (int i = 1; i < r->n; i++)
        if (fabs(r->t[i]) <= step->h && isfinite(r->y[i])) largest = fmax(largest, fabs(r->y[i]));
    const double rounding = DBL_EPSILON * (largest + fabs(r->p->x * step->value));
    return fmax(rounding, step->noise >= 0 ? in_deviations * step->noise : 0);
}

/* Values further out say nothing here, and f may be huge there; nearer ones say little of slopes. The last of them count where there are too many. */
static void keep_around(struct record *r, double h)
{
    const double nearest = 1e-4 * h, farthest = 4.1 * h; /* the five-point difference at 2h */
    int n = 1;
    r->largest = fabs(r->y[0]);
    for (int i = 1; i < r->n; i++) {
        const double t = fabs(r->t[i]);
        if (t < nearest || t > farthest || !isfinite(r->y[i])) continue;
        r->t[n] = r->t[i];
        r->y[n++] = r->y[i];
        r->largest = fmax(r->largest, fabs(r->y[i]));
    }
    const int extra = n > AROUND ? n - AROUND : 0;
    for (int i = 1; extra && i + extra < n; i++) {
        r->t[i] = r->t[i + extra];
        r->y[i] = r->y[i + extra];
    }
    r->n = n - extra;
}

/* The central difference at h, of values that are there; NaN where they are not. */
static double slope_of_pair(const struct record *r, double h)
{
    const int right = place_in_record(r, h), left = place_in_record(r, -h);
    return right < 0 || left < 0 ? (double)NAN : (r->y[right] - r->y[left]) / (r->t[right] - r->t[left]);
}

/* Asks the pair at t; false where it is not there. `slope`: its central difference. */
static bool ask_pair(struct record *r, double t, double *slope)
{
    const struct probe *p = r->p;
    double at[2] = {t, -t}, y[2];
    if (probe_left(p) < 2 || p->x + t > p->upper || p->x - t < p->lower || !record_ask(r, at, 2, y))
        return false;
    *slope = (y[0] - y[1]) / (at[0] - at[1]);
    return true;
}

/* The more pairs a formula is made of, the less the values within its step had to say: a pair there. Where that sees another slope, so does one beside
 * it if f is smooth there; noise does not say the same twice. */
static bool other_slope_within(struct record *r, const struct step *step)
{
    enum { LEAST_ORDER = 4 };
    const double part = step->use == USE_EXTRAPOLATION ? 0.0431 : 0.3127, beside = 1.0385, clearly = 5,
                 same = 0.25;
    const double t = step_realised(r->p->x, part * step->h);
    const bool one_sided = step->use == USE_EXTRAPOLATION && step->side;
    double first, second;
    if (step->order < LEAST_ORDER || one_sided || !ask_pair(r, t, &first)) return false;
    const double off = fabs(first - step->value), noise = noise_of(r, step) / t;
    const double truncation = part * part * fabs(slope_of_pair(r, step->h) - step->value);
    if (!(off > clearly * (step->bar + noise + truncation))) return false;
    return ask_pair(r, step_realised(r->p->x, beside * t), &second) && fabs(second - first) < same * off;
}

/* A function that is constant within h, and is not a little further to both sides, has stairs. */
static bool has_stairs(struct record *r)
{
    const double part = 0.3127;
    struct probe *p = r->p;
    const double size = part * fmax(fabs(p->x), 1);
    double t[2] = {fmin(size, p->upper - p->x), -fmin(size, p->x - p->lower)}, y[2];
    if (probe_left(p) < 2 || !(t[0] > 0) || !(t[1] < 0)) return false;
    record_ask(r, t, 2, y);
    return isfinite(y[0]) && isfinite(y[1]) && y[0] != p->f && y[1] != p->f;
}

/* Scatter that the method did not know of: a bar that grows by too much for it was no bar. */
static void allow_for_scatter(struct step *step, double bar)
{
    const double most_widened = 10;
    if (bar > most_widened * step->bar) step->stop = STOP_UNCONFIRMED;
    step->bar = fmax(step->bar, bar);
}

/* Half a quantum is all that rounding moves a value by: however much the bar grows for that, it is one if something is left of the derivative.
 * Where `farthest_off` is far below it, what has the quantum is the arguments, of which the steps are multiples of each other, and f inherits it. */
static void allow_for_quantum(struct step *step, double quantum, double farthest_off)
{
    const double in_deviations = 3, of_value = 0.1, nothing = 0.05;
    const double bar = in_deviations * QUANTUM_NOISE * quantum * gain_over_pair(step) / step->h;
    if (farthest_off < nothing * quantum) return;
    if (bar > fmax(step->bar, of_value * fabs(step->value))) step->stop = STOP_NOISE;
    step->bar = fmax(step->bar, bar);
}

/* The largest scatter within h that the bar and the known noise do not explain; 0 where there is none. How far off any value is, its even part
 * left out where that is known. */
static double unexplained_scatter(const struct record *r, const struct step *step, double *farthest_off)
{
    const double noise = noise_of(r, step);
    struct rest rest[AROUND];
    double worst = 0;
    int n = 0;
    for (int i = 1; i < r->n; i++) n += rest_at(r, step, fabs(r->t[i]), &rest[n]);
    *farthest_off = 0;
    for (int i = 0; i < n; i++) {
        *farthest_off = fmax(*farthest_off, fabs(rest[i].pair ? rest[i].odd : rest[i].even));
        if (rest[i].t >= inside * step->h) continue;
        const struct shade shade = shade_at(rest, n, rest[i].t, step->h);
        if (shade.known) worst = fmax(worst, above(&rest[i], &shade, step->bar, noise));
    }
    return worst > 0 ? worst + noise : 0;
}

void last_look(struct record *r, struct step *step)
{
    if (stops[step->stop].trust != TRUST_OK || !isfinite(step->value) || !(step->h > 0)) return;
    if (step->stop == STOP_CONSTANT) {
        if (has_stairs(r)) step->stop = STOP_UNCONFIRMED;
        return;
    }
    const bool other = other_slope_within(r, step);
    if (r->p->status) return;
    keep_around(r, step->h);
    double farthest_off;
    const double seen = unexplained_scatter(r, step, &farthest_off);
    allow_for_quantum(step, quantum_binary(r), farthest_off);
    allow_for_scatter(step, gain_over_pair(step) * seen / step->h);
    if (other) step->stop = STOP_UNCONFIRMED;
}
