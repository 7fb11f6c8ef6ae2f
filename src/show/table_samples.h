/* Sentences about samples that are missing or not told: methods of which the same is said share one. */
#ifndef SHOW_TABLE_SAMPLES_H
#define SHOW_TABLE_SAMPLES_H

#include "base/sheet.h"
#include "sweep/sweep.h"

/* Why methods have no estimate at any step. False: all have some. */
bool table_no_estimates(struct sheet *p, const struct sweep *s);

/* At how many steps the other methods have none, or an error of which a cause is not proven. */
void table_counts(struct sheet *p, const struct sweep *s);

#endif
