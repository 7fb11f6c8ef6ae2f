/* Running a sweep: for each output and variable the reference, then the steps in blocks, in parallel. */
#include "sweep/run.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/text.h"
#include "base/texts.h"
#include "sweep/anatomy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Steps a task: many enough for the series' remainder to pay, few enough to keep all threads busy. */
enum { BLOCK = 32 };
/* Without an anatomy a step costs next to nothing. */
enum { PLAIN_BLOCK = 512 };
/* Seconds of work that starting threads must be worth. */
#define WORTH_A_THREAD 0.003

/* What the tasks of one component share. */
struct run {
    const struct sweep_request *request;
    const struct sweep *sweep;
    struct component *component;
    const double *h; /* the steps as used */
    struct place place;
    struct lattice lattice;
    struct anatomy anatomy;
    bool split;                           /* the anatomy is wanted and can be had */
    double reference_high, reference_low; /* its value as the sum of two doubles */
    size_t block;
    size_t *n_undefined, *n_unresolved; /* [task * n_methods + m] */
};

/* estimate - reference to a relative 2^-52: the first difference is exact where it cancels. */
static void errors(const struct run *run, const double *estimate, const double *estimate_low, size_t n,
                   double *error)
{
    const double high = run->reference_high, low = run->reference_low;
    for (size_t i = 0; i < n; i++)
        error[i] = (estimate[i] - high) - (low - (estimate_low ? estimate_low[i] : 0));
}

/* A sample that is no finite number is none at all. Most blocks have none, and are only looked through. */
static size_t drop_undefined(double *estimate, size_t n)
{
    double sum = 0; /* finite * 0 is 0, anything else NaN */
    size_t dropped = 0;
    for (size_t i = 0; i < n; i++) sum += estimate[i] * 0;
    if (sum == 0) return 0;
    for (size_t i = 0; i < n; i++)
        if (!isfinite(estimate[i])) {
            estimate[i] = NAN;
            dropped++;
        }
    return dropped;
}

static hstar_status split_block(const struct run *run, const struct estimate_block *block, size_t task,
                                size_t first, hstar_error *err)
{
    size_t n_methods = run->lattice.n_methods;
    struct anatomy_columns *columns = memory_array(n_methods, sizeof *columns);
    if (!columns) return error_memory(err);
    for (size_t m = 0; m < n_methods; m++)
        for (size_t c = 0; c < N_COLUMNS; c++)
            columns[m].column[c] = run->component->methods[m].column[c] + first;
    hstar_status status = anatomy_run(&run->anatomy, block, columns, err);
    for (size_t m = 0; m < n_methods; m++) run->n_unresolved[task * n_methods + m] = columns[m].n_unresolved;
    free(columns);
    return status;
}

static void keep_entries(const struct estimate_block *block, size_t m, size_t first, struct method_sweep *out)
{
    for (size_t i = 0; out->levels && i < block->n; i++) {
        const struct tableau_entry entry = block->entry[m * block->n + i];
        out->halvings[first + i] = entry.halvings;
        out->levels[first + i] = entry.levels;
    }
}

static hstar_status run_task(void *context, size_t task, hstar_error *err)
{
    const struct run *run = context;
    size_t first = task * run->block, n_methods = run->lattice.n_methods;
    size_t n = run->sweep->n_h - first < run->block ? run->sweep->n_h - first : run->block;
    const bool wanted = run->split || !run->place.f->format; /* the nodes and f there */
    struct estimate_block block = {.n = n,
                                   .h = run->h + first,
                                   .x = wanted ? memory_room(run->lattice.n * n, sizeof(double)) : NULL,
                                   .y = wanted ? memory_room(run->lattice.n * n, sizeof(double)) : NULL,
                                   .estimate = memory_array(n_methods, sizeof(double *)),
                                   .imaginary = memory_room(n, sizeof(double)),
                                   .entry = memory_array(n_methods * n, sizeof *block.entry)};
    double *low = NULL;
    hstar_status status = HSTAR_OK;
    if ((wanted && (!block.x || !block.y)) || !block.estimate || !block.imaginary || !block.entry) {
        status = error_memory(err);
        goto done;
    }
    if (run->sweep->format->arithmetic == ARITHMETIC_LONG_DOUBLE) {
        if (!(low = memory_array(2 * run->lattice.n + n_methods, n * sizeof *low))) {
            status = error_memory(err);
            goto done;
        }
        block.x_low = low;
        block.y_low = block.x_low + run->lattice.n * n;
        block.estimate_low = block.y_low + run->lattice.n * n;
    }
    for (size_t m = 0; m < n_methods; m++)
        block.estimate[m] = run->component->methods[m].column[COLUMN_ESTIMATE] + first;
    status = estimate_run(&run->place, run->request->methods, &run->lattice, &block, err);
    if (status) goto done;
    for (size_t m = 0; m < n_methods; m++) {
        run->n_undefined[task * n_methods + m] = drop_undefined(block.estimate[m], n);
        errors(run, block.estimate[m], block.estimate_low ? block.estimate_low + m * n : NULL, n,
               run->component->methods[m].column[COLUMN_ERROR] + first);
        keep_entries(&block, m, first, &run->component->methods[m]);
    }
    if (run->split) status = split_block(run, &block, task, first, err);
done:
    free(block.x);
    free(block.y);
    free(block.estimate);
    free(block.imaginary);
    free(block.entry);
    free(low);
    return status;
}

static void end_thread(void)
{
    flint_cleanup();
}

static hstar_status run_tasks(struct run *run, hstar_error *err)
{
    size_t n_methods = run->lattice.n_methods;
    size_t n_threads = run->request->f->class->concurrent ? run->request->n_threads : 1;
    run->block = run->split ? BLOCK : PLAIN_BLOCK;
    size_t n_tasks = (run->sweep->n_h + run->block - 1) / run->block;
    run->n_undefined = memory_array(n_tasks, n_methods * sizeof *run->n_undefined);
    run->n_unresolved = memory_array(n_tasks, n_methods * sizeof *run->n_unresolved);
    hstar_status status = HSTAR_OK;
    if (!run->n_undefined || !run->n_unresolved) {
        status = error_memory(err);
        goto done;
    }
    struct pool_job job = {
        .task = run_task, .thread_ends = end_thread, .context = run, .alone = WORTH_A_THREAD};
    status = pool_run(&job, n_tasks, n_threads, err);
    for (size_t t = 0; !status && t < n_tasks; t++)
        for (size_t m = 0; m < n_methods; m++) {
            run->component->methods[m].n_undefined += run->n_undefined[t * n_methods + m];
            run->component->methods[m].n_unresolved += run->n_unresolved[t * n_methods + m];
        }
done:
    free(run->n_undefined);
    free(run->n_unresolved);
    return status;
}

/* GSL's estimates, each with its true error where the derivative can be proven. */
static hstar_status ask_gsl(const struct place *place, const arb_t exact, struct component *component,
                            hstar_error *err)
{
    hstar_status status = reference_gsl_estimates(place, component->gsl, err);
    for (size_t i = 0; !status && i < N_GSL_ROUTINES; i++) {
        arb_t difference;
        arb_init(difference);
        arb_set_d(difference, component->gsl[i].value);
        arb_sub(difference, difference, exact, REFERENCE_PRECISION);
        component->gsl[i].error = ball_double(difference);
        arb_clear(difference);
    }
    return status;
}

/* An estimate for a reference hides what is smaller than its own error, and no other derivative is there to tell. */
static hstar_status warn_of_estimate(const struct function *f, struct reference *reference, hstar_error *err)
{
    if (function_is_exact(f) || reference->reason) return HSTAR_OK;
    struct text text;
    text_init(&text);
    text_format(
        &text,
        "a function of kind %s has no exact form: the errors are total ones, against GSL's estimate, which "
        "itself may be wrong by %.2g",
        f->class->kind, reference->bound);
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    reference->reason = text.data;
    return HSTAR_OK;
}

/* The reference of one component, as data and as a ball; the exact derivative, not finite where there is none; and
 * GSL's estimates beside them. */
static hstar_status find_reference(const struct sweep_request *request, const struct place *place, size_t row,
                                   struct component *component, arb_t ball, arb_t exact, hstar_error *err)
{
    unsigned derivative = request->methods[0].derivative;
    struct reference *reference = &component->reference, proven = {0};
    hstar_status status = HSTAR_OK;
    arb_indeterminate(ball);
    arb_indeterminate(exact);
    if (function_is_exact(request->f)) status = reference_exact(place, derivative, exact, &proven, err);
    if (!status && derivative == 1 && !request->f->format) status = ask_gsl(place, exact, component, err);
    if (status || request->reference == REFERENCE_EXACT) {
        arb_set(ball, exact);
        *reference = proven;
        return status;
    }
    reference_clear(&proven);
    switch (request->reference) {
    case REFERENCE_GIVEN:
        status = reference_given(request->given, row, place, ball, reference, err);
        break;
    case REFERENCE_GSL:
        status = reference_gsl(component->gsl, ball, reference, err);
        if (!status) status = warn_of_estimate(request->f, reference, err);
        break;
    case REFERENCE_EXACT:
    case REFERENCE_NONE:
    case N_REFERENCES:
        break;
    }
    return status ? status : reference_compare(reference, ball, exact, err);
}

/* Every variable has steps of its own where they are not taken as given; a format rounds them. */
static hstar_status use_steps(const struct sweep_request *request, struct run *run, hstar_error *err)
{
    const struct sweep *s = run->sweep;
    run->h = s->h;
    if (request->step_rule == STEP_RULE_GIVEN && !request->f->format) return HSTAR_OK;
    double *used = memory_room(s->n_h, sizeof *used);
    if (!used) return error_memory(err);
    grid_apply(s->format, request->step_rule, request->point[run->component->wrt], s->h, s->n_h, used);
    run->h = run->component->h_used = used;
    return HSTAR_OK;
}

static hstar_status run_component(const struct sweep_request *request, const struct sweep *s, size_t row,
                                  struct component *component, hstar_error *err)
{
    struct run run = {.request = request,
                      .sweep = s,
                      .component = component,
                      .place = {request->f, component->output, request->point, component->wrt}};
    arb_t ball, exact;
    arb_init(ball);
    arb_init(exact);
    hstar_status status = use_steps(request, &run, err);
    if (!status) status = lattice_init(&run.lattice, request->methods, request->n_methods, err);
    if (status) goto done_ball;
    status = find_reference(request, &run.place, row, component, ball, exact, err);
    if (status) goto done;
    run.split = request->anatomy && arb_is_finite(ball);
    run.reference_high = ball_double(ball);
    if (arb_is_finite(ball)) {
        arb_t rest;
        arb_init(rest);
        arb_set_d(rest, run.reference_high);
        arb_sub(rest, ball, rest, ARF_PREC_EXACT);
        run.reference_low = ball_double(rest);
        arb_clear(rest);
    }
    if (run.split)
        status = anatomy_init(&run.anatomy, &run.place, request->methods, &run.lattice, ball,
                              component->reference.source == REFERENCE_EXACT ? NULL : exact, err);
    if (status) goto done;
    status = run_tasks(&run, err);
    if (run.split) anatomy_clear(&run.anatomy);
done:
    lattice_clear(&run.lattice);
done_ball:
    arb_clear(ball);
    arb_clear(exact);
    return status;
}

/* The facts of a method that stand in the result, and room for its columns. */
static hstar_status describe_method(const struct method *method, size_t n_h, bool anatomy,
                                    struct method_sweep *out, hstar_error *err)
{
    const struct stencil *s = method->stencil;
    const bool varies = s && !method_has_stencil(method);
    const size_t n_nodes = varies ? 0 : method_n_nodes(method);
    *out = (struct method_sweep){.name = memory_text(method->name, strlen(method->name)),
                                 .derivative = method->derivative,
                                 .order = method->order,
                                 .evaluations = method_evaluations(method),
                                 .noise = s && !varies ? stencil_noise(s) : (double)NAN,
                                 .n_nodes = n_nodes,
                                 .nodes = memory_array(n_nodes, sizeof(char *)),
                                 .weights = memory_array(n_nodes, sizeof(char *))};
    bool failed = !out->name || !out->nodes || !out->weights;
    if (varies) {
        out->halvings = memory_array(n_h, sizeof *out->halvings);
        out->levels = memory_array(n_h, sizeof *out->levels);
        failed = failed || !out->halvings || !out->levels;
    }
    for (size_t i = 0; !failed && i < n_nodes; i++) {
        out->nodes[i] = stencil_node_text(s, i);
        out->weights[i] = stencil_weight_text(s, i);
        failed = !out->nodes[i] || !out->weights[i];
    }
    for (size_t c = 0; !failed && c < N_COLUMNS; c++) {
        if (sweep_columns[c].anatomy && !anatomy) continue;
        out->column[c] = memory_room(n_h, sizeof(double));
        failed = !out->column[c];
        /* Every task fills in the estimates and the errors; the anatomy only where it can be had. */
        for (size_t i = 0; !failed && sweep_columns[c].anatomy && i < n_h; i++) out->column[c][i] = NAN;
    }
    return failed ? error_memory(err) : HSTAR_OK;
}

/* What was asked, as part of the result. */
static hstar_status describe(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    const struct function *f = request->f;
    s->format = function_format(f);
    s->grid = request->grid.kind;
    s->step_rule = request->step_rule;
    s->n_methods = request->n_methods;
    s->kind = memory_text(f->class->kind, strlen(f->class->kind));
    if ((s->texts = texts_copy((const char *const *)f->texts, f->n_outputs))) s->n_outputs = f->n_outputs;
    if ((s->variables = texts_copy((const char *const *)f->variables, f->n_variables)))
        s->n_variables = f->n_variables;
    s->point = memory_array(f->n_variables, sizeof *s->point);
    s->components = memory_array(f->n_outputs * request->n_wrt, sizeof *s->components);
    if (!s->kind || !s->texts || !s->variables || !s->point || !s->components) return error_memory(err);
    memcpy(s->point, request->point, f->n_variables * sizeof *s->point);
    s->n_components = f->n_outputs * request->n_wrt;
    for (size_t c = 0; c < s->n_components; c++) {
        struct component *component = &s->components[c];
        component->output = c / request->n_wrt;
        component->wrt = request->wrt[c % request->n_wrt];
        component->methods = memory_array(s->n_methods, sizeof *component->methods);
        if (!component->methods) return error_memory(err);
        for (size_t m = 0; m < s->n_methods; m++) {
            hstar_status status =
                describe_method(&request->methods[m], s->n_h, request->anatomy, &component->methods[m], err);
            if (status) return status;
        }
    }
    return HSTAR_OK;
}

/* The columns of a sweep must fit into the machine: asking for more would only be found out when most are filled. */
static hstar_status check_memory(const struct sweep_request *request, hstar_error *err)
{
    if (request->grid.kind != GRID_LOG) return HSTAR_OK;
    double columns = request->anatomy ? N_COLUMNS + 2 : 3; /* and the envelopes */
    double wanted = (double)request->grid.n * (double)request->n_methods * (double)request->f->n_outputs *
                    (double)request->n_wrt * columns * sizeof(double);
    double there = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (!(there > 0) || wanted < there) return HSTAR_OK;
    error_set(err, HSTAR_MEMORY, "%zu steps need %.3g GB of memory, and the machine has %.3g",
              request->grid.n, wanted * 1e-9, there * 1e-9);
    error_remedy(err, "ask for fewer steps or methods; 500 steps tell a curve well");
    return HSTAR_MEMORY;
}

/* Can every derivative be had by every method? */
static hstar_status check_methods(const struct sweep_request *r, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t m = 0; m < r->n_methods && r->f->format; m++) {
        if (r->methods[m].kind == METHOD_STENCIL) continue;
        error_set(err, HSTAR_INVALID, "%s is computed in double, not in %s", r->methods[m].name,
                  r->f->format->name);
        error_remedy(err, "a stencil such as central or five-point can be computed in any format");
        return HSTAR_INVALID;
    }
    for (size_t m = 0; m < r->n_methods; m++) {
        if (r->methods[m].derivative != r->methods[0].derivative)
            return error_set(err, HSTAR_INVALID, "%s and %s are for different derivatives",
                             r->methods[0].name, r->methods[m].name);
        if (r->methods[m].kind != METHOD_COMPLEX_STEP) continue;
        for (size_t o = 0; o < r->f->n_outputs && !status; o++)
            for (size_t v = 0; v < r->n_wrt && !status; v++)
                status = function_complex_check(r->f, o, r->wrt[v], err);
    }
    return status;
}

static hstar_status check(const struct sweep_request *request, hstar_error *err)
{
    if (!function_is_exact(request->f) && (request->anatomy || request->reference == REFERENCE_EXACT)) {
        error_set(err, HSTAR_INVALID,
                  "a function of kind %s has no exact form: no exact reference and no anatomy",
                  request->f->class->kind);
        error_remedy(err,
                     "the reference may be gsl, or an expression for the derivative; errors are total ones");
        return HSTAR_INVALID;
    }
    hstar_status status = check_memory(request, err);
    if (status) return status;
    const unsigned derivative = request->methods[0].derivative;
    if (request->reference == REFERENCE_GSL && derivative != 1) {
        error_set(err, HSTAR_INVALID, "GSL has first derivatives only: it is no reference for derivative %u",
                  derivative);
        error_remedy(err, "exact, for an expression; or an expression for the derivative itself");
        return HSTAR_INVALID;
    }
    if (request->reference == REFERENCE_GSL && request->f->format) {
        error_set(err, HSTAR_INVALID, "GSL computes in double: it is no reference in %s",
                  request->f->format->name);
        error_remedy(err, "exact, or an expression for the derivative");
        return HSTAR_INVALID;
    }
    return check_methods(request, err);
}

hstar_status sweep_run(const struct sweep_request *request, struct sweep **sweep, hstar_error *err)
{
    hstar_status status = check(request, err);
    if (status) return status;
    struct sweep *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    status = grid_new(&request->grid, &s->h, &s->n_h, err);
    if (!status) status = describe(request, s, err);
    for (size_t c = 0; !status && c < s->n_components; c++)
        status = run_component(request, s, c, &s->components[c], err);
    if (status) {
        sweep_free(s);
        return status;
    }
    *sweep = s;
    return HSTAR_OK;
}
