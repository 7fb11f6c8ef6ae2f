/* For tests that search for a step: what is called, how often, and whether within its bounds. */
#ifndef TESTS_STEPPING_H
#define TESTS_STEPPING_H

#include "check.h"

#include "function/source/expression.h"
#include "problem/slice.h"
#include "step/step.h"

#include <float.h>

typedef double function(double x);

/* A C function, or an expression along its variable; with noise, relative to its value. */
struct callee {
    function *f;
    struct slice *line;
    double noise;
    double lower, upper;
    bool strayed;
    size_t calls, fail_after;
};

/* A number in [-1, 1] that x determines and nobody sees through. */
static inline double scatter(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits ^ bits >> 31) * 0x7fb5d329728ea185;
    bits = (bits ^ bits >> 27) * 0x81dadef4bc2dd44d;
    bits ^= bits >> 33;
    return (double)(bits >> 11) * 0x1p-52 - 1;
}

static inline hstar_status callee_call(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    struct callee *c = context;
    if (c->line) {
        hstar_status status = slice_call(c->line, x, n, y, err);
        if (status) return status;
    }
    for (size_t i = 0; i < n; i++) {
        if (c->calls++ == c->fail_after) return error_set(err, HSTAR_CHILD, "the program died");
        c->strayed = c->strayed || !(x[i] >= c->lower && x[i] <= c->upper);
        if (!c->line) y[i] = c->f(x[i]);
        y[i] *= 1 + c->noise * scatter(x[i]);
    }
    return HSTAR_OK;
}

static inline struct callee callee_of(function *f)
{
    return (struct callee){.f = f, .lower = -INFINITY, .upper = INFINITY, .fail_after = SIZE_MAX};
}

/* A probe that calls `c`, within its bounds. */
static inline struct probe probe_of(struct callee *c, double x)
{
    struct probe p;
    probe_init(&p);
    p.call = callee_call;
    p.context = c;
    p.x = x;
    p.lower = c->lower;
    p.upper = c->upper;
    return p;
}

#endif
