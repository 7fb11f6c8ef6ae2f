/* More and Wild (2011, 2012): ECNoise, a coarse second derivative, and the step of the forward difference
 * that is best for both.
 *
 * sigma is the noise of f, a standard deviation; Delta(h) = f(x+h) - 2 f(x) + f(x-h). Delta(h) / h^2 will
 * do for |f''| where |Delta(h)| >= 100 sigma (noise does not rule it) and |f(x+-h) - f(x)| <= 0.1 max(|f(x)|,
 * |f(x+-h)|) (h is small). Tried are h_a = sigma^(1/4), then h_b = (sigma / mu_a)^(1/4); failing the two
 * conditions, estimates that agree within half of one another will do as well. Then h = 8^(1/4) sqrt(sigma /
 * |f''|), with an expected error of sqrt(sqrt 2 sigma |f''|).
 *
 * The paper gives up after h_b. We repeat the second step, the only one that knows f's scale, until it
 * settles, go up by factors while nothing but noise is seen, and start at (sigma / max(1, |f|))^(1/4), no
 * nearer to x than u^(1/4) |x|. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

static const double clear = 100, small = 0.1, agreement = 0.5;
static const double slack = 20; /* times sigma: slopes that differ by more do so not by noise */
static const double up = 16, down = 1. / 16, farthest = 0x1p24;
enum { TRIES = 12 };

struct second {
    double h, mu; /* |Delta| / h^2 */
    double noise; /* sigma, or more where f is larger */
    double slope; /* of the forward difference */
    bool clear, small, changes;
};

static struct second second_difference_at(struct probe *p, struct seen *seen, double h, double sigma)
{
    struct second s = {.h = step_realised(p->x, h)};
    double x[2] = {p->x + s.h, p->x - s.h}, y[2];
    seen_many(p, seen, x, 2, y);
    const double delta = fabs(y[0] - p->f + (y[1] - p->f));
    s.mu = delta / s.h / s.h;
    s.slope = (y[0] - p->f) / s.h;
    s.noise = fmax(sigma, DBL_EPSILON / 2 * fmax(fabs(y[0]), fabs(y[1])));
    s.clear = delta >= clear * s.noise;
    s.small = true;
    for (int i = 0; i < 2; i++) {
        s.small = s.small && fabs(y[i] - p->f) <= small * fmax(fabs(p->f), fabs(y[i]));
        s.changes = s.changes || y[i] != p->f;
    }
    return s;
}

/* |f''|, coarsely; STOP_CONVERGED where it may be used. */
static enum stop second_derivative(struct probe *p, const struct step *step, struct seen *seen, double sigma,
                                   double room, struct second *best)
{
    const double least = step_realised(p->x, DBL_TRUE_MIN), limit = fmin(room, farthest * selector_size(p));
    double h =
        fmin(fmax(sqrt(sqrt(sigma / fmax(1, fabs(p->f)))), sqrt(sqrt(DBL_EPSILON / 2)) * fabs(p->x)), limit);
    double most = limit;
    bool changes = false, curved = false, straight = true;
    struct second last = {.mu = NAN}, along = {.h = NAN};
    *best = (struct second){.h = NAN};
    for (int i = 0; i < TRIES; i++) {
        if (!value_at_step_affords(p, step, 2)) return STOP_BUDGET;
        struct second now = second_difference_at(p, seen, h, sigma);
        if (!isfinite(now.mu)) {
            if (now.h <= least) break;
            most = now.h / 2;
            h = now.h * down;
            continue;
        }
        *best = now;
        changes = changes || now.changes;
        curved = curved || now.clear;
        if (now.clear && now.small) return STOP_CONVERGED;
        if (now.clear && fabs(now.mu - last.mu) <= agreement * now.mu) return STOP_CONVERGED;
        if (!isnan(along.h) &&
            !(fabs(now.slope - along.slope) <= slack * (now.noise / now.h + along.noise / along.h)))
            straight = false;
        if (straight) along = now;
        last = now;
        double next = now.clear ? sqrt(sqrt(sigma / now.mu)) : now.h * up;
        next = fmax(fmin(next, most), least);
        /* At the end of what is allowed, or where h_b is where we stand. */
        if (!now.clear && now.h >= most * 0.999) break;
        if (now.clear && fabs(next / now.h - 1) < agreement) next = now.h / 2;
        h = next;
    }
    if (isnan(best->h)) return probe_stop(p, STOP_UNDEFINED_NEAR);
    if (!curved) *best = along; /* up to there the slopes are one number */
    return !changes ? STOP_CONSTANT : curved ? STOP_BRACKET : straight ? STOP_EXACT : STOP_NO_TRUNCATION;
}

void step_more_wild(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_FORWARD, 1, step)) return;
    const double room = selector_room(p, 1, 1);
    if (!(room > 0)) {
        step->stop = STOP_BOUNDS;
        return;
    }
    const double sigma = selector_noise(p, step, 2 * TRIES + value_at_step_cost(USE_FORWARD));
    struct second f2;
    struct seen seen = {0};
    step->stop = second_derivative(p, step, &seen, sigma, room, &f2);
    if (isnan(f2.h) && step->stop != STOP_BUDGET) return;
    /* Without a second derivative the larger step is the better one, as far as can be told. */
    double h = isnan(f2.h) ? sqrt(sigma) : f2.h, truncation = 0;
    if (step->stop == STOP_CONVERGED || step->stop == STOP_BRACKET) {
        h = sqrt(sqrt(8) * sigma / f2.mu);
        if (step->stop == STOP_BRACKET) h = fmin(h, f2.h);
        truncation = h * f2.mu / 2;
    }
    value_at_step(p, step, &seen, h, step->noise, truncation);
}
