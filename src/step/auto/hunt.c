/* What the parts of a hunt share: asking f at pairs and by chance, and what is said of an f that does not change. */
#include "step/auto/hunt.h"

#include "number/exponent.h"

#include <math.h>

int hunt_scale(const struct probe *p)
{
    return p->x != 0 ? exponent_of(p->x) : 0;
}

void hunt_scatter(struct hunt *h, double reach, int n)
{
    enum { MOST = 64 };
    double t[MOST], y[MOST];
    if (n > MOST) n = MOST;
    if (!probe_affords(h->p, (size_t)n)) n = (int)probe_left(h->p);
    for (int i = 0; i < n; i++) {
        t[i] = reach * (i + uneven(h->drawn++, 2)) / n;
        if (h->near.side ? h->near.side < 0 : i % 2) t[i] = -t[i];
    }
    record_ask(&h->record, t, n, y);
}

void hunt_ask_pair(struct hunt *h, int exponent)
{
    const double step = uneven_step(h->p->x, exponent);
    double t[2] = {step, -step}, y[2];
    if (h->near.side) {
        t[0] = h->near.side * step;
        t[1] = h->near.side * step * (0.6 + 0.2 * uneven(exponent, 3));
    }
    record_ask(&h->record, t, 2, y);
}

double hunt_farthest_asked(const struct hunt *h)
{
    const struct record *r = &h->record;
    double far = 0;
    for (int i = 0; i < r->n; i++)
        if (isfinite(r->y[i])) far = fmax(far, fabs(r->t[i]));
    return far;
}

bool hunt_hides_all(const struct hunt *h)
{
    const double small_part = 1e-6, half = 0.5, whole = 1 + 1e-9;
    const struct step *step = h->step;
    const struct record *r = &h->record;
    double steepness = 0;
    if (!(step->bar >= fabs(step->value))) return false;
    for (int i = 0; i < r->n; i++) {
        const double far = fabs(r->t[i]), change = fabs(r->y[i] - h->p->f);
        if (far >= half * step->h_largest && far <= whole * step->h_largest && isfinite(change))
            steepness = fmax(steepness, change / pow(far, h->request->derivative));
    }
    return !(step->bar <= small_part * steepness);
}

void hunt_keep_known(struct hunt *h, const double *x, const double *y, size_t n)
{
    struct record *r = &h->record;
    double there;
    for (size_t i = 0; i < n; i++) {
        const double t = x[i] - r->p->x;
        if (!record_find(r, t, &there)) record_keep(r, t, y[i]);
    }
}

void hunt_remember(struct hunt *h)
{
    double x[HUNT_KNOWN], y[HUNT_KNOWN];
    const struct probe *p = h->p;
    if (p->recall) hunt_keep_known(h, x, y, p->recall(p->context, x, y, HUNT_KNOWN));
}

/* By what a value may be off that is all that f was seen to be: half a unit of its last place, and of a float's where it is one. A double has so
 * few bits by chance once in 2^29; fewer still are those of 1 or 0.5, which say nothing. */
static double hidden_by_rounding(double value)
{
    enum { FLOAT_BITS = 24, PLAIN_BITS = 12 };
    int exponent;
    const double whole = ldexp(frexp(fabs(value), &exponent), FLOAT_BITS),
                 plain = ldexp(whole, PLAIN_BITS - FLOAT_BITS);
    const bool is_float = whole == floor(whole) && plain != floor(plain);
    return fabs(value) * (is_float ? 0x1p-24 : 0x1p-53);
}

/* A derivative that moves f by no more than that within a distance. */
static double least_slope(const struct hunt *h, double change, double far)
{
    double slope = change / far;
    for (unsigned k = 1; k < h->request->derivative; k++) slope *= (k + 1) / far;
    return slope;
}

double hunt_flat_bar(const struct hunt *h, double far)
{
    return least_slope(h, 0x1p-53 * fabs(h->p->f) + h->noise, far);
}

void hunt_report_constant(struct hunt *h, double far)
{
    struct step *step = h->step;
    step->value = 0;
    step->bar = least_slope(h, hidden_by_rounding(h->p->f) + h->noise, far);
    step->h = step->h_largest = far;
    step->order = 2;
    step->stop = STOP_CONSTANT;
}
