/* The calls of f of one question: how many there may be, how many there were, and who is told of them. A call is f at one point, with all
 * its outputs. Several threads may write in it. */
#ifndef FUNCTION_LEDGER_H
#define FUNCTION_LEDGER_H

#include "base/error.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* The least that a derivative can be had with: a step to both sides, and f itself. */
enum { LEDGER_LEAST = 3 };

enum { LEDGER_WORST = 64 };

struct ledger {
    size_t most;     /* SIZE_MAX: there is no budget */
    bool counts;     /* f enters itself what it is asked (function/source/counted.h); else those do who ask */
    bool is_ordered; /* what it enters does not depend on threads */
    size_t reserve;  /* kept for what comes later */
    size_t to_come;  /* searches that share what is left, one after the other; 0: one */

    atomic_size_t asked, answered; /* points that f was handed, and those that it has answered */
    atomic_size_t rounds;          /* how often it was handed some */
    atomic_size_t charged;         /* what searches say that they have called */

    _Atomic double expected; /* calls in all, as far as that is known; 0: it is not */
    double begun;            /* seconds */

    /* The least trusted of what was found so far; rank 0 is fine, and is not told. */
    atomic_int worst_rank;
    atomic_flag writing;
    char worst[LEDGER_WORST];

    /* Is told now and then, by the thread that has an answer, never by two at once; false calls all off. NULL: nobody asks. */
    bool (*tell)(void *context, const struct ledger *ledger);
    void *context;
    atomic_flag telling;
    _Atomic double told; /* when; seconds */
    atomic_bool is_off;
};

/* Without a budget, and nobody is told. */
void ledger_init(struct ledger *ledger);

/* All functions below take NULL for a ledger: nobody counts then, and nothing is spent. */

/* So many calls were made before anybody counted. */
void ledger_begin(struct ledger *ledger, size_t n);

bool ledger_has_budget(const struct ledger *ledger);

/* f is about to be called at n points: at so many of them, from the first on, it may be. */
size_t ledger_take(struct ledger *ledger, size_t n);

/* n answers have come. */
void ledger_answered(struct ledger *ledger, size_t n);

/* Who searches says how often f was called for it. */
void ledger_charge(struct ledger *ledger, size_t n);

/* What is left, without the reserve, and what of that is the share of each of n. It is the same for any number of threads and copies
 * where no search is under way. */
size_t ledger_left(const struct ledger *ledger);
size_t ledger_share(const struct ledger *ledger, size_t n);

/* The share of the next search of to_come. */
size_t ledger_next_share(struct ledger *ledger);

/* A share of all that is left, kept for later by `parts` of `all`. */
void ledger_keep(struct ledger *ledger, size_t parts, size_t all);

/* Something was found that is trusted so little. */
PRINTF_LIKE(3, 4) void ledger_note(struct ledger *ledger, int rank, const char *format, ...);

/* So many calls are expected in all. */
void ledger_expect(struct ledger *ledger, double calls);

/* The answers of one call of f, which may have many points: who gives them tells each, where somebody wants to know. */
struct call_tally {
    atomic_size_t n;
    struct ledger *ledger;
};
static inline void tally_answer(struct call_tally *tally)
{
    if (!tally) return;
    atomic_fetch_add(&tally->n, 1);
    ledger_answered(tally->ledger, 1);
}

/* Somebody does not want to go on. */
bool ledger_is_off(const struct ledger *ledger);

#endif
