/* The estimates in a format other than double: the same loops, over numbers of that. */
#include "sweep/estimate_in.h"
#include "base/memory.h"
#include "number/round.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define T        float
#define FN(name) name##_f32
#define ROUND(x) (x)
#include "sweep/estimate_in_tmpl.h"
#undef T
#undef FN

#define T        long double
#define FN(name) name##_f80
#include "sweep/estimate_in_tmpl.h"
#undef T
#undef FN

#if HSTAR_QUAD
#define T        quad
#define FN(name) name##_f128
#include "sweep/estimate_in_tmpl.h"
#undef T
#undef FN
#endif
#undef ROUND

#define T        double
#define FN(name) name##_rounded
#define ROUND(x) round_number(r, x)
#include "sweep/estimate_in_tmpl.h"
#undef T
#undef FN
#undef ROUND

/* Doubles round to themselves, and have a way of their own. */
#define run_f64 run_rounded

hstar_status estimate_in_format(const struct component *place, const struct method *methods,
                                const struct shared_nodes *shared_nodes, struct estimate_block *block,
                                hstar_error *err)
{
    const struct format *format = place->problem->f->format;
    const struct rounding r = rounding_of(format);
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        return run_##suffix(&r, place, methods, shared_nodes, block, err);
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
    return HSTAR_INVALID;
}
