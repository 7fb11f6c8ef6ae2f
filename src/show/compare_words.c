/* Numbers with units. */
#include "show/compare_words.h"
#include "base/numeral.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>

static void dash(char out[COMPARED_NUMBER])
{
    snprintf(out, COMPARED_NUMBER, "-");
}

/* Two digits, without a power of ten as long as there are few of them. */
static void two_digits(char *out, double x)
{
    const double large = 9.95, larger = 1e6;
    numeral_print(out, COMPARED_NUMBER, x < large ? "%.1f" : x < larger ? "%.0f" : "%.1e", x);
}

void compared_cost(char out[COMPARED_NUMBER], double cost)
{
    const double few = 99.5, many = 1e7;
    if (isnan(cost))
        dash(out);
    else
        numeral_print(out, COMPARED_NUMBER, cost < few ? "%.1f" : cost < many ? "%.0f" : "%.1e", cost);
}

void compared_count(char out[COMPARED_NUMBER], double n)
{
    const double many = 1e8;
    if (isnan(n))
        dash(out);
    else
        numeral_print(out, COMPARED_NUMBER, n < many ? "%.0f" : "%.1e", n);
}

struct unit {
    const char *name;
    double size;
};

/* In the largest unit of which it is at least one. */
static void with_unit(char out[COMPARED_NUMBER], double x, const struct unit *units, size_t n)
{
    char number[COMPARED_NUMBER];
    size_t i = n - 1;
    if (isnan(x)) {
        dash(out);
        return;
    }
    while (i > 0 && x < units[i].size) i--;
    two_digits(number, x / units[i].size);
    snprintf(out, COMPARED_NUMBER, "%.16s %s", number, units[i].name);
}

void compared_bytes(char out[COMPARED_NUMBER], double bytes)
{
    static const struct unit units[] = {{"B", 1},    {"kB", 1e3},  {"MB", 1e6},
                                        {"GB", 1e9}, {"TB", 1e12}, {"PB", 1e15}};
    with_unit(out, bytes, units, sizeof units / sizeof *units);
}

void compared_time(char out[COMPARED_NUMBER], double seconds)
{
    static const struct unit units[] = {{"us", 1e-6}, {"ms", 1e-3},    {"s", 1},           {"min", 60},
                                        {"h", 3600},  {"days", 86400}, {"years", 31557600}};
    with_unit(out, seconds, units, sizeof units / sizeof *units);
}
