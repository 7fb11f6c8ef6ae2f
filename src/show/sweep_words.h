/* What a sweep means for a person, in words. */
#ifndef SHOW_SWEEP_WORDS_H
#define SHOW_SWEEP_WORDS_H

#include "base/text.h"
#include "sweep/sweep.h"

/* Appends ", about 11 correct digits", nothing where there is none. */
void digits_append(struct text *t, double error, double value, const struct format *format);

/* Appends "half, bfloat16", the formats with too few digits to check a gradient; nothing where there is none. */
void digits_few_append(struct text *t, const struct sweep *s);

/* Appends why no best step is told: how many steps there are, and how many it takes. */
void untold_append(struct text *t, const struct sweep *s);

#endif
