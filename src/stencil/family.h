/* The families of stencils: for a derivative d and an order p the nearest nodes ahead of x, behind it, or around it. */
#ifndef STENCIL_FAMILY_H
#define STENCIL_FAMILY_H

#include "stencil/stencil.h"

enum stencil_side {
#define X(identifier, name) SIDE_##identifier,
#include "stencil/sides.def"
#undef X
    N_SIDES
};
extern const char *const side_names[N_SIDES];

/* One-sided: d + p nodes. Central: 2 floor((d+1)/2) - 1 + p, and p is even. They are summed from the largest node to the
 * smallest, as the texts do: (f(x+h) - f(x-h))/(2h). */
MUST_USE hstar_status stencil_family(enum stencil_side side, unsigned derivative, unsigned order,
                                     struct stencil **stencil, hstar_error *err);

#endif
