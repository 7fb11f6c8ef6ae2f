/* What hypotheses ask of the rows: how far one may be off what explains it, and whether it is a multiple of another. */
#include "check/diagnose_parts.h"
#include "problem/matrix.h"

#include <float.h>
#include <math.h>
#include <string.h>

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

bool suspect_differs_by(const struct check_row *row, double want, double more_slack, double chances)
{
    const double rare = 0.02;
    double room = suspect_slack(row) + more_slack + 4 * DBL_EPSILON * fabs(row->got);
    return fabs(row->difference - want) <= room + suspect_lenience(row, want) &&
           room * chances <= rare * fabs(row->difference);
}

bool suspect_multiplies(const struct suspect *s, size_t row, double factor)
{
    const struct step *expected = &s->c->row[row].expected;
    return fabs(expected->value) > expected->bar && suspect_is_multiple(s, row, row, factor);
}

bool suspect_all_multiply(const struct suspect *s, double factor)
{
    for (size_t k = 0; k < s->n_wrong; k++)
        if (!suspect_multiplies(s, s->wrong[k], factor)) return false;
    return true;
}

double suspect_factor(const struct suspect *s)
{
    long double products = 0, squares = 0;
    for (size_t k = 0; k < s->n_wrong; k++) {
        const struct check_row *row = &s->c->row[s->wrong[k]];
        long double e = row->expected.value / suspect_slack(row), g = row->got / suspect_slack(row);
        products += g * e;
        squares += e * e;
    }
    return (double)(products / squares);
}

bool suspect_is_whole(const struct suspect *s)
{
    return s->c->n_directions == 0;
}

/* ---- Vectors and matrices, by the names of their elements ---- */

static const char *name_of_row(const struct suspect *s, size_t row)
{
    return s->c->problem->f->variables[s->c->row[row].wrt];
}

size_t suspect_name_length(const char *variable)
{
    return strcspn(variable, "[");
}

/* Of the last of its numbers: A[1,2] and A[1,0] are alike up to there. */
static size_t before_last_number(const char *variable)
{
    size_t last = suspect_name_length(variable);
    for (size_t i = last; variable[i]; i++)
        if (variable[i] == ',') last = i;
    return last;
}

static bool same_up_to(const char *a, const char *b, size_t length)
{
    return !strncmp(a, b, length) && a[length] && a[length] == b[length];
}

size_t suspect_elements(const struct suspect *s, size_t first, size_t *columns)
{
    const char *name = name_of_row(s, first);
    const size_t end = (first / s->n + 1) * s->n;
    size_t n = 1;
    *columns = 1;
    for (; first + n < end; n++) {
        const char *next = name_of_row(s, first + n);
        if (!same_up_to(name, next, suspect_name_length(name))) break;
        if (same_up_to(name, next, before_last_number(name))) *columns = n + 1;
    }
    return n;
}

/* The rows and columns of matrices, those that are not checked among them. */
static bool counts_lines(struct suspect *s, double n)
{
    struct matrix_place m;
    for (size_t i = 0; i < s->c->problem->f->n_variables; i++) {
        if (!matrix_in_point(s->c->problem, i, &m)) continue;
        i += matrix_count(&m) - 1;
        s->counted = m.name;
        s->counted_as = n == (double)m.rows ? "rows" : "columns";
        if (n == (double)m.rows || n == (double)m.columns) return true;
    }
    return false;
}

bool suspect_counts(struct suspect *s, double n)
{
    size_t columns;
    s->counted = NULL;
    s->counted_as = "elements";
    if (n == (double)s->n) return true;
    for (size_t i = 0, elements; i < s->n; i += elements) {
        elements = suspect_elements(s, i, &columns);
        s->counted = name_of_row(s, i);
        if (elements > 1 && n == (double)elements) return true;
    }
    return counts_lines(s, n);
}
