/* The public options, checked before f is called for the first time. */
#include "api/options.h"
#include "base/text.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The stencils that `method` can ask for; an extrapolation is what comes without it. */
enum { N_METHODS = USE_EXTRAPOLATION };

static hstar_status unknown(hstar_error *err, const char *what, const char *name, const char *const *names,
                            size_t n)
{
    error_set(err, HSTAR_INVALID, "there is no %s \"%.100s\"", what, name);
    const char *near = text_nearest(name, strlen(name), names, n);
    if (near)
        error_remedy(err, "did you mean \"%s\"?", near);
    else
        error_remedy(err, "leave it NULL, or see `hstar list %ss`", what);
    return HSTAR_INVALID;
}

static hstar_status find_selector(const char *name, enum selector_id *id, hstar_error *err)
{
    *id = name ? selector_find(name) : SELECTOR_AUTO;
    if (*id < N_SELECTORS) return HSTAR_OK;
    const char *names[N_SELECTORS];
    for (size_t i = 0; i < N_SELECTORS; i++) names[i] = selectors[i].name;
    return unknown(err, "selector", name, names, N_SELECTORS);
}

static hstar_status find_use(const char *name, enum stencil_use *use, hstar_error *err)
{
    size_t i = 0;
    while (name && i < N_METHODS && strcmp(use_names[i], name)) i++;
    *use = name ? (enum stencil_use)i : N_USES;
    return name && i == N_METHODS ? unknown(err, "method", name, use_names, N_METHODS) : HSTAR_OK;
}

/* Only `auto` serves every method; each of the others was made for one. */
static hstar_status check_use(const struct search *s, hstar_error *err)
{
    const struct selector *selector = &selectors[s->selector];
    if (s->selector == SELECTOR_AUTO || s->request.use == N_USES || s->request.use == selector->use)
        return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the selector %s is for the method %s, not for %s", selector->name,
              use_names[selector->use], use_names[s->request.use]);
    error_remedy(err, "leave one of the two NULL");
    return HSTAR_INVALID;
}

static hstar_status check_derivative(const struct search *s, hstar_error *err)
{
    const struct selector *selector = &selectors[s->selector];
    unsigned d = s->request.derivative, highest = selectors[SELECTOR_AUTO].max_derivative;
    if (d >= 1 && d <= selector->max_derivative) return HSTAR_OK;
    if (d < 1 || d > highest)
        return error_set(err, HSTAR_INVALID, "the derivative must be 1 to %u, not %u", highest, d);
    error_set(err, HSTAR_INVALID, "the selector %s has no derivative %u", selector->name, d);
    error_remedy(err, "\"auto\" has");
    return HSTAR_INVALID;
}

hstar_status search_from(const hstar_options *options, struct search *search, hstar_error *err)
{
    static const hstar_options standard = HSTAR_OPTIONS;
    const hstar_options *o = options ? options : &standard;
    struct search s = {.request.derivative = o->derivative,
                       .budget = o->evaluations ? o->evaluations : SIZE_MAX,
                       .lower = o->lower,
                       .upper = o->upper,
                       .noise = o->noise > 0 ? o->noise : (double)NAN};
    hstar_status status = find_selector(o->selector, &s.selector, err);
    if (!status) status = find_use(o->method, &s.request.use, err);
    if (!status) status = check_use(&s, err);
    if (!status) status = check_derivative(&s, err);
    if (status) return status;
    if (!(o->lower <= o->upper))
        return error_set(err, HSTAR_INVALID, "there is no number between the bounds %g and %g", o->lower,
                         o->upper);
    if (!(o->noise >= 0 && isfinite(o->noise))) {
        error_set(err, HSTAR_INVALID, "the noise must be a finite number from 0 on, not %g", o->noise);
        error_remedy(err, "0 has it measured");
        return HSTAR_INVALID;
    }
    *search = s;
    return HSTAR_OK;
}

hstar_status search_check_point(const struct search *search, double x, size_t variable, hstar_error *err)
{
    char name[32] = "x";
    if (isfinite(x) && x >= search->lower && x <= search->upper) return HSTAR_OK;
    if (variable != HSTAR_NO_POSITION) snprintf(name, sizeof name, "x[%zu]", variable);
    if (!isfinite(x)) return error_set(err, HSTAR_INVALID, "%s is not a finite number: %g", name, x);
    return error_set(err, HSTAR_INVALID, "%s = %.17g is outside the bounds %.17g and %.17g", name, x,
                     search->lower, search->upper);
}
