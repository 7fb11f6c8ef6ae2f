/* hstar_sweep and hstar_optimal. */
#include "api/question.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "base/texts.h"
#include "derive/sweep_result.h"
#include "function/source/expression.h"
#include "function/source/with_locals.h"
#include "problem/point_text.h"
#include "sweep/check_request.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a sweep is asked with, in memory of its own. */
struct sweep_asked {
    struct method *methods;
    struct function *given;
    double *steps; /* n_steps that were named; or NULL */
    size_t n_steps;
    const struct format *formats[N_FORMATS];
    struct sweep_request request;
};

static void sweep_asked_clear(struct sweep_asked *s)
{
    methods_free(s->methods, s->request.n_methods);
    function_free(s->given);
    free(s->steps);
}

static const char classic_methods[] = "forward,backward,central,five-point";

static hstar_status read_methods(const struct asked_question *q, const char *methods, unsigned derivative,
                                 struct sweep_asked *s, hstar_error *err)
{
    hstar_status status = options_derivative(&q->options, STENCIL_MAX_DERIVATIVE, err);
    if (!status) status = methods_new(methods, derivative, &s->methods, &s->request.n_methods, err);
    s->request.methods = s->methods;
    return status;
}

/* The steps that people check gradients with, 1e-4 to 1e-7, are to be seen in any format. */
#define LARGEST_FROM 1e-8

/* Smaller steps than the unit roundoff vanish beside a point near 1. */
static double power_of_ten_below(double x)
{
    char text[32];
    snprintf(text, sizeof text, "1e%.0f", floor(log10(x)));
    return numeral_read(text, NULL);
}

/* "1e-4,1e-5" */
static hstar_status read_named_steps(const char *text, struct sweep_asked *s, hstar_error *err)
{
    char **parts = NULL;
    size_t n = 0;
    if (!text) return HSTAR_OK;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status && !(s->steps = memory_array(n, sizeof *s->steps))) status = error_memory(err);
    for (size_t i = 0; i < n && !status; i++) {
        struct point number;
        if (point_parse(parts[i], &number, NULL)) {
            status = error_set(err, HSTAR_INVALID, "the step \"%.60s\" is not a number", parts[i]);
            continue;
        }
        s->steps[s->n_steps++] = number.values[0];
        point_clear(&number);
    }
    texts_free(parts, n);
    return status;
}

static hstar_status read_grid(const hstar_options *o, struct sweep_asked *s, hstar_error *err)
{
    static const hstar_options standard = HSTAR_OPTIONS;
    const size_t least = 2;
    struct sweep_request *r = &s->request;
    size_t kind, rule;
    hstar_status status = options_name("grid", o->grid, grid_names, N_GRIDS, GRID_LOG, &kind, err);
    if (!status)
        status = options_name("step rule", o->step_rule, step_rule_names, N_STEP_RULES, STEP_RULE_GIVEN,
                              &rule, err);
    if (status) return status;
    if (o->steps < least)
        return error_set(err, HSTAR_INVALID, "a sweep has at least %zu steps, not %zu", least, o->steps);
    if (kind == GRID_POWERS_OF_TWO && o->steps != standard.steps)
        return error_set(err, HSTAR_INVALID,
                         "the number of steps does not go with the grid powers-of-two, which has them all");
    const struct format *finest = r->n_formats ? r->formats[0] : &formats[FORMAT_DOUBLE];
    for (size_t i = 1; i < r->n_formats; i++)
        if (r->formats[i]->bits > finest->bits) finest = r->formats[i];
    if (o->named_steps) kind = GRID_LIST;
    if (kind == GRID_LIST && !o->named_steps)
        return error_set(err, HSTAR_INVALID, "the grid list is what named steps make, and there are none");
    r->grid = (struct grid){.kind = (enum grid_kind)kind,
                            .list = s->steps,
                            .from = o->from,
                            .to = o->to == 0 ? 1 : o->to,
                            .n = s->steps ? s->n_steps : o->steps,
                            .from_asked = o->from != 0,
                            .to_asked = o->to != 0};
    if (o->from == 0) r->grid.from = fmin(power_of_ten_below(finest->unit_roundoff), LARGEST_FROM);
    r->step_rule = (enum step_rule)rule;
    return HSTAR_OK;
}

/* exact, auto, gsl, or an expression for each component. Without an exact form there is no exact reference either: auto's is the standard then. */
static hstar_status read_reference(const struct asked_question *q, struct sweep_asked *s, hstar_error *err)
{
    const struct problem *p = q->problem;
    const struct function *f = p->f;
    const char *text = q->options.reference;
    struct sweep_request *r = &s->request;
    if (!text) text = reference_names[function_is_exact(f) ? REFERENCE_EXACT : REFERENCE_AUTO];
    r->reference = REFERENCE_GIVEN;
    for (int named = REFERENCE_EXACT; named < REFERENCE_GIVEN; named++)
        if (!strcmp(text, reference_names[named])) r->reference = (enum reference_source)named;
    if (r->reference != REFERENCE_GIVEN) return HSTAR_OK;

    const size_t wanted = f->n_outputs * p->n_wrt;
    size_t n = 0;
    char **parts = NULL;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status && n != wanted) {
        status = error_set(err, HSTAR_INVALID,
                           "the reference gives %zu derivative%s, and there %s %zu to compare with", n,
                           n == 1 ? "" : "s", wanted == 1 ? "is" : "are", wanted);
        error_remedy(err, "exact, auto, gsl, or one expression a variable with commas between them, in the "
                          "order of the point");
    }
    if (!status) status = with_locals(f, parts, n, err);
    if (!status)
        status = expression_new((const char *const *)parts, n, (const char *const *)f->variables,
                                f->n_variables, &s->given, err);
    texts_free(parts, n);
    r->given = s->given;
    return status;
}

static hstar_status ask_sweep(const struct asked_question *q, struct sweep_asked *s, hstar_error *err)
{
    const hstar_options *o = &q->options;
    s->request.problem = q->problem;
    s->request.progress = question_listener(q);
    hstar_status status = read_methods(q, o->methods ? o->methods : classic_methods, o->derivative, s, err);
    if (!status) status = options_formats(o->formats, s->formats, &s->request.n_formats, err);
    s->request.formats = s->formats;
    if (!status) status = read_named_steps(o->named_steps, s, err);
    if (!status) status = read_grid(o, s, err);
    if (!status) status = read_reference(q, s, err);
    s->request.anatomy = o->anatomy && function_is_exact(q->problem->f);
    return status;
}

hstar_status hstar_sweep(const hstar_problem *problem, const hstar_options *options, hstar_results **results,
                         hstar_error *err)
{
    struct asked_question q;
    struct sweep_asked s = {0};
    struct sweep *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = ask_sweep(&q, &s, err);
    struct forecast *forecast = NULL;
    if (!status) status = check_request(&s.request, err);
    if (!status) status = question_foresee(&q, &forecast, err);
    if (forecast) status = forecast_sweep(forecast, &s.request, err);
    status = question_foreseen(&q, status, forecast, err);
    if (!status && !q.forecast) status = sweep_result_new(&s.request, &found, err);
    sweep_asked_clear(&s);
    return end_question(&q, status, RESULT_SWEEP, found, results, err);
}

hstar_status hstar_optimal(const hstar_problem *problem, const hstar_options *options,
                           hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct sweep_asked s = {0};
    struct optimal *found = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    s.request.problem = q.problem;
    s.request.reference = REFERENCE_EXACT;
    s.request.anatomy = true;
    s.request.progress = question_listener(&q);
    if (!status) status = read_methods(&q, classic_methods, 1, &s, err);
    if (!status) status = read_grid(&q.options, &s, err);
    struct forecast *forecast = NULL;
    if (!status) status = question_foresee(&q, &forecast, err);
    if (forecast) status = forecast_optimal(forecast, &s.request, err);
    status = question_foreseen(&q, status, forecast, err);
    if (!status && !q.forecast) status = optimal_run(&s.request, &found, err);
    sweep_asked_clear(&s);
    return end_question(&q, status, RESULT_OPTIMAL, found, results, err);
}
