/* hstar_differentiate: a C function and a point on their way to a selector. All of the search lives on the stack. */
#include "api/options.h"
#include "api/results.h"
#include "function/source/callback.h"

#include <math.h>
#include <stdint.h>

struct scalar {
    hstar_function *f;
    void *context;
};

static hstar_status call_asked_function(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct scalar *s = context;
    for (size_t i = 0; i < n; i++) {
        y[i] = NAN; /* what it does not fill in is not a number */
        const int answer = s->f(x[i], &y[i], s->context);
        if (answer) return callback_gave_up(err, answer);
    }
    return HSTAR_OK;
}

/* What is known of f. */
static hstar_status check_hints(const hstar_options *o, double x, hstar_error *err)
{
    if (!(o->lower <= o->upper))
        return error_set(err, HSTAR_INVALID, "there is no number between the bounds %g and %g", o->lower,
                         o->upper);
    if (!isfinite(x)) return error_set(err, HSTAR_INVALID, "x is not a finite number: %g", x);
    if (x < o->lower || x > o->upper)
        return error_set(err, HSTAR_INVALID, "x = %.17g is outside the bounds %.17g and %.17g", x, o->lower,
                         o->upper);
    if (!(o->reach > 0)) return error_set(err, HSTAR_INVALID, "the reach must be above 0, not %g", o->reach);
    if (!(o->noise >= 0 && isfinite(o->noise))) {
        error_set(err, HSTAR_INVALID, "the noise must be a finite number from 0 on, not %g", o->noise);
        error_remedy(err, "0 has it measured");
        return HSTAR_INVALID;
    }
    if (o->accuracy >= 0 && o->accuracy < 1) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the accuracy must be a part of |f|, from 0 to below 1, not %g",
                     o->accuracy);
}

hstar_status hstar_differentiate(hstar_function *f, void *context, double x, const hstar_options *options,
                                 hstar_result *result, size_t size, hstar_error *error)
{
    hstar_options o;
    enum selector_id selector;
    struct step_request request;
    struct step step;
    if (!f || !result)
        return error_set(error, HSTAR_INVALID, "the %s is NULL",
                         f ? "place for the result" : "function to differentiate");
    hstar_status status = options_read(options, &o, error);
    if (!status) status = options_step(&o, &selector, &request, error);
    if (!status) status = check_hints(&o, x, error);
    if (status) return status;

    struct scalar scalar = {f, context};
    struct probe p;
    probe_init(&p);
    p.call = call_asked_function;
    p.context = &scalar;
    p.x = x;
    p.lower = o.lower;
    p.upper = o.upper;
    if (o.reach < HUGE_VAL) {
        p.lower = fmax(p.lower, x - o.reach);
        p.upper = fmin(p.upper, x + o.reach);
    }
    p.noise_given = o.noise > 0 ? o.noise : (double)NAN;
    p.accuracy = o.accuracy;
    p.budget = o.evaluations ? o.evaluations : SIZE_MAX;
    p.err = error;
    status = step_find(selector, &request, &p, &step, error);
    if (status) return status;
    hstar_result found;
    result_of_step(&step, &found);
    return row_give(&found, sizeof found, result, size, error);
}
