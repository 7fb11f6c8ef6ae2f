/* All first derivatives of one output at once: its instructions are run forwards in balls, and their partial derivatives, which
 * are recorded on a tape, are multiplied together backwards.
 *
 * What exists, and what is known to exist, is for the jets to say: a partial derivative is the second coefficient of the
 * operation's own jet, along one argument. Where a jet along a variable ends before its derivative, so does the sweep's. The
 * converse need not hold: the sweep does not tell the variables apart, and gives up some that a jet tells. */
#include "base/memory.h"
#include "function/exact/exact_functions.h"
#include "function/machine/code.h"

#include <stdlib.h>

/* A longer tape is not worth its memory. */
#define MOST_BYTES ((size_t)400 << 20)

/* A partial derivative. NONE: the argument has no influence around its value, whatever is known of its own derivatives; OTHER:
 * the value of the other argument. */
enum partial { FROM_JET, NONE, ONE, MINUS_ONE, OTHER, NUMBER, UNKNOWN };

/* Of the operations that need no jet: they have a derivative wherever their value is known. Where it is not, nor is that of
 * any other operation made of it, up to an `if` that does not choose it. */
static const enum partial plain[N_OPCODES][2] = {
    [OP_NEG] = {MINUS_ONE},
    [OP_ADD] = {ONE, ONE},
    [OP_SUB] = {ONE, MINUS_ONE},
    [OP_MUL] = {OTHER, OTHER},
};

/* From the result of an instruction to one of its arguments. */
struct edge {
    const struct instruction *instruction;
    slot argument;
    enum partial partial;
    arb_struct number; /* initialised where the partial derivative is a NUMBER */
};

/* What is known of a slot. */
struct cell {
    arb_ptr series; /* the value, and 1 behind it: the jet of an argument that varies */
    bool known;     /* the value is */
    bool varies;    /* with one of the variables, around the point */
    bool smooth;    /* differentiable by all variables that it varies with */
    bool reached;   /* an adjoint has come back to it */
    bool lost;      /* which is not known */
};

struct gradient_sweep {
    const struct code *code;
    slong precision;
    size_t n_inputs, n_slots;
    struct cell *cell; /* one a slot, as are the adjoints */
    arb_ptr series;    /* two a slot; the values of inputs are borrowed */
    arb_ptr adjoint;
    arb_ptr work; /* 2 */
    struct edge *edge;
    size_t n_edges;
    size_t bytes; /* of the tape */
};

/* ---- forwards ---- */

/* Runs an instruction's jet into s->work, along argument k alone, of which `good` coefficients are taken for known; along none
 * where k is its arity. */
static struct jet run_along(const struct gradient_sweep *s, const struct instruction *in, unsigned k,
                            slong good)
{
    struct jet argument[MAX_ARITY], r = {s->work, 0, false};
    const struct jet *arguments[MAX_ARITY];
    for (unsigned j = 0; j < operations[in->opcode].arity; j++) {
        const struct cell *c = &s->cell[in->argument[j]];
        argument[j] = (struct jet){c->series, j == k ? good : c->known, j != k};
        arguments[j] = &argument[j];
    }
    exact_operation(in->opcode, &r, arguments, k < operations[in->opcode].arity ? 2 : 1, s->precision);
    return r;
}

static void keep_value(struct cell *result, const struct jet *r)
{
    if (result->known || !r->good) return;
    arb_swap(result->series, r->c);
    result->known = true;
}

/* The partial derivative from the jet, and the value with it. That an argument has no influence around its value says
 * something only where it stays around it: where it may jump it is asked again, as a number without any neighbours. */
static enum partial partial_from_jet(struct gradient_sweep *s, const struct instruction *in, unsigned k,
                                     arb_t number)
{
    const struct cell *argument = &s->cell[in->argument[k]];
    struct jet r = run_along(s, in, k, argument->known ? 2 : 0);
    const bool differentiable = r.good == 2;
    if (differentiable) arb_swap(number, &r.c[1]);
    keep_value(&s->cell[in->result], &r);
    if (r.flat && r.good && !argument->smooth) r = run_along(s, in, k, argument->known);
    return differentiable ? NUMBER : r.flat && r.good ? NONE : UNKNOWN;
}

static enum partial partial_of(struct gradient_sweep *s, const struct instruction *in, unsigned k,
                               arb_t number)
{
    const enum partial partial = k < 2 ? plain[in->opcode][k] : FROM_JET;
    if (partial == FROM_JET) return partial_from_jet(s, in, k, number);
    if (partial != OTHER) return partial;
    arb_set(number, s->cell[in->argument[1 - k]].series);
    return NUMBER;
}

/* The edge to argument k, unless there is nothing to pass along it. */
static void record_edge(struct gradient_sweep *s, const struct instruction *in, unsigned k)
{
    struct edge *e = &s->edge[s->n_edges];
    struct cell *result = &s->cell[in->result];
    const struct cell *argument = &s->cell[in->argument[k]];
    arb_init(&e->number);
    e->partial = partial_of(s, in, k, &e->number);
    if (e->partial != NUMBER) arb_clear(&e->number);
    if (e->partial == NONE) return;
    if (e->partial == NUMBER) s->bytes += (size_t)arb_allocated_bytes(&e->number);
    e->instruction = in;
    e->argument = in->argument[k];
    s->n_edges++;
    s->bytes += sizeof *e;
    result->varies = true;
    result->smooth = result->smooth && argument->smooth && e->partial != UNKNOWN;
}

static void record(struct gradient_sweep *s, const struct instruction *in)
{
    const unsigned arity = operations[in->opcode].arity;
    struct cell *result = &s->cell[in->result];
    result->known = result->varies = false;
    result->smooth = true;
    for (unsigned k = 0; k < arity; k++)
        if (s->cell[in->argument[k]].varies) record_edge(s, in, k);
    if (result->known) return;
    const struct jet value = run_along(s, in, arity, 0);
    keep_value(result, &value);
}

/* ---- backwards ---- */

static void pass_back(struct gradient_sweep *s, const struct edge *e)
{
    const slot result = e->instruction->result;
    const struct cell *from = &s->cell[result];
    struct cell *to = &s->cell[e->argument];
    arb_ptr adjoint = &s->adjoint[result], sum = &s->adjoint[e->argument];
    if (!from->reached) return;
    to->reached = true;
    to->lost = to->lost || from->lost || e->partial == UNKNOWN;
    if (to->lost) return;
    if (e->partial == ONE)
        arb_add(sum, sum, adjoint, s->precision);
    else if (e->partial == MINUS_ONE)
        arb_sub(sum, sum, adjoint, s->precision);
    else
        arb_addmul(sum, adjoint, &e->number, s->precision);
}

/* With the first edge of an instruction its adjoint is used up, and the slot is that of an earlier one. */
static void go_back(struct gradient_sweep *s, slot output)
{
    if (!s->cell[output].varies) return;
    s->cell[output].reached = true;
    arb_one(&s->adjoint[output]);
    for (size_t i = s->n_edges; i-- > 0;) {
        const struct instruction *in = s->edge[i].instruction;
        pass_back(s, &s->edge[i]);
        if (i > 0 && s->edge[i - 1].instruction == in) continue;
        s->cell[in->result].reached = s->cell[in->result].lost = false;
        arb_zero(&s->adjoint[in->result]);
    }
}

/* ---- there and back ---- */

static bool sweep_rooms(struct gradient_sweep *s, size_t most_edges)
{
    return (s->cell = memory_array(s->n_slots, sizeof *s->cell)) &&
           (s->series = exact_numbers(2 * s->n_slots)) && (s->adjoint = exact_numbers(s->n_slots)) &&
           (s->work = exact_numbers(2)) && (s->edge = memory_room(most_edges, sizeof *s->edge));
}

static void sweep_clear(struct gradient_sweep *s)
{
    for (size_t i = s->n_inputs; s->series && i < s->n_slots; i++) arb_clear(&s->series[2 * i]);
    for (size_t i = 0; s->adjoint && i < s->n_slots; i++) arb_clear(&s->adjoint[i]);
    for (size_t i = 0; s->work && i < 2; i++) arb_clear(&s->work[i]);
    for (size_t i = 0; i < s->n_edges; i++)
        if (s->edge[i].partial == NUMBER) arb_clear(&s->edge[i].number);
    free(s->cell);
    free(s->series);
    free(s->adjoint);
    free(s->work);
    free(s->edge);
}

static void set_cells(struct gradient_sweep *s, arb_srcptr at, const size_t *wrt, size_t n_wrt)
{
    const size_t n_variables = s->code->n_variables;
    for (size_t i = 0; i < s->n_slots; i++) {
        struct cell *c = &s->cell[i];
        c->series = &s->series[2 * i];
        arb_one(&c->series[1]);
        if (i >= s->n_inputs) continue;
        *c->series = i < n_variables ? at[i] : s->code->exact_constant[i - n_variables];
        c->known = arb_is_finite(c->series);
        c->smooth = true;
    }
    for (size_t k = 0; k < n_wrt; k++) s->cell[wrt[k]].varies = true;
}

static void answer(const struct gradient_sweep *s, slot output, const size_t *wrt, size_t n_wrt,
                   arb_ptr gradient)
{
    const bool told = s->cell[output].known && s->bytes <= MOST_BYTES;
    for (size_t k = 0; k < n_wrt; k++)
        if (told && !s->cell[wrt[k]].lost)
            arb_set(&gradient[k], &s->adjoint[wrt[k]]);
        else
            arb_indeterminate(&gradient[k]);
}

bool exact_gradient(const struct code *code, size_t output, arb_srcptr at, const size_t *wrt, size_t n_wrt,
                    slong precision, arb_ptr gradient)
{
    const struct code_output *o = &code->output[output];
    const size_t n_instructions = o->end - o->begin, n_inputs = code->n_variables + code->n_constants;
    struct gradient_sweep s = {.code = code,
                               .precision = precision,
                               .n_inputs = n_inputs,
                               .n_slots = n_inputs + code->n_temporaries};
    bool *needed = memory_array(n_instructions, sizeof *needed),
         *wanted = memory_array(s.n_slots, sizeof *wanted);
    bool done = needed && wanted;
    if (done) done = sweep_rooms(&s, MAX_ARITY * exact_needed(code, o, needed, wanted));
    if (done) {
        set_cells(&s, at, wrt, n_wrt);
        for (size_t i = 0; i < n_instructions && s.bytes <= MOST_BYTES; i++)
            if (needed[i]) record(&s, &code->instruction[o->begin + i]);
        if (s.bytes <= MOST_BYTES) go_back(&s, o->slot);
        answer(&s, o->slot, wrt, n_wrt, gradient);
    }
    sweep_clear(&s);
    free(needed);
    free(wanted);
    return done;
}
