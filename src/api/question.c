/* Beginning and ending a question. */
#include "api/question.h"
#include "api/problem.h"
#include "base/clock.h"

#include <math.h>
#include <stdint.h>

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
    p->ledger = NULL;
    status =
        options->n_command ? problem_set_command(p, options->command, options->n_command, err) : HSTAR_OK;
    if (status)
        problem_release(p);
    else
        *asked = p;
    return status;
}

/* ---- Calls ---- */

static bool is_counted(const hstar_options *o)
{
    return o->calls || o->dry_run || o->calls_progress;
}

/* Never all of them, as long as f is asked. */
static double still_expected(const struct ledger *ledger, double done)
{
    const double spare = 1.05, expected = fmax(ceil(atomic_load(&ledger->expected)), ceil(spare * done) + 1),
                 most = (double)ledger->most;
    return ledger_has_budget(ledger) ? fmax(fmin(expected, most), done) : expected;
}

static bool tell_calls(void *context, const struct ledger *ledger)
{
    const struct asked_question *q = context;
    const double done = (double)atomic_load(&ledger->answered), expected = still_expected(ledger, done),
                 seconds = clock_seconds() - ledger->begun;
    const hstar_calls calls = {.size = sizeof calls,
                               .done = (size_t)done,
                               .expected = (size_t)expected,
                               .seconds = seconds,
                               .rate = seconds > 0 ? done / seconds : 0,
                               .seconds_left = done > 0 ? seconds * (expected - done) / done : (double)NAN,
                               .worst = ledger->worst[0] ? ledger->worst : NULL};
    return q->options.calls_progress(q->options.calls_context, &calls) == 0;
}

static hstar_status count_calls(struct asked_question *q, hstar_error *err)
{
    if (!is_counted(&q->options)) return HSTAR_OK;
    hstar_status status =
        problem_count(q->problem, q->options.calls ? q->options.calls : SIZE_MAX, q->calls_made, err);
    if (status || !q->options.calls_progress) return status;
    q->problem->ledger->tell = tell_calls;
    q->problem->ledger->context = q;
    return HSTAR_OK;
}

hstar_status begin_question(struct asked_question *q, const hstar_problem *problem,
                            const hstar_options *options, const void *results, hstar_error *err)
{
    *q = (struct asked_question){.progress = {tell_asker, q}};
    if (!problem || !results)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", problem ? "place for the results" : "problem");
    hstar_status status = options_read(options, &q->options, err);
    if (!status) status = problem_asked(problem, &q->options, &q->problem, err);
    q->calls_made = status ? 0 : problem->calls_made;
    return status ? status : count_calls(q, err);
}

hstar_status question_foresee(const struct asked_question *q, struct forecast **forecast, hstar_error *err)
{
    *forecast = NULL;
    return is_counted(&q->options) ? forecast_new(q->problem, q->calls_made, forecast, err) : HSTAR_OK;
}

hstar_status question_calls_are_of_f(const struct asked_question *q, hstar_error *err)
{
    if (!q->options.by_gradient || !(q->options.calls || q->options.dry_run)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "calls are those of f, and the second derivatives are found from a gradient");
    error_remedy(err, "leave out the budget of calls or the dry run, or the gradient");
    return HSTAR_INVALID;
}

hstar_status question_foreseen(struct asked_question *q, hstar_status status, struct forecast *forecast,
                               hstar_error *err)
{
    if (!status && forecast) status = forecast_ready(forecast, err);
    if (status || !q->options.dry_run)
        forecast_free(forecast);
    else
        q->forecast = forecast;
    return status;
}

hstar_status end_question(struct asked_question *q, hstar_status status, enum result_kind kind, void *found,
                          hstar_results **results, hstar_error *err)
{
    if (!status && q->forecast)
        status = results_new(RESULT_FORECAST, q->forecast, NULL, results, err);
    else if (!status)
        status = results_new(kind, found, q->problem, results, err);
    problem_release(q->problem);
    if (!thread_keeps) balls_forget(); /* nobody tells us of the thread's end */
    return status;
}
