/* What the single-step selectors share: where a search begins, the noise that it goes by, and how a step that
 * was chosen becomes a value with a bar.
 *
 * A selector's own model knows the truncation at its step at best roughly, and nothing of kinks. So every
 * step is held against the same difference at twice the step (half, where f ends before that): what the two
 * differ by bounds the truncation by measurement, and how second differences grow tells a kink or a jump from
 * a curve. */
#ifndef STEP_PUBLISHED_VALUE_AT_STEP_H
#define STEP_PUBLISHED_VALUE_AT_STEP_H

#include "step/step.h"

/* The size of x that steps are scaled by where nothing else is known: max(|x|, 1). */
double selector_size(const struct probe *p);

/* The largest step within the bounds (and the numbers) for a stencil that reaches k h to the left and to the
 * right. */
double selector_room(const struct probe *p, double left, double right);

/* The noise of f, absolute and above 0, for the selectors whose method asks for it: given, or measured; into
 * step->noise too. Leaves `reserve` evaluations to the search. */
double selector_noise(struct probe *p, struct step *step, size_t reserve);

/* A bound from a standard deviation, for the methods that are built on one: noise spread evenly over [-b, b],
 * as rounding is, has b / sqrt 3. */
double selector_noise_bound(double noise);

/* What f was at the last points asked for, so that no point near the end of a search is paid for twice.
 * Begins as {0}. */
enum { SEEN = 16 };
struct seen {
    double x[SEEN], y[SEEN];
    size_t n; /* in all; the last SEEN of them are there */
};

/* probe_many, but for what was seen. */
void seen_many(struct probe *p, struct seen *seen, const double *x, size_t n, double *y);

/* How many evaluations `value_at_step` takes at most, but where f ends nearby. A search stops before it eats them. */
size_t value_at_step_cost(enum stencil_use use);

/* True where `n` more evaluations leave enough for `value_at_step`. */
bool value_at_step_affords(const struct probe *p, const struct step *step, size_t n);

/* Takes the difference of step->use at h (made realised): value, bar, h. noise: a standard deviation of f, 0
 * where the method goes by none (the rounding of f to the nearest is in the bar in any case); truncation: of
 * the difference at h, by the method's own model, 0 where it has none. step->stop says why the search ended;
 * it is left as it is, unless what is seen here says that a value with trust OK deserves none. */
void value_at_step(struct probe *p, struct step *step, struct seen *seen, double h, double noise,
                   double truncation);

#endif
