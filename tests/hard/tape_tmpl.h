/* The value of a tape in one type. Needs T, FN(name), LIBM(name). */
T FN(tape)(const struct tape *tape, T x)
{
    T value[TAPE_MOST];
    value[0] = x;
    for (size_t i = 0; i < tape->n; i++) {
        const struct tape_step *s = &tape->step[i];
        const T a = value[s->a], b = value[s->b];
        const double c = s->c;
        switch ((int)s->op) {
#define X(identifier, expression)                                                                            \
    case TAPE_##identifier:                                                                                  \
        value[i] = expression;                                                                               \
        break;
#include "tape_ops.def"
#undef X
        default:
            return x;
        }
        (void)a, (void)b, (void)c;
    }
    return tape->n ? value[tape->n - 1] : x;
}
