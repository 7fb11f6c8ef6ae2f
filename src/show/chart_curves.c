/* Which curves lie under others, and what stands beside each: beside its end where its place tells which it is, in a legend in
 * the order given where there are several formats, whose curves all end at one place. */
#include "show/chart_curves.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
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
    if (!below->edge || !above->edge || shows_through(d, below, above)) return false;
    for (size_t i = 0; i < s->n_h; i++) {
        double x = draw_x(d, s->h[i]), y = draw_y(d, below->edge[i]);
        bool seen = draw_sees(d, x, y);
        bool hidden = seen && fabs(draw_y(d, above->edge[i]) - y) <= near;
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

double curves_width(size_t n_above)
{
    return 1.8 + 2.2 * fmin((double)n_above, 2);
}

/* How many later curves lie on the i-th sample of curve m, at most `near` units from it; `any`: such as let it through, too. */
static unsigned char count_above(const struct drawing *d, const struct sweep *s, const struct curve *curves,
                                 size_t m, size_t i, double near, bool any)
{
    const double y = draw_y(d, curves[m].edge[i]);
    unsigned char n = 0;
    if (!draw_sees(d, draw_x(d, s->h[i]), y)) return 0;
    for (size_t k = m + 1; k < s->n_methods && n < 3; k++)
        if (curves[k].edge && (any || !shows_through(d, &curves[m], &curves[k])) &&
            fabs(draw_y(d, curves[k].edge[i]) - y) <= near)
            n++;
    return n;
}

/* Those that lie on it for a stretch long enough to tell curves apart by; false where there is none. */
static bool find_stretches(const struct drawing *d, const struct sweep *s, const struct curve *curves,
                           size_t m, unsigned char *above)
{
    const double shortest = 60, near = 0.9; /* units: half a line */
    bool any = false;
    for (size_t i = 0; i < s->n_h; i++) above[i] = count_above(d, s, curves, m, i, near, false);
    for (size_t begin = 0, end; begin < s->n_h; begin = end) {
        for (end = begin + 1; end < s->n_h && above[end] && above[begin]; end++) continue;
        const bool is_long = draw_x(d, s->h[end - 1]) - draw_x(d, s->h[begin]) >= shortest;
        if (!is_long) memset(above + begin, 0, end - begin);
        any = any || (is_long && above[begin]);
    }
    return any;
}

void curves_draw_hidden(struct drawing *d, const struct sweep *s, struct curve *curves, size_t m,
                        const struct stroke *line)
{
    struct curve *c = &curves[m];
    if (d->format->markup == MARKUP_PLAIN || c->n_above || !c->edge || !s->n_h) return;
    unsigned char *above = memory_array(s->n_h, sizeof *above);
    double *part = memory_array(s->n_h, sizeof *part);
    if (!above || !part)
        d->data.failed = true;
    else
        c->partly = find_stretches(d, s, curves, m, above);
    for (unsigned char n = 1; n <= 3 && c->partly; n++) {
        struct stroke wide = *line;
        bool any = false;
        for (size_t i = 0; i < s->n_h; i++) {
            const bool here = above[i] == n,
                       ends = i > 0 && above[i] && above[i - 1] == n; /* a stretch meets the next */
            part[i] = here || ends ? c->edge[i] : (double)NAN;
            any = any || here;
        }
        wide.size = curves_width(n);
        if (any) draw_series(d, "where it lies under others", s->h, part, s->n_h, &wide, NULL);
    }
    free(above);
    free(part);
}

void curves_draw_named(struct drawing *d, const struct sweep *s, const struct curve *curves, size_t m,
                       struct unseen *unseen)
{
    const double near = 3; /* units: most of a disc */
    const struct curve *c = &curves[m];
    double *part = memory_array(s->n_h, sizeof *part);
    if (!part) d->data.failed = true;
    for (unsigned char n = 0; part && c->error && n <= 3; n++) {
        struct stroke points =
            chart_points(c->look.colour, 0.75 + 0.35 * n, SYMBOL_DISC, c->look.character, COVER_LINE);
        bool any = false;
        for (size_t i = 0; i < s->n_h; i++) {
            const bool here = count_above(d, s, curves, m, i, near, true) == n;
            part[i] = here ? c->error[i] : (double)NAN;
            any = any || here;
        }
        if (any) draw_series(d, "the errors at the named steps", s->h, part, s->n_h, &points, unseen);
    }
    free(part);
}

void curves_tell_hidden(const struct drawing *d, const struct sweep *s, const struct curve *curves,
                        struct text *note)
{
    for (size_t m = 0; m < s->n_methods; m++) {
        if (!curves[m].n_above && !curves[m].partly) continue;
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

/* Does a stretch of its line stand before a label? In a legend, and where a dash could be taken for something else. */
static bool has_sample(const struct sweep *s, const struct curve *curves, const struct chart_format *format)
{
    bool dashed = is_legend(s, curves);
    for (size_t m = 0; m < s->n_methods; m++) dashed = dashed || curves[m].look.dash != DASH_SOLID;
    return dashed && format->markup != MARKUP_PLAIN;
}

/* Where a label begins, in characters from the panel: after the end of a leader, after a line's sample, after both. */
static double indent(const struct sweep *s, const struct curve *curves, const struct chart_format *format,
                     bool brief)
{
    const double leader = 2.4, sample = brief ? 4 : 6.2, both = brief ? 5 : 7;
    return !has_sample(s, curves, format) ? leader : is_legend(s, curves) ? sample : both;
}

enum { MOST_LABELS = 64, MOST_OF_A_NAME = 16 };

/* How many lines each label has on a panel of that height, and how far apart they are. */
static size_t lines_of_labels(const struct sweep *s, const struct chart_format *format, double height,
                              bool brief, double *pitch)
{
    const bool plain = format->markup == MARKUP_PLAIN;
    const double line = plain ? 1 : 1.25 * format->em, between = plain ? 1 : 0.5 * line;
    const double n = (double)(s->n_methods < MOST_LABELS ? s->n_methods : MOST_LABELS);
    size_t n_lines = brief ? 2 : 3;
    *pitch = (double)n_lines * line + between;
    while (n_lines > 1 && n * *pitch > height) *pitch = (double)--n_lines * line + between;
    if (n_lines == 1) *pitch = fmin(line, height / n);
    return n_lines;
}

/* "h* = 5.9·10^{-6}", or why there is none, and in the same line the error; returns its width in characters. */
static size_t optimum_text(const struct curve *c, enum markup markup, bool with_error, struct text *t)
{
    const char *none = c->all_zero                             ? "exact at every step"
                       : c->named && isnan(c->h)               ? "no error is known"
                       : !c->named && c->place == OPTIMUM_NONE ? "optimum not told"
                                                               : NULL;
    if (none) {
        text_append(t, none);
        return strlen(none);
    }
    size_t n = c->named ? chart_least_text(t, c->h, markup) : chart_optimum_text(t, c->place, c->h, markup);
    if (!with_error) return n;
    text_append(t, ", ");
    return n + 2 + chart_error_text(t, c->told, markup);
}

double curves_label_width(const struct sweep *s, const struct curve *curves,
                          const struct chart_format *format, double height, bool brief)
{
    const double least = brief ? 0 : 21, bold = format->markup == MARKUP_PLAIN ? 1 : 1.16;
    double pitch, figures = 0;
    const size_t n_lines = lines_of_labels(s, format, height, brief, &pitch);
    const bool in_one = !brief && n_lines == 2 && format->markup != MARKUP_PLAIN;
    size_t longest = 0;
    for (size_t m = 0; m < s->n_methods; m++) {
        struct text t = {0};
        size_t n = chart_method_name(&t, curves[m].method, MOST_OF_A_NAME);
        text_clear(&t);
        if (n > longest) longest = n;
        n = in_one || curves[m].named || (brief && n_lines == 2)
                ? optimum_text(&curves[m], format->markup, in_one, &t)
                : 0;
        text_clear(&t);
        figures = fmax(figures, (double)n);
    }
    double letter = format->markup == MARKUP_PLAIN ? 2 : 0;
    double width = indent(s, curves, format, brief) + letter + fmax(bold * (double)longest, figures) + 0.6;
    return fmax(least, ceil(width)) * format->character;
}

/* Where a curve ends on the right: the last of its edge that is in the panel. */
static void find_end(const struct drawing *d, const struct sweep *s, struct curve *c)
{
    c->end_x = d->panel.right;
    c->end_y = d->panel.bottom;
    for (size_t i = s->n_h; c->edge && i-- > 0;) {
        double x = draw_x(d, s->h[i]), y = draw_y(d, c->edge[i]);
        if (!isfinite(y) || !(x >= d->panel.left - 1 && x <= d->panel.right + 1)) continue;
        if (y > d->panel.top + 1) continue; /* there it has left the panel */
        c->end_x = x;
        c->end_y = fmin(fmax(y, d->panel.bottom), d->panel.top);
        return;
    }
}

/* The labels from the top down in the order of the curves' ends, `pitch` apart, as near to them as can be. */
static void spread_labels(const struct drawing *d, struct curve *curves, size_t n, double pitch)
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
static void list_labels(const struct drawing *d, struct curve *curves, size_t n, double pitch)
{
    for (size_t i = 0; i < n; i++) {
        curves[i].label_y = d->panel.top - pitch * ((double)i + 0.5);
        if (d->format->markup == MARKUP_PLAIN) curves[i].label_y = ceil(curves[i].label_y);
    }
}

/* In so many lines: the name, its best step, its error; of two the second has both. */
static void label_curve(struct drawing *d, const struct sweep *s, const struct curve *curves, size_t m,
                        size_t n_lines, double line, bool brief)
{
    const struct curve *c = &curves[m];
    enum markup markup = d->format->markup;
    double character = d->format->character,
           x = d->panel.right + indent(s, curves, d->format, brief) * character;
    double y =
        c->label_y + line * (markup == MARKUP_PLAIN ? (double)(n_lines / 2) : (double)(n_lines - 1) / 2);
    struct text t = {0};
    if (markup == MARKUP_PLAIN) text_format(&t, "%c ", c->look.character);
    chart_method_name(&t, c->method, MOST_OF_A_NAME);
    const bool sampled = has_sample(s, curves, d->format);
    if (!is_legend(s, curves) || markup == MARKUP_PLAIN)
        draw_leader(d, c->end_x, c->end_y, d->panel.right + (brief && sampled ? 1.6 : 1.8) * character,
                    sampled ? y : c->label_y, c->look.colour);
    if (sampled) {
        const struct stroke sample = chart_line(c->look.colour, 1.8, c->look.dash, 0);
        draw_sample(d, x - (brief ? 3 : 4.8) * character, x - 0.8 * character, y, &sample);
    }
    draw_user_label(d, &(struct label){x, y, ALIGN_LEFT, c->look.colour, true}, text_said(&t, &d->body));
    text_clear(&t);
    if (n_lines < 2) return;
    optimum_text(c, markup, n_lines == 2 && !brief && markup != MARKUP_PLAIN, &t);
    draw_label(d, &(struct label){x, y - line, ALIGN_LEFT, c->look.colour, false}, text_said(&t, &d->body));
    text_clear(&t);
    if (n_lines < 3 || (c->named ? isnan(c->h) : c->place == OPTIMUM_NONE) || c->all_zero) return;
    chart_error_text(&t, c->told, markup);
    draw_label(d, &(struct label){x, y - 2 * line, ALIGN_LEFT, c->look.colour, false},
               text_said(&t, &d->body));
    text_clear(&t);
}

void curves_label(struct drawing *d, const struct sweep *s, struct curve *curves, bool brief)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    size_t n = s->n_methods < MOST_LABELS ? s->n_methods : MOST_LABELS;
    double line = plain ? 1 : 1.25 * d->format->em, pitch;
    size_t n_lines = lines_of_labels(s, d->format, d->panel.top - d->panel.bottom, brief, &pitch);
    for (size_t m = 0; m < n; m++) find_end(d, s, &curves[m]);
    if (is_legend(s, curves))
        list_labels(d, curves, n, pitch);
    else
        spread_labels(d, curves, n, pitch);
    for (size_t m = 0; m < n; m++) label_curve(d, s, curves, m, n_lines, line, brief);
}
