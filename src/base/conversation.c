/* A conversation: how it begins, how it goes on after a failure, and how it ends. */
#include "base/clock.h"
#include "base/conversation_parts.h"
#include "base/memory.h"
#include "base/texts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_FALSE_STARTS = 3, /* of a program that is to show that it can answer: more are no accident */
    MOST_SILENCES = 3      /* requests in a row: more cost too much time */
};

/* Seconds for it to end of itself once its stdin is closed. */
#define GRACE 2.0

/* With a NULL behind them, as a program wants its words. */
static char **copy_words(const char *const *words, size_t n)
{
    char **copy = memory_array(n + 1, sizeof *copy);
    for (size_t i = 0; copy && i < n; i++) {
        if ((copy[i] = memory_text(words[i], strlen(words[i])))) continue;
        texts_free(copy, n);
        return NULL;
    }
    return copy;
}

/* A program that was just started knows nothing of what was asked and said before. */
static hstar_status conversation_start(struct conversation *c, hstar_error *err)
{
    c->sent = c->waiting.length = 0;
    c->used = c->searched = c->said.length = 0;
    c->announced = 0;
    c->fresh = true;
    c->heard = false;
    c->skills = (struct skills){0};
    c->n_plain = 0;
    c->paired = false;
    const hstar_status status = resident_start(&c->program, (const char *const *)c->argv, err);
    atomic_store(&c->started_as, status ? 0 : c->program.pid);
    return status;
}

hstar_status conversation_new(const char *const *argv, const char *name,
                              const struct persistence *persistence, struct conversation **conversation,
                              hstar_error *err)
{
    struct conversation *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    pthread_mutex_init(&c->lock, NULL);
    c->program.to = c->program.from = -1;
    c->persistence = *persistence;
    if (!(persistence->patience > 0)) c->persistence.patience = (double)INFINITY;
    c->name = memory_text(name, strlen(name));
    while (argv[c->n_words]) c->n_words++;
    c->argv = copy_words(argv, c->n_words);
    if (!c->name || !c->argv) {
        conversation_free(c);
        return error_memory(err);
    }
    *conversation = c;
    return HSTAR_OK;
}

/* One that cannot be started fails in every exchange. */
static hstar_status begin_locked(struct conversation *c)
{
    if (!c->begun) {
        c->begun = true;
        hstar_error why = {0};
        const hstar_status status = conversation_start(c, &why);
        c->failure = why;
        c->failure.status = status;
        c->lost = status != HSTAR_OK;
    }
    return c->failure.status;
}

hstar_status conversation_begin(struct conversation *c, hstar_error *err)
{
    pthread_mutex_lock(&c->lock);
    const hstar_status status = begin_locked(c);
    if (status && err) *err = c->failure;
    pthread_mutex_unlock(&c->lock);
    return status;
}

void conversation_expect(struct conversation *c, const struct conversation *other)
{
    pthread_mutex_lock(&c->lock);
    c->greets = other->greets;
    c->numbers = other->numbers;
    c->careful = other->careful;
    pthread_mutex_unlock(&c->lock);
}

bool conversation_is_busy(struct conversation *c)
{
    const struct resident seen = {.pid = atomic_load(&c->started_as)};
    return resident_is_busy(&seen);
}

double conversation_answered_at(struct conversation *c)
{
    return atomic_load(&c->answered_at);
}

void conversation_free(struct conversation *c)
{
    if (!c) return;
    resident_end(&c->program, c->fresh ? 0 : GRACE);
    text_clear(&c->waiting);
    text_clear(&c->said);
    pthread_mutex_destroy(&c->lock);
    texts_free(c->argv, c->n_words);
    free(c->name);
    free(c);
}

/* ---- going on after a failure ---- */

/* Starts it once more. One that cannot be started is lost. */
static bool starts_again(struct conversation *c, struct exchange_state *p)
{
    hstar_error why = {0};
    c->lost = conversation_start(c, &why) != HSTAR_OK;
    c->failure = why;
    p->last = clock_seconds();
    return !c->lost;
}

/* Before a request is blamed: does the program, started once more, answer what it has answered before? Its host may be gone. */
static bool proves_able(struct conversation *c, const struct exchange *proof)
{
    struct exchange_state p = {.exchange = proof, .n = 1, .is_proof = true};
    for (int start = 0; start < MOST_FALSE_STARTS; start++) {
        if (!starts_again(c, &p)) return false;
        p.begun = p.last;
        p.asked = p.answered = p.confirmed = 0;
        p.n_close = p.n_lone = 0;
        if (conversation_talk(c, &p) == HSTAR_OK) return true;
        if (c->failure.status != HSTAR_CHILD) return false;
        if (c->fault == FAULT_SILENT) break;
    }
    c->lost = true;
    return false;
}

/* Gives a request up, and goes on behind it. */
static bool passes_over(struct conversation *c, struct exchange_state *p, enum request_weight weight)
{
    const struct exchange *e = p->exchange;
    hstar_error why = c->failure;
    c->n_silences = c->fault == FAULT_SILENT ? c->n_silences + 1 : 0;
    if (c->n_silences > MOST_SILENCES) return false;
    conversation_blame(c, p, false, &why);
    error_remedy(&why, "%s", c->failure.remedy);
    if (weight == REQUEST_SPARE ? !starts_again(c, p) : !proves_able(c, e->proof)) return false;
    e->pass_over(e->context, p->answered, &why);
    c->n_answered++;
    p->asked = p->confirmed = ++p->answered;
    p->attempts = p->n_failures = 0;
    p->last = clock_seconds();
    return true;
}

/* Was an answer that is not known to be that of its request taken? Then all since the last that is are thrown away; the same are asked again,
 * one at a time. */
static bool was_doubtful(struct conversation *c, struct exchange_state *p)
{
    const bool spoke = c->fault == FAULT_SPOKE;
    const size_t failed = spoke ? p->answered - 1 : p->answered; /* if all before it are right */
    const bool doubtful = p->confirmed < failed;
    if (spoke || c->fault == FAULT_NONSENSE) c->careful = true;
    p->careful_until = failed + 1;
    c->n_answered -= p->answered - p->confirmed;
    p->answered = p->confirmed;
    return doubtful;
}

/* After a failure: can the exchange go on? Leaves the error where it cannot. */
static bool recovers(struct conversation *c, struct exchange_state *p)
{
    const struct exchange *e = p->exchange;
    const struct persistence *often = &c->persistence;
    const bool is_early = c->n_answered - c->n_before == p->answered && !p->confirmed;
    if (c->failure.status != HSTAR_CHILD || c->fault == FAULT_LATE) return false;
    if (c->fault == FAULT_SPOKE && !often->retries) return false;
    const bool is_no_answer =
        c->fault == FAULT_SPOKE && c->paired; /* a line of its own, and nobody's fault */
    const bool doubtful = is_no_answer || (often->retries && !c->paired && was_doubtful(c, p));
    if (is_no_answer)
        c->n_overcome++;
    else
        p->n_failures++;
    p->asked = p->confirmed = p->answered;
    p->n_close = p->n_lone = 0;
    if (doubtful) return starts_again(c, p);
    const enum request_weight weight = e->weight ? e->weight(e->context, p->answered) : REQUEST_VITAL;
    const size_t retries = is_early ? often->early_retries : often->retries;
    if (weight != REQUEST_SPARE && p->attempts++ < retries) return starts_again(c, p);
    c->lost = weight == REQUEST_VITAL;
    return !c->lost && passes_over(c, p, weight);
}

hstar_status conversation_exchange(struct conversation *c, const struct exchange *exchange, size_t n,
                                   hstar_error *err)
{
    pthread_mutex_lock(&c->lock);
    hstar_status status = begin_locked(c);
    const double now = clock_seconds();
    struct exchange_state p = {.exchange = exchange, .n = n, .begun = now, .last = now};
    if (!status && n > 0) do
            status = conversation_talk(c, &p);
        while (status && recovers(c, &p));
    status = c->failure.status;
    if (status && err) *err = c->failure;
    pthread_mutex_unlock(&c->lock);
    return status;
}

void conversation_count_anew(struct conversation *c)
{
    c->n_before = c->n_answered;
    c->n_overcome = c->n_silences = 0;
}

void conversation_tell(const struct conversation *c, struct conversation_state *state)
{
    *state = (struct conversation_state){.n_overcome = c->n_overcome,
                                         .retries = c->persistence.retries,
                                         .lost = c->lost,
                                         .skills = c->skills,
                                         .failure = &c->failure};
}
