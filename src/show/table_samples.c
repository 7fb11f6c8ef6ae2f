/* Samples that are missing or not told, in words. */
#include "show/table_samples.h"
#include "show/table_words.h"

#include <ctype.h>
#include <string.h>

/* What is said of a method, or nothing. */
typedef void sentence(struct text *t, const struct sweep *s, const struct component_sweep *c,
                      const struct method_sweep *m);

static void no_estimate(struct text *t, const struct sweep *s, const struct component_sweep *c,
                        const struct method_sweep *m)
{
    (void)s, (void)c;
    if (m->no_estimate) text_format(t, "there is no estimate at any step: %s.", m->no_estimate);
}

static void too_small(struct text *t, const struct sweep *s, const struct component_sweep *c,
                      const struct method_sweep *m)
{
    if (!m->n_too_small || m->no_estimate) return;
    text_format(t, "at %zu of %zu steps ", m->n_too_small, s->n_h);
    if (s->step_rule == STEP_RULE_REPRESENTABLE)
        text_format(t, "%s+h is %s.", s->problem->f->variables[c->wrt], s->problem->f->variables[c->wrt]);
    else
        text_format(t, "h is too small for %s.", (m->format ? m->format : s->format)->name);
}

static void undefined(struct text *t, const struct sweep *s, const struct component_sweep *c,
                      const struct method_sweep *m)
{
    (void)c;
    const bool wide = format_is_wide(m->format ? m->format : s->format);
    if (m->n_undefined && !m->no_estimate)
        text_format(t, "at %zu of %zu steps the function or its difference is %s.", m->n_undefined, s->n_h,
                    wide ? "beyond the largest double, or no number" : "not a finite number");
}

static void unresolved(struct text *t, const struct sweep *s, const struct component_sweep *c,
                       const struct method_sweep *m)
{
    (void)c;
    if (m->n_unresolved)
        text_format(t, "at %zu of %zu steps a cause of the error could not be proven to 6 digits.",
                    m->n_unresolved, s->n_h);
}

static void no_model(struct text *t, const struct sweep *s, const struct component_sweep *c,
                     const struct method_sweep *m)
{
    (void)s, (void)c;
    if (m->no_model) text_format(t, "there is no model: %s.", m->no_model);
}

/* The sentence, behind the names of the methods of which it is said, unless these are all; not where it was said of an
 * earlier one. */
static bool say(struct sheet *p, const struct sweep *s, const struct component_sweep *c, size_t m,
                size_t indent, sentence *of)
{
    struct text said = {0}, names = {0};
    size_t n = 0;
    of(&said, s, c, &c->methods[m]);
    bool first = said.length > 0;
    for (size_t k = 0; k < s->n_methods && first; k++) {
        struct text other = {0};
        of(&other, s, c, &c->methods[k]);
        if (other.length && !strcmp(other.data, said.data)) {
            first = k >= m;
            text_format(&names, "%s%s", n++ ? ", " : "", c->methods[k].name);
        }
        p->text.failed |= other.failed;
        text_clear(&other);
    }
    char label[COMPONENT_LABEL] = "";
    const bool several = s->n_components > 1, all = n == s->n_methods;
    if (several) table_label(s->problem, c->output, c->wrt, label);
    if (first && !several && all) *said.data = (char)toupper((unsigned char)*said.data);
    if (first && names.length)
        sheet_prose(p, indent, 2, "%s%s%s%s%s", label, several && !all ? ", " : "", all ? "" : names.data,
                    several || !all ? ": " : "", said.data);
    p->text.failed |= said.failed || names.failed;
    text_clear(&said);
    text_clear(&names);
    return first;
}

bool table_no_estimates(struct sheet *p, const struct sweep *s)
{
    bool any = false;
    for (size_t i = 0; i < s->n_components; i++)
        for (size_t m = 0; m < s->n_methods; m++) any |= say(p, s, &s->components[i], m, 2, no_estimate);
    return any;
}

void table_counts(struct sheet *p, const struct sweep *s)
{
    static sentence *const sentences[] = {no_model, too_small, undefined, unresolved};
    for (size_t i = 0; i < s->n_components; i++)
        for (size_t k = 0; k < sizeof sentences / sizeof *sentences; k++)
            for (size_t m = 0; m < s->n_methods; m++) say(p, s, &s->components[i], m, 0, sentences[k]);
}
