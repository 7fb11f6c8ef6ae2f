/* The questions: from a problem and options to a request, its answer, and results. */
#include "api/options.h"
#include "api/problem.h"
#include "api/results.h"
#include "base/memory.h"
#include "base/texts.h"
#include "check/claim_text.h"
#include "derive/sweep_result.h"
#include "function/source/direction.h"
#include "function/source/expression.h"
#include "problem/point_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A question on its way. */
struct question {
    hstar_options options;
    struct problem *problem; /* as it is asked */
    struct progress progress;
};

static bool tell(void *context, size_t done, size_t all)
{
    const struct question *q = context;
    return q->options.progress(q->options.progress_context, done, all) == 0;
}

static const struct progress *listener(const struct question *q)
{
    return q->options.progress ? &q->progress : NULL;
}

/* A point that was moved since may lie beyond bounds. */
static hstar_status check_within(const struct problem *p, hstar_error *err)
{
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double x = p->point[v], low = p->lower ? p->lower[v] : -(double)INFINITY,
                     high = p->upper ? p->upper[v] : (double)INFINITY;
        if (!(x >= low && x <= high))
            return error_set(err, HSTAR_INVALID, "%.60s = %.17g is outside the bounds %g and %g",
                             p->f->variables[v], x, low, high);
    }
    return HSTAR_OK;
}

hstar_status problem_asked(const hstar_problem *problem, const hstar_options *options, struct problem **asked,
                           hstar_error *err)
{
    struct problem *p;
    hstar_status status = check_within(problem->problem, err);
    if (!status) status = problem_copy(problem->problem, &p, err);
    if (status) return status;
    p->evaluations = options->evaluations;
    status = options->n_command ? problem_set_command(p, options->command, options->n_command, err) : HSTAR_OK;
    if (status)
        problem_release(p);
    else
        *asked = p;
    return status;
}

static hstar_status begin(struct question *q, const hstar_problem *problem, const hstar_options *options,
                          const void *results, hstar_error *err)
{
    *q = (struct question){.progress = {tell, q}};
    if (!problem || !results)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", problem ? "place for the results" : "problem");
    hstar_status status = options_read(options, &q->options, err);
    return status ? status : problem_asked(problem, &q->options, &q->problem, err);
}

/* The results of a question that was answered, or not. */
static hstar_status end(struct question *q, hstar_status status, enum result_kind kind, void *found,
                        hstar_results **results, hstar_error *err)
{
    if (!status) status = results_new(kind, found, q->problem, results, err);
    problem_release(q->problem);
    balls_forget(); /* nobody tells us of the thread's end */
    return status;
}

/* ---- Derivatives ---- */

static hstar_status ask_derivatives(struct question *q, struct derivatives **found, hstar_error *err)
{
    struct differentiate_request r = {.problem = q->problem, .progress = listener(q)};
    hstar_status status = options_step(&q->options, &r.selector, &r.step, err);
    return status ? status : differentiate_run(&r, found, err);
}

hstar_status hstar_jacobian(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct question q;
    struct derivatives *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = ask_derivatives(&q, &found, err);
    return end(&q, status, RESULT_DERIVATIVES, found, results, err);
}

/* How far t may go, from 0, for each variable to stay within its ends. */
static hstar_status limit_direction(const struct problem *p, const double *direction, struct problem *along,
                                    hstar_error *err)
{
    double lower = -(double)INFINITY, upper = (double)INFINITY;
    for (size_t v = 0; v < p->f->n_variables; v++) {
        const double d = direction[v], low = problem_lower(p, p->point, v) - p->point[v],
                     high = problem_upper(p, p->point, v) - p->point[v];
        if (d == 0) continue;
        lower = fmax(lower, d > 0 ? low / d : high / d);
        upper = fmin(upper, d > 0 ? high / d : low / d);
    }
    hstar_status status = problem_set_lower(along, &lower, err);
    return status ? status : problem_set_upper(along, &upper, err);
}

/* A problem of t alone, which keeps the other one. The direction is looked at while f is called, and not later. */
static hstar_status problem_along(const struct problem *p, const double *direction, struct problem **along,
                                  hstar_error *err)
{
    struct problem_parts parts = {.point = calloc(1, sizeof *parts.point), .wrt = calloc(1, sizeof *parts.wrt)};
    struct problem *a = NULL;
    hstar_status status = parts.point && parts.wrt ? HSTAR_OK : error_memory(err);
    if (!status) status = along_new(p->f, p->point, direction, &parts.f, err);
    if (!status) {
        parts.of = problem_hold(p);
        status = problem_new(&parts, 1, &a, err);
        if (status) problem_release(p);
    }
    if (status) {
        function_free(parts.f);
        free(parts.point);
        free(parts.wrt);
        return status;
    }
    a->noise = p->noise;
    a->accuracy = p->accuracy;
    a->evaluations = p->evaluations;
    a->n_threads = p->n_threads;
    status = limit_direction(p, direction, a, err);
    if (!status) status = problem_set_command(a, p->command, p->n_command, err);
    if (status)
        problem_release(a);
    else
        *along = a;
    return status;
}

static hstar_status check_direction(const struct problem *p, const double *direction, hstar_error *err)
{
    bool moves = false;
    if (!direction) return error_set(err, HSTAR_INVALID, "the direction is NULL");
    for (size_t v = 0; v < p->f->n_variables; v++) {
        if (!isfinite(direction[v]))
            return error_set(err, HSTAR_INVALID, "the direction is not finite along %.60s: %g",
                             p->f->variables[v], direction[v]);
        moves = moves || direction[v] != 0;
    }
    return moves ? HSTAR_OK : error_set(err, HSTAR_INVALID, "the direction is 0");
}

hstar_status hstar_along(const hstar_problem *problem, const double *direction, const hstar_options *options,
                         hstar_results **results, hstar_error *err)
{
    struct question q;
    struct derivatives *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = check_direction(q.problem, direction, err);
    if (!status) {
        struct problem *along;
        status = problem_along(q.problem, direction, &along, err);
        if (!status) {
            problem_release(q.problem); /* which the other holds */
            q.problem = along;
        }
    }
    if (!status) status = ask_derivatives(&q, &found, err);
    return end(&q, status, RESULT_DERIVATIVES, found, results, err);
}

/* ---- Checks ---- */

static hstar_status claim_of(const hstar_problem *problem, const struct problem *p, struct claim_made *made,
                             hstar_error *err)
{
    struct function *g;
    hstar_status status;
    switch (problem->gradient) {
    case GRADIENT_FUNCTION:
        status = callback_new(&problem->gradient_call, p->f->n_variables,
                              p->f->n_outputs * p->f->n_variables, &g, err);
        return status ? status : claim_from_function(p, g, made, err);
    case GRADIENT_VALUES:
        made->numbers = true;
        return claim_numbers(problem->gradient_text, p->f->n_outputs * p->n_wrt, &made->claim, err);
    case GRADIENT_TEXT:
    case GRADIENT_BY_PROGRAM:
        break;
    }
    return claim_from_text(p, problem->gradient_text, made, err);
}

static hstar_status check_tolerances(const hstar_options *o, hstar_error *err)
{
    if (!(o->rtol >= 0)) return error_set(err, HSTAR_INVALID, "rtol must be at least 0, not %g", o->rtol);
    if (!(o->atol >= 0)) return error_set(err, HSTAR_INVALID, "atol must be at least 0, not %g", o->atol);
    if (!(o->step >= 0 && isfinite(o->step)))
        return error_set(err, HSTAR_INVALID, "the step must be above 0, not %g", o->step);
    if (o->step > 0 && o->selector) {
        error_set(err, HSTAR_INVALID, "both the step and the selector say how the step is chosen");
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status check_request_of(const struct question *q, struct checks_request *r, hstar_error *err)
{
    const hstar_options *o = &q->options;
    size_t criterion = CRITERION_BARS;
    hstar_options first = *o;
    first.derivative = 1;
    hstar_status status = options_name("criterion", o->criterion, criterion_names, N_CRITERIA, CRITERION_BARS,
                                       &criterion, err);
    if (!status) status = check_tolerances(o, err);
    if (!status) status = options_step(&first, &r->check.selector, &r->check.step, err);
    r->check.problem = q->problem;
    r->check.criterion = (enum criterion)criterion;
    r->check.rtol = o->rtol;
    r->check.atol = o->atol;
    r->check.h = o->step > 0 ? o->step : (double)NAN;
    r->check.n_directions = o->directions;
    r->check.seed = o->seed;
    r->check.taylor = o->taylor != 0;
    r->check.progress = listener(q);
    r->n_points = o->points;
    return status;
}

hstar_status hstar_check(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct question q;
    struct checks_request r = {0};
    struct claim_made made = {0};
    struct checks *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = check_request_of(&q, &r, err);
    if (!status) status = claim_of(problem, q.problem, &made, err);
    if (!status && made.numbers && r.n_points) {
        status = error_set(err, HSTAR_INVALID,
                           "several points need a gradient that can be computed at each of them, and it is numbers");
        error_remedy(err, "numbers belong to one point, that of the problem");
    }
    r.check.claim = made.claim;
    if (!status) status = checks_run(&r, &found, err);
    claim_made_clear(&made);
    return end(&q, status, RESULT_CHECKS, found, results, err);
}

/* ---- Noise ---- */

hstar_status hstar_noise(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct question q;
    struct noises *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = noises_run(q.problem, listener(&q), &found, err);
    return end(&q, status, RESULT_NOISES, found, results, err);
}

/* ---- Sweeps ---- */

/* What a sweep is asked with, in memory of its own. */
struct sweep_asked {
    struct method *methods;
    struct function *given;
    const struct format *formats[N_FORMATS];
    struct sweep_request request;
};

static void sweep_asked_clear(struct sweep_asked *s)
{
    methods_free(s->methods, s->request.n_methods);
    function_free(s->given);
}

static const char classic_methods[] = "forward,backward,central,five-point";

static hstar_status read_methods(const struct question *q, const char *methods, unsigned derivative,
                                 struct sweep_asked *s, hstar_error *err)
{
    hstar_status status = options_derivative(&q->options, STENCIL_MAX_DERIVATIVE, err);
    if (!status) status = methods_new(methods, derivative, &s->methods, &s->request.n_methods, err);
    s->request.methods = s->methods;
    return status;
}

/* A name that is not there yet. */
static hstar_status add_format(const char *name, struct sweep_asked *s, hstar_error *err)
{
    const char *names[N_FORMATS];
    struct sweep_request *r = &s->request;
    size_t index;
    for (size_t i = 0; i < N_FORMATS; i++) names[i] = formats[i].name;
    hstar_status status = options_name("format", name, names, N_FORMATS, FORMAT_DOUBLE, &index, err);
    if (status) return status;
    for (size_t i = 0; i < r->n_formats; i++)
        if (s->formats[i] == &formats[index])
            return error_set(err, HSTAR_INVALID, "the formats name %s twice", name);
    s->formats[r->n_formats++] = &formats[index];
    return HSTAR_OK;
}

static hstar_status read_formats(const char *list, struct sweep_asked *s, hstar_error *err)
{
    char **parts = NULL;
    size_t n = 0;
    hstar_status status = split_commas(list ? list : formats[FORMAT_DOUBLE].name, &parts, &n, err);
    const bool all = !status && n == 1 && !strcmp(parts[0], "all");
    for (size_t i = 0; i < N_FORMATS && all && !status; i++) status = add_format(formats[i].name, s, err);
    for (size_t i = 0; i < n && !all && !status; i++) status = add_format(parts[i], s, err);
    texts_free(parts, n);
    s->request.formats = s->formats;
    return status;
}

/* The steps that people check gradients with, 1e-4 to 1e-7, are to be seen in any format. */
#define LARGEST_FROM 1e-8

/* Smaller steps than the unit roundoff vanish beside a point near 1. */
static double power_of_ten_below(double x)
{
    char text[32];
    snprintf(text, sizeof text, "1e%.0f", floor(log10(x)));
    return strtod(text, NULL);
}

static hstar_status read_grid(const hstar_options *o, struct sweep_asked *s, hstar_error *err)
{
    static const hstar_options standard = HSTAR_OPTIONS;
    const size_t least = 2;
    struct sweep_request *r = &s->request;
    size_t kind, rule;
    hstar_status status = options_name("grid", o->grid, grid_names, N_GRIDS, GRID_LOG, &kind, err);
    if (!status)
        status = options_name("step rule", o->step_rule, step_rule_names, N_STEP_RULES, STEP_RULE_GIVEN, &rule,
                              err);
    if (status) return status;
    if (o->steps < least)
        return error_set(err, HSTAR_INVALID, "a sweep has at least %zu steps, not %zu", least, o->steps);
    if (kind == GRID_POWERS_OF_TWO && o->steps != standard.steps)
        return error_set(err, HSTAR_INVALID,
                         "the number of steps does not go with the grid powers-of-two, which has them all");
    const struct format *finest = r->n_formats ? r->formats[0] : &formats[FORMAT_DOUBLE];
    for (size_t i = 1; i < r->n_formats; i++)
        if (r->formats[i]->bits > finest->bits) finest = r->formats[i];
    r->grid = (struct grid){.kind = (enum grid_kind)kind,
                            .from = o->from,
                            .to = o->to,
                            .n = o->steps,
                            .from_asked = o->from != 0,
                            .to_asked = o->to != standard.to};
    if (o->from == 0) r->grid.from = fmin(power_of_ten_below(finest->unit_roundoff), LARGEST_FROM);
    r->step_rule = (enum step_rule)rule;
    return HSTAR_OK;
}

/* exact, gsl, or an expression for each component. Without an exact form there is no exact reference either: GSL's is the standard then. */
static hstar_status read_reference(const struct question *q, struct sweep_asked *s, hstar_error *err)
{
    const struct problem *p = q->problem;
    const struct function *f = p->f;
    const char *text = q->options.reference;
    struct sweep_request *r = &s->request;
    if (!text) text = reference_names[function_is_exact(f) ? REFERENCE_EXACT : REFERENCE_GSL];
    r->reference = REFERENCE_GIVEN;
    if (!strcmp(text, reference_names[REFERENCE_EXACT])) r->reference = REFERENCE_EXACT;
    if (!strcmp(text, reference_names[REFERENCE_GSL])) r->reference = REFERENCE_GSL;
    if (r->reference != REFERENCE_GIVEN) return HSTAR_OK;

    const size_t wanted = f->n_outputs * p->n_wrt;
    size_t n = 0;
    char **parts = NULL;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status && n != wanted) {
        status = error_set(err, HSTAR_INVALID,
                           "the reference gives %zu derivative%s, and there %s %zu to compare with", n,
                           n == 1 ? "" : "s", wanted == 1 ? "is" : "are", wanted);
        error_remedy(
            err,
            "exact, gsl, or one expression a variable with commas between them, in the order of the point");
    }
    if (!status)
        status = expression_new((const char *const *)parts, n, (const char *const *)f->variables,
                                f->n_variables, &s->given, err);
    texts_free(parts, n);
    r->given = s->given;
    return status;
}

static hstar_status ask_sweep(const struct question *q, struct sweep_asked *s, hstar_error *err)
{
    const hstar_options *o = &q->options;
    s->request.problem = q->problem;
    s->request.progress = listener(q);
    hstar_status status = read_methods(q, o->methods ? o->methods : classic_methods, o->derivative, s, err);
    if (!status) status = read_formats(o->formats, s, err);
    if (!status) status = read_grid(o, s, err);
    if (!status) status = read_reference(q, s, err);
    s->request.anatomy = o->anatomy && function_is_exact(q->problem->f);
    return status;
}

hstar_status hstar_sweep(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct question q;
    struct sweep_asked s = {0};
    struct sweep *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = ask_sweep(&q, &s, err);
    if (!status) status = sweep_result_new(&s.request, &found, err);
    sweep_asked_clear(&s);
    return end(&q, status, RESULT_SWEEP, found, results, err);
}

hstar_status hstar_optimal(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                           hstar_error *err)
{
    struct question q;
    struct sweep_asked s = {0};
    struct optimal *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    s.request.problem = q.problem;
    s.request.reference = REFERENCE_EXACT;
    s.request.anatomy = true;
    s.request.progress = listener(&q);
    if (!status) status = read_methods(&q, classic_methods, 1, &s, err);
    if (!status) status = read_grid(&q.options, &s, err);
    if (!status) status = optimal_run(&s.request, &found, err);
    sweep_asked_clear(&s);
    return end(&q, status, RESULT_OPTIMAL, found, results, err);
}

/* ---- Descent ---- */

static hstar_status descent_request_of(const struct question *q, struct descend_request *r, hstar_error *err)
{
    const hstar_options *o = &q->options;
    const double standard_rate = 0.01;
    size_t method;
    hstar_status status = options_name("descent", o->descent, descent_names, N_DESCENTS, DESCENT_BFGS, &method, err);
    if (status) return status;
    *r = (struct descend_request){.problem = q->problem,
                                  .method = (enum descent_method)method,
                                  .rate = o->rate == 0 ? standard_rate : o->rate,
                                  .tolerance = o->tolerance,
                                  .iterations = o->iterations,
                                  .step = {.derivative = 1, .use = N_USES},
                                  .progress = listener(q)};
    if (o->rate != 0 && r->method != DESCENT_STEEPEST) {
        error_set(err, HSTAR_INVALID, "the rate belongs to steepest descent: %s finds the length of its steps itself",
                  descent_names[r->method]);
        error_remedy(err, "leave it away, or ask for the descent steepest");
        return HSTAR_INVALID;
    }
    if (!(r->rate > 0)) return error_set(err, HSTAR_INVALID, "the rate must be above 0, not %g", r->rate);
    if (!(r->tolerance >= 0))
        return error_set(err, HSTAR_INVALID, "the tolerance must be at least 0, not %g", r->tolerance);
    if (!r->iterations) return error_set(err, HSTAR_INVALID, "there must be at least 1 iteration");
    if (q->problem->f->n_outputs == 1) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "one function is minimised, and there are %zu", q->problem->f->n_outputs);
    error_remedy(err, "minimise a number made of them, such as the sum of their squares");
    return HSTAR_INVALID;
}

hstar_status hstar_minimize(const hstar_problem *problem, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    struct question q;
    struct descend_request r;
    struct descent *found = NULL;
    hstar_status status = begin(&q, problem, options, results, err);
    if (!status) status = descent_request_of(&q, &r, err);
    if (!status) status = descend_run(&r, &found, err);
    return end(&q, status, RESULT_DESCENT, found, results, err);
}

/* ---- Stencils ---- */

/* Some methods are no stencil, or a different one at every step. */
static hstar_status check_stencils(const struct stencils *s, hstar_error *err)
{
    for (size_t m = 0; m < s->n; m++) {
        if (method_has_stencil(&s->methods[m])) continue;
        error_set(err, HSTAR_INVALID, "%s has no stencil of its own", s->methods[m].name);
        error_remedy(err, "`hstar list methods` says what it does");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

hstar_status hstar_stencils(const char *methods, const char *nodes, const hstar_options *options,
                            hstar_results **results, hstar_error *err)
{
    hstar_options o;
    if ((!methods) == (!nodes) || !results)
        return error_set(err, HSTAR_INVALID, "%s",
                         results ? "either methods or nodes make stencils" : "the place for the results is NULL");
    hstar_status status = options_read(options, &o, err);
    if (!status) status = options_derivative(&o, STENCIL_MAX_DERIVATIVE, err);
    struct stencils *s = status ? NULL : memory_array(1, sizeof *s);
    if (!status && !s) status = error_memory(err);
    if (status) return status;
    *s = (struct stencils){.derivative = o.derivative, .format = &formats[FORMAT_DOUBLE], .n = 1};
    status = nodes ? method_on_nodes(nodes, o.derivative, &s->methods, err)
                   : methods_new(methods, o.derivative, &s->methods, &s->n, err);
    if (!status) status = check_stencils(s, err);
    if (!status && o.n_command) {
        s->command = texts_copy(o.command, o.n_command);
        s->n_command = s->command ? o.n_command : 0;
        if (!s->command) status = error_memory(err);
    }
    if (!status) return results_new(RESULT_STENCILS, s, NULL, results, err);
    if (!s->methods) s->n = 0;
    stencils_free(s);
    return status;
}
