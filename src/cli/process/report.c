/* What the program says on stderr, and what it knows of its terminal. */
#include "cli/process/report.h"
#include "base/sink.h"
#include "base/wrap.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const int exit_statuses[] = {
#define X(name, exit_status, meaning) exit_status,
    HSTAR_STATUS_LIST(X)
#undef X
};

static _Thread_local const struct listener *heard_by;

void report_listen(const struct listener *listener)
{
    heard_by = listener;
}

bool report_heard(void)
{
    return heard_by != NULL;
}

int report_error(const hstar_error *err)
{
    if (heard_by) heard_by->error(heard_by->context, err);
    if (heard_by || sink_reader_left(err)) return exit_statuses[err->status];
    fprintf(stderr, "hstar: %s\n", err->message[0] ? err->message : hstar_status_text(err->status));
    if (err->position != HSTAR_NO_POSITION)
        fprintf(stderr, "    %s\n    %*s^\n", err->excerpt, (int)err->caret, "");
    if (err->remedy[0]) fprintf(stderr, "  %s\n", err->remedy);
    return exit_statuses[err->status];
}

void report_note(const char *note)
{
    if (heard_by)
        heard_by->note(heard_by->context, note);
    else
        fprintf(stderr, "hstar: %s\n", note);
}

bool report_colour(void)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && *no) && !(terminal && !strcmp(terminal, "dumb"));
}

/* What the user says goes before what the terminal does. */
static size_t said_columns(void)
{
    const char *said = getenv("COLUMNS");
    char *end = NULL;
    const long n = said ? strtol(said, &end, 10) : 0;
    return n > 0 && !*end ? (size_t)n : 0;
}

void report_terminal(size_t *columns, size_t *rows)
{
    struct winsize size = {0};
    *columns = *rows = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        *columns = size.ws_col;
        *rows = size.ws_row;
    }
    if (said_columns()) *columns = said_columns();
}

size_t report_columns(void)
{
    size_t columns, rows;
    report_terminal(&columns, &rows);
    return columns ? columns : REPORT_COLUMNS;
}

int report_stdout(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return 0;
    if (errno == EPIPE) return exit_statuses[HSTAR_FILE];
    hstar_error err;
    error_set(&err, HSTAR_FILE, "stdout could not be written: %s", strerror(errno));
    return report_error(&err);
}

static void put_piece(void *unused, const char *bytes, size_t n)
{
    (void)unused;
    fwrite(bytes, 1, n, stdout);
}

void report_wrapped(const char *text, int at)
{
    const size_t columns = report_columns();
    wrap_each(text, (size_t)at, columns < WRAP_COLUMNS ? columns : WRAP_COLUMNS, put_piece, NULL);
}
