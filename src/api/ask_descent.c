/* hstar_minimize. */
#include "api/question.h"
#include "descent/descend.h"

#include <math.h>

static hstar_status descent_request_of(const struct asked_question *q, struct descend_request *r,
                                       hstar_error *err)
{
    const hstar_options *o = &q->options;
    const double standard_rate = 0.01;
    size_t method;
    hstar_status status =
        options_name("descent", o->descent, descent_names, N_DESCENTS, DESCENT_BFGS, &method, err);
    if (status) return status;
    *r = (struct descend_request){.problem = q->problem,
                                  .method = (enum descent_method)method,
                                  .rate = o->rate == 0 ? standard_rate : o->rate,
                                  .tolerance = o->tolerance,
                                  .iterations = o->iterations,
                                  .step = {.derivative = 1, .use = N_USES},
                                  .h = o->step,
                                  .every = o->every,
                                  .progress = question_listener(q)};
    if (o->rate != 0 && r->method != DESCENT_STEEPEST) {
        error_set(err, HSTAR_INVALID,
                  "the rate belongs to steepest descent: %s finds the length of its steps itself",
                  descent_names[r->method]);
        error_remedy(err, "leave it out, or ask for steepest descent");
        return HSTAR_INVALID;
    }
    if (!(r->rate > 0 && isfinite(r->rate)))
        return error_set(err, HSTAR_INVALID, "the rate must be above 0, not %g", r->rate);
    if (!(r->tolerance >= 0))
        return error_set(err, HSTAR_INVALID, "the tolerance must be at least 0, not %g", r->tolerance);
    if (!(r->h >= 0 && isfinite(r->h)))
        return error_set(err, HSTAR_INVALID, "the step must be above 0, not %g", r->h);
    if (r->h > 0 && (q->problem->lower || q->problem->upper || q->problem->reach))
        return error_set(err, HSTAR_INVALID, "a step that is given does not go with bounds or a reach");
    if (!r->iterations) return error_set(err, HSTAR_INVALID, "there must be at least 1 iteration");
    if (q->problem->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "one function is minimised, and there are %zu", q->problem->f->n_outputs);
    error_remedy(err, "minimise a number made of them, such as the sum of their squares");
    return HSTAR_INVALID;
}

hstar_status hstar_minimize(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct descend_request r;
    struct descent *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = descent_request_of(&q, &r, err);
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(&q, &forecast, err);
    if (forecast) forecast_descent(forecast, &r);
    status = question_foreseen(&q, status, forecast, err);
    if (!status && !q.forecast) status = descend_run(&r, &found, err);
    return end_question(&q, status, RESULT_DESCENT, found, results, err);
}
