/* Options that are numbers. What is text is judged by the library that it is handed to. */
#ifndef CLI_WORDS_OPTION_VALUE_H
#define CLI_WORDS_OPTION_VALUE_H

#include "cli/words/command.h"

/* A finite number such as 1e-16 or 0x1p-52. */
MUST_USE hstar_status option_number(const struct arguments *a, enum option_id o, double *value,
                                    hstar_error *err);

/* One above 0: 0 would tell the library that nothing was said. */
MUST_USE hstar_status option_positive(const struct arguments *a, enum option_id o, double *value,
                                      hstar_error *err);

/* A whole number from `least` on; 1e6 is one. */
MUST_USE hstar_status option_count(const struct arguments *a, enum option_id o, size_t least, size_t *value,
                                   hstar_error *err);

#endif
