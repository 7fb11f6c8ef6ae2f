/* What the commands that differentiate are asked, as a problem: the function, the point, the variables, and what f's caller
 * knows. */
#ifndef CLI_CHOICES_PROBLEM_CHOICE_H
#define CLI_CHOICES_PROBLEM_CHOICE_H

#include "cli/words/command.h"

/* Reads it from the options that the command has. */
MUST_USE hstar_status problem_choose(const struct arguments *a, hstar_problem **problem, hstar_error *err);

/* Frees it, or where it was asked with success keeps its program for the next job. */
void problem_end(const struct arguments *a, hstar_problem *problem, hstar_status status);

#endif
