/* The tables of the classic stencils, and what follows from them. All but the last quotient is exact. */
#include "stencil/classic.h"

#include <math.h>

#define N(...)                                                                                               \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define X(identifier, name, order, divisor, nodes, weights)                                                  \
    {name, order, (int)(sizeof(double[]) nodes / sizeof(double)), divisor, nodes, weights},
const struct classic_stencil classics[N_CLASSICS] = {
#include "stencil/classic.def"
};
const struct classic_stencil classics_aside[N_CLASSICS] = {
#include "stencil/classic_aside.def"
};
#undef X
#undef N

double classic_difference(const struct classic_stencil *s, const double *y, double h)
{
    double sum = 0;
    for (int i = 0; i < s->n; i++) sum += s->weight[i] * y[i];
    return sum / (s->divisor * h);
}

int classic_evaluations(const struct classic_stencil *s)
{
    int n = 0;
    for (int i = 0; i < s->n; i++) n += s->node[i] != 0;
    return n;
}

double classic_gain(const struct classic_stencil *s)
{
    double sum = 0;
    for (int i = 0; i < s->n; i++) sum += fabs(s->weight[i]);
    return sum / s->divisor;
}

double classic_moment(const struct classic_stencil *s, unsigned j)
{
    double sum = 0;
    for (int i = 0; i < s->n; i++) {
        double power = s->weight[i];
        for (unsigned k = 0; k < j; k++) power *= s->node[i];
        sum += power;
    }
    return sum / s->divisor;
}
