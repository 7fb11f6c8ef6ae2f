/* Discs as gnuplot draws them, a line each, and as a path. */
#include "draw/svg_points.h"
#include "base/numeral.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 12 };

/* A line of gnuplot's:
 *     <use xlink:href='#gpPt6' transform='translate(144.57,76.11) scale(1.36)' color='rgb( 18,  52,  86)'/>
 * its numbers as they stand there. */
struct text_part {
    const char *at;
    size_t n;
};
struct disc {
    struct text_part x, y, radius, colour;
};

static bool read_until(const char **at, const char *end, const char *stop, struct text_part *part)
{
    const char *found = memmem(*at, (size_t)(end - *at), stop, strlen(stop));
    if (!found) return false;
    *part = (struct text_part){*at, (size_t)(found - *at)};
    *at = found + strlen(stop);
    return true;
}

static bool read_disc(const char *line, const char *end, struct disc *d)
{
    static const char start[] = "<use xlink:href='#gpPt6' transform='translate(";
    while (line < end && (*line == '\t' || *line == ' ')) line++;
    if ((size_t)(end - line) < strlen(start) || memcmp(line, start, strlen(start)) != 0) return false;
    line += strlen(start);
    return read_until(&line, end, ",", &d->x) && read_until(&line, end, ") scale(", &d->y) &&
           read_until(&line, end, ")' color='", &d->radius) && read_until(&line, end, "'/>", &d->colour) &&
           line == end;
}

static bool same_part(const struct text_part *a, const struct text_part *b)
{
    return a->n == b->n && !memcmp(a->at, b->at, a->n);
}

static const char *line_end(const char *line, const char *stop)
{
    const char *end = memchr(line, '\n', (size_t)(stop - line));
    return end ? end : stop;
}

/* How many discs like the first follow each other from `line` on. */
static size_t count_discs(const char *line, const char *stop, const struct disc *first)
{
    size_t n = 0;
    struct disc d;
    while (line < stop) {
        const char *end = line_end(line, stop);
        if (!read_disc(line, end, &d) || !same_part(&d.radius, &first->radius) ||
            !same_part(&d.colour, &first->colour))
            break;
        n++;
        line = end < stop ? end + 1 : stop;
    }
    return n;
}

/* As one path; a dot is a line without a length to speak of. Dots at one place are drawn once. Returns what follows. */
static const char *put_path(struct text *out, const char *line, const char *stop, size_t n)
{
    struct disc d, last = {.x = {NULL, 0}};
    for (size_t i = 0; i < n; i++) {
        const char *end = line_end(line, stop);
        if (!read_disc(line, end, &d)) return line;
        if (i == 0) {
            char radius[32];
            const size_t fits = d.radius.n < sizeof radius - 1 ? d.radius.n : sizeof radius - 1;
            memcpy(radius, d.radius.at, fits);
            radius[fits] = '\0';
            text_append(out, "\t<path fill='none' stroke-linecap='round' stroke='");
            text_append_bytes(out, d.colour.at, d.colour.n);
            text_format(out, "' stroke-width='%.4g' d='", 2 * numeral_read(radius, NULL));
        }
        if (i == 0 || !same_part(&d.x, &last.x) || !same_part(&d.y, &last.y)) {
            text_append(out, "M");
            text_append_bytes(out, d.x.at, d.x.n);
            text_append(out, ",");
            text_append_bytes(out, d.y.at, d.y.n);
            text_append(out, "h.01");
        }
        last = d;
        line = end < stop ? end + 1 : stop;
    }
    text_append(out, "'/>\n");
    return line;
}

void svg_points_join(struct text *out, const char *svg, size_t n)
{
    const char *stop = svg + n, *kept = svg;
    for (const char *line = svg; line < stop;) {
        const char *end = line_end(line, stop);
        struct disc d;
        const size_t found = read_disc(line, end, &d) ? count_discs(line, stop, &d) : 0;
        if (found >= FEW) {
            text_append_bytes(out, kept, (size_t)(line - kept));
            kept = line = put_path(out, line, stop, found);
        } else {
            for (size_t i = 0; i + 1 < found; i++) end = line_end(end + 1, stop);
            line = end < stop ? end + 1 : stop;
        }
    }
    text_append_bytes(out, kept, (size_t)(stop - kept));
}
