/* What the errors of a component are held against: the proven derivative, an estimated or a given one, with GSL's beside it. */
#include "sweep/component_reference.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

/* GSL's estimates, each with its true error where the derivative can be proven. */
static hstar_status ask_gsl(const struct component *place, const arb_t exact,
                            struct component_sweep *component, hstar_error *err)
{
    hstar_status status = reference_gsl_estimates(place, component->gsl, err);
    for (size_t i = 0; !status && i < N_GSL_ROUTINES; i++) {
        arb_t difference;
        arb_init(difference);
        arb_set_d(difference, component->gsl[i].value);
        arb_sub(difference, difference, exact, REFERENCE_PRECISION);
        component->gsl[i].error = ball_double(difference);
        arb_clear(difference);
    }
    return status;
}

/* An estimate for a reference hides what is smaller than its own error, and no other derivative is there to tell. */
static hstar_status warn_of_estimate(const struct function *f, struct reference *reference, hstar_error *err)
{
    if (function_is_exact(f) || reference->reason) return HSTAR_OK;
    struct text text;
    text_init(&text);
    text_format(
        &text,
        "a function of kind %s has no exact form: the errors are total ones, against %s's estimate, which "
        "itself may be wrong by %.2g",
        f->class->kind, reference->source == REFERENCE_GSL ? "GSL" : "auto", reference->bound);
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    reference->reason = text.data;
    return HSTAR_OK;
}

/* What `auto` found, with what it says against it. */
static hstar_status take_estimated(const struct reference *estimated, arb_t ball, struct reference *reference,
                                   hstar_error *err)
{
    *reference = *estimated;
    reference->reason = NULL;
    if (reference->source != REFERENCE_NONE) arb_set_d(ball, reference->value);
    if (!estimated->reason) return HSTAR_OK;
    reference->reason = memory_text(estimated->reason, strlen(estimated->reason));
    return reference->reason ? HSTAR_OK : error_memory(err);
}

hstar_status component_reference(const struct sweep_request *request, const struct component *place,
                                 size_t row, struct component_sweep *component, arb_t ball, arb_t exact,
                                 hstar_error *err)
{
    unsigned derivative = request->methods[0].derivative;
    struct reference *reference = &component->reference, proven = {0};
    hstar_status status = HSTAR_OK;
    arb_indeterminate(ball);
    arb_indeterminate(exact);
    if (function_is_exact(request->problem->f))
        status = reference_exact(place, derivative, exact, &proven, err);
    if (!status && derivative == 1 && !request->problem->f->format)
        status = ask_gsl(place, exact, component, err);
    if (status || request->reference == REFERENCE_EXACT) {
        arb_set(ball, exact);
        *reference = proven;
        return status;
    }
    reference_clear(&proven);
    switch (request->reference) {
    case REFERENCE_GIVEN:
        status = reference_given(request->given, row, place, ball, reference, err);
        break;
    case REFERENCE_GSL:
        status = reference_gsl(component->gsl, ball, reference, err);
        if (!status) status = warn_of_estimate(request->problem->f, reference, err);
        break;
    case REFERENCE_AUTO:
        status = take_estimated(&request->estimated[row], ball, reference, err);
        if (!status && reference->source == REFERENCE_AUTO)
            status = warn_of_estimate(request->problem->f, reference, err);
        break;
    case REFERENCE_EXACT:
    case REFERENCE_NONE:
    case N_REFERENCES:
        break;
    }
    return status ? status : reference_compare(reference, ball, exact, err);
}
