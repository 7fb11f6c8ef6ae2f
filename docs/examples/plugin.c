/* Functions for `hstar … --plugin ./plugin.so:NAME`, each a black box of its own kind.
 *
 *     cc -shared -fPIC -O2 -o plugin.so plugin.c -lm */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* One variable: the shape of gsl_function's. hstar has no context to give: it is NULL. */
double f(double x, void *context)
{
    (void)context;
    return exp(sin(x));
}

/* Its derivative, for --gradient ./plugin.so:f_slope */
double f_slope(double x, void *context)
{
    return cos(x) * f(x, context);
}

/* The same as f in float behind a double interface: x is rounded to 24 bits, and so is the answer. */
double in_float(double x, void *context)
{
    (void)context;
    return expf(sinf((float)x));
}

/* The same with noise of up to 1e-6, as of a simulation that stops at a tolerance. The noise depends on x alone, so that
 * one point has one value; between neighbours it jumps. */
double noisy(double x, void *context)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits ^ bits >> 31) * UINT64_C(0x9e3779b97f4a7c15);
    bits = (bits ^ bits >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    double between_0_and_1 = (double)(bits >> 11) * 0x1p-53;
    return f(x, context) + 1e-6 * (2 * between_0_and_1 - 1);
}

/* Several variables: n of them, in the order of the point. */
double rosenbrock(const double *x, size_t n, void *context)
{
    double sum = 0;
    (void)context;
    for (size_t i = 0; i + 1 < n; i++) {
        double along = 1 - x[i], across = x[i + 1] - x[i] * x[i];
        sum += along * along + 100 * across * across;
    }
    return sum;
}

/* Its gradient, for --gradient ./plugin.so:rosenbrock_gradient: fills in n numbers. */
void rosenbrock_gradient(const double *x, size_t n, double *gradient, void *context)
{
    (void)context;
    for (size_t i = 0; i < n; i++) gradient[i] = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double along = 1 - x[i], across = x[i + 1] - x[i] * x[i];
        gradient[i] -= 2 * along + 400 * x[i] * across;
        gradient[i + 1] += 200 * across;
    }
}

/* The same with a mistake that is easily made: what the round before has added to gradient[i] is overwritten. */
void rosenbrock_mistaken(const double *x, size_t n, double *gradient, void *context)
{
    (void)context;
    for (size_t i = 0; i < n; i++) gradient[i] = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        double along = 1 - x[i], across = x[i + 1] - x[i] * x[i];
        gradient[i] = -2 * along - 400 * x[i] * across;
        gradient[i + 1] += 200 * across;
    }
}

/* The length of x, which also makes sense with one variable: --plugin ./plugin.so:length@vector --at 3 */
double length(const double *x, size_t n, void *context)
{
    double sum = 0;
    (void)context;
    for (size_t i = 0; i < n; i++) sum += x[i] * x[i];
    return sqrt(sum);
}
