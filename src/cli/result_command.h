/* A command that asks about a problem: it is read, computed, shown in every form that is asked for, and judged. */
#ifndef CLI_RESULT_COMMAND_H
#define CLI_RESULT_COMMAND_H

#include "base/progress.h"
#include "cli/command.h"
#include "problem/problem.h"
#include "show/result.h"

/* What every command has; its own requests stand behind it. */
struct result_job {
    const struct arguments *arguments;
    struct problem *problem;
    const struct progress *progress;
};

struct result_command {
    enum result_kind kind;
    /* From the command line to the problem and the command's own request. */
    hstar_status (*read)(struct result_job *job, hstar_error *err);
    hstar_status (*run)(struct result_job *job, void **result, hstar_error *err);
    /* What stderr and the exit status say of the result. */
    hstar_status (*judge)(const struct result_job *job, const void *result, hstar_error *err);
    /* The exit status where all went well, and what stderr says where the data took the table's place; NULL: 0. */
    int (*exit_status)(const void *result, bool table);
    void (*clear)(struct result_job *job); /* what `read` made besides the problem; or NULL */
};

/* The whole of it; returns the exit status. `job` is the command's own, zeroed. */
int result_command_run(const struct arguments *arguments, const struct result_command *command,
                       struct result_job *job);

#endif
