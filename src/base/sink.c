/* Where output goes. A regular file is written to a file without a name in the same directory, which the kernel throws away
 * with the process; only when it is complete and on disk does it get its name, which no signal interrupts. */
#include "base/sink.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_LINKS = 40, MAX_NAMES = 1000 };

/* Small pieces are gathered to this many bytes: a call of the system costs more than copying them. */
enum { GATHERED = 1 << 15 };

struct sink {
    int fd;
    bool borrowed; /* stdout and other descriptors that were there before: not closed */
    bool direct;   /* a device, a pipe: there is nothing to commit */
    char *shown;   /* the path as the user gave it */
    char *target;  /* where the file is to appear, symbolic links followed */
    bool
        linkable; /* the kernel can give the unfinished file a name; elsewhere it is copied to one that has one */
    bool replaces; /* another file, which looked like this: */
    struct stat old;
    char *temporary; /* the name that the complete file has on its way to the target's; or NULL */
    int failure;     /* errno of the first write that failed: nothing is committed after it */
    size_t n_gathered;
    char gathered[GATHERED];
};

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

/* Of a stream whose reader went away; stdout is named in a sentence of its own, by which sink_reader_left knows it. */
#define CLOSED " was closed before everything was written"

bool sink_reader_left(const hstar_error *err)
{
    return err->status == HSTAR_FILE && !strcmp(err->message, "stdout" CLOSED);
}

/* What happened to the reader of a stream is said in its own words; everything else in the system's. */
static hstar_status write_failed(const struct sink *sink, int reason, hstar_error *err)
{
    if (reason == ENOMEM) return error_memory(err);
    if (reason == EPIPE && sink->direct) {
        error_set(err, HSTAR_FILE, "%s" CLOSED, sink->shown);
        return HSTAR_FILE;
    }
    error_set(err, HSTAR_FILE, "cannot write %s: %s", sink->shown, strerror(reason));
    if (reason == ENOSPC || reason == EDQUOT)
        error_remedy(err, "make room there or choose another place%s",
                     sink->direct ? "" : "; what was there before is untouched");
    else if (reason == EFBIG)
        error_remedy(err, "the limit on the size of a file was reached (ulimit -f)%s",
                     sink->direct ? "" : "; what was there before is untouched");
    return HSTAR_FILE;
}

static hstar_status open_failed(const char *path, int reason, hstar_error *err)
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

/* The file descriptor that a path such as /dev/stdout or /dev/fd/3 stands for; -1 for any other path. To open
 * one again would begin at its front: `hstar … --csv /dev/stdout >> all.csv` has to append. */
static int descriptor_of(const char *path)
{
    static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
    if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0) return STDOUT_FILENO;
    if (strcmp(path, "/dev/stderr") == 0) return STDERR_FILENO;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        size_t n = strlen(folders[i]),
               digits = strspn(path + (strncmp(path, folders[i], n) == 0 ? n : 0), "0123456789");
        if (strncmp(path, folders[i], n) == 0 && digits > 0 && digits < 7 && path[n + digits] == '\0')
            return atoi(path + n);
    }
    return -1;
}

/* Follows symbolic links, also one whose target does not exist yet, which is then where the file appears. */
static hstar_status follow(const char *path, char **target, hstar_error *err)
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
    return open_failed(path, ELOOP, err);
}

/* A name beside the target that no file has: `attempt` and the process tell it from others. */
static char *beside(const char *target, int attempt)
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
        sink->temporary = beside(sink->target, attempt);
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
    return reason == ENOMEM ? error_memory(err) : reason ? open_failed(sink->shown, reason, err) : HSTAR_OK;
}

/* The unfinished file. With 0666 the umask is applied by the system, as to any new file. */
static hstar_status open_beside(struct sink *sink, hstar_error *err)
{
    char *directory = directory_of(sink->target);
    if (!directory) return error_memory(err);
    struct stat st;
    hstar_status status = HSTAR_OK;
    if (stat(directory, &st) != 0 || !S_ISDIR(st.st_mode)) {
        status =
            error_set(err, HSTAR_FILE, "cannot write %s: there is no directory %s", sink->shown, directory);
        error_remedy(err, "make it first: mkdir -p %.200s", directory);
        free(directory);
        return status;
    }
    /* Its name comes by way of /proc, which is not mounted in every chroot. */
    bool nameless = access("/proc/self/fd", X_OK) == 0;
    sink->fd = nameless ? open(directory, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
    int reason = nameless ? errno : EOPNOTSUPP;
    free(directory);
    sink->linkable = sink->fd >= 0;
    if (sink->linkable) return HSTAR_OK;
    if (reason != EOPNOTSUPP && reason != EISDIR && reason != ENOENT && reason != EINVAL)
        return open_failed(sink->shown, reason, err);
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

static hstar_status replace(struct sink *sink, hstar_error *err)
{
    if (faccessat(AT_FDCWD, sink->target, W_OK, AT_EACCESS) != 0) return open_failed(sink->shown, errno, err);
    int reason = resemble(sink->fd, &sink->old);
    return reason ? open_failed(sink->shown, reason, err) : HSTAR_OK;
}

static hstar_status open_path(struct sink *sink, const char *path, hstar_error *err)
{
    size_t length = strlen(path);
    if (length == 0) return error_set(err, HSTAR_INVALID, "the name of the file to write is empty");
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode)) return open_failed(path, EISDIR, err);
    if (path[length - 1] == '/') return open_failed(path, exists ? ENOTDIR : EISDIR, err);
    if (exists && !S_ISREG(st.st_mode)) {
        sink->direct = true;
        sink->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return sink->fd >= 0 ? HSTAR_OK : open_failed(path, errno, err);
    }
    if (!exists && errno != ENOENT && errno != ENOTDIR) return open_failed(path, errno, err);
    hstar_status status = follow(path, &sink->target, err);
    if (status == HSTAR_OK) status = open_beside(sink, err);
    sink->replaces = exists;
    sink->old = st;
    if (status == HSTAR_OK && exists) status = replace(sink, err);
    return status;
}

static hstar_status open_descriptor(struct sink *sink, int fd, hstar_error *err)
{
    int flags = fcntl(fd, F_GETFL);
    bool writable = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
    if (!writable) return open_failed(sink->shown, EBADF, err);
    if (fd == STDOUT_FILENO) fflush(stdout); /* what was printed before comes before */
    sink->fd = fd;
    sink->borrowed = sink->direct = true;
    return HSTAR_OK;
}

hstar_status sink_open(const char *path, struct sink **sink, hstar_error *err)
{
    struct sink *new = memory_array(1, sizeof *new);
    if (!new) return error_memory(err);
    new->fd = -1;
    int fd = descriptor_of(path);
    const char *shown = fd == STDOUT_FILENO ? "stdout" : path;
    new->shown = memory_text(shown, strlen(shown));
    hstar_status status = !new->shown ? error_memory(err)
                          : fd >= 0   ? open_descriptor(new, fd, err)
                                      : open_path(new, path, err);
    if (status == HSTAR_OK)
        *sink = new;
    else
        sink_abandon(new);
    return status;
}

static void put(struct sink *sink, const char *bytes, size_t n)
{
    while (n > 0 && !sink->failure) {
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

static void put_gathered(struct sink *sink)
{
    put(sink, sink->gathered, sink->n_gathered);
    sink->n_gathered = 0;
}

hstar_status sink_write(struct sink *sink, const char *bytes, size_t n, hstar_error *err)
{
    if (n > GATHERED - sink->n_gathered) put_gathered(sink);
    if (n >= GATHERED) {
        put(sink, bytes, n);
    } else {
        memcpy(sink->gathered + sink->n_gathered, bytes, n);
        sink->n_gathered += n;
    }
    return sink->failure ? write_failed(sink, sink->failure, err) : HSTAR_OK;
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
        sink->temporary = beside(sink->target, attempt);
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
        if (n > 0) put(sink, block, (size_t)n);
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
static int appear(struct sink *sink)
{
    sigset_t before;
    hold_signals(&before);
    int reason = take_place(sink);
    if (reason) unname(sink);
    let_signals(&before);
    return reason;
}

hstar_status sink_commit(struct sink *sink, hstar_error *err)
{
    put_gathered(sink);
    int reason = sink->failure;
    if (!reason && !sink->direct) {
        reason = appear(sink);
    } else if (!reason && !sink->borrowed) {
        if (close(sink->fd) != 0 && errno != EINTR) reason = errno;
        sink->fd = -1;
    }
    hstar_status status = reason ? write_failed(sink, reason, err) : HSTAR_OK;
    sink_abandon(sink);
    return status;
}

void sink_abandon(struct sink *sink)
{
    if (!sink) return;
    if (sink->fd >= 0 && !sink->borrowed) close(sink->fd);
    free(sink->target);
    free(sink->shown);
    free(sink);
}
