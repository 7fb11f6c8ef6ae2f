/* The noise of f near a point: where to look for it, and what is made of what is seen.
 *
 * The spacing is short at first, 2^-40 |x|, where anything smooth is a straight line to the last bit; it grows where f does
 * not change and shrinks where f is no noise but a curve. */
#include "step/noise/noise.h"
#include "step/noise/noise_table.h"

#include <float.h>
#include <math.h>
#include <string.h>

const char *const noise_source_names[N_NOISE_SOURCES] = {
#define X(identifier, name, meaning) [NOISE_##identifier] = name,
#include "step/noise/noise_sources.def"
#undef X
};

/* Where the points lie: place j at x + direction (j - centre) spacing. */
struct layout {
    double direction, centre;
};
static const struct layout layouts[] = {{1, 3}, {-1, 3}, {1, 0}, {-1, 0}};
enum { N_LAYOUTS = sizeof layouts / sizeof *layouts, TO_THE_RIGHT = 2, TO_THE_LEFT = 3, LAST_PLACE = 9 };

static double node(const struct probe *p, const struct layout *l, double spacing, int place)
{
    return p->x + l->direction * (place - l->centre) * spacing;
}

static bool layout_fits(const struct probe *p, const struct layout *l, double spacing)
{
    double a = node(p, l, spacing, 0), b = node(p, l, spacing, LAST_PLACE);
    return fmin(a, b) >= p->lower && fmax(a, b) <= p->upper;
}

/* A spacing near `wanted` whose nodes are doubles: a multiple of their unit. It has as many bits as there is room for: a
 * function that rounds its argument, or a product with it, shows nothing of that at nodes with few bits. */
static double representable(double x, double wanted)
{
    const double uneven = 1.33605; /* any number with all its bits */
    double unit = noise_ulp(fabs(x) + 16 * wanted);
    return fmax(unit, nearbyint(uneven * wanted / unit) * unit);
}

/* What seven values at one spacing look like. */
enum seven_look { LOOK_LEVEL, LOOK_FLAT, LOOK_CURVED, LOOK_BROKEN };

struct seven_values {
    double spacing, level, faccur, values[ECNOISE_POINTS];
    const struct layout *layout;
    bool edge; /* what stands out is one corner or one jump */
    double beside_edge;
};

/* Noise is everywhere, but a corner of f makes one second difference large, and a jump two side by side. */
static void find_edge(struct seven_values *sight)
{
    const double outstanding = 32;
    enum { N = ECNOISE_POINTS - 2 };
    double second[N], rest = 0;
    for (size_t i = 0; i < N; i++)
        second[i] = fabs(sight->values[i] - 2 * sight->values[i + 1] + sight->values[i + 2]);
    double max = noise_largest(second, N);
    size_t count = 0, first = 0, last = 0;
    for (size_t i = 0; i < N; i++) {
        if (second[i] * outstanding <= max) {
            rest = fmax(rest, second[i]);
            continue;
        }
        if (!count++) first = i;
        last = i;
    }
    sight->edge = count == 1 || (count == 2 && last == first + 1);
    sight->beside_edge = rest / sqrt(6); /* the second difference of noise has six times its variance */
}

/* Whether f(x) is what the outermost two are: then the others need not be asked. */
static bool outermost_equal(const struct probe *p, const double *y)
{
    return y[0] == p->f && y[1] == p->f;
}

static enum seven_look look_at_seven(struct probe *p, double spacing, struct seven_values *sight)
{
    sight->spacing = spacing;
    size_t tried = 0;
    for (size_t at = 0; at < N_LAYOUTS; at++) {
        const struct layout *l = &layouts[at];
        if (!layout_fits(p, l, spacing)) continue;
        if (tried++ == 2) break;
        sight->layout = l;
        double x[ECNOISE_POINTS], y[ECNOISE_POINTS];
        int centre = (int)l->centre, far = centre ? 0 : 3;
        /* The outermost two first (beside x where x is at an end). */
        x[0] = node(p, l, spacing, far);
        x[1] = node(p, l, spacing, ECNOISE_POINTS - 1);
        probe_many(p, x, 2, y);
        if (outermost_equal(p, y)) return LOOK_FLAT;
        if (!isfinite(y[0]) || !isfinite(y[1])) { /* an edge of the domain: to the side that has values */
            if (centre) at = (l->direction > 0) == !isfinite(y[0]) ? TO_THE_RIGHT - 1 : TO_THE_LEFT - 1;
            continue;
        }
        sight->values[far] = y[0];
        sight->values[ECNOISE_POINTS - 1] = y[1];
        sight->values[centre] = p->f;
        size_t n = 0;
        for (int j = 0; j < ECNOISE_POINTS; j++)
            if (j != far && j != centre && j != ECNOISE_POINTS - 1) x[n++] = node(p, l, spacing, j);
        probe_many(p, x, n, y);
        n = 0;
        bool finite = true;
        for (int j = 0; j < ECNOISE_POINTS; j++) {
            if (j == far || j == centre || j == ECNOISE_POINTS - 1) continue;
            finite = finite && isfinite(y[n]);
            sight->values[j] = y[n++];
        }
        if (!finite) continue;
        if (noise_is_flat(sight->values, ECNOISE_POINTS)) return LOOK_FLAT;
        find_edge(sight);
        return noise_table(sight->values, ECNOISE_POINTS, &sight->level) ? LOOK_LEVEL : LOOK_CURVED;
    }
    return LOOK_BROKEN;
}

/* The rms error of rounding once to the nearest double: ulp / sqrt 12. A good libm is little worse. */
static double rounding_rms(double v)
{
    return v == 0 ? 0 : fmax(noise_ulp(v) / sqrt(12), DBL_TRUE_MIN);
}

static const double start_spacing = 0x1p-40; /* of |x| */
static const double coarser = 0x1p7, finer = 0x1p-4;
static const double faccur_of_noise = 2.57;  /* faccur of white noise over its standard deviation */
static const double most_of_stairs = 0x1p14; /* times the largest spacing without a change */
static const double conspicuous = 8; /* times rounding: a level that is not believed before a second look */
enum { CALLS_OF_A_LOOK = 2 * (ECNOISE_POINTS - 1), CALLS_OF_FACCUR = 2 };

static bool may_call(const struct probe *p, size_t before, size_t calls)
{
    return !p->status && p->evaluations - before + calls <= NOISE_MAX_EVALUATIONS && probe_left(p) >= calls;
}

/* Oliver's measure costs two more points beside the seven. */
static double measure_faccur(struct probe *p, const struct seven_values *sight)
{
    double x[CALLS_OF_FACCUR], y[CALLS_OF_FACCUR], values[FACCUR_POINTS];
    if (probe_left(p) < CALLS_OF_FACCUR) return NAN;
    for (int i = 0; i < FACCUR_POINTS; i++) {
        int place = faccur_places[i], outside = i - (FACCUR_POINTS - CALLS_OF_FACCUR);
        if (outside < 0)
            values[i] = sight->values[place];
        else
            x[outside] = node(p, sight->layout, sight->spacing, place);
    }
    probe_many(p, x, CALLS_OF_FACCUR, y);
    memcpy(values + FACCUR_POINTS - CALLS_OF_FACCUR, y, sizeof y);
    double accuracy = noise_faccur(values);
    return isfinite(y[0]) && isfinite(y[1]) && isfinite(accuracy) ? accuracy : (double)NAN;
}

/* The state of a search for the spacing. */
struct spacing_search {
    double spacing, smallest, most;
    double flat;       /* the largest spacing at which f did not change; 0 without one */
    double was_curved; /* the spacing of the last sight of a curve, 0 without one, and its faccur */
    double was_faccur;
    bool have; /* a level, to be confirmed */
    bool by_faccur;
};

/* To a larger spacing, past one at which nothing was to be seen; false where there is none. */
static bool enlarge(struct spacing_search *s)
{
    if (s->have || s->was_curved > s->spacing || s->spacing >= s->most) return false;
    /* Where f does not see an x this small, the next scale worth a look is that of 1. */
    s->spacing = fmin(s->most, fmax(s->spacing * coarser, s->spacing < start_spacing ? start_spacing : 0));
    return true;
}

/* To a smaller one, past one at which the table found a curve. */
static bool shrink(struct probe *p, struct spacing_search *s, struct seven_values *now)
{
    s->have = false;
    now->faccur = measure_faccur(p, now);
    /* Curves flatten as the spacing shrinks by 128, that of the square root at 0 by 11; noise does not. */
    const double lasting = 8;
    if (s->was_curved > 0 && now->faccur <= lasting * s->was_faccur &&
        s->was_faccur <= lasting * now->faccur && now->faccur > 0) {
        now->level = now->faccur / faccur_of_noise;
        s->by_faccur = s->have = true;
        return false;
    }
    s->was_curved = s->spacing;
    s->was_faccur = now->faccur;
    /* Flat a little lower already: these are the stairs of a coarser format, seen from too near. */
    if (s->spacing <= s->flat * most_of_stairs) {
        s->spacing /= finer;
        return s->spacing <= s->most;
    }
    if (s->spacing / coarser < s->smallest) return false;
    s->spacing /= coarser;
    return true;
}

/* The rms height of stairs: f rises from one of these values to the next, and did not where they were side by side at a
 * smaller spacing, over two of them at least. 0 where rounding explains that. */
static double stairs(const struct spacing_search *s, const struct seven_values *sight)
{
    const double visible = 16;
    const double *v = sight->values, slope = fabs(v[ECNOISE_POINTS - 1] - v[0]) / (ECNOISE_POINTS - 1);
    double rise = 2 * slope * s->flat / sight->spacing;
    return rise > visible * noise_ulp(noise_largest(v, ECNOISE_POINTS)) ? rise / sqrt(12) : 0;
}

/* To a second look at a level, unless it is settled: it is what rounding gives, or both agree. */
static bool confirm(struct spacing_search *s, struct seven_values *now, const struct seven_values *found)
{
    const double rounding = rounding_rms(noise_largest(now->values, ECNOISE_POINTS)), step = stairs(s, now);
    const bool agree = s->have && now->level <= NOISE_SAME_LEVEL * found->level &&
                       found->level <= NOISE_SAME_LEVEL * now->level;
    const bool corner = s->have && now->edge && found->edge && step == 0;
    if (corner) now->level = now->beside_edge;
    if (s->have && (agree || step > 0) && !corner) now->level = fmax(now->level, found->level);
    now->level = fmax(now->level, fmax(step, noise_grain(now->values, ECNOISE_POINTS) / sqrt(12)));
    const bool settled = corner || agree || (s->have && step > 0) || now->level <= conspicuous * rounding;
    s->have = true;
    if (settled || s->spacing * finer < s->smallest) return false;
    s->spacing *= finer;
    return true;
}

/* Looks at f with one spacing after another until two agree, or one sees no more than rounding. */
static void search_level(struct probe *p, struct spacing_search *s, struct seven_values *found)
{
    const size_t before = p->evaluations;
    const double size = fabs(p->x);
    *s = (struct spacing_search){.spacing = size * start_spacing,
                                 .smallest = 8 * noise_ulp(p->x),
                                 .most = fmin(fmax(size, 1) / 16, (p->upper - p->lower) / LAST_PLACE)};
    if (s->spacing < 0x1p-1000) s->spacing = start_spacing;
    s->spacing = fmin(s->spacing, s->most);
    for (bool more = true; more && may_call(p, before, CALLS_OF_A_LOOK + CALLS_OF_FACCUR);) {
        struct seven_values now = {.level = NAN, .faccur = NAN};
        switch (look_at_seven(p, representable(p->x, s->spacing), &now)) {
        case LOOK_FLAT:
            s->flat = fmax(s->flat, s->spacing);
            __attribute__((fallthrough));
        case LOOK_BROKEN:
            more = enlarge(s);
            if (s->have) found->level = fmax(found->level, stairs(s, found));
            continue;
        case LOOK_CURVED:
            if (s->have && stairs(s, found) > 0) return; /* their edges, at a chance spacing */
            more = shrink(p, s, &now);
            break;
        case LOOK_LEVEL:
            more = confirm(s, &now, found);
            break;
        }
        *found = now;
    }
}

/* f(x) eight times, the two calls at the beginning included. */
static double standard_deviation(struct probe *p)
{
    enum { TIMES = 8 };
    double x[TIMES - 2], y[TIMES] = {p->f, p->f_again}, sum = 0, squares = 0, n = 0;
    for (size_t i = 0; i < TIMES - 2; i++) x[i] = p->x;
    size_t more = probe_left(p) < TIMES - 2 ? probe_left(p) : TIMES - 2;
    probe_many(p, x, more, y + 2);
    for (size_t i = 0; i < 2 + more; i++) {
        if (!isfinite(y[i])) continue;
        sum += y[i] - p->f;
        n++;
    }
    for (size_t i = 0; i < 2 + more; i++) {
        double deviation = y[i] - p->f - sum / n;
        if (isfinite(y[i])) squares += deviation * deviation;
    }
    return n > 1 ? sqrt(squares / (n - 1)) : 0;
}

/* What is seen of a function that answers one x with one number. */
static void measure_steady(struct probe *p, struct noise *noise)
{
    struct spacing_search search;
    struct seven_values sight = {.spacing = NAN, .level = NAN, .faccur = NAN};
    search_level(p, &search, &sight);
    noise->source = NOISE_ROUNDOFF;
    noise->level = rounding_rms(p->f);
    /* At a zero of f its neighbours tell more of the rounding than f(x) does. */
    if (p->f == 0 && isfinite(sight.spacing))
        noise->level = rounding_rms(noise_largest(sight.values, ECNOISE_POINTS));
    if (search.have) {
        if (!search.by_faccur) {
            noise->ecnoise = sight.level;
            sight.faccur = measure_faccur(p, &sight);
        }
        noise->faccur = sight.faccur;
        noise->spacing = sight.spacing;
        if (sight.level > noise->level) {
            noise->level = sight.level;
            noise->source = search.by_faccur ? NOISE_FACCUR : NOISE_ECNOISE;
        }
    }
    noise->level = fmax(noise->level, DBL_TRUE_MIN);
}

void noise_measure(struct probe *p, struct noise *noise)
{
    const size_t before = p->evaluations;
    *noise = (struct noise){.level = p->noise_given,
                            .ecnoise = NAN,
                            .faccur = NAN,
                            .spread = fabs(p->f - p->f_again),
                            .roundoff = fabs(p->f) * (DBL_EPSILON / 2),
                            .spacing = NAN,
                            .source = NOISE_GIVEN};
    if (!isnan(p->noise_given)) return;
    if (!isfinite(p->f)) {
        noise->source = NOISE_ROUNDOFF;
    } else if (p->f != p->f_again) {
        noise->source = NOISE_UNSTEADY;
        noise->level = fmax(standard_deviation(p), fmax(rounding_rms(p->f), DBL_TRUE_MIN));
    } else {
        measure_steady(p, noise);
    }
    noise->evaluations = p->evaluations - before;
}
