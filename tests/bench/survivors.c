/* The points that every method must survive: zeros of f and of its derivatives, scales, edges, kinks, jumps, noise. */
#include "base/memory.h"
#include "samples_parts.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* PROVEN: the series tells the derivative; NONE: there is no derivative; else the number itself. */
#define PROVEN INFINITY
#define NONE   NAN

static const struct survivor {
    const char *text;
    double x, exact;
    double noise; /* relative, added to f */
    const char *expect;
} survivors[] = {
#define X(text, x, exact, noise, expect) {text, x, exact, noise, expect},
#include "survivors.def"
#undef X
};
enum { N_SURVIVORS = sizeof survivors / sizeof *survivors };

struct samples samples_survivors(void)
{
    struct samples all = {.title = "points that every method must survive",
                          .n = N_SURVIVORS,
                          .sample = must_have(memory_array(N_SURVIVORS, sizeof *all.sample))};
    for (size_t i = 0; i < N_SURVIVORS; i++) {
        const struct survivor *p = &survivors[i];
        struct sample *s = &all.sample[i];
        *s = (struct sample){.name = must_have(strdup(p->text)),
                             .f = sample_compile(p->text),
                             .x = p->x,
                             .noise = p->noise,
                             .expect = p->expect};
        bool proven = sample_prove(s);
        if (!isinf(p->exact)) {
            s->truth = p->exact;
            s->truth_low = 0;
        } else if (!proven)
            s->truth = NAN;
        if (p->noise > 0) s->f = noisy_new(s->f, p->noise);
    }
    return all;
}
