/* What a program may say of itself, and what is no greeting. */
#include "check.h"

#include "base/greeting.h"

static const struct {
    const char *line;
    bool greets, moves, numbers;
    size_t values;
} rows[] = {
    {"hstar: move values", true, true, false, 1000},
    {"hstar:move", true, true, false, 0},
    {"hstar: values 64 move\r", true, true, false, 64},
    {"hstar: values 0", true, false, false, 0},
    {"hstar: values 1 2 3", true, false, false, 1},
    {"hstar: values -3 move", true, true, false, 1000},
    {"hstar: values 64k", true, false, false, 1000},
    {"hstar: 64 values", true, false, false, 1000},
    {"hstar: move 3", true, true, false, 0},
    {"hstar: number", true, false, true, 0},
    {"hstar: values 64 number move", true, true, true, 64},
    {"hstar: numbers values number", true, false, true, 1000},
    {"hstar: numbers", true, false, false, 0},
    {"hstar:", true, false, false, 0},
    {"hstar: fly moved value", true, false, false, 0},
    {" hstar: move", false, false, false, 0},
    {"hstar move", false, false, false, 0},
    {"1.5", false, false, false, 0},
    {"", false, false, false, 0},
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
        CHECK(skills.numbers == rows[i].numbers, "\"%s\": %d", rows[i].line, skills.numbers);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(greetings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
