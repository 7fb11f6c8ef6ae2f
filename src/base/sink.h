/* Where output goes: a file that appears whole or not at all, or stdout for "-". */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct sink;

/* Checks that `path` can be written and opens it, before the long work. A regular file is written beside its
 * place, unseen, and takes it when sink_commit has flushed it to disk; until then an existing file stays
 * as it was, and an abandoned sink leaves nothing behind, even when the process is killed. Its mode and, as far as
 * this process may, its owner are those of the file that it replaces. Devices and pipes are written to directly. */
MUST_USE hstar_status sink_open(const char *path, struct sink **sink, hstar_error *err);

/* A regular file that grows as it is written, in place of appearing whole: its first `keep` bytes stay, and what stood behind them goes. It is
 * this process's alone: HSTAR_FILE where another writes it in this way. What is no regular file is opened as by sink_open. */
MUST_USE hstar_status sink_open_growing(const char *path, size_t keep, struct sink **sink, hstar_error *err);

/* One that hands all bytes to a function. */
MUST_USE hstar_status sink_to(hstar_write *write, void *context, struct sink **sink, hstar_error *err);

MUST_USE hstar_status sink_write(struct sink *sink, const char *bytes, size_t n, hstar_error *err);
MUST_USE hstar_status sink_flush(struct sink *sink, hstar_error *err);  /* of what does not appear whole */
MUST_USE hstar_status sink_commit(struct sink *sink, hstar_error *err); /* frees it, also on failure */
void sink_abandon(struct sink *sink);                                   /* frees it; NULL is fine */

/* Is that the error of a stdout whose reader went away, such as head, which had what it wanted? */
bool sink_reader_left(const hstar_error *err);

#endif
