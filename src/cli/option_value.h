/* Options that are numbers or names of a table. */
#ifndef CLI_OPTION_VALUE_H
#define CLI_OPTION_VALUE_H

#include "cli/command.h"

/* A finite number such as 1e-16 or 0x1p-52. */
MUST_USE hstar_status option_number(const struct arguments *a, enum option_id o, double *value,
                                    hstar_error *err);

/* A whole number from `least` on; 1e6 is one. */
MUST_USE hstar_status option_count(const struct arguments *a, enum option_id o, size_t least, size_t *value,
                                   hstar_error *err);

/* --derivative, from 1 to `most`. */
MUST_USE hstar_status option_derivative(const struct arguments *a, unsigned most, unsigned *derivative,
                                        hstar_error *err);

/* Which of names[0 … n) was given. */
MUST_USE hstar_status option_name(const struct arguments *a, enum option_id o, const char *const *names,
                                  size_t n, size_t *index, hstar_error *err);

/* Some of names[0 … n), with commas between them, none twice, or `all`; indices has room for n. */
MUST_USE hstar_status option_names(const struct arguments *a, enum option_id o, const char *const *names,
                                   size_t n, size_t *indices, size_t *n_indices, hstar_error *err);

#endif
