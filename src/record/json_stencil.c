/* Stencils to JSON. */
#include "record/json.h"
#include "record/json_build.h"
#include "stencil/describe.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

/* A text that is the item's from now on; NULL: memory ran out. */
static cJSON *take(char *text)
{
    cJSON *item = text ? json_make_string(text) : NULL;
    free(text);
    return item;
}

static void add_fractions(struct json_writer *w, cJSON *object, const struct stencil *s)
{
    cJSON *nodes = json_add(w, object, "nodes", cJSON_CreateArray());
    for (size_t i = 0; i < s->n && !w->failed; i++) {
        char *text = stencil_node_text(s, i);
        json_append(w, nodes, text ? json_make_node(text) : NULL);
        free(text);
    }
    cJSON *weights = json_add(w, object, "weights", cJSON_CreateArray());
    for (size_t i = 0; i < s->n && !w->failed; i++) json_append(w, weights, take(stencil_weight_text(s, i)));
    cJSON *integers = json_add(w, object, "integers", cJSON_CreateArray());
    for (size_t i = 0; i < s->n && !w->failed; i++)
        json_append(w, integers, take(stencil_integer_text(s, i)));
    json_add(w, object, "divisor", take(stencil_divisor_text(s)));
}

hstar_status json_write_stencils(const struct stencils *s, struct sink *sink, hstar_error *err)
{
    struct json_writer w = {0};
    cJSON *root = json_begin_plain(&w, "hstar.stencil/1", (const char *const *)s->command, s->n_command);
    json_add(&w, root, "derivative", json_make_count(s->derivative));
    json_add_format(&w, root, s->format);
    cJSON *stencils = json_add(&w, root, "stencils", cJSON_CreateArray());
    for (size_t m = 0; m < s->n && !w.failed; m++) {
        const struct stencil *stencil = s->methods[m].stencil;
        const struct stencil_expectation expect = stencil_expect(stencil, s->format->unit_roundoff);
        cJSON *object = json_append(&w, stencils, cJSON_CreateObject());
        json_add(&w, object, "name", json_make_string(s->methods[m].name));
        json_add(&w, object, "order", json_make_count(stencil->order));
        add_fractions(&w, object, stencil);
        json_add(&w, object, "evaluations", json_make_count(stencil->n));
        json_add(&w, object, "formula", take(stencil_formula_text(stencil)));
        json_add(&w, object, "error_constant", take(stencil_constant_text(stencil)));
        json_add(&w, object, "leading_term", take(stencil_leading_text(stencil)));
        json_add(&w, object, "noise_factor", json_make_number(stencil_noise(stencil)));
        json_add(&w, object, "best_h", json_make_number(expect.h));
        json_add(&w, object, "best_error", json_make_number(expect.error));
    }
    return json_finish(&w, root, sink, err);
}
