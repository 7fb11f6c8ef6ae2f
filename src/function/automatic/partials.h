/* The partial derivatives of single operations, in double: partials.def. */
#ifndef FUNCTION_AUTOMATIC_PARTIALS_H
#define FUNCTION_AUTOMATIC_PARTIALS_H

#include "function/machine/operations.h"

/* What an argument does to a result. */
enum influence {
    INFLUENCE_NUMBER, /* the partial derivative is the number; NaN: it is refused */
    INFLUENCE_LEVEL,  /* none, as long as the argument does not jump */
    INFLUENCE_UNUSED  /* none, whatever becomes of the argument */
};

struct partial {
    double number;
    enum influence influence;
};

/* By argument k of r = opcode(x, y, z), of which those that it does not have are anything. Call it between gsl_quiet_begin and
 * gsl_quiet_end. */
struct partial partial_of(enum opcode opcode, unsigned k, double x, double y, double z, double r);

#endif
