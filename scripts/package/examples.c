/* The examples of the manual pages of the library, which are compiled and run by the tests. The comment before a function lists the pages that show it,
 * first those of what it is about; helpers have none and are shown where they are called. */
#include <hstar.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int f(double x, double *y, void *context)
{
    const double *rate = context;
    *y = exp(-*rate * x) * sin(x);
    return 0;
}

static int norm(const double *x, size_t n, double *y, size_t m, void *context)
{
    double sum = 0;
    (void)m, (void)context;
    for (size_t i = 0; i < n; i++) sum += x[i] * x[i];
    y[0] = sqrt(sum);
    return 0;
}

static int norm_gradient(const double *x, size_t n, double *y, size_t m, void *context)
{
    double f;
    norm(x, n, &f, 1, context);
    for (size_t i = 0; i < m; i++) y[i] = x[i] / f;
    return 0;
}

static int norms(size_t n_points, const double *const *x, double *const *y, void *context)
{
    (void)context;
    for (size_t i = 0; i < n_points; i++) y[0][i] = sqrt(x[0][i] * x[0][i] + x[1][i] * x[1][i]);
    return 0;
}

static int print(const char *bytes, size_t n, void *file)
{
    return fwrite(bytes, 1, n, file) == n ? 0 : 1;
}

/* A program for the problem that is one: it is asked "value 3 4" and answers 25. */
static const char script[] = "while read -r what x y; do echo $((x * x + y * y)); done";

/* hstar_differentiate hstar_status_text */
static int differentiate(void)
{
    double rate = 0.5;
    hstar_options options = HSTAR_OPTIONS;
    hstar_result d;
    hstar_error error;
    options.lower = 0; /* f is called at x >= 0 only */
    hstar_status status = hstar_differentiate(f, &rate, 1.0, &options, &d, sizeof d, &error);
    if (status) {
        fprintf(stderr, "%s: %s\n%s\n", hstar_status_text(status), error.message, error.remedy);
        return 1;
    }
    printf("%.15g +/- %.1g with h = %.1g\n", d.value, d.bar, d.h);
    return d.trust != HSTAR_TRUST_OK;
}

/* hstar_version hstar_version_number */
static int version(void)
{
    printf("compiled against %d, running %s\n", HSTAR_VERSION_NUMBER, hstar_version());
    return hstar_version_number() < HSTAR_VERSION_NUMBER;
}

/* hstar_problem_function hstar_problem_names hstar_problem_wrt hstar_problem_limits hstar_problem_move hstar_problem_free */
static int function(void)
{
    const double at[] = {3, 4}, lower[] = {0, 0}, there[] = {5, 12};
    const char *const names[] = {"x", "y"};
    hstar_problem *problem;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_names(problem, names, NULL);
    if (!status) status = hstar_problem_wrt(problem, "y", NULL);
    if (!status) status = hstar_problem_limits(problem, lower, NULL, NULL);
    if (!status) status = hstar_problem_move(problem, there, NULL);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_problem_batch hstar_problem_threads */
static int batch(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    if (hstar_problem_batch(norms, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_threads(problem, 4, NULL); /* norms may be called by several */
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_problem_expression hstar_problem_bounds hstar_problem_reach hstar_problem_noise hstar_problem_accuracy */
static int expression(void)
{
    const char *const text = "sqrt(x^2 + y^2)";
    hstar_problem *problem;
    hstar_error error;
    if (hstar_problem_expression(&text, 1, "x=3,y=4", &problem, &error)) {
        fprintf(stderr, "%s\n%s\n%*s\n", error.message, error.excerpt, (int)error.caret + 1, "^");
        return 1;
    }
    hstar_status status = hstar_problem_bounds(problem, "x=0:10", NULL);
    if (!status) status = hstar_problem_reach(problem, "0.5", NULL);
    if (!status) status = hstar_problem_noise(problem, 1e-9, NULL); /* f scatters by so much, */
    if (!status)
        status = hstar_problem_accuracy(problem, 1e-10, NULL); /* or rather by such a part of itself */
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_problem_variables hstar_problem_outputs hstar_problem_variable hstar_problem_point hstar_problem_values hstar_problem_catalogue */
static int read_a_problem(void)
{
    hstar_problem *problem;
    if (hstar_problem_catalogue("sin", NULL, &problem, NULL)) return 1;
    double *y = malloc(hstar_problem_outputs(problem) * sizeof *y);
    int failed = !y || hstar_problem_values(problem, NULL, y, NULL);
    for (size_t i = 0; i < hstar_problem_variables(problem); i++)
        printf("%s = %g\n", hstar_problem_variable(problem, i), hstar_problem_point(problem)[i]);
    if (!failed) printf("f = %g\n", y[0]);
    free(y);
    hstar_problem_free(problem);
    return failed;
}

/* hstar_problem_plugin */
static int plugin(void)
{
    hstar_problem *problem;
    hstar_error error;
    /* double f(double x, void *context), compiled by: cc -shared -fPIC -o plugin.so plugin.c */
    if (hstar_problem_plugin("./plugin.so:f", "x=1", &problem, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return error.status == HSTAR_INVALID;
    }
    hstar_problem_free(problem);
    return 0;
}

/* hstar_problem_program */
static int program(void)
{
    const char *const words[] = {"sh", "-c", script};
    hstar_problem *problem;
    double y;
    if (hstar_problem_program(words, 3, "x=3,y=4", 60, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_values(problem, NULL, &y, NULL);
    hstar_problem_free(problem);
    return status || y != 25;
}

/* hstar_problem_launched */
static int launched(void)
{
    const char *const words[] = {"sh", "-c", script};
    hstar_problem *problem;
    double y;
    /* on a cluster: "srun -n1 --exclusive", "ssh node{i}", or "@FILE" with a line for each copy */
    if (hstar_problem_launched(words, 3, "nice -n 5", "x=3,y=4", 60, 2, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_values(problem, NULL, &y, NULL);
    hstar_problem_free(problem);
    return status || y != 25;
}

/* hstar_problem_started hstar_results_forecast */
static int forecast(void)
{
    const char *const words[] = {"sh", "-c", script};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    hstar_forecast coming;
    hstar_launch launch = HSTAR_LAUNCH;
    launch.copies = 2;
    launch.sparing = 1;
    options.calls = 60; /* of f, for both derivatives together */
    options.dry_run = 1;
    if (hstar_problem_started(words, 3, "x=3,y=4", &launch, &problem, NULL)) return 1;
    hstar_status status = hstar_jacobian(problem, &options, &results, NULL);
    if (!status) status = hstar_results_forecast(results, &coming, sizeof coming, NULL);
    if (!status) printf("about %zu calls, at most %zu\n", coming.calls, coming.most);
    hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_problem_started */
static int kept_program(void)
{
    const char *const words[] = {"sh", "-c", script};
    hstar_problem *problem;
    double y = 0, again = 0;
    hstar_launch launch = HSTAR_LAUNCH;
    launch.cache = "hstar-example.answers";
    /* the second time nothing is started: the answer stands in the file */
    for (int time = 0; time < 2; time++) {
        if (hstar_problem_started(words, 3, "x=3,y=4", &launch, &problem, NULL)) return 1;
        if (hstar_problem_values(problem, NULL, time ? &again : &y, NULL)) return 1;
        hstar_problem_free(problem);
    }
    remove("hstar-example.answers");
    return y != 25 || again != 25;
}

/* hstar_problem_cache */
static int kept_function(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    double y;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    /* another name for each version of the function */
    hstar_status status = hstar_problem_cache(problem, "hstar-example.answers", "norm, version 1", NULL);
    if (!status) status = hstar_problem_values(problem, NULL, &y, NULL);
    hstar_problem_free(problem);
    remove("hstar-example.answers");
    return status || y != 5;
}

/* hstar_problem_started */
static int retried(void)
{
    /* It dies at its first request; what is started then does not. */
    const char *const words[] = {
        "sh", "-c", "while read -r word x; do mkdir died 2>/dev/null && exit 7; echo $x; done; rmdir died"};
    hstar_problem *problem;
    double y;
    hstar_launch launch = HSTAR_LAUNCH;
    launch.retries = 2;
    if (hstar_problem_started(words, 3, "x=3", &launch, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_values(problem, NULL, &y, NULL);
    hstar_problem_free(problem);
    return status || y != 3;
}

/* hstar_problem_um_bridge hstar_serve_um_bridge hstar_server_address hstar_server_free */
static int um_bridge(void)
{
    const char *const text = "x[0]^2*y";
    hstar_server *server;
    hstar_problem *problem, *model;
    double z;
    if (hstar_problem_expression(&text, 1, "x=[3,4],y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_serve_um_bridge(problem, "forward", NULL, 0, &server, NULL);
    hstar_problem_free(problem); /* the server has what it needs of it */
    if (status) return 1;
    puts(hstar_server_address(server)); /* for others; here the same program asks */
    status =
        hstar_problem_um_bridge(hstar_server_address(server), NULL, "x=[3,4],y=2", 60, 8, 4, &model, NULL);
    if (!status) {
        status = hstar_problem_values(model, NULL, &z, NULL);
        hstar_problem_free(model);
    }
    hstar_server_free(server);
    return status || z != 18;
}

/* hstar_jacobian hstar_results_rows hstar_results_derivative hstar_results_status hstar_results_note hstar_results_free */
static int jacobian(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    hstar_results *results;
    hstar_result d;
    hstar_error error;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, &error)) return 1;
    hstar_status status = hstar_jacobian(problem, NULL, &results, &error);
    hstar_problem_free(problem);
    if (status) return 1;
    for (size_t i = 0; i < hstar_results_rows(results); i++)
        if (!hstar_results_derivative(results, i, &d, sizeof d, NULL))
            printf("by x[%zu]: %.12g +/- %.1g\n", d.variable, d.value, d.bar);
    if (hstar_results_status(results, &error)) puts(error.message);
    for (size_t i = 0; hstar_results_note(results, i); i++) puts(hstar_results_note(results, i));
    hstar_results_free(results);
    return 0;
}

/* hstar_along hstar_problem_direction */
static int along(void)
{
    const double at[] = {3, 4}, direction[] = {1, -1};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_result d;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_along(problem, direction, NULL, &results, NULL);
    if (!status) status = hstar_results_derivative(results, 0, &d, sizeof d, NULL);
    if (!status) printf("%.12g +/- %.1g\n", d.value, d.bar); /* -0.2 */
    hstar_results_free(results);
    if (!status) status = hstar_problem_direction(problem, "1,-1", NULL); /* the same, as a text */
    if (!status) status = hstar_along(problem, NULL, NULL, &results, NULL);
    if (!status) hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_weighted hstar_problem_weights */
static int weighted(void)
{
    const char *const texts[] = {"x*y", "x+y"};
    const double weights[] = {1, -2};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_result d;
    if (hstar_problem_expression(texts, 2, "x=1,y=3", &problem, NULL)) return 1;
    hstar_status status = hstar_weighted(problem, weights, NULL, &results, NULL);
    for (size_t i = 0; !status && i < 2; i++) {
        status = hstar_results_derivative(results, i, &d, sizeof d, NULL);
        if (!status) printf("%.12g +/- %.1g\n", d.value, d.bar); /* 1, then -1 */
    }
    hstar_results_free(results);
    if (!status) status = hstar_problem_weights(problem, "1,-2", NULL); /* the same, as a text */
    if (!status) status = hstar_weighted(problem, NULL, NULL, &results, NULL);
    if (!status) hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_hessian_along */
static int hessian_along(void)
{
    const char *text = "x^2*y";
    const double v[] = {1, -1};
    hstar_problem *problem;
    hstar_results *results;
    hstar_result row;
    if (hstar_problem_expression(&text, 1, "x=1,y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_hessian_along(problem, v, NULL, &results, NULL);
    for (size_t i = 0; !status && i < 2; i++)
        if (!hstar_results_derivative(results, i, &row, sizeof row, NULL))
            printf("%.12g\n", row.value); /* 2, then 2 */
    if (!status) hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

static int second(const double *x, size_t n, double *h, size_t m, void *context)
{
    (void)n, (void)m, (void)context;
    h[0] = 2 * x[1], h[1] = h[2] = 2 * x[0], h[3] = 0;
    return 0;
}

/* hstar_check_hessian hstar_check_hessian_along hstar_problem_hessian hstar_problem_hessian_function hstar_problem_hessian_values */
static int check_hessian(void)
{
    const char *text = "x^2*y";
    const double v[] = {1, -1}, product[] = {2, 2};
    hstar_problem *problem;
    hstar_results *results = NULL;
    if (hstar_problem_expression(&text, 1, "x=1,y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_problem_hessian(problem, "2*y, 2*x, 2*x, 1", NULL); /* the last is wrong */
    if (!status) status = hstar_check_hessian(problem, NULL, &results, NULL);
    if (!status && hstar_results_verdict(results) == HSTAR_DISAGREES) printf("wrong\n");
    hstar_results_free(results);
    results = NULL;
    if (!status) status = hstar_problem_hessian_function(problem, second, NULL, NULL);
    if (!status) status = hstar_check_hessian(problem, NULL, &results, NULL);
    if (!status) hstar_results_free(results);
    if (!status) status = hstar_problem_hessian_values(problem, product, 2, NULL);
    if (!status)
        status = hstar_check_hessian_along(problem, v, NULL, &results, NULL); /* the product with v */
    if (!status) hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_implicit hstar_problem_implicit */
static int implicit(void)
{
    const char *circle = "x^2+y^2-1";
    hstar_problem *problem;
    hstar_results *results;
    hstar_result d;
    if (hstar_problem_expression(&circle, 1, "x=0.6,y=0.8", &problem, NULL)) return 1;
    hstar_status status = hstar_problem_implicit(problem, "y", NULL);
    if (!status) status = hstar_implicit(problem, NULL, &results, NULL);
    if (!status) {
        status = hstar_results_derivative(results, 0, &d, sizeof d, NULL);
        if (!status) printf("dy/dx = %.12g +/- %.1g\n", d.value, d.bar); /* -0.75 */
        hstar_results_free(results);
    }
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_compare hstar_results_compared */
static int compare(void)
{
    const char *text = "exp(sin(x))";
    hstar_problem *problem;
    hstar_results *results;
    hstar_status status = hstar_problem_expression(&text, 1, "1", &problem, NULL);
    if (status) return 1;
    status = hstar_compare(problem, NULL, &results, NULL);
    for (size_t i = 0; !status && i < hstar_results_rows(results); i++) {
        hstar_compared way;
        if (!hstar_results_compared(results, i, &way, sizeof way, NULL))
            printf("%s: %.1e after %zu calls\n", way.way, way.error, way.evaluations);
    }
    if (!status) hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_hessian hstar_results_definite */
static int hessian(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    hstar_result d;
    options.by_gradient = 1; /* by differences of norm_gradient; without it by values of norm */
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_gradient_function(problem, norm_gradient, NULL, NULL);
    if (!status) status = hstar_hessian(problem, &options, &results, NULL);
    hstar_problem_free(problem);
    if (status) return 1;
    for (size_t i = 0; !hstar_results_derivative(results, i, &d, sizeof d, NULL); i++)
        printf("by x[%zu] and x[%zu]: %.9g +/- %.1g\n", d.output, d.variable, d.value, d.bar);
    if (hstar_results_definite(results) == 1) puts("f curves upwards every way");
    hstar_results_free(results);
    return 0;
}

/* hstar_problem_direction */
static int direction(void)
{
    const char *const text = "x^2*y";
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_result d;
    if (hstar_problem_expression(&text, 1, "x=1,y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_problem_direction(problem, "x=1,y=-2", NULL);
    if (!status) status = hstar_along(problem, NULL, NULL, &results, NULL);
    if (!status) status = hstar_results_derivative(results, 0, &d, sizeof d, NULL);
    if (!status) printf("%.12g +/- %.1g\n", d.value, d.bar); /* 2 */
    hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_check hstar_results_verdict hstar_results_says hstar_results_checked hstar_problem_gradient_function */
static int check(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_checked row;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_gradient_function(problem, norm_gradient, NULL, NULL);
    if (!status) status = hstar_check(problem, NULL, &results, NULL);
    hstar_problem_free(problem);
    if (status) return 1;
    const hstar_verdict verdict = hstar_results_verdict(results);
    puts(hstar_results_says(results));
    for (size_t i = 0; !hstar_results_checked(results, i, &row, sizeof row, NULL); i++)
        printf("%g, and numerically %g +/- %.1g\n", row.got, row.expected, row.bar);
    hstar_results_free(results);
    return verdict != HSTAR_AGREES;
}

/* hstar_problem_gradient hstar_problem_gradient_values */
static int gradients(void)
{
    const char *const text = "x^2*y";
    const double at_the_point[] = {4, 1};
    hstar_problem *problem;
    if (hstar_problem_expression(&text, 1, "x=1,y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_problem_gradient_values(problem, at_the_point, 2, NULL);
    if (!status) status = hstar_problem_gradient(problem, "2*x*y, x^2", NULL); /* in its place */
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_noise hstar_results_noise */
static int noise(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_noise_level level;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_noise(problem, NULL, &results, NULL);
    if (!status) status = hstar_results_noise(results, 0, &level, sizeof level, NULL);
    if (!status) printf("f = %g scatters by %.1g\n", level.f, level.level);
    hstar_results_free(results);
    hstar_problem_free(problem);
    return status != HSTAR_OK;
}

/* hstar_sweep hstar_results_method hstar_results_column hstar_results_optimum hstar_results_gradient_optimum */
static int sweep(void)
{
    const char *const text = "exp(sin(x))*y";
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_options options = HSTAR_OPTIONS;
    hstar_optimum best;
    size_t n;
    options.methods = "central,five-point";
    if (hstar_problem_expression(&text, 1, "x=1,y=2", &problem, NULL)) return 1;
    hstar_status status = hstar_sweep(problem, &options, &results, NULL);
    hstar_problem_free(problem);
    if (status) return 1;
    const double *h = hstar_results_column(results, 0, 0, HSTAR_COLUMN_H, &n);
    const double *truncation = hstar_results_column(results, 0, 0, HSTAR_COLUMN_TRUNCATION, NULL);
    printf("at h = %g the truncation is %g\n", h[n - 1], truncation[n - 1]);
    for (size_t j = 0; hstar_results_method(results, j); j++)
        if (!hstar_results_optimum(results, 0, j, &best, sizeof best, NULL))
            printf("%s: best near h = %.1g\n", hstar_results_method(results, j), best.measured_h);
    if (!hstar_results_gradient_optimum(results, 0, &best, sizeof best, NULL))
        printf("of the whole gradient: best near h = %.1g\n", best.measured_h);
    hstar_results_free(results);
    return 0;
}

/* hstar_optimal hstar_results_choice */
static int optimal(void)
{
    const char *const text = "exp(sin(x))";
    hstar_problem *problem;
    hstar_results *results = NULL;
    hstar_result d;
    const char *selector;
    if (hstar_problem_expression(&text, 1, "x=1", &problem, NULL)) return 1;
    hstar_status status = hstar_optimal(problem, NULL, &results, NULL);
    hstar_problem_free(problem);
    if (status) return 1;
    for (size_t k = 0; !hstar_results_choice(results, 0, k, &d, sizeof d, &selector, NULL); k++)
        printf("%-24s h = %.1e, error %.1e\n", selector, d.h, d.error);
    hstar_results_free(results);
    return 0;
}

/* hstar_minimize hstar_results_place */
static int minimize(void)
{
    const char *const text = "(x-1)^2 + 10*(y-x^2)^2";
    hstar_problem *problem;
    hstar_results *results = NULL;
    double f;
    size_t steps;
    if (hstar_problem_expression(&text, 1, "x=-1.2,y=1", &problem, NULL)) return 1;
    hstar_status status = hstar_minimize(problem, NULL, &results, NULL);
    hstar_problem_free(problem);
    if (status) return 1;
    const double *place = hstar_results_place(results, &f, &steps);
    printf("f(%g, %g) = %.1g after %zu steps\n", place[0], place[1], f, steps);
    hstar_results_free(results);
    return 0;
}

/* hstar_cache hstar_cache_clear */
static int cache(void)
{
    const double at[] = {3, 4};
    hstar_problem *problem;
    hstar_results *results;
    if (hstar_problem_function(norm, NULL, at, 2, 1, &problem, NULL)) return 1;
    hstar_status status = hstar_problem_cache(problem, "hstar-example.answers", "norm", NULL);
    hstar_problem_free(problem);
    if (!status) status = hstar_cache("hstar-example.answers", NULL, &results, NULL);
    if (status) return 1;
    status = hstar_results_write(results, HSTAR_TEXT, print, stdout, NULL);
    hstar_results_free(results);
    if (!status) status = hstar_cache_clear("hstar-example.answers", "all", NULL);
    remove("hstar-example.answers");
    return (int)status;
}

/* hstar_stencils hstar_results_write hstar_results_kind */
static int stencils(void)
{
    hstar_results *results;
    if (hstar_stencils("central", NULL, NULL, &results, NULL)) return 1;
    hstar_status status = hstar_results_write(results, HSTAR_TEXT, print, stdout, NULL);
    const int others = hstar_results_kind(results) != HSTAR_KIND_STENCILS;
    hstar_results_free(results);
    return status || others;
}

/* hstar_results_table hstar_table_check hstar_list_table */
static int tables(void)
{
    hstar_table_options options = HSTAR_TABLE_OPTIONS;
    hstar_results *results;
    options.form = "markdown"; /* or "latex", "csv"; "text" has a width, and may be brief */
    if (hstar_table_check(&options, NULL) || hstar_stencils("central,five-point", NULL, NULL, &results, NULL))
        return 1;
    hstar_status status = hstar_results_table(results, &options, print, stdout, NULL);
    hstar_results_free(results);
    if (!status) status = hstar_list_table("formats", NULL, &options, print, stdout, NULL);
    return status != HSTAR_OK;
}

/* hstar_results_read hstar_results_chart hstar_chart_check */
static int chart(void)
{
    hstar_results *results;
    hstar_error error;
    if (hstar_chart_check("sweep.svg", NULL, &error)) puts(error.message); /* no gnuplot? */
    hstar_status status = hstar_results_read("sweep.json", &results, &error);
    if (!status) {
        status = hstar_results_chart(results, "sweep.svg", NULL, NULL, NULL, &error);
        hstar_results_free(results);
    }
    if (status) puts(error.message);
    return 0;
}

/* hstar_results_page hstar_report */
static int page(void)
{
    hstar_results *results;
    const char *files[] = {"sweep.json", "check.json"};
    hstar_error error;
    if (hstar_stencils("central", NULL, NULL, &results, &error)) return 1;
    const hstar_results *all[] = {results};
    hstar_status status = hstar_results_page(all, 1, "A formula", print, stdout, &error); /* HTML */
    hstar_results_free(results);
    if (status) return 1;
    if (hstar_report(files, 2, NULL, print, stdout, &error)) puts(error.message);
    return 0;
}

/* hstar_serve_playground */
static int playground(void)
{
    hstar_server *server;
    hstar_error error;
    if (hstar_serve_playground("exp(sin(x))", "1", 0, &server, &error)) {
        puts(error.message); /* without libmicrohttpd */
        return 0;
    }
    puts(hstar_server_address(server)); /* for a browser */
    hstar_server_free(server);
    return 0;
}

/* hstar_name hstar_list hstar_keep hstar_cleanup */
static int lists(void)
{
    hstar_keep(); /* before many questions in this thread */
    for (size_t i = 0; hstar_name("selectors", i); i++) puts(hstar_name("selectors", i));
    hstar_status status = hstar_list("methods", "float", print, stdout, NULL);
    hstar_cleanup(); /* at the end of a thread, or of all */
    return status != HSTAR_OK;
}

int main(void)
{
    static const struct {
        const char *name;
        int (*run)(void);
    } examples[] = {
        {"differentiate", differentiate},
        {"version", version},
        {"function", function},
        {"batch", batch},
        {"expression", expression},
        {"read_a_problem", read_a_problem},
        {"plugin", plugin},
        {"program", program},
        {"launched", launched},
        {"forecast", forecast},
        {"kept_program", kept_program},
        {"kept_function", kept_function},
        {"retried", retried},
        {"um_bridge", um_bridge},
        {"jacobian", jacobian},
        {"along", along},
        {"weighted", weighted},
        {"implicit", implicit},
        {"check_hessian", check_hessian},
        {"hessian_along", hessian_along},
        {"direction", direction},
        {"compare", compare},
        {"hessian", hessian},
        {"check", check},
        {"gradients", gradients},
        {"noise", noise},
        {"sweep", sweep},
        {"optimal", optimal},
        {"minimize", minimize},
        {"cache", cache},
        {"stencils", stencils},
        {"tables", tables},
        {"chart", chart},
        {"page", page},
        {"playground", playground},
        {"lists", lists},
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        if (!examples[i].run()) continue;
        fprintf(stderr, "the example %s fails\n", examples[i].name);
        failed = 1;
    }
    return failed;
}
