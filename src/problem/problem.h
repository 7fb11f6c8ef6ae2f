/* What is asked: a function, where, with respect to what, and what its caller knows of it. It is held once: requests and
 * results refer to it, and nobody copies it. */
#ifndef PROBLEM_PROBLEM_H
#define PROBLEM_PROBLEM_H

#include "function/function.h"
#include "function/ledger.h"

#include <stdatomic.h>

struct problem_parts;

struct problem {
    const struct function *f;
    const double *point; /* f->n_variables numbers */
    const size_t *wrt;   /* n_wrt variables to differentiate by */
    size_t n_wrt;
    const double *lower,
        *upper;          /* a bound a variable of f, infinite where there is none; NULL: none at all */
    const double *reach; /* how far from the point f is called along a variable of it; NULL: any distance */
    double noise;        /* of f, absolute; NaN: unknown */
    double accuracy;     /* the same as a part of |f|; 0: unknown */
    size_t evaluations;  /* of f for one answer, at most; 0: as many as the one who searches allows itself */
    size_t n_threads;    /* 0: as many as there are processors, if f is concurrent */
    const char *const *command; /* the words that asked it: n_command */
    size_t n_command;
    struct ledger *ledger;       /* of the calls of f, while it is asked; or NULL */
    struct problem_parts *parts; /* NULL: who made it keeps all of it for as long as results are read */
};

/* What a problem keeps itself: each part from malloc, or NULL. */
struct problem_parts {
    struct function *f;
    struct ledger *ledger;
    double *point;
    size_t *wrt;
    double *lower, *upper, *reach;
    char **command;
    size_t n_command;
    const struct problem *of; /* that some of the above belongs to */
    struct problem *whole;
    atomic_size_t n_holders;
};

/* A problem that lives until the last who holds it lets go: made of parts, which are its own from then on, and still the
 * caller's where this fails. Whoever makes it holds it. Noise and accuracy are unknown. */
MUST_USE hstar_status problem_new(const struct problem_parts *parts, size_t n_wrt, struct problem **problem,
                                  hstar_error *err);

/* One whose function is made of another problem's, which it holds. The parts are its own, or freed where this fails. */
MUST_USE hstar_status problem_made_of(const struct problem *of, struct problem_parts *parts, size_t n_wrt,
                                      struct problem **problem, hstar_error *err);

/* One that is alike, and shares f alone with it; and the same at another point. */
MUST_USE hstar_status problem_copy(const struct problem *problem, struct problem **copy, hstar_error *err);
MUST_USE hstar_status problem_at(const struct problem *problem, const double *point, struct problem **there,
                                 hstar_error *err);

/* Puts in the place of a problem that others hold, too, one that is alike and held by the caller alone: it may be changed. */
MUST_USE hstar_status problem_own(struct problem **problem, hstar_error *err);

/* The problem, which the caller holds alone, has its calls of f counted from here on, in a ledger of its own; `most` of them at most, SIZE_MAX: any
 * number, of which `begun` were made before. */
MUST_USE hstar_status problem_count(struct problem *problem, size_t most, size_t begun, hstar_error *err);

/* Numbers or indices of its own, copied, in the place of what was there; NULL takes it away. */
MUST_USE hstar_status problem_set_point(struct problem *problem, const double *point, hstar_error *err);
MUST_USE hstar_status problem_set_lower(struct problem *problem, const double *lower, hstar_error *err);
MUST_USE hstar_status problem_set_upper(struct problem *problem, const double *upper, hstar_error *err);
MUST_USE hstar_status problem_set_reach(struct problem *problem, const double *reach, hstar_error *err);
MUST_USE hstar_status problem_set_wrt(struct problem *problem, const size_t *wrt, size_t n_wrt,
                                      hstar_error *err);
MUST_USE hstar_status problem_set_command(struct problem *problem, const char *const *words, size_t n,
                                          hstar_error *err);

const struct problem *problem_hold(const struct problem *problem);
void problem_release(const struct problem *problem); /* NULL is fine */

/* "expression", "plugin" and so on. */
const char *problem_kind(const struct problem *problem);

/* Threads for its evaluations: one where f is not to be called by several. */
size_t problem_threads(const struct problem *problem);

/* The ends of what f may be called with along a variable: bounds and reach, as seen from a point. */
double problem_lower(const struct problem *problem, const double *point, size_t variable);
double problem_upper(const struct problem *problem, const double *point, size_t variable);

/* f at one point: n_outputs numbers. */
MUST_USE hstar_status problem_values(const struct problem *problem, const double *point, double *y,
                                     hstar_error *err);

#endif
