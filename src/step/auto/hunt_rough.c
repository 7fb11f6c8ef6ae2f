/* A derivative of an f that is flat or noisy: windows from near to far, and many values in the one that says most. */
#include "step/auto/hunt.h"
#include "step/quantum.h"

#include <math.h>

enum { MOST_PAIRS = 40, FARTHEST = 3, STRIDE = 2, WITHIN = 3 };
enum {
    PATIENCE = 3
}; /* so many larger windows are tried though they are not better: of few values a bar is good by chance */
enum {
    MANY = 4,
    FEW = 1
}; /* across pieces: so many octaves beyond the joint, for a window to have many of them */

/* So many values in a window that others asked for are as good as scattered ones. */
enum { KNOWN_ENOUGH = 24 };

/* The rungs of windows, from near to far. */
struct rungs {
    int finest, coarsest;
};

/* The smallest change between values that follow each other: a step of f where it has steps. */
static double smallest_change(const struct record *r)
{
    double least = INFINITY;
    for (int i = 1; i < r->n; i++) {
        double change = fabs(r->y[i] - r->y[0]);
        if (change > 0 && isfinite(change)) least = fmin(least, change);
    }
    return isfinite(least) ? least : 0;
}

static double least_noise(const struct hunt *h)
{
    const double rounding = 0x1p-53 * 0.5774 * h->record.largest;
    double step = h->quantum;
    if (h->near.shape == NEAR_FLAT && !(step > 0)) step = smallest_change(&h->record);
    return fmax(fmax(h->noise, QUANTUM_NOISE * step), rounding);
}

static bool choose_window(struct hunt *h, const struct rungs *rungs, struct window *w)
{
    double reach[MOST_PAIRS];
    int n = 0;
    for (int e = rungs->finest; e <= rungs->coarsest && n < MOST_PAIRS; e++)
        reach[n++] = uneven_step(h->p->x, e) * (1 + 1e-9);
    const struct window_question question = {h->request->derivative, least_noise(h), h->joint.at};
    return window_choose(&h->record, reach, n, &question, w);
}

static bool all_values_equal(const struct record *r)
{
    for (int i = 0; i < r->n; i++)
        if (isfinite(r->y[i]) && r->y[i] != r->y[0]) return false;
    return true;
}

static void report_window(struct hunt *h, const struct window *w)
{
    const double picked = 1.75; /* the smallest of several claims is too small */
    struct step *step = h->step;
    if (w->value == 0 && w->bar == 0) { /* all its values are equal */
        hunt_report_constant(h, w->reach);
        return;
    }
    step->value = w->value;
    step->bar = picked * w->bar + 0x1p-51 * fabs(w->value);
    step->h = w->reach / 2;
    step->h_largest = w->reach;
    step->side = h->near.side;
    step->order = (unsigned)(w->degree - (int)h->request->derivative + 1);
    step->noise = fmax(step->noise, w->sigma);
    h->noise = fmax(h->noise, w->sigma);
    step->stop = hunt_hides_all(h) ? STOP_NOISE : STOP_CONVERGED;
}

/* Is f in the record at that step, on both sides? */
static bool has_pair(const struct hunt *h, int exponent)
{
    const double x = h->p->x, step = uneven_step(x, exponent);
    double y;
    return record_find(&h->record, record_realised(x, step), &y) &&
           record_find(&h->record, record_realised(x, -step), &y);
}

/* Where others have asked for all rungs of a window, that is near enough to begin with. */
static int first_step(const struct hunt *h, int top)
{
    int e = (h->joint.at > 0 ? ilogb(h->joint.at) : h->near.exponent) + STRIDE;
    if (!h->p->recall || h->joint.at > 0 || h->near.side) return e;
    for (int known = e, n = 0; known <= top; known++) {
        n = has_pair(h, known) ? n + 1 : 0;
        if (n > WITHIN) return known;
    }
    return e;
}

/* Outwards from the close look until f stands out of its noise: there is the first window that can say something. */
static int onset(struct hunt *h, int top)
{
    const double clear = 6; /* standard deviations, of differences to f(x) */
    int e = first_step(h, top);
    for (; e < top && probe_affords(h->p, 2) && !h->p->status; e += STRIDE) {
        hunt_ask_pair(h, e);
        const struct record *r = &h->record;
        double change = fmax(fabs(r->y[r->n - 1] - h->p->f), fabs(r->y[r->n - 2] - h->p->f));
        if (!(change <= clear * fmax(least_noise(h), h->joint.size))) break;
    }
    return e < top ? e : top;
}

bool hunt_rough_known(struct hunt *h, int finest, int coarsest)
{
    enum { BEYOND = 1 };
    const struct rungs rungs = {finest, coarsest};
    const int top = hunt_scale(h->p) + FARTHEST;
    struct window w;
    if (!choose_window(h, &rungs, &w) || w.n < KNOWN_ENOUGH) return false;
    /* A larger window might say more. */
    if (coarsest < top && w.reach > uneven_step(h->p->x, coarsest - BEYOND) * 0.99) return false;
    h->together = w.scatter_correlation;
    report_window(h, &w);
    return true;
}

bool hunt_rough(struct hunt *h)
{
    const int scale = hunt_scale(h->p), top = scale + FARTHEST, many = h->few_pieces ? FEW : MANY,
              deepest = h->joint.at > 0 ? ilogb(h->joint.at) + many : h->near.exponent;
    const double far_from = 0.1; /* a relative bar that a larger window might improve */
    static const int scattered[] = {14, 10};
    struct window w;
    if (h->joint.at > 0 && deepest + WITHIN > (h->few_pieces ? top : scale))
        return false; /* pieces as wide as x */
    hunt_remember(h);
    int first = onset(h, scale);
    if (h->joint.at > 0 && first < deepest + WITHIN) first = deepest + WITHIN;
    struct rungs rungs = {first - WITHIN, first};
    for (int e = first; e >= rungs.finest; e--)
        if ((first - e) % STRIDE || e == first) hunt_ask_pair(h, e);
    const int patience = h->few_pieces ? 1 : PATIENCE;
    enum { SPREAD = 10 };
    bool fits = false, spread = false;
    for (int k = 0; k < MOST_PAIRS && probe_affords(h->p, 2) && !h->p->status; k++) {
        if (all_values_equal(&h->record) && rungs.coarsest < top) {
            hunt_ask_pair(h, rungs.coarsest = top);
            continue;
        }
        fits = choose_window(h, &rungs, &w);
        if (!fits && rungs.finest <= deepest) {
            /* A few pairs allow low degrees only; more values beyond the joint allow higher ones. */
            if (!(h->joint.at > 0) || spread) break;
            spread = true;
            hunt_scatter(h, uneven_step(h->p->x, rungs.coarsest), SPREAD);
        } else if (!fits) {
            hunt_ask_pair(h, --rungs.finest);
        } else if (w.reach > uneven_step(h->p->x, rungs.coarsest - patience) * 0.99 &&
                   rungs.coarsest < (w.bar > far_from * fabs(w.value) ? top : scale)) {
            hunt_ask_pair(h, ++rungs.coarsest);
        } else {
            break;
        }
    }
    if (all_values_equal(&h->record)) {
        hunt_report_constant(h, hunt_farthest_asked(h));
        return true;
    }
    const unsigned rounds = h->few_pieces ? 1 : sizeof scattered / sizeof *scattered;
    for (unsigned k = 0; k < rounds && fits; k++) {
        const int lacks = h->p->recall ? KNOWN_ENOUGH - w.n : scattered[k];
        if (lacks <= 0) break; /* others have scattered there */
        hunt_scatter(h, w.reach, lacks < scattered[k] ? lacks : scattered[k]);
        fits = choose_window(h, &rungs, &w);
    }
    h->together = fits ? w.scatter_correlation : 1;
    if (fits) report_window(h, &w);
    return fits;
}
