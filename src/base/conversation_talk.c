/* One poll loop that writes requests while it reads answers.
 *
 * Of a program that numbers its answers each says which request it belongs to. Of another nothing does, so what matters is that there is one
 * for each. A line too many comes together with an answer: a pause after an answer shows that there is none, and where answers come without a
 * pause, only the end does. A pause is a time in which nothing could be read; that much time went by shows nothing, as this process may have
 * waited for a processor, with both lines in its hands. */
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
    MOST_BURSTS = 2           /* after so many exchanges the program is known to answer in bursts */
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
    if (c->greets && !c->heard) return true;
    return !c->numbers && (c->careful || p->confirmed < p->careful_until);
}

/* Tells of requests that are to come, where that is understood. */
static void announce(struct conversation *c, size_t n)
{
    if (c->announced || n < 2 || c->skills.values < 2) return;
    c->announced = n < c->skills.values ? n : c->skills.values;
    text_format(&c->waiting, "values %zu\n", c->announced);
}

/* Its answer will begin with the same. */
static void number_request(struct conversation *c)
{
    if (c->numbers)
        text_format(&c->waiting, "#%zu ", ++c->n_numbered);
    else
        c->n_plain++;
}

/* One that may answer all that it was told of at once is told of no more before it has: else a line too many would count as an answer
 * to what comes behind. */
static bool is_answering_many(const struct conversation *c, const struct exchange_state *p)
{
    return c->skills.values > 1 && !c->numbers && !c->announced && p->asked > p->answered;
}

/* Writes some requests out ahead. */
static hstar_status prepare_requests(struct conversation *c, struct exchange_state *p)
{
    if (c->sent < c->waiting.length) return HSTAR_OK;
    c->sent = c->waiting.length = 0;
    const size_t until = is_one_at_a_time(c, p) ? p->answered + 1 : p->n;
    while (p->asked < until && !is_answering_many(c, p) && c->waiting.length < BATCH && !c->waiting.failed) {
        const struct wording wording = {.moves = c->skills.moves, .first = c->fresh};
        announce(c, until - p->asked);
        number_request(c);
        p->exchange->ask(p->exchange->context, p->asked++, &wording, &c->waiting);
        text_append(&c->waiting, "\n");
        c->fresh = false;
        c->announced -= c->announced > 0;
    }
    return c->waiting.failed ? conversation_fail(c, p, HSTAR_MEMORY, "cannot be asked: memory ran out")
                             : HSTAR_OK;
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

/* Nothing more could be read for a while: was there just one answer since that was so before? */
static void note_pause(struct conversation *c, struct exchange_state *p)
{
    p->quiet = true;
    p->n_lone++;
    if (!p->n_close) confirm_answers(c, p);
}

/* An answer came: after a pause, or at once after others? */
static void weigh_answer(struct exchange_state *p)
{
    p->longest = fmax(p->longest, clock_seconds() - p->last);
    if (p->answered > p->confirmed) p->n_close += !p->quiet;
    p->quiet = false;
}

/* Is its first line a greeting? */
static bool take_greeting(struct conversation *c, const char *line)
{
    if (c->heard) return false;
    c->heard = true;
    const bool greets = greeting_read(line, &c->skills);
    c->greets = c->greets || greets;
    if (greets) c->numbers = c->skills.numbers;
    return greets;
}

/* Takes the number off an answer whose request has one: with it the answers before it are known to be right. */
static hstar_status take_request_number(struct conversation *c, struct exchange_state *p, const char **line,
                                        size_t *length)
{
    if (c->n_plain) {
        c->n_plain--;
        return HSTAR_OK;
    }
    char number[24];
    const size_t n_under_way = p->asked - p->answered,
                 n = (size_t)snprintf(number, sizeof number, "#%zu", c->n_numbered - n_under_way + 1);
    const bool is_its_own =
        *length >= n && !memcmp(*line, number, n) && (*length == n || strchr(" \t\r", (*line)[n]));
    if (!is_its_own) return conversation_fail_unnumbered(c, p, *line, number);
    *line += n;
    *length -= n;
    c->paired = true;
    confirm_answers(c, p);
    return HSTAR_OK;
}

static hstar_status take_answer(struct conversation *c, struct exchange_state *p, const char *line,
                                size_t length)
{
    hstar_error wrong = {0};
    weigh_answer(p);
    hstar_status status = take_request_number(c, p, &line, &length);
    if (status) return status;
    status = p->exchange->take(p->exchange->context, p->answered, line, length, &wrong);
    if (status) return conversation_fail_nonsense(c, p, &wrong);
    c->n_answered++;
    p->answered++;
    p->last = clock_seconds();
    if (atomic_load(&c->answered_at) == 0) atomic_store(&c->answered_at, p->last);
    if (c->paired) confirm_answers(c, p);
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
        hstar_status status = conversation_fail(c, p, HSTAR_CHILD, "answered a line without an end");
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
    return c->said.failed ? conversation_fail(c, p, HSTAR_MEMORY, "cannot be heard: memory ran out")
                          : take_answers(c, p);
}

/* Nothing may be left of earlier exchanges. What one that was just started says is looked at as its first answer. */
static hstar_status check_quiet(struct conversation *c, const struct exchange_state *p)
{
    struct exchange_state nothing = {.exchange = p->exchange};
    bool over = false;
    if (c->fresh) return HSTAR_OK;
    hstar_status status = read_answers(c, &nothing, &over);
    if (!status && c->said.length > c->used)
        status = conversation_fail_talkative(c, p, c->paired ? FAULT_SPOKE : FAULT_LATE);
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
    const bool mostly = p->n_close > p->n_lone;
    if (!p->n_close || (mostly && c->skills.values)) return pause;
    /* One that is slow, and all the same gave two lines at once, may be an answer behind; one that does so all the time has its ways. */
    c->n_bursts = mostly ? c->n_bursts + 1 : 0;
    if (c->n_bursts > MOST_BURSTS) return pause;
    const double times_longest = 3;
    return fmin(fmax(pause, times_longest * p->longest), c->persistence.patience);
}

/* As poll, with a time in seconds. */
static int poll_for(struct pollfd *polled, size_t n, double seconds)
{
    const double whole = floor(seconds);
    const struct timespec time = {.tv_sec = (time_t)whole, .tv_nsec = (long)((seconds - whole) * 1e9)};
    return ppoll(polled, (nfds_t)n, &time, NULL);
}

static bool says_more(const struct conversation *c, double seconds)
{
    struct pollfd output = {.fd = c->program.from, .events = POLLIN};
    return poll_for(&output, 1, seconds) > 0;
}

static hstar_status check_all_said(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = HSTAR_OK;
    const bool must_know = p->answered == p->n || is_one_at_a_time(c, p);
    if (!c->paired && must_know && c->said.length == c->used && says_more(c, pause_after(c, p)))
        status = read_answers(c, p, &over);
    if (!status && c->said.length > c->used) status = conversation_fail_talkative(c, p, FAULT_SPOKE);
    if (!status && must_know) confirm_answers(c, p);
    return status;
}

/* ---- talking ---- */

/* Is a pause worth to be noticed, as it tells of the answers before it? */
static bool awaits_pause(const struct conversation *c, const struct exchange_state *p)
{
    return p->answered > p->confirmed && !p->quiet && c->said.length == c->used;
}

/* Seconds until the patience ends, or until the next glance at a program that may have died silently. */
static double time_to_wait(const struct conversation *c, const struct exchange_state *p)
{
    double left = c->persistence.patience - (clock_seconds() - p->last);
    return fmin(fmax(left, 0), awaits_pause(c, p) ? PAUSE : GLANCE);
}

hstar_status conversation_talk(struct conversation *c, struct exchange_state *p)
{
    bool over = false;
    hstar_status status = check_quiet(c, p);
    while (!status && p->answered < p->n) {
        if (over) return conversation_fail_ended(c, p);
        if ((status = prepare_requests(c, p))) break;
        struct pollfd polled[] = {{.fd = c->sent < c->waiting.length ? c->program.to : -1, .events = POLLOUT},
                                  {.fd = c->program.from, .events = POLLIN}};
        const bool hears_pause = awaits_pause(c, p);
        int ready = poll_for(polled, 2, time_to_wait(c, p));
        if (ready == 0 && hears_pause) note_pause(c, p);
        /* One that ended while others hold its stdout has no end of output: read what is there, then give up. */
        bool ended = ready == 0 && !hears_pause && resident_has_ended(&c->program);
        if (polled[1].revents || ended) status = read_answers(c, p, &over);
        if (!status && polled[0].revents) send_requests(c);
        over = over || ended;
        if (!status && p->answered == p->asked) status = check_all_said(c, p);
        if (!status && !over && p->answered < p->n && clock_seconds() - p->last >= c->persistence.patience)
            return conversation_fail_silent(c, p);
    }
    return status;
}
