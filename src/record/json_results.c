/* Derivatives to JSON. */
#include "record/json.h"
#include "record/json_step.h"

#include <cjson/cJSON.h>
#include <math.h>

static void add_slope(struct json_writer *w, cJSON *object, const char *name, double value, double bar)
{
    cJSON *slope = json_add(w, object, name, isnan(value) ? cJSON_CreateNull() : cJSON_CreateObject());
    if (isnan(value)) return;
    json_add(w, slope, "value", json_make_number(value));
    json_add(w, slope, "bar", json_make_number(bar));
}

/* The two derivatives of an f that is smooth in pieces. */
static void add_pieces(struct json_writer *w, cJSON *component, const struct step *s)
{
    const struct step_piece *p = &s->piece;
    cJSON *pieces =
        json_add(w, component, "pieces", step_has_pieces(s) ? cJSON_CreateObject() : cJSON_CreateNull());
    if (!step_has_pieces(s)) return;
    add_slope(w, pieces, "local", p->local, p->local_bar);
    add_slope(w, pieces, "across", p->across, p->across_bar);
    json_add(w, pieces, "reach", json_make_number(p->reach));
    json_add(w, pieces, "joint", json_make_number(p->joint));
}

/* How far from the point f was no number, to the left and to the right. */
static void add_missing(struct json_writer *w, cJSON *component, const double missing[2])
{
    cJSON *object = json_add(w, component, "missing", cJSON_CreateObject());
    json_add(w, object, "left", json_make_number(missing[0] > 0 ? missing[0] : (double)NAN));
    json_add(w, object, "right", json_make_number(missing[1] > 0 ? missing[1] : (double)NAN));
}

hstar_status json_write_derivatives(const struct derivatives *d, struct sink *sink, hstar_error *err)
{
    struct json_writer w = {0};
    cJSON *root = json_begin(&w, "hstar.diff/1", d->problem);
    cJSON *components = json_add(&w, root, "components", cJSON_CreateArray());
    for (size_t i = 0; i < d->n_components && !w.failed; i++) {
        const struct derivative *c = &d->component[i];
        bool exact = c->exact.source != REFERENCE_NONE;
        cJSON *component = json_append(&w, components, cJSON_CreateObject());
        json_add(&w, component, "output", json_make_count(c->output));
        json_add(&w, component, "wrt", json_make_string(d->problem->f->variables[c->wrt]));
        json_add(&w, component, "derivative", json_make_count(d->step.derivative));
        json_add(&w, component, "selector", json_make_string(selectors[d->selector].name));
        json_add_step(&w, component, &c->step);
        add_pieces(&w, component, &c->step);
        add_missing(&w, component, c->step.missing);
        json_add(&w, component, "exact", exact ? json_make_number(c->exact.value) : cJSON_CreateNull());
        json_add(&w, component, "digits", json_make_string(exact ? c->exact.digits : NULL));
        json_add(&w, component, "error", json_make_number(c->error));
    }
    return json_finish(&w, root, sink, err);
}
