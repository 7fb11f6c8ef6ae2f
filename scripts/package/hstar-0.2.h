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
#define HSTAR_STATUS_LIST(ROW)                                                                               \
    ROW(OK, 0, "done")                                                                                       \
    ROW(INVALID, 2, "the input is wrong")                                                                    \
    ROW(UNDEFINED, 4, "there is no such number there")                                                       \
    ROW(UNRESOLVED, 4, "it could not be told")                                                               \
    ROW(FILE, 3, "a file or a stream could not be read or written")                                          \
    ROW(CHILD, 3, "another program could not be run, or failed")                                             \
    ROW(MEMORY, 3, "memory ran out")                                                                         \
    ROW(CANCELLED, 3, "it was called off")
#define HSTAR_STATUS_ENUM(name, exit_status, meaning) HSTAR_##name,
typedef enum hstar_status { HSTAR_STATUS_LIST(HSTAR_STATUS_ENUM) } hstar_status;
#undef HSTAR_STATUS_ENUM
#define HSTAR_NO_POSITION ((size_t)-1)
typedef struct hstar_error {
    hstar_status status;
    char message[384];
    char remedy[256];
    size_t position;
    char excerpt[88];
    size_t caret;
} hstar_error;
HSTAR_API const char *hstar_version(void);
HSTAR_API unsigned hstar_version_number(void);
HSTAR_API const char *hstar_status_text(hstar_status status);
typedef int hstar_function(double x, double *y, void *context);
typedef int hstar_vector_function(const double *x, size_t n, double *y, size_t m, void *context);
typedef int hstar_batch_function(size_t n_points, const double *const *x, double *const *y, void *context);
typedef int hstar_progress(void *context, size_t done, size_t all);
typedef struct hstar_options {
    size_t size;
    unsigned derivative;
    const char *method;
    const char *selector;
    size_t evaluations;
    int piece;
    double lower, upper;
    double reach;
    double noise;
    double accuracy;
    const char *criterion;
    double rtol, atol;
    double step;
    size_t points;
    size_t directions;
    unsigned long long seed;
    int taylor;
    const char *methods;
    const char *formats;
    const char *reference;
    double from, to;
    size_t steps;
    const char *named_steps;
    const char *grid;
    const char *step_rule;
    int anatomy;
    const char *descent;
    double rate;
    double tolerance;
    size_t iterations;
    size_t every;
    int by_gradient;
    int invert;
    double threshold, nondet_tol;
    const char *by;
    hstar_progress *progress;
    void *progress_context;
    const char *const *command;
    size_t n_command;
} hstar_options;
#define HSTAR_OPTIONS                                                                                        \
    {                                                                                                        \
        sizeof(hstar_options), 1, NULL, NULL, 0, 0, -HUGE_VAL, HUGE_VAL, HUGE_VAL, 0, 0, NULL, 1e-3, 1e-5,   \
            0, 0, 0, 1, 1, NULL, NULL, NULL, 0, 0, 500, NULL, NULL, NULL, 1, NULL, 0, 1e-8, 1000, 0, 0, 0,   \
            0, 0, NULL, NULL, NULL, NULL, 0                                                                  \
    }
typedef enum hstar_trust { HSTAR_TRUST_OK, HSTAR_TRUST_DOUBTFUL, HSTAR_TRUST_NONE } hstar_trust;
typedef struct hstar_result {
    double value;
    double bar;
    double h;
    double noise;
    size_t evaluations;
    unsigned order;
    int side;
    hstar_trust trust;
    const char *method;
    const char *stop;
    const char *reason;
    size_t output, variable;
    double exact, error;
} hstar_result;
HSTAR_API hstar_status hstar_differentiate(hstar_function *f, void *context, double x,
                                           const hstar_options *options, hstar_result *result, size_t size,
                                           hstar_error *error);
typedef struct hstar_problem hstar_problem;
HSTAR_API hstar_status hstar_problem_function(hstar_vector_function *f, void *context, const double *x,
                                              size_t n, size_t m, hstar_problem **problem,
                                              hstar_error *error);
HSTAR_API hstar_status hstar_problem_batch(hstar_batch_function *f, void *context, const double *x, size_t n,
                                           size_t m, hstar_problem **problem, hstar_error *error);
HSTAR_API hstar_status hstar_problem_expression(const char *const *texts, size_t n, const char *at,
                                                hstar_problem **problem, hstar_error *error);
HSTAR_API hstar_status hstar_problem_catalogue(const char *name, const char *at, hstar_problem **problem,
                                               hstar_error *error);
HSTAR_API hstar_status hstar_problem_plugin(const char *name, const char *at, hstar_problem **problem,
                                            hstar_error *error);
HSTAR_API hstar_status hstar_problem_program(const char *const *words, size_t n, const char *at,
                                             double timeout, size_t copies, hstar_problem **problem,
                                             hstar_error *error);
HSTAR_API void hstar_problem_free(hstar_problem *problem);
HSTAR_API size_t hstar_problem_variables(const hstar_problem *problem);
HSTAR_API size_t hstar_problem_outputs(const hstar_problem *problem);
HSTAR_API const char *hstar_problem_variable(const hstar_problem *problem, size_t i);
HSTAR_API const double *hstar_problem_point(const hstar_problem *problem);
HSTAR_API hstar_status hstar_problem_values(const hstar_problem *problem, const double *x, double *y,
                                            hstar_error *error);
HSTAR_API hstar_status hstar_problem_names(hstar_problem *problem, const char *const *names,
                                           hstar_error *error);
HSTAR_API hstar_status hstar_problem_move(hstar_problem *problem, const double *x, hstar_error *error);
HSTAR_API hstar_status hstar_problem_wrt(hstar_problem *problem, const char *list, hstar_error *error);
HSTAR_API hstar_status hstar_problem_bounds(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_limits(hstar_problem *problem, const double *lower, const double *upper,
                                            hstar_error *error);
HSTAR_API hstar_status hstar_problem_direction(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_reach(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_noise(hstar_problem *problem, double noise, hstar_error *error);
HSTAR_API hstar_status hstar_problem_accuracy(hstar_problem *problem, double accuracy, hstar_error *error);
HSTAR_API hstar_status hstar_problem_threads(hstar_problem *problem, size_t n, hstar_error *error);
HSTAR_API hstar_status hstar_problem_gradient(hstar_problem *problem, const char *text, hstar_error *error);
HSTAR_API hstar_status hstar_problem_gradient_function(hstar_problem *problem, hstar_vector_function *g,
                                                       void *context, hstar_error *error);
HSTAR_API hstar_status hstar_problem_gradient_values(hstar_problem *problem, const double *values, size_t n,
                                                     hstar_error *error);
typedef struct hstar_results hstar_results;
HSTAR_API hstar_status hstar_jacobian(const hstar_problem *problem, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_along(const hstar_problem *problem, const double *direction,
                                   const hstar_options *options, hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_hessian(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_compare(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_check(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_noise(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_sweep(const hstar_problem *problem, const hstar_options *options,
                                   hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_optimal(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_minimize(const hstar_problem *problem, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_stencils(const char *methods, const char *nodes, const hstar_options *options,
                                      hstar_results **results, hstar_error *error);
HSTAR_API hstar_status hstar_results_read(const char *path, hstar_results **results, hstar_error *error);
HSTAR_API void hstar_results_free(hstar_results *results);
typedef enum hstar_kind {
    HSTAR_KIND_SWEEP,
    HSTAR_KIND_OPTIMAL,
    HSTAR_KIND_DERIVATIVES,
    HSTAR_KIND_CHECK,
    HSTAR_KIND_NOISE,
    HSTAR_KIND_DESCENT,
    HSTAR_KIND_STENCILS,
    HSTAR_KIND_HESSIAN,
    HSTAR_KIND_COMPARISON
} hstar_kind;
HSTAR_API hstar_kind hstar_results_kind(const hstar_results *results);
HSTAR_API hstar_status hstar_results_status(const hstar_results *results, hstar_error *error);
HSTAR_API const char *hstar_results_note(const hstar_results *results, size_t i);
typedef enum hstar_verdict { HSTAR_AGREES, HSTAR_DISAGREES, HSTAR_UNDECIDED } hstar_verdict;
HSTAR_API hstar_verdict hstar_results_verdict(const hstar_results *results);
HSTAR_API const char *hstar_results_says(const hstar_results *results);
HSTAR_API size_t hstar_results_rows(const hstar_results *results);
HSTAR_API hstar_status hstar_results_derivative(const hstar_results *results, size_t i, hstar_result *row,
                                                size_t size, hstar_error *error);
HSTAR_API int hstar_results_definite(const hstar_results *results);
typedef struct hstar_compared {
    const char *way;
    double value;
    double error;
    double digits;
    double h;
    size_t evaluations;
    double cost;
    const char *reason;
} hstar_compared;
HSTAR_API hstar_status hstar_results_compared(const hstar_results *results, size_t i, hstar_compared *row,
                                              size_t size, hstar_error *error);
typedef struct hstar_checked {
    size_t point, output, variable;
    hstar_verdict verdict;
    double got, expected;
    double bar, rounding;
    double difference;
    double bars;
    double h;
    double factor;
    size_t evaluations;
    const char *diagnosis;
    const char *reason;
} hstar_checked;
HSTAR_API hstar_status hstar_results_checked(const hstar_results *results, size_t i, hstar_checked *row,
                                             size_t size, hstar_error *error);
typedef struct hstar_noise_level {
    size_t output, variable;
    double f;
    double level;
    double relative;
    double digits_lost;
    double forward_h, central_h;
    size_t evaluations;
    const char *source;
} hstar_noise_level;
HSTAR_API hstar_status hstar_results_noise(const hstar_results *results, size_t i, hstar_noise_level *row,
                                           size_t size, hstar_error *error);
typedef enum hstar_column {
    HSTAR_COLUMN_H,
    HSTAR_COLUMN_ESTIMATE,
    HSTAR_COLUMN_ERROR,
    HSTAR_COLUMN_TRUNCATION,
    HSTAR_COLUMN_NODE,
    HSTAR_COLUMN_EVALUATION,
    HSTAR_COLUMN_ARITHMETIC,
    HSTAR_COLUMN_ROUNDING
} hstar_column;
HSTAR_API const char *hstar_results_method(const hstar_results *results, size_t j);
HSTAR_API const double *hstar_results_column(const hstar_results *results, size_t i, size_t j,
                                             hstar_column column, size_t *n);
typedef struct hstar_optimum {
    double truth;
    double modelled_h, modelled_error;
    double fitted_h, fitted_error;
    double measured_h, measured_error;
    double luckiest_h, luckiest_error;
    double truncation_slope, rounding_slope;
} hstar_optimum;
HSTAR_API hstar_status hstar_results_optimum(const hstar_results *results, size_t i, size_t j,
                                             hstar_optimum *optimum, size_t size, hstar_error *error);
HSTAR_API hstar_status hstar_results_choice(const hstar_results *results, size_t i, size_t k,
                                            hstar_result *choice, size_t size, const char **name,
                                            hstar_error *error);
HSTAR_API const double *hstar_results_place(const hstar_results *results, double *f, size_t *steps);
typedef int hstar_write(const char *bytes, size_t n, void *context);
typedef enum hstar_form { HSTAR_TEXT, HSTAR_TEXT_COLOUR, HSTAR_JSON, HSTAR_CSV } hstar_form;
HSTAR_API hstar_status hstar_results_write(const hstar_results *results, hstar_form form, hstar_write *write,
                                           void *context, hstar_error *error);
typedef struct hstar_chart_options {
    size_t size;
    const char *view;
    size_t component;
    size_t columns, lines;
    int colour;
} hstar_chart_options;
#define HSTAR_CHART_OPTIONS                                                                                  \
    {                                                                                                        \
        sizeof(hstar_chart_options), NULL, 0, 0, 0, 0                                                        \
    }
HSTAR_API hstar_status hstar_results_chart(const hstar_results *results, const char *path,
                                           const hstar_chart_options *options, hstar_write *write,
                                           void *context, hstar_error *error);
HSTAR_API hstar_status hstar_chart_check(const char *path, const hstar_chart_options *options,
                                         hstar_error *error);
HSTAR_API const char *hstar_name(const char *list, size_t i);
HSTAR_API hstar_status hstar_list(const char *list, const char *formats, hstar_write *write, void *context,
                                  hstar_error *error);
HSTAR_API void hstar_cleanup(void);
#ifdef __cplusplus
}
#endif
#endif
