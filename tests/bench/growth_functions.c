/* The functions of the growth of gradients, in C: a shared object for the bare loop as well as for hstar. */
#include <math.h>
#include <stddef.h>

enum { WIDEST = 1 << 10 };

double squares(const double *w, size_t n, void *context)
{
    double sum = 0;
    (void)context;
    for (size_t i = 0; i < n; i++) sum += w[i] * w[i];
    return sum;
}

/* sum(tanh(B*tanh(A*x))), where w has A and then B, k by k, and x[i] = 1/(i+1). */
double network(const double *w, size_t n, void *context)
{
    double hidden[WIDEST], sum = 0;
    const size_t k = (size_t)(sqrt((double)n / 2) + 0.5);
    (void)context;
    for (size_t i = 0; i < k; i++) {
        double a = 0;
        for (size_t j = 0; j < k; j++) a += w[i * k + j] * (1 / (double)(j + 1));
        hidden[i] = tanh(a);
    }
    for (size_t i = 0; i < k; i++) {
        double b = 0;
        for (size_t j = 0; j < k; j++) b += w[(k + i) * k + j] * hidden[j];
        sum += tanh(b);
    }
    return sum;
}
