/* Extrapolation as numdifftools does it: fifteen central differences, each three in a row freed of two terms of the
 * truncation, each three of those accelerated by Wynn's epsilon, and of the eleven the one that claims the least error;
 * what lies far from the crowd is charged for it. The bar is that error with the rounding, which numdifftools leaves out. */
#include "step/published/pairs.h"
#include "step/published/ridders.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { DIFFERENCES = 15, WINDOW = 3 };

/* An estimate, what it is thought to be wrong by, and the steps behind it. */
struct estimate {
    double value, error, h, h_largest;
};

/* A start far from x, in units in which x's own size counts by its logarithm. */
static double numdifftools_step(double x)
{
    const double base = 2, sixteen_bits = 0x1p-36;
    double usual = base * log(exp(1) - 1 + fabs(x));
    /* The last of the steps, 2^-14 of the first, is to keep its bits beside a huge x. */
    return fmax(usual, fabs(x) * sixteen_bits * (1 << (DIFFERENCES - 1)));
}

/* Three differences at steps h, h/2, h/4, freed of h^2 and h^4; the error is Student's for one degree of freedom, as
 * numdifftools takes it from neighbours. */
static size_t windows(const struct pairs *pairs, struct estimate *out)
{
    const double weights[WINDOW] = {1 / 45., -20 / 45., 64 / 45.};
    const double student = 12.7062047361747; /* 97.5 % */
    const double squares = weights[0] * weights[0] + weights[1] * weights[1] + weights[2] * weights[2];
    const double factor = student * sqrt(squares);
    size_t n = 0;
    for (size_t i = 0; i + WINDOW <= pairs->n; i++) {
        double sum = 0;
        for (size_t j = 0; j < WINDOW; j++) sum += weights[j] * pairs->at[i + j].difference;
        out[n++] = (struct estimate){sum, INFINITY, pairs->at[i + WINDOW - 1].h, pairs->at[i].h};
    }
    for (size_t i = 0; i < n; i++) {
        if (n < 2) break;
        const struct estimate *other = i + 1 < n ? &out[i + 1] : &out[i - 1];
        double change = fabs(other->value - out[i].value) * factor;
        double tolerance = fmax(fabs(other->value), fabs(out[i].value)) * DBL_EPSILON * factor;
        double finest = pairs->at[i + WINDOW - 1].difference;
        out[i].error = change + (change <= tolerance ? 10 * tolerance : fabs(out[i].value - finest) * factor);
    }
    return n;
}

/* Wynn's epsilon algorithm on three in a row: the limit of a geometric sequence. */
static struct estimate accelerate(const struct estimate *e)
{
    const double nearly_straight = 1e-3;
    double later = e[2].value - e[1].value, earlier = e[1].value - e[0].value;
    double later_tolerance = fmax(fabs(e[2].value), fabs(e[1].value)) * DBL_EPSILON;
    double earlier_tolerance = fmax(fabs(e[1].value), fabs(e[0].value)) * DBL_EPSILON;
    bool settled = fabs(later) <= later_tolerance && fabs(earlier) <= earlier_tolerance;
    double curvature = 1 / later - 1 / earlier;
    if (later == 0 || earlier == 0 || fabs(curvature * e[1].value) <= nearly_straight) settled = true;
    double value = settled ? e[2].value : e[1].value + 1 / curvature;
    double error = fabs(later) + fabs(earlier) + (settled ? 10 * later_tolerance : fabs(value - e[2].value));
    return (struct estimate){value, error, e[2].h, e[0].h_largest};
}

/* The value at `share` of sorted values, interpolated. */
static double sorted_quantile(const double *sorted, size_t n, double share)
{
    double place = share * (double)(n - 1);
    size_t below = (size_t)place;
    if (below + 1 >= n) return sorted[n - 1];
    return sorted[below] + (place - (double)below) * (sorted[below + 1] - sorted[below]);
}

/* Adds to the error of each that is ten times larger or smaller than the median, or outside one and a half interquartile
 * ranges, its distance from the median. */
static void charge_outliers(struct estimate *e, size_t n)
{
    const double wild = 10, ranges = 1.5, unmistakable = 1e-8;
    double sorted[DIFFERENCES];
    for (size_t i = 0; i < n; i++) sorted[i] = e[i].value;
    step_sort(sorted, n);
    double median = sorted_quantile(sorted, n, 0.5), low = sorted_quantile(sorted, n, 0.25),
           high = sorted_quantile(sorted, n, 0.75);
    double reach = ranges * (high - low);
    for (size_t i = 0; i < n; i++) {
        double v = e[i].value;
        bool out_of_scale =
            fabs(median) > unmistakable && (fabs(v) < fabs(median) / wild || fabs(v) > fabs(median) * wild);
        if (out_of_scale || v < low - reach || v > high + reach) e[i].error += fabs(v - median);
    }
}

void step_richardson_trimmed(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_EXTRAPOLATION, 2 * WINDOW, step)) return;
    double h = fmin(numdifftools_step(p->x), pairs_room(p));
    if (!(h >= pairs_finest(p))) {
        step->stop = STOP_BOUNDS;
        return;
    }
    struct pairs pairs = {0};
    /* Outside f's domain there is nothing to be had: the windows begin behind that; and all begins anew where all was. */
    for (unsigned round = 0; round < 2 && pairs.n < WINDOW; round++)
        for (size_t i = 0; i < DIFFERENCES && h >= pairs_finest(p); i++, h /= 2)
            if (pairs.n < DIFFERENCES && !pairs_take(&pairs, p, h)) pairs.n = 0;
    struct estimate e[DIFFERENCES];
    size_t n = windows(&pairs, e);
    if (!n) {
        step->stop = probe_stop(p, isfinite(pairs_room(p)) ? STOP_BOUNDS : STOP_UNDEFINED_NEAR);
        return;
    }
    if (n >= 3) {
        n -= 2;
        for (size_t i = 0; i < n; i++) e[i] = accelerate(&e[i]);
    }
    charge_outliers(e, n);
    size_t best = 0;
    for (size_t i = 1; i < n; i++)
        if (e[i].error < e[best].error) best = i;
    step->h = e[best].h;
    step->h_largest = e[best].h_largest;
    step->value = e[best].value;
    step->bar = e[best].error + tableau_gain * pairs_noise(&pairs, p, step->h, step->h_largest) / step->h +
                DBL_EPSILON * fabs(step->value);
    pairs_confirm(&pairs, p, step);
}
