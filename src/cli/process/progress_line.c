/* The progress line: of calls of f, where those are counted, else of parts of the work. */
#include "cli/process/progress_line.h"
#include "base/character.h"
#include "base/clock.h"
#include "base/numeral.h"
#include "cli/process/report.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Seconds: what is done sooner shows no line; and how often it is written anew. */
#define PATIENCE 1.0
#define PAUSE    0.2

/* The whole terminal has one such line. */
static volatile sig_atomic_t is_shown;

static const char clearing[] = "\r\x1b[K";

enum { PHRASE = 96, LINE = 512 };

/* "12 s", "3 min 20 s", "2 h 5 min" */
static void duration(double s, char text[PHRASE])
{
    const double minute = 60, hour = 3600, longest = 1000 * hour;
    if (!(s < longest))
        strcpy(text, "very long");
    else if (s < minute)
        snprintf(text, PHRASE, "%.0f s", s);
    else if (s < hour)
        snprintf(text, PHRASE, "%d min %d s", (int)(s / minute), (int)s % 60);
    else
        snprintf(text, PHRASE, "%d h %d min", (int)(s / hour), (int)(s / minute) % 60);
}

/* Never all of it: that is said by the line's end. */
static void percent(double done, double all, char text[PHRASE])
{
    const double most = 99;
    snprintf(text, PHRASE, "%.0f %%", all > 0 ? fmin(floor(100 * done / all), most) : 0);
}

/* Columns for the line: one is left, so that no terminal goes on in the next. */
static size_t columns_of_line(void)
{
    struct winsize size;
    const size_t standard = 80, wide = LINE / 2;
    size_t columns = standard;
    if (!ioctl(STDERR_FILENO, TIOCGWINSZ, &size) && size.ws_col) columns = size.ws_col;
    return columns - 1 < wide ? columns - 1 : wide;
}

/* The phrases that fit, with commas between them. */
static void write_phrases(char (*phrase)[PHRASE], size_t n)
{
    char line[LINE] = "";
    size_t used = 0;
    const size_t room = columns_of_line();
    for (size_t i = 0; i < n; i++) {
        const size_t comma = used ? 2 : 0, width = characters_count(phrase[i]);
        if (!*phrase[i] || used + comma + width > room) continue;
        if (comma) strcat(line, ", ");
        strcat(line, phrase[i]);
        used += comma + width;
    }
    if (!used) return;
    is_shown = 1;
    fprintf(stderr, "\r%s\x1b[K", line);
    fflush(stderr);
}

/* Is it time for a line? Of two threads that have something to say one is heard. */
static bool begin_line(struct progress_line *line)
{
    const double now = clock_seconds();
    if (!line->wanted || atomic_flag_test_and_set(&line->writing)) return false;
    if (now - line->begun >= PATIENCE && now - line->said >= PAUSE) {
        line->said = now;
        return true;
    }
    atomic_flag_clear(&line->writing);
    return false;
}

static void rate_text(double rate, char text[PHRASE])
{
    const double slow = 0.1, tens = 10;
    if (rate < slow && rate > 0)
        snprintf(text, PHRASE, "%.0f s a call", 1 / rate);
    else
        numeral_print(text, PHRASE, rate < tens ? "%.1f a second" : "%.0f a second", rate);
}

static int tell_calls_to_person(void *context, const hstar_calls *calls)
{
    struct progress_line *line = context;
    enum { SHARE, COUNT, LEFT, RATE, WORST, N_PHRASES };
    char phrase[N_PHRASES][PHRASE] = {""}, left[PHRASE];
    if (!begin_line(line)) return 0;
    line->counts_calls = true;
    percent((double)calls->done, (double)calls->expected, phrase[SHARE]);
    snprintf(phrase[COUNT], PHRASE, "%zu of about %zu calls", calls->done, calls->expected);
    duration(calls->seconds_left, left);
    snprintf(phrase[LEFT], PHRASE, "%.30s left", left);
    rate_text(calls->rate, phrase[RATE]);
    if (calls->worst) snprintf(phrase[WORST], PHRASE, "worst so far %.60s", calls->worst);
    characters_clean(phrase[WORST], true);
    write_phrases(phrase, N_PHRASES);
    atomic_flag_clear(&line->writing);
    return 0;
}

static int tell_parts_to_person(void *context, size_t done, size_t all)
{
    struct progress_line *line = context;
    enum { SHARE, LEFT, N_PHRASES };
    char phrase[N_PHRASES][PHRASE] = {""}, left[PHRASE];
    if (done == 0 || line->counts_calls || !begin_line(line)) return 0;
    percent((double)done, (double)all, phrase[SHARE]);
    duration((line->said - line->begun) * (double)(all - done) / (double)done, left);
    snprintf(phrase[LEFT], PHRASE, "%.30s left", left);
    write_phrases(phrase, N_PHRASES);
    atomic_flag_clear(&line->writing);
    return 0;
}

void progress_line_begin(struct progress_line *line, hstar_options *o)
{
    const char *terminal = getenv("TERM");
    *line = (struct progress_line){.wanted = !report_heard() && isatty(STDERR_FILENO) &&
                                             !(terminal && !strcmp(terminal, "dumb")),
                                   .begun = clock_seconds()};
    atomic_flag_clear(&line->writing);
    if (!line->wanted) return;
    o->progress = tell_parts_to_person;
    o->progress_context = line;
    o->calls_progress = tell_calls_to_person;
    o->calls_context = line;
}

void progress_line_end(struct progress_line *line)
{
    if (line->wanted && is_shown) fputs(clearing, stderr);
    is_shown = 0;
}

void progress_line_clear(void)
{
    if (!is_shown) return;
    ssize_t written = write(STDERR_FILENO, clearing, sizeof clearing - 1);
    (void)written;
}
