/* Register code in the complex numbers of one arithmetic. Included once for each, with
 *     T, COMPLEX         its types                          double, double _Complex
 *     BITS               of its significand
 *     FN(name)           a name of its own                  name_f64
 *     LIBM(name)         the C library's function           name; namef, namel, namef128
 *     LIBM_R(name)       its thread-safe sibling            name_r; …
 *     ROUND(r, x)        x rounded to a narrower format, where there is one
 *     ARITHMETIC_OF(r)   which arithmetic it is
 *
 * Each operation is C's or the C library's, or a formula for what C99 does not have, and of its result both parts are rounded
 * to the format. All keep the imaginary part accurate where it is tiny, down to the smallest numbers: that is what a complex
 * step lives on. */
#include "function/machine/complex_elementary_tmpl.h"
#include "function/machine/complex_special_tmpl.h"

/* What only the exact side computes: that, rounded once. */
static COMPLEX FN(exactly)(enum opcode opcode, COMPLEX z)
{
    const widest_float parts[2] = {(widest_float)RE(z), (widest_float)IM(z)};
    widest_float result[2];
    exact_complex_rounded(opcode, parts, result);
    return FN(cartesian)((T)result[0], (T)result[1]);
}

#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    MAKE(identifier, OF_##analytic)
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    MAKE(name, OF_##analytic)
#include "function/machine/functions.def"
#undef X

typedef COMPLEX FN(form)(const COMPLEX *z);

static FN(form) *const FN(forms)[N_OPCODES] = {
    [OP_NEG] = FN(negated),
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = HERE(identifier, OF_##analytic),
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = HERE(name, OF_##analytic),
#include "function/machine/functions.def"
#undef X
};

/* On the real parts: one instruction of the other register machine. */
static bool FN(real_operation)(const struct rounding *r, const struct instruction *in, const COMPLEX *z,
                               COMPLEX *result)
{
    const size_t arity = operations[in->opcode].arity;
    struct instruction alone = {.opcode = in->opcode, .result = (slot)arity, .argument = {0, 1, 2}};
    struct code_output output = {.end = 1, .slot = alone.result};
    const struct code code = {.n_variables = arity,
                              .n_temporaries = 1,
                              .instruction = &alone,
                              .n_instructions = 1,
                              .output = &output,
                              .n_outputs = 1};
    T argument[MAX_ARITY], value;
    const void *column[MAX_ARITY];
    const bool varies[MAX_ARITY] = {false};
    for (unsigned k = 0; k < MAX_ARITY; k++) {
        if (k >= arity) alone.argument[k] = 0;
        argument[k] = k < arity ? RE(z[k]) : 0;
        column[k] = &argument[k];
    }
    bool done =
        evaluate_numbers(ARITHMETIC_OF(r), &code, NULL, r, 1, column, varies, (void *const[]){&value});
    *result = FN(cartesian)(value, 0);
    return done;
}

/* One step; `same` is what is the same at all of them, and is found at the first. */
static bool FN(run)(const struct complex_plan *p, const struct rounding *r, COMPLEX *slots, COMPLEX *same,
                    bool first)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct complex_operation *o = &p->operation[i];
        const struct instruction *in = o->instruction;
        COMPLEX z[MAX_ARITY] = {0}, *result = &slots[in->result];
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) z[k] = slots[in->argument[k]];
        if (o->kind == COMPLEX_NUMBERS) {
            const COMPLEX value = FN(forms)[in->opcode](z);
            *result = FN(cartesian)(ROUND(r, RE(value)), ROUND(r, IM(value)));
        } else if (o->kind == COMPLEX_SAME && !first)
            *result = same[i];
        else if (!FN(real_operation)(r, in, z, result))
            return false;
        else
            same[i] = *result;
    }
    return true;
}

static bool FN(evaluate_line)(const struct complex_line *line, const T *h, size_t n, T *imaginary)
{
    const struct code *code = line->code;
    const T *constant = line->constant;
    struct complex_plan p;
    if (!complex_plan_init(&p, code, line->output, line->wrt)) return false;
    COMPLEX *slots = memory_array(p.n_slots, sizeof *slots);
    COMPLEX *same = memory_array(p.n, sizeof *same);
    bool done = slots && same;
    for (size_t j = 0; done && j < n; j++) {
        for (size_t v = 0; v < code->n_variables; v++) slots[v] = FN(cartesian)((T)line->point[v], 0);
        for (size_t k = 0; k < code->n_constants; k++)
            slots[code->n_variables + k] = FN(cartesian)(constant[k], 0);
        slots[line->wrt] = FN(cartesian)((T)line->point[line->wrt], h[j]);
        done = FN(run)(&p, line->rounding, slots, same, j == 0);
        const COMPLEX value = slots[p.result];
        imaginary[j] =
            RE(value) - RE(value) == 0 ? IM(value) : (T)NAN; /* beside an infinity it says nothing */
    }
    free(slots);
    free(same);
    complex_plan_clear(&p);
    return done;
}
