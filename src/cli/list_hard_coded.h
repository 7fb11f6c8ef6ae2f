/* The end of hstar list methods. */
#ifndef CLI_LIST_HARD_CODED_H
#define CLI_LIST_HARD_CODED_H

#include "number/format.h"

/* For each of n formats. */
void list_hard_coded(const struct format *const *in, size_t n);

#endif
