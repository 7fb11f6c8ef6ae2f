/* All second derivatives of one function, each with an error bar, and what they say together; or their product with a vector. Plain data, like a sweep. */
#ifndef DERIVE_HESSIAN_H
#define DERIVE_HESSIAN_H

#include "base/progress.h"
#include "reference/reference.h"
#include "step/step.h"

#include <stdint.h>

struct hessian_request {
    const struct problem *problem;   /* of one output */
    const struct function *gradient; /* differentiated in place of f, an output for each of wrt; or NULL */
    const double *along; /* a number for each variable of f: the product with that in place of all; or NULL */
    bool invert;
    const struct progress *progress; /* told of the entries that are done; or NULL */
};

#define HESSIAN_NO_COLUMN SIZE_MAX

/* The derivative by two variables. Of a mixed one by values of f: along both at once, so that it has no step of its own. */
struct hessian_entry {
    size_t row, column; /* variables; column <= row; HESSIAN_NO_COLUMN: of a product with a vector */
    struct step step;
    struct reference exact; /* REFERENCE_NONE where there is no exact form, or no derivative */
    double error;           /* value - exact, NaN without */
    double asymmetry;       /* from a gradient: |d g_row / d column - d g_column / d row|; NaN else */
};

/* Is it positive definite, whatever the entries are within 6 of their bars? */
enum definite {
#define X(identifier, name, sentence) DEFINITE_##identifier,
#include "derive/definites.def"
#undef X
    N_DEFINITES
};
extern const char *const definite_names[N_DEFINITES];
extern const char *const definite_sentences[N_DEFINITES];

/* A number of the inverse. */
struct inverse_entry {
    double value, bar;
};

struct hessian {
    const struct problem *problem;
    bool by_gradient;
    double *along; /* the vector of a product: a number for each variable of f; or NULL */
    struct hessian_entry
        *entry; /* n (n + 1) / 2: row by row, up to the diagonal; n: the variables of wrt; of a product n */
    size_t n_entries;
    struct inverse_entry curvature; /* of a product with v: v'Hv */
    enum definite definite;
    bool invert;                   /* it was asked for */
    struct inverse_entry *inverse; /* as the entries; NULL: not asked for, or it cannot be told */
    struct inverse_entry *
        standard_error; /* n: the roots of the inverse's diagonal; NULL likewise, NaN where it is not above 0 */
    size_t n;
    size_t evaluations;
};

MUST_USE hstar_status hessian_run(const struct hessian_request *request, struct hessian **result,
                                  hstar_error *err);
void hessian_free(struct hessian *h); /* NULL is fine */

/* Which entry of a whole Hessian is that of row i and column j, or of row j and column i. */
static inline size_t hessian_place(size_t i, size_t j)
{
    return i > j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
}

/* Fills in `definite`, and the inverse where it is asked for, from the entries. */
MUST_USE hstar_status hessian_conclude(struct hessian *h, hstar_error *err);

#endif
