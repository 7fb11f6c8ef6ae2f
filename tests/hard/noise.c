/* The set "noise": well-behaved functions with noise of five laws, each of a size of 1e-12 to 5e-2 of f, and some that answer
 * differently each time. The noise of a point is that of the bits of x. */
#include "compose.h"

#include "base/memory.h"

#include <stdlib.h>

static const double levels[] = {1e-12, 1e-9, 1e-6, 1e-4, 1e-2, 5e-2};

/* The noise's absolute size is a[0]. */
static bool noisy(struct hard *p, struct dice *d, hard_function *f)
{
    struct host_facts h;
    host(p, d);
    host_facts(p, &h);
    p->a[1] = levels[dice_below(d, sizeof levels / sizeof *levels)];
    p->a[0] = p->a[1] * fmax(h.f, 1e-3 * h.range);
    p->noise = p->a[0];
    p->f = f;
    return true;
}

static double uniform(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[0] * 1.7320508 * (2 * hash_uniform(x, p->salt) - 1);
}

static double gauss(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[0] * hash_gauss(x, p->salt);
}

/* Laplace's: exponential to both sides. */
static double laplace(const struct hard *p, double x)
{
    double u = 2 * hash_uniform(x, p->salt) - 1;
    return tape_f64(&p->tape, x) - p->a[0] * 0.70710678 * copysign(log1p(-fabs(u)), u);
}

/* Student's with 3 degrees of freedom, whose tails are heavy. */
static double heavy(const struct hard *p, double x)
{
    double sum = 0;
    for (uint64_t i = 1; i <= 3; i++) {
        double g = hash_gauss(x, p->salt + i);
        sum += g * g;
    }
    return tape_f64(&p->tape, x) + p->a[0] * hash_gauss(x, p->salt) / sqrt(sum);
}

static double quantum(const struct hard *p, double x)
{
    return rint(tape_f64(&p->tape, x) / p->a[0]) * p->a[0];
}

static double relative(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) * (1 + p->a[1] * hash_gauss(x, p->salt));
}

/* More of it further from x. */
static double growing(const struct hard *p, double x)
{
    double away = fabs(x - p->x) / p->scale;
    return tape_f64(&p->tape, x) + p->a[0] * fmin(1, pow(away, p->a[2])) * hash_gauss(x, p->salt);
}

/* One value in five is far off. */
static double outliers(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) +
           p->a[0] * hash_gauss(x, p->salt) * (hash_uniform(x, ~p->salt) < 0.2 ? 10 : 1);
}

/* The same noise for neighbours: of a cell of x. */
static double cells(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[0] * hash_gauss(floor(x / p->a[3]), p->salt);
}

/* A new one each call; the number of the call is the dice. */
static double unsteady(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x) + p->a[0] * hash_gauss((double)++*p->calls, p->salt);
}

bool hard_noise_uniform(struct hard *p, struct dice *d)
{
    return noisy(p, d, uniform);
}

bool hard_noise_gauss(struct hard *p, struct dice *d)
{
    return noisy(p, d, gauss);
}

bool hard_noise_laplace(struct hard *p, struct dice *d)
{
    return noisy(p, d, laplace);
}

bool hard_noise_heavy(struct hard *p, struct dice *d)
{
    return noisy(p, d, heavy);
}

bool hard_noise_quantum(struct hard *p, struct dice *d)
{
    return noisy(p, d, quantum);
}

bool hard_noise_relative(struct hard *p, struct dice *d)
{
    return noisy(p, d, relative);
}

bool hard_noise_outliers(struct hard *p, struct dice *d)
{
    bool thrown = noisy(p, d, outliers);
    p->noise = 4 * p->a[0];
    return thrown;
}

bool hard_noise_growing(struct hard *p, struct dice *d)
{
    p->a[2] = dice_uniform(d, 0.5, 3);
    return noisy(p, d, growing);
}

bool hard_noise_cells(struct hard *p, struct dice *d)
{
    if (!noisy(p, d, cells)) return false;
    p->a[3] = fabs(p->x) * dice_power(d, -9, -3);
    return true;
}

bool hard_noise_unsteady(struct hard *p, struct dice *d)
{
    p->calls = memory_array(1, sizeof *p->calls);
    if (!p->calls) abort();
    return noisy(p, d, unsteady);
}
