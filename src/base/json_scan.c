/* A walk over JSON by its grammar, the only one of the house. */
#include "base/json_scan.h"
#include "base/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Where the walk is; `at` stays at what is wrong. */
struct scan_walk {
    const char *at, *end;
    unsigned depth;
    enum scan_numbers numbers;
    struct scan_wrong wrong; /* but for its place */
};

static bool walk_value(struct scan_walk *w);

/* This should stand where the walk is. */
static bool lack(struct scan_walk *w, const char *wanted)
{
    w->wrong.wanted = wanted;
    return false;
}

static void scan_blanks(struct scan_walk *w)
{
    while (w->at < w->end && (*w->at == ' ' || *w->at == '\t' || *w->at == '\r' || *w->at == '\n')) w->at++;
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

static bool at_digit(const struct scan_walk *w)
{
    return w->at < w->end && *w->at >= '0' && *w->at <= '9';
}

static bool walk_digits(struct scan_walk *w, const char *wanted)
{
    if (!at_digit(w)) return lack(w, wanted);
    while (at_digit(w)) w->at++;
    return true;
}

static bool walk_number(struct scan_walk *w)
{
    walk_byte(w, '-');
    if (w->numbers == SCAN_PYTHON && walk_word(w, "Infinity")) return true;
    if (!walk_byte(w, '0')) {
        if (!walk_digits(w, "a digit")) return false;
    } else if (at_digit(w)) {
        return lack(w, "no digit behind a first 0");
    }
    if (walk_byte(w, '.') && !walk_digits(w, "a digit behind the point")) return false;
    if (!walk_byte(w, 'e') && !walk_byte(w, 'E')) return true;
    if (!walk_byte(w, '+')) walk_byte(w, '-');
    return walk_digits(w, "a digit of the exponent");
}

static bool walk_escape(struct scan_walk *w)
{
    if (w->at < w->end && *w->at && strchr("\"\\/bfnrt", *w->at)) {
        w->at++;
        return true;
    }
    if (!walk_byte(w, 'u')) return lack(w, "one of \" \\ / b f n r t u behind the \\");
    for (int i = 0; i < 4; i++, w->at++)
        if (w->at >= w->end || !*w->at || !strchr("0123456789abcdefABCDEF", *w->at))
            return lack(w, "four digits of 0 to 9 and a to f behind \\u");
    return true;
}

/* Behind the quotes that open it. */
static bool walk_text(struct scan_walk *w)
{
    while (w->at < w->end && *w->at != '"') {
        if ((unsigned char)*w->at < ' ')
            return lack(w, "an escape such as \\n in place of that control character");
        if (*w->at++ == '\\' && !walk_escape(w)) return false;
    }
    return walk_byte(w, '"') || lack(w, "the \" that ends the text");
}

static bool walk_name(struct scan_walk *w)
{
    scan_blanks(w);
    if (!walk_byte(w, '"')) return lack(w, "the name of a member in \"…\"");
    if (!walk_text(w)) return false;
    scan_blanks(w);
    return walk_byte(w, ':') || lack(w, "a : behind the name");
}

/* From the opening bracket on. */
static bool walk_elements(struct scan_walk *w, bool named, char closing)
{
    if (w->depth >= SCAN_DEEPEST) {
        w->wrong.too_deep = true;
        return false;
    }
    w->at++;
    scan_blanks(w);
    if (walk_byte(w, closing)) return true;
    w->depth++;
    do {
        if (named && !walk_name(w)) return false;
        if (!walk_value(w)) return false;
        scan_blanks(w);
    } while (walk_byte(w, ','));
    w->depth--;
    return walk_byte(w, closing) || lack(w, named ? "a , or a }" : "a , or a ]");
}

static bool walk_bare(struct scan_walk *w)
{
    static const char *const words[] = {"true", "false", "null", "NaN", "Infinity"};
    const size_t n_words = w->numbers == SCAN_PYTHON ? 5 : 3;
    if (at_digit(w) || (w->at < w->end && *w->at == '-')) return walk_number(w);
    for (size_t i = 0; i < n_words; i++)
        if (walk_word(w, words[i])) return true;
    return lack(w, "a value: a text in \"…\", a number, {…}, […], true, false or null");
}

static bool walk_value(struct scan_walk *w)
{
    scan_blanks(w);
    const char first = w->at < w->end ? *w->at : '\0';
    if (first == '{') return walk_elements(w, true, '}');
    if (first == '[') return walk_elements(w, false, ']');
    if (first != '"') return walk_bare(w);
    w->at++;
    return walk_text(w);
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

bool scan_message(const char *text, size_t n, enum scan_numbers numbers, struct scanned *value,
                  struct scan_wrong *wrong)
{
    struct scan_walk w = {.at = text, .end = text + n, .numbers = numbers};
    const struct scanned found = take_value(&w);
    if (found.kind) scan_blanks(&w);
    const bool whole = found.kind && (w.at == w.end || lack(&w, "nothing behind the value"));
    w.wrong.at = (size_t)(w.at - text);
    *wrong = w.wrong;
    if (whole) *value = found;
    return whole;
}

hstar_status scan_complain(const char *subject, const char *text, size_t n, const struct scan_wrong *wrong,
                           hstar_error *err)
{
    if (wrong->too_deep)
        return error_at(err, HSTAR_INVALID, text, n, wrong->at, "%s is nested more than %d deep", subject,
                        SCAN_DEEPEST);
    if (wrong->at >= n)
        return error_at(err, HSTAR_INVALID, text, n, n,
                        "%s is not JSON: it ends too early, where there should be %s", subject,
                        wrong->wanted);
    return error_at(err, HSTAR_INVALID, text, n, wrong->at, "%s is not JSON: at byte %zu there should be %s",
                    subject, wrong->at + 1, wrong->wanted);
}

/* Behind the bracket that opens it. */
static struct scan_walk scan_within(const struct scanned *value)
{
    return (struct scan_walk){
        .at = value->text + 1, .end = value->text + value->length - 1, .numbers = SCAN_PYTHON};
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

struct scanned scan_part(const struct scanned *whole, const struct scanned *before, struct scanned *name)
{
    if (whole->kind != SCAN_ARRAY && whole->kind != SCAN_OBJECT) return (struct scanned){0};
    struct scan_walk w = scan_within(whole);
    if (before) {
        if (!before->kind) return (struct scanned){0};
        w.at = before->text + before->length;
        scan_blanks(&w);
        if (!walk_byte(&w, ',')) return (struct scanned){0};
    }
    scan_blanks(&w);
    const char *begun = w.at;
    if (whole->kind == SCAN_OBJECT) {
        if (!walk_name(&w)) return (struct scanned){0};
        if (name) {
            struct scan_walk again = {.at = begun, .end = w.at};
            *name = take_value(&again);
        }
    }
    return take_value(&w);
}

struct scanned scan_first(const struct scanned *array)
{
    return scan_part(array, NULL, NULL);
}

struct scanned scan_after(const struct scanned *array, const struct scanned *element)
{
    return scan_part(array, element, NULL);
}

size_t scan_count(const struct scanned *array)
{
    size_t n = 0;
    for (struct scanned e = scan_first(array); e.kind; e = scan_after(array, &e)) n++;
    return n;
}

double scan_number(const struct scanned *value)
{
    return value->kind == SCAN_NUMBER ? numeral_read(value->text, NULL) : (double)NAN;
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

/* A code point as UTF-8; returns how many bytes it takes. */
static size_t put_utf8(unsigned long code, char *out)
{
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    const size_t n = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; code >>= 6) out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)(lead[n] | code);
    return n;
}

/* The four digits at s. */
static unsigned long scan_unit(const char *s)
{
    char digits[5] = {0};
    memcpy(digits, s, 4);
    return strtoul(digits, NULL, 16);
}

/* Behind \u: one character, of two units where it is beyond those of 16 bits; returns what follows. */
static const char *take_code(const char *at, const char *end, struct scan_piece *piece)
{
    enum { HIGH = 0xd800, LOW = 0xdc00, LOW_LAST = 0xdfff, BEYOND_UNITS = 0x10000, NO_CHARACTER = 0xfffd };
    unsigned long code = scan_unit(at);
    at += 4;
    if (code >= HIGH && code < LOW && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const unsigned long low = scan_unit(at + 2);
        if (low >= LOW && low <= LOW_LAST) {
            code = BEYOND_UNITS + ((code - HIGH) << 10) + (low - LOW);
            at += 6;
        }
    }
    if (code == 0) piece->lacks = "a character other than \\u0000";
    if (code >= HIGH && code <= LOW_LAST) piece->lacks = "both halves of a character";
    piece->n = put_utf8(piece->lacks ? NO_CHARACTER : code, piece->room);
    return at;
}

bool scan_text_piece(const struct scanned *text, const char **at, struct scan_piece *piece)
{
    static const char letters[] = "bfnrt", meant[] = "\b\f\n\r\t";
    if (text->kind != SCAN_TEXT) return false;
    const char *end = text->text + text->length - 1;
    if (!*at) *at = text->text + 1;
    if (*at >= end) return false;
    const char *slash = memchr(*at, '\\', (size_t)(end - *at));
    *piece = (struct scan_piece){.bytes = *at, .n = (size_t)((slash ? slash : end) - *at)};
    *at += piece->n;
    if (piece->n) return true;
    *piece = (struct scan_piece){.bytes = piece->room, .n = 1, .is_escape = true};
    const char behind = slash[1], *letter = strchr(letters, behind);
    piece->room[0] = letter ? meant[letter - letters] : behind;
    *at = behind == 'u' ? take_code(slash + 2, end, piece) : slash + 2;
    return true;
}

void scan_text(const struct scanned *value, struct text *out)
{
    struct scan_piece piece;
    text_append(out, "");
    for (const char *at = NULL; scan_text_piece(value, &at, &piece);)
        text_append_bytes(out, piece.bytes, piece.n);
}
