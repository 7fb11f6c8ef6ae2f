/* Half and bfloat16 as an expression computes with them: x + y, x - y, x * y, x / y for all 2^32 pairs of numbers, and
 * sqrt(x) for all numbers, bit for bit beside the machine's float arithmetic and a rounding that shares no code with ours.
 *
 * The numbers are all 65536 patterns: both signs, both zeros, the subnormal numbers, the infinities, every NaN (whose
 * payload need not agree). Under a sanitizer, and without optimisation, a line of every SAMPLE is done: a line is one
 * number beside SIDE others, and as SAMPLE is a prime the lines of all numbers have their turn. HSTAR_EXHAUSTIVE=1 asks
 * for all of them there, HSTAR_EXHAUSTIVE=0 for the sample in any build.
 *
 * The reference computes in float and rounds that. Rounding twice is innocent, with p the bits of the format:
 * - Normal results: 24 >= 2 p + 2 for p = 11 and p = 8 (Figueroa, SIGNUM 1995).
 * - Subnormal sums are multiples of the format's least number with fewer than 24 bits: exact in float.
 * - Products have 2 p bits: of half they are exact in float, which goes far lower. Of bfloat16, whose subnormal numbers are
 *   2^16 of float's apart, a product of 2^-134 or more (half its least number) is a multiple of 2^-149 and exact. A smaller
 *   one becomes 0, so float must not round it up to 2^-134: that takes a significand of 2^16 - 1, but the largest is 255^2.
 * - A quotient m / n of integers below 2^p, scaled, that is near the middle of two subnormal numbers and not in it keeps a
 *   distance of more than 2^-p of their half-distance. In half that is 2^-2p of its own size or more, and float rounds by
 *   2^-25 of it; in bfloat16 it is 2^(15 - 8) times float's least number, and float rounds by half of one.
 * - No root is subnormal. What float makes infinite is beyond the largest of the format by far. */
#include "base/pool.h"
#include "check.h"
#include "f16c.h"
#include "function/source/expression.h"
#include "number/wider.h"

#include <stdlib.h>

#if SANITIZED || !defined(__OPTIMIZE__)
#define ALL_BY_DEFAULT 0
#else
#define ALL_BY_DEFAULT 1
#endif

enum { NUMBERS = 1 << 16, SIDE = 1024, TILES = NUMBERS / SIDE, SAMPLE = 31 };
enum { ADD, SUBTRACT, MULTIPLY, DIVIDE, N_OPERATIONS };
static const char *const texts[N_OPERATIONS] = {"x+y", "x-y", "x*y", "x/y"};

/* SIDE numbers to the nearest of the format, ties to even. */
typedef void rounder(const float *from, float *to);

static uint32_t bits_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static float float_of(uint32_t bits)
{
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* A bfloat16 is the upper half of a float. */
WIDER static void round_bfloat16(const float *from, float *to)
{
    for (size_t i = 0; i < SIDE; i++) {
        const uint32_t bits = bits_of(from[i]), odd = bits >> 16 & 1;
        const float rounded = float_of((bits + 0x7fff + odd) & 0xffff0000);
        to[i] = from[i] == from[i] ? rounded : from[i];
    }
}

/* One number to half by integers: the significand is shifted down by 13 bits, and by more where the result is subnormal. */
static float half_by_integers(float x)
{
    const uint32_t bits = bits_of(x), size = bits & 0x7fffffff;
    const int exponent = (int)(size >> 23), drop = exponent >= 113 ? 13 : 13 + 113 - exponent;
    if (size > 0x7f800000) return x;
    if (drop > 24) return copysignf(0, x);
    const uint32_t significand = (size & 0x7fffff) | 0x800000,
                   rest = significand & ((UINT32_C(1) << drop) - 1);
    const uint32_t half_unit = UINT32_C(1) << (drop - 1);
    uint32_t kept = significand >> drop;
    kept += rest > half_unit || (rest == half_unit && kept % 2);
    const float rounded = ldexpf((float)kept, exponent - 150 + drop);
    return copysignf(rounded > 65504 ? (float)INFINITY : rounded, x);
}

static void round_half_by_integers(const float *from, float *to)
{
    for (size_t i = 0; i < SIDE; i++) to[i] = half_by_integers(from[i]);
}

static void round_half_by_machine(const float *from, float *to)
{
    f16c_round(from, SIDE, to);
}

/* The machine's own rounding where it has one. */
static rounder *half_rounder(void)
{
    return f16c_there() ? round_half_by_machine : round_half_by_integers;
}

/* The formats by their layout. */
struct layout {
    enum format_id id;
    int fraction_bits, bias;
};
static const struct layout half_layout = {FORMAT_HALF, 10, 15};
static const struct layout bfloat16_layout = {FORMAT_BFLOAT16, 7, 127};

static float decode(const struct layout *l, uint32_t pattern)
{
    const uint32_t fraction = pattern & ((UINT32_C(1) << l->fraction_bits) - 1);
    const uint32_t exponent = (pattern & 0x7fff) >> l->fraction_bits, sign = (pattern & 0x8000) << 16;
    const uint32_t hidden = UINT32_C(1) << l->fraction_bits;
    if (exponent == 0x7fffU >> l->fraction_bits) /* an infinity, or a NaN with its payload, but a quiet one */
        return float_of(sign | 0x7f800000 | (fraction ? 0x400000 | fraction << (23 - l->fraction_bits) : 0));
    const float size = exponent
                           ? ldexpf((float)(fraction | hidden), (int)exponent - l->bias - l->fraction_bits)
                           : ldexpf((float)fraction, 1 - l->bias - l->fraction_bits);
    return sign ? -size : size;
}

/* What differs in a tile: how often, and the first of it. */
struct finding {
    uint64_t n;
    size_t operation;
    double x, y, got, want;
};

struct run {
    struct function *in; /* the four operations, in the format */
    rounder *round;
    size_t every; /* a line of so many */
    float value[NUMBERS];
    double wide[NUMBERS]; /* the same as the evaluation takes them */
    struct finding found[TILES * TILES];
};

WIDER static void compute(const float *x, const float *y, float (*result)[SIDE])
{
    for (size_t i = 0; i < SIDE; i++) result[ADD][i] = x[i] + y[i];
    for (size_t i = 0; i < SIDE; i++) result[SUBTRACT][i] = x[i] - y[i];
    for (size_t i = 0; i < SIDE; i++) result[MULTIPLY][i] = x[i] * y[i];
    for (size_t i = 0; i < SIDE; i++) result[DIVIDE][i] = x[i] / y[i];
}

static bool same(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

/* Is any of them not the same? */
WIDER static bool differs(const double *got, const float *want)
{
    int64_t differences = 0;
    for (size_t i = 0; i < SIDE; i++) {
        const double wanted = (double)want[i];
        int64_t a, b;
        memcpy(&a, &got[i], sizeof a);
        memcpy(&b, &wanted, sizeof b);
        const int64_t both_nan = -(int64_t)((got[i] != got[i]) & (wanted != wanted));
        differences |= (a ^ b) & ~both_nan;
    }
    return differences != 0;
}

static void note(struct finding *found, size_t operation, const double *x, const double *y, const double *got,
                 const float *want)
{
    for (size_t i = 0; i < SIDE; i++) {
        if (same(got[i], (double)want[i])) continue;
        if (found->n++) continue;
        found->operation = operation;
        found->x = x[i], found->y = y[i], found->got = got[i], found->want = (double)want[i];
    }
}

/* A line of pairs, as columns; of the one number there is one for all where `varies` says so. */
struct slice {
    float x[SIDE], y[SIDE];
    double wide_x[SIDE], wide_y[SIDE];
    bool varies[2];
};

static hstar_status do_line(const struct run *run, const struct slice *line, struct finding *found,
                            hstar_error *err)
{
    double got[N_OPERATIONS][SIDE];
    float want[N_OPERATIONS][SIDE], rounded[SIDE];
    const void *const columns[] = {line->wide_x, line->wide_y};
    void *const outputs[] = {got[ADD], got[SUBTRACT], got[MULTIPLY], got[DIVIDE]};
    hstar_status status = run->in->class->evaluate_in(run->in, SIDE, columns, line->varies, outputs, err);
    compute(line->x, line->y, want);
    for (size_t o = 0; o < N_OPERATIONS && !status; o++) {
        run->round(want[o], rounded);
        if (differs(got[o], rounded)) note(found, o, line->wide_x, line->wide_y, got[o], rounded);
    }
    return status;
}

/* SIDE numbers x beside SIDE numbers y: by turns with one x for a line, with one y, and with columns for both, which the
 * evaluation knows as three different loops. */
static hstar_status do_tile(void *context, size_t task, hstar_error *err)
{
    struct run *run = context;
    const size_t first_x = task / TILES * SIDE, first_y = task % TILES * SIDE;
    const size_t turn = (task / TILES + task) % 3;
    const bool by_columns = turn == 1;
    struct slice line = {.varies = {turn != 0, turn != 1}};
    const size_t moving = by_columns ? first_x : first_y, standing = by_columns ? first_y : first_x;
    memcpy(by_columns ? line.x : line.y, run->value + moving, sizeof line.x);
    memcpy(by_columns ? line.wide_x : line.wide_y, run->wide + moving, sizeof line.wide_x);
    float *narrow = by_columns ? line.y : line.x;
    double *wide = by_columns ? line.wide_y : line.wide_x;
    hstar_status status = HSTAR_OK;
    for (size_t k = 0; k < SIDE && !status; k++) {
        if ((task * SIDE + k) % run->every) continue;
        for (size_t i = 0; i < SIDE; i++) narrow[i] = run->value[standing + k];
        for (size_t i = 0; i < SIDE; i++) wide[i] = run->wide[standing + k];
        status = do_line(run, &line, &run->found[task], err);
    }
    return status;
}

static size_t lines_wanted(void)
{
    const char *asked = getenv("HSTAR_EXHAUSTIVE");
    const bool all = asked && *asked ? strcmp(asked, "0") != 0 : ALL_BY_DEFAULT;
    return all ? 1 : SAMPLE;
}

static struct function *compile(const char *const *expressions, size_t n, struct function **plain,
                                const struct format *format)
{
    static const char *const variables[] = {"x", "y"};
    struct function *in;
    assert_int_equal(expression_new(expressions, n, variables, 2, plain, NULL), HSTAR_OK);
    assert_int_equal(function_in(*plain, format, &in, NULL), HSTAR_OK);
    return in;
}

static void check_pairs(const struct layout *layout, rounder *round)
{
    const struct format *format = &formats[layout->id];
    struct function *plain;
    struct run *run = calloc(1, sizeof *run);
    assert_non_null(run);
    run->in = compile(texts, N_OPERATIONS, &plain, format);
    run->round = round;
    run->every = lines_wanted();
    for (uint32_t p = 0; p < NUMBERS; p++) {
        run->value[p] = decode(layout, p);
        run->wide[p] = (double)run->value[p];
    }
    const struct pool_job job = {.task = do_tile, .context = run};
    assert_int_equal(pool_run(&job, TILES * TILES, 0, NULL), HSTAR_OK);
    print_message("%s: %s\n", format->name,
                  run->every == 1 ? "all pairs" : "a sample of the pairs: HSTAR_EXHAUSTIVE=1 does them all");
    uint64_t differing = 0;
    for (size_t t = 0; t < TILES * TILES; t++) {
        const struct finding *f = &run->found[t];
        if (f->n && differing < 10)
            CHECK(same(f->got, f->want), "%s in %s at x = %a, y = %a: got %a, want %a", texts[f->operation],
                  format->name, f->x, f->y, f->got, f->want);
        differing += f->n;
    }
    CHECK(differing == 0, "%s: %llu results differ", format->name, (unsigned long long)differing);
    function_free(run->in);
    function_free(plain);
    free(run);
}

static void check_half_pairs(void **state)
{
    (void)state;
    check_pairs(&half_layout, half_rounder());
    CHECK_DONE();
}

static void check_bfloat16_pairs(void **state)
{
    (void)state;
    check_pairs(&bfloat16_layout, round_bfloat16);
    CHECK_DONE();
}

static void check_all_roots(const struct layout *layout, rounder *round)
{
    static const char *const text = "sqrt(x)";
    static const bool varies[] = {true, false};
    struct function *plain, *in = compile(&text, 1, &plain, &formats[layout->id]);
    for (uint32_t first = 0; first < NUMBERS; first += SIDE) {
        float want[SIDE], rounded[SIDE];
        double x[SIDE], y = 0, got[SIDE];
        for (uint32_t i = 0; i < SIDE; i++) {
            const float value = decode(layout, first + i);
            x[i] = (double)value;
            want[i] = sqrtf(value);
        }
        round(want, rounded);
        const void *const columns[] = {x, &y};
        void *const outputs[] = {got};
        assert_int_equal(in->class->evaluate_in(in, SIDE, columns, varies, outputs, NULL), HSTAR_OK);
        for (size_t i = 0; i < SIDE; i++)
            CHECK(same(got[i], (double)rounded[i]), "sqrt(%a) in %s: got %a, want %a", x[i],
                  formats[layout->id].name, got[i], (double)rounded[i]);
    }
    function_free(in);
    function_free(plain);
}

static void check_roots(void **state)
{
    (void)state;
    check_all_roots(&half_layout, half_rounder());
    check_all_roots(&bfloat16_layout, round_bfloat16);
    CHECK_DONE();
}

/* The ways to round a float to half agree: by integers, the machine's own, the compiler's. */
static void check_one_rounding(const float *from)
{
    float by_integers[SIDE], by_machine[SIDE];
    round_half_by_integers(from, by_integers);
    half_rounder()(from, by_machine);
    for (size_t i = 0; i < SIDE; i++) {
        CHECK(same((double)by_integers[i], (double)by_machine[i]),
              "%a to half: by integers %a, by the machine %a", (double)from[i], (double)by_integers[i],
              (double)by_machine[i]);
#ifdef __FLT16_MANT_DIG__
        __extension__ const _Float16 half = (_Float16)from[i];
        CHECK(same((double)by_integers[i], (double)half), "%a to half: by integers %a, by the compiler %a",
              (double)from[i], (double)by_integers[i], (double)half);
#endif
    }
}

/* All halves, what lies half-way to the next, and the floats beside these; and any floats. */
static void check_reference(void **state)
{
    (void)state;
    enum { NEAR = 8, RANDOM = 4096 };
    float from[SIDE];
    for (uint32_t first = 0; first < NUMBERS; first += SIDE / NEAR) {
        for (uint32_t i = 0; i < SIDE; i++) {
            const float x = decode(&half_layout, first + i / NEAR);
            const float next = decode(&half_layout, (first + i / NEAR + 1) % NUMBERS);
            const float border = i % 2 ? x : isfinite(next) ? x / 2 + next / 2 : copysignf(65520, x);
            const int beside = (int)(i % NEAR) / 2 - 1; /* -1, 0, 1, and once more 0 */
            from[i] = isnan(border) || beside % 2 == 0 ? border
                                                       : nextafterf(border, (float)beside * (float)INFINITY);
        }
        check_one_rounding(from);
    }
    srand48(19);
    for (size_t k = 0; k < RANDOM; k++) {
        for (size_t i = 0; i < SIDE; i++) from[i] = float_of((uint32_t)mrand48());
        check_one_rounding(from);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_reference), cmocka_unit_test(check_roots),
                                       cmocka_unit_test(check_bfloat16_pairs),
                                       cmocka_unit_test(check_half_pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
