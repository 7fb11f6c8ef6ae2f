/* What the profile of the noise means for a derivative, in a sentence or two: for the table and for the chart. */
#ifndef DERIVE_NOISE_WORDS_H
#define DERIVE_NOISE_WORDS_H

#include "base/text.h"
#include "derive/noises.h"

void noise_words(struct text *t, const struct noise_row *row);

/* "of 2^-24, as single precision has" where the quantum is one, else "of 1.0e-06". */
void noise_quantum_words(struct text *t, const struct noise_row *row);

#endif
