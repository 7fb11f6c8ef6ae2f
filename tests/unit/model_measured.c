/* The measured optimum where rounding is level, on envelopes that are made up: a plateau down to the smallest step, one that
 * ends, a short one, and none. */
#include "check.h"
#include "model/measured.h"
#include "sweep/envelope.h"

enum { N = 301 };
#define NOISE 1e-14

/* From 1e-30 to 1: noise between 1 and 1.5 NOISE; what rises to the left of `low` and to the right of `high`; at 1e-9 half of
 * it, at 1e-10 eight times that. */
static void make(double low, double high, double *h, double *envelope)
{
    for (size_t i = 0; i < N; i++) {
        const double log_h = -30 + 30 * (double)i / (N - 1);
        h[i] = pow(10, log_h);
        envelope[i] = NOISE * (1 + 0.5 * (double)(i % 7) / 6);
        if (i == 210) envelope[i] = NOISE / 2;
        if (i == 200) envelope[i] = NOISE * 8;
        if (h[i] < low) envelope[i] = fmax(envelope[i], NOISE * low / h[i]);
        if (h[i] > high) envelope[i] = fmax(envelope[i], NOISE * pow(h[i] / high, 2));
    }
}

static void check_level(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        double low, high;
        enum optimum_place place;
        double h, error, from, to; /* to a tenth of a decade, but the error */
    } rows[] = {
        {"down to the smallest step", 0, 1e-6, OPTIMUM_ANY_BELOW, 1.6e-6, NOISE * 8, 1e-30, 1.6e-6},
        {"one that ends", 1e-16, 1e-6, OPTIMUM_INSIDE, 1.6e-6, NOISE * 8, 6e-17, 1.6e-6},
        {"one that ends soon", 1e-9, 1e-8, OPTIMUM_INSIDE, 1e-9, NOISE * 2.5, 1e-9,
         1e-9}, /* more than was seen there */
        {"none", 0, 1e-32, OPTIMUM_LOWER_END, 1e-30, NOISE * 7e4, 1e-30, 1.3e-30},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        double h[N], envelope[N];
        make(rows[r].low, rows[r].high, h, envelope);
        struct method_sweep method = {.derivative = 1, .error_envelope = envelope};
        method.column[COLUMN_ERROR] = envelope;
        const struct sweep s = {.h = h, .n_h = N, .format = &formats[FORMAT_DOUBLE]};
        struct optimum o = {.luckiest = {NAN, NAN}};
        assert_int_equal(measured_find(&method, &s, s.format, 1, true, &o, NULL), HSTAR_OK);
        CHECK(o.measured.place == rows[r].place, "%s: place %d", rows[r].label, (int)o.measured.place);
        CHECK(fabs(log10(o.measured.h / rows[r].h)) < 0.11, "%s: h %g", rows[r].label, o.measured.h);
        CHECK(fabs(o.measured.error / rows[r].error - 1) < 0.5, "%s: error %g", rows[r].label,
              o.measured.error);
        CHECK(fabs(log10(o.measured.sweet_spot[0] / rows[r].from)) < 0.31 &&
                  fabs(log10(o.measured.sweet_spot[1] / rows[r].to)) < 0.31,
              "%s: %g to %g", rows[r].label, o.measured.sweet_spot[0], o.measured.sweet_spot[1]);
        CHECK(o.luckiest.error <= o.measured.error, "%s: luck %g", rows[r].label, o.luckiest.error);
    }
    CHECK_DONE();
}

/* A V between 1e-8 and 1 on so many steps: told from two a decade and three in all. */
static void check_enough(void **state)
{
    (void)state;
    static const struct {
        size_t n;
        double decades, lowest; /* log10 of the step of the least error */
        bool told;
    } rows[] = {
        {2, 8, -4, false}, {5, 8, -4, false},  {9, 8, -4, false},  {16, 8, -4, false},
        {17, 8, -4, true}, {33, 8, -4, true},  {2, 0.3, 0, false}, {3, 0.3, 0, true},
        {3, 1, -8, true},  {16, 8, -8, false}, {17, 8, -8, true},  {16, 8, 0, false},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        double h[40], error[40], envelope[40];
        for (size_t i = 0; i < rows[r].n; i++) {
            const double log_h = -8 + rows[r].decades * (double)i / (double)(rows[r].n - 1);
            h[i] = pow(10, log_h);
            error[i] = 1e-12 * pow(10, fabs(log_h - rows[r].lowest));
        }
        assert_int_equal(envelope_of(h, error, rows[r].n, envelope, NULL), HSTAR_OK);
        struct method_sweep method = {.error_envelope = envelope};
        method.column[COLUMN_ERROR] = error;
        const struct sweep s = {.h = h, .n_h = rows[r].n, .format = &formats[FORMAT_DOUBLE]};
        struct optimum o = {.measured = {.h = NAN}, .luckiest = {NAN, NAN}};
        assert_int_equal(measured_find(&method, &s, s.format, 1, false, &o, NULL), HSTAR_OK);
        CHECK((o.measured.place != OPTIMUM_NONE) == rows[r].told && isnan(o.measured.h) == !rows[r].told,
              "row %zu: place %d, h %g", r, (int)o.measured.place, o.measured.h);
        CHECK(o.luckiest.h > 0, "row %zu: the luckiest is a sample, and stays", r);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_level), cmocka_unit_test(check_enough)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
