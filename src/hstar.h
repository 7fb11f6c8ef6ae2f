/* hstar.h: the public interface of libhstar.
 *
 * hstar finds h*, the step at which a finite difference is most accurate, and proves why.
 *
 * Every function that can fail returns an hstar_status; its results go out through its last parameters
 * and are untouched on failure. The caller's hstar_error may be NULL. The library never prints, never
 * exits, changes no signal or error handler for good and keeps no global state. */
#ifndef HSTAR_H
#define HSTAR_H

#include <math.h>
#include <stddef.h>

#ifndef HSTAR_API
#define HSTAR_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The status codes: name, exit status of the program, meaning. */
#define HSTAR_STATUS_LIST(X)                                                                                 \
    X(OK, 0, "done")                                                                                         \
    X(INVALID, 2, "the input is wrong")                                                                      \
    X(UNDEFINED, 4, "there is no such number there")                                                         \
    X(UNRESOLVED, 4, "it could not be told")                                                                 \
    X(FILE, 3, "a file or a stream could not be read or written")                                            \
    X(CHILD, 3, "another program could not be run, or failed")                                               \
    X(MEMORY, 3, "memory ran out")

typedef enum hstar_status {
#define X(name, exit_status, meaning) HSTAR_##name,
    HSTAR_STATUS_LIST(X)
#undef X
} hstar_status;

#define HSTAR_NO_POSITION ((size_t)-1)

/* What went wrong, where, and what would be right. */
typedef struct hstar_error {
    hstar_status status;
    char message[384]; /* a sentence */
    char remedy[256];  /* what to do instead; empty where nothing can be said */
    size_t position;   /* byte in the text that was wrong, or HSTAR_NO_POSITION */
    char excerpt[88];  /* that text around the position */
    size_t caret;      /* column of the position within the excerpt */
} hstar_error;

/* "0.1.0" */
HSTAR_API const char *hstar_version(void);

/* The meaning of a status, as a phrase. */
HSTAR_API const char *hstar_status_text(hstar_status status);

/* ---- Differentiating a C function ----
 *
 *     static double f(double x, void *context) { (void)context; return exp(sin(x)); }
 *
 *     hstar_result d;
 *     hstar_error error;
 *     if (hstar_differentiate(f, NULL, 1.0, NULL, &d, &error)) puts(error.message);
 *     else printf("%.17g +/- %.1g, %zu evaluations\n", d.value, d.bar, d.evaluations);
 *
 * The step is chosen by calling f alone: about 30 calls. Any number of threads may call at once, if f may be. */

/* The shape of gsl_function's. */
typedef double hstar_function(double x, void *context);

/* A scalar function of n variables. */
typedef double hstar_vector_function(const double *x, size_t n, void *context);

/* How to differentiate. Begin with HSTAR_OPTIONS and change what you need; NULL for options means HSTAR_OPTIONS. */
typedef struct hstar_options {
    unsigned derivative; /* 1 … 4 */
    const char *
        method; /* "forward", "backward", "central", "five-point": choose h for it; NULL: the most accurate derivative */
    const char *selector; /* how h is chosen: "auto", or another of `hstar list selectors`; NULL: "auto" */
    size_t evaluations;   /* of f, at most; 0: the selector's own bound (100 for auto) */
    double lower, upper;  /* f is called within these only */
    double noise;         /* the absolute noise of f, where it is known; 0: measure it */
} hstar_options;

#define HSTAR_OPTIONS                                                                                        \
    {                                                                                                        \
        1, NULL, NULL, 0, -HUGE_VAL, HUGE_VAL, 0                                                             \
    }

/* How far a result can be trusted. */
typedef enum hstar_trust {
    HSTAR_TRUST_OK,       /* the derivative lies within value +/- bar */
    HSTAR_TRUST_DOUBTFUL, /* there is a value, but `reason` says why nobody should count on its bar */
    HSTAR_TRUST_NONE      /* there is no value */
} hstar_trust;

typedef struct hstar_result {
    double value; /* the derivative; NaN where there is none */
    double bar;   /* the bound that is claimed for its error */
    double h;     /* the step used, as used: absolute and representable; of an extrapolation the smallest */
    double noise; /* the noise found in f near x, absolute */
    size_t evaluations; /* of f */
    unsigned order;     /* of accuracy */
    int side;           /* -1, 0, 1: to the left, symmetric, to the right */
    hstar_trust trust;
    const char *method; /* "central", "extrapolation", … */
    const char *reason; /* why the search ended: a phrase that lives for ever */
} hstar_result;

/* HSTAR_OK wherever f could be called, whatever it answered: d->trust tells how good the result is. */
HSTAR_API hstar_status hstar_differentiate(hstar_function *f, void *context, double x,
                                           const hstar_options *options, hstar_result *result,
                                           hstar_error *error);

/* The gradient: results[i] for variable i, n of them. */
HSTAR_API hstar_status hstar_gradient(hstar_vector_function *f, void *context, const double *x, size_t n,
                                      const hstar_options *options, hstar_result *results,
                                      hstar_error *error);

/* The noise of f near x, absolute: a standard deviation. */
HSTAR_API hstar_status hstar_noise(hstar_function *f, void *context, double x, double *noise,
                                   hstar_error *error);

/* ---- A sweep: the error of a difference formula against the step ---- */

typedef struct hstar_sweep hstar_sweep;

/* Sweeps a method over n log-spaced steps from `from` to `to`. truth: the derivative, where it is known; NaN: `auto`'s. */
HSTAR_API hstar_status hstar_sweep_function(hstar_function *f, void *context, double x, const char *method,
                                            double from, double to, size_t n, double truth,
                                            hstar_sweep **sweep, hstar_error *error);

/* Sweeps an expression such as "sin(x)" at x, all errors proven and split: forward, backward, central, five-point. */
HSTAR_API hstar_status hstar_sweep_expression(const char *text, double x, const char *method, double from,
                                              double to, size_t n, hstar_sweep **sweep, hstar_error *error);

/* The columns, n numbers each, ascending in h; truncation and rounding are NULL for a function that is no expression. */
HSTAR_API size_t hstar_sweep_size(const hstar_sweep *sweep);
HSTAR_API const double *hstar_sweep_h(const hstar_sweep *sweep);
HSTAR_API const double *hstar_sweep_estimate(const hstar_sweep *sweep);
HSTAR_API const double *hstar_sweep_error(const hstar_sweep *sweep);
HSTAR_API const double *hstar_sweep_truncation(const hstar_sweep *sweep);
HSTAR_API const double *hstar_sweep_rounding(const hstar_sweep *sweep);

/* The measured optimum: the step at the minimum of the envelope, and the error that one can count on there. */
HSTAR_API double hstar_sweep_best_h(const hstar_sweep *sweep);
HSTAR_API double hstar_sweep_best_error(const hstar_sweep *sweep);

HSTAR_API void hstar_sweep_free(hstar_sweep *sweep); /* NULL is fine */

#ifdef __cplusplus
}
#endif
#endif
