/* The methods that are no plain stencils: their estimates against loops of their own, a published tableau, flatness down to
 * 1e-300, and the identity that the parts of the error sum to it. */
#include "check.h"
#include "sweeping.h"

#include <float.h>

#define U (DBL_EPSILON / 2)

static double f(double x)
{
    return exp(x) / (sin(x) - pow(x, 2));
}
static const char text[] = "exp(x)/(sin(x) - x^2)";

/* error = truncation + node + evaluation + arithmetic, all told. */
static void check_identity(const struct sweeping *s, size_t m)
{
    const struct method_sweep *method = sweeping_method(s, m);
    CHECK(method->n_unresolved == 0, "%s: %zu unresolved", method->name, method->n_unresolved);
    for (size_t i = 0; i < s->study->n_h; i++) {
        double error = method->column[COLUMN_ERROR][i], largest = fabs(error), sum = 0;
        if (isnan(error)) continue;
        for (int c = COLUMN_TRUNCATION; c <= COLUMN_ARITHMETIC; c++) {
            sum += method->column[c][i];
            largest = fmax(largest, fabs(method->column[c][i]));
        }
        CHECK(fabs(sum - error) <= 1e-11 * largest, "%s at h = %g: parts sum to %g, error %g", method->name,
              s->study->h[i], sum, error);
        sum -= method->column[COLUMN_TRUNCATION][i];
        CHECK(fabs(sum - method->column[COLUMN_ROUNDING][i]) <= 1e-11 * largest, "%s at h = %g: rounding",
              method->name, s->study->h[i]);
    }
}

static void test_identity(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
    } rows[] = {{text, 1},         {"sin(x)", 1}, {"x^3 - 2*x", 2}, {"exp(-x^2)", 0},
                {"log(x)", 2.385}, {"3*x", 0.7},  {"5", 1}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x,
                         "complex-step,richardson,richardson:2,ridders,ridders:3,central");
        sweeping_run(&s);
        for (size_t m = 0; m < s.request.n_methods; m++) check_identity(&s, m);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Down to 1e-300 the error of a complex step is a few units in the last place; no node is rounded; the truncation is
 * -h^2 f'''(x)/6, here of the sine. */
static void test_flat(void **state)
{
    (void)state;
    struct sweeping s;
    sweeping_prepare(&s, "sin(x)", 1, "complex-step,central");
    s.request.grid = (struct grid){GRID_LOG, 1e-300, 1, .n = 900};
    sweeping_run(&s);
    const struct method_sweep *m = sweeping_method(&s, 0);
    fmpq_t moment;
    fmpq_init(moment);
    for (unsigned j = 0; j < 8; j++) { /* Im i^j */
        method_moment(moment, &s.methods[0], j);
        CHECK(fmpq_equal_si(moment, (slong[]){0, 1, 0, -1}[j % 4]), "moment %u", j);
    }
    fmpq_clear(moment);
    CHECK(m->order == 2 && m->evaluations == 1 && m->n_nodes == 0 && isnan(m->noise), "what it is");
    for (size_t i = 0; i < s.study->n_h; i++) {
        const double h = s.study->h[i], truncation = m->column[COLUMN_TRUNCATION][i];
        CHECK_SAME(m->column[COLUMN_ESTIMATE][i], cos(1) * sinh(h) / h, "the C library's");
        CHECK_SAME(m->column[COLUMN_NODE][i], 0, "node");
        if (h < 1e-9)
            CHECK(fabs(m->column[COLUMN_ERROR][i]) <= 2 * U, "at %g: %g", h, m->column[COLUMN_ERROR][i]);
        if (h > 1e-150 && h < 1e-3) CHECK_CLOSE(truncation, h * h / 6 * cos(1), 1e-6, "truncation");
    }
    const struct optimum *o = &m->optimum;
    CHECK(o->modelled.place == OPTIMUM_ANY_BELOW && o->modelled.h < 1e-7 && o->modelled.h > 1e-9 &&
              o->modelled.error < 4 * DBL_EPSILON,
          "modelled: h = %g", o->modelled.h);
    CHECK(o->measured.place == OPTIMUM_ANY_BELOW && o->measured.sweet_spot[0] == 1e-300 &&
              o->measured.sweet_spot[1] == o->measured.h && o->measured.h > 1e-10 && o->measured.h < 1e-7,
          "measured: h = %g", o->measured.h);
    CHECK(o->measured.error < 4 * DBL_EPSILON, "measured: %g", o->measured.error);
    CHECK(fabs(m->optimum.fitted.truncation_slope - 2) < 0.01 && m->optimum.fitted.rounding_slope == 0,
          "slopes %g, %g", m->optimum.fitted.truncation_slope, m->optimum.fitted.rounding_slope);
    sweeping_clear(&s);
    CHECK_DONE();
}

/* In balls it is as central is: against a stencil whose weights alternate, at a point where nothing is special. */
static void test_several(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x;
    } rows[] = {{text, 1},        {"x^7", -1.3},      {"atan(x)*log(x)", 2.385},
                {"sqrt(x)", 1e8}, {"sigmoid(x)", -3}, {"cbrt(x)", -2}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        sweeping_prepare(&s, rows[r].text, rows[r].x, "complex-step");
        s.request.grid = (struct grid){GRID_LOG, 1e-200, 1e-10, .n = 50};
        sweeping_run(&s);
        const double truth = s.study->components[0].reference.value;
        for (size_t i = 0; i < s.study->n_h; i++)
            CHECK_CLOSE(sweeping_method(&s, 0)->column[COLUMN_ESTIMATE][i], truth, 20 * U, rows[r].text);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* The tableau at h, with central differences at h, h/2, … first. */
enum { ROWS = 10 };
static void tableau(double x, double h, double t[ROWS][ROWS])
{
    for (int i = 0; i < ROWS; i++, h /= 2) {
        t[i][0] = (f(x + h) - f(x - h)) / (2 * h);
        for (int k = 1; k <= i; k++) t[i][k] = (pow(4, k) * t[i][k - 1] - t[i - 1][k - 1]) / (pow(4, k) - 1);
    }
}

/* Five levels from h = 0.01, as published with Ceres' documentation of its numeric derivatives: the first column is the
 * central difference, and each diagonal entry the extrapolation of so many levels. */
static void test_richardson(void **state)
{
    (void)state;
    static const double published[] = {141.678097131, 140.736185846, 140.737736209, 140.737735571,
                                       140.737735571};
    struct sweeping s;
    double t[ROWS][ROWS];
    sweeping_prepare(&s, text, 1, "richardson:1,richardson:2,richardson:3,richardson:4,richardson:5");
    s.request.grid = (struct grid){GRID_LOG, 0.01, 0.02, .n = 2};
    sweeping_run(&s);
    tableau(1, 0.01, t);
    for (size_t m = 0; m < 5; m++) {
        const struct method_sweep *method = sweeping_method(&s, m);
        CHECK_CLOSE(method->column[COLUMN_ESTIMATE][0], published[m], 5e-12, method->name);
        CHECK_SAME(method->column[COLUMN_ESTIMATE][0], t[m][m], method->name);
        CHECK(method->order == 2 * (m + 1) && method->evaluations == 2 * (m + 1), "%s: order %u",
              method->name, method->order);
    }
    CHECK_CLOSE(sweeping_method(&s, 1)->noise, 3, 1e-15, "|-1/6|, |1/6|, |4/3|, |-4/3|");
    sweeping_clear(&s);
    CHECK_DONE();
}

/* Where Ridders stops, by a plain loop. */
static double ridders(double x, double h, int *halvings, int *levels, int *calls)
{
    double t[ROWS][ROWS], least = INFINITY;
    tableau(x, h, t);
    double best = t[0][0];
    *halvings = 0;
    *levels = 1;
    *calls = 2;
    for (int i = 1; i < ROWS; i++) {
        *calls += 2;
        for (int k = 1; k <= i; k++) {
            const double change = fmax(fabs(t[i][k] - t[i][k - 1]), fabs(t[i][k] - t[i - 1][k - 1]));
            if (change > least) continue;
            least = change;
            best = t[i][k];
            *halvings = i - k;
            *levels = k + 1;
        }
        if (fabs(t[i][i] - t[i - 1][i - 1]) >= 2 * least) break;
    }
    return best;
}

/* What is chosen is an extrapolation of so many levels from a halved step on, and has its anatomy. */
static void check_entry(const struct method_sweep *m, size_t i, double h)
{
    struct sweeping s;
    char name[32];
    snprintf(name, sizeof name, "richardson:%d", (int)m->levels[i]);
    h = ldexp(h, -(int)m->halvings[i]);
    sweeping_prepare(&s, text, 1, name);
    s.request.grid = (struct grid){GRID_LOG, h, 2 * h, .n = 2};
    sweeping_run(&s);
    for (size_t c = 0; c < N_COLUMNS; c++) {
        const double got = m->column[c][i], want = sweeping_method(&s, 0)->column[c][0];
        const double negligible = 1e-11 * fabs(m->column[COLUMN_ERROR][i]);
        CHECK(fabs(got - want) <= 2e-6 * fabs(want) + negligible, "%s at %g: %s %g, not %g", name, h,
              sweep_columns[c].name, got, want);
    }
    sweeping_clear(&s);
}

static void test_ridders(void **state)
{
    (void)state;
    struct sweeping s;
    int varied = 0;
    sweeping_prepare(&s, text, 1, "ridders");
    s.request.grid = (struct grid){GRID_LOG, 1e-14, 0.09, .n = 150};
    sweeping_run(&s);
    const struct method_sweep *m = sweeping_method(&s, 0);
    for (size_t i = 0; i < s.study->n_h; i++) {
        int halvings, levels, calls;
        CHECK_SAME(m->column[COLUMN_ESTIMATE][i], ridders(1, s.study->h[i], &halvings, &levels, &calls),
                   "ridders");
        CHECK(m->calls[i] == calls, "at %g: %g calls, not %d", s.study->h[i], m->calls[i], calls);
        CHECK(m->halvings[i] == halvings && m->levels[i] == levels, "at %g: %g halvings, %g levels",
              s.study->h[i], m->halvings[i], m->levels[i]);
        varied += i > 0 && m->levels[i] != m->levels[i - 1];
    }
    CHECK(varied > 10, "it chooses the same everywhere");
    CHECK(m->order == 0 && m->evaluations == 20, "order %u, %zu evaluations", m->order, m->evaluations);
    for (size_t i = 0; i < s.study->n_h; i += 10) check_entry(m, i, s.study->h[i]);
    sweeping_clear(&s);
    CHECK_DONE();
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *list, *says;
        unsigned derivative;
        size_t position;
    } rows[] = {
        {"complex-step", "for the first derivative", 2, 0},
        {"central,richardson:3", "for the first derivative", 3, 8},
        {"ridders", "for the first derivative", 8, 0},
        {"richardson:0", "levels", 1, 11},
        {"richardson:17", "from 1 to 16", 1, 11},
        {"ridders:-1", "levels", 1, 8},
        {"complex-step:4", "has one order only", 1, 12},
        {"ridders:", "levels", 1, 8},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct method *methods = NULL;
        size_t n = 0;
        hstar_error err = {0};
        CHECK(methods_new(rows[r].list, rows[r].derivative, &methods, &n, &err) == HSTAR_INVALID,
              "%s was taken", rows[r].list);
        CHECK(strstr(err.message, rows[r].says) && err.position == rows[r].position, "%s: %s at %zu",
              rows[r].list, err.message, err.position);
    }
    struct sweeping s;
    hstar_error err = {0};
    sweeping_prepare(&s, "sin(x) + relu(x)", 1, "complex-step");
    CHECK(sweep_result_new(&s.request, &s.study, &err) == HSTAR_INVALID && err.position == 9, "%s",
          err.message);
    sweeping_clear(&s);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_identity),   cmocka_unit_test(test_flat),    cmocka_unit_test(test_several),
        cmocka_unit_test(test_richardson), cmocka_unit_test(test_ridders), cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
