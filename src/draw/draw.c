/* Pages, panels and labels as lines of a gnuplot script. */
#include "draw/draw.h"
#include "draw/axes.h"

#include <math.h>
#include <string.h>

hstar_status draw_init(struct drawing *d, const struct chart_format *format, double width, double height,
                       hstar_error *err)
{
    *d = (struct drawing){.format = format, .width = width, .height = height};
    return place_init(&d->map, width, height, format->character, format->em / 2, err);
}

void draw_clear(struct drawing *d)
{
    text_clear(&d->data);
    text_clear(&d->body);
    text_clear(&d->plot);
    place_clear(&d->map);
}

bool draw_sees(const struct drawing *d, double x, double y)
{
    const struct area *p = &d->panel;
    return x >= p->left && x <= p->right && y >= p->bottom && y <= p->top;
}

struct area draw_inside(const struct drawing *d, double margin)
{
    const struct area *p = &d->panel;
    return (struct area){p->left + margin, p->right - margin, p->bottom + margin, p->top - margin};
}

static void start_label(struct drawing *d)
{
    text_format(&d->body, "set label %zu ", ++d->n_objects);
}

void draw_y_title(struct drawing *d, double bottom, double top, const char *title)
{
    const double em = d->format->em, left = d->panel.left - 7.2 * d->format->character - 0.5 * em;
    /* LaTeX sets the line on its base, the others on its middle. */
    const double base = d->format->markup == MARKUP_TEX ? 0.7 * em : 0;
    start_label(d);
    text_format(&d->body, "'%s' at screen %.5g,%.5g center rotate by 90 textcolor rgb '#1c1c1a'\n", title,
                (left - base) / d->width, (bottom + top) / 2 / d->height);
}

static void axis_titles(struct drawing *d, const char *x_title, const char *y_title)
{
    const struct area *p = &d->panel;
    double em = d->format->em;
    bool plain = d->format->markup == MARKUP_PLAIN;
    if (x_title)
        draw_label(d,
                   &(struct label){(p->left + p->right) / 2, p->bottom - (plain ? 2 : 3.1 * em), ALIGN_CENTRE,
                                   "#1c1c1a", false},
                   x_title);
    if (!y_title) return;
    if (plain) { /* characters cannot be turned */
        draw_label(d, &(struct label){1, p->top + 1, ALIGN_LEFT, "#1c1c1a", false}, y_title);
        return;
    }
    draw_y_title(d, p->bottom, p->top, y_title);
}

void draw_panel(struct drawing *d, const struct area *panel, const struct decades *axes, const char *x_title,
                const char *y_title)
{
    d->panel = *panel;
    d->axes = *axes;
    text_append(&d->body, "\nunset label\nunset arrow\nunset object\n");
    text_format(&d->body, "set lmargin at screen %.5g\nset rmargin at screen %.5g\n", panel->left / d->width,
                panel->right / d->width);
    text_format(&d->body, "set bmargin at screen %.5g\nset tmargin at screen %.5g\n",
                panel->bottom / d->height, panel->top / d->height);
    draw_axes(d);
    axis_titles(d, x_title, y_title);
}

void draw_panel_end(struct drawing *d)
{
    /* A curve of nothing keeps the axes where no other is to be seen. */
    text_format(&d->body, "plot %sNaN notitle\n", d->plot.length ? d->plot.data : "");
    if (d->plot.failed) d->body.failed = true;
    text_clear(&d->plot);
}

void draw_vertical(struct drawing *d, double h, const char *colour)
{
    const struct area *p = &d->panel;
    double x = draw_x(d, h);
    if (!(x >= p->left && x <= p->right)) return;
    /* In characters a line to the top would end in the row above. */
    text_format(&d->body,
                "set arrow from first %.7g, graph 0 to first %.7g, graph %s nohead lw %.3g lc rgb '%s'\n", h,
                h, d->format->markup == MARKUP_PLAIN ? "0.95" : "1", d->format->weight, colour);
    place_mark_line(&d->map, x, p->bottom, x, p->top, COVER_LINE);
}

void draw_band(struct drawing *d, double from, double to, const char *colour)
{
    if (!(from > 0 && to >= from && isfinite(to))) return;
    from = fmax(from, pow(10, d->axes.x0));
    to = fmin(to, pow(10, d->axes.x1));
    if (from > to) return;
    if (d->format->markup != MARKUP_PLAIN) {
        text_format(&d->body,
                    "set object rectangle from first %.7g, graph 0 to first %.7g, graph 1 behind "
                    "fillcolor rgb '%s' fillstyle solid noborder\n",
                    from, to, colour);
        return;
    }
    /* In characters: a strip of = on the axis. */
    double x = draw_x(d, from), end = draw_x(d, to);
    for (double at = fmax(x, d->panel.left + 1); at <= fmin(end, d->panel.right - 1) + 0.5; at++)
        draw_label(d, &(struct label){at, d->panel.bottom + 1, ALIGN_LEFT, colour, false}, "=");
}

void draw_leader(struct drawing *d, double x0, double y0, double x1, double y1, const char *colour)
{
    if (d->format->markup == MARKUP_PLAIN) return;
    text_format(&d->body, "set arrow from screen %.5g,%.5g to screen %.5g,%.5g nohead lw %.3g lc rgb '%s'\n",
                x0 / d->width, y0 / d->height, x1 / d->width, y1 / d->height, 0.7 * d->format->weight,
                colour);
}

static void place_label(struct drawing *d, const struct label *label, bool user)
{
    static const char *const aligned[] = {
        [ALIGN_LEFT] = "left", [ALIGN_CENTRE] = "center", [ALIGN_RIGHT] = "right"};
    text_format(&d->body, " at screen %.5g,%.5g %s%s", label->x / d->width, label->y / d->height,
                aligned[label->align], user ? " noenhanced" : "");
    if (label->bold && *d->format->bold)
        text_format(&d->body, " font '%s,%.3g'", d->format->bold, d->format->bold_size * d->format->scale);
    text_format(&d->body, " textcolor rgb '%s' front\n", label->colour);
}

void draw_label(struct drawing *d, const struct label *label, const char *markup)
{
    if (!markup) { /* memory ran out while it was written */
        d->body.failed = true;
        return;
    }
    start_label(d);
    text_format(&d->body, "'%s'", markup);
    place_label(d, label, false);
}

void draw_user_label(struct drawing *d, const struct label *label, const char *clean)
{
    start_label(d);
    chart_quote(&d->body, clean, d->format->markup);
    place_label(d, label, true);
}

/* The places along a curve at which a label may stand. */
enum { N_STATIONS = 96 };

/* Where no sample lies in the panel, a line between two of them may. */
static size_t stations_between(const struct drawing *d, const double *h, const double *values, size_t n,
                               double *x, double *y)
{
    enum { PARTS = 32 };
    size_t found = 0;
    for (size_t i = 1; i < n; i++)
        for (size_t k = 1; k < PARTS && found < N_STATIONS; k++) {
            const double share = (double)k / PARTS;
            x[found] = draw_x(d, h[i - 1]) * (1 - share) + draw_x(d, h[i]) * share;
            y[found] = draw_y(d, values[i - 1]) * (1 - share) + draw_y(d, values[i]) * share;
            found += draw_sees(d, x[found], y[found]);
        }
    return found;
}

static size_t stations(const struct drawing *d, const double *h, const double *values, size_t n, double *x,
                       double *y)
{
    size_t found = 0, want = n < N_STATIONS ? n : N_STATIONS;
    for (size_t k = 0; k < want; k++) {
        size_t i = k * (n - 1) / (want > 1 ? want - 1 : 1);
        x[found] = draw_x(d, h[i]);
        y[found] = draw_y(d, values[i]);
        found += draw_sees(d, x[found], y[found]);
    }
    return found ? found : stations_between(d, h, values, n, x, y);
}

bool draw_shows(const struct drawing *d, const double *h, const double *values, size_t n)
{
    double x[N_STATIONS], y[N_STATIONS];
    return n > 0 && stations(d, h, values, n, x, y) > 0;
}

/* Where no curve is to be seen: anywhere in the panel, the lower left first. */
static size_t stations_anywhere(const struct drawing *d, double *x, double *y)
{
    enum { SIDE = 9 };
    const struct area *p = &d->panel;
    for (size_t k = 0; k < SIDE * SIDE; k++) {
        x[k] = p->left + (p->right - p->left) * (double)(k % SIDE) / SIDE;
        y[k] = p->bottom + (p->top - p->bottom) * ((double)(k / SIDE) + 0.5) / SIDE;
    }
    return (size_t)SIDE * SIDE;
}

void draw_note(struct drawing *d, const struct note *note, const double *h, const double *values, size_t n,
               double favourite)
{
    double em = d->format->em, inset = d->format->markup == MARKUP_PLAIN ? 1 : 0.4 * em;
    double line = d->format->markup == MARKUP_PLAIN ? 1 : 1.25 * em, x[N_STATIONS], y[N_STATIONS];
    const struct area bounds = draw_inside(d, inset);
    size_t widest = 0, found = n ? stations(d, h, values, n, x, y) : 0;
    for (size_t i = 0; i < note->n; i++)
        if (note->characters[i] > widest) widest = note->characters[i];
    double width = (double)widest * d->format->character, height = (double)note->n * line;
    struct label_place place;
    const size_t best = found ? (size_t)(favourite * (double)(found - 1)) : 0;
    if (!found || !place_find(&d->map, x, y, found, best, width, height, inset + 0.3 * em, &bounds, &place)) {
        /* In a corner no side has room for it, and all around has. */
        struct place_label around = {.x = x[best], .y = y[best], .width = width, .height = height};
        if (found && place_labels(&d->map, &around, 1, inset + 0.3 * em, &bounds, NULL))
            d->body.failed = true;
        if (around.placed) {
            place = (struct label_place){around.middle_x, around.middle_y, PLACE_ABOVE};
        } else {
            found = stations_anywhere(d, x, y);
            if (!place_find(&d->map, x, y, found, 0, width, height, 0.3 * em, &bounds, &place)) return;
        }
    }
    enum align align = place.side == PLACE_RIGHT  ? ALIGN_LEFT
                       : place.side == PLACE_LEFT ? ALIGN_RIGHT
                                                  : ALIGN_CENTRE;
    for (size_t i = 0; i < note->n; i++) {
        const struct label label = {place.x, place.y + height / 2 - line * ((double)i + 0.5), align,
                                    note->colour, false};
        if (note->of_user)
            draw_user_label(d, &label, note->lines[i]);
        else
            draw_label(d, &label, note->lines[i]);
    }
    double left = align == ALIGN_LEFT    ? place.x
                  : align == ALIGN_RIGHT ? place.x - width
                                         : place.x - width / 2;
    place_mark_area(&d->map, &(struct area){left, left + width, place.y - height / 2, place.y + height / 2},
                    COVER_LABEL);
}

hstar_status draw_script(struct drawing *d, struct text *script, hstar_error *err)
{
    const struct chart_format *f = d->format;
    double last = f->markup == MARKUP_PLAIN; /* characters are counted from 0 */
    text_append(script, "set encoding utf8\n");
    text_format(script, "set terminal %s%.6g%s,%.6g%s", f->terminal, d->width * f->unit + last,
                f->markup == MARKUP_TEX ? "cm" : "", d->height * f->unit + last, f->options);
    if (*f->font) text_format(script, " font \"%s,%.3g\"", f->font, f->font_size * f->scale);
    text_append(script, f->markup == MARKUP_ENHANCED ? "\nset minussign\n" : "\n");
    if (d->data.data) text_append_bytes(script, d->data.data, d->data.length);
    text_append(script, "\nunset key\nset logscale xy\nset tics scale 0.6,0.3\n");
    if (f->markup == MARKUP_PLAIN)
        text_append(script, "set border 15\nunset grid\n");
    else
        text_format(script,
                    "set border 15 lw %.3g lc rgb '#8a8a84'\nset tics textcolor rgb '#1c1c1a'\n"
                    "set grid xtics ytics back lt 1 lw %.3g lc rgb '#e6e6e3'\n",
                    0.7 * f->weight, 0.5 * f->weight);
    text_append(script, "set multiplot\n");
    if (d->body.data) text_append_bytes(script, d->body.data, d->body.length);
    text_append(script, "unset multiplot\n");
    return d->data.failed || d->body.failed || script->failed ? error_memory(err) : HSTAR_OK;
}
