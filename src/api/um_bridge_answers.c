/* The endpoints of UM-Bridge, a function each: it reads the message, asks a question of hstar.h, and writes the answer. */
#include "api/um_bridge_answers.h"
#include "base/json_quote.h"
#include "base/memory.h"
#include "function/source/um_bridge.h"
#include "problem/problem_weighted.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- What comes in ---- */

static hstar_status lacks(const char *name, const char *what, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "\"%s\" must be %s", name, what);
}

/* An array of n finite numbers. */
static hstar_status read_finite_vector(const struct scanned *array, const char *name, size_t n,
                                       double *numbers, hstar_error *err)
{
    size_t found = 0;
    if (array->kind != SCAN_ARRAY) return lacks(name, "an array of numbers", err);
    for (struct scanned e = scan_first(array); e.kind; e = scan_after(array, &e), found++) {
        const double x = scan_number(&e);
        if (!isfinite(x)) return lacks(name, "an array of finite numbers", err);
        if (found < n) numbers[found] = x;
    }
    if (found == n) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "%s has %zu number%s where %zu %s wanted", name, found,
                     found == 1 ? "" : "s", n, n == 1 ? "is" : "are");
}

static hstar_status read_input(const struct um_request *r, hstar_error *err)
{
    const struct um_bridge_server *s = r->server;
    const struct scanned input = scan_member(&r->message, "input");
    if (input.kind != SCAN_ARRAY) return lacks("input", "an array of vectors", err);
    const size_t n = scan_count(&input);
    if (n != s->n_inputs)
        return error_set(err, HSTAR_INVALID, "input has %zu vector%s where %zu %s wanted", n,
                         n == 1 ? "" : "s", s->n_inputs, s->n_inputs == 1 ? "is" : "are");
    struct scanned vector = scan_first(&input);
    hstar_status status = HSTAR_OK;
    for (size_t v = 0; v < n && !status; v++, vector = scan_after(&input, &vector)) {
        status = read_finite_vector(&vector, "input", um_input_size(s, v), r->x + um_input_begin(s, v), err);
        if (status && n > 1) error_more(err, " in vector %zu", v);
    }
    return status;
}

/* Which of n vectors is meant. */
static hstar_status read_index(const struct um_request *r, const char *name, size_t n, size_t *index,
                               hstar_error *err)
{
    const struct scanned value = scan_member(&r->message, name);
    if (!scan_whole(&value, index)) return lacks(name, "a whole number", err);
    if (*index < n) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "\"%s\" is %zu, and the last vector is %zu", name, *index, n - 1);
}

static hstar_status read_vector_of(const struct um_request *r, const char *name, size_t n, double *numbers,
                                   hstar_error *err)
{
    const struct scanned array = scan_member(&r->message, name);
    return read_finite_vector(&array, name, n, numbers, err);
}

static bool all_zero(const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (numbers[i] != 0) return false;
    return true;
}

/* ---- What goes out ---- */

static void append_numbers(struct text *out, const double *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i) text_append(out, ",");
        text_double(out, numbers[i]);
    }
}

static void append_vector(struct text *out, const double *numbers, size_t n)
{
    text_append(out, "{\"output\":[");
    append_numbers(out, numbers, n);
    text_append(out, "]}");
}

/* What is proven, or found. Of a function with an exact form, what is neither proven nor sure is none. */
static double derivative_told(const struct um_request *r, const hstar_result *row)
{
    if (isfinite(row->exact)) return row->exact;
    return function_is_exact(r->server->problem->f) && row->trust != HSTAR_TRUST_OK ? (double)NAN
                                                                                    : row->value;
}

static hstar_status append_derivatives(const struct um_request *r, const hstar_results *results, size_t n,
                                       hstar_error *err)
{
    hstar_result row;
    for (size_t i = 0; i < n; i++) {
        hstar_status status = hstar_results_derivative(results, i, &row, sizeof row, err);
        if (status) return status;
        r->numbers[i] = derivative_told(r, &row);
    }
    append_vector(r->out, r->numbers, n);
    return HSTAR_OK;
}

/* Of no direction, or of outputs that count for nothing. */
static hstar_status append_zeros(const struct um_request *r, size_t n)
{
    memset(r->numbers, 0, n * sizeof *r->numbers);
    append_vector(r->out, r->numbers, n);
    return HSTAR_OK;
}

/* ---- The endpoints ---- */

static hstar_status tell_info(const struct um_request *r, hstar_error *err)
{
    (void)err;
    text_append(r->out, "{\"protocolVersion\":1.0,\"models\":[");
    text_quoted(r->out, r->server->name);
    text_append(r->out, "]}");
    return HSTAR_OK;
}

static hstar_status tell_support(const struct um_request *r, hstar_error *err)
{
    (void)err;
    text_append(r->out, "{\"support\":{\"Evaluate\":true");
    for (size_t i = 0; i < N_UM_BRIDGE_ENDPOINTS; i++)
        text_format(r->out, ",\"%s\":true", um_bridge_endpoints[i]);
    text_append(r->out, "}}");
    return HSTAR_OK;
}

static hstar_status tell_input_sizes(const struct um_request *r, hstar_error *err)
{
    (void)err;
    text_append(r->out, "{\"inputSizes\":[");
    for (size_t v = 0; v < r->server->n_inputs; v++)
        text_format(r->out, "%s%zu", v ? "," : "", um_input_size(r->server, v));
    text_append(r->out, "]}");
    return HSTAR_OK;
}

static hstar_status tell_output_sizes(const struct um_request *r, hstar_error *err)
{
    (void)err;
    text_format(r->out, "{\"outputSizes\":[%zu]}", r->server->problem->f->n_outputs);
    return HSTAR_OK;
}

static hstar_status evaluate_model(const struct um_request *r, hstar_error *err)
{
    const struct problem *p = r->server->problem;
    hstar_status status = read_input(r, err);
    if (!status) status = problem_values(p, r->x, r->numbers, err);
    if (status) return status;
    text_append(r->out, "{\"output\":[[");
    append_numbers(r->out, r->numbers, p->f->n_outputs);
    text_append(r->out, "]]}");
    return HSTAR_OK;
}

/* The problem at the point that is asked, by the variables of one vector; who asks lets go of it. */
static hstar_status problem_there_by(const struct um_request *r, size_t vector, struct problem **there,
                                     hstar_error *err)
{
    const struct um_bridge_server *s = r->server;
    const size_t n = um_input_size(s, vector);
    size_t *wrt = memory_array(n, sizeof *wrt);
    struct problem *p = NULL;
    hstar_status status = wrt ? problem_at(s->problem, r->x, &p, err) : error_memory(err);
    for (size_t i = 0; i < n && !status; i++) wrt[i] = um_input_begin(s, vector) + i;
    if (!status) status = problem_set_wrt(p, wrt, n, err);
    free(wrt);
    if (status)
        problem_release(p);
    else
        *there = p;
    return status;
}

/* Of an expression: the proven derivatives of each output, which rules find beside, weighted. */
static hstar_status gradient_by_rules(const struct um_request *r, const hstar_problem *asked,
                                      const double *weights, hstar_error *err)
{
    const size_t m = asked->problem->f->n_outputs, n = asked->problem->n_wrt;
    hstar_options by_rules = HSTAR_OPTIONS;
    hstar_results *results = NULL;
    hstar_result row;
    by_rules.by = "reverse";
    double *sums = memory_array(n, sizeof *sums);
    hstar_status status = sums ? hstar_jacobian(asked, &by_rules, &results, err) : error_memory(err);
    for (size_t i = 0; i < m * n && !status; i++) {
        status = hstar_results_derivative(results, i, &row, sizeof row, err);
        if (!status && weights[i / n] != 0) sums[i % n] += weights[i / n] * derivative_told(r, &row);
    }
    if (!status) append_vector(r->out, sums, n);
    hstar_results_free(results);
    free(sums);
    return status;
}

static hstar_status gradient_by_calls(const struct um_request *r, const hstar_problem *asked,
                                      const double *weights, hstar_error *err)
{
    hstar_results *results = NULL;
    hstar_status status = hstar_weighted(asked, weights, NULL, &results, err);
    if (!status) status = append_derivatives(r, results, asked->problem->n_wrt, err);
    hstar_results_free(results);
    return status;
}

static hstar_status derive_gradient(const struct um_request *r, hstar_error *err)
{
    const size_t m = r->server->problem->f->n_outputs;
    size_t output, input;
    hstar_problem asked = {0};
    hstar_status status = read_input(r, err);
    if (!status) status = read_index(r, "outWrt", 1, &output, err);
    if (!status) status = read_index(r, "inWrt", r->server->n_inputs, &input, err);
    if (!status) status = read_vector_of(r, "sens", m, r->numbers, err);
    if (status) return status;
    const size_t n = um_input_size(r->server, input);
    if (all_zero(r->numbers, m)) return append_zeros(r, n);
    status = problem_there_by(r, input, &asked.problem, err);
    if (!status)
        status = function_is_exact(r->server->problem->f) ? gradient_by_rules(r, &asked, r->numbers, err)
                                                          : gradient_by_calls(r, &asked, r->numbers, err);
    problem_release(asked.problem);
    return status;
}

/* A direction among the variables of one vector. */
static hstar_status read_direction(const struct um_request *r, size_t input, double *direction,
                                   hstar_error *err)
{
    memset(direction, 0, r->server->problem->f->n_variables * sizeof *direction);
    return read_vector_of(r, "vec", um_input_size(r->server, input),
                          direction + um_input_begin(r->server, input), err);
}

static hstar_status derive_jacobian(const struct um_request *r, hstar_error *err)
{
    const struct function *f = r->server->problem->f;
    size_t output, input;
    hstar_problem asked = {0};
    hstar_results *results = NULL;
    hstar_status status = read_input(r, err);
    if (!status) status = read_index(r, "outWrt", 1, &output, err);
    if (!status) status = read_index(r, "inWrt", r->server->n_inputs, &input, err);
    if (!status) status = read_direction(r, input, r->numbers, err);
    if (status) return status;
    if (all_zero(r->numbers, f->n_variables)) return append_zeros(r, f->n_outputs);
    status = problem_there_by(r, input, &asked.problem, err);
    if (!status) status = hstar_along(&asked, r->numbers, NULL, &results, err);
    if (!status) status = append_derivatives(r, results, f->n_outputs, err);
    hstar_results_free(results);
    problem_release(asked.problem);
    return status;
}

/* Of the weighted sum of the outputs: its second derivatives by vector inWrt1, along `vec` of vector inWrt2. */
static hstar_status derive_hessian_of(const struct um_request *r, size_t input, const double *weights,
                                      const double *direction, hstar_error *err)
{
    struct problem *there = NULL, *weighted = NULL;
    hstar_results *results = NULL;
    hstar_status status = problem_there_by(r, input, &there, err);
    if (!status) status = problem_weighted(there, weights, &weighted, err);
    hstar_problem asked = {.problem = weighted};
    if (!status) status = hstar_hessian_along(&asked, direction, NULL, &results, err);
    if (!status) status = append_derivatives(r, results, um_input_size(r->server, input), err);
    hstar_results_free(results);
    problem_release(weighted);
    problem_release(there);
    return status;
}

static hstar_status derive_hessian(const struct um_request *r, hstar_error *err)
{
    const struct function *f = r->server->problem->f;
    size_t output, rows, columns;
    double *direction = memory_array(f->n_variables, sizeof *direction),
           *weights = memory_array(f->n_outputs, sizeof *weights);
    hstar_status status = direction && weights ? read_input(r, err) : error_memory(err);
    if (!status) status = read_index(r, "outWrt", 1, &output, err);
    if (!status) status = read_index(r, "inWrt1", r->server->n_inputs, &rows, err);
    if (!status) status = read_index(r, "inWrt2", r->server->n_inputs, &columns, err);
    if (!status) status = read_vector_of(r, "sens", f->n_outputs, weights, err);
    if (!status) status = read_direction(r, columns, direction, err);
    if (!status && (all_zero(weights, f->n_outputs) || all_zero(direction, f->n_variables)))
        status = append_zeros(r, um_input_size(r->server, rows));
    else if (!status)
        status = derive_hessian_of(r, rows, weights, direction, err);
    free(direction);
    free(weights);
    return status;
}

static const struct um_answer answers[] = {
    {"/Info", tell_info, true, false},
    {"/ModelInfo", tell_support, false, false},
    {"/InputSizes", tell_input_sizes, false, false},
    {"/OutputSizes", tell_output_sizes, false, false},
    {"/Evaluate", evaluate_model, false, true},
    {"/Gradient", derive_gradient, false, true},
    {"/ApplyJacobian", derive_jacobian, false, true},
    {"/ApplyHessian", derive_hessian, false, true},
};

const struct um_answer *um_answer_at(const char *path)
{
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (!strcmp(answers[i].path, path)) return &answers[i];
    return NULL;
}
