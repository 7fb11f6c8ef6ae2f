/* Many checks as a table: a row each, printed as it comes; in another form of --table, or in brief, when all are known. */
#ifndef CLI_CHECKS_CHECK_ROWS_H
#define CLI_CHECKS_CHECK_ROWS_H

#include "base/sheet.h"
#include "cli/checks/check_report.h"
#include "cli/choices/outputs.h"

struct check_rows {
    bool wanted, as_they_come;
    struct sheet_style style;
    struct sheet sheet; /* of rows that do not come at once */
};

/* "agrees", …, "error" */
const char *check_outcome_name(enum check_outcome outcome);

/* Begins the table of a file of checks, if stdout is for one. */
void check_rows_begin(struct check_rows *rows, const struct outputs *outputs, const char *path);

/* A row; one that begins with another word, in a table of changes that this begins. */
void check_row(struct check_rows *rows, enum check_outcome outcome, const char *name, const char *says);
/* A row of what is wrong, with what to do about it: `remedy` may be "". */
void check_row_error(struct check_rows *rows, const char *name, const char *says, const char *remedy);
void check_rows_changes(struct check_rows *rows, const char *since, size_t n);
void check_row_of(struct check_rows *rows, const char *word, const char *name, const char *says);

/* How many there are of each. */
void check_rows_count(struct check_rows *rows, const size_t count[N_CHECK_OUTCOMES]);

/* Writes what has not come yet, and frees all. */
MUST_USE hstar_status check_rows_end(struct check_rows *rows, struct outputs *outputs, hstar_error *err);
void check_rows_clear(struct check_rows *rows);

#endif
