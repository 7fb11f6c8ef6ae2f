/* What the selectors are tried on: functions at points, each with its proven derivative and the floors of the stencils. */
#ifndef BENCH_SAMPLES_H
#define BENCH_SAMPLES_H

#include "function/function.h"
#include "step/step.h"

#include <stdint.h>

struct sample {
    char *name;
    struct function *f; /* of x alone */
    double x;
    double truth, truth_low; /* the derivative is their sum; NaN where there is none */
    double floor
        [N_USES]; /* of each stencil, relative to the derivative; an extrapolation's is the central one's */
    double floor_h[N_USES]; /* where it lies */
    double noise;           /* relative, that was added to f */
    const char *expect;     /* of a survivor: what it is there for */
};

struct samples {
    const char *title;
    struct sample *sample;
    size_t n;
};

/* The 16 problems at their 24 points. */
struct samples samples_problems(const char *path);

/* n random compositions of smooth functions with scales from 1e-8 to 1e8, the same for the same seed. noisy: each with a
 * noise of its own, of a relative size of 1e-13 to 1e-4. */
struct samples samples_random(size_t n, uint64_t seed, bool noisy);

/* The points that every method must survive. */
struct samples samples_survivors(void);

void samples_free(struct samples *s);

/* Ends the program where the status is not HSTAR_OK. */
void must(hstar_status status, const hstar_error *err, const char *what);

/* value - truth */
double sample_error(const struct sample *s, double value);

#endif
