/* Bytes that are gathered. */
#include "page/page_text.h"

static int take_more(const char *bytes, size_t n, void *text)
{
    struct text *t = text;
    text_append_bytes(t, bytes, n);
    return t->failed;
}

hstar_status sink_to_text(struct text *t, struct sink **sink, hstar_error *err)
{
    return sink_to(take_more, t, sink, err);
}
