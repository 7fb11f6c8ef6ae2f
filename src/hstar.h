/* hstar.h: the public interface of libhstar.
 *
 * hstar finds h*, the step at which a finite difference is most accurate, and proves why.
 *
 * Every function that can fail returns an hstar_status; its results go out through its last parameters
 * and are untouched on failure. The caller's hstar_error may be NULL. The library never prints, never
 * exits, changes no signal or error handler for good and keeps no global state. */
#ifndef HSTAR_H
#define HSTAR_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The status codes: name, exit status of the program, meaning. */
#define HSTAR_STATUS_LIST(X)                                                                                 \
    X(OK, 0, "done")                                                                                         \
    X(INVALID, 2, "the input is wrong")                                                                      \
    X(UNDEFINED, 4, "there is no such number there")                                                         \
    X(UNRESOLVED, 4, "it could not be told")                                                                 \
    X(FILE, 3, "a file or a stream could not be read or written")                                            \
    X(CHILD, 3, "another program could not be run, or failed")                                               \
    X(MEMORY, 3, "memory ran out")

typedef enum hstar_status {
#define X(name, exit_status, meaning) HSTAR_##name,
    HSTAR_STATUS_LIST(X)
#undef X
} hstar_status;

#define HSTAR_NO_POSITION ((size_t)-1)

/* What went wrong, where, and what would be right. */
typedef struct hstar_error {
    hstar_status status;
    char message[384]; /* a sentence */
    char remedy[256];  /* what to do instead; empty where nothing can be said */
    size_t position;   /* byte in the text that was wrong, or HSTAR_NO_POSITION */
    char excerpt[88];  /* that text around the position */
    size_t caret;      /* column of the position within the excerpt */
} hstar_error;

/* "0.1.0" */
const char *hstar_version(void);

/* The meaning of a status, as a phrase. */
const char *hstar_status_text(hstar_status status);

#ifdef __cplusplus
}
#endif
#endif
