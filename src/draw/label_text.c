/* Text of a chart: cleaning, quoting, numbers and tints. */
#include "draw/label_text.h"
#include "base/character.h"
#include "base/numeral.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ELLIPSIS    "\xe2\x80\xa6"
#define REPLACEMENT "\xef\xbf\xbd"

size_t chart_clean(struct text *out, const char *user, size_t most)
{
    const char *s = user;
    size_t n = 0, before_last = out->length;
    while (*s) {
        long code;
        size_t bytes = character_read(s, &code);
        if (n == most) { /* one too many: the last one gives way */
            if (n == 0 || out->failed) return 0;
            out->length = before_last;
            text_append(out, ELLIPSIS);
            return n;
        }
        before_last = out->length;
        if (code < 0 || (code & 0xfffe) == 0xfffe)
            text_append(out, REPLACEMENT);
        else if (character_steers(code))
            text_append(out, " ");
        else
            text_append_bytes(out, s, bytes);
        n++;
        s += bytes;
    }
    if (n == 0) text_append(out, "");
    return n;
}

size_t chart_characters(const char *clean)
{
    size_t n = 0;
    for (; *clean; clean++) n += ((unsigned char)*clean & 0xc0) != 0x80;
    return n;
}

/* What stands in LaTeX for the ASCII characters that mean something to it. */
static const char *tex_escape(char c)
{
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\{";
    case '}':
        return "\\}";
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '#':
        return "\\#";
    case '%':
        return "\\%";
    case '_':
        return "\\_";
    case '^':
        return "\\textasciicircum{}";
    case '~':
        return "\\textasciitilde{}";
    case '<':
        return "\\ensuremath{<}";
    case '>':
        return "\\ensuremath{>}";
    case '|':
        return "\\ensuremath{|}";
    case '"':
        return "\\char34{}";
    case '`':
        return "\\char96{}";
    case '*':
        return "\\ensuremath{*}";
    case '-':
        return "\\ensuremath{-}";
    default:
        return NULL;
    }
}

/* LaTeX in its stock setup knows the letters of Latin-1 (but for four) and stops at most others. */
static void append_tex(struct text *out, const char *clean)
{
    const char *s = clean;
    while (*s) {
        long code;
        size_t bytes = character_read(s, &code);
        bool letter = code >= 0xc0 && code <= 0xff && code != 0xd0 && code != 0xde && code != 0xf0 &&
                      code != 0xfe && code != 0xd7 && code != 0xf7;
        const char *escape = code >= 0 && code < 0x80 ? tex_escape((char)code) : NULL;
        if (escape)
            text_append(out, escape);
        else if (!memcmp(s, ELLIPSIS, bytes))
            text_append(out, "\\ldots{}");
        else if (code < 0x80 || letter)
            text_append(out, (char[5]){s[0], letter ? s[1] : '\0'});
        else
            text_append(out, "?");
        s += bytes;
    }
}

void chart_quote(struct text *out, const char *clean, enum markup markup)
{
    struct text inside;
    bool open = false;
    text_init(&inside);
    if (markup == MARKUP_TEX)
        append_tex(&inside, clean);
    else
        text_append(&inside, clean);
    size_t start = out->length;
    for (const char *c = text_said(&inside, out); *c; c++) {
        bool quote = *c == '\'';
        if (quote && open) text_append(out, "'");
        if ((quote || !open) && out->length > start) text_append(out, ".");
        if (!quote && !open) text_append(out, "'");
        open = !quote;
        if (quote)
            text_append(out, "\"\\047\"");
        else
            text_append_bytes(out, c, 1);
    }
    text_append(out, open ? "'" : out->length == start ? "''" : "");
    text_clear(&inside);
}

void chart_escape_html(struct text *out, const char *clean)
{
    for (; *clean; clean++) switch (*clean) {
        case '&':
            text_append(out, "&amp;");
            break;
        case '<':
            text_append(out, "&lt;");
            break;
        case '>':
            text_append(out, "&gt;");
            break;
        case '"':
            text_append(out, "&quot;");
            break;
        case '\'':
            text_append(out, "&#39;");
            break;
        default:
            text_append_bytes(out, clean, 1);
        }
}

size_t chart_number(struct text *out, double x, enum markup markup)
{
    char plain[32];
    if (fabs(x) <= 0) {
        text_append(out, "0");
        return 1;
    }
    numeral_print(plain, sizeof plain, "%.1e", x);
    char *e = strchr(plain, 'e');
    if (!e || markup == MARKUP_PLAIN) {
        text_append(out, plain);
        return strlen(plain);
    }
    *e = '\0';
    int exponent = atoi(e + 1);
    size_t before = out->length;
    if (exponent >= -1 && exponent <= 1) {
        text_format(out, markup == MARKUP_TEX ? "$%.2g$" : "%.2g", x);
        return out->length - before;
    }
    if (markup == MARKUP_TEX)
        text_format(out, "$%s\\cdot 10^{%d}$", plain, exponent);
    else
        text_format(out,
                    "%s\xc2\xb7"
                    "10^{%s%d}",
                    plain, exponent < 0 ? CHART_MINUS : "", abs(exponent));
    return strlen(plain) + 3 + (exponent < -9 ? 2 : 1);
}

size_t chart_value(struct text *out, double x, enum markup markup)
{
    char digits[32];
    numeral_print(digits, sizeof digits, "%.6g", x);
    if (markup == MARKUP_PLAIN) {
        text_append(out, digits);
        return strlen(digits);
    }
    const char *minus = markup == MARKUP_TEX ? "$-$" : CHART_MINUS;
    char *e = strchr(digits, 'e'), *number = digits + (*digits == '-');
    size_t shown = (size_t)(e ? e - number : (long)strlen(number));
    if (number > digits) text_append(out, minus);
    text_append_bytes(out, number, shown);
    shown += number > digits;
    if (!e) return shown;
    const int exponent = atoi(e + 1);
    text_format(out,
                markup == MARKUP_TEX ? "$\\cdot 10^{%s%d}$"
                                     : "\xc2\xb7"
                                       "10^{%s%d}",
                exponent >= 0          ? ""
                : markup == MARKUP_TEX ? "-"
                                       : CHART_MINUS,
                abs(exponent));
    return shown + 4 + (exponent < -9);
}

size_t chart_tick(struct text *out, double x, enum markup markup)
{
    /* Of a power of ten alone, and behind a number: before its exponent, and after it. */
    static const char *const powers[][2] = {[MARKUP_ENHANCED] = {"10^{", "\xc2\xb7"
                                                                         "10^{"},
                                            [MARKUP_TEX] = {"$10^{", "$\\cdot 10^{"},
                                            [MARKUP_PLAIN] = {"1e", "e"}};
    static const char *const ends[] = {[MARKUP_ENHANCED] = "}", [MARKUP_TEX] = "}$", [MARKUP_PLAIN] = ""};
    static const size_t characters[][2] = {
        [MARKUP_ENHANCED] = {2, 3}, [MARKUP_TEX] = {2, 3}, [MARKUP_PLAIN] = {2, 1}};
    char digits[32], power[16];
    numeral_print(digits, sizeof digits, "%.2e", x);
    char *e = strchr(digits, 'e');
    if (!e) return 0; /* no number has a place on an axis of logarithms */
    const int exponent = atoi(e + 1);
    snprintf(power, sizeof power, "%s%d",
             exponent >= 0               ? ""
             : markup == MARKUP_ENHANCED ? CHART_MINUS
                                         : "-",
             abs(exponent));
    *e = '\0';
    const double leading = numeral_read(digits, NULL);
    const bool behind = leading != 1;
    const size_t before = out->length;
    if (behind && x >= 0.01 && x < 100) {
        text_format(out, "%.3g", x);
        return out->length - before;
    }
    if (behind) text_format(out, "%.3g", leading);
    const size_t shown = out->length - before;
    text_format(out, "%s%s%s", powers[markup][behind], power, ends[markup]);
    return shown + characters[markup][behind] + chart_characters(power);
}

void chart_tint(char out[8], const char *colour, double share)
{
    unsigned long rgb = strtoul(colour + 1, NULL, 16);
    unsigned mixed[3];
    for (unsigned i = 0; i < 3; i++) {
        double c = (double)(rgb >> (16 - 8 * i) & 0xff);
        mixed[i] = (unsigned)(255.0 - share * (255.0 - c) + 0.5) & 0xff;
    }
    snprintf(out, 8, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
}
