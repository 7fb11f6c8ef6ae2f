/* Of a result a script, of that a picture (draw/gnuplot.c), of that a file, which appears whole. */
#include "show/chart_write.h"
#include "draw/gnuplot.h"
#include "draw/label_wrap.h"

#include <math.h>

const struct chart_style_row chart_styles[N_CHART_STYLES] = {
#define X(identifier, name, letters, weight, width, height) {name, letters, weight, width, height},
#include "show/chart_styles.def"
#undef X
};

/* Of a terminal whose size is not known, and of a text file. */
enum {
    DEFAULT_COLUMNS = 100,
    DEFAULT_ROWS = 36,
    FEWEST_COLUMNS = 60,
    FEWEST_ROWS = 18,
    MOST_CHARACTERS = 1000
};

/* Pages in units: room for a panel beside its numbers and labels; and what a picture may cost in memory. */
#define SMALLEST_WIDTH  400.0
#define SMALLEST_HEIGHT 300.0
#define LARGEST_SIDE    4000.0

/* Letters that can be read, and that leave room for a chart. */
#define SMALLEST_FONT 6.0
#define LARGEST_FONT  60.0

static hstar_status check_font(const struct chart_format *format, const struct chart_options *o,
                               hstar_error *err)
{
    if (!(fabs(o->font_size) > 0)) return HSTAR_OK;
    if (!*format->font)
        return error_set(err, HSTAR_INVALID, "%s",
                         format->markup == MARKUP_TEX
                             ? "a .tex chart has the letters of its document, and no size for them"
                             : "a chart of characters has no size for its letters");
    if (o->font_size >= SMALLEST_FONT && o->font_size <= LARGEST_FONT) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "the letters of a chart cannot be %.15g pixels high", o->font_size);
    error_remedy(err, "from %g to %g pixels are possible; %g is usual", SMALLEST_FONT, LARGEST_FONT,
                 chart_styles[CHART_STYLE_PAPER].letters);
    return HSTAR_INVALID;
}

/* How many times as large as usual the letters are. */
static double letters_of(const struct chart_format *format, const struct chart_options *o)
{
    const double wanted = o->font_size > 0 ? o->font_size : chart_styles[o->style].letters;
    return *format->font ? wanted / chart_styles[CHART_STYLE_PAPER].letters : 1;
}

static hstar_status check_size(const struct chart_format *format, const struct chart_options *o,
                               hstar_error *err)
{
    const bool plain = format->markup == MARKUP_PLAIN;
    const double letters = fmax(letters_of(format, o), 1);
    const double width = plain ? FEWEST_COLUMNS : ceil(SMALLEST_WIDTH * letters),
                 height = plain ? FEWEST_ROWS : ceil(SMALLEST_HEIGHT * letters),
                 most = plain ? MOST_CHARACTERS : LARGEST_SIDE;
    const bool given = o->width > 0 || o->height > 0;
    if (!given || (o->width >= width && o->width <= most && o->height >= height && o->height <= most))
        return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a chart cannot be %.15gx%.15g %s large", o->width, o->height,
              plain ? "characters" : "pixels");
    error_remedy(err, "from %gx%g to %gx%g is possible", width, height, most, most);
    return HSTAR_INVALID;
}

hstar_status chart_check(const char *path, const struct chart_options *options, hstar_error *err)
{
    const struct chart_format *format;
    hstar_status status = chart_format_find(path, &format, err);
    if (!status) status = check_font(format, options, err);
    return status ? status : check_size(format, options, err);
}

static hstar_status write_all(const char *path, const struct text *bytes, hstar_error *err)
{
    struct sink *sink;
    hstar_status status = sink_open(path, &sink, err);
    if (status) return status;
    status = sink_write(sink, bytes->data, bytes->length, err);
    if (status) {
        sink_abandon(sink);
        return status;
    }
    return sink_commit(sink, err);
}

static size_t page_characters(size_t n, size_t unknown, size_t least)
{
    if (n == 0) n = unknown;
    return n < least ? least : n > MOST_CHARACTERS ? MOST_CHARACTERS : n;
}

/* The format, and the size in characters for those that have one. */
static hstar_status prepare(const char *path, const struct chart_format **format,
                            struct chart_options *options, hstar_error *err)
{
    hstar_status status = chart_format_find(path, format, err);
    if (!status) status = check_font(*format, options, err);
    if (!status) status = check_size(*format, options, err);
    if (status) return status;
    if ((*format)->markup != MARKUP_PLAIN && !(options->width > 0)) {
        options->width = chart_styles[options->style].width;
        options->height = chart_styles[options->style].height;
    }
    if (*format != &chart_formats[CHART_FORMAT_TERMINAL]) options->columns = options->rows = 0;
    if ((*format)->markup == MARKUP_PLAIN && options->width > 0) {
        options->columns = (size_t)options->width;
        options->rows = (size_t)options->height;
    }
    options->columns = page_characters(options->columns, DEFAULT_COLUMNS, FEWEST_COLUMNS);
    options->rows = page_characters(options->rows, DEFAULT_ROWS, FEWEST_ROWS);
    if (*format == &chart_formats[CHART_FORMAT_TERMINAL] && !options->colour)
        *format = &chart_formats[CHART_FORMAT_TXT];
    return HSTAR_OK;
}

hstar_status chart_write(const struct chart_source *source, const char *path,
                         const struct chart_options *options, hstar_error *err)
{
    const struct chart_format *format;
    struct chart_options sized = *options;
    struct text script = {0}, picture = {0}, out = {0};
    hstar_status status = prepare(path, &format, &sized, err);
    struct chart_format scaled = {0};
    if (!status) {
        scaled = chart_format_scaled(format, letters_of(format, &sized), chart_styles[sized.style].weight);
        format = &scaled;
    }
    if (!status) status = source->script(source->what, format, &sized, &script, err);
    if (status) goto done;
    if (format->wrapping == WRAPPING_SCRIPT) {
        chart_wrap_script(path, &script, &out);
    } else {
        status = gnuplot_draw(format, &script, sized.rows, &picture, err);
        if (status) goto done;
        chart_wrap(format, &picture, &out);
    }
    if (out.failed)
        status = error_memory(err);
    else if (options->sink)
        status = sink_write(options->sink, out.data, out.length, err);
    else
        status = write_all(path, &out, err);
done:
    text_clear(&out);
    text_clear(&picture);
    text_clear(&script);
    return status;
}
