/* hstar_check. */
#include "api/problem.h"
#include "api/question.h"
#include "base/memory.h"
#include "check/claim_text.h"

#include <math.h>
#include <stdlib.h>

/* Of numbers for all variables those that are asked for now. */
static hstar_status claim_given(const hstar_problem *problem, const struct problem *p,
                                struct claim_made *made, hstar_error *err)
{
    const size_t n = problem->n_gradient_values, wanted = p->f->n_outputs * p->n_wrt;
    if (n == wanted) return claim_values(problem->gradient_values, n, &made->claim, err);
    if (n != p->f->n_outputs * p->f->n_variables) return problem_no_gradient(p, n, err);
    double *picked = memory_room(wanted, sizeof *picked);
    if (!picked) return error_memory(err);
    for (size_t i = 0; i < wanted; i++)
        picked[i] = problem->gradient_values[i / p->n_wrt * p->f->n_variables + p->wrt[i % p->n_wrt]];
    hstar_status status = claim_values(picked, wanted, &made->claim, err);
    free(picked);
    return status;
}

static hstar_status claim_of(const hstar_problem *problem, const struct problem *p, struct claim_made *made,
                             hstar_error *err)
{
    struct function *g;
    hstar_status status;
    switch (problem->gradient) {
    case GRADIENT_FUNCTION:
        status = callback_new(&problem->gradient_call, p->f->n_variables, p->f->n_outputs * p->f->n_variables,
                              &g, err);
        return status ? status : claim_from_function(p, g, made, err);
    case GRADIENT_VALUES:
        made->numbers = true;
        return claim_given(problem, p, made, err);
    case GRADIENT_TEXT:
    case GRADIENT_BY_PROGRAM:
        break;
    }
    return claim_from_text(p, problem->gradient_text, made, err);
}

static hstar_status check_tolerances(const hstar_options *o, hstar_error *err)
{
    if (!(o->rtol >= 0)) return error_set(err, HSTAR_INVALID, "rtol must be at least 0, not %g", o->rtol);
    if (!(o->atol >= 0)) return error_set(err, HSTAR_INVALID, "atol must be at least 0, not %g", o->atol);
    if (!(o->step >= 0 && isfinite(o->step)))
        return error_set(err, HSTAR_INVALID, "the step must be above 0, not %g", o->step);
    if (o->step > 0 && o->selector) {
        error_set(err, HSTAR_INVALID, "both the step and the selector say how the step is chosen");
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status check_request_of(const struct asked_question *q, struct checks_request *r,
                                     hstar_error *err)
{
    const hstar_options *o = &q->options;
    size_t criterion = CRITERION_BARS;
    hstar_options first = *o;
    first.derivative = 1;
    hstar_status status =
        options_name("criterion", o->criterion, criterion_names, N_CRITERIA, CRITERION_BARS, &criterion, err);
    if (!status) status = check_tolerances(o, err);
    if (!status) status = options_step(&first, &r->check.selector, &r->check.step, err);
    r->check.problem = q->problem;
    r->check.criterion = (enum criterion)criterion;
    r->check.rtol = o->rtol;
    r->check.atol = o->atol;
    r->check.h = o->step > 0 ? o->step : (double)NAN;
    r->check.n_directions = o->directions;
    r->check.seed = o->seed;
    r->check.taylor = o->taylor != 0;
    r->check.progress = question_listener(q);
    r->n_points = o->points;
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
    if (!status) status = claim_of(problem, q.problem, &made, err);
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
