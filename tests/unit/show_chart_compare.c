/* The chart of a comparison as gnuplot draws it: each way's mark is where its time and its error are, by its name; what is outside of the
 * ranges is counted. */
#include "derive/comparison.h"
#include "picturing.h"
#include "show/chart.h"

static hstar_error err;

enum { DISC = 7, RING = 6, DOWN = 11 };
static const struct {
    enum compared_way way;
    const char *colour;
    double cost, error;
    enum stop stop;
    unsigned symbol;
} ways[] = {
    {COMPARED_FORWARD, "#23785a", 2.31, 1.7e-8, N_STOPS, DISC},
    {COMPARED_CENTRAL, "#23785a", 2.9, 3.3e-11, N_STOPS, DISC},
    {COMPARED_RICHARDSON, "#c2410c", 17.3, 6.1e-12, STOP_CONVERGED, DISC},
    {COMPARED_AUTO, "#c2410c", 41, 4.4e-16, STOP_UNCONFIRMED, RING},
    {COMPARED_REVERSE_MODE, "#2b76b9", 6.7, 0, N_STOPS, DOWN},
    {COMPARED_PROOF, "#6b6b66", 830, (double)NAN, N_STOPS, 0},
};
enum { N_SEEN = sizeof ways / sizeof *ways };

static struct comparison *comparison_of(void)
{
    static const char *const variables[] = {"x"};
    static const double point[] = {1.5};
    struct comparison *c = memory_array(1, sizeof *c);
    assert_non_null(c);
    c->problem = asking_of_text("sin(x)", variables, 1, point, NULL, 0);
    c->n_rows = N_SEEN;
    for (size_t k = 0; k < N_SEEN; k++)
        c->row[k] = (struct compared){
            .way = ways[k].way, .cost = ways[k].cost, .error = ways[k].error, .stop = ways[k].stop};
    return c;
}

static void draw_comparison(const struct chart_options *options, struct drawn *d)
{
    struct comparison *c = comparison_of();
    assert_int_equal(chart_write_comparison(c, "a.svg", options, &err), HSTAR_OK);
    assert_int_equal(chart_write_comparison(c, "a.gp", options, &err), HSTAR_OK);
    drawn_read(d);
    comparison_free(c);
}

/* The mark, and its name no farther than words reach. */
static void check_way(const struct drawn *d, size_t k, bool seen)
{
    double off, x, y;
    const char *name = compared_rows[ways[k].way].name;
    const double low = pow(10, d->y0 + 0.012 * (d->y1 - d->y0)); /* where an error of 0 stands */
    const double at_x = pixel_x(d, ways[k].cost), at_y = pixel_y(d, ways[k].error > 0 ? ways[k].error : low);
    points_drawn(d, ways[k].colour, ways[k].symbol, at_x, at_y, &off);
    CHECK(seen ? off < 1 : off > 2, "%s is %g pixels off", name, off);
    CHECK(label_drawn(d, name, &x, &y) == seen, "%s is%s named", name, seen ? " not" : "");
    if (seen) CHECK(hypot(x - at_x, y - at_y) < 120, "its name is %g pixels off", hypot(x - at_x, y - at_y));
}

static void marks_stand_at_their_numbers(void **state)
{
    const struct chart_options options = {.any_view = true};
    struct drawn d;
    (void)state;
    draw_comparison(&options, &d);
    for (size_t k = 0; k + 1 < N_SEEN; k++) check_way(&d, k, true);
    CHECK(strstr(d.script.data, "1 way without a value'"), "the way without a value is not told");
    drawn_clear(&d);
    CHECK_DONE();
}

static void ranges_are_kept(void **state)
{
    const struct chart_options options = {.any_view = true, .x_range = {0, 10}, .y_range = {1e-13, 1e-9}};
    struct drawn d;
    (void)state;
    draw_comparison(&options, &d);
    for (size_t k = 0; k + 1 < N_SEEN; k++)
        check_way(&d, k, ways[k].way == COMPARED_CENTRAL || ways[k].way == COMPARED_REVERSE_MODE);
    CHECK(strstr(d.script.data, "1 way without a value; 3 outside the chart'"),
          "what is outside is not told");
    drawn_clear(&d);
    CHECK_DONE();
}

static int run(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_stand_at_their_numbers),
        cmocka_unit_test(ranges_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

int main(void)
{
    return run_in_directory(run);
}
