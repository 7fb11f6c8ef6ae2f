/* Reference lines of given slopes: read, placed, drawn. */
#include "show/chart_slopes.h"
#include "base/numeral.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEEPEST = 100, LONGEST_ITEM = 80 };

/* ---- What was asked for ---- */

static bool read_place(const char *text, const char *end, struct chart_slope *s)
{
    char *rest;
    s->at = numeral_read(text, &rest);
    if (rest == text || *rest != ':') return false;
    text = rest + 1;
    s->value = numeral_read(text, &rest);
    return rest == end && rest > text && s->at > 0 && s->value > 0 && isfinite(s->at) && isfinite(s->value);
}

/* "2" or "2@1e-3:1e-6", without blanks around it. */
static hstar_status read_slope(const char *text, const char *end, struct chart_options *options,
                               hstar_error *err)
{
    char *rest;
    struct chart_slope s = {.slope = numeral_read(text, &rest)};
    const bool number = rest > text && rest <= end && fabs(s.slope) <= STEEPEST;
    if (!number || (rest < end && !(*rest == '@' && read_place(rest + 1, end, &s)))) {
        error_set(err, HSTAR_INVALID, "\"%.*s\" is not a slope for a line",
                  (int)fmin((double)(end - text), LONGEST_ITEM), text);
        error_remedy(err,
                     "slopes are numbers, several with commas: 1,-1,2; or with a place that the line goes "
                     "through: 2@1e-3:1e-6");
        return HSTAR_INVALID;
    }
    if (options->n_slopes == MOST_MARKS)
        return error_set(err, HSTAR_INVALID, "there are too many slopes for a chart: at most %d", MOST_MARKS);
    options->slopes[options->n_slopes++] = s;
    return HSTAR_OK;
}

hstar_status chart_slopes_read(const char *text, struct chart_options *options, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    while (text && !status) {
        const char *comma = strchr(text, ','), *end = comma ? comma : text + strlen(text);
        while (text < end && *text == ' ') text++;
        while (end > text && end[-1] == ' ') end--;
        status = read_slope(text, end, options, err);
        text = comma ? comma + 1 : NULL;
    }
    return status;
}

/* ---- Where the lines stand ---- */

/* Some places of a curve in decades; y is NaN where it is not to be seen. */
enum { LOOKS = 160 };
struct looked_at {
    double x[LOOKS], y[LOOKS];
    size_t n;
};

static void look_at(struct looked_at *l, const struct drawing *d, const double *h, const double *values,
                    size_t n)
{
    l->n = n < LOOKS ? n : LOOKS;
    for (size_t k = 0; k < l->n; k++) {
        const size_t i = k * (n - 1) / (l->n > 1 ? l->n - 1 : 1);
        const bool seen = draw_sees(d, draw_x(d, h[i]), draw_y(d, values[i]));
        l->x[k] = seen ? log10(h[i]) : (double)NAN;
        l->y[k] = seen ? log10(fabs(values[i])) : (double)NAN;
    }
}

/* The longest stretch of a curve, of three places at least, that stays in a band of that slope, `wide` decades high, if it is longer than `least` and than
 * the one in `place`. */
static void find_stretch(const struct looked_at *l, double slope, double wide, double least,
                         struct slope_place *place)
{
    for (size_t i = 0; i < l->n; i++) {
        double low = INFINITY, high = -INFINITY;
        for (size_t k = i; k < l->n; k++) {
            const double rest = l->y[k] - slope * l->x[k], length = l->x[k] - l->x[i];
            if (!isfinite(rest)) break;
            low = fmin(low, rest);
            high = fmax(high, rest);
            if (high - low > wide) break;
            if (k < i + 2 || length < least || length <= place->length + 1e-9) continue;
            *place = (struct slope_place){l->x[i], l->x[k], high, low, length};
        }
    }
}

/* Envelopes and truncations follow a slope closely; samples of rounding scatter by a decade, and then it takes a longer stretch to
 * tell one slope from the next. */
void chart_slopes_follow(struct slope_places *places, const struct drawing *d,
                         const struct chart_options *options, const double *h, const double *values, size_t n)
{
    static const struct {
        double wide, least;
    } bands[N_SLOPE_FITS] = {[SLOPE_CLOSE] = {0.5, 1.2}, [SLOPE_LOOSE] = {1.2, 2.5}};
    struct looked_at l;
    if (!options->n_slopes || !values || !n) return;
    look_at(&l, d, h, values, n);
    for (size_t i = 0; i < options->n_slopes; i++)
        for (size_t b = 0; b < N_SLOPE_FITS; b++)
            find_stretch(&l, options->slopes[i].slope, bands[b].wide, bands[b].least, &places->of[i][b]);
}

/* ---- Drawing ---- */

enum { PLACES = 64 };
struct line {
    double h[PLACES], y[PLACES];
};

static size_t line_of(const struct drawing *d, double slope, const struct slope_place *p, struct line *line)
{
    size_t n_seen = 0;
    for (size_t i = 0; i < PLACES; i++) {
        const double x = p->from + (p->to - p->from) * (double)i / (PLACES - 1);
        line->h[i] = pow(10, x);
        line->y[i] = pow(10, p->above + slope * x);
        n_seen += draw_sees(d, draw_x(d, line->h[i]), draw_y(d, line->y[i]));
    }
    return n_seen;
}

/* How many decades up is so far from the line, across it, on the page? */
static double lift(const struct drawing *d, double slope)
{
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const struct area *p = &d->panel;
    const double across = (p->right - p->left) / (d->axes.x1 - d->axes.x0),
                 up = (p->top - p->bottom) / (d->axes.y1 - d->axes.y0), gap = plain ? 1 : 0.8 * d->format->em;
    return gap * (plain ? 1 : hypot(1, slope * up / across)) / up;
}

/* Through the place that was given, or the middle of the panel. */
static struct slope_place place_through(const struct drawing *d, const struct chart_slope *s)
{
    const struct decades *a = &d->axes;
    const double unit = log10(decades_unit(a)), x = s->at > 0 ? log10(s->at) : (a->x0 + a->x1) / 2,
                 y = (s->at > 0 ? log10(s->value) : (a->y0 + a->y1) / 2) + unit;
    struct slope_place p = {.from = a->x0, .to = a->x1, .above = y - s->slope * x};
    if (s->slope != 0) { /* where it is in the panel */
        const double bottom = (a->y0 + unit - p.above) / s->slope, top = (a->y1 + unit - p.above) / s->slope;
        p.from = fmax(p.from, fmin(bottom, top));
        p.to = fmin(p.to, fmax(bottom, top));
    }
    p.length = p.to - p.from;
    return p;
}

/* Beside its curve, above it, or below it where above there is no room. */
static struct slope_place place_beside(const struct drawing *d, double slope, struct slope_place p)
{
    const double least = PLACES / 2.0, gap = lift(d, slope);
    struct line line;
    p.above += gap;
    if ((double)line_of(d, slope, &p, &line) < least) p.above = p.below - gap;
    return p;
}

void chart_slopes_draw(struct slope_places *places, struct drawing *d, const struct chart_options *options,
                       bool several_panels)
{
    for (size_t i = 0; i < options->n_slopes; i++) {
        const struct chart_slope *s = &options->slopes[i];
        struct slope_place *found = places->of[i],
                           *p = &found[found[SLOPE_CLOSE].length > 0 ? SLOPE_CLOSE : SLOPE_LOOSE];
        struct line line;
        if (s->at > 0 || (!(p->length > 0) && !several_panels))
            *p = place_through(d, s);
        else if (p->length > 0)
            *p = place_beside(d, s->slope, *p);
        found[SLOPE_CLOSE] = *p; /* the one that stands */
        if (!(p->length > 0) || !line_of(d, s->slope, p, &line)) continue;
        const struct stroke stroke = chart_line(CHART_GREY, 1.3, DASH_LONG,
                                                s->slope > 0   ? '/'
                                                : s->slope < 0 ? '\\'
                                                               : '-');
        draw_series(d, "a slope", line.h, line.y, PLACES, &stroke, NULL);
    }
}

void chart_slopes_name(const struct slope_places *places, struct drawing *d,
                       const struct chart_options *options)
{
    static const char *const minus[] = {
        [MARKUP_ENHANCED] = "\xe2\x88\x92", [MARKUP_TEX] = "$-$", [MARKUP_PLAIN] = "-"};
    for (size_t i = 0; i < options->n_slopes; i++) {
        const double slope = options->slopes[i].slope;
        const struct slope_place *p = &places->of[i][SLOPE_CLOSE];
        struct line line;
        struct text t = {0};
        if (!(p->length > 0) || !line_of(d, slope, p, &line)) continue;
        text_append(&t, "slope ");
        text_append(&t, slope < 0 ? minus[d->format->markup] : "");
        const size_t before = t.length;
        text_format(&t, "%.4g", fabs(slope));
        const struct note note = {.lines = {text_said(&t, &d->body)},
                                  .characters = {t.length - before + (slope < 0 ? 7 : 6)},
                                  .n = 1,
                                  .colour = CHART_WORDS};
        draw_note(d, &note, line.h, line.y, PLACES, 0.5);
        text_clear(&t);
    }
}
