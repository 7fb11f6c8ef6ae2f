/* What all outputs of a check say alike: the name of a row, what is wrong with it, and why. */
#ifndef CHECK_CHECK_WORDS_H
#define CHECK_CHECK_WORDS_H

#include "base/text.h"
#include "check/check.h"
#include "problem/component.h"

/* "w[3]", or "direction 4" of a projection. */
void check_wrt(const struct check *c, const struct check_row *r, char name[COMPONENT_LABEL]);

/* The same for a table or a chart: "1:w[3]" where there are several outputs. */
void check_label(const struct check *c, const struct check_row *r, char label[COMPONENT_LABEL]);

/* The diagnosis of a row as a sentence, or why nothing can be told; nothing where there is nothing to say. */
void check_says(struct text *t, const struct check *c, const struct check_row *r);

/* "f does not move along x[3] and z, as far as the steps went": the variables of which `phantom` is so; false where there is none. */
bool check_phantoms(struct text *t, const struct check *c, enum phantom phantom);

#endif
