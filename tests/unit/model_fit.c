/* The two lines, of errors that are made up: when a slope is told, when theory's line is laid through the points, and when
 * there is none. */
#include "check.h"
#include "model/fit.h"

#include <stdlib.h>

enum { N = 400 };

/* Steps over 16 decades; a truncation 0.3 h^2; a rounding 10^(level + slope log10 h + scatter), the scatter taking turns. */
struct made {
    double h[N], truncation[N], rounding[N];
};

static void make(struct made *m, double level, double slope, double scatter)
{
    for (size_t i = 0; i < N; i++) {
        const double log_h = -16 + 16 * (double)i / (N - 1);
        m->h[i] = pow(10, log_h);
        m->truncation[i] = 0.3 * m->h[i] * m->h[i];
        m->rounding[i] = pow(10, level + slope * log_h + (i % 4 < 2 ? scatter : -scatter));
    }
}

static struct fit fit(struct made *m, const struct fit_theory *theory)
{
    struct method_sweep method = {.derivative = 1, .order = 2, .rounding_envelope = m->rounding};
    method.column[COLUMN_TRUNCATION] = m->truncation;
    struct fit f;
    assert_int_equal(fit_method(&method, m->h, m->h, N, theory, &f, NULL), HSTAR_OK);
    return f;
}

enum kind { NO_LINE, THEORY, TOLD };

static void check_rounding(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double level, slope, scatter; /* of the points */
        struct fit_theory theory;
        enum kind want;
        double want_slope;
    } rows[] = {
        {"as theory has it", -16, -1, 0.1, {2e-16, -1, 0.5}, TOLD, -1},
        {"somewhat less", -16, -0.7, 0.1, {2e-16, -1, 0.5}, TOLD, -0.7},
        {"of something else", -12, -0.4, 0.1, {2e-16, -1, 0.5}, NO_LINE, 0},
        {"that grows with h", -6, 0.5, 0.1, {2e-16, -1, 0.5}, NO_LINE, 0},
        {"in a grid that begins at the crossing", -48.5, -1, 0.1, {0, -1, 0.5}, NO_LINE, 0},
        {"too much scatter", -16, -1, 0.9, {2e-16, -1, 0.5}, NO_LINE, 0},
        {"level", -14, -0.02, 0.1, {2e-16, -1, 0.5}, TOLD, 0},
        {"level where all is lost", -0.25, -0.02, 0.1, {0, -1, 0.5}, NO_LINE, 0},
        {"level and large beside a derivative that is not known", -0.25, -0.02, 0.1, {0, -1, 0}, TOLD, 0},
        {"less than a decade", -3, -1, 0.1, {4e-3, -1, 0.5}, THEORY, -1},
        {"less than a decade, bent", -3, -1.4, 0.1, {6e-3, -1, 0.5}, THEORY, -1},
        {"less than a decade, scattered", -3, -1, 0.6, {4e-3, -1, 0.5}, NO_LINE, 0},
        {"no slope by theory, and none", -16, -0.02, 0.1, {0, 0, 0.5}, TOLD, 0},
        {"no slope by theory, a slope", -15, 0.15, 0.05, {0, 0, 0.5}, THEORY, 0},
        {"no slope by theory, a steep one", -12, -0.5, 0.05, {0, 0, 0.5}, NO_LINE, 0},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct made m;
        make(&m, rows[r].level, rows[r].slope, rows[r].scatter);
        const struct fit f = fit(&m, &rows[r].theory);
        const enum kind got = isnan(f.rounding.slope) ? NO_LINE : f.rounding.told ? TOLD : THEORY;
        CHECK(got == rows[r].want, "%s: kind %d, slope %g", rows[r].label, (int)got, f.rounding.slope);
        CHECK(got == NO_LINE || fabs(f.rounding.slope - rows[r].want_slope) < 0.05, "%s: slope %g",
              rows[r].label, f.rounding.slope);
        CHECK(f.truncation.told && fabs(f.truncation.slope - 2) < 1e-9 &&
                  fabs(f.truncation.at_1 - 0.3) < 1e-9,
              "%s: the truncation %g h^%g", rows[r].label, f.truncation.at_1, f.truncation.slope);
    }
    CHECK_DONE();
}

/* Steps that are the same number count once: else the slope were that of the many. */
static void check_same_steps(void **state)
{
    (void)state;
    struct made m;
    double used[N];
    make(&m, -16, -1, 0);
    for (size_t i = 0; i < N; i++) {
        used[i] = m.h[i / 10 * 10];
        m.truncation[i] = 0.3 * used[i] * used[i];
        if (i % 10) m.rounding[i] *= 3; /* not to be looked at */
    }
    struct method_sweep method = {.derivative = 1, .order = 2, .rounding_envelope = m.rounding};
    method.column[COLUMN_TRUNCATION] = m.truncation;
    const struct fit_theory theory = {2e-16, -1, 0.5};
    struct fit f;
    assert_int_equal(fit_method(&method, m.h, used, N, &theory, &f, NULL), HSTAR_OK);
    CHECK(fabs(f.rounding.slope + 1) < 1e-9 && fabs(log10(f.rounding.at_1) + 16) < 1e-9, "%g h^%g",
          f.rounding.at_1, f.rounding.slope);
    CHECK(fabs(f.truncation.slope - 2) < 1e-9, "h^%g", f.truncation.slope);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_rounding), cmocka_unit_test(check_same_steps)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
