/* Second derivatives: of one variable by a selector, mixed ones along two variables at once.
 *
 * With steps s and t for two variables, the second derivatives along (s, t) and along (s, -t) are
 * ss f_xx + tt f_yy +- 2 st f_xy. One of them and the two unmixed derivatives give f_xy, and so do both of them; the one with the smaller bar
 * counts. How far f is smooth in each variable, and how much it bends, the unmixed derivatives have told. */
#include "derive/hessian.h"
#include "base/memory.h"
#include "derive/overrule.h"
#include "problem/problem_along.h"
#include "step/component_search.h"

#include <math.h>
#include <stdlib.h>

struct hessian_run {
    const struct hessian_request *request;
    struct hessian *h;
    double *reach; /* of each variable of wrt: about as far as f is smooth */
};

static const struct step_request second = {.derivative = 2, .use = N_USES};

static struct hessian_entry *entry_at(const struct hessian_run *run, size_t i, size_t j)
{
    return &run->h->entry[i * (i + 1) / 2 + j];
}

/* ---- What is proven ---- */

static hstar_status no_proof(struct hessian_entry *e, hstar_error *err)
{
    static const char reason[] = "the function has no exact form";
    e->error = (double)NAN;
    e->exact = (struct reference){.source = REFERENCE_NONE, .value = (double)NAN, .bound = (double)NAN};
    e->exact.reason = memory_text(reason, sizeof reason - 1);
    return e->exact.reason ? HSTAR_OK : error_memory(err);
}

/* Holds the value against the ball, which may be without an end. */
static void hold_against(struct hessian_entry *e, const arb_t ball, double accuracy)
{
    arb_t value;
    e->error = (double)NAN;
    if (!arb_is_finite(ball) || !isfinite(e->step.value)) return;
    arb_init(value);
    arb_set_d(value, e->step.value);
    arb_sub(value, value, ball, REFERENCE_MAX_PRECISION);
    e->error = ball_double(value);
    arb_clear(value);
    if (!(accuracy > 0)) overrule(&e->step, e->error, 0);
}

static hstar_status prove_unmixed(const struct problem *p, struct hessian_entry *e, hstar_error *err)
{
    const struct component place = {p, 0, e->row};
    arb_t ball;
    if (!function_is_exact(p->f)) return no_proof(e, err);
    arb_init(ball);
    hstar_status status = reference_exact(&place, second.derivative, ball, &e->exact, err);
    if (!status) hold_against(e, ball, p->accuracy);
    arb_clear(ball);
    return status;
}

/* ---- By values of f ---- */

static bool is_trusted(const struct step *s)
{
    return stops[s->stop].trust == TRUST_OK;
}

/* As far as the search went, where it found something; else a part of the variable itself. */
static double reach_of(const struct problem *p, const struct step *s, size_t variable)
{
    const double part = 0x1p-6;
    double reach = isfinite(s->h_largest) && s->h_largest > 0 && is_trusted(s)
                       ? s->h_largest
                       : part * fmax(1, fabs(p->point[variable]));
    const double room = fmax(problem_upper(p, p->point, variable) - p->point[variable],
                             p->point[variable] - problem_lower(p, p->point, variable));
    if (room > 0) reach = fmin(reach, room);
    return reach;
}

static hstar_status find_unmixed(void *context, size_t output, size_t variable,
                                 const struct search_aids *aids, hstar_error *err)
{
    const struct hessian_run *run = context;
    const struct problem *p = run->request->problem;
    struct hessian_entry *e = entry_at(run, variable, variable);
    (void)output; /* there is one */
    e->row = e->column = p->wrt[variable];
    e->asymmetry = (double)NAN;
    const struct component component = {p, 0, e->row};
    hstar_status status = component_search(&component, SELECTOR_AUTO, &second, aids, &e->step, NULL, err);
    if (status) return status;
    run->reach[variable] = reach_of(p, &e->step, e->row);
    return prove_unmixed(p, e, err);
}

/* A pair of variables on its way to their mixed derivative, along steps s and t of them. */
struct pair {
    const struct hessian_run *run;
    size_t i, j; /* of wrt */
    double s, t;
    double *direction[2]; /* (s, t) and (s, -t), a number for each variable of f */
    struct problem *way[2];
    struct step step[2];
    size_t evaluations;
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
        if (!is_trusted(steps[k])) return steps[k]->stop;
    return steps[0]->stop;
}

static struct mixed mixed_of(double value, double bar, const struct step *const *steps, size_t n)
{
    const enum stop stop = stop_of_all(steps, n);
    return (struct mixed){value, bar, stops[stop].trust == TRUST_OK, stop};
}

static struct mixed from_one(const struct pair *p, size_t way)
{
    const struct step *x = &entry_at(p->run, p->i, p->i)->step, *y = &entry_at(p->run, p->j, p->j)->step,
                      *along = &p->step[way], *steps[] = {along, x, y};
    const double ss = p->s * p->s, tt = p->t * p->t, rest = ss * x->value + tt * y->value,
                 divisor = 2 * p->s * p->t,
                 bar = along->bar + ss * x->bar + tt * y->bar + 0x1p-51 * fabs(rest);
    return mixed_of((way ? -1 : 1) * (along->value - rest) / divisor, bar / divisor, steps,
                    sizeof steps / sizeof *steps);
}

static struct mixed from_both(const struct pair *p)
{
    const struct step *a = &p->step[0], *b = &p->step[1], *steps[] = {a, b};
    const double divisor = 4 * p->s * p->t, rounding = 0x1p-52 * (fabs(a->value) + fabs(b->value));
    return mixed_of((a->value - b->value) / divisor, (a->bar + b->bar + rounding) / divisor, steps, 2);
}

static bool is_better(const struct mixed *a, const struct mixed *b)
{
    if (a->trusted != b->trusted) return a->trusted;
    return a->bar < b->bar || (isnan(b->value) && !isnan(a->value));
}

static void pair_clear(struct pair *p)
{
    for (size_t k = 0; k < 2; k++) {
        problem_release(p->way[k]);
        free(p->direction[k]);
    }
}

/* f along both directions. */
static hstar_status search_pair(struct pair *p, hstar_error *err)
{
    const struct problem *problem = p->run->request->problem;
    for (size_t k = 0; k < 2; k++) {
        const struct search_aids alone = {NULL, NULL, NULL};
        p->direction[k] = memory_array(problem->f->n_variables, sizeof *p->direction[k]);
        if (!p->direction[k]) return error_memory(err);
        p->direction[k][problem->wrt[p->i]] = p->s;
        p->direction[k][problem->wrt[p->j]] = k ? -p->t : p->t;
        hstar_status status = problem_along(problem, p->direction[k], &p->way[k], err);
        if (status) return status;
        const struct component component = {p->way[k], 0, 0};
        status = component_search(&component, SELECTOR_AUTO, &second, &alone, &p->step[k], NULL, err);
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

/* Steps over which f bends about as much in both variables, as far as it is smooth in either, and `nearer` times as near. */
static void choose_pair_steps(struct pair *p, double nearer)
{
    const struct step *x = &entry_at(p->run, p->i, p->i)->step, *y = &entry_at(p->run, p->j, p->j)->step;
    const double bend_x = sqrt(fabs(x->value)), bend_y = sqrt(fabs(y->value));
    p->s = p->run->reach[p->i];
    p->t = p->run->reach[p->j];
    if (bend_x > 0 && bend_y > 0 && fabs(x->value) > x->bar && fabs(y->value) > y->bar) {
        const double bend = fmin(p->s * bend_x, p->t * bend_y);
        p->s = bend / bend_x;
        p->t = bend / bend_y;
    }
    p->s = power_of_two_below(p->s / nearer);
    p->t = power_of_two_below(p->t / nearer);
}

/* What a mixed derivative may be off by, as a part of what its row and its column allow, to look no further. */
#define GOOD_ENOUGH 1e-9

static bool is_good(const struct pair *p, const struct mixed *m)
{
    const double bends =
        sqrt(fabs(entry_at(p->run, p->i, p->i)->step.value * entry_at(p->run, p->j, p->j)->step.value));
    return m->trusted && m->bar <= GOOD_ENOUGH * fmax(bends, fabs(m->value));
}

/* The best of a few pairs of steps, one nearer than the other; the last is left for the proof. */
static hstar_status estimate_mixed(struct pair *p, struct mixed *best, hstar_error *err)
{
    enum { TRIES = 3 };
    const double nearer = 64;
    double factor = 1;
    for (size_t k = 0; k < TRIES; k++, factor *= nearer) {
        choose_pair_steps(p, factor);
        if (k) pair_clear(p);
        hstar_status status = search_pair(p, err);
        if (status) return status;
        p->evaluations += p->step[0].evaluations + p->step[1].evaluations;
        const struct mixed ways[] = {from_one(p, 0), from_one(p, 1), from_both(p)};
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
            if (is_better(&ways[i], best)) *best = ways[i];
        if (is_good(p, best)) break;
    }
    return HSTAR_OK;
}

/* (the one along (s, t) less the one along (s, -t)) / (4 s t) */
static hstar_status prove_mixed(const struct pair *p, struct hessian_entry *e, hstar_error *err)
{
    arb_t ball[2], divisor;
    hstar_status status = HSTAR_OK;
    arb_init(divisor);
    for (size_t k = 0; k < 2; k++) arb_init(ball[k]);
    for (size_t k = 0; k < 2 && !status; k++) {
        const struct component place = {p->way[k], 0, 0};
        struct reference along = {0};
        status = reference_exact(&place, second.derivative, ball[k], &along, err);
        if (status) break;
        if (!arb_is_finite(ball[k])) {
            e->exact = along; /* there is none, and why */
            break;
        }
        reference_clear(&along);
    }
    e->error = (double)NAN;
    if (!status && arb_is_finite(ball[0]) && arb_is_finite(ball[1])) {
        arb_sub(ball[0], ball[0], ball[1], REFERENCE_MAX_PRECISION);
        arb_set_d(divisor, 4 * p->s * p->t);
        arb_div(ball[0], ball[0], divisor, REFERENCE_MAX_PRECISION);
        status = reference_of_ball(ball[0], &e->exact, err);
        if (!status) hold_against(e, ball[0], p->run->request->problem->accuracy);
    }
    for (size_t k = 0; k < 2; k++) arb_clear(ball[k]);
    arb_clear(divisor);
    return status;
}

static hstar_status find_mixed(const struct hessian_run *run, size_t i, size_t j, hstar_error *err)
{
    const struct problem *problem = run->request->problem;
    struct hessian_entry *e = entry_at(run, i, j);
    struct pair p = {.run = run, .i = i, .j = j};
    struct mixed best = {(double)NAN, (double)INFINITY, false, STOP_UNDEFINED};
    e->row = problem->wrt[i];
    e->column = problem->wrt[j];
    e->asymmetry = (double)NAN;
    hstar_status status = estimate_mixed(&p, &best, err);
    if (!status) {
        e->step = p.step[0];
        e->step.value = best.value;
        e->step.bar = isnan(best.value) ? (double)INFINITY : best.bar;
        e->step.stop = best.stop;
        e->step.h = e->step.h_largest = (double)NAN;
        e->step.evaluations = p.evaluations;
        status = function_is_exact(problem->f) ? prove_mixed(&p, e, err) : no_proof(e, err);
    }
    pair_clear(&p);
    return status;
}

static hstar_status by_values(struct hessian_run *run, hstar_error *err)
{
    const struct problem *p = run->request->problem;
    const struct component_searches searches = {
        .one = find_unmixed, .context = run, .problem = p, .learns = false};
    hstar_status status = component_searches_run(&searches, err);
    size_t done = run->h->n;
    for (size_t i = 0; i < run->h->n && !status; i++)
        for (size_t j = 0; j < i && !status; j++) {
            status = find_mixed(run, i, j, err);
            if (!status && !progress_tell(run->request->progress, ++done, run->h->n_entries))
                status = error_cancelled(err);
        }
    return status;
}

/* ---- By a gradient ---- */

struct gradient_run {
    struct hessian_run *run;
    struct problem gradient; /* the problem, with the gradient as its function */
    struct step *step;       /* n * n: output by output */
};

static hstar_status find_slope(void *context, size_t output, size_t variable, const struct search_aids *aids,
                               hstar_error *err)
{
    const struct gradient_run *g = context;
    const struct component component = {&g->gradient, output, g->gradient.wrt[variable]};
    const struct step_request first = {.derivative = 1, .use = N_USES};
    return component_search(&component, SELECTOR_AUTO, &first, aids,
                            &g->step[output * g->gradient.n_wrt + variable], NULL, err);
}

/* The mean of the two, each of which is the derivative; what they differ by is told. */
static hstar_status symmetrise(const struct gradient_run *g, size_t i, size_t j, hstar_error *err)
{
    const struct problem *p = g->run->request->problem;
    const struct step *a = &g->step[i * p->n_wrt + j], *b = &g->step[j * p->n_wrt + i];
    struct hessian_entry *e = entry_at(g->run, i, j);
    e->row = p->wrt[i];
    e->column = p->wrt[j];
    e->step = is_trusted(a) ? *b : *a;
    e->step.value = i == j ? a->value : (a->value + b->value) / 2;
    e->step.bar = i == j ? a->bar : (a->bar + b->bar) / 2;
    e->step.evaluations = a->evaluations + (i == j ? 0 : b->evaluations);
    e->asymmetry = fabs(a->value - b->value);
    return no_proof(e, err);
}

static hstar_status by_gradient(struct hessian_run *run, hstar_error *err)
{
    const struct hessian_request *r = run->request;
    struct gradient_run g = {.run = run, .gradient = *r->problem};
    g.gradient.f = r->gradient;
    g.gradient.noise = (double)NAN; /* what is known is of f */
    g.gradient.parts = NULL;
    g.step = memory_array(r->problem->n_wrt, r->problem->n_wrt * sizeof *g.step);
    const struct component_searches searches = {
        .one = find_slope, .context = &g, .problem = &g.gradient, .progress = r->progress};
    hstar_status status = g.step ? component_searches_run(&searches, err) : error_memory(err);
    for (size_t i = 0; i < run->h->n && !status; i++)
        for (size_t j = 0; j <= i && !status; j++) status = symmetrise(&g, i, j, err);
    free(g.step);
    return status;
}

/* ---- The whole ---- */

hstar_status hessian_run(const struct hessian_request *request, struct hessian **result, hstar_error *err)
{
    const struct problem *p = request->problem;
    const size_t n = p->n_wrt;
    struct hessian *h = memory_array(1, sizeof *h);
    if (!h) return error_memory(err);
    *h = (struct hessian){.problem = problem_hold(p),
                          .by_gradient = request->gradient != NULL,
                          .invert = request->invert,
                          .n = n,
                          .entry = memory_array(n * (n + 1) / 2, sizeof *h->entry)};
    struct hessian_run run = {request, h, memory_array(n, sizeof *run.reach)};
    hstar_status status = h->entry && run.reach ? HSTAR_OK : error_memory(err);
    if (h->entry) h->n_entries = n * (n + 1) / 2;
    if (!status) status = request->gradient ? by_gradient(&run, err) : by_values(&run, err);
    for (size_t i = 0; i < h->n_entries && !status; i++) h->evaluations += h->entry[i].step.evaluations;
    if (!status) status = hessian_conclude(h, err);
    free(run.reach);
    if (status)
        hessian_free(h);
    else
        *result = h;
    return status;
}

void hessian_free(struct hessian *h)
{
    if (!h) return;
    for (size_t i = 0; i < h->n_entries; i++) reference_clear(&h->entry[i].exact);
    problem_release(h->problem);
    free(h->entry);
    free(h->inverse);
    free(h->standard_error);
    free(h);
}
