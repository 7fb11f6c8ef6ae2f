/* Vectors and matrices: values against plain loops bit for bit, derivatives against differences at a high precision. */
#include "vectors.h"

enum { MOST = 16 };

/* The loop that a reader would write; how many numbers there are. */
typedef size_t loop(double *r);

#define LOOP(name) static size_t name(double *r)

LOOP(loop_sum)
{
    *r = u[0];
    for (int i = 1; i < 4; i++) *r += u[i];
    return 1;
}

LOOP(loop_mean)
{
    loop_sum(r);
    *r /= 4;
    return 1;
}

LOOP(loop_prod)
{
    *r = u[0];
    for (int i = 1; i < 4; i++) *r *= u[i];
    return 1;
}

LOOP(loop_norm)
{
    *r = u[0] * u[0];
    for (int i = 1; i < 4; i++) *r += u[i] * u[i];
    *r = sqrt(*r);
    return 1;
}

LOOP(loop_max)
{
    *r = 2.385;
    return 1;
}

LOOP(loop_min)
{
    *r = -0.717;
    return 1;
}

LOOP(loop_len)
{
    *r = 4;
    return 1;
}

LOOP(loop_dot)
{
    *r = u[0] * v[0];
    for (int i = 1; i < 4; i++) *r += u[i] * v[i];
    return 1;
}

LOOP(loop_outer)
{
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 3; j++) r[3 * i + j] = u[i] * t[j];
    return 12;
}

LOOP(loop_matmul)
{
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 2; j++) {
            r[2 * i + j] = A[3 * i] * B[j];
            for (int k = 1; k < 3; k++) r[2 * i + j] += A[3 * i + k] * B[2 * k + j];
        }
    return 4;
}

LOOP(loop_matvec)
{
    for (int i = 0; i < 2; i++) {
        r[i] = A[3 * i] * t[0];
        for (int k = 1; k < 3; k++) r[i] += A[3 * i + k] * t[k];
    }
    return 2;
}

LOOP(loop_transpose)
{
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < 3; j++) r[2 * j + i] = A[3 * i + j];
    return 6;
}

LOOP(loop_softmax)
{
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += r[i] = exp(u[i] - 2.385);
    for (int i = 0; i < 4; i++) r[i] /= sum;
    return 4;
}

LOOP(loop_logsumexp)
{
    double sum = 0;
    for (int i = 0; i < 4; i++) sum += exp(u[i] - 2.385);
    *r = 2.385 + log(sum);
    return 1;
}

/* A is 2 by 3: axis 0 leaves three numbers, axis 1 two. */
LOOP(loop_sum_columns)
{
    for (int j = 0; j < 3; j++) r[j] = A[j] + A[3 + j];
    return 3;
}

LOOP(loop_sum_rows)
{
    for (int i = 0; i < 2; i++) r[i] = (A[3 * i] + A[3 * i + 1]) + A[3 * i + 2];
    return 2;
}

LOOP(loop_mean_columns)
{
    double volatile two = 2;
    loop_sum_columns(r);
    for (int j = 0; j < 3; j++) r[j] /= two;
    return 3;
}

LOOP(loop_norm_rows)
{
    for (int i = 0; i < 2; i++) {
        const double *a = A + 3 * i;
        r[i] = sqrt((a[0] * a[0] + a[1] * a[1]) + a[2] * a[2]);
    }
    return 2;
}

LOOP(loop_prod_columns)
{
    for (int j = 0; j < 3; j++) r[j] = A[j] * A[3 + j];
    return 3;
}

LOOP(loop_max_columns)
{
    for (int j = 0; j < 3; j++) r[j] = fmax(A[j], A[3 + j]);
    return 3;
}

LOOP(loop_min_rows)
{
    for (int i = 0; i < 2; i++) r[i] = fmin(fmin(A[3 * i], A[3 * i + 1]), A[3 * i + 2]);
    return 2;
}

/* Positive parts: max with 0, element by element, whatever an axis may be. */
LOOP(loop_relu)
{
    double volatile zero = 0;
    for (int i = 0; i < 6; i++) r[i] = fmax(A[i], zero);
    return 6;
}

LOOP(loop_softmax_rows)
{
    for (int i = 0; i < 2; i++) {
        const double *a = A + 3 * i, m = fmax(fmax(a[0], a[1]), a[2]);
        double sum = 0;
        for (int j = 0; j < 3; j++) sum += r[3 * i + j] = exp(a[j] - m);
        for (int j = 0; j < 3; j++) r[3 * i + j] /= sum;
    }
    return 6;
}

LOOP(loop_logsumexp_columns)
{
    for (int j = 0; j < 3; j++) {
        const double m = fmax(A[j], A[3 + j]);
        r[j] = m + log(exp(A[j] - m) + exp(A[3 + j] - m));
    }
    return 3;
}

LOOP(loop_quadratic)
{
    double volatile two = 2;
    double sum = pow(u[0], two);
    for (int i = 1; i < 4; i++) sum += pow(u[i], two);
    *r = sum + 2 * u[0] * u[1];
    return 1;
}

LOOP(loop_elementwise)
{
    for (int i = 0; i < 4; i++)
        r[i] = -u[i] + fmax(u[i], v[i]) / *s - (u[i] < v[i] ? u[i] : *s) * hypot(v[i], 2);
    return 4;
}

LOOP(loop_network)
{
    double h[2], out[3], sum = 0;
    double volatile two = 2;
    loop_matvec(h);
    for (int i = 0; i < 2; i++) h[i] = tanh(h[i] + *s);
    for (int i = 0; i < 3; i++) {
        out[i] = B[2 * i] * h[0] + B[2 * i + 1] * h[1];
        out[i] = pow(out[i] + 0.5 - t[i], two);
        sum = i ? sum + out[i] : out[i];
    }
    *r = sum / 3;
    return 1;
}

LOOP(loop_cross_entropy)
{
    double y[2];
    loop_matvec(y);
    double top = fmax(y[0], y[1]), e0 = exp(y[0] - top), e1 = exp(y[1] - top);
    *r = -log(e1 / (e0 + e1));
    return 1;
}

LOOP(loop_literal)
{
    const double all[] = {u[1], *s, 3, A[4], 0.5 * *s};
    memcpy(r, all, sizeof all);
    return 5;
}

LOOP(loop_rows)
{
    for (int j = 0; j < 3; j++) {
        r[j] = A[3 + j] * 2;
        r[3 + j] = t[j];
    }
    return 6;
}

LOOP(loop_single)
{
    *r = 1;
    return 1;
}

LOOP(loop_single_lse)
{
    *r = values[8] + log(exp(values[8] - values[8]));
    return 1;
}

LOOP(loop_max_matrix)
{
    *r = 1.901 + -1.414;
    return 1;
}

static const struct {
    const char *text;
    loop *direct;
} cases[] = {
    {"sum(u)", loop_sum},
    {"mean(u)", loop_mean},
    {"prod(u)", loop_prod},
    {"norm(u)", loop_norm},
    {"max(u)", loop_max},
    {"min(u)", loop_min},
    {"len(u)", loop_len},
    {"dot(u, v)", loop_dot},
    {"outer(u, t)", loop_outer},
    {"matmul(A, B)", loop_matmul},
    {"transpose(A)", loop_transpose},
    {"softmax(u)", loop_softmax},
    {"logsumexp(u)", loop_logsumexp},
    {"sum(A, axis=0)", loop_sum_columns},
    {"sum(A, 0)", loop_sum_columns},
    {"sum(A, -2)", loop_sum_columns},
    {"sum(A, 1)", loop_sum_rows},
    {"sum(A, -1)", loop_sum_rows},
    {"sum(u, 0)", loop_sum},
    {"sum(u, axis = -1)", loop_sum},
    {"sum(sum(u*[[1]][0,0], 0) + [0])", loop_sum},
    {"mean(A, 0)", loop_mean_columns},
    {"norm(A, 1)", loop_norm_rows},
    {"M = A; norm(M, 1)", loop_norm_rows},
    {"M = A + 0; n = norm(M, axis=1); M2 = M*1; n", loop_norm_rows},
    {"prod(A, 0)", loop_prod_columns},
    {"max(A, axis=0)", loop_max_columns},
    {"min(A, axis=1)", loop_min_rows},
    {"max(A, 0)", loop_relu},
    {"softmax(A, 1)", loop_softmax_rows},
    {"transpose(softmax(transpose(A), 0))", loop_softmax_rows},
    {"M = A + 0; softmax(M, axis=-1)", loop_softmax_rows},
    {"logsumexp(A, 0)", loop_logsumexp_columns},
    {"A*B", loop_matmul},
    {"A*t", loop_matvec},
    {"matmul(A, t)", loop_matvec},
    {"transpose(transpose(A))*t", loop_matvec},
    {"transpose(transpose(B)*transpose(A))", loop_matmul},
    {"sum(u^2) + 2*u[0]*u[1]", loop_quadratic},
    {"w = u; sum(w^2) + 2*w[0]*w[1]", loop_quadratic},
    {"-u + max(u, v)/s - if(u < v, u, s)*hypot(v, 2)", loop_elementwise},
    {"c = u < v; d = if(c, u, s); -u + max(u, v)/s - d*hypot(v, 2)", loop_elementwise},
    {"mean((B*tanh(A*t + s) + 0.5 - t)^2)", loop_network},
    {"h = tanh(A*t + s); e = B*h + 0.5 - t; mean(e^2)", loop_network},
    {"-log(softmax(A*t)[1])", loop_cross_entropy},
    {"y = A*t; p = softmax(y); q = p[1]; -log(q)", loop_cross_entropy},
    {"[u[1], s, 3, A[1,1], 0.5*s]", loop_literal},
    {"a = [u[1], s, 3, A[1][1], 0.5*s]; b = a; b", loop_literal},
    {"[A[1]*2, t]", loop_rows},
    {"M = [2*A[0], A[1]*2, t]; [M[1], M[2]]", loop_rows},
    {"softmax(z)[0]", loop_single},
    {"softmax(z + 1 - 1)", loop_single},
    {"logsumexp(z)", loop_single_lse},
    {"max(A) + min(A)", loop_max_matrix},
    {"len(A) - len(t) - len([1, 2])", loop_single},
    {"len(exp(u) + 1) - 3", loop_single},
    {"(u - u + 1)[2]", loop_single},
    {"[[1]][0,0]", loop_single},
    {"prod([[1, 1], [1, 1]])", loop_single},
    {"norm([0, 1, 0])", loop_single},
    {"sum(len(u) - [3])", loop_single},
};

static void values_are_those_of_loops(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        double want[MOST];
        size_t n = cases[c].direct(want);
        struct function *f = compile(cases[c].text);
        CHECK(f->n_outputs == n, "%s has %zu outputs, want %zu", cases[c].text, f->n_outputs, n);
        double *got = evaluate(f);
        for (size_t i = 0; i < n && i < f->n_outputs; i++) CHECK_SAME(got[i], want[i], cases[c].text);
        free(got);
        function_free(f);
    }
    CHECK_DONE();
}

static void every_row_has_a_case(void **state)
{
    (void)state;
    const struct expression_entry *entries;
    size_t n = expression_entries(&entries), n_rows = 0;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(entries[i].group, EXPRESSION_VECTORS)) continue;
        bool found = false;
        n_rows++;
        for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
            size_t length = strlen(entries[i].name);
            found =
                found || (!strncmp(cases[c].text, entries[i].name, length) && cases[c].text[length] == '(');
        }
        CHECK(found, "%s has no case", entries[i].name);
    }
    CHECK(n_rows >= 12, "%zu functions of vectors", n_rows);
    CHECK_DONE();
}

enum { BITS = 640 };

static void ball_point(arb_ptr at)
{
    for (size_t i = 0; i < N_NAMES; i++) arb_set_d(&at[i], values[i]);
}

/* The first two coefficients are those of differences with a step of 2^-100, up to its truncation. */
static void jets_are_differences(void **state)
{
    (void)state;
    arb_ptr at = _arb_vec_init(N_NAMES), x = _arb_vec_init(3), y = _arb_vec_init(3), jet = _arb_vec_init(3);
    arb_t first, second;
    arb_init(first);
    arb_init(second);
    ball_point(at);
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        struct function *f = compile(cases[c].text);
        for (size_t o = 0; o < f->n_outputs; o++)
            for (size_t wrt = 0; wrt < N_NAMES; wrt++) {
                for (int k = 0; k < 3; k++) {
                    arb_one(&x[k]);
                    arb_mul_2exp_si(&x[k], &x[k], -100);
                    arb_mul_si(&x[k], &x[k], k - 1, BITS);
                    arb_add(&x[k], &x[k], &at[wrt], BITS);
                }
                assert_int_equal(function_values(f, o, at, wrt, x, 3, BITS, y, NULL), HSTAR_OK);
                assert_int_equal(function_jet(f, o, at, wrt, 3, 256, jet, NULL), HSTAR_OK);
                arb_sub(first, &y[2], &y[0], BITS);
                arb_mul_2exp_si(first, first, 99);
                arb_add(second, &y[2], &y[0], BITS);
                arb_submul_ui(second, &y[1], 2, BITS);
                arb_mul_2exp_si(second, second, 199);
                arb_sub(first, first, &jet[1], BITS);
                arb_sub(second, second, &jet[2], BITS);
                CHECK(arf_cmpabs_2exp_si(arb_midref(first), -150) < 0,
                      "%s, output %zu by %s: first off by %g", cases[c].text, o, names[wrt],
                      arf_get_d(arb_midref(first), ARF_RND_NEAR));
                CHECK(arf_cmpabs_2exp_si(arb_midref(second), -150) < 0,
                      "%s, output %zu by %s: second off by %g", cases[c].text, o, names[wrt],
                      arf_get_d(arb_midref(second), ARF_RND_NEAR));
            }
        function_free(f);
    }
    _arb_vec_clear(at, N_NAMES);
    _arb_vec_clear(x, 3);
    _arb_vec_clear(y, 3);
    _arb_vec_clear(jet, 3);
    arb_clear(first);
    arb_clear(second);
    CHECK_DONE();
}

/* At a tie the maximum has no derivative; softmax and logsumexp have all. */
static void ties_are_smooth(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value, slope; /* by w[0] at (1, 1, 1, 1); no slope: NaN */
    } rows[] = {
        {"softmax(w)[0]", 0.25, 0.1875},
        {"softmax(w)[2]", 0.25, -0.0625},
        {"-log(softmax(w)[1])", 1.3862943611198906, 0.25},
        {"logsumexp(w)", 2.3862943611198906, 0.25},
        {"logsumexp(2*w) - logsumexp(w)", 1, 0.25},
        {"max(w)", 1, (double)NAN},
        {"min(w)", 1, (double)NAN},
    };
    static const char *const four[4] = {"w[0]", "w[1]", "w[2]", "w[3]"};
    arb_ptr at = _arb_vec_init(4), jet = _arb_vec_init(4);
    for (int i = 0; i < 4; i++) arb_one(&at[i]);
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *f;
        assert_int_equal(expression_new(&rows[r].text, 1, four, 4, &f, NULL), HSTAR_OK);
        assert_int_equal(function_jet(f, 0, at, 0, 4, 128, jet, NULL), HSTAR_OK);
        CHECK_CLOSE(arf_get_d(arb_midref(&jet[0]), ARF_RND_NEAR), rows[r].value, 1e-15, rows[r].text);
        if (isnan(rows[r].slope))
            CHECK(!arb_is_finite(&jet[1]), "%s has a derivative at a tie", rows[r].text);
        else {
            CHECK_CLOSE(arf_get_d(arb_midref(&jet[1]), ARF_RND_NEAR), rows[r].slope, 1e-15, rows[r].text);
            CHECK(arb_is_finite(&jet[3]) && arb_rel_accuracy_bits(&jet[1]) > 100, "%s: %ld bits",
                  rows[r].text, (long)arb_rel_accuracy_bits(&jet[1]));
        }
        function_free(f);
    }
    _arb_vec_clear(at, 4);
    _arb_vec_clear(jet, 4);
    CHECK_DONE();
}

/* The exponents are shifted in balls, too: no power overflows what a double would hold, and wide balls
 * enclose. */
static void far_exponents_are_enclosed(void **state)
{
    (void)state;
    static const char *const three[3] = {"w[0]", "w[1]", "w[2]"};
    const char *text = "softmax(w)[0] + logsumexp(w) - w[2]";
    arb_ptr at = _arb_vec_init(3), jet = _arb_vec_init(3);
    arb_t inside;
    arb_init(inside);
    arb_set_d(&at[0], -1e15);
    arb_set_d(&at[1], 3e15);
    arb_set_d(&at[2], 3e15);
    struct function *f;
    assert_int_equal(expression_new(&text, 1, three, 3, &f, NULL), HSTAR_OK);
    assert_int_equal(function_jet(f, 0, at, 2, 3, 256, jet, NULL), HSTAR_OK);
    CHECK_CLOSE(arf_get_d(arb_midref(&jet[0]), ARF_RND_NEAR), log(2), 1e-15, text);
    CHECK_CLOSE(arf_get_d(arb_midref(&jet[1]), ARF_RND_NEAR), -0.5, 1e-15, text);
    for (int i = 0; i < 3; i++) {
        arb_set_d(&at[i], 1 + 0.25 * i);
        mag_set_d(arb_radref(&at[i]), 0.3);
    }
    assert_int_equal(function_jet(f, 0, at, 2, 3, 128, jet, NULL), HSTAR_OK);
    for (int k = 0; k < 27; k++) {
        double w[3], sum = 0;
        for (int i = 0, d = k; i < 3; i++, d /= 3) sum += exp(w[i] = 1 + 0.25 * i + 0.29 * (d % 3 - 1));
        arb_set_d(inside, exp(w[0]) / sum + log(sum) - w[2]);
        mag_set_d(arb_radref(inside), 1e-13);
        CHECK(arb_contains(&jet[0], inside), "%s outside of its enclosure", text);
    }
    arb_clear(inside);
    _arb_vec_clear(at, 3);
    _arb_vec_clear(jet, 3);
    function_free(f);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_loops),  cmocka_unit_test(every_row_has_a_case),
        cmocka_unit_test(jets_are_differences),       cmocka_unit_test(ties_are_smooth),
        cmocka_unit_test(far_exponents_are_enclosed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
