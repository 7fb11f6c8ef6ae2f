/* The ranks of an MPI job that do the jobs of a batch, each with a process that serves them. */
#ifndef CLI_JOBS_RANK_JOBS_H
#define CLI_JOBS_RANK_JOBS_H

#include "base/text.h"
#include "cli/jobs/job.h"

struct rank_jobs;

/* n of them, at most as many as there are. */
MUST_USE hstar_status rank_jobs_new(size_t n, struct rank_jobs **jobs, hstar_error *err);

/* As job_answer, by rank i. source: the JSON of the job, as it stands on its line. Where the process there dies, that is the answer. */
MUST_USE hstar_status rank_jobs_answer(struct rank_jobs *jobs, size_t i, const struct job *job,
                                       const char *source, size_t row, struct text *answer, int *exit_status,
                                       hstar_error *err);

void rank_jobs_free(struct rank_jobs *jobs); /* NULL is fine */

#endif
