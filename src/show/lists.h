/* The lists: names that somebody can use, with what they mean. */
#ifndef SHOW_LISTS_H
#define SHOW_LISTS_H

#include "base/sheet.h"
#include "number/format.h"

/* The list of all lists. */
extern const char lists_all[];

/* Is there such a list? HSTAR_INVALID names the nearest. */
MUST_USE hstar_status lists_check(const char *name, hstar_error *err);

/* Name i of a list that there is; NULL beyond the last. */
const char *lists_name(const char *list, size_t i);

/* A list that there is, as a page; `in` are the n formats that the list of methods speaks of. */
MUST_USE hstar_status lists_show(const char *list, const struct format *const *in, size_t n, struct sheet *p,
                                 hstar_error *err);

#endif
