/* What equations say of the variables that they are solved for: dy/dx of g(x, y) = 0, without solving them. */
#ifndef DERIVE_IMPLICIT_H
#define DERIVE_IMPLICIT_H

#include "derive/differentiate.h"

struct implicit_request {
    struct differentiate_request
        of; /* of its problem: as many functions as variables in `solved`, and none of these in wrt */
    const size_t *solved;
    size_t n_solved;
};

/* The derivatives of the solved variables, in place of outputs, by those of wrt: -(dg/dy)^-1 dg/dx, in balls whose radii are the bars. They are those
 * of the curve through the point on which g is what it is there. */
MUST_USE hstar_status implicit_run(const struct implicit_request *request, struct derivatives **result,
                                   hstar_error *err);

#endif
