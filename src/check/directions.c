/* Random directions that suit the sizes of the variables. */
#include "check/directions.h"

#include <math.h>

/* Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators": a counter and a mixer of its bits. */
uint64_t direction_bits(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

double direction_uniform(uint64_t *state)
{
    return (double)(direction_bits(state) >> 11) * 0x1p-53;
}

uint64_t direction_state(uint64_t seed, uint64_t k)
{
    uint64_t state = k;
    return seed ^ direction_bits(&state);
}

enum { LEAST = -20, FIRST_EXPONENT = -1080, N_EXPONENTS = 2200 };

/* The middle one of the exponents of the variables that are not 0, counted; 0 where all are. */
static int middle_exponent(const double *point, const size_t *wrt, size_t n_wrt)
{
    size_t count[N_EXPONENTS] = {0}, n = 0, seen = 0;
    for (size_t i = 0; i < n_wrt; i++) {
        double x = point[wrt[i]];
        if (x == 0 || !isfinite(x)) continue;
        count[ilogb(x) - FIRST_EXPONENT]++;
        n++;
    }
    for (int e = 0; e < N_EXPONENTS; e++)
        if ((seen += count[e]) * 2 >= n && n) return e + FIRST_EXPONENT;
    return 0;
}

void direction_fill(const double *point, size_t n_variables, const size_t *wrt, size_t n_wrt, uint64_t seed,
                    uint64_t k, double *direction)
{
    int middle = middle_exponent(point, wrt, n_wrt);
    uint64_t state = direction_state(seed, k);
    for (size_t v = 0; v < n_variables; v++) direction[v] = 0;
    for (size_t i = 0; i < n_wrt; i++) {
        double x = point[wrt[i]];
        int exponent = x != 0 && isfinite(x) ? ilogb(x) : middle;
        if (exponent < middle + LEAST) exponent = middle + LEAST;
        double u = (1 + direction_uniform(&state)) / 2;
        direction[wrt[i]] = ldexp(direction_bits(&state) >> 63 ? -u : u, exponent);
    }
}
