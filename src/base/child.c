/* Starting another program, telling how it ended, and the guardian that ends what must not outlive this process. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* posix_spawn takes its words without const for history's sake and does not write to them. */
static char *const *words(const char *const *in)
{
    union {
        const char *const *in;
        char *const *out;
    } same = {.in = in};
    return same.out;
}

/* What becomes of the signals and of the group; an errno. */
static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGXFSZ);
    int failure = posix_spawnattr_setsigdefault(attributes, &defaults);
    if (!failure) failure = posix_spawnattr_setsigmask(attributes, &none);
    if (!failure) failure = posix_spawnattr_setpgroup(attributes, 0);
    if (failure) return failure;
    return posix_spawnattr_setflags(attributes,
                                    POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
}

/* An errno. */
static int spawn(const struct program *program, const int streams[CHILD_STREAMS], pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure) return failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure) goto done_actions;
    for (int i = 0; i < CHILD_STREAMS && !failure; i++)
        if (streams[i] >= 0) failure = posix_spawn_file_actions_adddup2(&actions, streams[i], i);
    if (!failure) failure = set_attributes(&attributes);
    if (!failure)
        failure = posix_spawnp(pid, program->argv[0], &actions, &attributes, words(program->argv),
                               program->environment ? words(program->environment) : environ);
    posix_spawnattr_destroy(&attributes);
done_actions:
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

hstar_status child_start(const struct program *program, const int streams[CHILD_STREAMS], pid_t *pid,
                         hstar_error *err)
{
    const char *name = program->argv[0];
    int failure = spawn(program, streams, pid);
    if (!failure) return HSTAR_OK;
    if (failure == ENOENT && !strchr(name, '/'))
        return error_set(err, HSTAR_CHILD, "%.200s was not found in PATH", name);
    error_set(err, HSTAR_CHILD, "cannot start %.200s: %s", name, strerror(failure));
    return child_short_of(failure, err);
}

hstar_status child_short_of(int failure, hstar_error *err)
{
    if (failure == EMFILE)
        error_remedy(err, "each copy of a program takes three files: fewer --jobs, or a higher ulimit -n");
    else if (failure == EAGAIN)
        error_remedy(err, "each copy of a program takes two processes: fewer --jobs, or a higher ulimit -u");
    return HSTAR_CHILD;
}

void child_ending(int status, char text[CHILD_ENDING])
{
    if (WIFSIGNALED(status)) {
        const char *what = strsignal(WTERMSIG(status));
        snprintf(text, CHILD_ENDING, "was killed by signal %d (%.40s)", WTERMSIG(status),
                 what ? what : "unknown");
    } else {
        snprintf(text, CHILD_ENDING, "exited with status %d", WEXITSTATUS(status));
    }
}

/* The guardian runs in the copy of a process that may have had several threads: until it ends it calls nothing but
 * what is safe in a signal handler. */

/* Closes descriptors; a limit may be a thousand million, so counting up to it is the last resort. */
static void close_from_to(unsigned first, unsigned last)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, last, 0) == 0) return;
#endif
    enum { MANY = 65536 };
    for (unsigned fd = first; fd <= last && fd < MANY; fd++) close((int)fd);
}

/* Is anything left of the group after so many hundredths of a second? Looks every one. */
static bool outlasts(pid_t group, int hundredths)
{
    const struct timespec nap = {.tv_nsec = 10000000};
    for (int i = 0; i < hundredths; i++) {
        if (kill(-group, 0) && errno == ESRCH) return false;
        nanosleep(&nap, NULL);
    }
    return true;
}

/* The guardian's descriptors: the tie, and behind it the pipes that it holds. */
enum { TIE, FIRST_PIPE, N_HELD = FIRST_PIPE + GUARDED_PIPES };

/* All but these, of which some may be -1. */
static void close_others(const int held[N_HELD])
{
    unsigned from = 0, next;
    do {
        next = ~0u;
        for (int i = 0; i < N_HELD; i++)
            if (held[i] >= 0 && (unsigned)held[i] >= from && (unsigned)held[i] < next)
                next = (unsigned)held[i];
        if (next > from) close_from_to(from, next == ~0u ? next : next - 1);
        from = next + 1;
    } while (next != ~0u);
}

/* Keeps these alone, from 0 on; those that stand there already, as in a process without a stdin, make room first. What is not needed is closed before
 * that, as there may be no descriptor left. */
static void hold(int tie, const int pipes[GUARDED_PIPES])
{
    int held[N_HELD] = {tie};
    for (int i = 0; i < GUARDED_PIPES; i++) held[FIRST_PIPE + i] = pipes[i];
    close_others(held);
    for (int i = 0; i < N_HELD; i++) held[i] = held[i] < 0 ? -1 : fcntl(held[i], F_DUPFD, N_HELD);
    for (int i = 0; i < N_HELD; i++) {
        if (held[i] >= 0)
            dup2(held[i], i);
        else
            close(i);
    }
    close_from_to(N_HELD, ~0u);
}

static void let_go(void)
{
    for (int i = FIRST_PIPE; i < N_HELD; i++) close(i);
}

/* A byte on the tie is the wish to let go of the pipes; the end of it is that of the process that is watched. */
static void wait_for_the_end(void)
{
    char byte;
    for (;;) {
        ssize_t n = read(TIE, &byte, 1);
        if (n > 0)
            let_go();
        else if (n == 0 || errno != EINTR)
            return;
    }
}

static void keep_watch(int tie, const int pipes[GUARDED_PIPES], pid_t group)
{
    enum { PATIENCE = 50 };
    setsid();
    prctl(PR_SET_NAME, "guardian"); /* who looks for a process by this one's name means this one */
    hold(tie, pipes);
    wait_for_the_end();
    kill(-group, SIGTERM);
    kill(-group, SIGCONT);
    if (outlasts(group, PATIENCE)) {
        let_go();
        if (outlasts(group, PATIENCE)) kill(-group, SIGKILL);
    }
    _exit(0);
}

hstar_status guardian_start(pid_t group, const int pipes[GUARDED_PIPES], struct guardian *guardian,
                            hstar_error *err)
{
    int ends[2], failure;
    sigset_t all, before;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) goto failed;
    /* What ends this process from a terminal must not end its guardian. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = fork();
    if (pid == 0) keep_watch(ends[0], pipes, group);
    failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    if (pid > 0) {
        *guardian = (struct guardian){.pid = pid, .tie = ends[1]};
        return HSTAR_OK;
    }
    close(ends[1]);
    errno = failure;
failed:
    failure = errno;
    error_set(err, HSTAR_CHILD, "cannot watch over another program: %s", strerror(failure));
    return child_short_of(failure, err);
}

void guardian_release(struct guardian *guardian)
{
    if (guardian->pid <= 0) return;
    while (send(guardian->tie, "", 1, MSG_NOSIGNAL) < 0 && errno == EINTR) continue;
}

void guardian_dismiss(struct guardian *guardian)
{
    if (guardian->pid <= 0) return;
    kill(guardian->pid, SIGKILL);
    while (waitpid(guardian->pid, NULL, 0) < 0 && errno == EINTR) continue;
    close(guardian->tie);
    *guardian = (struct guardian){.tie = -1};
}
