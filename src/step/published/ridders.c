/* Ridders (1982), with the constants of Ceres' numeric differentiation: start large, halve, extrapolate, and keep the entry
 * that differs least from those that it is made of.
 *
 * Two departures from Ceres. It gives up where the diagonal moves by twice the least change seen, which happens as well
 * while the first steps are far too large; here it goes on as long as the differences still settle. And its tolerance of
 * 1e-12 is taken relative to the derivative. */
#include "step/published/ridders.h"
#include "step/published/pairs.h"

#include <float.h>
#include <math.h>

const double tableau_gain = 1.7;

void tableau_add(struct tableau *t, double difference)
{
    double square = t->shrink * t->shrink, factor = square;
    size_t i = t->n++;
    t->entry[0][i] = difference;
    for (size_t k = 1; k <= i; k++, factor *= square)
        t->entry[k][i] = (factor * t->entry[k - 1][i] - t->entry[k - 1][i - 1]) / (factor - 1);
}

double tableau_change(const struct tableau *t, size_t k, size_t i)
{
    return fmax(fabs(t->entry[k][i] - t->entry[k - 1][i]), fabs(t->entry[k][i] - t->entry[k - 1][i - 1]));
}

/* From one difference to the next the change falls: truncation is all there is. Or it rises faster than noise, which
 * doubles it: a pole or a wave is nearer than the step. */
static bool still_settling(const struct tableau *t)
{
    size_t i = t->n - 1;
    const double *d = t->entry[0];
    if (i < 2) return true;
    double ratio = fabs(d[i] - d[i - 1]) / fabs(d[i - 1] - d[i - 2]);
    return ratio < 0.5 || ratio > 3;
}

struct best {
    size_t k, i;
    double change;
};

/* Whether the search is over after row i. */
static bool done(const struct tableau *t, struct best *best)
{
    const double tolerance = 1e-12, unstable = 2;
    size_t i = t->n - 1;
    for (size_t k = 1; k <= i; k++) {
        double change = tableau_change(t, k, i);
        if (!(change <= best->change)) continue;
        *best = (struct best){k, i, change};
        if (change <= tolerance * fabs(t->entry[k][i])) return true;
    }
    if (i == 0 || still_settling(t)) return false;
    return fabs(t->entry[i][i] - t->entry[i - 1][i - 1]) >= unstable * best->change;
}

void step_ridders(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_EXTRAPOLATION, 2, step)) return;
    const double relative = 1e-2; /* Ceres': the step in the middle of ten halvings */
    const double start = relative * 0x1p5;
    double h = fmin(start * fmax(1, fabs(p->x)), pairs_room(p));
    if (!(h >= pairs_finest(p))) {
        step->stop = STOP_BOUNDS;
        return;
    }
    struct pairs pairs = {0};
    struct tableau t = {.shrink = 2};
    struct best best = {0, 0, INFINITY};
    for (size_t missed = 0; t.n < TABLEAU_MAX && missed < TABLEAU_MAX && h >= pairs_finest(p);) {
        if (!pairs_take(&pairs, p, h)) {
            if (t.n > 2) break;
            pairs.n = t.n = 0; /* outside f's domain: the tableau begins where the steps are small enough */
            best.change = INFINITY;
            missed++;
            h /= 8;
            continue;
        }
        tableau_add(&t, pairs.at[pairs.n - 1].difference);
        if (done(&t, &best)) break;
        h /= t.shrink;
    }
    if (!t.n) {
        step->stop = probe_stop(p, isfinite(pairs_room(p)) ? STOP_BOUNDS : STOP_UNDEFINED_NEAR);
        return;
    }
    step->h = pairs.at[best.i].h;
    step->h_largest = pairs.at[best.i - best.k].h;
    step->order = (unsigned)(2 * best.k + 2);
    step->value = t.entry[best.k][best.i];
    step->bar = best.change + tableau_gain * pairs_noise(&pairs, p, step->h, step->h_largest) / step->h +
                DBL_EPSILON * fabs(step->value);
    pairs_confirm(&pairs, p, step);
}
