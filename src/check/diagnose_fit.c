/* The hypotheses, one function each. Each predicts numbers from the numerical gradient; it fits where the analytic ones are the
 * predicted ones within the errors of both, in every row. */
#include "check/diagnose_parts.h"

#include <float.h>
#include <math.h>

/* ---- Multiples of itself ---- */

static bool fits_zero(struct suspect *s)
{
    for (size_t k = 0; k < s->n_wrong; k++)
        if (s->c->row[s->wrong[k]].got != 0) return false;
    s->factor = 0;
    return true;
}

static bool fits_sign(struct suspect *s)
{
    s->factor = -1;
    return suspect_all_multiply(s, -1);
}

enum { MOST_ACCUMULATED = 16 };

/* A sum of whole gradients: each row is wrong. */
static bool fits_sum(const struct suspect *s)
{
    if (!s->elsewhere) return false;
    for (size_t i = 0; i < s->c->n_rows; i++) {
        const struct check_row *row = &s->c->row[i];
        double want = row->expected.value + s->elsewhere[i];
        if (suspect_told(row) &&
            !(fabs(row->got - want) <= 2 * suspect_slack(row) + 1e-6 * fabs(s->elsewhere[i])))
            return false;
    }
    return true;
}

static bool fits_accumulated(struct suspect *s)
{
    double times = nearbyint(suspect_factor(s));
    s->factor = times;
    s->summed = false;
    s->counts = !s->c->n_directions && suspect_counts(s, times);
    if (times >= 2 && times <= MOST_ACCUMULATED && (times <= 3 || !s->counts))
        if (suspect_all_multiply(s, times)) return true;
    s->factor = NAN;
    return s->summed = fits_sum(s);
}

static bool fits_factor_n(struct suspect *s)
{
    const double least = 3, factor = suspect_factor(s), n = nearbyint(factor > 1 ? factor : 1 / factor);
    s->counts = !s->c->n_directions && suspect_counts(s, n);
    if (!(n >= least) || !s->counts) return false;
    s->factor = factor > 1 ? n : 1 / n;
    return suspect_all_multiply(s, s->factor);
}

/* A factor that says something: a whole number or one over it. */
static bool telling_factor(double factor, double *told_factor)
{
    double whole = nearbyint(factor), part = nearbyint(1 / factor);
    const double near = 0.01, most = 1000.5;
    *told_factor = factor;
    if (fabs(factor) >= 1 && fabs(factor) <= most && fabs(factor - whole) <= near && whole != 1)
        *told_factor = whole;
    else if (fabs(factor) < 1 && fabs(1 / factor) <= most && fabs(1 / factor - part) <= near)
        *told_factor = 1 / part;
    else
        return false;
    return true;
}

/* Not where a factor says more: f is half the derivative of exp(2 x), too. */
static bool fits_value(struct suspect *s)
{
    double factor;
    s->factor = NAN;
    if (!suspect_is_whole(s) || telling_factor(suspect_factor(s), &factor)) return false;
    for (size_t k = 0; k < s->n_wrong; k++) {
        const struct check_row *row = &s->c->row[s->wrong[k]];
        const double f = s->f[row->output];
        if (!isfinite(f) || !(fabs(row->got - f) <= row->rounding + 4 * DBL_EPSILON * fabs(f))) return false;
    }
    return true;
}

static bool fits_factor(struct suspect *s)
{
    double factor = suspect_factor(s);
    if (telling_factor(factor, &s->factor) && suspect_all_multiply(s, s->factor)) return true;
    s->factor = factor;
    bool alone = s->n_wrong == 1 && s->n_told > 1;
    return !alone && isfinite(factor) && suspect_all_multiply(s, factor);
}

/* ---- Something left out or left over ---- */

/* Factors of terms that people forget. */
static const double term_factors[] = {-1, 1, -2,      2,      -0.5,  0.5,  -3,   3,
                                      -4, 4, -1 / 3., 1 / 3., -0.25, 0.25, -1.5, 1.5};
enum { N_TERM_FACTORS = sizeof term_factors / sizeof *term_factors };

static bool fits_function(struct suspect *s)
{
    if (!suspect_is_whole(s)) return false;
    for (size_t t = 0; t < N_TERM_FACTORS; t++) {
        size_t k = 0;
        for (; k < s->n_wrong; k++) {
            const struct check_row *row = &s->c->row[s->wrong[k]];
            double term = term_factors[t] * s->f[row->output];
            if (term == 0 || !suspect_differs_by(row, term, 0, N_TERM_FACTORS)) break;
        }
        if (k < s->n_wrong) continue;
        s->factor = term_factors[t];
        return true;
    }
    return false;
}

/* Row j of which the difference in row i is a multiple; n_rows where there is none. */
static size_t source_of(const struct suspect *s, size_t i, double factor)
{
    const struct check_row *row = &s->c->row[i];
    size_t start = i / s->n * s->n;
    for (size_t j = start; j < start + s->n; j++) {
        const struct check_row *q = &s->c->row[j];
        double term = factor * q->expected.value;
        if (j == i || term == 0 || !isfinite(term)) continue;
        if (suspect_differs_by(row, term, fabs(factor) * CHECK_MARGIN * q->expected.bar, 6 * (double)s->n))
            return j;
    }
    return s->c->n_rows;
}

static bool fits_component(struct suspect *s)
{
    enum { FEW = 6, MOST = 4096 };
    if (!suspect_is_whole(s) || s->n_wrong > MOST) return false;
    for (size_t t = 0; t < FEW; t++) {
        size_t k = 0;
        for (; k < s->n_wrong; k++) {
            size_t j = source_of(s, s->wrong[k], term_factors[t]);
            if (j == s->c->n_rows) break;
            s->c->row[s->wrong[k]].other = j;
        }
        if (k < s->n_wrong) continue;
        s->factor = term_factors[t];
        s->other = s->c->row[s->wrong[0]].other;
        return true;
    }
    return false;
}

/* The factor of `term` in the differences of all wrong rows by least squares; does it explain them? */
static bool fits_term(struct suspect *s, double (*term)(const struct suspect *s, size_t row))
{
    long double products = 0, squares = 0;
    for (size_t k = 0; k < s->n_wrong; k++) {
        const struct check_row *row = &s->c->row[s->wrong[k]];
        long double t = term(s, s->wrong[k]) / suspect_slack(row);
        products += t * (row->difference / suspect_slack(row));
        squares += t * t;
    }
    s->factor = (double)(products / squares);
    for (size_t k = 0; k < s->n_wrong; k++)
        if (!suspect_differs_by(&s->c->row[s->wrong[k]], s->factor * term(s, s->wrong[k]), 0, 1))
            return false;
    /* Where the term is not 0 but the row agrees, nothing is missing. */
    for (size_t i = 0; i < s->c->n_rows; i++) {
        const struct check_row *row = &s->c->row[i];
        if (row->verdict == VERDICT_AGREES && fabs(s->factor * term(s, i)) > 2 * suspect_slack(row))
            return false;
    }
    return true;
}

static double term_variable(const struct suspect *s, size_t row)
{
    return s->r->problem->point[s->c->row[row].wrt];
}

static double term_one(const struct suspect *s, size_t row)
{
    (void)s;
    (void)row;
    return 1;
}

static bool fits_variable(struct suspect *s)
{
    if (!suspect_is_whole(s)) return false;
    bool differ = false;
    for (size_t k = 1; k < s->n_wrong; k++)
        differ = differ || term_variable(s, s->wrong[k]) != term_variable(s, s->wrong[0]);
    if (differ) return fits_term(s, term_variable);
    for (size_t t = 0; t < N_TERM_FACTORS && s->n_wrong == 1; t++) {
        double term = term_factors[t] * term_variable(s, s->wrong[0]);
        s->factor = term_factors[t];
        if (term != 0 && suspect_differs_by(&s->c->row[s->wrong[0]], term, 0, N_TERM_FACTORS)) return true;
    }
    return false;
}

static bool fits_constant(struct suspect *s)
{
    return suspect_is_whole(s) && s->n_wrong > 1 && fits_term(s, term_one);
}

static bool fits_one(struct suspect *s)
{
    s->factor = NAN;
    return suspect_is_whole(s) && s->n_wrong == 1 && s->n_told > 1;
}

bool hypothesis_fits(struct suspect *s, enum diagnosis id)
{
    static bool (*const fits[DIAGNOSIS_NONE])(struct suspect *) = {
        [DIAGNOSIS_ZERO] = fits_zero,
        [DIAGNOSIS_SIGN] = fits_sign,
        [DIAGNOSIS_TRIANGLE] = fits_triangle,
        [DIAGNOSIS_OFF_DIAGONAL] = fits_off_diagonal,
        [DIAGNOSIS_TRANSPOSED] = fits_transposed,
        [DIAGNOSIS_SWAPPED] = fits_swapped,
        [DIAGNOSIS_SHIFTED] = fits_shifted,
        [DIAGNOSIS_STALE] = fits_stale,
        [DIAGNOSIS_ACCUMULATED] = fits_accumulated,
        [DIAGNOSIS_FACTOR_N] = fits_factor_n,
        [DIAGNOSIS_VALUE] = fits_value,
        [DIAGNOSIS_AXIS] = fits_axis,
        [DIAGNOSIS_FACTOR] = fits_factor,
        [DIAGNOSIS_FUNCTION] = fits_function,
        [DIAGNOSIS_COMPONENT] = fits_component,
        [DIAGNOSIS_VARIABLE] = fits_variable,
        [DIAGNOSIS_CONSTANT] = fits_constant,
        [DIAGNOSIS_ASYMMETRIC] = fits_asymmetric,
        [DIAGNOSIS_ONE] = fits_one,
    };
    s->factor = NAN;
    return s->n_wrong > 0 && fits[id] && fits[id](s);
}

enum diagnosis hypothesis_of_row(const struct suspect *s, size_t row, double *factor)
{
    const struct check_row *r = &s->c->row[row];
    *factor = 0;
    if (r->got == 0) return DIAGNOSIS_ZERO;
    *factor = -1;
    if (suspect_multiplies(s, row, -1)) return DIAGNOSIS_SIGN;
    if (telling_factor(r->got / r->expected.value, factor) && suspect_multiplies(s, row, *factor))
        return DIAGNOSIS_FACTOR;
    *factor = NAN;
    return DIAGNOSIS_NONE;
}
