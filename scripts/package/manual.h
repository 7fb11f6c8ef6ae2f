/* The generator of the manual pages: what its files share. */
#ifndef PACKAGE_MANUAL_H
#define PACKAGE_MANUAL_H

#include "cli/words/command.h"

#include <stdio.h>

/* Text for a line of roff: its own characters escaped, `this` in bold, a line that begins with a dot or a quote made
 * harmless. Without a line's end. */
void roff_text(FILE *out, const char *text);

/* The same for code: nothing but escapes. */
void roff_code(FILE *out, const char *text, size_t length);

/* The tables of src/cli, without the functions behind them. */
extern const struct command manual_commands[N_COMMANDS];
extern const struct option manual_options[N_OPTIONS];

/* The products. They return 0, or a status for exit() with a message printed. */
int manual_program(FILE *out);
int manual_library(FILE *out, FILE *header);
int manual_function(FILE *out, FILE *header, FILE *examples, const char *name);

#endif
