/* Where labels stand. */
#include "check.h"
#include "draw/label_place.h"

/* The emptiest place wins, nothing leaves the bounds, and where nothing fits that is said. */
static void places(void **state)
{
    struct place_map map;
    struct label_place place = {0};
    const struct area bounds = {0, 100, 0, 100}, left_half = {0, 50, 0, 100};
    const double x[] = {50}, y[] = {50};
    (void)state;
    assert_int_equal(place_init(&map, 100, 100, 2, 2, NULL), HSTAR_OK);
    CHECK(place_find(&map, x, y, 1, 0, 20, 10, 4, &bounds, &place) && place.side == PLACE_RIGHT, "side %d",
          place.side);
    place_mark_area(&map, &(struct area){61, 99, 40, 60}, COVER_LINE);
    CHECK(place_find(&map, x, y, 1, 0, 20, 10, 4, &bounds, &place) && place.side == PLACE_LEFT, "side %d",
          place.side);
    CHECK(fabs(place.x - 46) < 1e-12 && fabs(place.y - 50) < 1e-12, "at %g, %g", place.x, place.y);
    place_mark_line(&map, 0, 50, 50, 50, COVER_LINE);
    CHECK(place_find(&map, x, y, 1, 0, 20, 10, 4, &bounds, &place) && place.side == PLACE_ABOVE, "side %d",
          place.side);
    CHECK(place_find(&map, x, y, 1, 0, 20, 10, 4, &left_half, &place) && place.side == PLACE_LEFT, "side %d",
          place.side);
    CHECK(!place_find(&map, x, y, 1, 0, 200, 10, 4, &bounds, &place), "fits nowhere");
    place_mark(&map, -1e300, 1e300, COVER_LINE);
    place_mark_line(&map, 50, 50, (double)NAN, 1e300, COVER_LINE);
    place_clear(&map);
    CHECK_DONE();
}

/* Farther from its own curve rather than on another's line, but on points rather than far away. */
static void not_on_lines(void **state)
{
    static const struct {
        enum cover_cost cost;
        bool away;
    } rows[] = {{COVER_FAINT, false}, {COVER_LINE, true}, {COVER_LABEL, true}};
    const struct area bounds = {0, 200, 0, 100};
    const double x[] = {100}, y[] = {50};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct place_map map;
        struct label_place place = {0};
        assert_int_equal(place_init(&map, 200, 100, 2, 2, NULL), HSTAR_OK);
        for (double at = 63; at <= 117; at += 18) /* all within four gaps is covered somewhere */
            place_mark_line(&map, at, 0, at, 100, rows[i].cost);
        CHECK(place_find(&map, x, y, 1, 0, 20, 10, 4, &bounds, &place), "no place");
        const double away = fabs(place.x - 100) / 4;
        CHECK((away > 4) == rows[i].away, "cost %d: %g gaps away", (int)rows[i].cost, away);
        place_clear(&map);
    }
    CHECK_DONE();
}

static double turn(double ax, double ay, double bx, double by, double cx, double cy)
{
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static bool lines_cross(const struct place_label *a, const struct place_label *b)
{
    return turn(a->x, a->y, a->line_x, a->line_y, b->x, b->y) *
                   turn(a->x, a->y, a->line_x, a->line_y, b->line_x, b->line_y) <
               0 &&
           turn(b->x, b->y, b->line_x, b->line_y, a->x, a->y) *
                   turn(b->x, b->y, b->line_x, b->line_y, a->line_x, a->line_y) <
               0;
}

static bool boxes_overlap(const struct place_label *a, const struct place_label *b)
{
    return fabs(a->middle_x - b->middle_x) < (a->width + b->width) / 2 - 1e-9 &&
           fabs(a->middle_y - b->middle_y) < (a->height + b->height) / 2 - 1e-9;
}

/* Does a's line go through b's box? By places along it. */
static bool line_in_box(const struct place_label *a, const struct place_label *b)
{
    for (int i = 0; i <= 200; i++) {
        const double x = a->x + (a->line_x - a->x) * i / 200, y = a->y + (a->line_y - a->y) * i / 200;
        if (fabs(x - b->middle_x) < b->width / 2 - 0.2 && fabs(y - b->middle_y) < b->height / 2 - 0.2)
            return true;
    }
    return false;
}

/* Marks that crowd about one place, as those of selectors do: all have names, no line crosses another, or a name, and no two names overlap. Where
 * there is room for few, the others are not placed. */
static void many_labels(void **state)
{
    enum { MANY = 24 };
    static const struct {
        double width, height;
        size_t least, most;
    } pages[] = {{900, 600, MANY, MANY}, {300, 200, 4, MANY}, {30, 20, 0, 0}};
    (void)state;
    for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
        const struct area bounds = {0, pages[p].width, 0, pages[p].height};
        struct place_label labels[MANY];
        struct place_map map;
        size_t n = 0;
        assert_int_equal(place_init(&map, pages[p].width, pages[p].height, 7, 6, NULL), HSTAR_OK);
        for (size_t i = 0; i < MANY; i++) {
            labels[i] = (struct place_label){.x = pages[p].width * (0.45 + 0.005 * (double)(i * 7 % MANY)),
                                             .y = pages[p].height * (0.45 + 0.005 * (double)(i * 5 % MANY)),
                                             .width = 50 + 4 * (double)(i % 9),
                                             .height = 15};
            place_mark_box(&map, labels[i].x, labels[i].y, 10, 10, COVER_LABEL);
        }
        assert_int_equal(place_labels(&map, labels, MANY, 8, &bounds, NULL), HSTAR_OK);
        for (size_t i = 0; i < MANY; i++) {
            const struct place_label *a = &labels[i];
            if (!a->placed) continue;
            n++;
            CHECK(a->middle_x - a->width / 2 >= 0 && a->middle_x + a->width / 2 <= pages[p].width &&
                      a->middle_y - a->height / 2 >= 0 && a->middle_y + a->height / 2 <= pages[p].height,
                  "label %zu leaves page %zu", i, p);
            for (size_t k = 0; k < MANY; k++) {
                const struct place_label *b = &labels[k];
                if (k == i || !b->placed) continue;
                CHECK(!boxes_overlap(a, b), "page %zu: labels %zu and %zu overlap", p, i, k);
                CHECK(!(a->away && b->away && lines_cross(a, b)), "page %zu: lines %zu and %zu cross", p, i,
                      k);
                CHECK(!(a->away && line_in_box(a, b)), "page %zu: line %zu crosses label %zu", p, i, k);
            }
        }
        CHECK(n >= pages[p].least && n <= pages[p].most, "page %zu: %zu labels", p, n);
        place_clear(&map);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places), cmocka_unit_test(not_on_lines),
                                       cmocka_unit_test(many_labels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
