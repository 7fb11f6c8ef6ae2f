/* The pieces of which all kinds put their words together. */
#include "base/json_quote.h"
#include "page/page_words.h"
#include "show/table_words.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    text_append(&w->answer,
                strong ? ", \"strong\": true, \"method\": " : ", \"strong\": false, \"method\": ");
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

void words_append_member(struct text *json, const char *name, const struct text *value)
{
    text_format(json, ",\n\"%s\": ", name);
    if (value->length)
        text_quoted(json, text_said(value, json));
    else
        text_append(json, "null");
}

void words_append_list(struct text *json, const char *name, const struct text *elements)
{
    text_format(json, ",\n\"%s\": [", name);
    text_append(json, text_said(elements, json));
    text_append(json, "]");
}

void words_component(struct words *w, const char *question)
{
    text_append(&w->components, w->n_components++ ? ",\n{\"question\": " : "{\"question\": ");
    text_quoted(&w->components, question);
    words_append_list(&w->components, "answer", &w->answer);
    words_append_member(&w->components, "next", &w->next);
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
