/* The proven reference: a coefficient of the Taylor series, at a precision that rises until it is told. */
#include "reference/reference.h"
#include "base/memory.h"
#include "base/text.h"

#include <math.h>
#include <stdlib.h>

const char *const reference_names[N_REFERENCES] = {
#define X(identifier, name, meaning) name,
#include "reference/sources.def"
#undef X
};

/* log2(10^50) = 166.1. What a sweep says is taken where it tells so much more that the digits, and how far they are off, are
 * those that the derivative by itself would have. */
enum { WANTED_BITS = 168, SWEPT_BITS = 3 * WANTED_BITS };

void reference_clear(struct reference *reference)
{
    free(reference->digits);
    free(reference->reason);
    *reference = (struct reference){0};
}

static hstar_status none(struct reference *reference, const char *reason, const struct component *place,
                         hstar_error *err)
{
    const size_t most = 8; /* a sentence is no place for a thousand numbers */
    struct text text;
    text_init(&text);
    text_format(&text, "%s at ", reason);
    for (size_t v = 0; v < place->problem->f->n_variables; v++) {
        if (v == most && v + 1 < place->problem->f->n_variables) {
            text_format(&text, ", and %zu more", place->problem->f->n_variables - v);
            break;
        }
        text_format(&text, "%s%.64s = ", v ? ", " : "", place->problem->f->variables[v]);
        text_double(&text, place->problem->point[v]);
    }
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    *reference =
        (struct reference){.source = REFERENCE_NONE, .value = NAN, .bound = NAN, .reason = text.data};
    return HSTAR_OK;
}

/* A bound of |digits - x| for every x in the ball. */
static double bound_of(const char *digits, const arb_t ball)
{
    arb_t difference;
    mag_t size;
    arb_init(difference);
    mag_init(size);
    arb_set_str(difference, digits, REFERENCE_MAX_PRECISION);
    arb_sub(difference, difference, ball, REFERENCE_MAX_PRECISION);
    arb_get_mag(size, difference);
    double bound = mag_get_d(size);
    mag_clear(size);
    arb_clear(difference);
    return bound;
}

/* log2 of the number, roughly: its exponent may be beyond what a double can be. */
static double exponent_of(const arb_t ball)
{
    fmpz_t exponent;
    fmpz_init(exponent);
    fmpz_set(exponent, ARF_EXPREF(arb_midref(ball)));
    double e = fmpz_get_d(exponent);
    fmpz_clear(exponent);
    return e;
}

/* A number beyond doubles cannot be held against a double. */
static hstar_status beyond(struct reference *reference, const arb_t ball, hstar_error *err)
{
    struct text text;
    text_init(&text);
    text_format(&text, "the derivative is beyond the largest double: about %s10^%.0f",
                arf_sgn(arb_midref(ball)) < 0 ? "-" : "", floor(log10(2) * exponent_of(ball)));
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    *reference = (struct reference){
        .source = REFERENCE_NONE, .value = NAN, .bound = NAN, .beyond = true, .reason = text.data};
    return HSTAR_OK;
}

static hstar_status proven(struct reference *reference, enum reference_source source, arb_t ball,
                           hstar_error *err)
{
    double value = ball_double(ball);
    if (!isfinite(value)) {
        hstar_status status = beyond(reference, ball, err);
        arb_indeterminate(ball);
        return status;
    }
    char *digits = ball_digits(ball, REFERENCE_DIGITS + 10);
    if (!digits) return error_memory(err);
    *reference = (struct reference){
        .source = source, .value = value, .bound = bound_of(digits, ball), .digits = digits};
    return HSTAR_OK;
}

static bool told(const arb_t ball, slong bits)
{
    return arb_is_finite(ball) && (arb_is_exact(ball) || arb_rel_accuracy_bits(ball) >= bits);
}

/* derivative! times coefficient `derivative` of the series at the place. */
static hstar_status enclose(const struct component *place, unsigned derivative, arb_t ball, bool *defined,
                            hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    arb_ptr series = _arb_vec_init((slong)derivative + 1);
    for (slong precision = REFERENCE_PRECISION; !status && precision <= REFERENCE_MAX_PRECISION;
         precision *= 2) {
        status = component_jet(place, NULL, (slong)derivative + 1, precision, series, err);
        if (!status && told(series + derivative, WANTED_BITS)) break;
    }
    if (!status) {
        fmpz_t factorial;
        fmpz_init(factorial);
        fmpz_fac_ui(factorial, derivative);
        arb_mul_fmpz(ball, series + derivative, factorial, REFERENCE_MAX_PRECISION);
        fmpz_clear(factorial);
        *defined = arb_is_finite(series);
    }
    _arb_vec_clear(series, (slong)derivative + 1);
    return status;
}

hstar_status reference_exact(const struct component *place, unsigned derivative, arb_t ball,
                             struct reference *reference, hstar_error *err)
{
    bool defined = false;
    hstar_status status = enclose(place, derivative, ball, &defined, err);
    if (status) return status;
    if (arb_is_finite(ball)) return proven(reference, REFERENCE_EXACT, ball, err);
    return none(reference,
                defined ? "the function is defined but has no derivative that can be proven"
                        : "the function is not defined, or its value cannot be proven,",
                place, err);
}

hstar_status reference_sweep(const struct component *place, const size_t *wrt, size_t n_wrt, arb_ptr gradient,
                             hstar_error *err)
{
    arb_ptr at = component_point(place);
    hstar_status status = function_gradient(place->problem->f, place->output, at, wrt, n_wrt,
                                            REFERENCE_PRECISION, gradient, err);
    _arb_vec_clear(at, (slong)place->problem->f->n_variables);
    return status;
}

hstar_status reference_swept(const struct component *place, arb_srcptr swept, arb_t ball,
                             struct reference *reference, hstar_error *err)
{
    if (!swept || !told(swept, SWEPT_BITS)) return reference_exact(place, 1, ball, reference, err);
    arb_set(ball, swept);
    return proven(reference, REFERENCE_EXACT, ball, err);
}

hstar_status reference_of_ball(arb_t ball, struct reference *reference, hstar_error *err)
{
    return proven(reference, REFERENCE_EXACT, ball, err);
}

hstar_status reference_given(const struct function *given, size_t output, const struct component *place,
                             arb_t ball, struct reference *reference, hstar_error *err)
{
    const struct problem problem = {.f = given, .point = place->problem->point};
    const struct component there = {&problem, output, place->wrt};
    bool defined = false;
    hstar_status status = enclose(&there, 0, ball, &defined, err);
    if (status) return status;
    if (arb_is_finite(ball)) return proven(reference, REFERENCE_GIVEN, ball, err);
    return none(reference, "the given derivative is not defined", place, err);
}

hstar_status reference_compare(struct reference *reference, const arb_t ball, const arb_t exact,
                               hstar_error *err)
{
    if (reference->reason || !arb_is_finite(exact) || !arb_is_finite(ball) || arb_overlaps(exact, ball))
        return HSTAR_OK;
    struct text text;
    arb_t difference;
    text_init(&text);
    arb_init(difference);
    arb_sub(difference, ball, exact, REFERENCE_PRECISION);
    text_format(&text, "the reference (%s) is not the proven derivative ",
                reference_names[reference->source]);
    text_double(&text, ball_double(exact));
    text_format(&text, ": it is %s by %.2g", arb_is_positive(difference) ? "larger" : "smaller",
                fabs(ball_double(difference)));
    arb_clear(difference);
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    reference->reason = text.data;
    return HSTAR_OK;
}
