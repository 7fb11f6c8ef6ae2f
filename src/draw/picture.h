/* The kinds of chart: chart_formats.def. */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include "base/error.h"

#include <stddef.h>

enum chart_format_id {
#define X(identifier, ending, terminal, unit, options, font, size, bold, bold_size, markup, em, width,       \
          limit, magic, last, wrapping)                                                                      \
    CHART_FORMAT_##identifier,
#include "draw/pictures.def"
#undef X
    N_CHART_FORMATS
};

/* How labels are written: gnuplot's enhanced text, LaTeX, or characters alone. */
enum markup { MARKUP_ENHANCED, MARKUP_TEX, MARKUP_PLAIN };

/* What is done with the picture: written as it is, freed of blanks, headed for \input; or the script is it. */
enum wrapping { WRAPPING_NONE, WRAPPING_SVG, WRAPPING_TEXT, WRAPPING_TEX, WRAPPING_SCRIPT };

/* The ending of a page, which is no picture and is written elsewhere (page/sheet_write.h). */
#define PAGE_ENDING ".html"

struct chart_format {
    const char *ending;
    const char *terminal, *options; /* before and after the size */
    double unit;                    /* of a page, in the terminal's unit of size */
    enum markup markup;
    const char *font, *bold; /* gnuplot's names of fonts; empty where the document has its own */
    double font_size, bold_size;
    double em, character;     /* height and mean width of a character, in units */
    size_t limit;             /* points that a series is thinned to */
    const char *magic, *last; /* how the bytes of such a picture begin and end */
    enum wrapping wrapping;
    double scale, weight; /* of letters, and of lines and marks: 1 as it stands in the table */
};

extern const struct chart_format chart_formats[N_CHART_FORMATS];

/* The row for a path; HSTAR_INVALID names the endings that are. */
MUST_USE hstar_status chart_format_find(const char *path, const struct chart_format **format,
                                        hstar_error *err);

/* The same with larger letters, or smaller ones, and thicker lines; characters of a terminal have neither. */
struct chart_format chart_format_scaled(const struct chart_format *format, double scale, double weight);

#endif
