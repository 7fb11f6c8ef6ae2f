/* Libraries that are loaded later: their functions work, by any number of threads; what is missing is named. */
#include "check.h"

#include "base/later.h"
#include "base/pool.h"

#include <math.h>

#define FUNCTIONS(X) X(library, cos) X(library, hypot)
static struct {
    FUNCTIONS(LATER_POINTER)
} library;
static const struct later_function functions[] = {FUNCTIONS(LATER_FUNCTION)};
static struct later_library mathematics = {.what = "mathematics",
                                           .package = "libc6",
                                           .names = {"libno_such_library.so.9", "libm.so.6"},
                                           LATER_FUNCTIONS(functions)};

static hstar_status call_one(void *unused, size_t task, hstar_error *err)
{
    (void)unused;
    hstar_status status = later_load(&mathematics, err);
    const double x = 2.385 + (double)task, got = status ? 0 : library.hypot(x, library.cos(x));
    if (!status && got != hypot(x, cos(x))) status = error_set(err, HSTAR_INVALID, "task %zu: %g", task, got);
    return status;
}

static void by_threads(void **state)
{
    (void)state;
    hstar_error err = {0};
    const struct pool_job job = {.task = call_one};
    CHECK(pool_run(&job, 64, 8, &err) == HSTAR_OK, "%s", err.message);
    CHECK(atomic_load(&mathematics.is_loaded), "it is not loaded");
    CHECK_DONE();
}

static void no_function(void)
{
}

static void what_is_missing(void **state)
{
    (void)state;
    void (*place)(void) = no_function;
    const struct later_function wanted[] = {{"cos", &place}, {"no_such_function", &place}};
    const struct {
        const char *name, *message;
    } rows[] = {
        {"libno_such_library.so.9", "mathematics cannot be loaded: libno_such_library.so.9"},
        {"libm.so.6", "the library of mathematics here has no function no_such_function"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct later_library l = {.what = "mathematics",
                                  .package = "libc6",
                                  .names = {rows[i].name},
                                  .functions = wanted,
                                  .n_functions = 2};
        hstar_error err = {0};
        for (int again = 0; again < 2; again++)
            CHECK(later_load(&l, &err) == HSTAR_FILE, "%s was loaded", rows[i].name);
        CHECK(strstr(err.message, rows[i].message), "%s", err.message);
        CHECK(strstr(err.remedy, "libc6"), "%s", err.remedy);
        CHECK(!atomic_load(&l.is_loaded) && place == no_function, "%s: a place was filled in", rows[i].name);
    }
    CHECK_DONE();
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_threads), cmocka_unit_test(what_is_missing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
