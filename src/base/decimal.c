/* Doubles as the shortest decimal text that reads back, by integer arithmetic alone: printf takes four times
 * as long for 17 digits, and trying 15, 16 and 17 of them with strtod fifteen times. */
#include "base/decimal.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

__extension__ typedef unsigned __int128 wide;

enum {
    SIGNIFICAND_BITS = 52,
    EXPONENT_BIAS = 1075, /* x = c * 2^(e - 1075) with an integer c */
    SMALLEST_POWER = -292,
    LARGEST_POWER = 324,
    PLAIN_FROM = -4, /* 10^-4 <= |x| < 10^16 is written without an exponent */
    PLAIN_BELOW = 16
};

/* The 128 leading bits of 10^p, rounded up, so that 10^p <= g * 2^(floor(log2(10^p)) - 127). */
static const struct {
    uint64_t high, low;
} powers[] = {
#define X(high, low) {high, low},
#include "base/decimal_powers.def"
#undef X
};
_Static_assert(sizeof powers / sizeof *powers == LARGEST_POWER - SMALLEST_POWER + 1, "a power is missing");

struct decimal {
    uint64_t digits; /* the number is digits * 10^exponent */
    int exponent;
};

/* floor(log10(2^q)), and floor(log10(3/4 2^q)), for -1074 <= q <= 971: checked for every q. */
static int log10_of_power_of_two(int q, bool three_quarters)
{
    return (q * 1262611 - (three_quarters ? 524031 : 0)) >> 22;
}

/* floor(log2(10^p)) for -292 <= p <= 324: checked for every p. */
static int log2_of_power_of_ten(int p)
{
    return (p * 1741647) >> 19;
}

/* The integer part of n * g / 2^128, its last bit set also where there is a rest: so it compares with
 * integers of even value as the exact product does. g exceeds its power of ten by less than one unit, so an
 * exact integer shows a rest below n; scripts/decimal_powers --prove shows that no other product does. */
static uint64_t product(size_t power, uint64_t n)
{
    wide low = (wide)powers[power].low * n;
    wide high = (wide)powers[power].high * n + (uint64_t)(low >> 64);
    bool rest = (uint64_t)high > 0 || (uint64_t)low >= n;
    return (uint64_t)(high >> 64) | rest;
}

/* The shortest decimal in the interval of the numbers that round to c 2^q, and the nearest to it among those.
 *
 * The idea is Giulietti's (The Schubfach way to render doubles, 2020): take the k with 10^k <= w < 10^(k+1),
 * w being the interval's width. Then it holds at least one multiple of 10^k and at most one of 10^(k+1); the
 * latter is the shortest where there is one, and of the former only the two next to the number come into
 * question. All is counted in quarters of 10^k, in which the interval's ends, (c +- 1/2) 2^q, are products of
 * integers. An end belongs to the interval where c is even, because ties round to even. Below a power of two
 * the numbers lie twice as dense: the lower half of the interval is half as wide there. */
static struct decimal shortest(uint64_t c, int q, bool dense_below)
{
    int k = log10_of_power_of_two(q, dense_below);
    int shift = q + log2_of_power_of_ten(-k) + 1; /* 1 … 4 */
    size_t power = (size_t)(-k - SMALLEST_POWER);
    bool open = c & 1;
    uint64_t number = product(power, (4 * c) << shift);
    uint64_t lower = product(power, (4 * c - (dense_below ? 1 : 2)) << shift) + open;
    uint64_t upper = product(power, (4 * c + 2) << shift) - open;

    uint64_t below = number / 4;
    uint64_t tens = below / 10;
    bool ten_below = tens > 0 && lower <= 40 * tens, ten_above = tens > 0 && 40 * tens + 40 <= upper;
    if (ten_below != ten_above) return (struct decimal){tens + ten_above, k + 1};

    bool inside = lower <= 4 * below, inside_above = 4 * below + 4 <= upper;
    if (inside != inside_above) return (struct decimal){below + inside_above, k};
    uint64_t middle = 4 * below + 2;
    return (struct decimal){below + (number > middle || (number == middle && (below & 1))), k};
}

/* Takes off trailing zeros: at most 16, in strides. */
static struct decimal without_zeros(struct decimal d)
{
    while (d.digits % 10000 == 0) {
        d.digits /= 10000;
        d.exponent += 4;
    }
    while (d.digits % 10 == 0) {
        d.digits /= 10;
        d.exponent++;
    }
    return d;
}

/* The digits of n < 10^8, the first in the lowest byte: all are halved at once, to fours, pairs and single ones. The
 * multipliers are 2^20/100 and 2^10/10, rounded up. */
static uint64_t eight_digits(uint32_t n)
{
    const uint64_t fours = n / 10000 | (uint64_t)(n % 10000) << 32;
    const uint64_t hundreds = (fours * 10486 >> 20) & UINT64_C(0x0000007f0000007f);
    const uint64_t pairs = hundreds | (fours - 100 * hundreds) << 16;
    const uint64_t tens = (pairs * 103 >> 10) & UINT64_C(0x000f000f000f000f);
    return tens | (pairs - 10 * tens) << 8;
}

static void put_eight(char *out, uint64_t digits)
{
    digits |= UINT64_C(0x3030303030303030); /* '0' */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    digits = __builtin_bswap64(digits);
#endif
    memcpy(out, &digits, sizeof digits);
}

/* Writes n in decimal, and may touch 16 bytes behind it; returns the number of digits, at most 17. */
static size_t print_integer(uint64_t n, char *out)
{
    const uint64_t half = 100000000, whole = half * half;
    wide digits = (wide)eight_digits((uint32_t)(n % half)) << 64 | eight_digits((uint32_t)(n / half % half));
    size_t length = 0, zeros = 0;
    if (n >= whole) {
        out[length++] = (char)('0' + n / whole);
    } else {
        const uint64_t high = (uint64_t)digits, low = (uint64_t)(digits >> 64), last = UINT64_C(1) << 56;
        zeros = (size_t)(high ? __builtin_ctzll(high) : 64 + __builtin_ctzll(low | last)) / 8;
        digits >>= 8 * zeros;
    }
    put_eight(out + length, (uint64_t)digits);
    put_eight(out + length + 8, (uint64_t)(digits >> 64));
    return length + 16 - zeros;
}

/* d.ddde-12 from the digits at the front of `out`. */
static size_t with_exponent(char *out, size_t n_digits, int exponent)
{
    size_t length = n_digits;
    if (n_digits > 1) {
        memmove(out + 2, out + 1, n_digits - 1);
        out[1] = '.';
        length++;
    }
    out[length++] = 'e';
    if (exponent < 0) out[length++] = '-';
    return length + print_integer((uint64_t)(exponent < 0 ? -exponent : exponent), out + length);
}

/* 123, 1230, 12.3 or 0.00123 from the digits at the front of `out`; 10^exponent belongs to the first. */
static size_t without_exponent(char *out, size_t n_digits, int exponent)
{
    if (exponent < 0) {
        size_t zeros = (size_t)(-exponent);
        memmove(out + zeros + 1, out, n_digits);
        memset(out, '0', zeros + 1);
        out[1] = '.';
        return zeros + 1 + n_digits;
    }
    size_t whole = (size_t)exponent + 1;
    if (n_digits <= whole) {
        memset(out + n_digits, '0', whole - n_digits);
        return whole;
    }
    memmove(out + whole + 1, out + whole, n_digits - whole);
    out[whole] = '.';
    return n_digits + 1;
}

static size_t print_decimal(struct decimal d, char *out)
{
    size_t n_digits = print_integer(d.digits, out);
    int exponent = d.exponent + (int)n_digits - 1;
    return exponent < PLAIN_FROM || exponent >= PLAIN_BELOW ? with_exponent(out, n_digits, exponent)
                                                            : without_exponent(out, n_digits, exponent);
}

size_t decimal_print(double x, char out[DECIMAL_LENGTH])
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << SIGNIFICAND_BITS) - 1);
    int exponent = (int)(bits >> SIGNIFICAND_BITS & 0x7ff);
    if (exponent == 0x7ff) {
        memcpy(out, "null", sizeof "null");
        return sizeof "null" - 1;
    }
    size_t length = 0;
    if (bits >> 63) out[length++] = '-';
    if (exponent == 0 && fraction == 0) {
        out[length++] = '0';
    } else if (exponent == 0) {
        length += print_decimal(without_zeros(shortest(fraction, 1 - EXPONENT_BIAS, false)), out + length);
    } else {
        uint64_t c = fraction | UINT64_C(1) << SIGNIFICAND_BITS;
        bool dense_below = fraction == 0 && exponent > 1;
        length +=
            print_decimal(without_zeros(shortest(c, exponent - EXPONENT_BIAS, dense_below)), out + length);
    }
    out[length] = '\0';
    return length;
}
