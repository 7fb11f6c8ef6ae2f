/* Pages of charts. */
#include "show/chart_page.h"
#include "show/chart_colours.h"

struct chart_size chart_size(const struct chart_format *format, const struct chart_options *options,
                             double width, double height)
{
    if (format->markup != MARKUP_PLAIN && options->width > 0)
        return (struct chart_size){options->width, options->height};
    if (format->markup != MARKUP_PLAIN) return (struct chart_size){width, height};
    return (struct chart_size){(double)options->columns - 1, (double)options->rows - 1};
}

hstar_status chart_page(const struct chart_format *format, const struct chart_options *options,
                        const struct chart_size *size, chart_drawer *draw, void *view, struct text *script,
                        hstar_error *err)
{
    struct drawing d = {0};
    hstar_status status = draw_init(&d, format, size->width, size->height, err);
    if (!status) {
        draw(&d, options, view);
        status = draw_script(&d, script, err);
    }
    draw_clear(&d);
    return status;
}

bool chart_brief(const struct chart_format *format, const struct chart_size *size)
{
    return format->markup != MARKUP_PLAIN &&
           (size->width < 70 * format->character || size->height < 27 * format->em);
}

double chart_left(const struct chart_format *format)
{
    return format->markup == MARKUP_PLAIN ? 8 : 8.4 * format->character + 1.3 * format->em;
}

double chart_above(const struct chart_format *format)
{
    return format->markup == MARKUP_PLAIN ? 4 : 2.8 * format->em;
}

void chart_title(chart_titler *title, const void *what, const struct chart_options *options, size_t most,
                 struct text *out)
{
    if (options->title)
        chart_clean(out, options->title, most);
    else
        title(what, options, most, out);
}

void chart_heading(struct drawing *d, chart_titler *title, const void *what,
                   const struct chart_options *options, double left)
{
    const bool plain = d->format->markup == MARKUP_PLAIN;
    const double wide = plain ? 1 : 1.12; /* bold characters are wider */
    struct text t = {0};
    chart_title(title, what, options, (size_t)((d->width - left) / (wide * d->format->character)), &t);
    draw_user_label(
        d,
        &(struct label){left, d->height - (plain ? 1 : 1.3 * d->format->em), ALIGN_LEFT, CHART_BLACK, true},
        text_said(&t, &d->body));
    text_clear(&t);
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
        struct text line = {0};
        text_append_bytes(&line, words, fits);
        if (d)
            draw_user_label(d,
                            &(struct label){x, y - pitch * (double)n_lines, ALIGN_LEFT, CHART_WORDS, false},
                            text_said(&line, d ? &d->body : NULL));
        text_clear(&line);
        words += fits;
        while (*words == ' ') words++;
    }
    return n_lines;
}
