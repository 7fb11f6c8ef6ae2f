/* What the makers of samples share. */
#ifndef BENCH_SAMPLES_PARTS_H
#define BENCH_SAMPLES_PARTS_H

#include "samples.h"

void *must_have(void *memory);
struct function *sample_compile(const char *text);

/* Fills in the truth; false where the series proves no finite derivative. */
bool sample_prove(struct sample *s);
void sample_floors(struct sample *s);

/* f with noise: f (1 + level xi), xi between -1 and 1, the same whenever it is called at the same point. Owns f. */
struct function *noisy_new(struct function *f, double level);

#endif
