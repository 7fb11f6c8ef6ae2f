/* Implicit derivatives: all first derivatives of the equations, and a linear system of balls made of them and their bars. */
#include "derive/implicit.h"
#include "base/memory.h"
#include "base/texts.h"
#include "derive/overrule.h"
#include "number/ball_matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PRECISION = 256 };

/* The derivatives of the equations: m of them, by n variables and the m that they are solved for. */
struct equations {
    const struct implicit_request *request;
    struct derivatives *all;
    size_t m, n;
};

static const struct derivative *derivative_at(const struct equations *e, size_t equation, size_t variable)
{
    return &e->all->component[equation * (e->n + e->m) + variable];
}

/* ---- The system ---- */

typedef bool ball_of(const struct derivative *d, arb_t ball);

static bool ball_of_step(const struct derivative *d, arb_t ball)
{
    arb_set_d(ball, d->step.value);
    mag_set_d(arb_radref(ball), d->step.bar);
    return isfinite(d->step.value) && isfinite(d->step.bar);
}

static bool ball_of_proof(const struct derivative *d, arb_t ball)
{
    arb_set_d(ball, d->exact.value);
    mag_set_d(arb_radref(ball), d->exact.bound);
    return d->exact.source == REFERENCE_EXACT && !d->exact.beyond && isfinite(d->exact.bound);
}

/* Columns of the derivatives, from `first` on; false where one of them is none. */
static bool fill_matrix(const struct equations *e, size_t first, ball_of *ball, arb_mat_t matrix)
{
    for (size_t i = 0; i < e->m; i++)
        for (size_t j = 0; j < (size_t)arb_mat_ncols(matrix); j++)
            if (!ball(derivative_at(e, i, first + j), arb_mat_entry(matrix, (slong)i, (slong)j)))
                return false;
    return true;
}

/* -(dg/dy)^-1 dg/dx; false where that has no end. */
static bool solve_system(const struct equations *e, ball_of *ball, arb_mat_t solution)
{
    arb_mat_t by_solved, by_others;
    arb_mat_init(by_solved, (slong)e->m, (slong)e->m);
    arb_mat_init(by_others, (slong)e->m, (slong)e->n);
    bool solved = fill_matrix(e, e->n, ball, by_solved) && fill_matrix(e, 0, ball, by_others);
    solved = solved && arb_mat_solve(solution, by_solved, by_others, PRECISION);
    arb_mat_neg(solution, solution);
    arb_mat_clear(by_solved);
    arb_mat_clear(by_others);
    return solved;
}

/* ---- The rows ---- */

/* Of all that it is made of: the derivatives by all solved variables, and those by its own. */
static enum stop worst_stop(const struct equations *e, size_t variable)
{
    enum stop worst = derivative_at(e, 0, variable)->step.stop;
    for (size_t i = 0; i < e->m; i++)
        for (size_t j = 0; j <= e->m; j++) {
            const enum stop stop = derivative_at(e, i, j < e->m ? e->n + j : variable)->step.stop;
            if (stops[stop].trust > stops[worst].trust) worst = stop;
        }
    return worst;
}

/* The value of a row, where the system of what was found has a solution. */
static void fill_step(const struct equations *e, size_t k, size_t variable, const arb_mat_t found,
                      bool solved, struct derivative *row)
{
    const struct step *like = &derivative_at(e, k, variable)->step;
    row->step = *like;
    row->step.h = row->step.h_largest = (double)NAN;
    row->step.noise = (double)NAN;
    row->step.side = 0;
    row->step.order = 0;
    row->step.use = N_USES;
    row->step.piece =
        (struct step_piece){(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
    row->step.stop = worst_stop(e, variable);
    row->step.value = (double)NAN;
    row->step.bar = (double)INFINITY;
    for (size_t j = 0; j < e->m && variable == 0; j++)
        row->step.evaluations += derivative_at(e, k, e->n + j)->step.evaluations;
    if (solved)
        row->step.value = ball_double_bar(arb_mat_entry(found, (slong)k, (slong)variable), &row->step.bar);
    else if (stops[row->step.stop].trust == TRUST_OK)
        row->step.stop = STOP_SINGULAR;
}

static hstar_status row_without_proof(struct derivative *row, const struct equations *e, hstar_error *err)
{
    static const char singular[] = "the equations do not change with the variables that they are solved for";
    const char *reason = singular;
    for (size_t i = 0; i < e->all->n_components; i++)
        if (e->all->component[i].exact.source != REFERENCE_EXACT && e->all->component[i].exact.reason)
            reason = e->all->component[i].exact.reason;
    row->error = (double)NAN;
    row->exact = (struct reference){.source = REFERENCE_NONE, .value = (double)NAN, .bound = (double)NAN};
    row->exact.reason = memory_text(reason, strlen(reason));
    return row->exact.reason ? HSTAR_OK : error_memory(err);
}

static hstar_status prove_row(const struct equations *e, arb_t ball, bool solved, struct derivative *row,
                              hstar_error *err)
{
    if (!solved || !arb_is_finite(ball)) return row_without_proof(row, e, err);
    arb_t value;
    arb_init(value);
    hstar_status status = reference_of_ball(ball, &row->exact, err);
    row->error = (double)NAN;
    if (!status && isfinite(row->step.value)) {
        double slack;
        arb_set_d(value, row->step.value);
        arb_sub(value, value, ball, PRECISION);
        row->error = ball_double(value);
        ball_double_bar(ball, &slack);
        if (!(e->request->of.problem->accuracy > 0)) overrule(&row->step, row->error, slack);
    }
    arb_clear(value);
    return status;
}

static hstar_status fill_derivatives(const struct equations *e, struct derivatives *d, hstar_error *err)
{
    arb_mat_t found, proven;
    hstar_status status = HSTAR_OK;
    arb_mat_init(found, (slong)e->m, (slong)e->n);
    arb_mat_init(proven, (slong)e->m, (slong)e->n);
    const bool solved = solve_system(e, ball_of_step, found), proof = solve_system(e, ball_of_proof, proven);
    for (size_t i = 0; i < d->n_components && !status; i++) {
        const size_t k = i / e->n, variable = i % e->n;
        d->component[i].output = k;
        d->component[i].wrt = d->problem->wrt[variable];
        fill_step(e, k, variable, found, solved, &d->component[i]);
        status = prove_row(e, arb_mat_entry(proven, (slong)k, (slong)variable), proof, &d->component[i], err);
    }
    arb_mat_clear(found);
    arb_mat_clear(proven);
    return status;
}

/* How far each solved variable is from where the equations hold, to first order: what they leave, through the same system. */
static hstar_status fill_off(const struct equations *e, struct derivatives *d, hstar_error *err)
{
    arb_mat_t by_solved, left, off;
    double *g = memory_array(e->m, sizeof *g);
    hstar_status status = g ? problem_values(d->problem, d->problem->point, g, err) : error_memory(err);
    arb_mat_init(by_solved, (slong)e->m, (slong)e->m);
    arb_mat_init(left, (slong)e->m, 1);
    arb_mat_init(off, (slong)e->m, 1);
    const bool told = !status && fill_matrix(e, e->n, ball_of_step, by_solved);
    for (size_t i = 0; i < e->m && told; i++) arb_set_d(arb_mat_entry(left, (slong)i, 0), g[i]);
    const bool solved = told && arb_mat_solve(off, by_solved, left, PRECISION);
    for (size_t k = 0; k < e->m && !status; k++)
        d->off[k] = solved ? ball_double(arb_mat_entry(off, (slong)k, 0)) : (double)NAN;
    arb_mat_clear(by_solved);
    arb_mat_clear(left);
    arb_mat_clear(off);
    free(g);
    return status;
}

/* ---- The whole ---- */

/* The problem of all derivatives: by the variables of wrt, and by the solved ones behind them. */
static hstar_status widen_problem(const struct implicit_request *r, struct problem **wide, hstar_error *err)
{
    const struct problem *p = r->of.problem;
    size_t *wrt = memory_array(p->n_wrt + r->n_solved, sizeof *wrt);
    if (!wrt) return error_memory(err);
    memcpy(wrt, p->wrt, p->n_wrt * sizeof *wrt);
    memcpy(wrt + p->n_wrt, r->solved, r->n_solved * sizeof *wrt);
    hstar_status status = problem_copy(p, wide, err);
    if (!status) status = problem_set_wrt(*wide, wrt, p->n_wrt + r->n_solved, err);
    free(wrt);
    return status;
}

static hstar_status new_derivatives(const struct implicit_request *r, struct derivatives **result,
                                    hstar_error *err)
{
    const struct problem *p = r->of.problem;
    struct derivatives *d = memory_array(1, sizeof *d);
    if (!d) return error_memory(err);
    *d = (struct derivatives){.problem = problem_hold(p),
                              .selector = r->of.selector,
                              .step = r->of.step,
                              .solved = memory_array(r->n_solved, sizeof *d->solved),
                              .off = memory_array(r->n_solved, sizeof *d->off),
                              .component = memory_array(r->n_solved, p->n_wrt * sizeof *d->component)};
    *result = d;
    if (!d->solved || !d->off || !d->component) return error_memory(err);
    d->n_solved = r->n_solved;
    for (size_t k = 0; k < r->n_solved; k++) {
        const char *name = p->f->variables[r->solved[k]];
        if (!(d->solved[k] = memory_text(name, strlen(name)))) return error_memory(err);
    }
    d->n_components = r->n_solved * p->n_wrt;
    return HSTAR_OK;
}

hstar_status implicit_run(const struct implicit_request *request, struct derivatives **result,
                          hstar_error *err)
{
    struct equations e = {.request = request, .m = request->n_solved, .n = request->of.problem->n_wrt};
    struct differentiate_request all = request->of;
    struct problem *wide = NULL;
    struct derivatives *d = NULL;
    hstar_status status = widen_problem(request, &wide, err);
    all.problem = wide;
    if (wide && wide->ledger) wide->ledger->reserve = 1; /* see fill_off */
    if (!status) status = differentiate_run(&all, &e.all, err);
    if (!status) status = new_derivatives(request, &d, err);
    if (!status) status = fill_derivatives(&e, d, err);
    if (!status) status = fill_off(&e, d, err);
    derivatives_free(e.all);
    problem_release(wide);
    if (status)
        derivatives_free(d);
    else
        *result = d;
    return status;
}
