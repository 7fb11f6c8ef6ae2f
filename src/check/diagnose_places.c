/* The hypotheses of right numbers at the wrong places. */
#include "check/diagnose_parts.h"

#include <math.h>

bool fits_transposed(struct suspect *s)
{
    size_t n = s->n;
    if (!suspect_is_whole(s) || n < 2 || s->c->problem->f->n_outputs != n) return false;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (suspect_told(&s->c->row[i * n + j]) && !suspect_is_multiple(s, i * n + j, j * n + i, 1))
                return false;
    return true;
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
