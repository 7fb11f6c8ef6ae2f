/* A step to JSON and back. */
#include "record/json_step.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

void json_add_step(struct json_writer *w, cJSON *object, const struct step *step)
{
    const struct stop_row *stop = &stops[step->stop];
    json_add(w, object, "value", json_make_number(step->value));
    json_add(w, object, "bar", json_make_number(step->bar));
    json_add(w, object, "method", json_make_string(step->use < N_USES ? use_names[step->use] : NULL));
    json_add(w, object, "order", json_make_count(step->order));
    json_add(w, object, "side", json_make_number(step->side));
    json_add(w, object, "h", json_make_number(step->h));
    json_add(w, object, "h_largest", json_make_number(step->h_largest));
    json_add(w, object, "evaluations", json_make_count(step->evaluations));
    json_add(w, object, "noise", json_make_number(step->noise));
    json_add(w, object, "spread", json_make_number(step->spread));
    json_add(w, object, "status", json_make_string(trust_name(stop->trust)));
    json_add(w, object, "stop", json_make_string(stop->name));
    json_add(w, object, "reason", json_make_string(stop->trust == TRUST_OK ? NULL : stop->sentence));
}

static double read_number(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    return json_number(&member);
}

static size_t read_count(const struct json_value *object, const char *name)
{
    struct json_value member = json_member(object, name);
    return json_count(&member);
}

void json_read_step(const struct json_value *object, struct step *step)
{
    const char *stop_names[N_STOPS];
    for (size_t i = 0; i < N_STOPS; i++) stop_names[i] = stops[i].name;
    struct json_value method = json_member(object, "method"), stop = json_member(object, "stop");
    struct json_value side = json_member(object, "side");
    double bar = read_number(object, "bar"), turn = json_number(&side);
    step->value = read_number(object, "value");
    step->bar = isnan(bar) ? (double)INFINITY : bar;
    step->use = json_is_null(&method) ? N_USES : (enum stencil_use)json_choice(&method, use_names, N_USES);
    step->order = (unsigned)read_count(object, "order") & 0xffff;
    if (!(turn == -1 || turn == 0 || turn == 1)) json_complain(&side, "is %g, not -1, 0 or 1", turn);
    step->side = turn < 0 ? -1 : turn > 0 ? 1 : 0;
    step->h = read_number(object, "h");
    step->h_largest = read_number(object, "h_largest");
    step->evaluations = read_count(object, "evaluations");
    step->noise = read_number(object, "noise");
    step->spread = read_number(object, "spread");
    step->stop = (enum stop)json_choice(&stop, stop_names, N_STOPS);
}
