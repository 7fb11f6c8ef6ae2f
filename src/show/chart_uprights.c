/* Marks, guides, relative axes: read, checked, drawn. */
#include "show/chart_uprights.h"
#include "problem/point_text.h"
#include "show/chart_colours.h"
#include "show/chart_looks.h"
#include "show/chart_sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_STEP = 64, MOST_OF_A_MARK = 40 };

/* The next item of a list with commas, without blanks around it; false at the end. */
struct item {
    const char *begin, *end;
};
static bool next_item(const char **rest, struct item *item)
{
    if (!*rest) return false;
    const char *comma = strchr(*rest, ',');
    *item = (struct item){*rest, comma ? comma : *rest + strlen(*rest)};
    while (item->begin < item->end && *item->begin == ' ') item->begin++;
    while (item->end > item->begin && item->end[-1] == ' ') item->end--;
    *rest = comma ? comma + 1 : NULL;
    return true;
}

static hstar_status not_a_mark(const struct item *item, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "the mark \"%.*s\" does not begin with a step above 0",
              (int)fmin((double)(item->end - item->begin), LONGEST_STEP), item->begin);
    error_remedy(err, "a step with what to call it, several with commas: '1e-5=recommended, 1e-8=too small'");
    return HSTAR_INVALID;
}

static hstar_status too_many(const char *what, hstar_error *err)
{
    return error_set(err, HSTAR_INVALID, "there are too many %s for a chart: at most %d", what, MOST_MARKS);
}

static hstar_status read_mark(const struct item *item, struct chart_options *options, hstar_error *err)
{
    char step[LONGEST_STEP];
    struct point number;
    const char *sign = memchr(item->begin, '=', (size_t)(item->end - item->begin));
    const size_t length = (size_t)((sign ? sign : item->end) - item->begin);
    if (length == 0 || length >= sizeof step) return not_a_mark(item, err);
    if (options->n_marks == MOST_MARKS) return too_many("marks", err);
    memcpy(step, item->begin, length);
    step[length] = '\0';
    if (point_parse(step, &number, NULL)) return not_a_mark(item, err);
    const double h = number.n == 1 ? number.values[0] : 0;
    point_clear(&number);
    if (!(h > 0 && isfinite(h))) return not_a_mark(item, err);
    const char *words = sign ? sign + 1 : item->begin;
    options->marks[options->n_marks++] = (struct chart_mark){h, words, (size_t)(item->end - words)};
    return HSTAR_OK;
}

hstar_status chart_marks_read(const char *text, struct chart_options *options, hstar_error *err)
{
    struct item item;
    hstar_status status = HSTAR_OK;
    while (!status && next_item(&text, &item)) status = read_mark(&item, options, err);
    return status;
}

/* "1", "1/2": powers above 0 and up to 1. */
static hstar_status read_guide(const struct item *item, struct chart_options *options, hstar_error *err)
{
    enum { MOST = 99 };
    char *end;
    const size_t length = (size_t)(item->end - item->begin);
    const bool digit = length > 0 && *item->begin >= '0' && *item->begin <= '9';
    unsigned long numerator = digit ? strtoul(item->begin, &end, 10) : 0, denominator = 1;
    if (digit && *end == '/' && end[1] >= '0' && end[1] <= '9') denominator = strtoul(end + 1, &end, 10);
    if (!digit || end != item->end || numerator < 1 || denominator > MOST || numerator > denominator) {
        error_set(err, HSTAR_INVALID, "a guide cannot be at \"%.*s\"",
                  (int)fmin((double)length, LONGEST_STEP), item->begin);
        error_remedy(err, "guides are at powers of eps, above 0 and up to 1: 1,1/2,1/3");
        return HSTAR_INVALID;
    }
    if (options->n_guides == MOST_MARKS) return too_many("guides", err);
    options->guides[options->n_guides++] = (struct chart_guide){(unsigned)numerator, (unsigned)denominator};
    return HSTAR_OK;
}

hstar_status chart_guides_read(const char *text, struct chart_options *options, hstar_error *err)
{
    struct item item;
    hstar_status status = HSTAR_OK;
    while (!status && next_item(&text, &item)) status = read_guide(&item, options, err);
    return status;
}

/* |derivative|, or the norm of the gradient; NaN where it is not known. */
static double size_of_truth(const struct sweep *s, const struct chart_options *options)
{
    const bool gradient = chart_of_gradient(s, options);
    double size = 0;
    for (size_t i = 0; i < s->n_components; i++) {
        const struct reference *r = &s->components[i].reference;
        if (!gradient && i != options->component) continue;
        size = hypot(size, r->source == REFERENCE_NONE ? (double)NAN : r->value);
    }
    return size;
}

hstar_status chart_unit(const struct sweep *s, struct chart_options *options, hstar_error *err)
{
    if (options->n_guides && s->n_methods && s->components[0].methods[0].format) {
        error_set(err, HSTAR_INVALID,
                  "guides are at powers of one format's eps, and this sweep is in several");
        error_remedy(err, "mark the steps that you mean, or sweep in one format");
        return HSTAR_INVALID;
    }
    options->unit = 0;
    if (!options->relative) return HSTAR_OK;
    options->unit = size_of_truth(s, options);
    if (options->unit > 0 && isfinite(options->unit)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "errors cannot be relative here: the derivative is %s",
              options->unit <= 0 ? "0" : "not known");
    error_remedy(err, "leave relative out, and the absolute error is drawn");
    return HSTAR_INVALID;
}

/* "eps^{1/3}" */
static size_t guide_text(struct text *t, const struct chart_guide *g, enum markup markup)
{
    static const char *const braces[][2] = {
        [MARKUP_ENHANCED] = {"^{", "}"}, [MARKUP_TEX] = {"$^{", "}$"}, [MARKUP_PLAIN] = {"^(", ")"}};
    if (g->numerator == g->denominator) {
        text_append(t, "eps");
        return 3;
    }
    text_format(t, "eps%s%u/%u%s", braces[markup][0], g->numerator, g->denominator, braces[markup][1]);
    return markup == MARKUP_PLAIN ? 9 : 6;
}

static double guide_at(const struct sweep *s, const struct chart_guide *g)
{
    const double eps = 2 * (s->format ? s->format : &formats[FORMAT_DOUBLE])->unit_roundoff;
    return pow(eps, (double)g->numerator / g->denominator);
}

static void name_guide(struct drawing *d, const struct sweep *s, const struct chart_guide *g)
{
    struct text t = {0};
    const bool plain = d->format->markup == MARKUP_PLAIN;
    struct note note = {.n = 1, .colour = CHART_WORDS, .of_user = plain}; /* ^ has a meaning in markup */
    note.characters[0] = guide_text(&t, g, d->format->markup);
    note.lines[0] = text_said(&t, &d->body);
    draw_upright_note(d, guide_at(s, g), &note);
    text_clear(&t);
}

static void name_mark(struct drawing *d, const struct chart_mark *m)
{
    struct text words = {0}, clean = {0};
    struct note note = {.n = 1, .colour = CHART_PURPLE, .of_user = true};
    text_append_bytes(&words, m->words, m->length);
    note.characters[0] = chart_clean(&clean, text_said(&words, &d->body), MOST_OF_A_MARK);
    note.lines[0] = text_said(&clean, &d->body);
    draw_upright_note(d, m->h, &note);
    text_clear(&clean);
    text_clear(&words);
}

/* All lines first: names keep clear of them. */
void chart_uprights(struct drawing *d, const struct sweep *s, const struct chart_options *options)
{
    const struct stroke guide = chart_line(CHART_GREY, 0.9, DASH_DASHED, ':'),
                        mark = chart_line(CHART_PURPLE, 1.2, DASH_SOLID, '|');
    for (size_t i = 0; i < options->n_guides; i++) draw_upright(d, guide_at(s, &options->guides[i]), &guide);
    for (size_t i = 0; i < options->n_marks; i++) draw_upright(d, options->marks[i].h, &mark);
    for (size_t i = 0; i < options->n_guides; i++) name_guide(d, s, &options->guides[i]);
    for (size_t i = 0; i < options->n_marks; i++) name_mark(d, &options->marks[i]);
}

void chart_join(struct drawing *d, const char *what, const struct sweep *s, const double *values,
                const char *colour)
{
    struct stroke line = chart_line(colour, 0.8, DASH_SOLID, 0);
    chart_tint(line.colour, colour, 0.6);
    if (values) draw_series(d, what, s->h, values, s->n_h, &line, NULL);
}
