/* gnuplot is given a script, an environment of hstar's own and no patience; what it gives back is a whole picture, or its
 * complaint is told. */
#include "draw/gnuplot.h"
#include "base/child.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The line of gnuplot's complaint that says what was wrong follows the one that quotes the command:
 *     line 12: undefined variable: x */
static const char *complaint(const char *messages)
{
    for (const char *s = strstr(messages, "line "); s; s = strstr(s + 1, "line "))
        if (isdigit((unsigned char)s[5])) return s;
    return NULL;
}

static void explain(const struct text *messages, hstar_error *err)
{
    if (!err || err->status != HSTAR_CHILD) return;
    const char *said = messages->data ? complaint(messages->data) : NULL;
    if (said) {
        size_t length = strcspn(said, "\r\n");
        error_more(err, " (%.*s)", length < 150 ? (int)length : 150, said);
    }
    if (strstr(err->message, "not found"))
        error_remedy(
            err,
            "install it (Debian, Ubuntu: apt install gnuplot-nox), or write the script with the ending .gp "
            "and draw it elsewhere");
    else
        error_remedy(err, "write the script with the ending .gp and run gnuplot on it to see what it does; "
                          "gnuplot 5.4 or newer is needed");
}

/* A chart takes gnuplot less than a second; one that does nothing for so many milliseconds hangs. */
enum { PATIENCE = 60000 };

/* What gnuplot sees of the user's environment: where programs, libraries and fonts are, and where fontconfig keeps what it
 * knows of these. All else can change a picture or break it: GNUTERM starts a terminal before the script is read, GNUPLOT_*
 * and GDFONTPATH replace its files and fonts, LC_* its numbers and its letters. */
static const char *const passed[] = {
    "PATH",   "LD_LIBRARY_PATH", "HOME",          "XDG_DATA_HOME",   "XDG_DATA_DIRS",      "XDG_CONFIG_HOME",
    "TMPDIR", "XDG_CACHE_HOME",  "XDG_CACHE_DIR", "FONTCONFIG_FILE", "FONTCONFIG_SYSROOT", "FONTCONFIG_PATH",
};
/* And what it sees in any case: a terminal that needs no display until the script chooses one. */
static const char *const given[] = {"GNUTERM=dumb", "LC_ALL=C"};
enum { N_PASSED = sizeof passed / sizeof *passed, N_GIVEN = sizeof given / sizeof *given };

struct environment {
    struct text variable[N_PASSED];
    const char *all[N_PASSED + N_GIVEN + 1];
};

static void environment_clear(struct environment *e)
{
    for (size_t i = 0; i < N_PASSED; i++) text_clear(&e->variable[i]);
}

static hstar_status environment_init(struct environment *e, hstar_error *err)
{
    size_t n = 0;
    bool failed = false;
    *e = (struct environment){0};
    for (size_t i = 0; i < N_PASSED; i++) {
        const char *value = getenv(passed[i]);
        text_init(&e->variable[i]);
        if (!value) continue;
        text_format(&e->variable[i], "%s=%s", passed[i], value);
        failed = failed || e->variable[i].failed;
        e->all[n++] = e->variable[i].data;
    }
    for (size_t i = 0; i < N_GIVEN; i++) e->all[n++] = given[i];
    if (failed) environment_clear(e);
    return failed ? error_memory(err) : HSTAR_OK;
}

static bool begins_well(const struct chart_format *format, const struct text *picture)
{
    size_t n = strlen(format->magic);
    return picture->length >= n && !memcmp(picture->data, format->magic, n);
}

/* Does it end as its kind does, but for ends of lines? A page of text ends with its last row. */
static bool is_whole(const struct chart_format *format, size_t rows, const struct text *picture)
{
    size_t n = strlen(format->last), end = picture->length, lines = 1;
    if (format->wrapping == WRAPPING_TEXT) {
        for (size_t i = 0; i < end; i++) lines += picture->data[i] == '\n';
        return lines >= rows;
    }
    while (end > n && (picture->data[end - 1] == '\n' || picture->data[end - 1] == '\r')) end--;
    return end >= n && !memcmp(picture->data + end - n, format->last, n);
}

static hstar_status check_picture(const struct chart_format *format, size_t rows, const struct text *picture,
                                  hstar_error *err)
{
    if (picture->length == 0)
        return error_set(err, HSTAR_CHILD, "gnuplot drew nothing for a %s file", format->ending);
    if (!begins_well(format, picture))
        return error_set(err, HSTAR_CHILD, "what gnuplot wrote is not a picture for a %s file",
                         format->ending);
    if (!is_whole(format, rows, picture))
        return error_set(err, HSTAR_CHILD, "gnuplot wrote a part of a picture for a %s file and not its end",
                         format->ending);
    return HSTAR_OK;
}

hstar_status gnuplot_draw(const struct chart_format *format, const struct text *script, size_t rows,
                          struct text *picture, hstar_error *err)
{
    /* -d: without the user's own settings, which could be anything. Of "-" gnuplot reads a byte at a time, and of a file in
     * blocks; its stdin has the name of one. */
    static const char stdin_file[] = "/dev/stdin";
    const char *const gnuplot[] = {"gnuplot", "-d", access(stdin_file, R_OK) ? "-" : stdin_file, NULL};
    struct environment environment;
    hstar_status status = environment_init(&environment, err);
    if (status) return status;
    struct text messages;
    text_init(&messages);
    hstar_error local, *seen = err ? err : &local;
    const struct program program = {.argv = gnuplot, .environment = environment.all};
    status = child_run(&program, script->data, script->length, PATIENCE, picture, &messages, seen);
    if (!status) status = check_picture(format, rows, picture, seen);
    if (status) explain(&messages, seen);
    text_clear(&messages);
    environment_clear(&environment);
    return status;
}
