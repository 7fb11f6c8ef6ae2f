/* hstar optimal: the best step in theory, by a fit and as measured, and what every selector chooses. */
#include "cli/judge.h"
#include "cli/problem_choice.h"
#include "cli/result_command.h"
#include "cli/sweep_grid.h"
#include "derive/optimal.h"

static const char all_methods[] = "forward,backward,central,five-point";

struct optimal_job {
    struct result_job job;
    struct method *methods;
    struct sweep_request request;
};

static void clear_optimal(struct result_job *job)
{
    struct optimal_job *j = (struct optimal_job *)job;
    methods_free(j->methods, j->request.n_methods);
}

static hstar_status read_optimal_job(struct result_job *job, hstar_error *err)
{
    struct optimal_job *j = (struct optimal_job *)job;
    struct sweep_request *r = &j->request;
    hstar_status status = problem_choose(job->arguments, &job->problem, err);
    if (status) return status;
    r->problem = job->problem;
    r->reference = REFERENCE_EXACT;
    r->anatomy = true;
    status = methods_new(all_methods, 1, &j->methods, &r->n_methods, err);
    r->methods = j->methods;
    return status ? status : sweep_grid_read(job->arguments, &formats[FORMAT_DOUBLE], &r->grid, err);
}

static hstar_status run_optimal(struct result_job *job, void **result, hstar_error *err)
{
    struct optimal *o = NULL;
    hstar_status status = optimal_run(&((struct optimal_job *)job)->request, &o, err);
    *result = o;
    return status;
}

/* Undecided is what has neither a proven derivative nor one that auto vouches for, and what auto vouched for against the proof;
 * an expression without a derivative has no best step. */
static hstar_status judge_optimal(const struct result_job *job, const void *result, hstar_error *err)
{
    const struct optimal *o = result;
    struct judgement judgement = {0};
    for (size_t i = 0; i < o->sweep->n_components; i++) {
        const struct component_sweep *c = &o->sweep->components[i];
        const struct choice *best = choices_best(optimal_choices(o, i), o->n_choices);
        char name[DERIVATIVE_NAME];
        bool proven = c->reference.source != REFERENCE_NONE;
        if (!best || (proven && best->step.stop != STOP_CONTRADICTED)) continue;
        if (!proven && o->sweep->n_methods)
            return error_set(err, HSTAR_UNDEFINED, "%s",
                             c->reference.reason ? c->reference.reason : "there is no derivative");
        derivative_name(job->problem, c->output, c->wrt, name);
        judge_step(&judgement, name, &best->step, err);
    }
    return judge_end(&judgement, err);
}

int command_optimal(const struct arguments *arguments)
{
    static const struct result_command command = {.kind = RESULT_OPTIMAL,
                                                  .read = read_optimal_job,
                                                  .run = run_optimal,
                                                  .judge = judge_optimal,
                                                  .clear = clear_optimal};
    struct optimal_job job = {0};
    return result_command_run(arguments, &command, &job.job);
}
