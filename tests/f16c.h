/* Rounding float to half by the machine, where that is an x86 with F16C; gcc and clang have it both, _Float16 or not. */
#ifndef TESTS_F16C_H
#define TESTS_F16C_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* The vectors are AVX's, which the operating system must know, too. */
static inline bool f16c_there(void)
{
    unsigned a, b, c, d;
    return __builtin_cpu_supports("avx") && __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C);
}

/* n numbers, a multiple of 8, to the nearest half, ties to even. */
__attribute__((target("avx,f16c"))) static inline void f16c_round(const float *from, size_t n, float *to)
{
    for (size_t i = 0; i < n; i += 8) {
        const __m128i half =
            _mm256_cvtps_ph(_mm256_loadu_ps(from + i), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
        _mm256_storeu_ps(to + i, _mm256_cvtph_ps(half));
    }
}
#else
static inline bool f16c_there(void)
{
    return false;
}

static inline void f16c_round(const float *from, size_t n, float *to)
{
    (void)from, (void)n, (void)to;
}
#endif

#endif
