/* Reading a message of JSON where it stands: it is checked whole once, and then looked at in place, without memory of its own. What is
 * not there is a value of no kind, which has no members, no elements and no number: only the last look needs a check. */
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum scan_kind { SCAN_NOTHING, SCAN_NULL, SCAN_BOOL, SCAN_NUMBER, SCAN_TEXT, SCAN_ARRAY, SCAN_OBJECT };

/* A value, text[0 … length). */
struct scanned {
    const char *text;
    size_t length;
    enum scan_kind kind;
};

/* "an array", "a text", … */
const char *scan_kind_words(enum scan_kind kind);

/* Are NaN, Infinity and -Infinity numbers? They are none of JSON, and Python writes them. */
enum scan_numbers { SCAN_STRICT, SCAN_PYTHON };

enum { SCAN_DEEPEST = 64 }; /* brackets within brackets */

/* What is wrong with a message. */
struct scan_wrong {
    size_t at;          /* that byte */
    const char *wanted; /* should stand there: "a digit", … */
    bool too_deep;      /* nothing else is the matter */
};

/* The whole message, n bytes with a zero behind them, or a byte at which no number goes on. false where it is not JSON. */
bool scan_message(const char *text, size_t n, enum scan_numbers numbers, struct scanned *value,
                  struct scan_wrong *wrong);

/* Says what is wrong with it, such as "the request is not JSON: at byte 5 there should be a digit"; returns HSTAR_INVALID. */
hstar_status scan_complain(const char *subject, const char *text, size_t n, const struct scan_wrong *wrong,
                           hstar_error *err);

/* A member of an object. */
struct scanned scan_member(const struct scanned *object, const char *name);

/* The elements of an array one after the other, or the values of an object: until there is nothing. `scan_first` is of the array,
 * `scan_after` of it and the element before. */
struct scanned scan_first(const struct scanned *array);
struct scanned scan_after(const struct scanned *array, const struct scanned *element);
/* Both at once, and the name of a member: the part behind `before`, the first where that is NULL. */
struct scanned scan_part(const struct scanned *whole, const struct scanned *before, struct scanned *name);
size_t scan_count(const struct scanned *array);

double scan_number(const struct scanned *value); /* NaN of what is none */
bool scan_is_true(const struct scanned *value);

/* Is it that whole number from 0 on? */
bool scan_whole(const struct scanned *value, size_t *n);

/* Appends what a text says; U+FFFD for what no character is. */
void scan_text(const struct scanned *value, struct text *out);

/* What a text says, piece by piece: bytes that stand for themselves, or what an escape means. */
struct scan_piece {
    const char *bytes; /* n, of the text or of this piece's own room */
    size_t n;
    bool is_escape;
    const char *lacks; /* NULL, or what should stand there, which is no character */
    char room[4];
};

/* The next one; *at is NULL for the first, and then behind the piece. */
bool scan_text_piece(const struct scanned *text, const char **at, struct scan_piece *piece);

#endif
