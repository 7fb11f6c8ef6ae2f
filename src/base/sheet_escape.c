/* Text for Markdown and LaTeX: numbers as people write them, and what these forms would take for a command. */
#include "base/sheet_write.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "-5.9e-06": what it is made of. */
struct written_number {
    const char *mantissa;
    size_t n_mantissa, length;
    int exponent;
    bool negative, has_exponent;
};

static size_t digits_at(const char *s)
{
    return strspn(s, "0123456789");
}

/* May a number begin here, or end? What stands within a word or a formula is none. */
static bool is_edge(const char *s, const char *begin, const char *end)
{
    static const char before[] = " (<~^[", behind[] = " ,;:.)!?*^~]|";
    return (s == begin || strchr(before, s[-1])) && (!*end || strchr(behind, *end));
}

/* The number with an exponent or a minus at s. */
static bool read_written(const char *s, const char *begin, struct written_number *n)
{
    const char *c = s;
    *n = (struct written_number){.negative = *c == '-'};
    if (*c == '-') c++;
    n->mantissa = c;
    if (!digits_at(c)) return false;
    c += digits_at(c);
    if (*c == '.' && digits_at(c + 1)) c += 1 + digits_at(c + 1);
    n->n_mantissa = (size_t)(c - n->mantissa);
    if (*c == 'e' && (c[1] == '-' || c[1] == '+') && digits_at(c + 2)) {
        n->has_exponent = true;
        n->exponent = atoi(c + 1);
        c += 2 + digits_at(c + 2);
    }
    n->length = (size_t)(c - s);
    return (n->has_exponent || n->negative) && is_edge(s, begin, c);
}

static void append_raised(struct text *out, int exponent)
{
    static const char *const raised[] = {"\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",     "\xc2\xb3",
                                         "\xe2\x81\xb4", "\xe2\x81\xb5", "\xe2\x81\xb6", "\xe2\x81\xb7",
                                         "\xe2\x81\xb8", "\xe2\x81\xb9"};
    char digits[16];
    if (exponent < 0) text_append(out, "\xe2\x81\xbb");
    snprintf(digits, sizeof digits, "%d", abs(exponent));
    for (const char *d = digits; *d; d++) text_append(out, raised[*d - '0']);
}

static void markdown_number(struct text *out, const struct written_number *n)
{
    if (n->negative) text_append(out, "\xe2\x88\x92");
    text_append_bytes(out, n->mantissa, n->n_mantissa);
    if (!n->has_exponent || n->exponent == 0) return;
    text_append(out, "\xc3\x97"
                     "10");
    append_raised(out, n->exponent);
}

static void latex_number(struct text *out, const struct written_number *n)
{
    text_append(out, n->negative ? "$-" : "$");
    text_append_bytes(out, n->mantissa, n->n_mantissa);
    if (n->has_exponent && n->exponent != 0) text_format(out, "\\times10^{%d}", n->exponent);
    text_append(out, "$");
}

/* "`hstar check`": the bytes of it, marks and all; 0 where there is none. */
static size_t quoted(const char *s)
{
    const char *end = *s == '`' ? strchr(s + 1, '`') : NULL;
    return end ? (size_t)(end - s) + 1 : 0;
}

void sheet_escape_markdown(struct text *out, const char *s)
{
    static const char special[] = "|*_`[]<>\\#~";
    for (const char *begin = s; *s;) {
        struct written_number n;
        const size_t code = quoted(s);
        if (code) {
            text_append_bytes(out, s, code);
            s += code;
        } else if (read_written(s, begin, &n)) {
            markdown_number(out, &n);
            s += n.length;
        } else {
            if (strchr(special, *s)) text_append(out, "\\");
            text_append_bytes(out, s++, 1);
        }
    }
}

/* What LaTeX writes for it. */
static const struct {
    const char *text, *latex;
} latex_signs[] = {{"\\", "\\textbackslash{}"},
                   {"{", "\\{"},
                   {"}", "\\}"},
                   {"%", "\\%"},
                   {"&", "\\&"},
                   {"$", "\\$"},
                   {"#", "\\#"},
                   {"_", "\\_"},
                   {"^", "\\^{}"},
                   {"~", "\\~{}"},
                   {"<", "$<$"},
                   {">", "$>$"},
                   {"|", "$|$"},
                   {"\"", "''"},
                   {"\xc2\xb1", "$\\pm$"},
                   {"\xc3\x97", "$\\times$"},
                   {"\xe2\x80\xa6", "\\dots{}"}};

/* "h^-0.98" within words is a power, and so is "f^(2)". */
static size_t read_power(const char *s, const char *begin)
{
    if (!isalpha((unsigned char)*s) || s[1] != '^' || (s > begin && isalnum((unsigned char)s[-1]))) return 0;
    if (s[2] == '(') {
        const size_t inside = strspn(s + 3, "0123456789");
        return inside && s[3 + inside] == ')' ? inside + 4 : 0;
    }
    size_t n = 2 + (s[2] == '-');
    const size_t digits = strspn(s + n, "0123456789.");
    return digits && isdigit((unsigned char)s[n]) && !isalpha((unsigned char)s[n + digits]) ? n + digits : 0;
}

static size_t latex_sign(struct text *out, const char *s)
{
    for (size_t i = 0; i < sizeof latex_signs / sizeof *latex_signs; i++) {
        const size_t n = strlen(latex_signs[i].text);
        if (strncmp(s, latex_signs[i].text, n)) continue;
        text_append(out, latex_signs[i].latex);
        return n;
    }
    text_append_bytes(out, s, 1);
    return 1;
}

void sheet_escape_latex(struct text *out, const char *s)
{
    for (const char *begin = s; *s;) {
        struct written_number n;
        const size_t power = read_power(s, begin);
        if (power) {
            text_format(out, "$%c^{%.*s}$", *s, (int)power - 2, s + 2);
            s += power;
        } else if (read_written(s, begin, &n)) {
            latex_number(out, &n);
            s += n.length;
        } else {
            s += latex_sign(out, s);
        }
    }
}
