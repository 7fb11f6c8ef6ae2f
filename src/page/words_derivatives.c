/* What a page says of derivatives, Hessians and formulas. */
#include "page/page_words.h"
#include "show/table_words.h"

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
        words_say(w, ", whatever its entries are within 6 of their bars");
    if (!h->along) words_say(w, ". ");
    words_say(w, "%zu numbers, each with an error bar, after %zu calls of f.", h->n_entries, h->evaluations);
}

void words_stencils(struct words *w, const void *result)
{
    const struct stencils *s = result;
    text_append(&w->title, s->n == 1 ? "A difference formula" : "Difference formulas");
    text_append(&w->question,
                s->n == 1 ? "What is this difference formula?" : "What are these difference formulas?");
    words_stress(w, NULL, "%zu formula%s", s->n, s->n == 1 ? "" : "s");
    words_say(w, " for the %sderivative, with exact weights.", table_ordinal(s->derivative));
}
