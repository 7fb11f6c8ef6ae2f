/* What is put around a picture: a head for LaTeX; or around a script that stands alone. */
#ifndef DRAW_LABEL_WRAP_H
#define DRAW_LABEL_WRAP_H

#include "draw/label_text.h"
#include "draw/picture.h"

/* Appends to `out` the picture as its format wants it. */
void chart_wrap(const struct chart_format *format, const struct text *picture, struct text *out);

/* Appends to `out` the script as a file that `gnuplot FILE` draws to FILE's own name, ending in .svg. */
void chart_wrap_script(const char *path, const struct text *script, struct text *out);

#endif
