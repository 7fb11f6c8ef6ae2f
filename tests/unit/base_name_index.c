/* Names are found, whatever their number and their hashes, and the first of a name keeps its number. */
#include "check.h"

#include "base/name_index.h"

#include <stdio.h>
#include <string.h>

enum { MANY = 20000, LONGEST = 24 };

static char written[MANY][LONGEST];

static void all_are_found(void **state)
{
    struct name_index index = {0};
    size_t number = 0;
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(written[i], sizeof written[i], "case %zu", i * i);
        assert_int_equal(name_index_add(&index, written[i], i, NULL), HSTAR_OK);
    }
    for (size_t i = 0; i < MANY; i++) {
        char asked[LONGEST]; /* another place with the same bytes */
        memcpy(asked, written[i], sizeof asked);
        CHECK(name_index_find(&index, asked, &number) && number == i, "%s: %zu", asked, number);
        snprintf(asked, sizeof asked, "case %zu!", i * i);
        CHECK(!name_index_find(&index, asked, &number), "%s is none, and has %zu", asked, number);
    }
    CHECK(index.n == MANY && index.room >= 2 * index.n && index.room <= 8 * index.n,
          "%zu names in room for %zu", index.n, index.room);
    name_index_clear(&index);
    CHECK_DONE();
}

static void the_first_stays(void **state)
{
    struct name_index index = {0};
    size_t number = 7;
    (void)state;
    CHECK(!name_index_find(&index, "", &number) && number == 7, "an empty index has \"\": %zu", number);
    assert_int_equal(name_index_add(&index, "", 1, NULL), HSTAR_OK);
    assert_int_equal(name_index_add(&index, "\xc3\xa9", 2, NULL), HSTAR_OK);
    assert_int_equal(name_index_add(&index, "", 3, NULL), HSTAR_OK);
    CHECK(name_index_find(&index, "", &number) && number == 1, "\"\": %zu", number);
    CHECK(name_index_find(&index, "\xc3\xa9", &number) && number == 2, "a letter of two bytes: %zu", number);
    CHECK(index.n == 2, "%zu names", index.n);
    name_index_clear(&index);
    CHECK(!name_index_find(&index, "", &number), "what was cleared has \"\"");
    CHECK_DONE();
}

/* By a good hash names stand near the slots of their hashes: what a search looks at does not grow with their number. */
static void searches_are_short(void **state)
{
    struct name_index index = {0};
    size_t looked = 0;
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(written[i], sizeof written[i], "check at x=%zu", i);
        assert_int_equal(name_index_add(&index, written[i], i, NULL), HSTAR_OK);
    }
    for (size_t i = 0; i < index.room; i++) {
        if (!index.slots[i].name) continue;
        looked += ((i - index.slots[i].hash) & (index.room - 1)) + 1;
    }
    /* Knuth: half full, a search that finds looks at 1.5 slots on average. */
    CHECK(looked < 2 * MANY, "%zu names: %zu slots are looked at", index.n, looked);
    name_index_clear(&index);
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_are_found), cmocka_unit_test(the_first_stays),
                                       cmocka_unit_test(searches_are_short)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
