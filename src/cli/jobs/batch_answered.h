/* What a file of answers has already: its whole lines. */
#ifndef CLI_JOBS_BATCH_ANSWERED_H
#define CLI_JOBS_BATCH_ANSWERED_H

#include "cli/jobs/job.h"

struct answered {
    struct answer_key {
        size_t line, row; /* row: from 1 on, 0 where there are none */
    } * keys;             /* n of `room`, ascending; of answers in the order of the jobs the last alone */
    size_t n, room;
    size_t bytes; /* of the whole lines */
    size_t by_status[5];
    char *last; /* the last line, which tells whether these jobs are the same */
    bool as_they_come;
    bool found_last;         /* its job was met again */
    size_t n_answers, n_met; /* answers in the file, and rows of the jobs up to the last of them */
    const char *path;
};

/* Reads it; a file that is not there has none. Where answers stand as they came, all are remembered; else they have to be in order. */
MUST_USE hstar_status answered_read(const char *path, bool as_they_come, struct answered *answered,
                                    hstar_error *err);
void answered_clear(struct answered *answered);

/* Is that row answered? HSTAR_INVALID where its answer is to another job. */
MUST_USE hstar_status answered_has(struct answered *answered, const struct job *job, size_t row, bool *has,
                                   hstar_error *err);

/* At the end of the jobs: HSTAR_INVALID where there are answers to jobs that are not there. */
MUST_USE hstar_status answered_end(const struct answered *answered, hstar_error *err);

#endif
