/* Labels within a panel of the anatomy: beside the curve of a cause, beside the line of the optimum. */
#include "model/fit.h"
#include "show/chart_anatomy.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_sweep.h"
#include "show/chart_words.h"

#include <math.h>

/* What a label tells of a cause: its samples, the curve that a line was fitted to, and the line. */
struct told_cause {
    enum chart_cause cause;
    const double *values, *fitted;
    double slope, at_1;
    double favourite; /* place along the curve */
};

static bool is_all_zero(const double *values, size_t n)
{
    size_t n_zero = 0;
    for (size_t i = 0; i < n; i++) {
        if (fabs(values[i]) > 0) return false;
        n_zero += fabs(values[i]) <= 0;
    }
    return n_zero > 0;
}

/* How many of the samples the panel shows, and does it lie above one? */
static size_t count_seen(const struct drawing *d, const double *h, const double *values, size_t n,
                         bool *below)
{
    size_t seen = 0;
    *below = false;
    for (size_t i = 0; i < n; i++) {
        const double x = draw_x(d, h[i]), y = draw_y(d, values[i]);
        *below = *below || (fabs(values[i]) > 0 && y < d->panel.bottom);
        seen += draw_sees(d, x, y);
    }
    return seen;
}

/* The note beside the samples from begin to end, or beside what was fitted to them: above an envelope there often is more room
 * than below its samples. */
static void note_beside(struct drawing *d, const struct sweep *s, const struct note *note,
                        const struct told_cause *told, size_t begin, size_t end)
{
    enum { PLACES = 48 };
    double h[2 * PLACES], y[2 * PLACES];
    const size_t n = end - begin, want = n < PLACES ? n : PLACES;
    if (!told->fitted || told->fitted == told->values) {
        draw_note(d, note, s->h + begin, told->values + begin, n, told->favourite);
        return;
    }
    for (size_t k = 0; k < want; k++) {
        const size_t i = begin + k * (n - 1) / (want > 1 ? want - 1 : 1);
        h[2 * k] = h[2 * k + 1] = s->h[i];
        y[2 * k] = told->values[i];
        y[2 * k + 1] = told->fitted[i];
    }
    draw_note(d, note, h, y, 2 * want, told->favourite);
}

/* "truncation", and below it the slope of its fit, or why there is no line. */
static void label_cause(struct drawing *d, const struct sweep *s, const struct told_cause *told)
{
    struct text second = {0};
    struct note note = {.n = 1, .colour = chart_causes[told->cause].colour};
    size_t begin = 0, end = s->n_h;
    bool below, zero = is_all_zero(told->values, s->n_h);
    if (!count_seen(d, s->h, told->values, s->n_h, &below) && !below && !zero) return;
    note.lines[0] = chart_causes[told->cause].label;
    note.characters[0] = chart_characters(note.lines[0]);
    if (zero || !count_seen(d, s->h, told->values, s->n_h, &below)) {
        text_append(&second, zero ? "is exactly 0" : "is below the chart");
        note.characters[note.n++] = second.length;
    } else if (isfinite(told->slope)) {
        note.characters[note.n++] = chart_slope_text(&second, told->slope, d->format->markup);
        if (told->fitted) fit_part(s->h, told->fitted, s->n_h, told->slope, told->at_1, &begin, &end);
        if (!count_seen(d, s->h + begin, told->values + begin, end - begin, &below)) {
            begin = 0;
            end = s->n_h;
        }
    }
    note.lines[1] = text_said(&second, &d->body);
    note_beside(d, s, &note, told, begin, end);
    text_clear(&second);
}

/* The label of the optimum stands at its vertical line, at the bottom if there is room. */
static void label_optimum(struct drawing *d, const struct method_sweep *m)
{
    enum { HEIGHTS = 24 };
    double h[HEIGHTS], y[HEIGHTS];
    struct text first = {0}, second = {0};
    struct note note = {.n = 2, .colour = CHART_BLACK};
    if (m->optimum.measured.place == OPTIMUM_NONE || !(m->optimum.measured.h > 0)) return;
    const double x = draw_x(d, m->optimum.measured.h);
    if (!(x >= d->panel.left && x <= d->panel.right)) return; /* nor is its line to be seen */
    for (int i = 0; i < HEIGHTS; i++) {
        h[i] = m->optimum.measured.h;
        y[i] = decades_unit(&d->axes) * pow(10, d->axes.y0 + (d->axes.y1 - d->axes.y0) * (i + 0.5) / HEIGHTS);
    }
    note.characters[0] =
        chart_optimum_text(&first, m->optimum.measured.place, m->optimum.measured.h, d->format->markup);
    note.characters[1] =
        chart_error_text(&second, m->optimum.measured.error / decades_unit(&d->axes), d->format->markup);
    note.lines[0] = text_said(&first, &d->body);
    note.lines[1] = text_said(&second, &d->body);
    draw_note(d, &note, h, y, HEIGHTS, 0.1);
    text_clear(&first);
    text_clear(&second);
}

void anatomy_labels(struct drawing *d, const struct sweep *s, const struct method_sweep *m)
{
    if (chart_of_named_steps(s)) { /* no line is fitted to what has gaps */
        label_cause(d, s,
                    &(struct told_cause){CAUSE_ROUNDING, m->column[COLUMN_ROUNDING], NULL, (double)NAN,
                                         (double)NAN, 0.25});
        label_cause(d, s,
                    &(struct told_cause){CAUSE_TRUNCATION, m->column[COLUMN_TRUNCATION], NULL, (double)NAN,
                                         (double)NAN, 0.7});
        return;
    }
    label_optimum(d, m); /* first: it has the fewest places */
    label_cause(d, s,
                &(struct told_cause){CAUSE_ROUNDING, m->column[COLUMN_ROUNDING], m->rounding_envelope,
                                     m->optimum.fitted.rounding_slope, m->optimum.fitted.rounding_at_1,
                                     0.25});
    label_cause(d, s,
                &(struct told_cause){CAUSE_TRUNCATION, m->column[COLUMN_TRUNCATION],
                                     m->column[COLUMN_TRUNCATION], m->optimum.fitted.truncation_slope,
                                     m->optimum.fitted.truncation_at_1, 0.7});
}
