/* A sweep from JSON, member by member. What was read so far belongs to the sweep, so a complaint frees it
 * all. */
#include "base/memory.h"
#include "record/json.h"
#include "record/json_descent.h"
#include "record/json_noise.h"
#include "record/json_optimum.h"
#include "record/json_problem.h"
#include "record/json_step.h"
#include "record/json_value.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Zeroed memory for n objects, or a complaint. */
static void *array_for(struct json_file *file, size_t n, size_t size)
{
    void *array = file->status ? NULL : memory_array(n, size);
    if (!array) json_out_of_memory(file);
    return array;
}

static const struct format *read_format(const struct json_value *format)
{
    struct json_value name = json_member(format, "name");
    const struct format *found = format_find(json_text(&name));
    if (!found) json_complain(&name, "is \"%.60s\", which this hstar does not know", json_text(&name));
    return found;
}

static void read_h(const struct json_value *root, struct sweep *s)
{
    struct json_value h = json_member(root, "h");
    s->n_h = json_length(&h);
    s->h = json_numbers(&h, s->n_h, "h");
    for (size_t i = 0; i < s->n_h && !root->file->status; i++)
        if (!(s->h[i] > (i ? s->h[i - 1] : 0)))
            json_complain(&h, i ? "does not ascend at [%zu]" : "does not begin with a positive number: [%zu]",
                          i);
}

/* Was the option on the command line? */
static bool was_given(const struct problem *problem, const char *option)
{
    const size_t n = strlen(option);
    for (size_t i = 0; i < problem->n_command; i++) {
        const char *word = problem->command[i];
        if (!strncmp(word, option, n) && (!word[n] || word[n] == '=')) return true;
    }
    return false;
}

static void read_asked(const struct json_value *root, struct sweep *s)
{
    if (!(s->problem = json_read_problem(root))) return;
    struct json_value grid = json_member(root, "grid"), used = json_member_if(root, "point_used");
    struct json_value format = json_member(root, "format");
    s->from_asked = was_given(s->problem, "--from");
    s->to_asked = was_given(s->problem, "--to");
    if (used.item) s->point_used = json_read_point(&used, s->problem->f);
    s->format = read_format(&format);
    s->grid = (enum grid_kind)json_choice(&grid, grid_names, N_GRIDS);
    /* Files from before there was a choice do not say. */
    struct json_value rule = json_member_if(root, "step_rule");
    if (rule.item) s->step_rule = (enum step_rule)json_choice(&rule, step_rule_names, N_STEP_RULES);
    read_h(root, s);
}

static void read_reference(const struct json_value *component, struct reference *r)
{
    struct json_value reference = json_member(component, "reference");
    struct json_value source = json_member(&reference, "source"), value = json_member(&reference, "value");
    struct json_value digits = json_member(&reference, "digits"), bound = json_member(&reference, "bound");
    struct json_value reason = json_member(&reference, "reason");
    r->source = (enum reference_source)json_choice(&source, reference_names, N_REFERENCES);
    r->value = json_number(&value);
    r->bound = json_number(&bound);
    r->digits = json_string_or_null(&digits);
    r->reason = json_string_or_null(&reason);
}

static void read_gsl(const struct json_value *component, struct gsl_estimate *estimates)
{
    static const char *const routines[] = {"gsl_deriv_central", "gsl_deriv_forward", "gsl_deriv_backward"};
    struct json_value gsl = json_member(component, "gsl");
    if (json_length(&gsl) > N_GSL_ROUTINES) json_complain(&gsl, "has more than %d elements", N_GSL_ROUTINES);
    for (struct json_value e = json_first(&gsl); e.item; json_next(&e)) {
        struct json_value routine = json_member(&e, "routine"), h = json_member(&e, "h");
        struct json_value value = json_member(&e, "value"), abserr = json_member(&e, "abserr");
        struct json_value error = json_member(&e, "error");
        estimates[e.index] = (struct gsl_estimate){
            .routine = routines[json_choice(&routine, routines, sizeof routines / sizeof *routines)],
            .h = json_number(&h),
            .value = json_number(&value),
            .abserr = json_number(&abserr),
            .error = json_number(&error)};
    }
}

static void read_optimum_field(const struct json_value *way, const struct json_optimum_row *row,
                               struct optimum *o)
{
    struct json_value member = json_member(way, row->member);
    void *field = (char *)o + row->offset;
    if (row->kind == JSON_OPTIMUM_NUMBER) {
        *(double *)field = json_number(&member);
    } else if (row->kind == JSON_OPTIMUM_PLACE) {
        *(enum optimum_place *)field =
            json_is_null(&member) ? OPTIMUM_NONE
                                  : (enum optimum_place)json_choice(&member, json_places, N_JSON_PLACES);
    } else {
        double *pair = json_numbers(&member, 2, "an interval");
        if (pair) memcpy(field, pair, 2 * sizeof *pair);
        free(pair);
    }
}

static void read_optimum(const struct json_value *method, struct optimum *o)
{
    struct json_value optimum = json_member(method, "optimum");
    for (size_t i = 0; i < N_JSON_OPTIMUM_ROWS && !method->file->status; i++) {
        struct json_value way = json_member(&optimum, json_optimum_rows[i].way);
        read_optimum_field(&way, &json_optimum_rows[i], o);
    }
}

/* One way alone. */
static void read_measured(const struct json_value *object, struct measured *m)
{
    struct optimum o;
    struct json_value way = json_member(object, "measured");
    for (size_t i = 0; i < N_JSON_OPTIMUM_ROWS && !object->file->status; i++)
        if (!strcmp(json_optimum_rows[i].way, "measured"))
            read_optimum_field(&way, &json_optimum_rows[i], &o);
    if (!object->file->status) *m = o.measured;
}

/* A node is a whole number, or a text such as "1/2". */
static char *read_node(const struct json_value *node)
{
    if (!json_is_number(node)) return json_string(node);
    const double most = 1e15;
    double x = json_number(node);
    if (!(fabs(x) < most && x == floor(x))) {
        json_complain(node, "is neither a whole number nor a fraction in quotes");
        return NULL;
    }
    char text[32];
    int n = snprintf(text, sizeof text, "%.0f", x);
    char *copy = memory_text(text, (size_t)n);
    if (!copy) json_out_of_memory(node->file);
    return copy;
}

static void read_stencil(const struct json_value *method, struct method_sweep *m)
{
    struct json_value nodes = json_member(method, "nodes"), weights = json_member(method, "weights");
    m->n_nodes = json_length(&nodes);
    m->nodes = array_for(method->file, m->n_nodes, sizeof *m->nodes);
    for (struct json_value e = json_first(&nodes); e.item; json_next(&e)) m->nodes[e.index] = read_node(&e);
    m->weights = json_strings(&weights, m->n_nodes);
}

/* What only some methods have, and older files do not. */
static void read_extras(const struct json_value *method, const struct sweep *s, struct method_sweep *m)
{
    struct json_value noise = json_member_if(method, "noise_factor");
    struct json_value levels = json_member_if(method, "levels");
    struct json_value too_small = json_member_if(method, "n_too_small"),
                      none = json_member_if(method, "no_estimate"), calls = json_member_if(method, "calls");
    if (too_small.item) m->n_too_small = json_count(&too_small);
    if (none.item) m->no_estimate = json_string(&none);
    m->noise = noise.item ? json_number(&noise) : (double)NAN;
    struct json_value format = json_member_if(method, "format"), used = json_member_if(method, "h_used");
    if (format.item) {
        struct json_value reference = json_member(method, "reference");
        m->format = read_format(&format);
        m->reference = json_number(&reference);
    }
    if (used.item) m->h_used = json_numbers(&used, s->n_h, "h");
    struct json_value point = json_member_if(method, "point_used");
    if (point.item) m->point_used = json_read_point(&point, s->problem->f);
    if (!levels.item) return;
    struct json_value halvings = json_member(method, "halvings");
    m->halvings = json_numbers(&halvings, s->n_h, "h");
    m->levels = json_numbers(&levels, s->n_h, "h");
    if (calls.item) m->calls = json_numbers(&calls, s->n_h, "h");
}

/* Either all columns of the anatomy are there or none. */
static void read_columns(const struct json_value *method, const struct sweep *s, struct method_sweep *m)
{
    struct json_value truncation = json_member_if(method, sweep_columns[COLUMN_TRUNCATION].name);
    for (size_t c = 0; c < N_COLUMNS; c++) {
        if (sweep_columns[c].anatomy && !truncation.item) {
            struct json_value column = json_member_if(method, sweep_columns[c].name);
            if (column.item) json_complain(&truncation, "is missing, but %s is there", sweep_columns[c].name);
            continue;
        }
        struct json_value column = json_member(method, sweep_columns[c].name);
        m->column[c] = json_numbers(&column, s->n_h, "h");
    }
}

/* 0 for null. */
static unsigned read_small(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    size_t n = json_is_null(&member) ? 0 : json_count(&member);
    if (n > 1000) json_complain(&member, "is %zu, more than 1000", n);
    return n > 1000 ? 0 : (unsigned)n;
}

static void read_method(const struct json_value *method, const struct sweep *s, struct method_sweep *m)
{
    struct json_value name = json_member(method, "name"), evaluations = json_member(method, "evaluations");
    struct json_value undefined = json_member(method, "n_undefined"),
                      unresolved = json_member(method, "n_unresolved");
    m->name = json_string(&name);
    m->derivative = read_small(method, "derivative");
    m->order = read_small(method, "order");
    m->evaluations = json_count(&evaluations);
    m->n_undefined = json_count(&undefined);
    m->n_unresolved = json_count(&unresolved);
    read_stencil(method, m);
    read_extras(method, s, m);
    read_columns(method, s, m);
    read_optimum(method, &m->optimum);
}

static void read_component(const struct json_value *component, struct sweep *s, struct component_sweep *c)
{
    struct json_value output = json_member(component, "output"), wrt = json_member(component, "wrt");
    c->output = json_count(&output);
    if (c->output >= s->problem->f->n_outputs)
        json_complain(&output, "is %zu, function.text has %zu", c->output, s->problem->f->n_outputs);
    c->wrt = json_variable(&wrt, s->problem);
    read_reference(component, &c->reference);
    read_gsl(component, c->gsl);
    struct json_value used = json_member_if(component, "h_used");
    if (used.item) c->h_used = json_numbers(&used, s->n_h, "h");
    struct json_value methods = json_member(component, "methods");
    size_t n = json_length(&methods);
    if (n != s->n_methods)
        json_complain(&methods, "has %zu elements, that of components[0] has %zu", n, s->n_methods);
    c->methods = array_for(component->file, s->n_methods, sizeof *c->methods);
    for (struct json_value e = json_first(&methods); e.item; json_next(&e)) {
        read_method(&e, s, &c->methods[e.index]);
        const char *first = s->components[0].methods[e.index].name, *name = c->methods[e.index].name;
        if (first && name && strcmp(first, name) != 0)
            json_complain(&e, "is %.40s, that of components[0] is %.40s", name, first);
    }
}

/* What the selectors chose; each component has as many as the first, which may be none. */
static void read_selectors(const struct json_value *component, struct optimal *o, size_t index)
{
    struct json_value array = json_member_if(component, "selectors");
    size_t n = array.item ? json_length(&array) : 0;
    if (index == 0) {
        o->n_choices = n;
        o->choices = array_for(component->file, n, o->sweep->n_components * sizeof *o->choices);
    }
    if (n != o->n_choices)
        json_complain(&array, "has %zu elements, that of components[0] has %zu", n, o->n_choices);
    if (component->file->status || !n) return;
    const char *names[N_SELECTORS];
    for (size_t i = 0; i < N_SELECTORS; i++) names[i] = selectors[i].name;
    for (struct json_value e = json_first(&array); e.item; json_next(&e)) {
        struct json_value name = json_member(&e, "name"), asked = json_member(&e, "asked");
        struct json_value error = json_member(&e, "error"), regret = json_member(&e, "regret");
        struct choice *c = &o->choices[index * n + e.index];
        c->selector = (enum selector_id)json_choice(&name, names, N_SELECTORS);
        c->use = selectors[c->selector].use;
        if (c->selector == SELECTOR_AUTO)
            c->use = json_is_null(&asked) ? N_USES : (enum stencil_use)json_choice(&asked, use_names, N_USES);
        json_read_step(&e, &c->step);
        c->error = json_number(&error);
        c->regret = json_number(&regret);
    }
}

static void read_components(const struct json_value *root, struct optimal *o)
{
    struct sweep *s = o->sweep;
    struct json_value components = json_member(root, "components");
    size_t n = json_length(&components);
    if (n == 0) json_complain(&components, "is empty");
    s->components = array_for(root->file, n, sizeof *s->components);
    if (!s->components) return;
    s->n_components = n;
    struct json_value first = json_first(&components), methods = json_member(&first, "methods");
    s->n_methods = json_length(&methods);
    struct json_value selectors_array = json_member_if(&first, "selectors"), h = json_member(root, "h");
    if (s->n_methods == 0 && !selectors_array.item) json_complain(&methods, "is empty");
    if (s->n_h == 0 && (s->n_methods > 0 || !selectors_array.item)) json_complain(&h, "is empty");
    for (struct json_value e = first; e.item; json_next(&e)) {
        read_component(&e, s, &s->components[e.index]);
        read_selectors(&e, o, e.index);
    }
}

static void read_gradient(const struct json_value *root, struct sweep *s)
{
    struct json_value gradient = json_member_if(root, "gradient_error");
    if (root->file->status || !gradient.item) return;
    size_t n = json_length(&gradient);
    if (n != s->n_methods) json_complain(&gradient, "has %zu elements, methods has %zu", n, s->n_methods);
    s->gradient_error = array_for(root->file, s->n_methods, sizeof *s->gradient_error);
    for (struct json_value e = json_first(&gradient); e.item; json_next(&e)) {
        struct json_value name = json_member(&e, "name"), error = json_member(&e, "error");
        const char *wanted = s->components[0].methods[e.index].name;
        if (strcmp(json_text(&name), wanted) != 0) json_complain(&name, "is not %.40s", wanted);
        struct json_value reference = json_member(&e, "reference");
        struct gradient_error *g = &s->gradient_error[e.index];
        g->error = json_numbers(&error, s->n_h, "h");
        g->reference = json_number(&reference);
        read_measured(&e, &g->best);
    }
}

static hstar_status read_optimal(struct json_file *file, struct optimal **optimal, hstar_error *err)
{
    struct json_value root = json_root(file);
    struct optimal *o = array_for(file, 1, sizeof *o);
    if (o) o->sweep = array_for(file, 1, sizeof *o->sweep);
    if (o && o->sweep) {
        read_asked(&root, o->sweep);
        read_components(&root, o);
        read_gradient(&root, o->sweep);
    }
    hstar_status status = file->status ? file->status : sweep_derive(o->sweep, err);
    if (status)
        optimal_free(o);
    else
        *optimal = o;
    return status;
}

hstar_status json_read_optimal(const char *path, struct optimal **optimal, hstar_error *err)
{
    struct json_file file;
    hstar_status status = json_open(path, "hstar.sweep/1", &file, err);
    if (status) return status;
    status = read_optimal(&file, optimal, err);
    json_close(&file);
    return status;
}

hstar_status json_read_drawable(const char *path, struct drawable *drawable, hstar_error *err)
{
    static const char *const schemas[] = {"hstar.sweep/1", "hstar.descent/1", "hstar.noise/1"};
    struct drawable d = {0};
    struct json_file file;
    size_t which;
    hstar_status status = json_open_any(path, schemas, sizeof schemas / sizeof *schemas, &which, &file, err);
    if (status) return status;
    status = which == 0   ? read_optimal(&file, &d.optimal, err)
             : which == 1 ? json_read_descent(&file, &d.descent)
                          : json_read_noises(&file, &d.noises);
    json_close(&file);
    if (!status) *drawable = d;
    return status;
}

hstar_status json_read_sweep(const char *path, struct sweep **sweep, hstar_error *err)
{
    struct optimal *o = NULL;
    hstar_status status = json_read_optimal(path, &o, err);
    if (status) return status;
    *sweep = o->sweep;
    o->sweep = NULL;
    optimal_free(o);
    return HSTAR_OK;
}
