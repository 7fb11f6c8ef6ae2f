/* How the table of a command is written: --table, --brief, and the terminal. */
#ifndef CLI_CHOICES_TABLE_CHOICE_H
#define CLI_CHOICES_TABLE_CHOICE_H

#include "cli/words/command.h"

enum { TABLE_FORM = 32 };

struct table_choice {
    hstar_table_options options; /* whose form is the name below */
    char form[TABLE_FORM];
};

/* HSTAR_INVALID where there is no such form, or --table and --brief are both given. The choice must not move, as its options point into it. */
MUST_USE hstar_status table_choose(const struct arguments *a, struct table_choice *choice, hstar_error *err);

#endif
