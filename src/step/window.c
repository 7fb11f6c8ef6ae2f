/* The least-squares polynomial of a window, by polynomials that are orthogonal on its values (Forsythe 1957): one pass gives all degrees. */
#include "step/window.h"

#include <math.h>

enum { LEAST_FREEDOM = 5 };

double window_t99(int freedom)
{
    /* Cornish and Fisher's expansion about the normal quantile, two terms: within 3 % from 5 degrees of freedom on. */
    const double z = 2.5758, z3 = z * z * z, z5 = z3 * z * z, v = freedom;
    return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v);
}

/* Above this two more terms are there, and not noise, with 99 %: the quantile of F(2, v), which has a closed form. */
static double f99(int freedom)
{
    return freedom / 2.0 * (pow(0.01, -2.0 / freedom) - 1);
}

/* The values of a window, in units of its reach, and the orthogonal polynomials on them. */
struct basis {
    int n, degrees; /* polynomials of degree 0 … degrees - 1 */
    double largest; /* of |f| */
    double u[WINDOW_MOST], y[WINDOW_MOST];
    double p[WINDOW_DEGREES + 2][WINDOW_MOST];
    double norm[WINDOW_DEGREES + 2];        /* of p, squared */
    double coefficient[WINDOW_DEGREES + 2]; /* of y */
    double at_x[WINDOW_DEGREES + 2];        /* the derivative of p there, in units of the reach */
};

static void collect_window(const struct record *r, double reach, double nearest, struct basis *b)
{
    const double part = 1.0 / 300; /* nearer ones say nothing of slopes, and share their rounding */
    nearest = fmax(nearest, part * reach);
    b->n = 0;
    b->largest = 0;
    for (int i = 0; i < r->n && b->n < WINDOW_MOST; i++) {
        double t = fabs(r->t[i]);
        if (!isfinite(r->y[i]) || t > reach || (t > 0 && t < nearest)) continue;
        b->largest = fmax(b->largest, fabs(r->y[i]));
        b->u[b->n] = r->t[i] / reach;
        b->y[b->n++] = r->y[i] - r->y[0];
    }
}

/* p_(j+1) = (u - a) p_j - b p_(j-1), and its derivative at x by the same. Coefficients are those of what the lower degrees leave: of y itself
 * they would be no better than the rounding of its largest part. */
static void build_basis(struct basis *b, unsigned derivative)
{
    double d[WINDOW_DEGREES + 2][WINDOW_DERIVATIVES + 1] = {{0}}, rest[WINDOW_MOST];
    for (int i = 0; i < b->n; i++) {
        b->p[0][i] = 1;
        rest[i] = b->y[i];
    }
    d[0][0] = 1;
    for (int j = 0; j < b->degrees; j++) {
        double norm = 0, mean = 0, yp = 0;
        for (int i = 0; i < b->n; i++) {
            double p = b->p[j][i];
            norm += p * p;
            mean += b->u[i] * p * p;
            yp += rest[i] * p;
        }
        b->norm[j] = norm;
        b->coefficient[j] = yp / norm;
        for (int i = 0; i < b->n; i++) rest[i] -= b->coefficient[j] * b->p[j][i];
        b->at_x[j] = d[j][derivative];
        if (j + 1 == b->degrees) break;
        double a = mean / norm, back = j ? norm / b->norm[j - 1] : 0;
        for (int i = 0; i < b->n; i++)
            b->p[j + 1][i] = (b->u[i] - a) * b->p[j][i] - (j ? back * b->p[j - 1][i] : 0);
        for (unsigned q = 0; q <= derivative; q++)
            d[j + 1][q] = -a * d[j][q] + (q ? q * d[j][q - 1] : 0) - (j ? back * d[j - 1][q] : 0);
    }
}

/* What is left of the values after the polynomial of that degree. */
static double residuals(const struct basis *b, int degree, double *rest)
{
    double sum = 0;
    for (int i = 0; i < b->n; i++) {
        double y = b->y[i];
        for (int j = 0; j <= degree; j++) y -= b->coefficient[j] * b->p[j][i];
        rest[i] = y;
        sum += y * y;
    }
    return sum;
}

/* Neighbours along t whose residuals go together: 0 for noise. */
static double correlation(const struct basis *b, const double *rest)
{
    int order[WINDOW_MOST];
    for (int i = 0; i < b->n; i++) {
        int k = i;
        for (; k > 0 && b->u[order[k - 1]] > b->u[i]; k--) order[k] = order[k - 1];
        order[k] = i;
    }
    double with = 0, all = 0;
    for (int i = 0; i < b->n; i++) {
        all += rest[i] * rest[i];
        if (i) with += rest[order[i]] * rest[order[i - 1]];
    }
    return all > 0 ? with / all : 0;
}

/* The derivative by the polynomial of that degree, and how far noise moves it: by sigma, or as the residuals have it (HC3, MacKinnon and White 1985), where it is not the same everywhere. */
static double derivative_by(const struct basis *b, int degree, const double *rest, double sigma,
                            double *deviation)
{
    double value = 0, gain = 0, sandwich = 0;
    for (int j = 0; j <= degree; j++) value += b->coefficient[j] * b->at_x[j];
    for (int i = 0; i < b->n; i++) {
        double weight = 0, leverage = 0;
        for (int j = 0; j <= degree; j++) {
            weight += b->at_x[j] * b->p[j][i] / b->norm[j];
            leverage += b->p[j][i] * b->p[j][i] / b->norm[j];
        }
        double part = weight * rest[i] / fmax(1 - leverage, 0.05);
        gain += weight * weight;
        sandwich += part * part;
    }
    *deviation = sqrt(fmax(sigma * sigma * gain, sandwich));
    return value;
}

/* Are the next two terms there? */
static bool lacks_terms(const struct basis *b, int degree, double rest, double least)
{
    double two = 0;
    int n = 0;
    for (int j = degree + 1; j <= degree + 2 && j < b->degrees; j++, n++)
        two += b->coefficient[j] * b->coefficient[j] * b->norm[j];
    int freedom = b->n - degree - 1 - n;
    if (!n || freedom < 1) return false;
    double variance = fmax((rest - two) / freedom, least * least);
    return two / n > f99(freedom) * variance;
}

void window_fit(const struct record *r, double reach, const struct window_question *question,
                struct window *w)
{
    const unsigned derivative = question->derivative;
    struct basis b;
    *w = (struct window){.reach = reach, .degree = -1, .value = NAN, .bar = INFINITY, .sigma = NAN};
    collect_window(r, reach, question->nearest, &b);
    const double sigma_least = fmax(question->sigma_least, r->p->accuracy * b.largest);
    w->n = b.n;
    int most = b.n - 1 - LEAST_FREEDOM;
    if (most > WINDOW_DEGREES - 1) most = WINDOW_DEGREES - 1;
    if (most < (int)derivative) return;
    b.degrees = most + 3 < b.n ? most + 3 : b.n;
    build_basis(&b, derivative);
    double unit = 1, rest[WINDOW_MOST];
    for (unsigned q = 0; q < derivative; q++) unit *= reach;
    for (int degree = (int)derivative; degree <= most; degree++) {
        double sum = residuals(&b, degree, rest);
        if (lacks_terms(&b, degree, sum, sigma_least)) continue;
        int freedom = b.n - degree - 1;
        double deviation, together = correlation(&b, rest);
        w->sigma = fmax(sqrt(sum / freedom), sigma_least);
        w->value = derivative_by(&b, degree, rest, w->sigma, &deviation) / unit;
        double next = 0;
        for (int j = degree + 1; j <= degree + 2 && j < b.degrees; j++) next += b.coefficient[j] * b.at_x[j];
        /* Of residuals that go together there are fewer than it seems; where they are far below a noise that f's caller told, they say nothing of it. */
        const double said = probe_told(r->p) ? fmin(1, sum / freedom / (w->sigma * w->sigma)) : 1,
                     alike = fmin(fmax(together * said, 0), 0.9), fewer = sqrt((1 + alike) / (1 - alike));
        w->bar = (window_t99(freedom) * deviation * fewer + fabs(next)) / unit;
        w->degree = degree;
        w->scatter_correlation = together;
        return;
    }
}

bool window_choose(const struct record *r, const double *reach, int n, const struct window_question *question,
                   struct window *best)
{
    enum { MOST = 64 };
    struct window seen[MOST];
    int n_seen = 0, chosen = -1;
    for (int i = 0; i < n && i < MOST; i++) {
        struct window *w = &seen[n_seen];
        window_fit(r, reach[i], question, w);
        if (w->degree < 0) {
            if (n_seen) break; /* it fitted nearer, and does not any more */
            continue;
        }
        bool agrees = true;
        for (int k = 0; k < n_seen; k++)
            agrees = agrees && fabs(w->value - seen[k].value) <= w->bar + seen[k].bar;
        if (!agrees) break;
        if (chosen < 0 || w->bar < seen[chosen].bar) chosen = n_seen;
        n_seen++;
    }
    if (chosen >= 0) *best = seen[chosen];
    return chosen >= 0;
}
