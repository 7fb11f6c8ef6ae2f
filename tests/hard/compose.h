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

#endif
