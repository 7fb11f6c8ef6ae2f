/* Of a result a script, of that a picture (draw/gnuplot.c), of that a file, which appears whole. */
#include "show/chart_write.h"
#include "draw/gnuplot.h"
#include "draw/label_wrap.h"

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

static hstar_status check_size(const struct chart_format *format, const struct chart_options *o,
                               hstar_error *err)
{
    const bool plain = format->markup == MARKUP_PLAIN;
    const double width = plain ? FEWEST_COLUMNS : SMALLEST_WIDTH,
                 height = plain ? FEWEST_ROWS : SMALLEST_HEIGHT,
                 most = plain ? MOST_CHARACTERS : LARGEST_SIDE;
    const bool given = o->width > 0 || o->height > 0;
    if (!given || (o->width >= width && o->width <= most && o->height >= height && o->height <= most))
        return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a chart cannot be %.15gx%.15g %s large", o->width, o->height,
              plain ? "characters" : "pixels");
    error_remedy(err, "from %gx%g to %gx%g it can", width, height, most, most);
    return HSTAR_INVALID;
}

hstar_status chart_check(const char *path, const struct chart_options *options, hstar_error *err)
{
    const struct chart_format *format;
    hstar_status status = chart_format_find(path, &format, err);
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
    if (!status) status = check_size(*format, options, err);
    if (status) return status;
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
