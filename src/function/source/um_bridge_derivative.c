/* Derivatives that a model of UM-Bridge claims. /Gradient gives a row of the Jacobian, by one vector of inputs, for a vector of weights of one
 * vector of outputs; /ApplyJacobian a column; /ApplyHessian a column of second derivatives. Weights and vectors are unit vectors here, so
 * each answer is a row or a column as it is. */
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/um_bridge_parts.h"

#include <stdlib.h>
#include <string.h>

struct um_derivative {
    struct function head;
    const struct function *of;
    enum um_bridge_endpoint endpoint;
};

static const struct um_derivative *derivative_of(const struct function *f)
{
    return (const struct um_derivative *)f;
}

/* Which vectors of the model an endpoint has rows and columns of. */
static const struct um_vectors *row_vectors(const struct um_derivative *d)
{
    const struct um_model *m = um_bridge_model(d->of);
    return d->endpoint == UM_BRIDGE_HESSIAN ? &m->inputs : &m->outputs;
}

/* A request: the unit vector of `unit` among all rows or columns, and the vector across. */
struct um_part {
    size_t unit, unit_vector; /* and in which vector it is */
    size_t across;
};

static struct um_part part_of(const struct um_derivative *d, size_t i)
{
    const struct um_vectors *rows = row_vectors(d), *columns = &um_bridge_model(d->of)->inputs;
    const bool by_rows = d->endpoint == UM_BRIDGE_GRADIENT;
    const struct um_vectors *along = by_rows ? rows : columns, *across = by_rows ? columns : rows;
    struct um_part part = {.unit = i / across->n, .across = i % across->n};
    while (along->end[part.unit_vector] <= part.unit) part.unit_vector++;
    return part;
}

static size_t count_parts(const struct um_derivative *d)
{
    const struct um_vectors *rows = row_vectors(d), *columns = &um_bridge_model(d->of)->inputs;
    return d->endpoint == UM_BRIDGE_GRADIENT ? um_vectors_all(rows) * columns->n
                                             : um_vectors_all(columns) * rows->n;
}

/* "name":[0,1,0] */
static void append_unit(struct text *body, const char *name, const struct um_vectors *vectors,
                        const struct um_part *part)
{
    const size_t v = part->unit_vector;
    text_format(body, ",\"%s\":[", name);
    for (size_t k = um_vectors_begin(vectors, v); k < vectors->end[v]; k++)
        text_format(body, "%s%d", k > um_vectors_begin(vectors, v) ? "," : "", k == part->unit);
    text_append(body, "]");
}

/* One evaluation, at x. */
struct um_asking {
    const struct um_derivative *d;
    const double *x;
    double *all; /* the whole matrix, row by row */
};

static void ask_part(void *context, size_t i, struct text *path, struct text *body)
{
    const struct um_asking *a = context;
    const struct um_model *m = um_bridge_model(a->d->of);
    const struct um_part part = part_of(a->d, i);
    text_format(path, "/%s", um_bridge_endpoints[a->d->endpoint]);
    um_message_begin(m, body);
    um_message_input(m, a->x, body);
    switch (a->d->endpoint) {
    case UM_BRIDGE_GRADIENT:
        text_format(body, ",\"outWrt\":%zu,\"inWrt\":%zu", part.unit_vector, part.across);
        append_unit(body, "sens", &m->outputs, &part);
        break;
    case UM_BRIDGE_HESSIAN:
        text_format(body, ",\"outWrt\":0,\"inWrt1\":%zu,\"inWrt2\":%zu,\"sens\":[1]", part.across,
                    part.unit_vector);
        append_unit(body, "vec", &m->inputs, &part);
        break;
    case UM_BRIDGE_JACOBIAN:
    case N_UM_BRIDGE_ENDPOINTS:
        text_format(body, ",\"outWrt\":%zu,\"inWrt\":%zu", part.across, part.unit_vector);
        append_unit(body, "vec", &m->inputs, &part);
        break;
    }
    text_append(body, "}");
}

static hstar_status take_part(void *context, size_t i, const struct http_answer *answer, hstar_error *err)
{
    const struct um_asking *a = context;
    const struct um_vectors *rows = row_vectors(a->d), *columns = &um_bridge_model(a->d->of)->inputs;
    const struct um_part part = part_of(a->d, i);
    const size_t width = um_vectors_all(columns);
    struct scanned message;
    hstar_status status = um_answer_read(answer, &message, err);
    if (status) return status;
    if (a->d->endpoint == UM_BRIDGE_GRADIENT)
        return um_answer_vector(&message, um_vectors_size(columns, part.across),
                                a->all + part.unit * width + um_vectors_begin(columns, part.across), 1, err);
    return um_answer_vector(&message, um_vectors_size(rows, part.across),
                            a->all + um_vectors_begin(rows, part.across) * width + part.unit, width, err);
}

static hstar_status um_derivative_evaluate(const struct function *f, const struct points *points,
                                           double *const *outputs, hstar_error *err)
{
    const struct um_derivative *d = derivative_of(f);
    double *x = memory_room(f->n_variables, sizeof *x), *all = memory_room(f->n_outputs, sizeof *all);
    struct um_asking asking = {.d = d, .x = x, .all = all};
    const struct http_exchange exchange = {.ask = ask_part, .take = take_part, .context = &asking};
    hstar_status status = x && all ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; i < points->n && !status; i++) {
        um_point_at(points, f->n_variables, i, x);
        status = http_client_exchange(um_bridge_model(d->of)->client, &exchange, count_parts(d), err);
        for (size_t o = 0; !status && o < f->n_outputs; o++) outputs[o][i] = all[o];
    }
    free(x);
    free(all);
    return status;
}

static void um_derivative_free(struct function *f)
{
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(f);
}

#define UM_DERIVATIVE_CLASS(identifier, name)                                                                \
    [UM_BRIDGE_##identifier] = {                                                                             \
        .kind = "um-bridge " name, .evaluate = um_derivative_evaluate, .free = um_derivative_free},
static const struct function_class um_derivative_classes[N_UM_BRIDGE_ENDPOINTS] = {
    UM_BRIDGE_DERIVATIVES(UM_DERIVATIVE_CLASS)};

enum um_bridge_endpoint um_bridge_first_derivatives(const struct function *f)
{
    const struct um_derivative by_rows = {.of = f, .endpoint = UM_BRIDGE_GRADIENT},
                               by_columns = {.of = f, .endpoint = UM_BRIDGE_JACOBIAN};
    const bool rows = um_bridge_supports(f, UM_BRIDGE_GRADIENT),
               columns = um_bridge_supports(f, UM_BRIDGE_JACOBIAN);
    if (rows && columns)
        return count_parts(&by_columns) < count_parts(&by_rows) ? UM_BRIDGE_JACOBIAN : UM_BRIDGE_GRADIENT;
    return rows ? UM_BRIDGE_GRADIENT : columns ? UM_BRIDGE_JACOBIAN : N_UM_BRIDGE_ENDPOINTS;
}

hstar_status um_bridge_derivative_new(const struct function *f, enum um_bridge_endpoint endpoint,
                                      struct function **derivative, hstar_error *err)
{
    struct um_derivative *d = memory_array(1, sizeof *d);
    if (!d) return error_memory(err);
    *d =
        (struct um_derivative){.head.class = &um_derivative_classes[endpoint], .of = f, .endpoint = endpoint};
    const size_t n = um_vectors_all(row_vectors(d)) * f->n_variables;
    d->head.variables = texts_copy((const char *const *)f->variables, f->n_variables);
    d->head.texts = memory_array(n, sizeof *d->head.texts);
    hstar_status status = d->head.variables && d->head.texts ? HSTAR_OK : error_memory(err);
    if (!status) d->head.n_variables = f->n_variables;
    while (!status && d->head.n_outputs < n) {
        char *text = memory_text(um_bridge_endpoints[endpoint], strlen(um_bridge_endpoints[endpoint]));
        if (text)
            d->head.texts[d->head.n_outputs++] = text;
        else
            status = error_memory(err);
    }
    if (status)
        um_derivative_free(&d->head);
    else
        *derivative = &d->head;
    return status;
}
