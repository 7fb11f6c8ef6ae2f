/* Smooth functions for the families to hide in noise, stairs and boxes. */
#ifndef HARD_COMPOSE_H
#define HARD_COMPOSE_H

#include "hard.h"

/* A random composition of smooth functions of the place `t`, `depth` levels deep. */
int compose(struct tape *t, struct dice *d, int at, unsigned depth);

/* (x - c) / s */
int compose_argument(struct tape *t, double c, double s);

/* A well-behaved function whose derivative stands out: fills in x (of size 1e-3 to 1e3, mostly near 1, of either sign),
 * scale and tape. */
void host(struct hard *p, struct dice *d);

/* The same of the function alone: at a given x on a given scale. */
void host_at(struct hard *p, struct dice *d, double x, double scale);

/* Whether the first derivative of the tape is no small one: scale |f'| >= share |f|. */
bool tells(const struct hard *p, double share);

/* What a host is like at x: |x|, |f|, |f'|, and |f'| times its scale. */
struct host_facts {
    double x, f, slope, range;
};
void host_facts(const struct hard *p, struct host_facts *h);

/* The tape with an extra beside it (extras.def), whose numbers are p->a: f and its clean form. */
#define X(name, expression)                                                                                  \
    double extra_##name(const struct hard *p, double x);                                                     \
    wide extra_##name##_clean(const struct hard *p, wide x);
#include "extras.def"
#undef X
#define EXTRA(p, name) ((p)->f = extra_##name, (p)->clean = extra_##name##_clean)

#endif
