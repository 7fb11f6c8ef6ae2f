/* Text of a chart. What comes from a user is made harmless here, and nowhere else: gnuplot gets it as the
 * inside of a single-quoted string, where it substitutes nothing, on a label that is drawn noenhanced. */
#ifndef DRAW_LABEL_TEXT_H
#define DRAW_LABEL_TEXT_H

#include "base/text.h"
#include "draw/picture.h"

#define CHART_MINUS "\xe2\x88\x92" /* U+2212 */

/* Appends at most `most` characters of a user's text: control characters become spaces, bytes that are no
 * UTF-8 become U+FFFD, and what is too long ends in an ellipsis. Returns the number of characters. */
size_t chart_clean(struct text *out, const char *user, size_t most);

/* Appends cleaned text as a gnuplot string expression, with TeX's characters escaped for MARKUP_TEX:
 * 'it'."\047".'s'. A quote that is doubled within quotes would not do: at the start of a string gnuplot takes
 * it for the end. */
void chart_quote(struct text *out, const char *clean, enum markup markup);

/* Appends cleaned text for HTML. */
void chart_escape_html(struct text *out, const char *clean);

/* The number of characters (not bytes) of clean text. */
size_t chart_characters(const char *clean);

/* Appends x with two digits, "5.6·10^{-6}" in the markup at hand; returns how many characters are seen. */
size_t chart_number(struct text *out, double x, enum markup markup);

/* The same of any sign, with up to six digits: "−1.25", "3.14159·10^{−9}". */
size_t chart_value(struct text *out, double x, enum markup markup);

/* The same for a tick, with the digits that it has, up to three: "10^{-5}", "2.5·10^{-6}", "0.25". */
size_t chart_tick(struct text *out, double x, enum markup markup);

/* Appends a share of `colour` ("#rrggbb") over white. */
void chart_tint(char out[8], const char *colour, double share);

#endif
