/* The bar of a step that is given: it holds the error, for every stencil, at steps of all sizes, under every criterion. */
#include "check.h"
#include "check/check.h"
#include "function/source/expression.h"
#include "planted_errors.h"

static hstar_error err;

/* ---- How many bars hold: the 16 problems at 24 points ---- */

static const struct figure {
    const char *name;
    double x, slope;
} figures[] = {
#define X(name, x, f, d1, d2, d3) {name, x, d1},
#include "problem_figures.def"
#undef X
};

static const char *text_of(const char *name)
{
    for (size_t i = 0; i < N_PLANTED_PROBLEMS; i++)
        if (!strcmp(planted_problems[i].name, name)) return planted_problems[i].text;
    return NULL;
}

static struct check_row row_of(const char *text, double x, double claimed, enum stencil_use use, double h,
                               enum criterion criterion)
{
    static const char *const variable = "x";
    struct function *f = NULL;
    struct claim *claim = NULL;
    struct check *check = NULL;
    char number[40];
    snprintf(number, sizeof number, "%.17e", claimed);
    assert_int_equal(expression_new(&text, 1, &variable, 1, &f, &err), HSTAR_OK);
    assert_int_equal(claim_numbers(number, 1, &claim, &err), HSTAR_OK);
    struct problem *problem = asking(f, &x);
    const struct check_request request = {.problem = problem,
                                          .claim = claim,
                                          .criterion = criterion,
                                          .rtol = 1e-3,
                                          .atol = 1e-5,
                                          .step = {.derivative = 1, .use = use},
                                          .selector = SELECTOR_AUTO,
                                          .h = h};
    assert_int_equal(check_run(&request, &check, &err), HSTAR_OK);
    struct check_row row = check->row[0];
    check_free(check);
    claim_free(claim);
    problem_release(problem);
    return row;
}

struct tally {
    size_t n, held;
    double worst; /* error over bar */
};

static void count(struct tally *t, const struct figure *f, enum stencil_use use, double h)
{
    const struct check_row row = row_of(text_of(f->name), f->x, f->slope, use, h, CRITERION_RELATIVE);
    const double bar = row.expected.bar + row.rounding, error = fabs(row.difference);
    if (!isfinite(row.expected.value)) return; /* beyond the domain */
    t->n++;
    t->held += (size_t)(error <= bar);
    t->worst = fmax(t->worst, error / bar);
}

/* Up to a hundredth of x all bars hold, and 98 of 100 at steps that are larger: of the 16 problems at 24 points. The error is truncation but
 * for the smallest steps, where it is rounding. */
static void bars_hold(void **state)
{
    (void)state;
    static const double steps[] = {0.3, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8, 1e-10}, small = 1e-2;
    for (size_t use = 0; use < USE_EXTRAPOLATION; use++) {
        struct tally large = {0}, little = {0};
        for (size_t k = 0; k < sizeof steps / sizeof *steps; k++)
            for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
                if (text_of(figures[i].name))
                    count(steps[k] > small ? &large : &little, &figures[i], (enum stencil_use)use,
                          steps[k] * fmax(1, fabs(figures[i].x)));
        printf("%-10s  h from 0.1: %zu of %zu bars hold; h up to 0.01: %zu of %zu, at worst %.2f bars\n",
               use_names[use], large.held, large.n, little.held, little.n, little.worst);
        CHECK(large.n > 700 && large.held * 100 >= large.n * 98, "%s: %zu of %zu", use_names[use], large.held,
              large.n);
        CHECK(little.n > 2500 && little.held == little.n, "%s: %zu of %zu", use_names[use], little.held,
              little.n);
    }
    CHECK_DONE();
}

/* ---- Where it is easily forgotten ---- */

/* The bar is the step's, whatever the criterion; it holds the error and is not much more, also where f ends. */
static void bars_of_all_criteria(void **state)
{
    (void)state;
    static const struct {
        const char *f;
        double x, slope;
        enum stencil_use use;
        double h, widest; /* bars over the error */
    } rows[] = {
        {"sin(x)", 1, 0.54030230586813972, N_USES, 1e-2, 5},
        {"sin(x)", 1, 0.54030230586813972, USE_FORWARD, 1e-2, 5},
        {"sin(x)", 1, 0.54030230586813972, USE_BACKWARD, 1e-2, 5},
        {"sin(x)", 1, 0.54030230586813972, USE_CENTRAL, 1e-2, 5},
        {"sin(x)", 1, 0.54030230586813972, USE_FIVE_POINT, 1e-2, 16},
        {"x^2", 0, 0, USE_FORWARD, 1e-3, 5},
        {"log(x)", 1, 1, USE_CENTRAL, 0.6, 5},
        {"sqrt(x)", 1, 0.5, USE_BACKWARD, 0.75, 8},
        {"exp(100*x)", 0.01, 271.82818284590453, USE_BACKWARD, 0.3, 5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t k = 0; k < N_CRITERIA; k++) {
            const struct check_row row =
                row_of(rows[i].f, rows[i].x, rows[i].slope, rows[i].use, rows[i].h, (enum criterion)k);
            const double error = fabs(row.expected.value - rows[i].slope), bar = row.expected.bar;
            CHECK(error <= bar && bar <= rows[i].widest * error, "%s, %s, %s: error %g, bar %g", rows[i].f,
                  use_names[row.expected.use], criterion_names[k], error, bar);
            CHECK(row.expected.stop == STOP_RULE, "%s", stops[row.expected.stop].name);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(bars_hold), cmocka_unit_test(bars_of_all_criteria)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
