/* The set "boxes", tables: values of a smooth function at nodes, and what is read between them. Where the cells are few the slope of
 * the cell is the truth, for f is what the table says; where hundreds are within |x| it is the trend. */
#include "compose.h"

/* Cell of x and the place in it, 0 … 1. */
static double node(const struct hard *p, double i)
{
    return p->a[1] + i * p->a[0];
}

static double entry(const struct hard *p, double i)
{
    double y = tape_f64(&p->tape, node(p, i));
    return p->a[2] > 0 ? rint(y / p->a[2]) * p->a[2] : y;
}

static double linear(const struct hard *p, double x)
{
    double i = floor((x - p->a[1]) / p->a[0]), u = (x - node(p, i)) / p->a[0];
    return entry(p, i) + u * (entry(p, i + 1) - entry(p, i));
}

static double nearest(const struct hard *p, double x)
{
    return entry(p, rint((x - p->a[1]) / p->a[0]));
}

/* Catmull and Rom's cubic. */
static double cubic(const struct hard *p, double x)
{
    double i = floor((x - p->a[1]) / p->a[0]), u = (x - node(p, i)) / p->a[0];
    double a = entry(p, i - 1), b = entry(p, i), c = entry(p, i + 1), e = entry(p, i + 2);
    return b + u / 2 * (c - a + u * (2 * a - 5 * b + 4 * c - e + u * (3 * (b - c) + e - a)));
}

/* A parabola through the three nearest nodes: it jumps a little between cells. */
static double parabola(const struct hard *p, double x)
{
    double i = rint((x - p->a[1]) / p->a[0]), u = (x - node(p, i)) / p->a[0];
    double a = entry(p, i - 1), b = entry(p, i), c = entry(p, i + 1);
    return b + u / 2 * (c - a + u * (a - 2 * b + c));
}

/* The formulas of the cell at p->x in the wide arithmetic, with the entries as they are. */
static wide place(const struct hard *p, wide x, double i)
{
    return (x - (wide)node(p, i)) / (wide)p->a[0];
}

static wide linear_clean(const struct hard *p, wide x)
{
    double i = floor((p->x - p->a[1]) / p->a[0]);
    return (wide)entry(p, i) + place(p, x, i) * ((wide)entry(p, i + 1) - (wide)entry(p, i));
}

static wide cubic_clean(const struct hard *p, wide x)
{
    double i = floor((p->x - p->a[1]) / p->a[0]);
    wide u = place(p, x, i), a = (wide)entry(p, i - 1), b = (wide)entry(p, i), c = (wide)entry(p, i + 1),
         e = (wide)entry(p, i + 2);
    return b + u / 2 * (c - a + u * (2 * a - 5 * b + 4 * c - e + u * (3 * (b - c) + e - a)));
}

static wide parabola_clean(const struct hard *p, wide x)
{
    double i = rint((p->x - p->a[1]) / p->a[0]);
    wide u = place(p, x, i), a = (wide)entry(p, i - 1), b = (wide)entry(p, i), c = (wide)entry(p, i + 1);
    return b + u / 2 * (c - a + u * (a - 2 * b + c));
}

/* Cells of the width |x| / cells; x lies at a share of its cell that keeps off its rims. */
static void table(struct hard *p, struct dice *d, struct host_facts *h, double cells, double off)
{
    host(p, d);
    host_facts(p, h);
    p->a[0] = h->x / cells;
    if (dice_chance(d, 0.3)) p->a[0] = exp2(floor(log2(p->a[0])));
    p->a[1] = p->x - p->a[0] * (floor(dice_uniform(d, 0, 100)) + dice_uniform(d, off, 1 - off));
}

/* Few cells: the formula of the cell is the function. */
static bool few(struct hard *p, struct dice *d, hard_function *f, hard_clean *clean, double off)
{
    struct host_facts h;
    table(p, d, &h, dice_power(d, 0.5, 1.5), off);
    p->f = f;
    p->clean = clean;
    p->scale = fmin(p->scale, p->a[0] * fmax(off, 0.05));
    p->noise = h.f * 0x1p-51;
    return true;
}

bool hard_boxes_table_linear_few(struct hard *p, struct dice *d)
{
    return few(p, d, linear, linear_clean, 0.1);
}

bool hard_boxes_table_cubic_few(struct hard *p, struct dice *d)
{
    return few(p, d, cubic, cubic_clean, 0.02);
}

bool hard_boxes_table_parabola_few(struct hard *p, struct dice *d)
{
    return few(p, d, parabola, parabola_clean, 0.02) &&
           fabs(fmod(p->x - p->a[1], p->a[0]) / p->a[0] - 0.5) > 0.05;
}

/* Many cells: the trend is the truth, the formula of the cell the piece. */
static bool many(struct hard *p, struct dice *d, hard_function *f, hard_clean *cell)
{
    struct host_facts h;
    table(p, d, &h, dice_power(d, 2.4, 6), 0.05);
    p->f = f;
    p->noise = h.slope * p->a[0] * p->a[0] / p->scale + h.f * 0x1p-51;
    if (!cell) return p->noise = h.slope * p->a[0], true;
    struct hard piece = *p;
    piece.clean = cell;
    piece.scale = p->a[0] * 0.05;
    p->piece = (double)hard_clean_derivative(&piece, 1);
    return true;
}

bool hard_boxes_table_linear_many(struct hard *p, struct dice *d)
{
    return many(p, d, linear, linear_clean);
}

bool hard_boxes_table_cubic_many(struct hard *p, struct dice *d)
{
    return many(p, d, cubic, cubic_clean);
}

bool hard_boxes_table_parabola_many(struct hard *p, struct dice *d)
{
    return many(p, d, parabola, parabola_clean);
}

bool hard_boxes_table_nearest(struct hard *p, struct dice *d)
{
    return many(p, d, nearest, NULL);
}

/* Entries of a few digits: the slope of a cell is mostly their rounding. */
bool hard_boxes_table_rounded(struct hard *p, struct dice *d)
{
    struct host_facts h;
    table(p, d, &h, dice_power(d, 2.4, 5), 0.05);
    p->a[2] = h.slope * p->a[0] * dice_power(d, -1, 1.5);
    p->f = linear;
    p->noise = h.slope * p->a[0] + p->a[2];
    return p->a[2] * 10 < h.range;
}
