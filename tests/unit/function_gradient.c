/* The proven gradient of one sweep against the power series of each component: whatever the sweep claims, the series claims too, and
 * the two balls overlap. Over all rows of the tables, at kinks and edges, and over compositions by chance. */
#include "function/source/expression.h"

#include "check.h"
#include "composing.h"

enum { BITS = 400 };

/* How often the sweep is silent where the series is not, and how often the series tells. */
struct tally {
    size_t n_told, n_missed;
};

/* Compares all components of all outputs. No ball may be wider than that of the series by more than 2^slack. */
static void compare_with_series(const struct function *f, const char *text, const double *x, struct tally *t)
{
    const double slack = 20;
    const slong n = (slong)f->n_variables;
    size_t wrt[N_NAMES];
    arb_ptr at = _arb_vec_init(n), gradient = _arb_vec_init(n), series = _arb_vec_init(2);
    for (size_t v = 0; v < f->n_variables; v++) {
        arb_set_d(&at[v], x[v]);
        wrt[v] = v;
    }
    for (size_t o = 0; o < f->n_outputs; o++) {
        assert_int_equal(function_gradient(f, o, at, wrt, f->n_variables, BITS, gradient, NULL), HSTAR_OK);
        for (size_t v = 0; v < f->n_variables; v++) {
            assert_int_equal(function_jet(f, o, at, v, 2, BITS, series, NULL), HSTAR_OK);
            const bool told = arb_is_finite(&series[1]), swept = arb_is_finite(&gradient[v]);
            t->n_told += told;
            t->n_missed += told && !swept;
            CHECK(told || !swept, "%s: output %zu by variable %zu at %.17g, %.17g: the series does not tell",
                  text, o, v, x[0], x[n > 1]);
            if (!swept || !told) continue;
            CHECK(arb_overlaps(&gradient[v], &series[1]), "%s: output %zu by variable %zu: %s and %s", text,
                  o, v, arb_get_str(&gradient[v], 20, 0), arb_get_str(&series[1], 20, 0));
            const double size = fabs(ball_double(&series[1])) * 0x1p-400;
            const double allowed = ldexp(fmax(ball_radius(&series[1]), fmin(size, 1)), (int)slack);
            CHECK(arb_is_exact(&series[1]) || ball_radius(&gradient[v]) <= allowed,
                  "%s: output %zu by variable %zu: radius %g, the series has %g", text, o, v,
                  ball_radius(&gradient[v]), ball_radius(&series[1]));
        }
    }
    _arb_vec_clear(at, n);
    _arb_vec_clear(gradient, n);
    _arb_vec_clear(series, 2);
}

static void compare_at(const char *text, const double *x, struct tally *t)
{
    struct function *f = compile(&text, 1);
    compare_with_series(f, text, x, t);
    function_free(f);
}

/* ---- all rows ---- */

static void every_row_as_the_series(void **state)
{
    (void)state;
    struct tally t = {0, 0};
    for (size_t c = 0; c < N_CALLS; c++)
        for (size_t a = 0; a < N_AROUND; a++) {
            char text[256];
            fill(text, sizeof text, around[a], (const char *const[]){calls[c]});
            const char *texts[1] = {text};
            struct function *f = compile(texts, 1);
            for (size_t i = 0; i < N_PLACES * (a == 0 ? N_PLACES : 1); i++) {
                const double x[N_NAMES] = {places[i % N_PLACES], places[(i / N_PLACES + i) % N_PLACES], 0.7};
                compare_with_series(f, text, x, &t);
            }
            function_free(f);
        }
    CHECK(t.n_told > 100000, "only %zu derivatives", t.n_told);
    CHECK(t.n_missed * 200 <= t.n_told, "of %zu derivatives the sweep missed %zu", t.n_told, t.n_missed);
    CHECK_DONE();
}

/* ---- vectors, and names that are used twice ---- */

static void vectors_as_the_series(void **state)
{
    (void)state;
    struct tally t = {0, 0};
    for (size_t r = 0; r < N_REDUCTIONS; r++) {
        struct function *f = compile(&reductions[r], 1);
        for (size_t p = 0; p < N_POINTS; p++) compare_with_series(f, reductions[r], points[p], &t);
        function_free(f);
    }
    struct function *all = compile(reductions, N_REDUCTIONS);
    compare_with_series(all, "all together", points[0], &t);
    function_free(all);
    CHECK(t.n_missed * 200 <= t.n_told, "of %zu derivatives the sweep missed %zu", t.n_told, t.n_missed);
    CHECK_DONE();
}

/* ---- compositions by chance ---- */

static void compositions_as_the_series(void **state)
{
    (void)state;
    enum { N = 1500 };
    static const double numbers[] = {0, 1, -1, 0.5, 2, 0.75, -1.25, 2.385};
    static char text[COMPOSED];
    struct dice d = {20};
    struct tally t = {0, 0};
    for (int i = 0; i < N; i++) {
        double x[N_NAMES];
        for (size_t v = 0; v < N_NAMES; v++) x[v] = numbers[throw(&d, sizeof numbers / sizeof *numbers)];
        compose_two(&d, 2, 4, text);
        compare_at(text, x, &t);
    }
    CHECK(t.n_missed * 200 <= t.n_told, "of %zu derivatives the sweep missed %zu", t.n_told, t.n_missed);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_as_the_series),
        cmocka_unit_test(vectors_as_the_series),
        cmocka_unit_test(compositions_as_the_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
