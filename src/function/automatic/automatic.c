/* The tape of partial derivatives, and the sweeps over it. */
#include "function/automatic/automatic.h"
#include "base/gsl_quiet.h"
#include "base/memory.h"
#include "function/automatic/partials.h"
#include "function/machine/code_slice.h"

#include <math.h>
#include <stdlib.h>

/* A longer tape is not worth its memory. */
#define MOST_BYTES ((size_t)4 << 30)

/* From the result of an instruction to one of its arguments. */
struct tape_edge {
    node result, argument;
    double partial; /* NaN: it is refused */
};

/* What is known of a node, in bits. */
enum {
    VARIES = 1, /* with one of the variables, around the point */
    ROUGH = 2,  /* it does not have all its derivatives: it may jump */
    UNKNOWN =
        4 /* it is not a finite number, or made of one that is none: C's fmax and its comparisons make numbers of NaN */
};

struct tape {
    struct footing *footing; /* the numbers of all nodes, and who takes whose */
    size_t n_nodes;
    unsigned char *kind;
    struct tape_edge *edge; /* in the order of the instructions */
    size_t n_edges, room;
    double *slope; /* of each node: by it backwards, of it forwards */
    bool *reached; /* by the sweep: there is such a slope */
};

/* ---- there ---- */

/* Where an argument may jump, that the operation is level around its number says nothing. */
static void tape_argument(struct tape *t, node result, node argument, struct partial p)
{
    const bool rough = t->kind[argument] & ROUGH;
    if (p.influence == INFLUENCE_UNUSED || (p.influence == INFLUENCE_LEVEL && !rough)) return;
    if (p.influence == INFLUENCE_LEVEL) p.number = NAN;
    t->edge[t->n_edges++] = (struct tape_edge){result, argument, p.number};
    t->kind[result] |= (unsigned char)(VARIES | (rough || isnan(p.number) ? ROUGH : 0));
}

/* The number that `if` does not choose may be any; the origin has no angle, whatever C says. */
static bool is_known(const struct tape *t, enum opcode opcode, const node *argument, node result)
{
    const double *number = t->footing->number;
    unsigned kinds = t->kind[argument[0]];
    if (opcode == OP_if)
        kinds |= t->kind[argument[number[argument[0]] != 0 ? 1 : 2]];
    else
        for (unsigned k = 1; k < operations[opcode].arity; k++) kinds |= t->kind[argument[k]];
    if (opcode == OP_atan2 && number[argument[0]] == 0 && number[argument[1]] == 0) return false;
    return !(kinds & UNKNOWN) && isfinite(number[result]);
}

static void tape_instruction(struct tape *t, size_t i)
{
    const struct flow *flow = &t->footing->flow;
    const enum opcode opcode = flow->code->instruction[i].opcode;
    const node *argument = flow->argument[i], result = (node)(flow->n_given + i);
    const double *number = t->footing->number;
    double a[MAX_ARITY] = {0};
    bool varies = false;
    for (unsigned k = 0; k < operations[opcode].arity; k++) {
        a[k] = number[argument[k]];
        varies = varies || t->kind[argument[k]] & VARIES;
    }
    for (unsigned k = 0; varies && k < operations[opcode].arity; k++)
        if (t->kind[argument[k]] & VARIES)
            tape_argument(t, result, argument[k], partial_of(opcode, k, a[0], a[1], a[2], number[result]));
    if (!is_known(t, opcode, argument, result)) t->kind[result] |= UNKNOWN;
}

static void start_kinds(struct tape *t, const double *point, const size_t *wrt, size_t n_wrt)
{
    const struct code *c = t->footing->code;
    for (size_t v = 0; v < c->n_variables; v++) t->kind[v] = isfinite(point[v]) ? 0 : UNKNOWN;
    for (size_t k = 0; k < c->n_constants; k++)
        t->kind[c->n_variables + k] = isfinite(c->constant[k]) ? 0 : UNKNOWN;
    for (size_t k = 0; k < n_wrt; k++) t->kind[wrt[k]] |= VARIES;
}

/* ---- and on ---- */

static void sweep_start(struct tape *t, node from)
{
    for (size_t i = 0; i < t->n_nodes; i++) {
        t->slope[i] = 0;
        t->reached[i] = false;
    }
    t->slope[from] = 1;
    t->reached[from] = true;
}

static inline void carry(struct tape *t, node from, node to, double partial)
{
    if (!t->reached[from]) return;
    t->slope[to] += t->slope[from] * partial;
    t->reached[to] = true;
}

/* A derivative is a finite number, of an output that is known. */
static double slope_told(const struct tape *t, node output, node at)
{
    return !(t->kind[output] & UNKNOWN) && isfinite(t->slope[at]) ? t->slope[at] : (double)NAN;
}

static void backwards(struct tape *t, const size_t *wrt, size_t n_wrt, double *derivatives)
{
    const struct flow *flow = &t->footing->flow;
    for (size_t o = 0; o < flow->code->n_outputs; o++) {
        sweep_start(t, flow->output[o]);
        for (size_t i = t->n_edges; i-- > 0;)
            carry(t, t->edge[i].result, t->edge[i].argument, t->edge[i].partial);
        for (size_t k = 0; k < n_wrt; k++)
            derivatives[o * n_wrt + k] = slope_told(t, flow->output[o], (node)wrt[k]);
    }
}

static void forwards(struct tape *t, const size_t *wrt, size_t n_wrt, double *derivatives)
{
    const struct flow *flow = &t->footing->flow;
    for (size_t k = 0; k < n_wrt; k++) {
        sweep_start(t, (node)wrt[k]);
        for (size_t i = 0; i < t->n_edges; i++)
            carry(t, t->edge[i].argument, t->edge[i].result, t->edge[i].partial);
        for (size_t o = 0; o < flow->code->n_outputs; o++)
            derivatives[o * n_wrt + k] = slope_told(t, flow->output[o], flow->output[o]);
    }
}

/* ---- the tape ---- */

static size_t most_edges(const struct code *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->n_instructions; i++) n += operations[c->instruction[i].opcode].arity;
    return n;
}

static void tape_clear(struct tape *t)
{
    footing_free(t->footing);
    free(t->kind);
    free(t->edge);
    free(t->slope);
    free(t->reached);
}

static bool tape_rooms(struct tape *t, const struct code *c, const double *point)
{
    t->room = most_edges(c);
    t->footing = footing_new(ARITHMETIC_DOUBLE, c, c->constant, NULL, point);
    if (!t->footing) return false;
    t->n_nodes = flow_n_nodes(&t->footing->flow);
    return (t->kind = memory_array(t->n_nodes, sizeof *t->kind)) &&
           (t->edge = memory_room(t->room, sizeof *t->edge)) &&
           (t->slope = memory_room(t->n_nodes, sizeof *t->slope)) &&
           (t->reached = memory_room(t->n_nodes, sizeof *t->reached));
}

/* Of the flow, which the tape stands on, and of the tape itself. */
size_t automatic_bytes(const struct code *c)
{
    enum {
        NODE = sizeof(double) + sizeof(size_t) + sizeof(unsigned char) + sizeof(double) + sizeof(bool),
        INSTRUCTION = (MAX_ARITY + 1) * sizeof(node) + MAX_ARITY * sizeof(struct flow_use),
        EDGE = sizeof(struct tape_edge)
    };
    const size_t nodes = c->n_variables + c->n_constants + c->n_instructions;
    return nodes * NODE + c->n_instructions * INSTRUCTION + most_edges(c) * EDGE;
}

static hstar_status check_length(const struct code *c, hstar_error *err)
{
    const size_t n = most_edges(c);
    if (n <= MOST_BYTES / sizeof(struct tape_edge)) return HSTAR_OK;
    return error_set(err, HSTAR_MEMORY,
                     "its %zu partial derivatives would take more than %zu GB: it is too long for them", n,
                     MOST_BYTES >> 30);
}

hstar_status automatic_derivatives(const struct code *code, const double *point, enum automatic_mode mode,
                                   const size_t *wrt, size_t n_wrt, double *derivatives, hstar_error *err)
{
    hstar_status status = check_length(code, err);
    if (status) return status;
    struct tape t = {0};
    gsl_quiet_begin(); /* the derivatives of the C library's functions call GSL, too */
    if (tape_rooms(&t, code, point)) {
        start_kinds(&t, point, wrt, n_wrt);
        for (size_t i = 0; i < code->n_instructions; i++) tape_instruction(&t, i);
        (mode == AUTOMATIC_REVERSE ? backwards : forwards)(&t, wrt, n_wrt, derivatives);
    } else
        status = error_memory(err);
    gsl_quiet_end();
    tape_clear(&t);
    return status;
}
