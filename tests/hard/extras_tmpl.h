/* The tape and its extra in one type. Needs T, FN(name), LIBM(name), TAPE. */
/* data: n knots and behind them n heights; (x - knot)^A(0) times the height, to the right of the knot. */
static T FN(sum_of_knots)(const struct hard *p, T x)
{
    T sum = 0;
    for (size_t i = 0; i < p->n; i++) {
        T away = x - (T)p->data[i], term = (T)p->data[p->n + i];
        for (int k = 0; k < (int)p->a[0]; k++) term *= away;
        sum += away > 0 ? term : 0;
    }
    return sum;
}

#define A(i) ((T)p->a[i])
#define X(name, expression)                                                                                  \
    T FN(name)(const struct hard *p, T x)                                                                    \
    {                                                                                                        \
        return TAPE(&p->tape, x) + (expression);                                                             \
    }
#include "extras.def"
#undef X
#undef A
