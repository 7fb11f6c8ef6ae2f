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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(places), cmocka_unit_test(not_on_lines)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
