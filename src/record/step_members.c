/* What a selector found, the same in every file; and what components of all kinds have. */
#include "record/shared_members.h"

static void say_status(struct text *t, const struct frame *at)
{
    const struct step *step = at->data;
    text_append(t, trust_name(stops[step->stop].trust));
}

static void say_reason(struct text *t, const struct frame *at)
{
    const struct step *step = at->data;
    if (stops[step->stop].trust != TRUST_OK) text_append(t, stops[step->stop].sentence);
}

#define OBJECT struct step
static const struct member step_members[] = {
    NUMBER(value, value, "f/x^d", "the derivative", .flags = CSV),
    NUMBER(bar, bar, "f/x^d", "the bound that is claimed for its error; `null` where nothing is claimed",
           .flags = CSV | INFINITE),
    CHOICE(method, use, USES, "the formula used", .flags = CSV | NULLABLE),
    COUNT(order, order, "its order of accuracy", .flags = CSV, .most = 1000),
    SIGN(side, side, "its side: -1 to the left, 0 symmetric, 1 to the right", .flags = CSV),
    NUMBER(h, h, "x", "the step as used, absolute; of an extrapolation the smallest", .flags = CSV),
    NUMBER(h_largest, h_largest, "x", "of an extrapolation the largest step, else `h`", .flags = CSV),
    COUNT(evaluations, evaluations, "of the function, the two at the point included", .flags = CSV),
    NUMBER(noise, noise, "f", "of the function, absolute, as the selector found it or was told; `null` where it did not look",
           .flags = CSV),
    NUMBER(spread, spread, "f", "\\|f(x) - f(x) again\\|: not 0 where f answers differently when it is called twice, and then part of the noise",
           .flags = CSV),
    SAID(status, say_status, "`ok`: the derivative lies within the bar; `doubtful`: there is a value, but nobody should count on its bar; `none`: there is none",
         .flags = CSV),
    CHOICE(stop, stop, STOPS, "why the search ended (`hstar list stops`); `contradicted`: a proven derivative lies outside the bar",
           .flags = CSV),
    SAID(reason, say_reason, "the same as a sentence, where the status is not `ok`"),
};
RECORD_OF(step, "step");
#undef OBJECT

void check_output(const struct json_value *value, void *object, const struct frame *at)
{
    const size_t output = json_count(value);
    (void)object;
    if (output >= at->head->n_outputs)
        json_complain(value, "is %zu, function.text has %zu", output, at->head->n_outputs);
}
