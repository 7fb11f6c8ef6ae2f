/* The arithmetic of the truths: quad where the C library computes in it, long double elsewhere. glibc's headers show the
 * functions of quads to gcc only, so those that are used here are declared. */
#ifndef HARD_WIDE_H
#define HARD_WIDE_H

#include "number/quad.h"

#include <math.h>

typedef widest_float wide;

#if HSTAR_QUAD
#define WIDE(name)   name##f128
#define WIDE_EPSILON 0x1p-112
#ifdef __clang__
quad expf128(quad), expm1f128(quad), logf128(quad), log1pf128(quad), sinf128(quad), cosf128(quad),
    tanf128(quad), tanhf128(quad), atanf128(quad), sinhf128(quad), coshf128(quad), asinhf128(quad),
    erff128(quad), sqrtf128(quad), cbrtf128(quad), j0f128(quad), j1f128(quad), lgammaf128(quad),
    fabsf128(quad), floorf128(quad), acosf128(quad);
quad powf128(quad, quad);
#endif
#else
#define WIDE(name)   name##l
#define WIDE_EPSILON 0x1p-63
#endif

#endif
