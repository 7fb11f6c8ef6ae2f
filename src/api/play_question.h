/* What the playground can be asked: a sweep of expressions, within bounds, in one of some forms. */
#ifndef API_PLAY_QUESTION_H
#define API_PLAY_QUESTION_H

#include "api/results.h"

enum {
    PLAY_LONGEST = 1000, /* characters of the expression */
    PLAY_POINT = 200,
    PLAY_LIST = 300,
    PLAY_POINTS = 2000,
    PLAY_SERIES = 6, /* methods times formats */
    PLAY_COMPONENTS = 6
};

/* X(identifier, what stands behind the last / of the address, type, the name of a file) */
#define PLAY_FORMS                                                                                           \
    X(PAGE, "", "text/html; charset=utf-8", NULL)                                                            \
    X(SWEEP, "sweep", "application/json", NULL)                                                              \
    X(SAVE_HTML, "save.html", "text/html; charset=utf-8", "hstar.html")                                      \
    X(SAVE_SVG, "save.svg", "image/svg+xml", "hstar.svg")                                                    \
    X(SAVE_JSON, "save.json", "application/json", "hstar.json")
enum play_form {
#define X(identifier, path, type, file) PLAY_##identifier,
    PLAY_FORMS
#undef X
        N_PLAY_FORMS
};

/* As they were typed, "" where nothing was; all for free(). */
struct play_question {
    enum play_form form;
    char *f, *x, *methods, *formats, *points;
};
void play_question_clear(struct play_question *q);

/* Appends the answer; where `progress` says so it is called off. What was appended before an error is no answer. */
MUST_USE hstar_status play_answer(const struct play_question *q, hstar_progress *progress, void *context,
                                  struct text *out, hstar_error *err);

/* Appends {"error": …} of a question. */
void play_append_error(const struct play_question *q, const hstar_error *wrong, struct text *out);

#endif
