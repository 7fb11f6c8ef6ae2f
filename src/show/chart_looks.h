/* How the curves of a chart differ: colour and dash, and a character for terminals. */
#ifndef SHOW_CHART_LOOKS_H
#define SHOW_CHART_LOOKS_H

#include "draw/draw.h"
#include "sweep/sweep.h"

/* The causes of an error, and the colour of each. */
enum chart_cause {
#define X(identifier, colour, dash, character, label) CAUSE_##identifier,
#include "show/chart_causes.def"
#undef X
    N_CAUSES
};
struct chart_cause_row {
    const char *colour;
    enum dash dash;
    char character;
    const char *label;
};
extern const struct chart_cause_row chart_causes[N_CAUSES];

/* Strokes in one of the colours; gnuplot's points, of which discs serve for most. */
enum chart_symbol {
    SYMBOL_HOLLOW_SQUARE = 4,
    SYMBOL_SQUARE,
    SYMBOL_RING,
    SYMBOL_DISC,
    SYMBOL_HOLLOW_TRIANGLE_UP,
    SYMBOL_TRIANGLE_UP,
    SYMBOL_HOLLOW_TRIANGLE,
    SYMBOL_TRIANGLE,
    SYMBOL_HOLLOW_DIAMOND,
    SYMBOL_DIAMOND
};
struct stroke chart_line(const char *colour, double size, enum dash dash, char character);
struct stroke chart_points(const char *colour, double size, int symbol, char character,
                           enum cover_cost cover);

/* How a method looks where each has a curve: it keeps its colour in all charts; extrapolations have one of their own. */
struct chart_stroke {
    const char *colour;
    enum dash dash;
    enum chart_symbol symbol;
};
const struct chart_stroke *chart_stroke_of(const char *method);

struct curve_look {
    char colour[8];
    enum dash dash;
    enum chart_symbol symbol;
    char character;
    size_t method, format; /* which of the different ones */
};

/* No two of the n methods look the same (as long as there are enough colours and dashes). In several formats either the
 * format or the method has the colour, whichever there are more of, and the other one the dash. */
void chart_looks(const struct method_sweep *methods, size_t n, struct curve_look *looks);

/* Appends a method's name, cleaned, shortened to `most` characters, and its format, which is not; returns the number of
 * characters. */
size_t chart_method_name(struct text *t, const struct method_sweep *m, size_t most);

#endif
