/* Planning a complex step, and refusing one. */
#include "function/complex_plan.h"
#include "base/memory.h"

#include <stdlib.h>

enum reason {
    ANALYTIC,
#define X(identifier, says, remedy) REASON_##identifier,
#include "function/no_complex.def"
#undef X
};

static const struct {
    const char *says, *remedy;
} reasons[] = {
    {"", ""},
#define X(identifier, says, remedy) {says, remedy},
#include "function/no_complex.def"
#undef X
};

#define IS_ARITHMETIC(operator, arb) ANALYTIC
#define IS_C99(function, arb)        ANALYTIC
#define IS_OWN(function)             ANALYTIC
#define IS_NONE(reason)              REASON_##reason

static const struct {
    const char *name;
    enum reason reason;
} forms[N_OPCODES] = {
    [OP_NEG] = {"-", ANALYTIC},
    [OP_SHIFT] = {"max", REASON_KINK},
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = {symbol, IS_##analytic},
#include "function/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = {usage, IS_##analytic},
#include "function/functions.def"
#undef X
};

/* The instructions that the output needs, from the last to the first; how many. */
static size_t mark_needed(const struct code *c, const struct code_output *o, bool *needed, bool *wanted)
{
    size_t n = 0;
    wanted[o->slot] = true;
    for (size_t i = o->end; i-- > o->begin;) {
        const struct instruction *in = &c->instruction[i];
        if (!wanted[in->result]) continue;
        wanted[in->result] = false;
        needed[i - o->begin] = true;
        n++;
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) wanted[in->argument[k]] = true;
    }
    return n;
}

bool complex_plan_init(struct complex_plan *p, const struct code *code, size_t output, size_t wrt)
{
    const struct code_output *o = &code->output[output];
    const size_t n_instructions = o->end - o->begin;
    *p = (struct complex_plan){.code = code, .wrt = wrt, .result = o->slot};
    p->n_slots = code->n_variables + code->n_constants + code->n_temporaries;
    bool *needed = memory_array(n_instructions, sizeof *needed);
    bool *marks = memory_array(2 * p->n_slots, sizeof *marks), *depends = marks + p->n_slots;
    if (needed && marks)
        p->operation = memory_array(mark_needed(code, o, needed, marks), sizeof *p->operation);
    const bool done = p->operation != NULL;
    if (done) depends[wrt] = true;
    for (size_t i = 0; done && i < n_instructions; i++) {
        if (!needed[i]) continue;
        const struct instruction *in = &code->instruction[o->begin + i];
        bool d = false;
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) d = d || depends[in->argument[k]];
        depends[in->result] = d;
        p->operation[p->n++] = (struct complex_operation){in, d};
    }
    free(needed);
    free(marks);
    return done;
}

void complex_plan_clear(struct complex_plan *p)
{
    free(p->operation);
}

/* A condition that depends on the variable is a jump, even where no comparison makes it. */
static bool condition_moves(const struct complex_plan *p, size_t i)
{
    const slot condition = p->operation[i].instruction->argument[0];
    if (condition == p->wrt) return true;
    while (i-- > 0)
        if (p->operation[i].instruction->result == condition) return p->operation[i].moves;
    return false;
}

hstar_status complex_check(const struct code *code, size_t output, size_t wrt, struct no_complex *found,
                           bool *analytic, hstar_error *err)
{
    struct complex_plan p;
    if (!complex_plan_init(&p, code, output, wrt)) return error_memory(err);
    *analytic = true;
    for (size_t i = 0; i < p.n && *analytic; i++) {
        const struct instruction *in = p.operation[i].instruction;
        if (!p.operation[i].moves) continue;
        enum reason reason = forms[in->opcode].reason;
        if (in->opcode == OP_if && condition_moves(&p, i)) reason = REASON_JUMP;
        if (reason == ANALYTIC) continue;
        *found = (struct no_complex){forms[in->opcode].name, reasons[reason].says, reasons[reason].remedy,
                                     in->place};
        *analytic = false;
    }
    complex_plan_clear(&p);
    return HSTAR_OK;
}
