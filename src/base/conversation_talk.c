/* One poll loop that writes requests while it reads answers, and the ways in which it can end.
 *
 * Nothing in an answer says which request it belongs to, so what matters is that there is one for each. A line too many comes together with
 * an answer: a pause after an answer shows that there is none, and where answers come without a pause, only the end does. */
#include "base/clock.h"
#include "base/conversation_parts.h"
#include "base/descriptor.h"

#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    BATCH = 1 << 16,          /* bytes of requests that are written out ahead */
    LONGEST_ANSWER = 1 << 24, /* bytes of a line: more is no answer */
    MOST_BURSTS = 2,          /* after so many exchanges the program is known to answer in bursts */
    SHOWN_REQUEST = 60        /* bytes of a request in an error */
};

/* Seconds between looks at a program that may have ended while others hold its stdout. */
#define GLANCE 0.25

/* Seconds that are a pause, and what is the longest to wait for one; a careful one is longer. Of an exchange it is a small part: who asks a fast program
 * point by point does not wait at all. */
#define PAUSE         1e-4
#define CAREFUL_PAUSE 1e-3
#define LONGEST_PAUSE 1e-2 /* after the first answers */
#define LATER_PAUSE   2e-3
#define SHORTEST_WAIT 2e-5 /* less takes the system longer to arrange */
static const double part_of_exchange = 1.0 / 32;

/* ---- failing ---- */

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

void conversation_blame(const struct conversation *c, const struct exchange_state *p, bool is_counted,
                        hstar_error *err)
{
    const hstar_status status = c->failure.status;
    char number[40] = "";
    if (p->answered >= p->n) {
        error_set(err, status, "%.80s %s (after request %zu)", c->name, c->what, c->n_answered - c->n_before);
        return;
    }
    struct text request;
    text_init(&request);
    p->exchange->ask(p->exchange->context, p->answered, NULL, &request);
    const char *text = request.data ? request.data : "";
    const bool is_long = strlen(text) > SHOWN_REQUEST;
    if (is_counted) snprintf(number, sizeof number, " %zu", c->n_answered - c->n_before + 1);
    error_set(err, status, "%.80s %s (request%s: %.*s%s)", c->name, c->what, number, SHOWN_REQUEST, text,
              is_long ? "…" : "");
    text_clear(&request);
}

/* Ends it and keeps the error, which names the request that is not answered, or the last one that was. */
static hstar_status fail(struct conversation *c, const struct exchange_state *p, hstar_status status,
                         const char *what)
{
    snprintf(c->what, sizeof c->what, "%.*s", FAULT_TEXT - 1, what);
    c->failure = (hstar_error){.status = status};
    conversation_blame(c, p, true, &c->failure);
    resident_end(&c->program, 0);
    return status;
}

static hstar_status fail_silent(struct conversation *c, const struct exchange_state *p)
{
    char what[80];
    snprintf(what, sizeof what, "did not answer within %g s", c->persistence.patience);
    c->fault = FAULT_SILENT;
    hstar_status status = fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure, "it must flush its output after every line (in Python: print(…, flush=True)); "
                              "a slow one needs a longer time-out");
    return status;
}

static hstar_status fail_ended(struct conversation *c, const struct exchange_state *p)
{
    bool ended = resident_ends_within(&c->program, RESIDENT_LAST_WORD), half = c->said.length > c->used;
    char ending[CHILD_ENDING], what[FAULT_TEXT];
    child_ending(ended ? resident_end(&c->program, 0) : 0, ending);
    /* Where the caller's program lets the system forget its children, nobody knows how they ended. */
    if (c->program.lost) strcpy(ending, "ended");
    snprintf(what, sizeof what, "%s %s", ended ? ending : "closed its output",
             half ? "in the middle of an answer" : "without an answer");
    c->fault = FAULT_ENDED;
    hstar_status status = fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure, "it must answer each line of its input by a line, until its input ends");
    return status;
}

/* What is said without being asked would be taken for the next answer. */
static hstar_status fail_talkative(struct conversation *c, const struct exchange_state *p,
                                   enum conversation_fault fault)
{
    const struct exchange_state behind = {.exchange = p->exchange};
    char quoted[CONVERSATION_QUOTE], what[CONVERSATION_QUOTE + 40];
    const char *said = c->said.data + c->used;
    conversation_quote(said, strcspn(said, "\n"), quoted);
    snprintf(what, sizeof what, "said %s without being asked", quoted);
    c->fault = fault;
    hstar_status status = fail(c, &behind, HSTAR_CHILD, what);
    error_remedy(&c->failure,
                 "it must answer each request by one line; what is for people belongs on its stderr");
    return status;
}

static hstar_status fail_nonsense(struct conversation *c, const struct exchange_state *p,
                                  const hstar_error *wrong)
{
    c->fault = FAULT_NONSENSE;
    fail(c, p, wrong->status, wrong->message);
    error_remedy(&c->failure, "%s", wrong->remedy);
    return wrong->status;
}

/* ---- asking ---- */

/* Sends what fits. One that takes no more may still have answers. */
static void send_requests(struct conversation *c)
{
    ssize_t n = descriptor_write(c->program.to, c->waiting.data + c->sent, c->waiting.length - c->sent);
    if (n < 0 && !descriptor_try_again()) descriptor_shut(&c->program.to);
    if (n > 0) c->sent += (size_t)n;
}

/* After a failure whose request is not known; and until a program that greets has done so. */
static bool is_one_at_a_time(const struct conversation *c, const struct exchange_state *p)
{
    return c->careful || p->confirmed < p->careful_until || (c->greets && !c->heard);
}

/* Tells of requests that are to come, where that is understood. */
static void announce(struct conversation *c, size_t n)
{
    if (c->announced || n < 2 || c->skills.values < 2) return;
    c->announced = n < c->skills.values ? n : c->skills.values;
    text_format(&c->waiting, "values %zu\n", c->announced);
}

/* Writes some requests out ahead. */
static hstar_status prepare_requests(struct conversation *c, struct exchange_state *p)
{
    if (c->sent < c->waiting.length) return HSTAR_OK;
    c->sent = c->waiting.length = 0;
    const size_t until = is_one_at_a_time(c, p) ? p->answered + 1 : p->n;
    while (p->asked < until && c->waiting.length < BATCH && !c->waiting.failed) {
        const struct wording wording = {.moves = c->skills.moves, .first = c->fresh};
        announce(c, until - p->asked);
        p->exchange->ask(p->exchange->context, p->asked++, &wording, &c->waiting);
        text_append(&c->waiting, "\n");
        c->fresh = false;
        c->announced -= c->announced > 0;
    }
    return c->waiting.failed ? fail(c, p, HSTAR_MEMORY, "cannot be asked: memory ran out") : HSTAR_OK;
}

/* ---- hearing ---- */

/* The answers so far are those of their requests. */
static void confirm_answers(struct conversation *c, struct exchange_state *p)
{
    if (p->answered == p->confirmed) return;
    p->attempts = 0;
    p->confirmed = p->answered;
    if (p->confirmed < p->careful_until) return;
    c->n_overcome += p->n_failures;
    p->n_failures = 0;
}

/* It was quiet after the answer before: was there just one since it last was? */
static void weigh_pause(struct conversation *c, struct exchange_state *p)
{
    const double pause = clock_seconds() - p->last;
    p->longest = fmax(p->longest, pause);
    if (p->answered == p->confirmed) return;
    p->n_close += pause < PAUSE;
    p->n_lone += pause >= PAUSE;
    if (!p->n_close) confirm_answers(c, p);
}

/* Is its first line a greeting? */
static bool take_greeting(struct conversation *c, const char *line)
{
    if (c->heard) return false;
    c->heard = true;
    const bool greets = greeting_read(line, &c->skills);
    c->greets = c->greets || greets;
    return greets;
}

static hstar_status take_answer(struct conversation *c, struct exchange_state *p, const char *line,
                                size_t length)
{
    hstar_error wrong = {0};
    weigh_pause(c, p);
    hstar_status status = p->exchange->take(p->exchange->context, p->answered, line, length, &wrong);
    if (status) return fail_nonsense(c, p, &wrong);
    c->n_answered++;
    p->answered++;
    p->last = clock_seconds();
    if (!p->is_proof) c->n_silences = 0;
    return HSTAR_OK;
}

/* Hands on all answers that are whole, and no more than were asked for. */
static hstar_status take_answers(struct conversation *c, struct exchange_state *p)
{
    char *line_end;
    while ((p->answered < p->asked || !c->heard) && c->searched < c->said.length &&
           (line_end = memchr(c->said.data + c->searched, '\n', c->said.length - c->searched))) {
        char *line = c->said.data + c->used;
        *line_end = '\0';
        if (!take_greeting(c, line)) {
            if (p->answered == p->asked) return HSTAR_OK;
            hstar_status status = take_answer(c, p, line, (size_t)(line_end - line));
            if (status) return status;
        }
        c->used = c->searched = (size_t)(line_end + 1 - c->said.data);
    }
    if (p->answered < p->asked) c->searched = c->said.length;
    if (c->said.length - c->used > LONGEST_ANSWER && p->answered < p->asked) {
        c->fault = FAULT_NONSENSE;
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

/* Nothing may be left of earlier exchanges. What one that was just started says is looked at as its first answer. */
static hstar_status check_quiet(struct conversation *c, const struct exchange_state *p)
{
    struct exchange_state nothing = {.exchange = p->exchange};
    bool over = false;
    if (c->fresh) return HSTAR_OK;
    hstar_status status = read_answers(c, &nothing, &over);
    if (!status && c->said.length > c->used) status = fail_talkative(c, p, FAULT_LATE);
    return status;
}

/* ---- was that all? ---- */

/* Seconds to wait for a line too many, now that all is answered that was asked. After its first answers it is given more. */
static double pause_after(struct conversation *c, const struct exchange_state *p)
{
    const double now = clock_seconds(), least = is_one_at_a_time(c, p) ? CAREFUL_PAUSE : 0;
    double pause = fmin(fmax(part_of_exchange * (now - p->begun), least), LATER_PAUSE);
    if (pause < SHORTEST_WAIT) pause = 0;
    if (c->n_answered == p->n) pause = LONGEST_PAUSE;
    if (!p->n_close || c->skills.values) return pause;
    /* One that is slow, and all the same gave two lines at once, may be an answer behind; one that does so all the time has its ways. */
    const bool mostly = p->n_close > p->n_lone;
    c->n_bursts = mostly ? c->n_bursts + 1 : 0;
    if (c->n_bursts > MOST_BURSTS) return pause;
    const double times_longest = 3;
    return fmin(fmax(pause, times_longest * p->longest), c->persistence.patience);
}

static bool says_more(const struct conversation *c, double seconds)
{
    const double whole = floor(seconds);
    const struct timespec time = {.tv_sec = (time_t)whole, .tv_nsec = (long)((seconds - whole) * 1e9)};
    struct pollfd output = {.fd = c->program.from, .events = POLLIN};
    return ppoll(&output, 1, &time, NULL) > 0;
}

static hstar_status check_all_said(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = HSTAR_OK;
    const bool must_know = p->answered == p->n || is_one_at_a_time(c, p);
    if (must_know && c->said.length == c->used && says_more(c, pause_after(c, p)))
        status = read_answers(c, p, &over);
    if (!status && c->said.length > c->used) status = fail_talkative(c, p, FAULT_SPOKE);
    if (!status && must_know) confirm_answers(c, p);
    return status;
}

/* ---- talking ---- */

/* Milliseconds until the patience ends, or until the next glance at a program that may have died silently. */
static int pause_for(const struct conversation *c, const struct exchange_state *p)
{
    double left = c->persistence.patience - (clock_seconds() - p->last);
    return (int)ceil(1e3 * fmin(fmax(left, 0), GLANCE));
}

hstar_status conversation_talk(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = check_quiet(c, p);
    while (!status && p->answered < p->n) {
        if (over) {
            weigh_pause(c, p);
            return fail_ended(c, p);
        }
        if ((status = prepare_requests(c, p))) break;
        struct pollfd polled[] = {{.fd = c->sent < c->waiting.length ? c->program.to : -1, .events = POLLOUT},
                                  {.fd = c->program.from, .events = POLLIN}};
        int ready = poll(polled, 2, pause_for(c, p));
        /* One that ended while others hold its stdout has no end of output: read what is there, then give up. */
        bool ended = ready == 0 && resident_has_ended(&c->program);
        if (polled[1].revents || ended) status = read_answers(c, p, &over);
        if (!status && polled[0].revents) send_requests(c);
        over = over || ended;
        if (!status && p->answered == p->asked) status = check_all_said(c, p);
        if (!status && !over && p->answered < p->n && clock_seconds() - p->last >= c->persistence.patience) {
            weigh_pause(c, p);
            return fail_silent(c, p);
        }
    }
    return status;
}
