/* The table of a check at one point, and words for the head of several. */
#ifndef SHOW_TABLE_CHECK_H
#define SHOW_TABLE_CHECK_H

#include "base/sheet.h"
#include "check/check.h"

void table_check(struct sheet *p, const struct check *c);

/* What is checked: "gradient"; and of what: "sin(x)*exp(y)", "3 functions". */
const char *table_check_whole(const struct check *c);
void table_check_subject(struct text *t, const struct check *c);

#endif
