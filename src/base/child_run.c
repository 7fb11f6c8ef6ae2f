/* Another program run once: stdin, stdout and stderr are pipes, served by one poll loop, so that no full one can block both sides. Its death
 * is an error code here and not a SIGPIPE. */
#include "base/child.h"

#include "base/clock.h"
#include "base/descriptor.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The parent's ends; -1 is closed. REST, once all is sent, is a reading end of the child's input, to see whether anything is left in it. */
enum { INPUT, OUTPUT, MESSAGES, N_STREAMS = CHILD_STREAMS, REST = N_STREAMS, N_MINE };

static void shut_all(int *fds, int n)
{
    for (int i = 0; i < n; i++) descriptor_shut(&fds[i]);
}

/* The three connections: mine[i] and theirs[i] are the two ends of stream i. Descriptors are given from the
 * lowest, so that theirs[i] > 2 i: dup2 to i in their order overwrites none that is still to come, even where
 * the caller runs with some of the standard three closed. */
static bool connect_streams(int mine[N_MINE], int theirs[N_STREAMS])
{
    enum { LARGE = 1 << 20 }; /* a script at once, where the system lets it */
    for (int i = 0; i < N_STREAMS; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC)) return false;
        mine[i] = ends[i == INPUT];
        theirs[i] = ends[i != INPUT];
        if (fcntl(mine[i], F_SETFL, O_NONBLOCK)) return false;
    }
    /* above the three, so that it is in the way of none */
    const int input = fcntl(theirs[INPUT], F_DUPFD_CLOEXEC, N_STREAMS);
    if (input < 0) return false;
    descriptor_shut(&theirs[INPUT]);
    theirs[INPUT] = input;
    fcntl(mine[INPUT], F_SETPIPE_SZ, LARGE);
    return true;
}

enum { MOST_MESSAGES = 1 << 20 };

/* What is served: this side's ends, and the errno of a connection that broke, with what could not be done. */
struct service {
    int mine[N_MINE];
    int failure;
    const char *undone;
};

static void broke(struct service *s, const char *undone)
{
    s->failure = errno;
    s->undone = undone;
}

/* Nothing more will come: the child sees the end of its input. Where the system shows no descriptors, all will count as read. */
static void end_input(struct service *s)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", s->mine[INPUT]);
    s->mine[REST] = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    descriptor_shut(&s->mine[INPUT]);
}

/* Sends what fits. False: the child takes no more. */
static bool feed(struct service *s, const char *input, size_t n, size_t *sent)
{
    if (*sent < n) {
        ssize_t taken = descriptor_write(s->mine[INPUT], input + *sent, n - *sent);
        if (taken < 0 && descriptor_try_again()) return true;
        if (taken < 0 && errno != EPIPE) broke(s, "write to");
        if (taken < 0) return false;
        *sent += (size_t)taken;
    }
    if (*sent == n) end_input(s);
    return true;
}

/* Reads what is there and keeps what is within `most`; closes at the end, which a failure is not. */
static void drain(struct service *s, int stream, struct text *into, size_t most)
{
    char block[65536];
    ssize_t n = read(s->mine[stream], block, sizeof block);
    if (n < 0 && descriptor_try_again()) return;
    if (n < 0) broke(s, "read from");
    size_t room = into->length < most ? most - into->length : 0;
    if (n > 0) text_append_bytes(into, block, (size_t)n < room ? (size_t)n : room);
    if (n <= 0 || into->failed) descriptor_shut(&s->mine[stream]);
}

enum served { SERVED, SERVED_IN_PART, SERVED_IN_VAIN, SERVED_BADLY, SERVED_TOO_MUCH };

/* Serves the three streams until the child has closed its two and takes no more: was all of the input sent, a part of
 * it, was there nothing to be seen of the child for too long, did a connection break, or does it write more than any
 * file that is read? Messages alone are no sign of life. */
static enum served serve(struct service *s, const char *input, size_t n, unsigned patience, struct text *out,
                         struct text *messages)
{
    size_t sent = 0, seen = 0;
    bool taking = true;
    double last = 1e3 * clock_seconds();
    if (n == 0) end_input(s);
    while (s->mine[OUTPUT] >= 0 || s->mine[MESSAGES] >= 0 || (taking && sent < n)) {
        struct pollfd polled[N_STREAMS] = {
            {.fd = taking && sent < n ? s->mine[INPUT] : -1, .events = POLLOUT},
            {.fd = s->mine[OUTPUT], .events = POLLIN},
            {.fd = s->mine[MESSAGES], .events = POLLIN},
        };
        if (poll(polled, N_STREAMS, patience ? (int)patience : -1) < 0 && !descriptor_try_again())
            broke(s, "wait for");
        if (polled[INPUT].revents) taking = feed(s, input, n, &sent);
        if (polled[OUTPUT].revents) drain(s, OUTPUT, out, FILE_LONGEST);
        if (polled[MESSAGES].revents) drain(s, MESSAGES, messages, MOST_MESSAGES);
        if (s->failure) return SERVED_BADLY;
        if (out->length == FILE_LONGEST) return SERVED_TOO_MUCH;
        if (sent + out->length != seen) last = 1e3 * clock_seconds();
        seen = sent + out->length;
        if (patience && 1e3 * clock_seconds() - last >= patience) return SERVED_IN_VAIN;
    }
    return taking && sent == n ? SERVED : SERVED_IN_PART;
}

/* Is nothing left in the pipe? */
static bool all_was_read(int fd)
{
    int left = 0;
    return ioctl(fd, FIONREAD, &left) || left == 0;
}

/* The first line of the messages that is not blank, in printable characters, cut to n bytes with the zero. */
static void first_line(const struct text *messages, char *line, size_t n)
{
    const char *start = messages->data ? messages->data : "";
    size_t length = 0;
    start += strspn(start, " \t\r\n");
    for (; length + 1 < n && start[length] && start[length] != '\n' && start[length] != '\r'; length++) {
        unsigned char c = (unsigned char)start[length];
        line[length] = (char)(c < ' ' || c == 127 ? ' ' : c);
    }
    line[length] = '\0';
}

static hstar_status child_verdict(const char *name, int status, bool taken, const struct text *messages,
                                  hstar_error *err)
{
    char said[200];
    first_line(messages, said, sizeof said);
    const char *colon = *said ? ": " : "";
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        char ending[CHILD_ENDING];
        child_ending(status, ending);
        return error_set(err, HSTAR_CHILD, "%s %s%s%s", name, ending, colon, said);
    }
    if (!taken)
        return error_set(err, HSTAR_CHILD, "%s stopped reading before the end of its input%s%s", name, colon,
                         said);
    return HSTAR_OK;
}

/* Waits for the end, and makes one where that takes too long; tells so. */
static hstar_status wait_for(const char *name, pid_t pid, unsigned patience, bool *killed, int *status,
                             hstar_error *err)
{
    const struct timespec nap = {.tv_nsec = 1000000};
    double since = 1e3 * clock_seconds();
    for (;;) {
        pid_t waited = waitpid(pid, status, patience && !*killed ? WNOHANG : 0);
        if (waited == pid) return HSTAR_OK;
        if (waited < 0 && errno != EINTR)
            return error_set(err, HSTAR_CHILD, "cannot tell how %s ended: %s", name, strerror(errno));
        if (waited == 0 && 1e3 * clock_seconds() - since >= patience) {
            kill(-pid, SIGKILL);
            *killed = true;
        }
        if (waited == 0) nanosleep(&nap, NULL);
    }
}

/* Serves one that was started, waits for it and judges it. */
static hstar_status child_converse(struct service *s, const char *name, pid_t pid, const char *input,
                                   size_t n, unsigned patience, struct text *out, struct text *messages,
                                   hstar_error *err)
{
    int exit_status = 0;
    enum served served = serve(s, input, n, patience, out, messages);
    bool killed = served != SERVED && served != SERVED_IN_PART;
    if (killed) kill(-pid, SIGKILL);
    descriptor_shut(&s->mine[OUTPUT]);
    descriptor_shut(&s->mine[MESSAGES]);
    descriptor_shut(&s->mine[INPUT]); /* a child that still reads sees the end, and does not wait for more */
    hstar_status status = wait_for(name, pid, patience, &killed, &exit_status, err);
    if (status) return status;
    if (served == SERVED_BADLY)
        return error_set(err, HSTAR_CHILD, "cannot %s %s: %s", s->undone, name, strerror(s->failure));
    if (served == SERVED_TOO_MUCH)
        return error_set(err, HSTAR_CHILD, "%s wrote more than %d MB and was stopped", name,
                         FILE_LONGEST >> 20);
    if (killed)
        return error_set(err, HSTAR_CHILD, "%s did nothing for %g s and was stopped", name, patience * 1e-3);
    status = child_verdict(name, exit_status, served == SERVED && all_was_read(s->mine[REST]), messages, err);
    return !status && (out->failed || messages->failed) ? error_memory(err) : status;
}

hstar_status child_run(const struct program *program, const char *input, size_t n, unsigned patience,
                       struct text *out, struct text *messages, hstar_error *err)
{
    struct service service = {.mine = {-1, -1, -1, -1}};
    struct guardian guardian = {0};
    int theirs[N_STREAMS] = {-1, -1, -1};
    const char *name = program->argv[0];
    pid_t pid = 0;
    hstar_status status = HSTAR_OK;

    if (!connect_streams(service.mine, theirs)) {
        status = error_set(err, HSTAR_CHILD, "cannot start %s: %s", name, strerror(errno));
        goto done;
    }
    status = child_start(program, theirs, &pid, err);
    shut_all(theirs, N_STREAMS);
    if (status) goto done;
    status = guardian_start(pid, (const int[GUARDED_PIPES]){-1, -1}, &guardian, err);
    if (status) {
        kill(-pid, SIGKILL);
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
        goto done;
    }
    status = child_converse(&service, name, pid, input, n, patience, out, messages, err);
    guardian_dismiss(&guardian);
done:
    shut_all(service.mine, N_MINE);
    shut_all(theirs, N_STREAMS);
    return status;
}
