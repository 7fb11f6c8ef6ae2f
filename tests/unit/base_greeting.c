/* What a program may say of itself, and what is no greeting. */
#include "check.h"

#include "base/greeting.h"

static const struct {
    const char *line;
    bool greets, moves;
    size_t values;
} rows[] = {
    {"hstar: move values", true, true, 1000},
    {"hstar:move", true, true, 0},
    {"hstar: values 64 move\r", true, true, 64},
    {"hstar: values 0", true, false, 0},
    {"hstar: values 1 2 3", true, false, 1},
    {"hstar: values -3 move", true, true, 1000},
    {"hstar: values 64k", true, false, 1000},
    {"hstar: 64 values", true, false, 1000},
    {"hstar: move 3", true, true, 0},
    {"hstar:", true, false, 0},
    {"hstar: fly moved value", true, false, 0},
    {" hstar: move", false, false, 0},
    {"hstar move", false, false, 0},
    {"1.5", false, false, 0},
    {"", false, false, 0},
};

static void greetings(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct skills skills = {0};
        const bool greets = greeting_read(rows[i].line, &skills);
        CHECK(greets == rows[i].greets, "\"%s\": %d", rows[i].line, greets);
        CHECK(skills.moves == rows[i].moves && skills.values == rows[i].values, "\"%s\": %d, %zu",
              rows[i].line, skills.moves, skills.values);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(greetings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
