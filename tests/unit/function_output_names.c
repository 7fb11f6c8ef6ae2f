/* A vector as the value: its outputs, their names, their columns. */
#include "vectors.h"

static void outputs_have_names(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t n;
        const char *first, *last;
    } rows[] = {
        {"s", 1, "s", "s"},
        {"[s^2 + s, s*s - s]", 2, "s^2 + s", "s*s - s"},
        {" [ s , max(s, 1) ] ", 2, "s", "max(s, 1)"},
        {"[[s, 2], [3, u[0]]]", 4, "s", "u[0]"},
        {"[[s, 2], [3, A[0,1]]][1]", 2, "[[s, 2], [3, A[0,1]]][1][0]", "[[s, 2], [3, A[0,1]]][1][1]"},
        {"[u, v]", 8, "[u, v][0,0]", "[u, v][1,3]"},
        {"[[s, 2, 3, 4], u]", 8, "[[s, 2, 3, 4], u][0,0]", "[[s, 2, 3, 4], u][1,3]"},
        {"u", 4, "u[0]", "u[3]"},
        {"u^2", 4, "(u^2)[0]", "(u^2)[3]"},
        {"(u) + (v)", 4, "((u) + (v))[0]", "((u) + (v))[3]"},
        {"softmax(u)", 4, "softmax(u)[0]", "softmax(u)[3]"},
        {"softmax(u)*2 ", 4, "(softmax(u)*2)[0]", "(softmax(u)*2)[3]"},
        {"A", 6, "A[0,0]", "A[1,2]"},
        {"a = s^2; [a + 1, a - 1]", 2, "a = s^2; [a + 1, a - 1][0]", "a = s^2; [a + 1, a - 1][1]"},
        {"a = u*2; a + 1", 4, "a = u*2; (a + 1)[0]", "a = u*2; (a + 1)[3]"},
        {"u + 1.00000000000000000000000000000000000000000000000000000000000000000000000000000000", 4,
         "(u + 1.00000000000000000000000000000000000000000000000000…)[0]",
         "(u + 1.00000000000000000000000000000000000000000000000000…)[3]"},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct function *f = compile(rows[r].text);
        CHECK(f->n_outputs == rows[r].n, "%s: %zu outputs", rows[r].text, f->n_outputs);
        CHECK(!strcmp(f->texts[0], rows[r].first), "%s: \"%s\"", rows[r].text, f->texts[0]);
        CHECK(!strcmp(f->texts[f->n_outputs - 1], rows[r].last), "%s: \"%s\"", rows[r].text,
              f->texts[f->n_outputs - 1]);
        /* A name is an expression for the same number, unless it was cut. */
        double *all = evaluate(f);
        for (size_t o = 0; o < f->n_outputs && !strstr(f->texts[o], "…"); o++) {
            struct function *one = compile(f->texts[o]);
            double *alone = evaluate(one);
            CHECK_SAME(alone[0], all[o], f->texts[o]);
            free(alone);
            function_free(one);
        }
        free(all);
        function_free(f);
    }
    CHECK_DONE();
}

/* Several texts, some of them vectors, at many points: columns and single values in any mixture. */
static void several_texts(void **state)
{
    (void)state;
    enum { N = 700 };
    static const char *const texts[] = {"u*s", "s", "sum(u)", "[s, s, u[0]]", "c = exp(u); c/sum(c)", "u"};
    struct function *f;
    assert_int_equal(expression_new(texts, 6, names, N_NAMES, &f, NULL), HSTAR_OK);
    assert_int_equal(f->n_outputs, 17);
    static double column[2][N], output[17][N];
    double *outputs[17];
    for (size_t o = 0; o < 17; o++) outputs[o] = output[o];
    for (unsigned mask = 0; mask < 4; mask++) {
        const double *columns[N_NAMES];
        bool varies[N_NAMES] = {false};
        for (size_t i = 0; i < N_NAMES; i++) columns[i] = &values[i];
        for (size_t i = 0; i < N; i++) {
            column[0][i] = sin((double)i);
            column[1][i] = cos((double)i);
        }
        if (mask & 1) columns[1] = column[0];
        if (mask & 2) columns[24] = column[1];
        varies[1] = mask & 1;
        varies[24] = (mask & 2) != 0;
        assert_int_equal(function_evaluate(f, &(struct points){.n = N, .column = columns, .varies = varies},
                                           outputs, NULL),
                         HSTAR_OK);
        for (size_t i = 0; i < N; i++) {
            double w[4], e[4], sum, esum, scale = varies[24] ? column[1][i] : *s;
            for (size_t k = 0; k < 4; k++) e[k] = exp(w[k] = columns[k][varies[k] ? i : 0]);
            sum = ((w[0] + w[1]) + w[2]) + w[3];
            esum = ((e[0] + e[1]) + e[2]) + e[3];
            const double want[17] = {
                w[0] * scale, w[1] * scale, w[2] * scale, w[3] * scale, scale, sum,  scale, scale, w[0],
                e[0] / esum,  e[1] / esum,  e[2] / esum,  e[3] / esum,  w[0],  w[1], w[2],  w[3]};
            for (size_t o = 0; o < 17; o++) CHECK_SAME(output[o][i], want[o], f->texts[o]);
        }
    }
    function_free(f);
    CHECK_DONE();
}

static void constants_have_shapes(void **state)
{
    (void)state;
    struct shape shape;
    double *all;
    hstar_error err;
    assert_int_equal(expression_constant("[[1, pi], [-2, 2^3]]", &shape, &all, &err), HSTAR_OK);
    CHECK(shape.rank == RANK_MATRIX && shape.rows == 2 && shape.columns == 2, "%zu x %zu", shape.rows,
          shape.columns);
    CHECK_SAME(all[2], -2, "row by row");
    free(all);
    assert_int_equal(expression_constant("[1.5]", &shape, &all, &err), HSTAR_OK);
    CHECK(shape.rank == RANK_VECTOR && shape.rows == 1, "%zu", shape.rows);
    free(all);
    CHECK(expression_constant("[x]", &shape, &all, &err) == HSTAR_INVALID, "a variable");
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outputs_have_names),
        cmocka_unit_test(several_texts),
        cmocka_unit_test(constants_have_shapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
