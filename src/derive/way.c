/* Second derivatives from values of f: of one way by a selector, mixed ones along two ways at once.
 *
 * With steps s and t for two ways, the second derivatives along (s, t) and along (s, -t) are
 * ss f_xx + tt f_yy +- 2 st f_xy. One of them and the two unmixed derivatives give f_xy, and so do both of them; the one with the smaller bar
 * counts. How far f is smooth along each way, and how much it bends, the unmixed derivatives have told. */
#include "derive/way.h"
#include "base/memory.h"
#include "problem/problem_along.h"

#include <math.h>
#include <stdlib.h>

static const struct step_request second = {.derivative = 2, .use = N_USES};

/* ---- One way ---- */

/* What t may be at most along the way, as the variables allow it. */
static double room_along(const struct problem *p, const struct way *way)
{
    double left = (double)INFINITY, right = (double)INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double d = way->direction ? way->direction[v] : v == way->variable;
        const double down = p->point[v] - problem_lower(p, p->point, v),
                     up = problem_upper(p, p->point, v) - p->point[v];
        if (d == 0) continue;
        left = fmin(left, (d > 0 ? down : up) / fabs(d));
        right = fmin(right, (d > 0 ? up : down) / fabs(d));
    }
    return fmax(left, right);
}

/* A part of the variables themselves. */
static double part_of_point(const struct problem *p, const struct way *way)
{
    const double part = 0x1p-6;
    double reach = (double)INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double d = way->direction ? way->direction[v] : v == way->variable;
        if (d != 0) reach = fmin(reach, part * fmax(1, fabs(p->point[v])) / fabs(d));
    }
    return reach;
}

/* As far as the search went, where it found something. */
static double reach_of(const struct problem *p, const struct way *way)
{
    const struct step *s = &way->unmixed;
    const double room = room_along(p, way),
                 reach = isfinite(s->h_largest) && s->h_largest > 0 && step_is_trusted(s)
                             ? s->h_largest
                             : part_of_point(p, way);
    return room > 0 ? fmin(reach, room) : reach;
}

hstar_status way_search(const struct problem *p, struct way *way, const struct search_aids *aids,
                        hstar_error *err)
{
    struct problem *along = NULL;
    hstar_status status = way->direction ? problem_along(p, way->direction, &along, err) : HSTAR_OK;
    if (status) return status;
    const struct component component = {along ? along : p, 0, along ? 0 : way->variable};
    status = component_search(&component, SELECTOR_AUTO, &second, aids, &way->unmixed, NULL, err);
    problem_release(along);
    if (!status) way->reach = reach_of(p, way);
    return status;
}

/* ---- Two ways ---- */

/* On the way to their mixed derivative, along steps s and t of them. */
struct crossing {
    const struct problem *problem;
    const struct way *a, *b;
    double s, t;
    double *direction[2]; /* (s, t) and (s, -t), a number for each variable of f */
    struct problem *along[2];
    struct step step[2];
};

/* An estimate of it. */
struct mixed {
    double value, bar;
    bool trusted;
    enum stop stop;
};

static enum stop stop_of_all(const struct step *const *steps, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (!step_is_trusted(steps[k])) return steps[k]->stop;
    return steps[0]->stop;
}

static struct mixed mixed_of(double value, double bar, const struct step *const *steps, size_t n)
{
    const enum stop stop = stop_of_all(steps, n);
    return (struct mixed){value, bar, stops[stop].trust == TRUST_OK, stop};
}

static struct mixed from_one(const struct crossing *c, size_t k)
{
    const struct step *x = &c->a->unmixed, *y = &c->b->unmixed, *along = &c->step[k],
                      *steps[] = {along, x, y};
    const double ss = c->s * c->s, tt = c->t * c->t, rest = ss * x->value + tt * y->value,
                 divisor = 2 * c->s * c->t,
                 bar = along->bar + ss * x->bar + tt * y->bar + 0x1p-51 * fabs(rest);
    return mixed_of((k ? -1 : 1) * (along->value - rest) / divisor, bar / divisor, steps,
                    sizeof steps / sizeof *steps);
}

static struct mixed from_both(const struct crossing *c)
{
    const struct step *a = &c->step[0], *b = &c->step[1], *steps[] = {a, b};
    const double divisor = 4 * c->s * c->t, rounding = 0x1p-52 * (fabs(a->value) + fabs(b->value));
    return mixed_of((a->value - b->value) / divisor, (a->bar + b->bar + rounding) / divisor, steps, 2);
}

static bool is_better(const struct mixed *a, const struct mixed *b)
{
    if (a->trusted != b->trusted) return a->trusted;
    return a->bar < b->bar || (isnan(b->value) && !isnan(a->value));
}

static void crossing_clear(struct crossing *c)
{
    for (size_t k = 0; k < 2; k++) {
        problem_release(c->along[k]);
        free(c->direction[k]);
        c->along[k] = NULL;
        c->direction[k] = NULL;
    }
}

/* Adds so many steps of a way. */
static void add_way(const struct way *way, double steps, size_t n, double *direction)
{
    for (size_t v = 0; v < n && way->direction; v++) direction[v] += steps * way->direction[v];
    if (!way->direction) direction[way->variable] += steps;
}

/* f along both directions. */
static hstar_status search_crossing(struct crossing *c, hstar_error *err)
{
    const struct search_aids alone = {0};
    const size_t n = c->problem->f->n_variables;
    for (size_t k = 0; k < 2; k++) {
        c->direction[k] = memory_array(n, sizeof *c->direction[k]);
        if (!c->direction[k]) return error_memory(err);
        add_way(c->a, c->s, n, c->direction[k]);
        add_way(c->b, k ? -c->t : c->t, n, c->direction[k]);
        hstar_status status = problem_along(c->problem, c->direction[k], &c->along[k], err);
        if (status) return status;
        const struct component component = {c->along[k], 0, 0};
        status = component_search(&component, SELECTOR_AUTO, &second, &alone, &c->step[k], NULL, err);
        if (status) return status;
    }
    return HSTAR_OK;
}

static double power_of_two_below(double x)
{
    int exponent;
    frexp(x, &exponent);
    return ldexp(1, exponent - 1);
}

/* Steps over which f bends about as much along both ways, as far as it is smooth along either, and `nearer` times as near. */
static void choose_crossing_steps(struct crossing *c, double nearer)
{
    const struct step *x = &c->a->unmixed, *y = &c->b->unmixed;
    const double bend_x = sqrt(fabs(x->value)), bend_y = sqrt(fabs(y->value));
    c->s = c->a->reach;
    c->t = c->b->reach;
    if (bend_x > 0 && bend_y > 0 && fabs(x->value) > x->bar && fabs(y->value) > y->bar) {
        const double bend = fmin(c->s * bend_x, c->t * bend_y);
        c->s = bend / bend_x;
        c->t = bend / bend_y;
    }
    c->s = power_of_two_below(c->s / nearer);
    c->t = power_of_two_below(c->t / nearer);
}

/* What a mixed derivative may be off by, as a part of what its row and its column allow, to look no further. */
#define GOOD_ENOUGH 1e-9

static bool is_good(const struct crossing *c, const struct mixed *m)
{
    const double bends = sqrt(fabs(c->a->unmixed.value * c->b->unmixed.value));
    return m->trusted && m->bar <= GOOD_ENOUGH * fmax(bends, fabs(m->value));
}

/* The best of a few pairs of steps, one nearer than the other. */
hstar_status way_search_mixed(const struct problem *p, const struct way *a, const struct way *b,
                              struct step *mixed, hstar_error *err)
{
    enum { TRIES = 3 };
    const double nearer = 64;
    struct crossing c = {.problem = p, .a = a, .b = b};
    struct mixed best = {(double)NAN, (double)INFINITY, false, STOP_UNDEFINED};
    size_t evaluations = 0;
    double factor = 1;
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < TRIES && !status; k++, factor *= nearer) {
        choose_crossing_steps(&c, factor);
        status = search_crossing(&c, err);
        crossing_clear(&c);
        if (status) return status;
        evaluations += c.step[0].evaluations + c.step[1].evaluations;
        const struct mixed guesses[] = {from_one(&c, 0), from_one(&c, 1), from_both(&c)};
        for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++)
            if (is_better(&guesses[i], &best)) best = guesses[i];
        if (is_good(&c, &best)) break;
    }
    *mixed = c.step[0];
    mixed->value = best.value;
    mixed->bar = isnan(best.value) ? (double)INFINITY : best.bar;
    mixed->stop = best.stop;
    mixed->h = mixed->h_largest = (double)NAN;
    mixed->evaluations = evaluations;
    return HSTAR_OK;
}
