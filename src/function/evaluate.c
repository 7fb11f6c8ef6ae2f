/* The register machine, once per format: evaluate_tmpl.h says what T, FN, LIBM and their like are. */
#include "function/evaluate.h"
#include "base/memory.h"
#include "function/special.h"

#include <float.h>
#include <math.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error "hstar proves rounding errors: intermediate results must not be wider than their type"
#endif

/* The four operations on a whole block also come with vectors of twice the width, chosen when the program is
 * loaded: each operation is rounded on its own either way, so the numbers are the same. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#define SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define SANITIZED 0
#endif
#if defined(__x86_64__) && defined(__gnu_linux__) && !SANITIZED /* whose run-time is not up that early */
#define WIDER __attribute__((target_clones("avx2", "default")))
#else
#define WIDER
#endif

/* Points a block: a register fits the first-level cache beside a few others, and the cost of dispatching an
 * instruction (some 5 ns) is small against that of running it. */
enum { BLOCK = 256, MOST_REGISTERS = 1 << 23 /* numbers in all of them */ };

#define T             double
#define FN(name)      name##_f64
#define LIBM(name)    name
#define LIBM_R(name)  name##_r
#define SPECIAL(name) special_##name
#include "function/evaluate_tmpl.h"
#undef T
#undef FN
#undef LIBM
#undef LIBM_R
#undef SPECIAL
