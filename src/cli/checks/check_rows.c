/* Rows of many checks, on stdout. */
#include "cli/checks/check_rows.h"
#include "cli/process/report.h"

#include <stdio.h>
#include <string.h>

enum { NAME_SHOWN = 30, WORD_SHOWN = 10, BETWEEN = 2 };

static const struct sheet_column row_columns[] = {{"verdict", SHEET_LEFT, SHEET_KEY, 0, NULL},
                                                  SHEET_WORDS("name", SHEET_STAYS, 12),
                                                  SHEET_WORDS("what is said", SHEET_STAYS, 20),
                                                  {0}};

const char *check_outcome_name(enum check_outcome outcome)
{
    static const char *const words[N_CHECK_OUTCOMES] = {[CHECK_AGREES] = "agrees",
                                                        [CHECK_DISAGREES] = "disagrees",
                                                        [CHECK_UNDECIDED] = "undecided",
                                                        [CHECK_ERROR] = "error"};
    return words[outcome];
}

static enum sheet_form form_named(const char *name)
{
    size_t form = 0;
    while (name && form < N_PAGE_FORMS && strcmp(sheet_form_names[form], name)) form++;
    return form < N_PAGE_FORMS ? (enum sheet_form)form : SHEET_TEXT;
}

void check_rows_begin(struct check_rows *rows, const struct outputs *outputs, const char *path)
{
    const hstar_table_options *o = &outputs->tables.options;
    *rows = (struct check_rows){.wanted = outputs->table != NULL,
                                .style = {.form = form_named(o->form),
                                          .width = o->width,
                                          .colour = o->colour != 0,
                                          .brief = o->brief != 0,
                                          .which = o->table}};
    rows->as_they_come = rows->style.form == SHEET_TEXT && !rows->style.brief && !rows->style.which;
    if (rows->as_they_come) return;
    sheet_title(&rows->sheet, "The checks of %s", path);
    sheet_heading(&rows->sheet, "THE CHECKS");
    sheet_table(&rows->sheet, row_columns);
}

/* A third of the line, and not more than is usual. */
static size_t name_columns(void)
{
    const size_t third = report_columns() / 3;
    return third < NAME_SHOWN ? third : NAME_SHOWN;
}

static void print_row(const char *word, const char *name, const char *says)
{
    const size_t width = name_columns();
    struct text shown = {0};
    sheet_clean(&shown, name, width);
    const size_t columns = sheet_columns(text_said(&shown, NULL));
    printf("%-*s%*s%s%*s", WORD_SHOWN, word, BETWEEN, "", text_said(&shown, NULL),
           (int)(width - columns + BETWEEN), "");
    report_wrapped(says, (int)(WORD_SHOWN + BETWEEN + width + BETWEEN));
    text_clear(&shown);
}

void check_row_of(struct check_rows *rows, const char *word, const char *name, const char *says)
{
    if (!rows->wanted) return;
    if (rows->as_they_come) {
        print_row(word, name, says);
        return;
    }
    sheet_row(&rows->sheet);
    sheet_cell(&rows->sheet, "%s", word);
    sheet_cell(&rows->sheet, "%s", name);
    sheet_cell(&rows->sheet, "%s", says);
    sheet_blank(&rows->sheet);
}

void check_row(struct check_rows *rows, enum check_outcome outcome, const char *name, const char *says)
{
    check_row_of(rows, check_outcome_name(outcome), name, says);
}

void check_row_error(struct check_rows *rows, const char *name, const char *says, const char *remedy)
{
    struct text both = {0};
    text_format(&both, "%s%s%s", says, *remedy ? "; " : "", remedy);
    check_row(rows, CHECK_ERROR, name, both.failed ? says : both.data);
    text_clear(&both);
}

void check_rows_changes(struct check_rows *rows, const char *since, size_t n)
{
    if (!rows->wanted) return;
    if (rows->as_they_come) {
        printf("\nsince %s%s\n", since, n ? "" : ": no change");
        return;
    }
    sheet_answer(&rows->sheet, "Since %s: %zu change%s.", since, n, n == 1 ? "" : "s");
    sheet_blank(&rows->sheet);
    sheet_heading(&rows->sheet, "WHAT CHANGED");
    sheet_table(&rows->sheet, row_columns);
}

void check_rows_count(struct check_rows *rows, const size_t count[N_CHECK_OUTCOMES])
{
    if (!rows->wanted) return;
    if (rows->as_they_come) puts("");
    struct text t = {0};
    text_format(&t, "%zu agree, %zu disagree, %zu undecided, %zu with an error", count[CHECK_AGREES],
                count[CHECK_DISAGREES], count[CHECK_UNDECIDED], count[CHECK_ERROR]);
    if (rows->as_they_come) {
        puts(text_said(&t, NULL));
    } else {
        sheet_prose(&rows->sheet, 0, 0, "%s", text_said(&t, &rows->sheet.text));
        sheet_is_answer(&rows->sheet);
    }
    text_clear(&t);
}

hstar_status check_rows_end(struct check_rows *rows, struct outputs *outputs, hstar_error *err)
{
    struct sink *sink = outputs->table;
    if (!rows->wanted || rows->as_they_come || !sink) return HSTAR_OK;
    rows->sheet.style = &rows->style;
    hstar_status status = sheet_end(&rows->sheet, sink, err);
    if (status) return status;
    outputs->table = NULL;
    return sink_commit(sink, err);
}

void check_rows_clear(struct check_rows *rows)
{
    sheet_clear(&rows->sheet);
}
