/* Random problems: compositions of smooth functions of t = (x - c)/s, with scales s from 1e-8 to 1e8, shifts, offsets and
 * oscillation. One is kept where its Taylor series proves f and f' finite and some difference tells f' to a hundredth. */
#include "base/memory.h"
#include "base/text.h"
#include "samples_parts.h"

#include <math.h>
#include <stdlib.h>

/* splitmix64 */
struct dice {
    uint64_t state;
};

static uint64_t roll(struct dice *d)
{
    uint64_t z = d->state += 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
}

static double uniform(struct dice *d, double low, double high)
{
    return low + (high - low) * (double)(roll(d) >> 11) * 0x1p-53;
}

static size_t one_of(struct dice *d, size_t n)
{
    return (size_t)(roll(d) % n);
}

static bool chance(struct dice *d, double p)
{
    return uniform(d, 0, 1) < p;
}

/* Log-uniform with a sign. */
static double scale(struct dice *d, double low, double high)
{
    double size = pow(10, uniform(d, low, high));
    return chance(d, 0.5) ? size : -size;
}

/* "%": where an argument goes, each a composition of its own. */
static const char *const forms[] = {
    "sin(%)",        "cos(%)",       "exp(%)",   "exp(-(%)^2)", "tanh(%)",     "atan(%)",
    "erf(%)",        "sinh(%)",      "expm1(%)", "(%)^2",       "(%)^3",       "1/(1+(%)^2)",
    "sqrt(1+(%)^2)", "log(1+(%)^2)", "asinh(%)", "sigmoid(%)",  "softplus(%)", "(% + %)",
    "(% - %)",       "(%)*(%)",      "(%)*(%)",  "(%)*sin(%)",  "(%)*exp(%)",  "(%)/(2+cos(%))",
    "log(%)",        "sqrt(%)",      "1/(%)",    "(%)^2.5",     "cbrt(%)",     "cos(%)+0.5*(%)^2",
};

static void compose(struct dice *d, unsigned depth, struct text *out)
{
    if (depth == 0) {
        if (chance(d, 0.4))
            text_append(out, "t");
        else if (chance(d, 0.2)) /* oscillation */
            text_format(out, "sin(%.3g*t%+.3g)", pow(10, uniform(d, 0.5, 3)), uniform(d, -3, 3));
        else
            text_format(out, "(%.3g*t%+.3g)", scale(d, -1, 0.7), uniform(d, -3, 3));
        return;
    }
    for (const char *c = forms[one_of(d, sizeof forms / sizeof *forms)]; *c; c++)
        if (*c == '%')
            compose(d, depth - 1, out);
        else
            text_append_bytes(out, c, 1);
}

static struct sample propose(struct dice *d)
{
    const double s = fabs(scale(d, -8, 8)), c = chance(d, 0.5) ? 0 : s * scale(d, -1, 4);
    struct text text;
    text_init(&text);
    text_format(&text, "t = (x - %.4g)/%.4g; %.4g*(", c, s, scale(d, -8, 8));
    compose(d, 1 + (unsigned)one_of(d, 3), &text);
    text_append(&text, ")");
    if (chance(d, 0.2)) text_format(&text, " + %.4g", scale(d, -6, 6));
    must_have(text.failed ? NULL : text.data);
    /* The numbers are written with four digits, and so is the point. */
    return (struct sample){.name = text.data, .f = sample_compile(text.data), .x = c + s * uniform(d, -3, 3)};
}

static bool computable(const struct sample *s)
{
    const double *column = &s->x;
    const bool varies = true;
    const struct points points = {.n = 1, .column = &column, .varies = &varies};
    double y, *outputs = &y;
    hstar_error err;
    must(function_evaluate(s->f, &points, &outputs, &err), &err, s->name);
    return isfinite(y);
}

/* Whether some difference of doubles tells the derivative to a hundredth: where none does, nobody can be judged. */
static bool can_be_told(const struct sample *s)
{
    double least = INFINITY;
    for (size_t u = 0; u < N_USES; u++) least = fmin(least, s->floor[u]);
    return least <= 1e-2;
}

struct samples samples_random(size_t n, uint64_t seed, bool noisy)
{
    struct dice d = {.state = seed};
    struct samples all = {.title = noisy ? "random problems with noise" : "random problems",
                          .sample = must_have(memory_array(n, sizeof *all.sample))};
    while (all.n < n) {
        struct sample s = propose(&d);
        bool good = computable(&s) && sample_prove(&s) && s.truth != 0;
        if (good && noisy) {
            s.noise = pow(10, uniform(&d, -13, -4));
            s.f = noisy_new(s.f, s.noise);
        }
        if (good) {
            sample_floors(&s);
            good = can_be_told(&s);
        }
        if (!good) {
            free(s.name);
            function_free(s.f);
            continue;
        }
        all.sample[all.n++] = s;
    }
    return all;
}
