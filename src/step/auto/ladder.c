/* Adding rungs to the ladder, the table of extrapolations, and what can be believed of it. */
#include "step/auto/ladder.h"

#include "number/exponent.h"

#include <float.h>
#include <math.h>

void ladder_restart(struct ladder *l)
{
    l->restarted = true;
    l->first = l->end = LADDER_RUNGS / 2;
    l->best = (struct entry){.rung = -1, .value = NAN, .noise = INFINITY, .truncation = INFINITY};
}

void ladder_init(struct ladder *l, struct record *r, const struct close_look *near, unsigned derivative,
                 int side)
{
    /* Symmetric: g = (f(x+h) - f(x-h)) / 2h = f' + f'''/3! s + f^(5)/5! s^2 …, or (f(x+h) - 2f(x) + f(x-h)) / 2h^2 =
     * f''/2! + f''''/4! s + …; one-sided: (f(x+h) - f(x)) / h = f' + f''/2! s + …. The q-th derivative at 0 is q! times
     * the coefficient. */
    l->record = r;
    l->p = r->p;
    l->near = near;
    l->derivative = derivative;
    l->side = side;
    l->even = !side && derivative % 2 == 0;
    l->level = side ? derivative - 1 : (derivative - 1) / 2;
    l->factor = ladder_factorial(derivative) / ladder_factorial(l->level);
    l->known = NULL;
    l->n_known = 0;
    ladder_restart(l);
    l->restarted = false;
    /* Away from x noise grows with |f|, if at most so much: where |f| is small by cancellation it does not. */
    const double most = 0x1p-41;
    double relative = near->largest > 0 ? near->noise / near->largest : 0;
    l->noise_absolute = near->noise_bound;
    l->noise_relative = fmax(fmin(fmax(relative, 0x1p-54), most), NEAR_SIGMAS * r->p->accuracy);
}

/* How steep f may be around a rung: some times the secants to x and to the neighbouring rung. */
static double steepness(const struct ladder *l, int rung)
{
    const double doubt = 4;
    double h = l->h[rung], steep = fmax(fabs(l->ahead[rung] - l->p->f), fabs(l->behind[rung] - l->p->f)) / h;
    int next = rung == l->end ? rung - 1 : rung + 1;
    if (next >= l->first && next < l->end) {
        double ahead = fabs(l->ahead[rung] - l->ahead[next]),
               behind = fabs(l->behind[rung] - l->behind[next]);
        steep = fmax(steep, fmax(ahead, behind) / fabs(h - l->h[next]));
    }
    return doubt * steep;
}

/* f on both sides of x, or on one, from the record or by asking. t: h and -h, or the one of them; they become what was realised. */
static bool sides(struct ladder *l, int rung, double t[2])
{
    double y[2] = {l->p->f, l->p->f};
    int n = l->side ? 1 : 2;
    bool known = l->restarted;
    for (int i = 0; i < n && known; i++) {
        t[i] = record_realised(l->p->x, t[i]);
        known = record_find(l->record, t[i], &y[i]);
    }
    if (!known) record_ask(l->record, t, n, y);
    l->ahead[rung] = y[0];
    l->behind[rung] = y[1];
    return isfinite(y[0]) && isfinite(y[1]);
}

/* By how much fl(x + t) - x is another than `taken`, exactly (Knuth's sum): where x is smaller than t its last bits are lost, which fl(x + t) - x does
 * not show. */
static double missed_by(double x, double t, double taken)
{
    const double node = x + t, part = node - x, rest = node - part;
    const double lost = (t - part) + (x - rest);
    return fabs((t - taken) - lost);
}

/* g at a new rung, and a bound of its noise. */
static bool difference_at_rung(struct ladder *l, int rung)
{
    struct probe *p = l->p;
    const double h = l->h[rung];
    const double asked[2] = {l->side < 0 ? -h : h, -h};
    double t[2] = {asked[0], asked[1]};
    if (!sides(l, rung, t)) return false;
    const double y[2] = {l->ahead[rung], l->behind[rung]};
    /* Of odd differences the realised offsets are taken, of even ones h itself. */
    double largest = fmax(fabs(y[0]), fabs(y[1])), g, gain,
           missed = missed_by(p->x, asked[0], l->even ? asked[0] : t[0]);
    if (l->side) {
        g = (y[0] - p->f) / t[0];
        if (l->side < 0 && l->level % 2)
            g = -g; /* a polynomial in -s: the odd coefficients change their signs */
        gain = 2 / h;
    } else if (l->even) {
        g = ((y[0] - p->f) - (p->f - y[1])) / (2 * h * h);
        gain = 2 / (h * h);
        missed += missed_by(p->x, asked[1], asked[1]);
    } else {
        g = (y[0] - y[1]) / (t[0] - t[1]);
        gain = 1 / h;
        missed += missed_by(p->x, asked[1], t[1]);
    }
    double noise = l->noise_absolute;
    if (largest > fabs(p->f)) noise += l->noise_relative * (largest - fabs(p->f));
    if (missed > 0) noise += missed * steepness(l, rung) / 2;
    l->noise[rung] = noise;
    l->table[0][rung][0] = g;
    l->gain[0][rung][0] = noise * gain + 0x1p-53 * fabs(g);
    for (unsigned q = 1; q <= l->level; q++) l->table[q][rung][0] = l->gain[q][rung][0] = 0;
    return isfinite(g);
}

/* An entry of the table, and the bound of its noise. */
struct ladder_cell {
    double value, gain;
};

/* Neville's polynomial through the rungs of both, which share all but the coarsest of the one and the finest of the other, at s = 0; and the same sum of
 * magnitudes for the noise. */
static inline struct ladder_cell neville(struct ladder_cell finer, struct ladder_cell coarser, double fine,
                                         double coarse)
{
    const double span = 1 / (coarse - fine);
    return (struct ladder_cell){finer.value + fine * span * (finer.value - coarser.value),
                                (coarse * finer.gain + fine * coarser.gain) * span};
}

/* Its derivatives at 0. */
static void extrapolate_derivatives(struct ladder *l, int i, int m)
{
    const double fine = l->s[i], coarse = l->s[i - m], span = 1 / (coarse - fine);
    for (unsigned q = 1; q <= l->level; q++) {
        double t = coarse * l->table[q][i][m - 1] - fine * l->table[q][i - 1][m - 1];
        double n = coarse * l->gain[q][i][m - 1] + fine * l->gain[q][i - 1][m - 1];
        t -= q * (l->table[q - 1][i][m - 1] - l->table[q - 1][i - 1][m - 1]);
        n += q * (l->gain[q - 1][i][m - 1] + l->gain[q - 1][i - 1][m - 1]);
        l->table[q][i][m] = t * span;
        l->gain[q][i][m] = n * span;
    }
}

/* A way through the table from a new rung: along its row, or down the ends of the rows that reach up to it. */
struct way {
    int down;   /* rungs further at each column */
    int stride; /* of the table's numbers */
    int i, n;   /* where it begins, and how many entries it has beyond that */
};

/* The n entries that a new rung adds to the table. */
static void extrapolate(struct ladder *l, const struct way *way)
{
    double *value = l->table[0][way->i], *gain = l->gain[0][way->i];
    const double *s = &l->s[way->i];
    struct ladder_cell cell = {*value, *gain};
    if (way->down)
        for (int m = 1; m <= way->n; m++) {
            value += way->stride, gain += way->stride;
            cell = neville((struct ladder_cell){value[-1], gain[-1]}, cell, s[m], s[0]);
            *value = cell.value, *gain = cell.gain;
        }
    else
        for (int m = 1; m <= way->n; m++) {
            value++, gain++;
            cell = neville(cell, (struct ladder_cell){value[-1 - LADDER_COLUMNS], gain[-1 - LADDER_COLUMNS]},
                           s[0], s[-m]);
            *value = cell.value, *gain = cell.gain;
        }
    for (int m = 1; m <= way->n && l->level; m++) extrapolate_derivatives(l, way->i + m * way->down, m);
}

/* Is that another slope than the close look saw? */
static bool contradicts_look(const struct ladder *l, double slope, double error)
{
    return fabs(slope - l->near->slope) > l->near->slope_error + error;
}

/* The first difference at a rung, whatever the ladder is for. */
static double first_difference(const struct ladder *l, int rung)
{
    double h = l->h[rung];
    return l->side ? l->side * (l->ahead[rung] - l->p->f) / h : (l->ahead[rung] - l->behind[rung]) / (2 * h);
}

/* Do steps like this one miss how f really moves? Then its first difference is another than the close look's slope, by more than
 * it has still to change. */
static bool aliased(const struct ladder *l, int rung)
{
    const double doubt = 3;
    double here = first_difference(l, rung), change = fabs(here - first_difference(l, rung - 1));
    return contradicts_look(l, here, doubt * change + l->near->noise_bound / l->h[rung]);
}

/* A smooth f may fall faster; but a change that happens to be small must not vouch for more than this. From one side every
 * term counts, and some happen to cancel. */
static double fastest_fall(const struct ladder *l)
{
    return l->side ? 0.5 : l->level ? 0.25 : 1.0 / 16;
}

/* By what part of its last change an entry may still change, as the changes before it fell; noise: of the two that it is between. */
static double still_to_change(const struct ladder *l, int i, int m, double change, double before,
                              double noise)
{
    const double doubt = 1.5, hopeless = 20;
    double ratio = before > 0 ? change / before : change > 0 ? (double)INFINITY : 0;
    /* Over unequal distances: of the rungs of the one entry from those of the other, on the average. */
    const int last_gap = l->exponent[i - 1 - m] - l->exponent[i],
              gap = l->exponent[i - 2 - m] - l->exponent[i - 1];
    const double nearer = l->s[i] / l->s[i - 1 - m];
    if (gap != last_gap)
        ratio = pow(ratio, (double)last_gap / gap);
    else /* as the leading term would have it, where the rungs are uneven */
        ratio *= larger_of(nearer / (l->s[i - 1] / l->s[i - 2 - m]), 1);
    /* Nor can the next step bring more than the distance of the rungs allows. */
    ratio = larger_of(ratio, larger_of(fastest_fall(l), nearer));
    if (ratio < 0.5) return ratio / (1 - ratio);
    if (change <= 2 * noise) return 1;
    return ratio < 0.9 ? doubt * ratio / (1 - ratio) : hopeless;
}

/* An entry is judged by the entries of the same order one and two rungs coarser: how much the last step changed it, and how
 * fast the changes fall. Where they do not fall, and noise does not explain them, nothing is confirmed. */
static void judge_entry(struct ladder *l, int i, int m)
{
    double(*table)[LADDER_COLUMNS] = l->table[l->level], (*gain)[LADDER_COLUMNS] = l->gain[l->level];
    const double change = fabs(table[i][m] - table[i - 1][m]),
                 before = fabs(table[i - 1][m] - table[i - 2][m]);
    const double factor = still_to_change(l, i, m, change, before, gain[i][m] + gain[i - 1][m]);
    const struct entry e = {.rung = i,
                            .column = m,
                            .value = l->scale * table[i][m],
                            .noise = l->scale * gain[i][m],
                            .truncation = l->scale * change * factor};
    if (!isfinite(e.value) || !isfinite(e.noise) || !isfinite(e.truncation)) return;
    const double error = e.noise + e.truncation;
    if (l->derivative == 1 ? contradicts_look(l, e.value, 2 * error) : aliased(l, i)) return;
    if (!(error < ladder_error(l))) return;
    /* A coarser entry that claims to be better must agree with the finer one, which is nearer to x. */
    if (i < l->best.rung && fabs(e.value - l->best.value) > 2 * (error + ladder_error(l))) return;
    l->best = e;
}

static int least_of(int a, int b)
{
    return a < b ? a : b;
}

/* Judges the entries on a way that have two coarser ones of their order now. Most are no better than the best, whatever their ratio. */
static void judge_way(struct ladder *l, const struct way *way)
{
    const int m = (int)l->level, first = way->i + (m + 2) * way->down;
    const int n = least_of(l->end - l->first - 2, LADDER_COLUMNS) - m;
    const double *value = &l->table[m][first][m], *gain = &l->gain[m][first][m];
    const double fastest = fastest_fall(l), least_factor = fastest / (1 - fastest), scale = fabs(l->scale);
    for (int k = 0; k < n; k++, value += way->stride, gain += way->stride) {
        const double change = fabs(value[0] - value[-LADDER_COLUMNS]);
        if (scale * (*gain + least_factor * change) < ladder_error(l))
            judge_entry(l, first + k * way->down, m + k);
    }
}

/* The rungs beyond this one, which is new, and beyond the other end may be next. A walk begins downwards; where it goes on so, it may turn soon; what
 * goes upwards goes on. */
static void foresee_rungs(const struct ladder *l, int exponent)
{
    enum { FORESEEN = 12 };
    static const int first[FORESEEN] = {-1, -2, -3, -4, 1, 2, -5, -6, 3, 4, 5, 6},
                     finer[FORESEEN] = {-1, 1, 2, -2, 3, 4, -3, -4, 5, 6, 7, 8},
                     coarser[FORESEEN] = {1, 2, 3, 4, 5, 6, -1, -2, 7, 8, -3, -4};
    const struct probe *p = l->p;
    const bool begins = l->first == l->end;
    const int top = begins || exponent > l->exponent[l->first] ? exponent : l->exponent[l->first],
              bottom = begins || exponent < l->exponent[l->end - 1] ? exponent : l->exponent[l->end - 1];
    const int *order = begins ? first : exponent == bottom ? finer : coarser;
    double x[2 * FORESEEN];
    size_t n = 0;
    for (int i = 0; i < FORESEEN; i++) {
        const double h = uneven_step(p->x, (order[i] > 0 ? top : bottom) + order[i]);
        if (l->side >= 0 && probe_allows(p, p->x + h)) x[n++] = p->x + h;
        if (l->side <= 0 && probe_allows(p, p->x - h)) x[n++] = p->x - h;
    }
    p->foresee(p->context, x, n);
}

bool ladder_add(struct ladder *l, int exponent)
{
    const bool finer = l->first == l->end || exponent < l->exponent[l->end - 1];
    const int i = finer ? l->end : l->first - 1, before = l->end - l->first;
    if (i < 0 || i >= LADDER_RUNGS) return false;
    l->exponent[i] = exponent;
    l->h[i] = uneven_step(l->p->x, exponent);
    if (l->p->foresee) foresee_rungs(l, exponent);
    if (finer && before && !(l->h[i] < l->h[l->end - 1])) return false; /* as near as doubles go */
    if (!before) {
        l->unit = l->h[i];
        l->scale = l->factor;
        for (unsigned q = 0; q < l->level; q++) l->scale /= l->side ? l->unit : l->unit * l->unit;
    }
    l->s[i] = l->h[i] / l->unit;
    if (!l->side) l->s[i] *= l->s[i];
    if (!(l->s[i] > 0) || !isfinite(l->s[i]) || !difference_at_rung(l, i)) return false;
    if (finer)
        l->end++;
    else
        l->first--;
    const struct way way = {.down = !finer,
                            .stride = finer ? 1 : LADDER_COLUMNS + 1,
                            .i = i,
                            .n = least_of(before, LADDER_COLUMNS - 1)};
    extrapolate(l, &way);
    judge_way(l, &way);
    return true;
}
