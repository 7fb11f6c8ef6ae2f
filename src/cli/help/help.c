/* The help pages, from the tables of commands, options and examples. */
#include "cli/help/topics.h"
#include "cli/process/report.h"
#include "cli/words/command.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_HELP = 2000, COMMAND_COLUMN = 30, OPTION_COLUMN = 27, PLACEHOLDER_COLUMN = 13 };

/* Where the second column begins; a narrow terminal has hardly one. */
enum { NARROW = 60, NARROW_COLUMN = 8 };

static int column_of(int usual)
{
    return report_columns() < NARROW && usual > NARROW_COLUMN ? NARROW_COLUMN : usual;
}

static const struct example {
    enum command_id command;
    const char *line, *shows;
} examples[] = {
#define X(command, line, shows) {COMMAND_##command, line, shows},
#include "cli/help/examples.def"
#undef X
};
enum { N_EXAMPLES = sizeof examples / sizeof *examples };

static const struct {
    enum command_id command;
    const char *text;
} notes[] = {
#define X(command, text) {COMMAND_##command, text},
#include "cli/help/notes.def"
#undef X
};

static const struct {
    const char *name, *text;
} placeholders[] = {
#define X(name, text) {name, text},
#include "cli/words/placeholders.def"
#undef X
};

/* Goes on at column 0 of the next. */
static int new_line(void)
{
    puts("");
    return 0;
}

/* Those of a command; of the program's page the first two of each. */
static void print_examples(enum command_id command)
{
    const size_t most = command == N_COMMANDS ? 2 : N_EXAMPLES;
    size_t shown[N_COMMANDS] = {0};
    bool any = false;
    for (size_t i = 0; i < N_EXAMPLES; i++) {
        if (command != N_COMMANDS && examples[i].command != command) continue;
        if (shown[examples[i].command]++ >= most) continue;
        if (!any) puts("\nExamples");
        any = true;
        printf("  %s\n      ", examples[i].line);
        report_wrapped(examples[i].shows, 6);
    }
}

static void print_program(void)
{
    const int at = printf("hstar %s: ", hstar_version());
    report_wrapped("finds h*, the step at which a finite difference is most accurate, and proves why.", at);
    puts("");
    const int column = column_of(COMMAND_COLUMN);
    for (size_t c = 0; c < N_COMMANDS; c++) {
        int n = printf("  hstar %s %s", commands[c].name, commands[c].usage);
        if (n >= column) n = new_line();
        printf("%*s", column - n, "");
        report_wrapped(commands[c].summary, column);
    }
    puts("");
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
        printf("  %-*s", PLACEHOLDER_COLUMN - 2, placeholders[i].name);
        report_wrapped(placeholders[i].text, PLACEHOLDER_COLUMN);
    }
    print_examples(N_COMMANDS);
    printf("\nExit status  ");
    report_wrapped("0 done, or a check agrees; 1 a check disagrees; 2 wrong usage or input; 3 it could "
                   "not be finished (a file, a pipe, gnuplot, memory); 4 undecided (a check that the "
                   "numbers cannot settle, a derivative that does not exist or could not be told)",
                   PLACEHOLDER_COLUMN);
    puts("");
    report_wrapped("`hstar help COMMAND` is a command's page; `hstar --version` the version.", 0);
}

static void print_option(const struct option *o)
{
    int n = printf("  %s%s%s%s%s", o->short_name ? o->short_name : "", o->short_name ? ", " : "", o->name,
                   o->argument ? " " : "", o->argument ? o->argument : "");
    const int column = column_of(OPTION_COLUMN);
    if (n >= column) n = new_line();
    printf("%*s", column - n, "");
    char text[LONGEST_HELP]; /* which wants no memory and loses nothing */
    snprintf(text, sizeof text, o->standard ? "%s (%s)" : "%s", o->help, o->standard);
    report_wrapped(text, column);
}

static void print_command(enum command_id command)
{
    printf("hstar %s %s\n    ", commands[command].name, commands[command].usage);
    report_wrapped(commands[command].summary, 4);
    bool any = false;
    for (size_t o = 0; o < N_OPTIONS; o++) {
        if (!option_serves((enum option_id)o, command)) continue;
        if (!any) puts("\nOptions");
        any = true;
        print_option(&options[o]);
    }
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        if (notes[i].command != command) continue;
        printf("\n  ");
        report_wrapped(notes[i].text, 2);
    }
    print_examples(command);
}

int help_print(enum command_id command)
{
    if (command == N_COMMANDS)
        print_program();
    else
        print_command(command);
    return report_stdout();
}

int command_help(const struct arguments *arguments)
{
    if (arguments->n_words == 0) return help_print(N_COMMANDS);
    enum command_id command = command_find(arguments->words[0]);
    if (command < N_COMMANDS && arguments->n_words == 1) return help_print(command);
    if (topic_print(arguments->words, arguments->n_words)) return report_stdout();
    hstar_error err;
    topic_unknown(arguments->words, arguments->n_words, &err);
    return report_error(&err);
}
