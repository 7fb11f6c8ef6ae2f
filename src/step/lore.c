/* Keeping what was learnt of f, and handing it on. */
#include "step/lore.h"

#include <math.h>
#include <string.h>

/* The value below which a part of them lies. */
static double finite_quantile(const double *values, int n, double part)
{
    double sorted[LORE_MOST];
    int m = 0;
    for (int i = 0; i < n; i++) {
        if (!isfinite(values[i])) continue;
        int k = m++;
        for (; k > 0 && sorted[k - 1] > values[i]; k--) sorted[k] = sorted[k - 1];
        sorted[k] = values[i];
    }
    return m ? sorted[(int)(part * (m - 1) + 0.5)] : (double)NAN;
}

/* How far they are apart: the largest over the smallest. */
static double largest_over_smallest(const double *values, int n)
{
    return finite_quantile(values, n, 1) / finite_quantile(values, n, 0);
}

/* The step is a part of |x|, or a length that all variables share: whichever of the two is more alike. */
static void tell_usual(struct lore *lore)
{
    const double doubt = 1.3, upper = 0.75; /* each is an estimate from few values */
    double ratio[LORE_MOST];
    for (int i = 0; i < lore->n; i++)
        ratio[i] = lore->size[i] > 0 ? lore->reach[i] / lore->size[i] : (double)NAN;
    lore->usual_noise = doubt * finite_quantile(lore->noise, lore->n, upper);
    lore->usual_size = finite_quantile(lore->size, lore->n, 0.5);
    lore->usual_reach = finite_quantile(lore->reach, lore->n, 0.5);
    lore->proportion = finite_quantile(ratio, lore->n, 0.5);
    if (largest_over_smallest(lore->reach, lore->n) < largest_over_smallest(ratio, lore->n))
        lore->proportion = NAN;
}

void lore_init(struct lore *lore)
{
    memset(lore, 0, sizeof *lore);
    lore->f = lore->f_again = NAN;
    tell_usual(lore);
}

void lore_learn(struct lore *lore, double x, const struct probe *p, const struct step *step)
{
    lore->f = p->f;
    lore->f_again = p->f_again;
    if (lore->n == LORE_MOST || stops[step->stop].trust != TRUST_OK || step->side || !(step->noise >= 0) ||
        !(step->h_brief > 0))
        return;
    if (step->stop == STOP_CONSTANT) return; /* f may not depend on this variable at all */
    lore->noise[lore->n] = step->noise;
    lore->size[lore->n] = fabs(x);
    lore->reach[lore->n++] = step->h_brief;
    tell_usual(lore);
}

void lore_add(struct lore *lore, const struct lore *other)
{
    lore->f = other->f;
    lore->f_again = other->f_again;
    for (int i = 0; i < other->n && lore->n < LORE_MOST; i++, lore->n++) {
        lore->noise[lore->n] = other->noise[i];
        lore->size[lore->n] = other->size[i];
        lore->reach[lore->n] = other->reach[i];
    }
    tell_usual(lore);
}

bool lore_suffices(const struct lore *lore)
{
    return lore && lore->n >= LORE_ENOUGH && isfinite(lore->f) && lore->f == lore->f_again;
}

double lore_noise(const struct lore *lore)
{
    return lore->usual_noise;
}

double lore_reach(const struct lore *lore, double x)
{
    const double least = 0.05; /* of the usual size: a small value beside large ones is small by chance */
    if (!isfinite(lore->proportion)) return lore->usual_reach;
    return lore->proportion * fmax(fabs(x), least * lore->usual_size);
}
