/* Texts as JSON has them. */
#ifndef BASE_JSON_QUOTE_H
#define BASE_JSON_QUOTE_H

#include "base/text.h"

/* Appends s between quotes. JSON is UTF-8, a command line any bytes: what is none becomes U+FFFD. */
void text_quoted(struct text *t, const char *s);

#endif
