/* The record of a suite as JSON. */
#include "base/json_quote.h"
#include "cli/checks/check_rows.h"
#include "cli/checks/suite_record.h"

#include <math.h>

static void append_component(const struct suite_component *k, struct text *t)
{
    text_format(t, "{\"point\": %zu, \"output\": %zu, \"variable\": %zu, \"name\": ", k->point, k->output,
                k->variable);
    if (k->name)
        text_quoted(t, k->name);
    else
        text_append(t, "null");
    text_format(t, ", \"verdict\": \"%s\", \"got\": ", check_outcome_name(k->outcome));
    text_double(t, k->got);
    text_append(t, ", \"expected\": ");
    text_double(t, k->expected);
    text_append(t, ", \"bar\": ");
    text_double(t, k->bar);
    text_append(t, ", \"bars\": ");
    text_double(t, k->bars);
    text_append(t, "}");
}

/* The component whose two numbers are the most bars apart; n where none has any. */
static size_t worst_component(const struct suite_check *c)
{
    size_t worst = c->n;
    for (size_t i = 0; i < c->n; i++)
        if (!isnan(c->components[i].bars) &&
            (worst == c->n || c->components[i].bars > c->components[worst].bars))
            worst = i;
    return worst;
}

static void append_check(const struct suite_check *c, struct text *t)
{
    const size_t worst = worst_component(c);
    text_append(t, "    {\"name\": ");
    text_quoted(t, c->name);
    text_format(t, ", \"verdict\": \"%s\", \"says\": ", check_outcome_name(c->outcome));
    text_quoted(t, c->says);
    text_append(t, ",\n     \"worst\": ");
    if (worst < c->n)
        text_format(t, "%zu", worst);
    else
        text_append(t, "null");
    text_append(t, ", \"components\": [");
    for (size_t i = 0; i < c->n; i++) {
        text_append(t, i ? ",\n         " : "\n         ");
        append_component(&c->components[i], t);
    }
    text_append(t, "]}");
}

static void append_changes(const struct suite_changes *changes, struct text *t)
{
    text_append(t, ",\n\"changes\": [");
    for (size_t i = 0; i < changes->n; i++) {
        text_format(t, "%s\n    {\"change\": \"%s\", \"name\": ", i ? "," : "",
                    suite_change_name(changes->changes[i].kind));
        text_quoted(t, changes->changes[i].name);
        text_append(t, ", \"says\": ");
        text_quoted(t, changes->changes[i].says);
        text_append(t, "}");
    }
    text_append(t, "]");
}

void suite_record_text(const struct suite_record *record, const char *suite,
                       const struct suite_changes *changes, struct text *t)
{
    text_format(t, "{\"schema\": \"hstar.suite/1\",\n\"hstar\": \"%s\",\n\"suite\": ", hstar_version());
    text_quoted(t, suite);
    text_append(t, ",\n\"checks\": [");
    for (size_t i = 0; i < record->n; i++) {
        text_append(t, i ? ",\n" : "\n");
        append_check(&record->checks[i], t);
    }
    text_append(t, "]");
    if (changes) append_changes(changes, t);
    text_append(t, "}\n");
}
