/* How the curves of a chart differ: colour and dash, and a character for terminals. */
#ifndef SHOW_CHART_LOOKS_H
#define SHOW_CHART_LOOKS_H

#include "draw/draw.h"
#include "sweep/sweep.h"

struct look {
    char colour[8];
    enum dash dash;
    char character;
    size_t method, format; /* which of the different ones */
};

/* No two of the n methods look the same (as long as there are enough colours and dashes). In several formats either the
 * format or the method has the colour, whichever there are more of, and the other one the dash. */
void chart_looks(const struct method_sweep *methods, size_t n, struct look *looks);

/* Appends a method's name, cleaned, shortened to `most` characters, and its format, which is not; returns the number of
 * characters. */
size_t chart_method_name(struct text *t, const struct method_sweep *m, size_t most);

#endif
