/* The set "derivatives": the second to the fourth derivative of functions of the other sets. */
#include "compose.h"

/* A problem of another family, asked for a higher derivative that stands out: scale^k |f^(k)| >= share |f|. */
static bool raised(struct hard *p, struct dice *d, unsigned derivative,
                   bool (*const *makes)(struct hard *, struct dice *), size_t n)
{
    enum { SHARE = 100 };
    if (!makes[dice_below(d, n)](p, d)) return false;
    p->derivative = derivative;
    p->truth = p->piece = (double)NAN;
    double value = fabs((double)hard_clean_derivative(p, derivative)),
           f = fabs((double)hard_clean_at(p, (wide)p->x));
    return value * pow(p->scale, derivative) * SHARE >= f && p->noise * 10 <= f;
}

static bool (*const smooth[])(struct hard *, struct dice *) = {
    hard_smooth_composition, hard_smooth_scale,    hard_smooth_oscillation, hard_smooth_exponential,
    hard_smooth_special,     hard_smooth_gaussian, hard_smooth_pole,        hard_smooth_polynomial,
    hard_smooth_at_zero,     hard_smooth_bump,
};
static bool (*const noisy[])(struct hard *, struct dice *) = {
    hard_noise_uniform, hard_noise_gauss, hard_noise_quantum, hard_noise_relative, hard_noise_laplace,
};
static bool (*const hidden[])(struct hard *, struct dice *) = {
    hard_hidden_kink, hard_hidden_jump,        hard_hidden_bend,  hard_hidden_wave,
    hard_hidden_step, hard_hidden_dyadic_wave, hard_hidden_spike, hard_hidden_wave_beyond,
};
static bool (*const rounded[])(struct hard *, struct dice *) = {
    hard_deceive_stairs_rounded, hard_deceive_value_bits,      hard_deceive_argument_bits,
    hard_float32_formula,        hard_deceive_branches_many,   hard_boxes_printed,
    hard_deceive_growth,         hard_deceive_argument_dyadic,
};

/* Of noise up to 1e-3 of f: a[1] is the level. */
static bool some_noise(struct hard *p, struct dice *d, unsigned derivative)
{
    return raised(p, d, derivative, noisy, sizeof noisy / sizeof *noisy) && p->a[1] < 2e-3;
}

#define OF_ORDER(k)                                                                                          \
    bool hard_derivatives_smooth_##k(struct hard *p, struct dice *d)                                         \
    {                                                                                                        \
        return raised(p, d, k, smooth, sizeof smooth / sizeof *smooth);                                      \
    }                                                                                                        \
    bool hard_derivatives_noisy_##k(struct hard *p, struct dice *d)                                          \
    {                                                                                                        \
        return some_noise(p, d, k);                                                                          \
    }                                                                                                        \
    bool hard_derivatives_hidden_##k(struct hard *p, struct dice *d)                                         \
    {                                                                                                        \
        return raised(p, d, k, hidden, sizeof hidden / sizeof *hidden);                                      \
    }                                                                                                        \
    bool hard_derivatives_rounded_##k(struct hard *p, struct dice *d)                                        \
    {                                                                                                        \
        return raised(p, d, k, rounded, sizeof rounded / sizeof *rounded);                                   \
    }
OF_ORDER(2)
OF_ORDER(3)
OF_ORDER(4)
