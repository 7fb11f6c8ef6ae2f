/* Oliver (1980): differences at steps that double from the smallest at which f moves at all, extrapolated by Neville's
 * scheme; each entry's error is the change that one more column makes plus the rounding, whose size `faccur` measures as the
 * steps grow. The symmetric table is followed by the two one-sided ones, and the least error of all is taken.
 *
 * It spends hundreds of evaluations and is hard to deceive. Ours looks for the smallest spacing on both sides, and looks
 * for a corner or a jump in the end, which the paper leaves to the caller. */
#include "step/noise/noise.h"
#include "step/published/pairs.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 10, TRIAL = 3 };

/* Bounds on the rounding of column k and of what it is compared with, over h / 2^k; the last holds for all that follow. */
enum { AMPLIFICATIONS = 6 };
static const double amplification[2][AMPLIFICATIONS] = {
    {5, 6.3, 6.81, 6.81, 6.81, 6.81}, /* symmetric */
    {10, 16, 20.36, 23, 24.46, 26},   /* one-sided */
};
static const double relative_rounding = 0x1p-51; /* of f, at least */
static const double farthest = 0x1p20;           /* the largest step, of max(|x|, 1) */

struct answer {
    double value, error, h, h_largest;
    unsigned column;
    int side;
};

/* One table, from fine to coarse; the rows of its moving end. */
struct table {
    int side; /* 0 symmetric */
    double h; /* of the row to come */
    size_t n; /* its number */
    double row[COLUMNS + 2], size[COLUMNS + 1];
    double least[COLUMNS + 1];
    bool dropped[COLUMNS + 1];
};

struct oliver_search {
    struct probe *p;
    double unit;        /* the smallest spacing at which f moves */
    double accuracy[2]; /* of f, as faccur sees it to the right and to the left */
    double measured_at; /* the step of that */
    double centre;      /* the accuracy at x itself */
    struct answer best;
};

/* Any number with all its bits: steps that have few hide the rounding of f's argument. */
static const double uneven = 1.33605;

/* The steps double: the next ones, on one side or on both, are likely to be asked for. */
static void foresee_doublings(const struct probe *p, double h, int side)
{
    enum { DOUBLINGS = 8 };
    double x[2 * DOUBLINGS];
    size_t n = 0;
    if (!p->foresee) return;
    for (int i = 0; i < DOUBLINGS; i++) {
        h *= 2;
        const double step = step_realised(p->x, h);
        if (side >= 0 && probe_allows(p, p->x + step)) x[n++] = p->x + step;
        if (side <= 0 && probe_allows(p, p->x - step)) x[n++] = p->x - step;
    }
    p->foresee(p->context, x, n);
}

/* The smallest spacing at which f changes on either side; 0 where it never does. */
static double smallest_spacing(struct probe *p)
{
    const double limit = farthest * fmax(fabs(p->x), 1), far_below = 0x1p-100;
    const double leap = 0x1p6;
    double h = fmax(step_ulp(p->x), DBL_MIN), z = h < far_below ? leap : 2;
    while (h <= limit && probe_left(p) > 0) {
        double x[] = {p->x + h, p->x - h}, y[2];
        foresee_doublings(p, h, 0);
        probe_many(p, x, 2, y);
        bool same = (y[0] == p->f || !isfinite(y[0])) && (y[1] == p->f || !isfinite(y[1]));
        if (!same && z == 2) return h;
        if (!same) { /* somewhere within the last leap */
            h /= z;
            z = 1;
        }
        if (z == 1) {
            z = 2;
        } else if (z > 2 && h >= far_below) {
            z = 2;
        }
        h *= z;
    }
    return 0;
}

/* faccur around x + h0, towards x, at eight times the smallest spacing at which f moves there. NaN where f is not finite. */
static double accuracy_near(struct oliver_search *s, double h0)
{
    static const int places[FACCUR_POINTS] = {0, 1, 3, 5, 7, 9};
    const double points_fit = 16, multiple = 8;
    struct probe *p = s->p;
    double sign = h0 < 0 ? -1 : 1, most = fabs(h0) / points_fit;
    double there = p->x + h0;
    const double closest = there - sign * fmin(most, fmax(s->unit, step_ulp(there)));
    if (p->foresee) p->foresee(p->context, &closest, 1);
    double f = probe_at(p, there);
    double spacing = fmin(most, fmax(s->unit, step_ulp(there)));
    while (spacing * multiple < most && probe_at(p, there - sign * spacing) == f) spacing *= multiple;
    spacing = fmin(most, spacing * multiple * uneven);
    double x[FACCUR_POINTS], values[FACCUR_POINTS];
    for (int i = 0; i < FACCUR_POINTS; i++) x[i] = there - sign * places[i] * spacing;
    probe_many(p, x, FACCUR_POINTS, values);
    return noise_faccur(values);
}

/* The accuracy of f at the size of step that a table is at: measured again when the step has grown sixteenfold. */
static void measure_accuracy(struct oliver_search *s, double h)
{
    const double grown = 16;
    if (h < grown * s->measured_at) return;
    s->measured_at = h;
    for (int i = 0; i < 2; i++) {
        double before = s->accuracy[i], now = accuracy_near(s, i ? -h : h);
        /* It may rise at once and falls slowly. */
        if (isfinite(now)) s->accuracy[i] = isnan(before) || now >= before ? now : (3 * now + before) / 4;
    }
}

static double accuracy(const struct oliver_search *s, int side)
{
    double right = s->accuracy[0], left = s->accuracy[1],
           given = isnan(s->p->noise_given) ? 0 : 3 * s->p->noise_given;
    double both = isnan(right) ? left : isnan(left) ? right : (right + left) / 2;
    double one = side == 0 ? both : fmax(side > 0 ? right : left, s->centre);
    return fmax(given, isnan(one) ? 0 : one);
}

/* The next row's difference; false where f is not finite there, or the step is too large. */
static bool row_difference(struct oliver_search *s, struct table *t, double *difference, double *size)
{
    struct probe *p = s->p;
    double h = step_realised(p->x, t->h), y[2] = {p->f, p->f};
    if (!(t->h <= farthest * fmax(fabs(p->x), 1))) return false;
    double x[] = {p->x + h, p->x - h};
    foresee_doublings(p, t->h, t->side);
    if (t->side >= 0) probe_many(p, &x[0], 1, &y[0]);
    if (t->side <= 0) probe_many(p, &x[1], 1, &y[1]);
    *difference = (y[0] - y[1]) / (t->side ? h : 2 * h);
    *size = t->side ? fmax(fabs(y[0]), fabs(y[1])) : (fabs(y[0]) + fabs(y[1])) / 2;
    return isfinite(*difference) && isfinite(*size);
}

static void consider(struct answer *best, double value, double error, const struct table *t, unsigned column)
{
    if (!(error < best->error)) return;
    *best = (struct answer){value, error, ldexp(t->h, -(int)column), t->h, column, t->side};
}

/* Adds a row at t->h. False where it is the last: every column has seen its best, or f ends. */
static bool add_table_row(struct oliver_search *s, struct table *t, struct answer *best)
{
    const double doubtful = 1.25, risen = 4;
    double entry, size;
    if (!row_difference(s, t, &entry, &size)) return false;
    if (t->n > COLUMNS) {
        t->n = COLUMNS;
        memmove(t->size, t->size + 1, COLUMNS * sizeof *t->size);
    }
    t->size[t->n] = size;
    const double noise = accuracy(s, t->side);
    double power = 1, h = t->h;
    bool alive = t->n < COLUMNS;
    for (unsigned k = 1; k <= t->n; k++) {
        power *= t->side ? 2 : 4;
        h /= 2;
        double before = t->row[k];
        t->row[k] = entry;
        entry = before + (before - entry) / (power - 1);
        size = fmax(size, t->size[t->n - k]);
        unsigned a = k <= AMPLIFICATIONS ? k - 1 : AMPLIFICATIONS - 1;
        double truncation = fabs(entry - t->row[k]);
        double rounding = fmax(noise, relative_rounding * size) * amplification[t->side != 0][a] / h;
        double error = truncation + rounding;
        if (truncation > rounding) error *= doubtful;
        if (t->dropped[k]) continue;
        consider(best, t->row[k], error, t, k - 1);
        if (truncation > rounding || !(error <= risen * t->least[k]))
            t->dropped[k] = true;
        else
            alive = true;
        t->least[k] = fmin(t->least[k], error);
    }
    if (t->n < COLUMNS) t->row[t->n + 1] = entry;
    t->n++;
    t->h *= 2;
    return alive;
}

static struct table table_at(int side, double h)
{
    struct table t = {.side = side, .h = h};
    for (size_t k = 0; k <= COLUMNS; k++) t.least[k] = INFINITY;
    return t;
}

/* Three rows; true where rounding still rules them. */
static bool try_rows(struct oliver_search *s, struct table *t, struct answer *best)
{
    for (unsigned i = 0; i < TRIAL; i++)
        if (!add_table_row(s, t, best)) return false;
    return !t->dropped[1] && !t->dropped[2];
}

/* A whole table. Where three rows are rounding alone, the next three are far off; where those have truncation already, back
 * to the last that had not, and on by doubling. */
static void run_tables(struct oliver_search *s, int side)
{
    const double leap = s->p->x == 0 ? 0x1p68 : 0x1p8, much = 128;
    const double first = 8 * s->unit * uneven;
    s->accuracy[0] = s->accuracy[1] = NAN;
    s->measured_at = 0;
    measure_accuracy(s, much * first);
    struct table t = table_at(side, first);
    struct answer best = s->best;
    bool alive = try_rows(s, &t, &best);
    s->best = best;
    bool rounding_only = alive;
    while (rounding_only) {
        struct table leapt = table_at(side, t.h * leap / (1 << TRIAL));
        struct answer tried = s->best;
        rounding_only = try_rows(s, &leapt, &tried);
        if (!rounding_only) break;
        t = leapt;
        s->best = tried;
    }
    s->measured_at = 0;
    do measure_accuracy(s, t.h);
    while (add_table_row(s, &t, &s->best) && probe_left(s->p) > 0);
}

static void run_all(struct oliver_search *s)
{
    run_tables(s, 0);
    if (s->p->x != 0) s->centre = accuracy_near(s, 16 * 8 * s->unit);
    run_tables(s, 1);
    run_tables(s, -1);
}

static int descending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

/* The answer as a step, with a last look at pairs nearer and farther for what none of the tables can see. */
static void conclude_tables(struct oliver_search *s, struct step *step)
{
    const struct answer *best = &s->best;
    struct probe *p = s->p;
    step->value = best->value;
    step->bar = best->error;
    step->h = best->h;
    step->h_largest = best->h_largest;
    step->side = best->side;
    step->order = (best->side ? 1 : 2) * (best->column + 1);
    /* Two pairs from the answer's steps, for the size of things; four near x, for corners and jumps. */
    enum { NEAR = 4 };
    double h[NEAR + 2] = {step->h, step->h_largest};
    for (int i = 0; i < NEAR; i++) h[i + 2] = ldexp(s->unit * uneven, 12 + 5 * i);
    qsort(h, NEAR + 2, sizeof *h, descending);
    struct pairs pairs = {0};
    for (size_t i = 0; i < NEAR + 2; i++)
        if (!pairs.n || h[i] < pairs.at[pairs.n - 1].h) pairs_take(&pairs, p, h[i]);
    double f = probe_at(p, p->x + (best->side < 0 ? -1 : 1) * step->h_largest);
    if (pairs.n > 0)
        pairs_judge(&pairs, p, step);
    else
        step->stop = bar_stop(step->bar, step->value, fabs(f - p->f) / step->h_largest);
    if (step->stop == STOP_CONSTANT) step->stop = STOP_CONVERGED; /* further off it is none */
}

/* f stands still for a good part of x and then changes by more than a rounding: stairs, of which x is within one. */
static bool is_step(struct probe *p, double unit)
{
    const double good_part = 0x1p-6, roundings = 64;
    if (unit <= good_part * fmax(fabs(p->x), 1)) return false;
    double x[] = {p->x + unit, p->x - unit}, y[2];
    probe_many(p, x, 2, y);
    return fmax(fabs(y[0] - p->f), fabs(y[1] - p->f)) > roundings * DBL_EPSILON * fabs(p->f);
}

/* Nothing moves within `reach`, or at all where that is 0; or there are no values. */
static void conclude_constant(struct probe *p, double reach, struct step *step)
{
    struct pairs pairs = {0};
    double h = fmin(reach > 0 ? reach / 4 : fmax(fabs(p->x), 1), pairs_room(p));
    if (h > 0) pairs_take(&pairs, p, h);
    step->h = step->h_largest = h;
    step->value = pairs.n ? 0 : (double)NAN;
    step->bar = pairs.n ? DBL_EPSILON * fabs(p->f) / h : (double)INFINITY;
    step->stop = pairs.n ? STOP_CONSTANT : probe_stop(p, STOP_UNDEFINED_NEAR);
}

void step_oliver(struct probe *p, const struct step_request *request, struct step *step)
{
    (void)request;
    if (!step_start(p, USE_EXTRAPOLATION, 2, step)) return;
    struct oliver_search s = {.p = p, .centre = NAN, .best = {.value = NAN, .error = INFINITY}};
    s.unit = smallest_spacing(p);
    if (s.unit == 0 || is_step(p, s.unit)) {
        conclude_constant(p, s.unit, step);
        return;
    }
    run_all(&s);
    /* Next to 0 the smallest steps may be far below what f is good for: once more, from the rounding of 1. */
    if (fabs(p->x) < DBL_EPSILON && s.unit < DBL_EPSILON &&
        bar_stop(s.best.error, s.best.value, 0) != STOP_CONVERGED) {
        s.unit = DBL_EPSILON;
        run_all(&s);
    }
    if (isnan(s.best.value)) {
        step->stop = probe_stop(p, STOP_UNDEFINED_NEAR);
        return;
    }
    if (isnan(step->noise)) {
        double noise = accuracy(&s, s.best.side);
        if (noise > 0) step->noise = noise;
    }
    conclude_tables(&s, step);
}
