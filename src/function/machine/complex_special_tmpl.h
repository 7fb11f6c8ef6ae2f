/* The error function and the gamma function of complex numbers, which C99 does not have. evaluate_complex_tmpl.h says what T,
 * COMPLEX and the others are.
 *
 * The value on the real axis is the C library's (of digamma GSL's). To it comes what z = x + iy changes, from formulas in which
 * every term has y as a factor, so that it is as accurate where y is tiny. Measured in tests/unit/function_complex_formats.c. */

/* ---- the error function ---- */

/* exp(-z^2): with the rounding errors of the squares, which an exponent would make large. */
static COMPLEX FN(exp_minus_square)(COMPLEX z)
{
    const T a = RE(z), b = IM(z), far = 200; /* exp(-far^2) is 0 in all formats */
    if (LIBM(fabs)(a) > far && LIBM(fabs)(b) < LIBM(fabs)(a) / 2) return 0;
    const T p = a * a, p_rest = LIBM(fma)(a, a, -p);
    const T q = b * b, q_rest = LIBM(fma)(b, b, -q);
    const T turn = 2 * a * b, turn_rest = LIBM(fma)(2 * a, b, -turn);
    const T exponent = q - p, again = exponent - q; /* Knuth's sum of two */
    const T exponent_rest = (q - (exponent - again)) + (-p - again) + q_rest - p_rest;
    const T size = LIBM(exp)(exponent), r = size + size * exponent_rest;
    const T c = LIBM(cos)(turn), s = LIBM(sin)(turn);
    return FN(cartesian)(r * (c - turn_rest * s), -r * (s + turn_rest * c));
}

/* The integral of exp(-(x + is)^2) over s from 0 to y, in panels around s = m with d = half a panel's length: by
 *     g(s) = exp(-(x + is)^2),  g' = -2i (x + is) g,
 * the coefficients b_k d^-k of g(m + t)/g(m) are b_0 = 1, (k+1) b_(k+1) = -2i (x + im) d b_k + 2 d^2 b_(k-1), and the integral
 * over the panel is 2 d g(m) (b_0 + b_2/3 + b_4/5 + …). Panels are so short that b_k falls as 1/k! at least. */
static COMPLEX FN(erf_panels)(T x, T y)
{
    const T n = LIBM(ceil)(LIBM(fabs)(y) * (LIBM(fabs)(x) + LIBM(fabs)(y)) + (T)0.5), d = y / (2 * n);
    COMPLEX integral = 0;
    for (T panel = 0; panel < n; panel++) {
        const T m = (2 * panel + 1) * d;
        const COMPLEX slope = FN(cartesian)(2 * m * d, -2 * x * d);
        COMPLEX before = 1, last = slope, sum = 1;
        const T small = (T)(BITS > 64 ? 0x1p-120 : 0x1p-70);
        for (int k = 1; LIBM(cabs)(last) + LIBM(cabs)(before) > small; k++) { /* they are b_k and b_(k-1) */
            const COMPLEX next = (slope * last + 2 * d * d * before) / (T)(k + 1);
            before = last;
            last = next;
            if (k % 2) sum += last / (T)(k + 2);
        }
        integral += 2 * d * FN(exp_minus_square)(FN(cartesian)(x, m)) * sum;
    }
    return integral;
}

/* For |z|^2 of tail_begins and more, where Re z >= 0:
 *     erfc(z) = exp(-z^2)/(z sqrt(pi)) (1 - 1/(2 z^2) + 1 3/(2 z^2)^2 - …)
 * whose terms fall to exp(-|z|^2), which is below 2^-BITS, before they grow (DLMF 7.12.1). */
static const T FN(tail_begins) = (T)(0.75 * BITS + 9);

static COMPLEX FN(erfc_tail)(COMPLEX z)
{
    const COMPLEX w = 1 / (2 * (z * z));
    COMPLEX term = 1, sum = 1;
    for (int k = 1; k < BITS; k += 2) {
        const COMPLEX next = -(T)k * (w * term);
        if (LIBM(cabs)(next) >= LIBM(cabs)(term)) break;
        sum += term = next;
    }
    return FN(exp_minus_square)(z) / z * sum * BY_ROOT_PI;
}

static COMPLEX FN(complex_erf)(const COMPLEX *z)
{
    const T x = RE(z[0]), y = IM(z[0]), sign = x < 0 ? -1 : 1;
    if (!(x * x + y * y < FN(tail_begins))) return sign * (1 - FN(erfc_tail)(sign * z[0]));
    const COMPLEX integral = 2 * BY_ROOT_PI * FN(erf_panels)(x, y);
    return FN(cartesian)(LIBM(erf)(x) - IM(integral), RE(integral));
}

static COMPLEX FN(complex_erfc)(const COMPLEX *z)
{
    const T x = RE(z[0]), y = IM(z[0]);
    if (!(x * x + y * y < FN(tail_begins))) return x < 0 ? 2 - FN(erfc_tail)(-z[0]) : FN(erfc_tail)(z[0]);
    const COMPLEX integral = 2 * BY_ROOT_PI * FN(erf_panels)(x, y);
    return FN(cartesian)(LIBM(erfc)(x) + IM(integral), -RE(integral));
}

/* As the double: 1 + erf cancels far to the left. */
static COMPLEX FN(complex_gelu)(const COMPLEX *z)
{
    const COMPLEX scaled = z[0] / ROOT_2;
    return (T)0.5 * z[0] * (1 + FN(complex_erf)(&scaled));
}

/* ---- the gamma function ---- */

/* Stirling's series is used from here on to the right: its 15 terms then tell it to 2^-BITS. */
static const T FN(stirling_begins) = BITS > 64 ? 32 : 10;

/* The sum of c_k (2k - 1)^p z^(1-2k-p), where c_k = B_2k/(2k (2k - 1)): Stirling's series for p = 0, that of digamma for p = 1
 * (DLMF 5.11.1, 5.11.2). */
static COMPLEX FN(stirling)(COMPLEX z, int p)
{
    static const struct {
        double above, below;
    } c[] = {{1, 12},
             {-1, 360},
             {1, 1260},
             {-1, 1680},
             {1, 1188},
             {-691, 360360},
             {1, 156},
             {-3617, 122400},
             {43867, 244188},
             {-174611, 125400},
             {77683, 5796},
             {-236364091, 1506960},
             {657931, 300},
             {-3392780147, 93960},
             {1723168255201, 2492028}};
    const COMPLEX w = 1 / z, square = w * w;
    COMPLEX sum = 0;
    for (int k = (int)(sizeof c / sizeof *c); k > 0; k--)
        sum = square * sum + (T)(p ? 2 * k - 1 : 1) * (T)c[k - 1].above / (T)c[k - 1].below;
    return p ? square * sum : w * sum;
}

/* For the reflection at 1/2, with r the distance of x to an integer: sin(pi r), and cos(pi r) accurate where that is small. */
struct FN(turn) {
    T sine, cosine;
};

static struct FN(turn) FN(half_turns)(T x)
{
    const T r = x - LIBM(nearbyint)(x);
    return (struct FN(turn)){LIBM(sin)(PI * r), LIBM(sin)(PI * ((T)0.5 - LIBM(fabs)(r)))};
}

/* log |1 + it| */
static T FN(log_size)(T t)
{
    return LIBM(fabs)(t) < 1 ? LIBM(log1p)(t * t) / 2 : LIBM(log)(LIBM(hypot)(1, t));
}

/* log(1 + it) */
static COMPLEX FN(log_turn)(T t)
{
    return FN(cartesian)(FN(log_size)(t), LIBM(atan)(t));
}

/* log(gamma(x + iy)/gamma(x)), the one that is 0 for y = 0. For x >= 1/2
 *     gamma(z) = gamma(z + n)/(z (z + 1) … (z + n - 1)),
 *     log gamma(z) = (z - 1/2) log(z) - z + log(2 pi)/2 + Stirling's series,
 * with log(x + iy) = log(x) + log(1 + iy/x); else by gamma(z) gamma(1 - z) = pi/sin(pi z), in which
 * sin(pi z)/sin(pi x) = cosh(pi y) + i cot(pi x) sinh(pi y). */
static COMPLEX FN(gamma_ratio)(T x, T y)
{
    COMPLEX sum = 0;
    const bool left = x < (T)0.5;
    if (left) {
        const struct FN(turn) turn = FN(half_turns)(x);
        sum = FN(cartesian)(-FN(log_size)(LIBM(sinh)(PI * y) / turn.sine),
                            -LIBM(atan)(LIBM(tanh)(PI * y) * turn.cosine / turn.sine));
        x = 1 - x;
    }
    COMPLEX right = 0;
    for (; x < FN(stirling_begins); x++) right -= FN(log_turn)(y / x);
    const COMPLEX turned = FN(log_turn)(y / x);
    right += FN(cartesian)((x - (T)0.5) * RE(turned) - y * IM(turned),
                           y * (LIBM(log)(x) - 1) + (x - (T)0.5) * IM(turned) + y * RE(turned));
    const COMPLEX series = FN(stirling)(FN(cartesian)(x, y), 0);
    right += FN(cartesian)(RE(series) - RE(FN(stirling)(x, 0)), IM(series));
    return left ? FN(cartesian)(RE(sum) - RE(right), IM(sum) + IM(right)) : right;
}

static COMPLEX FN(complex_tgamma)(const COMPLEX *z)
{
    const T value = LIBM(tgamma)(RE(z[0]));
    const COMPLEX ratio = LIBM(cexp)(FN(gamma_ratio)(RE(z[0]), IM(z[0])));
    return FN(cartesian)(value * RE(ratio), value * IM(ratio));
}

/* On the real axis log |gamma(x)|, between any two poles, and its continuation from there. */
static COMPLEX FN(complex_lgamma)(const COMPLEX *z)
{
    int sign;
    const T value = LIBM_R(lgamma)(RE(z[0]), &sign);
    const COMPLEX ratio = FN(gamma_ratio)(RE(z[0]), IM(z[0]));
    return FN(cartesian)(value + RE(ratio), IM(ratio));
}

/* 1/x - 1/(x + iy) */
static COMPLEX FN(inverse_turn)(T x, T y)
{
    const T t = y / x, part = t / (1 + t * t) / x;
    return FN(cartesian)(t * part, part);
}

/* For x >= 1/2, from the derivatives of the formulas of gamma_ratio:
 *     digamma(z) = digamma(z + n) - 1/z - 1/(z + 1) - … - 1/(z + n - 1)
 *     digamma(z) = log(z) - 1/(2z) - the series */
static COMPLEX FN(digamma_right)(T x, T y)
{
    COMPLEX sum = (T)special_digamma((double)x);
    for (; x < FN(stirling_begins); x++) sum += FN(inverse_turn)(x, y);
    sum += FN(log_turn)(y / x) + FN(inverse_turn)(x, y) / 2;
    const COMPLEX series = FN(stirling)(FN(cartesian)(x, y), 1);
    return sum - FN(cartesian)(RE(series) - RE(FN(stirling)(x, 1)), IM(series));
}

/* Left of 1/2 it is digamma(1 - z) - pi cot(pi z). */
static COMPLEX FN(complex_digamma)(const COMPLEX *z)
{
    const T x = RE(z[0]), y = IM(z[0]);
    if (!(x < (T)0.5)) return FN(digamma_right)(x, y);
    const COMPLEX right = FN(digamma_right)(1 - x, y); /* of the conjugate */
    const struct FN(turn) turn = FN(half_turns)(x);
    const T high = LIBM(sinh)(PI * y), size = high * high + turn.sine * turn.sine;
    return FN(cartesian)(RE(right) - PI * turn.sine * turn.cosine / size,
                         PI * high * LIBM(cosh)(PI * y) / size - IM(right));
}
