/* The steps for people who must hard-code one: h = C eps^(1/(p+d)) max(|x|, typical), a measured C for each method in each
 * format that has two decimal digits. */
#ifndef STENCIL_HARD_CODED_H
#define STENCIL_HARD_CODED_H

#include <stddef.h>

enum { HARD_CODED_ROOTS = 3 };
extern const unsigned hard_coded_roots[HARD_CODED_ROOTS]; /* 2, 3, 5 */

struct hard_coded {
    const char *method, *format;
    unsigned derivative, order; /* d, p */
    double constant;            /* C */
    size_t points;              /* of the benchmark, at which all else is measured: in the format */
    double error;               /* of the derivative, relative: the median */
    double regret, regret_90;   /* the median, and what 90 % of the points stay below */
    double with_root
        [HARD_CODED_ROOTS]; /* the median regret with eps^(1/hard_coded_roots[i]) in place of eps^(1/(p+d)) */
};

/* Those of a format stand together. */
size_t hard_coded_rows(const struct hard_coded **rows);

/* The step at x; typical: the size that x usually has, which keeps h from vanishing where x is 0. NaN for an unknown format. */
double hard_coded_step(const struct hard_coded *row, double x, double typical);

#endif
