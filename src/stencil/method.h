/* The methods: names of methods.def, with an order, or lists of nodes; and their stencils. */
#ifndef STENCIL_METHOD_H
#define STENCIL_METHOD_H

#include "stencil/family.h"

enum method_kind { METHOD_STENCIL };

/* One row of methods.def. */
struct method_row {
    const char *name;
    enum method_kind kind;
    enum stencil_side side;
    unsigned order; /* where none is named */
    bool orders;    /* another can be */
    const char *summary;
};

struct method {
    char *name;
    enum method_kind kind;
    struct stencil *stencil; /* METHOD_STENCIL */
};

size_t method_rows(const struct method_row **rows);

/* "central,forward:2,-3:3,[0,1,2,5]", or "all" for the rows, to methods for a derivative. What begins with a digit, a sign
 * or a dot is a list of nodes; one with commas stands in brackets. */
MUST_USE hstar_status methods_new(const char *list, unsigned derivative, struct method **methods, size_t *n,
                                  hstar_error *err);

/* One, on the nodes of the whole text: "0,1,2,5". */
MUST_USE hstar_status method_on_nodes(const char *nodes, unsigned derivative, struct method **methods,
                                      hstar_error *err);
void methods_free(struct method *methods, size_t n);

#endif
