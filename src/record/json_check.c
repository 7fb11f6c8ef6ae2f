/* Checks to JSON. */
#include "check/check_words.h"
#include "record/json.h"
#include "record/json_build.h"

#include <cjson/cJSON.h>
#include <math.h>

static cJSON *diagnosis_name(enum diagnosis d)
{
    return json_make_string(d == DIAGNOSIS_NONE ? NULL : diagnoses[d].name);
}

static void add_row(struct json_writer *w, cJSON *components, const struct check *c,
                    const struct check_row *r, size_t at)
{
    char wrt[COMPONENT_LABEL];
    struct text says;
    text_init(&says);
    check_wrt(c, r, wrt);
    check_says(&says, c, r);
    const struct step *s = &r->expected;
    cJSON *o = json_append(w, components, cJSON_CreateObject());
    json_add(w, o, "at", json_make_count(at));
    json_add(w, o, "output", json_make_count(r->output));
    json_add(w, o, "wrt", json_make_string(c->n_directions ? wrt : c->problem->f->variables[r->wrt]));
    json_add(w, o, "expected", json_make_number(s->value));
    json_add(w, o, "bar", json_make_number(s->bar));
    json_add(w, o, "got", json_make_number(r->got));
    json_add(w, o, "rounding", json_make_number(r->rounding));
    json_add(w, o, "difference", json_make_number(r->difference));
    json_add(w, o, "relative", json_make_number(r->relative));
    json_add(w, o, "bars", json_make_number(r->bars));
    json_add(w, o, "verdict", json_make_string(verdicts[r->verdict].name));
    json_add(w, o, "sense", json_make_string(sense_names[r->sense]));
    json_add(w, o, "piece", json_make_number(s->piece.local));
    json_add(w, o, "piece_bar", json_make_number(s->piece.local_bar));
    json_add(w, o, "diagnosis", diagnosis_name(r->diagnosis));
    json_add(w, o, "factor", json_make_number(r->factor));
    json_add(w, o, "says", json_make_string(says.data));
    json_add(w, o, "method", json_make_string(s->use < N_USES ? use_names[s->use] : NULL));
    json_add(w, o, "h", json_make_number(s->h));
    json_add(w, o, "h_largest", json_make_number(s->h_largest));
    json_add(w, o, "evaluations", json_make_count(s->evaluations));
    json_add(w, o, "noise", json_make_number(s->noise));
    json_add(w, o, "stop", json_make_string(stops[s->stop].name));
    if (says.failed) w->failed = true;
    text_clear(&says);
}

static void add_taylor(struct json_writer *w, cJSON *point, const struct check *c)
{
    const struct taylor *t = &c->taylor;
    if (!c->has_taylor) {
        json_add(w, point, "taylor", cJSON_CreateNull());
        return;
    }
    bool fitted = !isnan(t->slope);
    cJSON *taylor = json_add(w, point, "taylor", cJSON_CreateObject());
    json_add(w, taylor, "output", json_make_count(t->output));
    json_add(w, taylor, "directions", json_make_count(t->n_directions));
    json_add(w, taylor, "evaluations", json_make_count(t->evaluations));
    json_add(w, taylor, "slope", json_make_number(t->slope));
    json_add(w, taylor, "intercept", json_make_number(fitted ? t->intercept : (double)NAN));
    cJSON *window = json_add(w, taylor, "window", fitted ? cJSON_CreateArray() : cJSON_CreateNull());
    for (size_t i = 0; fitted && i < 2; i++) json_append(w, window, json_make_number(t->window[i]));
    json_add_column(w, taylor, "h", t->h, TAYLOR_STEPS);
    json_add_column(w, taylor, "remainder", t->remainder, TAYLOR_STEPS);
}

static void add_point(struct json_writer *w, cJSON *points, const struct check *c)
{
    cJSON *o = json_append(w, points, cJSON_CreateObject());
    json_add_point(w, o, "point", c->problem->f->variables, c->problem->point, c->problem->f->n_variables);
    json_add(w, o, "verdict", json_make_string(verdicts[c->verdict].name));
    cJSON *count = json_add(w, o, "count", cJSON_CreateObject());
    for (size_t v = 0; v < N_VERDICTS; v++)
        json_add(w, count, verdicts[v].name, json_make_count(c->count[v]));
    json_add(w, o, "diagnosis", diagnosis_name(c->diagnosis));
    json_add(w, o, "factor", json_make_number(c->factor));
    json_add(w, o, "says", json_make_string(c->says));
    json_add(w, o, "norm_relative", json_make_number(c->norm_relative));
    json_add(w, o, "word", json_make_string(c->word));
    json_add(w, o, "evaluations", json_make_count(c->evaluations));
    add_taylor(w, o, c);
}

static void add_criterion(struct json_writer *w, cJSON *root, const struct check *c)
{
    bool close = c->criterion == CRITERION_ALLCLOSE;
    cJSON *o = json_add(w, root, "criterion", cJSON_CreateObject());
    json_add(w, o, "name", json_make_string(criterion_names[c->criterion]));
    json_add(w, o, "margin", json_make_number(c->margin));
    json_add(w, o, "rtol", json_make_number(close ? c->rtol : (double)NAN));
    json_add(w, o, "atol", json_make_number(close ? c->atol : (double)NAN));
    json_add(w, o, "h", json_make_number(c->h));
}

hstar_status json_write_survey(const struct survey *s, struct sink *sink, hstar_error *err)
{
    struct json_writer w = {0};
    const struct check *first = s->at[0], *worst = s->at[s->severity[0]];
    cJSON *root = json_begin(&w, "hstar.check/1", first->problem);
    json_add(&w, root, "gradient", json_make_string(first->claim_kind));
    add_criterion(&w, root, first);
    json_add(&w, root, "seed", json_make_count((size_t)s->seed));
    json_add(&w, root, "directions", json_make_count(first->n_directions));
    json_add(&w, root, "passed_over", json_make_count(s->n_passed_over));
    json_add(&w, root, "verdict", json_make_string(verdicts[s->verdict].name));
    json_add(&w, root, "taylor_slope", json_make_number(s->taylor_slope));
    json_add(&w, root, "diagnosis", diagnosis_name(worst->diagnosis));
    json_add(&w, root, "says", json_make_string(worst->says));
    json_add(&w, root, "evaluations", json_make_count(s->evaluations));
    cJSON *points = json_add(&w, root, "points", cJSON_CreateArray());
    for (size_t i = 0; i < s->n_points && !w.failed; i++) add_point(&w, points, s->at[i]);
    cJSON *components = json_add(&w, root, "components", cJSON_CreateArray());
    for (size_t i = 0; i < s->n_points; i++)
        for (size_t k = 0; k < s->at[i]->n_rows && !w.failed; k++)
            add_row(&w, components, s->at[i], &s->at[i]->row[k], i);
    return json_finish(&w, root, sink, err);
}
