/* For tests that count how often one waits for f: a function as a program with copies is one, of so many points in the time of one. */
#ifndef TESTS_WAITING_H
#define TESTS_WAITING_H

#include "asking.h"
#include "check.h"

#include "base/texts.h"
#include "function/source/ahead.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { WAITING_VARIABLES = 4 };

struct waiting_for {
    struct function head;
    size_t width;
    void (*formulas)(const double *x, size_t m, double *y); /* m outputs at one point */
    size_t *n_points, *n_rounds;                            /* of all calls, for who outlives it */
    pthread_mutex_t lock;
};

static inline hstar_status waiting_evaluate(const struct function *f, const struct points *points,
                                            double *const *outputs, hstar_error *err)
{
    struct waiting_for *w = (struct waiting_for *)(uintptr_t)f;
    double x[WAITING_VARIABLES], *y = calloc(f->n_outputs, sizeof *y);
    (void)err;
    if (!y) abort();
    pthread_mutex_lock(&w->lock);
    *w->n_points += points->n;
    *w->n_rounds += (points->n + w->width - 1) / w->width;
    pthread_mutex_unlock(&w->lock);
    for (size_t i = 0; i < points->n; i++) {
        for (size_t v = 0; v < f->n_variables; v++) x[v] = points->column[v][points->varies[v] ? i : 0];
        w->formulas(x, f->n_outputs, y);
        for (size_t o = 0; o < f->n_outputs; o++) outputs[o][i] = y[o];
    }
    free(y);
    return HSTAR_OK;
}

static inline size_t waiting_width(const struct function *f)
{
    return ((const struct waiting_for *)f)->width;
}

static inline void waiting_free(struct function *f)
{
    pthread_mutex_destroy(&((struct waiting_for *)f)->lock);
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(f);
}

/* As hstar starts programs: with several copies it is called ahead of time. */
static inline struct function *waiting_new(void (*formulas)(const double *, size_t, double *), size_t n,
                                           size_t m, size_t width, size_t *n_points, size_t *n_rounds)
{
    static const struct function_class class = {.kind = "command",
                                                .concurrent = true,
                                                .together = true,
                                                .width = waiting_width,
                                                .evaluate = waiting_evaluate,
                                                .free = waiting_free};
    static const char *const names[WAITING_VARIABLES] = {"x", "y", "z", "u"};
    struct waiting_for *w = calloc(1, sizeof *w);
    struct function *f;
    const char **texts = calloc(m, sizeof *texts);
    if (!w || !texts) abort();
    for (size_t o = 0; o < m; o++) texts[o] = "f";
    *w = (struct waiting_for){.head = {.class = &class,
                                       .n_variables = n,
                                       .n_outputs = m,
                                       .variables = texts_copy(names, n),
                                       .texts = texts_copy(texts, m)},
                              .width = width,
                              .formulas = formulas,
                              .n_points = n_points,
                              .n_rounds = n_rounds,
                              .lock = PTHREAD_MUTEX_INITIALIZER};
    free(texts);
    *n_points = *n_rounds = 0;
    if (width == 1) return &w->head;
    assert_int_equal(ahead_new(&w->head, &f, NULL), HSTAR_OK);
    return f;
}

#endif
