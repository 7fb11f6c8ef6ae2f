/* A remembered function as a whole: how it is made, what it learns beforehand, and what others see of it. */
#include "function/source/remembered.h"
#include "base/memory.h"
#include "function/source/ahead.h"
#include "function/source/remembered_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t remembered_width(const struct function *f)
{
    return function_width(((const struct remembered *)f)->f);
}

static void remembered_failures(const struct function *f, struct function_failures *failures)
{
    function_failures(((const struct remembered *)f)->f, failures);
}

/* Where nobody answered is asked again: it is to be said of the new point as well. */
static void remembered_move(const struct function *f, const double *point)
{
    struct remembered *r = (struct remembered *)(uintptr_t)f;
    struct answers *a = &r->answers;
    struct function_failures failures = {0};
    function_failures(r->f, &failures);
    for (size_t i = 0; failures.n > 0 && i < a->n; i++) {
        if (a->entry[i].state == ANSWER_KNOWN && function_is_no_answer(*answers_values(a, i))) {
            a->entry[i].state = ANSWER_NONE;
            a->entry[i].times = 0;
        }
    }
    function_move(r->f, point);
}

static void remembered_free(struct function *f)
{
    struct remembered *r = (struct remembered *)f;
    function_free(r->f);
    kept_close(r->kept);
    answers_clear(&r->answers);
    for (size_t v = 0; v < VERBS; v++) answers_clear(&r->derivatives[v]);
    pthread_cond_destroy(&r->changed);
    pthread_mutex_destroy(&r->lock);
    free(r);
}

struct remembered *remembered_of(const struct function *f)
{
    const struct function *within = ahead_within(f);
    return within->class->free == remembered_free ? (struct remembered *)(uintptr_t)within : NULL;
}

hstar_status remembered_new(struct function *f, struct kept *kept, struct function **remembered,
                            hstar_error *err)
{
    struct remembered *r = memory_array(1, sizeof *r);
    if (!r) return error_memory(err);
    *r = (struct remembered){.head = *f,
                             .f = f,
                             .class = {.kind = f->class->kind,
                                       .takes_many = f->class->takes_many,
                                       .together = f->class->together,
                                       .width = remembered_width,
                                       .evaluate = remembered_call,
                                       .failures = remembered_failures,
                                       .move = remembered_move,
                                       .free = remembered_free},
                             .lock = PTHREAD_MUTEX_INITIALIZER,
                             .changed = PTHREAD_COND_INITIALIZER};
    r->head.class = &r->class;
    answers_init(&r->answers, f->n_variables, f->n_outputs);
    remembered_follow(&r->head);
    if (kept) {
        r->kept = kept;
        r->repeats = kept_repeats(kept);
        kept_tell_outputs(kept, f->n_outputs);
    }
    *remembered = &r->head;
    return HSTAR_OK;
}

hstar_status remembered_learn(struct function *f, const double *point, const double *const *answers, size_t n,
                              hstar_error *err)
{
    struct remembered *r = (struct remembered *)f;
    const size_t bytes = f->n_outputs * sizeof **answers;
    struct answers_view view = {0};
    const double **column = memory_array(f->n_variables, sizeof *column);
    bool *varies = memory_array(f->n_variables, sizeof *varies);
    for (size_t v = 0; column && v < f->n_variables; v++) column[v] = &point[v];
    const struct points one = {.n = 1, .column = column, .varies = varies};
    const bool viewed = column && varies && answers_view_init(&r->answers, &one, &view);
    size_t entry = ANSWERS_FULL;
    if (viewed) answers_place(&r->answers, &view, &entry);
    bool alike = true;
    for (size_t k = 1; k < n; k++) alike = alike && !memcmp(answers[k], answers[0], bytes);
    if (entry != ANSWERS_FULL) {
        memcpy(answers_values(&r->answers, entry), answers[0], bytes);
        r->answers.entry[entry].state = ANSWER_KNOWN;
        if (n > 1) r->repeats = alike ? REPEATS_STEADY : REPEATS_RANDOM;
    }
    for (size_t k = 0; r->kept && k < (alike ? 1 : n); k++)
        kept_add(r->kept, &(struct kept_question){"value", point, k}, answers[k], bytes);
    if (r->kept && r->repeats) kept_tell_repeats(r->kept, r->repeats);
    answers_view_clear(&view);
    free(column);
    free(varies);
    return viewed ? HSTAR_OK : error_memory(err);
}

struct function *remembered_inner(struct function *f)
{
    struct remembered *r = remembered_of(f);
    return r ? r->f : f;
}

const struct function *remembered_within(const struct function *f)
{
    const struct remembered *r = remembered_of(f);
    return r ? r->f : f;
}

void remembered_follow(struct function *f)
{
    struct remembered *r = remembered_of(f);
    if (r) r->class.concurrent = r->f->class->concurrent;
}

const char *remembered_trouble(const struct function *f)
{
    const struct remembered *r = remembered_of(f);
    return r && r->kept ? kept_trouble(r->kept) : NULL;
}
