/* Values of f on both sides of x, and what they tell of its noise and its smoothness. */
#include "step/published/pairs.h"
#include "step/noise/noise_table.h"

#include <float.h>
#include <math.h>

bool pairs_keep(struct pairs *pairs, double h, double right, double left)
{
    if (!isfinite(right) || !isfinite(left) || pairs->n == PAIRS_MAX) return false;
    pairs->at[pairs->n++] = (struct pair){h, right, left, (right - left) / (2 * h)};
    return true;
}

bool pairs_take(struct pairs *pairs, struct probe *p, double h)
{
    h = step_realised(p->x, h);
    double x[] = {p->x + h, p->x - h}, y[2];
    probe_many(p, x, 2, y);
    return pairs_keep(pairs, h, y[0], y[1]);
}

double pairs_finest(const struct probe *p)
{
    const double bits = 0x1p10;
    return bits * noise_ulp(p->x);
}

double pairs_room(const struct probe *p)
{
    return fmax(0, fmin(p->upper - p->x, p->x - p->lower));
}

/* The largest |f| that counts in an entry of steps from h to h_largest. In extrapolations by halving the noise of a
 * difference at 2^j h has a weight of 2 / 8^j at most. */
static double largest_at_pairs(const struct pairs *pairs, const struct probe *p, double h, double h_largest)
{
    double max = fabs(p->f);
    for (size_t i = 0; i < pairs->n; i++) {
        const struct pair *pair = &pairs->at[i];
        if (pair->h > h_largest) continue;
        double shrink = fmin(1, h / pair->h), weight = fmin(1, 2 * shrink * shrink * shrink);
        max = fmax(max, weight * fmax(fabs(pair->right), fabs(pair->left)));
    }
    return max;
}

/* Truncation makes the changes from one difference to the next fall, noise makes them grow: past the smallest change they
 * are noise. A change between steps h and 2h has a variance of 5/8 (sigma / h)^2. */
static double scatter_of_pairs(const struct pairs *pairs)
{
    const double gain = sqrt(0.625);
    size_t least = 0;
    double least_change = INFINITY, squares = 0;
    for (size_t i = 1; i < pairs->n; i++) {
        double change = fabs(pairs->at[i].difference - pairs->at[i - 1].difference);
        if (change < least_change) {
            least_change = change;
            least = i;
            squares = 0;
        } else {
            double sigma = change * pairs->at[i].h / gain;
            squares += sigma * sigma;
        }
    }
    size_t n = pairs->n - 1 - least;
    return pairs->n > 1 && n > 0 ? sqrt(squares / (double)n) : 0;
}

/* The step of the values where they are in a coarser format. */
static double grain(const struct pairs *pairs)
{
    double values[2 * PAIRS_MAX];
    for (size_t i = 0; i < pairs->n; i++) {
        values[2 * i] = pairs->at[i].right;
        values[2 * i + 1] = pairs->at[i].left;
    }
    return pairs->n > 2 ? noise_grain(values, 2 * pairs->n) : 0;
}

double pairs_noise(const struct pairs *pairs, const struct probe *p, double h, double h_largest)
{
    const double in_deviations = 3;
    double noise = fmax(DBL_EPSILON * largest_at_pairs(pairs, p, h, h_largest), 2 * DBL_TRUE_MIN);
    noise = fmax(noise, fmax(grain(pairs), in_deviations * scatter_of_pairs(pairs)));
    if (p->f != p->f_again && isfinite(p->f_again)) noise = fmax(noise, 2 * fabs(p->f - p->f_again));
    return isnan(p->noise_given) ? noise : fmax(noise, in_deviations * p->noise_given);
}

static double side_change(const struct pair *pair, double f)
{
    double right = pair->right - f, left = f - pair->left;
    return fabs(right) > fabs(left) ? right : left;
}

static double bend(const struct pair *pair, double f)
{
    return pair->right - f - (f - pair->left);
}

enum { LOOKS = 3 };
static const double in_noises = 8; /* what is to be seen in spite of noise */

/* The finest pairs, neither side by side nor far apart, in which f bends by more than `visible`. */
static size_t finest_that_bend(const struct pairs *pairs, const struct probe *p, double visible,
                               const struct pair *seen[LOOKS])
{
    const double relative = 64 * DBL_EPSILON, apart = 1.5, related = 40;
    size_t n = 0;
    for (size_t i = pairs->n; i-- > 0 && n < LOOKS;) {
        const struct pair *pair = &pairs->at[i];
        double size = fmax(fabs(p->f), fmax(fabs(pair->right), fabs(pair->left)));
        if (fabs(bend(pair, p->f)) <= fmax(visible, relative * size)) continue;
        if (n && pair->h < apart * seen[n - 1]->h) continue;
        if (n && pair->h > related * seen[n - 1]->h) {
            if (n > 1) break;
            n = 0; /* one alone says nothing */
        }
        seen[n++] = pair;
    }
    return n;
}

/* By which power of h a quantity changes from a coarse pair to a fine one; NaN where it changes its sign. */
static double power(double fine, double coarse, double ratio)
{
    return fine / coarse > 0 ? log(fine / coarse) / log(ratio) : (double)NAN;
}

/* At a jump the larger of the two changes of f does not shrink with h. */
static bool is_jump(const struct pairs *pairs, const struct probe *p, double visible)
{
    const double same = 0.1;
    const struct pair *seen[LOOKS];
    size_t n = finest_that_bend(pairs, p, visible, seen);
    for (size_t i = 0; i + 1 < n; i++)
        if (!(fabs(power(side_change(seen[i], p->f), side_change(seen[i + 1], p->f),
                         seen[i]->h / seen[i + 1]->h)) <= same))
            return false;
    return n > 1;
}

/* The slopes to the right and to the left differ by f'' h where f is smooth, by a constant at a corner, and by more and more
 * at a cusp. */
static bool is_corner(const struct pairs *pairs, const struct probe *p, double visible, double *gap)
{
    const double shrinks = 0.3;
    const struct pair *seen[LOOKS], *last = &pairs->at[pairs->n - 1];
    size_t n =
        finest_that_bend(pairs, p, fmax(visible, in_noises * pairs_noise(pairs, p, last->h, last->h)), seen);
    for (size_t i = 0; i + 1 < n; i++) {
        double fine = bend(seen[i], p->f) / seen[i]->h, coarse = bend(seen[i + 1], p->f) / seen[i + 1]->h;
        if (!(power(fine, coarse, seen[i]->h / seen[i + 1]->h) <= shrinks)) return false;
    }
    if (n > 1) *gap = fabs(bend(seen[0], p->f)) / seen[0]->h;
    return n > 1;
}

enum stop bar_stop(double bar, double value, double scale)
{
    const double of_value = 0.1, of_slopes = 1e-3;
    return bar <= fmax(of_value * fabs(value), of_slopes * scale) ? STOP_CONVERGED : STOP_UNCONFIRMED;
}

/* Every value is f(x). */
static bool is_constant(const struct pairs *pairs, double f)
{
    for (size_t i = 0; i < pairs->n; i++)
        if (pairs->at[i].right != f || pairs->at[i].left != f) return false;
    return true;
}

/* No difference differs from the next by more than rounding explains, which is little. */
static bool is_exact(const struct pairs *pairs, const struct probe *p)
{
    const double little = 0x1p-40;
    for (size_t i = 1; i < pairs->n; i++) {
        const struct pair *fine = &pairs->at[i];
        double rounding = DBL_EPSILON * fmax(fabs(p->f), fmax(fabs(fine->right), fabs(fine->left))) / fine->h;
        double change = fabs(fine->difference - pairs->at[i - 1].difference);
        if (change > rounding || rounding > little * fabs(fine->difference)) return false;
    }
    return pairs->n > 2;
}

void pairs_judge(const struct pairs *pairs, const struct probe *p, struct step *step)
{
    double gap = 0, scale = 0;
    if (is_constant(pairs, p->f)) {
        step->stop = STOP_CONSTANT;
        return;
    }
    const double visible = isnan(step->noise) ? 0 : in_noises * step->noise;
    if (is_jump(pairs, p, visible)) {
        step->stop = STOP_JUMP;
        step->bar = INFINITY;
        return;
    }
    if (is_corner(pairs, p, visible, &gap)) {
        step->stop = STOP_KINK;
        step->bar = fmax(step->bar, gap);
        return;
    }
    double nearest = INFINITY;
    for (size_t i = 0; i < pairs->n; i++) {
        double distance = fabs(log(pairs->at[i].h / step->h_largest));
        if (distance >= nearest) continue;
        nearest = distance;
        scale = fabs(side_change(&pairs->at[i], p->f)) / pairs->at[i].h;
    }
    step->stop = bar_stop(step->bar, step->value, scale);
    if (step->stop == STOP_CONVERGED && is_exact(pairs, p)) step->stop = STOP_EXACT;
}

/* Steps by a factor of two see a wave of just the wrong length as a line. One more pair at an uneven fraction of the finest
 * step, which should lie on the parabola that the finest difference and the answer make. */
void pairs_confirm(const struct pairs *pairs, struct probe *p, struct step *step)
{
    const double uneven = 0.7293, generous = 4;
    struct pairs one = {0};
    const struct pair *finest_pair = &pairs->at[pairs->n - 1];
    pairs_judge(pairs, p, step);
    if (stops[step->stop].trust != TRUST_OK || step->stop == STOP_CONSTANT) return;
    if (!pairs_take(&one, p, uneven * finest_pair->h)) return;
    const struct pair *check = &one.at[0];
    double truncation = fabs(finest_pair->difference - step->value);
    double noise = pairs_noise(pairs, p, finest_pair->h, finest_pair->h) / check->h;
    if (fabs(check->difference - step->value) > generous * (truncation + noise + step->bar))
        step->stop = STOP_UNCONFIRMED;
}
