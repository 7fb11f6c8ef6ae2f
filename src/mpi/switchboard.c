/* The switchboard: a line for each rank that answers. On a line at most one program runs; a link that comes before the last one's has
 * ended waits for that. */
#include "mpi/switchboard.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "mpi/lull.h"
#include "mpi/post.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

struct board_line {
    struct post post;
    bool busy;             /* a program runs there, or is about to end */
    int control, from, to; /* of its link; -1: closed */
    bool waits;            /* another link waits */
    struct link_caller next;
};

struct switchboard {
    struct board_line *line;
    size_t n;
    int listening;
    char address[LINK_ADDRESS];
    struct lull lull;
    struct pollfd *polled; /* FDS_A_LINE for each line, and one */
};

enum { AT_CONTROL, AT_FROM, AT_TO, FDS_A_LINE };

static hstar_status no_switchboard(hstar_error *err)
{
    return error_set(err, HSTAR_CHILD, "the ranks cannot be connected: %s", strerror(errno));
}

hstar_status switchboard_new(MPI_Comm comm, const int *rank, size_t n, struct switchboard **board,
                             hstar_error *err)
{
    struct switchboard *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    s->line = memory_room(n, sizeof *s->line);
    s->polled = memory_array(FDS_A_LINE * n + 1, sizeof *s->polled);
    s->listening = -1;
    hstar_status status = s->line && s->polled ? HSTAR_OK : error_memory(err);
    for (; !status && s->n < n; s->n++) {
        struct board_line *l = &s->line[s->n];
        post_init(&l->post, comm, rank[s->n]);
        l->busy = l->waits = false;
        l->control = l->from = l->to = -1;
    }
    if (!status && (s->listening = link_listen(s->address)) < 0) status = no_switchboard(err);
    if (status)
        switchboard_free(s);
    else
        *board = s;
    return status;
}

const char *switchboard_address(const struct switchboard *s)
{
    return s->address;
}

/* ---- links come and go ---- */

static void line_begin(struct board_line *l, struct link_caller *caller)
{
    l->busy = true;
    l->control = caller->control;
    l->from = caller->pipes[0];
    l->to = caller->pipes[1];
    post_send(&l->post, caller->request.parcel, caller->words, (int)caller->request.length);
    free(caller->words);
}

/* As if it had died. */
static void caller_refuse(struct link_caller *caller)
{
    for (int i = 0; i < LINK_PIPES; i++) descriptor_shut(&caller->pipes[i]);
    descriptor_shut(&caller->control);
    free(caller->words);
}

static bool board_answer(struct switchboard *s)
{
    struct link_caller caller;
    if (!link_accept(s->listening, &caller)) return false;
    struct board_line *l = caller.request.answerer < s->n ? &s->line[caller.request.answerer] : NULL;
    if (l && !l->busy) {
        line_begin(l, &caller);
    } else if (l) {
        if (l->waits) caller_refuse(&l->next); /* it gave up waiting, or another would not have come */
        l->next = caller;
        l->waits = true;
    } else {
        caller_refuse(&caller);
    }
    return true;
}

static void line_shut(struct board_line *l)
{
    descriptor_shut(&l->from);
    descriptor_shut(&l->to);
}

/* The link was ended: so is the program. */
static void line_lost(struct board_line *l)
{
    descriptor_shut(&l->control);
    line_shut(l);
    post_send(&l->post, PARCEL_END, NULL, 0);
}

static void line_ended(struct board_line *l, int status)
{
    line_shut(l);
    if (l->control >= 0) link_hang_up(&l->control, status);
    l->busy = false;
    if (!l->waits) return;
    l->waits = false;
    line_begin(l, &l->next);
}

/* ---- bytes ---- */

/* What the rank says. True: it said something. */
static bool line_hear(struct board_line *l)
{
    int length, status = 0;
    if (post_has_bytes(&l->post)) return false;
    switch (post_look(&l->post, &length)) {
    case 0:
        return false;
    case PARCEL_BYTES:
        post_receive_bytes(&l->post);
        post_deliver(&l->post, &l->to);
        return true;
    default:
        post_receive(&l->post, PARCEL_ENDED, &status, sizeof status);
        line_ended(l, status);
        return true;
    }
}

static struct pollfd watched(int fd, short events, bool now)
{
    return (struct pollfd){.fd = now ? fd : -1, .events = events};
}

static void line_watch(struct board_line *l, struct pollfd polled[FDS_A_LINE])
{
    polled[AT_CONTROL] = watched(l->control, POLLIN, true);
    polled[AT_FROM] = watched(l->from, POLLIN, post_is_free(&l->post));
    polled[AT_TO] = watched(l->to, POLLOUT, post_has_bytes(&l->post));
}

static void line_serve(struct board_line *l, const struct pollfd polled[FDS_A_LINE])
{
    if (polled[AT_TO].revents) post_deliver(&l->post, &l->to);
    if (polled[AT_FROM].revents && !post_forward(&l->post, &l->from))
        post_send(&l->post, PARCEL_NO_MORE, NULL, 0);
    if (polled[AT_CONTROL].revents) line_lost(l);
}

/* One round: looks at everything, naps if nothing is there. */
static void board_round(struct switchboard *s)
{
    const size_t last = FDS_A_LINE * s->n;
    bool heard = false;
    for (size_t i = 0; i < s->n; i++) {
        heard |= line_hear(&s->line[i]);
        line_watch(&s->line[i], s->polled + FDS_A_LINE * i);
    }
    s->polled[last] = watched(s->listening, POLLIN, true);
    if (heard) lull_ends(&s->lull);
    if (!lull_wait(&s->lull, s->polled, last + 1)) return;
    lull_ends(&s->lull);
    for (size_t i = 0; i < s->n; i++) line_serve(&s->line[i], s->polled + FDS_A_LINE * i);
    if (s->polled[last].revents)
        while (board_answer(s)) continue;
}

static bool has_ended(pid_t pid, int *status)
{
    const pid_t waited = waitpid(pid, status, WNOHANG);
    return waited == pid || (waited < 0 && errno != EINTR);
}

int switchboard_serve(struct switchboard *s, pid_t asker)
{
    int status = 0;
    lull_ends(&s->lull);
    while (!has_ended(asker, &status)) board_round(s);
    return status;
}

/* What is under way is received: a rank that sends is not left waiting. */
static void line_close(struct board_line *l)
{
    if (l->waits) caller_refuse(&l->next);
    l->waits = false;
    line_shut(l);
    descriptor_shut(&l->control);
    while (!post_is_free(&l->post)) line_hear(l);
    post_send(&l->post, PARCEL_QUIT, NULL, 0);
}

void switchboard_free(struct switchboard *s)
{
    if (!s) return;
    for (size_t i = 0; i < s->n; i++) line_close(&s->line[i]);
    for (size_t i = 0; i < s->n; i++)
        while (s->line[i].busy) board_round(s);
    descriptor_shut(&s->listening);
    free(s->line);
    free(s->polled);
    free(s);
}
