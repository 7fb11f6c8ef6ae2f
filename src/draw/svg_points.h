/* SVG of gnuplot, in which thousands of samples are an element each. */
#ifndef DRAW_SVG_POINTS_H
#define DRAW_SVG_POINTS_H

#include "base/text.h"

/* Appends n bytes of it, with discs of one size and colour that follow each other as one path of dots with round ends: it looks the same, and
 * takes a sixth of the bytes. Few, such as marks, stay as they are. */
void svg_points_join(struct text *out, const char *svg, size_t n);

#endif
