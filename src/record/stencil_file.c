/* hstar.stencil/1: difference formulas, exactly. */
#include "record/kind.h"
#include "stencil/describe.h"

#include <stdlib.h>
#include <string.h>

static const struct stencil *stencil_of(const struct frame *at)
{
    const struct method *method = at->data;
    return method->stencil;
}

/* A text that goes where it is said. */
static void move_text(struct text *t, char *text)
{
    if (!text) t->failed = true;
    text_append(t, text ? text : "");
    free(text);
}

#define SAY_TEXT(what)                                                                                       \
    static void say_##what(struct text *t, const struct frame *at)                                           \
    {                                                                                                        \
        move_text(t, stencil_##what##_text(stencil_of(at)));                                                 \
    }
SAY_TEXT(divisor)
SAY_TEXT(formula)
SAY_TEXT(constant)
SAY_TEXT(leading)

static void write_texts(struct json_writer *w, const struct member *m, const struct frame *at,
                        char *(*text)(const struct stencil *s, size_t i), bool nodes)
{
    const struct stencil *s = stencil_of(at);
    json_begin(w, m->name, JSON_ARRAY);
    for (size_t i = 0; i < s->n; i++) {
        char *one = text(s, i);
        if (!one) w->text.failed = true;
        if (one && nodes)
            json_put_node(w, one);
        else
            json_put_text(w, NULL, one);
        free(one);
    }
    json_end(w);
}

#define WRITE_TEXTS(what, nodes)                                                                             \
    static void write_##what(struct json_writer *w, const struct member *m, const struct frame *at)          \
    {                                                                                                        \
        write_texts(w, m, at, stencil_##what##_text, nodes);                                                 \
    }
WRITE_TEXTS(node, true)
WRITE_TEXTS(weight, false)
WRITE_TEXTS(integer, false)

COUNT_BY(order_of, struct method, o->stencil->order)
COUNT_BY(evaluations_of, struct method, o->stencil->n)

/* ---- Numbers that follow from the weights ---- */

static struct stencil_expectation expectation(const struct frame *at)
{
    const struct stencils *s = enclosing(at, &stencils_record);
    return stencil_expect(stencil_of(at), s->format->unit_roundoff);
}

static void write_noise(struct json_writer *w, const struct member *m, const struct frame *at)
{
    json_put_number(w, m->name, stencil_noise(stencil_of(at)));
}

static void write_best_h(struct json_writer *w, const struct member *m, const struct frame *at)
{
    json_put_number(w, m->name, expectation(at).h);
}

static void write_best_error(struct json_writer *w, const struct member *m, const struct frame *at)
{
    json_put_number(w, m->name, expectation(at).error);
}

#define FOUND(name, how, word_, ...) OTHER(name, how, NULL, __VA_ARGS__, .word = word_, .flags = WRITE_ONLY)

/* ---- Reading: a name tells a stencil ---- */

static bool same_weights(const struct json_value *stencil, const struct stencil *s)
{
    struct json_value weights = json_member(stencil, "weights");
    bool same = json_expect(&weights, s->n, "weights", "the stencil of that name");
    for (struct json_value e = json_first(&weights); same && e.item; json_next(&e)) {
        char *weight = stencil_weight_text(s, e.index);
        if (!weight) json_out_of_memory(e.file);
        same = weight && !strcmp(weight, json_text(&e));
        if (!same) json_complain(&e, "is \"%.40s\", not %s", json_text(&e), weight ? weight : "");
        free(weight);
    }
    return same;
}

static void make_stencil(const struct json_value *value, const struct stencils *s, struct method *method)
{
    struct json_value name = json_member(value, "name");
    struct method *made = NULL;
    size_t n = 0;
    const hstar_status status = methods_new(method->name, s->derivative, &made, &n, NULL);
    if (status == HSTAR_MEMORY) json_out_of_memory(value->file);
    if (status || n != 1 || !method_has_stencil(made) || !same_weights(value, made->stencil)) {
        json_complain(&name, "is \"%.60s\", which is no formula for derivative %u", method->name,
                      s->derivative);
        if (!status) methods_free(made, n);
        return;
    }
    free(method->name);
    *method = *made;
    free(made); /* and not what it held */
}

static void finish_stencils(const struct json_value *value, void *object, const struct frame *at)
{
    struct stencils *s = object;
    struct json_value stencils = json_member(value, "stencils");
    (void)at;
    for (struct json_value e = json_first(&stencils); e.item; json_next(&e))
        if (!e.file->status) make_stencil(&e, s, &s->methods[e.index]);
}

static void tell_stencils(void *result, struct head *head)
{
    struct stencils *s = result;
    s->command = head->command;
    s->n_command = head->n_command;
}

#include "record/stencil.def"

static void ask_stencils(const void *result, struct head *head)
{
    const struct stencils *s = result;
    head->command = s->command;
    head->n_command = s->n_command;
}

const struct result_file stencils_file = {.command = "hstar stencil",
                                          .head = &writer_record,
                                          .record = &stencils_record,
                                          .ask = ask_stencils,
                                          .is_read = true,
                                          .tell = tell_stencils};
