/* The beginning of hstar list methods: the families of stencils, and what is to be expected of their members. */
#ifndef CLI_LIST_FAMILIES_H
#define CLI_LIST_FAMILIES_H

#include "base/error.h"
#include "number/format.h"

/* In each of n formats. */
MUST_USE hstar_status list_families(const struct format *const *in, size_t n, hstar_error *err);

#endif
