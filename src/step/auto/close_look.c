/* The close look: one after another, nearer or farther, until what is seen is confirmed. */
#include "number/exponent.h"
#include "step/auto/close_look_once.h"
#include "step/lore.h"

#include <math.h>

/* What to do after a look. */
enum next { NEXT_DONE, NEXT_FINER, NEXT_COARSER };

/* The looks so far. */
struct looks {
    struct close_look *best;
    struct smooth_look {
        double noise, part[3];
    } smooth[3]; /* the last three of those that saw something smooth, the newest first */
    int n_looks, n_smooth;
};

/* After a look at something smooth or flat. */
static enum next after_smooth(const struct close_look *n, enum close_look_spacing spacing)
{
    if (n->shape == NEAR_FLAT) return NEXT_COARSER;
    return spacing == SPACING_TOO_LARGE || n->loud ? NEXT_FINER : NEXT_DONE;
}

/* What noise makes of seven values may look like a corner or a jump of so many times its size. */
static bool is_hidden(double break_size, double noise)
{
    return noise > break_size / 16;
}

/* A corner or a jump was seen; closer by it is one still, or it was but noise, or a step of a staircase, or f is smooth. */
static enum next confirm_sharp(struct close_look *best, struct close_look *n, enum close_look_spacing spacing)
{
    if (n->shape == NEAR_FLAT) {
        best->shape = NEAR_FLAT;
        return NEXT_COARSER;
    }
    if (n->shape > NEAR_SMOOTH) { /* a jump stays what it is, however near: what shrinks is steep */
        if (best->shape == NEAR_JUMP && n->shape == NEAR_JUMP && n->break_size < best->break_size / 2)
            n->shape = NEAR_STEEP;
        *best = *n;
        return NEXT_DONE;
    }
    if (is_hidden(best->break_size, n->noise)) {
        best->shape = NEAR_SMOOTH;
        best->noise = n->noise;
        close_look_take_noise(best);
        return NEXT_DONE;
    }
    *best = *n;
    return after_smooth(n, spacing);
}

/* Noise was seen; it is believed where it does not fall with the spacing. */
static enum next confirm_loud(struct close_look *best, const struct close_look *n,
                              enum close_look_spacing spacing)
{
    if (n->shape != NEAR_SMOOTH) return NEXT_DONE;
    if (spacing == SPACING_GOOD && n->noise > best->noise / 8) {
        best->noise = fmax(best->noise, n->noise);
        close_look_take_noise(best);
        return NEXT_DONE;
    }
    if (n->noise < best->noise) *best = *n;
    return after_smooth(n, spacing);
}

static enum next take_look(struct looks *looks, struct close_look *n, enum close_look_spacing spacing)
{
    struct close_look *best = looks->best;
    if (n->shape == NEAR_SMOOTH) {
        looks->smooth[2] = looks->smooth[1];
        looks->smooth[1] = looks->smooth[0];
        looks->smooth[0] = (struct smooth_look){n->noise, {n->part[0], n->part[1], n->part[2]}};
        looks->n_smooth++;
    }
    switch (best->shape) {
    case NEAR_UNDEFINED:
    case NEAR_FLAT:
        if (n->shape > NEAR_SMOOTH && best->shape == NEAR_FLAT) return NEXT_COARSER; /* a step further away */
        *best = *n;
        return n->shape > NEAR_SMOOTH ? NEXT_FINER : after_smooth(n, spacing);
    case NEAR_SMOOTH:
        return confirm_loud(best, n, spacing);
    case NEAR_KINK:
    case NEAR_JUMP:
    case NEAR_STEEP:
        break;
    }
    return confirm_sharp(best, n, spacing);
}

/* The cosine between the parts of two looks. Of a power of t it is 1, however near; of noise anything: above 0.99 once in a hundred times. */
static double likeness(const struct smooth_look *a, const struct smooth_look *b)
{
    double both = 0;
    for (int i = 0; i < 3; i++) both += a->part[i] * b->part[i];
    return fabs(both) / (3 * close_look_rms(a->part, 3) * close_look_rms(b->part, 3));
}

/* Where the last three noises fell by a power of the spacing, and were of one shape, there is none: f is singular at x. Noise may fall, too: that of
 * a square whose root all but cancels. */
static bool is_singular(const struct looks *looks)
{
    const double falls = 1.0 / 8, alike = 2, one_shape = 0.99;
    const struct smooth_look *look = looks->smooth;
    if (looks->n_smooth < 3) return false;
    double first = look[1].noise / look[2].noise, second = look[0].noise / look[1].noise;
    if (!(likeness(&look[0], &look[1]) > one_shape && likeness(&look[1], &look[2]) > one_shape)) return false;
    if (!(first < falls && first > 0 && second < falls && second > 0)) return false;
    double power = log(second) / log(first);
    return power > 1 / alike && power < alike;
}

/* The spacings that are tried, as exponents: 2^-20 of x first, far below the scale on which ordinary functions vary and far
 * above the spacing of doubles. */
enum { DEPTH = 20, COARSER = 13, FINER = 8, LOWEST = -1000 };

static int next_exponent(enum next next, int exponent, int scale, int n_looks)
{
    switch (next) {
    case NEXT_FINER:
        return exponent - FINER;
    case NEXT_COARSER: /* a tiny x may have nothing to do with the scale of f: then that of 1 */
        return n_looks == 2 && scale < -DEPTH ? -DEPTH : exponent + COARSER;
    case NEXT_DONE:
        break;
    }
    return exponent;
}

/* What f's caller says of its noise; 0: nothing. */
static double told_noise(const struct probe *p, const struct close_look *near)
{
    return isnan(p->noise_given) ? p->accuracy * near->largest : p->noise_given;
}

/* What follows from all looks together. */
static void conclude_looks(const struct probe *p, struct looks *looks, int scale)
{
    struct close_look *near = looks->best;
    near->singular = near->shape == NEAR_SMOOTH && near->loud && is_singular(looks);
    if (near->singular) near->noise = 0;
    near->noise = fmax(near->noise, fabs(p->f - p->f_again));
    const double told = told_noise(p, near);
    near->noise = isnan(p->noise_given) ? fmax(near->noise, told) : told;
    if (near->shape > NEAR_SMOOTH && is_hidden(near->break_size, told)) near->shape = NEAR_SMOOTH;
    close_look_take_noise(near);
    if (told >= near->noise)
        near->noise_bound = NEAR_SIGMAS * told; /* known, and no estimate from few values */
    if (near->singular) near->slope_error = INFINITY;
    /* Half of x; as far from the spacing as that is usually, where f asked for a closer look. */
    int usual = near->exponent < scale - DEPTH ? near->exponent + DEPTH - 1 : scale - 1;
    near->reach = near->shape == NEAR_SMOOTH ? close_look_reach(near, usual) : usual;
}

/* The scale that x suggests, and the first spacing. */
static int scale_of_look(const struct probe *p)
{
    return p->x != 0 && isfinite(p->x) ? exponent_of(p->x) : 0;
}

static int first_exponent(int scale)
{
    return scale - DEPTH > LOWEST ? scale - DEPTH : LOWEST;
}

void close_look_foresee(const struct probe *p)
{
    double x[NEAR_POINTS];
    size_t n = 0;
    if (!p->foresee || (p->lore && isfinite(p->lore->f))) return;
    const double spacing = close_look_distance(first_exponent(scale_of_look(p)));
    for (int i = 0; i < NEAR_POINTS; i++) {
        const double at = p->x + close_look_nodes[0][i] * spacing;
        if (close_look_nodes[0][i] != 0 && probe_allows(p, at)) x[n++] = at;
    }
    p->foresee(p->context, x, n);
}

/* Does a farther look find the noise that a first one saw, or steps that it did not? What grows with the spacing is none; and of a break only a nearer look
 * can tell. */
static bool is_that_noise(const struct close_look *first, const struct close_look *n,
                          enum close_look_spacing spacing)
{
    const double one_level = 8;
    if (n->shape != NEAR_SMOOTH || spacing != SPACING_GOOD || !n->loud || n->side != first->side)
        return false;
    if (first->shape == NEAR_FLAT) return true;
    return first->shape == NEAR_SMOOTH && n->noise < one_level * first->noise &&
           n->noise > first->noise / one_level;
}

/* Searches for several outputs go nearer and farther, each to other places. So their second look is at one place for all, where numbers that
 * are rounded to fewer digits than doubles show by how much. */
static bool look_in_common(struct record *r, struct close_look *near)
{
    enum { COMMON = 5 };
    struct close_look n;
    enum close_look_spacing spacing = SPACING_TOO_LARGE;
    if (!r->p->recall || near->side || near->shape == NEAR_UNDEFINED) return false;
    if (!close_look_once(r, near->exponent + COMMON, 0, &n, &spacing)) return false;
    if (!is_that_noise(near, &n, spacing)) return false;
    *near = n;
    return true;
}

void close_look_take(struct record *r, struct close_look *near)
{
    const struct probe *p = r->p;
    enum { TRIES = 5 };
    int scale = scale_of_look(p), e = first_exponent(scale);
    const int lowest = p->x != 0 ? scale - 46 : LOWEST, highest = p->x != 0 && scale > -DEPTH ? scale - 4 : 0;
    *near = (struct close_look){
        .noise = NAN, .slope = NAN, .slope_error = INFINITY, .spacing = NAN, .exponent = e};
    struct looks looks;
    looks.best = near;
    looks.n_looks = looks.n_smooth = 0;
    enum next next = NEXT_FINER;
    for (int t = 0; t < TRIES && e >= lowest && e <= highest && !p->out_of_budget && !p->status; t++) {
        struct close_look n;
        enum close_look_spacing spacing = SPACING_TOO_LARGE;
        if (close_look_once(r, e, near->side, &n, &spacing)) {
            looks.n_looks++;
            next = take_look(&looks, &n, spacing);
            if (next == NEXT_DONE || (near->shape == NEAR_SMOOTH && near->noise < told_noise(p, near))) break;
            if (looks.n_looks == 1 && look_in_common(r, near)) break;
        } else if (near->shape != NEAR_UNDEFINED) {
            break;
        }
        e = next_exponent(next, e, scale, looks.n_looks);
    }
    if (near->shape != NEAR_UNDEFINED) conclude_looks(p, &looks, scale);
}
