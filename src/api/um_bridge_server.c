/* hstar_serve_um_bridge: requests of UM-Bridge for a problem's function come in by HTTP, and each goes to its endpoint. */
#include "api/um_bridge_answers.h"
#include "base/json_quote.h"
#include "base/memory.h"
#include "function/source/um_bridge.h"

#include <stdlib.h>
#include <string.h>

enum { CONNECTIONS = 256, LONGEST_REQUEST = 1 << 26 };
enum { BAD_REQUEST = 400, NOT_FOUND = 404, WRONG_METHOD = 405, OWN_ERROR = 500 };

/* ---- Requests ---- */

static void refuse_request(struct http_reply *reply, unsigned code, const char *type, const char *message)
{
    reply->code = code;
    reply->body.length = 0;
    text_format(&reply->body, "{\"error\":{\"type\":\"%s\",\"message\":", type);
    text_quoted(&reply->body, message);
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

static hstar_status answer_in_turn(const struct um_answer *endpoint, struct um_request *r, hstar_error *err)
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

static hstar_status read_message(const struct http_request *request, struct um_request *r, hstar_error *err)
{
    struct scan_wrong wrong;
    if (!scan_message(request->body, request->length, SCAN_PYTHON, &r->message, &wrong))
        return scan_complain("the request", request->body, request->length, &wrong, err);
    if (r->message.kind == SCAN_OBJECT) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the request must be an object of JSON, and is %s",
                     scan_kind_words(r->message.kind));
}

static void answer_endpoint(struct um_bridge_server *s, const struct um_answer *endpoint,
                            const struct http_request *request, struct http_reply *reply)
{
    hstar_error err = {0};
    struct um_request r = {.server = s, .out = &reply->body};
    if (!endpoint->is_get && read_message(request, &r, &err)) {
        refuse_request(reply, BAD_REQUEST, "InvalidInput", err.message);
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
    const struct um_answer *endpoint = um_answer_at(request->path);
    const bool posted = !strcmp(request->method, "POST"), got = !strcmp(request->method, "GET");
    if (!endpoint)
        refuse_request(reply, NOT_FOUND, "UnsupportedFeature",
                       "there is no such endpoint; GET /Info says what is here");
    else if (!posted && !(got && endpoint->is_get))
        refuse_request(reply, WRONG_METHOD, "InvalidInput",
                       endpoint->is_get ? "it is asked by GET" : "it is asked by POST");
    else
        answer_endpoint(s, endpoint, request, reply);
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
                                         .refuses_pages = true,
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
