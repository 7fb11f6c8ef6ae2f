/* The close look: its weights against the equations that define them, the noise that it finds against the noise that was put
 * there, and what it says of functions that are not smooth. */
#include "stepping.h"

#include "step/auto/close_look.h"

#include <stdlib.h>

/* ---- the weights ---- */

static long double moment(enum close_look_weight which, int side, int power)
{
    long double sum = 0;
    for (int i = 0; i < NEAR_POINTS; i++)
        sum += (long double)close_look_weights[which][side][i] *
               powl((long double)close_look_nodes[side][i], power);
    return sum;
}

static long double product(enum close_look_weight a, enum close_look_weight b, int side)
{
    long double sum = 0;
    for (int i = 0; i < NEAR_POINTS; i++)
        sum += (long double)close_look_weights[a][side][i] * (long double)close_look_weights[b][side][i];
    return sum;
}

/* What rounding the weights to doubles leaves of a sum. */
static double rounding_of(enum close_look_weight which, int side, int power)
{
    double sum = 0;
    for (int i = 0; i < NEAR_POINTS; i++)
        sum += fabs(close_look_weights[which][side][i]) * pow(fabs(close_look_nodes[side][i]), power);
    return 0x1p-52 * sum;
}

/* Orthogonal to all lower powers and of unit length: but for the sign there is only one such row. */
static void parts_are_orthonormal_polynomials(void **state)
{
    static const enum close_look_weight parts[] = {NEAR_FOURTH_PART, NEAR_FIFTH_PART, NEAR_SIXTH_PART};
    (void)state;
    for (int side = 0; side < 2; side++)
        for (int k = 0; k < 3; k++) {
            for (int power = 0; power < 4 + k; power++)
                CHECK(fabsl(moment(parts[k], side, power)) <= rounding_of(parts[k], side, power),
                      "part %d, side %d, power %d: %Lg", 4 + k, side, power, moment(parts[k], side, power));
            for (int other = 0; other < 3; other++)
                CHECK(fabsl(product(parts[k], parts[other], side) - (k == other)) < 0x1p-51L,
                      "parts %d, %d, side %d: %.17Lg", 4 + k, 4 + other, side,
                      product(parts[k], parts[other], side));
        }
    CHECK_DONE();
}

/* Exact up to their degree; those of the least-squares polynomial see nothing of the parts of higher degree. */
static void derivatives_of_polynomials(void **state)
{
    static const struct {
        enum close_look_weight row;
        int derivative, degree;
    } rows[] = {{NEAR_SLOPE, 1, 6}, {NEAR_SLOPE_LOW, 1, 4}, {NEAR_SECOND, 2, 4}, {NEAR_THIRD, 3, 4}};
    (void)state;
    for (int side = 0; side < 2; side++)
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
            const enum close_look_weight row = rows[r].row;
            for (int power = 0; power <= rows[r].degree; power++) {
                const double want = power == rows[r].derivative ? tgamma(power + 1) : 0;
                CHECK(fabsl(moment(row, side, power) - (long double)want) <= rounding_of(row, side, power),
                      "row %zu, side %d, power %d: %.17Lg, want %g", r, side, power, moment(row, side, power),
                      want);
            }
            if (rows[r].degree == 6) continue;
            CHECK(fabsl(product(row, NEAR_FIFTH_PART, side)) < 0x1p-50L &&
                      fabsl(product(row, NEAR_SIXTH_PART, side)) < 0x1p-50L,
                  "row %zu, side %d is not that of least squares", r, side);
        }
    CHECK_DONE();
}

/* ---- looking ---- */

static void look(struct probe *p, struct close_look *near)
{
    struct record record;
    record_init(&record, p);
    close_look_take(&record, near);
}

static struct close_look look_within(function *f, double x, double lower, double upper, size_t *evaluations)
{
    struct callee c = callee_of(f);
    c.lower = lower;
    c.upper = upper;
    struct probe p = probe_of(&c, x);
    struct close_look near;
    probe_begin(&p);
    look(&p, &near);
    CHECK(!c.strayed, "at %g f was called out of bounds", x);
    CHECK(c.calls == p.evaluations && p.evaluations <= 2 + NEAR_MAX_EVALUATIONS,
          "at %g: %zu calls, %zu counted", x, c.calls, p.evaluations);
    *evaluations = p.evaluations - 2;
    return near;
}

static struct close_look look_at(function *f, double x)
{
    size_t evaluations;
    return look_within(f, x, -INFINITY, INFINITY, &evaluations);
}

static double planted, offset; /* the noise that is put into a function */

static double noisy_sine(double x)
{
    return sin(x) + planted * scatter(x);
}

static double noisy_line(double x)
{
    return 3.25 * x + offset + planted * scatter(x);
}

static double relative_noise(double x)
{
    return exp(x) * (1 + planted * scatter(x));
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A uniform scatter of +/- a has the standard deviation a / sqrt 3. Over some points: the median within a quarter, none
 * far off, and a bound that holds what it bounds. */
static void noise_is_found(void **state)
{
    static const struct {
        const char *name;
        function *f;
    } rows[] = {{"sine", noisy_sine}, {"line", noisy_line}, {"exp", relative_noise}};
    enum { POINTS = 101 };
    (void)state;
    offset = 1;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (planted = 4e-12; planted < 5e-3; planted *= 1000) {
            double ratio[POINTS];
            int bounded = 0, loud = 0;
            for (int i = 0; i < POINTS; i++) {
                const double x = 0.71 + 0.0131 * i;
                const double level = planted * (rows[r].f == relative_noise ? exp(x) : 1);
                const struct close_look near = look_at(rows[r].f, x);
                ratio[i] = near.noise / (level / sqrt(3));
                bounded += near.noise_bound >= level;
                loud += near.loud;
            }
            qsort(ratio, POINTS, sizeof *ratio, ascending);
            CHECK(ratio[POINTS / 2] > 0.75 && ratio[POINTS / 2] < 1.4, "%s with %g: median %g", rows[r].name,
                  planted, ratio[POINTS / 2]);
            /* Two parts that are noise alone fall below a thirtieth once in 2000 times, below a 300th once in 200000. */
            CHECK(ratio[0] > 1.0 / 300 && ratio[1] > 0.03 && ratio[POINTS - 1] < 3.5,
                  "%s with %g: %g, %g … %g", rows[r].name, planted, ratio[0], ratio[1], ratio[POINTS - 1]);
            CHECK(bounded >= 0.9 * POINTS, "%s with %g: bounded at %d", rows[r].name, planted, bounded);
            CHECK(loud >= 0.9 * POINTS, "%s with %g: loud at %d", rows[r].name, planted, loud);
        }
    CHECK_DONE();
}

/* Noise of the computer's own making. `level`: a standard deviation, from how it arises. */
static double in_float(double x)
{
    return (double)sinf((float)x);
}

static double quantised(double x)
{
    return 1e-5 * round(1e5 * sin(x));
}

static double rounded_argument(double x)
{
    return sin(827.3 * x);
}

static double on_an_offset(double x)
{
    return sin(x) + 1e6;
}

static double cancelling(double x)
{
    return (exp(x) + 1e3) - 1e3;
}

static void noise_of_rounding(void **state)
{
    /* Quanta q scatter by q / sqrt 12. The argument 910.03 of the sine has the ulp 2^-43; float has 2^-23 above 1. */
    const double uniform = 1 / sqrt(12);
    const struct {
        const char *name;
        function *f;
        double x, level;
    } rows[] = {
        {"float", in_float, 1.1, uniform * hypot(0x1p-24, 0x1p-23 * cos(1.1))},
        {"quanta", quantised, 1.1, uniform * 1e-5},
        {"argument", rounded_argument, 1.1, uniform * 0x1p-43 * fabs(cos(910.03))},
        {"offset", on_an_offset, 1.1, uniform * 0x1p-33},
        {"cancellation", cancelling, 1.1, uniform * 0x1p-43},
        {"the least there is", exp, 0.0626, 0x1p-53 / sqrt(3)},
    };
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const struct close_look near = look_at(rows[r].f, rows[r].x);
        CHECK(near.noise > rows[r].level / 6 && near.noise < rows[r].level * 3, "%s: noise %g, want %g",
              rows[r].name, near.noise, rows[r].level);
        CHECK(near.shape == NEAR_SMOOTH && !near.singular, "%s: shape %d", rows[r].name, near.shape);
        CHECK(near.noise >= 0x1p-53 / sqrt(3) * near.largest * 0.999, "%s: noise %g below rounding",
              rows[r].name, near.noise);
        CHECK(near.loud == (rows[r].f == in_float || rows[r].f == quantised), "%s", rows[r].name);
    }
    CHECK_DONE();
}

/* Near the minimum of a square whose root cancels the noise falls with the spacing; it is noise for all that. */
static double valley(double x)
{
    return (1 - x) * (1 - x) + 100 * (0.9999999992812673 - x * x) * (0.9999999992812673 - x * x);
}

static double edge(double x)
{
    return pow(fabs(x - 1), 1.5);
}

static void noise_that_falls(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        const double x = 0.9999999996398734 + i * 0x1p-50;
        const struct close_look near = look_at(valley, x);
        CHECK(!near.singular, "at %.17g: singular", x);
    }
    CHECK(look_at(edge, 1).singular, "a power of 1.5 is singular");
    CHECK_DONE();
}

/* ---- shapes ---- */

#define FUNCTIONS(X)                                                                                         \
    X(cubic, x *x *x - 2 * x)                                                                                \
    X(constant, 5 + 0 * x)                                                                                   \
    X(zero, 0 * x)                                                                                           \
    X(kink, 3 * fabs(x - 0.5) + x)                                                                           \
    X(kink_of_1e_2, 1e-2 * fabs(x - 0.5) + sin(x))                                                           \
    X(relu, x > 0 ? x : 0)                                                                                   \
    X(jump, sin(x) + (x >= 0.5))                                                                             \
    X(small_jump, sin(x) + 1e-6 * (x >= 0.5))                                                                \
    X(stairs, ceil(x))                                                                                       \
    X(isolated, x == 0.5 ? 7 : sin(x))                                                                       \
    X(isolated_by_1e_6, sin(x) + 1e-6 * (x == 0.5))                                                          \
    X(root, sqrt(x))                                                                                         \
    X(mirrored_root, sqrt(-x))                                                                               \
    X(cube_root, cbrt(x))                                                                                    \
    X(from_one, x >= 1 ? exp(x) : (double)NAN)                                                               \
    X(to_one, x <= 1 ? exp(x) : (double)NAN)                                                                 \
    X(lonely, x == 0.5 ? 4 : (double)NAN)                                                                    \
    X(bent_at_zero, x *fabs(x))                                                                              \
    X(fast, sin(1e8 * x))                                                                                    \
    X(very_fast, sin(1e12 * x))                                                                              \
    X(small, 1e-300 * sin(x))                                                                                \
    X(subnormal, 5e-324 * round(1e12 * sin(x)))                                                              \
    X(large, 1e308 * sin(x))                                                                                 \
    X(square, x *x)                                                                                          \
    X(steep, exp(1e5 * x))                                                                                   \
    X(inverse, 1 / x)                                                                                        \
    X(rounded_sum, 1 + x - 3)                                                                                \
    X(rounded_sum_and_jump, 1 + x - 3 + 1e-12 * (x >= 2))                                                    \
    X(rounded_sum_and_kink, 1 + x - 3 + 1e-3 * fabs(x - 2))
#define X(name, value)                                                                                       \
    static double name(double x)                                                                             \
    {                                                                                                        \
        return value;                                                                                        \
    }
FUNCTIONS(X)
#undef X

static const char *const shape_names[] = {"undefined", "flat", "smooth", "kink", "jump", "steep"};

/* slope: the derivative, to be within slope_error; NaN: there is none to speak of. most: evaluations at most. */
static const struct row {
    const char *name;
    function *f;
    double x;
    enum close_look_shape shape;
    int side;
    double slope;
    size_t most;
} rows[] = {
    {"cubic", cubic, 2.385, NEAR_SMOOTH, 0, 3 * 2.385 * 2.385 - 2, 6},
    {"sine", sin, 1.1, NEAR_SMOOTH, 0, 0.45359612142557731, 6},
    {"sine at 0", sin, 0, NEAR_SMOOTH, 0, 1, 12},
    {"sine, tiny x", sin, 1e-300, NEAR_SMOOTH, 0, 1, 18},
    {"sine, subnormal x", sin, 5e-324, NEAR_SMOOTH, 0, 1, 18},
    {"square at 0", square, 0, NEAR_SMOOTH, 0, 0, 18},
    {"huge x", square, 1e150, NEAR_SMOOTH, 0, 2e150, 6},
    {"log of a huge x", log, 1e300, NEAR_SMOOTH, 0, 1e-300, 6},
    {"log of a tiny x", log, 1e-300, NEAR_SMOOTH, 0, 1e300, 12},
    {"exp near overflow", exp, 700, NEAR_SMOOTH, 0, 1.0142320547350045e304, 12},
    {"sine near overflow", large, 1.1, NEAR_SMOOTH, 0, 4.5359612142557731e307, 6},
    {"sine near underflow", small, 1.1, NEAR_SMOOTH, 0, 4.5359612142557731e-301, 6},
    {"all but zero", subnormal, 1.1, NEAR_SMOOTH, 0, 5e-324 * 1e12 * 0.45359612142557731, 18},
    {"steep", steep, 1e-3, NEAR_SMOOTH, 0, 2.6881171418161356e48, 30},
    {"constant", constant, 2.385, NEAR_FLAT, 0, NAN, 30},
    {"zero at 0", zero, 0, NEAR_FLAT, 0, NAN, 30},
    {"a step of stairs", stairs, 0.3, NEAR_FLAT, 0, NAN, 30},
    {"kink", kink, 0.5, NEAR_KINK, 0, NAN, 12},
    {"kink of 1e-2", kink_of_1e_2, 0.5, NEAR_KINK, 0, NAN, 12},
    {"kink at 0", relu, 0, NEAR_KINK, 0, NAN, 18},
    {"next to a kink", kink, 0.500001, NEAR_SMOOTH, 0, 4, 18},
    {"jump", jump, 0.5, NEAR_JUMP, 0, NAN, 12},
    {"jump of 1e-6", small_jump, 0.5, NEAR_JUMP, 0, NAN, 12},
    {"jump between steps", stairs, 1, NEAR_JUMP, 0, NAN, 18},
    {"value apart", isolated, 0.5, NEAR_JUMP, 0, NAN, 12},
    {"value apart by 1e-6", isolated_by_1e_6, 0.5, NEAR_JUMP, 0, NAN, 12},
    {"sum that rounds where f is 0", rounded_sum, 2, NEAR_SMOOTH, 0, 1, 12},
    {"jump of 1e-12 there", rounded_sum_and_jump, 2, NEAR_JUMP, 0, NAN, 12},
    {"kink of 1e-3 there", rounded_sum_and_kink, 2, NEAR_KINK, 0, NAN, 12},
    {"vertical", cube_root, 0, NEAR_STEEP, 0, NAN, 18},
    {"vertical to the right", root, 0, NEAR_STEEP, 1, NAN, 24},
    {"vertical to the left", mirrored_root, 0, NEAR_STEEP, -1, NAN, 24},
    {"vertical at the end", asin, 1, NEAR_STEEP, -1, NAN, 24},
    {"defined from x on", from_one, 1, NEAR_SMOOTH, 1, 2.7182818284590451, 12},
    {"defined up to x", to_one, 1, NEAR_SMOOTH, -1, 2.7182818284590451, 12},
    {"defined near x only", lonely, 0.5, NEAR_UNDEFINED, 1, NAN, 60},
    {"oscillation", fast, 1, NEAR_SMOOTH, 0, -36338508.935569055, 24},
    {"oscillation beyond the doubles", very_fast, 1, NEAR_SMOOTH, 0, NAN, 30},
    {"f'' jumps", bent_at_zero, 0, NEAR_SMOOTH, 0, NAN, 30},
    {"next to a pole", inverse, 1e-8, NEAR_SMOOTH, 0, -1e16, 6},
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static void shapes(void **state)
{
    (void)state;
    for (size_t r = 0; r < N_ROWS; r++) {
        const struct row *row = &rows[r];
        size_t evaluations;
        const struct close_look near = look_within(row->f, row->x, -INFINITY, INFINITY, &evaluations);
        CHECK(near.shape == row->shape, "%s: %s, want %s", row->name, shape_names[near.shape],
              shape_names[row->shape]);
        CHECK(near.side == row->side || near.shape == NEAR_UNDEFINED, "%s: side %d", row->name, near.side);
        CHECK(evaluations <= row->most, "%s: %zu evaluations", row->name, evaluations);
        if (isnan(row->slope)) continue;
        CHECK(fabs(near.slope - row->slope) <= near.slope_error, "%s: slope %g +/- %g, want %g", row->name,
              near.slope, near.slope_error, row->slope);
        CHECK(near.slope_error <= 0.05 * fabs(row->slope) + near.spacing, "%s: slope +/- %g", row->name,
              near.slope_error);
        CHECK(near.noise >= 0 && near.noise_bound > near.noise && near.spacing >= ldexp(1, near.exponent) &&
                  near.spacing <= 1.2 * ldexp(1, near.exponent),
              "%s: noise %g, bound %g", row->name, near.noise, near.noise_bound);
    }
    CHECK_DONE();
}

/* Mirrored, f tells the same with the sides exchanged: one code serves both. */
static function *mirrored_of;

static double mirrored(double x)
{
    return mirrored_of(-x);
}

static void mirrored_alike(void **state)
{
    (void)state;
    for (size_t r = 0; r < N_ROWS; r++) {
        const struct row *row = &rows[r];
        mirrored_of = row->f;
        size_t a, b;
        const struct close_look here = look_within(row->f, row->x, -INFINITY, INFINITY, &a);
        const struct close_look there = look_within(mirrored, -row->x, -INFINITY, INFINITY, &b);
        /* The nodes are not symmetric: levels of noise differ, what is clear does not. */
        CHECK(there.shape == here.shape && (there.side == -here.side || here.shape == NEAR_UNDEFINED),
              "%s: %s, side %d", row->name, shape_names[there.shape], there.side);
        if (here.side) CHECK_SAME(there.slope, -here.slope, row->name);
    }
    CHECK_DONE();
}

static void slopes_of_a_kink(void **state)
{
    (void)state;
    const struct close_look near = look_at(kink, 0.5);
    CHECK_CLOSE(near.slopes[0], -2, 1e-6, "left");
    CHECK_CLOSE(near.slopes[1], 4, 1e-6, "right");
    CHECK_DONE();
}

/* Bounds take a side away where the nodes would not fit between them, and no sooner. */
static void bounds(void **state)
{
    static const struct {
        double below, above;
        int side;
        enum close_look_shape shape;
    } cases[] = {
        {1, 1, 0, NEAR_SMOOTH},    {0, 1, 1, NEAR_SMOOTH},     {1, 0, -1, NEAR_SMOOTH},
        {1e-7, 1, 1, NEAR_SMOOTH}, {1, 1e-7, -1, NEAR_SMOOTH}, {1e-5, 1e-5, 0, NEAR_SMOOTH},
        {0, 1e-7, 1, NEAR_SMOOTH}, {1e-8, 0, -1, NEAR_SMOOTH}, {0, 0, 0, NEAR_UNDEFINED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const double x = 2.385;
        size_t evaluations;
        const struct close_look near =
            look_within(sin, x, x - cases[i].below, x + cases[i].above, &evaluations);
        CHECK(near.shape == cases[i].shape, "case %zu: %s", i, shape_names[near.shape]);
        if (near.shape == NEAR_UNDEFINED) continue;
        CHECK(near.side == cases[i].side, "case %zu: side %d", i, near.side);
        CHECK(fabs(near.slope - cos(x)) <= near.slope_error, "case %zu: %g +/- %g", i, near.slope - cos(x),
              near.slope_error);
    }
    CHECK_DONE();
}

/* A budget or a death in the middle ends it, whenever that is. */
static void cut_short(void **state)
{
    (void)state;
    for (size_t r = 0; r < N_ROWS; r++)
        for (size_t budget = 2; budget < 32; budget++) {
            struct callee c = callee_of(rows[r].f);
            struct probe p = probe_of(&c, rows[r].x);
            struct close_look near;
            p.budget = budget;
            probe_begin(&p);
            look(&p, &near);
            CHECK(c.calls <= budget, "%s: %zu calls of %zu", rows[r].name, c.calls, budget);
            CHECK(near.shape != NEAR_UNDEFINED || rows[r].shape == NEAR_UNDEFINED || p.out_of_budget,
                  "%s with %zu", rows[r].name, budget);
            CHECK(budget < 8 || budget > 9 || near.shape == NEAR_UNDEFINED || isfinite(near.noise),
                  "%s with %zu", rows[r].name, budget);
        }
    CHECK_DONE();
}

/* f(x) twice may differ: its spread is noise. */
static size_t turn;

static double unsteady(double x)
{
    return exp(x) + (++turn == 1 ? 1e-3 : 0);
}

static void spread_is_noise(void **state)
{
    (void)state;
    turn = 0;
    const struct close_look near = look_at(unsteady, 0.3);
    CHECK(near.noise >= 0.999e-3, "noise %g", near.noise);
    CHECK(near.slope_error > 1e-3 / near.spacing, "slope +/- %g", near.slope_error);
    CHECK_DONE();
}

/* The first step worth trying: half of x, or some times the scale on which f is seen to bend. */
static void reach(void **state)
{
    static const struct {
        const char *name;
        function *f;
        double x, least, most;
    } cases[] = {
        {"cubic", cubic, 2.385, 0.5, 2},         {"line", relu, 1000, 256, 512},
        {"exp(1e5 x)", steep, 1e-3, 1e-6, 1e-4}, {"sin(1e8 x)", fast, 1, 1e-9, 1e-7},
        {"1/x", inverse, 1e-8, 2e-9, 8e-9},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct close_look near = look_at(cases[i].f, cases[i].x);
        const double h = ldexp(1, near.reach);
        CHECK(h >= cases[i].least && h <= cases[i].most, "%s: reach %g", cases[i].name, h);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_orthonormal_polynomials),
        cmocka_unit_test(derivatives_of_polynomials),
        cmocka_unit_test(noise_is_found),
        cmocka_unit_test(noise_of_rounding),
        cmocka_unit_test(noise_that_falls),
        cmocka_unit_test(shapes),
        cmocka_unit_test(mirrored_alike),
        cmocka_unit_test(slopes_of_a_kink),
        cmocka_unit_test(bounds),
        cmocka_unit_test(cut_short),
        cmocka_unit_test(spread_is_noise),
        cmocka_unit_test(reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
