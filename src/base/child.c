/* Starting another program, telling how it ended, and the guardian that ends what must not outlive this process. */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* Starts it with its streams in place, SIGPIPE as the system has it and no signal blocked; an errno. */
static int spawn(const char *const *argv, const int streams[CHILD_STREAMS], bool apart, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);

    int failure = posix_spawn_file_actions_init(&actions);
    if (failure) return failure;
    failure = posix_spawnattr_init(&attributes);
    if (failure) goto done_actions;
    for (int i = 0; i < CHILD_STREAMS && !failure; i++)
        if (streams[i] >= 0) failure = posix_spawn_file_actions_adddup2(&actions, streams[i], i);
    if (!failure) failure = posix_spawnattr_setsigdefault(&attributes, &defaults);
    if (!failure) failure = posix_spawnattr_setsigmask(&attributes, &none);
    if (!failure) failure = posix_spawnattr_setpgroup(&attributes, 0);
    if (!failure) {
        int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (apart ? POSIX_SPAWN_SETPGROUP : 0);
        failure = posix_spawnattr_setflags(&attributes, (short)flags);
    }
    if (!failure) {
        /* posix_spawn takes its arguments without const for history's sake and does not write to them. */
        union {
            const char *const *in;
            char *const *out;
        } arguments = {.in = argv};
        failure = posix_spawnp(pid, argv[0], &actions, &attributes, arguments.out, environ);
    }
    posix_spawnattr_destroy(&attributes);
done_actions:
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

hstar_status child_start(const char *const *argv, const int streams[CHILD_STREAMS], bool apart, pid_t *pid,
                         hstar_error *err)
{
    int failure = spawn(argv, streams, apart, pid);
    if (!failure) return HSTAR_OK;
    if (failure == ENOENT && !strchr(argv[0], '/'))
        return error_set(err, HSTAR_CHILD, "%.200s was not found in PATH", argv[0]);
    return error_set(err, HSTAR_CHILD, "cannot start %.200s: %s", argv[0], strerror(failure));
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

/* Closes all descriptors from `first` on; a limit may be a thousand million, so counting up to it is the last resort. */
static void close_from(unsigned first)
{
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0u, 0) == 0) return;
#endif
    enum { MANY = 65536 };
    for (unsigned fd = first; fd < MANY; fd++) close((int)fd);
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

/* Reads from a pipe into which nobody writes: the end comes when the last holder of its other side is gone. */
static void keep_watch(int tie, pid_t group)
{
    enum { PATIENCE = 50 };
    char byte;
    ssize_t n;
    setsid();
    dup2(tie, STDIN_FILENO);
    close_from(STDIN_FILENO + 1);
    do n = read(STDIN_FILENO, &byte, 1);
    while (n < 0 && errno == EINTR);
    if (outlasts(group, PATIENCE)) {
        kill(-group, SIGTERM);
        kill(-group, SIGCONT);
    }
    if (outlasts(group, PATIENCE)) kill(-group, SIGKILL);
    _exit(0);
}

hstar_status guardian_start(pid_t group, struct guardian *guardian, hstar_error *err)
{
    int ends[2];
    sigset_t all, before;
    if (pipe2(ends, O_CLOEXEC)) goto failed;
    /* What ends this process from a terminal must not end its guardian. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = fork();
    if (pid == 0) keep_watch(ends[0], group);
    int failure = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    if (pid > 0) {
        *guardian = (struct guardian){.pid = pid, .tie = ends[1]};
        return HSTAR_OK;
    }
    close(ends[1]);
    errno = failure;
failed:
    return error_set(err, HSTAR_CHILD, "cannot watch over another program: %s", strerror(errno));
}

void guardian_dismiss(struct guardian *guardian)
{
    if (guardian->pid <= 0) return;
    kill(guardian->pid, SIGKILL);
    while (waitpid(guardian->pid, NULL, 0) < 0 && errno == EINTR) continue;
    close(guardian->tie);
    *guardian = (struct guardian){.tie = -1};
}
