/* Pairs: the values of f at x - h and x + h for steps from coarse to fine, which the extrapolators share, and what such
 * pairs say beside the derivative: how noisy f is, and whether it has a corner or a jump at x. */
#ifndef STEP_PUBLISHED_PAIRS_H
#define STEP_PUBLISHED_PAIRS_H

#include "step/step.h"

enum { PAIRS_MAX = 20 };

struct pair {
    double h, right, left;
    double difference; /* the central one */
};

struct pairs {
    size_t n;
    struct pair at[PAIRS_MAX];
};

/* Takes the pair at the realised h; false, and nothing kept, where a value is not a finite number. */
bool pairs_take(struct pairs *pairs, struct probe *p, double h);

/* Below this a step has too few bits beside x for steps to stand in exact proportions. */
double pairs_finest(const struct probe *p);

/* Keeps a pair whose values are known. */
bool pairs_keep(struct pairs *pairs, double h, double right, double left);

/* The largest h for which x - h and x + h are within the bounds: 0 at a bound. */
double pairs_room(const struct probe *p);

/* A bound on the errors of the values that count in an entry of steps h to h_largest: what the caller gave, or an ulp, or three times what the finest differences
 * scatter by where they scatter. */
double pairs_noise(const struct pairs *pairs, const struct probe *p, double h, double h_largest);

/* Completes a step whose h, h_largest, value and bar are set: its noise, and why it ended. */
void pairs_judge(const struct pairs *pairs, const struct probe *p, struct step *step);

/* The same, after another pair at a step that no power of two leads to: for searches whose steps all halve. */
void pairs_confirm(const struct pairs *pairs, struct probe *p, struct step *step);

/* Judges the bar alone: it should be small beside `scale`, the size of the slopes around. */
enum stop bar_stop(double bar, double value, double scale);

#endif
