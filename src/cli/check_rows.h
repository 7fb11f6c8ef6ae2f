/* Many checks as a table: a row each. */
#ifndef CLI_CHECK_ROWS_H
#define CLI_CHECK_ROWS_H

#include "cli/check_report.h"

/* "agrees", …, "error" */
const char *check_outcome_name(enum check_outcome outcome);

/* A row on stdout. */
void check_row_print(enum check_outcome outcome, const char *name, const char *says);

/* A row that begins with another word. */
void check_row_print_word(const char *word, const char *name, const char *says);

/* How many there are of each. */
void check_rows_end(const size_t count[N_CHECK_OUTCOMES]);

#endif
