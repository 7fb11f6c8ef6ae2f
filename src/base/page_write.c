/* Which parts of a page are written, and by whom. */
#include "base/page_write.h"

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
static void name_parts(const struct page *p, struct text *names)
{
    struct page_part part;
    size_t number = 0;
    for (size_t at = 0; page_next_part(p, &at, &part);) {
        text_format(names, "%s%zu: %s", number ? "; " : "", number + 1, part.name);
        number++;
    }
}

static hstar_status find_part(const struct page *p, const char *which, struct page_part *part,
                              hstar_error *err)
{
    size_t number = 0, wanted = is_number(which) ? strtoul(which, NULL, 10) : 0;
    for (size_t at = 0; page_next_part(p, &at, part);)
        if (++number == wanted || (!wanted && is_called(part->name, which))) return HSTAR_OK;
    struct text names = {0};
    name_parts(p, &names);
    error_set(err, HSTAR_INVALID, "there is no table \"%.60s\" on this page", which);
    error_remedy(err, "%.240s", names.length ? text_said(&names, NULL) : "it has none at all");
    text_clear(&names);
    return HSTAR_INVALID;
}

static hstar_status write_page(const struct page *p, struct text *out, hstar_error *err)
{
    static void (*const writers[N_PAGE_FORMS])(const struct page *, const struct page_part *,
                                               struct text *) = {[PAGE_TEXT] = page_write_text,
                                                                 [PAGE_MARKDOWN] = page_write_markdown,
                                                                 [PAGE_LATEX] = page_write_latex,
                                                                 [PAGE_CSV] = page_write_csv};
    const char *which = p->style ? p->style->which : NULL;
    struct page_part part;
    hstar_status status = which ? find_part(p, which, &part, err) : HSTAR_OK;
    if (!status) writers[p->style ? p->style->form : PAGE_TEXT](p, which ? &part : NULL, out);
    return status;
}

hstar_status page_end(struct page *p, struct sink *sink, hstar_error *err)
{
    struct text out = {0};
    hstar_status status = p->text.failed ? error_memory(err) : write_page(p, &out, err);
    if (!status && out.failed) status = error_memory(err);
    if (!status) status = sink_write(sink, text_said(&out, NULL), out.length, err);
    text_clear(&out);
    page_clear(p);
    return status;
}
