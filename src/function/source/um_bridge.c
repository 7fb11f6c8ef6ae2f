/* The class of functions that a server of UM-Bridge computes. */
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/um_bridge_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the server failed; it changes while the function is evaluated. */
struct um_record {
    struct function_failures failures;
    double *at, *home; /* the nearest of these; and the point itself, where a failure is an error */
};

struct um_bridge {
    struct function head;
    struct um_model *model;
    struct um_record *record;
};

/* What one call asks, and where the answers go. */
struct um_call {
    const struct um_bridge *f;
    const struct points *points;
    double *const *outputs;
    double *x, *y; /* room for a point, and for its outputs */
    size_t *which; /* the points that are asked */
};

static void ask_value(void *context, size_t i, struct text *path, struct text *body)
{
    const struct um_call *call = context;
    const struct um_model *m = call->f->model;
    um_point_at(call->points, call->f->head.n_variables, call->which[i], call->x);
    text_append(path, "/Evaluate");
    um_message_begin(m, body);
    um_message_input(m, call->x, body);
    text_append(body, "}");
}

static hstar_status take_value_of(void *context, size_t i, const struct http_answer *answer, hstar_error *err)
{
    const struct um_call *call = context;
    struct scanned message;
    hstar_status status = um_answer_read(answer, &message, err);
    if (!status) status = um_answer_vectors(&message, &call->f->model->outputs, call->y, err);
    for (size_t o = 0; !status && o < call->f->head.n_outputs; o++)
        call->outputs[o][call->which[i]] = call->y[o];
    return status;
}

static bool is_home(const struct um_call *call, size_t i)
{
    bool home = true;
    um_point_at(call->points, call->f->head.n_variables, i, call->x);
    for (size_t v = 0; v < call->f->head.n_variables; v++)
        home = home && call->x[v] == call->f->record->home[v];
    return home;
}

static void record_failure(struct um_call *call, size_t point, const hstar_error *why)
{
    const size_t n = call->f->head.n_variables;
    struct um_record *record = call->f->record;
    um_point_at(call->points, n, point, call->x);
    function_failures_add(&record->failures, record->at, n, call->x, record->home, why);
}

/* At any point but the one itself a failure is not a number. */
static bool pass_over_value(void *context, size_t i, const hstar_error *why)
{
    struct um_call *call = context;
    const size_t point = call->which[i];
    if (is_home(call, point)) return false;
    for (size_t o = 0; o < call->f->head.n_outputs; o++) call->outputs[o][point] = function_no_answer();
    if (point + call->points->n_spare < call->points->n) record_failure(call, point, why);
    return true;
}

/* Points that JSON can write; the others are not numbers. */
static size_t choose_finite_points(struct um_call *call)
{
    const struct function *f = &call->f->head;
    size_t n = 0;
    for (size_t i = 0; i < call->points->n; i++) {
        bool finite = true;
        um_point_at(call->points, f->n_variables, i, call->x);
        for (size_t v = 0; v < f->n_variables; v++) finite = finite && isfinite(call->x[v]);
        if (finite) call->which[n++] = i;
        for (size_t o = 0; !finite && o < f->n_outputs; o++) call->outputs[o][i] = (double)NAN;
    }
    return n;
}

static hstar_status um_bridge_evaluate(const struct function *f, const struct points *points,
                                       double *const *outputs, hstar_error *err)
{
    const struct um_bridge *b = (const struct um_bridge *)f;
    struct um_call call = {.f = b,
                           .points = points,
                           .outputs = outputs,
                           .x = memory_room(f->n_variables, sizeof *call.x),
                           .y = memory_room(f->n_outputs, sizeof *call.y),
                           .which = memory_room(points->n, sizeof *call.which)};
    const struct http_exchange exchange = {
        .ask = ask_value, .take = take_value_of, .pass_over = pass_over_value, .context = &call};
    hstar_status status = call.x && call.y && call.which ? HSTAR_OK : error_memory(err);
    if (!status) status = http_client_exchange(b->model->client, &exchange, choose_finite_points(&call), err);
    free(call.x);
    free(call.y);
    free(call.which);
    return status;
}

static size_t um_bridge_width(const struct function *f)
{
    return ((const struct um_bridge *)f)->model->in_flight;
}

static void um_bridge_failures(const struct function *f, struct function_failures *failures)
{
    *failures = ((const struct um_bridge *)f)->record->failures;
}

static void um_bridge_move(const struct function *f, const double *point)
{
    struct um_record *record = ((const struct um_bridge *)f)->record;
    memcpy(record->home, point, f->n_variables * sizeof *point);
    record->failures = (struct function_failures){0};
}

static void um_bridge_free(struct function *f)
{
    struct um_bridge *b = (struct um_bridge *)f;
    um_model_free(b->model);
    if (b->record) {
        free(b->record->at);
        free(b->record->home);
    }
    free(b->record);
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(b);
}

static const struct function_class um_bridge_class = {.kind = "um-bridge",
                                                      .together = true,
                                                      .width = um_bridge_width,
                                                      .evaluate = um_bridge_evaluate,
                                                      .failures = um_bridge_failures,
                                                      .move = um_bridge_move,
                                                      .free = um_bridge_free};

bool um_bridge_is(const struct function *f)
{
    return f->class == &um_bridge_class;
}

const struct um_model *um_bridge_model(const struct function *f)
{
    return ((const struct um_bridge *)f)->model;
}

bool um_bridge_supports(const struct function *f, enum um_bridge_endpoint endpoint)
{
    return um_bridge_is(f) && um_bridge_model(f)->supports[endpoint];
}

/* The names of its variables and outputs, and where it is at home. */
static hstar_status describe_um_bridge(struct um_bridge *b, const char *const *variables, size_t n,
                                       const double *point, hstar_error *err)
{
    struct function *f = &b->head;
    const size_t m = um_vectors_all(&b->model->outputs);
    f->variables = texts_copy(variables, n);
    f->texts = memory_array(m, sizeof *f->texts);
    b->record = memory_array(1, sizeof *b->record);
    if (!f->variables || !f->texts || !b->record) return error_memory(err);
    f->n_variables = n;
    b->record->at = memory_array(n, sizeof *b->record->at);
    b->record->home = memory_array(n, sizeof *b->record->home);
    if (!b->record->at || !b->record->home) return error_memory(err);
    memcpy(b->record->home, point, n * sizeof *point);
    for (size_t o = 0; o < m; o++) {
        struct text text;
        text_init(&text);
        text_append(&text, b->model->label);
        if (m > 1) text_format(&text, " [%zu]", o);
        if (text.failed) return error_memory(err);
        f->texts[f->n_outputs++] = text.data;
    }
    return HSTAR_OK;
}

hstar_status um_bridge_new(const struct um_bridge_settings *settings, const char *const *variables,
                           size_t n_variables, const double *point, struct function **f, hstar_error *err)
{
    struct um_bridge *b = memory_array(1, sizeof *b);
    if (!b) return error_memory(err);
    b->head.class = &um_bridge_class;
    hstar_status status = um_model_new(settings, variables, n_variables, &b->model, err);
    if (!status) status = describe_um_bridge(b, variables, n_variables, point, err);
    if (status)
        um_bridge_free(&b->head);
    else
        *f = &b->head;
    return status;
}
