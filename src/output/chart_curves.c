/* Which curves lie under others, and what stands beside each: beside its end where its place tells which it is, in a legend in
 * the order given where there are several formats, whose curves all end at one place. */
#include "output/chart_curves.h"

#include <math.h>
#include <string.h>

/* Do the dashes of a curve leave gaps through which a solid one below it is seen? Characters do not. */
static bool shows_through(const struct drawing *d, const struct curve *below, const struct curve *above)
{
    return d->format->markup != MARKUP_PLAIN && below->look.dash == DASH_SOLID &&
           above->look.dash != DASH_SOLID;
}

/* Does `above` cover all that is to be seen of `below`, but for a stretch too short to tell a curve by? */
static bool hides(const struct drawing *d, const struct sweep *s, const struct curve *below,
                  const struct curve *above)
{
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const double near = plain ? 0.5 : 4, shortest = plain ? 2 : 40;
    double bare = 0, last[2] = {(double)NAN, (double)NAN};
    size_t n_hidden = 0;
    if (!below->envelope || !above->envelope || shows_through(d, below, above)) return false;
    for (size_t i = 0; i < s->n_h; i++) {
        double x = draw_x(d, s->h[i]), y = draw_y(d, below->envelope[i]);
        bool seen = x >= d->panel.left && x <= d->panel.right && y >= d->panel.bottom && y <= d->panel.top;
        bool hidden = seen && fabs(draw_y(d, above->envelope[i]) - y) <= near;
        n_hidden += hidden;
        if (seen && !hidden && isfinite(last[0])) bare += hypot(x - last[0], y - last[1]);
        last[0] = seen ? x : (double)NAN;
        last[1] = y;
    }
    return n_hidden > 1 && bare < shortest;
}

void curves_find_hidden(const struct drawing *d, const struct sweep *s, struct curve *curves)
{
    for (size_t m = 0; m < s->n_methods; m++)
        for (size_t k = m + 1; k < s->n_methods; k++) {
            if (!hides(d, s, &curves[m], &curves[k])) continue;
            if (!curves[m].n_above++) curves[m].above = k;
        }
}

void curves_tell_hidden(const struct drawing *d, const struct sweep *s, const struct curve *curves,
                        struct text *note)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        if (!curves[m].n_above) continue;
        if (d->format->markup != MARKUP_PLAIN) { /* drawn wider, and seen on both sides */
            text_append(note, "wide: lies under another line");
            return;
        }
        text_format(note, "%s%c under %c", note->length ? ", " : "", curves[m].look.character,
                    curves[curves[m].above].look.character);
    }
}

/* Several formats: a legend. */
static bool is_legend(const struct sweep *s, const struct curve *curves)
{
    return s->n_methods > 0 && curves[0].method->format;
}

/* Where a label begins, in characters from the panel: after the end of a leader, or after a legend's line. */
static double indent(const struct sweep *s, const struct curve *curves, const struct chart_format *format)
{
    return format->markup != MARKUP_PLAIN && is_legend(s, curves) ? 6.2 : 2.4;
}

enum { MOST_OF_A_NAME = 16 };

double curves_label_width(const struct sweep *s, const struct curve *curves,
                          const struct chart_format *format)
{
    const double least = 21, bold = format->markup == MARKUP_PLAIN ? 1 : 1.16;
    size_t longest = 0;
    for (size_t m = 0; m < s->n_methods; m++) {
        struct text t;
        text_init(&t);
        size_t n = chart_method_name(&t, curves[m].method, MOST_OF_A_NAME);
        text_clear(&t);
        if (n > longest) longest = n;
    }
    double letter = format->markup == MARKUP_PLAIN ? 2 : 0;
    double width = indent(s, curves, format) + letter + bold * (double)longest + 0.6;
    return fmax(least, ceil(width)) * format->character;
}

/* Where a curve ends on the right: the last of its envelope that is in the panel. */
static void find_end(const struct drawing *d, const struct sweep *s, struct curve *c)
{
    c->end_x = d->panel.right;
    c->end_y = d->panel.bottom;
    for (size_t i = s->n_h; c->envelope && i-- > 0;) {
        double x = draw_x(d, s->h[i]), y = draw_y(d, c->envelope[i]);
        if (!isfinite(y) || !(x <= d->panel.right + 1)) continue;
        c->end_x = x;
        c->end_y = fmin(fmax(y, d->panel.bottom), d->panel.top);
        return;
    }
}

enum { MOST_LABELS = 64 };

/* The labels from the top down in the order of the curves' ends, `pitch` apart, as near to them as can be. */
static void spread(const struct drawing *d, struct curve *curves, size_t n, double pitch)
{
    struct curve *order[MOST_LABELS];
    for (size_t i = 0; i < n; i++) {
        size_t j = i;
        for (; j > 0 && order[j - 1]->end_y < curves[i].end_y; j--) order[j] = order[j - 1];
        order[j] = &curves[i];
    }
    double limit = d->panel.top - pitch / 2;
    for (size_t i = 0; i < n; i++) {
        order[i]->label_y = fmin(order[i]->end_y, limit);
        limit = order[i]->label_y - pitch;
    }
    limit = d->panel.bottom + pitch / 2;
    for (size_t i = n; i-- > 0;) {
        order[i]->label_y = fmax(order[i]->label_y, limit);
        if (d->format->markup == MARKUP_PLAIN) order[i]->label_y = ceil(order[i]->label_y);
        limit = order[i]->label_y + pitch;
    }
}

/* From the top of the panel down, in the order given. */
static void list(const struct drawing *d, struct curve *curves, size_t n, double pitch)
{
    for (size_t i = 0; i < n; i++) {
        curves[i].label_y = d->panel.top - pitch * ((double)i + 0.5);
        if (d->format->markup == MARKUP_PLAIN) curves[i].label_y = ceil(curves[i].label_y);
    }
}

/* "h* = 5.9·10^{-6}", or why there is none. */
static void optimum_text(const struct curve *c, enum markup markup, struct text *t)
{
    if (c->all_zero)
        text_append(t, "exact at every step");
    else if (c->place == OPTIMUM_NONE)
        text_append(t, "no optimum");
    else
        chart_optimum_text(t, c->place, c->h, markup);
}

/* In so many lines: the name, its best step, its error. */
static void label_curve(struct drawing *d, const struct sweep *s, const struct curve *curves, size_t m,
                        size_t n_lines, double line)
{
    const struct curve *c = &curves[m];
    enum markup markup = d->format->markup;
    double character = d->format->character, x = d->panel.right + indent(s, curves, d->format) * character;
    double y =
        c->label_y + line * (markup == MARKUP_PLAIN ? (double)(n_lines / 2) : (double)(n_lines - 1) / 2);
    struct text t;
    text_init(&t);
    if (markup == MARKUP_PLAIN) text_format(&t, "%c ", c->look.character);
    chart_method_name(&t, c->method, MOST_OF_A_NAME);
    if (markup != MARKUP_PLAIN && is_legend(s, curves)) {
        struct stroke sample = {.line = true, .size = 1.8, .dash = c->look.dash};
        memcpy(sample.colour, c->look.colour, sizeof sample.colour);
        draw_sample(d, d->panel.right + 1.4 * character, x - 0.8 * character, y, &sample);
    } else {
        draw_leader(d, c->end_x, c->end_y, d->panel.right + 1.8 * character, c->label_y, c->look.colour);
    }
    draw_user_label(d, &(struct label){x, y, ALIGN_LEFT, c->look.colour, true}, t.data ? t.data : "");
    text_clear(&t);
    if (n_lines < 2) return;
    optimum_text(c, markup, &t);
    draw_label(d, &(struct label){x, y - line, ALIGN_LEFT, c->look.colour, false}, t.data ? t.data : "");
    text_clear(&t);
    if (n_lines < 3 || c->place == OPTIMUM_NONE || c->all_zero) return;
    chart_error_text(&t, c->least, markup);
    draw_label(d, &(struct label){x, y - 2 * line, ALIGN_LEFT, c->look.colour, false}, t.data ? t.data : "");
    text_clear(&t);
}

void curves_label(struct drawing *d, const struct sweep *s, struct curve *curves)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    size_t n = s->n_methods < MOST_LABELS ? s->n_methods : MOST_LABELS, n_lines = 3;
    double line = plain ? 1 : 1.25 * d->format->em, height = d->panel.top - d->panel.bottom;
    double between = plain ? 1 : 0.5 * line, pitch = 3 * line + between;
    while (n_lines > 1 && (double)n * pitch > height) pitch = (double)--n_lines * line + between;
    if (n_lines == 1) pitch = fmin(line, height / (double)n);
    for (size_t m = 0; m < n; m++) find_end(d, s, &curves[m]);
    if (is_legend(s, curves))
        list(d, curves, n, pitch);
    else
        spread(d, curves, n, pitch);
    for (size_t m = 0; m < n; m++) label_curve(d, s, curves, m, n_lines, line);
}
