/* hstar_check, hstar_check_hessian and hstar_check_hessian_along. */
#include "api/problem.h"
#include "api/question.h"
#include "base/memory.h"
#include "check/claim_text.h"
#include "derive/hessian_check.h"

#include <math.h>

/* A threshold alone asks for the relative error. */
static hstar_status criterion_of(const hstar_options *o, enum criterion *criterion, hstar_error *err)
{
    if (!(o->threshold >= 0 && isfinite(o->threshold)))
        return error_set(err, HSTAR_INVALID, "the threshold must be above 0, not %g", o->threshold);
    const enum criterion standard = o->threshold > 0 ? CRITERION_RELATIVE : CRITERION_BARS;
    size_t found;
    hstar_status status =
        options_name("criterion", o->criterion, criterion_names, N_CRITERIA, standard, &found, err);
    if (status) return status;
    *criterion = (enum criterion)found;
    if (!(o->threshold > 0) || found == CRITERION_RELATIVE) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a threshold is for the criterion relative, and not for %s", o->criterion);
    error_remedy(err, "leave one of them out");
    return HSTAR_INVALID;
}

static hstar_status check_tolerances(const hstar_options *o, hstar_error *err)
{
    if (!(o->rtol >= 0)) return error_set(err, HSTAR_INVALID, "rtol must be at least 0, not %g", o->rtol);
    if (!(o->atol >= 0)) return error_set(err, HSTAR_INVALID, "atol must be at least 0, not %g", o->atol);
    if (!(o->nondet_tol >= 0))
        return error_set(err, HSTAR_INVALID, "nondet_tol must be at least 0, not %g", o->nondet_tol);
    if (!(o->step >= 0 && isfinite(o->step)))
        return error_set(err, HSTAR_INVALID, "the step must be above 0, not %g", o->step);
    if (o->step > 0 && o->selector) {
        error_set(err, HSTAR_INVALID, "both the step and the selector say how the step is chosen");
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

/* What PyTorch calls eps, by the central difference. */
static hstar_status step_of_gradcheck(struct check_request *r, const hstar_options *o, hstar_error *err)
{
    const double eps = 1e-6;
    if (o->selector || (r->step.use != N_USES && r->step.use != USE_CENTRAL)) {
        error_set(err, HSTAR_INVALID, "the criterion gradcheck takes the central difference at a given step");
        error_remedy(err, "leave the %s out, or take the criterion allclose",
                     o->selector ? "selector" : "method");
        return HSTAR_INVALID;
    }
    r->step.use = USE_CENTRAL;
    if (isnan(r->h)) r->h = eps;
    return HSTAR_OK;
}

static hstar_status check_request_of(const struct asked_question *q, struct checks_request *r,
                                     hstar_error *err)
{
    const hstar_options *o = &q->options;
    hstar_options first = *o;
    first.derivative = 1;
    hstar_status status = criterion_of(o, &r->check.criterion, err);
    if (!status) status = check_tolerances(o, err);
    if (!status) status = options_step(&first, &r->check.selector, &r->check.step, err);
    r->check.problem = q->problem;
    r->check.threshold = o->threshold;
    r->check.rtol = o->rtol;
    r->check.atol = o->atol;
    r->check.h = o->step > 0 ? o->step : (double)NAN;
    r->check.n_directions = o->directions;
    r->check.seed = o->seed;
    r->check.taylor = o->taylor != 0;
    r->check.progress = question_listener(q);
    r->check.nondet_tol = o->nondet_tol;
    r->n_points = o->points;
    if (!status && r->check.criterion == CRITERION_GRADCHECK) status = step_of_gradcheck(&r->check, o, err);
    return status;
}

/* Numbers are of one point. */
static hstar_status check_points_asked(const struct claim_made *made, const struct checks_request *r,
                                       hstar_error *err)
{
    if (!made->numbers || !r->n_points) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "random points need a %s that can be computed at each of them, and this one is numbers",
              r->check.second ? "Hessian" : "gradient");
    error_remedy(err, "numbers belong to one point, that of the problem");
    return HSTAR_INVALID;
}

static hstar_status check_foreseen(struct asked_question *q, hstar_status status,
                                   const struct checks_request *r, hstar_error *err)
{
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(q, &forecast, err);
    if (forecast) forecast_check(forecast, r);
    return question_foreseen(q, status, forecast, err);
}

hstar_status hstar_check(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct asked_question q;
    struct checks_request r = {0};
    struct claim_made made = {0};
    struct checks *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = check_request_of(&q, &r, err);
    if (!status) {
        const struct claim_form form = claim_form_of(q.problem, CLAIM_OF_FIRST);
        status = claim_of_given(&problem->gradient, &form, &made, err);
    }
    if (!status) status = check_points_asked(&made, &r, err);
    r.check.claim = made.claim;
    status = check_foreseen(&q, status, &r, err);
    if (!status && !q.forecast) status = checks_run(&r, &found, err);
    claim_made_clear(&made);
    return end_question(&q, status, RESULT_CHECKS, found, results, err);
}

/* ---- Second derivatives ---- */

/* What is said of first derivatives alone. */
static hstar_status refuse_first(const struct asked_question *q, const struct checks_request *r,
                                 hstar_error *err)
{
    const hstar_options *o = &q->options;
    const struct {
        bool said;
        const char *what;
    } of_first[] = {{o->directions > 0, "random directions"},
                    {o->step > 0, "a step"},
                    {o->method != NULL, "a method"},
                    {o->selector != NULL, "a selector"},
                    {r->check.criterion == CRITERION_GRADCHECK, "the criterion gradcheck"}};
    for (size_t i = 0; i < sizeof of_first / sizeof *of_first; i++) {
        if (!of_first[i].said) continue;
        error_set(err, HSTAR_INVALID, "%s is for first derivatives, and not for a Hessian", of_first[i].what);
        error_remedy(err, "leave it out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

/* The gradient that is differentiated in place of f, where the options say so. */
static hstar_status second_gradient(const hstar_problem *problem, const struct asked_question *q,
                                    struct claim_made *made, struct check_second *second, hstar_error *err)
{
    if (!q->options.by_gradient) return HSTAR_OK;
    hstar_status status = gradient_to_differentiate(problem, q->problem, made, err);
    second->gradient = made->g;
    return status;
}

static hstar_status check_second_derivatives(const hstar_problem *problem, const double *along,
                                             const hstar_options *options, hstar_results **results,
                                             hstar_error *err)
{
    struct asked_question q;
    struct checks_request r = {0};
    struct claim_made made = {0}, gradient = {0};
    struct check_second second = {.fill = hessian_check_fill, .along = along};
    struct checks *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = one_output(q.problem, err);
    if (!status) status = check_request_of(&q, &r, err);
    if (!status) status = refuse_first(&q, &r, err);
    if (!status && along) status = problem_check_direction(q.problem, along, err);
    r.check.second = &second;
    if (!status) {
        const struct claim_form form = claim_form_of(q.problem, along ? CLAIM_OF_PRODUCT : CLAIM_OF_SECOND);
        status = claim_of_given(&problem->hessian, &form, &made, err);
    }
    if (!status) status = check_points_asked(&made, &r, err);
    if (!status) status = second_gradient(problem, &q, &gradient, &second, err);
    r.check.claim = made.claim;
    if (!status) status = question_calls_are_of_f(&q, err);
    status = check_foreseen(&q, status, &r, err);
    if (!status && !q.forecast) status = checks_run(&r, &found, err);
    claim_made_clear(&made);
    claim_made_clear(&gradient);
    return end_question(&q, status, RESULT_CHECKS, found, results, err);
}

hstar_status hstar_check_hessian(const hstar_problem *problem, const hstar_options *options,
                                 hstar_results **results, hstar_error *err)
{
    return check_second_derivatives(problem, NULL, options, results, err);
}

hstar_status hstar_check_hessian_along(const hstar_problem *problem, const double *direction,
                                       const hstar_options *options, hstar_results **results,
                                       hstar_error *err)
{
    const double *v = NULL;
    hstar_status status = problem_direction_of(problem, direction, &v, err);
    return status ? status : check_second_derivatives(problem, v, options, results, err);
}
