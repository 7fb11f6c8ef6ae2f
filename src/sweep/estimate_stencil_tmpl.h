/* The loops of the stencils' estimates, for one format: uses T, FN(name), and ROUND(x), which is x itself where T is the
 * format and else rounds by the struct rounding *r. */

/* x + k h as a program computes it: k h is rounded, then the sum. The steps are numbers of the format. */
static void FN(nodes)(const struct rounding *r, T x, T k, const double *restrict h, size_t n, T *restrict out)
{
    (void)r;
    for (size_t i = 0; i < n; i++) out[i] = ROUND(x + ROUND(k * (T)h[i]));
}

/* To columns, from index `begin` on. */
static void FN(put)(const T *from, size_t n, const struct format_column *to, size_t begin)
{
    if (!to->nearest) return;
    double *restrict nearest = to->nearest + begin;
    for (size_t i = 0; i < n; i++) nearest[i] = (double)from[i];
    T *exact = to->exact ? (T *)to->exact + begin
                         : NULL; /* a number in a register need not be one in memory first */
    for (size_t i = 0; i < n && exact; i++) exact[i] = from[i];
}

/* (w_0 y_0 + w_1 y_1 + …) / (c h^d), added up from the left. A weight of 1 or -1 is exact, so this is the
 * formula as the texts write it. Strip by strip: the compiler makes vectors of a long one. Where a number fits no vector,
 * which loads and stores slowly, one at a time stays in its register. */
static void FN(combine)(const struct rounding *r, const struct stencil *s, const T *const *y,
                        const double *restrict h, size_t n, const struct format_column *out)
{
    (void)r;
    enum { STRIP = sizeof(T) > sizeof(double) ? 1 : 256 };
    T sum[STRIP];
    const T first = ROUND((T)s->weight_d[0]), c = ROUND((T)s->divisor_d);
    for (size_t begin = 0; begin < n; begin += STRIP) {
        const size_t m = n - begin < STRIP ? n - begin : STRIP;
        const T *restrict y0 = y[0] + begin;
        for (size_t i = 0; i < m; i++) sum[i] = ROUND(first * y0[i]);
        for (size_t k = 1; k < s->n; k++) {
            const T w = ROUND((T)s->weight_d[k]), *restrict yk = y[k] + begin;
            for (size_t i = 0; i < m; i++) sum[i] = ROUND(sum[i] + ROUND(w * yk[i]));
        }
        if (s->derivative == 1)
            for (size_t i = 0; i < m; i++) sum[i] = ROUND(sum[i] / ROUND(c * (T)h[begin + i]));
        else
            for (size_t i = 0; i < m; i++) {
                const T step = (T)h[begin + i];
                T power = step;
                for (unsigned j = 1; j < s->derivative; j++) power = ROUND(power * step);
                sum[i] = ROUND(sum[i] / ROUND(c * power));
            }
        FN(put)(sum, m, out, begin);
    }
}
