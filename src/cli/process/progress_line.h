/* A line on stderr that says how far a long work is and how long it will yet take; on a terminal only. */
#ifndef CLI_PROCESS_PROGRESS_LINE_H
#define CLI_PROCESS_PROGRESS_LINE_H

#include "hstar.h"

#include <stdatomic.h>
#include <stdbool.h>

struct progress_line {
    bool wanted;
    bool counts_calls;  /* it speaks of calls of f, and no more of parts of the work */
    double begun, said; /* seconds: when the work began, and when the line was last written */
    atomic_flag writing;
};

/* The work that is done with these options tells it. */
void progress_line_begin(struct progress_line *line, hstar_options *options);

/* Clears it. */
void progress_line_end(struct progress_line *line);

/* Clears a line that is there, in a handler of signals. */
void progress_line_clear(void);

#endif
