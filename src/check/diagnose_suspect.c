/* What hypotheses ask of the rows: how far one may be off what explains it, and whether it is a multiple of another. */
#include "check/diagnose_parts.h"

#include <float.h>
#include <math.h>

double suspect_slack(const struct check_row *row)
{
    return CHECK_MARGIN * (row->expected.bar + row->rounding);
}

bool suspect_told(const struct check_row *row)
{
    return row->verdict != VERDICT_UNDECIDED && isfinite(row->expected.value) && isfinite(row->got);
}

/* One bar in a thousand may be too short for its error; no two of the numbers that are compared here are the same to nine
 * digits by chance. Beside the difference that is to be explained it must be nothing. */
double suspect_lenience(const struct check_row *row, double want)
{
    const double digits = 1e-9, nothing = 0.02;
    return fmin(digits * fabs(want), nothing * fabs(row->difference)) + 4 * DBL_EPSILON * fabs(want);
}

/* Is the analytic value factor times the numerical one of row `from`? */
bool suspect_is_multiple(const struct suspect *s, size_t row, size_t from, double factor)
{
    const struct check_row *p = &s->c->row[row], *q = &s->c->row[from];
    double want = factor * q->expected.value;
    return fabs(p->got - want) <=
           suspect_slack(p) + fabs(factor) * CHECK_MARGIN * q->expected.bar + suspect_lenience(p, want);
}

bool suspect_is_whole(const struct suspect *s)
{
    return s->c->n_directions == 0;
}
