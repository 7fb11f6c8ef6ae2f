/* What can be judged only beside all other rows: whether an agreement means anything, and the whole. */
#include "base/memory.h"
#include "check/check_parts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How much smaller than the derivative the margin must be for an agreement: an error of a tenth could have been seen. */
static const double visible = 0.1;
/* The same beside the largest component of an output, and beside f/x where both are 0 as far as can be told. */
static const double beside_largest = 1e-4, beside_function = 1e-4;
/* Where f is seen to be constant and the gradient is not 0: a float hides more than that. */
static const double beside_constant = 1e-10;

static bool means_something(const struct check_row *row, double largest, double f, double x)
{
    double margin = CHECK_MARGIN * row_explained(row), got = fabs(row->got),
           expected = fabs(row->sense == SENSE_PIECE ? row->expected.piece.local : row->expected.value);
    if (margin <= visible * fmax(got, expected) || margin <= beside_largest * largest) return true;
    double size = (f != 0 && isfinite(f) ? fabs(f) : 1) / (x != 0 ? fabs(x) : 1);
    bool nothing = expected <= margin && got <= margin;
    const bool hides = row->expected.stop == STOP_CONSTANT && got > 0;
    return nothing && margin <= (hides ? beside_constant : beside_function) * size;
}

static const char *why_not(const struct check_request *r, const struct check_row *row)
{
    if (row->rounding <= row->expected.bar) return "the error bar is too wide beside the derivative to tell";
    bool written = !strcmp(r->claim->kind, "numbers") || !strcmp(r->claim->kind, "program");
    return written ? "the analytic value is written with too few digits"
                   : "the analytic value is itself too noisy";
}

static void judge_meaning(const struct check_request *r, struct check *c, const double *f)
{
    size_t n = check_groups(c) ? c->n_rows / check_groups(c) : 0;
    for (size_t o = 0; o < check_groups(c); o++) {
        double largest = 0;
        for (size_t i = o * n; i < (o + 1) * n; i++)
            if (c->row[i].expected.bar < fabs(c->row[i].expected.value))
                largest = fmax(largest, fabs(c->row[i].expected.value));
        for (size_t i = o * n; i < (o + 1) * n; i++) {
            struct check_row *row = &c->row[i];
            double x = r->n_directions ? 0 : r->problem->point[row->wrt];
            if (row->verdict == VERDICT_AGREES && !means_something(row, largest, f[o], x))
                row_undecided(row, why_not(r, row));
        }
    }
}

static int by_size_of_noise(const void *a, const void *b)
{
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/* The noise of f that the n searches of an output saw: the upper one of the two in the middle. */
static double usual_noise(const struct check_row *row, size_t n, double *room)
{
    size_t seen = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(row[i].expected.noise)) room[seen++] = row[i].expected.noise;
    qsort(room, seen, sizeof *room, by_size_of_noise);
    return seen ? room[seen / 2] : 0;
}

/* Where f hardly moves along a variable its values repeat, and so do their roundings: no noise is seen. That of the other
 * variables is in f all the same, and hides what is as small. */
static hstar_status judge_quiet(struct check *c, hstar_error *err)
{
    const double quiet = 0.125;
    size_t n = check_groups(c) ? c->n_rows / check_groups(c) : 0;
    double *room = memory_array(n, sizeof *room);
    if (!room) return error_memory(err);
    for (size_t o = 0; o < check_groups(c); o++) {
        double noise = usual_noise(c->row + o * n, n, room);
        for (struct check_row *row = c->row + o * n; row < c->row + (o + 1) * n; row++) {
            if (row->verdict != VERDICT_DISAGREES || !(row->expected.noise < quiet * noise)) continue;
            if (fabs(row->difference) <= CHECK_MARGIN * (row_explained(row) + noise / row->expected.h))
                row_undecided(row, "it is as small as the noise that f shows along other variables");
        }
    }
    free(room);
    return HSTAR_OK;
}

/* ||got - expected|| / (||got|| + ||expected||), over the rows that have a numerical derivative. */
static double norm_relative(const struct check *c)
{
    long double difference = 0, got = 0, expected = 0;
    for (size_t i = 0; i < c->n_rows; i++) {
        const struct check_row *row = &c->row[i];
        if (isnan(row->expected.value)) continue;
        difference += (long double)row->difference * row->difference;
        got += (long double)row->got * row->got;
        expected += (long double)row->expected.value * row->expected.value;
    }
    return difference == 0 ? 0 : (double)(sqrtl(difference) / (sqrtl(got) + sqrtl(expected)));
}

hstar_status judge_all(const struct check_request *r, struct check *c, const double *f, hstar_error *err)
{
    if (r->criterion == CRITERION_BARS) {
        hstar_status status = judge_quiet(c, err);
        if (status) return status;
        judge_meaning(r, c, f);
    }
    for (size_t i = 0; i < c->n_rows; i++) c->count[c->row[i].verdict]++;
    c->verdict = c->count[VERDICT_DISAGREES]   ? VERDICT_DISAGREES
                 : c->count[VERDICT_UNDECIDED] ? VERDICT_UNDECIDED
                                               : VERDICT_AGREES;
    c->norm_relative = norm_relative(c);
    if (c->nondeterminism > c->nondet_tol) c->verdict = VERDICT_DISAGREES;
    if (r->criterion != CRITERION_RELATIVE) return HSTAR_OK;
    const struct relative_word *t = relative_word_of(r, c->norm_relative);
    c->word = t->word;
    c->verdict = t->verdict;
    for (size_t i = 0; i < c->n_rows; i++) /* what has no numerical derivative is in no norm */
        if (isnan(c->row[i].expected.value) && c->verdict == VERDICT_AGREES) c->verdict = VERDICT_UNDECIDED;
    return HSTAR_OK;
}
