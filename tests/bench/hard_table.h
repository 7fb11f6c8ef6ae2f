/* What a selector makes of a set of hard problems, and a row of the table of it. */
#ifndef BENCH_HARD_TABLE_H
#define BENCH_HARD_TABLE_H

#include "hard.h"

struct tally {
    size_t n, ok, held, wrong, most, calls;
    /* Of each problem: its evaluations; of each that is called ok: the relative error, the bar over the error. */
    struct numbers {
        double *at;
        size_t n, room;
    } evaluations, errors, overstated;
};

void tally_add(struct tally *t, const struct hard *p, const struct step *s, enum hard_verdict verdict);

void tally_join(struct tally *t, const struct tally *part);
void tally_clear(struct tally *t);

/* A table with a column a selector: cell k of n, in the order of reading. */
void beside_heading(const char *selector, size_t k, size_t n, bool markdown);
void beside_cell(const struct tally *t, const char *set, size_t k, size_t n, bool markdown);

void tally_heading(const char *selector, bool markdown);
void tally_row(struct tally *t, const char *set, const char *family, bool markdown);

#endif
