/* For tests of ladders: one over a C function, with a close look that knows the noise and nothing else. */
#ifndef TESTS_CLIMBING_H
#define TESTS_CLIMBING_H

#include "stepping.h"

#include "step/auto/ladder.h"

#include <stdlib.h>

struct climb {
    struct callee callee;
    struct probe probe;
    struct record record;
    struct close_look near;
    struct ladder ladder;
};

static inline struct climb *climb_new(function *f, double x, double noise, unsigned derivative, int side)
{
    struct climb *c = calloc(1, sizeof *c);
    c->callee = callee_of(f);
    c->probe = probe_of(&c->callee, x);
    probe_begin(&c->probe);
    record_init(&c->record, &c->probe);
    c->near = (struct close_look){.shape = NEAR_SMOOTH,
                                  .slope = NAN,
                                  .slope_error = INFINITY,
                                  .noise = noise,
                                  .noise_bound = noise,
                                  .largest = fabs(c->probe.f)};
    ladder_init(&c->ladder, &c->record, &c->near, derivative, side);
    return c;
}

static inline void add_all(struct climb *c, const int *exponent, int n)
{
    for (int i = 0; i < n; i++) CHECK(ladder_add(&c->ladder, exponent[i]), "rung 2^%d", exponent[i]);
}

#endif
