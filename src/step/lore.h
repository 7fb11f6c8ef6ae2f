/* Lore: what searches along some variables have learnt of f, for the searches along the others. f is one function: its noise is the same along each, and where
 * its variables are alike, so are the steps at which its derivatives are best told. */
#ifndef STEP_LORE_H
#define STEP_LORE_H

#include "step/step.h"

enum { LORE_MOST = 16, LORE_ENOUGH = 3 };

struct lore {
    double f, f_again; /* f(x), asked twice; NaN: not asked yet */
    int n;             /* searches that ended well */
    double noise[LORE_MOST], size[LORE_MOST],
        reach[LORE_MOST]; /* of each: the noise, |x|, the largest step */

    /* What is usual among them, told once for the many that ask. */
    double usual_noise, usual_size, usual_reach;
    double proportion; /* of the largest step to |x|; NaN: the steps are more alike than that */
};

void lore_init(struct lore *lore);

/* Takes what a search without lore has found along a variable whose value is x. */
void lore_learn(struct lore *lore, double x, const struct probe *p, const struct step *step);

/* Takes what another one has learnt. */
void lore_add(struct lore *lore, const struct lore *other);

/* Whether there is enough of it for a short search. */
bool lore_suffices(const struct lore *lore);

/* What a short search goes by: the noise, a standard deviation, on the safe side; the largest step for a variable whose value is x. */
double lore_noise(const struct lore *lore);
double lore_reach(const struct lore *lore, double x);

#endif
