/* Telling scatter from a curve, by the parts of high degree. */
#include "step/noise/noise_scatter.h"
#include "step/window.h"

#include <float.h>
#include <math.h>

static long double dot_long(const long double *a, const long double *b, int n)
{
    long double sum = 0;
    for (int i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* Orthogonal to the first k of q, twice for the sake of rounding, and of length 1; its length before that, 0 where nothing is left. */
static long double orthonormal(long double (*q)[SCATTER_MOST], int k, int n)
{
    const long double nothing = 1e-12L;
    const long double before = sqrtl(dot_long(q[k], q[k], n));
    for (int times = 0; times < 2; times++)
        for (int j = 0; j < k; j++) {
            const long double share = dot_long(q[k], q[j], n);
            for (int i = 0; i < n; i++) q[k][i] -= share * q[j][i];
        }
    const long double length = sqrtl(dot_long(q[k], q[k], n));
    if (!(length > nothing * before)) return 0;
    for (int i = 0; i < n; i++) q[k][i] /= length;
    return length;
}

static bool seen_before(const double *t, int i)
{
    for (int j = 0; j < i; j++)
        if (t[j] == t[i]) return true;
    return false;
}

/* By Stieltjes' way: the next polynomial is the last one times t, made orthogonal to all before. */
void scatter_of(const double *t, const double *y, int n, double distance, struct scatter *s)
{
    long double u[SCATTER_MOST], v[SCATTER_MOST], q[SCATTER_MOST][SCATTER_MOST];
    *s = (struct scatter){.flat = true, .cubic = NAN};
    int m = 0, same = 0;
    long double leading = 1; /* the coefficient of t^k in the k-th polynomial is 1 over this */
    for (int i = 0; i < n; i++) {
        s->largest = fmax(s->largest, fabs(y[i]));
        s->flat = s->flat && y[i] == y[0];
        same += i > 0 && y[i] == y[i - 1];
        if (seen_before(t, i)) continue;
        u[m] = (long double)t[i] / (long double)distance;
        v[m++] = (long double)y[i] - (long double)y[0];
    }
    s->stairs = same >= n / 2;
    for (int k = 0; k < m; k++) {
        for (int i = 0; i < m; i++) q[k][i] = k ? u[i] * q[k - 1][i] : 1;
        const long double length = orthonormal(q, k, m);
        if (!(length > 0)) break;
        leading *= length;
        s->part[k] = (double)fabsl(dot_long(q[k], v, m));
        if (k == 3) s->cubic = 6 * (s->part[k] / (double)leading / distance / distance / distance);
        s->n = k + 1;
    }
}

/* The root mean square of the parts of degree a … b - 1; no square overflows. */
static double rms_of_parts(const struct scatter *s, int a, int b)
{
    double largest = 0, sum = 0;
    for (int k = a; k < b; k++) largest = fmax(largest, s->part[k]);
    if (!(largest > 0) || !isfinite(largest)) return largest;
    for (int k = a; k < b; k++) sum += s->part[k] / largest * (s->part[k] / largest);
    return largest * sqrt(sum / (b - a));
}

double scatter_swing(const struct scatter *s)
{
    return s->n > 3 ? rms_of_parts(s, 1, 4) : 0;
}

enum {
    TOP = 3,
    LEAST = 7,
    LOWEST = 2
}; /* the highest parts; fewer than 7 tell nothing; those of degree 0 and 1 are f(x) and the slope */

double scatter_top(const struct scatter *s)
{
    return s->n < LEAST ? (double)NAN : rms_of_parts(s, s->n - TOP, s->n);
}

/* Parts of one size are eight times as large, three against three, in one case of 700. */
static bool falls(const struct scatter *s)
{
    const double clear = 8;
    const int first = s->n - 2 * TOP;
    return rms_of_parts(s, first < LOWEST ? LOWEST : first, s->n - TOP) > clear * scatter_top(s);
}

bool scatter_is_even(const struct scatter *s)
{
    const double far_below = 1.0 / 16;
    return s->n >= LEAST && !falls(s) && scatter_top(s) < far_below * s->part[1];
}

/* The three highest parts are scatter where anything is, unless the three below are much larger: so the parts of a curve fall. Those below join them as long
 * as they are of their size, but for one case of a hundred, or of that of the scatter nearer to x. A curve is no stairs. */
void scatter_level(const struct scatter *s, double known, bool hidden, struct noise_at *row)
{
    const double same = 3;
    row->roundoff = s->largest * (DBL_EPSILON / 2);
    row->level = s->flat ? 0 : s->n < LEAST ? (double)INFINITY : scatter_top(s);
    row->kind = s->flat ? NOISE_KIND_FLAT : NOISE_KIND_BENDS;
    if (s->flat || s->n < LEAST) return;
    const double limit = same * fmax(known, row->roundoff);
    int first = s->stairs ? LOWEST : s->n - TOP;
    if (!s->stairs && row->level > limit && (hidden || falls(s))) return;
    while (first > LOWEST &&
           s->part[first - 1] <= fmax(limit, window_t99(s->n - first) * rms_of_parts(s, first, s->n)))
        first--;
    row->level = rms_of_parts(s, first, s->n);
    row->kind = NOISE_KIND_TOLD;
}
