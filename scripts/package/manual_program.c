/* hstar(1), from the tables of commands, options, lists, examples and statuses. */
#include "manual.h"

#include <string.h>

static const struct example {
    enum command_id command;
    const char *line, *shows;
} examples[] = {
#define X(command, line, shows) {COMMAND_##command, line, shows},
#include "cli/help/examples.def"
#undef X
};

static const struct placeholder {
    const char *name, *text;
} placeholders[] = {
#define X(name, text) {name, text},
#include "cli/words/placeholders.def"
#undef X
};

static const struct note {
    enum command_id command;
    const char *text;
} notes[] = {
#define X(command, text) {COMMAND_##command, text},
#include "cli/help/notes.def"
#undef X
};

static const struct list {
    const char *name, *summary;
} lists[] = {
#define X(name, names, show, summary) {name, summary},
#include "show/lists.def"
#undef X
};

static const struct status {
    int exit_status;
    const char *meaning;
} statuses[] = {
#define X(name, exit_status, meaning) {exit_status, meaning},
    HSTAR_STATUS_LIST(X)
#undef X
#define X(identifier, name, exit_status, sentence) {exit_status, "a check " name ": " sentence},
#include "check/verdicts.def"
#undef X
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void option(FILE *out, const struct option *o)
{
    fputs(".TP\n", out);
    if (o->short_name) {
        fputs("\\fB", out);
        roff_code(out, o->short_name, strlen(o->short_name));
        fputs("\\fR, ", out);
    }
    fputs("\\fB", out);
    roff_code(out, o->name, strlen(o->name));
    fputs("\\fR", out);
    if (o->argument) fprintf(out, " \\fI%s\\fR", o->argument);
    fputc('\n', out);
    roff_text(out, o->help);
    if (o->standard) {
        fputs(" (", out);
        roff_text(out, o->standard);
        fputc(')', out);
    }
    fputc('\n', out);
}

static void command_pages(FILE *out)
{
    for (size_t c = 0; c < N_COMMANDS; c++) {
        fprintf(out, ".SS hstar %s\n", manual_commands[c].name);
        fputs("\\fBhstar ", out);
        roff_code(out, manual_commands[c].name, strlen(manual_commands[c].name));
        fputs("\\fR ", out);
        roff_text(out, manual_commands[c].usage);
        fputs("\n.PP\n", out);
        roff_text(out, manual_commands[c].summary);
        fputs(".\n", out);
        for (size_t o = 0; o < N_OPTIONS; o++)
            if (manual_options[o].commands >> c & 1) option(out, &manual_options[o]);
        for (size_t i = 0; i < COUNT(notes); i++) {
            if (notes[i].command != c) continue;
            fputs(".PP\n", out);
            roff_text(out, notes[i].text);
            fputc('\n', out);
        }
    }
}

static void term(FILE *out, const char *name, const char *text)
{
    fputs(".TP\n\\fB", out);
    roff_code(out, name, strlen(name));
    fputs("\\fR\n", out);
    roff_text(out, text);
    fputc('\n', out);
}

/* A row for each number: the meanings of all the statuses that share it. */
static void exit_statuses(FILE *out)
{
    for (int e = 0; e < 256; e++) {
        size_t n = 0;
        for (size_t i = 0; i < COUNT(statuses); i++) {
            if (statuses[i].exit_status != e) continue;
            if (n++)
                fputs("; ", out);
            else
                fprintf(out, ".TP\n.B %d\n", e);
            roff_text(out, statuses[i].meaning);
        }
        if (n) fputc('\n', out);
    }
}

int manual_program(FILE *out)
{
    fputs(".TH HSTAR 1 \"\" \"hstar " HSTAR_VERSION "\" \"User Commands\"\n"
          ".SH NAME\nhstar \\- finds the step at which a finite difference is most accurate, and proves why\n"
          ".SH SYNOPSIS\n.B hstar\n.I COMMAND\n[\\fIARGUMENT\\fR]...\n"
          ".SH DESCRIPTION\n"
          "hstar differentiates numerically, and says how good the result is. Of an expression it tells each "
          "error's "
          "causes apart, proven in ball arithmetic; of any function, also a compiled one or another program, "
          "it finds "
          "the step by calling it.\n",
          out);
    for (size_t i = 0; i < COUNT(placeholders); i++) term(out, placeholders[i].name, placeholders[i].text);
    fputs(".SH COMMANDS\n", out);
    command_pages(out);
    fputs(".SH LISTS\nWhat `hstar list` can print:\n", out);
    for (size_t i = 0; i < COUNT(lists); i++) term(out, lists[i].name, lists[i].summary);
    fputs(".SH EXAMPLES\n", out);
    for (size_t i = 0; i < COUNT(examples); i++) term(out, examples[i].line, examples[i].shows);
    fputs(".SH EXIT STATUS\n", out);
    exit_statuses(out);
    fputs(".SH ENVIRONMENT\n", out);
    term(out, "HSTAR_DATA", "where the catalogue of functions is, if not beside the program");
    term(out, "NO_COLOR", "no colours on a terminal");
    fputs(".SH SEE ALSO\n.BR hstar (3)\n", out);
    return 0;
}
