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
#undef ROUND

#define T        double
#define FN(name) name##_rounded
#define ROUND(x) round_number(r, x)
#include "sweep/estimate_in_tmpl.h"
#undef T
#undef FN
#undef ROUND

hstar_status estimate_in_format(const struct place *place, const struct method *methods,
                                const struct lattice *lattice, struct estimate_block *block, hstar_error *err)
{
    const struct format *format = place->f->format;
    switch (format->arithmetic) {
    case ARITHMETIC_FLOAT:
        return run_f32(NULL, place, methods, lattice, block, err);
    case ARITHMETIC_LONG_DOUBLE:
        return run_f80(NULL, place, methods, lattice, block, err);
    case ARITHMETIC_DOUBLE: /* rounds to itself, and has a way of its own */
    case ARITHMETIC_ROUNDED:
        break;
    }
    const struct rounding r = rounding_of(format);
    return run_rounded(&r, place, methods, lattice, block, err);
}
