/* Automatic differentiation against the proven gradient in balls: all rows of the tables, at kinks and edges, in vectors, and in
 * compositions by chance. Against mpmath; and both ways to it against each other. */
#include "composing.h"
#include "function/source/callback.h"

#include <float.h>

enum { BITS = 400, MOST_OUTPUTS = 16 };

/* How often there is a derivative; how often it is refused by the balls alone, where the order of two equal numbers is hard to tell,
 * or by the doubles alone, where rounding meets a kink. */
struct tally {
    size_t n_told, n_refused, n_balls_refuse, n_doubles_refuse;
    double worst; /* error, in units of DBL_EPSILON times the derivative or the value */
};

struct place {
    const struct function *f;
    const char *text;
    const double *x;
    arb_ptr at, gradient, value;
    double back[MOST_OUTPUTS * N_NAMES], on[MOST_OUTPUTS * N_NAMES], y[MOST_OUTPUTS];
};

static void evaluate(struct place *p)
{
    const double *column[N_NAMES];
    static const bool varies[N_NAMES];
    double *outputs[MOST_OUTPUTS];
    assert_true(p->f->n_outputs <= MOST_OUTPUTS);
    for (size_t v = 0; v < N_NAMES; v++) column[v] = &p->x[v];
    for (size_t o = 0; o < p->f->n_outputs; o++) outputs[o] = &p->y[o];
    assert_int_equal(
        function_evaluate(p->f, &(struct points){.n = 1, .column = column, .varies = varies}, outputs, NULL),
        HSTAR_OK);
}

/* One derivative. Where f itself is lost in doubles (an overflow, GSL's functions of huge numbers) nothing is asked of it. */
static void compare_one(struct place *p, size_t o, size_t v, struct tally *t)
{
    enum { ALLOWED = 32 };
    const double back = p->back[o * N_NAMES + v], on = p->on[o * N_NAMES + v];
    const double exact = ball_double(&p->gradient[v]), value = ball_double(p->value);
    const double scale = fmax(fmax(fabs(exact), fabs(value)), 1e-290);
    const bool lost =
        !isfinite(p->y[o]) || (arb_is_finite(p->value) && !(fabs(p->y[o] - value) <= 1e-9 * fabs(value)));
    CHECK(isnan(back) == isnan(on) && !(fabs(back - on) > 1e-9 * fmax(fabs(back), 1e-290)),
          "%s: output %zu by variable %zu: %.17g backwards, %.17g forwards", p->text, o, v, back, on);
    if (lost) return;
    const bool told = arb_is_finite(&p->gradient[v]) && isfinite(exact);
    t->n_balls_refuse += !told && !isnan(back);
    t->n_doubles_refuse += told && isnan(back);
    t->n_refused += isnan(back) ? 1 : 0;
    if (!told || isnan(back)) return;
    const double error = fabs(back - exact) / scale / DBL_EPSILON;
    t->n_told++;
    t->worst = fmax(t->worst, error);
    CHECK(error <= ALLOWED,
          "%s: output %zu by variable %zu at %.17g, %.17g, %.17g: %.17g, proven %.17g: %g eps", p->text, o, v,
          p->x[0], p->x[1], p->x[2], back, exact, error);
}

static void compare_with_balls(const struct function *f, const char *text, const double *x, struct tally *t)
{
    size_t wrt[N_NAMES];
    struct place p = {.f = f, .text = text, .x = x};
    p.at = _arb_vec_init(N_NAMES);
    p.gradient = _arb_vec_init(N_NAMES);
    p.value = _arb_vec_init(1);
    for (size_t v = 0; v < N_NAMES; v++) {
        arb_set_d(&p.at[v], x[v]);
        wrt[v] = v;
    }
    evaluate(&p);
    assert_int_equal(function_automatic(f, x, AUTOMATIC_REVERSE, wrt, N_NAMES, p.back, NULL), HSTAR_OK);
    assert_int_equal(function_automatic(f, x, AUTOMATIC_FORWARD, wrt, N_NAMES, p.on, NULL), HSTAR_OK);
    for (size_t o = 0; o < f->n_outputs; o++) {
        assert_int_equal(function_gradient(f, o, p.at, wrt, N_NAMES, BITS, p.gradient, NULL), HSTAR_OK);
        assert_int_equal(function_values(f, o, p.at, 0, p.at, 1, BITS, p.value, NULL), HSTAR_OK);
        for (size_t v = 0; v < N_NAMES; v++) compare_one(&p, o, v, t);
    }
    _arb_vec_clear(p.at, N_NAMES);
    _arb_vec_clear(p.gradient, N_NAMES);
    _arb_vec_clear(p.value, 1);
}

static void compare_at(const char *text, const double *x, struct tally *t)
{
    struct function *f = compile(&text, 1);
    compare_with_balls(f, text, x, t);
    function_free(f);
}

static void check_tally(const char *what, const struct tally *t, size_t least)
{
    printf("%s: %zu derivatives, worst %.1f eps; %zu refused; by the balls alone %zu, by the doubles alone "
           "%zu\n",
           what, t->n_told, t->worst, t->n_refused, t->n_balls_refuse, t->n_doubles_refuse);
    CHECK(t->n_told >= least, "%s: only %zu derivatives", what, t->n_told);
    CHECK(t->n_balls_refuse * 100 <= t->n_told, "%s: the balls alone refuse %zu", what, t->n_balls_refuse);
    CHECK(t->n_doubles_refuse * 1000 <= t->n_told, "%s: the doubles alone refuse %zu", what,
          t->n_doubles_refuse);
}

static void every_row_as_the_balls(void **state)
{
    (void)state;
    struct tally t = {0};
    for (size_t c = 0; c < N_CALLS; c++)
        for (size_t a = 0; a < N_AROUND; a++) {
            char text[256];
            fill(text, sizeof text, around[a], (const char *const[]){calls[c]});
            const char *texts[1] = {text};
            struct function *f = compile(texts, 1);
            for (size_t i = 0; i < N_PLACES * (a == 0 ? N_PLACES : 1); i++) {
                const double x[N_NAMES] = {places[i % N_PLACES], places[(i / N_PLACES + i) % N_PLACES], 0.7};
                compare_with_balls(f, text, x, &t);
            }
            function_free(f);
        }
    check_tally("rows", &t, 150000);
    CHECK_DONE();
}

static void vectors_as_the_balls(void **state)
{
    (void)state;
    struct tally t = {0};
    for (size_t r = 0; r < N_REDUCTIONS; r++)
        for (size_t p = 0; p < N_POINTS; p++) compare_at(reductions[r], points[p], &t);
    check_tally("vectors", &t, 2000);
    CHECK_DONE();
}

/* Of short numbers, which meet kinks and ties; and of any, at which all is rounded. */
static void compositions_as_the_balls(void **state)
{
    (void)state;
    enum { N = 1000 };
    static const double numbers[] = {0, 1, -1, 0.5, 2, 0.75, -1.25, 2.385};
    static char text[COMPOSED];
    struct dice d = {20};
    struct tally t[2] = {{0}};
    for (int i = 0; i < 2 * N; i++) {
        double x[N_NAMES];
        for (size_t v = 0; v < N_NAMES; v++)
            x[v] = i < N ? numbers[throw(&d, sizeof numbers / sizeof *numbers)]
                         : (double) throw(&d, 1 << 30) * 0x1.23p-28 - 2;
        compose_two(&d, 2, i < N ? 4 : 2, text);
        compare_at(text, x, &t[i >= N]);
    }
    check_tally("compositions of short numbers", &t[0], 20000);
    check_tally("compositions of any numbers", &t[1], 20000);
    CHECK_DONE();
}

/* ---- against mpmath, with 40 digits: by x, and y = 2.385 ---- */

static const struct {
    const char *text;
    double x, derivative;
} samples[] = {
    {"zeta(x)", 0.75, -15.924831928690486},
    {"dawson(x)", 12.5, -0.0032312228587868279},
    {"lambert_w(x)", -0.3671875, 42.580889067424326},
    {"bessel_k1(x)", 0.75, -1.8766897113993178},
    {"airy_bi(x)", -1.25, 0.59981419355758336},
    {"dilog(x)", 2.385, -0.13656190341270511},
    {"digamma(x)", -1.25, 19.181879647671606},
    {"gelu(x)", -8.0, -3.979607261086796e-14},
    {"x^y", 0.75, 1.6012097767301679},
    {"atan2(x, y)", 0.75, 0.38155573953421406},
    {"erfc(x)", 20.125, -1.4335209267383848e-176},
    {"tgamma(x)*exp(-x)/y", 7.25, 0.31322731812972565},
    {"sin(exp(x*y))/log(x + y)", 0.75, 11.996433112594196},
    {"tanh(x)", 30.0, 3.5026043050786081e-26},
    {"pow(x, 0.1)", 1e300, 1.0000000000000038e-271},
};

static double derivative_of(const char *text, double x, enum automatic_mode mode)
{
    double point[N_NAMES] = {x, 2.385}, slope;
    struct function *f = compile(&text, 1);
    assert_int_equal(function_automatic(f, point, mode, (const size_t[]){0}, 1, &slope, NULL), HSTAR_OK);
    function_free(f);
    return slope;
}

static void samples_as_mpmath(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        CHECK_CLOSE(derivative_of(samples[i].text, samples[i].x, AUTOMATIC_REVERSE), samples[i].derivative,
                    8 * DBL_EPSILON, samples[i].text);
    CHECK_DONE();
}

/* ---- what the rules do not tell ---- */

static const struct {
    const char *text;
    double x, derivative;
} edges[] = {
    {"abs(x)", 0, NAN},
    {"relu(x)", 0, NAN},
    {"max(x, 2*x)", 0, NAN},
    {"max(x, x)", 1, NAN},
    {"max([x, 1, x])", 1, NAN},
    {"step(x)", 0, NAN},
    {"step(x)", 1, 0},
    {"floor(x)", 2, NAN},
    {"floor(x)", 2.5, 0},
    {"round(x)", 2.5, NAN},
    {"fmod(x, 2)", 4, NAN},
    {"fmod(x, 2)", 5, 1},
    {"x > 1", 1, NAN},
    {"if(x, x, 2*x)", 0, NAN},
    {"if(x > 0, x^2, log(-1))", 3, 6},
    {"sqrt(x)", 0, NAN},
    {"x*sqrt(x)", 0, NAN},
    {"x*abs(x)", 0, NAN},
    {"0*abs(x)", 0, NAN},
    {"cbrt(x)", 0, NAN},
    {"hypot(x, 0)", 0, NAN},
    {"hypot(x, 1)", 0, 0},
    {"x^2", 0, 0},
    {"x^0", 0, 0},
    {"x^2.5", 0, NAN},
    {"x^3", -2, 12},
    {"(-2)^x", 2, NAN},
    {"asin(x)", 1, NAN},
    {"atan2(0, x)", -1, 0},
    {"atan2(x, -1)", 0, NAN},
    {"log(x)", -1, NAN},
    {"max(log(x), 1)*x", -1, NAN},
    {"if(log(x) > 0, x, x)", -1, NAN},
    {"sign(floor(x) - 1.5)", 2, NAN},
    {"exp(x)", 1000, NAN},
    {"copysign(x, 0)", 3, 1},
    {"copysign(x, -0)", 3, NAN},
    {"7", 3, 0},
    {"x", 3, 1},
    {"zeta(x)", 1, NAN},
    {"x - x", 1, 0},
    {"x/0", 1, NAN},
};

static void edges_are_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        for (enum automatic_mode mode = AUTOMATIC_REVERSE; mode <= AUTOMATIC_FORWARD; mode++) {
            const double got = derivative_of(edges[i].text, edges[i].x, mode), want = edges[i].derivative;
            CHECK(isnan(want) ? isnan(got) : got == want, "%s at %g: %.17g, not %g", edges[i].text,
                  edges[i].x, got, want);
        }
    CHECK_DONE();
}

static int some_function(const double *x, size_t n, double *y, size_t m, void *context)
{
    (void)context, (void)n, (void)m;
    *y = *x;
    return 0;
}

static void others_are_refused(void **state)
{
    (void)state;
    struct function *f;
    hstar_error err;
    double slope = 7;
    assert_int_equal(callback_new(&(struct callback_call){.vector = some_function}, 1, 1, &f, NULL),
                     HSTAR_OK);
    assert_int_equal(function_automatic(f, &slope, AUTOMATIC_REVERSE, (const size_t[]){0}, 1, &slope, &err),
                     HSTAR_INVALID);
    assert_non_null(strstr(err.message, "need an expression"));
    function_free(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_as_the_balls),    cmocka_unit_test(vectors_as_the_balls),
        cmocka_unit_test(compositions_as_the_balls), cmocka_unit_test(samples_as_mpmath),
        cmocka_unit_test(edges_are_refused),         cmocka_unit_test(others_are_refused),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    flint_cleanup();
    return failed;
}
