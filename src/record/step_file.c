/* What a selector found, the same in every file; and what components of all kinds have. */
#include "record/shared_members.h"

SAY(say_status, struct step, trust_name(stops[o->stop].trust))
SAY(say_reason, struct step, stops[o->stop].trust == TRUST_OK ? NULL : stops[o->stop].sentence)

#include "record/step.def"

void check_output(const struct json_value *value, void *object, const struct frame *at)
{
    const size_t output = json_count(value);
    (void)object;
    if (output >= at->head->n_outputs)
        json_complain(value, "is %zu, function.text has %zu", output, at->head->n_outputs);
}
