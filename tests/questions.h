/* Every question that hstar.h can ask of a problem, for tests that go through all of them; and results as one text. */
#ifndef TESTS_QUESTIONS_H
#define TESTS_QUESTIONS_H

#include "hstar.h"

#include <stdlib.h>
#include <string.h>

typedef hstar_status question_asked(const hstar_problem *problem, const hstar_options *options,
                                    hstar_results **results, hstar_error *error);

enum { MOST_DIRECTIONS = 16 };

/* Along (1, 1, …). */
static inline hstar_status ask_along(const hstar_problem *problem, const hstar_options *options,
                                     hstar_results **results, hstar_error *error)
{
    double direction[MOST_DIRECTIONS];
    for (size_t i = 0; i < MOST_DIRECTIONS; i++) direction[i] = 1;
    return hstar_along(problem, direction, options, results, error);
}

struct question_row {
    const char *name;
    question_asked *ask;
    hstar_kind kind;
};

enum { N_QUESTIONS = 8 };
static const struct question_row question_rows[N_QUESTIONS] = {
    {"jacobian", hstar_jacobian, HSTAR_KIND_DERIVATIVES},
    {"along", ask_along, HSTAR_KIND_DERIVATIVES},
    {"hessian", hstar_hessian, HSTAR_KIND_HESSIAN},
    {"check", hstar_check, HSTAR_KIND_CHECK},
    {"noise", hstar_noise, HSTAR_KIND_NOISE},
    {"sweep", hstar_sweep, HSTAR_KIND_SWEEP},
    {"optimal", hstar_optimal, HSTAR_KIND_OPTIMAL},
    {"minimize", hstar_minimize, HSTAR_KIND_DESCENT},
};

/* What was written so far; takes `most` calls, if that is not 0. */
struct collected {
    char *text;
    size_t length, calls, most;
};

static inline int collect(const char *bytes, size_t n, void *context)
{
    struct collected *c = context;
    if (c->most && c->calls == c->most) return 1;
    c->calls++;
    char *text = realloc(c->text, c->length + n + 1);
    if (!text) return 1;
    memcpy(text + c->length, bytes, n);
    c->text = text;
    c->length += n;
    text[c->length] = '\0';
    return 0;
}

/* The text of results in a form, for free(); NULL where there is none. */
static inline char *text_of_results(const hstar_results *results, hstar_form form)
{
    struct collected c = {0};
    if (!hstar_results_write(results, form, collect, &c, NULL)) return c.text;
    free(c.text);
    return NULL;
}

#endif
