/* Running a sweep: for each output and variable the reference, then the steps in blocks, in parallel. */
#include "sweep/run.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/text.h"
#include "sweep/anatomy.h"
#include "sweep/check_request.h"
#include "sweep/component_reference.h"
#include "sweep/error_column.h"
#include "sweep/no_estimate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Steps a task: many enough for the series' remainder to pay, few enough to keep all threads busy. */
enum { BLOCK = 32 };
/* Without an anatomy a step costs next to nothing, where f does: that of another's code may not. */
enum { PLAIN_BLOCK = 512 };
/* Of a function that may take long, so few that the first block, which one thread does alone, keeps the others for a short time only; each asks f(x) again. */
enum { DEAR_BLOCK = 8 };
/* Seconds of work that starting threads must be worth. */
#define WORTH_A_THREAD 0.003

/* The samples of a method that are none, or not told. */
struct counts {
    size_t n_too_small, n_undefined, n_unresolved;
};

/* What the tasks of one component share. */
struct component_run {
    const struct sweep_request *request;
    const struct sweep *sweep;
    size_t row; /* of the component */
    struct component_sweep *result;
    const double *h; /* the steps as used */
    struct component component;
    struct shared_nodes shared_nodes;
    struct anatomy anatomy;
    bool split; /* the anatomy is wanted and can be had */
    struct error_reference reference;
    size_t block;
    struct counts *counts; /* [task * n_methods + m] */
};

/* A sample that is not a finite number is none at all. Most blocks have none, and are only looked through. */
static void drop_undefined(const struct component_run *run, size_t m, const struct estimate_block *block,
                           struct counts *counts)
{
    double *estimate = block->estimate[m].nearest, sum = 0; /* finite * 0 is 0, anything else NaN */
    for (size_t i = 0; i < block->n; i++) sum += estimate[i] * 0;
    if (sum == 0) return;
    for (size_t i = 0; i < block->n; i++) {
        if (isfinite(estimate[i])) continue;
        estimate[i] = NAN;
        if (step_is_too_small(&run->request->methods[m], run->sweep->format, block->h[i]))
            counts->n_too_small++;
        else
            counts->n_undefined++;
    }
}

static hstar_status split_block(const struct component_run *run, const struct estimate_block *block,
                                size_t task, size_t first, hstar_error *err)
{
    size_t n_methods = run->shared_nodes.n_methods;
    struct anatomy_columns *columns = memory_array(n_methods, sizeof *columns);
    if (!columns) return error_memory(err);
    for (size_t m = 0; m < n_methods; m++)
        for (size_t c = 0; c < N_COLUMNS; c++)
            columns[m].column[c] = run->result->methods[m].column[c] + first;
    hstar_status status = anatomy_run(&run->anatomy, block, columns, err);
    for (size_t m = 0; m < n_methods; m++)
        run->counts[task * n_methods + m].n_unresolved = columns[m].n_unresolved;
    free(columns);
    return status;
}

static void keep_entries(const struct estimate_block *block, size_t m, size_t first, struct method_sweep *out)
{
    for (size_t i = 0; out->levels && i < block->n; i++) {
        const struct tableau_entry entry = block->entry[m * block->n + i];
        out->halvings[first + i] = entry.halvings;
        out->levels[first + i] = entry.levels;
        out->calls[first + i] = 2.0 * entry.rows;
    }
}

/* The next n numbers of a piece of memory; `exact` is NULL where doubles hold them. */
struct column_memory {
    const struct format *format;
    double *nearest;
    char *exact;
};

static struct format_column take_column(struct column_memory *piece, size_t n)
{
    const struct format_column taken = {piece->nearest, piece->exact, piece->format->arithmetic};
    piece->nearest += n;
    if (piece->exact) piece->exact += n * format_size(piece->format);
    return taken;
}

/* The columns of a block of n steps: all but the estimates' doubles stand in a piece, and all wide numbers in another. */
struct block_memory {
    double *nearest;
    void *exact;
};

static hstar_status block_init(struct estimate_block *block, const struct component_run *run, size_t first,
                               size_t n, struct block_memory *memory, hstar_error *err)
{
    const size_t n_methods = run->shared_nodes.n_methods, n_nodes = run->shared_nodes.n;
    const size_t n_columns = 2 * n_nodes + 1 + n_methods; /* x, y, imaginary, estimates */
    const struct format *format = run->sweep->format;
    const bool wide = format_is_wide(format);
    *block = (struct estimate_block){.n = n,
                                     .h = run->h + first,
                                     .estimate = memory_array(n_methods, sizeof *block->estimate),
                                     .entry = memory_array(n_methods * n, sizeof *block->entry)};
    *memory = (struct block_memory){memory_room(n_columns * n, sizeof *memory->nearest),
                                    wide ? memory_room(n_columns * n, format_size(format)) : NULL};
    if (!block->estimate || !block->entry || !memory->nearest || (wide && !memory->exact))
        return error_memory(err);
    struct column_memory piece = {format, memory->nearest, memory->exact};
    if (run->split || !run->component.problem->f->format) { /* the nodes and f there are wanted */
        block->x = take_column(&piece, n_nodes * n);
        block->y = take_column(&piece, n_nodes * n);
    }
    block->imaginary = take_column(&piece, n);
    for (size_t m = 0; m < n_methods; m++) {
        block->estimate[m] = take_column(&piece, n);
        block->estimate[m].nearest = run->result->methods[m].column[COLUMN_ESTIMATE] + first;
    }
    return HSTAR_OK;
}

static hstar_status run_task(void *context, size_t task, hstar_error *err)
{
    const struct component_run *run = context;
    size_t first = task * run->block, n_methods = run->shared_nodes.n_methods;
    size_t n = run->sweep->n_h - first < run->block ? run->sweep->n_h - first : run->block;
    struct estimate_block block;
    struct block_memory memory;
    hstar_status status = block_init(&block, run, first, n, &memory, err);
    if (!status)
        status = estimate_run(&run->component, run->request->methods, &run->shared_nodes, &block, err);
    for (size_t m = 0; m < n_methods && !status; m++) {
        double *error = run->result->methods[m].column[COLUMN_ERROR] + first;
        drop_undefined(run, m, &block, &run->counts[task * n_methods + m]);
        error_column(&run->reference, &block.estimate[m], n, error);
        keep_entries(&block, m, first, &run->result->methods[m]);
    }
    if (!status && run->split) status = split_block(run, &block, task, first, err);
    free(memory.nearest);
    free(memory.exact);
    free(block.estimate);
    free(block.entry);
    return status;
}

static hstar_status run_tasks(struct component_run *run, hstar_error *err)
{
    size_t n_methods = run->shared_nodes.n_methods;
    size_t n_threads = problem_threads(run->request->problem);
    const struct function *f = run->request->problem->f;
    const bool is_cheap = function_is_exact(f) || f->class->together || f->class->takes_many;
    run->block = !is_cheap ? DEAR_BLOCK : run->split ? BLOCK : PLAIN_BLOCK;
    size_t n_tasks = (run->sweep->n_h + run->block - 1) / run->block;
    run->counts = memory_array(n_tasks, n_methods * sizeof *run->counts);
    if (!run->counts) return error_memory(err);
    struct part_progress part = {run->request->progress, run->row * n_tasks, 1,
                                 run->sweep->n_components * n_tasks};
    const struct progress progress = {progress_tell_part, &part};
    struct pool_job job = {.task = run_task,
                           .thread_ends = balls_forget,
                           .context = run,
                           .alone = WORTH_A_THREAD,
                           .progress = part.whole ? &progress : NULL};
    hstar_status status = pool_run(&job, n_tasks, n_threads, err);
    for (size_t t = 0; !status && t < n_tasks; t++)
        for (size_t m = 0; m < n_methods; m++) {
            const struct counts *counts = &run->counts[t * n_methods + m];
            struct method_sweep *method = &run->result->methods[m];
            method->n_too_small += counts->n_too_small;
            method->n_undefined += counts->n_undefined;
            method->n_unresolved += counts->n_unresolved;
        }
    free(run->counts);
    return status;
}

/* Where a method has no estimate at all, why. */
static hstar_status explain_missing(const struct component_run *run, hstar_error *err)
{
    const size_t n = run->sweep->n_h;
    hstar_status status = HSTAR_OK;
    for (size_t m = 0; m < run->shared_nodes.n_methods && !status; m++) {
        struct method_sweep *method = &run->result->methods[m];
        if (method->n_too_small + method->n_undefined < n) continue;
        status = no_estimate_reason(&run->component, &run->request->methods[m], method,
                                    run->request->step_rule, run->h, n, &method->no_estimate, err);
    }
    return status;
}

/* Every variable has steps of its own where they are not taken as given; a format rounds them. */
static hstar_status use_steps(const struct sweep_request *request, struct component_run *run,
                              hstar_error *err)
{
    const struct sweep *s = run->sweep;
    run->h = s->h;
    if (request->step_rule == STEP_RULE_GIVEN && !request->problem->f->format) return HSTAR_OK;
    double *used = memory_room(s->n_h, sizeof *used);
    if (!used) return error_memory(err);
    grid_apply(s->format, request->step_rule, request->problem->point[run->result->wrt], s->h, s->n_h, used);
    run->h = run->result->h_used = used;
    return HSTAR_OK;
}

static hstar_status run_component(const struct sweep_request *request, const struct sweep *s, size_t row,
                                  struct component_sweep *component, hstar_error *err)
{
    struct component_run run = {.request = request,
                                .sweep = s,
                                .row = row,
                                .result = component,
                                .component = {request->problem, component->output, component->wrt}};
    arb_t ball, exact;
    arb_init(ball);
    arb_init(exact);
    hstar_status status = use_steps(request, &run, err);
    if (!status) status = shared_nodes_init(&run.shared_nodes, request->methods, request->n_methods, err);
    if (status) goto done_ball;
    status = component_reference(request, &run.component, row, component, ball, exact, err);
    if (status) goto done;
    run.split = request->anatomy && arb_is_finite(ball);
    error_reference_init(&run.reference, s->format, ball);
    if (run.split)
        status = anatomy_init(&run.anatomy, &run.component, request->methods, &run.shared_nodes, ball,
                              component->reference.source == REFERENCE_EXACT ? NULL : exact, err);
    if (status) goto done;
    status = run_tasks(&run, err);
    if (!status) status = explain_missing(&run, err);
    if (run.split) anatomy_clear(&run.anatomy);
done:
    shared_nodes_clear(&run.shared_nodes);
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
                                 .order = varies ? 0 : method->order,
                                 .evaluations = method_evaluations(method),
                                 .noise = s && !varies ? stencil_noise(s) : (double)NAN,
                                 .n_nodes = n_nodes,
                                 .nodes = memory_array(n_nodes, sizeof(char *)),
                                 .weights = memory_array(n_nodes, sizeof(char *))};
    bool failed = !out->name || !out->nodes || !out->weights;
    if (varies) {
        out->halvings = memory_array(n_h, sizeof *out->halvings);
        out->levels = memory_array(n_h, sizeof *out->levels);
        out->calls = memory_array(n_h, sizeof *out->calls);
        failed = failed || !out->halvings || !out->levels || !out->calls;
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
static hstar_status describe_sweep(const struct sweep_request *request, struct sweep *s, hstar_error *err)
{
    const struct function *f = request->problem->f;
    const size_t n_wrt = request->problem->n_wrt;
    s->format = function_format(f);
    s->grid = request->grid.kind;
    s->step_rule = request->step_rule;
    s->n_methods = request->n_methods;
    s->from_asked = request->grid.from_asked;
    s->to_asked = request->grid.to_asked;
    s->problem = problem_hold(request->problem);
    s->components = memory_array(f->n_outputs * n_wrt, sizeof *s->components);
    if (!s->components) return error_memory(err);
    s->n_components = f->n_outputs * n_wrt;
    for (size_t c = 0; c < s->n_components; c++) {
        struct component_sweep *component = &s->components[c];
        component->output = c / n_wrt;
        component->wrt = request->problem->wrt[c % n_wrt];
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

hstar_status sweep_frame(const struct sweep_request *request, struct sweep **sweep, hstar_error *err)
{
    struct sweep *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    s->h = memory_array(0, sizeof *s->h);
    const hstar_status status = s->h ? describe_sweep(request, s, err) : error_memory(err);
    if (status)
        sweep_free(s);
    else
        *sweep = s;
    return status;
}

hstar_status sweep_run(const struct sweep_request *request, struct sweep **sweep, hstar_error *err)
{
    hstar_status status = check_request(request, err);
    if (status) return status;
    struct sweep *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    status = grid_new(&request->grid, &s->h, &s->n_h, err);
    if (!status) status = describe_sweep(request, s, err);
    for (size_t c = 0; !status && c < s->n_components; c++)
        status = run_component(request, s, c, &s->components[c], err);
    if (status) {
        sweep_free(s);
        return status;
    }
    *sweep = s;
    return HSTAR_OK;
}
