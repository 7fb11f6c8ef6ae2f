/* hstar check: is this gradient right? */
#include "check/check_points.h"
#include "cli/claim_choice.h"
#include "cli/option_value.h"
#include "cli/problem_choice.h"
#include "cli/report.h"
#include "cli/result_command.h"
#include "cli/step_choice.h"

#include <math.h>

struct check_job {
    struct result_job job;
    struct claim_choice claim;
    struct checks_request request;
};

static void clear_check(struct result_job *job)
{
    claim_choice_clear(&((struct check_job *)job)->claim);
}

static hstar_status only_with(const struct arguments *a, enum option_id o, const char *with, hstar_error *err)
{
    if (!a->given[o]) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s is for %s", options[o].name, with);
}

static hstar_status read_criterion(const struct arguments *a, struct check_request *r, hstar_error *err)
{
    size_t index = CRITERION_BARS;
    hstar_status status = option_name(a, OPTION_CRITERION, criterion_names, N_CRITERIA, &index, err);
    if (!status) status = option_number(a, OPTION_RTOL, &r->rtol, err);
    if (!status) status = option_number(a, OPTION_ATOL, &r->atol, err);
    if (status) return status;
    r->criterion = (enum criterion)index;
    if (r->criterion != CRITERION_ALLCLOSE) {
        status = only_with(a, OPTION_RTOL, "--criterion allclose", err);
        return status ? status : only_with(a, OPTION_ATOL, "--criterion allclose", err);
    }
    if (r->rtol >= 0 && r->atol >= 0) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s must be at least 0",
                     options[r->rtol >= 0 ? OPTION_ATOL : OPTION_RTOL].name);
}

/* A step that is given is taken as it is; everything about finding one has no place beside it. */
static hstar_status read_step(const struct arguments *a, struct check_request *r, hstar_error *err)
{
    r->h = (double)NAN;
    r->step.derivative = 1;
    hstar_status status = step_choice_read(a, &r->selector, &r->step.use, err);
    if (status || !a->value[OPTION_STEP]) return status;
    status = option_number(a, OPTION_STEP, &r->h, err);
    if (status) return status;
    if (!(r->h > 0))
        return error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[OPTION_STEP].name, r->h);
    if (a->given[OPTION_SELECTOR]) {
        error_set(err, HSTAR_INVALID, "both %s and %s say how the step is chosen", options[OPTION_STEP].name,
                  options[OPTION_SELECTOR].name);
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status read_random(const struct arguments *a, struct checks_request *s, hstar_error *err)
{
    struct check_request *r = &s->check;
    size_t seed = 0;
    hstar_status status = option_count(a, OPTION_SEED, 0, &seed, err);
    if (!status && a->value[OPTION_RANDOM_POINTS])
        status = option_count(a, OPTION_RANDOM_POINTS, 1, &s->n_points, err);
    if (!status && a->value[OPTION_DIRECTIONS])
        status = option_count(a, OPTION_DIRECTIONS, 1, &r->n_directions, err);
    r->seed = seed;
    r->taylor = !a->given[OPTION_NO_TAYLOR];
    return status;
}

static hstar_status read_check(struct result_job *common, hstar_error *err)
{
    const struct arguments *a = common->arguments;
    struct check_job *job = (struct check_job *)common;
    struct check_request *r = &job->request.check;
    hstar_status status = read_criterion(a, r, err);
    if (!status) status = read_step(a, r, err);
    if (!status) status = read_random(a, &job->request, err);
    if (!status) status = problem_choose(a, &common->problem, err);
    if (!status) status = claim_choose(a, common->problem, &job->claim, err);
    if (status) return status;
    if (job->claim.numbers && job->request.n_points) {
        error_set(err, HSTAR_INVALID,
                  "%s needs a gradient that can be computed at each of them, and %s holds numbers",
                  options[OPTION_RANDOM_POINTS].name, job->claim.text);
        error_remedy(err, "numbers belong to one point, that of --at");
        return HSTAR_INVALID;
    }
    r->problem = common->problem;
    r->claim = job->claim.claim;
    return HSTAR_OK;
}

static hstar_status run_check_job(struct result_job *job, void **result, hstar_error *err)
{
    struct checks_request *r = &((struct check_job *)job)->request;
    struct checks *s = NULL;
    r->check.progress = job->progress;
    hstar_status status = checks_run(r, &s, err);
    *result = s;
    return status;
}

/* Where data took the place of the table, stderr says in a line what the exit status means. */
static int check_exit(const void *result, bool table)
{
    const struct checks *s = result;
    const struct check *c = s->at[s->severity[0]];
    const int exit_status = verdicts[s->verdict].exit_status;
    if (table || s->verdict == VERDICT_AGREES) return exit_status;
    if (s->random)
        report_note("the gradient %s: at %zu of %zu points", verdicts[s->verdict].name, s->count[s->verdict],
                    s->n_points);
    else
        report_note("the gradient %s%s: %zu of %zu component%s%s%s",
                    s->verdict == VERDICT_UNDECIDED ? "is " : "", verdicts[s->verdict].name,
                    c->count[s->verdict], c->n_rows, c->n_rows == 1 ? "" : "s", c->says ? "; " : "",
                    c->says ? c->says : "");
    return exit_status;
}

int command_check(const struct arguments *arguments)
{
    static const struct result_command command = {.kind = RESULT_CHECKS,
                                                  .read = read_check,
                                                  .run = run_check_job,
                                                  .exit_status = check_exit,
                                                  .clear = clear_check};
    struct check_job job = {0};
    return result_command_run(arguments, &command, &job.job);
}
