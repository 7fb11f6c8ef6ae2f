/* What a page says of a sweep, and of the selectors' choices. */
#include "page/page_words.h"
#include "show/sweep_words.h"
#include "show/table_words.h"
#include "sweep/best.h"
#include "sweep/digits.h"

#include <math.h>

/* A best step: of a component by a method, or of all of a gradient. */
struct best_step {
    const struct method_sweep *method;
    const struct measured *best;
    double value, bar; /* what the error is against, and what that may be wrong by */
    const char *whose; /* "an error" */
};

static double digits_of_best(const struct sweep *s, const struct best_step *b)
{
    return floor(digits_correct(b->best->error, b->value, b->method->format ? b->method->format : s->format));
}

static void say_best_step(struct words *w, const struct sweep *s, const struct best_step *b)
{
    char h[WORDS_NUMBER], error[WORDS_NUMBER];
    const double digits = digits_of_best(s, b);
    if (b->value != 0 && !(b->best->error < fabs(b->value))) {
        words_stress(w, NULL, "None of these steps");
        words_say(w, ": not a digit is correct at any of them.");
        return;
    }
    words_stress(w, b->method->name, "%s", b->method->name);
    words_say(w, " with ");
    words_stress(w, NULL, "h %s %s", b->best->place == OPTIMUM_ANY_BELOW ? "up to" : "=",
                 words_of(b->best->h, h));
    if (best_hidden(b->best->error, b->bar)) {
        words_say(w, ": %s that does not show, because the trusted derivative itself may be wrong by %s.",
                  b->whose, words_of(b->bar, error));
        return;
    }
    if (b->best->error == 0) {
        words_say(w, ": no error at all.");
        return;
    }
    words_say(w, ": %s of at most about %s%s", b->whose, words_of(b->best->error, error),
              digits >= 1 ? ", " : ".");
    if (digits >= 1) words_stress(w, NULL, "%.0f correct digit%s", digits, digits > 1 ? "s" : "");
    if (digits >= 1) words_say(w, ".");
}

static void next_best(struct words *w, const struct sweep *s, const struct component_sweep *c,
                      const struct method_sweep *best)
{
    const struct method_sweep *cheap = best_cheap(s, c, best);
    char h[WORDS_NUMBER];
    if (!cheap || cheap == best) return;
    const struct best_step b = {cheap, &cheap->optimum.measured, best_value(c, cheap), best_bar(c), ""};
    text_format(&w->next, "With %zu call%s of f in place of %zu: %s with h = %s, %.0f digits.",
                best_cost(s, cheap), best_cost(s, cheap) == 1 ? "" : "s", best_cost(s, best), cheap->name,
                words_of(b.best->h, h), digits_of_best(s, &b));
}

static void say_no_step(struct words *w, const struct sweep *s, const struct component_sweep *c)
{
    struct text why = {0};
    if (best_untold_of(s, c))
        untold_append(&why, s);
    else
        text_append(&why, best_nothing(s, c) ? "there is no estimate" : "no error could be measured");
    words_stress(w, NULL, "No step can be recommended");
    words_say(w, ", because %s.", text_said(&why, &w->answer));
    text_clear(&why);
}

static void answer_of(struct words *w, const struct sweep *s, const struct component_sweep *c)
{
    const struct method_sweep *best = best_method(c, s->n_methods);
    if (!best) {
        say_no_step(w, s, c);
        return;
    }
    say_best_step(
        w, s,
        &(struct best_step){best, &best->optimum.measured, best_value(c, best), best_bar(c), "an error"});
    next_best(w, s, c, best);
}

/* One step for all components. */
static void answer_of_all(struct words *w, const struct sweep *s)
{
    const size_t best = best_for_all(s);
    if (best == s->n_methods) {
        say_no_step(w, s, &s->components[0]);
        return;
    }
    const struct method_sweep *m = &s->components[0].methods[best];
    const struct gradient_error *g = &s->gradient_error[best];
    say_best_step(w, s,
                  &(struct best_step){m, &g->optimum.measured, g->reference, best_bar_of_all(s),
                                      "an error with a norm"});
}

static void subject_of(struct text *t, const struct sweep *s)
{
    const struct component_sweep *c = &s->components[0];
    words_subject(t, s->problem, s->n_components, c->output, c->wrt,
                  s->n_methods ? c->methods[0].derivative : 1);
}

static void few_digits(struct words *w, const struct sweep *s)
{
    struct text names = {0}, t = {0};
    digits_few_append(&names, s);
    text_format(
        &t, "Too coarse for checking gradients: %s. Here these methods give fewer than %d correct digits.",
        text_said(&names, &t), DIGITS_OF_A_CHECK);
    if (names.length) words_note(w, text_said(&t, &w->notes));
    text_clear(&names);
    text_clear(&t);
}

static void gsl_notes(struct words *w, const struct sweep *s)
{
    char error[WORDS_NUMBER], claim[WORDS_NUMBER];
    const struct gsl_estimate *g = &s->components[0].gsl[0];
    struct text t = {0};
    if (s->n_components > 1 || !g->routine || isnan(g->error)) return;
    text_format(&t, "GSL at its own step: %s is off by %s and claims %s.", g->routine,
                words_of(fabs(g->error), error), words_of(g->abserr, claim));
    words_note(w, text_said(&t, &w->notes));
    text_clear(&t);
}

/* The answer for each component, where there are several. */
static void say_components(struct words *w, const struct sweep *s)
{
    const struct words whole = *w;
    if (s->n_components < 2) return;
    for (size_t i = 0; i < s->n_components; i++) {
        const struct component_sweep *c = &s->components[i];
        struct text question = {0};
        w->answer = w->next = (struct text){0};
        answer_of(w, s, c);
        text_append(&question, "Which step h gives the best ");
        words_subject(&question, s->problem, 1, c->output, c->wrt,
                      s->n_methods ? c->methods[0].derivative : 1);
        text_append(&question, "?");
        words_component(w, text_said(&question, &w->components));
        text_clear(&question);
        text_clear(&w->answer);
        text_clear(&w->next);
    }
    w->answer = whole.answer;
    w->next = whole.next;
}

void words_sweep(struct words *w, const void *result)
{
    const struct sweep *s = result;
    text_append(&w->title, "Finite differences: the ");
    subject_of(&w->title, s);
    text_append(&w->question, "Which step h gives the best ");
    subject_of(&w->question, s);
    text_append(&w->question, "?");
    if (s->n_components == 1 || !s->gradient_error)
        answer_of(w, s, &s->components[0]);
    else
        answer_of_all(w, s);
    say_components(w, s);
    few_digits(w, s);
    gsl_notes(w, s);
}

/* ---- The selectors' choices ---- */

static void auto_note(struct words *w, const struct choice *best)
{
    struct text t = {0}, value = {0};
    if (!best) return;
    words_value(&value, best->step.value, best->step.bar);
    if (isnan(best->step.value))
        text_format(&t, "auto gives no derivative: %s", stops[best->step.stop].sentence);
    else
        text_format(&t, "auto gives %s after %zu calls of f.", text_said(&value, &t), best->step.evaluations);
    text_clear(&value);
    words_note(w, text_said(&t, &w->notes));
    text_clear(&t);
}

void words_optimal(struct words *w, const void *result)
{
    const struct optimal *o = result;
    const struct sweep *s = o->sweep;
    const struct choice *choices = optimal_choices(o, 0), *best = choices_best(choices, o->n_choices);
    struct text value = {0};
    if (s->n_h && s->components[0].reference.source != REFERENCE_NONE) {
        words_sweep(w, s);
        auto_note(w, best);
        return;
    }
    text_append(&w->title, "Best step: ");
    subject_of(&w->title, s);
    text_append(&w->question, "Which step h gives the best ");
    subject_of(&w->question, s);
    text_append(&w->question, "?");
    if (!best || isnan(best->step.value)) {
        words_stress(w, NULL, "No step can be named");
        words_say(w, ": %s", best ? stops[best->step.stop].sentence : "no selector was asked.");
        return;
    }
    char h[WORDS_NUMBER];
    words_value(&value, best->step.value, best->step.bar);
    words_stress(w, NULL, "auto");
    words_say(w, " gives ");
    words_stress(w, NULL, "%s", text_said(&value, &w->answer));
    text_clear(&value);
    words_say(w, " after %zu calls of f", best->step.evaluations);
    if (isnan(best->step.h))
        words_say(w, ".");
    else
        words_say(w, ", with h = %s.", words_of(best->step.h, h));
}
