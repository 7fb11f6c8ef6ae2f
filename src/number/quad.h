/* Quad, the IEEE format of 128 bits, where the C library computes in it; and the widest type that the machine has. */
#ifndef NUMBER_QUAD_H
#define NUMBER_QUAD_H

#include <float.h>
#include <locale.h>

/* glibc has the functions of quads since 2.26. Its headers show them to gcc only, though clang has the type as well. */
#if defined(__x86_64__) && defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 26)
#define HSTAR_QUAD 1
#else
#define HSTAR_QUAD 0
#endif

#if HSTAR_QUAD
__extension__ typedef __float128 quad;
typedef quad widest_float;
#define QUAD_MANT_DIG 113
#ifdef __clang__
quad strtof128_l(const char *text, char **end, locale_t locale);
quad frexpf128(quad x, int *exponent);
quad ldexpf128(quad x, int exponent);
#endif
#else
typedef long double widest_float;
#endif

#endif
