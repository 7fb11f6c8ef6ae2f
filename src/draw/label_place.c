/* Labels that keep clear of the curves, and of each other: every candidate's rectangle is added up. */
#include "draw/label_place.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

hstar_status place_init(struct place_map *map, double width, double height, double cell_width,
                        double cell_height, hstar_error *err)
{
    map->cell_width = cell_width;
    map->cell_height = cell_height;
    map->n_columns = (size_t)ceil(width / cell_width);
    map->n_rows = (size_t)ceil(height / cell_height);
    map->cost = memory_array(map->n_columns, map->n_rows);
    return map->cost ? HSTAR_OK : error_memory(err);
}

void place_clear(struct place_map *map)
{
    free(map->cost);
    map->cost = NULL;
}

/* The cell in which x lies, held within the n cells. */
static size_t map_cell(double x, double size, size_t n)
{
    double at = floor(x / size);
    if (!(at > 0)) return 0;
    return at < (double)n ? (size_t)at : n - 1;
}

static void raise_cost(struct place_map *map, size_t column, size_t row, unsigned cost)
{
    unsigned char *c = &map->cost[row * map->n_columns + column];
    if (*c < cost) *c = (unsigned char)cost;
}

void place_mark(struct place_map *map, double x, double y, enum cover_cost cost)
{
    double width = map->cell_width * (double)map->n_columns, height = map->cell_height * (double)map->n_rows;
    if (!(x >= 0 && x < width && y >= 0 && y < height)) return;
    raise_cost(map, map_cell(x, map->cell_width, map->n_columns), map_cell(y, map->cell_height, map->n_rows),
               (unsigned)cost);
}

void place_mark_line(struct place_map *map, double x0, double y0, double x1, double y1, enum cover_cost cost)
{
    double steps = ceil(fmax(fabs(x1 - x0) / map->cell_width, fabs(y1 - y0) / map->cell_height)) * 2 + 1;
    if (!(steps < 1e4)) steps = 1e4;
    for (double i = 0; i <= steps; i++)
        place_mark(map, x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps, cost);
}

void place_mark_area(struct place_map *map, const struct area *area, enum cover_cost cost)
{
    size_t c0 = map_cell(area->left, map->cell_width, map->n_columns),
           c1 = map_cell(area->right, map->cell_width, map->n_columns);
    size_t r0 = map_cell(area->bottom, map->cell_height, map->n_rows),
           r1 = map_cell(area->top, map->cell_height, map->n_rows);
    for (size_t r = r0; r <= r1; r++)
        for (size_t c = c0; c <= c1; c++) raise_cost(map, c, r, (unsigned)cost);
}

void place_mark_box(struct place_map *map, double x, double y, double width, double height,
                    enum cover_cost cost)
{
    place_mark_area(map, &(struct area){x - width / 2, x + width / 2, y - height / 2, y + height / 2}, cost);
}

double place_cost(const struct place_map *map, const struct area *area)
{
    size_t c0 = map_cell(area->left, map->cell_width, map->n_columns),
           c1 = map_cell(area->right, map->cell_width, map->n_columns);
    size_t r0 = map_cell(area->bottom, map->cell_height, map->n_rows),
           r1 = map_cell(area->top, map->cell_height, map->n_rows);
    double sum = 0;
    for (size_t r = r0; r <= r1; r++)
        for (size_t c = c0; c <= c1; c++) sum += map->cost[r * map->n_columns + c];
    return sum;
}

/* The label on one side of (x, y): its anchor, and the rectangle that it covers. */
static struct area beside(double x, double y, enum place_side side, double width, double height, double gap,
                          struct label_place *place)
{
    *place = (struct label_place){.x = x, .y = y, .side = side};
    if (side == PLACE_RIGHT) place->x += gap;
    if (side == PLACE_LEFT) place->x -= gap;
    if (side == PLACE_ABOVE) place->y += gap / 2 + height / 2;
    if (side == PLACE_BELOW) place->y -= gap / 2 + height / 2;
    double left = side == PLACE_RIGHT  ? place->x
                  : side == PLACE_LEFT ? place->x - width
                                       : place->x - width / 2;
    return (struct area){left, left + width, place->y - height / 2, place->y + height / 2};
}

bool place_find(const struct place_map *map, const double *x, const double *y, size_t n, size_t favourite,
                double width, double height, double gap, const struct area *bounds, struct label_place *place)
{
    /* A label beside a sloping curve needs more room the flatter the curve is: farther away costs a little. So far that it
     * is no longer beside it costs as much as covering a line here and there, but less than being crossed by one. */
    static const struct {
        double gap, cost;
    } places[] = {{1, 0}, {1.7, 0.7}, {2.5, 1.5}, {4, 3}, {7, 2 * COVER_LINE}, {10, 3 * COVER_LINE}};
    double least = (double)INFINITY;
    for (size_t i = 0; i < n; i++) {
        /* A whole curve's length away costs as much as covering one faint cell. */
        double distance = fabs((double)i - (double)favourite) / (double)n * COVER_FAINT;
        for (unsigned k = 0; k < N_PLACE_SIDES * sizeof places / sizeof *places; k++) {
            struct label_place candidate;
            enum place_side side = (enum place_side)(k % N_PLACE_SIDES);
            double gap_here = gap * places[k / N_PLACE_SIDES].gap;
            struct area area = beside(x[i], y[i], side, width, height, gap_here, &candidate);
            if (area.left < bounds->left || area.right > bounds->right || area.bottom < bounds->bottom ||
                area.top > bounds->top)
                continue;
            double cost = place_cost(map, &area) + distance + places[k / N_PLACE_SIDES].cost * COVER_FAINT;
            if (cost < least) {
                least = cost;
                *place = candidate;
            }
        }
    }
    return isfinite(least);
}

double place_line_cost(const struct place_map *map, double x0, double y0, double x1, double y1, double leave)
{
    double length = hypot(x1 - x0, y1 - y0), sum = 0, step = fmin(map->cell_width, map->cell_height);
    for (double at = leave; at < length; at += step) {
        double x = x0 + (x1 - x0) * at / length, y = y0 + (y1 - y0) * at / length;
        size_t c = map_cell(x, map->cell_width, map->n_columns),
               r = map_cell(y, map->cell_height, map->n_rows);
        unsigned cost = map->cost[r * map->n_columns + c];
        sum += cost >= COVER_LABEL ? cost : cost >= COVER_LINE ? COVER_POINT : 0;
    }
    return sum;
}
