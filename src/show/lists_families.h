/* The beginning of the list of methods: the families of stencils, and what is to be expected of their members. */
#ifndef SHOW_LISTS_FAMILIES_H
#define SHOW_LISTS_FAMILIES_H

#include "base/sheet.h"
#include "number/format.h"

/* In each of n formats. */
MUST_USE hstar_status lists_families(struct sheet *p, const struct format *const *in, size_t n,
                                     hstar_error *err);

#endif
