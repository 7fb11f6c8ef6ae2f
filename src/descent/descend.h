/* Descent on numerical gradients: steepest descent with a rate, and GSL's conjugate gradients and BFGS. */
#ifndef DESCENT_DESCEND_H
#define DESCENT_DESCEND_H

#include "base/progress.h"
#include "problem/problem.h"
#include "step/step.h"

#include <stdbool.h>

enum descent_method {
#define X(identifier, name, summary) DESCENT_##identifier,
#include "descent/descents.def"
#undef X
    N_DESCENTS
};
extern const char *const descent_names[N_DESCENTS];

enum descent_stop {
#define X(identifier, name, done, sentence) DESCENT_STOP_##identifier,
#include "descent/descent_stops.def"
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
    const struct problem *problem; /* of one output */
    enum descent_method method;
    double rate;       /* of steepest descent */
    double tolerance;  /* of the gradient's norm; 0: until its own error bar hides it */
    size_t iterations; /* at most */
    struct step_request step;
    double h;     /* of central differences by a step that is given; 0: each finds its own */
    size_t every; /* so many iterations make a row of the table; 0: as they fit */
    const struct progress *progress; /* told of the steps downhill; or NULL */
};

struct descent_step {
    double f;
    double gradient_norm; /* without the components that are held by a bound; NaN where one is not a number */
    double gradient_bar;  /* it is within this of the true one; infinite where nothing is claimed */
    double move;          /* the length of the step that led here */
    size_t evaluations;   /* so far */
};

/* With more variables the trace has no path. */
enum { DESCENT_PATH_VARIABLES = 100 };

struct descent {
    const struct problem *problem; /* its point is where it began */
    double *point;                 /* the lowest place, or the last where it is done */
    signed char
        *held; /* n_variables: -1, 1 where the point is at its lower, its upper bound and f falls beyond it */
    enum descent_method method;
    double h; /* as it was asked for; 0: found */
    size_t every;
    double rate, tolerance;     /* the rate is NaN where the method has none */
    struct descent_step *trace; /* n_steps, the start first */
    double *path;               /* n_steps * n_variables; NULL: too long to keep */
    size_t n_steps, best;       /* best: the step of `point` */
    size_t evaluations;         /* all, with those that tell a minimum from a saddle */
    enum descent_stop stop;
};

MUST_USE hstar_status descend_run(const struct descend_request *request, struct descent **descent,
                                  hstar_error *err);
void descent_free(struct descent *d); /* NULL is fine */

#endif
