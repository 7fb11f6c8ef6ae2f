/* What chart was asked for, by options that several commands have. */
#ifndef CLI_CHOICES_CHART_CHOICE_H
#define CLI_CHOICES_CHART_CHOICE_H

#include "cli/words/command.h"

struct chart_choice {
    const char *path; /* NULL: none */
    hstar_chart_options options;
};

/* Does the command draw charts, or has it the page alone? */
bool chart_is_drawn(const struct arguments *a);

/* Checks the path's ending and the view before the long work. */
MUST_USE hstar_status chart_choose(const struct arguments *a, const char *path, struct chart_choice *choice,
                                   hstar_error *err);

#endif
