/* The register machine, once per format: evaluate_tmpl.h says what T, FN, LIBM and their like are. */
#include "function/machine/evaluate.h"
#include "base/memory.h"
#include "function/machine/c_library.h"
#include "function/machine/code_slice.h"
#include "function/machine/special.h"
#include "number/wider.h"

#include <float.h>
#include <math.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error "hstar proves rounding errors: intermediate results must not be wider than their type"
#endif

/* Points a block: a register fits the first-level cache beside a few others, and the cost of dispatching an
 * instruction (some 5 ns) is small against that of running it. */
enum { BLOCK = 256, MOST_REGISTERS = 1 << 23 /* numbers in all of them */ };

/* GSL has doubles only: a special function is computed in them, and its result rounded. */
#define SPECIAL_LIBM(implementation)
#define SPECIAL_OWN(implementation)
#define SPECIAL_GSL(implementation)                                                                          \
    static inline float special_f32_##implementation(float x)                                                \
    {                                                                                                        \
        return (float)special_##implementation((double)x);                                                   \
    }                                                                                                        \
    static inline long double special_f80_##implementation(long double x)                                    \
    {                                                                                                        \
        return special_##implementation((double)x);                                                          \
    }                                                                                                        \
    static inline widest_float special_f128_##implementation(widest_float x)                                 \
    {                                                                                                        \
        return special_##implementation((double)x);                                                          \
    }
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    SPECIAL_##kind(implementation)
#include "function/machine/functions.def"
#undef X

#define T             double
#define FN(name)      name##_f64
#define LIBM(name)    name
#define LIBM_R(name)  name##_r
#define SPECIAL(name) special_##name
#define FINISH(m, result, n)                                                                                 \
    if ((m)->rounding) round_numbers((m)->rounding, result, n)
#include "function/machine/evaluate_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef LIBM_R
#undef SPECIAL
#undef FINISH

#define T                    float
#define FN(name)             name##_f32
#define LIBM(name)           name##f
#define LIBM_R(name)         name##f_r
#define SPECIAL(name)        special_f32_##name
#define FINISH(m, result, n) (void)(m)->rounding
#include "function/machine/evaluate_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef LIBM_R
#undef SPECIAL

#define T             long double
#define FN(name)      name##_f80
#define LIBM(name)    name##l
#define LIBM_R(name)  name##l_r
#define SPECIAL(name) special_f80_##name
#if LDBL_MANT_DIG == 64 /* the x87 */
struct machine_f80;
static size_t chain_f80(const struct machine_f80 *m, size_t j, size_t begin, size_t n);
#define CHAIN(m, j, begin, n) chain_f80(m, j, begin, n)
#endif
#include "function/machine/evaluate_tmpl.h"
#ifdef CHAIN
#include "function/machine/evaluate_chain.h"
#undef CHAIN
#endif
#undef T
#undef FN
#undef LIBM
#undef LIBM_R
#undef SPECIAL

#if HSTAR_QUAD
#define T             quad
#define FN(name)      name##_f128
#define LIBM(name)    name##f128
#define LIBM_R(name)  name##f128_r
#define SPECIAL(name) special_f128_##name
#include "function/machine/evaluate_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef LIBM_R
#undef SPECIAL
#endif
#undef FINISH

/* Doubles of which each result is rounded have the machine of doubles. */
static bool evaluate_code_rounded(const struct code *code, const double *constant,
                                  const struct rounding *rounding, size_t n, const double *const *column,
                                  const bool *varies, double *const *outputs)
{
    return evaluate_code_f64(code, constant, rounding, n, column, varies, outputs);
}

static void evaluate_footing_rounded(struct footing *f, const double *point)
{
    evaluate_footing_f64(f, point);
}

static void evaluate_slice_rounded(const struct code_slice *s, size_t n, const double *x, double *y)
{
    evaluate_slice_f64(s, n, x, y);
}

bool evaluate_f64(const struct code *code, size_t n, const double *const *column, const bool *varies,
                  double *const *outputs)
{
    return evaluate_code_f64(code, code->constant, NULL, n, column, varies, outputs);
}

/* Columns of the type that the arithmetic has. */
#define AS_COLUMNS(type, from) ((const type *const *)(const void *)(from))
#define AS_OUTPUTS(type, from) ((type *const *)(const void *)(from))

bool evaluate_numbers(enum arithmetic arithmetic, const struct code *code, const void *constant,
                      const struct rounding *rounding, size_t n, const void *const *column,
                      const bool *varies, void *const *outputs)
{
    switch (arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        return evaluate_code_##suffix(code, constant, rounding, n, AS_COLUMNS(type, column), varies,         \
                                      AS_OUTPUTS(type, outputs));
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return false;
}

void evaluate_footing(struct footing *f, const void *point)
{
    switch (f->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        evaluate_footing_##suffix(f, point);                                                                 \
        break;
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}

void evaluate_slice(const struct code_slice *s, size_t n, const void *x, void *y)
{
    switch (s->footing->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        evaluate_slice_##suffix(s, n, x, y);                                                                 \
        break;
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}
