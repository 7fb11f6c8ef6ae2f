/* hstar_implicit. */
#include "api/problem.h"
#include "api/question.h"
#include "base/memory.h"
#include "derive/implicit.h"

#include <stdlib.h>

static hstar_status check_equations(const hstar_problem *problem, const struct problem *p, hstar_error *err)
{
    if (!problem->solved) {
        error_set(err, HSTAR_INVALID, "there are no variables to solve for");
        error_remedy(err, "name them: by --implicit y, or in the library by hstar_problem_implicit");
        return HSTAR_INVALID;
    }
    if (problem->n_solved == p->f->n_outputs) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%zu equation%s cannot be solved for %zu variable%s", p->f->n_outputs,
              p->f->n_outputs == 1 ? "" : "s", problem->n_solved, problem->n_solved == 1 ? "" : "s");
    error_remedy(err, "name as many variables as there are functions, each of which is 0");
    return HSTAR_INVALID;
}

/* Those of wrt that are not solved for. */
static hstar_status leave_solved_out(const hstar_problem *problem, struct problem *p, hstar_error *err)
{
    size_t n = 0, *others = memory_room(p->n_wrt, sizeof *others);
    if (!others) return error_memory(err);
    for (size_t i = 0; i < p->n_wrt; i++) {
        bool solved = false;
        for (size_t k = 0; k < problem->n_solved; k++) solved = solved || problem->solved[k] == p->wrt[i];
        if (!solved) others[n++] = p->wrt[i];
    }
    hstar_status status = n ? problem_set_wrt(p, others, n, err) : HSTAR_INVALID;
    if (!n) error_set(err, HSTAR_INVALID, "no variable is left to differentiate by");
    free(others);
    return status;
}

static hstar_status ask_solved(const hstar_problem *problem, struct asked_question *q,
                               struct derivatives **found, hstar_error *err)
{
    struct implicit_request r = {.of = {.problem = q->problem, .progress = question_listener(q)},
                                 .solved = problem->solved,
                                 .n_solved = problem->n_solved};
    hstar_status status = options_step(&q->options, &r.of.selector, &r.of.step, err);
    if (!status) status = options_by(&q->options, &r.of.step, err);
    if (!status && r.of.step.derivative != 1)
        status = error_set(err, HSTAR_INVALID, "an implicit derivative is a first one, not of order %u",
                           r.of.step.derivative);
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(q, &forecast, err);
    if (forecast) forecast_implicit(forecast, &r.of, r.n_solved);
    status = question_foreseen(q, status, forecast, err);
    return status || q->forecast ? status : implicit_run(&r, found, err);
}

hstar_status hstar_implicit(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct derivatives *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = check_equations(problem, q.problem, err);
    if (!status) status = leave_solved_out(problem, q.problem, err);
    if (!status) status = ask_solved(problem, &q, &found, err);
    return end_question(&q, status, RESULT_DERIVATIVES, found, results, err);
}
