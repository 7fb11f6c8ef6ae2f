/* A lesson as JSON. It is made anew with each page and never read: no table of members. */
#include "page/lesson_json.h"
#include "record/json_text.h"

static void put_numbers(struct json_writer *w, const char *name, const double *x, size_t n)
{
    json_begin(w, name, JSON_COLUMN);
    for (size_t i = 0; i < n; i++) json_put_next(w, x[i]);
    json_end(w);
}

static void put_curve(struct json_writer *w, const struct lesson_component *c)
{
    json_begin(w, "curve", JSON_OBJECT);
    put_numbers(w, "d", c->d, LESSON_DISTANCES);
    put_numbers(w, "left", c->left, LESSON_DISTANCES);
    put_numbers(w, "right", c->right, LESSON_DISTANCES);
    json_end(w);
}

static void put_grain(struct json_writer *w, const struct lesson_component *c)
{
    if (!c->n_grains) {
        json_put_raw(w, "grain", "null");
        return;
    }
    json_begin(w, "grain", JSON_OBJECT);
    put_numbers(w, "x", c->grain_x, c->n_grains);
    put_numbers(w, "df", c->grain_f, c->n_grains);
    json_end(w);
}

static void put_component(struct json_writer *w, const struct problem *problem, const struct lesson *l,
                          const struct lesson_component *c)
{
    json_begin(w, NULL, JSON_OBJECT);
    json_put_count(w, "output", c->output);
    json_put_text(w, "wrt", problem->f->variables[c->wrt]);
    json_put_number(w, "x", c->x);
    json_put_number(w, "f", c->f);
    json_put_number(w, "ulp_x", c->ulp_x);
    json_put_number(w, "ulp_f", c->ulp_f);
    json_put_number(w, "derivative", c->derivative);
    put_numbers(w, "k", c->k, c->n_k);
    json_begin(w, "values", JSON_ARRAY);
    for (size_t i = 0; i < c->n_k; i++) put_numbers(w, NULL, c->values + i * l->n_h, l->n_h);
    json_end(w);
    put_curve(w, c);
    put_grain(w, c);
    json_end(w);
}

hstar_status landscape_write_json(const struct landscape *l, const struct problem *problem, struct sink *sink,
                                  hstar_error *err)
{
    struct json_writer w;
    json_writer_init(&w, sink, err);
    json_begin(&w, NULL, JSON_OBJECT);
    json_put_text(&w, "schema", "hstar.landscape/1");
    json_begin(&w, "variables", JSON_ARRAY);
    for (size_t v = 0; v < 2; v++) json_put_text(&w, NULL, problem->f->variables[v]);
    json_end(&w);
    put_numbers(&w, "from", l->from, 2);
    put_numbers(&w, "to", l->to, 2);
    json_put_count(&w, "side", LANDSCAPE_SIDE);
    put_numbers(&w, "f", l->f, LANDSCAPE_SIDE * LANDSCAPE_SIDE);
    json_end(&w);
    return json_writer_finish(&w);
}

hstar_status lesson_write_json(const struct lesson *lesson, const struct problem *problem, struct sink *sink,
                               hstar_error *err)
{
    struct json_writer w;
    json_writer_init(&w, sink, err);
    json_begin(&w, NULL, JSON_OBJECT);
    json_put_text(&w, "schema", "hstar.lesson/1");
    json_begin(&w, "components", JSON_ARRAY);
    for (size_t i = 0; i < lesson->n; i++) put_component(&w, problem, lesson, &lesson->component[i]);
    json_end(&w);
    json_end(&w);
    return json_writer_finish(&w);
}
