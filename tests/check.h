/* What every unit test includes: cmocka, and numeric assertions that print both sides in full.
 * A failed row does not end its table: CHECK counts it, CHECK_DONE fails the test at its end. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int check_failures;

/* CHECK(condition, format, …): counts and prints a failed row. */
#define CHECK(condition, ...)                                                                                \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            check_failures++;                                                                                \
            fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #condition);                                  \
            fprintf(stderr, __VA_ARGS__);                                                                    \
            fputc('\n', stderr);                                                                             \
        }                                                                                                    \
    } while (0)

/* Equal bit for bit, but for the bits of a NaN. */
#define CHECK_SAME(got, want, label)                                                                         \
    do {                                                                                                     \
        double got_ = (got), want_ = (want);                                                                 \
        CHECK((isnan(got_) && isnan(want_)) || (got_ == want_ && signbit(got_) == signbit(want_)),           \
              "%s: got %.17g (%a), want %.17g (%a)", (label), got_, got_, want_, want_);                     \
    } while (0)

/* |got - want| <= tolerance * |want|. */
#define CHECK_CLOSE(got, want, tolerance, label)                                                             \
    do {                                                                                                     \
        double got_ = (got), want_ = (want);                                                                 \
        CHECK(fabs(got_ - want_) <= (tolerance)*fabs(want_), "%s: got %.17g (%a), want %.17g (%a) to %g",    \
              (label), got_, got_, want_, want_, (double)(tolerance));                                       \
    } while (0)

#define CHECK_DONE()                                                                                         \
    do {                                                                                                     \
        int failures_ = check_failures;                                                                      \
        check_failures = 0;                                                                                  \
        assert_int_equal(failures_, 0);                                                                      \
    } while (0)

/* Searches are counted as they take turns, which they do not where the thread sanitizer follows no switch of stacks (base/lockstep.c). */
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SEARCHES_TAKE_TURNS 0
#endif
#endif
#ifndef SEARCHES_TAKE_TURNS
#define SEARCHES_TAKE_TURNS 1
#endif

#endif
