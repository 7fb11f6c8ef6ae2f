/* A question on its way: from a problem and options to what is asked, and from what was found to results. */
#ifndef API_QUESTION_H
#define API_QUESTION_H

#include "api/options.h"
#include "api/results.h"
#include "derive/forecast.h"

struct asked_question {
    hstar_options options;
    size_t calls_made;       /* before it was asked */
    struct problem *problem; /* as it is asked */
    struct progress progress;
    struct forecast *forecast; /* in place of what is asked, where only that is wanted; else NULL */
};

/* The caller's options and a copy of its problem; `results` is where it wants them. */
MUST_USE hstar_status begin_question(struct asked_question *q, const hstar_problem *problem,
                                     const hstar_options *options, const void *results, hstar_error *err);

/* Who listens to the progress; NULL: nobody. */
const struct progress *question_listener(const struct asked_question *q);

/* Begins to add up the calls of f that are to come, where somebody wants to know; else *forecast is NULL. */
MUST_USE hstar_status question_foresee(const struct asked_question *q, struct forecast **forecast,
                                       hstar_error *err);

/* HSTAR_INVALID where calls of a gradient would be counted in place of those of f. */
MUST_USE hstar_status question_calls_are_of_f(const struct asked_question *q, hstar_error *err);

/* They are added up: they are held against the budget, and told to who listens. The forecast, NULL or not, is the question's. */
MUST_USE hstar_status question_foreseen(struct asked_question *q, hstar_status status,
                                        struct forecast *forecast, hstar_error *err);

/* What was found becomes the caller's results, where the status says that it was; the question is over. */
MUST_USE hstar_status end_question(struct asked_question *q, hstar_status status, enum result_kind kind,
                                   void *found, hstar_results **results, hstar_error *err);

/* Does this thread keep the memory of balls from question to question? */
void question_keeps(bool keeps);

#endif
