/* A program that stays: its start between two pipes, and the ways it can end. */
#include "base/resident.h"

#include "base/clock.h"
#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* It stays a zombie, so that its number stays its own. */
bool resident_has_ended(struct resident *r)
{
    siginfo_t info = {0};
    int failed;
    do failed = waitid(P_PID, (id_t)r->pid, &info, WEXITED | WNOWAIT | WNOHANG);
    while (failed && errno == EINTR);
    r->lost = failed;
    return failed || info.si_pid == r->pid;
}

/* Linux tells in "/proc/PID/stat": the number, the name in brackets, the state. */
bool resident_is_busy(const struct resident *r)
{
    char path[40], line[512];
    if (r->pid <= 0) return false;
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)r->pid);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    const ssize_t n = read(fd, line, sizeof line - 1);
    close(fd);
    line[n > 0 ? n : 0] = '\0';
    const char *state = strrchr(line, ')');
    return state && state[1] == ' ' && (state[2] == 'R' || state[2] == 'D');
}

/* Reads on, so that it does not wait for this side. */
bool resident_ends_within(struct resident *r, double seconds)
{
    const double until = clock_seconds() + seconds;
    char block[4096];
    while (!resident_has_ended(r)) {
        if (clock_seconds() >= until) return false;
        struct pollfd output = {.fd = r->from, .events = POLLIN};
        poll(&output, 1, 1);
        if (!output.revents) continue;
        ssize_t n = read(r->from, block, sizeof block);
        if (n == 0 || (n < 0 && !descriptor_try_again())) descriptor_shut(&r->from);
    }
    return true;
}

/* One that gets no grace is told before its pipes are closed, or it would complain of them. */
int resident_end(struct resident *r, double grace)
{
    int status = 0;
    if (r->pid <= 0) return status;
    if (grace > 0) {
        descriptor_shut(&r->to);
        guardian_release(&r->guardian);
    }
    if (!resident_ends_within(r, grace)) {
        kill(-r->pid, SIGTERM);
        kill(-r->pid, SIGCONT);
        resident_ends_within(r, RESIDENT_LAST_WORD);
    }
    if (!r->lost) kill(-r->pid, SIGKILL);
    descriptor_shut(&r->to);
    descriptor_shut(&r->from);
    while (waitpid(r->pid, &status, 0) < 0 && errno == EINTR) continue;
    r->pid = 0;
    guardian_dismiss(&r->guardian);
    return status;
}

/* Its stdin and stdout are pipes, which it can also open by name; none of this side's ends is inherited. */
hstar_status resident_start(struct resident *r, const char *const *argv, hstar_error *err)
{
    int input[2] = {-1, -1}, output[2] = {-1, -1};
    hstar_status status = HSTAR_OK;
    if (pipe2(input, O_CLOEXEC) || pipe2(output, O_CLOEXEC) || fcntl(input[1], F_SETFL, O_NONBLOCK) ||
        fcntl(output[0], F_SETFL, O_NONBLOCK)) {
        const int failure = errno;
        error_set(err, HSTAR_CHILD, "cannot start %.200s: %s", argv[0], strerror(failure));
        status = child_short_of(failure, err);
        goto done;
    }
    const int streams[CHILD_STREAMS] = {input[0], output[1], -1};
    status = child_start(&(struct program){.argv = argv}, streams, &r->pid, err);
    if (status) goto done;
    r->to = input[1];
    r->from = output[0];
    input[1] = output[0] = -1;
    status = guardian_start(r->pid, (const int[GUARDED_PIPES]){r->to, r->from}, &r->guardian, err);
    if (status) resident_end(r, 0);
done:
    for (int i = 0; i < 2; i++) {
        descriptor_shut(&input[i]);
        descriptor_shut(&output[i]);
    }
    return status;
}
