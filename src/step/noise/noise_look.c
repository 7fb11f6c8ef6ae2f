/* The rows of the profile: where points are asked, and what the rows say, one after the other from x outwards. */
#include "step/noise/noise_look.h"

#include <float.h>
#include <math.h>

/* Distances as exponents of 2, from the scale of x: 64 doubles away, to four times x. */
enum { NEAREST = -46, FARTHEST = 2, APART = 4 };
/* An f that does not see so small an x at all may see changes of the scale of 1. */
enum { UNSEEN_FROM = -22, UNSEEN_ROUNDS = (FARTHEST - UNSEEN_FROM) / APART + 1 };

/* Uneven offsets, one in each n-th part of the distance, from the left end to the right one or from x to an end. */
static int offsets(const struct probe *p, int exponent, int side, double *t)
{
    const double distance = ldexp(1, exponent);
    int n = 0;
    for (int i = 0; i < NOISE_ROW_POINTS; i++) {
        const double share = (i + uneven(exponent, i)) / NOISE_ROW_POINTS;
        t[n] = distance * (side ? side * share : 2 * share - 1);
        const double x = p->x + t[n];
        n += x >= p->lower && x <= p->upper && isfinite(x) && x != p->x;
    }
    return n;
}

/* Where a bound is nearer than the distance, all points lie on the other side. */
static int side_of(const struct noise_look *look, int exponent)
{
    const struct probe *p = look->p;
    const double distance = ldexp(1, exponent);
    const bool left = p->x - distance >= p->lower, right = p->x + distance <= p->upper;
    if (look->side || (left && right)) return look->side;
    return left ? -1 : 1;
}

/* The side on which all values are there while the other has none; 0: neither. */
static int finite_side(const double *t, const double *y, int n)
{
    int there[2] = {0, 0}, missing[2] = {0, 0};
    for (int i = 0; i < n; i++) (isfinite(y[i]) ? there : missing)[t[i] > 0]++;
    if (there[0] && !missing[0] && !there[1]) return -1;
    return there[1] && !missing[1] && !there[0] ? 1 : 0;
}

/* Puts x itself in its place among the offsets, which are in order. */
static void insert(double *t, double *y, int n, double f)
{
    const bool descending = t[0] > t[n - 1];
    int i = n;
    for (; i > 0 && (descending ? t[i - 1] < 0 : t[i - 1] > 0); i--) {
        t[i] = t[i - 1];
        y[i] = y[i - 1];
    }
    t[i] = 0;
    y[i] = f;
}

/* Asks one round, and keeps the parts of the values. Where f is defined on one side of x alone, that is returned; else 0. */
static int ask_look_round(struct noise_look *look, size_t row, int side)
{
    enum { ENOUGH = NOISE_ROW_POINTS - 2 }; /* one or two may be x itself, among its nearest neighbours */
    struct noise_at *at = &look->profile->at[row];
    double t[SCATTER_MOST], y[SCATTER_MOST];
    const int n = offsets(look->p, look->exponent[row], side, t);
    if (n < ENOUGH) {
        at->kind = NOISE_KIND_OUTSIDE;
        return 0;
    }
    if (look->rounds_left == 0 || probe_left(look->p) < (size_t)n || look->p->status) return 0;
    look->rounds_left--;
    if (!record_ask(&look->record, t, n, y)) {
        at->kind = NOISE_KIND_UNDEFINED;
        return finite_side(t, y, n);
    }
    insert(t, y, n, look->p->f);
    scatter_of(t, y, n + 1, at->distance, &look->scatter[row]);
    return 0;
}

/* A new row at its place; where f ends on one side of x, from then on it is asked on the other. */
static void add_look_row(struct noise_look *look, int exponent)
{
    struct noise_profile *profile = look->profile;
    if (profile->n == NOISE_PROFILE_ROWS) return;
    size_t row = profile->n++;
    for (; row > 0 && look->exponent[row - 1] > exponent; row--) {
        profile->at[row] = profile->at[row - 1];
        look->scatter[row] = look->scatter[row - 1];
        look->exponent[row] = look->exponent[row - 1];
    }
    look->exponent[row] = exponent;
    look->scatter[row] = (struct scatter){0};
    profile->at[row] = (struct noise_at){ldexp(1, exponent), NAN, NAN, NOISE_KIND_UNASKED};
    const int side = side_of(look, exponent), finite = ask_look_round(look, row, side);
    if (side || !finite) return;
    look->side = finite;
    ask_look_round(look, row, finite);
}

/* Beyond where f bends, or one jump looked like that: two rows in turn that scatter alike. */
static bool scatters_again(const struct noise_look *look, size_t i)
{
    const double alike = 8;
    const struct scatter *s = look->scatter;
    if (!scatter_is_even(&s[i])) return false;
    for (size_t k = i > 0 ? i - 1 : 1; k <= i + 1 && k < look->profile->n; k += 2) {
        const double ratio = scatter_top(&s[i]) / scatter_top(&s[k]);
        if (scatter_is_even(&s[k]) && ratio < alike && ratio > 1 / alike) return true;
    }
    return false;
}

/* What each row says, from near to far: it depends on what is known nearer to x. */
static void judge_rows(struct noise_look *look)
{
    double known = 0;
    bool hidden = false;
    for (size_t i = 0; i < look->profile->n; i++) {
        struct noise_at *at = &look->profile->at[i];
        if (look->scatter[i].n == 0) continue;
        scatter_level(&look->scatter[i], known, hidden && !scatters_again(look, i), at);
        if (at->kind == NOISE_KIND_TOLD) known = fmax(known, at->level);
        hidden = at->kind == NOISE_KIND_BENDS || (hidden && at->kind != NOISE_KIND_TOLD);
    }
}

/* A function of a good library has less than one roundoff, a formula of some terms a few, and more where its argument is rounded. */
bool noise_look_exact(const struct noise_at *at)
{
    const double good = 64;
    return at->kind == NOISE_KIND_FLAT || (at->kind == NOISE_KIND_TOLD && at->level <= good * at->roundoff);
}

/* The slope of log(level) against log(distance) over the rows that scatter by more than rounding; 0 where there are fewer than four. */
static double growth(const struct noise_profile *profile)
{
    enum { LEAST = 4 };
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (size_t i = 0; i < profile->n; i++) {
        const struct noise_at *at = &profile->at[i];
        if (at->kind != NOISE_KIND_TOLD || noise_look_exact(at)) continue;
        const double u = log(at->distance), v = log(at->level);
        n++;
        x += u;
        y += v;
        xx += u * u;
        xy += u * v;
    }
    return n < LEAST ? 0 : (n * xy - x * y) / (n * xx - x * x);
}

/* A corner and a root have parts of all degrees, as noise has, but they grow with the distance, and are a good share of how far f swings. */
static void find_rough_curves(struct noise_look *look)
{
    const double grows = 0.25, share = 1.0 / 256;
    if (growth(look->profile) < grows) return;
    for (size_t i = 0; i < look->profile->n; i++) {
        struct noise_at *at = &look->profile->at[i];
        if (at->kind == NOISE_KIND_TOLD && !noise_look_exact(at) &&
            at->level > share * scatter_swing(&look->scatter[i]))
            at->kind = NOISE_KIND_BENDS;
    }
}

/* Where a row scatters much more than the one before it, a look half-way between them tells whether it is scatter, and where it begins. */
static bool look_closer(struct noise_look *look)
{
    const double more = 8;
    const struct noise_at *at = look->profile->at;
    if (look->rounds_left == 0 || probe_left(look->p) < NOISE_ROW_POINTS || look->p->status) return false;
    for (size_t i = 1; i < look->profile->n; i++) {
        const int gap = look->exponent[i] - look->exponent[i - 1];
        if (gap < 2 || at[i].kind != NOISE_KIND_TOLD || noise_look_exact(&at[i]) ||
            at[i].level < more * at[i - 1].level || isnan(at[i - 1].level))
            continue;
        add_look_row(look, look->exponent[i] - gap / 2);
        return true;
    }
    return false;
}

static bool is_all_flat(const struct noise_profile *profile)
{
    size_t flat = 0, seen = 0;
    for (size_t i = 0; i < profile->n; i++) {
        flat += profile->at[i].kind == NOISE_KIND_FLAT;
        seen += isfinite(profile->at[i].level) ? 1 : 0;
    }
    return flat > 0 && flat == seen;
}

/* The first rows: as many as there is budget for, evenly apart, the nearest and the farthest among them. */
static void first_rows(struct noise_look *look, int scale)
{
    const int lowest = DBL_MIN_EXP - DBL_MANT_DIG + 6; /* 64 of the least numbers */
    const int nearest = scale + NEAREST > lowest ? scale + NEAREST : lowest;
    const int farthest = scale + FARTHEST < DBL_MAX_EXP ? scale + FARTHEST : DBL_MAX_EXP - 1;
    const size_t affordable = probe_left(look->p) / 5 * 3 / NOISE_ROW_POINTS; /* the rest is for `auto` */
    if (farthest <= nearest) return;
    int gaps = (farthest - nearest + APART - 1) / APART;
    if (affordable <= (size_t)gaps) gaps = affordable > 2 ? (int)affordable - 1 : 1;
    for (int i = 0; i <= gaps; i++) add_look_row(look, nearest + (farthest - nearest) * i / gaps);
}

void noise_look(struct probe *p, struct noise_profile *profile, struct noise_look *look)
{
    const int scale = p->x != 0 ? ilogb(p->x) : 0;
    *look = (struct noise_look){.p = p, .profile = profile, .rounds_left = NOISE_PROFILE_ROUNDS};
    record_init(&look->record, p);
    first_rows(look, scale);
    judge_rows(look);
    if (scale < UNSEEN_FROM && (profile->n == 0 || is_all_flat(profile))) {
        const int from = scale + FARTHEST + APART;
        look->rounds_left += UNSEEN_ROUNDS;
        for (int e = from > UNSEEN_FROM ? from : UNSEEN_FROM; e <= FARTHEST; e += APART)
            add_look_row(look, e);
        judge_rows(look);
    }
    while (look_closer(look)) judge_rows(look);
    find_rough_curves(look);
}
