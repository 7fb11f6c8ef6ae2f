/* Adaptive solvers in one type T. Needs T, FN(name), LIBM(name), and before it `decide`: what a solver decides by its error estimate
 * is written down, or read. */
#define A(i) ((T)p->a[i])

/* The problem: y' = rate(t, y) from t = 0, with the parameters k, the start and the end, of which one is x. */
struct FN(task) {
    const struct hard *p;
    T k, start, end;
};

static struct FN(task) FN(task_of)(const struct hard *p, T x)
{
    return (struct FN(task)){p, p->label == 0 ? x : A(0), p->label == 1 ? x : A(1), p->label == 2 ? x : A(2)};
}

static T FN(rate)(const struct FN(task) * s, T t, T y)
{
    switch (s->p->component) {
    case DECAY:
        return -s->k * y;
    case LOGISTIC:
        return s->k * y * (1 - y);
    case SQUARE:
        return -s->k * y * y;
    case WAVE:
        return s->k * LIBM(cos)(s->k * t);
    case SWELL:
        return s->k * t * y;
    default:
        return LIBM(exp)(-s->k * t) * t; /* an integral */
    }
}

/* One step of Bogacki and Shampine's 3(2), or of Dormand and Prince's 5(4); *error is the difference of the two orders. */
static T FN(step_3)(const struct FN(task) * s, T t, T y, T h, T *error)
{
    T a = FN(rate)(s, t, y), b = FN(rate)(s, t + h / 2, y + h / 2 * a),
      c = FN(rate)(s, t + 3 * h / 4, y + 3 * h / 4 * b);
    T next = y + h * (2 * a + 3 * b + 4 * c) / 9, e = FN(rate)(s, t + h, next);
    *error = h * (-5 * a / 72 + b / 12 + c / 9 - e / 8);
    return next;
}

static T FN(step_5)(const struct FN(task) * s, T t, T y, T h, T *error)
{
    T a = FN(rate)(s, t, y), b = FN(rate)(s, t + h / 5, y + h * a / 5);
    T c = FN(rate)(s, t + 3 * h / 10, y + h * (3 * a + 9 * b) / 40);
    T e = FN(rate)(s, t + 4 * h / 5, y + h * (44 * a / 45 - 56 * b / 15 + 32 * c / 9));
    T f = FN(rate)(s, t + 8 * h / 9,
                   y + h * (19372 * a / 6561 - 25360 * b / 2187 + 64448 * c / 6561 - 212 * e / 729));
    T g = FN(rate)(
        s, t + h,
        y + h * (9017 * a / 3168 - 355 * b / 33 + 46732 * c / 5247 + 49 * e / 176 - 5103 * f / 18656));
    T next = y + h * (35 * a / 384 + 500 * c / 1113 + 125 * e / 192 - 2187 * f / 6784 + 11 * g / 84);
    T last = FN(rate)(s, t + h, next);
    *error =
        h * (71 * a / 57600 - 71 * c / 16695 + 71 * e / 1920 - 17253 * f / 339200 + 22 * g / 525 - last / 40);
    return next;
}

static T FN(integrate)(const struct hard *p, T x, T (*step)(const struct FN(task) *, T, T, T, T *), T order)
{
    const struct FN(task) s = FN(task_of)(p, x);
    T t = 0, y = s.start, h = s.end / 10;
    if (!(s.end > 0)) return (T)NAN;
    for (int i = 0; i < SOLVER_STEPS; i++) {
        const bool last = decide(p, t + h >= s.end);
        T error, taken = last ? s.end - t : h, next = step(&s, t, y, taken, &error);
        T ratio = LIBM(fabs)(error) / (A(3) * (1 + LIBM(fabs)(y)));
        const bool good = decide(p, ratio <= 1);
        if (good) {
            t += taken;
            y = next;
            if (last) return y;
        }
        T factor = (T)0.9 * LIBM(pow)(ratio, -1 / order);
        if (decide(p, !(factor < 5))) factor = 5;
        if (decide(p, factor < (T)0.2)) factor = (T)0.2;
        h = taken * factor;
    }
    return (T)NAN;
}

static T FN(runge_kutta_3)(const struct hard *p, T x)
{
    return FN(integrate)(p, x, FN(step_3), 3);
}

static T FN(runge_kutta_5)(const struct hard *p, T x)
{
    return FN(integrate)(p, x, FN(step_5), 5);
}

/* Halves and doubles only, as older codes do. */
static T FN(halving)(const struct hard *p, T x)
{
    const struct FN(task) s = FN(task_of)(p, x);
    T t = 0, y = s.start, h = s.end / 8;
    if (!(s.end > 0)) return (T)NAN;
    for (int i = 0; i < SOLVER_STEPS; i++) {
        const bool last = decide(p, t + h >= s.end);
        T error, taken = last ? s.end - t : h, next = FN(step_3)(&s, t, y, taken, &error);
        T ratio = LIBM(fabs)(error) / A(3);
        if (decide(p, ratio > 1)) {
            h = taken / 2;
            continue;
        }
        t += taken;
        y = next;
        if (last) return y;
        if (decide(p, ratio < (T)0.1)) h *= 2;
    }
    return (T)NAN;
}

/* As many steps as the length of the way asks for. */
static T FN(step_count)(const struct hard *p, T x)
{
    const struct FN(task) s = FN(task_of)(p, x);
    T y = s.start, rest, limit = LIBM(cbrt)(A(3)), n = 1;
    while (n < 200 && decide(p, s.end * (1 + LIBM(fabs)(s.k)) / n > limit)) n += 1;
    for (T i = 0; i < n; i += 1) y = FN(step_3)(&s, i * s.end / n, y, s.end / n, &rest);
    return y;
}

/* ---- Integrals of rate(t, 0) over 0 … end, of which the start is a summand ---- */

static T FN(integrand)(const struct FN(task) * s, T t)
{
    return FN(rate)(s, t, 0);
}

static T FN(simpson_part)(const struct FN(task) * s, T a, T b, T fa, T fm, T fb, T tol, int depth)
{
    T h = b - a, m = (a + b) / 2, fl = FN(integrand)(s, (a + m) / 2), fr = FN(integrand)(s, (m + b) / 2);
    T one = h / 6 * (fa + 4 * fm + fb), two = h / 12 * (fa + 4 * fl + 2 * fm + 4 * fr + fb);
    if (depth == 0 || decide(s->p, LIBM(fabs)(two - one) <= 15 * tol)) return two;
    return FN(simpson_part)(s, a, m, fa, fl, fm, tol / 2, depth - 1) +
           FN(simpson_part)(s, m, b, fm, fr, fb, tol / 2, depth - 1);
}

static T FN(simpson)(const struct hard *p, T x)
{
    const struct FN(task) s = FN(task_of)(p, x);
    T middle = s.end / 2;
    return s.start + FN(simpson_part)(&s, 0, s.end, FN(integrand)(&s, 0), FN(integrand)(&s, middle),
                                      FN(integrand)(&s, s.end), A(3), 9);
}

/* Gauss's 7 points within Kronrod's 15. */
static T FN(kronrod_part)(const struct FN(task) * s, T a, T b, T tol, int depth)
{
    static const double nodes[] = {0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
                                   0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
                                   0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
                                   0.207784955007898467600689403773245, 0},
                        outer[] = {0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
                                   0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
                                   0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
                                   0.204432940075298892414161999234649, 0.209482141084727828012999174891714},
                        inner[] = {
                            0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780,
                            0, 0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327};
    T half = (b - a) / 2, middle = (a + b) / 2, wide_sum = 0, narrow_sum = 0;
    for (int i = 0; i < 8; i++) {
        T away = half * (T)nodes[i], f = FN(integrand)(s, middle + away);
        if (i < 7) f += FN(integrand)(s, middle - away);
        wide_sum += (T)outer[i] * f;
        narrow_sum += (T)inner[i] * f;
    }
    if (depth == 0 || decide(s->p, half * LIBM(fabs)(wide_sum - narrow_sum) <= tol)) return half * wide_sum;
    return FN(kronrod_part)(s, a, middle, tol / 2, depth - 1) +
           FN(kronrod_part)(s, middle, b, tol / 2, depth - 1);
}

static T FN(kronrod)(const struct hard *p, T x)
{
    const struct FN(task) s = FN(task_of)(p, x);
    return s.start + FN(kronrod_part)(&s, 0, s.end, A(3), 8);
}

#undef A
