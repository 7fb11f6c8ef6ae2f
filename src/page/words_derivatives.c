/* What a page says of derivatives, Hessians and formulas. */
#include "page/page_words.h"
#include "show/table_words.h"
#include "stencil/describe.h"

#include <math.h>

static void count_trust(const struct derivatives *d, size_t *n_values, size_t *n_doubtful)
{
    *n_values = *n_doubtful = 0;
    for (size_t i = 0; i < d->n_components; i++) {
        const struct step *step = &d->component[i].step;
        if (isnan(step->value)) continue;
        *n_values += 1;
        *n_doubtful += stops[step->stop].trust != TRUST_OK;
    }
}

static void say_derivative(struct words *w, const struct derivative *one)
{
    struct text value = {0};
    char error[WORDS_NUMBER];
    if (isnan(one->step.value)) {
        words_stress(w, NULL, "No value");
        words_say(w, ": %s.", stops[one->step.stop].sentence);
        return;
    }
    words_value(&value, one->step.value, one->step.bar);
    words_stress(w, NULL, "%s", text_said(&value, &w->answer));
    text_clear(&value);
    words_say(w, " after %zu call%s of f.", one->step.evaluations, one->step.evaluations == 1 ? "" : "s");
    if (stops[one->step.stop].trust != TRUST_OK)
        words_say(w, " It is doubtful: %s.", stops[one->step.stop].sentence);
    if (!isnan(one->error)) words_say(w, " Its true error is %s.", words_of(fabs(one->error), error));
}

/* " By x: 1.08 ± 2.6e-13; by y: …", of few with one output. */
static void say_values(struct words *w, const struct derivatives *d)
{
    enum { MOST_SAID = 3 };
    if (d->n_components > MOST_SAID || d->problem->f->n_outputs > 1 || d->solved) return;
    for (size_t i = 0; i < d->n_components; i++) {
        const struct derivative *c = &d->component[i];
        struct text value = {0};
        words_say(w, "%s %s: ", i ? "; by" : " By", d->problem->f->variables[c->wrt]);
        words_value(&value, c->step.value, c->step.bar);
        words_stress(w, NULL, "%s", isnan(c->step.value) ? "none" : text_said(&value, &w->answer));
        text_clear(&value);
    }
    words_say(w, ".");
}

void words_derivatives(struct words *w, const void *result)
{
    const struct derivatives *d = result;
    const struct derivative *first = &d->component[0];
    size_t n_values, n_doubtful;
    text_append(&w->title, "The ");
    words_subject(&w->title, d->problem, d->n_components, first->output, first->wrt, d->step.derivative);
    text_append(&w->question, "What is the ");
    words_subject(&w->question, d->problem, d->n_components, first->output, first->wrt, d->step.derivative);
    text_append(&w->question, "?");
    count_trust(d, &n_values, &n_doubtful);
    if (d->n_components == 1) {
        say_derivative(w, first);
        return;
    }
    words_stress(w, NULL, "%zu of %zu derivatives", n_values - n_doubtful, d->n_components);
    words_say(w, " are known within their error bars%s",
              n_doubtful || n_values < d->n_components ? "; " : ".");
    if (n_doubtful) words_say(w, "%zu %s doubtful", n_doubtful, n_doubtful == 1 ? "is" : "are");
    if (n_doubtful && n_values < d->n_components) words_say(w, ", ");
    if (n_values < d->n_components)
        words_say(w, "%zu %s no value", d->n_components - n_values,
                  d->n_components - n_values == 1 ? "has" : "have");
    if (n_doubtful || n_values < d->n_components) words_say(w, ".");
    say_values(w, d);
}

void words_hessian(struct words *w, const void *result)
{
    static const char *const heads[N_DEFINITES] = {[DEFINITE_YES] = "It is positive definite",
                                                   [DEFINITE_NO] = "It is not positive definite",
                                                   [DEFINITE_UNTOLD] =
                                                       "Whether it is definite cannot be told"};
    const struct hessian *h = result;
    text_append(&w->title, h->along ? "The product Hv of " : "The Hessian of ");
    table_append_expression(&w->title, h->problem->f->texts[0]);
    text_append(&w->title, " at ");
    table_append_point(&w->title, h->problem);
    text_append(&w->question, h->along ? "What is the product Hv of " : "What is the Hessian of ");
    table_append_expression(&w->question, h->problem->f->texts[0]);
    text_append(&w->question, " at ");
    table_append_point(&w->question, h->problem);
    text_append(&w->question, "?");
    if (!h->along) words_stress(w, NULL, "%s", heads[h->definite]);
    if (!h->along && h->definite != DEFINITE_UNTOLD)
        words_say(w, ", whatever its entries are within 6 of their error bars");
    if (!h->along) words_say(w, ". ");
    if (h->along && !isnan(h->curvature.value)) {
        struct text value = {0};
        words_value(&value, h->curvature.value, h->curvature.bar);
        words_say(w, "Along v f bends by v'Hv = ");
        words_stress(w, NULL, "%s", text_said(&value, &w->answer));
        words_say(w, ". ");
        text_clear(&value);
    }
    words_say(w, "%zu number%s, each with an error bar, after %zu calls of %s.", h->n_entries,
              h->n_entries == 1 ? "" : "s", h->evaluations, h->by_gradient ? "the gradient" : "f");
}

/* That of which the smallest error is to be expected. */
static size_t best_formula(const struct stencils *s)
{
    size_t best = 0;
    for (size_t i = 1; i < s->n; i++)
        if (stencil_expect(s->methods[i].stencil, s->format->unit_roundoff).error <
            stencil_expect(s->methods[best].stencil, s->format->unit_roundoff).error)
            best = i;
    return best;
}

void words_stencils(struct words *w, const void *result)
{
    const struct stencils *s = result;
    const struct method *m = &s->methods[best_formula(s)];
    const struct stencil_expectation expect = stencil_expect(m->stencil, s->format->unit_roundoff);
    char h[WORDS_NUMBER], error[WORDS_NUMBER];
    if (s->n == 1) {
        text_format(&w->title, "%s, for the %sderivative", m->name, table_ordinal(s->derivative));
        text_format(&w->question, "How good is %s for the %sderivative?", m->name,
                    table_ordinal(s->derivative));
        words_stress(w, NULL, "Of order %u, by %zu values of f", m->stencil->order, m->stencil->n);
        words_say(w, ": with h near %s", words_of(expect.h, h));
    } else {
        text_format(&w->title, "%zu formulas for the %sderivative", s->n, table_ordinal(s->derivative));
        text_format(&w->question, "Which of %zu formulas for the %sderivative is best?", s->n,
                    table_ordinal(s->derivative));
        words_stress(w, NULL, "%s", m->name);
        words_say(w, ": with h near %s", words_of(expect.h, h));
    }
    words_say(w, " its error is to be expected near %s, in %s and where f and its derivatives are about 1.",
              words_of(expect.error, error), s->format->name);
}
