/* The derivatives of a tape: Taylor coefficients of degree 0 … 4, carried through every operation. Those of a function of one
 * argument follow from its differential equation or from its derivative's. */
#include "tape.h"

struct jet {
    wide c[JET];
};

static struct jet times(struct jet a, struct jet b)
{
    struct jet y = {{0}};
    for (int i = 0; i < JET; i++)
        for (int j = 0; i + j < JET; j++) y.c[i + j] += a.c[i] * b.c[j];
    return y;
}

static struct jet plus(struct jet a, struct jet b, wide factor)
{
    for (int i = 0; i < JET; i++) a.c[i] += factor * b.c[i];
    return a;
}

static struct jet over(struct jet a, struct jet b)
{
    for (int i = 0; i < JET; i++) {
        for (int j = 1; j <= i; j++) a.c[i] -= b.c[j] * a.c[i - j];
        a.c[i] /= b.c[0];
    }
    return a;
}

/* a + t */
static struct jet line(wide a)
{
    return (struct jet){{a, 1}};
}

static struct jet constant(wide c)
{
    return (struct jet){{c}};
}

static struct jet integral(wide at, struct jet slope)
{
    struct jet y = {{at}};
    for (int i = 1; i < JET; i++) y.c[i] = slope.c[i - 1] / i;
    return y;
}

/* outer(a.c[0] + t) at t = a - a.c[0] */
static struct jet compose(struct jet outer, struct jet a)
{
    a.c[0] = 0;
    struct jet y = constant(outer.c[JET - 1]);
    for (int i = JET - 2; i >= 0; i--) {
        y = times(y, a);
        y.c[0] += outer.c[i];
    }
    return y;
}

static struct jet power(wide a, wide exponent)
{
    struct jet y = {{WIDE(pow)(a, exponent)}};
    for (int i = 1; i < JET; i++) y.c[i] = y.c[i - 1] * (exponent - i + 1) / (i * a);
    return y;
}

/* y'' = sign y, from y and y' */
static struct jet second_order(wide y0, wide y1, int sign)
{
    struct jet y = {{y0, y1}};
    for (int i = 2; i < JET; i++) y.c[i] = sign * y.c[i - 2] / (i * (i - 1));
    return y;
}

/* y' = p + q y + r y^2 */
static struct jet riccati(wide y0, int p, int q, int r)
{
    struct jet y = {{y0}};
    for (int i = 0; i + 1 < JET; i++) {
        wide slope = q * y.c[i] + (i == 0 ? p : 0);
        for (int j = 0; j <= i; j++) slope += r * y.c[j] * y.c[i - j];
        y.c[i + 1] = slope / (i + 1);
    }
    return y;
}

static struct jet exponential(wide y0, wide e)
{
    struct jet y = second_order(e, e, 1);
    y.c[0] = y0;
    return y;
}

static struct jet error_function(wide a)
{
    const wide pi = 4 * WIDE(atan)(1), e = WIDE(exp)(-a * a) * 2 / WIDE(sqrt)(pi);
    struct jet minus_square = {{-a * a, -2 * a, -1}};
    return integral(WIDE(erf)(a), compose(exponential(e, e), minus_square));
}

/* x y'' + y' + x y = 0 */
static struct jet bessel(wide a)
{
    struct jet y = {{WIDE(j0)(a), -WIDE(j1)(a)}};
    for (int k = 0; k + 2 < JET; k++)
        y.c[k + 2] =
            -((k + 1) * (k + 1) * y.c[k + 1] + a * y.c[k] + (k ? y.c[k - 1] : 0)) / (a * (k + 2) * (k + 1));
    return y;
}

static struct jet logarithm(wide a, wide at)
{
    return integral(at, over(constant(1), line(a)));
}

/* Stirling's series at a + 40, whose last term here is below 1e-30, and back by the logarithms between. */
static struct jet log_gamma(wide a)
{
    static const double bernoulli[][2] = {{1, 6},       {-1, 30}, {1, 42},      {-1, 30},     {5, 66},
                                          {-691, 2730}, {7, 6},   {-3617, 510}, {43867, 798}, {-174611, 330}};
    struct jet z = line(a), z2, y, term;
    z.c[0] += 40;
    z2 = times(z, z);
    struct jet half = z;
    half.c[0] -= 0.5;
    y = plus(times(half, logarithm(z.c[0], WIDE(log)(z.c[0]))), z, -1);
    term = over(constant(1), z);
    for (int k = 1; k <= 10; k++) {
        y = plus(y, term, (wide)bernoulli[k - 1][0] / (wide)bernoulli[k - 1][1] / (2 * k * (2 * k - 1)));
        term = over(term, z2);
    }
    for (int k = 0; k < 40; k++) y = plus(y, logarithm(a + k, WIDE(log)(a + k)), -1);
    y.c[0] = WIDE(lgamma)(a);
    return y;
}

/* The Taylor coefficients of a function of one argument at a. */
static struct jet series(enum tape_op op, wide a, double c)
{
    const wide e = WIDE(exp)(a), s = WIDE(sin)(a), cosine = WIDE(cos)(a);
    const struct jet one_plus_square = {{1 + a * a, 2 * a, 1}};
    switch ((int)op) {
    case TAPE_POWER:
        return power(a, (wide)c);
    case TAPE_SQRT:
        return power(a, 0.5);
    case TAPE_CBRT: {
        struct jet y = power(WIDE(fabs)(a), (wide)1 / 3);
        for (int i = 0; i < JET; i++)
            if (a < 0 && i % 2 == 0) y.c[i] = -y.c[i];
        return y;
    }
    case TAPE_EXP:
        return exponential(e, e);
    case TAPE_EXPM1:
        return exponential(WIDE(expm1)(a), e);
    case TAPE_LOG:
        return logarithm(a, WIDE(log)(a));
    case TAPE_LOG1P:
        return logarithm(1 + a, WIDE(log1p)(a));
    case TAPE_SIN:
        return second_order(s, cosine, -1);
    case TAPE_COS:
        return second_order(cosine, -s, -1);
    case TAPE_SINH:
        return second_order(WIDE(sinh)(a), WIDE(cosh)(a), 1);
    case TAPE_COSH:
        return second_order(WIDE(cosh)(a), WIDE(sinh)(a), 1);
    case TAPE_TAN:
        return riccati(WIDE(tan)(a), 1, 0, 1);
    case TAPE_TANH:
        return riccati(WIDE(tanh)(a), 1, 0, -1);
    case TAPE_SIGMOID:
        return riccati(1 / (1 + 1 / e), 0, 1, -1);
    case TAPE_SOFTPLUS:
        return integral(WIDE(log1p)(e), riccati(1 / (1 + 1 / e), 0, 1, -1));
    case TAPE_ATAN:
        return integral(WIDE(atan)(a), over(constant(1), one_plus_square));
    case TAPE_ASINH:
        return integral(WIDE(asinh)(a), compose(power(1 + a * a, -0.5), one_plus_square));
    case TAPE_ERF:
        return error_function(a);
    case TAPE_J0:
        return bessel(a);
    case TAPE_LGAMMA:
        return log_gamma(a);
    default:
        return constant(NAN);
    }
}

static struct jet step(const struct tape_step *s, struct jet a, struct jet b, wide x)
{
    switch ((int)s->op) {
    case TAPE_X:
        return line(x);
    case TAPE_CONSTANT:
        return constant((wide)s->c);
    case TAPE_ADD:
        return plus(a, b, 1);
    case TAPE_SUBTRACT:
        return plus(a, b, -1);
    case TAPE_MULTIPLY:
        return times(a, b);
    case TAPE_DIVIDE:
        return over(a, b);
    case TAPE_SCALE:
        return plus(constant(0), a, (wide)s->c);
    case TAPE_SHIFT:
        a.c[0] += (wide)s->c;
        return a;
    case TAPE_SQUARE:
        return times(a, a);
    case TAPE_RECIPROCAL:
        return over(constant(1), a);
    default:
        return compose(series(s->op, a.c[0], s->c), a);
    }
}

wide tape_derivative(const struct tape *tape, wide x, unsigned derivative)
{
    static const int factorial[JET] = {1, 1, 2, 6, 24};
    struct jet value[TAPE_MOST] = {{{0}}};
    for (size_t i = 0; i < tape->n; i++) {
        const struct tape_step *s = &tape->step[i];
        value[i] = step(s, value[s->a], value[s->b], x);
    }
    return tape->n ? value[tape->n - 1].c[derivative] * factorial[derivative] : line(x).c[derivative];
}
