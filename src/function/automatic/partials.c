/* The rows of partials.def as functions, and the formulas that are too long for a row. */
#include "function/automatic/partials.h"
#include "function/exact/exact_functions.h"
#include "function/machine/special.h"

#include <math.h>
#include <stddef.h>

#define LN_2            0.693147180559945309417232121458176568
#define LN_10           2.302585092994045684017991454684364208
#define SQRT_2          1.414213562373095048801688724209698079
#define INVERSE_SQRT_PI 0.564189583547756286948079451560772586

static inline struct partial by(double number)
{
    return (struct partial){number, INFLUENCE_NUMBER};
}

#define BY(number)            by(number)
#define LEVEL                 ((struct partial){0, INFLUENCE_LEVEL})
#define UNUSED                ((struct partial){0, INFLUENCE_UNUSED})
#define REFUSED               ((struct partial){(double)NAN, INFLUENCE_NUMBER})
#define WHERE(holds, partial) ((holds) ? (partial) : REFUSED)
#define TAKEN(is, is_not)     ((is) ? BY(1) : WHERE(is_not, LEVEL))

/* y x^(y-1). Where y - 1 is rounded, x^y/x is nearer; where x^y underflows it may not be. At 0 an exponent that is no whole
 * number has one side only. */
static struct partial power_by_base(double x, double y, double r)
{
    const double less = y - 1, taken = less - y;
    const bool exact = y - (less - taken) == 0 && taken == -1;
    if (y == 0) return LEVEL;
    if (!(x > 0) && y != rint(y)) return REFUSED;
    if (x == 0 && y < 1) return REFUSED;
    return BY(exact || x == 0 ? y * pow(x, less) : y * (r / x));
}

/* Of atan2(y, x), here called (x, y), by its second argument. On the cut, which 0 belongs to, it is level along it. */
static struct partial angle_by_second(double x, double y)
{
    if (x == 0 && y < 0) return LEVEL;
    const double radius = hypot(x, y);
    return WHERE(radius > 0, BY(-x / radius / radius));
}

/* A 0 counts as positive, as it is typed; that of copysign may have another sign. */
static bool same_sign(double y)
{
    return y < 0 || y > 0 || (y == 0 && !signbit(y));
}

/* Without cancellation on either side, and to the end of the range. */
static double logistic(double x)
{
    const double e = exp(-fabs(x));
    return (x < 0 ? e : 1) / (1 + e);
}

/* The rounding of the square, which the exponential would multiply by it, is taken back. */
static double exp_minus_square(double x)
{
    const double square = x * x;
    return isfinite(square) ? exp(-square) * (1 - fma(x, x, -square)) : exp(-square);
}

/* For what has no short formula, or one that cancels: the second coefficient of the series in balls, rounded once. */
static double by_series(enum opcode opcode, double x)
{
    enum { PRECISION = 128 };
    if (!isfinite(x)) return NAN;
    arb_struct number[4];
    for (int i = 0; i < 4; i++) arb_init(&number[i]);
    arb_set_d(&number[0], x);
    arb_one(&number[1]);
    const struct jet at = {number, 2, false}, *const arguments[MAX_ARITY] = {&at};
    struct jet r = {number + 2, 0, false};
    exact_operation(opcode, &r, arguments, 2, PRECISION);
    const double slope = r.good == 2 ? ball_double(&r.c[1]) : (double)NAN;
    for (int i = 0; i < 4; i++) arb_clear(&number[i]);
    return slope;
}

typedef struct partial partial_function(double x, double y, double z, double r);

#define NOTHING REFUSED
#define ROW(operation, k, formula)                                                                           \
    static struct partial by_##k##_of_##operation(double x, double y, double z, double r)                    \
    {                                                                                                        \
        (void)x, (void)y, (void)z, (void)r;                                                                  \
        return formula;                                                                                      \
    }
#define X(operation, by_x, by_y, by_z) ROW(operation, 0, by_x) ROW(operation, 1, by_y) ROW(operation, 2, by_z)
#include "function/automatic/partials.def"
#undef X

static partial_function *const partial_functions[N_OPCODES][MAX_ARITY] = {
#define X(operation, by_x, by_y, by_z)                                                                       \
    [OP_##operation] = {by_0_of_##operation, by_1_of_##operation, by_2_of_##operation},
#include "function/automatic/partials.def"
#undef X
};

/* A row each operation: two of one would not compile. */
#define X(operation, by_x, by_y, by_z) +1
_Static_assert(
#include "function/automatic/partials.def"
    == (int)N_OPCODES, "partials.def: an operation has no row");
#undef X

struct partial partial_of(enum opcode opcode, unsigned k, double x, double y, double z, double r)
{
    return partial_functions[opcode][k](x, y, z, r);
}
