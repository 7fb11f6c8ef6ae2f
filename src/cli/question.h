/* A command that asks about a problem: it is read, computed, shown in every form that is asked for, and judged. */
#ifndef CLI_QUESTION_H
#define CLI_QUESTION_H

#include "cli/choices/outputs.h"
#include "cli/words/command.h"

/* One of the questions of hstar.h. */
typedef hstar_status question(const hstar_problem *problem, const hstar_options *options,
                              hstar_results **results, hstar_error *err);

/* The whole of it; returns the exit status. */
int question_run(const struct arguments *arguments, question *ask);

/* Writes the results, frees them, and says what there is to say of them. */
int question_answer(struct outputs *outputs, hstar_results *results);

#endif
