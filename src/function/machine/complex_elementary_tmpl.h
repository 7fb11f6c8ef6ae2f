/* Formulas for the elementary functions of complex numbers that C99 does not have. evaluate_complex_tmpl.h says what T, COMPLEX
 * and the others are. */

/* re + i im, whatever the two are: i times infinity, or times -0, is not what a sum of them would make of it. */
static inline COMPLEX FN(cartesian)(T re, T im)
{
    const T parts[2] = {re, im};
    COMPLEX z;
    memcpy(&z, parts, sizeof z);
    return z;
}

/* r (cos t + i sin t) */
static COMPLEX FN(polar)(T r, T t)
{
    return FN(cartesian)(r * LIBM(cos)(t), r * LIBM(sin)(t));
}

/* z^w. A square and its like by multiplication, which tells both parts wherever z is. With a real exponent by polar
 * coordinates, which tell a tiny angle; a negative base has whole powers only, as pow has: (-1)^w (-z)^w, away from the
 * cut. */
static COMPLEX FN(complex_pow)(const COMPLEX *z)
{
    COMPLEX base = z[0];
    const T re = RE(z[1]), im = IM(z[1]);
    const bool real = im == 0;
    T sign = 1;
    if (real && re == 2) return base * base;
    if (real && re == 3) return base * base * base;
    if (real && re == 4) return (base * base) * (base * base);
    if (RE(base) < 0 && real) {
        base = -base;
        sign = re != LIBM(floor)(re) ? (T)NAN : LIBM(fmod)(re, 2) != 0 ? -1 : 1;
    }
    const T r = LIBM(cabs)(base), t = LIBM(carg)(base);
    if (real) return sign * FN(polar)(LIBM(pow)(r, re), re * t);
    return FN(polar)(LIBM(pow)(r, re) * LIBM(exp)(-im * t), re * t + im * LIBM(log)(r));
}

static COMPLEX FN(complex_exp2)(const COMPLEX *z)
{
    return FN(polar)(LIBM(exp2)(RE(z[0])), IM(z[0]) * LN_2);
}

/* exp(a) cos(b) - 1 = expm1(a) cos(b) - 2 sin(b/2)^2 */
static COMPLEX FN(complex_expm1)(const COMPLEX *z)
{
    const T a = RE(z[0]), b = IM(z[0]), half = LIBM(sin)(b / 2);
    return FN(cartesian)(LIBM(expm1)(a) * LIBM(cos)(b) - 2 * half * half, LIBM(exp)(a) * LIBM(sin)(b));
}

static COMPLEX FN(complex_log2)(const COMPLEX *z)
{
    const COMPLEX y = LIBM(clog)(z[0]);
    return FN(cartesian)(RE(y) / LN_2, IM(y) / LN_2);
}

static COMPLEX FN(complex_log10)(const COMPLEX *z)
{
    const COMPLEX y = LIBM(clog)(z[0]);
    return FN(cartesian)(RE(y) / LN_10, IM(y) / LN_10);
}

/* |1 + a + ib|^2 = 1 + (2a + a^2 + b^2), but near -1, where 1 + a is exact, and far out, where its rounding does not show and
 * squares overflow; of a small b the square is nothing beside 1 and b. */
static COMPLEX FN(complex_log1p)(const COMPLEX *z)
{
    const T a = RE(z[0]), b = IM(z[0]), small = (T)(BITS > 64 ? 0x1p-120 : 0x1p-66);
    if (a <= (T)-0.5 || a >= 1) return LIBM(clog)(FN(cartesian)(1 + a, b));
    return FN(cartesian)(LIBM(fabs)(b) < small ? LIBM(log1p)(a) : LIBM(log1p)(a * (2 + a) + b * b) / 2,
                         LIBM(atan2)(b, 1 + a));
}

static COMPLEX FN(complex_cbrt)(const COMPLEX *z)
{
    const T sign = RE(z[0]) < 0 ? -1 : 1;
    return sign * FN(polar)(LIBM(cbrt)(LIBM(cabs)(z[0])), LIBM(carg)(sign * z[0]) / 3);
}

/* a sqrt(1 + (b/a)^2), a being the larger and on the right: squares of very large or small numbers would be lost. */
static COMPLEX FN(complex_hypot)(const COMPLEX *z)
{
    const bool first = LIBM(fabs)(RE(z[0])) >= LIBM(fabs)(RE(z[1]));
    const COMPLEX a = first ? z[0] : z[1], b = first ? z[1] : z[0], q = b / a;
    if (RE(a) == 0) return LIBM(csqrt)(a * a + b * b);
    const COMPLEX root = LIBM(csqrt)(1 + q * q);
    return RE(a) < 0 ? -a * root : a * root;
}

static COMPLEX FN(complex_fma)(const COMPLEX *z)
{
    return z[0] * z[1] + z[2];
}

/* The angle of (x, y), by the quotient that is not large. */
static COMPLEX FN(complex_atan2)(const COMPLEX *z)
{
    const COMPLEX y = z[0], x = z[1];
    if (LIBM(fabs)(RE(x)) >= LIBM(fabs)(RE(y))) {
        const T turn = RE(x) < 0 ? LIBM(copysign)(PI, RE(y)) : 0;
        return LIBM(catan)(y / x) + turn;
    }
    return LIBM(copysign)(HALF_PI, RE(y)) - LIBM(catan)(x / y);
}

static COMPLEX FN(complex_sigmoid)(const COMPLEX *z)
{
    return 1 / (1 + LIBM(cexp)(-z[0]));
}

static COMPLEX FN(complex_softplus)(const COMPLEX *z)
{
    const COMPLEX e = LIBM(cexp)(z[0]);
    return FN(complex_log1p)(&e);
}

static COMPLEX FN(complex_silu)(const COMPLEX *z)
{
    return z[0] / (1 + LIBM(cexp)(-z[0]));
}

static COMPLEX FN(complex_if)(const COMPLEX *z)
{
    return RE(z[0]) != 0 ? z[1] : z[2];
}

static COMPLEX FN(negated)(const COMPLEX *z)
{
    return -z[0];
}
