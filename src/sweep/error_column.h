/* The column of errors: estimate - reference, where the two may agree to all but their last bits. */
#ifndef SWEEP_ERROR_COLUMN_H
#define SWEEP_ERROR_COLUMN_H

#include "number/ball.h"

/* The reference as the sum of two doubles, and of two numbers of a format that has more bits. */
struct error_reference {
    double high, low;
    widest_float wide_high, wide_low;
};

/* NaN where the ball is not finite. */
void error_reference_init(struct error_reference *reference, const struct format *format, const arb_t ball);

/* The first difference is exact where it cancels: so the error is right to a relative 2^-52. */
void error_column(const struct error_reference *reference, const struct format_column *estimate, size_t n,
                  double *error);

#endif
