/* The trusted derivative: proven from the exact form, or given as an expression, or estimated: by GSL, or by `auto`, which stands on a higher
 * floor and hands it down. */
#ifndef REFERENCE_REFERENCE_H
#define REFERENCE_REFERENCE_H

#include "problem/component.h"

enum reference_source {
#define X(identifier, name, meaning) REFERENCE_##identifier,
#include "reference/sources.def"
#undef X
    N_REFERENCES
};
extern const char *const reference_names[N_REFERENCES];

struct reference {
    enum reference_source source; /* REFERENCE_NONE: there is none, and `reason` says why */
    double value;
    double
        bound; /* of |digits - derivative|: proven (exact, given) or estimated (gsl, auto); NaN: not even that */
    char *digits;  /* what is proven of it in decimal; NULL for gsl, auto and none */
    bool doubtful; /* auto: who estimated it does not vouch for it */
    bool beyond;   /* there is one, but no double is as large */
    char *reason;  /* why there is none, or a warning about it; NULL */
};

/* Is it proven, of f or of what somebody gave? */
static inline bool reference_is_proven(const struct reference *reference)
{
    return reference->source == REFERENCE_EXACT || reference->source == REFERENCE_GIVEN;
}

/* What estimates may be wrong by, below which no error against them is known; 0 of what is proven. */
static inline double reference_bar(const struct reference *reference)
{
    const bool estimated = reference->source == REFERENCE_GSL || reference->source == REFERENCE_AUTO;
    return estimated ? reference->bound : 0;
}

/* What one of GSL's routines says, and how wrong it is: value - reference (NaN without a reference). */
struct gsl_estimate {
    const char *routine; /* "gsl_deriv_central" */
    double h, value, abserr, error;
};
enum { N_GSL_ROUTINES = 3 };

/* `auto` estimates derivatives up to this one. */
enum { REFERENCE_AUTO_MOST = 4 };

/* The step that GSL's routines start with at x. */
double reference_gsl_step(double x);

/* The first precision is more than the digits need: with it a derivative such as 1 + 2e-300 is exact in
 * doubles' terms too, and errors against it can be told. */
enum { REFERENCE_PRECISION = 1280, REFERENCE_MAX_PRECISION = 5120, REFERENCE_DIGITS = 50 };

/* The derivative from the Taylor series of the exact form, to at least REFERENCE_DIGITS proven digits where
 * they can be had, as a ball and for people. Where it does not exist or cannot be proven the source is
 * REFERENCE_NONE with the reason, and the ball is not finite. */
MUST_USE hstar_status reference_exact(const struct component *place, unsigned derivative, arb_t ball,
                                      struct reference *reference, hstar_error *err);

/* All first derivatives of place->f's output by the variables wrt, in one sweep: balls, to be had back as references one by one. The
 * variable of `place` does not matter. */
MUST_USE hstar_status reference_sweep(const struct component *place, const size_t *wrt, size_t n_wrt,
                                      arb_ptr gradient, hstar_error *err);

/* As reference_exact for the first derivative, with what the sweep says of it: where that is not enough, or NULL, it is found by
 * itself. */
MUST_USE hstar_status reference_swept(const struct component *place, arb_srcptr swept, arb_t ball,
                                      struct reference *reference, hstar_error *err);

/* What is proven of a number in a finite ball. */
MUST_USE hstar_status reference_of_ball(arb_t ball, struct reference *reference, hstar_error *err);

/* Output number `output` of `given`, a function of the same variables, taken at the same point. */
MUST_USE hstar_status reference_given(const struct function *given, size_t output,
                                      const struct component *place, arb_t ball, struct reference *reference,
                                      hstar_error *err);

/* Where a reference from elsewhere is not the proven derivative, its reason says so. */
MUST_USE hstar_status reference_compare(struct reference *reference, const arb_t ball, const arb_t exact,
                                        hstar_error *err);

/* The first derivative by GSL's three routines. */
MUST_USE hstar_status reference_gsl_estimates(const struct component *place,
                                              struct gsl_estimate out[N_GSL_ROUTINES], hstar_error *err);

/* The estimate that claims the smallest error, as the reference. */
MUST_USE hstar_status reference_gsl(const struct gsl_estimate estimates[N_GSL_ROUTINES], arb_t ball,
                                    struct reference *reference, hstar_error *err);

void reference_clear(struct reference *reference);

#endif
