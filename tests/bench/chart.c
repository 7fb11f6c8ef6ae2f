/* The chart of the selectors, as a script for gnuplot. Labels are placed here, greedily: next to their mark where no other
 * label and no mark is in the way. */
#include "chart.h"
#include "base/memory.h"
#include "samples_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_MARKS = 64 };

/* The page in pixels, and what a label takes of it. */
static const double width = 900, height = 760, letter_width = 6.6, letter_height = 14, mark_size = 9;
static const struct {
    double left, right, bottom, top;
} margin = {0.08, 0.97, 0.10, 0.88};

/* The colours that the stencils have in the charts of the program, too. */
static const struct {
    const char *colour;
    unsigned mark;
} looks[N_USES] = {
    [USE_FORWARD] = {"#0b2fb5", 9},    [USE_BACKWARD] = {"#7a4f00", 11},      [USE_CENTRAL] = {"#23785a", 7},
    [USE_FIVE_POINT] = {"#b02894", 5}, [USE_EXTRAPOLATION] = {"#5d5d66", 13},
};

struct box {
    double left, right, bottom, top;
};

struct mark {
    char label[40];
    enum stencil_use stencil;
    double evaluations, regret, x, y; /* pixels */
    struct box place;
};

struct chart {
    struct mark mark[MOST_MARKS];
    size_t n;
};

struct chart *chart_new(void)
{
    return must_have(memory_array(1, sizeof(struct chart)));
}

void chart_mark(struct chart *c, const char *label, enum stencil_use stencil, double evaluations,
                double regret)
{
    if (c->n == MOST_MARKS || !(evaluations > 0) || !(regret > 0)) return;
    struct mark *m = &c->mark[c->n++];
    *m = (struct mark){.stencil = stencil, .evaluations = evaluations, .regret = regret};
    /* "auto:central" is "auto (central)" in the program's own charts and tables. */
    int stem = (int)strcspn(label, ":");
    if (label[stem])
        snprintf(m->label, sizeof m->label, "%.*s (%s)", stem, label, label + stem + 1);
    else
        snprintf(m->label, sizeof m->label, "%s", label);
}

/* Around what is there, with room for labels; logarithms. */
struct range {
    double low, high;
};

static void widen(struct range *r, double value)
{
    r->low = fmin(r->low, log10(value) - 0.25);
    r->high = fmax(r->high, log10(value) + 0.35);
}

static double along(struct range r, double value)
{
    return (log10(value) - r.low) / (r.high - r.low);
}

static double overlap(struct box a, struct box b)
{
    double across = fmin(a.right, b.right) - fmax(a.left, b.left),
           up = fmin(a.top, b.top) - fmax(a.bottom, b.bottom);
    return across > 0 && up > 0 ? across * up : 0;
}

static struct box around(double x, double y, double w, double h)
{
    return (struct box){x - w / 2, x + w / 2, y - h / 2, y + h / 2};
}

/* How much the label at this place covers, of others, of marks, and beyond the page. */
static double covered(const struct chart *c, size_t i, struct box place)
{
    double sum = 0;
    for (size_t k = 0; k < c->n; k++) {
        sum += overlap(place, around(c->mark[k].x, c->mark[k].y, mark_size, mark_size));
        if (k < i) sum += overlap(place, c->mark[k].place);
    }
    if (place.right > margin.right * width || place.left < margin.left * width) sum += 1e4;
    if (place.top > margin.top * height || place.bottom < margin.bottom * height) sum += 1e4;
    return sum;
}

/* hstar's own stands out. */
static bool large(const struct mark *m)
{
    return !strncmp(m->label, "auto", 4);
}

static void place_labels(struct chart *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct mark *m = &c->mark[i];
        double w = letter_width * (double)strlen(m->label) * (large(m) ? 1.2 : 1), least = INFINITY;
        /* To the right, to the left, above, below, then the same further away. */
        for (int ring = 0; ring < 10; ring++)
            for (int side = 0; side < 8; side++) {
                double across = round(cos(side * (M_PI / 4))), up = round(sin(side * (M_PI / 4)));
                double out = 1 + 0.8 * ring, x = m->x + across * (w / 2 + mark_size * out),
                       y = m->y + up * letter_height * out;
                struct box place = around(x, y, w, letter_height);
                double cost = covered(c, i, place) + 3 * ring + 0.1 * side;
                if (cost >= least) continue;
                least = cost;
                m->place = place;
            }
    }
}

static void begin(const struct range *evaluations, const struct range *regret, struct text *t)
{
    text_format(t,
                "set lmargin at screen %g\nset rmargin at screen %g\nset bmargin at screen %g\nset tmargin "
                "at screen %g\n",
                margin.left, margin.right, margin.bottom, margin.top);
    text_format(
        t, "set logscale xy\nset xrange [%.6g:%.6g]\nset yrange [%.6g:%.6g]\nset format y '10^{%%T}'\n",
        pow(10, evaluations->low), pow(10, evaluations->high), pow(10, regret->low), pow(10, regret->high));
    text_append(t,
                "set label 'What a derivative costs, and how good it is' at screen 0.08,0.965 font ',14'\n"
                "set label 'Medians over 16 problems at 24 points each. An extrapolation is measured by the "
                "floor of the central difference.' at screen 0.08,0.918 font ',11'\n"
                "set xlabel 'evaluations of f'\n"
                "set ylabel 'regret: error over what the best step can be relied on for'\n"
                "set grid xtics ytics lc rgb '#dddddd' lt 1\nset key at screen 0.975,0.985 right vertical "
                "maxrows 2 samplen 1\n"
                "set xtics (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)\n"
                "set arrow from graph 0,first 1 to graph 1,first 1 nohead lc rgb '#888888' dt 2\n"
                "set label '1: the floor, the best step of that stencil' at graph 0.99,first 1 right offset "
                "0,0.6 font ',11' textcolor rgb '#666666'\n");
}

static void series(const struct chart *c, struct text *t)
{
    bool first = true;
    for (size_t u = 0; u < N_USES; u++) {
        size_t n = 0;
        for (size_t i = 0; i < c->n; i++) n += c->mark[i].stencil == u;
        if (n == 0) continue;
        text_format(t, "%s '-' with points pt %u ps 0.8 lc rgb '%s' title '%s'", first ? "plot" : ",",
                    looks[u].mark, looks[u].colour, use_names[u]);
        first = false;
    }
    text_append(t, "\n");
    for (size_t u = 0; u < N_USES; u++) {
        size_t n = 0;
        for (size_t i = 0; i < c->n; i++)
            if (c->mark[i].stencil == u) {
                text_format(t, "%.17g %.17g\n", c->mark[i].evaluations, c->mark[i].regret);
                n++;
            }
        if (n) text_append(t, "e\n");
    }
}

/* A label, and where it stands apart from its mark a thin line between them. */
static void label(const struct mark *m, struct text *t)
{
    double x = fmin(fmax(m->x, m->place.left), m->place.right),
           y = fmin(fmax(m->y, m->place.bottom), m->place.top);
    /* The words stand at the edge of their room that is next to the mark. */
    bool to_the_right = m->place.left > m->x, to_the_left = m->place.right < m->x;
    double at = to_the_right  ? m->place.left
                : to_the_left ? m->place.right
                              : (m->place.left + m->place.right) / 2;
    text_format(t, "set label '%s' at screen %.4f,%.4f %s font ',%d' textcolor rgb '%s'\n", m->label,
                at / width, (m->place.bottom + m->place.top) / 2 / height,
                to_the_right  ? "left"
                : to_the_left ? "right"
                              : "center",
                large(m) ? 13 : 11, looks[m->stencil].colour);
    if (hypot(x - m->x, y - m->y) > 1.5 * mark_size)
        text_format(t, "set arrow from screen %.4f,%.4f to screen %.4f,%.4f nohead lw 0.6 lc rgb '%s'\n",
                    m->x / width, m->y / height, x / width, y / height, looks[m->stencil].colour);
}

void chart_script(struct chart *c, struct text *t)
{
    struct range evaluations = {0.5, 1}, regret = {-0.1, 0.1};
    for (size_t i = 0; i < c->n; i++) {
        widen(&evaluations, c->mark[i].evaluations);
        widen(&regret, c->mark[i].regret);
    }
    for (size_t i = 0; i < c->n; i++) {
        struct mark *m = &c->mark[i];
        m->x = width * (margin.left + (margin.right - margin.left) * along(evaluations, m->evaluations));
        m->y = height * (margin.bottom + (margin.top - margin.bottom) * along(regret, m->regret));
    }
    place_labels(c);
    text_init(t);
    begin(&evaluations, &regret, t);
    for (size_t i = 0; i < c->n; i++) label(&c->mark[i], t);
    if (c->n)
        series(c, t);
    else
        text_append(t, "plot NaN notitle\n");
}
