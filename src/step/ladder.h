/* A ladder: differences of f at power-of-two steps, whose nodes are exact, and the table of their extrapolations.
 *
 * With s = h^2 (symmetric) or s = h (one-sided), the difference g(h) is a polynomial in s whose coefficients are the
 * derivatives of f: row i of the table are the polynomials through rung i and the m coarser ones next to it, by Neville's
 * scheme, taken at s = 0 with their q-th derivative there. Rungs may be added at both ends, at any distance. */
#ifndef STEP_LADDER_H
#define STEP_LADDER_H

#include "step/near.h"
#include "step/probe.h"

enum { LADDER_RUNGS = 96, LADDER_COLUMNS = 11, LADDER_LEVELS = 5 };

/* What the table says the derivative is, with what it claims to be wrong by. */
struct entry {
    int rung, column;
    double value, noise, truncation; /* bounds of the two parts of its error */
};

struct ladder {
    struct probe *p;
    const struct near *near;
    unsigned derivative;
    bool even;      /* symmetric, from the even part of f */
    int side;       /* 0 symmetric; 1, -1 */
    unsigned level; /* q */
    double factor,
        scale; /* derivative = scale * (q-th derivative of g at s = 0); factor is its part of the formula */
    int unit;  /* the exponent of the h at which s = 1 */
    double noise_absolute, noise_relative;            /* a bound on the noise of y: absolute + relative |y| */
    int first, end;                                   /* rungs first … end-1, from coarse to fine */
    int exponent[LADDER_RUNGS];                       /* h = 2^exponent */
    double h[LADDER_RUNGS], s[LADDER_RUNGS];          /* s in units of the first rung's, lest it underflow */
    double ahead[LADDER_RUNGS], behind[LADDER_RUNGS]; /* f(x+h), f(x-h) */
    struct {
        int exponent;
        double ahead, behind;
    } known[LADDER_RUNGS]; /* n_known: all that f has answered, also to an earlier ladder */
    int n_known;
    double table[LADDER_LEVELS][LADDER_RUNGS][LADDER_COLUMNS];
    double gain[LADDER_LEVELS][LADDER_RUNGS][LADDER_COLUMNS]; /* bounds of the noise in `table` */
    struct entry best;                                        /* rung -1: none is confirmed yet */
};

/* An empty one for that derivative. */
void ladder_init(struct ladder *l, struct probe *p, const struct near *near, unsigned derivative, int side);

/* Without rungs again; what f answered is remembered. */
void ladder_restart(struct ladder *l);

/* Adds h = 2^exponent, which lies beyond one of the ends, and judges the new entries. False where f is not finite
 * there; the ladder is unchanged then. */
bool ladder_add(struct ladder *l, int exponent);

/* noise + truncation of the best entry; INFINITY before there is one. */
double ladder_error(const struct ladder *l);

#endif
