/* The file of a sink while it has no name, and how it gets one: nothing that holds the process up or kills it leaves half a
 * file, or another's place empty. */
#include "base/memory.h"
#include "base/sink_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_LINKS = 40, MAX_NAMES = 1000 };

hstar_status sink_open_failed(const char *path, int reason, hstar_error *err)
{
    error_set(err, HSTAR_FILE, "cannot write %s: %s", path, strerror(reason));
    if (reason == EACCES || reason == EPERM || reason == EROFS)
        error_remedy(err, "choose a place where you may write, such as a directory of your own");
    else if (reason == EISDIR)
        error_remedy(err, "name a file in it, such as %.150s/out.json", path);
    else if (reason == ELOOP)
        error_remedy(err, "its symbolic links go round in a circle");
    return HSTAR_FILE;
}

void sink_put(struct sink *sink, const char *bytes, size_t n)
{
    if (sink->write && n > 0 && !sink->failure && sink->write(bytes, n, sink->context))
        sink->failure = ECANCELED;
    while (n > 0 && !sink->failure && !sink->write) {
        ssize_t written = write(sink->fd, bytes, n);
        if (written >= 0) {
            bytes += written;
            n -= (size_t)written;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) { /* somebody made the pipe non-blocking */
            struct pollfd ready = {.fd = sink->fd, .events = POLLOUT};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            sink->failure = errno;
        }
    }
}

static char *joined(const char *a, size_t n_a, const char *b)
{
    size_t n_b = strlen(b);
    char *text = memory_array(n_a + n_b + 1, 1);
    if (!text) return NULL;
    memcpy(text, a, n_a);
    memcpy(text + n_a, b, n_b + 1);
    return text;
}

/* Length of the directory's part of a path, the last slash included. */
static size_t directory_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

static char *directory_of(const char *path)
{
    size_t n = directory_length(path);
    return n ? memory_text(path, n) : memory_text(".", 1);
}

/* Follows symbolic links, also one whose target does not exist yet, which is then where the file appears. */
hstar_status sink_follow(const char *path, char **target, hstar_error *err)
{
    char *now = memory_text(path, strlen(path));
    for (int i = 0; now && i < MAX_LINKS; i++) {
        char link[4096];
        ssize_t n = readlink(now, link, sizeof link - 1);
        if (n < 0) {
            *target = now;
            return HSTAR_OK;
        }
        link[n] = '\0';
        char *next = joined(now, link[0] == '/' ? 0 : directory_length(now), link);
        free(now);
        now = next;
    }
    if (!now) return error_memory(err);
    free(now);
    return sink_open_failed(path, ELOOP, err);
}

/* A name beside the target that no file has: `attempt` and the process tell it from others. */
static char *unseen_beside(const char *target, int attempt)
{
    size_t n = directory_length(target);
    char name[64];
    snprintf(name, sizeof name, ".hstar-%ld-%d.part", (long)getpid(), attempt);
    return joined(target, n, name);
}

/* No signal comes between these two: what is begun in between is ended, or undone. (SIGKILL cannot be held back.) */
static void hold_signals(sigset_t *before)
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, before);
}

static void let_signals(const sigset_t *before)
{
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/* Opens a new file beside the target, and keeps its name in sink->temporary; an errno. */
static int create_beside(struct sink *sink, int flags, int *fd)
{
    for (int attempt = 0; attempt < MAX_NAMES; attempt++) {
        sink->temporary = unseen_beside(sink->target, attempt);
        if (!sink->temporary) return ENOMEM;
        *fd = open(sink->temporary, flags | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (*fd >= 0) return 0;
        int reason = errno;
        free(sink->temporary);
        sink->temporary = NULL;
        if (reason != EEXIST) return reason;
    }
    return EEXIST;
}

static void unname(struct sink *sink)
{
    if (sink->temporary) unlink(sink->temporary);
    free(sink->temporary);
    sink->temporary = NULL;
}

/* Where the file system knows no file that begins without a name, it loses its name at once. */
static hstar_status open_named(struct sink *sink, hstar_error *err)
{
    sigset_t before;
    hold_signals(&before);
    int reason = create_beside(sink, O_RDWR, &sink->fd);
    unname(sink);
    let_signals(&before);
    return reason == ENOMEM ? error_memory(err)
           : reason         ? sink_open_failed(sink->shown, reason, err)
                            : HSTAR_OK;
}

hstar_status sink_directory_there(const struct sink *sink, const char *path, hstar_error *err)
{
    char *directory = directory_of(path);
    if (!directory) return error_memory(err);
    struct stat st;
    hstar_status status = HSTAR_OK;
    if (stat(directory, &st) != 0 || !S_ISDIR(st.st_mode)) {
        status =
            error_set(err, HSTAR_FILE, "cannot write %s: there is no directory %s", sink->shown, directory);
        error_remedy(err, "make it first: mkdir -p %.200s", directory);
    }
    free(directory);
    return status;
}

/* The unfinished file. With 0666 the umask is applied by the system, as to any new file. */
hstar_status sink_open_beside(struct sink *sink, hstar_error *err)
{
    hstar_status status = sink_directory_there(sink, sink->target, err);
    if (status) return status;
    char *directory = directory_of(sink->target);
    if (!directory) return error_memory(err);
    /* Its name comes by way of /proc, which is not mounted in every chroot. */
    bool nameless = access("/proc/self/fd", X_OK) == 0;
    sink->fd = nameless ? open(directory, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
    int reason = nameless ? errno : EOPNOTSUPP;
    free(directory);
    sink->linkable = sink->fd >= 0;
    if (sink->linkable) return HSTAR_OK;
    if (reason != EOPNOTSUPP && reason != EISDIR && reason != ENOENT && reason != EINVAL)
        return sink_open_failed(sink->shown, reason, err);
    return open_named(sink, err);
}

/* A file that replaces another looks like it: its mode and, as far as we may, its owner; an errno. Whoever writes to a
 * file takes from it that it runs as its owner, so that this is done again behind the last byte. */
static int resemble(int fd, const struct stat *old)
{
    if ((old->st_uid != geteuid() || old->st_gid != getegid()) && fchown(fd, old->st_uid, old->st_gid) != 0)
        return 0; /* a mode that was made for another owner would open it to the wrong people */
    return fchmod(fd, old->st_mode & 07777) == 0 ? 0 : errno;
}

hstar_status sink_replace(struct sink *sink, hstar_error *err)
{
    if (faccessat(AT_FDCWD, sink->target, W_OK, AT_EACCESS) != 0)
        return sink_open_failed(sink->shown, errno, err);
    int reason = resemble(sink->fd, &sink->old);
    return reason ? sink_open_failed(sink->shown, reason, err) : HSTAR_OK;
}

/* Gives the file without a name one that no other file has: the target itself if that is free, or a name
 * beside it, from which it is to be renamed, since a link replaces nothing. */
static int give_name(struct sink *sink)
{
    char from[64];
    snprintf(from, sizeof from, "/proc/self/fd/%d", sink->fd);
    if (linkat(AT_FDCWD, from, AT_FDCWD, sink->target, AT_SYMLINK_FOLLOW) == 0) return 0;
    for (int attempt = 0; errno == EEXIST && attempt < MAX_NAMES; attempt++) {
        free(sink->temporary);
        sink->temporary = unseen_beside(sink->target, attempt);
        if (!sink->temporary) return ENOMEM;
        if (linkat(AT_FDCWD, from, AT_FDCWD, sink->temporary, AT_SYMLINK_FOLLOW) == 0) return 0;
    }
    int reason = errno;
    free(sink->temporary); /* it is not ours */
    sink->temporary = NULL;
    return reason;
}

/* Copies the file, which cannot have a name again, to one that has one; an errno. */
static int copy_named(struct sink *sink)
{
    char block[GATHERED];
    int from = sink->fd, reason = create_beside(sink, O_WRONLY, &sink->fd);
    if (!reason && lseek(from, 0, SEEK_SET) < 0) reason = errno;
    while (!reason) {
        ssize_t n = read(from, block, sizeof block);
        if (n < 0 && errno != EINTR) reason = errno;
        if (n == 0) break;
        if (n > 0) sink_put(sink, block, (size_t)n);
        if (!reason) reason = sink->failure;
    }
    close(from);
    return reason;
}

/* Puts the complete file in its place; an errno. What it did by halves is undone by the caller. */
static int take_place(struct sink *sink)
{
    int reason = sink->linkable ? 0 : copy_named(sink);
    if (!reason && sink->replaces) reason = resemble(sink->fd, &sink->old);
    if (reason) return reason;
    if (fsync(sink->fd) != 0 && errno != EINVAL && errno != EROFS) return errno;
    if (sink->linkable) reason = give_name(sink);
    if (reason) return reason;
    int closed = close(sink->fd);
    sink->fd = -1;
    if (closed != 0 && errno != EINTR) return errno;
    if (!sink->temporary) return 0;
    if (rename(sink->temporary, sink->target) != 0) return errno;
    free(sink->temporary);
    sink->temporary = NULL;
    return 0;
}

/* An errno. */
int sink_appear(struct sink *sink)
{
    sigset_t before;
    hold_signals(&before);
    int reason = take_place(sink);
    if (reason) unname(sink);
    let_signals(&before);
    return reason;
}
