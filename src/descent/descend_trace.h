/* A descent while it runs: where it stands, what it has recorded, and why it ends. What the ways down share. */
#ifndef DESCENT_DESCEND_TRACE_H
#define DESCENT_DESCEND_TRACE_H

#include "descent/descent_gradient.h"

struct trace {
    const struct descend_request *request;
    struct gradient_source source;
    struct descent *descent;
    struct ground here;     /* the last place recorded */
    double *lowest;         /* where f was least so far, source.n numbers */
    double start_size;      /* the largest |coordinate| at the start, at least 1 */
    size_t capacity, rises; /* rises: how often f grew in a row */
    size_t creeps; /* how often in a row the place moved by no more than the rounding of its coordinates */
    bool over;     /* descent->stop says why */
};

MUST_USE hstar_status trace_init(struct trace *t, const struct descend_request *request,
                                 struct descent *descent, hstar_error *err);
void trace_clear(struct trace *t);

/* Goes to a place whose f and gradient are known: records it, and ends the descent where there is reason to. */
MUST_USE hstar_status trace_go(struct trace *t, const struct ground *to, hstar_error *err);

/* So far from the start that nobody looks for a minimum there. */
bool trace_is_far(const struct trace *t, const double *x);

void trace_end(struct trace *t, enum descent_stop stop);

/* The ways down, from t->here until t->over. */
MUST_USE hstar_status descend_steepest(struct trace *t, hstar_error *err);
MUST_USE hstar_status descend_gsl(struct trace *t, hstar_error *err);

#endif
