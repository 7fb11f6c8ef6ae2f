/* What tests of pictures share: where gnuplot drew the points of a colour, read from its SVG, and where the numbers belong, by the margins
 * and ranges of the script. For pages of one panel. */
#ifndef TESTS_PICTURING_H
#define TESTS_PICTURING_H

#include "charting.h"

struct drawn {
    struct text svg, script;
    double width, height;            /* pixels */
    double left, right, bottom, top; /* of the panel, shares of the page from its lower left corner */
    double x0, x1, y0, y1;           /* decades */
};

static inline double number_behind(const char *text, const char *words)
{
    const char *found = strstr(text, words);
    assert_non_null(found);
    return strtod(found + strlen(words), NULL);
}

static inline void range_of(const char *script, const char *words, double *low, double *high)
{
    const char *found = strstr(script, words);
    assert_non_null(found);
    assert_int_equal(sscanf(found + strlen(words), "%lf:%lf", low, high), 2);
    *low = log10(*low);
    *high = log10(*high);
}

/* Of a.svg and a.gp, which are removed. */
static inline void drawn_read(struct drawn *d)
{
    *d = (struct drawn){0};
    assert_true(read_all("a.svg", &d->svg) && read_all("a.gp", &d->script));
    const char *s = d->script.data, *size = strstr(s, "terminal svg size ");
    assert_non_null(size);
    assert_int_equal(sscanf(size, "terminal svg size %lf,%lf", &d->width, &d->height), 2);
    d->left = number_behind(s, "set lmargin at screen ");
    d->right = number_behind(s, "set rmargin at screen ");
    d->bottom = number_behind(s, "set bmargin at screen ");
    d->top = number_behind(s, "set tmargin at screen ");
    range_of(s, "set xrange [", &d->x0, &d->x1);
    range_of(s, "set yrange [", &d->y0, &d->y1);
    sweep_up();
}

static inline void drawn_clear(struct drawn *d)
{
    text_clear(&d->svg);
    text_clear(&d->script);
}

static inline double pixel_x(const struct drawn *d, double h)
{
    return d->width * (d->left + (log10(h) - d->x0) / (d->x1 - d->x0) * (d->right - d->left));
}

static inline double pixel_y(const struct drawn *d, double value)
{
    return d->height * (1 - d->bottom - (log10(value) - d->y0) / (d->y1 - d->y0) * (d->top - d->bottom));
}

/* How many points of that colour, "#rrggbb", there are, and how far the nearest of them is from (x, y), in pixels; of one of gnuplot's symbols, or
 * 0 for any. */
static inline size_t points_drawn(const struct drawn *d, const char *colour, unsigned symbol, double x,
                                  double y, double *nearest)
{
    const unsigned long rgb = strtoul(colour + 1, NULL, 16);
    size_t n = 0;
    *nearest = (double)INFINITY;
    for (const char *s = strstr(d->svg.data, "<use xlink:href='#gpPt"); s;
         s = strstr(s + 1, "<use xlink:href='#gpPt")) {
        unsigned kind, r, g, b;
        double at_x, at_y;
        if (sscanf(
                s,
                "<use xlink:href='#gpPt%u' transform='translate(%lf,%lf) scale(%*f)' color='rgb(%u,%u,%u)'",
                &kind, &at_x, &at_y, &r, &g, &b) != 6)
            continue;
        if ((r << 16 | g << 8 | b) != rgb || (symbol && kind + 1 != symbol)) continue;
        n++;
        *nearest = fmin(*nearest, hypot(at_x - x, at_y - y));
    }
    return n;
}

/* Where the picture has that label's anchor; false where it has not. */
static inline bool label_drawn(const struct drawn *d, const char *words, double *x, double *y)
{
    char wanted[80];
    snprintf(wanted, sizeof wanted, ">%s</tspan>", words);
    const char *end = strstr(d->svg.data, wanted), *at = NULL;
    for (const char *s = d->svg.data; end && (s = strstr(s, "<g transform=\"translate(")) && s < end; s++)
        at = s;
    return at && sscanf(at, "<g transform=\"translate(%lf,%lf)", x, y) == 2;
}

/* The next block of the script behind `from` that is called so: its points; returns where it ends, NULL where there is none. */
static inline const char *block_of(const char *from, const char *what, double *x, double *y, size_t most,
                                   size_t *n)
{
    char wanted[80];
    snprintf(wanted, sizeof wanted, "\n# %s\n", what);
    const char *line = strstr(from, wanted);
    *n = 0;
    if (!line) return NULL;
    for (line = strchr(line + strlen(wanted), '\n') + 1; strncmp(line, "EOD", 3) != 0;
         line = strchr(line, '\n') + 1)
        if (*n < most && sscanf(line, "%lf %lf", &x[*n], &y[*n]) == 2) ++*n;
    return line;
}

#endif
