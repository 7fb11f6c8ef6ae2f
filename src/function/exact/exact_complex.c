/* Register code in complex balls: the exact function at x + i h. */
#include "function/exact/exact_complex.h"
#include "base/memory.h"
#include "function/exact/exact_functions.h"
#include "function/machine/c_library.h"
#include "function/machine/complex_plan.h"

#include <limits.h>
#include <stdlib.h>

typedef void form(acb_t r, acb_srcptr z, slong prec);

static void negated(acb_t r, acb_srcptr z, slong prec)
{
    (void)prec;
    acb_neg(r, z);
}

#define MAKE(name, ...)         MAKE_(name, __VA_ARGS__)
#define MAKE_(name, kind, what) MAKE_##kind(name, what)
#define FORM(name, call)                                                                                     \
    static void form_##name(acb_t r, acb_srcptr z, slong prec)                                               \
    {                                                                                                        \
        call;                                                                                                \
    }
#define MAKE_ARITHMETIC(name, what) FORM(name, what(r, z, z + 1, prec))
#define MAKE_C99(name, what)        FORM(name, what(r, z, prec))
#define MAKE_OWN(name, what)        FORM(name, exact_complex_##what(r, z, prec))
#define MAKE_EXACT(name, what)      FORM(name, exact_complex_##what(r, z, prec))
#define MAKE_NONE(name, what)
#define OF_ARITHMETIC(operator, arb) ARITHMETIC, arb
#define OF_C99(function, arb)        C99, arb
#define OF_OWN(function)             OWN, function
#define OF_EXACT(function)           EXACT, function
#define OF_NONE(reason)              NONE, reason
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    MAKE(identifier, OF_##analytic)
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    MAKE(name, OF_##analytic)
#include "function/machine/functions.def"
#undef X

#define HERE_ARITHMETIC(name)   form_##name
#define HERE_C99(name)          form_##name
#define HERE_OWN(name)          form_##name
#define HERE_EXACT(name)        form_##name
#define HERE_NONE(name)         NULL
#define HERE(name, ...)         HERE_(name, __VA_ARGS__)
#define HERE_(name, kind, what) HERE_##kind(name)
static form *const forms[N_OPCODES] = {
    [OP_NEG] = negated,
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = HERE(identifier, OF_##analytic),
#include "function/machine/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = HERE(name, OF_##analytic),
#include "function/machine/functions.def"
#undef X
};

/* The exact form of one number, on balls that are real; z is not written. */
static void real_operation(enum opcode opcode, acb_ptr result, acb_ptr z, slong prec)
{
    const struct operation *o = &operations[opcode];
    struct jet jets[MAX_ARITY], r = {acb_realref(result), 1, true};
    const struct jet *arguments[MAX_ARITY];
    bool known = true;
    mag_t size;
    mag_init(size);
    for (unsigned k = 0; k < o->arity; k++) {
        const bool finite = arb_is_finite(acb_realref(z + k));
        jets[k] = (struct jet){acb_realref(z + k), finite, true};
        arguments[k] = &jets[k];
        arb_get_mag(size, acb_realref(z + k));
        known = known && (finite || opcode == OP_if) &&
                (o->limit == LONG_MAX || mag_cmp_2exp_si(size, o->limit) < 0);
    }
    mag_clear(size);
    arb_zero(acb_imagref(result));
    if (known) exact_forms[opcode](&r, arguments, 1, prec);
    if (!known || !r.good) arb_indeterminate(acb_realref(result));
}

/* No argument is too large for the exact form. */
static bool within_limit(enum opcode opcode, acb_srcptr z)
{
    const struct operation *o = &operations[opcode];
    bool within = true;
    mag_t size;
    if (o->limit == LONG_MAX) return true;
    mag_init(size);
    for (unsigned k = 0; k < o->arity; k++) {
        acb_get_mag(size, z + k);
        within = within && mag_cmp_2exp_si(size, o->limit) < 0;
    }
    mag_clear(size);
    return within;
}

static void complex_operation(enum opcode opcode, acb_ptr result, acb_ptr z, slong prec)
{
    if (within_limit(opcode, z))
        forms[opcode](result, z, prec);
    else
        acb_indeterminate(result);
}

static void run(const struct complex_plan *p, acb_ptr slots, slong precision)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct instruction *in = p->operation[i].instruction;
        acb_struct z[MAX_ARITY]; /* shallow: read only, and the result is none of them */
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) z[k] = slots[in->argument[k]];
        if (p->operation[i].kind == COMPLEX_NUMBERS)
            complex_operation(in->opcode, slots + in->result, z, precision);
        else
            real_operation(in->opcode, slots + in->result, z, precision);
    }
}

bool exact_complex(const struct code *code, size_t output, const double *point, size_t wrt, double h,
                   slong precision, arb_t imaginary)
{
    struct complex_plan p;
    if (!complex_plan_init(&p, code, output, wrt)) return false;
    acb_ptr slots = _acb_vec_init((slong)p.n_slots);
    for (size_t v = 0; v < code->n_variables; v++) acb_set_d(slots + v, point[v]);
    for (size_t k = 0; k < code->n_constants; k++)
        acb_set_arb(slots + code->n_variables + k, code->exact_constant + k);
    arb_set_d(acb_imagref(slots + wrt), h);
    run(&p, slots, precision);
    if (acb_is_finite(slots + p.result))
        arb_set(imaginary, acb_imagref(slots + p.result));
    else
        arb_indeterminate(imaginary);
    _acb_vec_clear(slots, (slong)p.n_slots);
    complex_plan_clear(&p);
    return true;
}

/* How far the imaginary part is below the real one, in bits: so many are lost where an enclosure is as wide in both. */
static slong bits_below(acb_srcptr z)
{
    const slong most = 2300; /* 1e-308 below 1e308, and some */
    if (arb_is_zero(acb_realref(z)) || arb_is_zero(acb_imagref(z))) return 0;
    slong bits = arf_abs_bound_lt_2exp_si(arb_midref(acb_realref(z))) -
                 arf_abs_bound_lt_2exp_si(arb_midref(acb_imagref(z)));
    return bits < 0 ? 0 : bits < most ? bits : most;
}

void exact_complex_rounded(enum opcode opcode, const widest_float z[2], widest_float result[2])
{
    enum { TOLD = 120, FIRST = 192, MOST = 8 };
    acb_t at, r;
    acb_init(at);
    acb_init(r);
    ball_set_widest(acb_realref(at), z[0]);
    ball_set_widest(acb_imagref(at), z[1]);
    acb_indeterminate(r);
    const bool finite = acb_is_finite(at);
    const slong first = finite ? FIRST + bits_below(at) : FIRST;
    /* What is not told at the end, such as a real part that is 0, is taken as it stands. */
    for (slong precision = first; finite && precision <= MOST * first; precision *= 2) {
        complex_operation(opcode, r, at, precision);
        if (ball_told(acb_realref(r), TOLD) && ball_told(acb_imagref(r), TOLD)) break;
    }
    result[0] = ball_widest(acb_realref(r));
    result[1] = ball_widest(acb_imagref(r));
    acb_clear(at);
    acb_clear(r);
}
