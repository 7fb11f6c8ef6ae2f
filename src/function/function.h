/* What is differentiated, behind one interface.
 *
 * A function takes n_variables doubles to n_outputs doubles. Its values as the user's own program would get
 * them come from function_evaluate, in blocks of points. A function that has an exact form (an expression)
 * also gives its Taylor coefficients as proven enclosures, from function_jet; literals, constants and the
 * point are data there: the doubles that they were rounded to. */
#ifndef FUNCTION_FUNCTION_H
#define FUNCTION_FUNCTION_H

#include "base/error.h"
#include "number/ball.h"
#include "number/format.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* n points by columns. Variable v has n values in column[v] if varies[v], and one value for all otherwise. */
struct points {
    size_t n;
    const double *const *column;
    const bool *varies;
    struct call_tally
        *tally; /* takes the answers one by one, as they come, for those who look at the progress; or NULL */

    /* Is told as soon as the outputs of a point are there, while the others are still computed; any thread may tell. Not all functions
     * do. NULL: nobody wants to know. */
    void (*heard)(void *hearer, size_t i);
    void *hearer;
    size_t heard_from; /* i of the first of these points */
    size_t
        n_spare; /* the last so many were not asked for, but may be: one that fails is not a number, and is asked again when it is */
    bool spare_is_sure; /* they will be */
};

/* The value of variable v at point i. */
static inline double points_at(const struct points *points, size_t v, size_t i)
{
    return points->column[v][points->varies[v] ? i : 0];
}

static inline void points_tell(const struct points *points, size_t i)
{
    if (points->heard) points->heard(points->hearer, points->heard_from + i);
}

/* The NaN of a point at which nobody answered: f may be asked there again. Others are answers. */
#define FUNCTION_NO_ANSWER_BITS 0x7ff80000686f6c65u
static inline double function_no_answer(void)
{
    const uint64_t bits = FUNCTION_NO_ANSWER_BITS;
    double y;
    memcpy(&y, &bits, sizeof y);
    return y;
}
static inline bool function_is_no_answer(double y)
{
    uint64_t bits;
    memcpy(&bits, &y, sizeof bits);
    return bits == FUNCTION_NO_ANSWER_BITS;
}

struct function;

/* f on complex numbers, along one variable, for the complex step. */
struct function_complex {
    /* Is the output analytic in the variable, as far as its text tells, and can it be computed? */
    hstar_status (*check)(const struct function *f, size_t output, size_t wrt, hstar_error *err);

    /* imaginary[j] = the imaginary part of f_output(point + i h[j] e_wrt), as computed in complex numbers, NaN where
     * the real part is not a finite number: columns of numbers of the function's own arithmetic. */
    hstar_status (*evaluate)(const struct function *f, size_t output, const double *point, size_t wrt,
                             const void *h, size_t n, void *imaginary, hstar_error *err);

    /* A ball around the same of the exact function, or one that is not finite. */
    hstar_status (*exact)(const struct function *f, size_t output, const double *point, size_t wrt, double h,
                          slong precision, arb_t imaginary, hstar_error *err);
};

/* f along single variables of it, from one point: what function_evaluate gives, bit for bit, for less than whole points. */
struct function_slices {
    /* What all slices at a point share; the point outlives it. It does not call f in any way that is seen. */
    hstar_status (*base_new)(const struct function *f, const double *point, void **base, hstar_error *err);
    void (*base_free)(void *base); /* NULL is fine */

    /* f_output along a variable. The base outlives it; threads may have lines of one base, each its own. */
    hstar_status (*line_new)(void *base, size_t output, size_t wrt, void **line, hstar_error *err);

    /* y[i] = f_output(point with the variable at x[i]), n > 0 of them. */
    hstar_status (*line_values)(void *line, const double *x, size_t n, double *y, hstar_error *err);
    void (*line_free)(void *line);

    /* From here on the values may be wrong where f writes into its arguments; who asks tells whether they were, once all
     * that hang together are there, and then from here on they are right. NULL: they always are. */
    void (*line_trust)(void *line);
    bool (*line_spoilt)(void *line);
};

/* Points at which the program that computes a function failed, and was started again. They are not numbers. */
struct function_failures {
    size_t n;
    const double
        *nearest;    /* of them to the point itself, which is the function's; NULL where there is none */
    double distance; /* of that */
    hstar_error why; /* what happened there */
    size_t tries;    /* so often it was asked at each of them; 0: that is not known */

    size_t n_overcome;    /* failures after which the same was answered */
    size_t n_lost, n_all; /* copies of the program that could not be started any more; and all */
    hstar_error lost;     /* what happened to the first of these */
};

/* Derivatives by the rules of calculus: with a sweep backwards for each output, or forwards for each variable. */
enum automatic_mode { AUTOMATIC_REVERSE, AUTOMATIC_FORWARD };

/* What it takes to compute f, and its derivatives by some of its variables, as its code tells. */
struct function_effort {
    size_t operations;             /* of one call */
    size_t varying;                /* of these, those that depend on the variables */
    size_t partials;               /* their partial derivatives */
    size_t call_bytes, tape_bytes; /* the numbers that a call keeps, and that the two modes keep */
};

struct function_class {
    const char *kind; /* "expression" */

    /* May several threads evaluate at once? Where not, those who have threads use one: another's code may not be safe, and
     * a program answers one request after the other anyway. */
    bool concurrent;

    bool takes_many; /* a call with many points costs little more than one with a single point */
    bool
        together; /* searches that run at the same time are asked in one call: it waits for somebody else, who may answer several */
    size_t (*width)(const struct function *f); /* as function_width, where it does not take many; NULL: 1 */
    size_t (*block)(const struct function *f); /* points that it likes to have at a time; NULL: 1 */

    /* outputs[o][0 … n) = f_o at the points; no two arrays overlap. A bad sample is a datum: NaN or infinity,
     * never a failure. */
    hstar_status (*evaluate)(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err);

    /* The same for a function in a format: columns and outputs are float, long double, or doubles. */
    hstar_status (*evaluate_in)(const struct function *f, size_t n, const void *const *column,
                                const bool *varies, void *const *outputs, hstar_error *err);

    /* As function_in. NULL: it computes in doubles only. */
    hstar_status (*in)(const struct function *f, const struct format *format, struct function **in,
                       hstar_error *err);

    /* Taylor coefficients 0 … length-1 of  t -> f_output(at + t e_wrt)  at t = 0, where at[v] is a ball for
     * each variable: every coefficient encloses f^(j)(y)/j! for every y in the balls. One that is undefined
     * for some y, or could not be enclosed at this precision, is not finite. NULL: no exact form. */
    hstar_status (*jet)(const struct function *f, size_t output, arb_srcptr at, size_t wrt, slong length,
                        slong precision, arb_ptr coefficients, hstar_error *err);

    /* As jet, of t -> f_output(at + t direction). There exactly where jet is. */
    hstar_status (*jet_along)(const struct function *f, size_t output, arb_srcptr at, const double *direction,
                              slong length, slong precision, arb_ptr coefficients, hstar_error *err);

    /* gradient[k] encloses the derivative by variable wrt[k] at `at`, as coefficient 1 of jet does, or is not finite; the latter
     * more often than there. NULL, where jet is not: never known. */
    hstar_status (*gradient)(const struct function *f, size_t output, arb_srcptr at, const size_t *wrt,
                             size_t n_wrt, slong precision, arb_ptr gradient, hstar_error *err);

    /* Values at n points: y[i] encloses f_output(at with variable wrt replaced by x[i]), or is not finite.
     * There exactly where jet is. */
    hstar_status (*values)(const struct function *f, size_t output, arb_srcptr at, size_t wrt, arb_srcptr x,
                           size_t n, slong precision, arb_ptr y, hstar_error *err);

    /* As function_automatic. NULL: its rules are not known. */
    hstar_status (*automatic)(const struct function *f, const double *point, enum automatic_mode mode,
                              const size_t *wrt, size_t n_wrt, double *derivatives, hstar_error *err);

    /* As function_effort. There exactly where `automatic` is. */
    hstar_status (*effort)(const struct function *f, const size_t *wrt, size_t n_wrt,
                           struct function_effort *effort, hstar_error *err);

    const struct function_complex *complex_step; /* NULL: real numbers only */

    const struct function_slices *slices; /* NULL: by function_evaluate */

    /* As function_foresee and function_n_foreseen. NULL: it is told nothing. */
    void (*foresee)(const struct function *f, const struct points *points);
    size_t (*n_foreseen)(const struct function *f);

    /* As function_failures and function_move. NULL: it does not fail at some points and go on. */
    void (*failures)(const struct function *f, struct function_failures *failures);
    void (*move)(const struct function *f, const double *point);

    void (*free)(struct function *f);
};

/* The head of every function; a class puts its own data behind it. */
struct function {
    const struct function_class *class;
    size_t n_variables, n_outputs;
    char **variables;            /* their names, in the order of the point */
    char **texts;                /* one per output: what a person calls it, e.g. the expression as typed */
    const struct format *format; /* what it computes in; NULL: double */
    bool calls_gsl;              /* whose functions are in double, whatever the format */
};

MUST_USE hstar_status function_evaluate(const struct function *f, const struct points *points,
                                        double *const *outputs, hstar_error *err);
/* These points will be asked for, each of them once: who computes several points in the time of one may call f there when there is room. */
void function_foresee(const struct function *f, const struct points *points);

/* How many of them nobody has called f at yet. */
size_t function_n_foreseen(const struct function *f);
bool function_is_exact(const struct function *f);
MUST_USE hstar_status function_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                   slong length, slong precision, arb_ptr coefficients, hstar_error *err);
MUST_USE hstar_status function_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                      arb_srcptr x, size_t n, slong precision, arb_ptr y, hstar_error *err);
MUST_USE hstar_status function_gradient(const struct function *f, size_t output, arb_srcptr at,
                                        const size_t *wrt, size_t n_wrt, slong precision, arb_ptr gradient,
                                        hstar_error *err);

/* derivatives[o * n_wrt + k], of output o by variable wrt[k] at the point, in doubles by the rules of calculus; NaN where they tell none,
 * as at a kink. HSTAR_INVALID for what is not an expression. */
MUST_USE hstar_status function_automatic(const struct function *f, const double *point,
                                         enum automatic_mode mode, const size_t *wrt, size_t n_wrt,
                                         double *derivatives, hstar_error *err);

/* HSTAR_INVALID for what is not an expression. */
MUST_USE hstar_status function_effort(const struct function *f, const size_t *wrt, size_t n_wrt,
                                      struct function_effort *effort, hstar_error *err);
MUST_USE hstar_status function_complex_check(const struct function *f, size_t output, size_t wrt,
                                             hstar_error *err);

/* The function in the arithmetic of a format, its literals rounded to that once; f outlives it. Its exact form is that of
 * the rounded literals. Points and values of function_evaluate stay doubles, so that long doubles are
 * rounded. HSTAR_INVALID where f computes in doubles only. */
MUST_USE hstar_status function_in(const struct function *f, const struct format *format, struct function **in,
                                  hstar_error *err);
const struct format *function_format(const struct function *f);
/* What has failed so far. While other threads evaluate, nobody asks. */
void function_failures(const struct function *f, struct function_failures *failures);
/* The point itself is another one from here on, and what failed so far is forgotten: who asks about several points, one after the other, is told
 * the same as who begins anew at each. While others evaluate, nobody moves. */
void function_move(const struct function *f, const double *point);

/* Is x[0 … n), at that distance, nearer than what has failed? Of two as near one is it, whoever comes first. */
bool function_failures_nearer(const struct function_failures *failures, size_t n, const double *x,
                              double distance);

/* Adds one, at a point of n variables; `nearest` has room for the nearest to `home`. */
void function_failures_add(struct function_failures *failures, double *nearest, size_t n, const double *point,
                           const double *home, const hstar_error *why);

void function_free(struct function *f); /* NULL is fine */

/* The index of the variable of that name; n_variables where there is none. */
size_t function_variable(const struct function *f, const char *name);

/* The indices of the variables of that name: one, or the elements of a vector, of a matrix, or of its row A[1];
 * none where there is no such name. indices has room for all variables. */
size_t function_variables(const struct function *f, const char *name, size_t *indices);

/* How many points of a call are computed in the time of one. */
static inline size_t function_width(const struct function *f)
{
    if (f->class->takes_many) return SIZE_MAX;
    return f->class->width ? f->class->width(f) : 1;
}

#endif
