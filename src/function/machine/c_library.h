/* The C library's functions, of complex numbers and in quad too: what glibc's headers show to gcc only is declared here. */
#ifndef FUNCTION_MACHINE_C_LIBRARY_H
#define FUNCTION_MACHINE_C_LIBRARY_H

#include "number/quad.h"

#include <complex.h>
#include <math.h>

#if HSTAR_QUAD && !defined(__clang__)
__extension__ typedef _Complex _Float128 complex_quad;
#elif HSTAR_QUAD
__extension__ typedef _Complex __float128 complex_quad;

#define QUAD_1                           (quad)
#define QUAD_2                           (quad, quad)
#define QUAD_3                           (quad, quad, quad)

/* Of every row its real function, and its complex one. */
#define REAL_LIBM(arity, implementation) quad implementation##f128 QUAD_##arity;
#define REAL_OWN(arity, implementation)
#define REAL_GSL(arity, implementation)
#define COMPLEX_C99(function, arb) complex_quad function##f128(complex_quad);
#define COMPLEX_OWN(function)
#define COMPLEX_EXACT(function)
#define COMPLEX_NONE(reason)
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    REAL_##kind(arity, implementation) COMPLEX_##analytic
#include "function/machine/functions.def"
#undef X
quad lgammaf128_r(quad x, int *sign);
quad ldexpf128(quad x, int exponent);
quad cabsf128(complex_quad z);
quad cargf128(complex_quad z);
#undef QUAD_1
#undef QUAD_2
#undef QUAD_3
#undef REAL_LIBM
#undef REAL_OWN
#undef REAL_GSL
#undef COMPLEX_C99
#undef COMPLEX_OWN
#undef COMPLEX_EXACT
#undef COMPLEX_NONE
#endif

#endif
