/* The optimum of a whole gradient: the one step for all components. */
#ifndef MODEL_GRADIENT_OPTIMUM_H
#define MODEL_GRADIENT_OPTIMUM_H

#include "sweep/run.h"

/* Fills in the optimum of method m of the gradient, whose norms and envelope are there: measured and luckiest from the norm of the error, fitted through those of
 * truncation and rounding, modelled by the norm of the components' models, where all have one. */
MUST_USE hstar_status gradient_optimum_find(struct sweep *s, size_t m, const struct method *method,
                                            hstar_error *err);

#endif
