/* Lines as they come from a file or a pipe, one after the other, of which none stands in memory but the last. */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the longest line: a point of 10^6 numbers is shorter. */
enum { LINE_LONGEST = 1 << 25 };

struct lines {
    int fd; /* -1 where none is open */
    bool borrowed;
    const char *shown; /* how errors name it; borrowed */
    char *bytes;       /* room for `room`; those from `start` to `end` are not handed out yet */
    size_t room, start, end;
    size_t number;  /* of the line that was handed out last, from 1 on */
    size_t offset;  /* of the byte behind that line in the file */
    size_t longest; /* LINE_LONGEST, if nobody says another number */
    bool ended;
};

struct text_line {
    const char *bytes; /* up to the next line that is read; without its end, \n or \r\n */
    size_t length, number;
    bool whole;    /* its end was there: false of a last line without one */
    bool too_long; /* it is longer than the longest, and its bytes are gone */
};

/* "-" is stdin. */
MUST_USE hstar_status lines_open(const char *path, struct lines *lines, hstar_error *err);
void lines_close(struct lines *lines);

/* *found is false at the end. */
MUST_USE hstar_status lines_next(struct lines *lines, struct text_line *line, bool *found, hstar_error *err);

#endif
