/* What `hstar stencil` prints: stencils, and the command line that asked for them. */
#ifndef STENCIL_STENCILS_H
#define STENCIL_STENCILS_H

#include "number/format.h"
#include "stencil/method.h"

struct stencils {
    char **command; /* n_command words */
    size_t n_command;
    unsigned derivative;
    const struct format *format; /* for which the best step is expected */
    struct method *methods;      /* n */
    size_t n;
};

void stencils_free(struct stencils *s); /* NULL is fine */

#endif
