/* The derivatives that a program answers: asked for each time, and where a file keeps what f answered, kept there beside the values, with how
 * often that point was asked for before. */
#include "base/memory.h"
#include "base/numeral.h"
#include "function/source/command.h"
#include "function/source/remembered_parts.h"
#include "function/source/unstarted.h"

#include <stdlib.h>
#include <string.h>

static size_t find_verb(struct remembered *r, const char *verb)
{
    size_t i = 0;
    while (i < VERBS && r->verb[i] && strcmp(r->verb[i], verb)) i++;
    if (i < VERBS && !r->verb[i]) {
        r->verb[i] = verb;
        answers_init(&r->derivatives[i], r->head.n_variables, 0);
    }
    return i;
}

/* So often it was asked there before. */
static bool count_derivatives(struct remembered *r, const char *verb, const double *point, size_t *times)
{
    const size_t n = r->head.n_variables, v = find_verb(r, verb);
    const double **column = memory_room(n, sizeof *column);
    bool *varies = memory_array(n, sizeof *varies);
    size_t entry = ANSWERS_FULL;
    if (v < VERBS && column && varies) {
        struct answers_view view;
        for (size_t i = 0; i < n; i++) column[i] = &point[i];
        const struct points one = {.n = 1, .column = column, .varies = varies};
        if (answers_view_init(&r->derivatives[v], &one, &view))
            answers_place(&r->derivatives[v], &view, &entry);
        answers_view_clear(&view);
    }
    if (entry != ANSWERS_FULL) *times = r->derivatives[v].entry[entry].times++;
    free(column);
    free(varies);
    return entry != ANSWERS_FULL;
}

static bool read_kept_derivatives(struct remembered *r, const struct kept_question *question, size_t n,
                                  double *derivatives, char **answer)
{
    const void *bytes;
    size_t length, i = 0;
    if (!kept_find(r->kept, question, &bytes, &length)) return false;
    char *text = memory_text(bytes, length), *word = text, *rest = text;
    for (; text && i < n; i++, word = rest) {
        derivatives[i] = numeral_read(word, &rest);
        if (rest == word) break;
    }
    const bool whole = text && i == n;
    if (whole && answer)
        *answer = text;
    else
        free(text);
    return whole;
}

static hstar_status ask_for_derivatives(const struct function *f, const char *verb, size_t n,
                                        const double *point, double *derivatives, char **answer,
                                        hstar_error *err)
{
    hstar_status status = unstarted_start(f, &f, err);
    return status ? status : command_derivatives(f, verb, n, point, derivatives, answer, err);
}

hstar_status remembered_derivatives(const struct function *f, const char *verb, size_t n, const double *point,
                                    double *derivatives, char **answer, hstar_error *err)
{
    struct remembered *r = remembered_of(f);
    if (!r || !r->kept) return ask_for_derivatives(r ? r->f : f, verb, n, point, derivatives, answer, err);
    struct kept_question question = {verb, point, 0};
    pthread_mutex_lock(&r->lock);
    const bool counted = count_derivatives(r, verb, point, &question.occurrence),
               found = counted && read_kept_derivatives(r, &question, n, derivatives, answer);
    pthread_mutex_unlock(&r->lock);
    if (found) return HSTAR_OK;
    char *text = NULL;
    hstar_status status = ask_for_derivatives(r->f, verb, n, point, derivatives, &text, err);
    if (status) return status;
    pthread_mutex_lock(&r->lock);
    if (counted) kept_add(r->kept, &question, text, strlen(text));
    pthread_mutex_unlock(&r->lock);
    if (answer)
        *answer = text;
    else
        free(text);
    return HSTAR_OK;
}
