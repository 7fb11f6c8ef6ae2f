/* What those who write sheets share: columns, blanks, prose in lines, and the parts of a sheet. */
#include "base/character.h"
#include "base/sheet_write.h"

#include <string.h>

const char *const sheet_form_names[N_PAGE_FORMS] = {
#define X(identifier, name, meaning) name,
#include "base/sheet_forms.def"
#undef X
};

size_t sheet_columns(const char *s)
{
    return characters_count(s);
}

size_t sheet_wider(size_t width, const char *s)
{
    const size_t n = sheet_columns(s);
    return n > width ? n : width;
}

void sheet_clean(struct text *t, const char *s, size_t width)
{
    size_t columns = sheet_columns(s), room = columns > width && width > 2 ? width - 2 : width;
    for (size_t n = 0; *s && n < room; n++) {
        long code;
        size_t length = character_read(s, &code);
        bool harmless = code >= 0 && !character_steers(code);
        text_append_bytes(t, harmless ? s : "?", harmless ? length : 1);
        s += length;
    }
    if (columns > width && width > 2) text_append(t, "..");
}

const char *sheet_said(const struct sheet *p, size_t place)
{
    return p->text.data ? p->text.data + place : "";
}

bool sheet_next_part(const struct sheet *p, size_t *at, struct sheet_part *part)
{
    size_t heading = 0;
    for (size_t i = *at; i-- > 0 && !heading;)
        if (p->blocks[i].kind == SHEET_HEADING) heading = p->blocks[i].text;
    for (size_t i = *at; i < p->n_blocks; i++) {
        const enum sheet_kind kind = p->blocks[i].kind;
        if (kind == SHEET_HEADING) heading = p->blocks[i].text;
        if (kind != SHEET_GRID && kind != SHEET_ITEM) continue;
        size_t end = i + 1;
        while (kind == SHEET_ITEM && end < p->n_blocks && p->blocks[end].kind == SHEET_ITEM) end++;
        *part = (struct sheet_part){i, end - i, heading ? sheet_said(p, heading) : SHEET_SUMMARY};
        *at = end;
        return true;
    }
    return false;
}

void sheet_pad(struct text *t, size_t n)
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
    sheet_pad(out, margin);
}

/* A word that is longer than a line goes on in the next. */
void sheet_flow(struct text *out, const char *prose, size_t start, size_t margin, size_t width)
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
            sheet_pad(out, 1);
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
