/* A best step needs an envelope, and an envelope needs steps that are close: sweep/envelope.h has the rule, here it gets its
 * words. */
#include "show/untold.h"
#include "base/decimal.h"
#include "sweep/envelope.h"

#include <math.h>

bool untold(const struct sweep *s, const struct method_sweep *m)
{
    if (!m->error_envelope || !isnan(m->optimum.measured.h)) return false;
    for (size_t i = 0; i < s->n_h; i++)
        if (!isnan(m->error_envelope[i])) return true;
    return false;
}

bool untold_of(const struct sweep *s, const struct component_sweep *c)
{
    for (size_t m = 0; m < s->n_methods; m++)
        if (untold(s, &c->methods[m])) return true;
    return false;
}

bool untold_any(const struct sweep *s)
{
    for (size_t i = 0; i < s->n_components; i++)
        if (untold_of(s, &s->components[i])) return true;
    return false;
}

/* So many steps that they are close enough over the whole grid. */
static size_t enough(const struct sweep *s)
{
    const double hair = 1e-9, decades = log10(s->h[s->n_h - 1] / s->h[0]);
    const size_t n = (size_t)ceil(ENVELOPE_A_DECADE * decades - hair) + 1;
    return n > ENVELOPE_FEWEST ? n : ENVELOPE_FEWEST;
}

void untold_append(struct text *t, const struct sweep *s)
{
    char from[DECIMAL_LENGTH], to[DECIMAL_LENGTH];
    decimal_print(s->h[0], from);
    decimal_print(s->h[s->n_h - 1], to);
    text_format(t,
                "%zu step%s from %s to %s cannot tell which is best: it takes %d a decade and %d at least, ",
                s->n_h, s->n_h == 1 ? "" : "s", from, to, ENVELOPE_A_DECADE, ENVELOPE_FEWEST);
    if (enough(s) > s->n_h)
        text_format(t, "here --points %zu or more", enough(s));
    else
        text_append(t, "with an estimate at each");
}
