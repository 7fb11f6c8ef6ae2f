/* hstar.descent/1: a way downhill. */
#include "record/kind.h"

#include <math.h>
#include <stdlib.h>

COUNT_BY(iteration, struct descent_step, at->index)
FIND(best_step, struct descent, &o->trace[o->best])
COUNT_BY(iterations, struct descent, o->n_steps - 1)
static void write_done(struct json_writer *w, const struct member *m, const struct frame *at)
{
    const struct descent *d = at->data;
    json_put_raw(w, m->name, descent_stops[d->stop].done ? "true" : "false");
}

SAY(say_reason, struct descent, descent_stops[o->stop].sentence)

static const char *const sides[] = {"lower", "upper"};

static void write_held(struct json_writer *w, const struct member *m, const struct frame *at)
{
    const struct descent *d = at->data;
    json_begin(w, m->name, JSON_OBJECT);
    for (size_t v = 0; v < at->head->n_variables; v++)
        if (d->held[v]) json_put_text(w, at->head->variables[v], sides[d->held[v] > 0]);
    json_end(w);
}

static void read_held(const struct json_value *value, const struct member *m, void *object,
                      const struct frame *at)
{
    struct descent *d = object;
    (void)m;
    d->held = json_room(value->file, at->head->n_variables, sizeof *d->held);
    for (size_t v = 0; v < at->head->n_variables && !value->file->status; v++) {
        struct json_value side = json_member_if(value, at->head->variables[v]);
        if (side.item) d->held[v] = json_choice(&side, &(struct names)NAMES(sides)) ? 1 : -1;
    }
}

static void ready_descent(const struct json_value *value, void *object, const struct frame *at)
{
    const struct descent *d = object;
    struct json_value function = json_member(value, "function"), text = json_member(&function, "text");
    struct json_value best = json_member(value, "best");
    if (at->head->n_outputs != 1) json_complain(&text, "has %zu elements, not 1", at->head->n_outputs);
    if (d->best >= d->n_steps) json_complain(&best, "is %zu, trace.f has %zu numbers", d->best, d->n_steps);
}

#include "record/descent.def"

const struct result_file descent_file = {.command = "hstar minimize",
                                         .head = &question_record,
                                         .record = &descent_record,
                                         .problem = offsetof(struct descent, problem),
                                         .csv = &csv_of_elements,
                                         .rows = "step: the start and each iteration",
                                         .is_read = true};
