/* Planning a complex step, and refusing one. */
#include "function/machine/complex_plan.h"
#include "base/memory.h"

#include <stdlib.h>

enum reason {
    ANALYTIC,
#define X(identifier, says, remedy) REASON_##identifier,
#include "function/machine/no_complex.def"
#undef X
};

static const struct {
    const char *says, *remedy;
} reasons[] = {
    {"", ""},
#define X(identifier, says, remedy) {says, remedy},
#include "function/machine/no_complex.def"
#undef X
};

#define IS_ARITHMETIC(operator, arb) ANALYTIC
#define IS_C99(function, arb)        ANALYTIC
#define IS_OWN(function)             ANALYTIC
#define IS_EXACT(function)           ANALYTIC
#define IS_NONE(reason)              REASON_##reason

static const struct {
    const char *name;
    enum reason reason;
} forms[N_OPCODES] = {
    [OP_NEG] = {"-", ANALYTIC},
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = {symbol, IS_##analytic},
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = {usage, IS_##analytic},
#include "function/machine/functions.def"
#undef X
};

/* What is wanted of a slot. Of what only tells how far to shift, the real part is enough. */
enum { WANTED_REAL = 1, WANTED = 2 };

/* What is wanted of each instruction, from the last to the first; how many are. */
static size_t mark_wanted(const struct code *c, const struct code_output *o, unsigned char *instructions,
                          unsigned char *slots)
{
    size_t n = 0;
    slots[o->slot] = WANTED;
    for (size_t i = o->end; i-- > o->begin;) {
        const struct instruction *in = &c->instruction[i];
        const unsigned char wanted = slots[in->result];
        if (!wanted) continue;
        slots[in->result] = 0;
        instructions[i - o->begin] = wanted;
        n++;
        for (unsigned k = 0; k < operations[in->opcode].arity; k++)
            slots[in->argument[k]] |= in->opcode == OP_SHIFT ? WANTED_REAL : wanted;
    }
    return n;
}

/* What is known of a slot while the code runs. */
struct motion {
    bool varies; /* from step to step */
    bool moves;  /* it depends on the variable as a complex number */
};

static struct complex_operation plan_operation(const struct instruction *in, unsigned char wanted,
                                               struct motion *slots)
{
    struct complex_operation operation = {.instruction = in};
    struct motion m = {false, false};
    for (unsigned k = 0; k < operations[in->opcode].arity; k++) {
        m.varies = m.varies || slots[in->argument[k]].varies;
        m.moves = m.moves || slots[in->argument[k]].moves;
    }
    operation.jumps = in->opcode == OP_if && slots[in->argument[0]].moves;
    if (in->opcode == OP_SHIFT || !(wanted & WANTED)) m.moves = false;
    operation.kind = m.moves ? COMPLEX_NUMBERS : m.varies ? COMPLEX_REAL : COMPLEX_SAME;
    slots[in->result] = m;
    return operation;
}

bool complex_plan_init(struct complex_plan *p, const struct code *code, size_t output, size_t wrt)
{
    const struct code_output *o = &code->output[output];
    const size_t n_instructions = o->end - o->begin;
    *p = (struct complex_plan){.code = code, .wrt = wrt, .result = o->slot};
    p->n_slots = code->n_variables + code->n_constants + code->n_temporaries;
    unsigned char *wanted = memory_array(n_instructions + p->n_slots, sizeof *wanted);
    struct motion *slots = memory_array(p->n_slots, sizeof *slots);
    if (wanted && slots)
        p->operation =
            memory_array(mark_wanted(code, o, wanted, wanted + n_instructions), sizeof *p->operation);
    const bool done = p->operation != NULL;
    if (done) slots[wrt] = (struct motion){true, true};
    for (size_t i = 0; done && i < n_instructions; i++)
        if (wanted[i])
            p->operation[p->n++] = plan_operation(&code->instruction[o->begin + i], wanted[i], slots);
    free(wanted);
    free(slots);
    return done;
}

void complex_plan_clear(struct complex_plan *p)
{
    free(p->operation);
}

hstar_status complex_check(const struct code *code, size_t output, size_t wrt, struct no_complex *found,
                           bool *analytic, hstar_error *err)
{
    struct complex_plan p;
    if (!complex_plan_init(&p, code, output, wrt)) return error_memory(err);
    *analytic = true;
    for (size_t i = 0; i < p.n && *analytic; i++) {
        const struct instruction *in = p.operation[i].instruction;
        if (p.operation[i].kind != COMPLEX_NUMBERS) continue;
        const enum reason reason = p.operation[i].jumps ? REASON_JUMP : forms[in->opcode].reason;
        if (reason == ANALYTIC) continue;
        *found = (struct no_complex){forms[in->opcode].name, reasons[reason].says, reasons[reason].remedy,
                                     in->place};
        *analytic = false;
    }
    complex_plan_clear(&p);
    return HSTAR_OK;
}
