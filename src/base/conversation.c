/* A conversation with a program: one poll loop that writes requests while it reads answers, and the ways it can end. */
#include "base/conversation.h"

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "base/resident.h"
#include "base/texts.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BATCH = 1 << 16,          /* bytes of requests that are written out ahead */
    LONGEST_ANSWER = 1 << 24, /* bytes of a line: more is no answer */
    MOMENT = 10,              /* milliseconds, see check_all_said */
    MOST_FALSE_STARTS = 3,    /* in a row: starts of which nothing came; more are no accident */
    SHOWN_REQUEST = 60        /* bytes of a request in an error */
};
/* Seconds for it to end of itself once its stdin is closed; and how often it is looked at. */
#define GRACE  2.0
#define GLANCE 0.25

struct conversation {
    pthread_mutex_t lock;
    char *name;
    char **argv; /* n_words, and NULL behind them */
    size_t n_words;
    double patience;
    struct resident program;
    struct text waiting; /* requests, of which `sent` bytes are sent */
    size_t sent;
    struct text said; /* what it said: answers up to `used`, no end of line up to `searched` */
    size_t used, searched;
    size_t n_answered;   /* or passed over, since the conversation began */
    bool restarted;      /* and nothing was answered since */
    size_t false_starts; /* restarts in a row of which nothing came */
    bool silent;         /* was the last failure a silence? */
    bool out_of_step;    /* which answer belongs to which request is not known */
    hstar_error failure; /* the status is HSTAR_OK while all is well */
};

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

static hstar_status conversation_start(struct conversation *c, hstar_error *err)
{
    return resident_start(&c->program, (const char *const *)c->argv, err);
}

hstar_status conversation_new(const char *const *argv, const char *name, double patience,
                              struct conversation **conversation, hstar_error *err)
{
    struct conversation *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    pthread_mutex_init(&c->lock, NULL);
    c->program.to = c->program.from = -1;
    c->patience = patience > 0 ? patience : (double)INFINITY;
    c->name = memory_text(name, strlen(name));
    while (argv[c->n_words]) c->n_words++;
    c->argv = copy_words(argv, c->n_words);
    hstar_status status = c->name && c->argv ? conversation_start(c, err) : error_memory(err);
    if (status)
        conversation_free(c);
    else
        *conversation = c;
    return status;
}

void conversation_free(struct conversation *c)
{
    if (!c) return;
    resident_end(&c->program, GRACE);
    text_clear(&c->waiting);
    text_clear(&c->said);
    pthread_mutex_destroy(&c->lock);
    texts_free(c->argv, c->n_words);
    free(c->name);
    free(c);
}

/* ---- talking ---- */

/* What one exchange has come to. */
struct exchange_state {
    const struct exchange *exchange;
    size_t n, asked, answered;
    double last; /* when the last answer came */
};

void conversation_quote(const char *said, size_t length, char quoted[CONVERSATION_QUOTE])
{
    enum { SHOWN = CONVERSATION_QUOTE - 8 };
    size_t n = length < SHOWN ? length : SHOWN, end = 0;
    while (n < length && n > 0 && ((unsigned char)said[n] & 0xc0) == 0x80) n--; /* not within a character */
    quoted[end++] = '"';
    for (size_t i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)said[i];
        quoted[end++] = (char)(byte < ' ' || byte == 127 ? ' ' : byte);
    }
    strcpy(quoted + end, n < length ? "…\"" : "\"");
}

/* Ends it and keeps the error, which names the request that is not answered, or the last one that was. */
static hstar_status fail(struct conversation *c, const struct exchange_state *p, hstar_status status,
                         const char *what)
{
    if (p->answered < p->n) {
        struct text request;
        text_init(&request);
        p->exchange->ask(p->exchange->context, p->answered, &request);
        const char *text = request.data ? request.data : "";
        bool long_one = strlen(text) > SHOWN_REQUEST;
        error_set(&c->failure, status, "%.80s %.160s (request %zu: %.*s%s)", c->name, what, c->n_answered + 1,
                  SHOWN_REQUEST, text, long_one ? "…" : "");
        text_clear(&request);
    } else {
        error_set(&c->failure, status, "%.80s %.160s (after request %zu)", c->name, what, c->n_answered);
    }
    resident_end(&c->program, 0);
    return status;
}

static hstar_status fail_silent(struct conversation *c, const struct exchange_state *p)
{
    char what[80];
    snprintf(what, sizeof what, "did not answer within %g s", c->patience);
    hstar_status status = fail(c, p, HSTAR_CHILD, what);
    c->silent = true;
    error_remedy(&c->failure, "it must flush its output after every line (in Python: print(…, flush=True)); "
                              "a slow one needs a longer time-out");
    return status;
}

static hstar_status fail_ended(struct conversation *c, const struct exchange_state *p)
{
    bool ended = resident_ends_within(&c->program, RESIDENT_LAST_WORD), half = c->said.length > c->used;
    char ending[CHILD_ENDING], what[160];
    child_ending(ended ? resident_end(&c->program, 0) : 0, ending);
    snprintf(what, sizeof what, "%s %s", ended ? ending : "closed its output",
             half ? "in the middle of an answer" : "without an answer");
    hstar_status status = fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure, "it must answer each line of its input by a line, until its input ends");
    return status;
}

/* What is said without being asked would be taken for the next answer. */
static hstar_status fail_talkative(struct conversation *c, const struct exchange_state *p)
{
    char quoted[CONVERSATION_QUOTE], what[CONVERSATION_QUOTE + 40];
    const char *said = c->said.data + c->used;
    conversation_quote(said, strcspn(said, "\n"), quoted);
    snprintf(what, sizeof what, "said %s without being asked", quoted);
    hstar_status status = fail(c, p, HSTAR_CHILD, what);
    c->out_of_step = true;
    error_remedy(&c->failure,
                 "it must answer each request by one line; what is for people belongs on its stderr");
    return status;
}

/* Sends what fits. One that takes no more may still have answers. */
static void send_requests(struct conversation *c)
{
    ssize_t n = descriptor_write(c->program.to, c->waiting.data + c->sent, c->waiting.length - c->sent);
    if (n < 0 && !descriptor_try_again()) descriptor_shut(&c->program.to);
    if (n > 0) c->sent += (size_t)n;
}

/* Writes some requests out ahead. */
static hstar_status prepare_requests(struct conversation *c, struct exchange_state *p)
{
    if (c->sent < c->waiting.length) return HSTAR_OK;
    c->sent = c->waiting.length = 0;
    while (p->asked < p->n && c->waiting.length < BATCH && !c->waiting.failed) {
        p->exchange->ask(p->exchange->context, p->asked++, &c->waiting);
        text_append(&c->waiting, "\n");
    }
    return c->waiting.failed ? fail(c, p, HSTAR_MEMORY, "cannot be asked: memory ran out") : HSTAR_OK;
}

/* Hands on all answers that are whole. */
static hstar_status take_answers(struct conversation *c, struct exchange_state *p)
{
    char *line_end;
    while (p->answered < p->n && c->searched < c->said.length &&
           (line_end = memchr(c->said.data + c->searched, '\n', c->said.length - c->searched))) {
        hstar_error wrong = {0};
        char *line = c->said.data + c->used;
        *line_end = '\0';
        hstar_status status =
            p->exchange->take(p->exchange->context, p->answered, line, (size_t)(line_end - line), &wrong);
        if (status) {
            fail(c, p, status, wrong.message);
            error_remedy(&c->failure, "%s", wrong.remedy);
            return status;
        }
        c->used = c->searched = (size_t)(line_end + 1 - c->said.data);
        c->n_answered++;
        c->restarted = false;
        c->false_starts = 0;
        p->answered++;
        p->last = clock_seconds();
    }
    if (p->answered < p->n) c->searched = c->said.length;
    if (c->said.length - c->used > LONGEST_ANSWER) {
        hstar_status status = fail(c, p, HSTAR_CHILD, "answered a line without an end");
        error_remedy(&c->failure, "an answer is one line of numbers");
        return status;
    }
    return HSTAR_OK;
}

/* Reads what is there, behind what is kept; `over` where there will be no more. */
static hstar_status read_answers(struct conversation *c, struct exchange_state *p, bool *over)
{
    char block[65536];
    ssize_t n = read(c->program.from, block, sizeof block);
    if (n == 0 || (n < 0 && !descriptor_try_again())) *over = true;
    if (n <= 0) return HSTAR_OK;
    if (c->used) { /* answers that were taken make room */
        memmove(c->said.data, c->said.data + c->used, c->said.length - c->used);
        c->said.length -= c->used;
        c->searched -= c->used;
        c->used = 0;
    }
    text_append_bytes(&c->said, block, (size_t)n);
    return c->said.failed ? fail(c, p, HSTAR_MEMORY, "cannot be heard: memory ran out") : take_answers(c, p);
}

/* Nothing may be left of earlier exchanges. */
static hstar_status check_quiet(struct conversation *c, const struct exchange_state *p)
{
    struct exchange_state nothing = {.exchange = p->exchange};
    bool over = false;
    hstar_status status = read_answers(c, &nothing, &over);
    if (!status && c->said.length > c->used) status = fail_talkative(c, &nothing);
    return status;
}

/* Was that all? After the first exchange it is given a moment to say more: one that answers a request by two lines would
 * otherwise be taken at the first, and all that follows be shifted by one. */
static hstar_status check_all_said(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = HSTAR_OK;
    struct pollfd output = {.fd = c->program.from, .events = POLLIN};
    if (c->n_answered == p->n && c->said.length == c->used && poll(&output, 1, MOMENT) > 0)
        status = read_answers(c, p, &over);
    if (!status && c->said.length > c->used) status = fail_talkative(c, p);
    return status;
}

/* Milliseconds until the patience ends, or until the next glance at a program that may have died silently. */
static int pause_for(const struct conversation *c, const struct exchange_state *p)
{
    double left = c->patience - (clock_seconds() - p->last);
    return (int)ceil(1e3 * fmin(fmax(left, 0), GLANCE));
}

static hstar_status talk(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = check_quiet(c, p);
    while (!status && p->answered < p->n) {
        if (over) return fail_ended(c, p);
        if ((status = prepare_requests(c, p))) break;
        struct pollfd polled[] = {{.fd = c->sent < c->waiting.length ? c->program.to : -1, .events = POLLOUT},
                                  {.fd = c->program.from, .events = POLLIN}};
        int ready = poll(polled, 2, pause_for(c, p));
        /* One that ended while others hold its stdout has no end of output: read what is there, then give up. */
        bool ended = ready == 0 && resident_has_ended(&c->program);
        if (polled[1].revents || ended) status = read_answers(c, p, &over);
        if (!status && polled[0].revents) send_requests(c);
        over = over || ended;
        if (!status && !over && p->answered < p->n && clock_seconds() - p->last >= c->patience)
            return fail_silent(c, p);
    }
    return status ? status : check_all_said(c, p);
}

/* ---- failing ---- */

/* Forgets what was asked and said: a program that was started again knows nothing of it. */
static void begin_again(struct conversation *c, struct exchange_state *p)
{
    c->sent = c->waiting.length = 0;
    c->used = c->searched = c->said.length = 0;
    c->failure = (hstar_error){0};
    c->silent = false;
    c->restarted = true;
    c->n_answered++;
    p->asked = ++p->answered;
    p->last = clock_seconds();
}

/* A program that dies at one point may do so at the next, too: asked for what it has answered before, does it? */
static bool is_able(struct conversation *c, const struct exchange *proof)
{
    struct exchange_state p = {.exchange = proof, .n = 1, .last = clock_seconds()};
    return talk(c, &p) == HSTAR_OK;
}

/* After a failure at one request: can the exchange go on behind it? Leaves the error where it cannot. */
static bool passes_over(struct conversation *c, struct exchange_state *p)
{
    const struct exchange *e = p->exchange;
    if (c->failure.status != HSTAR_CHILD || c->out_of_step || p->answered >= p->n || !e->pass_over)
        return false;
    c->false_starts += c->restarted;
    bool doubtful = c->false_starts >= MOST_FALSE_STARTS;
    if (doubtful && (c->silent || !e->proof)) return false;
    if (!e->pass_over(e->context, p->answered, &c->failure) || conversation_start(c, &c->failure))
        return false;
    begin_again(c, p);
    if (doubtful && !is_able(c, e->proof)) return false;
    p->last = clock_seconds();
    return true;
}

hstar_status conversation_exchange(struct conversation *c, const struct exchange *exchange, size_t n,
                                   hstar_error *err)
{
    struct exchange_state p = {.exchange = exchange, .n = n, .last = clock_seconds()};
    pthread_mutex_lock(&c->lock);
    hstar_status status = c->failure.status;
    if (!status && n > 0) do
            status = talk(c, &p);
        while (status && passes_over(c, &p));
    status = c->failure.status;
    if (status && err) *err = c->failure;
    pthread_mutex_unlock(&c->lock);
    return status;
}
