/* hstar diff: the derivative, gradient or Jacobian, each number with its error bar. */
#include "cli/judge.h"
#include "cli/option_value.h"
#include "cli/problem_choice.h"
#include "cli/result_command.h"
#include "cli/step_choice.h"
#include "derive/differentiate.h"

struct diff_job {
    struct result_job job;
    struct differentiate_request request;
};

static hstar_status read_piece(const struct arguments *a, struct differentiate_request *r, hstar_error *err)
{
    r->step.piece = a->given[OPTION_PIECE];
    if (!r->step.piece || r->selector == SELECTOR_AUTO) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%s is for the selector auto: %s sees no pieces",
              options[OPTION_PIECE].name, selectors[r->selector].name);
    error_remedy(err, "leave %s out", options[OPTION_SELECTOR].name);
    return HSTAR_INVALID;
}

static hstar_status read_diff(struct result_job *job, hstar_error *err)
{
    const struct arguments *a = job->arguments;
    struct differentiate_request *r = &((struct diff_job *)job)->request;
    hstar_status status =
        option_derivative(a, selectors[SELECTOR_AUTO].max_derivative, &r->step.derivative, err);
    if (!status) status = step_choice_read(a, &r->selector, &r->step.use, err);
    if (!status) status = read_piece(a, r, err);
    return status ? status : problem_choose(a, &job->problem, err);
}

static hstar_status run_diff(struct result_job *job, void **result, hstar_error *err)
{
    struct differentiate_request *r = &((struct diff_job *)job)->request;
    struct derivatives *d = NULL;
    r->problem = job->problem;
    r->progress = job->progress;
    hstar_status status = differentiate_run(r, &d, err);
    *result = d;
    return status;
}

static hstar_status judge_diff(const struct result_job *job, const void *result, hstar_error *err)
{
    const struct problem *problem = job->problem;
    const struct derivatives *d = result;
    struct judgement judgement = {0};
    const bool black_box = !function_is_exact(problem->f); /* a formula has its domain, and costs nothing */
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        char name[DERIVATIVE_NAME];
        derivative_name(problem, c->output, c->wrt, name);
        judge_step(&judgement, name, &c->step, err);
        if (black_box)
            judge_missing(&judgement, problem->f->variables[c->wrt], problem->point[c->wrt], &c->step);
    }
    return judge_end(&judgement, err);
}

int command_diff(const struct arguments *arguments)
{
    static const struct result_command command = {
        .kind = RESULT_DERIVATIVES, .read = read_diff, .run = run_diff, .judge = judge_diff};
    struct diff_job job = {0};
    return result_command_run(arguments, &command, &job.job);
}
