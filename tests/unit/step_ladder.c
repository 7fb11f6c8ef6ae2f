/* The ladder: its table against polynomials worked out in long double, its bounds of the noise against the sums of weights
 * that they stand for, and what of it is believed. */
#include "climbing.h"

#include <stdlib.h>

static double polynomial(double x) /* exact in doubles at few-bit x */
{
    return 3 + x * (-2 + x * (5 + x * (0.5 + x * (-1.25 + x * 0.75))));
}

static double cosh_like(double x)
{
    return exp(1.25 * x) + x;
}

/* ---- the table ---- */

/* The difference that a rung stands for, in long double. */
static long double quotient(const struct ladder *l, int rung)
{
    long double h = (long double)l->h[rung], ahead = (long double)l->ahead[rung],
                behind = (long double)l->behind[rung], f = (long double)l->p->f;
    if (l->side) return (ahead - f) / (l->side * h);
    if (l->derivative % 2) return (ahead - behind) / (2 * h);
    return (ahead - 2 * f + behind) / (2 * h * h);
}

/* What the difference is a polynomial in: h^2, or the signed h. */
static long double abscissa(const struct ladder *l, int rung)
{
    long double h = (long double)l->h[rung];
    return l->side ? l->side * h : h * h;
}

/* The coefficients of the Lagrange polynomial that is 1 at rung j and 0 at the others of i-m … i. */
static void lagrange(const struct ladder *l, int i, int m, int j, long double *coefficient)
{
    coefficient[0] = 1;
    int degree = 0;
    for (int k = i - m; k <= i; k++) {
        if (k == j) continue;
        long double t = abscissa(l, k), span = abscissa(l, j) - t;
        coefficient[degree + 1] = 0;
        for (int d = ++degree; d >= 0; d--)
            coefficient[d] = ((d ? coefficient[d - 1] : 0) - (d < degree ? t * coefficient[d] : 0)) / span;
    }
}

static double factorial(unsigned n)
{
    return tgamma(n + 1.0);
}

static const struct {
    unsigned derivative;
    int side;
} kinds[] = {{1, 0}, {2, 0}, {3, 0},  {4, 0},  {1, 1},  {2, 1},
             {3, 1}, {4, 1}, {1, -1}, {2, -1}, {3, -1}, {4, -1}};
enum { N_KINDS = sizeof kinds / sizeof *kinds };

static const int steps[] = {-1, -2, -4, -5, -6, 0, -9, 2, 3, -10};
enum { N_STEPS = sizeof steps / sizeof *steps };

/* Entry (i, m) is d! times the coefficient of degree q of the polynomial through its rungs; the noise is no less than the
 * weights times the noise of each rung, and for q = 0 it is just that. */
static void table_is_interpolation(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_KINDS; k++) {
        struct climb *c = climb_new(cosh_like, 0.375, 1e-9, kinds[k].derivative, kinds[k].side);
        const struct ladder *l = &c->ladder;
        add_all(c, steps, N_STEPS);
        assert_int_equal(l->end - l->first, N_STEPS);
        const unsigned q = l->level, d = kinds[k].derivative;
        assert_int_equal(q, kinds[k].side ? d - 1 : (d - 1) / 2);
        for (int i = l->first; i < l->end; i++)
            for (int m = (int)q; m <= i - l->first && m < LADDER_COLUMNS; m++) {
                long double value = 0, noise = 0, size = 0, coefficient[LADDER_COLUMNS + 1];
                for (int j = i - m; j <= i; j++) {
                    lagrange(l, i, m, j, coefficient);
                    value += coefficient[q] * quotient(l, j);
                    size += fabsl(coefficient[q] * quotient(l, j));
                    noise += fabsl(coefficient[q]) * (long double)l->gain[0][j][0];
                }
                const double want = (double)value * factorial(d), bound = (double)noise * factorial(d),
                             scale = fabs(l->scale), rounding = (double)size * factorial(d) * 0x1p-46,
                             gain = scale * l->gain[q][i][m];
                CHECK(fabs(l->scale * l->table[q][i][m] - want) <= rounding,
                      "derivative %u, side %d, rung %d, column %d: %.17g, want %.17g +/- %g", d,
                      kinds[k].side, i, m, l->scale * l->table[q][i][m], want, rounding);
                CHECK(gain >= bound * (1 - 1e-12),
                      "derivative %u, side %d, rung %d, column %d: noise %g < %g", d, kinds[k].side, i, m,
                      gain, bound);
                CHECK(gain <= bound * (q == 0 || m == 0 ? 1 + 1e-12 : 4 * q),
                      "derivative %u, side %d, column %d: noise %g > %g", d, kinds[k].side, m, gain, bound);
            }
        free(c);
    }
    CHECK_DONE();
}

/* The noise of one rung: what a wrong f of the worst signs does to it. */
static void noise_of_a_rung(void **state)
{
    (void)state;
    const double noise = 1e-6;
    for (size_t k = 0; k < N_KINDS; k++) {
        struct climb *c = climb_new(cosh_like, 0.375, noise, kinds[k].derivative, kinds[k].side);
        const struct ladder *l = &c->ladder;
        add_all(c, (const int[]){-3}, 1);
        const double h = l->h[l->first], y = fmax(fabs(l->ahead[l->first]), fabs(l->behind[l->first]));
        const bool even = !kinds[k].side && kinds[k].derivative % 2 == 0;
        /* |w| sums to 2 for (f - f)/h, to 1 for (f - f)/2h, to 2 for (f - 2f + f)/2h^2. */
        const double sum = even ? 2 / (h * h) : kinds[k].side ? 2 / h : 1 / h;
        const double got = l->gain[0][l->first][0];
        CHECK(got >= sum * noise, "%u, %d: %g", kinds[k].derivative, kinds[k].side, got);
        CHECK(got <= sum * (noise + 0x1p-40 * y) + 1e-12, "%u, %d: %g", kinds[k].derivative, kinds[k].side,
              got);
        free(c);
    }
    CHECK_DONE();
}

/* Polynomials of the degree that a column is exact for. */
static void exact_on_polynomials(void **state)
{
    /* f' … f'''' of 3 - 2x + 5x^2 + x^3/2 - 5/4 x^4 + 3/4 x^5 at 1/2, by hand. */
    static const double wanted[] = {0, 2.984375, 9.625, -0.75, 15};
    (void)state;
    for (size_t k = 0; k < N_KINDS; k++) {
        struct climb *c = climb_new(polynomial, 0.5, 0, kinds[k].derivative, kinds[k].side);
        const struct ladder *l = &c->ladder;
        add_all(c, (const int[]){1, 0, -1, -2, -3, -4, -5}, 7);
        const int last = l->end - 1, needed = kinds[k].side ? 4 : 2;
        for (int m = needed; m < 7; m++) {
            const double got = l->scale * l->table[l->level][last][m];
            CHECK_CLOSE(got, wanted[kinds[k].derivative], 1e-9, "the derivative");
        }
        free(c);
    }
    CHECK_DONE();
}

static double tested_noise;

static double noisy(double x)
{
    return cosh_like(x) + tested_noise * scatter(x);
}

/* Noise in f moves no entry further than its bound says, and for some comes near to that. */
static void noise_stays_within_its_bounds(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_KINDS; k++) {
        double closest = 0;
        for (int t = 0; t < 50; t++) {
            const double x = 0.375 + t / 64.0, level = 1e-6;
            tested_noise = 0;
            struct climb *clean = climb_new(noisy, x, level, kinds[k].derivative, kinds[k].side);
            add_all(clean, steps, N_STEPS);
            tested_noise = level;
            struct climb *c = climb_new(noisy, x, level, kinds[k].derivative, kinds[k].side);
            add_all(c, steps, N_STEPS);
            const struct ladder *a = &clean->ladder, *b = &c->ladder;
            for (int i = a->first; i < a->end; i++)
                for (int m = (int)a->level; m <= i - a->first && m < LADDER_COLUMNS; m++) {
                    const double moved = fabs(a->table[a->level][i][m] - b->table[b->level][i][m]);
                    CHECK(moved <= b->gain[b->level][i][m], "%u, %d: rung %d, column %d: %g > %g",
                          kinds[k].derivative, kinds[k].side, i, m, moved, b->gain[b->level][i][m]);
                    closest = fmax(closest, moved / b->gain[b->level][i][m]);
                }
            free(clean);
            free(c);
        }
        CHECK(closest > 0.5, "%u, %d: at most %g of the bound", kinds[k].derivative, kinds[k].side, closest);
    }
    CHECK_DONE();
}

/* Away from x the noise grows with f, where it is relative. */
static void noise_grows_with_f(void **state)
{
    (void)state;
    struct climb *c = climb_new(exp, 1, 0, 1, 0);
    c->near.noise = 0x1p-45 * c->near.largest;
    c->near.noise_bound = 2 * c->near.noise;
    ladder_init(&c->ladder, &c->record, &c->near, 1, 0);
    add_all(c, (const int[]){4}, 1);
    const double h = c->ladder.h[c->ladder.first],
                 want = (c->near.noise_bound + 0x1p-45 * (exp(1 + h) - exp(1))) / h;
    CHECK_CLOSE(c->ladder.gain[0][c->ladder.first][0], want, 0.02, "noise");
    free(c);
    CHECK_DONE();
}

/* Beyond the power of two above x the nodes are rounded, which is noise as f is steep. */
static double line(double x)
{
    return 1000 * x;
}

static void missed_nodes_are_noise(void **state)
{
    (void)state;
    static const struct {
        double x;
        int exponent;
    } cases[] = {{1.1, -3}, {1.25, 40}, {1.1, 40}, {0x1.0000001p-30, 0}, {0x1.8p-54, 0}, {-0x1.8p-54, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int side = -1; side <= 1; side++) {
            const double x = cases[i].x;
            struct climb *c = climb_new(line, x, 0, 1, side);
            add_all(c, &cases[i].exponent, 1);
            const struct ladder *l = &c->ladder;
            const double h = l->h[l->first];
            long double missed = 0;
            for (int k = -1; k <= 1; k += 2)
                if (!side || side == k)
                    missed += fabsl((long double)(x + k * h) - ((long double)x + (long double)(k * h)));
            /* The rounding of f, and of the difference. */
            const double rest = (side ? 2 : 1) * 0x1p-54 *
                                    fmax(0, fmax(side < 0 ? 0 : fabs(line(x + h)),
                                                 side > 0 ? 0 : fabs(line(x - h))) -
                                                fabs(line(x))) /
                                    h +
                                0x1p-53 * 1000,
                         noise = l->gain[0][l->first][0], extra = (double)missed * 1000 / h;
            CHECK(noise >= 0.99 * (rest + extra), "case %zu, side %d: %g, missed %Lg", i, side, noise,
                  missed);
            CHECK(noise <= 1.01 * rest + 8 * extra, "case %zu, side %d: %g, missed %Lg", i, side, noise,
                  missed);
            free(c);
        }
    CHECK_DONE();
}

/* ---- growing ---- */

static int by_size(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x < y) - (x > y);
}

/* From whichever end the rungs came, the table is the same but for the rounding of s, which is in units of the first rung's. */
static void order_does_not_matter(void **state)
{
    (void)state;
    int sorted[N_STEPS];
    memcpy(sorted, steps, sizeof steps);
    qsort(sorted, N_STEPS, sizeof *sorted, by_size);
    for (size_t k = 0; k < N_KINDS; k++) {
        struct climb *one = climb_new(cosh_like, 0.375, 1e-9, kinds[k].derivative, kinds[k].side);
        struct climb *two = climb_new(cosh_like, 0.375, 1e-9, kinds[k].derivative, kinds[k].side);
        add_all(one, steps, N_STEPS);
        add_all(two, sorted, N_STEPS);
        const struct ladder *a = &one->ladder, *b = &two->ladder;
        for (int i = 0; i < N_STEPS; i++) {
            CHECK(a->exponent[a->first + i] == sorted[i], "rung %d: %d", i, a->exponent[a->first + i]);
            CHECK(b->exponent[b->first + i] == sorted[i], "rung %d: %d", i, b->exponent[b->first + i]);
            for (int m = (int)a->level; m <= i && m < LADDER_COLUMNS; m++) {
                const double
                    noise = a->scale * a->gain[a->level][a->first + i][m],
                    /* What rounding makes of the values of f, some units in the last place of at most 100. */
                    rounding = noise / 1e-9 * 0x1p-53 * 1000 +
                               0x1p-51 * fabs(a->scale * a->table[a->level][a->first + i][m]);
                CHECK(fabs(a->scale * a->table[a->level][a->first + i][m] -
                           b->scale * b->table[b->level][b->first + i][m]) <= rounding,
                      "rung %d, column %d: %.17g, %.17g", i, m,
                      a->scale * a->table[a->level][a->first + i][m],
                      b->scale * b->table[b->level][b->first + i][m]);
                CHECK_CLOSE(b->scale * b->gain[b->level][b->first + i][m], noise, 1e-12, "noise");
            }
        }
        free(one);
        free(two);
    }
    CHECK_DONE();
}

static void restart_remembers(void **state)
{
    (void)state;
    for (int side = 0; side < 2; side++) {
        struct climb *c = climb_new(cosh_like, 0.375, 1e-9, 1, side);
        struct ladder *l = &c->ladder;
        const size_t per_rung = side ? 1 : 2;
        add_all(c, steps, N_STEPS);
        CHECK(c->callee.calls == 2 + per_rung * N_STEPS, "%zu calls", c->callee.calls);
        CHECK(l->best.rung >= 0 && isfinite(ladder_error(l)), "nothing is confirmed");
        ladder_restart(l);
        CHECK(l->best.rung == -1 && isinf(ladder_error(l)) && isnan(l->best.value),
              "a best entry of the past");
        add_all(c, (const int[]){3, 2, 0, -1, -2, -4}, 6);
        CHECK(c->callee.calls == 2 + per_rung * N_STEPS, "%zu calls", c->callee.calls);
        for (int i = l->first; i < l->end; i++)
            CHECK_SAME(l->ahead[i], cosh_like(0.375 + l->h[i]), "remembered");
        add_all(c, (const int[]){-3 - 4, 4}, 2);
        CHECK(c->callee.calls == 2 + per_rung * (N_STEPS + 2), "%zu calls", c->callee.calls);
        free(c);
    }
    CHECK_DONE();
}

static double up_to_one(double x)
{
    return x <= 1 ? exp(x) : (double)NAN;
}

static bool alike(const struct ladder *a, const struct ladder *b)
{
    return a->first == b->first && a->end == b->end && !memcmp(&a->best, &b->best, sizeof a->best) &&
           !memcmp(a->exponent + a->first, b->exponent + b->first,
                   (size_t)(a->end - a->first) * sizeof *a->exponent);
}

/* Where f is not a number, and where there is no room left, the ladder stays as it was. */
static void refuses(void **state)
{
    (void)state;
    struct climb *c = climb_new(up_to_one, 0.75, 1e-16, 1, 0);
    struct ladder *l = &c->ladder, *before = malloc(sizeof *before);
    CHECK(!ladder_add(l, 0) && l->first == l->end, "a first rung where f is not a number");
    add_all(c, (const int[]){-3, -4, -5}, 3);
    *before = *l;
    CHECK(!ladder_add(l, -1), "a rung where f is not a number");
    CHECK(alike(before, l), "a refused rung changed the ladder");
    CHECK(!ladder_add(l, 1023), "a rung whose s overflows");
    CHECK(alike(before, l), "a refused rung changed the ladder");
    add_all(c, (const int[]){-60}, 1); /* as near as doubles go to 0.75 */
    *before = *l;
    CHECK(!ladder_add(l, -61), "a rung that is no nearer than the last");
    CHECK(alike(before, l), "a refused rung changed the ladder");
    free(c);
    c = climb_new(exp, 0, 1e-16, 1, 0);
    l = &c->ladder;
    add_all(c, (const int[]){-3}, 1);
    CHECK(!ladder_add(l, -1070), "a rung whose s is 0");
    free(c);
    c = climb_new(sin, 0.75, 1e-16, 1, 1);
    int added = 0;
    for (int e = 0; e > -300 && ladder_add(&c->ladder, e); e--) added++;
    CHECK(added == LADDER_RUNGS / 2, "%d rungs downwards", added);
    for (int e = 1; e < 300 && ladder_add(&c->ladder, e); e++) added++;
    CHECK(added == LADDER_RUNGS, "%d rungs", added);
    free(c);
    free(before);
    CHECK_DONE();
}

/* ---- what is believed ---- */

/* An entry needs two of its order coarser than itself. */
static void confirmed_by_two_more(void **state)
{
    (void)state;
    for (size_t k = 0; k < N_KINDS; k++) {
        struct climb *c = climb_new(cosh_like, 0.375, 1e-15, kinds[k].derivative, kinds[k].side);
        struct ladder *l = &c->ladder;
        for (int i = 0; i < 8; i++) {
            add_all(c, (const int[]){-2 - i}, 1);
            CHECK((l->best.rung >= 0) == (i >= (int)l->level + 2), "%u, %d: %d rungs, best %d",
                  kinds[k].derivative, kinds[k].side, i + 1, l->best.rung);
        }
        CHECK(l->best.column >= (int)l->level && l->best.column <= l->best.rung - l->first - 2, "column %d",
              l->best.column);
        free(c);
    }
    CHECK_DONE();
}

static double cube(double x)
{
    return x * x * x;
}

/* The quotients of x^3 at 0 are h^2: how fast they fall is told over unequal distances, too. */
static void uneven_distances(void **state)
{
    (void)state;
    struct climb *c = climb_new(cube, 0, 0, 1, 0);
    const struct ladder *l = &c->ladder;
    add_all(c, (const int[]){-1, -2, -5}, 3);
    /* From about 1/4 to 1/16 and to 1/1024. A third of the change before, over a third of the distance: less than 1/16 by
     * now, which is the least that is believed; the rest is a sixteenth of the change, and of that, and so on. */
    const double *h = l->h + l->first;
    CHECK_CLOSE(l->best.truncation, (h[1] * h[1] - h[2] * h[2]) / 15, 1e-12, "truncation");
    CHECK_CLOSE(l->best.value, h[2] * h[2], 1e-15, "value");
    free(c);
    CHECK_DONE();
}

/* With every rung the error that is claimed is about the true one, and it never grows; in the end it holds. */
static void claims_hold(void **state)
{
    const double t = 1.125, u = 2.375, v = 0.5, e = exp(1.25 * 0.375), w = 1 / (1 + v * v);
    const struct {
        function *f;
        double x, derivatives[5];
    } cases[] = {
        {cosh_like, 0.375, {0, 1.25 * e + 1, pow(1.25, 2) * e, pow(1.25, 3) * e, pow(1.25, 4) * e}},
        {sin, t, {0, cos(t), -sin(t), -cos(t), sin(t)}},
        {log, u, {0, 1 / u, -1 / (u * u), 2 / pow(u, 3), -6 / pow(u, 4)}},
        {atan, v, {0, w, -2 * v * w * w, (6 * v * v - 2) * pow(w, 3), -24 * v * (v * v - 1) * pow(w, 4)}},
    };
    int broken = 0;
    (void)state;
    for (size_t n = 0; n < sizeof cases / sizeof *cases; n++)
        for (size_t k = 0; k < 2 * N_KINDS; k++) {
            const bool gaps = k >= N_KINDS;
            const size_t kind = k % N_KINDS;
            const double x = cases[n].x;
            const unsigned d = kinds[kind].derivative;
            const double want = cases[n].derivatives[d];
            struct climb *c = climb_new(cases[n].f, x, 0x1p-53 * 2, d, kinds[kind].side);
            double error = INFINITY;
            /* From one side the third and the fourth are held against more than the ladder itself (hunt_confirm). */
            const bool strict = !kinds[kind].side || d < 3;
            for (int i = 0; i < 20; i++) {
                add_all(c, (const int[]){-1 - i - (gaps ? i / 2 : 0)}, 1);
                const struct ladder *l = &c->ladder;
                CHECK(ladder_error(l) <= error, "%zu: %u, %d: the error grew", n, d, kinds[kind].side);
                error = ladder_error(l);
                if (isinf(error)) continue;
                if (kinds[kind].side && i < 19) continue; /* on the way these claim too much */
                const double doubt = i < 19 ? 2 : 1;
                const bool holds = fabs(l->best.value - want) <= doubt * error + 0x1p-51 * fabs(want);
                broken += !holds && !strict;
                CHECK(holds || !strict, "%zu: %u, %d, with %d rungs: %.17g +/- %g, want %.17g", n, d,
                      kinds[kind].side, i + 1, l->best.value, error, want);
            }
            CHECK(error < (gaps ? 1e-2 : 1e-3) * fabs(want), "%zu: %u, %d: +/- %g of %g", n, d,
                  kinds[kind].side, error, want);
            free(c);
        }
    /* Of 32; uneven rungs make a change small by chance. */
    CHECK(broken <= 2, "%d one-sided claims do not hold", broken);
    CHECK_DONE();
}

/* What contradicts the slope next to x is not believed. */
static void contradictions(void **state)
{
    (void)state;
    struct climb *c = climb_new(sin, 1.125, 1e-16, 1, 0);
    c->near.slope = cos(1.125) + 1e-3;
    c->near.slope_error = 1e-5;
    add_all(c, (const int[]){-6, -7, -8, -9, -10, -11}, 6);
    CHECK(c->ladder.best.rung == -1, "believed against the slope: %g", c->ladder.best.value);
    free(c);
    c = climb_new(sin, 1.125, 1e-16, 1, 0);
    c->near.slope = cos(1.125) + 1e-3;
    c->near.slope_error = 1.1e-3;
    add_all(c, (const int[]){-6, -7, -8, -9, -10, -11}, 6);
    CHECK(c->ladder.best.rung >= 0, "not believed along with the slope");
    free(c);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_interpolation),
        cmocka_unit_test(noise_of_a_rung),
        cmocka_unit_test(exact_on_polynomials),
        cmocka_unit_test(noise_stays_within_its_bounds),
        cmocka_unit_test(noise_grows_with_f),
        cmocka_unit_test(missed_nodes_are_noise),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(restart_remembers),
        cmocka_unit_test(refuses),
        cmocka_unit_test(confirmed_by_two_more),
        cmocka_unit_test(uneven_distances),
        cmocka_unit_test(claims_hold),
        cmocka_unit_test(contradictions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
