/* Beginning and ending a question. */
#include "api/question.h"
#include "api/problem.h"

#include <math.h>

static _Thread_local bool thread_keeps;

void question_keeps(bool keeps)
{
    thread_keeps = keeps;
}

static bool tell_asker(void *context, size_t done, size_t all)
{
    const struct asked_question *q = context;
    return q->options.progress(q->options.progress_context, done, all) == 0;
}

const struct progress *question_listener(const struct asked_question *q)
{
    return q->options.progress ? &q->progress : NULL;
}

/* A point that was moved since may lie beyond bounds. */
static hstar_status check_within(const struct problem *p, hstar_error *err)
{
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double x = p->point[v], low = p->lower ? p->lower[v] : -(double)INFINITY,
                     high = p->upper ? p->upper[v] : (double)INFINITY;
        if (!(x >= low && x <= high))
            return error_set(err, HSTAR_INVALID, "%.60s = %.17g is outside the bounds %g and %g",
                             p->f->variables[v], x, low, high);
    }
    return HSTAR_OK;
}

/* What is asked, as it is now: a copy that the options have their say in. */
static hstar_status problem_asked(const hstar_problem *problem, const hstar_options *options,
                                  struct problem **asked, hstar_error *err)
{
    struct problem *p;
    hstar_status status = check_within(problem->problem, err);
    if (!status) status = problem_copy(problem->problem, &p, err);
    if (status) return status;
    p->evaluations = options->evaluations;
    status =
        options->n_command ? problem_set_command(p, options->command, options->n_command, err) : HSTAR_OK;
    if (status)
        problem_release(p);
    else
        *asked = p;
    return status;
}

hstar_status begin_question(struct asked_question *q, const hstar_problem *problem,
                            const hstar_options *options, const void *results, hstar_error *err)
{
    *q = (struct asked_question){.progress = {tell_asker, q}};
    if (!problem || !results)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", problem ? "place for the results" : "problem");
    hstar_status status = options_read(options, &q->options, err);
    return status ? status : problem_asked(problem, &q->options, &q->problem, err);
}

hstar_status end_question(struct asked_question *q, hstar_status status, enum result_kind kind, void *found,
                          hstar_results **results, hstar_error *err)
{
    if (!status) status = results_new(kind, found, q->problem, results, err);
    problem_release(q->problem);
    if (!thread_keeps) balls_forget(); /* nobody tells us of the thread's end */
    return status;
}
