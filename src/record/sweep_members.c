/* hstar.sweep/1: error against h, split into its causes, and what the selectors chose. */
#include "base/memory.h"
#include "record/kind.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_H .n = {&sweep_record, offsetof(struct sweep, n_h)}, .like = "h"

/* ---- The reference ---- */

#define OBJECT struct reference
static const struct member reference_members[] = {
    CHOICE(source, source, NAMES(reference_names), "`hstar list references`"),
    NUMBER(value, value, "f/x^d", "the nearest double"),
    TEXT(digits, digits, "the digits that are proven; `null` from GSL", .flags = NULLABLE),
    NUMBER(bound, bound, "f/x^d", "of their error, proven, or estimated by GSL"),
    TEXT(reason, reason, "why there is none, or a warning", .flags = NULLABLE),
};
static RECORD_OF(reference, "reference");
#undef OBJECT

static bool has_routine(const void *estimate)
{
    return ((const struct gsl_estimate *)estimate)->routine;
}

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

#define OBJECT struct gsl_estimate
static const struct member gsl_members[] = {
    OTHER(routine, write_routine, read_routine, "of GSL, by its name", .word = "text"),
    NUMBER(h, h, "x", "the step that it began with"),
    NUMBER(value, value, "f/x", "the derivative"),
    NUMBER(abserr, abserr, "f/x", "the error that it claims"),
    NUMBER(error, error, "f/x", "its true error, value - reference"),
};
static RECORD_OF(gsl, "estimate of GSL", .there = has_routine);
#undef OBJECT

/* ---- The optimum ---- */

static const char *const places[] = {[OPTIMUM_INSIDE] = "inside",
                                     [OPTIMUM_LOWER_END] = "lower end",
                                     [OPTIMUM_UPPER_END] = "upper end",
                                     [OPTIMUM_ANY_BELOW] = "any below"};
#define PLACE(field) CHOICE(place, field, NAMES(places), "where the minimum lies; `null`: this way gives no h")

#define OBJECT struct measured
static const struct member measured_members[] = {
    PLACE(place),
    NUMBER(h, h, "x", "the best step"),
    NUMBER(error, error, "f/x^d", "what 99 of 100 other steps within a tenth of `h` stay below"),
    PAIR(sweet_spot, sweet_spot, "x", "the two ends of the interval in which the envelope stays within twice its minimum"),
};
static RECORD_OF(measured, "measured");
#undef OBJECT

#define OBJECT struct optimum
static const struct member modelled_members[] = {
    PLACE(modelled.place),
    NUMBER(h, modelled.h, "x", "the best step"),
    NUMBER(error, modelled.error, "f/x^d", "the error there"),
    NUMBER(closed_form_h, modelled.closed_form_h, "x", "from the leading term alone"),
};
static RECORD_OF(modelled, "modelled");

static const struct member fitted_members[] = {
    PLACE(fitted.place),
    NUMBER(h, fitted.h, "x", "the best step"),
    NUMBER(error, fitted.error, "f/x^d", "the error there"),
    NUMBER(truncation_slope, fitted.truncation_slope, "", "of the line through the truncation in log-log"),
    NUMBER(truncation_at_1, fitted.truncation_at_1, "f/x^d", "its value at h = 1"),
    NUMBER(rounding_slope, fitted.rounding_slope, "", "of the line through the rounding"),
    NUMBER(rounding_at_1, fitted.rounding_at_1, "f/x^d", "its value at h = 1"),
};
static RECORD_OF(fitted, "fitted");

static const struct member luckiest_members[] = {
    NUMBER(h, luckiest.h, "x", "the step"),
    NUMBER(error, luckiest.error, "f/x^d", "the smallest error of all samples"),
};
static RECORD_OF(luckiest, "luckiest");

static const struct member optimum_members[] = {
    PART(modelled, modelled, "from the model of the total error"),
    PART(fitted, fitted, "from the lines through truncation and rounding"),
    RECORD(measured, measured, measured, "from the envelope of the errors"),
    PART(luckiest, luckiest, "which is luck"),
};
static RECORD_OF(optimum, "optimum");
#undef OBJECT

/* ---- A method ---- */

static bool has_format(const void *method)
{
    return ((const struct method_sweep *)method)->format;
}

static bool has_levels(const void *method)
{
    return ((const struct method_sweep *)method)->levels;
}

static void must_have(const struct json_value *object, bool wanted, const char *name)
{
    if (wanted) (void)json_member(object, name);
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
    if (strcmp(first, m->name) != 0)
        json_complain(value, "is %.40s, that of components[0] is %.40s", m->name, first);
}

#define OBJECT struct method_sweep
#define N_NODES .n = {&method_record, offsetof(struct method_sweep, n_nodes)}
static const struct record method_record;
static const struct member method_members[] = {
    TEXT(name, name, "of several formats with that behind it, as in `central float`"),
    FORMAT(format, format, "only in a sweep of several formats", .flags = SOME, .there = has_format),
    NUMBER(reference, reference, "f/x^d", "likewise: the derivative that its errors are against, of f with its literals and its point rounded to the format",
           .flags = SOME, .there = has_format),
    POINT(point_used, point_used, "likewise, where the format has other numbers: what it made of the point", .flags = SOME | FINITE),
    COLUMN(h_used, h_used, "x", "likewise, in place of the component's: 0 where h is too small for the format", .flags = SOME, N_H),
    COUNT(derivative, derivative, "which derivative it estimates", .most = 1000),
    COUNT(order, order, "of its truncation; `null` of `ridders`, where it differs from step to step", .flags = ZERO_IS_NULL, .most = 1000),
    {NAMED_(nodes, NODES), .offset = FIELD_(char **, nodes), .meaning = "whole numbers, or fractions in quotes", .flags = SETS_N, N_NODES},
    TEXTS(weights, weights, "exact, as fractions", N_NODES),
    COUNT(evaluations, evaluations, "of f, an estimate; of `ridders` the most"),
    NUMBER(noise_factor, noise, "", "the sum of \\|weight\\|: how much the rounding of f is amplified; `null` where there is no one stencil", .flags = MAY_MISS),
    COUNT(n_too_small, n_too_small, "samples without a step: h, or what the difference is divided by, is 0 in the format, or by the step rule", .flags = MAY_MISS),
    COUNT(n_undefined, n_undefined, "the others at which f or its difference is not a finite number"),
    COUNT(n_unresolved, n_unresolved, "those whose anatomy could not be proven to the wanted accuracy"),
    TEXT(no_estimate, no_estimate, "only where no h has an estimate: why", .flags = SOME),
#define X(identifier, name_, anatomy, meaning_)                                                              \
    {.name = name_,                                                                                          \
     .kind = MEMBER_COLUMN,                                                                                  \
     .flags = anatomy ? SOME : 0,                                                                            \
     .offset = FIELD_(double *, column[COLUMN_##identifier]),                                                \
     .unit = "f/x^d",                                                                                        \
     .meaning = meaning_,                                                                                    \
     N_H},
#include "sweep/columns.def"
#undef X
    COLUMN(halvings, halvings, "", "only of `ridders`: at each h the extrapolation begins at h/2^halvings", .flags = SOME, .there = has_levels, N_H),
    COLUMN(levels, levels, "", "likewise: and has so many levels", .flags = SOME, N_H),
    COLUMN(calls, calls, "", "likewise: evaluations of f that it took", .flags = SOME, .there = has_levels, N_H),
    RECORD(optimum, optimum, optimum, "the step of the smallest error, four ways"),
};
static RECORD_OF(method, "method", .finish = finish_method);
#undef OBJECT

/* ---- What the selectors chose ---- */

static bool is_asked(const void *choice)
{
    return ((const struct choice *)choice)->selector == SELECTOR_AUTO;
}

static void finish_choice(const struct json_value *value, void *object, const struct frame *at)
{
    struct choice *c = object;
    (void)value, (void)at;
    if (c->selector != SELECTOR_AUTO) c->use = selectors[c->selector].use;
}

#define OBJECT struct choice
static const struct member choice_members[] = {
    CHOICE(name, selector, NAMES_IN(selectors, name), "of the selector: `hstar list selectors`", .flags = CSV, .csv = "selector"),
    CHOICE(asked, use, USES, "the method for which `auto` was to choose the step; `null`: any", .flags = CSV | NULLABLE, .there = is_asked),
    SAME(step, step, "what it found", .flags = CSV),
    NUMBER(error, error, "f/x^d", "value - reference", .flags = CSV, .csv_after = "bar"),
    NUMBER(regret, regret, "", "\\|error\\| over the error that one can count on at the best step of the same method; of an extrapolation, of the central difference",
           .flags = CSV, .csv_after = "asked"),
};
static RECORD_OF(choice, "selector", .finish = finish_choice);
#undef OBJECT

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

#define OBJECT struct component_sweep
static const struct member component_members[] = {
    OUTPUT("which output, counted from 0", .flags = CSV),
    VARIABLE(wrt, wrt, "which variable it is differentiated by", .flags = CSV),
    RECORD(reference, reference, reference, "the trusted derivative"),
    LIST(gsl, gsl, gsl, "each of GSL's routines, where they were asked", .room = N_GSL_ROUTINES),
    COLUMN(h_used, h_used, "x", "only where the step rule is `representable` or the format is not double: the step that was used for each h; 0 where x + h is x or h is too small for the format, and there is no estimate",
           .flags = SOME, N_H),
    LIST(methods, methods, method, "the same in the same order in each component", .n = {&sweep_record, offsetof(struct sweep, n_methods)}, .like = "that of components[0]"),
    {NAMED_(selectors, LIST), .record = &choice_record, .meaning = "only from `hstar optimal`: what each selector chose",
     .flags = CSV | SOME, .count = n_choices, .element = choice_at, .like = "that of components[0]", .check = check_choices},
};
static RECORD_OF(component, "component of hstar.sweep/1");
#undef OBJECT

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

static void read_method_name(const struct json_value *value, const struct member *m, void *object, const struct frame *at)
{
    (void)m, (void)object;
    if (strcmp(json_text(value), method_name(at)) != 0) json_complain(value, "is not %.40s", method_name(at));
}

#define OBJECT struct gradient_error
static const struct member gradient_members[] = {
    OTHER(name, write_method_name, read_method_name, "of the method", .word = "text"),
    NUMBER(reference, reference, "f/x^d", "the norm of the derivatives themselves"),
    COLUMN(error, error, "f/x^d", "the norm of the errors", N_H),
    RECORD(measured, best, measured, "the one best step for all components"),
};
static RECORD_OF(gradient, "error of the gradient");
#undef OBJECT

/* ---- The sweep ---- */

static void check_h(const struct json_value *value, void *object, const struct frame *at)
{
    const struct sweep *s = object;
    (void)at;
    for (size_t i = 0; i < s->n_h; i++)
        if (!(s->h[i] > (i ? s->h[i - 1] : 0)))
            json_complain(value, i ? "does not ascend at [%zu]" : "does not begin with a positive number: [%zu]", i);
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
    if (!s->n_h && (n || !chosen.item)) json_complain(&h, "is empty");
    if (!value->file->status) s->n_methods = n;
}

#define OBJECT struct sweep
static const struct member sweep_members[] = {
    POINT(point_used, point_used, "only in another format than double, and where it has other numbers: what it made of the point", .flags = SOME | FINITE),
    FORMAT(format, format, "the arithmetic; of several the first"),
    CHOICE(grid, grid, NAMES(grid_names), "how the steps are spaced"),
    CHOICE(step_rule, step_rule, NAMES(step_rule_names), "`representable`: (x+h) - x was used in place of h; a file without it is read as `given`", .flags = MAY_MISS),
    COLUMN(h, h, "x", "the steps, ascending", .flags = SETS_N, .n = {&sweep_record, offsetof(struct sweep, n_h)}, .check = check_h),
    LIST(components, components, component, "one for each output and variable", .flags = CSV | SETS_N, .prepare = prepare_components,
         .n = {&sweep_record, offsetof(struct sweep, n_components)}),
    LIST(gradient_error, gradient_error, gradient, "with several components: for each method the error of the whole gradient", .flags = SOME,
         .n = {&sweep_record, offsetof(struct sweep, n_methods)}, .like = "methods"),
};
RECORD_OF(sweep, "hstar.sweep/1");
#undef OBJECT

static void ask_sweep(const void *result, struct head *head)
{
    const struct sweep *s = result;
    *head = (struct head){HEAD_OF(s)};
}

const struct result_kind sweep_kind = {.schema = "hstar.sweep/1", .record = &sweep_record, .ask = ask_sweep, .csv = csv_sweep};

/* ---- The same with choices ---- */

static void *sweep_of(const struct frame *at)
{
    const struct optimal *o = at->data;
    return o->sweep;
}

/* The first component says how many choices there are. */
static void prepare_choices(const struct json_value *root, void *object)
{
    struct optimal *o = object;
    struct json_value components = json_member(root, "components"), first = json_first(&components);
    struct json_value array = json_member_if(&first, "selectors");
    o->n_choices = array.item ? json_length(&array) : 0;
    o->choices = json_room(root->file, o->n_choices, json_length(&components) * sizeof *o->choices);
}

#define OBJECT struct optimal
static const struct member optimal_members[] = {
    SAME_AT(sweep_of, sweep, "", .flags = CSV, .prepare = prepare_choices),
};
RECORD_OF(optimal, "hstar.sweep/1");
#undef OBJECT

static void ask(const void *result, struct head *head)
{
    const struct optimal *o = result;
    ask_sweep(o->sweep, head);
}

static bool take(void *result, struct head *head)
{
    struct optimal *o = result;
    o->sweep = memory_array(1, sizeof *o->sweep);
    if (o->sweep) *o->sweep = (struct sweep){HEAD_OF(head)};
    return o->sweep;
}

static hstar_status ready(void *result, hstar_error *err)
{
    struct optimal *o = result;
    return sweep_derive(o->sweep, err);
}

static void release(void *result)
{
    optimal_free(result);
}

const struct result_kind optimal_kind = {.schema = "hstar.sweep/1", .record = &optimal_record, .ask = ask, .csv = record_write_csv, .take = take, .ready = ready, .release = release};
