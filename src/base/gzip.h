/* Bytes made smaller, RFC 1952, and back: zlib, which is loaded when it is first needed. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "base/text.h"

/* Appends the n bytes as a file of gzip. Where there is no zlib it holds them as they are, which every reader of gzip takes. */
MUST_USE hstar_status gzip_append(struct text *t, const char *bytes, size_t n, hstar_error *err);

/* Appends what such a file holds, `most` bytes at most: HSTAR_INVALID where it is none, is damaged, or holds more. */
MUST_USE hstar_status gzip_read(const char *bytes, size_t n, size_t most, struct text *content,
                                hstar_error *err);

#endif
