/* Both sides of a link, over a socket of this machine that only this user's processes may use. */
#include "mpi/link.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "mpi/parcel.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_FINISHED = 3, MOST_WORDS = 1 << 26 };

static bool link_write(int fd, const char *bytes, size_t n)
{
    while (n > 0) {
        const ssize_t written = send(fd, bytes, n, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes += written;
        n -= (size_t)written;
    }
    return true;
}

static bool link_read(int fd, char *bytes, size_t n)
{
    while (n > 0) {
        const ssize_t got = recv(fd, bytes, n, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        n -= (size_t)got;
    }
    return true;
}

/* Room for the two descriptors in a message, aligned as it must be. */
union link_luggage {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int[LINK_PIPES]))];
};

static struct msghdr link_message(struct iovec *what, union link_luggage *luggage)
{
    return (struct msghdr){.msg_iov = what,
                           .msg_iovlen = 1,
                           .msg_control = luggage->bytes,
                           .msg_controllen = sizeof luggage->bytes};
}

/* ---- the link ---- */

static int link_connect(const char *address)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    const size_t n = strlen(address);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || n >= sizeof to.sun_path) return -1;
    memcpy(to.sun_path + 1, address, n); /* behind a zero: a name that is not a file */
    const socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + n);
    return connect(fd, (const struct sockaddr *)&to, length) ? -1 : fd;
}

static bool link_hand_over(int control, struct link_request request, char *const *words, size_t n)
{
    const int pipes[LINK_PIPES] = {STDIN_FILENO, STDOUT_FILENO};
    union link_luggage luggage = {0};
    for (size_t i = 0; i < n; i++) request.length += strlen(words[i]) + 1;
    struct iovec what = {.iov_base = &request, .iov_len = sizeof request};
    struct msghdr message = link_message(&what, &luggage);
    struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof pipes);
    memcpy(CMSG_DATA(c), pipes, sizeof pipes);
    bool fine = sendmsg(control, &message, MSG_NOSIGNAL) == (ssize_t)sizeof request;
    for (size_t i = 0; i < n && fine; i++) fine = link_write(control, words[i], strlen(words[i]) + 1);
    return fine;
}

/* As it ended there, so it ends here, but for a core that would be the wrong one. */
static int end_alike(int status)
{
    if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0});
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return NOT_FINISHED;
}

int link_run(int argc, char **argv)
{
    enum { ADDRESS, NUMBER, KIND, WORDS };
    int status = 0;
    if (argc <= WORDS) return NOT_FINISHED;
    const struct link_request request = {.answerer = strtoul(argv[NUMBER], NULL, 10),
                                         .parcel =
                                             strcmp(argv[KIND], "plugin") ? PARCEL_PROGRAM : PARCEL_PLUGIN};
    const int control = link_connect(argv[ADDRESS]);
    if (control < 0 || !link_hand_over(control, request, argv + WORDS, (size_t)(argc - WORDS))) {
        fprintf(stderr, "hstar-mpi: rank 0 cannot be reached: %s\n", strerror(errno));
        return NOT_FINISHED;
    }
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    return link_read(control, (char *)&status, sizeof status) ? end_alike(status) : NOT_FINISHED;
}

/* ---- rank 0 ---- */

/* The system gives it a name of its own that is free. */
int link_listen(char address[LINK_ADDRESS])
{
    struct sockaddr_un named = {.sun_family = AF_UNIX};
    socklen_t length = sizeof named;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    if (bind(fd, (const struct sockaddr *)&named, sizeof named.sun_family) || listen(fd, SOMAXCONN) ||
        getsockname(fd, (struct sockaddr *)&named, &length)) {
        close(fd);
        return -1;
    }
    const size_t n = length - offsetof(struct sockaddr_un, sun_path) - 1;
    snprintf(address, LINK_ADDRESS, "%.*s", (int)n, named.sun_path + 1);
    return fd;
}

static bool is_mine(int fd)
{
    struct ucred who;
    socklen_t n = sizeof who;
    return !getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &n) && who.uid == getuid();
}

static bool take_over(struct link_caller *caller)
{
    union link_luggage luggage = {0};
    struct iovec what = {.iov_base = &caller->request, .iov_len = sizeof caller->request};
    struct msghdr message = link_message(&what, &luggage);
    if (recvmsg(caller->control, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL) != (ssize_t)sizeof caller->request)
        return false;
    const struct cmsghdr *c = CMSG_FIRSTHDR(&message);
    if (!c || c->cmsg_type != SCM_RIGHTS || c->cmsg_len != CMSG_LEN(sizeof caller->pipes)) return false;
    memcpy(caller->pipes, CMSG_DATA(c), sizeof caller->pipes);
    for (int i = 0; i < LINK_PIPES; i++)
        if (fcntl(caller->pipes[i], F_SETFL, O_NONBLOCK)) return false;
    const size_t n = caller->request.length;
    if (n == 0 || n > MOST_WORDS || !(caller->words = memory_array(n, 1))) return false;
    return link_read(caller->control, caller->words, n) && !caller->words[n - 1];
}

bool link_accept(int listening, struct link_caller *caller)
{
    *caller = (struct link_caller){.pipes = {-1, -1}};
    caller->control = accept4(listening, NULL, NULL, SOCK_CLOEXEC);
    if (caller->control < 0) return false;
    if (is_mine(caller->control) && take_over(caller)) return true;
    for (int i = 0; i < LINK_PIPES; i++) descriptor_shut(&caller->pipes[i]);
    descriptor_shut(&caller->control);
    free(caller->words);
    return false;
}

void link_hang_up(int *control, int status)
{
    link_write(*control, (const char *)&status, sizeof status);
    descriptor_shut(control);
}
