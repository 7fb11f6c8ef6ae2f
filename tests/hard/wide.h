/* The arithmetic of the truths: quad where the C library computes in it, long double elsewhere. glibc's headers show the
 * functions of quads to gcc only, so those that are used here are declared. */
#ifndef HARD_WIDE_H
#define HARD_WIDE_H

#include "number/quad.h"

#include <math.h>

typedef widest_float wide;

#if HSTAR_QUAD
#define WIDE(name) name##f128
#define WIDE_EPSILON 0x1p-112
#ifdef __clang__
#define X(name) quad name##f128(quad);
X(exp) X(expm1) X(log) X(log1p) X(sin) X(cos) X(tan) X(tanh) X(atan) X(sinh) X(cosh) X(asinh) X(erf) X(sqrt) X(cbrt)
    X(j0) X(j1) X(lgamma) X(fabs) X(floor) X(acos) X(asin)
#undef X
        quad powf128(quad, quad);
quad fmaxf128(quad, quad);
#endif
#else
#define WIDE(name)   name##l
#define WIDE_EPSILON 0x1p-63
#endif

#endif
