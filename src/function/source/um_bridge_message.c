/* Messages of UM-Bridge, there and back. */
#include "base/conversation.h"
#include "function/source/um_bridge_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void um_message_begin(const struct um_model *model, struct text *body)
{
    text_append(body, "{\"name\":");
    text_append(body, model->name);
    if (!model->config) return;
    text_append(body, ",\"config\":");
    text_append(body, model->config);
}

void um_message_input(const struct um_model *model, const double *x, struct text *body)
{
    text_append(body, ",\"input\":[");
    for (size_t v = 0, i = 0; v < model->inputs.n; v++) {
        text_append(body, v ? ",[" : "[");
        for (size_t begun = i; i < model->inputs.end[v]; i++) {
            if (i > begun) text_append(body, ",");
            text_double(body, x[i]);
        }
        text_append(body, "]");
    }
    text_append(body, "]");
}

/* The beginning of what somebody answered, in one line. */
static void quote_answer(const struct http_answer *answer, char quoted[CONVERSATION_QUOTE])
{
    const size_t white = strspn(answer->body, " \t\r\n");
    conversation_quote(answer->body + white, answer->length - white, quoted);
}

static hstar_status no_message(const struct http_answer *answer, hstar_error *err)
{
    enum { LEAST_REDIRECTION = 300, LEAST_ERROR = 400, OK = 200, BUSY = 503 };
    char quoted[CONVERSATION_QUOTE];
    quote_answer(answer, quoted);
    if (answer->code != OK)
        error_set(err, HSTAR_CHILD, "answered with HTTP's status %ld: %s", answer->code, quoted);
    else
        error_set(err, HSTAR_CHILD, "answered %s, which is not JSON", quoted);
    if (answer->code >= LEAST_REDIRECTION && answer->code < LEAST_ERROR)
        error_remedy(err,
                     "it leads elsewhere, and hstar does not follow: give the address where it leads to");
    else if (answer->code == BUSY)
        error_remedy(err, "it was too busy each time it was asked: fewer --jobs ask for less at a time");
    else
        error_remedy(err, "is it a server of UM-Bridge?");
    return HSTAR_CHILD;
}

/* {"error": {"type": …, "message": …}} */
static hstar_status told_error(const struct scanned *error, hstar_error *err)
{
    static const char *const for_good[] = {"ModelNotFound", "UnsupportedFeature"};
    const struct scanned type = scan_member(error, "type"), message = scan_member(error, "message");
    struct text kind, words;
    hstar_status status = HSTAR_CHILD;
    text_init(&kind);
    text_init(&words);
    scan_text(&type, &kind);
    scan_text(&message, &words);
    if (kind.failed || words.failed) {
        status = error_memory(err);
    } else {
        for (size_t i = 0; i < sizeof for_good / sizeof *for_good; i++)
            if (!strcmp(kind.data, for_good[i])) status = HSTAR_FILE;
        error_set(err, status, "answered with the error %.40s%s%.140s", *kind.data ? kind.data : "of no type",
                  *words.data ? ": " : "", words.data);
    }
    text_clear(&kind);
    text_clear(&words);
    return status;
}

hstar_status um_answer_read(const struct http_answer *answer, struct scanned *message, hstar_error *err)
{
    enum { OK = 200 };
    struct scan_wrong wrong;
    if (!scan_message(answer->body, answer->length, SCAN_PYTHON, message, &wrong))
        return no_message(answer, err);
    const struct scanned error = scan_member(message, "error");
    if (error.kind == SCAN_OBJECT) return told_error(&error, err);
    return answer->code == OK ? HSTAR_OK : no_message(answer, err);
}

static hstar_status is_no_number(const struct scanned *found, size_t i, hstar_error *err)
{
    if (found->kind == SCAN_TEXT)
        error_set(err, HSTAR_CHILD, "answered %.*s, a text, as number %zu of an output",
                  (int)(found->length < 40 ? found->length : 40), found->text, i + 1);
    else
        error_set(err, HSTAR_CHILD, "answered %s as number %zu of an output", scan_kind_words(found->kind),
                  i + 1);
    error_remedy(err, "where there is no value, the number is null");
    return HSTAR_CHILD;
}

static hstar_status miscounted(size_t got, size_t wanted, const char *what, hstar_error *err)
{
    return error_set(err, HSTAR_CHILD, "answered %zu %s%s where there should be %zu", got, what,
                     got == 1 ? "" : "s", wanted);
}

static hstar_status read_vector(const struct scanned *array, size_t n, double *numbers, size_t stride,
                                hstar_error *err)
{
    if (array->kind != SCAN_ARRAY)
        return error_set(err, HSTAR_CHILD, "answered an output that is %s, and no array of numbers",
                         scan_kind_words(array->kind));
    size_t found = 0;
    for (struct scanned e = scan_first(array); e.kind; e = scan_after(array, &e), found++) {
        if (e.kind != SCAN_NUMBER && e.kind != SCAN_NULL) return is_no_number(&e, found, err);
        if (found < n) numbers[found * stride] = scan_number(&e);
    }
    return found == n ? HSTAR_OK : miscounted(found, n, "number", err);
}

hstar_status um_answer_vector(const struct scanned *message, size_t n, double *numbers, size_t stride,
                              hstar_error *err)
{
    const struct scanned output = scan_member(message, "output");
    return read_vector(&output, n, numbers, stride, err);
}

hstar_status um_answer_vectors(const struct scanned *message, const struct um_vectors *vectors,
                               double *numbers, hstar_error *err)
{
    const struct scanned output = scan_member(message, "output");
    if (output.kind != SCAN_ARRAY)
        return error_set(err, HSTAR_CHILD, "answered an output that is %s, and no array of vectors",
                         scan_kind_words(output.kind));
    const size_t n = scan_count(&output);
    if (n != vectors->n) return miscounted(n, vectors->n, "vector", err);
    struct scanned vector = scan_first(&output);
    hstar_status status = HSTAR_OK;
    for (size_t v = 0; v < n && !status; v++, vector = scan_after(&output, &vector))
        status =
            read_vector(&vector, um_vectors_size(vectors, v), numbers + um_vectors_begin(vectors, v), 1, err);
    return status;
}
