/* Errors with a place and a remedy. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "hstar.h"

#define MUST_USE          __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Fills in *err (which may be NULL) and returns `status`, so that a failing path is one line:
 *     return error_set(err, HSTAR_FILE, "cannot open %s", path);
 * All these make what they are given fit for a terminal: control characters become blanks. */
hstar_status error_set(hstar_error *err, hstar_status status, const char *format, ...) PRINTF_LIKE(3, 4);

/* The same, pointing at byte `position` of text[0 … length). */
hstar_status error_at(hstar_error *err, hstar_status status, const char *text, size_t length, size_t position,
                      const char *format, ...) PRINTF_LIKE(6, 7);

/* Adds what would be right to an error that was just set. */
void error_remedy(hstar_error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds words to the message of an error that was just set. */
void error_more(hstar_error *err, const char *format, ...) PRINTF_LIKE(2, 3);

/* The common ones. */
hstar_status error_memory(hstar_error *err);
hstar_status error_cancelled(hstar_error *err); /* by who listens to the progress */

#endif
