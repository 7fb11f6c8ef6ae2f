/* Asking f, and keeping what it answers. */
#include "step/record.h"

#include <math.h>
#include <stdint.h>

double uneven(int a, int b)
{
    /* Steele, Lea and Flood's mixing function of SplitMix64 (2014): each bit of the arguments moves half of the result's. */
    uint64_t z = (uint64_t)(int64_t)a * 0x9e3779b97f4a7c15u + (uint64_t)(int64_t)b * 0xd1b54a32d192ed03u +
                 0x8cb92ba72f3d8dd7u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z ^= z >> 31;
    return ldexp((double)(z >> 11), -53);
}

double record_realised(double x, double t)
{
    volatile double node = x + t;
    return node - x;
}

double uneven_step(double x, int e)
{
    const double h = ldexp(1 + uneven(e, 0) / 4, e);
    const int top = x != 0 && ilogb(x) > e ? ilogb(x) : e;
    /* One bit less than x has, lest the sum needs one more. */
    const double unit = ldexp(1, top - 51);
    return unit > 0 ? fmax(unit, nearbyint(h / unit) * unit) : h;
}

void record_init(struct record *r, struct probe *p)
{
    r->p = p;
    r->n = 1;
    r->t[0] = 0;
    r->y[0] = p->f;
    r->largest = fabs(p->f);
    r->missing[0] = r->missing[1] = INFINITY;
}

static void keep(struct record *r, double t, double y)
{
    if (isfinite(y))
        r->largest = fmax(r->largest, fabs(y));
    else if (r->p->out_of_budget || r->p->status)
        return; /* nobody asked f */
    else
        r->missing[t > 0] = fmin(r->missing[t > 0], fabs(t));
    if (r->n == RECORD_MOST) return;
    r->t[r->n] = t;
    r->y[r->n++] = y;
}

bool record_ask(struct record *r, double *t, int n, double *y)
{
    enum { ROUND = 64 };
    double x[ROUND] = {0};
    bool finite = true;
    for (int i = 0; i < n && i < ROUND; i++) {
        x[i] = r->p->x + t[i];
        t[i] = x[i] - r->p->x;
    }
    probe_many(r->p, x, (size_t)n, y);
    for (int i = 0; i < n; i++) {
        keep(r, t[i], y[i]);
        finite = finite && isfinite(y[i]);
    }
    return finite;
}

bool record_find(const struct record *r, double t, double *y)
{
    for (int i = 0; i < r->n; i++)
        if (r->t[i] == t) {
            *y = r->y[i];
            return true;
        }
    return false;
}
