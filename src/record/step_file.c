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

#include "record/step.def"

void check_output(const struct json_value *value, void *object, const struct frame *at)
{
    const size_t output = json_count(value);
    (void)object;
    if (output >= at->head->n_outputs)
        json_complain(value, "is %zu, function.text has %zu", output, at->head->n_outputs);
}
