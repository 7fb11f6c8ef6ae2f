/* The total-error model: how large the error of a stencil is to be expected at a step. */
#ifndef MODEL_TOTAL_ERROR_H
#define MODEL_TOTAL_ERROR_H

#include "sweep/run.h"

/* Are the nodes numbers of the format, where the sweep's steps are used? */
bool total_error_nodes_stored(const struct sweep *s, const struct method *method);

/* How many coefficients of the Taylor series it wants for a method. */
size_t total_error_terms(const struct method *method);

/* The model of a method; series: the Taylor series at the place, as long as that; evaluation: how large the errors of f are in the difference, |sum w (f^ - f)|/c, as they were proven of
 * the samples; NaN: f is taken to be rounded once. nodes_stored: the steps are such that the nodes are. False where the
 * Taylor terms are not known or not finite. */
MUST_USE bool total_error_init(struct total_error *model, const struct component *place, arb_srcptr series,
                               const struct method *method, const struct format *format, double evaluation,
                               bool nodes_stored);

double total_error_at(double h, const void *model);

/* The truncation's share of it; and the least that is left of the rounding, however large h. */
double total_error_truncation(double h, const void *model);
double total_error_least_rounding(const struct total_error *model);

/* The textbook's step: the minimum of |t_p| h^p + u r_0 / h^d alone; NaN where one of the two vanishes. */
double total_error_closed_form(const struct total_error *model);

#endif
