/* The methods: the table of methods.def with its stencils worked out. */
#ifndef STENCIL_METHOD_H
#define STENCIL_METHOD_H

#include "stencil/stencil.h"

enum method_kind { METHOD_STENCIL };

/* One row of methods.def. */
struct method_row {
    const char *name;
    enum method_kind kind;
    unsigned derivative;
    const char *nodes;
    const char *formula;
    const char *summary;
};

struct method {
    char *name;
    enum method_kind kind;
    struct stencil *stencil; /* METHOD_STENCIL */
};

size_t method_rows(const struct method_row **rows);

/* "central,forward" or "all" to methods. */
MUST_USE hstar_status methods_new(const char *list, struct method **methods, size_t *n, hstar_error *err);
void methods_free(struct method *methods, size_t n);

#endif
