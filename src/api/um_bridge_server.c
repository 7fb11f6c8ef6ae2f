/* hstar_serve_um_bridge: the endpoints of UM-Bridge for a problem's function. Its outputs are one vector; the vectors of its inputs are
 * those of the point. */
#include "api/problem.h"
#include "api/server.h"
#include "base/json_scan.h"
#include "base/memory.h"
#include "base/text.h"
#include "function/source/um_bridge.h"
#include "number/ball.h"
#include "problem/problem_weighted.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECTIONS = 256, LONGEST_REQUEST = 1 << 26 };
enum { BAD_REQUEST = 400, NOT_FOUND = 404, WRONG_METHOD = 405, OWN_ERROR = 500 };

struct um_bridge_server {
    struct hstar_server head; /* first */
    const struct problem *problem;
    char *name;
    size_t n_inputs, *end; /* vector v of the inputs is variables end[v-1] … end[v]-1 */
    pthread_mutex_t lock;  /* of a function that one thread may call at a time */
    bool takes_turns;
};

/* One request. */
struct um_request {
    struct um_bridge_server *server;
    struct scanned message;
    struct text *out; /* the answer */
    double *x;        /* the point of it, and room for numbers: variables or outputs */
    double *numbers;
};

static size_t input_begin(const struct um_bridge_server *s, size_t v)
{
    return v ? s->end[v - 1] : 0;
}

static size_t input_size(const struct um_bridge_server *s, size_t v)
{
    return s->end[v] - input_begin(s, v);
}

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
    return error_set(err, HSTAR_INVALID, "%s has %zu number%s, and %zu are wanted", name, found,
                     found == 1 ? "" : "s", n);
}

static hstar_status read_input(const struct um_request *r, hstar_error *err)
{
    const struct um_bridge_server *s = r->server;
    const struct scanned input = scan_member(&r->message, "input");
    if (input.kind != SCAN_ARRAY) return lacks("input", "an array of vectors", err);
    const size_t n = scan_count(&input);
    if (n != s->n_inputs)
        return error_set(err, HSTAR_INVALID, "input has %zu vector%s, and %zu are wanted", n,
                         n == 1 ? "" : "s", s->n_inputs);
    struct scanned vector = scan_first(&input);
    hstar_status status = HSTAR_OK;
    for (size_t v = 0; v < n && !status; v++, vector = scan_after(&input, &vector)) {
        status = read_finite_vector(&vector, "input", input_size(s, v), r->x + input_begin(s, v), err);
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

/* The derivatives, proven or found. */
static hstar_status append_derivatives(const struct um_request *r, const hstar_results *results, size_t n,
                                       hstar_error *err)
{
    hstar_result row;
    for (size_t i = 0; i < n; i++) {
        hstar_status status = hstar_results_derivative(results, i, &row, sizeof row, err);
        if (status) return status;
        r->numbers[i] = isfinite(row.exact) ? row.exact : row.value;
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
    scan_quote(r->server->name, strlen(r->server->name), r->out);
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
        text_format(r->out, "%s%zu", v ? "," : "", input_size(r->server, v));
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
    const size_t n = input_size(s, vector);
    size_t *wrt = memory_array(n, sizeof *wrt);
    struct problem *p = NULL;
    hstar_status status = wrt ? problem_at(s->problem, r->x, &p, err) : error_memory(err);
    for (size_t i = 0; i < n && !status; i++) wrt[i] = input_begin(s, vector) + i;
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
        if (!status && weights[i / n] != 0)
            sums[i % n] += weights[i / n] * (isfinite(row.exact) ? row.exact : row.value);
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
    const size_t n = input_size(r->server, input);
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
    return read_vector_of(r, "vec", input_size(r->server, input), direction + input_begin(r->server, input),
                          err);
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
    if (!status) status = append_derivatives(r, results, input_size(r->server, input), err);
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
        status = append_zeros(r, input_size(r->server, rows));
    else if (!status)
        status = derive_hessian_of(r, rows, weights, direction, err);
    free(direction);
    free(weights);
    return status;
}

static const struct um_endpoint {
    const char *path;
    hstar_status (*answer)(const struct um_request *r, hstar_error *err);
    bool is_get;  /* and has no message */
    bool calls_f; /* where one thread may do so at a time, requests take turns */
} served[] = {{"/Info", tell_info, true, false},
              {"/ModelInfo", tell_support, false, false},
              {"/InputSizes", tell_input_sizes, false, false},
              {"/OutputSizes", tell_output_sizes, false, false},
              {"/Evaluate", evaluate_model, false, true},
              {"/Gradient", derive_gradient, false, true},
              {"/ApplyJacobian", derive_jacobian, false, true},
              {"/ApplyHessian", derive_hessian, false, true}};
enum { N_SERVED = sizeof served / sizeof *served };

/* ---- Requests ---- */

static void refuse_request(struct http_reply *reply, unsigned code, const char *type, const char *message)
{
    reply->code = code;
    reply->body.length = 0;
    text_format(&reply->body, "{\"error\":{\"type\":\"%s\",\"message\":", type);
    scan_quote(message, strlen(message), &reply->body);
    text_append(&reply->body, "}}");
}

static bool names_model(const struct um_request *r)
{
    const struct scanned name = scan_member(&r->message, "name");
    struct text said;
    text_init(&said);
    scan_text(&name, &said);
    const bool ours = name.kind == SCAN_TEXT && said.data && !strcmp(said.data, r->server->name);
    text_clear(&said);
    return ours;
}

static hstar_status answer_in_turn(const struct um_endpoint *endpoint, struct um_request *r, hstar_error *err)
{
    struct um_bridge_server *s = r->server;
    const struct function *f = s->problem->f;
    const size_t most = f->n_variables > f->n_outputs ? f->n_variables : f->n_outputs;
    r->x = memory_array(f->n_variables, sizeof *r->x);
    r->numbers = memory_array(most, sizeof *r->numbers);
    hstar_status status = r->x && r->numbers ? HSTAR_OK : error_memory(err);
    const bool in_turn = s->takes_turns && endpoint->calls_f;
    if (in_turn) pthread_mutex_lock(&s->lock);
    if (!status) status = endpoint->answer(r, err);
    if (in_turn) pthread_mutex_unlock(&s->lock);
    free(r->x);
    free(r->numbers);
    return status;
}

static void answer_endpoint(struct um_bridge_server *s, const struct um_endpoint *endpoint,
                            const struct http_request *request, struct http_reply *reply)
{
    hstar_error err = {0};
    struct um_request r = {.server = s, .out = &reply->body};
    size_t wrong;
    const bool has_message = scan_message(request->body, request->length, &r.message, &wrong);
    if (!endpoint->is_get && (!has_message || r.message.kind != SCAN_OBJECT)) {
        refuse_request(reply, BAD_REQUEST, "InvalidInput", "the request is no object of JSON");
        return;
    }
    if (!endpoint->is_get && !names_model(&r)) {
        struct text message;
        text_init(&message);
        text_format(&message, "\"name\" must be \"%s\", the model that is here", s->name);
        refuse_request(reply, BAD_REQUEST, "ModelNotFound", message.data ? message.data : "");
        text_clear(&message);
        return;
    }
    const hstar_status status = answer_in_turn(endpoint, &r, &err);
    if (status == HSTAR_INVALID)
        refuse_request(reply, BAD_REQUEST, "InvalidInput", err.message);
    else if (status)
        refuse_request(reply, OWN_ERROR, "InvalidOutput", err.message);
}

static void answer_request(void *context, const struct http_request *request, struct http_reply *reply)
{
    struct um_bridge_server *s = context;
    reply->type = "application/json";
    size_t e = 0;
    while (e < N_SERVED && strcmp(served[e].path, request->path)) e++;
    const bool posted = !strcmp(request->method, "POST"), got = !strcmp(request->method, "GET");
    if (e == N_SERVED)
        refuse_request(reply, NOT_FOUND, "UnsupportedFeature",
                       "there is no such endpoint; GET /Info says what is here");
    else if (!posted && !(got && served[e].is_get))
        refuse_request(reply, WRONG_METHOD, "InvalidInput",
                       served[e].is_get ? "it is asked by GET" : "it is asked by POST");
    else
        answer_endpoint(s, &served[e], request, reply);
}

/* ---- The server ---- */

static hstar_status find_inputs(struct um_bridge_server *s, hstar_error *err)
{
    const struct function *f = s->problem->f;
    if (!(s->end = memory_array(f->n_variables, sizeof *s->end))) return error_memory(err);
    for (size_t i = 0; i < f->n_variables;) {
        i += um_bridge_vector_length((const char *const *)f->variables + i, f->n_variables - i);
        s->end[s->n_inputs++] = i;
    }
    return HSTAR_OK;
}

static hstar_status check_name(const char *name, hstar_error *err)
{
    if (*name && !strpbrk(name, "\t\r\n")) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the name of the model is %s", *name ? "several lines" : "empty");
}

static void end_um_bridge(struct hstar_server *server)
{
    struct um_bridge_server *s = (struct um_bridge_server *)server;
    problem_release(s->problem);
    pthread_mutex_destroy(&s->lock);
    free(s->name);
    free(s->end);
    free(s);
}

static hstar_status write_model_address(struct um_bridge_server *s, hstar_error *err)
{
    struct text behind = {0};
    text_format(&behind, "#%s", s->name);
    hstar_status status =
        behind.failed ? error_memory(err) : server_address(&s->head, text_said(&behind, NULL), err);
    text_clear(&behind);
    return status;
}

hstar_status hstar_serve_um_bridge(const hstar_problem *problem, const char *name, const char *host,
                                   unsigned port, hstar_server **server, hstar_error *err)
{
    if (!name) name = "hstar";
    hstar_status status = problem_there(problem, err);
    if (!status && !server) status = error_set(err, HSTAR_INVALID, "the place for the server is NULL");
    if (!status) status = check_name(name, err);
    if (status) return status;
    struct um_bridge_server *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    s->head.end = end_um_bridge;
    pthread_mutex_init(&s->lock, NULL);
    s->problem = problem_hold(problem->problem);
    s->takes_turns = !s->problem->f->class->concurrent;
    s->name = memory_text(name, strlen(name));
    const struct http_service service = {.host = host ? host : "127.0.0.1",
                                         .port = port,
                                         .connections = CONNECTIONS,
                                         .longest_body = LONGEST_REQUEST,
                                         .reply = answer_request,
                                         .context = s};
    status = s->name ? find_inputs(s, err) : error_memory(err);
    if (!status) status = http_server_new(&service, &s->head.http, err);
    if (!status) status = write_model_address(s, err);
    if (status)
        hstar_server_free(&s->head);
    else
        *server = &s->head;
    return status;
}
