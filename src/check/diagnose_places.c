/* The hypotheses of right numbers at the wrong places. */
#include "check/diagnose_parts.h"

#include <math.h>

/* What stands at place k of a matrix with so many rows and columns when its transpose, read row by row, is put there; or the other
 * way about. */
static size_t turned(size_t k, size_t rows, size_t columns, bool back)
{
    return back ? k % columns * rows + k / columns : k % rows * columns + k / rows;
}

/* Are the rows from `first` on a matrix that is transposed? What is told agrees with that, and something is wrong. */
static bool is_turned(const struct suspect *s, size_t first, size_t rows, size_t columns, bool back)
{
    bool wrong = false;
    for (size_t k = 0; k < rows * columns; k++) {
        const size_t at = first + k, from = first + turned(k, rows, columns, back);
        if (!suspect_told(&s->c->row[at])) continue;
        if (!suspect_is_multiple(s, at, from, 1)) return false;
        wrong = wrong || s->c->row[at].verdict == VERDICT_DISAGREES;
    }
    return wrong;
}

static bool are_turned(struct suspect *s, size_t first, size_t rows, size_t columns)
{
    if (rows < 2 || columns < 2) return false;
    s->rows = rows;
    s->columns = columns;
    return is_turned(s, first, rows, columns, false) || is_turned(s, first, rows, columns, true);
}

/* Matrices among the variables: all that is wrong lies in those that are transposed. */
static bool are_matrices_transposed(struct suspect *s)
{
    size_t explained = 0, rows = 0, columns_of_first = 0;
    const char *name = NULL;
    for (size_t i = 0, elements; i < s->c->n_rows; i += elements) {
        size_t columns;
        elements = suspect_elements(s, i, &columns);
        if (elements % columns || !are_turned(s, i, elements / columns, columns)) continue;
        for (size_t k = i; k < i + elements; k++)
            explained += s->c->row[k].verdict == VERDICT_DISAGREES && isfinite(s->c->row[k].got);
        if (!name) rows = s->rows, columns_of_first = s->columns;
        if (!name) name = s->c->problem->f->variables[s->c->row[i].wrt];
    }
    s->counted = name;
    s->rows = rows;
    s->columns = columns_of_first;
    return name && explained == s->n_wrong;
}

bool fits_transposed(struct suspect *s)
{
    s->counted = NULL;
    if (!suspect_is_whole(s) || s->c->order == 2) return false;
    return are_turned(s, 0, s->c->problem->f->n_outputs, s->n) || are_matrices_transposed(s);
}

/* The wrong row with which row k of them is exchanged; n_wrong where there is none. */
static size_t partner(const struct suspect *s, size_t k)
{
    size_t i = s->wrong[k], m = 0;
    for (; m < s->n_wrong; m++) {
        size_t j = s->wrong[m];
        if (m != k && suspect_is_multiple(s, i, j, 1) && suspect_is_multiple(s, j, i, 1)) break;
    }
    return m;
}

bool fits_swapped(struct suspect *s)
{
    enum { MOST = 4096 };
    if (!suspect_is_whole(s) || s->n_wrong < 2 || s->n_wrong % 2 || s->n_wrong > MOST) return false;
    for (size_t k = 0; k < s->n_wrong; k++) {
        size_t m = partner(s, k);
        if (m == s->n_wrong) return false;
        s->c->row[s->wrong[k]].other = s->wrong[m];
    }
    s->other = s->c->row[s->wrong[0]].other;
    return true;
}

/* Component i is the one `places` behind it, around the end or, where that is not so, except at the end. */
static bool is_shifted(const struct suspect *s, size_t places, bool around)
{
    size_t compared = 0;
    for (size_t i = 0; i < s->c->n_rows; i++) {
        size_t start = i / s->n * s->n, from = i - start + places;
        if (from >= s->n && !around) continue;
        size_t row = start + from % s->n;
        if (!suspect_told(&s->c->row[i]) || !isfinite(s->c->row[row].expected.value)) continue;
        if (!suspect_is_multiple(s, i, row, 1)) return false;
        compared++;
    }
    return compared >= 3;
}

static bool is_shifted_back(const struct suspect *s, size_t places)
{
    size_t compared = 0;
    for (size_t i = 0; i < s->c->n_rows; i++) {
        if (i % s->n < places || !suspect_told(&s->c->row[i]) ||
            !isfinite(s->c->row[i - places].expected.value))
            continue;
        if (!suspect_is_multiple(s, i, i - places, 1)) return false;
        compared++;
    }
    return compared >= 3;
}

bool fits_shifted(struct suspect *s)
{
    if (!suspect_is_whole(s) || s->n < 3 || s->n_wrong < 3) return false;
    s->factor = NAN;
    for (size_t places = 1; places < s->n; places++) {
        s->other = places;
        if (is_shifted(s, places, true)) return true;
        if (2 * places > s->n) continue;
        if (is_shifted(s, places, false)) return true;
        if (!is_shifted_back(s, places)) continue;
        s->factor = -1; /* the other way */
        return true;
    }
    return false;
}

/* The bars of the gradient elsewhere are not known; where it is the one here nothing is told. */
bool fits_stale(struct suspect *s)
{
    const double close = 1e-6;
    if (!s->elsewhere || !suspect_is_whole(s)) return false;
    for (size_t i = 0; i < s->c->n_rows; i++) {
        const struct check_row *row = &s->c->row[i];
        if (suspect_told(row) &&
            !(fabs(row->got - s->elsewhere[i]) <= suspect_slack(row) + close * fabs(s->elsewhere[i])))
            return false;
    }
    return true;
}
