/* Asking f, and keeping what it answers. */
#include "step/record.h"

#include "number/exponent.h"

#include <float.h>
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
    return (double)(z >> 11) * 0x1p-53;
}

double record_realised(double x, double t)
{
    volatile double node = x + t;
    return node - x;
}

double uneven_step(double x, int e)
{
    const double h = power_of_two(e) * (1 + uneven(e, 0) / 4), whole = 0x1p52;
    const int scale = x != 0 ? exponent_of(x) : e, top = scale > e ? scale : e;
    /* One bit less than x has, lest the sum needs one more. */
    const int last = top - 51;
    const double unit = power_of_two(last);
    if (!(unit > 0)) return h;
    const double units = last < -EXPONENT_BIAS ? h / unit : h * power_of_two(-last); /* below 2^52 */
    const double rounded = (units + whole - whole) * unit;
    return rounded > unit ? rounded : unit;
}

void record_init(struct record *r, struct probe *p)
{
    r->p = p;
    r->n = 1;
    r->dropped = 0;
    r->t[0] = 0;
    r->x[0] = p->x;
    r->y[0] = p->f;
    r->largest = fabs(p->f);
    r->missing[0] = r->missing[1] = INFINITY;
}

/* What is known by the value at that place: how large f is, or where it is not a number. */
static inline void note_answer(struct record *r, int i)
{
    const double size = fabs(r->t[i]), y = fabs(r->y[i]);
    if (y <= DBL_MAX) {
        if (y > r->largest) r->largest = y;
        return;
    }
    double *missing = &r->missing[r->t[i] > 0];
    if (size < *missing && probe_allows(r->p, r->p->x + r->t[i])) *missing = size;
}

void record_keep(struct record *r, double t, double y)
{
    if (r->n == RECORD_MOST) r->n = 1 + r->dropped++ % (RECORD_MOST - 1);
    const int at = r->n;
    r->t[at] = t;
    r->y[at] = y;
    note_answer(r, at);
    r->n = r->dropped ? RECORD_MOST : at + 1;
}

/* Where there is no room to keep it. */
static bool answer_only(struct record *r, double *t, int n, double *y)
{
    bool finite = true;
    for (int i = 0; i < n; i++) {
        t[i] = record_realised(r->p->x, t[i]);
        y[i] = probe_at(r->p, r->p->x + t[i]);
        finite = finite && isfinite(y[i]);
    }
    return finite;
}

/* Where f was no number, it is not asked further out on that side: a simulator that crashes takes its time. */
static inline bool is_beyond_missing(const struct record *r, double t)
{
    return fabs(t) >= r->missing[t > 0];
}

static bool ask_nearer(struct record *r, double *t, int n, double *y)
{
    bool finite = true;
    for (int i = 0; i < n; i++) {
        y[i] = NAN;
        if (is_beyond_missing(r, t[i]) || !record_ask(r, &t[i], 1, &y[i])) finite = false;
    }
    return finite;
}

bool record_ask(struct record *r, double *t, int n, double *y)
{
    if (n > RECORD_MOST - r->n) return answer_only(r, t, n, y);
    struct probe *p = r->p;
    const double at = p->x;
    double *x = r->x + r->n, *answer = r->y + r->n;
    for (int i = 0; i < n; i++) {
        if (is_beyond_missing(r, t[i])) return ask_nearer(r, t, n, y);
        x[i] = at + t[i];
    }
    probe_many(p, x, (size_t)n, answer);
    const bool all = !p->out_of_budget && !p->status; /* else some of them nobody asked */
    bool finite = true;
    int kept = r->n;
    for (int i = 0; i < n; i++) {
        y[i] = answer[i];
        t[i] = x[i] - at;
        const bool is_finite = fabs(y[i]) <= DBL_MAX;
        finite = finite && is_finite;
        if (!is_finite && !all) continue;
        r->t[kept] = t[i];
        r->y[kept] = y[i];
        note_answer(r, kept++);
    }
    r->n = kept;
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
