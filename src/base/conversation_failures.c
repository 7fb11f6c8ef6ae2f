/* The ways in which a talk can fail, each in words: what the program did, at which request, and what would be right. */
#include "base/conversation_parts.h"
#include "base/numeral.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_REQUEST = 60 /* bytes of a request in an error */ };

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
hstar_status conversation_fail(struct conversation *c, const struct exchange_state *p, hstar_status status,
                               const char *what)
{
    snprintf(c->what, sizeof c->what, "%.*s", FAULT_TEXT - 1, what);
    c->failure = (hstar_error){.status = status};
    conversation_blame(c, p, true, &c->failure);
    resident_end(&c->program, 0);
    return status;
}

hstar_status conversation_fail_silent(struct conversation *c, const struct exchange_state *p)
{
    char what[80];
    const bool half = c->said.length > c->used;
    numeral_print(what, sizeof what,
                  half ? "did not end the line of its answer within %g s" : "did not answer within %g s",
                  c->persistence.patience);
    c->fault = FAULT_SILENT;
    hstar_status status = conversation_fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure, "%s",
                 half ? "an answer is a whole line: it must write the end of the line, and flush that, too"
                      : "it must flush its output after every line (in Python: print(…, flush=True)); "
                        "a slow one needs a longer time-out");
    return status;
}

hstar_status conversation_fail_ended(struct conversation *c, const struct exchange_state *p)
{
    bool ended = resident_ends_within(&c->program, RESIDENT_LAST_WORD), half = c->said.length > c->used;
    char ending[CHILD_ENDING], what[FAULT_TEXT];
    child_ending(ended ? resident_end(&c->program, 0) : 0, ending);
    /* Where the caller's program lets the system forget its children, nobody knows how they ended. */
    if (c->program.lost) strcpy(ending, "ended");
    snprintf(what, sizeof what, "%s %s", ended ? ending : "closed its output",
             half ? "in the middle of an answer" : "without an answer");
    c->fault = FAULT_ENDED;
    hstar_status status = conversation_fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure, "it must answer each line of its input by a line, until its input ends");
    return status;
}

/* What is said without being asked would be taken for the next answer. */
hstar_status conversation_fail_talkative(struct conversation *c, const struct exchange_state *p,
                                         enum conversation_fault fault)
{
    const struct exchange_state behind = {.exchange = p->exchange};
    char quoted[CONVERSATION_QUOTE], what[CONVERSATION_QUOTE + 40];
    const char *said = c->said.data + c->used;
    conversation_quote(said, strcspn(said, "\n"), quoted);
    snprintf(what, sizeof what, "said %s without being asked", quoted);
    c->fault = fault;
    hstar_status status = conversation_fail(c, &behind, HSTAR_CHILD, what);
    error_remedy(&c->failure,
                 "it must answer each request by one line; what is for people belongs on its stderr");
    return status;
}

hstar_status conversation_fail_nonsense(struct conversation *c, const struct exchange_state *p,
                                        const hstar_error *wrong)
{
    c->fault = FAULT_NONSENSE;
    conversation_fail(c, p, wrong->status, wrong->message);
    error_remedy(&c->failure, "%s", wrong->remedy);
    return wrong->status;
}

/* Of a program that numbers its answers: a line that belongs to another request, or to none. Where it comes after an answer it may be
 * the fault of any request or of none, and else of this one. */
hstar_status conversation_fail_unnumbered(struct conversation *c, const struct exchange_state *p,
                                          const char *line, const char *number)
{
    char quoted[CONVERSATION_QUOTE], what[CONVERSATION_QUOTE + 80];
    conversation_quote(line, strlen(line), quoted);
    snprintf(what, sizeof what, "said %s, which does not begin with %s", quoted, number);
    c->fault = c->paired ? FAULT_SPOKE : FAULT_NONSENSE;
    hstar_status status = conversation_fail(c, p, HSTAR_CHILD, what);
    error_remedy(&c->failure,
                 "its first line says `number`: an answer begins with the number of its request; what is "
                 "for people belongs on its stderr");
    return status;
}
