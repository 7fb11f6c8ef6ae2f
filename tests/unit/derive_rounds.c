/* How many times one waits for f, and how many points it is asked at: by who asks, by the number of copies, and by the number of outputs. */
#include "waiting.h"

#include "check/check.h"
#include "derive/choices.h"
#include "derive/differentiate.h"
#include "derive/sweep_result.h"
#include "function/source/expression.h"

static size_t n_points, n_rounds;

/* ---- One derivative ---- */

#define FORMULA(name, expression)                                                                            \
    static void name(const double *x, size_t m, double *y)                                                   \
    {                                                                                                        \
        (void)m;                                                                                             \
        y[0] = expression;                                                                                   \
    }
FORMULA(sine, sin(x[0]))
FORMULA(exponential, exp(x[0]))
FORMULA(lorentzian, 1 / (1 + x[0] * x[0]))
FORMULA(cubic, x[0] * x[0] * x[0] - 2 * x[0])
FORMULA(sigmoid, tanh(x[0]))
FORMULA(composed, exp(sin(3 * x[0])))
FORMULA(three, sin(x[0]) + sin(2 * x[1]) + sin(3 * x[2]))

static struct derivatives *differentiate(struct problem *problem)
{
    const struct differentiate_request request = {
        .problem = problem, .selector = SELECTOR_AUTO, .step = {.derivative = 1, .use = N_USES}};
    struct derivatives *d = NULL;
    hstar_error err = {0};
    const hstar_status status = differentiate_run(&request, &d, &err);
    if (status) fprintf(stderr, "%s\n", err.message);
    assert_int_equal(status, HSTAR_OK);
    return d;
}

static void one_derivative(void **state)
{
    static const struct {
        const char *name;
        void (*formulas)(const double *, size_t, double *);
    } rows[] = {{"sin", sine},  {"exp", exponential}, {"lorentzian", lorentzian},
                {"x^3", cubic}, {"tanh", sigmoid},    {"exp(sin)", composed}};
    static const size_t widths[] = {1, 8, 64};
    enum { MOST_ROUNDS = 6 };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double value = NAN, bar = NAN;
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++) {
            const double at = 1.17;
            struct problem *problem =
                asking(waiting_new(rows[i].formulas, 1, 1, widths[k], &n_points, &n_rounds), &at);
            struct derivatives *d = differentiate(problem);
            const struct step *step = &d->component[0].step;
            if (k == 0) value = step->value, bar = step->bar;
            CHECK_SAME(step->value, value, rows[i].name);
            CHECK_SAME(step->bar, bar, rows[i].name);
            CHECK(widths[k] == 1 || n_rounds <= MOST_ROUNDS, "%s: %zu rounds of %zu copies, %zu points",
                  rows[i].name, n_rounds, widths[k], n_points);
            derivatives_free(d);
            problem_release(problem);
        }
    }
    CHECK_DONE();
}

/* ---- How many times faster ---- */

static const double point[] = {1, 2, 3};

/* What a question of three variables, or of one, takes with so many copies, in calls one after the other. */
typedef void question(struct problem *problem);

static void faster(const char *name, question *ask, size_t n, size_t width, double least)
{
    size_t alone = 0;
    for (int several = 0; several < 2; several++) {
        struct problem *problem = asking(
            waiting_new(n == 1 ? sine : three, n, 1, several ? width : 1, &n_points, &n_rounds), point);
        problem->n_threads = several ? width : 1;
        ask(problem);
        problem_release(problem);
        if (!several) alone = n_points;
    }
    const double times = (double)alone / (double)n_rounds;
    CHECK(times >= least || !SEARCHES_TAKE_TURNS,
          "%s: %zu points, and with %zu copies %zu rounds, are %.2f times", name, alone, width, n_rounds,
          times);
}

static void ask_gradient(struct problem *problem)
{
    derivatives_free(differentiate(problem));
}

static void ask_sweep(struct problem *problem)
{
    struct sweep_request request = {
        .problem = problem, .grid = {GRID_LOG, 1e-16, 1, .n = 50}, .reference = REFERENCE_AUTO};
    struct method *methods = NULL;
    struct sweep *sweep = NULL;
    assert_int_equal(methods_new("forward,central,five-point", 1, &methods, &request.n_methods, NULL),
                     HSTAR_OK);
    request.methods = methods;
    assert_int_equal(sweep_result_new(&request, &sweep, NULL), HSTAR_OK);
    sweep_free(sweep);
    methods_free(methods, request.n_methods);
}

static void ask_check(struct problem *problem)
{
    static const char *const texts[] = {"cos(x)", "2*cos(2*y)", "3*cos(3*z)"};
    static const char *const names[] = {"x", "y", "z"};
    struct function *g = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    assert_int_equal(expression_new(texts, 3, names, 3, &g, NULL), HSTAR_OK);
    assert_int_equal(claim_function(g, 3, &claim, NULL), HSTAR_OK);
    const struct check_request request = {.problem = problem,
                                          .claim = claim,
                                          .step = {.derivative = 1, .use = N_USES},
                                          .selector = SELECTOR_AUTO,
                                          .taylor = true,
                                          .h = NAN,
                                          .seed = 2385};
    assert_int_equal(check_run(&request, &check, NULL), HSTAR_OK);
    CHECK(check->verdict == VERDICT_AGREES && check->has_taylor, "the check");
    check_free(check);
    claim_free(claim);
    function_free(g);
}

static void ask_choices(struct problem *problem)
{
    const struct component place = {problem, 0, 0};
    struct choice choices[N_CHOICES];
    assert_int_equal(choices_find(&place, NAN, choices, NULL, NULL), HSTAR_OK);
}

static void copies_are_busy(void **state)
{
    (void)state;
    faster("diff of three variables", ask_gradient, 3, 6, 5.2);
    faster("sweep", ask_sweep, 1, 8, 7.3);
    faster("check", ask_check, 3, 8, 7.3);
    faster("optimal", ask_choices, 1, 8, 4.5);
    CHECK_DONE();
}

/* ---- Many outputs ---- */

/* Outputs of scales from 1e-2 to 1e3, of several shapes; some are a constant 0. */
static void smooth_outputs(const double *x, size_t m, double *y)
{
    for (size_t k = 0; k < m; k++) {
        const double a = 0.6 + 0.08 * (double)(k % 11), t = a * x[0] + 0.3 * x[1];
        const double shapes[] = {sin(t), exp(0.3 * sin(t)), cos(t) + t / 8, tanh(t), sin(2 * t)};
        y[k] = k % 20 == 17 ? 0 : shapes[k % 5] * pow(10, (double)(k * 7 % 11) / 2 - 2);
    }
}

/* The same, some of them computed in float: their noise takes a close look at a place that all share, some take two more, and windows. */
static void rough_outputs(const double *x, size_t m, double *y)
{
    smooth_outputs(x, m, y);
    for (size_t k = 11; k < m; k += 20) y[k] = (double)(float)y[k];
}

static void many_outputs(void **state)
{
    static const size_t counts[] = {1, 10, 100, 1000};
    static const struct {
        void (*formulas)(const double *, size_t, double *);
        size_t each; /* points a variable */
    } rows[] = {{smooth_outputs, 40}, {rough_outputs, 68}};
    enum { N = 2 };
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            struct problem *problem =
                asking(waiting_new(rows[k].formulas, N, counts[i], 1, &n_points, &n_rounds), point);
            struct derivatives *d = differentiate(problem);
            CHECK(n_points <= rows[k].each * N, "%zu outputs: %zu points", counts[i], n_points);
            for (size_t c = 0; c < d->n_components; c++) {
                const struct step *step = &d->component[c].step;
                CHECK(step_is_trusted(step) && step->bar < 0x1p-10 * fmax(fabs(step->value), 1e-2),
                      "output %zu of %zu: %g +- %g", d->component[c].output, counts[i], step->value,
                      step->bar);
            }
            derivatives_free(d);
            problem_release(problem);
        }
    CHECK_DONE();
}

/* The same results, whoever answers. */
static void outputs_and_copies(void **state)
{
    enum { N = 2, M = 60 };
    static const size_t widths[] = {1, 3, 8};
    struct derivatives *d[3];
    struct problem *problem[3];
    (void)state;
    for (size_t k = 0; k < 3; k++) {
        problem[k] = asking(waiting_new(rough_outputs, N, M, widths[k], &n_points, &n_rounds), point);
        d[k] = differentiate(problem[k]);
        for (size_t c = 0; c < N * M; c++) {
            CHECK_SAME(d[k]->component[c].step.value, d[0]->component[c].step.value, "the value");
            CHECK_SAME(d[k]->component[c].step.bar, d[0]->component[c].step.bar, "the bar");
        }
    }
    for (size_t k = 0; k < 3; k++) {
        derivatives_free(d[k]);
        problem_release(problem[k]);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_derivative), cmocka_unit_test(copies_are_busy),
                                       cmocka_unit_test(many_outputs), cmocka_unit_test(outputs_and_copies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
