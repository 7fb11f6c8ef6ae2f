/* Which parts of a sheet are written, and by whom. */
#include "base/sheet_write.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Has the heading all the words, in any case? */
static bool is_called(const char *heading, const char *words)
{
    return strcasestr(heading, words) != NULL;
}

static bool is_number(const char *s)
{
    return *s && s[strspn(s, "0123456789")] == '\0';
}

/* "1: The values; 2: How they were found" */
static void name_parts(const struct sheet *p, struct text *names)
{
    struct sheet_part part;
    size_t number = 0;
    for (size_t at = 0; sheet_next_part(p, &at, &part);) {
        text_format(names, "%s%zu: %s", number ? "; " : "", number + 1, part.name);
        number++;
    }
}

static hstar_status find_part(const struct sheet *p, const char *which, struct sheet_part *part,
                              hstar_error *err)
{
    size_t number = 0, wanted = is_number(which) ? strtoul(which, NULL, 10) : 0;
    for (size_t at = 0; sheet_next_part(p, &at, part);)
        if (++number == wanted || (!wanted && is_called(part->name, which))) return HSTAR_OK;
    struct text names = {0};
    name_parts(p, &names);
    error_set(err, HSTAR_INVALID, "there is no table \"%.60s\" on this page", which);
    error_remedy(err, "%.240s", names.length ? text_said(&names, NULL) : "it has none at all");
    text_clear(&names);
    return HSTAR_INVALID;
}

static hstar_status write_page(const struct sheet *p, struct text *out, hstar_error *err)
{
    static void (*const writers[N_PAGE_FORMS])(const struct sheet *, const struct sheet_part *,
                                               struct text *) = {[SHEET_TEXT] = sheet_write_text,
                                                                 [SHEET_MARKDOWN] = sheet_write_markdown,
                                                                 [SHEET_LATEX] = sheet_write_latex,
                                                                 [SHEET_CSV] = sheet_write_csv};
    const char *which = p->style ? p->style->which : NULL;
    struct sheet_part part;
    hstar_status status = which ? find_part(p, which, &part, err) : HSTAR_OK;
    if (!status) writers[p->style ? p->style->form : SHEET_TEXT](p, which ? &part : NULL, out);
    return status;
}

hstar_status sheet_end(struct sheet *p, struct sink *sink, hstar_error *err)
{
    struct text out = {0};
    hstar_status status = p->text.failed ? error_memory(err) : write_page(p, &out, err);
    if (!status && out.failed) status = error_memory(err);
    if (!status) status = sink_write(sink, text_said(&out, NULL), out.length, err);
    text_clear(&out);
    sheet_clear(p);
    return status;
}
