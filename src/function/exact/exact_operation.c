/* One instruction on jets, and which instructions an output needs. */
#include "base/memory.h"
#include "function/exact/exact_functions.h"
#include "function/machine/code.h"

#include <limits.h>

exact_function *const exact_forms[N_OPCODES] = {
    [OP_NEG] = exact_neg,
    [OP_SHIFT] = exact_shift,
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = exact_##exact,
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = exact_##exact,
#include "function/machine/functions.def"
#undef X
};

/* Every number in the ball is below 2^limit in magnitude. */
static bool within(const arb_t x, slong limit)
{
    mag_t m;
    mag_init(m);
    arb_get_mag(m, x);
    bool is = mag_cmp_2exp_si(m, limit) < 0;
    mag_clear(m);
    return is;
}

void exact_operation(enum opcode opcode, struct jet *r, const struct jet *const *argument, slong length,
                     slong precision)
{
    const struct operation *o = &operations[opcode];
    slong n = length;
    r->flat = true;
    for (unsigned k = 0; k < o->arity; k++) {
        const struct jet *a = argument[k];
        if (!a->flat) {
            r->flat = false;
            if (a->good < n) n = a->good;
        } else if (a->good == 0)
            n = 0;
    }
    /* What `if` does not choose may be undefined. */
    if (opcode == OP_if) n = length;
    r->good = n = r->flat && n > 1 ? 1 : n;
    if (n == 0) return;
    if (o->limit != LONG_MAX)
        for (unsigned k = 0; k < o->arity; k++)
            if (!within(argument[k]->c, o->limit)) {
                r->good = 0;
                return;
            }
    exact_forms[opcode](r, argument, n, precision);
    if (r->flat && r->good > 1) r->good = 1;
    for (slong j = 0; j < r->good; j++)
        if (!arb_is_finite(&r->c[j])) r->good = j;
}

size_t exact_needed(const struct code *c, const struct code_output *o, bool *needed, bool *wanted)
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

arb_ptr exact_numbers(size_t n)
{
    arb_ptr a = memory_array(n, sizeof *a);
    for (size_t i = 0; a && i < n; i++) arb_init(&a[i]);
    return a;
}
