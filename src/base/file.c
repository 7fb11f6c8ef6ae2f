/* Reading a file or a pipe whole. A short read, an error in the middle, a zero byte, a file without an end: each is an
 * error here, and none can be taken for the end of the text. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static hstar_status cannot_read(const char *path, const char *what, int reason, hstar_error *err)
{
    return error_set(err, HSTAR_FILE, "cannot read %s%s%.200s: %s", what, *what ? " from " : "", path,
                     strerror(reason));
}

static hstar_status too_long(const char *path, hstar_error *err)
{
    error_set(err, HSTAR_FILE, "%.200s is longer than %d MB, and is not read", path, FILE_LONGEST >> 20);
    error_remedy(err, "is it the right file? a device or a pipe may have no end");
    return HSTAR_FILE;
}

static hstar_status no_text(const char *path, size_t position, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%.200s is not text: byte %zu is zero", path, position + 1);
    error_remedy(err, "is it the right file, and not binary or UTF-16?");
    return HSTAR_INVALID;
}

/* Block by block, so that what is wrong ends it before the rest is read. */
static hstar_status read_all(int fd, const char *path, const char *what, bool is_text, struct text *all,
                             hstar_error *err)
{
    char block[1 << 14];
    const size_t start = all->length;
    text_append(all, "");
    for (;;) {
        ssize_t n = read(fd, block, sizeof block);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return cannot_read(path, what, errno, err);
        if (n == 0) return all->failed ? error_memory(err) : HSTAR_OK;
        const char *zero = is_text ? memchr(block, 0, (size_t)n) : NULL;
        size_t had = all->length - start;
        if (zero) return no_text(path, had + (size_t)(zero - block), err);
        if ((size_t)n > FILE_LONGEST - had) return too_long(path, err);
        text_append_bytes(all, block, (size_t)n);
        if (all->failed) return error_memory(err);
    }
}

static hstar_status read_path(const char *path, const char *what, bool is_text, struct text *all,
                              hstar_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return cannot_read(path, what, errno, err);
    hstar_status status = read_all(fd, path, what, is_text, all, err);
    close(fd);
    return status;
}

hstar_status file_read(const char *path, const char *what, struct text *all, hstar_error *err)
{
    return read_path(path, what, true, all, err);
}

hstar_status file_read_bytes(const char *path, struct text *all, hstar_error *err)
{
    return read_path(path, "", false, all, err);
}

hstar_status file_read_stdin(struct text *all, hstar_error *err)
{
    return read_all(STDIN_FILENO, "stdin", "", true, all, err);
}

char *file_line(char **rest)
{
    char *line = *rest;
    if (!line || !*line) return NULL;
    size_t n = strcspn(line, "\n");
    *rest = line + n + (line[n] == '\n');
    line[n] = '\0';
    return line;
}
