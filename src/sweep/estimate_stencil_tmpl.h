/* The loops of the stencils' estimates, for one format: uses T, FN(name), and ROUND(x), which is x itself where T is the
 * format and else rounds by the struct rounding *r. */

/* x + k h as a program computes it: k h is rounded, then the sum. */
static void FN(nodes)(const struct rounding *r, T x, T k, const T *restrict h, size_t n, T *restrict out)
{
    (void)r;
    for (size_t i = 0; i < n; i++) out[i] = ROUND(x + ROUND(k * h[i]));
}

/* (w_0 y_0 + w_1 y_1 + …) / (c h^d), added up from the left. A weight of 1 or -1 is exact, so this is the
 * formula as the texts write it. */
static void FN(combine)(const struct rounding *r, const struct stencil *s, const T *const *y,
                        const T *restrict h, size_t n, T *restrict out)
{
    (void)r;
    const T first = ROUND((T)s->weight_d[0]), c = ROUND((T)s->divisor_d);
    for (size_t i = 0; i < n; i++) out[i] = ROUND(first * y[0][i]);
    for (size_t k = 1; k < s->n; k++) {
        const T w = ROUND((T)s->weight_d[k]), *restrict yk = y[k];
        for (size_t i = 0; i < n; i++) out[i] = ROUND(out[i] + ROUND(w * yk[i]));
    }
    if (s->derivative == 1) {
        for (size_t i = 0; i < n; i++) out[i] = ROUND(out[i] / ROUND(c * h[i]));
        return;
    }
    for (size_t i = 0; i < n; i++) {
        T power = h[i];
        for (unsigned j = 1; j < s->derivative; j++) power = ROUND(power * h[i]);
        out[i] = ROUND(out[i] / ROUND(c * power));
    }
}
