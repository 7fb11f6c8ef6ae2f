/* The frame of the commands that ask about a problem. */
#include "cli/result_command.h"
#include "cli/outputs.h"
#include "cli/problem_choice.h"
#include "cli/progress_line.h"
#include "cli/report.h"

/* Computes, while the line on stderr says how far it is. */
static hstar_status compute(const struct result_command *command, struct result_job *job, void **result,
                            hstar_error *err)
{
    struct progress_line line;
    progress_line_begin(&line);
    job->progress = &line.progress;
    hstar_status status = command->run(job, result, err);
    progress_line_end(&line);
    return status;
}

int result_command_run(const struct arguments *arguments, const struct result_command *command,
                       struct result_job *job)
{
    struct outputs outputs = {0};
    void *result = NULL;
    int exit_status = 0;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    job->arguments = arguments;
    hstar_status status = command->read(job, &err);
    if (!status) status = outputs_open(arguments, &outputs, &err);
    const bool table = outputs.table != NULL;
    if (!status) status = compute(command, job, &result, &err);
    if (!status) status = outputs_write(&outputs, command->kind, result, &err);
    if (job->problem) problem_note_failures(arguments, job->problem);
    if (!status && command->judge) status = command->judge(job, result, &err);
    if (status)
        exit_status = report_error(&err);
    else if (command->exit_status)
        exit_status = command->exit_status(result, table);
    if (result) result_free(command->kind, result);
    outputs_abandon(&outputs);
    if (command->clear) command->clear(job);
    problem_release(job->problem);
    return exit_status;
}
