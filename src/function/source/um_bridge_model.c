/* What a server of UM-Bridge says of itself and its model, and whether the point fits. */
#include "base/json_quote.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/um_bridge_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const um_bridge_endpoints[N_UM_BRIDGE_ENDPOINTS] = {
#define X(identifier, name) [UM_BRIDGE_##identifier] = name,
    UM_BRIDGE_DERIVATIVES(X)
#undef X
};

/* One question to the server, and who reads the answer. */
struct um_question {
    const char *path, *body;
    hstar_status (*read)(struct um_question *q, const struct scanned *message, hstar_error *err);
    struct um_model *model;
    const char *wanted;         /* the model, as typed; NULL: the only one */
    struct um_vectors *vectors; /* to be filled in */
};

static void ask_about(void *context, size_t i, struct text *path, struct text *body)
{
    const struct um_question *q = context;
    (void)i;
    text_append(path, q->path);
    if (q->body) text_append(body, q->body);
}

static hstar_status hear_about(void *context, size_t i, const struct http_answer *answer, hstar_error *err)
{
    struct um_question *q = context;
    struct scanned message;
    (void)i;
    hstar_status status = um_answer_read(answer, &message, err);
    return status ? status : q->read(q, &message, err);
}

static hstar_status ask_server(struct um_question *q, hstar_error *err)
{
    const struct http_exchange exchange = {.ask = ask_about, .take = hear_about, .context = q};
    return http_client_exchange(q->model->client, &exchange, 1, err);
}

/* 1.0 as a number, which servers send, or as a text, which the documentation of the protocol says. */
static hstar_status check_version(const struct scanned *message, hstar_error *err)
{
    const struct scanned version = scan_member(message, "protocolVersion");
    struct text said;
    text_init(&said);
    scan_text(&version, &said);
    const bool right =
        scan_number(&version) == 1 || (said.data && (!strcmp(said.data, "1.0") || !strcmp(said.data, "1")));
    text_clear(&said);
    if (right) return HSTAR_OK;
    if (!version.kind)
        error_set(err, HSTAR_CHILD, "does not say which version of UM-Bridge it speaks");
    else
        error_set(err, HSTAR_CHILD, "speaks UM-Bridge %.*s, and hstar speaks 1.0",
                  (int)(version.length < 20 ? version.length : 20), version.text);
    error_remedy(err, "is it a server of UM-Bridge?");
    return HSTAR_CHILD;
}

/* Its models, as a sentence has them. */
static void append_models(const struct scanned *models, struct text *list)
{
    for (struct scanned m = scan_first(models); m.kind; m = scan_after(models, &m))
        text_format(list, "%s%.*s", list->length ? ", " : "", (int)(m.length < 60 ? m.length : 60), m.text);
}

static hstar_status not_the_model(const struct um_question *q, const struct scanned *models, hstar_error *err)
{
    struct text list;
    text_init(&list);
    append_models(models, &list);
    if (!list.length)
        error_set(err, HSTAR_CHILD, "has no model");
    else if (q->wanted)
        error_set(err, HSTAR_FILE, "has no model \"%.60s\"", q->wanted);
    else
        error_set(err, HSTAR_FILE, "has several models");
    if (list.length) error_remedy(err, "it has %.150s: name one behind the URL, as in URL#MODEL", list.data);
    text_clear(&list);
    return q->wanted ? HSTAR_FILE : HSTAR_CHILD;
}

/* /Info: the version, and the model that is meant. */
static hstar_status read_info(struct um_question *q, const struct scanned *message, hstar_error *err)
{
    const struct scanned models = scan_member(message, "models");
    hstar_status status = check_version(message, err);
    if (status) return status;
    size_t n = 0;
    struct text name, found;
    text_init(&name);
    text_init(&found);
    for (struct scanned m = scan_first(&models); m.kind; m = scan_after(&models, &m)) {
        name.length = 0;
        scan_text(&m, &name);
        if (m.kind != SCAN_TEXT || name.failed || (q->wanted && strcmp(name.data, q->wanted))) continue;
        if (n++) continue;
        text_quoted(&found, name.data);
    }
    if (name.failed || found.failed)
        status = error_memory(err);
    else if (n != 1 && !(q->wanted && n > 1))
        status = not_the_model(q, &models, err);
    text_clear(&name);
    if (status)
        text_clear(&found);
    else
        q->model->name = found.data;
    return status;
}

/* /ModelInfo: what it can. */
static hstar_status read_support(struct um_question *q, const struct scanned *message, hstar_error *err)
{
    const struct scanned support = scan_member(message, "support"),
                         evaluate = scan_member(&support, "Evaluate");
    if (!scan_is_true(&evaluate))
        return error_set(err, HSTAR_FILE, "says that its model does not support Evaluate");
    for (size_t i = 0; i < N_UM_BRIDGE_ENDPOINTS; i++) {
        const struct scanned supported = scan_member(&support, um_bridge_endpoints[i]);
        q->model->supports[i] = scan_is_true(&supported);
    }
    return HSTAR_OK;
}

/* All vectors together; where one of them begins is counted, and so must not overflow. */
static hstar_status add_size(struct um_vectors *vectors, const struct scanned *size, hstar_error *err)
{
    const size_t most = 1 << 30, before = um_vectors_all(vectors);
    size_t n;
    if (!scan_whole(size, &n))
        return error_set(err, HSTAR_CHILD, "answered %.*s as the size of a vector",
                         (int)(size->length < 40 ? size->length : 40), size->text);
    if (n > most - before)
        return error_set(err, HSTAR_CHILD, "says that its vectors have more than %zu numbers", most);
    vectors->end[vectors->n++] = before + n;
    return HSTAR_OK;
}

/* /InputSizes and /OutputSizes. */
static hstar_status read_sizes(struct um_question *q, const struct scanned *message, hstar_error *err)
{
    struct scanned sizes = scan_first(message); /* its only member, whatever its name */
    const char *const names[] = {"inputSizes", "outputSizes"};
    for (size_t i = 0; i < 2; i++) {
        const struct scanned named = scan_member(message, names[i]);
        if (named.kind) sizes = named;
    }
    const size_t n = scan_count(&sizes);
    hstar_status status = HSTAR_OK;
    if (sizes.kind != SCAN_ARRAY || !n)
        return error_set(err, HSTAR_CHILD, "does not say the sizes of its vectors");
    if (!(q->vectors->end = memory_array(n, sizeof *q->vectors->end))) return error_memory(err);
    for (struct scanned e = scan_first(&sizes); e.kind && !status; e = scan_after(&sizes, &e))
        status = add_size(q->vectors, &e, err);
    return status;
}

size_t um_bridge_vector_length(const char *const *variables, size_t n)
{
    const size_t stem = strcspn(variables[0], "[");
    size_t k = 1;
    if (!variables[0][stem]) return 1;
    while (k < n && !strncmp(variables[k], variables[0], stem + 1)) k++;
    return k;
}

static void append_sizes(const struct um_vectors *vectors, struct text *list)
{
    for (size_t v = 0; v < vectors->n; v++)
        text_format(list, "%s%zu", v ? ", " : "", um_vectors_size(vectors, v));
}

static void append_point(const char *const *variables, size_t n, struct text *list)
{
    for (size_t i = 0, k; i < n; i += k) {
        k = um_bridge_vector_length(variables + i, n - i);
        text_format(list, "%s%.*s of %zu", i ? ", " : "", (int)strcspn(variables[i], "["), variables[i], k);
    }
}

static hstar_status check_inputs(const struct um_model *m, const char *const *variables, size_t n,
                                 hstar_error *err)
{
    size_t v = 0, i = 0;
    for (; i < n && v < m->inputs.n; v++) {
        i += um_bridge_vector_length(variables + i, n - i);
        if (i != m->inputs.end[v]) break;
    }
    if (i == n && v == m->inputs.n) return HSTAR_OK;
    struct text takes, has;
    text_init(&takes);
    text_init(&has);
    append_sizes(&m->inputs, &takes);
    append_point(variables, n, &has);
    const bool one = m->inputs.n == 1;
    error_set(err, HSTAR_INVALID, "%.100s takes %s of %.80s number%s, and the point has %.80s", m->label,
              one ? "a vector" : "vectors", takes.data ? takes.data : "",
              um_vectors_all(&m->inputs) == 1 ? "" : "s", has.data ? has.data : "");
    error_remedy(
        err,
        "a vector is named and has brackets, in the order of the model's: --at 'x=[1,2],y=3' is one of 2 "
        "numbers and one of 1");
    text_clear(&takes);
    text_clear(&has);
    return HSTAR_INVALID;
}

/* "URL#MODEL"; the model in quotes tells where the client's own settings did not. */
static hstar_status label_model(struct um_model *m, const char *address, hstar_error *err)
{
    const struct scanned quoted = {m->name, strlen(m->name), SCAN_TEXT};
    struct text label;
    text_init(&label);
    text_append_bytes(&label, address, strcspn(address, "#"));
    text_append(&label, "#");
    scan_text(&quoted, &label);
    for (size_t i = 0; i < label.length; i++)
        if ((unsigned char)label.data[i] < ' ' || label.data[i] == 127) label.data[i] = ' ';
    if (label.failed) {
        text_clear(&label);
        return error_memory(err);
    }
    m->label = label.data;
    return HSTAR_OK;
}

/* Questions about the model, each by its name and configuration. */
static hstar_status learn_model(struct um_model *m, hstar_error *err)
{
    struct text body;
    text_init(&body);
    um_message_begin(m, &body);
    text_append(&body, "}");
    const struct um_question questions[] = {
        {.path = "/ModelInfo", .read = read_support},
        {.path = "/InputSizes", .read = read_sizes, .vectors = &m->inputs},
        {.path = "/OutputSizes", .read = read_sizes, .vectors = &m->outputs}};
    hstar_status status = body.failed ? error_memory(err) : HSTAR_OK;
    for (size_t i = 0; i < sizeof questions / sizeof *questions && !status; i++) {
        struct um_question q = questions[i];
        q.model = m;
        q.body = body.data;
        status = ask_server(&q, err);
    }
    text_clear(&body);
    if (!status && um_vectors_all(&m->outputs) == 0)
        status = error_set(err, HSTAR_CHILD, "%.100s has outputs of no numbers", m->label);
    return status;
}

/* JSON that is one whole value. */
static hstar_status copy_config(struct um_model *m, const char *config, hstar_error *err)
{
    struct scanned value;
    struct scan_wrong wrong;
    if (!config) return HSTAR_OK;
    if (!scan_message(config, strlen(config), SCAN_PYTHON, &value, &wrong)) {
        scan_complain("the configuration of the model", config, strlen(config), &wrong, err);
        error_remedy(err, "it is an object as a rule, such as {\"level\": 1}");
        return HSTAR_INVALID;
    }
    m->config = memory_text(value.text, value.length);
    return m->config ? HSTAR_OK : error_memory(err);
}

static hstar_status reach_server(struct um_model *m, const struct um_bridge_settings *s, hstar_error *err)
{
    const size_t length = strcspn(s->address, "#");
    char *url = memory_text(s->address, length);
    if (!url) return error_memory(err);
    const struct http_settings settings = {
        .url = url, .name = url, .patience = s->patience, .in_flight = s->in_flight, .retries = s->retries};
    hstar_status status = http_client_new(&settings, &m->client, err);
    struct um_question info = {
        .path = "/Info",
        .read = read_info,
        .model = m,
        .wanted = s->address[length] && s->address[length + 1] ? s->address + length + 1 : NULL};
    if (!status) status = ask_server(&info, err);
    free(url);
    return status;
}

hstar_status um_model_new(const struct um_bridge_settings *settings, const char *const *variables,
                          size_t n_variables, struct um_model **model, hstar_error *err)
{
    struct um_model *m = memory_array(1, sizeof *m);
    if (!m) return error_memory(err);
    m->in_flight = settings->in_flight;
    hstar_status status = copy_config(m, settings->config, err);
    if (!status) status = reach_server(m, settings, err);
    if (!status) status = label_model(m, settings->address, err);
    if (!status) status = learn_model(m, err);
    if (!status) status = check_inputs(m, variables, n_variables, err);
    if (status)
        um_model_free(m);
    else
        *model = m;
    return status;
}

void um_model_free(struct um_model *m)
{
    if (!m) return;
    http_client_free(m->client);
    free(m->label);
    free(m->name);
    free(m->config);
    free(m->inputs.end);
    free(m->outputs.end);
    free(m);
}
