/* Adding up the calls of f that are to come. */
#include "derive/forecast.h"
#include "base/memory.h"
#include "check/taylor.h"
#include "derive/choices.h"
#include "function/source/counted.h"
#include "step/lore.h"
#include "sweep/shared_nodes.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum searching {
#define X(identifier, calls, rounds, what) SEARCHING_##identifier,
#define SELECTOR(identifier, calls)
#include "derive/forecast.def"
#undef X
#undef SELECTOR
    N_SEARCHINGS
};

static const struct expectation_row {
    double calls, rounds;
} typical[N_SEARCHINGS] = {
#define X(identifier, calls, rounds, what) {calls, rounds},
#define SELECTOR(identifier, calls)
#include "derive/forecast.def"
#undef X
#undef SELECTOR
};

static const double of_selector[N_SELECTORS] = {
#define X(identifier, calls, rounds, what)
#define SELECTOR(identifier, calls) [SELECTOR_##identifier] = calls,
#include "derive/forecast.def"
#undef X
#undef SELECTOR
};

hstar_status forecast_new(const struct problem *problem, size_t calls_made, struct forecast **forecast,
                          hstar_error *err)
{
    struct forecast *f = memory_array(1, sizeof *f);
    if (!f) return error_memory(err);
    const size_t width = function_width(counted_of(problem->f));
    *f = (struct forecast){.problem = problem_hold(problem),
                           .calls = calls_made,
                           .rounds = calls_made > 0,
                           .least = calls_made,
                           .most = calls_made,
                           .budget = ledger_has_budget(problem->ledger) ? problem->ledger->most : 0,
                           .copies = width == SIZE_MAX ? 1 : width};
    *forecast = f;
    return HSTAR_OK;
}

void forecast_free(struct forecast *f)
{
    if (!f) return;
    problem_release(f->problem);
    free(f);
}

/* ---- Searches ---- */

/* One search, as it is; within what the user allows for one. */
struct one_search {
    double calls, rounds;
    size_t most;
};

static struct one_search limited(const struct problem *p, struct one_search s)
{
    if (!p->evaluations) return s;
    s.calls = fmin(s.calls, (double)p->evaluations);
    s.rounds = fmin(s.rounds, s.calls);
    if (p->evaluations < s.most) s.most = p->evaluations;
    return s;
}

static bool foresees(const struct problem *p)
{
    return !p->evaluations && !ledger_has_budget(p->ledger) && function_width(counted_of(p->f)) > 1;
}

static struct one_search search_of(const struct problem *p, enum selector_id selector,
                                   const struct step_request *request)
{
    const enum searching as = request->derivative > 1 ? SEARCHING_HIGHER : SEARCHING_FIRST;
    struct one_search s = {typical[as].calls, typical[as].rounds, selectors[selector].max_evaluations};
    if (selector != SELECTOR_AUTO)
        s.calls = s.rounds = of_selector[selector];
    else if (foresees(p)) {
        s.calls += typical[SEARCHING_FORESEEN].calls;
        s.rounds += typical[SEARCHING_FORESEEN].rounds;
        s.most *= 2;
    }
    return limited(p, s);
}

/* The least with which there is a derivative at all: the pairs of its stencil, and f itself. */
static size_t least_calls_of(unsigned derivative)
{
    const size_t stencil = 2 * ((derivative + 1) / 2) + (derivative % 2 == 0);
    return stencil > LEDGER_LEAST ? stencil : LEDGER_LEAST;
}

static void add_searches(struct forecast *f, struct one_search s, double n, size_t n_bounded, size_t least,
                         double in_a_row)
{
    f->calls += (size_t)ceil(s.calls * n);
    f->rounds += (size_t)ceil(s.rounds * in_a_row);
    f->least += least * n_bounded;
    f->most += s.most * n_bounded;
}

/* One search for each output along each variable: with lore those along the first teach the others, which take less. Searches of f that is asked in one
 * call run side by side. */
static void add_components(struct forecast *f, struct one_search s, size_t n, size_t n_wrt, bool learns,
                           unsigned derivative)
{
    const struct function_class *class = f->problem->f->class;
    enum { FEW = 64 }; /* of f that takes many points a call: step/component_search.c */
    const bool many = function_width(counted_of(f->problem->f)) == SIZE_MAX,
               teaches = learns && n_wrt > (many ? (size_t)FEW : (size_t)LORE_ENOUGH);
    const size_t m = n / n_wrt, n_taught = teaches ? n_wrt - LORE_ENOUGH : 0;
    const bool together = class->together || class->takes_many;
    const struct one_search other = limited(f->problem,
                                            (struct one_search){typical[SEARCHING_OTHER_OUTPUT].calls,
                                                                typical[SEARCHING_OTHER_OUTPUT].rounds, 0}),
                            taught =
                                limited(f->problem, (struct one_search){typical[SEARCHING_TAUGHT].calls,
                                                                        typical[SEARCHING_TAUGHT].rounds, 0});
    const double first = (double)(n_wrt - n_taught), rest = (double)n_taught, more = (double)(m - 1);
    double calls = s.calls * first + taught.calls * rest;
    if (m > 1) calls += more * (together ? other.calls : s.calls) * (double)n_wrt;
    f->calls += (size_t)ceil(calls);
    if (together)
        f->rounds += (size_t)ceil(s.rounds * (teaches ? first : 1) + (teaches ? taught.rounds : 0));
    else
        f->rounds += (size_t)ceil(calls);
    f->least += least_calls_of(derivative) * n;
    f->most += s.most * n;
    f->n_components += n;
}

/* One call answers all outputs, and what the first asked for serves the others: with the same few steps each of them has a value. */
static bool outputs_share(const struct problem *p)
{
    return p->f->n_outputs > 1 && !p->f->class->slices && !p->evaluations;
}

void forecast_derivatives(struct forecast *f, const struct differentiate_request *r)
{
    const struct problem *p = f->problem;
    const size_t n = p->f->n_outputs * p->n_wrt;
    const bool learns = r->selector == SELECTOR_AUTO;
    if (use_is_way(r->step.use)) {
        f->n_components += n; /* by rules: f is not called */
        return;
    }
    add_components(f, search_of(p, r->selector, &r->step), n, p->n_wrt, learns, r->step.derivative);
    if (learns && outputs_share(p)) f->least -= least_calls_of(r->step.derivative) * (n - p->n_wrt);
}

void forecast_implicit(struct forecast *f, const struct differentiate_request *r, size_t n_solved)
{
    const struct problem *p = f->problem;
    const size_t n_wrt = p->n_wrt + n_solved;
    add_searches(f, (struct one_search){1, 1, 1}, 1, 1, 1, 1); /* do the equations hold there? */
    if (!use_is_way(r->step.use))
        add_components(f, search_of(p, r->selector, &r->step), p->f->n_outputs * n_wrt, n_wrt,
                       r->selector == SELECTOR_AUTO, 1);
}

/* A second derivative along each variable, and along two directions for each pair; a pair that is not told well enough is looked at again. */
void forecast_hessian(struct forecast *f, bool along)
{
    enum { TRIES = 3 };
    const struct problem *p = f->problem;
    const size_t n = p->n_wrt, pairs = along && n > TRIES ? n : n * (n - 1) / 2,
                 single = n + (along && n > TRIES);
    const struct step_request second = {.derivative = 2, .use = N_USES};
    const struct one_search s = search_of(p, SELECTOR_AUTO, &second);
    add_searches(f, s, (double)single, single, least_calls_of(2), p->f->class->together ? 1 : (double)single);
    add_searches(f, s, 2 * (double)pairs, 2 * pairs, least_calls_of(2), 2 * (double)pairs);
    f->most += (TRIES - 1) * 2 * pairs * s.most;
    f->n_components += along ? n : n + pairs;
}

/* At each point f itself, the rows, and the remainders of the Taylor test. Who doubts a row asks other selectors, which nothing bounds that could be told
 * beforehand. */
void forecast_check(struct forecast *f, const struct checks_request *r)
{
    enum { DIRECTIONS_OF_TEST = 3 };
    const struct problem *p = f->problem;
    const size_t n_points = r->n_points ? r->n_points : 1, m = p->f->n_outputs,
                 n = m * (r->check.n_directions ? r->check.n_directions : p->n_wrt);
    struct one_search s = search_of(p, r->check.selector, &r->check.step);
    const bool by_step = !isnan(r->check.h);
    if (r->check.second) {
        for (size_t i = 0; i < n_points; i++) forecast_hessian(f, r->check.second->along != NULL);
        add_searches(f, (struct one_search){1, 1, 1}, (double)n_points, n_points, 1, (double)n_points);
        f->is_boundless = true;
        return;
    }
    if (by_step) s = limited(p, (struct one_search){2, 2, 4});
    for (size_t i = 0; i < n_points; i++) {
        const double value = r->n_points ? 2 : 1; /* of a random point f is asked beforehand, too */
        add_searches(f, (struct one_search){value, value, (size_t)value}, 1, 1, (size_t)value, 1);
        if (r->check.n_directions)
            add_searches(f, s, (double)n, n, LEDGER_LEAST, (double)n);
        else
            add_components(f, s, n, p->n_wrt, r->check.selector == SELECTOR_AUTO && !by_step, 1);
        if (r->check.taylor && !r->check.second)
            add_searches(f, (struct one_search){TAYLOR_STEPS + 1, 1, TAYLOR_STEPS + 1}, DIRECTIONS_OF_TEST,
                         DIRECTIONS_OF_TEST, 0, DIRECTIONS_OF_TEST);
    }
    if (r->check.n_directions) f->n_components += n * n_points;
    f->is_boundless = true;
}

void forecast_noises(struct forecast *f)
{
    const struct problem *p = f->problem;
    enum { MOST_OF_NOISE = 600 };
    const struct one_search s =
        limited(p, (struct one_search){typical[SEARCHING_NOISE].calls, typical[SEARCHING_NOISE].rounds,
                                       MOST_OF_NOISE});
    add_components(f, s, p->f->n_outputs * p->n_wrt, p->n_wrt, false, 1);
}

/* ---- Sweeps ---- */

/* Every node of every step, x itself once. Beside a first derivative stand the estimates of GSL's routines, each of four calls, and of four more at a
 * better step. */
static hstar_status add_steps(struct forecast *f, struct sweep_request *r, hstar_error *err)
{
    const struct problem *p = f->problem;
    enum { CALLS_OF_GSL = N_GSL_ROUTINES * 8 };
    const size_t n = p->f->n_outputs * p->n_wrt, n_formats = r->n_formats ? r->n_formats : 1;
    struct shared_nodes nodes;
    double *h = NULL;
    size_t n_h = 0;
    hstar_status status = shared_nodes_init(&nodes, r->methods, r->n_methods, err);
    if (status) return status;
    status = grid_new(&r->grid, &h, &n_h, err);
    const size_t calls = (nodes.n - nodes.has_zero) * n_h + nodes.has_zero;
    shared_nodes_clear(&nodes);
    free(h);
    const struct one_search gsl = {CALLS_OF_GSL, CALLS_OF_GSL, CALLS_OF_GSL};
    const size_t n_gsl = r->methods[0].derivative == 1 && !p->f->format ? n : 0;
    if (!status) add_searches(f, gsl, (double)n_gsl, n_gsl, CALLS_OF_GSL, (double)n_gsl);
    r->calls_of_steps = calls * n * n_formats + CALLS_OF_GSL * n_gsl;
    if (!status)
        add_searches(f, (struct one_search){(double)calls, 1 + (double)nodes.has_zero, calls},
                     (double)(n * n_formats), n * n_formats, calls, (double)(n * n_formats));
    return status;
}

hstar_status forecast_sweep(struct forecast *f, struct sweep_request *r, hstar_error *err)
{
    const struct problem *p = f->problem;
    const unsigned derivative = r->methods[0].derivative;
    const bool exact = function_is_exact(p->f), estimates = r->reference == REFERENCE_AUTO,
               measures = !exact && r->grid.kind != GRID_LIST;
    const struct step_request request = {.derivative = estimates ? derivative : 1, .use = N_USES};
    const size_t n = p->f->n_outputs * p->n_wrt;
    if (estimates || measures)
        add_components(f, search_of(p, SELECTOR_AUTO, &request), n, p->n_wrt, !measures, request.derivative);
    else
        f->n_components += n;
    return add_steps(f, r, err);
}

/* Of an expression the steps, too. */
hstar_status forecast_optimal(struct forecast *f, struct sweep_request *r, hstar_error *err)
{
    const struct problem *p = f->problem;
    const size_t n = p->f->n_outputs * p->n_wrt;
    const enum searching others =
        p->f->class->together ? SEARCHING_REMEMBERED_CHOICES : SEARCHING_OTHER_CHOICES;
    const double calls = typical[SEARCHING_FIRST].calls + typical[others].calls,
                 rounds = typical[SEARCHING_FIRST].rounds + typical[others].rounds;
    size_t most = 0;
    for (size_t id = 0; id < N_SELECTORS; id++)
        most += selectors[id].max_evaluations * (id == SELECTOR_AUTO ? 4 : 1);
    struct one_search s = {calls, rounds, most};
    if (p->evaluations) {
        s.most = p->evaluations * N_CHOICES;
        s.calls = fmin(calls, (double)s.most);
        s.rounds = fmin(rounds, s.calls);
    }
    add_searches(f, s, (double)n, n, LEDGER_LEAST * N_CHOICES, (double)n);
    f->n_components += n;
    return function_is_exact(p->f) ? add_steps(f, r, err) : HSTAR_OK;
}

/* ---- Downhill ---- */

/* How long the way is nobody knows. */
void forecast_descent(struct forecast *f, const struct descend_request *r)
{
    const struct problem *p = f->problem;
    const struct step_request first = {.derivative = 1, .use = N_USES};
    struct one_search s = search_of(p, SELECTOR_AUTO, &first);
    const double n = (double)p->n_wrt, curvatures = p->n_wrt > 1 ? n + 6 : 1;
    double looks = fmin(typical[SEARCHING_LOOKS].calls, (double)r->iterations + 1);
    f->n_components += p->n_wrt;
    f->least += LEDGER_LEAST * p->n_wrt;
    f->is_boundless = true;
    if (r->h > 0) { /* with a step that is given it goes on to the last iteration */
        looks = (double)r->iterations + 1;
        f->calls += (size_t)ceil(looks * (1 + 2 * n));
        f->rounds += (size_t)ceil(looks * (1 + 2 * n));
        return;
    }
    f->calls += (size_t)ceil(looks * s.calls * n + curvatures * typical[SEARCHING_LAST_LOOK].calls);
    f->rounds += (size_t)ceil(looks * s.rounds * (p->f->class->together ? 1 : n) +
                              curvatures * typical[SEARCHING_LAST_LOOK].calls);
}

/* ---- The whole ---- */

static hstar_status too_few_calls(const struct forecast *f, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%zu call%s of f %s too few for %zu derivative%s: at least %zu are needed",
              f->budget, f->budget == 1 ? "" : "s", f->budget == 1 ? "is" : "are", f->n_components,
              f->n_components == 1 ? "" : "s", f->least);
    error_remedy(err, "allow about %zu%s", f->calls,
                 f->problem->n_wrt > 1 ? ", or name fewer variables by --wrt" : "");
    return HSTAR_INVALID;
}

hstar_status forecast_ready(struct forecast *f, hstar_error *err)
{
    if (f->is_boundless) f->most = 0;
    if (f->budget && f->budget < f->least) return too_few_calls(f, err);
    if (f->budget && f->calls > f->budget) f->calls = f->budget;
    if (f->budget && (!f->most || f->most > f->budget)) f->most = f->budget;
    if (f->rounds > f->calls) f->rounds = f->calls;
    const double calls = (double)f->calls, rounds = (double)f->rounds;
    f->times = rounds + (calls - rounds) / (double)f->copies;
    ledger_expect(f->problem->ledger, calls);
    return HSTAR_OK;
}
