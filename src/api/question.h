/* A question on its way: from a problem and options to what is asked, and from what was found to results. */
#ifndef API_QUESTION_H
#define API_QUESTION_H

#include "api/options.h"
#include "api/results.h"

struct asked_question {
    hstar_options options;
    struct problem *problem; /* as it is asked */
    struct progress progress;
};

/* The caller's options and a copy of its problem; `results` is where it wants them. */
MUST_USE hstar_status begin_question(struct asked_question *q, const hstar_problem *problem,
                                     const hstar_options *options, const void *results, hstar_error *err);

/* Who listens to the progress; NULL: nobody. */
const struct progress *question_listener(const struct asked_question *q);

/* What was found becomes the caller's results, where the status says that it was; the question is over. */
MUST_USE hstar_status end_question(struct asked_question *q, hstar_status status, enum result_kind kind,
                                   void *found, hstar_results **results, hstar_error *err);

/* Does this thread keep the memory of balls from question to question? */
void question_keeps(bool keeps);

#endif
