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

/* The whole message, n bytes with a zero behind them. NaN, Infinity and -Infinity count as numbers: Python writes them. false where it
 * is no JSON: *wrong is the byte that is the matter. */
bool scan_message(const char *text, size_t n, struct scanned *value, size_t *wrong);

/* A member of an object. */
struct scanned scan_member(const struct scanned *object, const char *name);

/* The elements of an array one after the other, or the values of an object: until there is nothing. `scan_first` is of the array,
 * `scan_after` of it and the element before. */
struct scanned scan_first(const struct scanned *array);
struct scanned scan_after(const struct scanned *array, const struct scanned *element);
size_t scan_count(const struct scanned *array);

double scan_number(const struct scanned *value); /* NaN of what is none */
bool scan_is_true(const struct scanned *value);

/* Is it that whole number from 0 on? */
bool scan_whole(const struct scanned *value, size_t *n);

/* Appends what a text says; and the other way, n bytes as a text in quotes. */
void scan_text(const struct scanned *value, struct text *out);
void scan_quote(const char *s, size_t n, struct text *out);

#endif
