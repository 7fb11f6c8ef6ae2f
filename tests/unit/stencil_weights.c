/* Stencils: weights against published tables and, for random nodes, against the equations that define them.
 */
#include "check.h"

#include "stencil/method.h"

#include <stdlib.h>

/* B. Fornberg 1988, table 1 (central) and table 3 (one-sided): derivative, nodes, integer weights, divisor,
 * order of accuracy. */
static const struct row {
    unsigned derivative;
    const char *nodes;
    long weights[9];
    long divisor;
    unsigned order;
} published[] = {
    {1, "-1 1", {-1, 1}, 2, 2},
    {1, "-2 -1 1 2", {1, -8, 8, -1}, 12, 4},
    {1, "-3 -2 -1 1 2 3", {-1, 9, -45, 45, -9, 1}, 60, 6},
    {1, "-4 -3 -2 -1 1 2 3 4", {3, -32, 168, -672, 672, -168, 32, -3}, 840, 8},
    {2, "-1 0 1", {1, -2, 1}, 1, 2},
    {2, "-2 -1 0 1 2", {-1, 16, -30, 16, -1}, 12, 4},
    {3, "-2 -1 0 1 2", {-1, 2, -2, 1}, 2, 2},
    {4, "-2 -1 0 1 2", {1, -4, 6, -4, 1}, 1, 2},
    {1, "0 1", {-1, 1}, 1, 1},
    {1, "0 1 2", {-3, 4, -1}, 2, 2},
    {1, "0 1 2 3 4", {-25, 48, -36, 16, -3}, 12, 4},
    {2, "0 1 2 3", {2, -5, 4, -1}, 1, 2},
    {1, "-1/2 1/2", {-1, 1}, 1, 2},
};

static size_t read_nodes(const char *text, fmpq *nodes)
{
    char copy[128], *rest = NULL;
    size_t n = 0;
    snprintf(copy, sizeof copy, "%s", text);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
        assert_int_equal(fmpq_set_str(nodes + n++, word, 10), 0);
    return n;
}

static void published_weights(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof published / sizeof *published; r++) {
        const struct row *row = &published[r];
        fmpq *nodes = _fmpq_vec_init(9);
        size_t n = read_nodes(row->nodes, nodes), at = 0;
        struct stencil *s = NULL;
        assert_int_equal(stencil_new(nodes, n, row->derivative, &s, NULL), HSTAR_OK);
        CHECK(fmpz_equal_si(s->divisor, row->divisor), "nodes %s: divisor %g, want %ld", row->nodes,
              s->divisor_d, row->divisor);
        CHECK(s->order == row->order, "nodes %s: order %u, want %u", row->nodes, s->order, row->order);
        for (size_t i = 0; row->weights[i]; i++, at++)
            CHECK(i < s->n && fmpz_equal_si(s->weight + i, row->weights[i]) &&
                      s->weight_d[i] == (double)row->weights[i],
                  "nodes %s: weight %zu, want %ld", row->nodes, i, row->weights[i]);
        CHECK(at == s->n, "nodes %s: %zu weights, want %zu", row->nodes, s->n, at);
        stencil_free(s);
        _fmpq_vec_clear(nodes, 9);
    }
    CHECK_DONE();
}

/* sum_i w_i k_i^j / c is d! for j = d, 0 for the other j < d + p, and not 0 at d + p: for random rational
 * nodes. */
static void defining_equations(void **state)
{
    (void)state;
    flint_rand_t random;
    flint_randinit(random);
    for (int round = 0; round < 300; round++) {
        size_t n = 2 + (size_t)n_randint(random, 8);
        unsigned d = 1 + (unsigned)n_randint(random, n - 1);
        fmpq *nodes = _fmpq_vec_init((slong)n);
        for (size_t i = 0; i < n; i++)
            fmpq_set_si(nodes + i, (slong)(100 * i) + (slong)n_randint(random, 97) - 400,
                        1 + n_randint(random, 60));
        struct stencil *s = NULL;
        hstar_status status = stencil_new(nodes, n, d, &s, NULL);
        if (status == HSTAR_OK) { /* two nodes may coincide */
            fmpq_t moment, want;
            fmpq_init(moment);
            fmpq_init(want);
            for (unsigned j = 0; j <= d + s->order; j++) {
                stencil_moment(moment, s, j);
                fmpq_zero(want);
                if (j == d) fmpz_fac_ui(fmpq_numref(want), d);
                bool equal = fmpq_equal(moment, want);
                CHECK(equal == (j < d + s->order), "round %d: moment %u of derivative %u on %zu nodes", round,
                      j, d, n);
            }
            CHECK(s->order + d >= n, "round %d: order %u of derivative %u on %zu nodes", round, s->order, d,
                  n);
            fmpq_clear(moment);
            fmpq_clear(want);
        }
        stencil_free(s);
        _fmpq_vec_clear(nodes, (slong)n);
    }
    flint_randclear(random);
    CHECK_DONE();
}

static void wrong_input(void **state)
{
    (void)state;
    static const struct {
        const char *nodes;
        unsigned derivative;
    } wrong[] = {{"1", 1}, {"0 1", 2}, {"0 1 0", 1}, {"0 1", 0}, {"0 1", 17}};
    for (size_t r = 0; r < sizeof wrong / sizeof *wrong; r++) {
        fmpq *nodes = _fmpq_vec_init(4);
        struct stencil *s = NULL;
        hstar_error err = {0};
        size_t n = read_nodes(wrong[r].nodes, nodes);
        CHECK(stencil_new(nodes, n, wrong[r].derivative, &s, &err) == HSTAR_INVALID && !s && err.message[0],
              "nodes %s, derivative %u were taken", wrong[r].nodes, wrong[r].derivative);
        stencil_free(s);
        _fmpq_vec_clear(nodes, 4);
    }
    CHECK_DONE();
}

/* The named methods are the formulas of the texts: weights and nodes in their order of summation, worked out
 * by hand. The noise is the sum of |w| / c; that of the nodes leaves out the node at 0. */
static const struct named {
    const char *name;
    size_t n;
    double nodes[STENCIL_MAX_NODES], weights[STENCIL_MAX_NODES], divisor;
    unsigned order;
    double noise, node_noise;
} named[] = {
    {"forward", 2, {1, 0}, {1, -1}, 1, 1, 2, 1},
    {"backward", 2, {0, -1}, {1, -1}, 1, 1, 2, 1},
    {"central", 2, {1, -1}, {1, -1}, 2, 2, 1, 1},
    {"five-point", 4, {2, 1, -1, -2}, {-1, 8, -8, 1}, 12, 4, 1.5, 1.5},
};

static const struct named *find_named(const char *name)
{
    for (size_t r = 0; r < sizeof named / sizeof *named; r++)
        if (!strcmp(named[r].name, name)) return &named[r];
    return NULL;
}

static void named_methods(void **state)
{
    (void)state;
    struct method *methods = NULL;
    size_t n = 0;
    assert_int_equal(methods_new("all", 1, &methods, &n, NULL), HSTAR_OK);
    for (size_t m = 0; m < n; m++) {
        if (methods[m].kind != METHOD_STENCIL) continue;
        const struct stencil *s = methods[m].stencil;
        const struct named *want = find_named(methods[m].name);
        CHECK(want, "%s has no row in the table of this test", methods[m].name);
        if (!want) continue;
        CHECK(s->n == want->n && s->order == want->order, "%s: %zu nodes, order %u", want->name, s->n,
              s->order);
        for (size_t i = 0; i < s->n && i < want->n; i++) {
            CHECK_SAME(s->node_d[i], want->nodes[i], want->name);
            CHECK_SAME(s->weight_d[i], want->weights[i], want->name);
        }
        CHECK_SAME(s->divisor_d, want->divisor, want->name);
        CHECK_SAME(stencil_noise(s), want->noise, want->name);
        CHECK_SAME(stencil_node_noise(s), want->node_noise, want->name);
    }
    methods_free(methods, n);
    CHECK_DONE();
}

static void texts(void **state)
{
    (void)state;
    struct method *methods = NULL;
    size_t n = 0;
    assert_int_equal(methods_new("five-point", 1, &methods, &n, NULL), HSTAR_OK);
    char *weight = stencil_weight_text(methods[0].stencil, 1),
         *node = stencil_node_text(methods[0].stencil, 3);
    assert_string_equal(weight, "2/3");
    assert_string_equal(node, "-2");
    free(weight);
    free(node);
    methods_free(methods, n);
}

static void method_lists(void **state)
{
    (void)state;
    static const struct {
        const char *list, *says;
        size_t position;
    } wrong[] = {
        {"", "there is no method \"\"", 0},           {"centrl", "\"centrl\"", 0},
        {"central,", "there is no method \"\"", 8},   {"central,forwrad", "\"forwrad\"", 8},
        {"central,central", "stands there twice", 8}, {"central forward", "there is no method", 0},
    };
    for (size_t r = 0; r < sizeof wrong / sizeof *wrong; r++) {
        struct method *methods = NULL;
        size_t n = 0;
        hstar_error err = {0};
        CHECK(methods_new(wrong[r].list, 1, &methods, &n, &err) == HSTAR_INVALID, "\"%s\" was taken",
              wrong[r].list);
        CHECK(strstr(err.message, wrong[r].says) && err.position == wrong[r].position, "\"%s\": %s at %zu",
              wrong[r].list, err.message, err.position);
        methods_free(methods, n);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_weights),
        cmocka_unit_test(defining_equations),
        cmocka_unit_test(wrong_input),
        cmocka_unit_test(named_methods),
        cmocka_unit_test(texts),
        cmocka_unit_test(method_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
