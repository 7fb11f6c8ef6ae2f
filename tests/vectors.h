/* What the tests of vectors share: a point with vectors and matrices, and how a text is compiled and evaluated there. */
#ifndef TESTS_VECTORS_H
#define TESTS_VECTORS_H

#include "function/source/expression.h"

#include <stdlib.h>

#include "check.h"

/* The point of most tests: vectors u, v of 4, z of 1, a matrix A of 2 x 3, B of 3 x 2, t of 3, a scalar s. */
enum { N_NAMES = 25 };
static const char *const names[N_NAMES] = {
    "u[0]",   "u[1]",   "u[2]",   "u[3]",   "v[0]",   "v[1]",   "v[2]",   "v[3]",   "z[0]",
    "A[0,0]", "A[0,1]", "A[0,2]", "A[1,0]", "A[1,1]", "A[1,2]", "B[0,0]", "B[0,1]", "B[1,0]",
    "B[1,1]", "B[2,0]", "B[2,1]", "t[0]",   "t[1]",   "t[2]",   "s"};
static const double values[N_NAMES] = {2.385, -0.717, 1.149,  0.333, -1.618, 0.577,  3.142, 0.915, 0.693,
                                       1.202, -0.264, 0.831,  0.472, 1.901,  -1.414, 0.286, 1.732, -2.236,
                                       0.118, 2.645,  -0.866, 0.159, -1.282, 0.643,  0.379};
#define UNUSED __attribute__((unused))
static const double *const u UNUSED = values, *const v UNUSED = values + 4, *const A UNUSED = values + 9,
                             *const B UNUSED = values + 15, *const t UNUSED = values + 21,
                             *const s UNUSED = values + 24;

static inline struct function *compile(const char *text)
{
    struct function *f;
    hstar_error err;
    if (expression_new(&text, 1, names, N_NAMES, &f, &err)) fail_msg("%s: %s", text, err.message);
    return f;
}

/* All outputs at the point; for free(). */
static inline double *evaluate(const struct function *f)
{
    const double *columns[N_NAMES];
    const bool varies[N_NAMES] = {false};
    for (size_t i = 0; i < N_NAMES; i++) columns[i] = &values[i];
    double *all = calloc(f->n_outputs, sizeof *all), **outputs = calloc(f->n_outputs, sizeof *outputs);
    for (size_t o = 0; o < f->n_outputs; o++) outputs[o] = &all[o];
    assert_int_equal(
        function_evaluate(f, &(struct points){.n = 1, .column = columns, .varies = varies}, outputs, NULL),
        HSTAR_OK);
    free(outputs);
    return all;
}

#endif
