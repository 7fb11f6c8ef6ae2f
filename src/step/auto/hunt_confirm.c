/* The last look at what a ladder claims: its polynomial against all values, those of steps that it did not use and some that are asked for this alone.
 *
 * Between the close look and the finest step of the ladder lie many decades that nobody has looked at; and at its largest steps f may be noisier
 * than near x. */
#include "step/auto/hunt.h"

#include <math.h>

/* A place between a and b, evenly in its logarithm. */
static double between(double a, double b, double part)
{
    return a * pow(b / a, part);
}

static double drawn(struct hunt *h)
{
    return uneven(h->drawn++, 2);
}

/* Is the claim about one part of f alone, the odd or the even one? Then pairs tell, and not single values, of which the other part is half. */
static bool is_of_one_part(const struct ladder *l)
{
    return l->derivative > 1 && !l->side;
}

/* Offsets for this alone: in the gap below the ladder, beside its largest step; where f is noisy, some within it. */
static int lay_out_checks(struct hunt *h, double *t)
{
    const struct ladder *l = &h->ladder;
    const double top = l->h[l->best.rung - l->best.column], fine = l->h[l->end - 1],
                 near = 4 * h->near.spacing;
    const double wide = 8, inner = 1.0 / 30, outer_from = 0.55, outer_to = 0.9;
    const bool pairs = is_of_one_part(l);
    int n = 0;
    if (fine > wide * near) {
        t[n++] = between(near, fine, 0.15 + 0.35 * drawn(h));
        t[n] = pairs ? -t[n - 1] : -between(near, fine, 0.5 + 0.4 * drawn(h));
        n++;
    }
    t[n++] = top * (outer_from + (outer_to - outer_from) * drawn(h));
    t[n] = pairs ? -t[n - 1] : -top * (outer_from + (outer_to - outer_from) * drawn(h));
    n++;
    if (h->near.loud)
        for (int k = 0; k < 4; k++) {
            const double at = between(inner * top, outer_to * top, (k + drawn(h)) / 4);
            t[n++] = at;
            t[n++] = -at;
        }
    for (int i = 0; i < n && l->side; i++) t[i] = l->side * fabs(t[i]);
    return n;
}

/* What f says at an offset of the record, as a change from f(x): the value, or of one part what it and the value on the other side of x say. NaN where that is not
 * known, or is said already. */
static double said_at(const struct hunt *h, int i)
{
    const double alike = 1e-9;
    const struct record *r = &h->record;
    const double t = r->t[i], f = h->p->f;
    if (!is_of_one_part(&h->ladder)) return r->y[i] - f;
    if (t < 0) return NAN;
    for (int k = 1; k < r->n; k++)
        if (fabs(r->t[k] + t) <= alike * t)
            return h->ladder.even ? ((r->y[i] - f) + (r->y[k] - f)) / 2 : (r->y[i] - r->y[k]) / 2;
    return NAN;
}

/* Where the odd part of f is told by a rung or two the even part may want more of them; then one through the two coarser rungs as well, which vouched for the entry, may
 * explain a value, too. x^4 at 0 has no odd part at all. */
static bool even_apart(const struct ladder *l, struct ladder_polynomial *with)
{
    enum { FEW = 1, VOUCHING = 2 };
    if (l->side || l->derivative != 1 || l->best.column > FEW) return false;
    int first = l->best.rung - l->best.column - VOUCHING;
    if (first < l->first) first = l->first;
    ladder_polynomial_of(l, first, l->best.rung, with);
    return true;
}

/* How far the values lie from the polynomials of the entry. */
struct misfits {
    struct hunt *h;
    struct ladder_polynomial own, wider;
    struct ladder_sums at_own, at_wider; /* at the last distance: f is asked in pairs */
    bool apart;                          /* may the wider one explain a value, too? */
    double share_per;                    /* of the entry's own error, over distance^derivative */
    double squares, worst;
    int counted;
};

static void misfits_init(struct misfits *m, struct hunt *h)
{
    const struct ladder *l = &h->ladder;
    m->h = h;
    ladder_polynomial(l, &m->own);
    m->at_own.distance = m->at_wider.distance = NAN;
    m->apart = even_apart(l, &m->wider);
    m->share_per = 2 * ladder_error(l) / ladder_factorial(l->derivative);
    m->squares = m->worst = 0;
    m->counted = 0;
    for (int i = 0; i < m->own.n && is_of_one_part(l); i++) *(l->even ? &m->own.odd[i] : &m->own.even[i]) = 0;
}

/* False at a rung of the polynomial itself. */
static inline bool has_sums(const struct ladder_polynomial *p, double distance, struct ladder_sums *sums)
{
    if (sums->distance != distance) ladder_sums_at(p, distance, sums);
    return !isnan(sums->odd);
}

/* Counts what f said at an offset of the record. */
static void count_misfit(struct misfits *m, int i, double said, struct confirmation *c)
{
    const struct ladder *l = &m->h->ladder;
    const double t = m->h->record.t[i], distance = fabs(t), disproof = l->derivative == 1 ? 3 : 300;
    double noise, share = m->share_per;
    if (!has_sums(&m->own, distance, &m->at_own)) return;
    for (unsigned k = 0; k < l->derivative; k++) share *= distance;
    double miss = fabs(said - ladder_change(&m->at_own, t, &noise));
    if (m->apart && has_sums(&m->wider, distance, &m->at_wider)) {
        double wider_noise;
        const double wider = fabs(said - ladder_change(&m->at_wider, t, &wider_noise));
        if (wider < miss) {
            miss = wider;
            noise = fmax(noise, wider_noise);
        }
    }
    if (isnan(miss)) return;
    const double larger = fabs(m->h->record.y[i]) - fabs(m->h->p->f);
    noise += l->noise_absolute + l->noise_relative * (larger > 0 ? larger : 0);
    const double z = miss / (noise + share);
    m->squares += z * z;
    m->counted++;
    if (z > m->worst) m->worst = z;
    if (z > disproof && distance < c->broken_at) {
        c->broken_at = distance;
        c->misfit = miss;
    }
}

void hunt_hold(struct hunt *h, struct confirmation *c)
{
    const struct ladder *l = &h->ladder;
    const double doubt = 2;
    *c = (struct confirmation){.factor = 1, .broken_at = INFINITY};
    const double top = l->h[l->best.rung - l->best.column], least = l->h[l->end - 1] / 4096;
    struct misfits m;
    misfits_init(&m, h);
    for (int i = 1; i < h->record.n; i++) {
        const double at = h->record.t[i], distance = fabs(at);
        if (distance > top || distance < least || at * l->side < 0) continue;
        const double said = said_at(h, i);
        if (isfinite(said)) count_misfit(&m, i, said, c);
    }
    c->counted = m.counted;
    if (!m.counted) return;
    c->factor = m.worst > 1 ? doubt * m.worst : fmax(1, 2 * sqrt(m.squares / m.counted));
}

void hunt_confirm(struct hunt *h, struct confirmation *c)
{
    enum { MOST = 16 };
    double t[MOST], y[MOST];
    if (h->p->recall) {
        hunt_remember(h);
        hunt_hold(h, c);
        if (c->counted >= CONFIRMED_BY) return;
    }
    int n = lay_out_checks(h, t);
    if (!probe_affords(h->p, (size_t)n)) n = (int)probe_left(h->p);
    record_ask(&h->record, t, n, y);
    hunt_hold(h, c);
}
