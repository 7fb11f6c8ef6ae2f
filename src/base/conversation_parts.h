/* Between a conversation, which begins again where it failed, and its talk, which ends at a failure. */
#ifndef BASE_CONVERSATION_PARTS_H
#define BASE_CONVERSATION_PARTS_H

#include "base/conversation.h"
#include "base/resident.h"

#include <pthread.h>
#include <stdatomic.h>

/* How a program failed. */
enum conversation_fault {
    FAULT_ENDED,
    FAULT_SILENT,
    FAULT_NONSENSE, /* a line that is no answer */
    FAULT_SPOKE,    /* a line too many */
    FAULT_LATE      /* one that came when the answers before it had been handed on */
};

enum { FAULT_TEXT = 160 };

struct conversation {
    pthread_mutex_t lock;
    char *name;
    char **argv; /* n_words, and NULL behind them */
    size_t n_words;
    struct persistence persistence;
    struct resident program;
    _Atomic pid_t started_as;   /* its number, for who looks at it while others talk to it */
    _Atomic double answered_at; /* when it first answered, 0: it has not; for the same */

    /* Since the program was started: */
    struct text waiting; /* requests, of which `sent` bytes are sent */
    size_t sent;
    struct text said; /* what it said: answers up to `used`, no end of line up to `searched` */
    size_t used, searched;
    size_t announced;     /* requests that are still to come of those it was told of */
    bool fresh;           /* it was asked nothing */
    bool heard;           /* it has said a line */
    struct skills skills; /* as that line said */
    size_t n_plain;       /* requests without a number that are not answered */
    bool paired;          /* its last answer bore the number of its request: so all before it are right */

    /* Since the conversation began: */
    bool begun;        /* the program was started */
    bool greets;       /* its first line was a greeting */
    bool numbers;      /* in which it said that it numbers its answers */
    size_t n_numbered; /* requests that have a number: that of the last one */
    size_t n_answered; /* or passed over */
    size_t n_before;   /* of these, those that are not counted */
    bool careful;      /* it has said what nobody asked for: one request at a time */
    size_t n_bursts;   /* exchanges in a row in which most answers came close together, and none too many */
    size_t n_silences; /* requests in a row that were passed over as it was silent */
    size_t n_overcome;
    bool lost;

    /* The last failure; the status is HSTAR_OK while all is well. */
    hstar_error failure;
    enum conversation_fault fault;
    char what[FAULT_TEXT]; /* "exited with status 7 without an answer" */
};

/* What one exchange has come to. Answers up to `confirmed` are known to be those of their requests: the program was quiet after each. */
struct exchange_state {
    const struct exchange *exchange;
    size_t n, asked, answered, confirmed;
    size_t careful_until; /* requests before this are asked one at a time */
    size_t attempts;      /* that failed, of the request behind those that are confirmed */
    size_t n_failures;    /* since then: what became of them is not known yet */
    double begun, last;   /* when it began, and when the last answer came */
    double longest;       /* seconds between two answers */
    bool quiet;           /* there was a pause after the last answer */
    size_t n_close,
        n_lone; /* answers that came at once after others, since it was known which is whose, and those that did not */
    bool is_proof;
};

/* Asks and reads until all is answered, or the program fails: then it is ended, and c->failure says how. */
MUST_USE hstar_status conversation_talk(struct conversation *c, struct exchange_state *p);

/* The last failure in words: with the number of the request where it is counted, that is where it ends all. */
void conversation_blame(const struct conversation *c, const struct exchange_state *p, bool is_counted,
                        hstar_error *err);

/* Ends it and keeps the error, which names the request that is not answered, or the last one that was. */
hstar_status conversation_fail(struct conversation *c, const struct exchange_state *p, hstar_status status,
                               const char *what);
hstar_status conversation_fail_silent(struct conversation *c, const struct exchange_state *p);
hstar_status conversation_fail_ended(struct conversation *c, const struct exchange_state *p);
hstar_status conversation_fail_talkative(struct conversation *c, const struct exchange_state *p,
                                         enum conversation_fault fault);
hstar_status conversation_fail_nonsense(struct conversation *c, const struct exchange_state *p,
                                        const hstar_error *wrong);

/* A line that does not begin with the number of the request. */
hstar_status conversation_fail_unnumbered(struct conversation *c, const struct exchange_state *p,
                                          const char *line, const char *number);

#endif
