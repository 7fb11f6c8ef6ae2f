/* A ladder: differences of f at steps near powers of two, and the table of their extrapolations.
 *
 * With s = h^2 (symmetric) or s = h (one-sided), the difference g(h) is a polynomial in s whose coefficients are the
 * derivatives of f: row i of the table are the polynomials through rung i and the m coarser ones next to it, by Neville's
 * scheme, taken at s = 0 with their q-th derivative there. Rungs may be added at both ends, at any distance. */
#ifndef STEP_AUTO_LADDER_H
#define STEP_AUTO_LADDER_H

#include "step/auto/close_look.h"
#include "step/record.h"

#include <math.h>

enum { LADDER_RUNGS = 96, LADDER_COLUMNS = 11, LADDER_LEVELS = 5 };

/* What the table says the derivative is, with what it claims to be wrong by. */
struct entry {
    int rung, column;
    double value, noise, truncation; /* bounds of the two parts of its error */
};

struct ladder {
    struct record *record;
    struct probe *p; /* the record's */
    const struct close_look *near;
    unsigned derivative;
    bool even;      /* symmetric, from the even part of f */
    int side;       /* 0 symmetric; 1, -1 */
    unsigned level; /* q */
    double factor,
        scale;   /* derivative = scale * (q-th derivative of g at s = 0); factor is its part of the formula */
    double unit; /* the h at which s = 1 */
    double noise_absolute, noise_relative; /* a bound on the noise of y: absolute + relative |y| */
    bool restarted;                        /* rungs may be in the record already */
    const int
        *known; /* the exponents of the only rungs that may be added, n_known of them, ascending; NULL: any */
    int n_known;
    int first, end;                                   /* rungs first … end-1, from coarse to fine */
    int exponent[LADDER_RUNGS];                       /* h = uneven_step(x, exponent) */
    double h[LADDER_RUNGS], s[LADDER_RUNGS];          /* s in units of the first rung's, lest it underflow */
    double noise[LADDER_RUNGS];                       /* a bound, of the two values */
    double ahead[LADDER_RUNGS], behind[LADDER_RUNGS]; /* f(x+h), f(x-h) */
    double table[LADDER_LEVELS][LADDER_RUNGS][LADDER_COLUMNS];
    double gain[LADDER_LEVELS][LADDER_RUNGS][LADDER_COLUMNS]; /* bounds of the noise in `table` */
    struct entry best;                                        /* rung -1: none is confirmed yet */
};

/* An empty one for that derivative. */
void ladder_init(struct ladder *l, struct record *r, const struct close_look *near, unsigned derivative,
                 int side);

/* Without rungs again; what f answered is in the record. */
void ladder_restart(struct ladder *l);

/* Adds the step near 2^exponent, which lies beyond one of the ends, and judges the new entries. False where f is not finite
 * there; the ladder is unchanged then. */
bool ladder_add(struct ladder *l, int exponent);

static inline double ladder_factorial(unsigned n)
{
    double product = 1;
    for (unsigned k = 2; k <= n; k++) product *= k;
    return product;
}

/* noise + truncation of the best entry; INFINITY before there is one. */
static inline double ladder_error(const struct ladder *l)
{
    return l->best.noise + l->best.truncation;
}

/* The polynomial of the best entry, f included. */
struct ladder_polynomial {
    int n, side;
    double per_unit, s[LADDER_COLUMNS], weight[LADDER_COLUMNS], odd[LADDER_COLUMNS], even[LADDER_COLUMNS],
        noise[LADDER_COLUMNS], per_h[LADDER_COLUMNS];
};
void ladder_polynomial(const struct ladder *l, struct ladder_polynomial *p);

/* The same through any rungs first … last, at most LADDER_COLUMNS of them. */
void ladder_polynomial_of(const struct ladder *l, int first, int last, struct ladder_polynomial *p);

/* Its sums at a distance from x, on both sides: `odd` is NaN at the steps of the entry themselves. */
struct ladder_sums {
    double distance, weights, odd, even, spread;
    int side;
};
void ladder_sums_at(const struct ladder_polynomial *p, double distance, struct ladder_sums *sums);

/* With the sums at |t|: by how much f changes from x to x + t, as ladder_predict says. */
static inline double ladder_change(const struct ladder_sums *sums, double t, double *noise)
{
    *noise = fabs(sums->spread * t / sums->weights);
    return (sums->odd * (sums->side ? sums->distance : t) + sums->even * t * t) / sums->weights;
}

/* By how much f changes from x to x + t, |t| up to the largest step; *noise: a bound of what the noise of the values makes of that. NaN at
 * the steps of the entry themselves. */
double ladder_predict(const struct ladder_polynomial *p, double t, double *noise);

/* The first n Taylor coefficients at x of the polynomial through `values`, p->odd or p->even: in h^2, or in h from one side. */
void ladder_taylor(const struct ladder_polynomial *p, const double *values, double *c, int n);

#endif
