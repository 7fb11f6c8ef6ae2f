/* Texts as JSON has them: which bytes stand for themselves. */
#include "base/json_quote.h"

/* Length of the well-formed UTF-8 sequence at s (Unicode 15, table 3-7), 0 where there is none. */
static size_t sequence(const unsigned char *s)
{
    if (s[0] < 0x80) return 1;
    size_t n = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4) return 0;
    unsigned char low = s[0] == 0xe0 ? 0xa0 : s[0] == 0xf0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xed ? 0x9f : s[0] == 0xf4 ? 0x8f : 0xbf;
    if (s[1] < low || s[1] > high) return 0;
    for (size_t i = 2; i < n; i++)
        if (s[i] < 0x80 || s[i] > 0xbf) return 0;
    return n;
}

void text_quoted(struct text *t, const char *s)
{
    static const char escapes[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    text_append(t, "\"");
    while (*s) {
        size_t n = sequence((const unsigned char *)s);
        const char *escape = escapes;
        while (*escape && *escape != *s) escape += 2;
        if (*escape)
            text_format(t, "\\%c", escape[1]);
        else if ((unsigned char)*s < ' ')
            text_format(t, "\\u%04x", (unsigned)*s);
        else
            text_append_bytes(t, n ? s : "\xef\xbf\xbd", n ? n : 3);
        s += n ? n : 1;
    }
    text_append(t, "\"");
}
