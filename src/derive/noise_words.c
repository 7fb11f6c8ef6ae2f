/* The pictures of noise_pictures.def as sentences. */
#include "derive/noise_words.h"

#include <math.h>

/* The format whose numbers near f are as far apart as the quantum; NULL: none. */
static const char *format_of_quantum(const struct noise_row *row)
{
    static const struct {
        int bits;
        const char *name;
    } coarse[] = {{24, "float"}, {11, "half"}, {8, "bfloat16"}};
    int exponent;
    if (row->f == 0 || frexp(row->profile.quantum, &exponent) != 0.5) return NULL;
    const int apart = ilogb(row->f) - (exponent - 1);
    for (size_t i = 0; i < sizeof coarse / sizeof *coarse; i++)
        if (apart == coarse[i].bits - 1) return coarse[i].name;
    return NULL;
}

void noise_quantum_words(struct text *t, const struct noise_row *row)
{
    int exponent;
    const double q = row->profile.quantum;
    const char *format = format_of_quantum(row);
    if (frexp(q, &exponent) == 0.5)
        text_format(t, "of 2^%d = %.1e", exponent - 1, q);
    else
        text_format(t, "of %.3g", q);
    if (format) text_format(t, ", as a %s has", format);
}

/* How far it was looked. */
static double farthest(const struct noise_profile *p)
{
    double distance = 0;
    for (size_t i = 0; i < p->n; i++)
        if (isfinite(p->at[i].level)) distance = fmax(distance, p->at[i].distance);
    return distance;
}

static bool any_bends(const struct noise_profile *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->at[i].kind == NOISE_KIND_BENDS) return true;
    return false;
}

/* "Best central step: 4.5e-03, which tells about 5 digits of the derivative." Where no third derivative shows there is no truncation. */
static void best_step_words(struct text *t, const struct noise_row *row)
{
    const struct noise_profile *p = &row->profile;
    const double slope = fabs(p->best.value);
    if (isnan(p->central_h)) {
        if (p->beyond > 0 && !any_bends(p))
            text_format(
                t, " Up to %.1e from x no third derivative shows: the longer a central step, the better.",
                farthest(p));
        return;
    }
    text_format(t, " Best central step: %.1e, ", p->central_h);
    if (slope > 10 * p->central_error)
        text_format(t, "which tells about %.0f digits of the derivative.",
                    floor(-log10(p->central_error / slope)));
    else
        text_format(t, "which errs by about %.1e.", p->central_error);
}

/* What `auto` says of f at x itself, where it ended there. */
static void at_x(struct text *t, const struct noise_row *row)
{
    const enum stop stop = row->profile.best.stop;
    if (stop == STOP_KINK || stop == STOP_JUMP || stop == STOP_STEEP)
        text_format(t, " At x: %s.", stops[stop].sentence);
}

static bool is_flat_nearby(const struct noise_profile *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (isfinite(p->at[i].level)) return p->at[i].kind == NOISE_KIND_FLAT;
    return false;
}

static void say_pieces(struct text *t, const struct noise_row *row)
{
    const struct noise_profile *p = &row->profile;
    const struct step_piece *piece = &p->best.piece;
    text_format(t, "f is smooth within %.1e of x, and jumps by %.1e there", piece->reach, piece->joint);
    if (p->beyond > 2 * row->noise.level) text_format(t, "; beyond, it scatters by %.1e", p->beyond);
    text_append(t, ". So does a solver that stops at a tolerance, or a table.");
    if (p->best.stop == STOP_PIECES && isfinite(p->best.bar))
        text_format(
            t,
            " The slope across such pieces is known to about %.1e; steps below %.1e give the slope of "
            "one piece, %.6g.",
            p->best.bar, piece->reach, piece->local);
    else
        text_format(t,
                    " Nothing tells whether the slope of this piece, %.6g, or that across several is meant.",
                    piece->local);
}

static void say_beyond(struct text *t, const struct noise_row *row)
{
    const struct noise_profile *p = &row->profile;
    if (is_flat_nearby(p))
        text_format(
            t, "f does not change within %.1e of x, and scatters by %.1e beyond: smaller steps see nothing.",
            p->within, p->beyond);
    else
        text_format(t,
                    "f is exact to its rounding within %.1e of x, and scatters by %.1e beyond: smaller steps "
                    "see f without its noise, and may see only one piece of "
                    "it.",
                    p->within, p->beyond);
}

void noise_words(struct text *t, const struct noise_row *row)
{
    const struct noise_profile *p = &row->profile;
    switch (p->picture) {
    case NOISE_PICTURE_UNKNOWN:
        text_append(t, "Nothing is told: f is not a finite number around x, or no evaluations were left.");
        return;
    case NOISE_PICTURE_UNSTEADY:
        text_format(t, "f answers differently when it is asked twice; it scatters by %.1e.",
                    fmax(row->noise.level, p->beyond));
        break;
    case NOISE_PICTURE_CONSTANT:
        text_format(t, "f does not change within %.1e of x: there is nothing to see.", farthest(p));
        return;
    case NOISE_PICTURE_STEPS:
        text_append(t, "f has steps ");
        noise_quantum_words(t, row);
        text_append(t, ": a derivative needs steps that cross many of them.");
        break;
    case NOISE_PICTURE_PIECES:
        say_pieces(t, row);
        break;
    case NOISE_PICTURE_JUMP:
        text_append(t, "f jumps at x itself: it has no derivative there.");
        return;
    case NOISE_PICTURE_HIDDEN:
        text_append(t,
                    "f bends at every distance, as near a corner or a singularity: no scatter can be seen.");
        at_x(t, row);
        return;
    case NOISE_PICTURE_SMOOTH:
        text_append(t, "f is smooth, and as exact as doubles are, wherever that can be told.");
        break;
    case NOISE_PICTURE_BEYOND:
        say_beyond(t, row);
        break;
    case NOISE_PICTURE_NOISY:
        text_format(t, "f scatters by %.1e, from near to far.", p->beyond);
        break;
    case N_NOISE_PICTURES:
        break;
    }
    best_step_words(t, row);
}
