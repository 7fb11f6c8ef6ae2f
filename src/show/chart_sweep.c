/* Titles, steps and footnotes of a sweep's charts. */
#include "show/chart_sweep.h"
#include "base/memory.h"
#include "show/chart_colours.h"
#include "show/table_words.h"
#include "sweep/envelope.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool chart_of_named_steps(const struct sweep *s)
{
    return s->grid == GRID_LIST;
}

/* With some room at both sides, for marks. */
static void named_steps(struct decades *axes, const struct sweep *s, const struct extent *e)
{
    const double low = log10(e->low), high = log10(e->high), room = fmax(0.25, 0.05 * (high - low));
    axes->x0 = low - room;
    axes->x1 = high + room;
    axes->linear_x = false;
    axes->ticks = s->h;
    axes->n_ticks = s->n_h;
}

void decades_x(struct decades *axes, const struct sweep *s, const struct chart_options *options,
               const struct extent *steps)
{
    const bool named = chart_of_named_steps(s);
    struct extent grid = extent_none, e = *steps;
    extent_add(&grid, s->h, s->n_h);
    if (!(grid.high > 0)) grid = (struct extent){1, 1};
    if (named || !(e.high > 0)) e = grid;
    if (s->from_asked) e.low = grid.low;
    if (s->to_asked) e.high = grid.high;
    for (size_t i = 0; i < options->n_marks; i++) extent_add(&e, &options->marks[i].h, 1);
    if (named)
        named_steps(axes, s, &e);
    else
        decades_steps(axes, e.low, e.high);
}

bool chart_of_gradient(const struct sweep *s, const struct chart_options *options)
{
    return s->gradient_error && options->view == CHART_ERROR && !options->one;
}

double *chart_edge(const struct sweep *s, const double *envelope)
{
    double *edge = memory_array(s->n_h, sizeof *edge);
    if (!edge || !envelope_edge(s->h, envelope, s->n_h, edge, NULL)) return edge;
    free(edge);
    return NULL;
}

double chart_ceiling(const double *values, size_t n, double before)
{
    const double beyond = 1e12;
    size_t i = 0;
    while (values && i < n && !(isfinite(values[i]) && fabs(values[i]) > 0)) i++;
    return values && i < n ? fmax(before, beyond * fabs(values[i])) : before;
}

/* What is drawn of f, in so many words as there is room for. */
enum { N_HEADS = 2 };

static bool has_complex_step(const struct sweep *s, const struct component_sweep *c)
{
    static const char name[] = "complex-step";
    for (size_t m = 0; m < s->n_methods; m++)
        if (!strncmp(c->methods[m].name, name, strlen(name))) return true;
    return false;
}

static void title_heads(const struct sweep *s, const struct chart_options *options, bool gradient,
                        struct text head[N_HEADS])
{
    const struct component_sweep *c = &s->components[options->component];
    const unsigned derivative = s->n_methods ? c->methods[0].derivative : 1;
    const char *what = options->view == CHART_ANATOMY ? "Truncation and rounding" : "Error";
    struct text of = {0};
    if (gradient)
        text_append(&of, "the gradient");
    else if (derivative > 1 || has_complex_step(s, c))
        chart_derivative(&of, derivative);
    else
        text_append(&of, "finite differences");
    const char *whose = text_said(&of, &head[0]);
    if (options->view == CHART_CHOICES) {
        text_append(&head[0], "Steps that selectors choose for the derivative of ");
        text_append(&head[1], "Steps chosen for ");
    } else {
        text_format(&head[0], "%s of %s of ", what, whose);
        text_format(&head[1], "%s of ", gradient ? "Gradient" : derivative > 1 ? "Derivative" : what);
    }
    text_clear(&of);
}

void chart_sweep_title(const void *sweep, const struct chart_options *options, size_t most,
                       struct text *title)
{
    const struct sweep *s = sweep;
    const struct component_sweep *c = &s->components[options->component];
    const char *f = c->output < s->problem->f->n_outputs ? s->problem->f->texts[c->output] : "f";
    const bool gradient = chart_of_gradient(s, options), choices = options->view == CHART_CHOICES;
    const bool several = s->n_methods && c->methods[0].format;
    struct text point = {0}, tail = {0}, head[N_HEADS] = {{0}};
    const struct point_style style = {.digits = 10, .name = 24, .most = SIZE_MAX, .characters = most * 2 / 5};
    chart_point(&point, s->problem, &style);
    text_format(&tail, "%s%s", s->problem->f->n_variables ? " at " : "", text_said(&point, &tail));
    if (!several && !choices && s->format && s->format != &formats[FORMAT_DOUBLE])
        text_format(&tail, ", in %s", s->format->name);
    if (s->step_rule == STEP_RULE_REPRESENTABLE) text_append(&tail, ", steps (x+h) - x");
    if (s->n_components > 1 && !gradient && c->wrt < s->problem->f->n_variables) {
        text_append(&tail, ", along ");
        chart_clean(&tail, s->problem->f->variables[c->wrt], 16);
    }
    title_heads(s, options, gradient, head);
    chart_lead(title, text_said(&head[0], title), text_said(&head[1], title), f, &tail, most);
    for (size_t h = 0; h < N_HEADS; h++) text_clear(&head[h]);
    text_clear(&point);
    text_clear(&tail);
}

static void append_count(struct text *t, size_t n, const char *one, const char *many)
{
    if (n == 0) return;
    text_format(t, "%s%zu %s", t->length ? "; " : "", n, n == 1 ? one : many);
}

/* The steps that one method lacks: the fewest and the most, without those that lack none. */
struct lack {
    size_t least, most;
    const struct component_sweep *where;
    const struct format *format;
};

/* Of that format, NULL for all; c NULL: of all components. */
static struct lack lack_of(const struct sweep *s, const struct component_sweep *c,
                           const struct format *format)
{
    const struct component_sweep *from = c ? c : s->components;
    const size_t n = c ? 1 : s->n_components;
    struct lack lack = {.where = from, .format = format ? format : s->format};
    for (size_t i = 0; i < n; i++)
        for (size_t m = 0; m < s->n_methods; m++) {
            const struct method_sweep *method = &from[i].methods[m];
            const size_t lost = method->n_too_small;
            if (!lost || (format && method->format != format)) continue;
            if (!lack.least || lost < lack.least) lack.least = lost;
            if (lost <= lack.most) continue;
            lack.most = lost;
            lack.where = &from[i];
        }
    return lack;
}

/* "at 86 of 500 steps x+h is x", "86 of 500 steps are too small for it"; not told how many where there are several whom. */
static void lacking(struct text *t, const struct sweep *s, const struct lack *lack, const char *whom,
                    bool several)
{
    const bool unmoved =
        s->step_rule == STEP_RULE_REPRESENTABLE && lack->where->wrt < s->problem->f->n_variables;
    if (unmoved) text_append(t, "at ");
    if (several)
        text_append(t, "smaller steps");
    else
        text_format(t, "%s%zu of %zu steps", lack->least < lack->most ? "up to " : "", lack->most, s->n_h);
    if (!unmoved) {
        text_format(t, " are too small for %s", whom);
        return;
    }
    const char *name = s->problem->f->variables[lack->where->wrt];
    text_append(t, " ");
    chart_clean(t, name, 16);
    text_append(t, "+h is ");
    chart_clean(t, name, 16);
}

/* Of the sweep's one format, or of those that lack steps, by name; `brevity` as below. */
static void tell_too_small(struct text *t, const struct sweep *s, const struct component_sweep *c,
                           int brevity)
{
    struct text names = {0};
    struct lack lack = {0};
    size_t n_formats = 0;
    for (size_t f = 0; f < N_FORMATS; f++) {
        const struct lack own = lack_of(s, c, &formats[f]);
        if (!own.most) continue;
        text_format(&names, "%s%s", n_formats++ ? ", " : "", formats[f].name);
        lack = own;
    }
    if (!n_formats) lack = lack_of(s, c, NULL);
    const char *one = lack.format ? lack.format->name : "double", *in = text_said(&names, t);
    if (lack.most && t->length) text_append(t, "; ");
    if (lack.most && brevity == 0) {
        if (n_formats) text_format(t, "%s: ", in);
        lacking(t, s, &lack, n_formats > 1 ? "them" : n_formats ? "it" : one, n_formats > 1);
    } else if (lack.most && n_formats > 2) {
        text_format(t, "too small steps in %zu formats", n_formats);
    } else if (lack.most) {
        text_format(t, "too small steps in %s", n_formats ? in : one);
    }
    text_clear(&names);
}

/* Of a gradient, at least so many as of any of its components. */
static size_t most_undefined(const struct sweep *s, const struct component_sweep *c, size_t m)
{
    size_t most = c ? c->methods[m].n_undefined : 0;
    for (size_t i = 0; !c && i < s->n_components; i++)
        if (s->components[i].methods[m].n_undefined > most) most = s->components[i].methods[m].n_undefined;
    return most;
}

/* In full, or short where that is too long for the line. */
void chart_footnote(struct drawing *d, const struct sweep *s, const struct component_sweep *c,
                    const char *note, const struct unseen *unseen, double left)
{
    static const char *const words[][2][2] = {
        {{"error is exactly 0", "errors are exactly 0"}, {"exact", "exact"}},
        {{"error lies below the chart", "errors lie below the chart"}, {"below", "below"}},
        {{"sample is not a number", "samples are not numbers"}, {"not a number", "not a number"}},
    };
    size_t n[] = {unseen->n_zero, unseen->n_below, 0};
    bool plain = d->format->markup == MARKUP_PLAIN;
    double room = (d->width - left + plain) / d->format->character;
    struct text t = {0};
    for (size_t m = 0; m < s->n_methods; m++) n[2] += most_undefined(s, c, m);
    for (int brevity = 0; brevity < 3; brevity++) { /* the last one leaves out the note */
        text_clear(&t);
        if (note && brevity < 2) text_append(&t, note);
        tell_too_small(&t, s, c, brevity);
        for (size_t i = 0; i < sizeof n / sizeof *n; i++)
            append_count(&t, n[i], words[i][brevity > 0][0], words[i][brevity > 0][1]);
        if (t.failed || !t.data || (double)chart_characters(t.data) <= room) break;
    }
    if (t.length)
        draw_user_label(
            d, &(struct label){left, plain ? 0 : 0.8 * d->format->em, ALIGN_LEFT, CHART_WORDS, false},
            t.data);
    if (t.failed) d->body.failed = true;
    text_clear(&t);
}
