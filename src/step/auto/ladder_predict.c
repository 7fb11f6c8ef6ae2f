/* The polynomial that the ladder's best entry stands for, anywhere within its largest step: in the barycentric form (Berrut, Trefethen 2004). */
#include "step/auto/ladder.h"

#include <math.h>

void ladder_polynomial(const struct ladder *l, struct ladder_polynomial *p)
{
    ladder_polynomial_of(l, l->best.rung - l->best.column, l->best.rung, p);
}

void ladder_polynomial_of(const struct ladder *l, int first, int last, struct ladder_polynomial *p)
{
    const double f = l->p->f;
    p->n = last - first + 1;
    p->side = l->side;
    p->per_unit = 1 / l->unit;
    for (int i = 0; i < p->n; i++) {
        const int j = first + i;
        const double h = l->h[j];
        double product = 1;
        for (int k = first; k <= last; k++)
            if (k != j) product *= l->s[j] - l->s[k];
        p->s[i] = l->s[j];
        p->weight[i] = 1 / product;
        p->noise[i] = l->noise[j] / h;
        p->per_h[i] = 1 / h;
        p->odd[i] = l->side ? (l->ahead[j] - f) / h : (l->ahead[j] - l->behind[j]) / (2 * h);
        p->even[i] = l->side ? 0 : ((l->ahead[j] - f) - (f - l->behind[j])) / (2 * h * h);
    }
}

/* Is s that of one of the polynomial's own steps? */
static inline bool is_own(const struct ladder_polynomial *p, double s)
{
    const double alike = 1e-12, same = alike * s;
    for (int i = 0; i < p->n; i++)
        if (fabs(s - p->s[i]) < same) return true;
    return false;
}

void ladder_sums_at(const struct ladder_polynomial *p, double distance, struct ladder_sums *sums)
{
    const double ratio = distance * p->per_unit, s = p->side ? ratio : ratio * ratio;
    *sums = (struct ladder_sums){.distance = distance, .odd = NAN, .side = p->side};
    if (is_own(p, s)) return;
    double weights = 1, odd = 0, even = 0, spread = 0;
    for (int i = 0; i < p->n; i++) {
        const double w = p->weight[i] / (s - p->s[i]), far = distance * p->per_h[i];
        weights /= s - p->s[i]; /* their sum, which cancels where s is far beyond the steps */
        odd += w * p->odd[i];
        even += w * p->even[i];
        spread += fabs(w) * p->noise[i] * (far > 1 ? far : 1);
    }
    sums->weights = weights;
    sums->odd = odd;
    sums->even = even;
    sums->spread = spread;
}

double ladder_predict(const struct ladder_polynomial *p, double t, double *noise)
{
    struct ladder_sums sums;
    ladder_sums_at(p, fabs(t), &sums);
    return ladder_change(&sums, t, noise);
}

void ladder_taylor(const struct ladder_polynomial *p, const double *values, double *c, int n)
{
    double newton[LADDER_COLUMNS], sum[LADDER_COLUMNS + 1] = {0};
    for (int i = 0; i < p->n; i++) newton[i] = values[i];
    for (int m = 1; m < p->n; m++)
        for (int i = p->n - 1; i >= m; i--) newton[i] = (newton[i] - newton[i - 1]) / (p->s[i] - p->s[i - m]);
    for (int i = p->n - 1; i >= 0; i--) { /* by Horner: sum (s - s_i) + newton_i */
        for (int k = p->n - 1; k > 0; k--) sum[k] = sum[k - 1] - p->s[i] * sum[k];
        sum[0] = newton[i] - p->s[i] * sum[0];
    }
    double unit = 1;
    const double per_s = p->side ? p->per_unit : p->per_unit * p->per_unit;
    for (int k = 0; k < n; k++, unit *= per_s) c[k] = k < p->n ? sum[k] * unit : 0;
}
