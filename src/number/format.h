/* The formats: how many bits a number has, what its rounding unit is, and what computes in it. */
#ifndef NUMBER_FORMAT_H
#define NUMBER_FORMAT_H

#include "number/quad.h"

#include <float.h>
#include <stdbool.h>
#include <stddef.h>

enum format_id {
#define X(name, identifier, bits, smallest, largest, unit, arithmetic, top, beyond, summary)                 \
    FORMAT_##identifier,
#include "number/formats.def"
#undef X
    N_FORMATS
};

enum arithmetic {
#define X(identifier, type, suffix) ARITHMETIC_##identifier,
#include "number/arithmetics.def"
#undef X
    N_ARITHMETICS
};

struct format {
    const char *name;
    int bits;              /* of the significand, the hidden one included */
    int smallest, largest; /* exponents of normal numbers */
    double unit_roundoff;  /* 2^-bits */
    enum arithmetic arithmetic;
    double top, beyond; /* the largest number, and what a larger one becomes */
    const char *summary;
};

extern const struct format formats[N_FORMATS];

/* The format of that name, or NULL. */
const struct format *format_find(const char *name);

/* The bytes of a number as it is computed with. */
size_t format_size(const struct format *f);

/* Does it take more than a double to hold a number of it? */
bool format_is_wide(const struct format *f);

/* The smallest number above 0, a subnormal one; 0 where it is not a double. */
double format_least(const struct format *f);

#endif
