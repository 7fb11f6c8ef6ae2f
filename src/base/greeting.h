/* The line with which a program may say what else it understands: "hstar: move values 64 number". */
#ifndef BASE_GREETING_H
#define BASE_GREETING_H

#include <stdbool.h>
#include <stddef.h>

struct skills {
    bool moves;    /* a request may say what differs from an earlier one */
    bool numbers;  /* a request may begin with a number, and its answer begins with the same */
    size_t values; /* so many requests may be announced at a time; 0: none */
};

/* A line without its end, and a zero behind it. false: it is no greeting. Words that are not known are for others. */
bool greeting_read(const char *line, struct skills *skills);

#endif
