/* Axes: their ranges, ticks, and the numbers at these. */
#ifndef DRAW_AXES_H
#define DRAW_AXES_H

#include "draw/draw.h"

/* Appends the commands for both axes of the panel at hand. */
void draw_axes(struct drawing *d);

#endif
