/* Straight lines in log-log through the measured truncation and the measured rounding. */
#ifndef MODEL_FIT_H
#define MODEL_FIT_H

#include "sweep/sweep.h"

/* log10 |error| = slope log10 h + log10 at_1; NaN where there were too few points, or they follow no line. */
struct fit_line {
    double slope, at_1;
    bool told; /* the slope is the points' own; they span too little to tell one where it is that of theory */
    bool vanishes; /* all points that there are are 0: no line, and nothing to add */
};

struct fit {
    struct fit_line truncation, rounding;
};

/* What is known beforehand. */
struct fit_theory {
    double ulp;            /* the unit in the last place of x */
    double rounding_slope; /* for where the points tell none */
    double derivative;     /* its size: rounding that stays there is all of it, lost; 0: not known */
};

/* Around the step at which the two cross; used: the steps as used, of those that are the same number the first counts. Needs
 * the anatomy. */
MUST_USE hstar_status fit_method(const struct method_sweep *method, const double *h, const double *used,
                                 size_t n, const struct fit_theory *theory, struct fit *fit,
                                 hstar_error *err);

/* The steps around which a line was fitted to values: the longest run of them near it, [begin, end). All where there is none. */
void fit_part(const double *h, const double *values, size_t n, double slope, double at_1, size_t *begin,
              size_t *end);

/* Is there a sum: each a line or nothing at all, and one a line? */
bool fit_known(const struct fit *fit);

/* The sum of the two lines, and that of the truncation alone. */
double fit_at(double h, const void *fit);
double fit_truncation_at(double h, const void *fit);

#endif
