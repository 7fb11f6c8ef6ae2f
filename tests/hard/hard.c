/* Makes hard problems from seeds, asks selectors about them and judges the answers. */
#include "hard.h"

#include "base/memory.h"

#include <stdlib.h>

const struct hard_set hard_sets[N_HARD_SETS] = {
#define X(name, summary) {#name, summary},
#include "sets.def"
#undef X
};

const struct hard_family hard_families[N_HARD_FAMILIES] = {
#define X(set, name, summary) {#set, #name, hard_##set##_##name, summary},
#include "families.def"
#undef X
};

wide hard_clean_at(const struct hard *p, wide x)
{
    return p->clean ? p->clean(p, x) : tape_wide(&p->tape, x);
}

wide hard_clean_derivative(const struct hard *p, unsigned derivative)
{
    return p->clean ? hard_difference(p, derivative) : tape_derivative(&p->tape, (wide)p->x, derivative);
}

/* The derivative by the difference of order 2 on nodes (i - k/2) h, of `clean`. */
static wide difference(const struct hard *p, unsigned k, wide h)
{
    wide sum = 0, binomial = 1, step = 1;
    for (unsigned i = 0; i <= k; i++) {
        sum +=
            ((k - i) % 2 ? -binomial : binomial) * hard_clean_at(p, (wide)p->x + ((wide)i - (wide)k / 2) * h);
        binomial = binomial * (k - i) / (i + 1);
        step *= i ? h : 1;
    }
    return sum / step;
}

/* Richardson's scheme of differences at h, h/2 … h/2^7, until two of its diagonal agree far beyond a double; else the two that agree
 * best, and how far they are apart. */
static wide extrapolated(const struct hard *p, unsigned k, wide h, double *apart)
{
    enum { LEVELS = 8 };
    wide row[LEVELS], best = (wide)NAN;
    const double size = fabs((double)hard_clean_at(p, (wide)p->x)) * pow(p->scale, -(double)k);
    *apart = INFINITY;
    for (int i = 0; i<LEVELS && * apart> 0; i++, h /= 2) {
        const wide before = i ? row[0] : (wide)NAN;
        row[i] = difference(p, k, h);
        wide factor = 1;
        for (int j = i - 1; j >= 0; j--) {
            factor *= 4;
            row[j] = row[j + 1] + (row[j + 1] - row[j]) / (factor - 1);
        }
        double now = fabs((double)(row[0] - before));
        if (now <= 1e-18 * fabs((double)row[0]) || now <= 1e-23 * size) now = 0;
        if (now < *apart) {
            *apart = now;
            best = row[0];
        }
    }
    return best;
}

/* From a step that is most likely small enough; else from smaller ones. Within 1e-15 of itself, or NaN. */
wide hard_difference(const struct hard *p, unsigned derivative)
{
    static const double fractions[] = {0x1p-3, 0x1p-7, 0x1p-12, 0x1p-18, 0x1p-25};
    wide best = (wide)NAN;
    double least = INFINITY, apart;
    for (size_t i = 0; i < sizeof fractions / sizeof *fractions && least > 0; i++) {
        wide value = extrapolated(p, derivative, (wide)(p->scale * fractions[i]), &apart);
        if (apart < least) {
            least = apart;
            best = value;
        }
    }
    return least <= 1e-15 * fabs((double)best) ? best : (wide)NAN;
}

/* ---- Making ---- */

static uint64_t seed_of(const struct hard_family *family, uint64_t seed, uint64_t index)
{
    uint64_t state = 0;
    for (const char *c = family->set; *c; c++) state = dice_stir(state + (unsigned char)*c);
    for (const char *c = family->name; *c; c++) state = dice_stir(state + (unsigned char)*c + 256);
    return dice_stir(dice_stir(state ^ dice_stir(seed + 1)) + index);
}

void hard_clear(struct hard *p)
{
    free(p->data);
    free(p->calls);
    free(p->margin);
    p->data = NULL;
    p->margin = NULL;
    p->calls = NULL;
}

static double tape_function(const struct hard *p, double x)
{
    return tape_f64(&p->tape, x);
}

/* Whether a problem can be asked: finite numbers, of a size that leaves room for differences. */
static bool complete(struct hard *p)
{
    if (!isfinite(p->x) || !(p->x >= p->lower && p->x <= p->upper)) return false;
    if (isnan(p->truth)) p->truth = (double)hard_clean_derivative(p, p->derivative);
    double size = fabs(p->truth);
    return isfinite(p->f(p, p->x)) && size < 1e280 && (p->truth == 0 || size > 1e-280);
}

bool hard_make(const struct hard_family *family, uint64_t seed, uint64_t index, struct hard *p)
{
    enum { THROWS = 1000 };
    struct dice d = {seed_of(family, seed, index)};
    for (int i = 0; i < THROWS; i++) {
        *p = (struct hard){.family = family,
                           .seed = seed,
                           .index = index,
                           .f = tape_function,
                           .lower = -INFINITY,
                           .upper = INFINITY,
                           .derivative = 1,
                           .truth = NAN,
                           .piece = NAN,
                           .scale = NAN,
                           .salt = dice_roll(&d)};
        if (family->make(p, &d) && complete(p)) return true;
        hard_clear(p);
    }
    return false;
}

/* ---- Asking ---- */

static hstar_status call(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    (void)err;
    const struct hard *p = context;
    for (size_t i = 0; i < n; i++) y[i] = p->f(p, x[i]);
    return HSTAR_OK;
}

struct step hard_ask(const struct hard *p, enum selector_id selector)
{
    struct hard copy = *p;
    struct probe probe;
    struct step step;
    probe_init(&probe);
    probe.call = call;
    probe.context = &copy;
    probe.x = p->x;
    probe.lower = p->lower;
    probe.upper = p->upper;
    const struct step_request request = {.derivative = p->derivative, .use = N_USES};
    if (p->calls) *p->calls = 0;
    if (step_find(selector, &request, &probe, &step, NULL))
        step = (struct step){.value = NAN, .bar = INFINITY, .stop = STOP_FAILED};
    return step;
}

double hard_error(const struct hard *p, double value)
{
    double error = fabs(value - p->truth);
    return p->either ? fmin(error, fabs(value - p->piece)) : error;
}

/* Wrong: by more than ten bars. */
enum hard_verdict hard_judge(const struct hard *p, const struct step *step)
{
    if (stops[step->stop].trust != TRUST_OK || !isfinite(step->bar)) return HARD_DOUBTFUL;
    double error = hard_error(p, step->value);
    if (error <= step->bar + 0x1p-52 * fabs(p->truth)) return HARD_HELD;
    return error <= 10 * step->bar ? HARD_MISSED : HARD_WRONG;
}
