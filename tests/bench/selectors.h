/* The judgement of the selectors over a set of samples. */
#ifndef BENCH_SELECTORS_H
#define BENCH_SELECTORS_H

#include "samples.h"

/* Who takes part: a selector, and what it is asked for. */
struct entrant {
    char name[40];
    enum selector_id selector;
    enum stencil_use asked;  /* of `auto`; N_USES: the best it can */
    enum stencil_use judged; /* the stencil whose floor is its measure */
};

/* One entrant at one sample. */
struct outcome {
    struct step step;
    double error;  /* |value - derivative| relative to it */
    double regret; /* NaN where there is no number or no floor */
    bool regular;  /* the floor is no accident: at least 1e-14 */
    double ratio;  /* error over bar; NaN without a bar */
    bool covered;  /* the error is within the bar */
};

/* One entrant over a set. */
struct summary {
    size_t n, solved, failed, ok, regular, within_ten, evaluations_most, bars, covered, ok_bars, ok_covered;
    double error_median, error_worst, evaluations_median, regret_median, regret_90, regret_worst;
    double understated; /* the largest error over its bar */
    double overstated;  /* the median bar over its error */
};

void judge(const struct entrant *e, const struct samples *samples, struct outcome *outcomes);
struct summary summarise(const struct outcome *outcomes, size_t n);

/* The smallest of the n values that a share q of them does not exceed; of two in the middle their mean. Sorts them. */
double quantile(double *values, size_t n, double q);

/* Rows for src/stencil/hard_coded.def: the best constant of each method's rule over the samples. */
void print_hard_coded(const struct samples *samples);

#endif
