/* What a file of kept answers holds, for a person. */
#include "base/page.h"
#include "show/table.h"

#include <stdio.h>

enum { DAY = 10 };

/* "3.1 MB" */
static void append_size(char *text, size_t room, size_t bytes)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    const double thousand = 1000;
    double size = (double)bytes;
    size_t u = 0;
    for (; size >= thousand && u + 1 < sizeof units / sizeof *units; u++) size /= thousand;
    snprintf(text, room, u ? "%.1f %s" : "%.0f %s", size, units[u]);
}

static void kept_rows(struct page *p, const struct kept_list *list)
{
    static const struct page_column columns[] = {
        PAGE_NUMBERS("number", PAGE_KEY),        PAGE_WORDS("function", PAGE_STAYS, 16),
        PAGE_NUMBERS("points", PAGE_MAY_GO),     PAGE_NUMBERS("answers", PAGE_STAYS),
        PAGE_NUMBERS("size", PAGE_STAYS),        PAGE_WORDS("last asked", PAGE_MAY_GO + 1, 0),
        PAGE_WORDS("again", PAGE_MAY_GO + 2, 0), {0}};
    page_table(p, columns);
    for (size_t i = 0; i < list->n; i++) {
        const struct kept_function *f = &list->function[i];
        char size[32];
        append_size(size, sizeof size, f->bytes);
        page_row(p);
        page_cell(p, "%zu", f->number);
        page_cell(p, "%s", f->name);
        page_cell(p, "%zu", f->points);
        page_cell(p, "%zu", f->answers);
        page_figure(p, (double)f->bytes, "%s", size);
        page_cell(p, "%.*s", DAY, f->used);
        page_cell(p, "%s", repeats_rows[f->repeats].name);
        page_blank(p);
    }
}

hstar_status table_write_kept(const struct kept_list *list, const struct page_style *style, struct sink *sink,
                              hstar_error *err)
{
    struct page page = {.style = style};
    char size[32];
    append_size(size, sizeof size, list->bytes);
    page_title(&page, "%s keeps the answers of %zu function%s in %s", list->path, list->n,
               list->n == 1 ? "" : "s", size);
    if (list->n) {
        page_blank(&page);
        kept_rows(&page, list);
        page_blank(&page);
        page_prose(
            &page, 0, 0,
            "points: where values of f are known; answers: with those of derivatives, and all of a random "
            "function. again: what it answers where it was asked before. --clear all, or with numbers, as "
            "1,3, "
            "takes them out.");
    }
    return page_end(&page, sink, err);
}
