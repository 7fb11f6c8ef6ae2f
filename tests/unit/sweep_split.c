/* The two ways to a sample's parts, doubles with bounds and balls, give the same numbers; and the doubles' bounds
 * hold against balls for random operations. */
#include "sweeping.h"

#include "sweep/bounded.h"
#include "sweep/split_definition.h"
#include "sweep/split_series.h"

#define FOUR "forward,backward,central,five-point"
enum { STEPS = 24 };

static const struct {
    const char *text;
    double x, from, to;
    size_t least; /* samples of 4 * STEPS that the series must tell */
} rows[] = {
    {"sin(x)", 1, 1e-16, 1e-2, 90},
    {"sin(x)", 0, 1e-16, 1e-3, 40},
    {"sin(x)", 1e8, 1e-14, 1e-3, 90},
    {"exp(100*x)", 0.01, 1e-16, 1e-5, 90},
    {"x^3 - 2*x", 2.385, 1e-16, 1, 90},
    {"x*x", 1, 1e-16, 1, 90},
    {"1/x", 0.3, 1e-16, 1e-3, 90},
    {"log(x)*sqrt(x)", 17.25, 1e-14, 0.1, 90},
    {"exp(-1e-6*x)", 1, 1e-10, 10, 80},
    {"1e200*tanh(x)", 0.4, 1e-15, 1e-3, 90},
    {"(1 - cos(x))/x^2", 1e-3, 1e-12, 1e-6, 70},
    {"abs(x - 1.0001)", 1, 1e-12, 1e-5, 90},
    {"erf(x) + tgamma(x)", 2.3, 1e-15, 1e-3, 90},
    /* kinks and jumps between one step and two, right and left: the series must see as far as the nodes reach */
    {"abs(x - 1.00001)", 1, 5.1e-6, 9.9e-6, 0},
    {"max(x, 0.99999)^2", 1, 5.1e-6, 9.9e-6, 0},
    {"if(x > 1.00001, 2*x, x)", 1, 5.1e-6, 9.9e-6, 0},
    {"floor(x + 0.00001)*x + x", 1, 5.1e-6, 9.9e-6, 0},
    /* steps at which the series converges slowly, if at all: its remainders must say so */
    {"1/x", 1, 0.05, 0.45, 0},
    {"log(x)", 2, 0.1, 0.95, 0},
    /* products that underflow */
    {"1e-295*sin(x)", 1, 1e-12, 1e-3, 0},
    {"1e-305*exp(x)", 0.3, 1e-8, 1e-3, 0},
    {"1e300*sin(x)", 1, 1e-12, 1e-3, 0},
};

/* A block of one step: the estimates as the sweep computes them. */
static void fill_block(struct estimate_block *block, const struct component *place, const struct sweeping *s,
                       const struct shared_nodes *shared_nodes, const double *h)
{
    *block = (struct estimate_block){.n = 1, .h = h};
    block->x.nearest = calloc(shared_nodes->n, sizeof(double));
    block->y.nearest = calloc(shared_nodes->n, sizeof(double));
    block->estimate = calloc(s->request.n_methods, sizeof *block->estimate);
    for (size_t m = 0; m < s->request.n_methods; m++) block->estimate[m].nearest = calloc(1, sizeof(double));
    assert_int_equal(estimate_run(place, s->methods, shared_nodes, block, NULL), HSTAR_OK);
}

static double largest_of(const struct part_numbers *n)
{
    double largest = 0;
    for (size_t p = 0; p < N_PARTS; p++) largest = fmax(largest, fabs(n->part[p]));
    return largest;
}

/* Both are told to 2^-20 of themselves, or lost beside the largest. */
static bool agree(double a, double b, double largest)
{
    return fabs(a - b) <= 0x1p-19 * fabs(b) || fabs(a - b) <= 0x1p-38 * largest;
}

/* Both ways at each step and for each method of the request. One step a block, as small steps share no radius with
 * large ones. */
static size_t compare(struct sweeping *s, const char *label, const struct grid *grid)
{
    struct component place = {s->problem, 0, 0};
    unsigned derivative = s->methods[0].stencil->derivative;
    size_t n_methods = s->request.n_methods, n = 0, told = 0;
    struct shared_nodes shared_nodes;
    struct anatomy anatomy;
    struct reference reference;
    struct estimate_block block;
    double *h = NULL;
    arb_t ball;
    arb_init(ball);
    assert_int_equal(grid_new(grid, &h, &n, NULL), HSTAR_OK);
    assert_int_equal(shared_nodes_init(&shared_nodes, s->methods, n_methods, NULL), HSTAR_OK);
    assert_int_equal(reference_exact(&place, derivative, ball, &reference, NULL), HSTAR_OK);
    assert_int_equal(anatomy_init(&anatomy, &place, s->methods, &shared_nodes, ball, NULL, NULL), HSTAR_OK);
    for (size_t i = 0; i < STEPS; i++) {
        struct split_series series;
        fill_block(&block, &place, s, &shared_nodes, &h[i]);
        assert_int_equal(split_series_init(&series, &anatomy, &block, NULL), HSTAR_OK);
        for (size_t m = 0; m < n_methods; m++) {
            struct part_numbers fast, slow;
            bool resolved = false;
            if (!isfinite(block.estimate[m].nearest[0])) continue;
            assert_int_equal(split_definition(&anatomy, &block, m, 0, &slow, &resolved, NULL), HSTAR_OK);
            CHECK(resolved, "%s, h %g, method %zu", label, h[i], m);
            if (!split_series(&series, m, 0, &fast)) continue;
            told++;
            double largest = largest_of(&slow);
            for (size_t p = 0; p < N_PARTS; p++)
                CHECK(agree(fast.part[p], slow.part[p], largest),
                      "%s, h %a, method %zu, part %zu: %.17g, %.17g", label, h[i], m, p, fast.part[p],
                      slow.part[p]);
            CHECK(agree(fast.rounding, slow.rounding, largest), "%s, h %a, method %zu: rounding %.17g, %.17g",
                  label, h[i], m, fast.rounding, slow.rounding);
        }
        split_series_clear(&series);
        for (size_t m = 0; m < n_methods; m++) free(block.estimate[m].nearest);
        free(block.estimate);
        free(block.x.nearest);
        free(block.y.nearest);
    }
    free(h);
    anatomy_clear(&anatomy);
    reference_clear(&reference);
    shared_nodes_clear(&shared_nodes);
    arb_clear(ball);
    return told;
}

static void both_ways(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct sweeping s;
        struct grid grid = {GRID_LOG, rows[r].from, rows[r].to, .n = STEPS};
        sweeping_prepare(&s, rows[r].text, rows[r].x, FOUR);
        size_t told = compare(&s, rows[r].text, &grid);
        CHECK(told >= rows[r].least, "%s: the series told %zu samples, want %zu", rows[r].text, told,
              rows[r].least);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* Stencils that are not in the table: nodes for which k h is rounded, fractions that are doubles and ones that are
 * not, higher derivatives. */
static const struct {
    const char *nodes[3];
    unsigned derivative;
    size_t least;
} others[] = {
    {{"3 1 -1 -3", "5 -3", "7 0"}, 1, 60},
    {{"7/4 0 -1/2", "1/3 -1/3", "3 2 1 0"}, 1, 20},
    {{"1 0 -1", "3 1 0 -1 -3", "2 1 0"}, 2, 50},
    {{"2 1 0 -1 -2", "5 3 -3 -5", "3 2 1 0"}, 3, 20},
};

static void other_stencils(void **state)
{
    (void)state;
    for (size_t r = 0; r < sizeof others / sizeof *others; r++) {
        struct sweeping s;
        struct grid grid = {GRID_LOG, 1e-7, 1e-2, .n = STEPS};
        sweeping_prepare(&s, "exp(x)*sin(3*x)", 1.3, FOUR);
        methods_free(s.methods, s.request.n_methods);
        s.methods = calloc(3, sizeof *s.methods);
        s.request.methods = s.methods;
        s.request.n_methods = 3;
        for (size_t m = 0; m < 3; m++) {
            fmpq *nodes = _fmpq_vec_init(8);
            size_t n = 0;
            char copy[64], *rest = NULL;
            snprintf(copy, sizeof copy, "%s", others[r].nodes[m]);
            for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
                assert_int_equal(fmpq_set_str(nodes + n++, word, 10), 0);
            s.methods[m].name = strdup(others[r].nodes[m]);
            assert_int_equal(stencil_new(nodes, n, others[r].derivative, &s.methods[m].stencil, NULL),
                             HSTAR_OK);
            s.methods[m].derivative = others[r].derivative;
            s.methods[m].order = s.methods[m].stencil->order;
            _fmpq_vec_clear(nodes, 8);
        }
        size_t told = compare(&s, others[r].nodes[0], &grid);
        CHECK(told >= others[r].least, "%s: the series told %zu samples, want %zu", others[r].nodes[0], told,
              others[r].least);
        sweeping_clear(&s);
    }
    CHECK_DONE();
}

/* What moving a node costs: the bound covers the truth, wherever the two places are within reach, and however few
 * terms there are. */
static void moves(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double x, reach;
    } functions[] = {
        {"exp(x)", 1.5, 3}, {"1/x", 1, 0.45}, {"log(x)", 2, 0.9}, {"sin(20*x)", 0.7, 0.5}, {"x^3", 2, 1}};
    flint_rand_t random;
    flint_randinit(random);
    for (size_t r = 0; r < sizeof functions / sizeof *functions; r++) {
        struct sweeping s;
        sweeping_prepare(&s, functions[r].text, functions[r].x, "central");
        struct component place = {s.problem, 0, 0};
        struct shared_nodes shared_nodes;
        struct expansion e;
        struct expansion_cut cut;
        arb_t truth, other, x;
        arb_init(truth);
        arb_init(other);
        arb_init(x);
        assert_int_equal(shared_nodes_init(&shared_nodes, s.methods, 1, NULL), HSTAR_OK);
        assert_int_equal(expansion_init(&e, &place, s.methods, 1, NULL), HSTAR_OK);
        assert_int_equal(
            expansion_cut_init(&cut, &e, &place, s.methods, &shared_nodes, functions[r].reach, NULL),
            HSTAR_OK);
        assert_true(cut.valid);
        for (int round = 0; round < 400; round++) {
            double from = ((double)n_randint(random, 2001) - 1000) * 1e-3 * functions[r].reach;
            double move = ldexp(functions[r].reach, -(int)n_randint(random, 60)) * (from > 0 ? -1 : 1);
            struct bounded cost = expansion_move(&e, &cut, bounded_exact(from), bounded_exact(move));
            arb_set_d(x, functions[r].x);
            arb_set_d(other, from);
            arb_add(x, x, other, ARF_PREC_EXACT);
            assert_int_equal(function_values(s.problem->f, 0, x, 0, x, 1, 800, truth, NULL), HSTAR_OK);
            arb_set_d(other, move);
            arb_add(x, x, other, ARF_PREC_EXACT);
            assert_int_equal(function_values(s.problem->f, 0, x, 0, x, 1, 800, other, NULL), HSTAR_OK);
            arb_sub(truth, other, truth, 800);
            arb_set_d(other, cost.value);
            arb_sub(truth, truth, other, 800);
            double off = fabs(ball_double(truth));
            CHECK(off <= cost.bound * (1 + 1e-9), "%s: from %g by %g: %g off, bound %g", functions[r].text,
                  from, move, off, cost.bound);
        }
        arb_clear(truth);
        arb_clear(other);
        arb_clear(x);
        expansion_cut_clear(&cut);
        expansion_clear(&e);
        shared_nodes_clear(&shared_nodes);
        sweeping_clear(&s);
    }
    flint_randclear(random);
    CHECK_DONE();
}

static double random_double(flint_rand_t random)
{
    double mantissa =
        1 + (double)n_randint(random, 1u << 30) * 0x1p-30 + (double)n_randint(random, 1u << 22) * 0x1p-52;
    int exponent = (int)n_randint(random, 500) - 250;
    return ldexp(n_randint(random, 2) ? mantissa : -mantissa,
                 n_randint(random, 20) ? exponent : exponent * 4);
}

/* A random bounded number, and a number that it stands for. */
static struct bounded random_bounded(flint_rand_t random, arb_t truth)
{
    if (n_randint(random, 10) == 0) {
        arb_zero(truth);
        return bounded_exact(0);
    }
    struct bounded b = {random_double(random), 0};
    arb_set_d(truth, b.value);
    if (n_randint(random, 2)) {
        b.bound = fabs(b.value) * ldexp(1, -(int)n_randint(random, 60));
        arb_t shift;
        arb_init(shift);
        arb_set_d(shift, b.bound);
        arb_mul_si(shift, shift, (slong)n_randint(random, 2001) - 1000, ARF_PREC_EXACT);
        arb_div_si(shift, shift, 1000, 400);
        arb_add(truth, truth, shift, 4000);
        arb_clear(shift);
    }
    return b;
}

static bool holds(struct bounded b, const arb_t truth)
{
    if (!isfinite(b.value) || !isfinite(b.bound)) return true;
    arb_t difference, bound;
    arb_init(difference);
    arb_init(bound);
    arb_set_d(difference, b.value);
    arb_sub(difference, difference, truth, 8000);
    arb_abs(difference, difference);
    arb_set_d(bound, b.bound);
    bool held = arb_le(difference, bound);
    arb_clear(difference);
    arb_clear(bound);
    return held;
}

static void bounds_hold(void **state)
{
    (void)state;
    flint_rand_t random;
    flint_randinit(random);
    arb_t a_truth, b_truth, c_truth;
    arb_init(a_truth);
    arb_init(b_truth);
    arb_init(c_truth);
    for (int round = 0; round < 200000; round++) {
        struct bounded a = random_bounded(random, a_truth), b = random_bounded(random, b_truth);
        if (n_randint(random, 4) == 0) {
            /* sums that cancel */
            b = (struct bounded){-a.value, a.bound};
            arb_neg(b_truth, a_truth);
        }
        arb_add(c_truth, a_truth, b_truth, 8000);
        CHECK(holds(bounded_add(a, b), c_truth), "%a +- %a plus %a +- %a", a.value, a.bound, b.value,
              b.bound);
        arb_mul(c_truth, a_truth, b_truth, 8000);
        CHECK(holds(bounded_mul(a, b), c_truth), "%a +- %a times %a +- %a", a.value, a.bound, b.value,
              b.bound);
        CHECK(holds(bounded_ball(c_truth), c_truth), "the ball of %a times %a", a.value, b.value);
        double sum = a.value + b.value;
        arb_set_d(a_truth, a.value);
        arb_set_d(b_truth, b.value);
        arb_add(c_truth, a_truth, b_truth, ARF_PREC_EXACT);
        arb_set_d(a_truth, sum);
        arb_sub(c_truth, c_truth, a_truth, ARF_PREC_EXACT);
        arb_set_d(b_truth, bounded_lost(a.value, b.value, sum));
        CHECK(!isfinite(sum) || arb_equal(b_truth, c_truth), "what %a + %a loses", a.value, b.value);
    }
    arb_clear(a_truth);
    arb_clear(b_truth);
    arb_clear(c_truth);
    flint_randclear(random);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways),
        cmocka_unit_test(other_stencils),
        cmocka_unit_test(moves),
        cmocka_unit_test(bounds_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
