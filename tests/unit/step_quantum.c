/* The quantum: found where a function has one, and not invented where it has none. */
#include "stepping.h"

#include "step/quantum.h"

#include <stdlib.h>

static double in_float(double x)
{
    return (double)(float)sin(x);
}

static double printed(double x)
{
    char text[32];
    snprintf(text, sizeof text, "%.6f", exp(x));
    return strtod(text, NULL);
}

static double quarters(double x)
{
    return 0.25 * floor(4e3 * x);
}

static double thirds(double x)
{
    return round(300 * exp(x)) / 3;
}

static double counted(double x)
{
    return floor(1e4 * sin(x));
}

static double line(double x)
{
    return 3 * x + 1;
}

static double even_line(double x)
{
    return 0.75 * x;
}

static double flat(double x)
{
    return 2.5 + 0 * x;
}

static double two_values(double x)
{
    return x < 1.1 ? 1 : 1.25;
}

static double noisy(double x)
{
    return exp(x) * (1 + 1e-9 * scatter(x));
}

static double partly_undefined(double x)
{
    return x < 1.1 ? (double)NAN : quarters(x);
}

/* f at x and at n uneven offsets, from 2^-12 outwards by octaves on both sides. */
static struct record *record_of(function *f, double x, int n)
{
    static struct callee callee;
    static struct probe probe;
    callee = callee_of(f);
    probe = probe_of(&callee, x);
    probe_begin(&probe);
    struct record *r = calloc(1, sizeof *r);
    record_init(r, &probe);
    for (int i = 0; i < n; i++) {
        const double h = uneven_step(x, -12 + i / 2 % 10);
        double t = i % 2 ? -h : h, y;
        record_ask(r, &t, 1, &y);
    }
    return r;
}

static void quanta(void **state)
{
    static const struct {
        const char *name;
        function *f;
        double x;
        int n;
        double want; /* 0: there is none */
    } rows[] = {
        {"float", in_float, 1.1, 20, 0x1p-24}, /* sin 1.1 = 0.89: 24 bits */
        {"multiples of 0.25", quarters, 1.1, 20, 0.25},
        {"multiples of 0.25, a side missing", partly_undefined, 1.1, 40, 0.25},
        {"a count", counted, 1.1, 20, 1},
        {"six digits", printed, 1.1, 20, 0}, /* no power of two */
        {"thirds", thirds, 1.1, 20, 0},
        {"smooth", exp, 1.1, 20, 0},
        {"sine", sin, 0.7, 20, 0},
        {"noise", noisy, 1.1, 40, 0},
        {"a line", line, 1.1, 20, 0},
        {"a line through 0", even_line, 0.7, 20, 0},
        {"a constant", flat, 1.1, 20, 0},
        {"two values", two_values, 1.1, 20, 0},
        {"zero", fabs, 0, 0, 0},
        {"too few values", quarters, 1.1, 2, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct record *r = record_of(rows[i].f, rows[i].x, rows[i].n);
        CHECK(quantum_binary(r) == rows[i].want, "%s: %a, want %a", rows[i].name, quantum_binary(r),
              rows[i].want);
        free(r);
    }
    CHECK_DONE();
}

/* Every value is a multiple of it, and no more is claimed than that, over many points. */
static void every_value_is_a_multiple(void **state)
{
    static const struct {
        function *f;
        double least, most;
    } rows[] = {{in_float, 0x1p-27, 0x1p-23}, {quarters, 0.25, 1}, {counted, 1, 4}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (double x = 0.3; x < 1.3; x += 0.0473) {
            struct record *r = record_of(rows[i].f, x, 24);
            const double q = quantum_binary(r);
            CHECK(q >= rows[i].least && q <= rows[i].most, "row %zu at %g: %a", i, x, q);
            for (int k = 0; k < r->n; k++)
                CHECK(fmod(r->y[k], q) == 0, "row %zu at %g: %.17g is no multiple of %a", i, x, r->y[k], q);
            free(r);
        }
    CHECK_DONE();
}

/* Smooth functions have none, wherever. */
static void smooth_functions_have_none(void **state)
{
    static function *const smooth[] = {sin, exp, atan, log, sqrt, line, even_line, noisy};
    (void)state;
    for (size_t i = 0; i < sizeof smooth / sizeof *smooth; i++)
        for (double x = 0.31; x < 60; x *= 1.37) {
            struct record *r = record_of(smooth[i], x, 20);
            CHECK(quantum_binary(r) == 0, "%zu at %g: %g", i, x, quantum_binary(r));
            free(r);
        }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quanta),
        cmocka_unit_test(every_value_is_a_multiple),
        cmocka_unit_test(smooth_functions_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
