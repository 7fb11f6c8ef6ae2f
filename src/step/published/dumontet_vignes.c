/* Dumontet and Vignes (1977): a third derivative that is known to be neither all rounding nor free of it, and
 * with it the best step of the central difference.
 *
 * f''' at step k is a sum of four terms; A gathers the positive ones, B the negative ones, and each may be
 * off by eps_r of itself. L, the upper bound of f''' over the lower, is near 1 where rounding does not show
 * (k too large) and large or negative where it is all that shows (k too small). k is bisected, geometrically,
 * until L is in [1/15, 1/2] or [2, 15]. Then h = (3 eps_f / |f'''|)^(1/3).
 *
 * The bracket without a hint is pnd's, a factor of 1e6 to either side of 1e-3 max(|x|, 1) or so. eps_r =
 * 1e-15 is that of the implementation in numericalderivative. Its eps_f = eps_r |f(x)| is 0 at a zero of f
 * and makes h = 0; ours is the mean of |f| at x - k and x + k, and of |f(x)|. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

static const double accuracy = 1e-15; /* eps_r */
static const double bracket = 1e6;
static const double nearly_one = 2, far_from_one = 15;
enum { TRIES = 40, NODES = 4 };

struct third {
    double value;     /* f''' */
    double a, b;      /* k^3 times the positive and the negative part of twice it */
    double size;      /* mean |f| */
    double uncertain; /* relative accuracy of a term */
    bool changes;
};

static struct third third_derivative(struct probe *p, struct seen *seen, double k)
{
    const double node[NODES] = {2, -2, 1, -1}, weight[NODES] = {1, -1, -2, 2};
    double x[NODES], y[NODES];
    struct third t = {0};
    for (int i = 0; i < NODES; i++) x[i] = p->x + node[i] * k;
    seen_many(p, seen, x, NODES, y);
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
        double term = weight[i] * y[i];
        *(term > 0 ? &t.a : &t.b) += term;
        sum += fabs(term);
        t.changes = t.changes || y[i] != p->f;
    }
    t.size = (fabs(p->f) + fabs(y[2]) + fabs(y[3])) / 3;
    t.uncertain = accuracy;
    const double noise = isnan(p->noise_given) ? fabs(p->f - p->f_again) : p->noise_given;
    if (!isnan(p->noise_given) || noise > accuracy * t.size) /* absolute: the same share of each term */
        t.uncertain = sum > 0 ? fmin(6 * noise / sum, 0.5) : 0;
    t.value = isfinite(sum) ? (t.a + t.b) / 2 / k / k / k : (double)NAN;
    return t;
}

/* The upper bound of f''' over the lower. */
static double upper_over_lower(const struct third *t)
{
    const double e = t->uncertain;
    const double lower = t->a / (1 + e) + t->b / (1 - e), upper = t->a / (1 - e) + t->b / (1 + e);
    return upper / lower;
}

void step_dumontet_vignes(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_CENTRAL, 2, step)) return;
    const double middle = cbrt(DBL_EPSILON) * pow(DBL_EPSILON, -2. / 15) * selector_size(p);
    const double room = selector_room(p, 2, 2);
    double least = log(fmax(middle / bracket, step_realised(p->x, DBL_TRUE_MIN)));
    double most = log(fmin(middle * bracket, room)), k = NAN;
    struct third t = {0};
    bool truncation_seen = false, changes = false, found = false;
    double largest_exact = 0;
    struct seen seen = {0};
    step->stop = STOP_BRACKET;
    for (int i = 0; i < TRIES && !found && most - least > 0.01; i++) {
        if (!value_at_step_affords(p, step, NODES)) {
            step->stop = STOP_BUDGET;
            break;
        }
        double tried = step_realised(p->x, exp(least + (most - least) / 2));
        const struct third now = third_derivative(p, &seen, tried);
        if (!isfinite(now.value)) {
            most = log(tried);
            continue;
        }
        k = tried;
        t = now;
        changes = changes || t.changes;
        const double l = upper_over_lower(&t), away = l < 1 ? 1 / l : l;
        /* All of one sign, or nothing: f is 0 on one side or on both. */
        if (away >= nearly_one && away <= far_from_one) {
            found = true;
        } else if (away > 0 && away < nearly_one) {
            truncation_seen = true;
            most = log(k);
        } else {
            largest_exact = fmax(largest_exact, k);
            least = log(k);
        }
    }
    if (!isfinite(k)) {
        if (step->stop == STOP_BRACKET) {
            step->stop = probe_stop(p, room > 0 ? STOP_UNDEFINED_NEAR : STOP_BOUNDS);
            return;
        }
        k = middle;
    }
    const double noise =
        isnan(p->noise_given) ? fmax(accuracy * t.size, fabs(p->f - p->f_again)) : p->noise_given;
    step->noise = noise;
    double h = cbrt(3 * noise / fabs(t.value));
    if (found) step->stop = STOP_CONVERGED;
    /* No third derivative at any scale: with none, each step is as good as it is large. */
    if (!found && !truncation_seen && largest_exact > 0) {
        step->stop = step->stop == STOP_BUDGET ? STOP_BUDGET : !changes ? STOP_CONSTANT : STOP_EXACT;
        h = largest_exact;
    } else if (!(h > 0) || !isfinite(h)) {
        h = k;
    }
    value_at_step(p, step, &seen, fmin(h, exp(most)), isnan(p->noise_given) ? 0 : noise,
                  found ? h * h * fabs(t.value) / 6 : 0);
}
