/* Register code in complex balls: the exact function at x + i h. */
#include "base/memory.h"
#include "function/complex_plan.h"

#include <stdlib.h>

typedef void form(acb_t r, acb_srcptr z, slong prec);

/* Arb takes whole powers by multiplication, others by the principal logarithm; a negative base has whole powers only. */
static void complex_pow(acb_t r, acb_srcptr z, slong prec)
{
    acb_pow(r, z, z + 1, prec);
}

static void complex_exp2(acb_t r, acb_srcptr z, slong prec)
{
    arb_t log2;
    arb_init(log2);
    arb_const_log2(log2, prec);
    acb_mul_arb(r, z, log2, prec);
    acb_exp(r, r, prec);
    arb_clear(log2);
}

static void complex_expm1(acb_t r, acb_srcptr z, slong prec)
{
    acb_expm1(r, z, prec);
}

static void complex_log2(acb_t r, acb_srcptr z, slong prec)
{
    arb_t log2;
    arb_init(log2);
    arb_const_log2(log2, prec);
    acb_log(r, z, prec);
    acb_div_arb(r, r, log2, prec);
    arb_clear(log2);
}

static void complex_log10(acb_t r, acb_srcptr z, slong prec)
{
    arb_t log10;
    arb_init(log10);
    arb_const_log10(log10, prec);
    acb_log(r, z, prec);
    acb_div_arb(r, r, log10, prec);
    arb_clear(log10);
}

static void complex_log1p(acb_t r, acb_srcptr z, slong prec)
{
    acb_log1p(r, z, prec);
}

static void complex_cbrt(acb_t r, acb_srcptr z, slong prec)
{
    if (arb_is_positive(acb_realref(z)))
        acb_root_ui(r, z, 3, prec);
    else if (arb_is_negative(acb_realref(z))) {
        acb_neg(r, z);
        acb_root_ui(r, r, 3, prec);
        acb_neg(r, r);
    } else
        acb_indeterminate(r);
}

static void complex_hypot(acb_t r, acb_srcptr z, slong prec)
{
    acb_mul(r, z, z, prec);
    acb_addmul(r, z + 1, z + 1, prec);
    acb_sqrt(r, r, prec);
}

static void complex_fma(acb_t r, acb_srcptr z, slong prec)
{
    acb_mul(r, z, z + 1, prec);
    acb_add(r, r, z + 2, prec);
}

/* The angle of (x, y): of y/x where x is not near 0, else a right angle from that of x/y. Which turn it is matters to the
 * real part only, but the imaginary one must not sit on a cut. */
static void complex_atan2(acb_t r, acb_srcptr z, slong prec)
{
    arb_t turn;
    acb_srcptr y = z, x = z + 1;
    arb_init(turn);
    arb_const_pi(turn, prec);
    if (arb_is_nonzero(acb_realref(x)) && !arb_contains_zero(acb_realref(x))) {
        acb_div(r, y, x, prec);
        acb_atan(r, r, prec);
        if (arb_is_negative(acb_realref(x))) {
            if (arb_is_negative(acb_realref(y))) arb_neg(turn, turn);
            acb_add_arb(r, r, turn, prec);
        }
    } else if (!arb_contains_zero(acb_realref(y))) {
        arb_mul_2exp_si(turn, turn, -1);
        if (arb_is_negative(acb_realref(y))) arb_neg(turn, turn);
        acb_div(r, x, y, prec);
        acb_atan(r, r, prec);
        acb_neg(r, r);
        acb_add_arb(r, r, turn, prec);
    } else
        acb_indeterminate(r);
    arb_clear(turn);
}

static void complex_sigmoid(acb_t r, acb_srcptr z, slong prec)
{
    acb_neg(r, z);
    acb_exp(r, r, prec);
    acb_add_ui(r, r, 1, prec);
    acb_inv(r, r, prec);
}

static void complex_softplus(acb_t r, acb_srcptr z, slong prec)
{
    acb_exp(r, z, prec);
    acb_log1p(r, r, prec);
}

static void complex_silu(acb_t r, acb_srcptr z, slong prec)
{
    complex_sigmoid(r, z, prec);
    acb_mul(r, r, z, prec);
}

static void complex_if(acb_t r, acb_srcptr z, slong prec)
{
    (void)prec;
    if (acb_is_zero(z))
        acb_set(r, z + 2);
    else if (!arb_contains_zero(acb_realref(z)))
        acb_set(r, z + 1);
    else
        acb_indeterminate(r);
}

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
#define MAKE_OWN(name, what)        FORM(name, complex_##what(r, z, prec))
#define MAKE_NONE(name, what)
#define OF_ARITHMETIC(operator, arb) ARITHMETIC, arb
#define OF_C99(function, arb)        C99, arb
#define OF_OWN(function)             OWN, function
#define OF_NONE(reason)              NONE, reason
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    MAKE(identifier, OF_##analytic)
#include "function/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    MAKE(name, OF_##analytic)
#include "function/functions.def"
#undef X

#define HERE_ARITHMETIC(name)   form_##name
#define HERE_C99(name)          form_##name
#define HERE_OWN(name)          form_##name
#define HERE_NONE(name)         NULL
#define HERE(name, ...)         HERE_(name, __VA_ARGS__)
#define HERE_(name, kind, what) HERE_##kind(name)
static form *const forms[N_OPCODES] = {
    [OP_NEG] = negated,
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    [OP_##identifier] = HERE(identifier, OF_##analytic),
#include "function/operators.def"
#undef X
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    [OP_##name] = HERE(name, OF_##analytic),
#include "function/functions.def"
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
                (o->limit == WORD_MAX || mag_cmp_2exp_si(size, o->limit) < 0);
    }
    mag_clear(size);
    arb_zero(acb_imagref(result));
    if (known) o->exact(&r, arguments, 1, prec);
    if (!known || !r.good) arb_indeterminate(acb_realref(result));
}

static void run(const struct complex_plan *p, acb_ptr slots, slong precision)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct instruction *in = p->operation[i].instruction;
        acb_struct z[MAX_ARITY]; /* shallow: read only, and the result is none of them */
        for (unsigned k = 0; k < operations[in->opcode].arity; k++) z[k] = slots[in->argument[k]];
        if (p->operation[i].moves)
            forms[in->opcode](slots + in->result, z, precision);
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
        acb_set_d(slots + code->n_variables + k, code->constant[k]);
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
