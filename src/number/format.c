/* The formats. */
#include "number/format.h"

#include <float.h>
#include <string.h>

#if FLT_EVAL_METHOD != 0
#error                                                                                                       \
    "hstar needs arithmetic in the format of the operands (FLT_EVAL_METHOD 0); on x86 use -msse2 -mfpmath=sse"
#endif

const struct format formats[N_FORMATS] = {
#define X(name, identifier, bits, smallest, largest, unit) {name, bits, smallest, largest, unit},
#include "number/formats.def"
#undef X
};

const struct format *format_find(const char *name)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (!strcmp(formats[i].name, name)) return &formats[i];
    return NULL;
}
