/* The column of errors. */
#include "sweep/error_column.h"

#include <math.h>

/* Rounded to a number of the format. */
static widest_float error_in_format(const struct format *format, widest_float x)
{
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        return (widest_float)(type)x;
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return x;
}

void error_reference_init(struct error_reference *reference, const struct format *format, const arb_t ball)
{
    arb_t part, rest;
    arb_init(part);
    arb_init(rest);
    *reference = (struct error_reference){.high = ball_double(ball)};
    reference->wide_high = error_in_format(format, ball_widest(ball));
    if (arb_is_finite(ball)) {
        arb_set_d(part, reference->high);
        arb_sub(rest, ball, part, ARF_PREC_EXACT);
        reference->low = ball_double(rest);
        ball_set_widest(part, reference->wide_high);
        arb_sub(rest, ball, part, ARF_PREC_EXACT);
        reference->wide_low = ball_widest(rest);
    }
    arb_clear(part);
    arb_clear(rest);
}

void error_column(const struct error_reference *reference, const struct format_column *estimate, size_t n,
                  double *error)
{
    const double *nearest = estimate->nearest;
    if (!estimate->exact) {
        const double high = reference->high, low = reference->low;
        for (size_t i = 0; i < n; i++) error[i] = (nearest[i] - high) - low;
        return;
    }
    switch (estimate->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier: {                                                                          \
        const type *exact = estimate->exact, high = (type)reference->wide_high;                              \
        const type low = (type)reference->wide_low;                                                          \
        for (size_t i = 0; i < n; i++)                                                                       \
            error[i] = isnan(nearest[i]) ? (double)NAN : (double)((exact[i] - high) - low);                  \
        break;                                                                                               \
    }
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}
