/* A function with noise of a known size that depends on the point alone, as that of a simulator does. */
#include "base/memory.h"
#include "samples_parts.h"

#include <stdlib.h>
#include <string.h>

struct noisy {
    struct function base;
    struct function *f;
    double level;
};

/* The bits of x, stirred well (the finaliser of splitmix64): from -1 to 1. */
static double noise_at(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits = (bits ^ bits >> 30) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ bits >> 27) * 0x94d049bb133111ebU;
    bits ^= bits >> 31;
    return (double)(bits >> 11) * 0x1p-52 - 1;
}

static hstar_status evaluate(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    const struct noisy *noisy = (const struct noisy *)(const void *)f;
    hstar_status status = function_evaluate(noisy->f, points, outputs, err);
    for (size_t i = 0; !status && i < points->n; i++)
        outputs[0][i] *= 1 + noisy->level * noise_at(points->column[0][points->varies[0] ? i : 0]);
    return status;
}

static hstar_status jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt, slong length,
                        slong precision, arb_ptr coefficients, hstar_error *err)
{
    const struct noisy *noisy = (const struct noisy *)(const void *)f;
    return function_jet(noisy->f, output, at, wrt, length, precision, coefficients, err);
}

static void noisy_free(struct function *f)
{
    function_free(((struct noisy *)(void *)f)->f);
    free(f);
}

/* The exact function is the one without noise. */
static const struct function_class noisy_class = {
    .kind = "noisy", .evaluate = evaluate, .jet = jet, .free = noisy_free};

struct function *noisy_new(struct function *f, double level)
{
    struct noisy *noisy = must_have(memory_array(1, sizeof *noisy));
    noisy->base = *f;
    noisy->base.class = &noisy_class;
    noisy->f = f;
    noisy->level = level;
    return &noisy->base;
}
