/* The end of the list of methods: the tables for people who must hard-code a step. */
#ifndef SHOW_LISTS_HARD_CODED_H
#define SHOW_LISTS_HARD_CODED_H

#include "base/sheet.h"
#include "number/format.h"

/* For each of n formats. */
void lists_hard_coded(struct sheet *p, const struct format *const *in, size_t n);

#endif
