/* The record: all that f has answered in one search, as offsets from x, and the uneven offsets at which it is asked.
 *
 * Whatever a search claims is held against the whole of it. Offsets are those that were realised: t = fl(x + t) - x. They are
 * uneven, with all bits of the mantissa: multiples of a power of two share the rounding of x, and with it f's rounding errors, and
 * whatever f has of steps of its own beats with them. */
#ifndef STEP_RECORD_H
#define STEP_RECORD_H

#include "step/probe.h"

enum { RECORD_MOST = 320 };

struct record {
    struct probe *p;
    int n;
    int dropped;                           /* of those that were kept: the oldest, for want of room */
    double t[RECORD_MOST], y[RECORD_MOST]; /* y: NaN or infinite where f is not a number */
    double x[RECORD_MOST];                 /* the arguments of f */
    double largest;                        /* of the finite |y| */
    double missing[2]; /* to the left, to the right: the least |t| at which f is not a number */
};

/* p has begun: f(x) is the first. */
void record_init(struct record *r, struct probe *p);

/* Keeps a value that was asked; where there is no room for it, in place of the oldest but f(x). */
void record_keep(struct record *r, double t, double y);

/* f at x + t[i], n of them in one round; t becomes what was realised. Without room for them they are not kept. False where
 * a value is not a finite number. */
bool record_ask(struct record *r, double *t, int n, double *y);

/* The value at an offset that was asked; false where there is none. */
bool record_find(const struct record *r, double t, double *y);

/* The same number in [0, 1) for the same arguments always: results can be had again. */
double uneven(int a, int b);

/* The step of rung e: between 2^e and 1.25 times that, uneven, and such that x + h and x - h hardly round. */
double uneven_step(double x, int e);

/* fl(x + t) - x. */
double record_realised(double x, double t);

#endif
