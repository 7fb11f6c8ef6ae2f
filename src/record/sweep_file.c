/* hstar.sweep/1: error against h, split into its causes, and what the selectors chose. */
#include "base/memory.h"
#include "model/optimum_ways.h"
#include "record/kind.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_H .n = {&sweep_record, offsetof(struct sweep, n_h)}, .like = "h"

/* ---- The reference ---- */

static const char *const reference_trusts[] = {[false] = "ok", [true] = "doubtful"};
ASK(is_by_auto, struct reference, o->source == REFERENCE_AUTO)

ASK(has_routine, struct gsl_estimate, o->routine)

static void write_routine(struct json_writer *w, const struct member *m, const struct frame *at)
{
    const struct gsl_estimate *estimate = at->data;
    json_put_text(w, m->name, estimate->routine);
}

static void read_routine(const struct json_value *value, const struct member *m, void *object,
                         const struct frame *at)
{
    static const char *const routines[] = {"gsl_deriv_central", "gsl_deriv_forward", "gsl_deriv_backward"};
    struct gsl_estimate *estimate = object;
    (void)m, (void)at;
    estimate->routine = routines[json_choice(value, &(struct names)NAMES(routines))];
}

/* ---- The optimum ---- */

static const char *const places[] = {[OPTIMUM_INSIDE] = "inside",
                                     [OPTIMUM_LOWER_END] = "lower end",
                                     [OPTIMUM_UPPER_END] = "upper end",
                                     [OPTIMUM_ANY_BELOW] = "any below"};
#define PLACE(field)                                                                                         \
    CHOICE(place, field, NAMES(places), "where the minimum lies; `null`: this way gives no h")

/* A model of a function with an exact form is made of what is proven, and has no word. */
static const char *const model_bases[] = {[false] = "proven", [true] = "measured"};
ASK(has_model_terms, struct optimum, o->modelled.model.known)
ASK(is_measured_model, struct optimum, o->modelled.model.measured)

/* ---- A method ---- */

ASK(has_format, struct method_sweep, o->format)
ASK(has_levels, struct method_sweep, o->levels)

static void must_have(const struct json_value *object, bool wanted, const char *name)
{
    if (wanted) (void)json_member(object, name);
}

/* A model is there where its terms are; the method has its powers of h. */
static void finish_model(struct method_sweep *method)
{
    struct total_error *model = &method->optimum.modelled.model;
    model->known = !isnan(model->term[0]);
    model->derivative = method->derivative;
    model->order = method->order;
}

/* Either all columns of the anatomy are there or none, and it is the method of that place in each component. */
static void finish_method(const struct json_value *value, void *object, const struct frame *at)
{
    struct method_sweep *m = object;
    const struct sweep *s = enclosing(at, &sweep_record);
    const char *first = s->components[0].methods[at->index].name;
    struct json_value truncation = json_member_if(value, sweep_columns[COLUMN_TRUNCATION].name);
    for (size_t c = 0; c < N_COLUMNS; c++) {
        if (m->column[c] && sweep_columns[c].anatomy && !truncation.item)
            json_complain(&truncation, "is missing, but %s is there", sweep_columns[c].name);
        must_have(value, truncation.item && !m->column[c], sweep_columns[c].name);
    }
    must_have(value, m->format, "reference");
    must_have(value, m->levels, "halvings");
    finish_model(m);
    if (strcmp(first, m->name) != 0)
        json_complain(value, "is %.40s, that of components[0] is %.40s", m->name, first);
}

/* ---- What the selectors chose ---- */

static const struct record component_record;

ASK(is_asked, struct choice, o->selector == SELECTOR_AUTO)

/* `auto` is asked for a difference, or, where that is none of them, for anything. */
#define ASKED                                                                                                \
    {                                                                                                        \
        use_names, sizeof *use_names, USE_EXTRAPOLATION                                                      \
    }

/* The optimum of the method that a choice came to; NULL of what is no method of the sweep, such as an extrapolation. */
static const struct optimum *optimum_of(const struct frame *choice)
{
    const struct step *step = &((const struct choice *)choice->data)->step;
    const struct component_sweep *c = enclosing(choice, &component_record);
    const struct sweep *s = enclosing(choice, &sweep_record);
    const char *use = use_names[step->use];
    if (step->use == USE_FORWARD && step->side < 0) use = "backward";
    if (step->use != USE_FORWARD && step->side != 0) return NULL;
    for (size_t m = 0; m < s->n_methods; m++)
        if (!strcmp(c->methods[m].name, use)) return &c->methods[m].optimum;
    return NULL;
}

static const double no_number = NAN;

static const void *modelled_h_of(const struct frame *choice)
{
    const struct optimum *o = optimum_of(choice);
    return o ? &o->modelled.h : &no_number;
}

static const void *modelled_error_of(const struct frame *choice)
{
    const struct optimum *o = optimum_of(choice);
    return o ? &o->modelled.error : &no_number;
}

static void say_basis(struct text *t, const struct frame *choice)
{
    const struct optimum *o = optimum_of(choice);
    if (o && !isnan(o->modelled.h)) text_append(t, model_bases[o->modelled.model.measured]);
}

static void finish_choice(const struct json_value *value, void *object, const struct frame *at)
{
    struct choice *c = object;
    (void)value, (void)at;
    if (c->selector != SELECTOR_AUTO)
        c->use = selectors[c->selector].use;
    else if (c->use == USE_EXTRAPOLATION)
        c->use = N_USES;
}

static size_t n_choices(const struct frame *at)
{
    const struct optimal *o = enclosing(at, &optimal_record);
    return o ? o->n_choices : 0;
}

/* ---- A component ---- */

static void *choice_at(const struct frame *at, size_t index)
{
    const struct optimal *o = enclosing(at, &optimal_record);
    return &o->choices[at->index * o->n_choices + index];
}

static void check_choices(const struct json_value *value, void *object, const struct frame *at)
{
    (void)object;
    if (!value->item && n_choices(at))
        json_complain(value, "has 0 elements, that of components[0] has %zu", n_choices(at));
}

/* ---- The whole gradient ---- */

static const char *method_name(const struct frame *at)
{
    const struct sweep *s = enclosing(at, &sweep_record);
    return s->components[0].methods[at->index].name;
}

static void write_method_name(struct json_writer *w, const struct member *m, const struct frame *at)
{
    json_put_text(w, m->name, method_name(at));
}

static void read_method_title(const struct json_value *value, const struct member *m, void *object,
                              const struct frame *at)
{
    (void)m, (void)object;
    if (strcmp(json_text(value), method_name(at)) != 0) json_complain(value, "is not %.40s", method_name(at));
}

/* An older file has its measured optimum alone. */
static void init_gradient(void *object)
{
    struct gradient_error *g = object;
    optimum_none(&g->optimum);
}

/* ---- The sweep ---- */

static void check_h(const struct json_value *value, void *object, const struct frame *at)
{
    const struct sweep *s = object;
    (void)at;
    for (size_t i = 0; i < s->n_h; i++)
        if (!(s->h[i] > (i ? s->h[i - 1] : 0)))
            json_complain(value,
                          i ? "does not ascend at [%zu]" : "does not begin with a positive number: [%zu]", i);
}

/* The first component says how many methods there are. */
static void prepare_components(const struct json_value *value, void *object)
{
    struct sweep *s = object;
    if (!json_length(value)) json_complain(value, "is empty");
    struct json_value first = json_first(value), methods = json_member(&first, "methods");
    struct json_value chosen = json_member_if(&first, "selectors"), h = json_member(value->up, "h");
    size_t n = json_length(&methods);
    if (!n && !chosen.item) json_complain(&methods, "is empty");
    if (!s->n_h && !chosen.item) json_complain(&h, "is empty");
    if (!value->file->status) s->n_methods = n;
}

FIND(sweep_of, struct optimal, o->sweep)

/* The first component says how many choices there are. */
static void *make_sweep(const struct json_value *root, void *object)
{
    struct optimal *o = object;
    struct json_value components = json_member(root, "components"), first = json_first(&components);
    struct json_value array = json_member_if(&first, "selectors");
    o->n_choices = array.item ? json_length(&array) : 0;
    o->choices = json_room(root->file, o->n_choices, json_length(&components) * sizeof *o->choices);
    return o->sweep;
}

#include "record/sweep.def"

const struct result_file sweep_file = {.command = "hstar sweep",
                                       .head = &question_record,
                                       .record = &sweep_record,
                                       .problem = offsetof(struct sweep, problem),
                                       .csv = &csv_of_steps,
                                       .rows = "component, method and h"};

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

static void *sweep_within(const void *result)
{
    const struct optimal *o = result;
    return o->sweep;
}

static bool make_optimal(void *result)
{
    struct optimal *o = result;
    o->sweep = memory_array(1, sizeof *o->sweep);
    return o->sweep;
}

static hstar_status ready_optimal(void *result, hstar_error *err)
{
    const struct optimal *o = result;
    o->sweep->from_asked = was_given(o->sweep->problem, "--from");
    o->sweep->to_asked = was_given(o->sweep->problem, "--to");
    return sweep_derive(o->sweep, err);
}

const struct result_file optimal_file = {.command = "hstar optimal",
                                         .head = &question_record,
                                         .record = &optimal_record,
                                         .problem = offsetof(struct sweep, problem),
                                         .holder = sweep_within,
                                         .csv = &csv_of_elements,
                                         .rows = "component and selector",
                                         .is_read = true,
                                         .make = make_optimal,
                                         .ready = ready_optimal};
