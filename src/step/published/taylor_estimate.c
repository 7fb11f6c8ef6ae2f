/* FiniteDifferences.jl's estimate_step for central_fdm(5, 1) with one adaptation.
 *
 * A method of P nodes for the derivative of order Q errs by C1 / h^Q + C2 h^(P-Q): C1 = eps(max|f|) sum|c|,
 * C2 = M sum|c g^P| / P! with M the largest derivative of order P nearby; so h = (Q/(P-Q) C1/C2)^(1/P). M is
 * taken by a coarser method, of P + 2 nodes for the derivative of order P, at x - k, x and x + k, whose own
 * step k is the one that the same formula gives if its M is 10 max|f|. Here P = 5, Q = 1: M is the fifth
 * derivative, from seven nodes.
 *
 * What differs: k is quartered until f has values at all nodes (theirs throws, or must be told max_range)
 * and is not below 2^-16 |x|; the noise is the one given, if one is; the bar has the method's own two terms,
 * held against the difference at 2h. Its eps(max|f|) is kept otherwise: this is the method that does not
 * measure noise, and its known failure. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

enum { P = 5, SEVEN = 7, REACH = 3, TRIES = 12 };

static const double condition = 10;                  /* M / max|f|, where nothing is known */
static const double five_norm = 18. / 12;            /* sum |c| of (1, -8, 0, 8, -1) / 12 */
static const double five_remainder = 80. / 12 / 120; /* sum |c g^5| / 5! */
static const double seven_norm = 20. / 2; /* of (-1, 4, -5, 0, 5, -4, 1) / 2, the fifth derivative */
static const double seven_remainder = 5408. / 2 / 5040; /* sum |c g^7| / 7! */
static const double most_of_default = 1000;
static const double finest = 0x1p-16; /* of |x|: a default step below that is raised to it */

static double balanced_h(double q, double order, double c1, double c2)
{
    return pow(q / (order - q) * c1 / c2, 1 / order);
}

/* The largest fifth derivative at x - k, x, x + k, from the polynomial through seven nodes, and the largest
 * |f|. */
static double fifth_derivative(struct probe *p, double k, double *size, bool *changes)
{
    double x[SEVEN], y[SEVEN];
    size_t n = 0;
    for (int i = -REACH; i <= REACH; i++)
        if (i) x[n++] = p->x + i * k;
    probe_many(p, x, n, y);
    for (size_t i = SEVEN - 1; i > REACH; i--) y[i] = y[i - 1];
    y[REACH] = p->f;
    *size = 0;
    for (int i = 0; i < SEVEN; i++) {
        *size = fmax(*size, fabs(y[i]));
        *changes = *changes || y[i] != p->f;
    }
    const double fifth = (y[6] - y[0] - 4 * (y[5] - y[1]) + 5 * (y[4] - y[2])) / 2;
    const double sixth = y[6] + y[0] - 6 * (y[5] + y[1]) + 15 * (y[4] + y[2]) - 20 * y[3];
    /* Infinities among the nodes make one of these a NaN or infinite; fmax would hide it. */
    if (!isfinite(fifth + sixth)) return NAN;
    return fmax(fabs(fifth), fmax(fabs(fifth - sixth), fabs(fifth + sixth))) / pow(k, P);
}

void step_taylor_estimate(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_FIVE_POINT, 4, step)) return;
    const double room = selector_room(p, REACH, REACH);
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    const double least = fabs(p->x) * finest;
    const double usual = fmax(balanced_h(1, P, DBL_EPSILON * five_norm, condition * five_remainder), least);
    double k = fmax(balanced_h(P, SEVEN, DBL_EPSILON * seven_norm, condition * seven_remainder), least);
    k = fmin(k, room);
    struct seen seen = {0};
    double size = 0, fifth = NAN;
    bool changes = false;
    for (int i = 0; i < TRIES && isnan(fifth) && value_at_step_affords(p, step, SEVEN - 1); i++, k /= 4) {
        k = step_realised(p->x, k);
        fifth = fifth_derivative(p, k, &size, &changes);
        if (!isnan(fifth)) break;
    }
    if (isnan(fifth)) {
        step->stop =
            value_at_step_affords(p, step, SEVEN - 1) ? probe_stop(p, STOP_UNDEFINED_NEAR) : STOP_BUDGET;
        if (step->stop == STOP_BUDGET) value_at_step(p, step, &seen, usual, 0, 0);
        return;
    }
    const double noise =
        isnan(p->noise_given) ? fmax(step_ulp(size), fabs(p->f - p->f_again)) : p->noise_given;
    step->noise = noise;
    const double c1 = noise * five_norm, c2 = fifth * five_remainder;
    double h = c2 > 0 && c1 > 0 ? balanced_h(1, P, c1, c2) : usual;
    if (!changes) step->stop = STOP_CONSTANT;
    if (h > most_of_default * usual) {
        h = most_of_default * usual;
        step->stop = STOP_NO_TRUNCATION;
    }
    h = fmin(h, selector_room(p, 2, 2));
    value_at_step(p, step, &seen, h, isnan(p->noise_given) ? 0 : noise, c2 * h * h * h * h);
}
