/* Axes: where a number has its place, and ticks: powers of ten where at least two of them lie in the range, numbers between them
 * where it is narrower, and named places where there are such. */
#include "draw/axes.h"

#include <math.h>

double decades_at(const struct decades *axes, double h)
{
    return axes->linear_x ? h : log10(h);
}

double decades_unit(const struct decades *axes)
{
    return axes->unit > 0 ? axes->unit : 1;
}

double draw_x(const struct drawing *d, double h)
{
    const struct area *p = &d->panel;
    return p->left +
           (decades_at(&d->axes, h) - d->axes.x0) / (d->axes.x1 - d->axes.x0) * (p->right - p->left);
}

double draw_y(const struct drawing *d, double value)
{
    const struct area *p = &d->panel;
    const double y = log10(fabs(value) / decades_unit(&d->axes));
    return p->bottom + (y - d->axes.y0) / (d->axes.y1 - d->axes.y0) * (p->top - p->bottom);
}

/* Decades from one tick to the next, such that their labels have `room` and stand no closer than `each`. */
static int tick_step(double decades, double room, double each)
{
    static const int steps[] = {1, 2, 3, 4, 5, 10, 20, 50, 100, 200};
    size_t i = 0;
    while (i + 1 < sizeof steps / sizeof *steps && (decades / steps[i] + 1) * each > room) i++;
    return steps[i];
}

/* Whole powers of ten as such. */
static void put_end(struct text *t, double decade)
{
    if (decade == floor(decade))
        text_format(t, "1e%d", (int)decade);
    else
        text_format(t, "%.7g", pow(10, decade));
}

static void put_range(struct drawing *d, char name, double low, double high)
{
    text_format(&d->body, "set %crange [", name);
    put_end(&d->body, low);
    text_append(&d->body, ":");
    put_end(&d->body, high);
    text_append(&d->body, "]\n");
}

/* Ticks at whole powers of ten from first to last with at most a mark between them. */
static void decade_ticks(struct drawing *d, char name, int first, int last, int step)
{
    static const char *const powers[] = {
        [MARKUP_ENHANCED] = "10^{%T}", [MARKUP_TEX] = "$10^{%T}$", [MARKUP_PLAIN] = "1e%T"};
    text_format(&d->body, "set %ctics out nomirror 1e%d,1e%d,1e%d\n", name, first, step, last);
    text_format(&d->body, step == 1 ? "set m%ctics 10\n" : "unset m%ctics\n", name);
    const bool unnamed = name == 'x' ? d->axes.unnamed_x : d->axes.unnamed_y;
    text_format(&d->body, "set format %c '%s'\n", name, unnamed ? "" : powers[d->format->markup]);
}

/* ---- Ticks one by one ---- */

struct ticks {
    struct drawing *d;
    size_t n;
    bool unnamed;
};

static void begin_ticks(struct ticks *t, struct drawing *d, char name)
{
    *t = (struct ticks){.d = d, .unnamed = name == 'x' ? d->axes.unnamed_x : d->axes.unnamed_y};
    text_format(&d->body, "unset m%ctics\nset %ctics out nomirror (", name, name);
}

static void put_tick(struct ticks *t, double at, const char *label)
{
    text_format(&t->d->body, "%s'%s' %.7g", t->n++ ? ", " : "", t->unnamed ? "" : label, at);
}

static void end_ticks(struct ticks *t)
{
    text_append(&t->d->body, ")\n");
}

static void put_numbered_tick(struct ticks *t, double at)
{
    struct text number = {0};
    chart_tick(&number, at, t->d->format->markup);
    put_tick(t, at, text_said(&number, &t->d->body));
    text_clear(&number);
}

/* The numbers m 10^k in a range, of so many first digits m; `ticks` NULL: they are counted. */
static size_t between_decades(struct ticks *ticks, const int *digits, size_t n_digits, double low,
                              double high)
{
    const double hair = 1e-9;
    size_t n = 0;
    for (int k = (int)floor(low); k <= (int)floor(high); k++)
        for (size_t i = 0; i < n_digits; i++) {
            const double place = k + log10(digits[i]);
            if (place < low - hair || place > high + hair) continue;
            if (ticks) put_numbered_tick(ticks, digits[i] * pow(10, k));
            n++;
        }
    return n;
}

/* Less than two powers of ten: 1, 2, 5 times them, else all digits; if those are not in it either, the ends. */
static void narrow_ticks(struct drawing *d, char name, double low, double high)
{
    static const int digits[] = {1, 2, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    struct ticks t;
    begin_ticks(&t, d, name);
    if (between_decades(NULL, digits, 3, low, high) > 1) {
        between_decades(&t, digits, 3, low, high);
    } else if (between_decades(NULL, digits + 3, 9, low, high) > 1) {
        between_decades(&t, digits + 3, 9, low, high);
    } else {
        put_numbered_tick(&t, pow(10, low));
        put_numbered_tick(&t, pow(10, high));
    }
    end_ticks(&t);
}

/* Numbers at every `each` of the named places, where there is room beside the one before; returns how many have none. With `t` they are
 * put, and ticks at all places. */
static size_t named_numbers(const struct drawing *d, size_t each, struct ticks *t)
{
    double end = -INFINITY;
    size_t n_crowded = 0, n_seen = 0;
    for (size_t i = 0; i < d->axes.n_ticks; i++) {
        struct text number = {0};
        const double at = d->axes.ticks[i], x = draw_x(d, at), character = d->format->character;
        const double width = (double)chart_tick(&number, at, d->format->markup) * character;
        if (x >= d->panel.left && x <= d->panel.right) {
            const bool wanted = n_seen++ % each == 0, room = x - width / 2 > end + 0.5 * character;
            n_crowded += wanted && !room;
            if (wanted && room) end = x + width / 2;
            if (t) put_tick(t, at, wanted && room ? text_said(&number, &t->d->body) : "");
        }
        text_clear(&number);
    }
    return n_crowded;
}

/* Do the named places stand about as far from each other? */
static bool evenly_named(const struct decades *axes)
{
    const double about = 1.5;
    double least = INFINITY, most = 0;
    for (size_t i = 1; i < axes->n_ticks; i++) {
        const double gap = log10(axes->ticks[i] / axes->ticks[i - 1]);
        least = fmin(least, gap);
        most = fmax(most, gap);
    }
    return most <= about * least;
}

/* Each of the named places in the range has a tick; a number have all of them, or every other one where they are even, or as many as there is
 * room for. */
static void named_ticks(struct drawing *d)
{
    struct ticks t;
    const bool crowded = named_numbers(d, 1, NULL) > 0;
    begin_ticks(&t, d, 'x');
    named_numbers(d, crowded && evenly_named(&d->axes) && !named_numbers(d, 2, NULL) ? 2 : 1, &t);
    end_ticks(&t);
}

static void axis(struct drawing *d, char name, double low, double high, int step)
{
    const bool cut = name == 'y' && d->axes.y_ticks != 0;
    const int first = (int)ceil((cut ? d->axes.y_ticks : low) / step) * step,
              last = (int)floor(high / step) * step;
    put_range(d, name, low, high);
    if (name == 'x' && d->axes.n_ticks)
        named_ticks(d);
    else if (last <= first && high - low < 2)
        narrow_ticks(d, name, low, high);
    else
        decade_ticks(d, name, first, last, step);
}

/* A horizontal axis that counts: ticks at whole numbers. */
static void linear_axis(struct drawing *d, double low, double high, double room, double each)
{
    double step = 1;
    while ((high - low) / step * each > room) {
        bool five = fmod(log10(step) + 1e-9, 1) > 0.6, two = !five && fmod(log10(step) + 1e-9, 1) > 0.2;
        step *= two ? 2.5 : 2;
    }
    text_format(&d->body, "unset logscale x\nset xrange [%g:%g]\n", low, high);
    text_format(&d->body, "set xtics out nomirror %g,%g,%g\nunset mxtics\nset format x '%%g'\n", low, step,
                high);
}

void draw_axes(struct drawing *d)
{
    const struct area *panel = &d->panel;
    const struct decades *axes = &d->axes;
    if (axes->linear_x)
        linear_axis(d, axes->x0, axes->x1, panel->right - panel->left, 9 * d->format->character);
    else
        axis(d, 'x', axes->x0, axes->x1,
             tick_step(axes->x1 - axes->x0, panel->right - panel->left, 5.8 * d->format->character));
    axis(d, 'y', axes->y0, axes->y1,
         tick_step(axes->y1 - axes->y0, panel->top - panel->bottom, 1.9 * d->format->em));
}
