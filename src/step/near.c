/* The close look: noise from the high differences of seven values, the shape of f at x, and a slope to check by. */
#include "step/near.h"

#include <math.h>
#include <string.h>

/* A correctly rounded f scatters uniformly within half an ulp: 2^-53 |f| / sqrt 3 at the least favourable mantissa. */
static const double rounding = 0x1p-53 * 0.5774;

/* Slopes at x of the polynomials through the values, times the spacing: of degree six and of degree four, x in the middle or
 * at the end. Their difference is the truncation of the second, far more than that of the first. */
enum { HIGH, LOW };
static const double slope_weights[2][2][NEAR_POINTS] = {
    {{-1.0 / 60, 3.0 / 20, -3.0 / 4, 0, 3.0 / 4, -3.0 / 20, 1.0 / 60},
     {0, 1.0 / 12, -2.0 / 3, 0, 2.0 / 3, -1.0 / 12, 0}},
    {{-49.0 / 20, 6, -15.0 / 2, 20.0 / 3, -15.0 / 4, 6.0 / 5, -1.0 / 6},
     {-25.0 / 12, 4, -3, 4.0 / 3, -1.0 / 4, 0, 0}}};
static const double slope_gain[2] = {2, 28}; /* sums of their magnitudes, rounded up */

static double dot(const double *w, const double *y)
{
    double sum = 0;
    for (int i = 0; i < NEAR_POINTS; i++) sum += w[i] * y[i];
    return sum;
}

/* Six values beside f(x); false where one of them is no number. */
static bool evaluate(struct probe *p, struct near *n)
{
    double x[NEAR_POINTS - 1], y[NEAR_POINTS - 1], s = n->side < 0 ? -n->spacing : n->spacing;
    int self = n->side ? 0 : NEAR_POINTS / 2, k = 0;
    for (int i = 0; i < NEAR_POINTS; i++)
        if (i != self) x[k++] = p->x + (i - self) * s;
    probe_many(p, x, NEAR_POINTS - 1, y);
    bool finite = true;
    k = 0;
    for (int i = 0; i < NEAR_POINTS; i++) {
        n->y[i] = i == self ? p->f : y[k++];
        finite = finite && isfinite(n->y[i]);
    }
    return finite;
}

/* On both sides, or on the one side where f is defined. */
static bool evaluate_somewhere(struct probe *p, struct near *n)
{
    n->side = 0;
    if (p->x + 3 * n->spacing > p->upper) n->side = -1;
    if (p->x - 3 * n->spacing < p->lower) n->side = 1;
    if (evaluate(p, n)) return true;
    if (n->side) return false;
    n->side = isfinite(n->y[4]) && isfinite(n->y[5]) && isfinite(n->y[6]) ? 1 : -1;
    return evaluate(p, n);
}

enum spacing { SPACING_GOOD, SPACING_TOO_SMALL, SPACING_TOO_LARGE };

/* Differences are noise alone where they no longer fall with their order; 1/binom(2k, k) scales their mean square to that
 * of the values (as in ECNoise: More, Wild 2011). */
static enum spacing measure(const double y[NEAR_POINTS], double *noise)
{
    double t[NEAR_POINTS], square[NEAR_POINTS] = {0},
                           gamma = 1; /* square[k]: the scaled sum of squares, NEAR_POINTS-k of them */
    int zeros = 0;
    memcpy(t, y, sizeof t);
    for (int k = 1; k < NEAR_POINTS; k++) {
        gamma *= 0.5 * k / (2 * k - 1);
        for (int i = 0; i < NEAR_POINTS - k; i++) {
            t[i] = t[i + 1] - t[i];
            square[k] += gamma * t[i] * t[i];
            if (k == 1) zeros += t[i] == 0;
        }
    }
    *noise = 0;
    if (zeros >= NEAR_POINTS / 2) return SPACING_TOO_SMALL;
    const double plateau = 4; /* levels within such a factor are one level */
    double level4 = sqrt(square[4] / 3), level5 = sqrt(square[5] / 2), level6 = sqrt(square[6]);
    if (level4 <= plateau * fmax(level5, level6)) {
        *noise = sqrt((square[4] + square[5] + square[6]) / 6);
        return SPACING_GOOD;
    }
    *noise = sqrt((square[5] + square[6]) / 3);
    return level5 <= plateau * level6 ? SPACING_GOOD : SPACING_TOO_LARGE;
}

/* Is f not smooth at x? On each side the values lie on a smooth curve, by themselves; do the two meet at x, in value and slope?
 * *within: how far the values of a side deviate from a line. */
static enum near_shape shape_of(struct near *n, double *within)
{
    const double *y = n->y, clear = 16;
    double floor = 8 * rounding * n->largest;
    if (n->side) {
        double first = fabs(y[1] - y[0]), second = fabs(y[2] - y[1]);
        *within = fabs(y[6] - 2 * y[5] + y[4]);
        return first > 2 * second && second > fabs(y[3] - y[2]) && first > clear * (floor + *within)
                   ? NEAR_STEEP
                   : NEAR_SMOOTH;
    }
    double left = y[2] - y[1], right = y[5] - y[4], bend_left = y[2] - 2 * y[1] + y[0],
           bend_right = y[6] - 2 * y[5] + y[4];
    *within = fmax(fabs(bend_left), fabs(bend_right));
    double small = clear * (*within + floor);
    double gap = (y[4] - right) - (y[2] + left), own = fabs(y[4] - y[3] - right) + fabs(y[3] - y[2] - left);
    n->slopes[0] = (y[3] - y[1]) / (2 * n->spacing);
    n->slopes[1] = (y[5] - y[3]) / (2 * n->spacing);
    if (fabs(gap) > small || own > 4 * fmax(fabs(right - left), small)) return NEAR_JUMP;
    if (fabs(right - left) > small) return NEAR_KINK;
    double near = y[4] - y[2], far = y[6] - y[0];
    bool outwards = (y[4] - y[3]) * (y[3] - y[2]) > 0 && left * right > 0;
    if (outwards && fabs(near) > floor * clear && fabs(far) < 2 * fabs(near)) return NEAR_STEEP;
    return NEAR_SMOOTH;
}

static void settle(struct near *n)
{
    n->noise = fmax(n->noise, rounding * n->largest);
    double s = n->side < 0 ? -n->spacing : n->spacing;
    int end = n->side != 0;
    n->slope = dot(slope_weights[end][HIGH], n->y) / s;
    double low = dot(slope_weights[end][LOW], n->y) / s;
    n->slope_error = 4 * slope_gain[end] * n->noise / n->spacing + 2 * fabs(n->slope - low);
}

/* Where the second difference stands out of the noise, f bends on a scale not far beyond the spacing: |f'/f''|, or |f''/f'''|
 * where f' is small. Four times that is where a ladder may begin. */
static int reach_of(const struct near *n, int otherwise)
{
    const double *y = n->y, clear = 16;
    double first = fabs(y[4] - y[2]) / 2, second = fabs(y[4] - 2 * y[3] + y[2]);
    double third = fabs((y[5] - y[1]) - 2 * (y[4] - y[2])) / 2;
    if (n->side || !(second > clear * n->noise)) return otherwise;
    double scale = first / second;
    if (third > clear * n->noise) scale = fmax(scale, second / third);
    int reach = n->exponent + ilogb(scale) + 2;
    return reach < otherwise ? reach : otherwise;
}

/* One look at a spacing. */
static bool look(struct probe *p, int exponent, struct near *n, enum spacing *spacing)
{
    *n = (struct near){.exponent = exponent, .spacing = ldexp(1, exponent)};
    if (!evaluate_somewhere(p, n)) return false;
    for (int i = 0; i < NEAR_POINTS; i++) n->largest = fmax(n->largest, fabs(n->y[i]));
    *spacing = measure(n->y, &n->noise);
    double within;
    n->shape = *spacing == SPACING_TOO_SMALL ? NEAR_FLAT : shape_of(n, &within);
    if (n->shape > NEAR_SMOOTH) n->noise = within;
    settle(n);
    return true;
}

void near_look(struct probe *p, struct near *near)
{
    /* 2^-20 of x: far below the scale on which ordinary functions vary, far above the spacing of doubles. */
    enum { DEPTH = 20, COARSER = 13, FINER = 8, TRIES = 4, LOWEST = -1000 };
    int scale = p->x != 0 && isfinite(p->x) ? ilogb(p->x) : 0;
    int lowest = p->x != 0 ? scale - 49 : LOWEST, e = scale - DEPTH > LOWEST ? scale - DEPTH : LOWEST;
    *near = (struct near){.noise = NAN, .slope = NAN, .slope_error = INFINITY, .spacing = NAN, .exponent = e};
    for (int t = 0; t < TRIES && e >= lowest && !p->out_of_budget; t++) {
        struct near n;
        enum spacing spacing = SPACING_TOO_LARGE;
        if (!look(p, e, &n, &spacing)) {
            if (near->shape != NEAR_UNDEFINED) break;
            e -= FINER;
            continue;
        }
        bool was_sharp = near->shape > NEAR_SMOOTH, sharp = n.shape > NEAR_SMOOTH;
        /* What is not smooth at one scale may be so closer by; twice is believed. */
        if (was_sharp && n.shape == NEAR_FLAT) break;
        if (near->shape <= NEAR_FLAT || was_sharp || n.noise < near->noise) *near = n;
        if (was_sharp && sharp) break;
        if (sharp) {
            e -= FINER + FINER;
        } else if (spacing == SPACING_GOOD) {
            break;
        } else if (spacing == SPACING_TOO_LARGE) {
            e -= FINER;
        } else {
            e = t == 1 && scale < -DEPTH ? -DEPTH : e + COARSER;
        }
    }
    if (near->shape != NEAR_UNDEFINED && fabs(p->f - p->f_again) > near->noise) {
        near->noise = fabs(p->f - p->f_again);
        settle(near);
    }
    /* Half of x; as far from the spacing as that is usually, where f asked for a closer look. */
    int usual = near->exponent < scale - DEPTH ? near->exponent + DEPTH - 1 : scale - 1;
    near->reach = near->shape == NEAR_SMOOTH ? reach_of(near, usual) : usual;
}
