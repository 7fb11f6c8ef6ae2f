/* Bytes as text of 64 characters, RFC 4648, and back. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/text.h"

/* Appends n bytes, on one line, with = at the end. */
void base64_append(struct text *t, const char *bytes, size_t n);

/* Appends the bytes that n characters stand for; blanks and ends of lines between them count for nothing. HSTAR_INVALID for anything else. */
MUST_USE hstar_status base64_read(const char *characters, size_t n, struct text *bytes, hstar_error *err);

#endif
