/* The pieces of which all kinds put their words together. */
#include "base/json_quote.h"
#include "base/numeral.h"
#include "page/page_words.h"
#include "show/table_words.h"

#include <ctype.h>
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
    numeral_print(mantissa, sizeof mantissa, "%.1e", x);
    char *e = strchr(mantissa, 'e');
    *e = '\0';
    text_append(t, mantissa);
    text_append(t, "×10");
    superscript(t, atoi(e + 1));
}

/* The length of "1.5e-06" or "2e+10" at the start of s, where its exponent begins, and the exponent; 0: there is no such number. */
static size_t scientific(const char *s, size_t *mantissa, int *exponent)
{
    size_t n = strspn(s, "0123456789.");
    *mantissa = n;
    if (!n || s[n] != 'e') return 0;
    n++;
    if (s[n] == '-' || s[n] == '+') n++;
    const size_t digits = strspn(s + n, "0123456789"), most = 3;
    const char *behind = s + n + digits;
    if (!digits || digits > most || isalnum((unsigned char)*behind) || *behind == '_') return 0;
    *exponent = atoi(s + *mantissa + 1);
    return n + digits;
}

void words_pretty(struct text *t, const char *s)
{
    for (char before = ' '; *s; before = *s++) {
        size_t mantissa, n;
        int exponent;
        const bool begins = !isalnum((unsigned char)before) && before != '_' && before != '.';
        if (*s == '-' && isdigit((unsigned char)s[1]) && (before == ' ' || before == '(')) {
            text_append(t, "−");
        } else if (begins && isdigit((unsigned char)*s) && (n = scientific(s, &mantissa, &exponent))) {
            if (mantissa != 1 || *s != '1') {
                text_append_bytes(t, s, mantissa);
                text_append(t, "×");
            }
            text_append(t, "10");
            superscript(t, exponent);
            s += n - 1;
        } else {
            text_append_bytes(t, s, 1);
        }
    }
}

void words_sentence(struct text *t, const char *s)
{
    const size_t word = strcspn(s, " ");
    const bool is_name = (word < 2 && *s != 'a') || !strncmp(s, "auto ", strlen("auto ")) ||
                         !islower((unsigned char)*s) ||
                         strcspn(s, "_(./") + 1 < word; /* of a function or a file */
    const char first = (char)toupper((unsigned char)*s);
    struct text all = {0};
    if (!*s) return;
    text_append_bytes(&all, is_name ? s : &first, 1);
    text_append(&all, s + 1);
    if (!strchr(".!?", all.data ? all.data[all.length - 1] : '.')) text_append(&all, ".");
    words_pretty(t, text_said(&all, t));
    text_clear(&all);
}

void words_value(struct text *t, double value, double bar)
{
    enum { UNCLAIMED = 6, MOST = 17 };
    char plain[64];
    int digits = UNCLAIMED;
    if (bar == 0) digits = MOST - 1;
    if (bar > 0 && isfinite(bar) && value != 0) {
        const double told = floor(log10(fabs(value))) - floor(log10(bar)) + 1;
        digits = told < 1 ? 1 : told > MOST ? MOST : (int)told;
    }
    numeral_print(plain, sizeof plain, "%.*g", digits, value);
    words_pretty(t, plain);
    if (!(bar > 0 && isfinite(bar))) return;
    text_append(t, " ± ");
    words_number(t, bar);
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
    struct text said = {0};
    char *room = NULL;
    if (numeral_make(&room, format, arguments) < 0) {
        w->answer.failed = true;
        return;
    }
    if (!method) words_pretty(&said, room);
    text_append(&w->answer, w->answer.length ? ", {\"text\": " : "{\"text\": ");
    text_quoted(&w->answer, method ? room : text_said(&said, &w->answer));
    text_clear(&said);
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
    struct text said = {0};
    words_sentence(&said, note);
    if (w->notes.length) text_append(&w->notes, ", ");
    text_quoted(&w->notes, text_said(&said, &w->notes));
    text_clear(&said);
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
