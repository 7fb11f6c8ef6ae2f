/* Characters of UTF-8, and those that steer a terminal. */
#include "base/character.h"

#include <string.h>

static size_t sequence_length(unsigned char first)
{
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

size_t character_read(const char *s, long *code)
{
    static const long smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)s;
    size_t n = sequence_length(byte[0]);
    *code = -1;
    if (n == 0) return 1;
    long c = n == 1 ? byte[0] : byte[0] & (0x7f >> n);
    for (size_t i = 1; i < n; i++) {
        if ((byte[i] & 0xc0) != 0x80) return 1; /* also at the terminating zero */
        c = c << 6 | (byte[i] & 0x3f);
    }
    if (c < smallest[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) return 1;
    *code = c;
    return n;
}

bool character_steers(long code)
{
    return (code >= 0 && code < 0x20) || (code >= 0x7f && code < 0xa0) ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

void characters_clean(char *s, bool in_columns)
{
    char *to = s;
    while (*s) {
        long code;
        size_t n = character_read(s, &code);
        if (code < 0) {
            *to++ = '?';
        } else if (character_steers(code)) {
            size_t blanks = in_columns ? n : 1;
            memset(to, ' ', blanks);
            to += blanks;
        } else {
            memmove(to, s, n);
            to += n;
        }
        s += n;
    }
    *to = '\0';
}

size_t characters_count(const char *s)
{
    size_t n = 0;
    for (long code; *s; n++) s += character_read(s, &code);
    return n;
}

size_t characters_mark(const char *s, size_t n)
{
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    return n >= sizeof mark && !memcmp(s, mark, sizeof mark) ? sizeof mark : 0;
}
