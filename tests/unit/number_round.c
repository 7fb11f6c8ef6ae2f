/* Rounding to a format, beside the machine's own formats and beside exact rationals. */
#include "check.h"
#include "f16c.h"
#include "number/ball.h"
#include "number/round.h"

#include <stdlib.h>

/* The numbers of a narrow format, ascending, from 0 to its largest: by their definition. */
static size_t lay_out(const struct format *f, double *all, size_t room)
{
    size_t n = 0;
    const int digits = 1 << (f->bits - 1);
    for (int e = f->smallest; e <= f->largest; e++)
        for (int m = e == f->smallest ? 0 : digits; m < 2 * digits && n < room; m++) {
            double x = ldexp(m, e - f->bits + 1);
            if (x <= f->top) all[n++] = x;
        }
    return n;
}

static int even(const struct format *f, double x)
{
    int e;
    frexp(x, &e);
    int least = f->smallest - f->bits + 1, unit = e - f->bits > least ? e - f->bits : least;
    return fmod(ldexp(x, -unit), 2) == 0;
}

/* The nearest of the format's numbers to a positive rational, ties to even, by looking for it. */
static double nearest(const struct format *f, const double *all, size_t n, const fmpq_t q)
{
    size_t low = 0, high = n - 1;
    fmpq_t a, b;
    fmpq_init(a);
    fmpq_init(b);
    arf_t t;
    arf_init(t);
    fmpz_t man, exp;
    fmpz_init(man);
    fmpz_init(exp);
#define SET(q_, x)                                                                                           \
    do {                                                                                                     \
        arf_set_d(t, x);                                                                                     \
        arf_get_fmpz_2exp(man, exp, t);                                                                      \
        fmpq_set_fmpz(q_, man);                                                                              \
        if (fmpz_sgn(exp) >= 0)                                                                              \
            fmpq_mul_2exp(q_, q_, (ulong)fmpz_get_si(exp));                                                  \
        else                                                                                                 \
            fmpq_div_2exp(q_, q_, (ulong)-fmpz_get_si(exp));                                                 \
    } while (0)
    double found;
    SET(b, all[n - 1]);
    if (fmpq_cmp(q, b) >= 0) {
        /* half a unit beyond the largest, whose last bit decides the tie */
        double unit = ldexp(1, f->largest - f->bits + 1);
        SET(a, all[n - 1] + unit / 2);
        int c = fmpq_cmp(q, a);
        found = c < 0 || (c == 0 && even(f, all[n - 1])) ? all[n - 1] : f->beyond;
    } else {
        while (high - low > 1) {
            size_t middle = low + (high - low) / 2;
            SET(b, all[middle]);
            if (fmpq_cmp(b, q) <= 0)
                low = middle;
            else
                high = middle;
        }
        SET(a, all[low] + (all[high] - all[low]) / 2);
        int c = fmpq_cmp(q, a);
        found = c < 0 || (c == 0 && even(f, all[low])) ? all[low] : all[high];
    }
    fmpq_clear(a);
    fmpq_clear(b);
    arf_clear(t);
    fmpz_clear(man);
    fmpz_clear(exp);
    return found;
}

static void set(fmpq_t q, double x)
{
    arf_t t;
    fmpz_t man, exp;
    arf_init(t);
    fmpz_init(man);
    fmpz_init(exp);
    SET(q, x);
    arf_clear(t);
    fmpz_clear(man);
    fmpz_clear(exp);
}

static void same_rounding(const char *what, const struct format *f, double x, double y, double got,
                          double want)
{
    CHECK((isnan(got) && isnan(want)) || (got == want && signbit(got) == signbit(want)),
          "%s of %a and %a in %s: got %a, want %a", what, x, y, f->name, got, want);
}

/* a op b of positive numbers, exactly, then rounded. */
static void check_pair(const struct format *f, const double *all, size_t n, double a, double b)
{
    static const char *const names[] = {"sum", "difference", "product", "quotient"};
    const struct rounding r = rounding_of(f);
    const double computed[] = {a + b, a - b, a * b, a / b};
    fmpq_t p, q, exact;
    fmpq_init(p);
    fmpq_init(q);
    fmpq_init(exact);
    set(p, a);
    set(q, b);
    for (int op = 0; op < 4; op++) {
        if (op == 3 && b == 0) continue;
        if (op == 0) fmpq_add(exact, p, q);
        if (op == 1) fmpq_sub(exact, p, q);
        if (op == 2) fmpq_mul(exact, p, q);
        if (op == 3) fmpq_div(exact, p, q);
        int sign = fmpq_sgn(exact);
        fmpq_abs(exact, exact);
        double want = nearest(f, all, n, exact);
        same_rounding(names[op], f, a, b, round_number(&r, computed[op]), sign < 0 ? -want : want);
    }
    fmpq_clear(p);
    fmpq_clear(q);
    fmpq_clear(exact);
}

/* y is the square root of x rounded: x lies between the squares of the borders. Wide integers are not needed, as y has at
 * most 24 bits and a border one more. */
static void check_root(const struct format *f, double x)
{
    const struct rounding r = rounding_of(f);
    const double y = round_number(&r, sqrt(x));
    if (x == 0) {
        CHECK_SAME(y, 0.0, "root of 0");
        return;
    }
    int e;
    frexp(y, &e);
    const int least = f->smallest - f->bits + 1, unit = e - f->bits > least ? e - f->bits : least;
    const double half = ldexp(1, unit - 1);
    const bool narrower = y == ldexp(1, e - 1) && unit > least; /* the numbers below a power of two */
    const double below = y - (narrower ? half / 2 : half);
    CHECK(below * below <= x && x <= (y + half) * (y + half), "root of %a in %s: %a", x, f->name, y);
    same_rounding("rounding of a root", f, x, y, round_number(&r, y), y);
}

static void check_exhaustive(void **state)
{
    (void)state;
    enum { ROOM = 1 << 19, PAIRS = 20000 };
    static double all[ROOM];
    srand48(2385);
    for (size_t i = 0; i < N_FORMATS; i++) {
        const struct format *f = &formats[i];
        if (f->arithmetic != ARITHMETIC_ROUNDED) continue;
        const struct rounding r = rounding_of(f);
        size_t n = lay_out(f, all, ROOM);
        CHECK_SAME(all[n - 1], f->top, f->name);
        CHECK_SAME(all[1], format_least(f), f->name);
        for (size_t k = 0; k < n; k++) {
            same_rounding("itself", f, all[k], 0, round_number(&r, all[k]), all[k]);
            same_rounding("itself", f, -all[k], 0, round_number(&r, -all[k]), -all[k]);
            check_root(f, all[k]);
        }
        if (n < 200) { /* float8: all pairs */
            for (size_t a = 0; a < n; a++)
                for (size_t b = 0; b < n; b++) check_pair(f, all, n, all[a], all[b]);
            continue;
        }
        for (size_t k = 0; k < PAIRS; k++) {
            size_t a = (size_t)(drand48() * (double)n), b = (size_t)(drand48() * (double)n);
            if (k % 2) b = a + (size_t)(drand48() * 3) < n ? a + (size_t)(drand48() * 3) : a;
            if (k % 5 == 0) a = (size_t)(drand48() * ldexp(1, f->bits)); /* a subnormal number */
            check_pair(f, all, n, all[a % n], all[b % n]);
        }
    }
    CHECK_DONE();
}

/* A random double: of any size, near the format's borders, or half-way between two of its numbers. */
static double random_double(const struct format *f)
{
    const struct rounding r = rounding_of(f);
    double x = ldexp(drand48() - 0.5, (int)(drand48() * (f->largest - f->smallest + 40)) + f->smallest - 20);
    if (drand48() < 0.5) x = round_number(&r, x) * (1 + ldexp(drand48() < 0.5 ? 1 : -1, -f->bits));
    return drand48() < 0.1 ? nextafter(x, drand48() - 0.5) : x;
}

static void check_float(void **state)
{
    (void)state;
    const struct format *f = &formats[FORMAT_FLOAT];
    const struct rounding r = rounding_of(f);
    srand48(17);
    for (int i = 0; i < 2000000; i++) {
        double x = random_double(f);
        float a = (float)x, b = (float)random_double(f);
        same_rounding("conversion", f, x, 0, round_number(&r, x), (double)(float)x);
        if (i % 4) continue;
        same_rounding("sum", f, (double)a, (double)b, round_number(&r, (double)a + (double)b),
                      (double)(a + b));
        same_rounding("product", f, (double)a, (double)b, round_number(&r, (double)a * (double)b),
                      (double)(a * b));
        same_rounding("quotient", f, (double)a, (double)b, round_number(&r, (double)a / (double)b),
                      (double)(a / b));
        same_rounding("root", f, (double)a, 0, round_number(&r, sqrt((double)a)), (double)sqrtf(a));
    }
    CHECK_DONE();
}

#ifdef __FLT16_MANT_DIG__
__extension__ typedef _Float16 half;

static void check_half(void **state)
{
    (void)state;
    const struct format *f = &formats[FORMAT_HALF];
    const struct rounding r = rounding_of(f);
    srand48(18);
    for (int i = 0; i < 1000000; i++) {
        double x = random_double(f);
        same_rounding("conversion", f, x, 0, round_number(&r, x), (double)(half)x);
        half a = (half)x, b = (half)random_double(f), sum = a + b, product = a * b, quotient = a / b;
        same_rounding("sum", f, (double)a, (double)b, round_number(&r, (double)a + (double)b), (double)sum);
        same_rounding("product", f, (double)a, (double)b, round_number(&r, (double)a * (double)b),
                      (double)product);
        same_rounding("quotient", f, (double)a, (double)b, round_number(&r, (double)a / (double)b),
                      (double)quotient);
    }
    CHECK_DONE();
}
#else
static void check_half(void **state)
{
    (void)state;
    print_message("skipped: this compiler has no _Float16\n");
    skip();
}
#endif

/* The same with every compiler, by the machine's conversion of floats: of the operations in float, too, which rounding
 * twice leaves right, as 24 bits are at least twice 11 and two more. */
static void check_half_by_machine(void **state)
{
    (void)state;
    const struct format *f = &formats[FORMAT_HALF];
    const struct rounding r = rounding_of(f);
    enum { SUM, DIFFERENCE, PRODUCT, QUOTIENT, ROOT, N_RESULTS, GROUP = 8 };
    if (!f16c_there()) {
        print_message("skipped: this machine has no F16C\n");
        skip();
    }
    srand48(20);
    for (int i = 0; i < 1000000; i++) {
        float given[GROUP] = {(float)random_double(f), (float)random_double(f)}, halves[GROUP], want[GROUP];
        f16c_round(given, GROUP, halves);
        const double a = (double)halves[0], b = (double)halves[1];
        same_rounding("conversion", f, (double)given[0], 0, round_number(&r, (double)given[0]), a);
        const float results[GROUP] = {halves[0] + halves[1], halves[0] - halves[1], halves[0] * halves[1],
                                      halves[0] / halves[1], sqrtf(fabsf(halves[0]))};
        const double ours[N_RESULTS] = {a + b, a - b, a * b, a / b, sqrt(fabs(a))};
        static const char *const names[N_RESULTS] = {"sum", "difference", "product", "quotient", "root"};
        f16c_round(results, GROUP, want);
        for (size_t k = 0; k < N_RESULTS; k++)
            same_rounding(names[k], f, a, b, round_number(&r, ours[k]), (double)want[k]);
    }
    CHECK_DONE();
}

static void check_strange(void **state)
{
    (void)state;
    static const struct {
        enum format_id id;
        double x, want;
    } cases[] = {
        {FORMAT_HALF, INFINITY, INFINITY},
        {FORMAT_HALF, -INFINITY, -INFINITY},
        {FORMAT_HALF, 65519.99, 65504},
        {FORMAT_HALF, 65520, INFINITY},
        {FORMAT_HALF, -0.0, -0.0},
        {FORMAT_HALF, 0x1p-25, 0},
        {FORMAT_HALF, -0x1.8p-25, -0x1p-24},
        {FORMAT_HALF, DBL_MAX, INFINITY},
        {FORMAT_HALF, 0x1p-1074, 0},
        {FORMAT_FLOAT8_E4M3, 464, 448},
        {FORMAT_FLOAT8_E4M3, 464.0001, NAN},
        {FORMAT_FLOAT8_E4M3, INFINITY, NAN},
        {FORMAT_FLOAT8_E5M2, 61439.9, 57344},
        {FORMAT_FLOAT8_E5M2, 61440, INFINITY},
        {FORMAT_BFLOAT16, 1.00390625, 1},
        {FORMAT_BFLOAT16, 1.01171875, 1.015625},
        {FORMAT_TF32, 0x1p-137, 0},
        {FORMAT_TF32, 0x1.8p-137, 0x1p-136},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        same_rounding("rounding", &formats[cases[i].id], cases[i].x, 0,
                      round_double(&formats[cases[i].id], cases[i].x), cases[i].want);
    for (size_t i = 0; i < N_FORMATS; i++)
        CHECK(isnan(round_double(&formats[i], (double)NAN)), "NaN in %s", formats[i].name);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_strange), cmocka_unit_test(check_float),
                                       cmocka_unit_test(check_half), cmocka_unit_test(check_half_by_machine),
                                       cmocka_unit_test(check_exhaustive)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
