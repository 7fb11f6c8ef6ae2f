/* Families of stencils: weights against published tables and against Vandermonde's equations solved exactly; each exact for
 * polynomials of degree below p + d, and off by its error constant beyond. Nodes as people write them, formulas as texts do. */
#include "check.h"

#include "base/memory.h"
#include "stencil/describe.h"
#include "stencil/method.h"
#include "stencil/nodes.h"

#include <flint/fmpq_mat.h>
#include <flint/fmpq_poly.h>
#include <stdlib.h>

/* The rows as they stand in the tables of the field, from the smallest node to the largest; of a central row the half up to
 * the middle, since the other half follows by symmetry. */
static const struct row {
    enum stencil_side side;
    unsigned derivative, order;
    long divisor, weights[9];
} published[] = {
    {SIDE_CENTRAL, 1, 2, 2, {-1, 0}},
    {SIDE_CENTRAL, 1, 4, 12, {1, -8, 0}},
    {SIDE_CENTRAL, 1, 6, 60, {-1, 9, -45, 0}},
    {SIDE_CENTRAL, 1, 8, 840, {3, -32, 168, -672, 0}},
    {SIDE_CENTRAL, 2, 2, 1, {1, -2}},
    {SIDE_CENTRAL, 2, 4, 12, {-1, 16, -30}},
    {SIDE_CENTRAL, 2, 6, 180, {2, -27, 270, -490}},
    {SIDE_CENTRAL, 2, 8, 5040, {-9, 128, -1008, 8064, -14350}},
    {SIDE_CENTRAL, 3, 2, 2, {-1, 2, 0}},
    {SIDE_CENTRAL, 3, 4, 8, {1, -8, 13, 0}},
    {SIDE_CENTRAL, 3, 6, 240, {-7, 72, -338, 488, 0}},
    {SIDE_CENTRAL, 4, 2, 1, {1, -4, 6}},
    {SIDE_CENTRAL, 4, 4, 6, {-1, 12, -39, 56}},
    {SIDE_CENTRAL, 4, 6, 240, {7, -96, 676, -1952, 2730}},
    {SIDE_CENTRAL, 5, 2, 2, {-1, 4, -5, 0}},
    {SIDE_CENTRAL, 5, 4, 6, {1, -9, 26, -29, 0}},
    {SIDE_CENTRAL, 5, 6, 288, {-13, 152, -783, 1872, -1938, 0}},
    {SIDE_CENTRAL, 6, 2, 1, {1, -6, 15, -20}},
    {SIDE_CENTRAL, 6, 4, 4, {-1, 12, -52, 116, -150}},
    {SIDE_CENTRAL, 6, 6, 240, {13, -190, 1305, -4680, 9690, -12276}},
    {SIDE_CENTRAL, 7, 2, 2, {-1, 6, -14, 14, 0}},
    {SIDE_CENTRAL, 8, 2, 1, {1, -8, 28, -56, 70}},
    {SIDE_FORWARD, 1, 1, 1, {-1, 1}},
    {SIDE_FORWARD, 1, 2, 2, {-3, 4, -1}},
    {SIDE_FORWARD, 1, 3, 6, {-11, 18, -9, 2}},
    {SIDE_FORWARD, 1, 4, 12, {-25, 48, -36, 16, -3}},
    {SIDE_FORWARD, 1, 5, 60, {-137, 300, -300, 200, -75, 12}},
    {SIDE_FORWARD, 1, 6, 60, {-147, 360, -450, 400, -225, 72, -10}},
    {SIDE_FORWARD, 2, 1, 1, {1, -2, 1}},
    {SIDE_FORWARD, 2, 2, 1, {2, -5, 4, -1}},
    {SIDE_FORWARD, 2, 3, 12, {35, -104, 114, -56, 11}},
    {SIDE_FORWARD, 2, 4, 12, {45, -154, 214, -156, 61, -10}},
    {SIDE_FORWARD, 3, 1, 1, {-1, 3, -3, 1}},
    {SIDE_FORWARD, 3, 2, 2, {-5, 18, -24, 14, -3}},
    {SIDE_FORWARD, 3, 3, 4, {-17, 71, -118, 98, -41, 7}},
    {SIDE_FORWARD, 4, 1, 1, {1, -4, 6, -4, 1}},
    {SIDE_FORWARD, 4, 2, 1, {3, -14, 26, -24, 11, -2}},
};

/* w times k is 0 where there is no such node: a weight of 0 is left out. */
static void weight_at(fmpq_t weight, const struct stencil *s, const fmpq_t node)
{
    fmpq_zero(weight);
    for (size_t i = 0; i < s->n; i++)
        if (fmpq_equal(s->node + i, node)) {
            fmpq_set_fmpz(weight, s->weight + i);
            fmpq_div_fmpz(weight, weight, s->divisor);
        }
}

static void check_weight(const struct stencil *s, long node, long numerator, long divisor, const char *label)
{
    fmpq_t at, got, want;
    fmpq_init(at);
    fmpq_init(got);
    fmpq_init(want);
    fmpq_set_si(at, node, 1);
    fmpq_set_si(want, numerator, (ulong)divisor);
    weight_at(got, s, at);
    CHECK(fmpq_equal(got, want), "%s: the weight of node %ld is not %ld/%ld", label, node, numerator,
          divisor);
    fmpq_clear(at);
    fmpq_clear(got);
    fmpq_clear(want);
}

static void tables(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof published / sizeof *published; r++) {
        const struct row *row = &published[r];
        struct stencil *s = NULL;
        char label[64];
        snprintf(label, sizeof label, "%s, derivative %u, order %u", side_names[row->side], row->derivative,
                 row->order);
        assert_int_equal(stencil_family(row->side, row->derivative, row->order, &s, NULL), HSTAR_OK);
        CHECK(s->order == row->order, "%s: %u", label, s->order);
        const long n = row->side == SIDE_CENTRAL ? (long)((row->derivative + 1) / 2 * 2 - 1 + row->order)
                                                 : (long)(row->derivative + row->order);
        const long sign = row->derivative % 2 ? -1 : 1, middle = n / 2;
        for (long i = 0; i < n; i++) {
            bool mirrored = row->side == SIDE_CENTRAL && i > middle;
            long w = row->weights[mirrored ? n - 1 - i : i] * (mirrored ? sign : 1);
            check_weight(s, row->side == SIDE_CENTRAL ? i - middle : i, w, row->divisor, label);
        }
        stencil_free(s);
        if (row->side != SIDE_FORWARD) continue;
        assert_int_equal(stencil_family(SIDE_BACKWARD, row->derivative, row->order, &s, NULL), HSTAR_OK);
        for (long i = 0; i < n; i++) check_weight(s, -i, sign * row->weights[i], row->divisor, "backward");
        stencil_free(s);
    }
    CHECK_DONE();
}

/* sum_i w_i k_i^j = d! [j = d] for j < n, by elimination: shares nothing with Fornberg's recurrence. */
static void solve(fmpq_mat_t solution, long lowest, long n, unsigned derivative)
{
    fmpq_mat_t equations, right;
    fmpq_mat_init(equations, n, n);
    fmpq_mat_init(right, n, 1);
    for (long j = 0; j < n; j++)
        for (long i = 0; i < n; i++) {
            fmpq_set_si(fmpq_mat_entry(equations, j, i), lowest + i, 1);
            fmpq_pow_si(fmpq_mat_entry(equations, j, i), fmpq_mat_entry(equations, j, i), j);
        }
    fmpz_fac_ui(fmpq_mat_entry_num(right, derivative, 0), derivative);
    assert_true(fmpq_mat_solve(solution, equations, right));
    fmpq_mat_clear(equations);
    fmpq_mat_clear(right);
}

/* Every derivative and order to 8, each side. */
static void equations(void **state)
{
    (void)state;
    fmpq_t node, got;
    fmpq_init(node);
    fmpq_init(got);
    for (size_t side = 0; side < N_SIDES; side++)
        for (unsigned d = 1; d <= 8; d++)
            for (unsigned p = side == SIDE_CENTRAL ? 2 : 1; p <= 8; p += side == SIDE_CENTRAL ? 2 : 1) {
                struct stencil *s = NULL;
                assert_int_equal(stencil_family((enum stencil_side)side, d, p, &s, NULL), HSTAR_OK);
                const long n = side == SIDE_CENTRAL ? (long)((d + 1) / 2 * 2 - 1 + p) : (long)(d + p);
                const long lowest = side == SIDE_CENTRAL ? -(n / 2) : side == SIDE_FORWARD ? 0 : 1 - n;
                fmpq_mat_t want;
                fmpq_mat_init(want, n, 1);
                solve(want, lowest, n, d);
                for (long i = 0; i < n; i++) {
                    fmpq_set_si(node, lowest + i, 1);
                    weight_at(got, s, node);
                    CHECK(fmpq_equal(got, fmpq_mat_entry(want, i, 0)), "%s:%u, derivative %u, node %ld",
                          side_names[side], p, d, lowest + i);
                }
                CHECK(s->order == p, "%s:%u, derivative %u: order %u", side_names[side], p, d, s->order);
                for (size_t i = 1; i < s->n; i++)
                    CHECK(s->node_d[i] < s->node_d[i - 1], "%s:%u: the nodes do not descend",
                          side_names[side], p);
                fmpq_mat_clear(want);
                stencil_free(s);
            }
    fmpq_clear(node);
    fmpq_clear(got);
    CHECK_DONE();
}

/* sum w_i g(x + k_i h) / (c h^d) - g^(d)(x), exactly. */
static void defect(fmpq_t out, const struct stencil *s, const fmpq_poly_t g, const fmpq_t x, const fmpq_t h)
{
    fmpq_t at, value;
    fmpq_poly_t derivative;
    fmpq_init(at);
    fmpq_init(value);
    fmpq_poly_init(derivative);
    fmpq_zero(out);
    for (size_t i = 0; i < s->n; i++) {
        fmpq_mul(at, s->node + i, h);
        fmpq_add(at, at, x);
        fmpq_poly_evaluate_fmpq(value, g, at);
        fmpq_mul_fmpz(value, value, s->weight + i);
        fmpq_add(out, out, value);
    }
    fmpq_pow_si(at, h, (slong)s->derivative);
    fmpq_mul_fmpz(at, at, s->divisor);
    fmpq_div(out, out, at);
    fmpq_poly_set(derivative, g);
    for (unsigned i = 0; i < s->derivative; i++) fmpq_poly_derivative(derivative, derivative);
    fmpq_poly_evaluate_fmpq(value, derivative, x);
    fmpq_sub(out, out, value);
    fmpq_clear(at);
    fmpq_clear(value);
    fmpq_poly_clear(derivative);
}

/* No defect below degree p + d; at it K h^p g^(p+d) with the error constant K. */
static void check_exactness(const struct stencil *s, const char *label, flint_rand_t random)
{
    fmpq_t x, h, got, want;
    fmpq_poly_t g;
    fmpq_init(x);
    fmpq_init(h);
    fmpq_init(got);
    fmpq_init(want);
    fmpq_poly_init(g);
    fmpq_set_si(x, (slong)n_randint(random, 2001) - 1000, 1 + n_randint(random, 97));
    fmpq_set_si(h, 1 + (slong)n_randint(random, 1000), 1 + n_randint(random, 997));
    const slong degree = (slong)(s->derivative + s->order);
    for (slong i = 0; i < degree; i++) fmpq_poly_set_coeff_si(g, i, (slong)n_randint(random, 2001) - 1000);
    defect(got, s, g, x, h);
    CHECK(fmpq_is_zero(got), "%s: not exact below degree %ld", label, (long)degree);

    fmpq_poly_set_coeff_si(g, degree, 3);
    defect(got, s, g, x, h);
    stencil_error_constant(want, s);
    fmpq_pow_si(h, h, (slong)s->order);
    fmpq_mul(want, want, h);
    fmpz_t factorial;
    fmpz_init(factorial);
    fmpz_fac_ui(factorial, (ulong)degree);
    fmpq_mul_fmpz(want, want, factorial);
    fmpq_mul_si(want, want, 3);
    fmpz_clear(factorial);
    CHECK(fmpq_equal(got, want), "%s: the error constant does not tell the defect", label);
    fmpq_clear(x);
    fmpq_clear(h);
    fmpq_clear(got);
    fmpq_clear(want);
    fmpq_poly_clear(g);
}

static void polynomials(void **state)
{
    (void)state;
    static const char list[] =
        "forward,forward:2,forward:5,forward:8,backward:3,backward:7,central,central:6,central:8,"
        "five-point,-3:5,[1/3,-1,0,2,5,7/2,8,9,11,12],[0.25,-1/7,3,4,5,6,7,8,9,10]";
    flint_rand_t random;
    flint_randinit(random);
    for (unsigned d = 1; d <= 8; d++) {
        struct method *methods = NULL;
        size_t n = 0;
        assert_int_equal(methods_new(list, d, &methods, &n, NULL), HSTAR_OK);
        for (size_t m = 0; m < n; m++)
            for (int round = 0; round < 3; round++)
                check_exactness(methods[m].stencil, methods[m].name, random);
        methods_free(methods, n);
    }
    flint_randclear(random);
    CHECK_DONE();
}

static void check_text(char *got, const char *want, const char *label)
{
    CHECK(got && !strcmp(got, want), "%s: got \"%s\", want \"%s\"", label, got ? got : "", want);
    free(got);
}

static void texts(void **state)
{
    (void)state;
    static const struct {
        const char *method;
        unsigned derivative;
        const char *name, *formula, *constant, *leading;
    } rows[] = {
        {"forward", 1, "forward", "(f(x+h) - f(x))/h", "1/2", "1/2 h f^(2)(x)"},
        {"forward:1", 1, "forward", "(f(x+h) - f(x))/h", "1/2", "1/2 h f^(2)(x)"},
        {"backward", 1, "backward", "(f(x) - f(x-h))/h", "-1/2", "-1/2 h f^(2)(x)"},
        {"central:2", 1, "central", "(f(x+h) - f(x-h))/(2h)", "1/6", "1/6 h^2 f^(3)(x)"},
        {"five-point", 1, "five-point", "(-f(x+2h) + 8f(x+h) - 8f(x-h) + f(x-2h))/(12h)", "-1/30",
         "-1/30 h^4 f^(5)(x)"},
        {"central:4", 1, "central:4", "(-f(x+2h) + 8f(x+h) - 8f(x-h) + f(x-2h))/(12h)", "-1/30",
         "-1/30 h^4 f^(5)(x)"},
        {"central", 2, "central", "(f(x+h) - 2f(x) + f(x-h))/h^2", "1/12", "1/12 h^2 f^(4)(x)"},
        {"central:8", 2, "central:8", NULL, "-1/3150", "-1/3150 h^8 f^(10)(x)"},
        {"forward", 2, "forward", "(f(x+2h) - 2f(x+h) + f(x))/h^2", "1", "h f^(3)(x)"},
        {"backward", 2, "backward", "(f(x) - 2f(x-h) + f(x-2h))/h^2", "-1", "-h f^(3)(x)"},
        {"[ -1/2, 1/2 ]", 1, "[-1/2,1/2]", "(-f(x-h/2) + f(x+h/2))/h", "1/24", "1/24 h^2 f^(3)(x)"},
        {"[-1.5,.5]", 1, "[-1.5,.5]", "(-f(x-3h/2) + f(x+h/2))/(2h)", "-1/2", "-1/2 h f^(2)(x)"},
        {"1:-1", 2, "1:-1", "(f(x+h) - 2f(x) + f(x-h))/h^2", "1/12", "1/12 h^2 f^(4)(x)"},
        {"-3:3", 1, "-3:3", "(-f(x-3h) + 9f(x-2h) - 45f(x-h) + 45f(x+h) - 9f(x+2h) + f(x+3h))/(60h)", "1/140",
         "1/140 h^6 f^(7)(x)"},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct method *m = NULL;
        size_t n = 0;
        assert_int_equal(methods_new(rows[r].method, rows[r].derivative, &m, &n, NULL), HSTAR_OK);
        assert_int_equal(n, 1);
        CHECK(!strcmp(m->name, rows[r].name), "%s, want %s", m->name, rows[r].name);
        if (rows[r].formula) check_text(stencil_formula_text(m->stencil), rows[r].formula, "formula");
        check_text(stencil_constant_text(m->stencil), rows[r].constant, "constant");
        check_text(stencil_leading_text(m->stencil), rows[r].leading, "leading");
        methods_free(m, n);
    }
    CHECK_DONE();
}

/* The expected step is where |K| h^p + u N/h^d is smallest, found by walking. */
static void expectations(void **state)
{
    (void)state;
    static const double u = 0x1p-53;
    struct method *methods = NULL;
    size_t n = 0;
    for (unsigned d = 1; d <= 8; d++) {
        assert_int_equal(
            methods_new("forward:2,central,central:8,[0,1,2,3,4,5,6,7,9]", d, &methods, &n, NULL), HSTAR_OK);
        for (size_t m = 0; m < n; m++) {
            const struct stencil *s = methods[m].stencil;
            const struct stencil_expectation got = stencil_expect(s, u);
            fmpq_t constant;
            fmpq_init(constant);
            stencil_error_constant(constant, s);
            double k = fabs(fmpz_get_d(fmpq_numref(constant)) / fmpz_get_d(fmpq_denref(constant)));
            fmpq_clear(constant);
            double least = INFINITY, at = 0;
            for (double h = 1e-12; h < 100; h *= 1.0005) {
                double e = k * pow(h, s->order) + u * stencil_noise(s) / pow(h, d);
                if (e < least) {
                    least = e;
                    at = h;
                }
            }
            CHECK_CLOSE(got.h, at, 1e-3, methods[m].name);
            CHECK_CLOSE(got.error, least, 1e-3, methods[m].name);
        }
        methods_free(methods, n);
    }
    CHECK_DONE();
}

static void written_nodes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *nodes; /* NULL: refused, at `position` */
        size_t position;
    } rows[] = {
        {"-2:2", "-2 -1 0 1 2", 0},
        {"2:-1", "2 1 0 -1", 0},
        {"0,1,2,5", "0 1 2 5", 0},
        {" -1/2 , 1/2 ", "-1/2 1/2", 0},
        {"0.25,-.5,+3,1.", "1/4 -1/2 3 1", 0},
        {"-1/2:3/2,7", "-1/2 1/2 3/2 7", 0},
        {"4/2:3:4", NULL, 5},
        {"3:3", "3", 0},
        {"1000000,-1/1000000", "1000000 -1/1000000", 0},
        {"", NULL, 0},
        {"-", NULL, 0},
        {".", NULL, 0},
        {"1,,2", NULL, 2},
        {"1 2", NULL, 2},
        {"1/", NULL, 2},
        {"1/-2", NULL, 2},
        {"1/0", NULL, 0},
        {"1:", NULL, 2},
        {"0:1/3", NULL, 0},
        {"0.0000001", NULL, 0},
        {"1000001", NULL, 0},
        {"99999999999999999999999999999999999999", NULL, 0},
        {"1/99999999999999999999999999999999999999", NULL, 0},
        {"-1000000:1000000", NULL, 0},
        {"0:31", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31", 0},
        {"0:31,40", NULL, 5},
        {"x", NULL, 0},
        {"1e3", NULL, 1},
        {"nan", NULL, 0},
        {"\xe2\x88\x92"
         "1",
         NULL, 0},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        fmpq *nodes = _fmpq_vec_init(STENCIL_MAX_NODES);
        size_t n = 0;
        hstar_error err = {0};
        hstar_status status = nodes_read(rows[r].text, 0, strlen(rows[r].text), nodes, &n, &err);
        CHECK(status == (rows[r].nodes ? HSTAR_OK : HSTAR_INVALID), "\"%s\": status %d, %s", rows[r].text,
              (int)status, err.message);
        if (!rows[r].nodes)
            CHECK(err.position == rows[r].position, "\"%s\": at %zu", rows[r].text, err.position);
        char got[512] = "";
        for (size_t i = 0; i < n; i++) {
            char *text = fmpq_get_str(NULL, 10, nodes + i);
            snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s", i ? " " : "", text);
            flint_free(text);
        }
        if (rows[r].nodes) CHECK(!strcmp(got, rows[r].nodes), "\"%s\": %s", rows[r].text, got);
        _fmpq_vec_clear(nodes, STENCIL_MAX_NODES);
    }
    CHECK_DONE();
}

static void refused(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        unsigned derivative;
        const char *says;
    } rows[] = {
        {"central:3", 1, "even order"},
        {"forward:32", 1, "33 nodes"},
        {"central:26", 8, "33 nodes"},
        {"central:98", 1, "99 nodes"},
        {"forward:0", 1, "is expected"},
        {"forward:100", 1, "is expected"},
        {"forward:", 1, "is expected"},
        {"forward:-1", 1, "is expected"},
        {"five-point:4", 1, "one order only"},
        {"central", 0, "derivative 1 to 8"},
        {"central", 9, "derivative 1 to 8"},
        {"-1:1", 3, "at least 4 nodes"},
        {"[0,1", 1, "not closed"},
        {"[0,1]2", 1, "behind the bracket"},
        {"[]", 1, "node is"},
        {"[0,1],[0, 1]", 1, "twice"},
        {"[0,0]", 1, "twice"},
        {"[[0,1]]", 1, "is expected"},
        {"]", 1, "no method"},
        {"central,", 1, "no method"},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct method *methods = NULL;
        size_t n = 0;
        hstar_error err = {0};
        CHECK(methods_new(rows[r].list, rows[r].derivative, &methods, &n, &err) == HSTAR_INVALID && !methods,
              "%s was taken", rows[r].list);
        CHECK(strstr(err.message, rows[r].says), "%s: %s", rows[r].list, err.message);
    }
    /* Whatever is typed is taken or refused, and never read beyond its end. */
    flint_rand_t random;
    flint_randinit(random);
    static const char letters[] = "0123456789,:/.-+[] centralforwardx";
    for (int round = 0; round < 20000; round++) {
        size_t length = n_randint(random, 14), n = 0;
        char *list = malloc(length + 1);
        for (size_t i = 0; i < length; i++) list[i] = letters[n_randint(random, sizeof letters - 1)];
        list[length] = '\0';
        struct method *methods = NULL;
        hstar_status status = methods_new(list, 1 + (unsigned)n_randint(random, 4), &methods, &n, NULL);
        CHECK(status == HSTAR_OK || status == HSTAR_INVALID, "%s: %d", list, (int)status);
        methods_free(methods, n);
        free(list);
    }
    flint_randclear(random);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables),  cmocka_unit_test(equations),    cmocka_unit_test(polynomials),
        cmocka_unit_test(texts),   cmocka_unit_test(expectations), cmocka_unit_test(written_nodes),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
