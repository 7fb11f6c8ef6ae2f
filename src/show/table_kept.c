/* What a file of kept answers holds, for a person. */
#include "show/table.h"
#include "show/table_page.h"

#include <stdio.h>

enum { MOST_KEPT_NAME = 40, DAY = 10 };

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
    size_t width = 8;
    for (size_t i = 0; i < list->n; i++) width = page_wider(width, list->function[i].name);
    if (width > MOST_KEPT_NAME) width = MOST_KEPT_NAME;
    const struct page_column columns[] = {{"number", 6, PAGE_RIGHT_WIDE}, {"function", width, PAGE_LEFT_WIDE},
                                          {"points", 7, PAGE_RIGHT_WIDE}, {"answers", 7, PAGE_RIGHT_WIDE},
                                          {"size", 9, PAGE_RIGHT_WIDE},   {"last asked", DAY, PAGE_LEFT_WIDE},
                                          {"again", 1, PAGE_LAST},        {0}};
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
        page_cell(p, "%s", size);
        page_cell(p, "%.*s", DAY, f->used);
        page_cell(p, "%s", repeats_rows[f->repeats].name);
        page_blank(p);
    }
}

hstar_status table_write_kept(const struct kept_list *list, bool colour, struct sink *sink, hstar_error *err)
{
    struct page page = {.colour = colour};
    char size[32];
    append_size(size, sizeof size, list->bytes);
    page_bold(&page);
    page_prose(&page, 0, 2, "%s keeps the answers of %zu function%s in %s", list->path, list->n,
               list->n == 1 ? "" : "s", size);
    page_plain(&page);
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
