/* What follows from a sweep: which step to use, in a sentence or two. */
#include "show/sweep_words.h"
#include "show/table_parts.h"
#include "sweep/best.h"
#include "sweep/digits.h"

#include <math.h>
#include <stdio.h>

/* What is said of a method: its best step, and what the errors are against. */
struct advice {
    const struct method_sweep *method;
    const struct measured *best;
    double value, bar;     /* bar: what `value` may itself be wrong by, where it is an estimate */
    const char *lead, *of; /* "With respect to x, u" se; "its error", "the norm of its error" */
};

/* "its error is up to 7.1e-12, about 11 correct digits", from the error beside the derivative. */
static void append_error(struct text *t, const struct advice *a, const struct format *format)
{
    const double error = a->best->error;
    if (best_hidden(error, a->bar)) {
        text_format(t, "%s does not show: ", a->of);
        text_format(t,
                    isnan(a->bar) ? "nobody knows how wrong the trusted derivative is"
                                  : "the trusted derivative itself may be wrong by %.1e",
                    a->bar);
        return;
    }
    if (error == 0) {
        text_append(t, "it has no error there");
        return;
    }
    text_format(t, "%s is up to %.1e", a->of, error);
    digits_append(t, error, a->value, format);
}

static void advise(struct sheet *p, const struct sweep *s, const struct advice *a)
{
    static const char *const hints[] = {
        [OPTIMUM_NONE] = "",
        [OPTIMUM_INSIDE] = "",
        [OPTIMUM_LOWER_END] = "Smaller steps than those tried may be better still.",
        [OPTIMUM_UPPER_END] = "Larger steps than those tried may be better still.",
        [OPTIMUM_ANY_BELOW] = ""};
    static const char *const which[] = {[OPTIMUM_NONE] = "near",
                                        [OPTIMUM_INSIDE] = "near",
                                        [OPTIMUM_LOWER_END] = "near",
                                        [OPTIMUM_UPPER_END] = "near",
                                        [OPTIMUM_ANY_BELOW] = "up to"};
    const struct measured *best = a->best;
    if (a->value != 0 && !(best->error < fabs(a->value))) {
        sheet_prose(p, 2, 2, "%sse none of these steps: not a digit is correct at any of them.", a->lead);
        sheet_is_answer(p);
        return;
    }
    struct text error = {0};
    append_error(&error, a, a->method->format ? a->method->format : s->format);
    sheet_prose(p, 2, 2, "%sse %s with h %s %.1e: %s. %s", a->lead, a->method->name, which[best->place],
                best->h, text_said(&error, &p->text), best->error == 0 ? "" : hints[best->place]);
    sheet_is_answer(p);
    text_clear(&error);
}

static void advise_of(struct sheet *p, const struct sweep *s, const struct method_sweep *m,
                      const struct component_sweep *c, const char *lead)
{
    advise(p, s,
           &(struct advice){.method = m,
                            .best = &m->optimum.measured,
                            .value = best_value(c, m),
                            .bar = best_bar(c),
                            .lead = lead,
                            .of = "its error"});
}

/* One step for all components, by the most accurate method. */
static void advise_whole(struct sheet *p, const struct sweep *s)
{
    const size_t best = best_for_all(s);
    if (best == s->n_methods) return;
    char lead[COMPONENT_LABEL];
    snprintf(lead, sizeof lead, "For the whole %s, u", table_whole(s));
    advise(p, s,
           &(struct advice){.method = &s->components[0].methods[best],
                            .best = &s->gradient_error[best].optimum.measured,
                            .value = s->gradient_error[best].reference,
                            .bar = best_bar_of_all(s),
                            .lead = lead,
                            .of = "the norm of its error"});
}

static void warn_of_few_digits(struct sheet *p, const struct sweep *s)
{
    struct text names = {0};
    digits_few_append(&names, s);
    if (names.length)
        sheet_prose(p, 2, 2,
                    "Do not check a gradient in %s: fewer than %d digits are correct here by these methods.",
                    text_said(&names, &p->text), DIGITS_OF_A_CHECK);
    text_clear(&names);
}

/* label: of the component, where there are several. */
static void no_advice(struct sheet *p, const struct sweep *s, const struct component_sweep *c,
                      const char *label)
{
    struct text why = {0};
    if (best_untold_of(s, c))
        untold_append(&why, s);
    else
        text_append(&why, best_nothing(s, c) ? "there is no estimate" : "no error could be measured");
    sheet_prose(p, 2, 2, "%s%so step can be recommended, because %s.", label ? label : "",
                label ? ": n" : "N", text_said(&why, &p->text));
    sheet_is_answer(p);
    text_clear(&why);
}

void table_advice(struct sheet *p, const struct sweep *s)
{
    const size_t most = 8;
    sheet_heading(p, "WHAT TO USE");
    advise_whole(p, s);
    for (size_t i = 0; i < s->n_components && i < most; i++) {
        const struct component_sweep *c = &s->components[i];
        const struct method_sweep *best = best_method(c, s->n_methods);
        char lead[2 * COMPONENT_LABEL] = "U", label[COMPONENT_LABEL];
        table_label(s->problem, c->output, c->wrt, label);
        if (s->n_components > 1) snprintf(lead, sizeof lead, "With respect to %s, u", label);
        if (!best) {
            no_advice(p, s, c, s->n_components > 1 ? label : NULL);
            continue;
        }
        const struct method_sweep *cheap = best_cheap(s, c, best);
        advise_of(p, s, best, c, lead);
        if (cheap == best) continue;
        snprintf(lead, sizeof lead, "With %zu evaluation%s instead of %zu, u", best_cost(s, cheap),
                 best_cost(s, cheap) == 1 ? "" : "s", best_cost(s, best));
        if (s->n_components == 1) advise_of(p, s, cheap, c, lead);
    }
    sheet_more(p, s->n_components > most ? s->n_components - most : 0);
    warn_of_few_digits(p, s);
    sheet_blank(p);
}
