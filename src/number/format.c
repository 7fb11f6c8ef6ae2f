/* The formats. */
#include "number/format.h"

#include <math.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error                                                                                                       \
    "hstar needs arithmetic in the format of the operands (FLT_EVAL_METHOD 0); on x86 use -msse2 -mfpmath=sse"
#endif

const struct format formats[N_FORMATS] = {
#define X(name, identifier, bits, smallest, largest, unit, arithmetic, top, beyond, summary)                 \
    {name, bits, smallest, largest, unit, ARITHMETIC_##arithmetic, (double)(top), (double)(beyond), summary},
#include "number/formats.def"
#undef X
};

const struct format *format_find(const char *name)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (!strcmp(formats[i].name, name)) return &formats[i];
    return NULL;
}

static const size_t sizes[N_ARITHMETICS] = {
#define X(identifier, type, suffix) sizeof(type),
#include "number/arithmetics.def"
#undef X
};

size_t format_size(const struct format *f)
{
    return sizes[f->arithmetic];
}

bool format_is_wide(const struct format *f)
{
    return f->bits > DBL_MANT_DIG;
}

double format_least(const struct format *f)
{
    return ldexp(1, f->smallest - f->bits + 1);
}
