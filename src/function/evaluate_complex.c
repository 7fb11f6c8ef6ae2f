/* Register code in complex doubles: the C99 functions, and formulas for what C99 does not have. They keep the imaginary
 * part accurate where it is tiny, down to the smallest numbers: that is what a complex step lives on. */
#include "base/memory.h"
#include "function/complex_plan.h"
#include "function/evaluate.h"

#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef double _Complex number;
typedef number form(const number *z);

/* re + i im, whatever the two are: i times infinity, or times -0, is not what a sum of them would make of it. */
static number cartesian(double re, double im)
{
    const double parts[2] = {re, im};
    number z;
    memcpy(&z, parts, sizeof z);
    return z;
}

/* r (cos t + i sin t) */
static number polar(double r, double t)
{
    return cartesian(r * cos(t), r * sin(t));
}

/* z^w. A square and its like by multiplication, which tells both parts wherever z is. With a real exponent by polar coordinates, which tell a tiny angle; a negative base has whole powers only, as
 * pow has: (-1)^w (-z)^w, away from the cut. */
static number complex_pow(const number *z)
{
    number base = z[0];
    const double re = creal(z[1]), im = cimag(z[1]);
    double sign = 1;
    if (im == 0 && re == 2) return base * base;
    if (im == 0 && re == 3) return base * base * base;
    if (im == 0 && re == 4) return (base * base) * (base * base);
    if (creal(base) < 0 && im == 0) {
        base = -base;
        sign = re != floor(re) ? (double)NAN : fmod(re, 2) != 0 ? -1 : 1;
    }
    const double r = cabs(base), t = carg(base);
    if (im == 0) return sign * polar(pow(r, re), re * t);
    return polar(pow(r, re) * exp(-im * t), re * t + im * log(r));
}

static number complex_exp2(const number *z)
{
    return polar(exp2(creal(z[0])), cimag(z[0]) * M_LN2);
}

/* exp(a) cos(b) - 1 = expm1(a) cos(b) - 2 sin(b/2)^2 */
static number complex_expm1(const number *z)
{
    const double a = creal(z[0]), b = cimag(z[0]), half = sin(b / 2);
    return cartesian(expm1(a) * cos(b) - 2 * half * half, exp(a) * sin(b));
}

static number complex_log2(const number *z)
{
    const number y = clog(z[0]);
    return cartesian(creal(y) / M_LN2, cimag(y) / M_LN2);
}

static number complex_log10(const number *z)
{
    const number y = clog(z[0]);
    return cartesian(creal(y) / M_LN10, cimag(y) / M_LN10);
}

/* |1 + a + ib|^2 = 1 + (2a + a^2 + b^2) */
static number complex_log1p(const number *z)
{
    const double a = creal(z[0]), b = cimag(z[0]);
    return cartesian(fabs(b) < 0x1p-60 ? log1p(a) : log1p(a * (2 + a) + b * b) / 2, atan2(b, 1 + a));
}

static number complex_cbrt(const number *z)
{
    const double sign = creal(z[0]) < 0 ? -1 : 1;
    return sign * polar(cbrt(cabs(z[0])), carg(sign * z[0]) / 3);
}

static number complex_hypot(const number *z)
{
    return csqrt(z[0] * z[0] + z[1] * z[1]);
}

static number complex_fma(const number *z)
{
    return z[0] * z[1] + z[2];
}

/* The angle of (x, y), by the quotient that is not large. */
static number complex_atan2(const number *z)
{
    const number y = z[0], x = z[1];
    if (fabs(creal(x)) >= fabs(creal(y))) {
        const double turn = creal(x) < 0 ? copysign(M_PI, creal(y)) : 0;
        return catan(y / x) + turn;
    }
    return copysign(M_PI_2, creal(y)) - catan(x / y);
}

static number complex_sigmoid(const number *z)
{
    return 1 / (1 + cexp(-z[0]));
}

static number complex_softplus(const number *z)
{
    const number e = cexp(z[0]);
    return complex_log1p(&e);
}

static number complex_silu(const number *z)
{
    return z[0] / (1 + cexp(-z[0]));
}

static number complex_if(const number *z)
{
    return creal(z[0]) != 0 ? z[1] : z[2];
}

static number negated(const number *z)
{
    return -z[0];
}

/* A form of its own for each row: MAKE pastes what the row says. */
#define MAKE(name, ...)         MAKE_(name, __VA_ARGS__)
#define MAKE_(name, kind, what) MAKE_##kind(name, what)
#define MAKE_ARITHMETIC(name, what)                                                                          \
    static number form_##name(const number *z)                                                               \
    {                                                                                                        \
        return z[0] what z[1];                                                                               \
    }
#define MAKE_C99(name, what)                                                                                 \
    static number form_##name(const number *z)                                                               \
    {                                                                                                        \
        return what(z[0]);                                                                                   \
    }
#define MAKE_OWN(name, what)                                                                                 \
    static number form_##name(const number *z)                                                               \
    {                                                                                                        \
        return complex_##what(z);                                                                            \
    }
#define MAKE_NONE(name, what)
#define OF_ARITHMETIC(operator, arb) ARITHMETIC, operator
#define OF_C99(function, arb)        C99, function
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

static number real_operation(enum opcode opcode, const number *z)
{
    double arguments[MAX_ARITY] = {0};
    for (unsigned k = 0; k < operations[opcode].arity; k++) arguments[k] = creal(z[k]);
    return evaluate_operation_f64(opcode, arguments);
}

bool evaluate_complex(const struct code *code, size_t output, const double *point, size_t wrt,
                      const double *h, size_t n, double *imaginary)
{
    struct complex_plan p;
    if (!complex_plan_init(&p, code, output, wrt)) return false;
    number *slots = memory_array(p.n_slots, sizeof *slots);
    number *real = memory_array(p.n, sizeof *real); /* what is the same at all steps */
    for (size_t j = 0; slots && real && j < n; j++) {
        for (size_t v = 0; v < code->n_variables; v++) slots[v] = point[v];
        for (size_t k = 0; k < code->n_constants; k++) slots[code->n_variables + k] = code->constant[k];
        slots[wrt] = cartesian(point[wrt], h[j]);
        for (size_t i = 0; i < p.n; i++) {
            const struct instruction *in = p.operation[i].instruction;
            number z[MAX_ARITY] = {0};
            for (unsigned k = 0; k < operations[in->opcode].arity; k++) z[k] = slots[in->argument[k]];
            if (p.operation[i].moves)
                slots[in->result] = forms[in->opcode](z);
            else
                slots[in->result] = j == 0 ? (real[i] = real_operation(in->opcode, z)) : real[i];
        }
        imaginary[j] = cimag(slots[p.result]);
    }
    const bool done = slots && real;
    free(slots);
    free(real);
    complex_plan_clear(&p);
    return done;
}
