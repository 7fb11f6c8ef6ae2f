/* What this process got from whoever started it is put in order: no file or pipe of its own may take the place of a standard
 * descriptor that is closed, and a signal that is ignored stays ignored. */
#include "cli/process/process.h"
#include "cli/process/progress_line.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOT_FINISHED = 3 }; /* an exit status */

/* What is closed is opened the wrong way round, so that using it is the same error as before. */
static void open_standard_descriptors(void)
{
    static const int flags[] = {
        [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};
    for (int fd = 0; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0) continue;
        /* The lowest that is free is this one. A root folder there is without devices, too. */
        if (open("/dev/null", flags[fd]) < 0 && open("/", O_RDONLY) < 0) _exit(NOT_FINISHED);
    }
}

static const char *volatile interrupted_message = "hstar: interrupted; unfinished files were not written\n";

void process_says_interrupted(const char *message)
{
    interrupted_message = message;
}

/* Outputs are files without a name until they are whole, so there is nothing to clear away. */
static void interrupted(int signal_number)
{
    const char *message = interrupted_message;
    progress_line_clear();
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* In the background of a script, or under nohup, a signal may be meant to be ignored. */
static void end_by(int signal_number)
{
    struct sigaction before;
    if (sigaction(signal_number, NULL, &before) == 0 && before.sa_handler == SIG_IGN) return;
    signal(signal_number, interrupted);
}

static bool end_is_due;

/* A plugin that calls exit() would end hstar with its own status, as if all were done and well. */
static void ended_from_inside(void)
{
    static const char message[] = "hstar: the function ended the whole program: it called exit()\n";
    if (end_is_due) return;
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(NOT_FINISHED);
}

void process_ends(void)
{
    end_is_due = true;
}

void process_prepare(void)
{
    atexit(ended_from_inside);
    open_standard_descriptors();
    /* A reader that goes away shows as a failed write, and so does a file that grows too large. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    end_by(SIGINT);
    end_by(SIGTERM);
}
