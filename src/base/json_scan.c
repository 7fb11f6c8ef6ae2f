/* A walk over JSON by its grammar. */
#include "base/json_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 64 };

/* Where the walk is; `at` stays at what is wrong. */
struct scan_walk {
    const char *at, *end;
    unsigned depth;
};

static bool walk_value(struct scan_walk *w);

static void scan_blanks(struct scan_walk *w)
{
    while (w->at < w->end && strchr(" \t\r\n", *w->at) && *w->at) w->at++;
}

static bool walk_byte(struct scan_walk *w, char byte)
{
    if (w->at >= w->end || *w->at != byte) return false;
    w->at++;
    return true;
}

static bool walk_word(struct scan_walk *w, const char *word)
{
    const size_t n = strlen(word);
    if ((size_t)(w->end - w->at) < n || memcmp(w->at, word, n)) return false;
    w->at += n;
    return true;
}

static bool walk_digits(struct scan_walk *w)
{
    const char *begun = w->at;
    while (w->at < w->end && *w->at >= '0' && *w->at <= '9') w->at++;
    return w->at > begun;
}

static bool walk_number(struct scan_walk *w)
{
    walk_byte(w, '-');
    if (walk_word(w, "Infinity")) return true;
    if (!walk_byte(w, '0') && !walk_digits(w)) return false;
    if (walk_byte(w, '.') && !walk_digits(w)) return false;
    if (!walk_byte(w, 'e') && !walk_byte(w, 'E')) return true;
    if (!walk_byte(w, '+')) walk_byte(w, '-');
    return walk_digits(w);
}

static bool walk_escape(struct scan_walk *w)
{
    if (w->at < w->end && *w->at && strchr("\"\\/bfnrt", *w->at)) {
        w->at++;
        return true;
    }
    if (!walk_byte(w, 'u')) return false;
    for (int i = 0; i < 4; i++, w->at++)
        if (w->at >= w->end || !*w->at || !strchr("0123456789abcdefABCDEF", *w->at)) return false;
    return true;
}

static bool walk_text(struct scan_walk *w)
{
    if (!walk_byte(w, '"')) return false;
    while (w->at < w->end && *w->at != '"') {
        if ((unsigned char)*w->at < ' ') return false;
        if (*w->at++ == '\\' && !walk_escape(w)) return false;
    }
    return walk_byte(w, '"');
}

static bool walk_name(struct scan_walk *w)
{
    scan_blanks(w);
    if (!walk_text(w)) return false;
    scan_blanks(w);
    return walk_byte(w, ':');
}

/* Behind the opening bracket. */
static bool walk_elements(struct scan_walk *w, bool named, char closing)
{
    scan_blanks(w);
    if (walk_byte(w, closing)) return true;
    do {
        if (named && !walk_name(w)) return false;
        if (!walk_value(w)) return false;
        scan_blanks(w);
    } while (walk_byte(w, ','));
    return walk_byte(w, closing);
}

static bool walk_value(struct scan_walk *w)
{
    scan_blanks(w);
    if (w->at >= w->end || w->depth >= DEEPEST) return false;
    w->depth++;
    bool fine;
    switch (*w->at) {
    case '{':
    case '[':
        w->at++;
        fine = walk_elements(w, w->at[-1] == '{', w->at[-1] == '{' ? '}' : ']');
        break;
    case '"':
        fine = walk_text(w);
        break;
    case 't':
        fine = walk_word(w, "true");
        break;
    case 'f':
        fine = walk_word(w, "false");
        break;
    case 'n':
        fine = walk_word(w, "null");
        break;
    case 'N':
        fine = walk_word(w, "NaN");
        break;
    case 'I':
        fine = walk_word(w, "Infinity");
        break;
    default:
        fine = walk_number(w);
    }
    w->depth--;
    return fine;
}

static enum scan_kind kind_of_byte(char byte)
{
    switch (byte) {
    case '{':
        return SCAN_OBJECT;
    case '[':
        return SCAN_ARRAY;
    case '"':
        return SCAN_TEXT;
    case 't':
    case 'f':
        return SCAN_BOOL;
    case 'n':
        return SCAN_NULL;
    default:
        return SCAN_NUMBER;
    }
}

const char *scan_kind_words(enum scan_kind kind)
{
    static const char *const words[] = {
        [SCAN_NOTHING] = "missing", [SCAN_NULL] = "null",   [SCAN_BOOL] = "true or false",
        [SCAN_NUMBER] = "a number", [SCAN_TEXT] = "a text", [SCAN_ARRAY] = "an array",
        [SCAN_OBJECT] = "an object"};
    return words[kind];
}

/* The value at w, which was checked before. */
static struct scanned take_value(struct scan_walk *w)
{
    scan_blanks(w);
    const char *begun = w->at;
    if (!walk_value(w)) return (struct scanned){0};
    return (struct scanned){begun, (size_t)(w->at - begun), kind_of_byte(*begun)};
}

bool scan_message(const char *text, size_t n, struct scanned *value, size_t *wrong)
{
    struct scan_walk w = {text, text + n, 0};
    const struct scanned found = take_value(&w);
    if (found.kind) scan_blanks(&w);
    *wrong = (size_t)(w.at - text);
    if (!found.kind || w.at < w.end) return false;
    *value = found;
    return true;
}

/* Behind the bracket that opens it. */
static struct scan_walk scan_within(const struct scanned *value)
{
    return (struct scan_walk){value->text + 1, value->text + value->length - 1, 0};
}

struct scanned scan_member(const struct scanned *object, const char *name)
{
    const size_t n = strlen(name);
    if (object->kind != SCAN_OBJECT) return (struct scanned){0};
    struct scan_walk w = scan_within(object);
    do {
        scan_blanks(&w);
        const char *begun = w.at;
        if (!walk_name(&w)) break;
        const struct scanned value = take_value(&w);
        if (!strncmp(begun + 1, name, n) && begun[n + 1] == '"') return value;
        scan_blanks(&w);
    } while (walk_byte(&w, ','));
    return (struct scanned){0};
}

/* The next element, or value of a member. */
static struct scanned next_element(const struct scanned *array, struct scan_walk *w)
{
    if (array->kind == SCAN_OBJECT && !walk_name(w)) return (struct scanned){0};
    return take_value(w);
}

struct scanned scan_first(const struct scanned *array)
{
    if (array->kind != SCAN_ARRAY && array->kind != SCAN_OBJECT) return (struct scanned){0};
    struct scan_walk w = scan_within(array);
    return next_element(array, &w);
}

struct scanned scan_after(const struct scanned *array, const struct scanned *element)
{
    if (!element->kind) return (struct scanned){0};
    struct scan_walk w = scan_within(array);
    w.at = element->text + element->length;
    scan_blanks(&w);
    return walk_byte(&w, ',') ? next_element(array, &w) : (struct scanned){0};
}

size_t scan_count(const struct scanned *array)
{
    size_t n = 0;
    for (struct scanned e = scan_first(array); e.kind; e = scan_after(array, &e)) n++;
    return n;
}

double scan_number(const struct scanned *value)
{
    return value->kind == SCAN_NUMBER ? strtod(value->text, NULL) : (double)NAN;
}

bool scan_is_true(const struct scanned *value)
{
    return value->kind == SCAN_BOOL && *value->text == 't';
}

bool scan_whole(const struct scanned *value, size_t *n)
{
    const double x = scan_number(value), most = 0x1p53;
    if (!(x >= 0 && x < most && x == floor(x))) return false;
    *n = (size_t)x;
    return true;
}

/* A code point as UTF-8. */
static void append_code_point(struct text *out, unsigned long code)
{
    char bytes[5] = {0};
    if (code < 0x80) {
        bytes[0] = (char)code;
    } else if (code < 0x800) {
        bytes[0] = (char)(0xc0 | code >> 6);
        bytes[1] = (char)(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        bytes[0] = (char)(0xe0 | code >> 12);
        bytes[1] = (char)(0x80 | (code >> 6 & 0x3f));
        bytes[2] = (char)(0x80 | (code & 0x3f));
    } else {
        bytes[0] = (char)(0xf0 | code >> 18);
        bytes[1] = (char)(0x80 | (code >> 12 & 0x3f));
        bytes[2] = (char)(0x80 | (code >> 6 & 0x3f));
        bytes[3] = (char)(0x80 | (code & 0x3f));
    }
    text_append(out, code ? bytes : "?"); /* a zero would end the text */
}

/* The four digits at s. */
static unsigned long scan_unit(const char *s)
{
    char digits[5] = {0};
    memcpy(digits, s, 4);
    return strtoul(digits, NULL, 16);
}

/* What stands behind a backslash; returns what follows. */
static const char *append_escape(struct text *out, const char *at, const char *end)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    const char *letter = strchr(letters, *at);
    if (letter) text_append_bytes(out, &meant[letter - letters], 1);
    if (letter) return at + 1;
    if (*at != 'u') {
        text_append_bytes(out, at, 1);
        return at + 1;
    }
    unsigned long code = scan_unit(at + 1);
    at += 5;
    if (code >= 0xd800 && code < 0xdc00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const unsigned long low = scan_unit(at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            at += 6;
        }
    }
    append_code_point(out, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
    return at;
}

void scan_text(const struct scanned *value, struct text *out)
{
    text_append(out, "");
    if (value->kind != SCAN_TEXT) return;
    const char *at = value->text + 1, *end = value->text + value->length - 1;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        text_append_bytes(out, at, (size_t)((slash ? slash : end) - at));
        at = slash ? append_escape(out, slash + 1, end) : end;
    }
}

void scan_quote(const char *s, size_t n, struct text *out)
{
    text_append(out, "\"");
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"' || s[i] == '\\')
            text_format(out, "\\%c", s[i]);
        else if ((unsigned char)s[i] < ' ')
            text_format(out, "\\u%04x", (unsigned)s[i]);
        else
            text_append_bytes(out, &s[i], 1);
    }
    text_append(out, "\"");
}
