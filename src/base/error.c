/* Errors: filling in the caller's hstar_error. */
#include "base/error.h"

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

const char *hstar_status_text(hstar_status status)
{
    static const char *const texts[] = {
#define X(name, exit_status, meaning) meaning,
        HSTAR_STATUS_LIST(X)
#undef X
    };
    return (size_t)status < sizeof texts / sizeof *texts ? texts[status] : "an unknown status";
}

static void fill(hstar_error *err, hstar_status status, const char *format, va_list arguments)
{
    *err = (hstar_error){.status = status, .position = HSTAR_NO_POSITION};
    vsnprintf(err->message, sizeof err->message, format, arguments);
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

/* Copies the part of text around position that fits the excerpt; a control character becomes a space, so
 * that the caret below it stays in its column. */
static void excerpt(hstar_error *err, const char *text, size_t length, size_t position)
{
    const size_t room = sizeof err->excerpt - 1;
    size_t start = 0;
    if (position > length) position = length;
    if (length > room && position > room / 2) start = position - room / 2;
    size_t n = length - start < room ? length - start : room;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[start + i];
        err->excerpt[i] = (char)(c < ' ' || c == 127 ? ' ' : c);
    }
    err->excerpt[n] = '\0';
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
    vsnprintf(err->remedy, sizeof err->remedy, format, arguments);
    va_end(arguments);
}

hstar_status error_memory(hstar_error *err)
{
    return error_set(err, HSTAR_MEMORY, "memory ran out");
}
