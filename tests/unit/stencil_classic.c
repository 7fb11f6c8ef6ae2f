/* The classic stencils against the exact weights on their nodes, and against the methods of their names. */
#include "check.h"

#include "stencil/classic.h"
#include "stencil/method.h"

/* The weight of a node; 0 where the stencil has none there. */
static double weight_at(const struct stencil *s, double node)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->node_d[i] == node) return s->weight_d[i];
    return 0;
}

static void check_against(const struct classic_stencil *c, const struct stencil *s, const char *whose)
{
    fmpq_t moment;
    fmpq_init(moment);
    CHECK((size_t)c->n == s->n, "%s: %d nodes, %s has %zu", c->name, c->n, whose, s->n);
    CHECK(c->order == s->order, "%s: order %u, %s has %u", c->name, c->order, whose, s->order);
    CHECK_SAME(c->divisor, s->divisor_d, c->name);
    for (int i = 0; i < c->n; i++) CHECK_SAME(c->weight[i], weight_at(s, c->node[i]), c->name);
    CHECK_CLOSE(classic_gain(c), stencil_noise(s), 1e-15, c->name);
    for (unsigned j = 0; j < 9; j++) {
        stencil_moment(moment, s, j);
        const double want =
            (double)fmpz_get_si(fmpq_numref(moment)) / (double)fmpz_get_si(fmpq_denref(moment));
        CHECK(j == 0 || classic_moment(c, j) == want, "%s: moment %u is %g, want %g", c->name, j,
              classic_moment(c, j), want);
    }
    fmpq_clear(moment);
}

static void test_tables(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2 * N_CLASSICS; k++) {
        const struct classic_stencil *c = k < N_CLASSICS ? &classics[k] : &classics_aside[k - N_CLASSICS];
        fmpq *nodes = _fmpq_vec_init(CLASSIC_NODES);
        struct stencil *s;
        struct method *m;
        size_t n;
        for (int i = 0; i < c->n; i++) fmpq_set_si(nodes + i, (slong)c->node[i], 1);
        assert_int_equal(stencil_new(nodes, (size_t)c->n, 1, &s, NULL), HSTAR_OK);
        check_against(c, s, "its nodes");
        assert_int_equal(methods_new(c->name, 1, &m, &n, NULL), HSTAR_OK);
        check_against(c, m->stencil, "its name");
        CHECK(classic_evaluations(c) == c->n - (weight_at(s, 0) != 0), "%s: %d evaluations", c->name,
              classic_evaluations(c));
        methods_free(m, n);
        stencil_free(s);
        _fmpq_vec_clear(nodes, CLASSIC_NODES);
    }
    CHECK_DONE();
}

/* Of the same cubic as by hand: 2.385 t - 1.7 t^2 + 0.3 t^3, at 0. */
static void test_difference(void **state)
{
    (void)state;
    for (size_t k = 0; k < 2 * N_CLASSICS; k++) {
        const struct classic_stencil *c = k < N_CLASSICS ? &classics[k] : &classics_aside[k - N_CLASSICS];
        const double h = 0.25, c1 = 2.385, c2 = -1.7, c3 = 0.3;
        double y[CLASSIC_NODES];
        for (int i = 0; i < c->n; i++) {
            const double t = c->node[i] * h;
            y[i] = t * (c1 + t * (c2 + t * c3));
        }
        const double want = c1 + classic_moment(c, 2) * c2 * h + classic_moment(c, 3) * c3 * h * h;
        CHECK_CLOSE(classic_difference(c, y, h), want, 1e-14, c->name);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables), cmocka_unit_test(test_difference)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
