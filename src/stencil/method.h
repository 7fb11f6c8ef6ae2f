/* The methods: names of methods.def, with an order, or lists of nodes; and their stencils. */
#ifndef STENCIL_METHOD_H
#define STENCIL_METHOD_H

#include "stencil/family.h"

enum method_kind {
    METHOD_STENCIL,
    METHOD_COMPLEX_STEP, /* Im f(x + ih) / h */
    METHOD_RICHARDSON,   /* a stencil by its weights, computed as the texts do: a tableau */
    METHOD_RIDDERS       /* at each step the entry of the tableau that changed least */
};
enum { METHOD_MAX_LEVELS = STENCIL_MAX_NODES / 2 };

/* One row of methods.def. */
struct method_row {
    const char *name;
    enum method_kind kind;
    enum stencil_side side;
    unsigned order; /* where none is named; the levels of an extrapolation */
    bool orders;    /* another can be */
    const char *summary;
};

struct method {
    char *name;
    enum method_kind kind;
    unsigned derivative, order; /* d, p */
    struct stencil *stencil;    /* on all its nodes; NULL: METHOD_COMPLEX_STEP has none */
    struct stencil **tableau; /* METHOD_RIDDERS: tableau[k] is the extrapolation of k + 1 levels; n_levels */
    size_t n_levels;
};

size_t method_rows(const struct method_row **rows);

/* What a method of the row estimates with for a derivative; `order`, or the levels, as named. *m begins as zeros. */
MUST_USE hstar_status method_make(const struct method_row *row, unsigned derivative, unsigned order,
                                  struct method *m, hstar_error *err);

/* Is it one stencil at every step? */
bool method_has_stencil(const struct method *m);

/* Its nodes, 0 without a stencil; and how often it calls f for one estimate. */
size_t method_n_nodes(const struct method *m);
size_t method_evaluations(const struct method *m);

/* As stencil_moment: the truncation is sum_{j >= d+p} moment_j f^(j)(x)/j! h^(j-d). */
void method_moment(fmpq_t moment, const struct method *m, unsigned j);

/* "central, forward:2, -3:3, [0,1,2,5]", or "all" for the rows of kind STENCIL, to methods for a derivative. What begins
 * with a digit, a sign or a dot is a list of nodes; one with commas stands in brackets. */
MUST_USE hstar_status methods_new(const char *list, unsigned derivative, struct method **methods, size_t *n,
                                  hstar_error *err);

/* One, on the nodes of the whole text: "0,1,2,5", with brackets or without. */
MUST_USE hstar_status method_on_nodes(const char *nodes, unsigned derivative, struct method **methods,
                                      hstar_error *err);
void methods_free(struct method *methods, size_t n);

#endif
