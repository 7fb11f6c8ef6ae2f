/* What a file of kept answers holds, for a person. */
#include "base/numeral.h"
#include "base/sheet.h"
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
    numeral_print(text, room, u ? "%.1f %s" : "%.0f %s", size, units[u]);
}

static void kept_rows(struct sheet *p, const struct kept_list *list)
{
    static const struct sheet_column columns[] = {
        SHEET_NUMBERS("number", SHEET_KEY),        SHEET_WORDS("function", SHEET_STAYS, 16),
        SHEET_NUMBERS("points", SHEET_MAY_GO),     SHEET_NUMBERS("answers", SHEET_STAYS),
        SHEET_NUMBERS("size", SHEET_STAYS),        SHEET_WORDS("last asked", SHEET_MAY_GO + 1, 0),
        SHEET_WORDS("again", SHEET_MAY_GO + 2, 0), {0}};
    sheet_table(p, columns);
    for (size_t i = 0; i < list->n; i++) {
        const struct kept_function *f = &list->function[i];
        char size[32];
        append_size(size, sizeof size, f->bytes);
        sheet_row(p);
        sheet_cell(p, "%zu", f->number);
        sheet_cell(p, "%s", f->name);
        sheet_cell(p, "%zu", f->points);
        sheet_cell(p, "%zu", f->answers);
        sheet_figure(p, (double)f->bytes, "%s", size);
        sheet_cell(p, "%.*s", DAY, f->used);
        sheet_cell(p, "%s", repeats_rows[f->repeats].name);
        sheet_blank(p);
    }
}

hstar_status table_write_kept(const struct kept_list *list, const struct sheet_style *style,
                              struct sink *sink, hstar_error *err)
{
    struct sheet sheet = {.style = style};
    char size[32];
    append_size(size, sizeof size, list->bytes);
    sheet_title(&sheet, "%s keeps the answers of %zu function%s in %s", list->path, list->n,
                list->n == 1 ? "" : "s", size);
    if (list->n) {
        sheet_blank(&sheet);
        kept_rows(&sheet, list);
        sheet_blank(&sheet);
        sheet_prose(
            &sheet, 0, 0,
            "points: where values of f are known; answers: with those of derivatives, and all of a random "
            "function. again: what it answers where it was asked before. --clear all, or with numbers, as "
            "1,3, "
            "takes them out.");
    }
    return sheet_end(&sheet, sink, err);
}
