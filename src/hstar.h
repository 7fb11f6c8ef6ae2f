/* hstar.h: the public interface of libhstar.
 *
 * hstar finds h*, the step at which a finite difference is most accurate, and proves why.
 *
 *     static int f(double x, double *y, void *context) { (void)context; *y = exp(sin(x)); return 0; }
 *
 *     hstar_result d;
 *     hstar_error error;
 *     if (hstar_differentiate(f, NULL, 1.0, NULL, &d, sizeof d, &error)) puts(error.message);
 *     else printf("%.17g +/- %.1g after %zu calls of f\n", d.value, d.bar, d.evaluations);
 *
 * For one function of one variable hstar_differentiate is all there is. For everything else there are a problem (what is asked: a
 * function, a point, and what is known of both), options (how it is asked), and results (opaque: read row by row, written as text,
 * JSON or CSV, drawn):
 *
 *     hstar_problem *problem;
 *     hstar_results *results;
 *     const char *text = "x^2*y";
 *     hstar_problem_expression(&text, 1, "x=1,y=2", &problem, &error);
 *     hstar_problem_gradient(problem, "2*x*y, x^2", &error);
 *     hstar_check(problem, NULL, &results, &error);
 *
 * A function that can fail returns an hstar_status, which is 0 where all is well. What it makes goes out through the parameters behind
 * the input, and is untouched on failure. The caller's hstar_error may be NULL. What frees takes NULL.
 *
 * f is called in the thread of who asks, unless hstar_problem_threads gives the word that several threads may call it. It ends the call
 * early by returning anything but 0: HSTAR_CANCELLED. It must return: no longjmp and no exception may leave it (hstar.hpp carries those
 * of C++ through). Any number of threads may ask at once, each about its own problem; results may be read by several.
 *
 * The library never prints, never exits, changes no signal or error handler for good, and keeps no state but memory for reuse, which
 * hstar_cleanup returns.
 *
 * What stays: until 1.0 the soname is libhstar.so.MAJOR.MINOR, and what was compiled against one 0.2.x runs with every later one.
 * Structures grow at their end only, and a caller says how much of them it knows: by `size` in what it hands over, by a parameter
 * where it receives. Enumerations grow at their end. hstar_error stays as it is. 0.2 broke with 0.1: CHANGELOG.md.
 *
 * Where memory runs out the status is HSTAR_MEMORY, except within GMP and FLINT, which know no errors: they call abort(). They prove
 * things about expressions, and make stencils; hstar_differentiate uses neither, nor do problems that are no expressions, but for
 * the weights of a sweep's formulas. A program that must outlive that gives them allocators of its own before, by
 * mp_set_memory_functions and __flint_set_memory_functions, which return memory or do not return; the library, a guest in the
 * process, does not touch them.
 *
 * Of its caller's stack hstar_differentiate takes at most 128 KB, a question about a problem 192 KB, and where an expression is
 * read, for the problem or as its gradient, 512 KB; besides what f takes. */
#ifndef HSTAR_H
#define HSTAR_H

#include <math.h>
#include <stddef.h>

#define HSTAR_VERSION_MAJOR  0
#define HSTAR_VERSION_MINOR  2
#define HSTAR_VERSION_PATCH  0
#define HSTAR_VERSION_NUMBER (HSTAR_VERSION_MAJOR * 10000 + HSTAR_VERSION_MINOR * 100 + HSTAR_VERSION_PATCH)

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
    ROW(MEMORY, 3, "memory ran out")                                                                         \
    ROW(CANCELLED, 3, "it was called off")

/* HSTAR_OK, HSTAR_INVALID, HSTAR_UNDEFINED, HSTAR_UNRESOLVED, HSTAR_FILE, HSTAR_CHILD, HSTAR_MEMORY, HSTAR_CANCELLED. */
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

/* The version of the library that runs: "0.2.0", and as HSTAR_VERSION_NUMBER. */
HSTAR_API const char *hstar_version(void);
HSTAR_API unsigned hstar_version_number(void);

/* What a status means, as a phrase. */
HSTAR_API const char *hstar_status_text(hstar_status status);

/* ---- Functions ---- */

/* f returns 0; anything else gives up. What it leaves unwritten is NaN, and a NaN is an answer: f has no value there.
 *
 * Of one variable. */
typedef int hstar_function(double x, double *y, void *context);

/* Of n variables, with m outputs. */
typedef int hstar_vector_function(const double *x, size_t n, double *y, size_t m, void *context);

/* Of many points in a call, by columns: x[variable][point], y[output][point]. */
typedef int hstar_batch_function(size_t n_points, const double *const *x, double *const *y, void *context);

/* ---- How ---- */

/* It is told now and then, in the thread of who asks, how many parts of the work are done. Anything but 0 calls the work off. */
typedef int hstar_progress(void *context, size_t done, size_t all);

/* How far a question is, in calls of f: f at one point, with all its outputs. Of expressions they are told search by search. */
typedef struct hstar_calls {
    size_t size; /* sizeof(hstar_calls) of the library that tells it */
    size_t done; /* calls that f has answered */
    size_t
        expected; /* in all, as far as that is known; it grows where more are needed, and is more than `done` until the end */
    double seconds;      /* since the question began */
    double rate;         /* calls a second */
    double seconds_left; /* NaN: nobody knows */
    const char *
        worst; /* what was least trusted so far, as "y: kink"; NULL: nothing to say. It lives until the function returns */
} hstar_calls;

/* It is told some times a second while f answers, in the thread that has an answer, never in two at once. Anything but 0 calls the work off. */
typedef int hstar_calls_progress(void *context, const hstar_calls *calls);

/* NULL means HSTAR_OPTIONS. To change some of them:
 *
 *     hstar_options options = HSTAR_OPTIONS;
 *     options.derivative = 2;
 *
 * What a question has no use for it does not look at. Names are those of hstar_name. */
typedef struct hstar_options {
    size_t size; /* sizeof(hstar_options), which HSTAR_OPTIONS sets */

    unsigned derivative;  /* 1 to 4; of sweeps and stencils 1 to 8 */
    const char *method;   /* "forward", "backward", "central", "five-point": find h for it;
                             NULL: whatever gives the most accurate derivative */
    const char *selector; /* how h is found: "auto", or another of the list "selectors"; NULL: "auto" */
    size_t evaluations; /* calls of f for one derivative at most; 0: the selector's own bound, for auto 100 */
    int piece; /* not 0: where f is smooth in pieces, the derivative of the piece at x, not the slope across them */

    /* hstar_differentiate; elsewhere the problem knows them. */
    double lower, upper; /* f is called within these only */
    double reach;        /* and no further from x than that */
    double noise;        /* the noise of f, absolute, where it is known; 0: measure it */
    double accuracy;     /* the same as a part of |f|; 0: measure it */

    /* hstar_check */
    const char *criterion; /* "bars", "relative", "allclose", "gradcheck"; NULL: "bars" */
    double rtol, atol;     /* of allclose and gradcheck */
    double step;           /* take it in place of one that is found; 0: find it, and for gradcheck 1e-6 */
    size_t points;         /* check at so many random points in place of the problem's; 0: at that */
    size_t
        directions; /* check the slope along so many random directions in place of each component; 0: each component */
    unsigned long long seed; /* of what is random */
    int taylor;              /* 0: without the slope of the Taylor remainder */

    /* hstar_sweep and hstar_optimal */
    const char *
        methods; /* "central", "forward:3", "-3:3", "richardson:3", …, with commas between them; NULL: the four classic ones */
    const char *formats; /* "double", "float", … with commas, or "all"; NULL: "double" */
    const char *
        reference; /* "exact", "auto", "gsl", or expressions, one a component, with commas; NULL: exact where there is an exact form, else auto */
    double from,
        to; /* the first step and the last; 0: from a power of ten below the format's unit roundoff, to 1 */
    size_t steps;            /* how many, evenly spaced in log h */
    const char *named_steps; /* "1e-4,1e-5": these in place of a grid; NULL: a grid */
    const char *grid;        /* "log", "powers-of-two"; NULL: "log" */
    const char *step_rule;   /* "given", "representable"; NULL: "given" */
    int anatomy;             /* 0: total errors only */

    /* hstar_minimize */
    const char *descent; /* "steepest", "conjugate", "bfgs"; NULL: "bfgs" */
    double rate;         /* of steepest descent; 0: 0.01 */
    double tolerance;    /* end where the norm of the gradient is at most this */
    size_t iterations;   /* at most; with a `step` so many */
    size_t every;        /* the table has a row for each so many of them; 0: as they fit */

    /* hstar_hessian */
    int by_gradient; /* not 0: by differences of the problem's gradient */
    int invert;      /* not 0: the inverse, and standard errors, too */

    /* hstar_check: with "relative" a larger relative error than the threshold fails and any other passes, 0: as the texts have it; with
     * "gradcheck", by how much f and its gradient, each called twice, may differ */
    double threshold, nondet_tol;

    /* hstar_jacobian */
    const char *by; /* "reverse", "forward", "complex-step": by rules, of an expression; NULL: by calls */

    hstar_progress *progress; /* or NULL */
    void *progress_context;
    const char *const *command; /* n_command words that the JSON of results tells as what made it */
    size_t n_command;

    /* hstar_compare */
    const char *
        scan; /* "w=1:10000": how the costs grow with the elements of vector w; NULL: at the problem's point */
    double parameters; /* extrapolate a scan to so many variables; 0: not */

    size_t
        calls; /* of f, for all of the question, at most; 0: any number. Every derivative has its share. Not of hstar_compare */
    int dry_run; /* not 0: f is not called; the results are of the kind HSTAR_KIND_FORECAST, and tell how many calls there would be */
    hstar_calls_progress *calls_progress; /* or NULL */
    void *calls_context;
} hstar_options;

#define HSTAR_OPTIONS                                                                                        \
    {                                                                                                        \
        sizeof(hstar_options), 1, NULL, NULL, 0, 0, -HUGE_VAL, HUGE_VAL, HUGE_VAL, 0, 0, NULL, 1e-3, 1e-5,   \
            0, 0, 0, 1, 1, NULL, NULL, NULL, 0, 0, 500, NULL, NULL, NULL, 1, NULL, 0, 1e-8, 1000, 0, 0, 0,   \
            0, 0, NULL, NULL, NULL, NULL, 0, NULL, 0, 0, 0, NULL, NULL                                       \
    }

/* ---- One derivative of one function ---- */

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

    size_t output, variable; /* of which output by which variable */
    double exact, error;     /* the proven derivative, and value - exact; NaN where there is no exact form */
} hstar_result;

/* The derivative of f at x. It is found by calling f alone, some 30 times, without allocating memory. `size` is sizeof *result.
 *
 * HSTAR_INVALID where the input or an option is wrong, HSTAR_CANCELLED where f gave up, else HSTAR_OK, whatever f answered:
 * result->trust says how good the result is. */
HSTAR_API hstar_status hstar_differentiate(hstar_function *f, void *context, double x,
                                           const hstar_options *options, hstar_result *result, size_t size,
                                           hstar_error *error);

/* ---- What is asked: a problem ---- */

typedef struct hstar_problem hstar_problem;

/* A C function of n variables with m outputs at x, which is copied. One variable is called x, several are x[0], x[1], … */
HSTAR_API hstar_status hstar_problem_function(hstar_vector_function *f, void *context, const double *x,
                                              size_t n, size_t m, hstar_problem **problem,
                                              hstar_error *error);

/* A C function that takes many points in a call: as many as hstar knows that it will need. Where it gives up, it may be
 * asked once more for fewer of them. */
HSTAR_API hstar_status hstar_problem_batch(hstar_batch_function *f, void *context, const double *x, size_t n,
                                           size_t m, hstar_problem **problem, hstar_error *error);

/* n expressions, such as "sin(x)*exp(y)": an output each, or as many as its value has elements.
 *
 * Here and below `at` is the point as text: "1" is x = 1; "x=1.2,y=0.5"; "w=[1.5,-2.3]" is w[0] and w[1]; "@FILE" holds such a
 * text, or numbers. */
HSTAR_API hstar_status hstar_problem_expression(const char *const *texts, size_t n, const char *at,
                                                hstar_problem **problem, hstar_error *error);

/* An expression of the catalogue, by its name; where `at` is NULL, at its own point. */
HSTAR_API hstar_status hstar_problem_catalogue(const char *name, const char *at, hstar_problem **problem,
                                               hstar_error *error);

/* Compiled code, "FILE.so:SYMBOL": docs/black-boxes.md. */
HSTAR_API hstar_status hstar_problem_plugin(const char *name, const char *at, hstar_problem **problem,
                                            hstar_error *error);

/* Another program, n words, which is asked by lines of text: docs/black-boxes.md. It may be silent for `timeout` seconds, 0: for
 * ever. So many copies of it as `copies` says answer side by side. What it has answered at a point, bit for bit, is remembered as long as
 * the problem and its results live, and not asked again, but for a second time at one point, which tells whether it answers alike; what
 * does not is random, and always asked. */
HSTAR_API hstar_status hstar_problem_program(const char *const *words, size_t n, const char *at,
                                             double timeout, size_t copies, hstar_problem **problem,
                                             hstar_error *error);

/* The same, each copy started by a launcher, words that stand before those of the program: "srun -n1 --exclusive", or "ssh node{i}",
 * where {i} is the number of the copy, from 0; "@FILE" has a line for each copy. NULL: by none. */
HSTAR_API hstar_status hstar_problem_launched(const char *const *words, size_t n, const char *launcher,
                                              const char *at, double timeout, size_t copies,
                                              hstar_problem **problem, hstar_error *error);

/* How a program is started and asked. To change some of it:
 *
 *     hstar_launch launch = HSTAR_LAUNCH;
 *     launch.copies = 8; */
typedef struct hstar_launch {
    size_t size;          /* sizeof(hstar_launch), which HSTAR_LAUNCH sets */
    const char *launcher; /* as above; NULL: by none */
    double timeout;       /* seconds that it may be silent; 0: for ever */
    size_t copies;        /* that answer side by side */
    int retries; /* what it fails to answer, as it ends, is silent or says something else, is asked again so often, of a program that was started
                  * again, before f is not a number there; -1: once, but not what is asked first of all */

    /* A file that keeps its answers, an SQLite database that is made where it is not there: what stands there is not asked again, by this process
     * or another, and a program whose answers are all there is not even started. The program is known by its words and by the bytes of
     * the files among them. Answers are there as soon as they are given, whatever ends the process; where they cannot be written the
     * results have a note that says why. NULL: they are remembered for this process only. */
    const char *cache;

    /* Not 0, where calls are dear: only the first copy is started and asked once at the beginning, to see how many outputs there are, and others start
     * when they have something to answer; else some start at once, and of a launcher's all do and are asked. With hstar_options.calls the
     * results are then the same for any number of copies. */
    int sparing;
} hstar_launch;

#define HSTAR_LAUNCH                                                                                         \
    {                                                                                                        \
        sizeof(hstar_launch), NULL, 10, 1, -1, NULL, 0                                                       \
    }

/* As hstar_problem_program. NULL means HSTAR_LAUNCH. */
HSTAR_API hstar_status hstar_problem_started(const char *const *words, size_t n, const char *at,
                                             const hstar_launch *launch, hstar_problem **problem,
                                             hstar_error *error);

/* So are the answers of a plugin, known by its symbol and its bytes, or of a C function, by a name that its user gives it; of a plugin
 * that may be NULL. It is said once, before the problem is asked. */
HSTAR_API hstar_status hstar_problem_cache(hstar_problem *problem, const char *cache, const char *name,
                                           hstar_error *error);

/* A model of a server of UM-Bridge 1.0, "URL#MODEL": docs/um-bridge.md. Without #MODEL it is the only one that the server has. The vectors of the
 * point are those of the model, one after the other, and a variable alone is a vector of one number. `config` is JSON that is handed on
 * to the model, or "@FILE" that has it; NULL: none. So many requests as `in_flight` says are under way at once, and each may take
 * `timeout` seconds, 0: any time. A request to a server that is busy (503), does not listen or breaks off is made again after a pause, at most
 * `retries` times. */
HSTAR_API hstar_status hstar_problem_um_bridge(const char *address, const char *config, const char *at,
                                               double timeout, size_t in_flight, unsigned retries,
                                               hstar_problem **problem, hstar_error *error);

/* Frees a problem; NULL is fine. Its results outlive it. */
HSTAR_API void hstar_problem_free(hstar_problem *problem);

/* What can be read of a problem: how many variables and outputs it has; the name of variable i, NULL beyond the last; its point. */
HSTAR_API size_t hstar_problem_variables(const hstar_problem *problem);
HSTAR_API size_t hstar_problem_outputs(const hstar_problem *problem);
HSTAR_API const char *hstar_problem_variable(const hstar_problem *problem, size_t i);
HSTAR_API const double *hstar_problem_point(const hstar_problem *problem);

/* f at x, or where x is NULL at the problem's point: y has room for as many numbers as there are outputs. */
HSTAR_API hstar_status hstar_problem_values(const hstar_problem *problem, const double *x, double *y,
                                            hstar_error *error);

/* Names for the variables of a C function, as many as it has: "x", "w[0]", "w[1]", "A[0,0]", … */
HSTAR_API hstar_status hstar_problem_names(hstar_problem *problem, const char *const *names,
                                           hstar_error *error);

/* Moves a problem to another point: a number for each variable. */
HSTAR_API hstar_status hstar_problem_move(hstar_problem *problem, const double *x, hstar_error *error);

/* What to differentiate with respect to: "x,w", in that order; "all", which NULL is, too. */
HSTAR_API hstar_status hstar_problem_wrt(hstar_problem *problem, const char *list, hstar_error *error);

/* Within which numbers f may be called: "x=0:1,y=0:"; "w=0:1" is for all of a vector, "0:1" for all variables. NULL takes them away.
 * hstar_problem_limits says them in numbers, one for each variable; NULL: no bound on that side. */
HSTAR_API hstar_status hstar_problem_bounds(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_limits(hstar_problem *problem, const double *lower, const double *upper,
                                            hstar_error *error);

/* A direction for hstar_along: "1,-2", a number for each variable; or "x=1,y=-2", 0 for those that are not named. */
HSTAR_API hstar_status hstar_problem_direction(hstar_problem *problem, const char *text, hstar_error *error);

/* Weights for hstar_weighted: "1,-2", a number for each output. */
HSTAR_API hstar_status hstar_problem_weights(hstar_problem *problem, const char *text, hstar_error *error);

/* Variables for hstar_implicit: "y" or "y,z". */
HSTAR_API hstar_status hstar_problem_implicit(hstar_problem *problem, const char *list, hstar_error *error);

/* How far from the point, or from each random point of a check and each place of a descent, f may be called: "0.5", or "x=0.1,y=2". NULL: any distance. */
HSTAR_API hstar_status hstar_problem_reach(hstar_problem *problem, const char *text, hstar_error *error);

/* The noise of f, where it is known: absolute, or as a part of |f|. 0: unknown. Of the two the last that was said counts. */
HSTAR_API hstar_status hstar_problem_noise(hstar_problem *problem, double noise, hstar_error *error);
HSTAR_API hstar_status hstar_problem_accuracy(hstar_problem *problem, double accuracy, hstar_error *error);

/* How many threads may be used; 0: as many as there are processors. Expressions take all; compiled code and C functions are called by
 * one unless n > 1, which gives the word that several may call them. */
HSTAR_API hstar_status hstar_problem_threads(hstar_problem *problem, size_t n, hstar_error *error);

/* The gradient that hstar_check checks, and hstar_hessian can differentiate: output by output, and within an output variable by variable of wrt, or of all variables.
 * As text: "2*x*y, x^2"; "FILE.so:SYMBOL"; "@FILE" of numbers; "program", what the problem's program answers when it is asked
 * for it; "um-bridge", what its model of UM-Bridge answers, at an endpoint that is named as in "um-bridge/ApplyJacobian", or at the one
 * that takes fewer requests. Or by a C function, which gets x, n and room for m numbers, those of all variables; or as n numbers, which
 * hold at the problem's point alone. */
HSTAR_API hstar_status hstar_problem_gradient(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_gradient_function(hstar_problem *problem, hstar_vector_function *g,
                                                       void *context, hstar_error *error);
HSTAR_API hstar_status hstar_problem_gradient_values(hstar_problem *problem, const double *values, size_t n,
                                                     hstar_error *error);

/* The Hessian that hstar_check_hessian checks, of a problem of one output: row by row, a row a variable of wrt, or of all variables. In the same forms as a
 * gradient; "program" is what the problem's program answers to `hessian`, "um-bridge" what its model answers to ApplyHessian.
 * For hstar_check_hessian_along it is the product, a number a variable. */
HSTAR_API hstar_status hstar_problem_hessian(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_hessian_function(hstar_problem *problem, hstar_vector_function *h,
                                                      void *context, hstar_error *error);
HSTAR_API hstar_status hstar_problem_hessian_values(hstar_problem *problem, const double *values, size_t n,
                                                    hstar_error *error);

/* ---- The questions ---- */

typedef struct hstar_results hstar_results;

/* The derivatives of every output by every variable of wrt. */
HSTAR_API hstar_status hstar_jacobian(const hstar_problem *problem, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);

/* The derivative along a direction, which has a number for each variable, NULL: that of the problem: of f(x + t direction) by t, for each output. */
HSTAR_API hstar_status hstar_along(const hstar_problem *problem, const double *direction,
                                   const hstar_options *options, hstar_results **results, hstar_error *error);

/* The derivatives of the weighted sum of the outputs, v'J: weights has a number for each output, NULL: those of the problem. An output of weight 0
 * counts for nothing; a noise that is known is that of an output, and not used. */
HSTAR_API hstar_status hstar_weighted(const hstar_problem *problem, const double *weights,
                                      const hstar_options *options, hstar_results **results,
                                      hstar_error *error);

/* What equations imply, each function being 0: the derivatives of the variables of hstar_problem_implicit, of which there are as many as
 * functions, by the others of wrt. Rows are variable by variable: `output` counts those that the equations are solved for. */
HSTAR_API hstar_status hstar_implicit(const hstar_problem *problem, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);

/* All second derivatives of one function. Where the options say so by its gradient, which the problem has, in place of its values; and with the
 * inverse. */
HSTAR_API hstar_status hstar_hessian(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);

/* Its product with a vector, Hv, without all of it: the direction has a number for each variable, NULL: that of the problem. A row for each variable of
 * wrt, whose `output` and `variable` are that. */
HSTAR_API hstar_status hstar_hessian_along(const hstar_problem *problem, const double *direction,
                                           const hstar_options *options, hstar_results **results,
                                           hstar_error *error);

/* The derivatives of an expression by every way there is: differences, at the options' step too, selectors, the complex step, both modes
 * of automatic differentiation, and the proof, each with its true error and its cost. With a scan the same for longer and longer
 * vectors, at points from the options' seed. */
HSTAR_API hstar_status hstar_compare(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);

/* Is the problem's gradient right? */
HSTAR_API hstar_status hstar_check(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);

/* Is the problem's Hessian right, or its product with a direction (NULL: that of the problem)? Results are those of a check, a row an entry: `output` is
 * the number within wrt of the other variable. Where the options say so the numerical one is from the gradient. */
HSTAR_API hstar_status hstar_check_hessian(const hstar_problem *problem, const hstar_options *options,
                                           hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_check_hessian_along(const hstar_problem *problem, const double *direction,
                                                 const hstar_options *options, hstar_results **results,
                                                 hstar_error *error);

/* How noisy f is near the point. */
HSTAR_API hstar_status hstar_noise(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);

/* The error of difference formulas against the step, each error of an expression split into its proven causes. */
HSTAR_API hstar_status hstar_sweep(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);

/* The best step in theory, by a fit and as measured, and what every selector chooses. */
HSTAR_API hstar_status hstar_optimal(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);

/* Downhill on numerical gradients. */
HSTAR_API hstar_status hstar_minimize(const hstar_problem *problem, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);

/* Difference formulas, exactly: of the methods that are named, "central,forward:3"; or on nodes, "0,1,2,5". One of the two is NULL. */
HSTAR_API hstar_status hstar_stencils(const char *methods, const char *nodes, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);

/* What is in a file of kept answers: a row each function. Of the options the command line alone is looked at. */
HSTAR_API hstar_status hstar_cache(const char *cache, const hstar_options *options, hstar_results **results,
                                   hstar_error *error);

/* Takes functions out of it with all their answers: "all", or numbers with commas, those of the JSON of hstar_cache. */
HSTAR_API hstar_status hstar_cache_clear(const char *cache, const char *which, hstar_error *error);

/* Results from a file of JSON that was written of any, or from their page; "-" reads stdin. */
HSTAR_API hstar_status hstar_results_read(const char *path, hstar_results **results, hstar_error *error);

/* Frees results, and what was read of them; NULL is fine. */
HSTAR_API void hstar_results_free(hstar_results *results);

/* ---- What came out ---- */

/* Of which question results are. */
typedef enum hstar_kind {
    HSTAR_KIND_SWEEP,
    HSTAR_KIND_OPTIMAL,
    HSTAR_KIND_DERIVATIVES,
    HSTAR_KIND_CHECK,
    HSTAR_KIND_NOISE,
    HSTAR_KIND_DESCENT,
    HSTAR_KIND_STENCILS,
    HSTAR_KIND_HESSIAN,
    HSTAR_KIND_COMPARISON,
    HSTAR_KIND_GROWTH,
    HSTAR_KIND_FORECAST,
    HSTAR_KIND_CACHE
} hstar_kind;
HSTAR_API hstar_kind hstar_results_kind(const hstar_results *results);

/* Could all be told? HSTAR_OK; or HSTAR_UNDEFINED or HSTAR_UNRESOLVED, with what the program says on stderr. A check is HSTAR_OK
 * whatever its verdict. */
HSTAR_API hstar_status hstar_results_status(const hstar_results *results, hstar_error *error);

/* What else there is to say, and the program says on stderr: sentence i, NULL beyond the last. */
HSTAR_API const char *hstar_results_note(const hstar_results *results, size_t i);

/* The verdict of a check, and the line that says it: "the gradient disagrees: 1 of 2 components; …". Of other results
 * HSTAR_UNDECIDED and NULL. */
typedef enum hstar_verdict { HSTAR_AGREES, HSTAR_DISAGREES, HSTAR_UNDECIDED } hstar_verdict;
HSTAR_API hstar_verdict hstar_results_verdict(const hstar_results *results);
HSTAR_API const char *hstar_results_says(const hstar_results *results);

/* How many rows there are: one for each output and variable (and, of a check, each point); of stencils one for each; of a descent
 * one for each step. */
HSTAR_API size_t hstar_results_rows(const hstar_results *results);

/* Row i of hstar_jacobian, hstar_along, hstar_weighted, hstar_implicit and, row by row up to the diagonal, hstar_hessian, where `output` is a variable, too; of hstar_optimal what
 * auto chooses. HSTAR_INVALID where there is none. `size` here and below is sizeof *row. */
HSTAR_API hstar_status hstar_results_derivative(const hstar_results *results, size_t i, hstar_result *row,
                                                size_t size, hstar_error *error);

/* Of a Hessian: is it positive definite, whatever its entries are within 6 of their bars? 1: yes, 0: no, -1: that cannot be told, or it is no
 * Hessian. */
HSTAR_API int hstar_results_definite(const hstar_results *results);

/* Row i of hstar_compare: a way; of a scan all ways of the shortest vectors come first. */
typedef struct hstar_compared {
    const char *way;    /* "central, best h", …; it lives for ever */
    double value;       /* a single derivative; NaN of several, and where there is none */
    double error;       /* value - proven derivative without its sign; of several the norm */
    double digits;      /* how many are correct */
    double h;           /* the step, of a single derivative; NaN where there is none */
    size_t evaluations; /* of f, or passes over it */
    double cost;        /* time, in calls of f at one point: measured */
    const char *reason; /* why the way is not for this f; NULL. It lives as long as the results */
    double operations;  /* of f's code, and on its partial derivatives; NaN: not counted */
    double bytes;       /* the numbers that are kept on the way; NaN: not counted */
    const char
        *stop; /* of a selector how it ended, of several derivatives the worst; NULL. It lives for ever */
    size_t elements; /* of the vectors of a scan, else 0 */
    size_t variables, outputs;
} hstar_compared;
HSTAR_API hstar_status hstar_results_compared(const hstar_results *results, size_t i, hstar_compared *row,
                                              size_t size, hstar_error *error);

/* Row i of hstar_check. */
typedef struct hstar_checked {
    size_t point, output,
        variable; /* variable: the number of the direction, where directions were asked for */
    hstar_verdict verdict;
    double got, expected; /* the gradient, and the numerical derivative */
    double bar,
        rounding;       /* the error bar of the latter; by how much the former may be off by rounding alone */
    double difference;  /* got - expected */
    double bars;        /* |difference| / (bar + rounding) */
    double h;           /* the step */
    double factor;      /* that the diagnosis speaks of; NaN */
    size_t evaluations; /* calls of f */
    const char *diagnosis; /* "sign", "factor", …; NULL */
    const char *reason;    /* why it is undecided: a phrase; NULL. All texts live as long as the results */
    const char *name;      /* of the variable: "x", "w[3]"; NULL of a direction */
} hstar_checked;
HSTAR_API hstar_status hstar_results_checked(const hstar_results *results, size_t i, hstar_checked *row,
                                             size_t size, hstar_error *error);

/* Row i of hstar_noise. */
typedef struct hstar_noise_level {
    size_t output, variable;
    double f;                    /* f(x) */
    double level;                /* absolute: a standard deviation */
    double relative;             /* level / |f| */
    double digits_lost;          /* against the rounding of f */
    double forward_h, central_h; /* the best steps where the derivatives of f are about as large as f */
    size_t evaluations;
    const char *source; /* of the list "noises" */
} hstar_noise_level;
HSTAR_API hstar_status hstar_results_noise(const hstar_results *results, size_t i, hstar_noise_level *row,
                                           size_t size, hstar_error *error);

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

/* The name of method j of a sweep, NULL beyond the last: "central", or "central float" where there are several formats. */
HSTAR_API const char *hstar_results_method(const hstar_results *results, size_t j);

/* A column of row i and method j: *n numbers, NaN where there is none; they live as long as the results. NULL where there is no such
 * column: a part of the error where the errors are not split. */
HSTAR_API const double *hstar_results_column(const hstar_results *results, size_t i, size_t j,
                                             hstar_column column, size_t *n);

/* The best step of row i and method j of a sweep: as modelled, as fitted, as measured (with an error that one can count on), and the
 * luckiest; NaN where there is none. Of hstar_optimal without an exact form there is the modelled one alone, as no step is tried. */
typedef struct hstar_optimum {
    double truth; /* what the errors are held against */
    double modelled_h, modelled_error;
    double fitted_h, fitted_error;
    double measured_h, measured_error;
    double luckiest_h, luckiest_error;
    double truncation_slope, rounding_slope; /* of log10 |error| against log10 h */
    double
        truth_bar; /* what the truth may itself be wrong by, below which no error is known: of an estimate; 0: it is proven */
    /* Of a function without an exact form the model is measured, not proven. */
    size_t
        modelled_evaluations; /* of f, by the search that told it, the same for all methods; 0: it is proven, or there is none */
    const char *no_model; /* why there is none, as a clause, which lives as long as the results; or NULL */
} hstar_optimum;
HSTAR_API hstar_status hstar_results_optimum(const hstar_results *results, size_t i, size_t j,
                                             hstar_optimum *optimum, size_t size, hstar_error *error);

/* The same of the whole gradient, or of all components of a Jacobian, by method j: the one step for all of them. The errors are Euclidean norms over
 * the components, as is the truth. HSTAR_INVALID where there is one component. */
HSTAR_API hstar_status hstar_results_gradient_optimum(const hstar_results *results, size_t j,
                                                      hstar_optimum *optimum, size_t size,
                                                      hstar_error *error);

/* What selector k chooses for row i of hstar_optimal, and its name, for which `name` may be NULL. HSTAR_INVALID beyond the last. */
HSTAR_API hstar_status hstar_results_choice(const hstar_results *results, size_t i, size_t k,
                                            hstar_result *choice, size_t size, const char **name,
                                            hstar_error *error);

/* What a dry run tells. */
typedef struct hstar_forecast {
    size_t derivatives; /* that are looked for */
    size_t calls;       /* of f, about; with the first, which was made */
    size_t rounds;      /* about: calls of a round can be answered side by side */
    size_t least, most; /* calls: fewer are not worth to begin with; 0: nothing bounds them */
    size_t copies;      /* of a program */
    double times;       /* how long it takes about, in the time of one call */
} hstar_forecast;
HSTAR_API hstar_status hstar_results_forecast(const hstar_results *results, hstar_forecast *forecast,
                                              size_t size, hstar_error *error);

/* The lowest place of a descent: as many numbers as the problem has variables, which live as long as the results; with f there, and
 * after how many steps. NULL of other results. */
HSTAR_API const double *hstar_results_place(const hstar_results *results, double *f, size_t *steps);

/* ---- What comes out: texts, data, charts ---- */

/* Takes the next n bytes; anything but 0 ends the writing: HSTAR_CANCELLED. */
typedef int hstar_write(const char *bytes, size_t n, void *context);

/* Writes results in one of their forms. */
typedef enum hstar_form {
    HSTAR_TEXT, /* the tables that the program prints, 80 columns wide: hstar_results_table knows more */
    HSTAR_TEXT_COLOUR, /* the same for a terminal */
    HSTAR_JSON,        /* all numbers: docs/json.md */
    HSTAR_CSV          /* as rows */
} hstar_form;
HSTAR_API hstar_status hstar_results_write(const hstar_results *results, hstar_form form, hstar_write *write,
                                           void *context, hstar_error *error);

/* How tables are written. NULL means HSTAR_TABLE_OPTIONS. */
typedef struct hstar_table_options {
    size_t size;      /* sizeof(hstar_table_options) */
    const char *form; /* of the list "tables": "text", "markdown", "latex", "csv"; NULL: "text" */
    size_t
        width; /* columns of text: tables have no longer lines, and prose none above 100; 40 at least; 0: 80 */
    int colour; /* of text: bold where that helps */
    int brief;  /* of text: what is asked in a line, and the answer in two */
    const char
        *table; /* that one alone: its number from 1 on, or words of its heading; NULL: all there is to say */
} hstar_table_options;

#define HSTAR_TABLE_OPTIONS                                                                                  \
    {                                                                                                        \
        sizeof(hstar_table_options), NULL, 0, 0, 0, NULL                                                     \
    }

/* Writes results as HSTAR_TEXT does, in the form and width that are asked for: of "csv" the tables alone, with all digits. HSTAR_INVALID where there is no
 * such form or table. hstar_table_check tells the former before long work. */
HSTAR_API hstar_status hstar_results_table(const hstar_results *results, const hstar_table_options *options,
                                           hstar_write *write, void *context, hstar_error *error);
HSTAR_API hstar_status hstar_table_check(const hstar_table_options *options, hstar_error *error);

/* How a chart looks. NULL means HSTAR_CHART_OPTIONS. */
typedef struct hstar_chart_options {
    size_t size;           /* sizeof(hstar_chart_options) */
    const char *view;      /* of the list "views"; NULL: the one that suits */
    size_t component;      /* which row, from 1 on; 0: the error of the whole gradient, else the first */
    size_t columns, lines; /* of the terminal; 0: unknown */
    int colour;            /* in the terminal */
    const char *title;     /* in place of its own; "": none */
    size_t width,
        height; /* pixels of .svg and .html (.png has twice as many, 100 are 21.6 mm in .pdf, 17 mm in .tex); characters of .txt; 0: what suits */
    const char *marks;  /* of sweeps: steps marked with words, as "1e-5=recommended, 1e-3"; NULL: none */
    const char *guides; /* of sweeps: vertical lines at powers of eps, as "1,1/2,1/3"; NULL: none */
    int relative;       /* of sweeps: error / |derivative| */
    int joined;         /* of sweeps: the samples are joined by lines */
    const char *
        slopes; /* of sweeps, noises and growing comparisons: straight reference lines, as "1,-1,2", each beside the curve that follows it,
                           or through a place, as "2@1e-3:1e-6"; NULL: none */
    const char *x_range, *y_range; /* ends of the axes, as "1e-12:1", ":1"; not of checks; NULL: what suits */
    const char *style; /* "paper", or "slides": 1600x900 with large letters and thick lines; NULL: paper */
    double
        font_size; /* of letters, in pixels of .svg; not of .tex and characters; 0: the style's, 13 of paper */
} hstar_chart_options;

#define HSTAR_CHART_OPTIONS                                                                                  \
    {                                                                                                        \
        sizeof(hstar_chart_options), NULL, 0, 0, 0, 0, NULL, 0, 0, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, \
            0                                                                                                \
    }

/* Draws results with gnuplot. The ending of `path` says what: .svg .png .pdf .html .tex .txt .gp, or "-" for characters on a terminal. The chart
 * goes to `write`; where that is NULL, to the file. hstar_chart_check tells before long work whether such a chart can be drawn. */
HSTAR_API hstar_status hstar_results_chart(const hstar_results *results, const char *path,
                                           const hstar_chart_options *options, hstar_write *write,
                                           void *context, hstar_error *error);
HSTAR_API hstar_status hstar_chart_check(const char *path, const hstar_chart_options *options,
                                         hstar_error *error);

/* Writes n results as one page of HTML, which opens without a network and holds their very JSON: hstar_results_read reads it back. Title NULL: its
 * own. hstar_results_chart writes one alike for a path that ends in .html. */
HSTAR_API hstar_status hstar_results_page(const hstar_results *const *results, size_t n, const char *title,
                                          hstar_write *write, void *context, hstar_error *error);

/* The same of what n files hold: results as JSON, such pages, records of suites and answers of `hstar batch`, each with a row in an index. */
HSTAR_API hstar_status hstar_report(const char *const *paths, size_t n, const char *title, hstar_write *write,
                                    void *context, hstar_error *error);

/* ---- For other programs ---- */

typedef struct hstar_server hstar_server;

/* Serves a problem's function as a model of UM-Bridge 1.0: docs/um-bridge.md. Evaluate is f, and Gradient, ApplyJacobian and ApplyHessian are what
 * hstar_weighted, hstar_along and hstar_hessian_along find, proven where f is an expression. `name` is the model's, NULL: "hstar"; `host` where
 * it listens, NULL: "127.0.0.1", which this machine alone reaches; port 0 is one that is free. Requests are answered by threads of its own
 * until it is freed: f is called by one at a time, unless it is an expression, copies of a program, or hstar_problem_threads gave its
 * word. */
HSTAR_API hstar_status hstar_serve_um_bridge(const hstar_problem *problem, const char *name, const char *host,
                                             unsigned port, hstar_server **server, hstar_error *error);

/* Serves a playground: the page of a sweep, on which f, x, methods and formats can be changed. At this machine's address 127.0.0.1 alone, under a path that
 * nobody can guess; port 0 is one that is free. Expressions only, within bounds of length, time and number. It begins with expression `f` at `at`; both NULL:
 * sin(x) at 1. */
HSTAR_API hstar_status hstar_serve_playground(const char *f, const char *at, unsigned port,
                                              hstar_server **server, hstar_error *error);

/* What hstar_problem_um_bridge takes, "http://127.0.0.1:4242#hstar"; or what a browser takes, "http://127.0.0.1:4242/0f3a…/". */
HSTAR_API const char *hstar_server_address(const hstar_server *server);

/* Answers what is being answered, and ends; NULL is fine. */
HSTAR_API void hstar_server_free(hstar_server *server);

/* ---- The lists: what can be named ---- */

/* Name i of a list, NULL beyond the last: "selectors", "methods", "formats", "criteria", "diagnoses", …; of "lists" the lists themselves. NULL for a
 * list that there is not. */
HSTAR_API const char *hstar_name(const char *list, size_t i);

/* A whole list as `hstar list` prints it; `formats`, of the list "methods", for which the best steps are told; NULL: "double". */
HSTAR_API hstar_status hstar_list(const char *list, const char *formats, hstar_write *write, void *context,
                                  hstar_error *error);
HSTAR_API hstar_status hstar_list_table(const char *list, const char *formats,
                                        const hstar_table_options *options, hstar_write *write, void *context,
                                        hstar_error *error);

/* Gives back the memory that this thread, and in the main thread the library, keeps for reuse. */
HSTAR_API void hstar_cleanup(void);

/* This thread asks many questions: what the proofs of one took of memory stays for the next, which is several times as fast, until the thread
 * calls hstar_cleanup, which it does before it ends. */
HSTAR_API void hstar_keep(void);

#ifdef __cplusplus
}
#endif
#endif
