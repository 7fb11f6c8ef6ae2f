/* The proven gradient of one sweep against the power series of each component: whatever the sweep claims, the series claims too, and
 * the two balls overlap. Over all rows of the tables, at kinks and edges, and over compositions by chance. */
#include "function/source/expression.h"

#include <stdlib.h>

#include "check.h"

enum { BITS = 400 };

enum { N_NAMES = 17 };
static const char *const names[N_NAMES] = {"x",      "y",      "z",      "v[0]",   "v[1]",   "v[2]",
                                           "u[0]",   "u[1]",   "u[2]",   "A[0,0]", "A[0,1]", "A[1,0]",
                                           "A[1,1]", "B[0,0]", "B[0,1]", "B[1,0]", "B[1,1]"};

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

static struct function *compile(const char *const *texts, size_t n_texts)
{
    struct function *f;
    hstar_error err;
    if (expression_new(texts, n_texts, names, N_NAMES, &f, &err)) fail_msg("%s: %s", *texts, err.message);
    return f;
}

static void compare_at(const char *text, const double *x, struct tally *t)
{
    struct function *f = compile(&text, 1);
    compare_with_series(f, text, x, t);
    function_free(f);
}

/* The pattern with an argument for each #. */
static void fill(char *text, size_t room, const char *pattern, const char *const *argument)
{
    size_t n = 0;
    for (const char *c = pattern; *c; c++)
        n += (size_t)(*c == '#' ? snprintf(text + n, room - n, "%s", *argument++)
                                : snprintf(text + n, room - n, "%c", *c));
    assert_true(n < room);
}

/* ---- all rows ---- */

static const char *const calls[] = {
#define X(name, arity, usage, group, kind, implementation, exact, limit, analytic, summary)                  \
    (arity) == 1 ? #name "(x)" : (arity) == 2 ? #name "(x, y)" : #name "(x, y, z)",
#include "function/machine/functions.def"
#undef X
#define X(identifier, symbol, precedence, associativity, exact, computed, analytic, summary)                 \
    "(x " symbol " y)",
#include "function/machine/operators.def"
#undef X
    "(-x)",
};

/* Inside, and on kinks, jumps and ends of domains. */
static const double places[] = {0.75, 2.5, -1.25, 0, 1, -1, 0.5, 3, -2, 1e300};
enum { N_PLACES = sizeof places / sizeof *places };

/* Alone, and under what makes the row's flatness and its kinks tell: a tie, a switch, a factor of 0. */
static const char *const around[] = {"#",
                                     "max(#, y)",
                                     "if(# > 0, x, y)",
                                     "0*# + z",
                                     "relu(#)*y + z^2",
                                     "a = #; x*a - floor(a)",
                                     "if(x > y, z, #)"};

static void every_row_as_the_series(void **state)
{
    (void)state;
    struct tally t = {0, 0};
    for (size_t c = 0; c < sizeof calls / sizeof *calls; c++)
        for (size_t a = 0; a < sizeof around / sizeof *around; a++) {
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

static const char *const reductions[] = {
#define X(name, arity, takes, usage, summary) usage,
#include "function/language/reductions.def"
#undef X
    "norm(relu(A*v[0] - B))*max(v)",
    "a = A*[x, y]; b = max(a); [a*b, a/b]",
    "a = max(v); if(x > 0, a, log(-1 - a^2))",
    "a = [x*y, x - y]; b = tanh(A*a); softmax(B*b)",
    "[max(max(x, x), y), max(x, min(y, y)) + z, step(x)*y + floor(z)*x]",
    "[x, 3, y]",
    "logsumexp(relu(v)*u) + mean(abs(u - v))",
};

static const double points[][N_NAMES] = {
    {0.75, -1.25, 2, 0.5, 0.5, -1, 0.25, 1, 2.385, 1, 0.5, -0.25, 2, 1.5, -1, 0.75, 0.375},
    {0},
    {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
    {-1, 2, 0.3, 2.1, -0.7, 2.1, 2.1, 0, 0, 0, 0, 1.3, 2, 1, 1, -0.4, 0.9},
};
enum { N_POINTS = sizeof points / sizeof *points };

static void vectors_as_the_series(void **state)
{
    (void)state;
    struct tally t = {0, 0};
    for (size_t r = 0; r < sizeof reductions / sizeof *reductions; r++) {
        struct function *f = compile(&reductions[r], 1);
        for (size_t p = 0; p < N_POINTS; p++) compare_with_series(f, reductions[r], points[p], &t);
        function_free(f);
    }
    struct function *all = compile(reductions, sizeof reductions / sizeof *reductions);
    compare_with_series(all, "all together", points[0], &t);
    function_free(all);
    CHECK(t.n_missed * 200 <= t.n_told, "of %zu derivatives the sweep missed %zu", t.n_told, t.n_missed);
    CHECK_DONE();
}

/* ---- compositions by chance ---- */

struct dice {
    uint64_t state;
};

static size_t throw(struct dice * d, size_t n)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(d->state >> 33) % n;
}

/* What is applied to up to three arguments; those that are not smooth come often. */
static const char *const operations[] = {
    "(# + #)",
    "(# - #)",
    "(#*#)",
    "(#*#)",
    "(#/#)",
    "(#^2)",
    "(#^#)",
    "(# > #)",
    "max(#, #)",
    "min(#, #)",
    "if(#, #, #)",
    "relu(#)",
    "abs(#)",
    "floor(#)",
    "step(#)",
    "sign(#)",
    "fmod(#, #)",
    "copysign(#, #)",
    "hypot(#, #)",
    "fdim(#, #)",
    "atan2(#, #)",
    "sqrt(#)",
    "log(#)",
    "sin(#)",
    "exp(-(#)^2)",
    "tanh(#)",
    "fma(#, #, #)",
    "sigmoid(#)",
    "logsumexp([#, #])",
    "max([#, #, #])",
    "(-#)",
    "cbrt(#)",
    "round(#)",
    "(# == #)",
    "(0*#)",
    "softmax([#, #, #])[1]",
};

/* Writes an expression of at most `depth` operations above each other, whose leaves are numbers, variables and names. */
static void compose(struct dice *d, size_t depth, const char *const *leaf, size_t n_leaves, char *text,
                    size_t room)
{
    if (depth == 0 || throw(d, 6) == 0) {
        snprintf(text, room, "%s", leaf[throw(d, n_leaves)]);
        return;
    }
    char *part[3];
    for (int i = 0; i < 3; i++) {
        part[i] = malloc(room / 4);
        compose(d, depth - 1, leaf, n_leaves, part[i], room / 4);
    }
    fill(text, room, operations[throw(d, sizeof operations / sizeof *operations)], (const char *const *)part);
    for (int i = 0; i < 3; i++) free(part[i]);
}

static void compositions_as_the_series(void **state)
{
    (void)state;
    enum { N = 1500, ROOM = 1 << 15, MOST_NAMES = 3 };
    static const char *const leaf[] = {"a",    "b", "x", "y", "z", "v[0]", "v[1]",
                                       "u[2]", "x", "y", "1", "0", "2",    "0.5"};
    const size_t n_leaves = sizeof leaf / sizeof *leaf;
    static const double numbers[] = {0, 1, -1, 0.5, 2, 0.75, -1.25, 2.385};
    static char part[3][ROOM], text[4 * ROOM];
    struct dice d = {20};
    struct tally t = {0, 0};
    for (int i = 0; i < N; i++) {
        double x[N_NAMES];
        for (size_t v = 0; v < N_NAMES; v++) x[v] = numbers[throw(&d, sizeof numbers / sizeof *numbers)];
        compose(&d, 2, leaf + 2, n_leaves - 2, part[0], ROOM);
        compose(&d, 2, leaf + 2, n_leaves - 2, part[1], ROOM);
        compose(&d, 4, leaf, n_leaves, part[2], ROOM);
        fill(text, sizeof text, "a = #; b = #; [#, a*b]", (const char *const[]){part[0], part[1], part[2]});
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
