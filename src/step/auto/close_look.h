/* A close look at f: seven values, much nearer to x than any step that a derivative would be taken with.
 *
 * They tell the noise (of which the parts of high degree consist), whether f has a kink or a jump at x itself, and a coarse slope
 * that no aliasing reaches, by which what large steps say is checked. */
#ifndef STEP_AUTO_CLOSE_LOOK_H
#define STEP_AUTO_CLOSE_LOOK_H

#include "step/record.h"

/* Five looks; where f is not defined on both sides each is two. */
enum { NEAR_POINTS = 7, NEAR_MAX_EVALUATIONS = 10 * (NEAR_POINTS - 1) };

/* So many standard deviations a value's noise rarely exceeds. */
#define NEAR_SIGMAS 2.5

/* The nodes in spacings from x, on both sides and on one; what the weights give: close_look_weights.def. */
enum close_look_weight {
#define X(identifier, symmetric, aside) NEAR_##identifier,
#include "step/auto/close_look_weights.def"
#undef X
    N_NEAR_WEIGHTS
};
extern const double close_look_nodes[2][NEAR_POINTS];
extern const double close_look_weights[N_NEAR_WEIGHTS][2][NEAR_POINTS];

enum close_look_spacing { SPACING_GOOD, SPACING_TOO_SMALL, SPACING_TOO_LARGE };

enum close_look_shape { NEAR_UNDEFINED, NEAR_FLAT, NEAR_SMOOTH, NEAR_KINK, NEAR_JUMP, NEAR_STEEP };

struct close_look {
    enum close_look_shape shape;
    int side; /* 0: about x - 3s … x + 3s; 1, -1: x … x +/- 6s, where f is not defined on the other side */
    int exponent;   /* of the spacing s = 2^exponent */
    int reach;      /* 2^reach is the first step worth trying: from x, or from how f bends where that shows */
    double spacing; /* s: between 2^exponent and 1.2 times that */
    double y[NEAR_POINTS];
    double largest;     /* of |y| */
    double part[3];     /* of degree four, five and six */
    double noise;       /* a standard deviation, absolute; at least that of a correctly rounded f */
    double noise_bound; /* what a value's noise rarely exceeds */
    bool loud;          /* the noise is far beyond the rounding of doubles */
    bool singular; /* it fell with the spacing as far as was looked: not noise, but no Taylor series either */
    double slope;  /* of the polynomial through the values; NaN where there is none */
    double slope_error, slope_truncation; /* its noise and truncation, bounded generously; the second alone */
    double second;                        /* f''(x), roughly */
    double break_size;                    /* by how much the two sides fail to meet at x */
    double slopes[2];                     /* from the left, from the right; of a kink */
};

/* Tells f's caller where the first look will be, before f(x) is asked. */
void close_look_foresee(const struct probe *p);

/* All values that it asks for are in the record. */
void close_look_take(struct record *r, struct close_look *near);

#endif
