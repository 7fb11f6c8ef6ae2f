/* The colours, dashes and characters of curves: chart_strokes.def and chart_format_colours.def. */
#include "show/chart_looks.h"
#include "stencil/method.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

static const struct chart_stroke strokes[] = {
#define X(colour, dash, symbol) {colour, DASH_##dash, SYMBOL_##symbol},
#include "show/chart_strokes.def"
#undef X
};
enum { N_STROKES = sizeof strokes / sizeof *strokes, EXTRAPOLATION_STROKE = 5 };

const struct chart_cause_row chart_causes[N_CAUSES] = {
#define X(identifier, colour, dash, character, label) {colour, DASH_##dash, character, label},
#include "show/chart_causes.def"
#undef X
};

static const struct {
    const char *format, *colour;
} format_colours[] = {
#define X(format, colour) {format, colour},
#include "show/chart_format_colours.def"
#undef X
};
enum { N_FORMAT_COLOURS = sizeof format_colours / sizeof *format_colours };

/* A method's name without the format that stands behind it. */
static size_t base_length(const struct method_sweep *m)
{
    size_t n = strlen(m->name), tail = m->format ? strlen(m->format->name) + 1 : 0;
    bool behind =
        tail && n > tail && m->name[n - tail] == ' ' && !strcmp(m->name + n - tail + 1, m->format->name);
    return behind ? n - tail : n;
}

static bool same_base(const struct method_sweep *a, const struct method_sweep *b)
{
    size_t n = base_length(a);
    return n == base_length(b) && !memcmp(a->name, b->name, n);
}

/* Which of the different methods and formats each one has, in the order in which they first stand. */
static void find_ranks(const struct method_sweep *methods, size_t n, struct curve_look *looks,
                       size_t *n_bases, size_t *n_formats)
{
    *n_bases = *n_formats = 0;
    for (size_t m = 0; m < n; m++) {
        looks[m].method = looks[m].format = SIZE_MAX;
        for (size_t i = 0; i < m; i++) {
            if (same_base(&methods[i], &methods[m])) looks[m].method = looks[i].method;
            if (methods[i].format == methods[m].format) looks[m].format = looks[i].format;
        }
        if (looks[m].method == SIZE_MAX) looks[m].method = (*n_bases)++;
        if (looks[m].format == SIZE_MAX) looks[m].format = (*n_formats)++;
    }
}

/* The row of a method of that name; N_STROKES where there is none. */
static size_t row_of(const struct method_sweep *m)
{
    const struct method_row *rows;
    size_t n = method_rows(&rows), row = 0, length = base_length(m);
    while (row < n && (strncmp(rows[row].name, m->name, length) || rows[row].name[length])) row++;
    return row < n ? row : N_STROKES;
}

/* A method of the table has its row's stroke in every chart; the others share what is left. */
static size_t free_stroke(const struct method_sweep *methods, size_t n_methods,
                          const struct curve_look *looks, size_t m)
{
    size_t row = row_of(&methods[m]), n_free = 0, free_strokes[N_STROKES], others = 0, seen = 0;
    if (row < N_STROKES) return row;
    for (size_t i = 0; i < m && looks[i].method != looks[m].method; i++) {
        if (looks[i].method < seen) continue;
        seen++;
        others += row_of(&methods[i]) == N_STROKES;
    }
    for (size_t stroke = 0; stroke < N_STROKES; stroke++) {
        bool used = false;
        for (size_t i = 0; i < n_methods; i++) used = used || row_of(&methods[i]) == stroke;
        if (!used) free_strokes[n_free++] = stroke;
    }
    return n_free ? free_strokes[(others + n_free / 2) % n_free] : others % N_STROKES;
}

static const char *format_colour(const struct format *format)
{
    for (size_t i = 0; i < N_FORMAT_COLOURS; i++)
        if (!strcmp(format_colours[i].format, format->name)) return format_colours[i].colour;
    return format_colours[(size_t)(format - formats) % N_FORMAT_COLOURS].colour;
}

static bool taken(const struct curve_look *looks, size_t n, const char *colour, enum dash dash)
{
    for (size_t i = 0; i < n; i++)
        if (looks[i].dash == dash && !strcmp(looks[i].colour, colour)) return true;
    return false;
}

/* Where an earlier curve looks like this one: another dash, or another colour with whatever dash. */
static void make_distinct(struct curve_look *looks, size_t m)
{
    const char *colour = looks[m].colour;
    for (size_t k = 0; k < (N_STROKES + 1) * N_DASHES; k++) {
        enum dash dash = (enum dash)((looks[m].dash + k) % N_DASHES);
        if (k >= N_DASHES) colour = strokes[k / N_DASHES - 1].colour;
        if (taken(looks, m, colour, dash)) continue;
        memmove(looks[m].colour, colour, sizeof looks[m].colour);
        looks[m].dash = dash;
        return;
    }
}

static size_t add_letters(char *wanted, size_t n, const char *name, size_t length)
{
    const size_t most = 40;
    for (size_t i = 0, added = 0; i < length && added < most; i++)
        if (isalnum((unsigned char)name[i])) {
            wanted[n++] = (char)toupper((unsigned char)name[i]);
            added++;
        }
    return n;
}

/* Of two methods in several formats, or several methods in two, the second has the first one's letter, but small. */
static char small_letter(const struct curve_look *looks, size_t m, bool by_format)
{
    if ((by_format ? looks[m].method : looks[m].format) != 1) return 0;
    for (size_t i = 0; i < m; i++)
        if (by_format ? looks[i].format == looks[m].format : looks[i].method == looks[m].method)
            return (char)tolower((unsigned char)looks[i].character);
    return 0;
}

/* For terminals: the first letter of the name that no other curve has, or a digit. Of several formats the one of format
 * and method that there are more of is the name. */
static void choose_character(const struct method_sweep *methods, struct curve_look *looks, size_t m,
                             bool by_format)
{
    char wanted[128] = "";
    const struct method_sweep *own = &methods[m];
    size_t n = 0;
    if (own->format) {
        wanted[n] = small_letter(looks, m, by_format);
        n += wanted[0] != 0;
    }
    if (by_format) n = add_letters(wanted, n, own->format->name, strlen(own->format->name));
    n = add_letters(wanted, n, own->name, strlen(own->name));
    strcpy(wanted + n, "123456789abcdefghijklmnopqrstuvwxyz");
    for (const char *s = wanted; *s; s++) {
        bool used = false;
        for (size_t i = 0; i < m; i++) used = used || looks[i].character == *s;
        looks[m].character = *s;
        if (!used) return;
    }
}

const struct chart_stroke *chart_stroke_of(const char *method)
{
    const struct method_row *rows;
    size_t n = method_rows(&rows), row = 0;
    while (row < n && strcmp(rows[row].name, method) != 0) row++;
    return &strokes[row < n ? row % N_STROKES : EXTRAPOLATION_STROKE];
}

struct stroke chart_line(const char *colour, double size, enum dash dash, char character)
{
    struct stroke s = {.line = true, .size = size, .dash = dash, .character = character, .cover = COVER_LINE};
    memcpy(s.colour, colour, sizeof s.colour);
    return s;
}

struct stroke chart_points(const char *colour, double size, int symbol, char character, enum cover_cost cover)
{
    struct stroke s = {.size = size, .symbol = symbol, .character = character, .cover = cover};
    memcpy(s.colour, colour, sizeof s.colour);
    return s;
}

void chart_looks(const struct method_sweep *methods, size_t n, struct curve_look *looks)
{
    size_t n_bases, n_formats;
    find_ranks(methods, n, looks, &n_bases, &n_formats);
    bool by_format = n_formats > n_bases;
    for (size_t m = 0; m < n; m++) {
        const struct format *format = methods[m].format;
        size_t stroke = free_stroke(methods, n, looks, m);
        const char *colour = by_format && format ? format_colour(format) : strokes[stroke].colour;
        memcpy(looks[m].colour, colour, sizeof looks[m].colour);
        looks[m].symbol = strokes[stroke].symbol;
        looks[m].dash = format ? (enum dash)((by_format ? looks[m].method : looks[m].format) % N_DASHES)
                               : strokes[stroke].dash;
        make_distinct(looks, m);
        choose_character(methods, looks, m, by_format && format);
    }
}

size_t chart_method_name(struct text *t, const struct method_sweep *m, size_t most)
{
    struct text base = {0};
    text_append_bytes(&base, m->name, base_length(m));
    size_t n = chart_clean(t, text_said(&base, t), most);
    text_clear(&base);
    if (base_length(m) == strlen(m->name)) return n;
    text_format(t, " %s", m->format->name);
    return n + 1 + strlen(m->format->name);
}
