/* The key of the view `anatomy`: a sign and a name for each cause, and for the sweet spot. */
#include "show/chart_anatomy.h"
#include "show/chart_looks.h"

/* The sign of the sweet spot is a little darker than its strip, to be seen on white. */
#define SPOT_KEY   "#e2dcb8"
#define SPOT_WORDS "#6b6340"

/* How wide a sign of the key is, in characters; and with its blank and what is between it and the next. */
enum { SIGN = 2, AROUND_SIGN = 2 };

/* How long the words of a cause are, and after the last those of the sweet spot; and where one stands in the key. */
static double key_length(unsigned cause)
{
    return (double)chart_characters(cause < N_CAUSES ? chart_causes[cause].label : "sweet spot");
}
static bool key_has(const struct chart_format *format, unsigned cause, bool named)
{
    const bool share = cause > CAUSE_ROUNDING && cause < N_CAUSES;
    return !(named && cause == N_CAUSES) && !(format->markup == MARKUP_PLAIN && share);
}
/* The next place: where the line is full, at the beginning of another. */
static bool key_turns(const struct chart_format *format, unsigned cause, double x, double left, double right)
{
    return x > left && x + (key_length(cause) + SIGN + 1) * format->character > right;
}
static double key_step(const struct chart_format *format, unsigned cause)
{
    const bool short_sign = cause == N_CAUSES || format->markup == MARKUP_PLAIN;
    return ((short_sign ? 2 : SIGN + 1) + key_length(cause) + AROUND_SIGN) * format->character;
}
size_t anatomy_key_rows(const struct chart_format *format, double left, double right, bool named)
{
    size_t rows = 1;
    double x = left;
    for (unsigned cause = 0; cause <= N_CAUSES; cause++) {
        if (!key_has(format, cause, named)) continue;
        const bool turns = key_turns(format, cause, x, left, right);
        rows += turns;
        x = (turns ? left : x) + key_step(format, cause);
    }
    return rows;
}

/* Its sign and its words, from x on. */
static void name_cause(struct drawing *d, unsigned cause, double x, double y)
{
    static const char *const squares[] = {
        [MARKUP_ENHANCED] = "\xe2\x96\xa0", [MARKUP_TEX] = "\\rule{1ex}{1ex}", [MARKUP_PLAIN] = "="};
    const enum markup markup = d->format->markup;
    const double character = d->format->character;
    const bool spot = cause == N_CAUSES, plain = markup == MARKUP_PLAIN;
    const char *label = spot ? "sweet spot" : chart_causes[cause].label;
    const char *colour = spot ? SPOT_WORDS : chart_causes[cause].colour;
    const double words = x + (spot || plain ? 2 : SIGN + 1) * character;
    if (spot || plain) {
        const char *sign = spot ? squares[markup] : (const char[2]){chart_causes[cause].character, 0};
        draw_label(d, &(struct label){x, y, ALIGN_LEFT, plain ? colour : SPOT_KEY, false}, sign);
    } else {
        struct stroke line = chart_line(colour, cause == CAUSE_TOTAL || cause > CAUSE_ROUNDING ? 1.1 : 2.8,
                                        chart_causes[cause].dash, 0);
        draw_sample(d, x, x + SIGN * character, y, &line);
    }
    draw_label(d, &(struct label){words, y, ALIGN_LEFT, colour, false}, label);
}

/* The key at the bottom of the page, in as many rows as it takes, from the height y down. */
void anatomy_key(struct drawing *d, double left, double right, double y, bool named)
{
    double x = left;
    for (unsigned cause = 0; cause <= N_CAUSES; cause++) {
        if (!key_has(d->format, cause, named)) continue;
        if (key_turns(d->format, cause, x, left, right)) {
            x = left;
            y -= ANATOMY_KEY_PITCH * d->format->em;
        }
        name_cause(d, cause, x, y);
        x += key_step(d->format, cause);
    }
}
