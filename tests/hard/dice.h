/* The dice of the hard problems: splitmix64, the same on every machine, and what is thrown with it. */
#ifndef HARD_DICE_H
#define HARD_DICE_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct dice {
    uint64_t state;
};

static inline uint64_t dice_stir(uint64_t z)
{
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static inline uint64_t dice_roll(struct dice *d)
{
    return dice_stir(d->state += 0x9e3779b97f4a7c15U);
}

static inline double dice_uniform(struct dice *d, double low, double high)
{
    return low + (high - low) * (double)(dice_roll(d) >> 11) * 0x1p-53;
}

static inline size_t dice_below(struct dice *d, size_t n)
{
    return (size_t)(dice_roll(d) % n);
}

static inline bool dice_chance(struct dice *d, double p)
{
    return dice_uniform(d, 0, 1) < p;
}

static inline double dice_sign(struct dice *d)
{
    return dice_chance(d, 0.5) ? 1 : -1;
}

/* Log-uniform: 10^low … 10^high; dice_scale has a sign. */
static inline double dice_power(struct dice *d, double low, double high)
{
    return pow(10, dice_uniform(d, low, high));
}

static inline double dice_scale(struct dice *d, double low, double high)
{
    return dice_sign(d) * dice_power(d, low, high);
}

static inline double dice_gauss(struct dice *d)
{
    double radius = sqrt(-2 * log(dice_uniform(d, 0x1p-53, 1)));
    return radius * cos(6.283185307179586 * dice_uniform(d, 0, 1));
}

/* A number in [0, 1) that x and the salt determine and nobody sees through. */
static inline double hash_uniform(double x, uint64_t salt)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return (double)(dice_stir(dice_stir(bits + 0x9e3779b97f4a7c15U) ^ salt) >> 11) * 0x1p-53;
}

static inline double hash_gauss(double x, uint64_t salt)
{
    double radius = sqrt(-2 * log(1 - hash_uniform(x, salt)));
    return radius * cos(6.283185307179586 * hash_uniform(x, ~salt));
}

#endif
