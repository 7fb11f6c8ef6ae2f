/* A function that another program computes. It is started once and answers lines:
 *
 *     value 1.2000000001 0.5       a request: the variables in the order of the point, each a double as text
 *     0.93203908596722629 1.5      the answer: one number for each output; nan and inf are numbers
 *     gradient 1.2000000001 0.5    another request, of those who want one: for its analytic gradient
 *     0.1812 0.466 0 3.75          the answer: output by output, within it variable by variable
 *     hessian 1.2000000001 0.5     another, for its second derivatives: row by row, a row a variable
 *
 * One whose first line is a greeting, "hstar: move values", is asked in fewer words, and for several points at a time:
 *
 *     move 1 0.25                  the last `value`, but variable 1 is 0.25; more pairs may follow
 *     values 20                    the next 20 lines are such requests, and may be answered when all are there
 *
 * and one that says "hstar: number" by numbers, so that no line is taken for the answer to another request:
 *
 *     #12 value 1.2 0.5            its answer is "#12 0.93203908596722629 1.5"
 *
 * Requests are pipelined. Its stderr is the caller's. A program that ends, is silent for too long, or answers with anything
 * else is started again and asked again; where it fails as often as that, it has no number there, and function_failures tells where and
 * why. It is an error at the point itself, for a gradient, where it has no answer at the point itself any more, and where
 * it said more than it was asked for after its answers were used; the error says which request it was. */
#ifndef FUNCTION_SOURCE_COMMAND_H
#define FUNCTION_SOURCE_COMMAND_H

#include "base/conversation.h"
#include "function/function.h"

/* argv: n words, argv[0] looked up in PATH, no shell. It is asked once at `point`, which tells how many outputs it has.
 * often: how long it may be silent, and how often a request is asked again. */
MUST_USE hstar_status command_new(const char *const *argv, size_t n, const char *const *variables,
                                  size_t n_variables, const double *point, const struct persistence *often,
                                  struct function **f, hstar_error *err);

/* The words of a program, and those that start it, which stand before them; its name is without these. */
struct command_words {
    const char *const *launcher, *const *program;
    size_t n_launcher, n_program;
};

/* The same of a program that another one starts, but it is neither started nor asked yet: until command_learn has done that, it has no outputs and
 * cannot be evaluated. So several start side by side. */
MUST_USE hstar_status command_launched(const struct command_words *words, const char *const *variables,
                                       size_t n_variables, const double *point,
                                       const struct persistence *often, struct function **f,
                                       hstar_error *err);

/* Starts it now; else its first question does. */
MUST_USE hstar_status command_begin(struct function *f, hstar_error *err);

/* As conversation_is_busy; false where f is not a program. */
bool command_is_busy(const struct function *f);

/* As conversation_answered_at; 0 where f is not a program. */
double command_answered_at(const struct function *f);

MUST_USE hstar_status command_learn(struct function *f, hstar_error *err);

/* In place of that for a copy of one that has learnt; and where it is known how many outputs it has. */
MUST_USE hstar_status command_learn_from(struct function *f, const struct function *first, hstar_error *err);
MUST_USE hstar_status command_know(struct function *f, size_t n_outputs, hstar_error *err);

/* What its outputs will be called: the command line, and of several a number. For texts_free(). */
MUST_USE hstar_status command_texts(const char *const *argv, size_t n, size_t n_outputs, char ***texts,
                                    hstar_error *err);

/* What it answered at the point itself when it was learnt how many outputs it has; NULL where it was not, or f is not a program. */
const double *command_first_answer(const struct function *f);

/* What the program answers to a verb, `gradient` or `hessian`, at a point: n numbers; and how it wrote them, where answer is
 * not NULL: free it. HSTAR_INVALID where f is not a program. */
MUST_USE hstar_status command_derivatives(const struct function *f, const char *verb, size_t n,
                                          const double *point, double *derivatives, char **answer,
                                          hstar_error *err);

#endif
