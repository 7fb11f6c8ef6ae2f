/* Descents: to minima known by hand, within a stated distance; and every other end where it must be told from a minimum. */
#include "asking.h"
#include "base/text.h"
#include "check.h"
#include "descent/descend.h"
#include "function/source/expression.h"

#include <gsl/gsl_errno.h>
#include <stdint.h>
#include <string.h>

static const char *const xy[] = {"x", "y"};

static struct function *compile(const char *text, const char *const *names, size_t n)
{
    struct function *f = NULL;
    hstar_error err = {0};
    hstar_status status = expression_new(&text, 1, names, n, &f, &err);
    if (status) fprintf(stderr, "%s: %s\n", text, err.message);
    assert_int_equal(status, HSTAR_OK);
    return f;
}

static struct descend_request request_of(const struct problem *problem, enum descent_method method)
{
    return (struct descend_request){.problem = problem,
                                    .method = method,
                                    .rate = 0.1,
                                    .iterations = 1000,
                                    .step = {.derivative = 1, .use = N_USES}};
}

static struct descent *run(const struct descend_request *request)
{
    struct descent *d = NULL;
    hstar_error err = {0};
    hstar_status status = descend_run(request, &d, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    return d;
}

/* What holds for every descent. */
static void check_whole(const struct descent *d, const char *label)
{
    bool falls = d->method != DESCENT_STEEPEST;
    CHECK(d->n_steps > 0 && d->best < d->n_steps, "%s: %zu of %zu", label, d->best, d->n_steps);
    CHECK(d->trace[0].move == 0, "%s", label);
    for (size_t k = 1; k < d->n_steps; k++) {
        CHECK(d->trace[k].evaluations > d->trace[k - 1].evaluations, "%s: step %zu", label, k);
        CHECK(!falls || d->trace[k].f <= d->trace[k - 1].f, "%s: step %zu rises", label, k);
        CHECK(!(d->trace[k].gradient_bar < 0), "%s: step %zu", label, k);
    }
    CHECK(d->evaluations >= d->trace[d->n_steps - 1].evaluations, "%s: %zu", label, d->evaluations);
    const size_t n = d->problem->f->n_variables;
    for (size_t v = 0; v < n; v++) {
        CHECK_SAME(d->path[v], d->problem->point[v], label);
        CHECK_SAME(d->path[d->best * n + v], d->point[v], label);
    }
}

/* Minima by hand, to `close`, by the ways that can; ended by a reason that is one. */
static void test_minima(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        double at[2], want[2], close, rate; /* no rate: not for steepest descent */
        double tolerance;
    } rows[] = {
        {"(1-x)^2 + 100*(y-x^2)^2", 2, {-1.2, 1}, {1, 1}, 1e-9, 0, 0},
        {"(1-x)^2 + 100*(y-x^2)^2", 2, {-1.2, 1}, {1, 1}, 1e-7, 0, 1e-8},
        {"1e6*(x - 2.385)^2 + (y + 0.715)^2", 2, {3, 2}, {2.385, -0.715}, 1e-8, 0, 0},
        {"3*(x - 2.385)^2 + (x + y)^2", 2, {30, 2}, {2.385, -2.385}, 1e-8, 0.1, 1e-9},
        {"x - log(x)", 1, {0.01}, {1}, 1e-7, 0.3, 0},
        {"-log(1-x) - log(1+x) + 3*x", 1, {0.5}, {(1 - 3.1622776601683795) / 3}, 1e-7, 0.01, 0},
        {"(x/1e8 - 2)^2 + (y/1e8 - 3)^2 + 1", 2, {1e8, -3e8}, {2e8, 3e8}, 1e-7, 1e15, 0},
        {"(x*1e8 - 2)^2 + (y*1e8 - 3)^2 + 1", 2, {1e-8, -3e-8}, {2e-8, 3e-8}, 1e-6, 1e-17, 0},
        {"1e-20*((x-1)^2 + (y-2.385)^2)", 2, {7, -3}, {1, 2.385}, 1e-7, 2e19, 0},
        {"(x - 2.385)^4", 1, {3}, {2.385}, 1e-2, 0, 1e-8},
        {"-exp(-(x-1)^2)", 1, {2}, {1}, 1e-7, 0.3, 0},
        {"if(x > 0, x - log(1 + x), 1e3*x^2)", 1, {2.385}, {0}, 1e-6, 0, 0},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (enum descent_method m = 0; m < N_DESCENTS; m++) {
            if (m == DESCENT_STEEPEST && rows[r].rate == 0) continue;
            char label[160];
            snprintf(label, sizeof label, "%s by %s", rows[r].text, descent_names[m]);
            struct problem *problem = asking(compile(rows[r].text, xy, rows[r].n), rows[r].at);
            struct descend_request request = request_of(problem, m);
            request.rate = rows[r].rate;
            request.tolerance = rows[r].tolerance;
            struct descent *d = run(&request);
            check_whole(d, label);
            CHECK(descent_stops[d->stop].done, "%s: %s", label, descent_stops[d->stop].name);
            for (size_t v = 0; v < rows[r].n; v++)
                CHECK(fabs(d->point[v] - rows[r].want[v]) <=
                          rows[r].close * (fabs(rows[r].want[v]) > 0 ? fabs(rows[r].want[v]) : 1),
                      "%s: %s = %.17g after %zu, %s", label, xy[v], d->point[v], d->n_steps,
                      descent_stops[d->stop].name);
            descent_free(d);
            problem_release(problem);
        }
    descent_free(NULL);
    CHECK_DONE();
}

/* Under a budget of calls: at the lowest place so far, by each way down, with steps that are found or given. */
static void test_calls(void **state)
{
    (void)state;
    static const size_t budgets[] = {10, 90, 300};
    static const double steps[] = {0, 1e-5};
    const double at[] = {-1.2, 1};
    for (size_t b = 0; b < sizeof budgets / sizeof *budgets; b++)
        for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
            for (enum descent_method m = 0; m < N_DESCENTS; m++) {
                struct problem *problem = asking(compile("(1 - x)^2 + 100*(y - x^2)^2", xy, 2), at);
                struct descend_request request = request_of(problem, m);
                assert_int_equal(problem_count(problem, budgets[b], 0, NULL), HSTAR_OK);
                request.rate = 1e-4;
                request.h = steps[s];
                request.iterations = 1000;
                struct descent *d = run(&request);
                check_whole(d, descent_names[m]);
                CHECK(d->stop == DESCENT_STOP_CALLS, "%s with %zu calls: %s", descent_names[m], budgets[b],
                      descent_stops[d->stop].name);
                CHECK(d->evaluations <= budgets[b], "%s with %zu calls takes %zu", descent_names[m],
                      budgets[b], d->evaluations);
                descent_free(d);
                problem_release(problem);
            }
    CHECK_DONE();
}

/* Each end that is something else, and that each reason can be met. */
static void test_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        double at[2];
        enum descent_method method;
        double rate, tolerance;
        enum descent_stop want;
    } rows[] = {
        {"4 + 0*x", 1, {2.385}, DESCENT_BFGS, 1, 0, DESCENT_STOP_BAR},
        {"4 + 0*x", 1, {2.385}, DESCENT_STEEPEST, 1, 0, DESCENT_STOP_BAR},
        {"x^2 + y^2", 2, {0, 0}, DESCENT_CONJUGATE, 1, 0, DESCENT_STOP_BAR},
        {"(x - 1)^2 + 1", 1, {2.385}, DESCENT_BFGS, 1, 1e-4, DESCENT_STOP_TOLERANCE},
        {"abs(x)", 1, {2.385}, DESCENT_CONJUGATE, 1, 0, DESCENT_STOP_BAR},
        {"x - log(x)", 1, {2.385}, DESCENT_CONJUGATE, 1, 0, DESCENT_STOP_NO_PROGRESS},
        {"log(x)", 1, {2.385}, DESCENT_CONJUGATE, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"log(x)", 1, {2.385}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"abs(x - 1)", 1, {2.385}, DESCENT_STEEPEST, 0.3, 0, DESCENT_STOP_ITERATIONS},
        {"3*x", 1, {1}, DESCENT_STEEPEST, 0.1, 0, DESCENT_STOP_ITERATIONS},
        {"3*x", 1, {1}, DESCENT_CONJUGATE, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"3*x", 1, {1}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"-x^2", 1, {1}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"-x^4", 1, {1}, DESCENT_STEEPEST, 1, 0, DESCENT_STOP_UNBOUNDED},
        {"x^2", 1, {1}, DESCENT_STEEPEST, 1e-300, 0, DESCENT_STOP_SHORT},
        {"cos(x)", 1, {0}, DESCENT_BFGS, 1, 0, DESCENT_STOP_SADDLE},
        {"x^2 - y^2", 2, {1, 0}, DESCENT_BFGS, 1, 0, DESCENT_STOP_SADDLE},
        {"x*y", 2, {0, 0}, DESCENT_STEEPEST, 1, 0, DESCENT_STOP_SADDLE},
        {"-x*y", 2, {0, 0}, DESCENT_STEEPEST, 1, 0, DESCENT_STOP_SADDLE},
        {"-exp(-x^2)", 1, {10}, DESCENT_STEEPEST, 1, 1e-8, DESCENT_STOP_SADDLE},
        {"1 - (x - 1)^4", 1, {1}, DESCENT_BFGS, 1, 0, DESCENT_STOP_BAR},
        {"x^2", 1, {1}, DESCENT_STEEPEST, 1.1, 0, DESCENT_STOP_DIVERGED},
        {"x^4", 1, {1}, DESCENT_STEEPEST, 3, 0, DESCENT_STOP_DIVERGED},
        {"exp(x^2)", 1, {2}, DESCENT_STEEPEST, 3, 0, DESCENT_STOP_DIVERGED},
        {"log(x)", 1, {2}, DESCENT_STEEPEST, 0.3, 0, DESCENT_STOP_UNDEFINED},
        {"log(x)", 1, {-1}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNDEFINED},
        {"1/x", 1, {0}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNDEFINED},
        {"floor(x)", 1, {2}, DESCENT_BFGS, 1, 0, DESCENT_STOP_UNTOLD},
    };
    bool met[N_DESCENT_STOPS] = {[DESCENT_STOP_BOUNDS] = true, [DESCENT_STOP_CALLS] = true}; /* below */
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        char label[160];
        snprintf(label, sizeof label, "%s by %s", rows[r].text, descent_names[rows[r].method]);
        struct problem *problem = asking(compile(rows[r].text, xy, rows[r].n), rows[r].at);
        struct descend_request request = request_of(problem, rows[r].method);
        request.rate = rows[r].rate;
        request.tolerance = rows[r].tolerance;
        request.iterations = 300;
        struct descent *d = run(&request);
        check_whole(d, label);
        met[d->stop] = true;
        CHECK(d->stop == rows[r].want, "%s: %s, not %s, at %.17g", label, descent_stops[d->stop].name,
              descent_stops[rows[r].want].name, d->point[0]);
        CHECK(d->n_steps <= 301, "%s: %zu", label, d->n_steps);
        descent_free(d);
        problem_release(problem);
    }
    for (size_t i = 0; i < N_DESCENT_STOPS; i++) CHECK(met[i], "no case ends by %s", descent_stops[i].name);
    CHECK_DONE();
}

/* A function that remembers where it was called. */
struct watched {
    struct function f;
    struct function *inner;
    double lower[2], upper[2];
    size_t n_calls, n_outside;
    hstar_status status;
};

static hstar_status watched_evaluate(const struct function *f, const struct points *points,
                                     double *const *outputs, hstar_error *err)
{
    struct watched *w = (struct watched *)(uintptr_t)f;
    for (size_t k = 0; k < points->n; k++) {
        w->n_calls++;
        for (size_t v = 0; v < f->n_variables; v++) {
            double x = points->column[v][points->varies[v] ? k : 0];
            w->n_outside += !(x >= w->lower[v] && x <= w->upper[v]);
        }
    }
    if (w->status && w->n_calls > 200) return error_set(err, w->status, "it died");
    return function_evaluate(w->inner, points, outputs, err);
}

static const struct function_class watched_class = {.kind = "watched", .evaluate = watched_evaluate};

static struct watched watch(struct function *inner)
{
    struct watched w = {.f = *inner, .inner = inner};
    w.f.class = &watched_class;
    for (size_t v = 0; v < 2; v++) {
        w.lower[v] = -INFINITY;
        w.upper[v] = INFINITY;
    }
    return w;
}

/* f is called within the bounds only, and counted; minima by hand. */
static void test_bounds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        double at[2], lower[2], upper[2], want[2];
        signed char held[2];
        double rate;
    } rows[] = {
        {"(1-x)^2 + 100*(y-x^2)^2", 2, {0.2, 0.9}, {0, 0}, {0.5, 1}, {0.5, 0.25}, {1, 0}, 1e-3},
        {"(x+1)^2 + (y+x-2.5)^2", 2, {0.9, 0.9}, {0, 0}, {1, 1}, {0.25, 1}, {0, 1}, 0.1},
        {"x - log(x)", 1, {3}, {1.5}, {INFINITY}, {1.5}, {-1}, 0.3},
        {"3*x", 1, {1}, {-2.385}, {5}, {-2.385}, {-1}, 0.3},
        {"sqrt(x)", 1, {1}, {0.01}, {2}, {0.01}, {-1}, 0.1},
        {"(x-3)^2 + (y+3)^2", 2, {0, 0}, {-1, -1}, {1, 1}, {1, -1}, {1, -1}, 0.1},
        /* It begins at the wrong bound, and has to leave it. */
        {"(x-0.715)^2 + (y-0.3)^2 + 0.1*x*y",
         2,
         {0, 1},
         {0, 0},
         {1, 1},
         {0.70175438596491230, 0.26491228070175438},
         {0, 0},
         0.3},
        {"x^2 + y^2", 2, {3, 3}, {1, -INFINITY}, {INFINITY, INFINITY}, {1, 0}, {-1, 0}, 0.1},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (enum descent_method m = 0; m < N_DESCENTS; m++) {
            char label[160];
            snprintf(label, sizeof label, "%s by %s, bounded", rows[r].text, descent_names[m]);
            struct problem *problem = asking(compile(rows[r].text, xy, rows[r].n), rows[r].at);
            struct watched w = watch(problem->parts->f);
            memcpy(w.lower, rows[r].lower, sizeof w.lower);
            memcpy(w.upper, rows[r].upper, sizeof w.upper);
            problem->f = &w.f;
            problem->lower = rows[r].lower;
            problem->upper = rows[r].upper;
            struct descend_request request = request_of(problem, m);
            request.rate = rows[r].rate;
            struct descent *d = run(&request);
            check_whole(d, label);
            CHECK(w.n_outside == 0, "%s: %zu calls outside", label, w.n_outside);
            CHECK(w.n_calls == d->evaluations, "%s: %zu calls, %zu counted", label, w.n_calls,
                  d->evaluations);
            CHECK(descent_stops[d->stop].done, "%s: %s", label, descent_stops[d->stop].name);
            for (size_t v = 0; v < rows[r].n; v++) {
                CHECK(fabs(d->point[v] - rows[r].want[v]) <= 1e-6, "%s: %s = %.17g, by %s", label, xy[v],
                      d->point[v], descent_stops[d->stop].name);
                CHECK(d->held[v] == rows[r].held[v], "%s: %s is held %d", label, xy[v], d->held[v]);
            }
            descent_free(d);
            problem_release(problem);
        }
    CHECK_DONE();
}

/* A hundred variables with a minimum by hand, without a path. With v0 left where it is f is 121 there, and its rounding hides what
 * is nearer than 1e-7. */
static void test_many(void **state)
{
    (void)state;
    enum { N = DESCENT_PATH_VARIABLES + 1 };
    char names[N][8];
    const char *pointers[N];
    double at[N];
    size_t wrt[N];
    struct text t;
    text_init(&t);
    for (size_t i = 0; i < N; i++) {
        snprintf(names[i], sizeof names[i], "v%zu", i);
        pointers[i] = names[i];
        text_format(&t, "%s%zu*(v%zu - %zu)^2", i ? " + " : "", i % 5 + 1, i, i % 7);
        at[i] = 0.37 * (double)i - 11;
        wrt[i] = N - 1 - i;
    }
    struct problem *problem = asking_by(compile(t.data, pointers, N), at, wrt, N);
    for (enum descent_method m = 0; m < N_DESCENTS; m++)
        for (size_t n = N - 1; n <= N; n++) {
            problem->n_wrt = n;
            struct descend_request request = request_of(problem, m);
            request.tolerance = 1e-9;
            struct descent *d = run(&request);
            CHECK(descent_stops[d->stop].done, "%s: %s", descent_names[m], descent_stops[d->stop].name);
            CHECK(!d->path, "%s keeps a path", descent_names[m]);
            for (size_t i = 0; i < N; i++) {
                double want = i == 0 && n < N ? at[0] : (double)(i % 7);
                CHECK(fabs(d->point[i] - want) <= 1e-7, "%s: v%zu = %.17g", descent_names[m], i, d->point[i]);
            }
            descent_free(d);
        }
    problem_release(problem);
    text_clear(&t);
    CHECK_DONE();
}

/* Noise of 1e-6 leaves the minimum of its smooth part, to what the noise lets be told: sqrt (1e-6). */
static void test_noise(void **state)
{
    (void)state;
    const double at[] = {2.385, 1};
    struct problem *problem = asking(compile("(x-1)^2 + y^2 + 1e-6*sin(1e9*x)", xy, 2), at);
    for (enum descent_method m = 0; m < N_DESCENTS; m++) {
        struct descend_request request = request_of(problem, m);
        struct descent *d = run(&request);
        check_whole(d, descent_names[m]);
        CHECK(descent_stops[d->stop].done, "%s: %s", descent_names[m], descent_stops[d->stop].name);
        CHECK(hypot(d->point[0] - 1, d->point[1]) < 3e-3, "%s: %g %g", descent_names[m], d->point[0],
              d->point[1]);
        descent_free(d);
    }
    problem_release(problem);
    CHECK_DONE();
}

/* What fails comes back; what cannot be done is refused; GSL's handler is its owner's again. */
static void test_failures(void **state)
{
    (void)state;
    const double at[] = {-1.2, 1};
    struct problem *problem = asking(compile("(1-x)^2 + 100*(y-x^2)^2", xy, 2), at);
    gsl_error_handler_t *handler = gsl_set_error_handler(NULL);
    gsl_set_error_handler(handler);
    for (enum descent_method m = 0; m < N_DESCENTS; m++) {
        struct watched w = watch(problem->parts->f);
        w.status = HSTAR_CHILD;
        problem->f = &w.f;
        struct descend_request request = request_of(problem, m);
        struct descent *d = NULL;
        hstar_error err = {0};
        request.rate = 1e-3;
        CHECK(descend_run(&request, &d, &err) == HSTAR_CHILD && !d, "%s", descent_names[m]);
        CHECK(!strcmp(err.message, "it died"), "%s: %s", descent_names[m], err.message);
        CHECK(w.n_calls < 1000, "%s: %zu calls after it died", descent_names[m], w.n_calls);
    }
    problem_release(problem);
    const char *const two[] = {"x", "y"};
    struct function *f = NULL;
    assert_int_equal(expression_new(two, 2, xy, 2, &f, NULL), HSTAR_OK);
    problem = asking(f, at);
    struct descend_request request = request_of(problem, DESCENT_BFGS);
    struct descent *d = NULL;
    CHECK(descend_run(&request, &d, NULL) == HSTAR_INVALID && !d, "two outputs");
    problem_release(problem);
    gsl_error_handler_t *after = gsl_set_error_handler(handler);
    CHECK(after == handler, "GSL's handler is another");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_minima),   cmocka_unit_test(test_ends), cmocka_unit_test(test_calls),
        cmocka_unit_test(test_bounds),   cmocka_unit_test(test_many), cmocka_unit_test(test_noise),
        cmocka_unit_test(test_failures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
