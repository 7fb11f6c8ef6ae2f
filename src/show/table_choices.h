/* The selectors side by side, and how well they agree. */
#ifndef SHOW_TABLE_CHOICES_H
#define SHOW_TABLE_CHOICES_H

#include "derive/optimal.h"
#include "show/table_words.h"

/* A row each: the smallest error first where errors are known; otherwise with the distance from auto's value. */
MUST_USE hstar_status table_choices(struct page *p, const struct choice *choices, size_t n, bool known,
                                    hstar_error *err);

/* A line: how many agree with auto within their bars. */
void table_agreement(struct page *p, const struct choice *choices, size_t n);

/* "auto (central)", for a row and for a mark in a chart. */
void choice_name(const struct choice *c, char name[COMPONENT_LABEL]);

/* |value - that of best| over the sum of the two bars; NaN where there is none. */
double choice_distance(const struct choice *c, const struct choice *best);

#endif
