/* The chart of a scan as gnuplot draws it: each way's points are where its numbers are, its name is beside them, and nothing else is. */
#include "derive/growth.h"
#include "picturing.h"
#include "show/chart.h"

static hstar_error err;

/* The colours are part of what is promised: a reader knows a way by its own. */
static const struct {
    enum compared_way way;
    const char *colour;
    double exponent, at_1;
} ways[] = {
    {COMPARED_FORWARD, "#0b2fb5", 1, 1.7},       {COMPARED_CENTRAL, "#23785a", 1, 4.9},
    {COMPARED_AUTO, "#c2410c", 1, 73.1},         {COMPARED_FORWARD_MODE, "#7a4f00", 0.5, 0.31},
    {COMPARED_REVERSE_MODE, "#6a3d9a", 0, 3.17}, {COMPARED_PROOF, "#6b6b66", 2, 911},
};
enum { N_SEEN = sizeof ways / sizeof *ways, N_SIZES = 6 };
static const size_t elements[N_SIZES] = {1, 4, 17, 90, 400, 2900};

static double cost(size_t way, size_t size)
{
    static const double off[] = {1, 1.13, 0.91, 1.02, 0.88, 1.07};
    const bool gone = ways[way].way == COMPARED_PROOF && size > 3;
    return gone ? (double)NAN
                : ways[way].at_1 * pow((double)elements[size], ways[way].exponent) * off[(size + way) % 6];
}

static struct growth *growth_of(void)
{
    static const char *const variables[] = {"w"};
    static const double point[] = {1.5};
    struct growth *g = memory_array(1, sizeof *g);
    assert_non_null(g);
    g->problem = asking_of_text("sum(sin(w))", variables, 1, point, NULL, 0);
    g->size = memory_array(N_SIZES, sizeof *g->size);
    assert_non_null(g->size);
    g->n_sizes = N_SIZES;
    g->n_ways = N_SEEN;
    for (size_t i = 0; i < N_SIZES; i++) {
        struct growth_size *s = &g->size[i];
        *s = (struct growth_size){.elements = elements[i], .n_variables = elements[i], .n_outputs = 1};
        s->compared.n_rows = N_SEEN;
        for (size_t k = 0; k < N_SEEN; k++)
            s->compared.row[k] = (struct compared){.way = ways[k].way, .cost = cost(k, i), .stop = N_STOPS};
    }
    for (size_t k = 0; k < N_SEEN; k++) g->way[k].way = ways[k].way;
    return g;
}

static void draw_growth(const struct chart_options *options, struct drawn *d)
{
    struct growth *g = growth_of();
    assert_int_equal(chart_write_growth(g, "a.svg", options, &err), HSTAR_OK);
    assert_int_equal(chart_write_growth(g, "a.gp", options, &err), HSTAR_OK);
    drawn_read(d);
    growth_free(g);
}

static void points_stand_at_their_numbers(void **state)
{
    const struct chart_options options = {.any_view = true};
    struct drawn d;
    (void)state;
    draw_growth(&options, &d);
    for (size_t k = 0; k < N_SEEN; k++) {
        size_t n_want = 0, n = 0;
        for (size_t i = 0; i < N_SIZES; i++) {
            double off;
            if (isnan(cost(k, i))) continue;
            n_want++;
            n = points_drawn(&d, ways[k].colour, 7, pixel_x(&d, (double)elements[i]), pixel_y(&d, cost(k, i)),
                             &off);
            CHECK(off < 1, "%s at %zu elements: %g pixels off", compared_rows[ways[k].way].name, elements[i],
                  off);
        }
        CHECK(n == n_want, "%s: %zu points of %zu", compared_rows[ways[k].way].name, n, n_want);
    }
    drawn_clear(&d);
    CHECK_DONE();
}

/* A name is nearer to its own curve than to every other one. */
static void names_stand_beside_their_curves(void **state)
{
    const struct chart_options options = {.any_view = true};
    struct drawn d;
    (void)state;
    draw_growth(&options, &d);
    for (size_t k = 0; k < N_SEEN; k++) {
        double x, y, own = (double)INFINITY, other = (double)INFINITY;
        const char *name = compared_rows[ways[k].way].name;
        CHECK(label_drawn(&d, name, &x, &y), "%s is not named", name);
        for (size_t j = 0; j < N_SEEN; j++)
            for (size_t i = 0; i + 1 < N_SIZES; i++)
                for (double share = 0; share <= 1; share += 1.0 / 32) {
                    if (isnan(cost(j, i + 1))) continue;
                    const double at_x = pixel_x(&d, (double)elements[i]) * (1 - share) +
                                        pixel_x(&d, (double)elements[i + 1]) * share,
                                 at_y = pixel_y(&d, cost(j, i)) * (1 - share) +
                                        pixel_y(&d, cost(j, i + 1)) * share;
                    double *least = j == k ? &own : &other;
                    *least = fmin(*least, hypot(at_x - x, at_y - y));
                }
        CHECK(own < other && own < 40, "%s stands %g pixels from its curve and %g from another", name, own,
              other);
    }
    drawn_clear(&d);
    CHECK_DONE();
}

/* Within the ranges that are asked for all stands where it belongs; outside of them nothing is named. */
static void ranges_are_kept(void **state)
{
    const struct chart_options options = {.any_view = true, .x_range = {3, 500}, .y_range = {0.5, 50}};
    struct drawn d;
    double x, y;
    (void)state;
    draw_growth(&options, &d);
    CHECK_CLOSE(d.x0, log10(3), 1e-6, "x from");
    CHECK_CLOSE(d.x1, log10(500), 1e-6, "x to");
    CHECK_CLOSE(d.y1, log10(50), 1e-6, "y to");
    for (size_t k = 0; k < N_SEEN; k++) {
        size_t n_want = 0, n = 0;
        double off;
        for (size_t i = 0; i < N_SIZES; i++) {
            const double e = (double)elements[i], c = cost(k, i);
            const bool seen = e >= 3 && e <= 500 && c >= 0.5 && c <= 50;
            n = points_drawn(&d, ways[k].colour, 7, pixel_x(&d, e), pixel_y(&d, isnan(c) ? 1 : c), &off);
            CHECK(!seen || off < 1, "%s at %g elements: %g pixels off", compared_rows[ways[k].way].name, e,
                  off);
            n_want += seen;
        }
        CHECK(n == n_want, "%s: %zu points of %zu", compared_rows[ways[k].way].name, n, n_want);
        CHECK(label_drawn(&d, compared_rows[ways[k].way].name, &x, &y) == (n_want > 0), "%s",
              compared_rows[ways[k].way].name);
    }
    drawn_clear(&d);
    CHECK_DONE();
}

/* Lines of slope 0 and 2 stand just above the curves that have these, 7 through the place that was given. */
static void slopes(void **state)
{
    const struct chart_options options = {
        .any_view = true, .slopes = {{0, 0, 0}, {2, 0, 0}, {7, 20, 300}}, .n_slopes = 3};
    const size_t own[] = {4, 5};
    struct drawn d;
    double x[80], y[80];
    size_t n;
    (void)state;
    draw_growth(&options, &d);
    const char *at = d.script.data;
    for (size_t k = 0; k < 3; k++) {
        at = block_of(at, "a slope", x, y, 80, &n);
        CHECK(at && n > 10, "line %zu has %zu points", k, n);
        if (!at || n < 2) break;
        const double slope = log10(y[n - 1] / y[0]) / log10(x[n - 1] / x[0]);
        CHECK(fabs(slope - options.slopes[k].slope) < 1e-3, "line %zu has the slope %g", k, slope);
        if (k == 2) {
            const double there = log10(y[0]) + 7 * log10(20 / x[0]);
            CHECK(fabs(there - log10(300)) < 1e-3, "it goes through %g", pow(10, there));
            continue;
        }
        CHECK(x[n - 1] / x[0] > 15, "line %zu goes from %g to %g", k, x[0], x[n - 1]);
        const double curve = ways[own[k]].at_1 * pow(x[0], ways[own[k]].exponent),
                     above = log10(y[0] / curve);
        CHECK(above > 0 && above < 0.6, "line %zu is %g decades above its curve", k, above);
    }
    CHECK(label_drawn(&d, "slope 0", x, y) && label_drawn(&d, "slope 2", x, y) &&
              label_drawn(&d, "slope 7", x, y),
          "a slope is not named");
    drawn_clear(&d);
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_stand_at_their_numbers),
        cmocka_unit_test(names_stand_beside_their_curves),
        cmocka_unit_test(ranges_are_kept),
        cmocka_unit_test(slopes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    return run_in_directory(run);
}
