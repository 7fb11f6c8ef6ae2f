/* What follows from a sweep: which method does best, which is cheap, and whether its steps can tell at all. */
#ifndef SWEEP_BEST_H
#define SWEEP_BEST_H

#include "sweep/sweep.h"

/* What a method's errors are against. */
double best_value(const struct component_sweep *c, const struct method_sweep *m);

/* What a derivative that is an estimate may itself be wrong by, below which no error is known: of a component, of the whole gradient. 0 of what is
 * proven; NaN: nobody knows. */
double best_bar(const struct component_sweep *c);
double best_bar_of_all(const struct sweep *s);

/* Is an error that was measured against a derivative with such a bar hidden by it? */
bool best_hidden(double error, double bar);

/* The method with the smallest error that one can count on; NULL where none has one. */
const struct method_sweep *best_method(const struct component_sweep *c, size_t n_methods);

/* The number of the method with the smallest error of the whole gradient; n_methods where none has one. */
size_t best_for_all(const struct sweep *s);

/* The cheapest method that has a digit in the format of the most accurate one, and of several the one with the smallest error;
 * and what an estimate costs at a method's best step. */
const struct method_sweep *best_cheap(const struct sweep *s, const struct component_sweep *c,
                                      const struct method_sweep *accurate);
size_t best_cost(const struct sweep *s, const struct method_sweep *m);

/* The index whose h is nearest to 10^exponent; h ascends. */
size_t best_nearest(const struct sweep *s, double exponent);

/* Is there a best step of any method? And a derivative for every component to hold its estimates against? */
bool best_told(const struct sweep *s);
bool best_trusted(const struct sweep *s);

/* Has the method, one of the component, or one of any errors and no best step, because its steps are too few to tell? */
bool best_untold(const struct sweep *s, const struct method_sweep *m);
bool best_untold_of(const struct sweep *s, const struct component_sweep *c);
bool best_untold_any(const struct sweep *s);

/* Has the component no estimate at all, as far as is known? */
bool best_nothing(const struct sweep *s, const struct component_sweep *c);

#endif
