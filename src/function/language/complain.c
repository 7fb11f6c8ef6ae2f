/* The parser's errors. */
#include "function/language/complain.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "base/text.h"
#include "function/language/offers.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct shown complain_show(const struct parser *p, struct token t)
{
    struct shown s;
    size_t n = t.length < COMPLAIN_SHOWN ? t.length : COMPLAIN_SHOWN, at = 0;
    bool whole_character = t.kind == TOKEN_STRANGE && t.length > 1;
    if (t.kind == TOKEN_END) {
        snprintf(s.text, sizeof s.text, "the end");
        return s;
    }
    s.text[at++] = '"';
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p->text[t.position + i];
        if (whole_character || (c >= ' ' && c < 127))
            s.text[at++] = (char)c;
        else
            at += (size_t)snprintf(s.text + at, 5, "\\x%02x", c);
    }
    snprintf(s.text + at, sizeof s.text - at, "%s\"", n < t.length ? "…" : "");
    return s;
}

bool complain_at(struct parser *p, size_t place, const char *format, ...)
{
    char message[sizeof p->err->message];
    va_list arguments;
    va_start(arguments, format);
    numeral_print_list(message, sizeof message, format, arguments);
    va_end(arguments);
    p->status = error_at(p->err, HSTAR_INVALID, p->text, p->length, place, "%s", message);
    return false;
}

bool complain_empty(struct parser *p)
{
    complain_at(p, 0, "the expression is empty");
    error_remedy(p->err, "write a formula, such as sin(x)*exp(y)");
    return false;
}

bool complain_depth(struct parser *p)
{
    complain_at(p, p->token.position, "expression nested deeper than %d", (int)EXPRESSION_MAX_DEPTH);
    error_remedy(p->err, "give parts of it a local name first: a = …; …");
    return false;
}

bool complain_locals(struct parser *p)
{
    return complain_at(p, p->token.position, "more than %d local names", (int)EXPRESSION_MAX_LOCALS);
}

bool complain_overflow(struct parser *p)
{
    complain_at(p, p->token.position, "the number %s is too large for a double",
                complain_show(p, p->token).text);
    error_remedy(p->err, "the largest double is about 1.8e308");
    return false;
}

/* A byte or a character of UTF-8 that no token starts with. */
static bool complain_strange(struct parser *p)
{
    static const struct {
        const char *character, *remedy;
    } hints[] = {
#define X(character, remedy) {character, remedy},
#include "function/language/strange.def"
#undef X
    };
    const struct token t = p->token;
    complain_at(p, t.position, "%s is not part of the language", complain_show(p, t).text);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        if (strlen(hints[i].character) == t.length &&
            !memcmp(hints[i].character, p->text + t.position, t.length))
            error_remedy(p->err, "%s", hints[i].remedy);
    return false;
}

bool complain_operand(struct parser *p)
{
    const struct token t = p->token;
    if (t.kind == TOKEN_STRANGE) return complain_strange(p);
    if (t.position > 0 && p->text[t.position] == '*' && p->text[t.position - 1] == '*') {
        complain_at(p, t.position - 1, "\"**\" is not an operator");
        error_remedy(p->err, "the power is ^, as in x^2");
        return false;
    }
    if (t.kind == TOKEN_CLOSE && p->depth == 0)
        return complain_at(p, t.position, "this \")\" closes no \"(\"");
    if (t.kind == TOKEN_CLOSE_BRACKET && !p->closing)
        return complain_at(p, t.position, "this \"]\" closes no \"[\"");
    return complain_at(p, t.position, "expected a number, a name or \"(\", found %s",
                       complain_show(p, t).text);
}

bool complain_operator(struct parser *p)
{
    const struct token t = p->token;
    char inside[64] = "expected an operator or the end";
    if (p->closing) snprintf(inside, sizeof inside, "expected an operator, \",\" or \"%s\"", p->closing);
    switch (t.kind) {
    case TOKEN_STRANGE:
        return complain_strange(p);
    case TOKEN_CLOSE:
        return complain_at(p, t.position, "this \")\" closes no \"(\"");
    case TOKEN_CLOSE_BRACKET:
        return complain_at(p, t.position, "this \"]\" closes no \"[\"");
    case TOKEN_NUMBER:
    case TOKEN_NAME:
    case TOKEN_OPEN:
    case TOKEN_OPEN_BRACKET:
        complain_at(p, t.position, "expected an operator before %s", complain_show(p, t).text);
        error_remedy(p->err, "to multiply, write * between the two");
        return false;
    case TOKEN_ASSIGN:
        complain_at(p, t.position, "%s, found \"=\"", inside);
        error_remedy(p->err, "to compare, write ==; to name a value, write a = …; first");
        return false;
    case TOKEN_SEMICOLON:
        complain_at(p, t.position, "%s, found \";\"", inside);
        error_remedy(p->err, "\";\" ends a local name, as in a = x^2; the value comes last, without one");
        return false;
    case TOKEN_COMMA:
        complain_at(p, t.position, "%s, found \",\"", inside);
        error_remedy(p->err,
                     "\",\" stands only between the arguments of a function and the elements of a vector");
        return false;
    case TOKEN_END:
    case TOKEN_OPERATOR:
        break;
    }
    return complain_at(p, t.position, "%s, found %s", inside, complain_show(p, t).text);
}

bool complain_chained(struct parser *p)
{
    complain_at(p, p->token.position, "comparisons do not chain");
    error_remedy(p->err, "compare two at a time, as in (a < b)*(b < c)");
    return false;
}

bool complain_unclosed(struct parser *p, struct token open)
{
    if (p->token.kind != TOKEN_END) return complain_operator(p);
    bool bracket = open.kind == TOKEN_OPEN_BRACKET;
    complain_at(p, open.position, "this \"%c\" is never closed", bracket ? '[' : '(');
    error_remedy(p->err, "add the missing \"%c\"", bracket ? ']' : ')');
    return false;
}

/* How a function is written; both ways of max and min. */
static void remedy_usage(struct parser *p, const struct meaning *f)
{
    if (f->function && f->reduction)
        error_remedy(p->err, "write %s, or %s of a vector", f->function->usage, f->reduction->usage);
    else
        error_remedy(p->err, "write %s", f->function ? f->function->usage : f->reduction->usage);
}

bool complain_arity(struct parser *p, const struct meaning *f, unsigned given)
{
    const char *name = f->function ? f->function->name : f->reduction->name;
    char count[16] = "more", takes[32];
    unsigned most = f->function ? f->function->arity : f->reduction->arity;
    unsigned least = f->reduction ? f->reduction->arity : most;
    if (given == 0)
        snprintf(count, sizeof count, "none");
    else if (given < least)
        snprintf(count, sizeof count, "only %u", given);
    if (least < most)
        snprintf(takes, sizeof takes, "%u or %u", least, most);
    else
        snprintf(takes, sizeof takes, "%u", most);
    complain_at(p, p->token.position, "%s takes %s argument%s, but %s %s given", name, takes,
                most == 1 ? "" : "s", count, given > 1 ? "were" : "was");
    remedy_usage(p, f);
    return false;
}

bool complain_no_call(struct parser *p, struct token name, const struct meaning *f)
{
    unsigned arity = f->function ? f->function->arity : f->reduction->arity;
    complain_at(p, name.position, "%s is a function: it needs its argument%s in parentheses",
                f->function ? f->function->name : f->reduction->name, arity == 1 ? "" : "s");
    remedy_usage(p, f);
    return false;
}

static const char *const kind_names[] = {
    [NAME_UNKNOWN] = "unknown",     [NAME_LOCAL] = "a local name",  [NAME_VARIABLE] = "a variable",
    [NAME_CONSTANT] = "a constant", [NAME_FUNCTION] = "a function",
};

bool complain_not_a_function(struct parser *p, struct token name, enum name_kind kind)
{
    struct shown s = complain_show(p, name);
    complain_at(p, p->token.position, "%s is %s, not a function", s.text, kind_names[kind]);
    error_remedy(p->err, "to multiply, write * before the \"(\"");
    return false;
}

bool complain_assigned(struct parser *p, enum name_kind kind)
{
    struct shown s = complain_show(p, p->token);
    complain_at(p, p->token.position, "%s is %s already: it cannot be given another value", s.text,
                kind_names[kind]);
    error_remedy(p->err, "choose another name%s", kind == NAME_LOCAL ? "" : ", or write == to compare");
    return false;
}

bool complain_no_value(struct parser *p)
{
    complain_at(p, p->token.position, "the value is missing: the last statement only names one");
    error_remedy(p->err, "end with the value, as in a = x^2; a + 1");
    return false;
}

/* "; the variables are x, y", as far as it fits. */
static struct shown variables_phrase(const struct parser *p)
{
    struct shown s;
    size_t at = 0, n = p->variables->n;
    if (n == 0) {
        snprintf(s.text, sizeof s.text, "there are no variables");
        return s;
    }
    at += (size_t)snprintf(s.text, sizeof s.text, n == 1 ? "the variable is " : "the variables are ");
    for (size_t v = 0; v < n; v++) {
        if (at + strlen(p->variables->variable[v].name) + 8 > sizeof s.text) {
            snprintf(s.text + at, sizeof s.text - at, ", …");
            return s;
        }
        at += (size_t)snprintf(s.text + at, sizeof s.text - at, "%s%s", v ? ", " : "",
                               p->variables->variable[v].name);
    }
    return s;
}

/* The nearest of names[0 … n): equal but for case, else few edits away; a single letter is near to none. */
static const char *near(const char *name, size_t length, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strncasecmp(names[i], name, length) == 0 && names[i][length] == '\0') return names[i];
    return length > 1 ? text_nearest(name, length, names, n) : NULL;
}

/* Suggests among all that is known: functions where it is called, every name otherwise. */
static void suggest_spelling(struct parser *p, struct token t, bool calls)
{
    const char *name = p->text + t.position, *found = synonym_of(name, t.length);
    const struct expression_entry *entries;
    size_t n_entries = expression_entries(&entries), n_locals = calls ? 0 : p->n_locals, n = 0;
    const char **names = memory_array(n_entries + p->variables->n + n_locals, sizeof *names);
    char **copies = memory_array(n_locals, sizeof *copies);
    if (names && copies && !found) {
        for (size_t i = 0; i < n_locals; i++) {
            copies[i] = memory_text(p->text + p->locals[i].position, p->locals[i].length);
            if (copies[i]) names[n++] = copies[i];
        }
        for (size_t v = 0; !calls && v < p->variables->n; v++) names[n++] = p->variables->variable[v].name;
        for (size_t i = 0; i < n_entries; i++)
            if (!calls || strcmp(entries[i].group, "constant") != 0) names[n++] = entries[i].name;
        found = near(name, t.length, names, n);
    }
    if (found) {
        const struct function_row *row = function_named(found, strlen(found));
        const struct reduction_row *whole = reduction_named(found, strlen(found));
        error_remedy(p->err, "did you mean %s?", row ? row->usage : whole ? whole->usage : found);
    } else if (calls)
        error_remedy(p->err, "`hstar list functions` shows them all");
    else
        error_remedy(p->err, "the point names the variables: %.*s=1 makes this one",
                     t.length < 40 ? (int)t.length : 40, p->text + t.position);
    for (size_t i = 0; copies && i < n_locals; i++) free(copies[i]);
    free(copies);
    free(names);
}

/* Of np.linalg.norm(x) what the last name is here; false where the name is not that of a module. */
static bool complain_module(struct parser *p, struct token module)
{
    const char *rest = p->text + module.position + module.length, *name = rest;
    size_t length = 0;
    if (!is_module(p->text + module.position, module.length)) return false;
    while (*rest == '.' || !strncmp(rest, "::", 2)) {
        name = rest + strspn(rest, ".:");
        length = token_at(name, 0).kind == TOKEN_NAME ? token_at(name, 0).length : 0;
        rest = name + length;
        if (!length) break;
    }
    if (!length) return false;
    complain_at(p, module.position, "names stand alone here, without %s in front",
                complain_show(p, module).text);
    if (!p->err) return true;
    const size_t position = (size_t)(name - p->text);
    suggest_spelling(p, token_at(p->text, position), *rest == '(');
    return true;
}

bool complain_unknown(struct parser *p, struct token name, bool calls)
{
    struct shown s = complain_show(p, name);
    if (complain_module(p, name)) return false;
    if (calls)
        complain_at(p, name.position, "there is no function %s", s.text);
    else
        complain_at(p, name.position, "unknown name %s; %s", s.text, variables_phrase(p).text);
    if (p->err) suggest_spelling(p, name, calls);
    return false;
}

bool complain_memory(struct parser *p)
{
    p->status = error_memory(p->err);
    return false;
}
