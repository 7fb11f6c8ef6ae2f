/* Adding rungs to the ladder, the table of extrapolations, and what can be believed of it. */
#include "step/ladder.h"

#include <float.h>
#include <math.h>

void ladder_restart(struct ladder *l)
{
    l->restarted = true;
    l->first = l->end = LADDER_RUNGS / 2;
    l->best = (struct entry){.rung = -1, .value = NAN, .noise = INFINITY, .truncation = INFINITY};
}

void ladder_init(struct ladder *l, struct record *r, const struct near *near, unsigned derivative, int side)
{
    /* Symmetric: g = (f(x+h) - f(x-h)) / 2h = f' + f'''/3! s + f^(5)/5! s^2 …, or (f(x+h) - 2f(x) + f(x-h)) / 2h^2 =
     * f''/2! + f''''/4! s + …; one-sided: (f(x+h) - f(x)) / h = f' + f''/2! s + …. The q-th derivative at 0 is q! times
     * the coefficient. */
    static const double factorial[] = {1, 1, 2, 6, 24, 120, 720, 5040};
    l->record = r;
    l->p = r->p;
    l->near = near;
    l->derivative = derivative;
    l->side = side;
    l->even = !side && derivative % 2 == 0;
    l->level = side ? derivative - 1 : (derivative - 1) / 2;
    l->factor = factorial[derivative] / factorial[l->level];
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
    volatile double node = x + t;
    volatile double part = node - x;
    volatile double rest = node - part;
    const double lost = (t - part) + (x - rest);
    return fabs((t - taken) - lost);
}

/* g at a new rung, and a bound of its noise. */
static bool difference(struct ladder *l, int rung)
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

/* Column m of a rung, from column m-1 of it and of the rung before: Neville's polynomial through s[i-m] … s[i] and its
 * derivatives at 0, and the same sums of magnitudes for the noise. */
static void extrapolate(struct ladder *l, int i, int m)
{
    double fine = l->s[i], coarse = l->s[i - m], span = 1 / (coarse - fine);
    for (unsigned q = 0; q <= l->level; q++) {
        double t = coarse * l->table[q][i][m - 1] - fine * l->table[q][i - 1][m - 1];
        double n = coarse * l->gain[q][i][m - 1] + fine * l->gain[q][i - 1][m - 1];
        if (q) {
            t -= q * (l->table[q - 1][i][m - 1] - l->table[q - 1][i - 1][m - 1]);
            n += q * (l->gain[q - 1][i][m - 1] + l->gain[q - 1][i - 1][m - 1]);
        }
        l->table[q][i][m] =
            q ? t * span
              : l->table[0][i][m - 1] + fine * span * (l->table[0][i][m - 1] - l->table[0][i - 1][m - 1]);
        l->gain[q][i][m] = n * span;
    }
}

/* Is that another slope than the close look saw? */
static bool contradicts(const struct ladder *l, double slope, double error)
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
    return contradicts(l, here, doubt * change + l->near->noise_bound / l->h[rung]);
}

/* An entry is judged by the entries of the same order one and two rungs coarser: how much the last step changed it, and how
 * fast the changes fall. Where they do not fall, and noise does not explain them, nothing is confirmed. */
static void judge_entry(struct ladder *l, int i, int m)
{
    /* A smooth f may fall faster; but a change that happens to be small must not vouch for more than this. From one side every
     * term counts, and some happen to cancel. */
    const double fastest = l->side ? 0.5 : l->level ? 0.25 : 1.0 / 16, doubt = 1.5, hopeless = 20;
    unsigned q = l->level;
    double here = l->table[q][i][m], one = l->table[q][i - 1][m], two = l->table[q][i - 2][m];
    double change = fabs(here - one), before = fabs(one - two);
    double noise = l->gain[q][i][m], noise_one = l->gain[q][i - 1][m];
    /* Most are no better than the best, whatever their ratio. */
    const double least_factor = fastest / (1 - fastest), scale = fabs(l->scale);
    if (!(scale * (noise + least_factor * change) < ladder_error(l))) return;
    double ratio = before > 0 ? change / before : change > 0 ? (double)INFINITY : 0;
    /* Over unequal distances: of the rungs of the one entry from those of the other, on the average. */
    int last_gap = l->exponent[i - 1 - m] - l->exponent[i], gap = l->exponent[i - 2 - m] - l->exponent[i - 1];
    if (gap != last_gap)
        ratio = pow(ratio, (double)last_gap / gap);
    else /* as the leading term would have it, where the rungs are uneven */
        ratio *= fmax(1, l->s[i] / l->s[i - 1 - m] / (l->s[i - 1] / l->s[i - 2 - m]));
    /* Nor can the next step bring more than the distance of the rungs allows. */
    ratio = fmax(ratio, fmax(fastest, l->s[i] / l->s[i - 1 - m]));
    double factor;
    if (ratio < 0.5)
        factor = ratio / (1 - ratio);
    else if (change <= 2 * (noise + noise_one))
        factor = 1;
    else
        factor = ratio < 0.9 ? doubt * ratio / (1 - ratio) : hopeless;
    struct entry e = {.rung = i,
                      .column = m,
                      .value = l->scale * here,
                      .noise = l->scale * noise,
                      .truncation = l->scale * change * factor};
    if (!isfinite(e.value) || !isfinite(e.noise) || !isfinite(e.truncation)) return;
    if (l->derivative == 1 ? contradicts(l, e.value, 2 * (e.noise + e.truncation)) : aliased(l, i)) return;
    double error = e.noise + e.truncation;
    if (!(error < ladder_error(l))) return;
    /* A coarser entry that claims to be better must agree with the finer one, which is nearer to x. */
    if (i < l->best.rung && fabs(e.value - l->best.value) > 2 * (error + ladder_error(l))) return;
    l->best = e;
}

static int least_column(const struct ladder *l)
{
    return (int)l->level;
}

bool ladder_add(struct ladder *l, int exponent)
{
    bool finer = l->first == l->end || exponent < l->exponent[l->end - 1];
    int i = finer ? l->end : l->first - 1;
    if (i < 0 || i >= LADDER_RUNGS) return false;
    l->exponent[i] = exponent;
    l->h[i] = uneven_step(l->p->x, exponent);
    if (finer && l->first < l->end && !(l->h[i] < l->h[l->end - 1])) return false; /* as near as doubles go */
    if (l->first == l->end) {
        l->unit = l->h[i];
        l->scale = l->factor;
        for (unsigned q = 0; q < l->level; q++) l->scale /= l->side ? l->unit : l->unit * l->unit;
    }
    l->s[i] = l->h[i] / l->unit;
    if (!l->side) l->s[i] *= l->s[i];
    if (!(l->s[i] > 0) || !isfinite(l->s[i]) || !difference(l, i)) return false;
    if (finer) {
        l->end++;
        for (int m = 1; m <= i - l->first && m < LADDER_COLUMNS; m++) extrapolate(l, i, m);
        for (int m = least_column(l); m <= i - 2 - l->first && m < LADDER_COLUMNS; m++) judge_entry(l, i, m);
    } else {
        l->first--;
        for (int k = i + 1; k < l->end && k - i < LADDER_COLUMNS; k++) extrapolate(l, k, k - i);
        for (int k = i + 2 + least_column(l); k < l->end && k - 2 - i < LADDER_COLUMNS; k++)
            judge_entry(l, k, k - 2 - i);
    }
    return true;
}

double ladder_error(const struct ladder *l)
{
    return l->best.noise + l->best.truncation;
}
