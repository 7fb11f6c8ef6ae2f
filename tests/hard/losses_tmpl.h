/* The losses in one type, by the plain loops that people write. Needs T, FN(name), LIBM(name). */
#define W(i) ((i) == p->component ? x : (T)p->data[i])
#define ROWS (p->data + p->n)
#define EACH (size_t i = 0; i < p->n; i++)

static T FN(squares)(const struct hard *p, T x)
{
    T sum = 0;
    for
        EACH sum += W(i) * W(i);
    return sum;
}

static T FN(fourth_powers)(const struct hard *p, T x)
{
    T sum = 0;
    for
        EACH sum += W(i) * W(i) * W(i) * W(i);
    return sum / (T)p->n;
}

static T FN(norm)(const struct hard *p, T x)
{
    return LIBM(sqrt)(FN(squares)(p, x));
}

static T FN(largest)(const struct hard *p, T x)
{
    T most = W(0);
    for
        EACH most = W(i) > most ? W(i) : most;
    return most;
}

static T FN(log_sum_exp)(const struct hard *p, T x)
{
    T most = FN(largest)(p, x), sum = 0;
    for
        EACH sum += LIBM(exp)(W(i) - most);
    return most + LIBM(log)(sum);
}

static T FN(cross_entropy)(const struct hard *p, T x)
{
    return FN(log_sum_exp)(p, x) - W(p->label);
}

static T FN(softmax)(const struct hard *p, T x)
{
    T most = FN(largest)(p, x), sum = 0;
    for
        EACH sum += LIBM(exp)(W(i) - most);
    return LIBM(exp)(W(p->label) - most) / sum;
}

static T FN(product)(const struct hard *p, T x, size_t row)
{
    T sum = 0;
    for
        EACH sum += (T)ROWS[row * p->n + i] * W(i);
    return sum;
}

static T FN(least_squares)(const struct hard *p, T x)
{
    const double *y = ROWS + p->rows * p->n;
    T sum = 0;
    for (size_t row = 0; row < p->rows; row++) {
        T miss = FN(product)(p, x, row) - (T)y[row];
        sum += miss * miss;
    }
    return sum / (T)p->rows;
}

static T FN(logistic)(const struct hard *p, T x)
{
    const double *y = ROWS + p->rows * p->n;
    T sum = 0;
    for (size_t row = 0; row < p->rows; row++)
        sum += LIBM(log1p)(LIBM(exp)((y[row] > 0 ? -1 : 1) * FN(product)(p, x, row)));
    return sum / (T)p->rows;
}

static T FN(rosenbrock)(const struct hard *p, T x)
{
    T sum = 0;
    for (size_t i = 0; i + 1 < p->n; i++) {
        T valley = W(i + 1) - W(i) * W(i), rest = 1 - W(i);
        sum += 100 * valley * valley + rest * rest;
    }
    return sum;
}

static T FN(variance)(const struct hard *p, T x)
{
    T mean = 0, sum = 0;
    for
        EACH mean += W(i);
    mean /= (T)p->n;
    for
        EACH sum += (W(i) - mean) * (W(i) - mean);
    return sum / (T)p->n;
}

#undef W
#undef ROWS
#undef EACH
