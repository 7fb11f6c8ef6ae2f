/* hstar_compare. */
#include "api/problem.h"
#include "api/question.h"
#include "derive/comparison.h"

/* The others are held against a proof. */
static hstar_status check_comparable(const struct problem *p, hstar_error *err)
{
    if (p->f->n_outputs != 1)
        return error_set(err, HSTAR_INVALID, "a comparison is of one function, and there are %zu",
                         p->f->n_outputs);
    if (function_is_exact(p->f)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "a comparison needs an expression: of a function of kind %s no derivative is proven",
              problem_kind(p));
    error_remedy(err, "`hstar optimal` compares selectors for it");
    return HSTAR_INVALID;
}

hstar_status hstar_compare(const hstar_problem *problem, const hstar_options *options,
                           hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct comparison *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = check_comparable(q.problem, err);
    if (!status) status = comparison_run(q.problem, question_listener(&q), &found, err);
    return end_question(&q, status, RESULT_COMPARISON, found, results, err);
}
