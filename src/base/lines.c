/* Lines from a descriptor. The room grows with the longest line, up to a bound; of a longer one the rest is read and forgotten. */
#include "base/lines.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_ROOM = 1 << 16 };

hstar_status lines_open(const char *path, struct lines *lines, hstar_error *err)
{
    const bool from_stdin = !strcmp(path, "-");
    *lines = (struct lines){.fd = STDIN_FILENO,
                            .borrowed = from_stdin,
                            .longest = LINE_LONGEST,
                            .shown = from_stdin ? "stdin" : path};
    if (!from_stdin) lines->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (lines->fd < 0) return error_set(err, HSTAR_FILE, "cannot read %.200s: %s", path, strerror(errno));
    lines->bytes = memory_room(FIRST_ROOM, 1);
    lines->room = FIRST_ROOM;
    if (lines->bytes) return HSTAR_OK;
    lines_close(lines);
    return error_memory(err);
}

void lines_close(struct lines *lines)
{
    if (lines->fd >= 0 && !lines->borrowed) close(lines->fd);
    free(lines->bytes);
    *lines = (struct lines){.fd = -1};
}

/* Room for more bytes behind the end. */
static hstar_status make_room(struct lines *l, hstar_error *err)
{
    if (l->start > 0) {
        memmove(l->bytes, l->bytes + l->start, l->end - l->start);
        l->end -= l->start;
        l->start = 0;
    }
    if (l->end < l->room) return HSTAR_OK;
    char *more = memory_resize(l->bytes, l->room, 2);
    if (!more) return error_memory(err);
    l->bytes = more;
    l->room *= 2;
    return HSTAR_OK;
}

static hstar_status read_more(struct lines *l, hstar_error *err)
{
    hstar_status status = l->end == l->room ? make_room(l, err) : HSTAR_OK;
    if (status) return status;
    ssize_t n;
    do n = read(l->fd, l->bytes + l->end, l->room - l->end);
    while (n < 0 && errno == EINTR);
    if (n < 0) return error_set(err, HSTAR_FILE, "cannot read %.200s: %s", l->shown, strerror(errno));
    l->ended = n == 0;
    l->end += (size_t)n;
    return HSTAR_OK;
}

/* Hands out n bytes and what ends them. */
static void cut_line(struct lines *l, size_t n, bool whole, struct text_line *line)
{
    *line =
        (struct text_line){.bytes = l->bytes + l->start, .length = n, .number = ++l->number, .whole = whole};
    l->start += n + whole;
    l->offset += n + whole;
    if (n > 0 && line->bytes[n - 1] == '\r') line->length--;
    line->too_long = line->length > l->longest;
    if (!line->too_long) return;
    line->bytes = "";
    line->length = 0;
}

/* Forgets all bytes up to the end of a line that is too long, but for its first. */
static hstar_status forget_rest(struct lines *l, struct text_line *line, hstar_error *err)
{
    char *end = NULL;
    hstar_status status = HSTAR_OK;
    cut_line(l, l->end - l->start, false, line);
    while (!end && !l->ended && !status) {
        l->offset += l->end - l->start;
        l->start = l->end = 0;
        status = read_more(l, err);
        end = memchr(l->bytes, '\n', l->end);
    }
    if (end) {
        const size_t n = (size_t)(end - l->bytes) + 1;
        l->start = n;
        l->offset += n;
        line->whole = true;
    }
    return status;
}

hstar_status lines_next(struct lines *l, struct text_line *line, bool *found, hstar_error *err)
{
    size_t searched = 0;
    *found = true;
    for (;;) {
        const char *first = l->bytes + l->start;
        const size_t there = l->end - l->start;
        const char *end = memchr(first + searched, '\n', there - searched);
        if (end) {
            cut_line(l, (size_t)(end - first), true, line);
            return HSTAR_OK;
        }
        searched = there;
        if (l->ended) {
            *found = there > 0;
            if (there > 0) cut_line(l, there, false, line);
            return HSTAR_OK;
        }
        if (there > l->longest + 1) return forget_rest(l, line, err);
        hstar_status status = read_more(l, err);
        if (status) return status;
    }
}
