/* The one reader of files and pipes: read whole, within one bound, with one set of errors. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/text.h"

/* Bytes of the longest file: a sweep of 800 000 steps by three methods, as JSON, is shorter. What is longer is a device without an
 * end or a mistake, and is told at this bound instead of filling the memory. */
enum { FILE_LONGEST = 1 << 29 };

/* Appends all of the file at `path` to *all, with a zero behind it. What has a zero byte within is not text and refused:
 * nothing behind it would be seen. `what` is for the error: "cannot read the point from PATH: …"; "" for "cannot read PATH". */
MUST_USE hstar_status file_read(const char *path, const char *what, struct text *all, hstar_error *err);

/* The same of a file of bytes, which may be zero. */
MUST_USE hstar_status file_read_bytes(const char *path, struct text *all, hstar_error *err);

/* As file_read, of stdin. */
MUST_USE hstar_status file_read_stdin(struct text *all, hstar_error *err);

/* The next line of a text that was read whole: cuts it at its end and moves *rest behind it; NULL where there is none. */
char *file_line(char **rest);

#endif
