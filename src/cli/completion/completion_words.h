/* What completions know: the values of options and of the words behind commands. */
#ifndef CLI_COMPLETION_COMPLETION_WORDS_H
#define CLI_COMPLETION_COMPLETION_WORDS_H

#include "base/text.h"
#include "cli/words/command.h"

/* What an option or a command takes. */
struct completion {
    struct text values; /* with blanks between them; empty: unknown */
    bool several;       /* with commas between them */
    bool files;
};

/* Of an option with an argument; of what follows a command. completion_clear sets it free. */
void completion_of_option(enum option_id option, struct completion *c);
void completion_of_command(enum command_id command, struct completion *c);
void completion_clear(struct completion *c);

/* What a line of help begins with: what it says before the first semicolon or colon, at most so many bytes. */
void completion_brief(struct text *t, const char *help);

/* The scripts. */
void completion_bash(struct text *t);
void completion_zsh(struct text *t);
void completion_fish(struct text *t);

#endif
