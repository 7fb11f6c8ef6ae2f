/* Sweeps: the estimates are the reader's own loop, bit for bit; the anatomy adds up; hard cases hold. */
#include "sweeping.h"

#define FOUR "forward,backward,central,five-point"

/* Pointers that the compiler cannot see through, so that it folds nothing. */
static double (*volatile libm_sin)(double) = sin;
static double (*volatile libm_exp)(double) = exp;
static double (*volatile libm_log)(double) = log;
static double (*volatile libm_pow)(double, double) = pow;

static double c_sin(double x)
{
    return libm_sin(x);
}
static double c_gauss(double x)
{
    return libm_exp(-libm_pow(x, 2));
}
static double c_polynomial(double x)
{
    return x * x * x - 2 * x + 1;
}
static double c_powers(double x)
{
    return libm_pow(x, 4) + 3 * libm_pow(x, 2) - 10 * x;
}
static double c_log(double x)
{
    return libm_pow(x, 2) * libm_log(x) / 3;
}

static const struct plain {
    const char *text;
    double (*f)(double);
    double x;
} plain[] = {
    {"sin(x)", c_sin, 1},
    {"sin(x)", c_sin, 0},
    {"sin(x)", c_sin, 1e8},
    {"exp(-x^2)", c_gauss, -0.7},
    {"x*x*x - 2*x + 1", c_polynomial, 2.385},
    {"x^4 + 3*x^2 - 10*x", c_powers, 0.99999},
    {"x^2*log(x)/3", c_log, 1},
};

static void estimates_are_the_readers_own(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof plain / sizeof *plain; r++) {
        struct sweeping s;
        double (*f)(double) = plain[r].f, x = plain[r].x;
        sweeping_prepare(&s, plain[r].text, x, FOUR);
        s.request.anatomy = r % 2;
        sweeping_run(&s);
        for (size_t i = 0; i < s.study->n_h; i++) {
            double h = s.study->h[i];
            double want[] = {(f(x + h) - f(x)) / h, (f(x) - f(x - h)) / h, (f(x + h) - f(x - h)) / (2 * h),
                             (-f(x + 2 * h) + 8 * f(x + h) - 8 * f(x - h) + f(x - 2 * h)) / (12 * h)};
            for (size_t m = 0; m < 4; m++) {
                double estimate = isfinite(want[m]) ? want[m] : (double)NAN;
                CHECK_SAME(sweeping_method(&s, m)->column[COLUMN_ESTIMATE][i], estimate, plain[r].text);
            }
        }
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Functions and points at which every sample of every method must be resolved. */
static const struct {
    const char *text;
    double x, from, to;
} hard[] = {
    {"sin(x)", 1, 1e-16, 1},
    {"sin(x)", 0, 1e-16, 1},
    {"sin(x)", 1e8, 1e-16, 1},
    {"x^2", 1, 1e-16, 1},
    {"x^2", 0, 1e-16, 1},
    {"x", 0.1, 1e-16, 1},
    {"x^2+x", 1e-300, 1e-16, 1},
    {"1e300*x^2", 1, 1e-16, 1},
    {"exp(-1e-6*x)", 1, 1e-16, 10},
    {"exp(100*x)", 0.01, 1e-16, 1},
    {"1e-300*sin(x)", 1, 1e-12, 0.1},
    {"sin(x)", 1, 1e-300, 1e-10},
    {"cos(x)", 0, 1e-16, 1},
    {"sin(x)^2 + cos(x)^2", 1, 1e-16, 1},
    {"x^3 - 2*x", 2, 1e-16, 1},
    {"sin(x^2 + 1e6*x)", 1, 1e-16, 1},
    {"1/x", 1, 1e-16, 0.3},
};

static void anatomy_adds_up(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof hard / sizeof *hard; r++) {
        struct sweeping s;
        sweeping_prepare(&s, hard[r].text, hard[r].x, FOUR);
        s.request.grid = (struct grid){GRID_LOG, hard[r].from, hard[r].to, .n = 60};
        sweeping_run(&s);
        CHECK(s.study->components[0].reference.source == REFERENCE_EXACT, "%s at %g: no reference",
              hard[r].text, hard[r].x);
        for (size_t m = 0; m < 4; m++) {
            const struct method_sweep *method = sweeping_method(&s, m);
            CHECK(method->n_unresolved == 0, "%s at %g, %s: %zu unresolved", hard[r].text, hard[r].x,
                  method->name, method->n_unresolved);
            double *const *c = method->column;
            for (size_t i = 0; i < s.study->n_h; i++) {
                if (isnan(c[COLUMN_ESTIMATE][i])) continue;
                double sum = c[COLUMN_TRUNCATION][i] + c[COLUMN_NODE][i] + c[COLUMN_EVALUATION][i] +
                             c[COLUMN_ARITHMETIC][i];
                double rounding = c[COLUMN_NODE][i] + c[COLUMN_EVALUATION][i] + c[COLUMN_ARITHMETIC][i];
                double largest = fmax(fmax(fabs(c[COLUMN_TRUNCATION][i]), fabs(c[COLUMN_NODE][i])),
                                      fmax(fabs(c[COLUMN_EVALUATION][i]), fabs(c[COLUMN_ARITHMETIC][i])));
                /* 1e-12 is what the definition of "resolved" allows, the rest are roundings of this sum */
                double slack = 4e-12 * largest + 0x1p-1070;
                CHECK(fabs(sum - c[COLUMN_ERROR][i]) <= slack,
                      "%s at %g, %s, h = %g: parts %.17g, error %.17g", hard[r].text, hard[r].x, method->name,
                      s.study->h[i], sum, c[COLUMN_ERROR][i]);
                CHECK(fabs(rounding - c[COLUMN_ROUNDING][i]) <= slack, "%s at %g, %s, h = %g: rounding",
                      hard[r].text, hard[r].x, method->name, s.study->h[i]);
            }
        }
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

static void exact_zeros(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "x^2", 1, FOUR);
    sweeping_run(&s);
    for (size_t i = 0; i < s.study->n_h; i++) {
        double h = s.study->h[i];
        CHECK_CLOSE(sweeping_method(&s, 0)->column[COLUMN_TRUNCATION][i], h, 1e-15, "forward on x^2");
        CHECK_CLOSE(sweeping_method(&s, 1)->column[COLUMN_TRUNCATION][i], -h, 1e-15, "backward on x^2");
        CHECK_SAME(sweeping_method(&s, 2)->column[COLUMN_TRUNCATION][i], 0, "central on x^2");
        CHECK_SAME(sweeping_method(&s, 3)->column[COLUMN_TRUNCATION][i], 0, "five-point on x^2");
    }
    sweeping_clear(&s);

    /* Nodes 1 +- h, h a power of two from 2^-52 on, are representable: their error is exactly 0. */
    sweeping_prepare(&s, "sin(x)", 1, FOUR);
    s.request.grid = (struct grid){GRID_POWERS_OF_TWO, 0x1p-52, 1, .n = 0};
    sweeping_run(&s);
    for (size_t m = 0; m < 4; m++)
        for (size_t i = 0; i < s.study->n_h; i++)
            CHECK_SAME(sweeping_method(&s, m)->column[COLUMN_NODE][i], 0, "node");
    sweeping_clear(&s);
    CHECK_DONE();
}

/* Below half an ulp x + h is x: the estimate is 0, all of the error is the node's, and nothing is left over.
 */
static void steps_below_an_ulp(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "sin(x)", 1, FOUR);
    s.request.grid = (struct grid){GRID_LOG, 1e-300, 1e-18, .n = 40};
    sweeping_run(&s);
    for (size_t m = 0; m < 4; m++)
        for (size_t i = 0; i < s.study->n_h; i++) {
            double *const *c = sweeping_method(&s, m)->column;
            CHECK_SAME(c[COLUMN_EVALUATION][i], 0, "evaluation");
            if (m < 3) {
                CHECK_SAME(c[COLUMN_ARITHMETIC][i], 0, "arithmetic");
                CHECK_SAME(c[COLUMN_ESTIMATE][i], 0, "estimate");
                CHECK_CLOSE(c[COLUMN_NODE][i], -cos(1), 1e-15, "node");
            } else {
                /* five-point rounds 7 f on its way to 0, and beside that error the node's may be lost */
                double slack = 1e-12 * fabs(c[COLUMN_ARITHMETIC][i]) + 1e-15;
                CHECK(fabs(c[COLUMN_NODE][i] + cos(1)) <= slack, "node %.17g", c[COLUMN_NODE][i]);
            }
        }
    sweeping_clear(&s);
    CHECK_DONE();
}

/* The leading Taylor term of the truncation, where it dominates: signs and all. */
static void truncation_leads(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, coefficient[4], power[4];
    } rows[] = {
        {"exp(x)", 0, {1 / 2.0, -1 / 2.0, 1 / 6.0, -1 / 30.0}, {1, 1, 2, 4}},
        {"sin(x)", 0, {-1 / 6.0, -1 / 6.0, -1 / 6.0, -1 / 30.0}, {2, 2, 2, 4}},
        {"x^5", 0, {1, 1, 1, -4}, {4, 4, 4, 4}},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, FOUR);
        s.request.grid = (struct grid){GRID_LOG, 1e-16, 1e-9, .n = 30};
        sweeping_run(&s);
        for (size_t m = 0; m < 4; m++)
            for (size_t i = 0; i < s.study->n_h; i++)
                CHECK_CLOSE(sweeping_method(&s, m)->column[COLUMN_TRUNCATION][i],
                            rows[r].coefficient[m] * pow(s.study->h[i], rows[r].power[m]), 1e-8,
                            rows[r].text);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

static void samples_that_are_not_defined(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "log(x)", 0.25, FOUR);
    s.request.grid = (struct grid){GRID_POWERS_OF_TWO, 0x1p-10, 1, .n = 0}; /* 2^-10 … 2^-2, 2^-1, 1 */
    sweeping_run(&s);
    static const size_t undefined[] = {0, 3, 3, 4}; /* x - h <= 0 from h = 1/4 on, x - 2h from 1/8 */
    for (size_t m = 0; m < 4; m++) {
        const struct method_sweep *method = sweeping_method(&s, m);
        size_t nulls = 0;
        for (size_t i = 0; i < s.study->n_h; i++) {
            if (isnan(method->column[COLUMN_ESTIMATE][i])) nulls++;
            for (size_t c = 1; c < N_COLUMNS; c++)
                CHECK(isnan(method->column[c][i]) == isnan(method->column[COLUMN_ESTIMATE][i]),
                      "%s: column %zu", method->name, c);
        }
        CHECK(method->n_undefined == undefined[m] && nulls == undefined[m] && method->n_unresolved == 0,
              "%s: %zu undefined, %zu nulls", method->name, method->n_undefined, nulls);
    }
    sweeping_clear(&s);
    CHECK_DONE();
}

static void no_derivative(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
        const char *says;
    } rows[] = {
        {"abs(x)", 0, "no derivative"}, {"log(x)", -1, "not defined"}, {"sqrt(x)", 0, "no derivative"}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, FOUR);
        sweeping_run(&s);
        const struct reference *reference = &s.study->components[0].reference;
        CHECK(reference->source == REFERENCE_NONE && reference->reason &&
                  strstr(reference->reason, rows[r].says),
              "%s at %g: %s", rows[r].text, rows[r].x, reference->reason ? reference->reason : "(none)");
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* One thread or many: the same bits. */
static void threads_change_nothing(void **state)
{
    (void)state;
    struct sweeping one, many;
    sweeping_prepare(&one, "exp(sin(3*x))/x", 1.3, FOUR);
    sweeping_prepare(&many, "exp(sin(3*x))/x", 1.3, FOUR);
    one.problem->n_threads = 1;
    many.problem->n_threads = 5;
    sweeping_run(&one);
    sweeping_run(&many);
    for (size_t m = 0; m < 4; m++)
        for (size_t c = 0; c < N_COLUMNS; c++)
            for (size_t i = 0; i < one.study->n_h; i++)
                CHECK_SAME(many.study->components[0].methods[m].column[c][i],
                           one.study->components[0].methods[m].column[c][i], sweep_columns[c].name);
    sweeping_clear(&one);
    sweeping_clear(&many);
    CHECK_DONE();
}

/* A reference that is given, or GSL's, moves the error and the truncation and nothing else. */
static void other_references(void **state)
{
    (void)state;
    static const char *const names[] = {"x"};
    const char *given = "cos(x) + 0.125";
    struct sweeping exact, other, gsl;
    sweeping_prepare(&exact, "sin(x)", 1, FOUR);
    sweeping_prepare(&other, "sin(x)", 1, FOUR);
    sweeping_prepare(&gsl, "sin(x)", 1, FOUR);
    assert_int_equal(expression_new(&given, 1, names, 1, &other.given, NULL), HSTAR_OK);
    other.request.reference = REFERENCE_GIVEN;
    other.request.given = other.given;
    gsl.request.reference = REFERENCE_GSL;
    sweeping_run(&exact);
    sweeping_run(&other);
    sweeping_run(&gsl);
    const struct reference *r = &gsl.study->components[0].reference;
    CHECK(r->source == REFERENCE_GSL && fabs(r->value - cos(1)) <= r->bound, "GSL says %.17g +- %g", r->value,
          r->bound);
    for (size_t m = 0; m < 4; m++)
        for (size_t i = 0; i < exact.study->n_h; i++) {
            double *const *a = sweeping_method(&exact, m)->column,
                          *const *b = sweeping_method(&other, m)->column,
                          *const *c = sweeping_method(&gsl, m)->column;
            CHECK(fabs(b[COLUMN_TRUNCATION][i] - (a[COLUMN_TRUNCATION][i] - 0.125)) <= 1e-15, "given: h %g",
                  exact.study->h[i]);
            CHECK(fabs(c[COLUMN_ERROR][i] - (a[COLUMN_ERROR][i] - (r->value - cos(1)))) <= 1e-15, "gsl: h %g",
                  exact.study->h[i]);
            CHECK(fabs(b[COLUMN_ROUNDING][i] - a[COLUMN_ROUNDING][i]) <= 1e-6 * fabs(a[COLUMN_ROUNDING][i]),
                  "rounding moved");
            CHECK(fabs(c[COLUMN_ROUNDING][i] - a[COLUMN_ROUNDING][i]) <= 1e-6 * fabs(a[COLUMN_ROUNDING][i]),
                  "rounding moved");
        }
    CHECK(other.study->components[0].reference.reason != NULL, "a wrong reference is not said to be one");
    CHECK(r->reason != NULL, "GSL's reference is not the proven derivative, and nobody says so");
    for (size_t i = 0; i < N_GSL_ROUTINES; i++) {
        const struct gsl_estimate *a = &exact.study->components[0].gsl[i],
                                  *b = &gsl.study->components[0].gsl[i];
        CHECK_SAME(b->error, a->error, a->routine);
        CHECK_CLOSE(a->error, a->value - cos(1), 1e-3, a->routine);
    }
    sweeping_clear(&exact);
    sweeping_clear(&other);
    sweeping_clear(&gsl);

    /* for a large x GSL starts with a larger step, so that x + h keeps some bits of h */
    sweeping_prepare(&exact, "sin(x)", 1e8, "central");
    sweeping_run(&exact);
    CHECK_SAME(exact.study->components[0].gsl[0].h, 1e8 * 0x1p-36, "GSL's step");
    sweeping_clear(&exact);
    CHECK_DONE();
}

static void proven_digits(void **state)
{
    (void)state;
    /* cos(1) and exp(1.25 as a double = 5/4), from mpmath at 80 digits */
    static const struct {
        const char *text;
        double x;
        const char *digits;
    } rows[] = {
        {"sin(x)", 1, "0.54030230586813971740093660744297660373231042061792"},
        {"exp(x)", 1.25, "3.4903429574618413761305460296722654826517343987623"},
        {"x^3", 5, "75.00000"},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, "central");
        sweeping_run(&s);
        const struct reference *reference = &s.study->components[0].reference;
        size_t n = strlen(rows[r].digits) - 1; /* the last may be rounded */
        CHECK(!strncmp(reference->digits, rows[r].digits, n) &&
                  reference->bound <= 1e-50 * fabs(reference->value),
              "%s: %s +- %g", rows[r].text, reference->digits, reference->bound);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(estimates_are_the_readers_own),
        cmocka_unit_test(anatomy_adds_up),
        cmocka_unit_test(exact_zeros),
        cmocka_unit_test(steps_below_an_ulp),
        cmocka_unit_test(truncation_leads),
        cmocka_unit_test(samples_that_are_not_defined),
        cmocka_unit_test(no_derivative),
        cmocka_unit_test(threads_change_nothing),
        cmocka_unit_test(other_references),
        cmocka_unit_test(proven_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
