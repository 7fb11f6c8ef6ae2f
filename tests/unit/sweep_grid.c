/* The grid and the envelope, each against a slow second way. */
#include "check.h"

#include "base/memory.h"
#include "sweep/envelope.h"

#include <stdlib.h>

static void log_grid(void **state)
{
    (void)state;
    static const struct grid grids[] = {{GRID_LOG, 1e-16, 1, .n = 500},
                                        {GRID_LOG, 3.7e-9, 0.0123, .n = 7},
                                        {GRID_LOG, 1e-300, 1e300, .n = 1000},
                                        {GRID_LOG, 1, 2, .n = 2}};
    for (size_t g = 0; g < sizeof grids / sizeof *grids; g++) {
        double *h = NULL;
        size_t n = 0;
        assert_int_equal(grid_new(&grids[g], &h, &n, NULL), HSTAR_OK);
        assert_int_equal(n, grids[g].n);
        CHECK_SAME(h[0], grids[g].from, "first");
        CHECK_SAME(h[n - 1], grids[g].to, "last");
        /* log h moves by the same ratio each time: multiply it up in long double instead */
        long double ratio =
            powl((long double)grids[g].to / (long double)grids[g].from, 1 / (long double)(n - 1));
        long double want = (long double)grids[g].from;
        for (size_t i = 0; i < n; i++, want *= ratio) {
            CHECK_CLOSE(h[i], (double)want, 1e-12, "step");
            CHECK(i == 0 || h[i] > h[i - 1], "step %zu does not ascend", i);
        }
        free(h);
    }
    CHECK_DONE();
}

static void powers_of_two(void **state)
{
    (void)state;
    static const struct {
        double from, to, first, last;
        size_t n;
    } rows[] = {{1e-16, 1, 0x1p-53, 1, 54}, {0.25, 4, 0.25, 4, 5}, {0.26, 3.9, 0.5, 2, 3}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct grid grid = {GRID_POWERS_OF_TWO, rows[r].from, rows[r].to, .n = 0};
        double *h = NULL;
        size_t n = 0;
        assert_int_equal(grid_new(&grid, &h, &n, NULL), HSTAR_OK);
        CHECK(n == rows[r].n, "%zu steps, want %zu", n, rows[r].n);
        CHECK_SAME(h[0], rows[r].first, "first");
        CHECK_SAME(h[n - 1], rows[r].last, "last");
        for (size_t i = 1; i < n; i++) CHECK_SAME(h[i], 2 * h[i - 1], "doubling");
        free(h);
    }
    CHECK_DONE();
}

static void wrong_grids(void **state)
{
    (void)state;
    static const struct grid grids[] = {{GRID_LOG, 0, 1, .n = 10},
                                        {GRID_LOG, -1, 1, .n = 10},
                                        {GRID_LOG, 1, 1, .n = 10},
                                        {GRID_LOG, 1, 0.5, .n = 10},
                                        {GRID_LOG, 1e-3, 1, .n = 1},
                                        {GRID_LOG, 1e-3, INFINITY, .n = 10},
                                        {GRID_LOG, NAN, 1, .n = 10},
                                        {GRID_POWERS_OF_TWO, 0.6, 0.9, .n = 0},
                                        {GRID_LOG, 1e-3, 1, .n = SIZE_MAX},
                                        {GRID_LOG, 1, 1.0000000000000002, .n = 50},
                                        {GRID_LOG, 0.3, 0.3000000000000001, .n = 50},
                                        {GRID_LOG, 1e-300, 1.0000000000001e-300, .n = 50}};
    for (size_t g = 0; g < sizeof grids / sizeof *grids; g++) {
        double *h = NULL;
        size_t n = 0;
        hstar_error err = {0};
        CHECK(grid_new(&grids[g], &h, &n, &err) == HSTAR_INVALID && err.message[0] && !h,
              "grid %zu was taken", g);
    }
    CHECK_DONE();
}

/* The envelope from its definition, every pair compared. */
static double slow_envelope(const double *h, const double *values, size_t n, size_t i)
{
    double largest = NAN;
    if (isnan(values[i])) return NAN; /* nothing to count on where there is no sample */
    for (size_t j = 0; j < n; j++)
        if ((fabs(log10(h[j]) - log10(h[i])) <= 0.25 * (1 + 1e-12) || j + 1 == i || j == i + 1) &&
            !isnan(values[j]) && !(fabs(values[j]) <= largest))
            largest = fabs(values[j]);
    return largest;
}

static void envelopes(void **state)
{
    (void)state;
    uint64_t seed = 0x9e3779b97f4a7c15u;
    for (size_t n = 2; n < 900; n = n * 2 + 3) {
        struct grid grid = {GRID_LOG, 1e-16, 1, .n = n};
        double *h = NULL, *values = memory_array(n, sizeof *values),
               *envelope = memory_array(n, sizeof *envelope);
        size_t got = 0;
        assert_int_equal(grid_new(&grid, &h, &got, NULL), HSTAR_OK);
        for (size_t i = 0; i < n; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            double u = (double)(seed >> 11) * 0x1p-53;
            values[i] = u < 0.2 ? (double)NAN : (u - 0.6) * exp(40 * u);
        }
        assert_int_equal(envelope_of(h, values, n, envelope, NULL), HSTAR_OK);
        for (size_t i = 0; i < n; i++) CHECK_SAME(envelope[i], slow_envelope(h, values, n, i), "envelope");
        free(h);
        free(values);
        free(envelope);
    }
    CHECK_DONE();
}

/* The edge lies on what rises or falls steadily, upon what scatters, is never below a sample, and where the envelope is least as high as that. */
static void edges(void **state)
{
    enum { N = 400, QUARTER = 7 };
    const struct grid grid = {GRID_LOG, 1e-16, 1, .n = N};
    double *h = NULL, values[N], envelope[N], edge[N];
    size_t got = 0, least = 0;
    (void)state;
    assert_int_equal(grid_new(&grid, &h, &got, NULL), HSTAR_OK);
    for (int shape = 0; shape < 3; shape++) {
        for (size_t i = 0; i < N; i++) {
            const double scatter = shape < 2 ? 1 : i % 7 == 3 ? 0.9 : 0.02 * (double)(i % 5);
            values[i] =
                shape == 0 ? h[i] * h[i] : 1e-16 / h[i] * scatter + (shape == 2 ? 0.3 * h[i] * h[i] : 0);
        }
        assert_int_equal(envelope_of(h, values, N, envelope, NULL), HSTAR_OK);
        assert_int_equal(envelope_edge(h, envelope, N, edge, NULL), HSTAR_OK);
        for (size_t i = 0; i < N; i++) {
            CHECK(edge[i] >= values[i] && edge[i] <= envelope[i], "shape %d, %zu: %g is not in [%g, %g]",
                  shape, i, edge[i], values[i], envelope[i]);
            const bool lowest = shape == 0 ? i < QUARTER : i >= N - QUARTER; /* there the envelope is least */
            if (shape < 2 && !lowest) CHECK_SAME(edge[i], values[i], "a steady curve");
            if (envelope[i] < envelope[least]) least = i;
        }
        CHECK_SAME(edge[least], envelope[least], "the least");
        if (shape == 2) CHECK(edge[N - 20] < 1.2 * values[N - 20], "no plateau at the end");
    }
    free(h);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(log_grid),  cmocka_unit_test(powers_of_two), cmocka_unit_test(wrong_grids),
        cmocka_unit_test(envelopes), cmocka_unit_test(edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
