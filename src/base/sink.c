/* Where output goes. A regular file is written to a file without a name in the same directory, which the kernel throws away
 * with the process; only when it is complete and on disk does it get its name, which no signal interrupts. */
#include "base/memory.h"
#include "base/sink_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

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
    if (sink->write) return error_set(err, HSTAR_CANCELLED, "who takes what is written wants no more");
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

static hstar_status open_path(struct sink *sink, const char *path, hstar_error *err)
{
    size_t length = strlen(path);
    if (length == 0) return error_set(err, HSTAR_INVALID, "the name of the file to write is empty");
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode)) return sink_open_failed(path, EISDIR, err);
    if (path[length - 1] == '/') return sink_open_failed(path, exists ? ENOTDIR : EISDIR, err);
    if (exists && !S_ISREG(st.st_mode)) {
        sink->direct = true;
        sink->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return sink->fd >= 0 ? HSTAR_OK : sink_open_failed(path, errno, err);
    }
    if (!exists && errno != ENOENT && errno != ENOTDIR) return sink_open_failed(path, errno, err);
    hstar_status status = sink_follow(path, &sink->target, err);
    if (status == HSTAR_OK) status = sink_open_beside(sink, err);
    sink->replaces = exists;
    sink->old = st;
    if (status == HSTAR_OK && exists) status = sink_replace(sink, err);
    return status;
}

static hstar_status open_descriptor(struct sink *sink, int fd, hstar_error *err)
{
    int flags = fcntl(fd, F_GETFL);
    bool writable = flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
    if (!writable) return sink_open_failed(sink->shown, EBADF, err);
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

static hstar_status open_growing(struct sink *sink, size_t keep, hstar_error *err)
{
    hstar_status status = sink_directory_there(sink, sink->shown, err);
    if (status) return status;
    sink->direct = true;
    sink->fd = open(sink->shown, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666);
    if (sink->fd < 0) return sink_open_failed(sink->shown, errno, err);
    if (flock(sink->fd, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
        return error_set(err, HSTAR_FILE, "cannot write %.200s: another process is writing it", sink->shown);
    if (ftruncate(sink->fd, (off_t)keep) || lseek(sink->fd, 0, SEEK_END) < 0)
        return sink_open_failed(sink->shown, errno, err);
    return HSTAR_OK;
}

hstar_status sink_open_growing(const char *path, size_t keep, struct sink **sink, hstar_error *err)
{
    struct stat st;
    const bool regular =
        descriptor_of(path) < 0 && *path && (stat(path, &st) ? errno == ENOENT : S_ISREG(st.st_mode));
    if (!regular) return sink_open(path, sink, err);
    struct sink *new = memory_array(1, sizeof *new);
    if (!new) return error_memory(err);
    new->fd = -1;
    new->shown = memory_text(path, strlen(path));
    hstar_status status = new->shown ? open_growing(new, keep, err) : error_memory(err);
    if (status)
        sink_abandon(new);
    else
        *sink = new;
    return status;
}

hstar_status sink_to(hstar_write *write, void *context, struct sink **sink, hstar_error *err)
{
    struct sink *new = memory_array(1, sizeof *new);
    if (!new) return error_memory(err);
    new->fd = -1;
    new->borrowed = new->direct = true;
    new->write = write;
    new->context = context;
    *sink = new;
    return HSTAR_OK;
}

static void put_gathered(struct sink *sink)
{
    sink_put(sink, sink->gathered, sink->n_gathered);
    sink->n_gathered = 0;
}

hstar_status sink_write(struct sink *sink, const char *bytes, size_t n, hstar_error *err)
{
    if (n > GATHERED - sink->n_gathered) put_gathered(sink);
    if (n >= GATHERED) {
        sink_put(sink, bytes, n);
    } else {
        memcpy(sink->gathered + sink->n_gathered, bytes, n);
        sink->n_gathered += n;
    }
    return sink->failure ? write_failed(sink, sink->failure, err) : HSTAR_OK;
}

hstar_status sink_flush(struct sink *sink, hstar_error *err)
{
    put_gathered(sink);
    return sink->failure ? write_failed(sink, sink->failure, err) : HSTAR_OK;
}

hstar_status sink_commit(struct sink *sink, hstar_error *err)
{
    put_gathered(sink);
    int reason = sink->failure;
    if (!reason && !sink->direct) {
        reason = sink_appear(sink);
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
