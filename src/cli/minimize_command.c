/* hstar minimize: downhill on numerical gradients. */
#include "cli/option_value.h"
#include "cli/problem_choice.h"
#include "cli/result_command.h"
#include "descent/descend.h"

struct minimize_job {
    struct result_job job;
    struct descend_request request;
};

/* What to do about an end that is no minimum. */
static const char *const remedies[N_DESCENT_STOPS] = {
    [DESCENT_STOP_ITERATIONS] =
        "--iterations allows more; --tolerance ends earlier; --descent bfgs needs the fewest",
    [DESCENT_STOP_SHORT] = "a larger --rate, or another --descent",
    [DESCENT_STOP_SADDLE] = "start beside it: another --at",
    [DESCENT_STOP_DIVERGED] =
        "a smaller --rate, or --descent bfgs, which finds the length of its steps itself",
    [DESCENT_STOP_UNBOUNDED] = "--bounds keep the variables where f means something",
    [DESCENT_STOP_UNTOLD] = "`hstar diff` there says more; --bounds keep away from it",
    [DESCENT_STOP_UNDEFINED] = "--bounds keep the variables where f is defined",
};

static hstar_status read_rate(const struct arguments *a, struct descend_request *r, hstar_error *err)
{
    hstar_status status = option_number(a, OPTION_RATE, &r->rate, err);
    if (status) return status;
    if (r->rate <= 0)
        return error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[OPTION_RATE].name,
                         r->rate);
    if (!a->given[OPTION_RATE] || r->method == DESCENT_STEEPEST) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s belongs to steepest descent: %s finds the length of its steps itself",
              options[OPTION_RATE].name, descent_names[r->method]);
    error_remedy(err, "leave it away, or add --descent steepest");
    return HSTAR_INVALID;
}

static hstar_status read_minimize(struct result_job *job, hstar_error *err)
{
    const struct arguments *a = job->arguments;
    struct descend_request *r = &((struct minimize_job *)job)->request;
    size_t method = 0;
    hstar_status status = option_name(a, OPTION_DESCENT, descent_names, N_DESCENTS, &method, err);
    r->method = (enum descent_method)method;
    if (!status) status = read_rate(a, r, err);
    if (!status) status = option_number(a, OPTION_TOLERANCE, &r->tolerance, err);
    if (!status && r->tolerance < 0)
        status = error_set(err, HSTAR_INVALID, "%s must be at least 0, not %g",
                           options[OPTION_TOLERANCE].name, r->tolerance);
    if (!status) status = option_count(a, OPTION_ITERATIONS, 1, &r->iterations, err);
    if (!status) status = problem_choose(a, &job->problem, err);
    if (status) return status;
    r->problem = job->problem;
    r->step = (struct step_request){.derivative = 1, .use = N_USES};
    if (r->problem->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "one function is minimised, and there are %zu", r->problem->f->n_outputs);
    error_remedy(err, "minimise a number made of them, such as the sum of their squares");
    return HSTAR_INVALID;
}

static hstar_status run_minimize(struct result_job *job, void **result, hstar_error *err)
{
    struct descent *d = NULL;
    hstar_status status = descend_run(&((struct minimize_job *)job)->request, &d, err);
    *result = d;
    return status;
}

static hstar_status judge_minimize(const struct result_job *job, const void *result, hstar_error *err)
{
    const struct descent *d = result;
    const struct descent_stop_row *stop = &descent_stops[d->stop];
    (void)job;
    if (stop->done) return HSTAR_OK;
    error_set(err, d->stop == DESCENT_STOP_UNDEFINED ? HSTAR_UNDEFINED : HSTAR_UNRESOLVED,
              "no minimum was found: %s", stop->sentence);
    if (remedies[d->stop]) error_remedy(err, "%s", remedies[d->stop]);
    return err->status;
}

int command_minimize(const struct arguments *arguments)
{
    static const struct result_command command = {
        .kind = RESULT_DESCENT, .read = read_minimize, .run = run_minimize, .judge = judge_minimize};
    struct minimize_job job = {0};
    return result_command_run(arguments, &command, &job.job);
}
