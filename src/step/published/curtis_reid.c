/* Curtis and Reid (1974), and Kostyrka's modification (2025, the R package pnd).
 *
 * Both look for the step at which the truncation, estimated by the difference of two formulas, stands in a
 * wanted ratio to the rounding. The original compares the forward with the central difference and wants 100
 * for the former, within [10, 1000]; which leaves the central difference, that is returned, at a step smaller
 * than its best. The modification compares the central difference with the one of order 4, and wants the
 * ratio that is best for it.
 *
 * The rounding is eps_r max|f|, with an eps_r of each method's own unless the noise is given. Of pnd's ways
 * we leave out the cap of 0.1 |x| (f need not change on the scale of x), look further than a factor of 1e5
 * from the start, and go on where the truncation vanishes in rounding, as it does at first for any f that is
 * nearly linear. */
#include "step/published/value_at_step.h"

#include <float.h>
#include <math.h>

struct variant {
    size_t n; /* evaluations a try, at x + h, x - h, x + 2h, x - 2h */
    double reach;
    double aim;       /* the ratio wanted */
    double tolerance; /* it is accepted within this factor */
    double exponent;  /* by which the ratio grows with h: 1/exponent */
    double accuracy;  /* eps_r; 0: the noise is measured */
};

static const double range = 1e8; /* h stays within this factor of the start */
static const double leap =
    10; /* and changes by no more at a time where nothing is seen: 100^(1/2), as the original's */
static const double settled = 1e-4; /* a change of h that is none */
enum { TRIES = 20 };

/* What one try sees: h times the truncation and h times the rounding. */
struct ratio_seen {
    double truncation, rounding;
    bool changes; /* some value is not f(x) */
};

static struct ratio_seen see_ratio(struct probe *p, struct seen *seen, const struct variant *v, double noise,
                                   double h)
{
    const double k[] = {1, -1, 2, -2};
    double x[4], y[4], top = fabs(p->f);
    struct ratio_seen s = {0};
    for (size_t i = 0; i < v->n; i++) x[i] = p->x + k[i] * h;
    seen_many(p, seen, x, v->n, y);
    for (size_t i = 0; i < v->n; i++) {
        top = fmax(top, fabs(y[i]));
        s.changes = s.changes || y[i] != p->f;
    }
    /* CD - FD, and CD of order 2 minus CD of order 4. */
    s.truncation =
        v->n == 2 ? fabs(y[0] - p->f + (y[1] - p->f)) / 2 : fabs(y[2] - y[3] - 2 * (y[0] - y[1])) / 12;
    s.rounding =
        isnan(noise) ? fmax(v->accuracy * top, fabs(p->f - p->f_again)) : fmax(noise, DBL_EPSILON / 2 * top);
    return s;
}

/* The state of a search. */
struct ratio_search {
    double h, least, most;
    double noise;  /* NaN: each value's share */
    double before; /* what was taken for truncation at the last try that saw too much of it */
    int unseen;    /* tries in a row that saw rounding only */
    int stubborn;  /* tries in a row at which too much truncation did not shrink with the step */
    bool changes;
};

/* The step to try next. */
static double wanted(struct ratio_search *s, const struct variant *v, const struct ratio_seen *now, double u)
{
    enum { STUBBORN = 3 };
    const double falls = 0.5;
    s->unseen = u < v->aim / v->tolerance ? s->unseen + 1 : 0;
    if (u > v->aim * v->tolerance) {
        s->stubborn = now->truncation > falls * s->before ? s->stubborn + 1 : 0;
        s->before = now->truncation;
        if (s->stubborn >= STUBBORN && !isnan(s->noise)) { /* measured too small: this is what it is */
            s->noise = now->truncation / (v->aim / v->tolerance);
            s->stubborn = 0;
            return fmin(s->h * leap, s->most);
        }
    }
    const double change = fmin(fmax(pow(v->aim / u, v->exponent), s->unseen > 1 ? exp2(s->unseen) : 0), leap);
    return fmin(fmax(s->h * change, s->least), s->most);
}

/* Tries one step after another; s->h is the one to take. */
static enum stop balance_errors(struct probe *p, const struct variant *v, struct step *step,
                                struct ratio_search *s, struct seen *seen)
{
    for (int i = 0; i < TRIES; i++) {
        if (!value_at_step_affords(p, step, v->n)) return STOP_BUDGET;
        s->h = step_realised(p->x, s->h);
        const struct ratio_seen now = see_ratio(p, seen, v, s->noise, s->h);
        if (!isfinite(now.truncation)) { /* f ends before that: nearer, and never as far again */
            s->most = s->h = s->h / 2;
            if (s->h <= s->least) return STOP_UNDEFINED_NEAR;
            continue;
        }
        s->changes = s->changes || now.changes;
        if (isnan(s->noise)) step->noise = now.rounding;
        double u = now.truncation / now.rounding;
        if (now.rounding == 0) u = now.truncation > 0 ? (double)INFINITY : 0;
        if (u >= v->aim / v->tolerance && u <= v->aim * v->tolerance) return STOP_CONVERGED;
        const double next = wanted(s, v, &now, u);
        if (fabs(next / s->h - 1) < settled) {
            /* The end of the range: nothing but rounding at the largest step, or more than truncation at the
             * smallest. */
            if (u > v->aim) return STOP_BRACKET;
            return !s->changes ? STOP_CONSTANT : v->n == 2 ? STOP_NO_TRUNCATION : STOP_EXACT;
        }
        s->h = next;
    }
    return STOP_LIMIT;
}

static void search_ratio(struct probe *p, const struct variant *v, struct step *step)
{
    if (!step_start(p, USE_CENTRAL, 2, step)) return;
    const double room = selector_room(p, v->reach, v->reach);
    const double h0 = fmin(cbrt(DBL_EPSILON) * selector_size(p), room);
    const double noise =
        v->accuracy > 0 ? p->noise_given : selector_noise_bound(selector_noise(p, step, TRIES * v->n));
    struct ratio_search s = {.h = h0,
                             .least = fmax(h0 / range, step_realised(p->x, DBL_TRUE_MIN)),
                             .most = fmin(h0 * range, room),
                             .noise = noise,
                             .before = INFINITY};
    struct seen seen = {0};
    step->stop = balance_errors(p, v, step, &s, &seen);
    if (step->stop == STOP_UNDEFINED_NEAR) {
        step->stop = probe_stop(p, step->stop);
        return;
    }
    /* All truncation vanishes, as that of an odd f does: 16 times the start, after pnd. */
    if (step->stop == STOP_NO_TRUNCATION) s.h = fmin(16 * h0, s.most);
    if (s.noise > noise) step->noise = s.noise / selector_noise_bound(1);
    value_at_step(p, step, &seen, s.h, isnan(noise) ? 0 : step->noise, 0);
}

void step_curtis_reid(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    /* eps_r is pnd's; it suits an f of some operations, and the aim of 100 for the forward difference lies
     * with it at steps that are usable for the central one. */
    const struct variant original = {.n = 2,
                                     .reach = 1,
                                     .aim = 100,
                                     .tolerance = 10,
                                     .exponent = 1. / 2,
                                     .accuracy = pow(DBL_EPSILON, 7. / 8)};
    search_ratio(p, &original, step);
}

void step_curtis_reid_modified(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    /* Truncation is half the rounding at the best step of a central difference: with the rounding as it is,
     * which eps^(7/8) exceeds a hundred times. So it is measured. The two formulas differ by rounding too, by
     * up to half of the central difference's: ratios below 1/2 tell nothing, and [1/2, 2] is what is left of
     * pnd's [1/8, 2]. */
    const struct variant modified = {.n = 4, .reach = 2, .aim = 1, .tolerance = 2, .exponent = 1. / 3};
    search_ratio(p, &modified, step);
}
