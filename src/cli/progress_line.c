/* The progress line. */
#include "cli/progress_line.h"
#include "base/clock.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Seconds: what is done sooner shows no line; and how often it is written anew. */
#define PATIENCE 1.0
#define PAUSE    0.2

/* "12 s", "3 min 20 s", "2 h 5 min" */
static void duration(double s, char text[32])
{
    const double minute = 60, hour = 3600, longest = 1000 * hour;
    if (!(s < longest))
        strcpy(text, "very long");
    else if (s < minute)
        snprintf(text, 32, "%.0f s", s);
    else if (s < hour)
        snprintf(text, 32, "%d min %d s", (int)(s / minute), (int)s % 60);
    else
        snprintf(text, 32, "%d h %d min", (int)(s / hour), (int)(s / minute) % 60);
}

static int tell_person(void *context, size_t done, size_t all)
{
    struct progress_line *line = context;
    if (!line->wanted || done == 0) return 0;
    double now = clock_seconds(), taken = now - line->begun;
    if (taken < PATIENCE || now - line->said < PAUSE) return 0;
    char left[32];
    duration(taken * (double)(all - done) / (double)done, left);
    fprintf(stderr, "\r%3.0f %% of %zu, %s left      ", 100 * (double)done / (double)all, all, left);
    fflush(stderr);
    line->said = now;
    line->shown = true;
    return 0;
}

void progress_line_begin(struct progress_line *line, hstar_options *o)
{
    const char *terminal = getenv("TERM");
    *line = (struct progress_line){.wanted = !report_heard() && isatty(STDERR_FILENO) &&
                                             !(terminal && !strcmp(terminal, "dumb")),
                                   .begun = clock_seconds()};
    o->progress = tell_person;
    o->progress_context = line;
}

void progress_line_end(struct progress_line *line)
{
    if (line->shown) fputs("\r\x1b[K", stderr);
    line->shown = false;
}
