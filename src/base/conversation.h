/* A program that stays and answers: a line on its stdin is a request, a line on its stdout the answer to it, in order.
 *
 * Requests are written while answers are read, so that neither side waits for the other in vain. What the program says on
 * its stderr goes where this process's own stderr goes. Where it fails it is started again, and asked again. */
#ifndef BASE_CONVERSATION_H
#define BASE_CONVERSATION_H

#include "base/error.h"
#include "base/greeting.h"
#include "base/text.h"

#include <stdbool.h>

struct conversation;

/* How long and how often. */
struct persistence {
    double patience;      /* so many seconds may pass without an answer; 0 waits for ever */
    size_t retries;       /* so often a request that failed is asked again */
    size_t early_retries; /* the same, while the program has not answered anything yet */
};

/* With argv[0] (looked up in PATH), which is started without a shell, in a process group of its own: by the first exchange, or before. name: what errors
 * call it. */
MUST_USE hstar_status conversation_new(const char *const *argv, const char *name,
                                       const struct persistence *persistence,
                                       struct conversation **conversation, hstar_error *err);

/* Starts it now, where it was not started; who exchanges later finds it running. */
MUST_USE hstar_status conversation_begin(struct conversation *conversation, hstar_error *err);

/* Of the same program as the other, which has answered: one that greets, or says what nobody asked for, is expected to do so here, too. */
void conversation_expect(struct conversation *conversation, const struct conversation *other);

/* Does it run, or want to, on a processor right now? false where that cannot be told. Waits for nobody who talks to it. */
bool conversation_is_busy(struct conversation *conversation);

/* When it first answered, by clock_seconds; 0: it has not. Waits for nobody, either. */
double conversation_answered_at(struct conversation *conversation);

/* In which words a request is put. */
struct wording {
    bool moves; /* it may say what differs from an earlier request that this program was sent */
    bool first; /* the program was not sent any */
};

/* What becomes of a request that fails, as often as it is asked: */
enum request_weight {
    REQUEST_PLAIN, /* it is passed over */
    REQUEST_SPARE, /* nobody waits for the answer: it is passed over, and asked only once */
    REQUEST_VITAL  /* it is an error */
};

/* What is asked, and what is done with the answers. */
struct exchange {
    /* Appends request number i of this exchange, without the end of the line; they are asked for in the order in which they are sent. A
     * wording of NULL is for an error: in full, and it is not sent. */
    void (*ask)(void *context, size_t i, const struct wording *wording, struct text *request);
    /* Reads the answer to it: `length` bytes without the end of the line, and a zero behind them. What it finds wrong is
     * a phrase such as "answered …". It may be handed another answer later, which is the right one then. */
    hstar_status (*take)(void *context, size_t i, const char *answer, size_t length, hstar_error *err);
    /* NULL: all are vital. */
    enum request_weight (*weight)(void *context, size_t i);
    /* The program ended at this request as often as it was asked, was silent for too long, or answered what `take` finds wrong, as `why`
     * says. The exchange goes on behind it, with the program started again. Where some are not vital. */
    void (*pass_over)(void *context, size_t i, const hstar_error *why);
    /* One request that was answered before: that the program answers it shows that the fault was the other request's. With pass_over. */
    const struct exchange *proof;
    void *context;
};

/* Asks n requests. An error says which request it was, counted from the start; after it the program is ended and every later
 * exchange fails with the same error. A program that cannot be started any more, or does not answer its proof, is an error, whatever
 * the weight; so is one that was silent at several requests in a row: each costs the whole patience.
 * Several threads may call: they take turns. */
MUST_USE hstar_status conversation_exchange(struct conversation *conversation,
                                            const struct exchange *exchange, size_t n, hstar_error *err);

/* What became of it, while nobody else calls. */
struct conversation_state {
    size_t n_overcome;          /* failures after which the same was answered */
    size_t retries;             /* so often what failed was asked again */
    bool lost;                  /* the program cannot be started any more, or not so that it answers */
    struct skills skills;       /* as it said when it was last started */
    const hstar_error *failure; /* which the conversation keeps */
};
void conversation_tell(const struct conversation *conversation, struct conversation_state *state);

/* Requests and failures are counted from here on, while nobody else calls. */
void conversation_count_anew(struct conversation *conversation);

enum { CONVERSATION_QUOTE = 64 };

/* What it said, for an error: in quotes, printable, cut short. */
void conversation_quote(const char *said, size_t length, char quoted[CONVERSATION_QUOTE]);

/* Closes its stdin, and where that does not end it in a second or two, terminates it and then kills it; with it goes what
 * else is left in its process group. One that was asked nothing is terminated at once. NULL is fine. */
void conversation_free(struct conversation *conversation);

#endif
