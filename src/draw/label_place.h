/* Where a label may stand: a map of what is drawn on the page, and the emptiest place near a curve. */
#ifndef DRAW_LABEL_PLACE_H
#define DRAW_LABEL_PLACE_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* A rectangle, in units of the page from its lower left corner. */
struct area {
    double left, right, bottom, top;
};

/* How much it costs to cover a thing with a label. */
enum cover_cost { COVER_FAINT = 1, COVER_POINT = 3, COVER_LINE = 20, COVER_LABEL = 250 };

struct place_map {
    unsigned char *cost; /* n_columns * n_rows, by rows */
    size_t n_columns, n_rows;
    double cell_width, cell_height;
};

MUST_USE hstar_status place_init(struct place_map *map, double width, double height, double cell_width,
                                 double cell_height, hstar_error *err);
void place_clear(struct place_map *map);

/* Marks what is drawn; outside the page nothing is. */
void place_mark(struct place_map *map, double x, double y, enum cover_cost cost);
void place_mark_line(struct place_map *map, double x0, double y0, double x1, double y1, enum cover_cost cost);
void place_mark_area(struct place_map *map, const struct area *area, enum cover_cost cost);
/* The same around its middle. */
void place_mark_box(struct place_map *map, double x, double y, double width, double height,
                    enum cover_cost cost);

/* The side of (x, y) on which a label of that size stands: it is aligned left, right or to its centre there.
 */
enum place_side { PLACE_RIGHT, PLACE_LEFT, PLACE_ABOVE, PLACE_BELOW, N_PLACE_SIDES };

struct label_place {
    double x, y; /* the middle of the label's edge that faces the curve: x by the alignment, y its middle */
    enum place_side side;
};

/* The cheapest place for a label of width by height beside the points (x[i], y[i]), `gap` away from them,
 * within `bounds`; the first of equals. Among equally empty places the one nearest to point `favourite` wins.
 * False where none lies within the bounds. */
bool place_find(const struct place_map *map, const double *x, const double *y, size_t n, size_t favourite,
                double width, double height, double gap, const struct area *bounds,
                struct label_place *place);

/* What a label there would cover; and what a line from a mark to its label crosses, whose first stretch, so long, leaves the mark itself. */
double place_cost(const struct place_map *map, const struct area *area);
double place_line_cost(const struct place_map *map, double x0, double y0, double x1, double y1, double leave);

/* A label beside a mark at (x, y), and where it came to stand: its middle, and the end of the line that leads to it from the mark. `away` is
 * set where the label stands so far from its mark that the line is needed, `placed` where there was room. */
struct place_label {
    double x, y, width, height;
    double middle_x, middle_y, line_x, line_y;
    bool placed, away;
};

/* Places all of them, at least `gap` away from their marks and within `bounds`: no label covers another, no line crosses another or a label.
 * Those that have no such place are not placed. What is placed is marked on the map. HSTAR_NO_MEMORY leaves all without a place. */
MUST_USE hstar_status place_labels(struct place_map *map, struct place_label *labels, size_t n, double gap,
                                   const struct area *bounds, hstar_error *err);

#endif
