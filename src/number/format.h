/* The formats: how many bits a number has, and what its rounding unit is. */
#ifndef NUMBER_FORMAT_H
#define NUMBER_FORMAT_H

#include <stddef.h>

enum format_id {
#define X(name, identifier, bits, smallest, largest, unit) FORMAT_##identifier,
#include "number/formats.def"
#undef X
    N_FORMATS
};

struct format {
    const char *name;
    int bits;              /* of the significand, the hidden one included */
    int smallest, largest; /* exponents of normal numbers */
    double unit_roundoff;  /* 2^-bits */
};

extern const struct format formats[N_FORMATS];

/* The format of that name, or NULL. */
const struct format *format_find(const char *name);

#endif
