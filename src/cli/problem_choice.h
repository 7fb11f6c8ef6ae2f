/* What the commands that differentiate are asked, as a problem: the function, the point, the variables, and what f's caller
 * knows. */
#ifndef CLI_PROBLEM_CHOICE_H
#define CLI_PROBLEM_CHOICE_H

#include "cli/command.h"
#include "cli/subject.h"
#include "problem/component.h"

/* Reads it from the options that the command has. */
MUST_USE hstar_status problem_choose(const struct arguments *a, struct problem **problem, hstar_error *err);

/* "the derivative", or with several "the derivative of output 1 with respect to y", for notes and errors. */
enum { DERIVATIVE_NAME = 160 };
void derivative_name(const struct problem *problem, size_t output, size_t wrt, char name[DERIVATIVE_NAME]);

/* Where the program behind -- failed and was started again, on stderr; nothing where it did not. */
void problem_note_failures(const struct arguments *a, const struct problem *problem);

/* The command line as part of a result, so that a file says how it was made. */
MUST_USE hstar_status command_line_copy(const struct arguments *a, char ***words, size_t *n,
                                        hstar_error *err);

#endif
