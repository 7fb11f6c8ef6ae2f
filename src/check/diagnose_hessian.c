/* The hypotheses of wrong Hessians. */
#include "check/diagnose_parts.h"

#include <math.h>

static bool is_hessian(const struct suspect *s)
{
    return s->c->order == 2 && !s->c->along;
}

static size_t row_number(const struct suspect *s, size_t row)
{
    return row / s->n;
}

static size_t column_number(const struct suspect *s, size_t row)
{
    return row % s->n;
}

static size_t mirrored(const struct suspect *s, size_t row)
{
    return column_number(s, row) * s->n + row_number(s, row);
}

static int side_of_diagonal(const struct suspect *s, size_t row)
{
    const size_t i = row_number(s, row), j = column_number(s, row);
    return (j > i) - (j < i);
}

/* All that is wrong is zero and on one side, where nothing is right but zeros; more than one, or all there is. */
bool fits_triangle(struct suspect *s)
{
    if (!is_hessian(s) || s->n < 2) return false;
    const int side = side_of_diagonal(s, s->wrong[0]);
    for (size_t k = 0; k < s->n_wrong; k++)
        if (side_of_diagonal(s, s->wrong[k]) != side || s->c->row[s->wrong[k]].got != 0) return false;
    for (size_t i = 0; i < s->c->n_rows; i++)
        if (side_of_diagonal(s, i) == side && s->c->row[i].got != 0) return false;
    s->factor = 0;
    return side != 0;
}

/* By one factor, 2 or 1/2: all that is off the diagonal and not 0, and the diagonal, as far as it is not 0, is right. */
bool fits_off_diagonal(struct suspect *s)
{
    static const double factors[] = {2, 0.5};
    bool has_diagonal = false;
    if (!is_hessian(s) || s->n < 2) return false;
    for (size_t i = 0; i < s->c->n_rows; i++) {
        const struct check_row *row = &s->c->row[i];
        const bool is_something = fabs(row->expected.value) > suspect_slack(row);
        if (!suspect_told(row) || !is_something) continue;
        if ((side_of_diagonal(s, i) != 0) != (row->verdict == VERDICT_DISAGREES)) return false;
        has_diagonal = has_diagonal || side_of_diagonal(s, i) == 0;
    }
    for (size_t t = 0; t < sizeof factors / sizeof *factors && has_diagonal; t++) {
        size_t k = 0;
        while (k < s->n_wrong && suspect_is_multiple(s, s->wrong[k], s->wrong[k], factors[t])) k++;
        s->factor = factors[t];
        if (k == s->n_wrong) return true;
    }
    return false;
}

/* What mirrors each wrong entry is right. */
bool fits_asymmetric(struct suspect *s)
{
    if (!is_hessian(s) || s->n < 2) return false;
    for (size_t k = 0; k < s->n_wrong; k++) {
        const size_t mirror = mirrored(s, s->wrong[k]);
        if (s->c->row[mirror].verdict != VERDICT_AGREES) return false;
        s->c->row[s->wrong[k]].other = mirror;
    }
    s->factor = NAN;
    s->other = s->c->row[s->wrong[0]].other;
    return true;
}
