/* Register code in complex numbers, once per arithmetic: evaluate_complex_tmpl.h says what T, FN, LIBM and their like are. */
#include "base/memory.h"
#include "function/machine/c_library.h"
#include "function/machine/complex_plan.h"
#include "function/machine/evaluate.h"
#include "function/machine/special.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* A number to the digits of any type: the double nearest to it, the one nearest to the rest, and again. */
#define NUMBER(first, second, third) ((T)(first) + (T)(second) + (T)(third))
#define PI                           NUMBER(0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53, -0x1.f1976b7ed8fbcp-109)
#define HALF_PI                      NUMBER(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110)
#define LN_2                         NUMBER(0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111)
#define LN_10                        NUMBER(0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53, -0x1.9ebae3ae0260cp-107)
#define ROOT_2                       NUMBER(0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54, 0x1.57d3e3adec175p-108)
#define BY_ROOT_PI                   NUMBER(0x1.20dd750429b6dp-1, 0x1.1ae3a914fed80p-57, -0x1.3cbbebf65f145p-112)

#define RE(z) (__real__(z))
#define IM(z) (__imag__(z))

/* A form of its own for each row: MAKE pastes what the row says. */
#define MAKE(name, ...)         MAKE_(name, __VA_ARGS__)
#define MAKE_(name, kind, what) MAKE_##kind(name, what)
#define MAKE_FORM(name, value)                                                                               \
    static COMPLEX FN(form_##name)(const COMPLEX *z)                                                         \
    {                                                                                                        \
        return value;                                                                                        \
    }
#define MAKE_ARITHMETIC(name, what) MAKE_FORM(name, z[0] what z[1])
#define MAKE_C99(name, what)        MAKE_FORM(name, LIBM(what)(z[0]))
#define MAKE_OWN(name, what)        MAKE_FORM(name, FN(complex_##what)(z))
#define MAKE_EXACT(name, what)      MAKE_FORM(name, FN(exactly)(OP_##name, z[0]))
#define MAKE_NONE(name, what)
#define OF_ARITHMETIC(operator, arb) ARITHMETIC, operator
#define OF_C99(function, arb)        C99, function
#define OF_OWN(function)             OWN, function
#define OF_EXACT(function)           EXACT, function
#define OF_NONE(reason)              NONE, reason

#define HERE_ARITHMETIC(name)   FN(form_##name)
#define HERE_C99(name)          FN(form_##name)
#define HERE_OWN(name)          FN(form_##name)
#define HERE_EXACT(name)        FN(form_##name)
#define HERE_NONE(name)         NULL
#define HERE(name, ...)         HERE_(name, __VA_ARGS__)
#define HERE_(name, kind, what) HERE_##kind(name)

#define T                double
#define COMPLEX          double _Complex
#define BITS             DBL_MANT_DIG
#define FN(name)         name##_f64
#define LIBM(name)       name
#define LIBM_R(name)     name##_r
#define ROUND(r, x)      ((r) ? round_number(r, x) : (x))
#define ARITHMETIC_OF(r) ((r) ? ARITHMETIC_ROUNDED : ARITHMETIC_DOUBLE)
#include "function/machine/evaluate_complex_tmpl.h"
#undef T
#undef COMPLEX
#undef BITS
#undef FN
#undef LIBM
#undef LIBM_R
#undef ROUND
#undef ARITHMETIC_OF

#define ROUND(r, x) ((void)(r), (x))

#define T                float
#define COMPLEX          float _Complex
#define BITS             FLT_MANT_DIG
#define FN(name)         name##_f32
#define LIBM(name)       name##f
#define LIBM_R(name)     name##f_r
#define ARITHMETIC_OF(r) ARITHMETIC_FLOAT
#include "function/machine/evaluate_complex_tmpl.h"
#undef T
#undef COMPLEX
#undef BITS
#undef FN
#undef LIBM
#undef LIBM_R
#undef ARITHMETIC_OF

#define T                long double
#define COMPLEX          long double _Complex
#define BITS             LDBL_MANT_DIG
#define FN(name)         name##_f80
#define LIBM(name)       name##l
#define LIBM_R(name)     name##l_r
#define ARITHMETIC_OF(r) ARITHMETIC_LONG_DOUBLE
#include "function/machine/evaluate_complex_tmpl.h"
#undef T
#undef COMPLEX
#undef BITS
#undef FN
#undef LIBM
#undef LIBM_R
#undef ARITHMETIC_OF

#if HSTAR_QUAD
#define T                quad
#define COMPLEX          complex_quad
#define BITS             QUAD_MANT_DIG
#define FN(name)         name##_f128
#define LIBM(name)       name##f128
#define LIBM_R(name)     name##f128_r
#define ARITHMETIC_OF(r) ARITHMETIC_QUAD
#include "function/machine/evaluate_complex_tmpl.h"
#undef T
#undef COMPLEX
#undef BITS
#undef FN
#undef LIBM
#undef LIBM_R
#undef ARITHMETIC_OF
#endif

/* Doubles of which each result is rounded have the machine of doubles. */
static bool evaluate_line_rounded(const struct complex_line *line, const double *h, size_t n,
                                  double *imaginary)
{
    return evaluate_line_f64(line, h, n, imaginary);
}

bool evaluate_complex(const struct complex_line *line, const void *h, size_t n, void *imaginary)
{
    switch (line->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        return evaluate_line_##suffix(line, h, n, imaginary);
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return false;
}
