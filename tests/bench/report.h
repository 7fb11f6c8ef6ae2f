/* What the judgement prints and writes. */
#ifndef BENCH_REPORT_H
#define BENCH_REPORT_H

#include "base/text.h"
#include "selectors.h"

struct report {
    const char *json_path, *chart_path;
    struct text json;
    struct chart *chart; /* of the first set */
    size_t n_sets, n_rows;
    double time[N_SELECTORS + 3]; /* seconds a call for exp at 1; NaN: not measured */
    double time_gsl, time_central;
};

void report_begin(struct report *r, const char *json_path, const char *chart_path);
void report_set(struct report *r, const struct samples *samples);
void report_row(struct report *r, const struct entrant *e, const struct summary *s, double time);
void report_set_end(struct report *r);
void report_end(struct report *r);

void print_worst(const struct entrant *e, const struct samples *samples, const struct outcome *outcomes,
                 size_t n);
void print_survivors(const struct samples *samples, const struct outcome *outcomes);

/* Of each entrant for exp at 1, and of GSL's deriv_central and of a bare central difference in the same rounds. */
void measure_times(const struct entrant *entrants, size_t n, struct report *r);

#endif
