/* One loop for each type. */
#include "function/machine/numbers.h"
#include "number/round.h"

void numbers_from_doubles(const struct format *format, const double *from, size_t n, void *to)
{
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        for (size_t i = 0; i < n; i++) ((type *)to)[i] = (type)round_double(format, from[i]);                \
        break;
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}

void numbers_to_doubles(const struct format *format, const void *from, size_t n, double *to)
{
    switch (format->arithmetic) {
#define X(identifier, type, suffix)                                                                          \
    case ARITHMETIC_##identifier:                                                                            \
        for (size_t i = 0; i < n; i++) to[i] = (double)((const type *)from)[i];                              \
        break;
#include "number/arithmetics.def"
#undef X
    case N_ARITHMETICS:
        break;
    }
}
