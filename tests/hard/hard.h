/* Hard functions for the selectors of a step: thousands of problems, made from seeds by families of our own.
 *
 * A family (families.def) makes one problem from dice; the same set, family, seed and index make the same problem on every
 * machine with the same C library. The truth is that of the function without what is meant to deceive: of a function
 * with noise or stairs its smooth one's, of one that is smooth next to x, however oddly elsewhere, the derivative at x. */
#ifndef HARD_HARD_H
#define HARD_HARD_H

#include "dice.h"
#include "step/step.h"
#include "tape.h"

struct hard;
typedef double hard_function(const struct hard *p, double x);
typedef wide hard_clean(const struct hard *p, wide x);

enum { HARD_NUMBERS = 16 };

struct hard {
    const struct hard_family *family;
    uint64_t seed, index;

    /* The problem: the derivative of f at x, within the bounds. */
    hard_function *f;
    double x, lower, upper;
    unsigned derivative;
    double truth; /* rounded once */
    double
        piece; /* where f has pieces and the truth is their trend: the derivative of the piece at x; NaN elsewhere */
    bool either; /* the pieces are so wide that the one's derivative is as good an answer */

    /* What f is made of; what a family does with the numbers is its own. */
    hard_clean *clean; /* whose derivative is the truth; NULL: the tape's */
    struct tape tape;
    double a[HARD_NUMBERS];
    size_t n, rows, component, label; /* of vectors */
    uint64_t salt;
    double *data;
    wide *margin, rest[4];       /* of the components that do not vary */
    struct decisions *decisions; /* of a solver, kept or followed */
    size_t *rounds, frozen;      /* of an iteration: how many it made, and how many it shall make */
    uint64_t *calls;             /* of a function that answers differently each time */
    double scale;                /* the distance over which `clean` changes its shape */
    double noise;                /* how far f may be from `clean` near x: what is printed, and checked */
};

struct hard_family {
    const char *set, *name;
    /* Throws a problem; false: another throw, please. */
    bool (*make)(struct hard *p, struct dice *d);
    const char *summary;
};

struct hard_set {
    const char *name, *summary;
};

enum {
#define X(name, summary) HARD_SET_##name,
#include "sets.def"
#undef X
    N_HARD_SETS
};
extern const struct hard_set hard_sets[N_HARD_SETS];

#define X(set, name, summary) bool hard_##set##_##name(struct hard *p, struct dice *d);
#include "families.def"
#undef X
enum {
#define X(set, name, summary) HARD_FAMILY_##set##_##name,
#include "families.def"
#undef X
    N_HARD_FAMILIES
};
extern const struct hard_family hard_families[N_HARD_FAMILIES];

/* Makes the problem of that family, seed and index; false where a thousand throws made none. Cleared by the caller. */
bool hard_make(const struct hard_family *family, uint64_t seed, uint64_t index, struct hard *p);
void hard_clear(struct hard *p);

/* The smooth function, and its derivative by its tape or by differences that confirm each other, in the wide arithmetic; NaN
 * where they do not. */
wide hard_clean_at(const struct hard *p, wide x);
wide hard_clean_derivative(const struct hard *p, unsigned derivative);
wide hard_difference(const struct hard *p, unsigned derivative);

/* Whether the truth is that of the function: NULL, or what is wrong. */
const char *hard_self_test(const struct hard *p);

/* Asks a selector. */
struct step hard_ask(const struct hard *p, enum selector_id selector);

/* What an answer is worth. */
enum hard_verdict { HARD_DOUBTFUL, HARD_HELD, HARD_MISSED, HARD_WRONG, N_HARD_VERDICTS };
double hard_error(const struct hard *p, double value);
enum hard_verdict hard_judge(const struct hard *p, const struct step *step);

#endif
