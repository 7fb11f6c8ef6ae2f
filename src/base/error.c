/* Errors: filling in the caller's hstar_error. */
#include "base/error.h"
#include "base/character.h"
#include "base/numeral.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#ifdef __FAST_MATH__
#error "hstar proves rounding errors: it cannot be compiled with -ffast-math"
#endif

const char *hstar_version(void)
{
    return HSTAR_VERSION;
}

unsigned hstar_version_number(void)
{
    return HSTAR_VERSION_NUMBER;
}

const char *hstar_status_text(hstar_status status)
{
    static const char *const texts[] = {
#define X(name, exit_status, meaning) meaning,
        HSTAR_STATUS_LIST(X)
#undef X
    };
    return (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "an unknown status";
}

/* What is cut off ends with a whole character. */
static void end_whole(char *s, size_t length)
{
    long code;
    size_t first = length;
    while (first > 0 && length - first < 4 && ((unsigned char)s[first - 1] & 0xc0) == 0x80) first--;
    if (first > 0 && (unsigned char)s[first - 1] >= 0xc0 &&
        (character_read(s + first - 1, &code) != length - first + 1 || code < 0))
        s[first - 1] = '\0';
}

/* A sentence of at most `size` bytes. It may quote anything, from a file or from a program, and goes to a terminal: what
 * would steer it becomes a blank here, so that no caller has to think of it. */
__attribute__((format(printf, 3, 0))) static void print_clean(char *out, size_t size, const char *format,
                                                              va_list arguments)
{
    int n = numeral_print_list(out, size, format, arguments);
    if (n >= 0 && (size_t)n >= size) end_whole(out, size - 1);
    characters_clean(out, false);
}

__attribute__((format(printf, 3, 0))) static void fill(hstar_error *err, hstar_status status,
                                                       const char *format, va_list arguments)
{
    *err = (hstar_error){.status = status, .position = HSTAR_NO_POSITION};
    print_clean(err->message, sizeof err->message, format, arguments);
}

hstar_status error_set(hstar_error *err, hstar_status status, const char *format, ...)
{
    if (err) {
        va_list arguments;
        va_start(arguments, format);
        fill(err, status, format, arguments);
        va_end(arguments);
    }
    return status;
}

/* Copies the part of text around position that fits the excerpt; a control character becomes as many blanks as it has
 * bytes, so that the caret stays below its byte. */
static void excerpt(hstar_error *err, const char *text, size_t length, size_t position)
{
    const size_t room = sizeof err->excerpt - 1;
    size_t start = 0;
    if (position > length) position = length;
    if (length > room && position > room / 2) start = position - room / 2;
    size_t n = length - start < room ? length - start : room;
    for (size_t i = 0; i < n; i++) err->excerpt[i] = text[start + i] ? text[start + i] : ' ';
    err->excerpt[n] = '\0';
    characters_clean(err->excerpt, true);
    err->caret = position - start;
    err->position = position;
}

hstar_status error_at(hstar_error *err, hstar_status status, const char *text, size_t length, size_t position,
                      const char *format, ...)
{
    if (err) {
        va_list arguments;
        va_start(arguments, format);
        fill(err, status, format, arguments);
        va_end(arguments);
        excerpt(err, text, length, position);
    }
    return status;
}

void error_remedy(hstar_error *err, const char *format, ...)
{
    if (!err) return;
    va_list arguments;
    va_start(arguments, format);
    print_clean(err->remedy, sizeof err->remedy, format, arguments);
    va_end(arguments);
}

void error_more(hstar_error *err, const char *format, ...)
{
    if (!err) return;
    size_t length = strlen(err->message);
    va_list arguments;
    va_start(arguments, format);
    print_clean(err->message + length, sizeof err->message - length, format, arguments);
    va_end(arguments);
}

hstar_status error_memory(hstar_error *err)
{
    return error_set(err, HSTAR_MEMORY, "memory ran out");
}

hstar_status error_cancelled(hstar_error *err)
{
    return error_set(err, HSTAR_CANCELLED, "it was called off");
}
