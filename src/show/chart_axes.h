/* What a panel has to show, and the whole decades around it. */
#ifndef SHOW_CHART_AXES_H
#define SHOW_CHART_AXES_H

#include "draw/draw.h"

/* The smallest and largest magnitude of what will be drawn; zeros and what is not finite do not count. */
struct extent {
    double low, high;
};
extern const struct extent extent_none;
void extent_add(struct extent *e, const double *values, size_t n);

/* The steps at which there is a value. */
void extent_steps(struct extent *e, const double *h, const double *values, size_t n);

/* Whole decades around steps from low to high, some where there are none; and around [low, high]. */
void decades_steps(struct decades *axes, double low, double high);
void decades_y(struct decades *axes, double low, double high);
/* The same of values that are shown as parts of a unit; 0 is 1. */
void decades_y_in(struct decades *axes, double low, double high, double unit);

#endif
