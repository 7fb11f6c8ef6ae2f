/* A job's answer: a line of JSON. It holds the very JSON of its command, on one line, or what is wrong:
 *     {"line": 1, "status": 0, "id": "a", "result": {…}}
 *     {"line": 2, "row": 3, "status": 2, "at": {"x": 0.5}, "error": {"message": "…", "remedy": "…"}} */
#ifndef CLI_JOBS_JOB_ANSWER_H
#define CLI_JOBS_JOB_ANSWER_H

#include "base/text.h"
#include "cli/choices/kept_problem.h"
#include "cli/jobs/job.h"

/* A job that is run: what came of it. */
struct job_run {
    int exit_status;        /* what the program would end with */
    hstar_results *results; /* or NULL */
    hstar_error error;      /* the first that was told; error.status is 0 where there was none */
    struct text notes;      /* what else would be on stderr: texts of JSON with commas between them */
};

/* Runs row `row` (from 0 on) of a job. Where `alone` it uses one thread, if the job does not say how many. */
MUST_USE hstar_status job_run(const struct job *job, size_t row, bool alone, struct kept_problem *kept,
                              struct job_run *run, hstar_error *err);
void job_run_clear(struct job_run *run);

/* Appends the answer with the \n behind it, and says what the program would end with. It fails where memory runs out only. */
MUST_USE hstar_status job_answer(const struct job *job, size_t row, struct kept_problem *kept,
                                 struct text *answer, int *exit_status, hstar_error *err);

/* The same of a job that was lost with the process that did it. */
MUST_USE hstar_status job_answer_lost(const struct job *job, size_t row, const hstar_error *why,
                                      struct text *answer, int *exit_status, hstar_error *err);

/* How an answer to that row begins, up to its id and its place in a grid: by this a file of answers tells whether it is of these jobs. */
void job_answer_head(const struct job *job, size_t row, int exit_status, struct text *t);

/* Does it call compiled code, which only one thread may do at a time unless somebody gave the word? */
bool job_calls_plugin(const struct job *job);

#endif
