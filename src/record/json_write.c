/* A sweep to JSON, and the selectors' choices in it. */
#include "record/json.h"
#include "record/json_build.h"
#include "record/json_optimum.h"
#include "record/json_step.h"

#include <cjson/cJSON.h>
#include <string.h>

static void add_reference(struct json_writer *w, cJSON *component, const struct reference *r)
{
    cJSON *reference = json_add(w, component, "reference", cJSON_CreateObject());
    json_add(w, reference, "source", json_make_string(reference_names[r->source]));
    json_add(w, reference, "value", json_make_number(r->value));
    json_add(w, reference, "digits", json_make_string(r->digits));
    json_add(w, reference, "bound", json_make_number(r->bound));
    json_add(w, reference, "reason", json_make_string(r->reason));
}

static void add_gsl(struct json_writer *w, cJSON *component, const struct gsl_estimate *estimates)
{
    cJSON *gsl = json_add(w, component, "gsl", cJSON_CreateArray());
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        if (!estimates[i].routine) continue;
        cJSON *estimate = json_append(w, gsl, cJSON_CreateObject());
        json_add(w, estimate, "routine", json_make_string(estimates[i].routine));
        json_add(w, estimate, "h", json_make_number(estimates[i].h));
        json_add(w, estimate, "value", json_make_number(estimates[i].value));
        json_add(w, estimate, "abserr", json_make_number(estimates[i].abserr));
        json_add(w, estimate, "error", json_make_number(estimates[i].error));
    }
}

static cJSON *optimum_member(struct json_writer *w, const struct json_optimum_row *row, const void *field)
{
    if (row->kind == JSON_OPTIMUM_PLACE)
        return json_make_string(json_places[*(const enum optimum_place *)field]);
    const double *numbers = field;
    if (row->kind == JSON_OPTIMUM_NUMBER) return json_make_number(*numbers);
    cJSON *pair = cJSON_CreateArray();
    json_append(w, pair, json_make_number(numbers[0]));
    json_append(w, pair, json_make_number(numbers[1]));
    return pair;
}

/* One way alone: the best step of a whole gradient is measured. */
static void add_measured(struct json_writer *w, cJSON *object, const struct measured *m)
{
    const struct optimum o = {.measured = *m};
    cJSON *way = json_add(w, object, "measured", cJSON_CreateObject());
    for (size_t i = 0; i < N_JSON_OPTIMUM_ROWS && !w->failed; i++) {
        const struct json_optimum_row *row = &json_optimum_rows[i];
        if (strcmp(row->way, "measured") != 0) continue;
        json_add(w, way, row->member, optimum_member(w, row, (const char *)&o + row->offset));
    }
}

static void add_optimum(struct json_writer *w, cJSON *method, const struct optimum *o)
{
    cJSON *optimum = json_add(w, method, "optimum", cJSON_CreateObject()), *way = NULL;
    const char *name = "";
    for (size_t i = 0; i < N_JSON_OPTIMUM_ROWS && !w->failed; i++) {
        const struct json_optimum_row *row = &json_optimum_rows[i];
        if (strcmp(row->way, name) != 0) way = json_add(w, optimum, row->way, cJSON_CreateObject());
        name = row->way;
        json_add(w, way, row->member, optimum_member(w, row, (const char *)o + row->offset));
    }
}

static void add_nodes(struct json_writer *w, cJSON *method, const struct method_sweep *m)
{
    cJSON *nodes = json_add(w, method, "nodes", cJSON_CreateArray());
    for (size_t i = 0; i < m->n_nodes && !w->failed; i++) json_append(w, nodes, json_make_node(m->nodes[i]));
}

static void add_method(struct json_writer *w, cJSON *methods, const struct sweep *s,
                       const struct method_sweep *m)
{
    cJSON *method = json_append(w, methods, cJSON_CreateObject());
    json_add(w, method, "name", json_make_string(m->name));
    if (m->format) {
        json_add_format(w, method, m->format);
        json_add(w, method, "reference", json_make_number(m->reference));
    }
    if (m->point_used)
        json_add_point(w, method, "point_used", s->problem->f->variables, m->point_used,
                       s->problem->f->n_variables);
    if (m->h_used) json_add_column(w, method, "h_used", m->h_used, s->n_h);
    json_add(w, method, "derivative", json_make_count(m->derivative));
    json_add(w, method, "order", m->order ? json_make_count(m->order) : cJSON_CreateNull());
    add_nodes(w, method, m);
    json_add_strings(w, method, "weights", (const char *const *)m->weights, m->n_nodes);
    json_add(w, method, "evaluations", json_make_count(m->evaluations));
    json_add(w, method, "noise_factor", json_make_number(m->noise));
    json_add(w, method, "n_too_small", json_make_count(m->n_too_small));
    json_add(w, method, "n_undefined", json_make_count(m->n_undefined));
    json_add(w, method, "n_unresolved", json_make_count(m->n_unresolved));
    if (m->no_estimate) json_add(w, method, "no_estimate", json_make_string(m->no_estimate));
    for (size_t c = 0; c < N_COLUMNS; c++)
        if (m->column[c]) json_add_column(w, method, sweep_columns[c].name, m->column[c], s->n_h);
    if (m->levels) {
        json_add_column(w, method, "halvings", m->halvings, s->n_h);
        json_add_column(w, method, "levels", m->levels, s->n_h);
        if (m->calls) json_add_column(w, method, "calls", m->calls, s->n_h);
    }
    add_optimum(w, method, &m->optimum);
}

static void add_selectors(struct json_writer *w, cJSON *component, const struct choice *choices, size_t n)
{
    cJSON *selectors_array = json_add(w, component, "selectors", cJSON_CreateArray());
    for (size_t i = 0; i < n && !w->failed; i++) {
        const struct choice *c = &choices[i];
        bool asked = c->selector == SELECTOR_AUTO && c->use < N_USES;
        cJSON *selector = json_append(w, selectors_array, cJSON_CreateObject());
        json_add(w, selector, "name", json_make_string(selectors[c->selector].name));
        json_add(w, selector, "asked", json_make_string(asked ? use_names[c->use] : NULL));
        json_add_step(w, selector, &c->step);
        json_add(w, selector, "error", json_make_number(c->error));
        json_add(w, selector, "regret", json_make_number(c->regret));
    }
}

static void add_component(struct json_writer *w, cJSON *components, const struct sweep *s,
                          const struct component_sweep *c, const struct choice *choices, size_t n_choices)
{
    cJSON *component = json_append(w, components, cJSON_CreateObject());
    json_add(w, component, "output", json_make_count(c->output));
    json_add(w, component, "wrt", json_make_string(s->problem->f->variables[c->wrt]));
    add_reference(w, component, &c->reference);
    add_gsl(w, component, c->gsl);
    if (c->h_used) json_add_column(w, component, "h_used", c->h_used, s->n_h);
    cJSON *methods = json_add(w, component, "methods", cJSON_CreateArray());
    for (size_t m = 0; m < s->n_methods && !w->failed; m++) add_method(w, methods, s, &c->methods[m]);
    if (choices) add_selectors(w, component, choices, n_choices);
}

static void add_gradient(struct json_writer *w, cJSON *root, const struct sweep *s)
{
    if (!s->gradient_error || s->n_components == 0) return;
    cJSON *gradient = json_add(w, root, "gradient_error", cJSON_CreateArray());
    for (size_t m = 0; m < s->n_methods && !w->failed; m++) {
        cJSON *method = json_append(w, gradient, cJSON_CreateObject());
        json_add(w, method, "name", json_make_string(s->components[0].methods[m].name));
        json_add(w, method, "reference", json_make_number(s->gradient_error[m].reference));
        json_add_column(w, method, "error", s->gradient_error[m].error, s->n_h);
        add_measured(w, method, &s->gradient_error[m].best);
    }
}

static cJSON *build(struct json_writer *w, const struct optimal *o)
{
    const struct sweep *s = o->sweep;
    cJSON *root = json_begin(w, "hstar.sweep/1", s->problem);
    if (s->point_used)
        json_add_point(w, root, "point_used", s->problem->f->variables, s->point_used,
                       s->problem->f->n_variables);
    json_add_format(w, root, s->format);
    json_add(w, root, "grid", json_make_string(grid_names[s->grid]));
    json_add(w, root, "step_rule", json_make_string(step_rule_names[s->step_rule]));
    json_add_column(w, root, "h", s->h, s->n_h);
    cJSON *components = json_add(w, root, "components", cJSON_CreateArray());
    for (size_t c = 0; c < s->n_components && !w->failed; c++)
        add_component(w, components, s, &s->components[c], optimal_choices(o, c), o->n_choices);
    add_gradient(w, root, s);
    return root;
}

hstar_status json_write_optimal(const struct optimal *o, struct sink *sink, hstar_error *err)
{
    struct json_writer w = {0};
    return json_finish(&w, build(&w, o), sink, err);
}

hstar_status json_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    struct sweep plain = *s;
    return json_write_optimal(&(struct optimal){.sweep = &plain}, sink, err);
}
