/* hstar_hessian and hstar_hessian_along. */
#include "api/problem.h"
#include "api/question.h"
#include "derive/hessian.h"

static hstar_status ask_second(const hstar_problem *problem, const double *along,
                               const hstar_options *options, hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct claim_made made = {0};
    struct hessian *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    struct hessian_request r = {.problem = q.problem, .along = along, .progress = question_listener(&q)};
    if (!status) status = one_output(q.problem, err);
    if (!status && along) status = problem_check_direction(q.problem, along, err);
    if (!status && along && q.options.invert)
        status = error_set(err, HSTAR_INVALID, "a product with a vector has no inverse");
    if (!status && q.options.by_gradient) {
        status = gradient_to_differentiate(problem, q.problem, &made, err);
        r.gradient = made.g;
    }
    r.invert = q.options.invert != 0;
    struct forecast *forecast = NULL;
    if (!status) status = question_calls_are_of_f(&q, err);
    if (!status) status = question_foresee(&q, &forecast, err);
    if (forecast) forecast_hessian(forecast, along != NULL);
    status = question_foreseen(&q, status, forecast, err);
    if (!status && !q.forecast) status = hessian_run(&r, &found, err);
    claim_made_clear(&made);
    return end_question(&q, status, RESULT_HESSIAN, found, results, err);
}

hstar_status hstar_hessian(const hstar_problem *problem, const hstar_options *options,
                           hstar_results **results, hstar_error *err)
{
    return ask_second(problem, NULL, options, results, err);
}

hstar_status hstar_hessian_along(const hstar_problem *problem, const double *direction,
                                 const hstar_options *options, hstar_results **results, hstar_error *err)
{
    const double *v = NULL;
    hstar_status status = problem_direction_of(problem, direction, &v, err);
    return status ? status : ask_second(problem, v, options, results, err);
}
