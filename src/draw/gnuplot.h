/* gnuplot: a script goes in, a picture comes out. */
#ifndef DRAW_GNUPLOT_H
#define DRAW_GNUPLOT_H

#include "base/text.h"
#include "draw/picture.h"

/* The picture that gnuplot makes of the script; rows: of the page, where it is one of text. HSTAR_CHILD where there is none,
 * or not all of it. */
MUST_USE hstar_status gnuplot_draw(const struct chart_format *format, const struct text *script, size_t rows,
                                   struct text *picture, hstar_error *err);

#endif
