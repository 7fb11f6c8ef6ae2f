#include "loss.h"

#include <math.h>

enum { N = 4 };
static const double points[N][3] = {{0.5, 1.2, 1}, {-1.0, 0.3, 1}, {1.5, -0.7, 1}, {-0.2, -1.1, 1}};
static const double labels[N] = {1, 0, 1, 0};

static double score(const double w[3], const double x[3])
{
    return w[0] * x[0] + w[1] * x[1] + w[2] * x[2];
}

double loss(const double w[3])
{
    double sum = 0;
    for (int i = 0; i < N; i++) {
        const double z = score(w, points[i]);
        sum += log1p(exp(-fabs(z))) + fmax(z, 0) - labels[i] * z;
    }
    return sum / N;
}

void loss_gradient(const double w[3], double gradient[3])
{
    for (int j = 0; j < 3; j++) gradient[j] = 0;
    for (int i = 0; i < N; i++) {
        const double slope = 1 / (1 + exp(-score(w, points[i]))) - labels[i];
        for (int j = 0; j < 3; j++) gradient[j] += slope * points[i][j] / N;
    }
}
