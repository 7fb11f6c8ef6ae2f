/* Rows of many checks, on stdout. */
#include "cli/check_rows.h"
#include "cli/report.h"

#include <stdio.h>

enum { NAME_SHOWN = 30 };

const char *check_outcome_name(enum check_outcome outcome)
{
    static const char *const words[N_CHECK_OUTCOMES] = {[CHECK_AGREES] = "agrees",
                                                        [CHECK_DISAGREES] = "disagrees",
                                                        [CHECK_UNDECIDED] = "undecided",
                                                        [CHECK_ERROR] = "error"};
    return words[outcome];
}

void check_row_print_word(const char *word, const char *name, const char *says)
{
    struct text t;
    text_init(&t);
    text_append(&t, says);
    printf("%-10s  %-*.*s  ", word, NAME_SHOWN, NAME_SHOWN, name);
    report_wrapped(t.failed ? "" : t.data, NAME_SHOWN + 14);
    text_clear(&t);
}

void check_row_print(enum check_outcome outcome, const char *name, const char *says)
{
    check_row_print_word(check_outcome_name(outcome), name, says);
}

void check_rows_end(const size_t count[N_CHECK_OUTCOMES])
{
    printf("\n%zu agree, %zu disagree, %zu undecided, %zu with an error\n", count[CHECK_AGREES],
           count[CHECK_DISAGREES], count[CHECK_UNDECIDED], count[CHECK_ERROR]);
}
