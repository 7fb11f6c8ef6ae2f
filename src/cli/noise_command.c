/* hstar noise: how much the computed values of f scatter. */
#include "cli/problem_choice.h"
#include "cli/result_command.h"
#include "derive/noises.h"

#include <math.h>

static hstar_status read_noise_job(struct result_job *job, hstar_error *err)
{
    return problem_choose(job->arguments, &job->problem, err);
}

static hstar_status run_noise(struct result_job *job, void **result, hstar_error *err)
{
    struct noises *n = NULL;
    hstar_status status = noises_run(job->problem, &n, err);
    *result = n;
    return status;
}

/* Where f is no number there is no noise to measure. */
static hstar_status judge_noise(const struct result_job *job, const void *result, hstar_error *err)
{
    const struct noises *n = result;
    for (size_t i = 0; i < n->n_components; i++)
        if (!isfinite(n->component[i].f))
            return error_set(err, HSTAR_UNDEFINED,
                             "f%s is not a finite number there: its noise cannot be told",
                             job->problem->f->n_outputs > 1 ? ", one of its outputs," : "");
    return HSTAR_OK;
}

int command_noise(const struct arguments *arguments)
{
    static const struct result_command command = {
        .kind = RESULT_NOISES, .read = read_noise_job, .run = run_noise, .judge = judge_noise};
    struct result_job job = {0};
    return result_command_run(arguments, &command, &job);
}
