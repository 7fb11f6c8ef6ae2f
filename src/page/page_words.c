/* The words of a page as JSON, and the pieces that all kinds share. */
#include "page/page_words.h"
#include "base/decimal.h"
#include "base/json_quote.h"
#include "problem/component.h"
#include "show/table_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[N_RESULT_KINDS] = {
#define X(identifier, name, words) [RESULT_##identifier] = name,
#include "page/page_kinds.def"
#undef X
};
static words_sayer *const sayers[N_RESULT_KINDS] = {
#define X(identifier, name, words) [RESULT_##identifier] = words,
#include "page/page_kinds.def"
#undef X
};

/* ---- Numbers ---- */

static void superscript(struct text *t, int exponent)
{
    static const char *const digits[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    char plain[16];
    snprintf(plain, sizeof plain, "%d", exponent);
    for (const char *c = plain; *c; c++) text_append(t, *c == '-' ? "⁻" : digits[*c - '0']);
}

void words_number(struct text *t, double x)
{
    const double smallest = 1e-2, largest = 1e4;
    char mantissa[32];
    if (!isfinite(x)) {
        text_append(t, isnan(x) ? "–" : x < 0 ? "−∞" : "∞");
        return;
    }
    if (x < 0) text_append(t, "−");
    x = fabs(x);
    if (x == 0 || (x >= smallest && x < largest)) {
        text_format(t, x >= 10 ? "%.0f" : "%.2g", x);
        return;
    }
    snprintf(mantissa, sizeof mantissa, "%.1e", x);
    char *e = strchr(mantissa, 'e');
    *e = '\0';
    text_append(t, mantissa);
    text_append(t, "×10");
    superscript(t, atoi(e + 1));
}

const char *words_of(double x, char out[WORDS_NUMBER])
{
    struct text t = {0};
    words_number(&t, x);
    snprintf(out, WORDS_NUMBER, "%s", t.data ? t.data : "");
    text_clear(&t);
    return out;
}

/* ---- Pieces ---- */

static void piece(struct words *w, bool strong, const char *method, const char *format, va_list arguments)
{
    char *room = NULL;
    if (vasprintf(&room, format, arguments) < 0) {
        w->answer.failed = true;
        return;
    }
    text_append(&w->answer, w->answer.length ? ", {\"text\": " : "{\"text\": ");
    text_quoted(&w->answer, room);
    text_append(&w->answer, strong ? ", \"strong\": true, \"method\": " : ", \"strong\": false, \"method\": ");
    if (method)
        text_quoted(&w->answer, method);
    else
        text_append(&w->answer, "null");
    text_append(&w->answer, "}");
    free(room);
}

void words_say(struct words *w, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    piece(w, false, NULL, format, arguments);
    va_end(arguments);
}

void words_stress(struct words *w, const char *method, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    piece(w, true, method, format, arguments);
    va_end(arguments);
}

void words_note(struct words *w, const char *note)
{
    if (w->notes.length) text_append(&w->notes, ", ");
    text_quoted(&w->notes, note);
}

static void append_member(struct text *json, const char *name, const struct text *value)
{
    text_format(json, ",\n\"%s\": ", name);
    if (value->length)
        text_quoted(json, text_said(value, json));
    else
        text_append(json, "null");
}

static void append_list(struct text *json, const char *name, const struct text *elements)
{
    text_format(json, ",\n\"%s\": [", name);
    text_append(json, text_said(elements, json));
    text_append(json, "]");
}

void words_component(struct words *w, const char *question)
{
    text_append(&w->components, w->n_components++ ? ",\n{\"question\": " : "{\"question\": ");
    text_quoted(&w->components, question);
    append_list(&w->components, "answer", &w->answer);
    append_member(&w->components, "next", &w->next);
    text_append(&w->components, "}");
}

void words_subject(struct text *t, const struct problem *problem, size_t n_components, size_t output,
                   size_t wrt, unsigned derivative)
{
    const struct function *f = problem->f;
    const char *which = derivative > 1 ? table_ordinal(derivative) : "";
    if (n_components == 1)
        text_format(t, "%sderivative of ", which);
    else if (f->n_outputs == 1)
        text_append(t, derivative < 2 ? "gradient of " : "derivatives of ");
    else
        text_append(t, derivative < 2 ? "Jacobian of " : "derivatives of ");
    if (n_components > 1 && f->n_outputs > 1)
        text_format(t, "%zu functions", f->n_outputs);
    else
        table_append_expression(t, f->texts[n_components == 1 ? output : 0]);
    if (n_components == 1 && f->n_variables > 1) text_format(t, " with respect to %s", f->variables[wrt]);
    text_append(t, " at ");
    table_append_point(t, problem);
}

/* ---- The whole ---- */

/* A word as a shell takes it. */
static void append_word(struct text *t, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
    const bool quoted = !*word || word[strspn(word, plain)];
    if (quoted) text_append(t, "'");
    for (; *word; word++) {
        if (*word == '\'')
            text_append(t, "'\\''");
        else
            text_append_bytes(t, word, 1);
    }
    if (quoted) text_append(t, "'");
}

static void say_command(struct words *w)
{
    const struct problem *problem =
        w->item->result ? result_problem(w->item->kind, w->item->result) : NULL;
    for (size_t i = 0; problem && i < problem->n_command; i++) {
        if (i) text_append(&w->command, " ");
        append_word(&w->command, problem->command[i]);
    }
}

static void words_clear(struct words *w)
{
    struct text *const all[] = {&w->title, &w->question, &w->next, &w->command, &w->answer,
                                &w->notes, &w->components};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) text_clear(all[i]);
}

/* What has no result here: its name, and what is known to have come of it. */
static void say_without(struct words *w)
{
    const struct page_item *item = w->item;
    const char *answer = item->says ? item->says : item->error;
    if (item->title) text_append(&w->title, item->title);
    if (item->title) text_append(&w->question, item->title);
    w->verdict = item->what;
    if (answer) words_say(w, "%s", answer);
}

hstar_status page_words(const struct page_item *item, size_t index, size_t n, struct text *json,
                        struct text *title, hstar_error *err)
{
    struct words w = {.item = item};
    say_command(&w);
    if (item->result)
        sayers[item->kind](&w, item->result);
    else
        say_without(&w);
    if (item->error && item->result) words_note(&w, item->error);
    for (size_t i = 0; i < item->n_notes; i++) words_note(&w, item->notes[i]);
    text_format(json, "{\"n\": %zu, \"of\": %zu, \"kind\": \"%s\"", index + 1, n,
                item->result || item->json ? kind_names[item->kind] : item->error ? "error" : "check");
    text_format(json, w.verdict ? ",\n\"verdict\": \"%s\"" : ",\n\"verdict\": null", w.verdict);
    append_member(json, "title", &w.title);
    append_member(json, "question", &w.question);
    append_list(json, "answer", &w.answer);
    append_member(json, "next", &w.next);
    append_member(json, "command", &w.command);
    append_list(json, "notes", &w.notes);
    if (w.n_components) append_list(json, "components", &w.components);
    text_append(json, "}");
    if (title) text_append(title, text_said(&w.title, title));
    words_clear(&w);
    return json->failed ? error_memory(err) : HSTAR_OK;
}
