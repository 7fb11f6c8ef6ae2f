/* hstar_check. */
#include "api/problem.h"
#include "api/question.h"
#include "base/memory.h"
#include "check/claim_text.h"

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

hstar_status hstar_check(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct asked_question q;
    struct checks_request r = {0};
    struct claim_made made = {0};
    struct checks *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = check_request_of(&q, &r, err);
    if (!status) status = problem_claim(problem, q.problem, &made, err);
    if (!status && made.numbers && r.n_points) {
        status = error_set(
            err, HSTAR_INVALID,
            "random points need a gradient that can be computed at each of them, and this one is numbers");
        error_remedy(err, "numbers belong to one point, that of the problem");
    }
    r.check.claim = made.claim;
    if (!status) status = checks_run(&r, &found, err);
    claim_made_clear(&made);
    return end_question(&q, status, RESULT_CHECKS, found, results, err);
}
