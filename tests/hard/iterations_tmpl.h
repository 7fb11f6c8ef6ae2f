/* Iterations in one type T, each until `tol`. Needs T, FN(name), LIBM(name),
 * and before it `rounds_go_on`, which knows when to end. */
#define A(i)           ((T)p->a[i])
#define FUNCTION(name) static T FN(name)(const struct hard *p, T x, T tol)
#define ROUNDS         size_t rounds = 0
#define ON(condition)  rounds_go_on(p, (condition), &rounds)

/* y^3 + A(0) y = x */
FUNCTION(newton_cubic)
{
    ROUNDS;
    T y = 1;
    for (;;) {
        T step = (y * y * y + A(0) * y - x) / (3 * y * y + A(0));
        y -= step;
        if (!ON(LIBM(fabs)(step) > tol)) break;
    }
    return y;
}

FUNCTION(newton_kepler)
{
    ROUNDS;
    T y = x, e = A(0) / 2;
    for (;;) {
        T step = (y - e * LIBM(sin)(y) - x) / (1 - e * LIBM(cos)(y));
        y -= step;
        if (!ON(LIBM(fabs)(step) > tol)) break;
    }
    return y;
}

FUNCTION(newton_fixed_start)
{
    ROUNDS;
    T y = 1, before;
    if (!(x > 0)) return (T)NAN;
    do {
        before = y;
        y = (y + x / y) / 2;
    } while (ON(LIBM(fabs)(y - before) > tol));
    return y;
}

static T FN(equation)(const struct hard *p, T y, T x)
{
    return LIBM(exp)(y / 2) + A(0) * y - x;
}

FUNCTION(secant)
{
    ROUNDS;
    T y0 = 0, y1 = 2, f0 = FN(equation)(p, y0, x), f1 = FN(equation)(p, y1, x);
    while (ON(LIBM(fabs)(y1 - y0) > tol && f1 != f0)) {
        T y = y1 - f1 * (y1 - y0) / (f1 - f0);
        y0 = y1;
        f0 = f1;
        y1 = y;
        f1 = FN(equation)(p, y1, x);
    }
    return y1;
}

FUNCTION(bisection)
{
    T low = -8, high = 8;
    while (high - low > tol) {
        T middle = (low + high) / 2;
        if (middle <= low || middle >= high) break;
        if (FN(equation)(p, middle, x) > 0)
            high = middle;
        else
            low = middle;
    }
    return (low + high) / 2;
}

FUNCTION(false_position)
{
    ROUNDS;
    T low = -1, high = 3, f_low = FN(equation)(p, low, x), f_high = FN(equation)(p, high, x), y = low, before;
    for (;;) {
        before = y;
        y = (low * f_high - high * f_low) / (f_high - f_low);
        T f = FN(equation)(p, y, x);
        if (!ON(LIBM(fabs)(y - before) > tol && f != 0)) break;
        if ((f > 0) == (f_high > 0))
            high = y, f_high = f;
        else
            low = y, f_low = f;
    }
    return y;
}

FUNCTION(fixed_point)
{
    ROUNDS;
    T y = 0, before;
    do {
        before = y;
        y = x + A(0) / 2 * LIBM(cos)(y);
    } while (ON(LIBM(fabs)(y - before) > tol));
    return y;
}

FUNCTION(relaxation)
{
    ROUNDS;
    T y = 0, step;
    do {
        step = (x + A(0) / 2 * LIBM(cos)(y) - y) / 10;
        y += step;
    } while (ON(LIBM(fabs)(step) > tol));
    return y;
}

FUNCTION(exp_series)
{
    ROUNDS;
    T sum = 1, term = 1;
    for (int i = 1; ON(LIBM(fabs)(term) > tol); i++) sum += term *= x / i;
    return sum;
}

FUNCTION(sine_series)
{
    ROUNDS;
    T sum = x, term = x;
    for (int i = 2; ON(LIBM(fabs)(term) > tol); i += 2) sum += term *= -x * x / (i * (i + 1));
    return sum;
}

FUNCTION(log_series)
{
    ROUNDS;
    T sum = x, power = x, term = x;
    if (!(LIBM(fabs)(x) < 1)) return (T)NAN;
    for (int i = 2; ON(LIBM(fabs)(term) > tol); i++) {
        power *= -x;
        sum += term = power / i;
    }
    return sum;
}

FUNCTION(erf_series)
{
    ROUNDS;
    T sum = x, power = x, term = x;
    for (int i = 1; ON(LIBM(fabs)(term) > tol); i++) {
        power *= -x * x / i;
        sum += term = power / (2 * i + 1);
    }
    return sum * 2 / LIBM(sqrt)(4 * LIBM(atan)((T)1));
}

FUNCTION(arithmetic_geometric)
{
    ROUNDS;
    T a = 1, b = LIBM(sqrt)(1 - x * x);
    while (ON(LIBM(fabs)(a - b) > tol)) {
        T mean = (a + b) / 2;
        b = LIBM(sqrt)(a * b);
        a = mean;
    }
    return 2 * LIBM(atan)((T)1) / a;
}

/* tan(x) = x / (1 - x^2 / (3 - x^2 / (5 - …))), by longer and longer ones. */
FUNCTION(continued_fraction)
{
    ROUNDS;
    T y = 0, before;
    int n = 1;
    do {
        before = y;
        n += 2;
        T bottom = n;
        for (int i = n - 2; i > 0; i -= 2) bottom = i - x * x / bottom;
        y = x / bottom;
    } while (ON(LIBM(fabs)(y - before) > tol));
    return y;
}

FUNCTION(power_iteration)
{
    ROUNDS;
    T u = 1, v = 0.25, value = 0, before;
    do {
        before = value;
        T a = 2 * u + x * v, b = x * u + A(0) * v;
        value = (u * a + v * b) / (u * u + v * v);
        T size = LIBM(sqrt)(a * a + b * b);
        u = a / size;
        v = b / size;
    } while (ON(LIBM(fabs)(value - before) > tol));
    return value;
}

FUNCTION(gauss_seidel)
{
    ROUNDS;
    T a = 0, b = 0, c = 0, before;
    do {
        before = a + b + c;
        a = (1 + x * b / 8 - c) / 4;
        b = (2 - a + c) / (4 + A(0));
        c = (x - a + b) / 5;
    } while (ON(LIBM(fabs)(a + b + c - before) > tol));
    return a + 2 * b * c;
}

/* The least cosh(u) - x u + A(0) (v - u)^2 + v^2 / 2: its place. */
FUNCTION(descent)
{
    ROUNDS;
    T u = 0, v = 0, du, dv;
    do {
        du = LIBM(sinh)(u) - x - 2 * A(0) * (v - u);
        dv = 2 * A(0) * (v - u) + v;
        u -= du / 12;
        v -= dv / 12;
    } while (ON(LIBM(fabs)(du) + LIBM(fabs)(dv) > tol));
    return u;
}

/* The place of the least (y - sin(x))^2 + y^4 / 4, where its derivative says which side. */
FUNCTION(golden_section)
{
    const T ratio = (LIBM(sqrt)((T)5) - 1) / 2;
    T low = -2, high = 2;
    (void)p;
    while (high - low > tol) {
        T middle = low + (1 - ratio) * (high - low);
        if (middle <= low || middle >= high) break;
        if (2 * (middle - LIBM(sin)(x)) + middle * middle * middle > 0)
            high = middle;
        else
            low = middle;
    }
    return (low + high) / 2;
}

static T FN(integrand)(const struct hard *p, T t, T x)
{
    return LIBM(exp)(-x * t * t) + A(0) * t * x;
}

FUNCTION(romberg)
{
    ROUNDS;
    enum { LEVELS_MOST = 13 };
    T row[LEVELS_MOST], h = 1;
    row[0] = (FN(integrand)(p, 0, x) + FN(integrand)(p, 1, x)) / 2;
    for (int level = 1, n = 1; level < LEVELS_MOST; level++, n *= 2) {
        T sum = 0, before = row[0], factor = 1;
        for (int i = 0; i < n; i++) sum += FN(integrand)(p, ((T)i + (T)0.5) * h, x);
        row[level] = row[level - 1] / 2 + sum * h / 2;
        h /= 2;
        for (int j = level - 1; j >= 0; j--) {
            factor *= 4;
            row[j] = row[j + 1] + (row[j + 1] - row[j]) / (factor - 1);
        }
        if (!ON(level <= 2 || LIBM(fabs)(row[0] - before) > tol)) break;
    }
    return row[0];
}

FUNCTION(trapezoids)
{
    ROUNDS;
    T h = 1, value = (FN(integrand)(p, 0, x) + FN(integrand)(p, 1, x)) / 2, before;
    int n = 1;
    do {
        T sum = 0;
        for (int i = 0; i < n; i++) sum += FN(integrand)(p, ((T)i + (T)0.5) * h, x);
        before = value;
        value = value / 2 + sum * h / 2;
        h /= 2;
        n *= 2;
    } while (ON(n < 8 || (n < 4096 && LIBM(fabs)(value - before) > tol)));
    return value;
}

FUNCTION(market)
{
    T low = 0, high = 50;
    while (high - low > tol) {
        T price = (low + high) / 2, supply = LIBM(sqrt)(price) * A(0), demand = x / (1 + price * price / 9);
        if (price <= low || price >= high) break;
        if (supply > demand)
            high = price;
        else
            low = price;
    }
    return (low + high) / 2;
}

/* The rate at which ten payments of A(0) are worth x. */
FUNCTION(rate_of_return)
{
    ROUNDS;
    T rate = (T)0.1;
    for (;;) {
        T worth = -x, slope = 0, factor = 1;
        for (int year = 1; year <= 10; year++) {
            factor /= 1 + rate;
            worth += A(0) * factor;
            slope -= year * A(0) * factor / (1 + rate);
        }
        T step = worth / slope;
        rate -= step;
        if (!ON(LIBM(fabs)(step) > tol)) break;
    }
    return rate;
}

#undef ROUNDS
#undef ON
#undef A
#undef FUNCTION
