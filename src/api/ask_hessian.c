/* hstar_hessian. */
#include "api/problem.h"
#include "api/question.h"
#include "derive/hessian.h"

static hstar_status check_outputs(const struct problem *p, hstar_error *err)
{
    if (p->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a Hessian is of one function, and there are %zu", p->f->n_outputs);
    error_remedy(err, "ask for each by itself");
    return HSTAR_INVALID;
}

/* What can be differentiated of the gradient. */
static hstar_status find_gradient(const struct claim_made *made, struct hessian_request *r, hstar_error *err)
{
    r->gradient = made->g;
    if (made->g) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "a gradient that is differentiated is an expression, a plugin or a C function");
    error_remedy(err, "without it the Hessian is found from values of f");
    return HSTAR_INVALID;
}

hstar_status hstar_hessian(const hstar_problem *problem, const hstar_options *options,
                           hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct claim_made made = {0};
    struct hessian *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    struct hessian_request r = {.problem = q.problem, .progress = question_listener(&q)};
    if (!status) status = check_outputs(q.problem, err);
    if (!status && q.options.by_gradient) {
        status = problem_claim(problem, q.problem, &made, err);
        if (!status) status = find_gradient(&made, &r, err);
    }
    r.invert = q.options.invert != 0;
    if (!status) status = hessian_run(&r, &found, err);
    claim_made_clear(&made);
    return end_question(&q, status, RESULT_HESSIAN, found, results, err);
}
