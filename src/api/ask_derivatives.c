/* hstar_jacobian, hstar_along and hstar_weighted. */
#include "api/problem.h"
#include "api/question.h"
#include "derive/differentiate.h"
#include "function/source/direction.h"
#include "problem/problem_along.h"
#include "problem/problem_weighted.h"

#include <math.h>

static hstar_status ask_derivatives(struct asked_question *q, struct derivatives **found, hstar_error *err)
{
    struct differentiate_request r = {.problem = q->problem, .progress = question_listener(q)};
    hstar_status status = options_step(&q->options, &r.selector, &r.step, err);
    if (!status) status = options_by(&q->options, &r.step, err);
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(q, &forecast, err);
    if (forecast) forecast_derivatives(forecast, &r);
    status = question_foreseen(q, status, forecast, err);
    return status || q->forecast ? status : differentiate_run(&r, found, err);
}

hstar_status hstar_jacobian(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = ask_derivatives(&q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}

hstar_status hstar_along(const hstar_problem *problem, const double *direction, const hstar_options *options,
                         hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status && q.options.by)
        status = error_set(err, HSTAR_INVALID, "by rules there is no derivative along a direction");
    if (!status && !direction) direction = problem->direction;
    if (!status) status = problem_check_direction(q.problem, direction, err);
    if (!status) {
        struct problem *along;
        status = problem_along(q.problem, direction, &along, err);
        if (!status) {
            problem_release(q.problem); /* which the other holds */
            q.problem = along;
            status = along_describe(along->parts->f, err);
        }
    }
    if (!status) status = ask_derivatives(&q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}

static hstar_status check_weights(const struct problem *p, const double *weights, hstar_error *err)
{
    bool counts = false;
    if (!weights) return error_set(err, HSTAR_INVALID, "the weights are NULL");
    for (size_t o = 0; o < p->f->n_outputs; o++) {
        if (!isfinite(weights[o]))
            return error_set(err, HSTAR_INVALID, "the weight of output %zu is not finite: %g", o + 1,
                             weights[o]);
        counts = counts || weights[o] != 0;
    }
    return counts ? HSTAR_OK : error_set(err, HSTAR_INVALID, "the weights are all 0");
}

hstar_status hstar_weighted(const hstar_problem *problem, const double *weights, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status && q.options.by)
        status = error_set(err, HSTAR_INVALID, "by rules there is no derivative of a weighted sum");
    if (!status && !weights) weights = problem->weights;
    if (!status) status = check_weights(q.problem, weights, err);
    if (!status) {
        struct problem *weighted;
        status = problem_weighted(q.problem, weights, &weighted, err);
        if (!status) {
            problem_release(q.problem); /* which the other holds */
            q.problem = weighted;
        }
    }
    if (!status) status = ask_derivatives(&q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}
