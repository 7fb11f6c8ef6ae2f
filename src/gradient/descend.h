/* Descent on numerical gradients: steepest descent with a rate, and GSL's conjugate gradients and BFGS. */
#ifndef GRADIENT_DESCEND_H
#define GRADIENT_DESCEND_H

#include "function/function.h"
#include "step/step.h"

#include <stdbool.h>

enum descent_method {
#define X(identifier, name, summary) DESCENT_##identifier,
#include "gradient/descents.def"
#undef X
    N_DESCENTS
};
extern const char *const descent_names[N_DESCENTS];

enum descent_stop {
#define X(identifier, name, done, sentence) DESCENT_STOP_##identifier,
#include "gradient/descent_stops.def"
#undef X
    N_DESCENT_STOPS
};
struct descent_stop_row {
    const char *name;
    bool done; /* a minimum, as far as the gradient can tell */
    const char *sentence;
};
extern const struct descent_stop_row descent_stops[N_DESCENT_STOPS];

struct descend_request {
    const struct function *f; /* one output */
    const double *point;
    const size_t *wrt;
    size_t n_wrt;
    enum descent_method method;
    double rate;       /* of steepest descent */
    double tolerance;  /* of the gradient's norm; 0: until its own error bar hides it */
    size_t iterations; /* at most */
    struct step_request step;
    const double *lower, *upper;
    double noise;
};

struct descent_step {
    double f, gradient_norm, gradient_bar, move; /* move: the length of the step that led here */
    size_t evaluations;                          /* so far */
};

struct descent {
    char **command;
    size_t n_command;
    char *kind, *text;
    char **variables;
    size_t n_variables;
    double *start, *point; /* n_variables numbers */
    enum descent_method method;
    struct descent_step *trace; /* n_steps, the start first */
    double *path;               /* n_steps * n_variables */
    size_t n_steps;
    enum descent_stop stop;
};

MUST_USE hstar_status descend_run(const struct descend_request *request, struct descent **descent,
                                  hstar_error *err);
void descent_free(struct descent *d); /* NULL is fine */

#endif
