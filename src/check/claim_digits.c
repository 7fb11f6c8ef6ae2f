/* Digits of numbers as text. */
#include "check/claim_digits.h"

#include <math.h>
#include <string.h>

enum { DIGITS_OF_A_DOUBLE = 15 };

/* One number: its digits from the first that is not zero, those behind the point, and whether it has an exponent. */
struct shape {
    unsigned digits, decimals;
    bool point, exponent, decimal;
};

static struct shape digits_shape(const char *text, size_t length)
{
    struct shape s = {.decimal = true};
    bool begun = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= '0' && c <= '9') {
            begun = begun || c != '0';
            s.digits += begun;
            s.decimals += s.point;
        } else if (c == '.') {
            s.point = true;
        } else if (c == 'e' || c == 'E') {
            s.exponent = true;
            break;
        } else if (c != '+' && c != '-') { /* inf, nan, hexadecimal */
            s.decimal = false;
            break;
        }
    }
    return s;
}

void claim_digits_look(struct claim_digits *w, const char *text, size_t length)
{
    struct shape s = digits_shape(text, length);
    if (!s.decimal) return;
    if (s.digits > w->digits) w->digits = s.digits;
    if (!s.point && !s.exponent) return;
    if (!w->any) {
        w->decimals = s.decimals;
        w->even = true;
    }
    w->even = w->even && s.decimals == w->decimals && !s.exponent;
    w->any = true;
}

double claim_digits_rounding(const struct claim_digits *w, const char *text, size_t length, double value)
{
    struct shape s = digits_shape(text, length);
    if (w->digits >= DIGITS_OF_A_DOUBLE || !s.decimal || (!s.point && !s.exponent)) return 0;
    if (w->even) return 0.5 * pow(10, -(double)w->decimals);
    if (value == 0 || !isfinite(value)) return 0;
    return 0.5 * pow(10, floor(log10(fabs(value))) + 1 - (double)w->digits);
}
