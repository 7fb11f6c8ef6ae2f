/* What those who write pages share: columns, blanks, prose in lines, and the parts of a page. */
#include "base/character.h"
#include "base/page_write.h"

#include <string.h>

const char *const page_form_names[N_PAGE_FORMS] = {
#define X(identifier, name, meaning) name,
#include "base/page_forms.def"
#undef X
};

size_t page_columns(const char *s)
{
    return characters_count(s);
}

size_t page_wider(size_t width, const char *s)
{
    const size_t n = page_columns(s);
    return n > width ? n : width;
}

void page_clean(struct text *t, const char *s, size_t width)
{
    size_t columns = page_columns(s), room = columns > width && width > 2 ? width - 2 : width;
    for (size_t n = 0; *s && n < room; n++) {
        long code;
        size_t length = character_read(s, &code);
        bool harmless = code >= 0 && !character_steers(code);
        text_append_bytes(t, harmless ? s : "?", harmless ? length : 1);
        s += length;
    }
    if (columns > width && width > 2) text_append(t, "..");
}

const char *page_said(const struct page *p, size_t place)
{
    return p->text.data ? p->text.data + place : "";
}

bool page_next_part(const struct page *p, size_t *at, struct page_part *part)
{
    size_t heading = 0;
    for (size_t i = *at; i-- > 0 && !heading;)
        if (p->blocks[i].kind == PAGE_HEADING) heading = p->blocks[i].text;
    for (size_t i = *at; i < p->n_blocks; i++) {
        const enum page_kind kind = p->blocks[i].kind;
        if (kind == PAGE_HEADING) heading = p->blocks[i].text;
        if (kind != PAGE_GRID && kind != PAGE_ITEM) continue;
        size_t end = i + 1;
        while (kind == PAGE_ITEM && end < p->n_blocks && p->blocks[end].kind == PAGE_ITEM) end++;
        *part = (struct page_part){i, end - i, heading ? page_said(p, heading) : PAGE_SUMMARY};
        *at = end;
        return true;
    }
    return false;
}

void page_pad(struct text *t, size_t n)
{
    while (n-- > 0) text_append_bytes(t, " ", 1);
}

/* The bytes of the first n characters of s. */
static size_t bytes_of_first(const char *s, size_t length, size_t n)
{
    size_t i = 0;
    for (size_t seen = 0; i < length; i++) {
        const bool begins = ((unsigned char)s[i] & 0xc0) != 0x80;
        if (begins && seen++ == n) break;
    }
    return i;
}

static size_t columns_in(const char *s, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) n += ((unsigned char)s[i] & 0xc0) != 0x80;
    return n;
}

static void flow_line(struct text *out, size_t margin)
{
    text_append(out, "\n");
    page_pad(out, margin);
}

/* A word that is longer than a line goes on in the next. */
void page_flow(struct text *out, const char *prose, size_t start, size_t margin, size_t width)
{
    size_t column = start;
    bool first = true;
    while (*(prose += strspn(prose, " "))) {
        size_t length = strcspn(prose, " ");
        const size_t columns = columns_in(prose, length), blank = first ? 0 : 1;
        if (!first && column + blank + columns > width) {
            flow_line(out, margin);
            column = margin;
        } else if (!first) {
            page_pad(out, 1);
            column++;
        }
        first = false;
        while (columns_in(prose, length) > width - column && width > column) {
            const size_t piece = bytes_of_first(prose, length, width - column);
            text_append_bytes(out, prose, piece);
            flow_line(out, margin);
            column = margin;
            prose += piece;
            length -= piece;
        }
        text_append_bytes(out, prose, length);
        column += columns_in(prose, length);
        prose += length;
    }
    while (out->length && out->data[out->length - 1] == ' ') out->data[--out->length] = '\0';
    text_append(out, "\n");
}
