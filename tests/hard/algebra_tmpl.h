/* Numerical algorithms of a fixed length in one type T, with the rounding that they have. Needs T, FN(name), LIBM(name). */
#define A(i)           ((T)p->a[i])
#define FUNCTION(name) static T FN(name)(const struct hard *p, T x)
enum { FN(order) = 8 };

/* Gauss's elimination of the n x (n + 1) numbers, without pivots; the product of the diagonal. */
static T FN(eliminate)(T m[][9], size_t n)
{
    T product = 1;
    for (size_t k = 0; k < n; k++) {
        product *= m[k][k];
        for (size_t i = k + 1; i < n; i++) {
            T factor = m[i][k] / m[k][k];
            for (size_t j = k; j <= n; j++) m[i][j] -= factor * m[k][j];
        }
    }
    return product;
}

/* Hilbert's matrix plus x: the first unknown. */
FUNCTION(hilbert)
{
    T m[FN(order)][9], y[FN(order)];
    const size_t n = p->n;
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) m[i][j] = 1 / (T)(i + j + 1) + (i == j ? x : 0);
        m[i][n] = 1;
    }
    FN(eliminate)(m, n);
    for (size_t i = n; i-- > 0;) {
        y[i] = m[i][n];
        for (size_t j = i + 1; j < n; j++) y[i] -= m[i][j] * y[j];
        y[i] /= m[i][i];
    }
    return y[0];
}

FUNCTION(determinant)
{
    T m[FN(order)][9];
    const size_t n = p->n;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= n; j++) m[i][j] = (T)p->data[(i + 3 * j) % (2 * n)] + (i == j ? x : 0);
    return FN(eliminate)(m, n);
}

/* The smaller root of y^2 - b y + x by the formula that cancels. */
FUNCTION(small_root)
{
    return (A(0) - LIBM(sqrt)(A(0) * A(0) - 4 * x)) / 2;
}

/* mean(w^2) - mean(w)^2, far from 0 */
FUNCTION(variance_in_one_pass)
{
    T sum = x, squares = x * x;
    for (size_t i = 0; i < p->n; i++) {
        sum += (T)p->data[i];
        squares += (T)p->data[i] * (T)p->data[i];
    }
    const T n = (T)(p->n + 1);
    return squares / n - sum / n * (sum / n);
}

FUNCTION(difference_of_distances)
{
    return LIBM(sqrt)(A(0) * A(0) + x * x) - A(0);
}

/* A difference with a step of its own is noise over that step. */
FUNCTION(difference_inside)
{
    const T h = A(0);
    return (LIBM(sin)(A(1) * (x + h)) - LIBM(sin)(A(1) * x)) / h;
}

FUNCTION(second_difference_inside)
{
    const T h = A(0);
    return (LIBM(exp)(x + h) - 2 * LIBM(exp)(x) + LIBM(exp)(x - h)) / (h * h);
}

/* y' = -A(0) y^2 + sin(x t), n steps over 0 … 1 */
static T FN(slope)(const struct hard *p, T t, T y, T x)
{
    return -A(0) * y * y + LIBM(sin)(x * t);
}

FUNCTION(euler)
{
    T y = A(1), h = 1 / (T)p->n;
    for (size_t i = 0; i < p->n; i++) y += h * FN(slope)(p, (T)i * h, y, x);
    return y;
}

FUNCTION(runge_kutta)
{
    T y = A(1), h = 1 / (T)p->n;
    for (size_t i = 0; i < p->n; i++) {
        T t = (T)i * h, a = FN(slope)(p, t, y, x), b = FN(slope)(p, t + h / 2, y + h / 2 * a, x);
        T c = FN(slope)(p, t + h / 2, y + h / 2 * b, x), e = FN(slope)(p, t + h, y + h * c, x);
        y += h / 6 * (a + 2 * b + 2 * c + e);
    }
    return y;
}

/* A pendulum of the length A(0), let go at the angle x: where it is after n steps. */
FUNCTION(pendulum)
{
    T angle = x, speed = 0, h = A(1) / (T)p->n;
    for (size_t i = 0; i < p->n; i++) {
        speed -= h * LIBM(sin)(angle) / A(0);
        angle += h * speed;
    }
    return angle;
}

/* The mean of tanh over a sample that was drawn once. */
FUNCTION(sample_mean)
{
    T sum = 0;
    for (size_t i = 0; i < p->n; i++) sum += LIBM(tanh)(x * (T)p->data[i] + A(0));
    return sum / (T)p->n;
}

/* A Chebyshev series by powers: cancels the more the longer it is. */
FUNCTION(powers)
{
    T sum = 0;
    const T n = (T)p->n;
    T term = n * LIBM(pow)(2 * x, n) / (2 * n);
    for (size_t k = 0; k <= p->n / 2; k++) {
        sum += term;
        const T j = (T)k;
        if (2 * k + 2 > p->n) break;
        term *= -(n - 2 * j) * (n - 2 * j - 1) / (4 * x * x * (j + 1) * (n - j - 1));
    }
    return sum;
}

#undef A
#undef FUNCTION
