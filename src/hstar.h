/* hstar.h: the public interface of libhstar.
 *
 * hstar finds h*, the step at which a finite difference is most accurate, and proves why.
 *
 *     static double f(double x, void *context) { (void)context; return exp(sin(x)); }
 *
 *     hstar_result d;
 *     hstar_error error;
 *     if (hstar_differentiate(f, NULL, 1.0, NULL, &d, &error)) puts(error.message);
 *     else printf("%.17g +/- %.1g after %zu calls of f\n", d.value, d.bar, d.evaluations);
 *
 * Every function that can fail returns an hstar_status, 0 where all is well; its results go out through the
 * parameters behind the input and are untouched on failure. The caller's hstar_error may be NULL.
 *
 * Any number of threads may be in any of the functions at once, if the f that they differentiate allows it.
 * The library never prints, never exits, changes no signal or error handler for good, keeps no global state and starts
 * no threads. It calls f in the caller's thread and expects it to return: by no longjmp, by no exception.
 *
 * Memory that ends is HSTAR_MEMORY, except in sweeps within GMP and FLINT, which know no errors: they call abort() where an
 * allocation fails. A program that must outlive that gives them allocators of its own before its first sweep, by
 * mp_set_memory_functions and __flint_set_memory_functions, which return memory or do not return; the library, a guest in the
 * process, does not touch them. hstar_differentiate, hstar_gradient and hstar_noise use neither.
 *
 * A function takes at most 128 KB of its caller's stack, a sweep of an expression 512 KB, besides what f takes. */
#ifndef HSTAR_H
#define HSTAR_H

#include <math.h>
#include <stddef.h>

#ifndef HSTAR_API
#if defined(__GNUC__)
#define HSTAR_API __attribute__((visibility("default")))
#else
#define HSTAR_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Status and errors ---- */

/* The status codes: name, exit status of the program, meaning. */
#define HSTAR_STATUS_LIST(ROW)                                                                               \
    ROW(OK, 0, "done")                                                                                       \
    ROW(INVALID, 2, "the input is wrong")                                                                    \
    ROW(UNDEFINED, 4, "there is no such number there")                                                       \
    ROW(UNRESOLVED, 4, "it could not be told")                                                               \
    ROW(FILE, 3, "a file or a stream could not be read or written")                                          \
    ROW(CHILD, 3, "another program could not be run, or failed")                                             \
    ROW(MEMORY, 3, "memory ran out")

/* HSTAR_OK, HSTAR_INVALID, HSTAR_UNDEFINED, HSTAR_UNRESOLVED, HSTAR_FILE, HSTAR_CHILD, HSTAR_MEMORY. */
#define HSTAR_STATUS_ENUM(name, exit_status, meaning) HSTAR_##name,
typedef enum hstar_status { HSTAR_STATUS_LIST(HSTAR_STATUS_ENUM) } hstar_status;
#undef HSTAR_STATUS_ENUM

#define HSTAR_NO_POSITION ((size_t)-1)

/* What went wrong, where, and what would be right. */
typedef struct hstar_error {
    hstar_status status;
    char message[384]; /* a sentence; what it quotes of others' text has no control characters */
    char remedy[256];  /* what to do instead; empty where nothing can be said */
    size_t position;   /* byte in the text that was wrong, or HSTAR_NO_POSITION */
    char excerpt[88];  /* that text around the position */
    size_t caret;      /* column of the position within the excerpt */
} hstar_error;

/* The version of the library that runs: "0.1.0". */
HSTAR_API const char *hstar_version(void);

/* The meaning of a status, as a phrase. */
HSTAR_API const char *hstar_status_text(hstar_status status);

/* ---- The derivative of a C function ---- */

/* What is differentiated; the shape of gsl_function's. */
typedef double hstar_function(double x, void *context);

/* The same of n variables. */
typedef double hstar_vector_function(const double *x, size_t n, void *context);

/* How to differentiate. NULL for options means HSTAR_OPTIONS; to change some of them:
 *
 *     hstar_options options = HSTAR_OPTIONS;
 *     options.lower = 0; */
typedef struct hstar_options {
    unsigned derivative;  /* 1 to 4 */
    const char *method;   /* "forward", "backward", "central", "five-point": find h for it;
                             NULL: whatever gives the most accurate derivative */
    const char *selector; /* how h is found: "auto", or another of `hstar list selectors`; NULL: "auto" */
    size_t evaluations;   /* calls of f at most; 0: the selector's own bound, for auto 100 */
    double lower, upper;  /* f is called within these only */
    double noise;         /* the noise of f, absolute, where it is known; 0: measure it */
} hstar_options;

#define HSTAR_OPTIONS                                                                                        \
    {                                                                                                        \
        1, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0                                                             \
    }

/* How far a result can be trusted. */
typedef enum hstar_trust {
    HSTAR_TRUST_OK,       /* the derivative lies within value +/- bar */
    HSTAR_TRUST_DOUBTFUL, /* there is a value, but `reason` says why nobody should count on its bar */
    HSTAR_TRUST_NONE      /* there is no value, and `reason` says why */
} hstar_trust;

typedef struct hstar_result {
    double value;       /* the derivative; NaN where there is none */
    double bar;         /* how wrong the value is claimed to be at most; infinite where nothing is claimed */
    double h;           /* the step: absolute, and x + h is a double; of an extrapolation the smallest */
    double noise;       /* of f near x, absolute; NaN where nothing looked */
    size_t evaluations; /* calls of f */
    unsigned order;     /* of accuracy */
    int side;           /* -1, 0, 1: the nodes lie to the left of x, on both sides, to the right */
    hstar_trust trust;
    const char *method; /* "central", "extrapolation", …; this text and the next two live for ever */
    const char *stop;   /* why the search ended, in a word: "converged", "kink", … */
    const char *reason; /* the same as a sentence */
} hstar_result;

/* The derivative of f at x. It is found by calling f alone, some 30 times, without allocating memory.
 * HSTAR_INVALID where the input or an option is wrong, else HSTAR_OK, whatever f answered: how good the
 * result is says result->trust. */
HSTAR_API hstar_status hstar_differentiate(hstar_function *f, void *context, double x,
                                           const hstar_options *options, hstar_result *result,
                                           hstar_error *error);

/* The gradient of f at x: results[i] for variable i, n of them. The options hold for each variable: the bounds too, and the
 * evaluations are those for one. */
HSTAR_API hstar_status hstar_gradient(hstar_vector_function *f, void *context, const double *x, size_t n,
                                      const hstar_options *options, hstar_result *results,
                                      hstar_error *error);

/* The noise of f near x, absolute: how much its computed values scatter, a standard deviation. At most 40 calls.
 * HSTAR_UNDEFINED where f(x) is not a finite number. */
HSTAR_API hstar_status hstar_noise(hstar_function *f, void *context, double x, double *noise,
                                   hstar_error *error);

/* ---- A sweep: the error of a difference formula against the step ---- */

typedef struct hstar_sweep hstar_sweep;

/* What to sweep. NULL for options means HSTAR_SWEEP_OPTIONS. */
typedef struct hstar_sweep_options {
    const char *method;  /* "central", "forward:3", "-3:3", "richardson:3", …: `hstar list methods` */
    double from, to;     /* the first step and the last */
    size_t n;            /* how many, evenly spaced in log h */
    double truth;        /* the derivative that errors are held against; NaN: the proven one of an expression,
                            for a C function what hstar_differentiate finds, of derivatives 1 to 4 */
    unsigned derivative; /* 1 to 8 */
    const char
        *format; /* what an expression is computed in: "float", …: `hstar list formats`; NULL: double */
} hstar_sweep_options;

#define HSTAR_SWEEP_OPTIONS                                                                                  \
    {                                                                                                        \
        "central", 1e-16, 1, 500, NAN, 1, NULL                                                               \
    }

/* Sweeps a C function at x. Its errors are total errors: what is no expression has no proven parts. */
HSTAR_API hstar_status hstar_sweep_function(hstar_function *f, void *context, double x,
                                            const hstar_sweep_options *options, hstar_sweep **sweep,
                                            hstar_error *error);

/* Sweeps an expression in x, such as "sin(x)", at x: each error is split into its causes, and proven. */
HSTAR_API hstar_status hstar_sweep_expression(const char *text, double x, const hstar_sweep_options *options,
                                              hstar_sweep **sweep, hstar_error *error);

/* The columns of a sweep. error = estimate - truth = truncation + rounding, rounding = node + evaluation + arithmetic. */
typedef enum hstar_column {
    HSTAR_COLUMN_H,          /* the steps, ascending */
    HSTAR_COLUMN_ESTIMATE,   /* what a program gets at that step */
    HSTAR_COLUMN_ERROR,      /* estimate - truth */
    HSTAR_COLUMN_TRUNCATION, /* the formula's own error, in exact arithmetic */
    HSTAR_COLUMN_NODE,       /* x + k h is not representable */
    HSTAR_COLUMN_EVALUATION, /* f is computed with rounding */
    HSTAR_COLUMN_ARITHMETIC, /* the subtraction, the weights and the division round */
    HSTAR_COLUMN_ROUNDING    /* the last three together */
} hstar_column;

/* How many steps. */
HSTAR_API size_t hstar_sweep_size(const hstar_sweep *sweep);

/* A column: as many numbers, NaN where there is none; it lives as long as the sweep. NULL for a part of the error
 * where the errors are not split. */
HSTAR_API const double *hstar_sweep_column(const hstar_sweep *sweep, hstar_column column);

/* What the errors are held against; NaN where there was nothing. */
HSTAR_API double hstar_sweep_truth(const hstar_sweep *sweep);

/* The measured optimum: the step at which the largest |error| within a quarter of a decade is smallest, and the
 * error that one can count on there: 99 of 100 other steps within a tenth of it have no larger one. NaN where
 * there is none, or fewer than 2 steps a decade around it to tell it. */
HSTAR_API double hstar_sweep_best_h(const hstar_sweep *sweep);
HSTAR_API double hstar_sweep_best_error(const hstar_sweep *sweep);

/* NULL is fine. */
HSTAR_API void hstar_sweep_free(hstar_sweep *sweep);

#ifdef __cplusplus
}
#endif
#endif
