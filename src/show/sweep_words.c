/* The words of what a sweep means. */
#include "show/sweep_words.h"
#include "base/decimal.h"
#include "sweep/digits.h"
#include "sweep/envelope.h"

void digits_append(struct text *t, double error, double value, const struct format *format)
{
    const double digits = digits_correct(error, value, format);
    if (digits >= 1) text_format(t, ", about %.0f correct digit%s", digits, digits > 1 ? "s" : "");
}

void digits_few_append(struct text *t, const struct sweep *s)
{
    for (size_t f = 0; f < N_FORMATS; f++)
        if (digits_too_few(s, &formats[f])) text_format(t, "%s%s", t->length ? ", " : "", formats[f].name);
}

void untold_append(struct text *t, const struct sweep *s)
{
    char from[DECIMAL_LENGTH], to[DECIMAL_LENGTH];
    decimal_print(s->h[0], from);
    decimal_print(s->h[s->n_h - 1], to);
    text_format(t,
                "%zu step%s from %s to %s cannot tell which is best: it takes %d a decade and %d at least, ",
                s->n_h, s->n_h == 1 ? "" : "s", from, to, ENVELOPE_A_DECADE, ENVELOPE_FEWEST);
    if (envelope_enough(s) > s->n_h)
        text_format(t, "here --points %zu or more", envelope_enough(s));
    else
        text_append(t, "with an estimate at each");
}
