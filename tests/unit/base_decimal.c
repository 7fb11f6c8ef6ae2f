/* Every double must read back bit for bit, and its text is the shortest that does. */
#include "base/decimal.h"
#include "check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#ifdef __SANITIZE_ADDRESS__
#define SLOWED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SLOWED true
#endif
#endif
#ifndef SLOWED
#define SLOWED false
#endif

static double from_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* A sequence that visits all bit patterns (Steele, Lea and Flood 2014: SplitMix64). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static size_t significant_digits(const char *text)
{
    size_t n = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9' || (n == 0 && *text == '0')) continue;
        zeros = *text == '0' ? zeros + 1 : 0;
        n++;
    }
    return n - zeros;
}

static void check_reads_back(double x)
{
    char out[DECIMAL_LENGTH];
    memset(out, '#', sizeof out);
    size_t length = decimal_print(x, out);
    CHECK(length < sizeof out && strlen(out) == length, "length %zu of %a", length, x);
    double back = strtod(out, NULL);
    CHECK(memcmp(&back, &x, sizeof x) == 0, "%a: %s reads back as %a", x, out, back);
    CHECK(significant_digits(out) <= 17, "%a: %s has too many digits", x, out);
}

/* By trial: the smallest precision at which printf's text reads back. Where x is a power of two its lower
 * neighbour is nearer than its upper one, and the shortest text need not be printf's nearest: ours may be
 * shorter. */
static void check_shortest(double x)
{
    char out[DECIMAL_LENGTH], trial[64];
    decimal_print(x, out);
    int precision = 0;
    do snprintf(trial, sizeof trial, "%.*e", precision, x);
    while (strtod(trial, NULL) != x && precision++ < 17);
    int exponent;
    bool power_of_two = fabs(frexp(x, &exponent)) == 0.5;
    size_t got = significant_digits(out), want = significant_digits(trial);
    CHECK(got == want || (power_of_two && got < want), "%a: got %s, trial %s", x, out, trial);
    if (power_of_two) return;
    /* Of equal length: the nearer. Both are the nearest decimal of that length, or tie. */
    long double distance = fabsl(strtold(out, NULL) - (long double)x);
    long double other = fabsl(strtold(trial, NULL) - (long double)x);
    CHECK(distance <= other * (1 + 1e-15L) || fabs(x) < 1e-290, "%a: %s is farther than %s", x, out, trial);
}

static void test_text(void **state)
{
    (void)state;
    static const struct {
        double x;
        const char *want;
    } rows[] = {
        {0.0, "0"},
        {-0.0, "-0"},
        {1, "1"},
        {-1, "-1"},
        {10, "10"},
        {0.1, "0.1"},
        {0.30000000000000004, "0.30000000000000004"},
        {1e-16, "1e-16"},
        {2.385, "2.385"},
        {-2.385e-7, "-2.385e-7"},
        {0.0001, "0.0001"},
        {0.00001, "1e-5"},
        {0.00012345678901234567, "0.00012345678901234567"},
        {123456789, "123456789"},
        {1e15, "1000000000000000"},
        {1e16, "1e16"},
        {9007199254740993.0, "9007199254740992"},
        {1.5e300, "1.5e300"},
        {5e-324, "5e-324"},
        {1e-323, "1e-323"},
        {1.7976931348623157e308, "1.7976931348623157e308"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {0.5403023058681398, "0.5403023058681398"},
        {9.5367431640625e-7, "9.5367431640625e-7"},
        {100, "100"},
        {1e23, "1e23"},
        {HUGE_VAL, "null"},
        {-HUGE_VAL, "null"},
        {(double)NAN, "null"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[DECIMAL_LENGTH];
        size_t length = decimal_print(rows[i].x, out);
        CHECK(strcmp(out, rows[i].want) == 0 && length == strlen(out), "got %s, want %s", out, rows[i].want);
    }
    CHECK_DONE();
}

static void test_corners(void **state)
{
    (void)state;
    for (int e = -1074; e <= 1023; e++) {
        double x = ldexp(1, e);
        const double neighbours[] = {x, -x, nextafter(x, 0), nextafter(x, HUGE_VAL), 3 * x};
        for (size_t i = 0; i < sizeof neighbours / sizeof *neighbours; i++) {
            if (!isfinite(neighbours[i])) continue;
            check_reads_back(neighbours[i]);
            if (neighbours[i] != 0) check_shortest(neighbours[i]);
        }
    }
    for (int p = -323; p <= 308; p++) {
        char text[16];
        snprintf(text, sizeof text, "1e%d", p);
        double x = strtod(text, NULL);
        check_reads_back(x);
        check_shortest(x);
        check_reads_back(nextafter(x, 0));
        check_reads_back(nextafter(x, HUGE_VAL));
    }
    for (uint64_t bits = 1; bits < 20000; bits++) {
        check_reads_back(from_bits(bits));                                /* the smallest subnormals */
        check_reads_back(from_bits(UINT64_C(0x0010000000000000) - bits)); /* the largest */
        check_reads_back(from_bits(UINT64_C(0x7ff0000000000000) - bits)); /* the largest numbers */
        if (bits < 2000) check_shortest(from_bits(bits));
    }
    for (uint64_t i = 0; i < 100000; i++) check_reads_back((double)i);
    CHECK_DONE();
}

static void test_random(void **state)
{
    (void)state;
    const char *asked = getenv("HSTAR_EXHAUSTIVE"); /* as number_round_exhaustive */
    const bool few = asked && *asked ? !strcmp(asked, "0") : SLOWED;
    const size_t n = few ? 300000 : 10000000;
    uint64_t random = 20240229;
    for (size_t i = 0; i < n && check_failures < 10; i++) {
        double x = from_bits(next_random(&random));
        if (!isfinite(x)) continue;
        check_reads_back(x);
        if (i % 20 == 0) check_shortest(x);
    }
    /* What a sweep prints is seldom extreme; short decimals are common in it. */
    for (size_t i = 0; i < n / 20 && check_failures < 10; i++) {
        double x = (double)(next_random(&random) % 100000) / 1000;
        check_reads_back(x);
        if (x != 0) check_shortest(x);
    }
    CHECK_DONE();
}

/* Printed, not judged: machines differ. */
static void test_speed(void **state)
{
    (void)state;
    enum { N = 1 << 20 };
    uint64_t random = 7;
    double *x = malloc(N * sizeof *x);
    assert_non_null(x);
    for (size_t i = 0; i < N; i++)
        x[i] = ldexp((double)next_random(&random), -(int)(next_random(&random) % 120));
    struct timespec start, stop;
    size_t length = 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < N; i++) {
        char out[DECIMAL_LENGTH];
        length += decimal_print(x[i], out);
    }
    clock_gettime(CLOCK_MONOTONIC, &stop);
    double seconds = (double)(stop.tv_sec - start.tv_sec) + 1e-9 * (double)(stop.tv_nsec - start.tv_nsec);
    printf("decimal_print: %.0f ns a number, %.1f bytes\n", 1e9 * seconds / N, (double)length / N);
    free(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_corners),
        cmocka_unit_test(test_random),
        cmocka_unit_test(test_speed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
