/* The selectors side by side, and how well they agree. */
#ifndef SHOW_TABLE_CHOICES_H
#define SHOW_TABLE_CHOICES_H

#include "derive/optimal.h"
#include "show/table_words.h"

/* A row each: the smallest error first where errors are known; otherwise with the distance from auto's value. */
MUST_USE hstar_status table_choices(struct sheet *p, const struct choice *choices, size_t n, bool known,
                                    hstar_error *err);

/* A line: how many agree with auto within their bars. */
void table_agreement(struct sheet *p, const struct choice *choices, size_t n);

#endif
