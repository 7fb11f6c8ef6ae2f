/* Labels of many marks at once: each takes the cheapest of its candidates that the others leave it, in turn, until none moves. Two that are
 * still in each other's way then count for more from round to round, so that others make room for them. */
#include "base/memory.h"
#include "draw/label_place.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

enum { DIRECTIONS = 36, RINGS = 28, MOST_ROUNDS = 40 };

/* Larger than all that a place can cost for what it covers. */
#define CONFLICT 1e7

/* A place for a label's middle, the end of its line, and what it costs for itself. */
struct candidate {
    double x, y, line_x, line_y, cost;
    bool away;
};
struct choice_of_places {
    struct candidate *all; /* n, the cheapest first */
    size_t n, chosen, best;
    double *weight; /* of a conflict with each of the others */
};

static struct area area_of(const struct place_label *l, const struct candidate *c)
{
    return (struct area){c->x - l->width / 2, c->x + l->width / 2, c->y - l->height / 2,
                         c->y + l->height / 2};
}

static int cheaper(const void *a, const void *b)
{
    const struct candidate *p = a, *q = b;
    return (p->cost > q->cost) - (p->cost < q->cost);
}

/* Does it cover a mark, its own or another's? */
static bool covers_mark(const struct place_label *labels, size_t n, const struct area *a)
{
    for (size_t k = 0; k < n; k++) {
        const double reach = 0.35 * labels[k].height;
        if (labels[k].x > a->left - reach && labels[k].x < a->right + reach &&
            labels[k].y > a->bottom - reach && labels[k].y < a->top + reach)
            return true;
    }
    return false;
}

/* Does the line to a label lead through another mark? One at the very same place is no other. */
static bool meets_mark(const struct place_label *labels, size_t n, size_t i, const struct candidate *c)
{
    const struct place_label *l = &labels[i];
    const double reach = 0.35 * l->height, dx = c->line_x - l->x, dy = c->line_y - l->y,
                 square = dx * dx + dy * dy;
    for (size_t k = 0; k < n && square > 0; k++) {
        const double x = labels[k].x - l->x, y = labels[k].y - l->y;
        const double along = fmin(fmax((x * dx + y * dy) / square, 0), 1);
        if (hypot(x, y) > reach && hypot(x - along * dx, y - along * dy) < reach) return true;
    }
    return false;
}

/* All around the mark, in rings. */
static void collect(const struct place_map *map, const struct place_label *labels, size_t n, size_t i,
                    double gap, const struct area *bounds, struct choice_of_places *places)
{
    const struct place_label *l = &labels[i];
    const double turn = 6.283185307179586, pitch = 0.75 * l->height, price = COVER_LINE / l->height;
    const double order = 1e-6; /* of equals the first is taken, however their costs round */
    for (int ring = 0; ring < RINGS; ring++)
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            const double away = gap + ring * pitch, angle = turn * direction / DIRECTIONS;
            struct candidate c = {.x = l->x + cos(angle) * (away + l->width / 2),
                                  .y = l->y + sin(angle) * (away + l->height / 2)};
            const struct area area = area_of(l, &c);
            if (area.left < bounds->left || area.right > bounds->right || area.bottom < bounds->bottom ||
                area.top > bounds->top || covers_mark(labels, n, &area))
                continue;
            c.line_x = fmin(fmax(l->x, area.left), area.right);
            c.line_y = fmin(fmax(l->y, area.bottom), area.top);
            const double length = hypot(c.line_x - l->x, c.line_y - l->y);
            c.away = length > 0.8 * l->height;
            if (c.away && meets_mark(labels, n, i, &c)) continue;
            c.cost = place_cost(map, &area) +
                     place_line_cost(map, l->x, l->y, c.line_x, c.line_y, 0.7 * l->height) + length * price +
                     order * (double)places->n;
            places->all[places->n++] = c;
        }
    qsort(places->all, places->n, sizeof *places->all, cheaper);
}

static bool overlap(const struct area *a, const struct area *b)
{
    return a->left < b->right && b->left < a->right && a->bottom < b->top && b->bottom < a->top;
}

/* On which side of the line from a to b does c lie? */
static double side_of_line(double ax, double ay, double bx, double by, double cx, double cy)
{
    return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

static bool cross(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
{
    return side_of_line(ax, ay, bx, by, cx, cy) * side_of_line(ax, ay, bx, by, dx, dy) < 0 &&
           side_of_line(cx, cy, dx, dy, ax, ay) * side_of_line(cx, cy, dx, dy, bx, by) < 0;
}

/* Does the line from a mark to its label go through the area? */
static bool runs_through(const struct place_label *l, const struct candidate *c, const struct area *a)
{
    const bool begins = l->x > a->left && l->x < a->right && l->y > a->bottom && l->y < a->top;
    return begins || cross(l->x, l->y, c->line_x, c->line_y, a->left, a->bottom, a->right, a->top) ||
           cross(l->x, l->y, c->line_x, c->line_y, a->left, a->top, a->right, a->bottom);
}

/* In how many ways do two places exclude each other? */
static int conflicts(const struct place_label *l, const struct candidate *c, const struct place_label *k,
                     const struct candidate *d)
{
    const struct area a = area_of(l, c), b = area_of(k, d);
    return overlap(&a, &b) + (c->away && runs_through(l, c, &b)) + (d->away && runs_through(k, d, &a)) +
           (c->away && d->away && cross(l->x, l->y, c->line_x, c->line_y, k->x, k->y, d->line_x, d->line_y));
}

static double conflicts_of(const struct place_label *labels, const struct choice_of_places *places, size_t n,
                           size_t i, const struct candidate *c)
{
    double found = 0;
    for (size_t k = 0; k < n; k++)
        if (k != i && labels[k].placed)
            found +=
                places[i].weight[k] * conflicts(&labels[i], c, &labels[k], &places[k].all[places[k].chosen]);
    return found;
}

/* The cheapest that the others leave; is it another one? */
static bool choose_place(struct place_label *labels, struct choice_of_places *places, size_t n, size_t i)
{
    struct choice_of_places *own = &places[i];
    const size_t before = own->chosen;
    double least = (double)INFINITY;
    for (size_t k = 0; k < own->n && own->all[k].cost < least; k++) {
        const double cost = own->all[k].cost + CONFLICT * conflicts_of(labels, places, n, i, &own->all[k]);
        if (!(cost < least)) continue;
        least = cost;
        own->chosen = k;
    }
    const bool moved = !labels[i].placed || own->chosen != before;
    labels[i].placed = own->n > 0;
    return labels[i].placed && moved;
}

/* Makes conflicts count for more; returns how many there are. */
static size_t weigh_conflicts(const struct place_label *labels, struct choice_of_places *places, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) {
            if (k == i || !labels[i].placed || !labels[k].placed) continue;
            const bool excluded = conflicts(&labels[i], &places[i].all[places[i].chosen], &labels[k],
                                            &places[k].all[places[k].chosen]) > 0;
            places[i].weight[k] += excluded;
            found += excluded;
        }
    return found;
}

/* Those that are still in the way go, those first that are most in it. */
static void drop_conflicts(struct place_label *labels, const struct choice_of_places *places, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++) places[i].weight[k] = 1;
    for (;;) {
        double most = 0;
        size_t worst = n;
        for (size_t i = 0; i < n; i++) {
            if (!labels[i].placed) continue;
            const double found = conflicts_of(labels, places, n, i, &places[i].all[places[i].chosen]);
            if (found <= most) continue;
            most = found;
            worst = i;
        }
        if (worst == n) return;
        labels[worst].placed = false;
    }
}

static void settle_places(struct place_map *map, struct place_label *labels, struct choice_of_places *places,
                          size_t n)
{
    size_t fewest = SIZE_MAX;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        bool moves = false;
        for (size_t i = 0; i < n; i++) moves = choose_place(labels, places, n, i) || moves;
        const size_t found = weigh_conflicts(labels, places, n);
        for (size_t i = 0; i < n && found < fewest; i++) places[i].best = places[i].chosen;
        if (found < fewest) fewest = found;
        if (!found && !moves) break;
    }
    for (size_t i = 0; i < n; i++) places[i].chosen = places[i].best;
    drop_conflicts(labels, places, n);
    for (size_t i = 0; i < n; i++) {
        struct place_label *l = &labels[i];
        if (!l->placed) continue;
        const struct candidate *c = &places[i].all[places[i].chosen];
        l->middle_x = c->x;
        l->middle_y = c->y;
        l->line_x = c->line_x;
        l->line_y = c->line_y;
        l->away = c->away;
        place_mark_box(map, c->x, c->y, l->width, l->height, COVER_LABEL);
        if (c->away) place_mark_line(map, l->x, l->y, c->line_x, c->line_y, COVER_LINE);
    }
}

hstar_status place_labels(struct place_map *map, struct place_label *labels, size_t n, double gap,
                          const struct area *bounds, hstar_error *err)
{
    const size_t most = (size_t)DIRECTIONS * RINGS;
    struct choice_of_places *places = memory_array(n, sizeof *places);
    struct candidate *room = memory_array(n, most * sizeof *room);
    double *weights = memory_array(n, n * sizeof *weights);
    const hstar_status status = places && room && weights ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; i < n * n && !status; i++) weights[i] = 1;
    for (size_t i = 0; i < n; i++) labels[i].placed = labels[i].away = false;
    for (size_t i = 0; i < n && !status; i++) {
        places[i] = (struct choice_of_places){.all = room + i * most, .weight = weights + i * n};
        collect(map, labels, n, i, gap, bounds, &places[i]);
    }
    if (!status) settle_places(map, labels, places, n);
    free(weights);
    free(room);
    free(places);
    return status;
}
