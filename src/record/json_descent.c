/* A descent to JSON and back: columns, an entry for each step of the trace. */
#include "record/json_descent.h"
#include "base/memory.h"
#include "record/json.h"
#include "record/json_build.h"
#include "record/json_problem.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>

/* The columns of the trace. */
enum column { F, GRADIENT_NORM, GRADIENT_BAR, MOVE, EVALUATIONS, N_TRACE_COLUMNS };
static const char *const column_names[N_TRACE_COLUMNS] = {"f", "gradient_norm", "gradient_bar", "move",
                                                          "evaluations"};

static double cell(const struct descent_step *s, enum column c)
{
    const double cells[N_TRACE_COLUMNS] = {s->f, s->gradient_norm, s->gradient_bar, s->move,
                                           (double)s->evaluations};
    return cells[c];
}

static void add_trace(struct json_writer *w, cJSON *root, const struct descent *d, double *room)
{
    cJSON *trace = json_add(w, root, "trace", cJSON_CreateObject());
    for (size_t c = 0; c < N_TRACE_COLUMNS; c++) {
        double *column = room + c * d->n_steps;
        for (size_t k = 0; k < d->n_steps; k++) column[k] = cell(&d->trace[k], (enum column)c);
        json_add_column(w, trace, column_names[c], column, d->n_steps);
    }
    if (!d->path) {
        json_add(w, root, "path", cJSON_CreateNull());
        return;
    }
    cJSON *path = json_add(w, root, "path", cJSON_CreateObject());
    for (size_t v = 0; v < d->problem->f->n_variables; v++) {
        double *column = room + (N_TRACE_COLUMNS + v) * d->n_steps;
        for (size_t k = 0; k < d->n_steps; k++) column[k] = d->path[k * d->problem->f->n_variables + v];
        json_add_column(w, path, d->problem->f->variables[v], column, d->n_steps);
    }
}

static void add_held(struct json_writer *w, cJSON *root, const struct descent *d)
{
    cJSON *held = json_add(w, root, "held", cJSON_CreateObject());
    for (size_t v = 0; v < d->problem->f->n_variables; v++)
        if (d->held[v])
            json_add(w, held, d->problem->f->variables[v],
                     json_make_string(d->held[v] < 0 ? "lower" : "upper"));
}

hstar_status json_write_descent(const struct descent *d, struct sink *sink, hstar_error *err)
{
    const struct descent_stop_row *stop = &descent_stops[d->stop];
    const struct descent_step *best = &d->trace[d->best];
    double *room = memory_room(d->n_steps,
                               (N_TRACE_COLUMNS + (d->path ? d->problem->f->n_variables : 0)) * sizeof *room);
    if (!room) return error_memory(err);
    struct json_writer w = {0};
    cJSON *root = json_begin(&w, "hstar.descent/1", d->problem);
    json_add(&w, root, "descent", json_make_string(descent_names[d->method]));
    json_add(&w, root, "rate", json_make_number(d->rate));
    json_add(&w, root, "tolerance", json_make_number(d->tolerance));
    cJSON *place = json_add(&w, root, "place", cJSON_CreateObject());
    for (size_t v = 0; v < d->problem->f->n_variables; v++)
        json_add(&w, place, d->problem->f->variables[v], json_make_number(d->point[v]));
    json_add(&w, root, "f", json_make_number(best->f));
    json_add(&w, root, "gradient_norm", json_make_number(best->gradient_norm));
    json_add(&w, root, "gradient_bar", json_make_number(best->gradient_bar));
    add_held(&w, root, d);
    json_add(&w, root, "iterations", json_make_count(d->n_steps - 1));
    json_add(&w, root, "best", json_make_count(d->best));
    json_add(&w, root, "evaluations", json_make_count(d->evaluations));
    json_add(&w, root, "done", cJSON_CreateBool(stop->done));
    json_add(&w, root, "stop", json_make_string(stop->name));
    json_add(&w, root, "reason", json_make_string(stop->sentence));
    add_trace(&w, root, d, room);
    hstar_status status = json_finish(&w, root, sink, err);
    free(room);
    return status;
}

static size_t read_count(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    return json_count(&member);
}

static double read_number(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    return json_number(&member);
}

static void read_held(const struct json_value *root, struct descent *d)
{
    static const char *const sides[] = {"lower", "upper"};
    struct json_value held = json_member(root, "held");
    d->held = root->file->status ? NULL : memory_array(d->problem->f->n_variables, sizeof *d->held);
    if (!d->held) json_out_of_memory(root->file);
    for (size_t v = 0; v < d->problem->f->n_variables && !root->file->status; v++) {
        struct json_value side = json_member_if(&held, d->problem->f->variables[v]);
        if (side.item) d->held[v] = json_choice(&side, sides, 2) ? 1 : -1;
    }
}

static void read_trace(const struct json_value *root, struct descent *d)
{
    struct json_value trace = json_member(root, "trace"), f = json_member(&trace, "f");
    double *columns[N_TRACE_COLUMNS] = {NULL};
    size_t n = json_length(&f);
    if (n == 0) json_complain(&f, "is empty");
    for (size_t c = 0; c < N_TRACE_COLUMNS && !root->file->status; c++) {
        struct json_value column = json_member(&trace, column_names[c]);
        columns[c] = json_numbers(&column, n, "f");
    }
    d->trace = root->file->status ? NULL : memory_array(n, sizeof *d->trace);
    if (!d->trace) json_out_of_memory(root->file);
    for (size_t k = 0; k < n && d->trace; k++) {
        double bar = columns[GRADIENT_BAR][k], calls = columns[EVALUATIONS][k];
        d->trace[k] = (struct descent_step){.f = columns[F][k],
                                            .gradient_norm = columns[GRADIENT_NORM][k],
                                            .gradient_bar = isnan(bar) ? (double)INFINITY : bar,
                                            .move = columns[MOVE][k],
                                            .evaluations = calls >= 0 && calls < 0x1p53 ? (size_t)calls : 0};
    }
    if (d->trace) d->n_steps = n;
    for (size_t c = 0; c < N_TRACE_COLUMNS; c++) free(columns[c]);
}

static void read_path(const struct json_value *root, struct descent *d)
{
    struct json_value path = json_member(root, "path");
    if (root->file->status || json_is_null(&path)) return;
    d->path = memory_array(d->n_steps, d->problem->f->n_variables * sizeof *d->path);
    if (!d->path) json_out_of_memory(root->file);
    for (size_t v = 0; v < d->problem->f->n_variables && !root->file->status; v++) {
        struct json_value column = json_member(&path, d->problem->f->variables[v]);
        double *values = json_numbers(&column, d->n_steps, "trace.f");
        for (size_t k = 0; values && k < d->n_steps; k++)
            d->path[k * d->problem->f->n_variables + v] = values[k];
        free(values);
    }
}

static void read_end(const struct json_value *root, struct descent *d)
{
    const char *stop_names[N_DESCENT_STOPS];
    for (size_t i = 0; i < N_DESCENT_STOPS; i++) stop_names[i] = descent_stops[i].name;
    struct json_value stop = json_member(root, "stop"), method = json_member(root, "descent");
    struct json_value best = json_member(root, "best");
    d->stop = (enum descent_stop)json_choice(&stop, stop_names, N_DESCENT_STOPS);
    d->method = (enum descent_method)json_choice(&method, descent_names, N_DESCENTS);
    d->rate = read_number(root, "rate");
    d->tolerance = read_number(root, "tolerance");
    d->evaluations = read_count(root, "evaluations");
    d->best = json_count(&best);
    if (d->best >= d->n_steps) json_complain(&best, "is %zu, trace.f has %zu numbers", d->best, d->n_steps);
}

hstar_status json_read_descent(struct json_file *file, struct descent **descent)
{
    struct json_value root = json_root(file), place = json_member(&root, "place");
    struct json_value function = json_member(&root, "function"), text = json_member(&function, "text");
    struct descent *d = file->status ? NULL : memory_array(1, sizeof *d);
    if (!d) {
        json_out_of_memory(file);
        return file->status;
    }
    d->problem = json_read_problem(&root);
    if (d->problem && d->problem->f->n_outputs != 1)
        json_complain(&text, "has %zu elements, not 1", d->problem->f->n_outputs);
    if (d->problem) d->point = json_read_point(&place, d->problem->f);
    if (file->status) {
        descent_free(d);
        return file->status;
    }
    read_held(&root, d);
    read_trace(&root, d);
    read_path(&root, d);
    read_end(&root, d);
    if (file->status)
        descent_free(d);
    else
        *descent = d;
    return file->status;
}
