/* What the views of a sweep have in common: titles, ranges, the words of labels. */
#include "show/chart_script.h"
#include "show/table_words.h"

#include <math.h>
#include <string.h>

const struct chart_view_row chart_views[N_CHART_VIEWS] = {
#define X(identifier, name, meaning) {name, meaning},
#include "show/views.def"
#undef X
};

const struct chart_cause_row chart_causes[N_CAUSES] = {
#define X(identifier, colour, character, label) {colour, character, label},
#include "show/chart_causes.def"
#undef X
};

hstar_status chart_script(const struct sweep *s, const struct chart_format *format,
                          const struct chart_options *options, struct text *script, hstar_error *err)
{
    static hstar_status (*const views[N_CHART_VIEWS])(const struct sweep *, const struct chart_format *,
                                                      const struct chart_options *, struct text *,
                                                      hstar_error *) = {[CHART_ERROR] = chart_draw_error,
                                                                        [CHART_ANATOMY] = chart_draw_anatomy,
                                                                        [CHART_CHOICES] = chart_draw_choices};
    bool curves = s->n_h > 0 && s->n_methods > 0;
    if (s->n_components == 0 || (!curves && !options->n_choices))
        return error_set(err, HSTAR_INVALID, "the sweep is empty: there is nothing to draw");
    if (options->component >= s->n_components)
        return error_set(err, HSTAR_INVALID, "there is no component %zu: the sweep has %zu",
                         options->component + 1, s->n_components);
    if (options->view == CHART_CHOICES && !options->n_choices) {
        error_set(err, HSTAR_INVALID, "the sweep has no selectors' choices to draw");
        error_remedy(err, "hstar optimal FUNCTION --at POINT --json FILE writes one that has");
        return HSTAR_INVALID;
    }
    if (options->view != CHART_CHOICES && !curves) {
        error_set(err, HSTAR_INVALID, "there are selectors' choices, but no sweep to draw");
        error_remedy(err, "--view %s draws the choices", chart_views[CHART_CHOICES].name);
        return HSTAR_INVALID;
    }
    return views[options->view](s, format, options, script, err);
}

const struct extent extent_none = {(double)INFINITY, 0};

void extent_add(struct extent *e, const double *values, size_t n)
{
    for (size_t i = 0; values && i < n; i++) {
        double y = fabs(values[i]);
        if (!(y > 0 && isfinite(y))) continue;
        e->low = fmin(e->low, y);
        e->high = fmax(e->high, y);
    }
}

/* Powers of ten that a double holds without loss. */
#define LOWEST_DECADE  (-307.0)
#define HIGHEST_DECADE 308.0

static void whole_decades(double low, double high, double *from, double *to)
{
    const double hair = 1e-9; /* 1e-16 is a whole decade however its logarithm rounds */
    *from = fmin(fmax(floor(log10(low) + hair), LOWEST_DECADE), HIGHEST_DECADE - 1);
    *to = fmin(fmax(ceil(log10(high) - hair), *from + 1), HIGHEST_DECADE);
}

void decades_steps(struct decades *axes, double low, double high)
{
    whole_decades(low, high, &axes->x0, &axes->x1);
    axes->linear_x = false;
}

void extent_steps(struct extent *e, const double *h, const double *values, size_t n)
{
    for (size_t i = 0; values && i < n; i++)
        if (isfinite(values[i])) extent_add(e, &h[i], 1);
}

void decades_x(struct decades *axes, const struct sweep *s, const struct extent *steps)
{
    struct extent grid = extent_none, e = *steps;
    extent_add(&grid, s->h, s->n_h);
    if (!(grid.high > 0)) grid = (struct extent){1, 1};
    if (!(e.high > 0)) e = grid;
    if (s->from_asked) e.low = grid.low;
    if (s->to_asked) e.high = grid.high;
    decades_steps(axes, e.low, e.high);
}

void decades_y(struct decades *axes, double low, double high)
{
    if (!(high > 0 && isfinite(low))) { /* nothing to be seen: an empty panel around the rounding unit */
        low = 1e-18;
        high = 1;
    }
    whole_decades(low, high, &axes->y0, &axes->y1);
}

/* The variables and their values, "x = 1.2, y = 0.5"; those that do not fit are counted, for half a number would be
 * another one. */
static void point_text(const struct sweep *s, size_t most, struct text *out)
{
    for (size_t v = 0; v < s->problem->f->n_variables; v++) {
        struct text one;
        text_init(&one);
        text_append(&one, v ? ", " : "");
        chart_clean(&one, s->problem->f->variables[v], 24);
        text_format(&one, " = %.10g", s->problem->point[v]);
        bool fits = v == 0 || chart_characters(out->data) + chart_characters(text_said(&one, NULL)) <= most;
        if (fits)
            text_append(out, text_said(&one, out));
        else
            text_format(out, ", and %zu more", s->problem->f->n_variables - v);
        text_clear(&one);
        if (!fits || out->failed) return;
    }
}

void chart_derivative(struct text *t, unsigned derivative)
{
    const char *ordinal = derivative > 1 ? table_ordinal(derivative) : "";
    if (derivative > 1 && !*ordinal)
        text_format(t, "derivative %u", derivative);
    else
        text_format(t, "the %sderivative", ordinal);
}

bool chart_of_gradient(const struct sweep *s, const struct chart_options *options)
{
    return s->gradient_error && options->view == CHART_ERROR && !options->one;
}

void chart_title(const struct sweep *s, const struct chart_options *options, size_t most, struct text *title)
{
    const struct component_sweep *c = &s->components[options->component];
    const char *f = c->output < s->problem->f->n_outputs ? s->problem->f->texts[c->output] : "f";
    const char *format = s->format ? s->format->name : "double";
    bool gradient = chart_of_gradient(s, options);
    const char *ordinal = s->n_methods ? table_ordinal(c->methods[0].derivative) : "";
    struct text point, tail, head;
    if (!s->n_methods || c->methods[0].derivative < 2) ordinal = "";
    text_init(&head);
    text_init(&point);
    text_init(&tail);
    point_text(s, most * 2 / 5, &point);
    text_format(&tail, "%s%s", s->problem->f->n_variables ? " at " : "", text_said(&point, &tail));
    if (!s->n_methods || !c->methods[0].format) text_format(&tail, ", %s", format);
    if (s->step_rule == STEP_RULE_REPRESENTABLE) text_append(&tail, ", steps (x+h) - x");
    if (s->n_components > 1 && !gradient && c->wrt < s->problem->f->n_variables) {
        text_format(&tail, ", %sderivative in ", ordinal);
        chart_clean(&tail, s->problem->f->variables[c->wrt], 16);
    } else if (gradient) {
        text_append(&head, "gradient of ");
    } else if (*ordinal) {
        text_format(&head, "%sderivative of ", ordinal);
    }
    text_append(title, text_said(&head, title));
    size_t taken = chart_characters(text_said(&tail, NULL)) + head.length;
    chart_clean(title, f, most > taken + 12 ? most - taken : 12);
    text_append(title, text_said(&tail, title));
    text_clear(&head);
    text_clear(&point);
    text_clear(&tail);
}

void chart_heading(struct drawing *d, const struct sweep *s, const struct chart_options *options, double left)
{
    bool plain = d->format->markup == MARKUP_PLAIN;
    double wide = plain ? 1 : 1.12; /* bold characters are wider */
    struct text title;
    text_init(&title);
    chart_title(s, options, (size_t)((d->width - left) / (wide * d->format->character)), &title);
    draw_user_label(
        d, &(struct label){left, d->height - (plain ? 1 : 1.3 * d->format->em), ALIGN_LEFT, "#000000", true},
        text_said(&title, &d->body));
    text_clear(&title);
}

size_t chart_prose(struct drawing *d, const char *words, size_t most, double x, double y)
{
    double pitch = d && d->format->markup == MARKUP_PLAIN ? 1 : d ? 1.2 * d->format->em : 0;
    size_t n_lines = 0;
    for (; *words; n_lines++) {
        size_t fits = 0, n = 0; /* bytes of the line, characters so far */
        for (size_t i = 0;; i++) {
            if (words[i] == ' ' || !words[i]) fits = i;
            bool begins = ((unsigned char)words[i] & 0xc0) != 0x80;
            if (!words[i] || (begins && n >= most && fits > 0)) break;
            n += begins;
        }
        struct text line;
        text_init(&line);
        text_append_bytes(&line, words, fits);
        if (d)
            draw_user_label(d, &(struct label){x, y - pitch * (double)n_lines, ALIGN_LEFT, "#555555", false},
                            text_said(&line, d ? &d->body : NULL));
        text_clear(&line);
        words += fits;
        while (*words == ' ') words++;
    }
    return n_lines;
}

static void count(struct text *t, size_t n, const char *one, const char *many)
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
    struct text names;
    struct lack lack = {0};
    size_t n_formats = 0;
    text_init(&names);
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
static size_t undefined(const struct sweep *s, const struct component_sweep *c, size_t m)
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
    struct text t;
    text_init(&t);
    for (size_t m = 0; m < s->n_methods; m++) n[2] += undefined(s, c, m);
    for (int brevity = 0; brevity < 3; brevity++) { /* the last one leaves out the note */
        text_clear(&t);
        if (note && brevity < 2) text_append(&t, note);
        tell_too_small(&t, s, c, brevity);
        for (size_t i = 0; i < sizeof n / sizeof *n; i++)
            count(&t, n[i], words[i][brevity > 0][0], words[i][brevity > 0][1]);
        if (t.failed || !t.data || (double)chart_characters(t.data) <= room) break;
    }
    if (t.length)
        draw_user_label(
            d, &(struct label){left, plain ? 0 : 0.8 * d->format->em, ALIGN_LEFT, "#555555", false}, t.data);
    if (t.failed) d->body.failed = true;
    text_clear(&t);
}

size_t chart_optimum_text(struct text *t, enum optimum_place place, double h, enum markup markup)
{
    static const char *const stars[] = {
        [MARKUP_ENHANCED] = "{/:Italic h}*", [MARKUP_TEX] = "$h^*$", [MARKUP_PLAIN] = "h*"};
    static const char *const relations[][3] = {
        [OPTIMUM_NONE] = {"=", "=", "="},
        [OPTIMUM_INSIDE] = {"=", "=", "="},
        [OPTIMUM_LOWER_END] = {"\xe2\x89\xa4", "$\\le$", "<="},
        [OPTIMUM_UPPER_END] = {"\xe2\x89\xa5", "$\\ge$", ">="},
        [OPTIMUM_ANY_BELOW] = {"\xe2\x89\xa4", "$\\le$", "<="},
    };
    text_format(t, "%s %s ", stars[markup], relations[place][markup]);
    return 5 + chart_number(t, h, markup);
}

size_t chart_error_text(struct text *t, double error, enum markup markup)
{
    text_append(t, "error ");
    return 6 + chart_number(t, error, markup);
}

size_t chart_slope_text(struct text *t, double slope, enum markup markup)
{
    static const char *const minus[] = {
        [MARKUP_ENHANCED] = "\xe2\x88\x92", [MARKUP_TEX] = "$-$", [MARKUP_PLAIN] = "-"};
    bool negative = slope < -0.005;
    text_format(t, "slope %s%.2f", negative ? minus[markup] : "", fabs(slope));
    return 10 + negative;
}
