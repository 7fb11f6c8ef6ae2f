/* Characters of UTF-8, and which of them may not reach a terminal: what files and programs say is shown to people. */
#ifndef BASE_CHARACTER_H
#define BASE_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the character at s, and its code point: 1 and -1 where the bytes are no UTF-8. */
size_t character_read(const char *s, long *code);

/* Controls of C0 and C1, separators of lines, what has no width, and what turns the direction of the text around. */
bool character_steers(long code);

/* The length of the mark with which some editors begin a file of UTF-8; 0: there is none. */
size_t characters_mark(const char *s, size_t n);

/* Cleans s in place: a character that steers becomes a blank, a byte that is no UTF-8 becomes '?'. Where `in_columns`, a
 * blank stands for each of its bytes, so that every position stays. */
void characters_clean(char *s, bool in_columns);

/* The number of characters of s; a byte that is no UTF-8 counts as one. */
size_t characters_count(const char *s);

#endif
