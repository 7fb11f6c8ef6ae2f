/* A sweep over steps that were named: what each method gives at each of them. */
#ifndef SHOW_TABLE_NAMED_STEPS_H
#define SHOW_TABLE_NAMED_STEPS_H

#include "base/sheet.h"
#include "sweep/sweep.h"

void table_named_steps(struct sheet *p, const struct sweep *s);

#endif
