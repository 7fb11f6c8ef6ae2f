/* A program that stays and answers: a line on its stdin is a request, a line on its stdout the answer to it, in order.
 *
 * Requests are written while answers are read, so that neither side waits for the other in vain. What the program says on
 * its stderr goes where this process's own stderr goes. */
#ifndef BASE_CONVERSATION_H
#define BASE_CONVERSATION_H

#include "base/error.h"
#include "base/text.h"

#include <stdbool.h>

struct conversation;

/* Starts argv[0] (looked up in PATH) without a shell, in a process group of its own. patience: so many seconds may pass
 * without an answer; 0 waits for ever. name: what errors call it. */
MUST_USE hstar_status conversation_new(const char *const *argv, const char *name, double patience,
                                       struct conversation **conversation, hstar_error *err);

/* What is asked, and what is done with the answers. */
struct exchange {
    /* Appends request number i of this exchange, without the end of the line. */
    void (*ask)(void *context, size_t i, struct text *request);
    /* Reads the answer to it: `length` bytes without the end of the line, and a zero behind them. What it finds wrong is
     * a phrase such as "answered …". */
    hstar_status (*take)(void *context, size_t i, const char *answer, size_t length, hstar_error *err);
    /* The program ended at this request, was silent for too long, or answered what `take` finds wrong, as `why` says. true:
     * the exchange is to go on behind it, with the program started again. NULL: never. */
    bool (*pass_over)(void *context, size_t i, const hstar_error *why);
    /* One request that was answered before: can it still answer, where several starts in a row came to nothing? NULL: it
     * cannot. */
    const struct exchange *proof;
    void *context;
};

/* Asks n requests. An error says which request it was, counted from the start; after it the program is ended and every later
 * exchange fails with the same error. A program that was started several times in a row and answered nothing is an error,
 * whatever pass_over says, unless it has its proof; one that was silent has none: each time costs the whole patience.
 * Several threads may call: they take turns. */
MUST_USE hstar_status conversation_exchange(struct conversation *conversation,
                                            const struct exchange *exchange, size_t n, hstar_error *err);

enum { CONVERSATION_QUOTE = 64 };

/* What it said, for an error: in quotes, printable, cut short. */
void conversation_quote(const char *said, size_t length, char quoted[CONVERSATION_QUOTE]);

/* Closes its stdin, and where that does not end it in a second or two, terminates it and then kills it; with it goes what
 * else is left in its process group. NULL is fine. */
void conversation_free(struct conversation *conversation);

#endif
