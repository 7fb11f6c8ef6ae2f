/* What the program says to a person: errors with their place and remedy, warnings, the terminal it speaks to.
 */
#ifndef CLI_PROCESS_REPORT_H
#define CLI_PROCESS_REPORT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Who hears what this thread would say on stderr, in its place. */
struct listener {
    void (*error)(void *context, const hstar_error *err);
    void (*note)(void *context, const char *note);
    void *context;
};

/* From here on; NULL: nobody does. */
void report_listen(const struct listener *listener);
bool report_heard(void);

/* Prints the error to stderr; returns the exit status that goes with it. */
int report_error(const hstar_error *err);

/* A line on stderr that is no failure. */
void report_note(const char *note);

/* May stdout be coloured: a terminal, and NO_COLOR unset? */
bool report_colour(void);

/* The size of the terminal on stdout, or 0, 0; COLUMNS has the last word. */
void report_terminal(size_t *columns, size_t *rows);

/* How wide what is printed on stdout may be: as the terminal, else REPORT_COLUMNS. */
enum { REPORT_COLUMNS = 80 };
size_t report_columns(void);

/* Prints text to stdout in lines as wide as that, at most 100 columns; the first begins at column `at`, which is reached
 * already, and the others are indented to it. */
void report_wrapped(const char *text, int at);

/* Flushes stdout; reports it where that fails. Returns the exit status. */
int report_stdout(void);

#endif
