/* The formulas that define the functions of kind OWN, included once a format by evaluate_tmpl.h, whose names they use. Comparisons
 * are arranged so that NaN stays NaN. */
static inline T FN(own_sign)(T x)
{
    return x > 0 ? 1 : x < 0 ? -1 : x;
}

static inline T FN(own_if)(T c, T a, T b)
{
    return c != 0 ? a : b;
}

static inline T FN(own_relu)(T x)
{
    return x < 0 ? 0 : x;
}

static inline T FN(own_step)(T x)
{
    return x < 0 ? 0 : x >= 0 ? 1 : x;
}

static inline T FN(own_sigmoid)(T x)
{
    return 1 / (1 + LIBM(exp)(-x));
}

static inline T FN(own_softplus)(T x)
{
    return LIBM(log1p)(LIBM(exp)(x));
}

static inline T FN(own_silu)(T x)
{
    return x / (1 + LIBM(exp)(-x));
}

static inline T FN(own_gelu)(T x)
{
    return (T)0.5 * x * (1 + LIBM(erf)(x / LIBM(sqrt)(2)));
}

/* The C library's lgamma, which also writes a global sign, without it. */
static inline T FN(own_lgamma)(T x)
{
    int sign;
    return LIBM_R(lgamma)(x, &sign);
}
