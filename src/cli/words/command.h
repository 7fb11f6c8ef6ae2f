/* The commands and their options: two tables, from which come the parser, the help and the checks. */
#ifndef CLI_WORDS_COMMAND_H
#define CLI_WORDS_COMMAND_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum command_id {
#define X(identifier, name, run, usage, summary) COMMAND_##identifier,
#include "cli/words/commands.def"
#undef X
    N_COMMANDS
};

enum option_id {
#define X(identifier, commands, name, short_name, argument, standard, help) OPTION_##identifier,
#include "cli/words/options.def"
#undef X
    N_OPTIONS
};

/* A command that is run for somebody else than a terminal: a job of a batch, a check of a suite. */
struct frame {
    hstar_results *results; /* what came out, in place of stdout; NULL: nothing did */
    struct kept_problem
        *kept; /* for the program of the command, which the next command may ask too; or NULL */
};

/* What was typed behind a command: its words and its options. */
struct arguments {
    enum command_id command;
    const char **words; /* n_words, in the memory of `line` */
    size_t n_words;
    const char *const
        *program; /* what stands behind `--`, for the commands that take a program: n_program words */
    size_t n_program;
    const char
        *value[N_OPTIONS]; /* what was given, or the default, or NULL; "" for an option without argument */
    bool given[N_OPTIONS];
    const char **line; /* the whole command line, argc words, the first of which is hstar */
    size_t argc;
    struct frame *frame; /* or NULL: it is a command line */
};

struct command {
    const char *name;
    int (*run)(const struct arguments *arguments); /* returns the exit status */
    const char *usage, *summary;
};
extern const struct command commands[N_COMMANDS];

struct option {
    unsigned commands; /* a bit for each: 1 << COMMAND_… */
    const char *name, *short_name, *argument, *standard, *help;
};
extern const struct option options[N_OPTIONS];

#define X(identifier, name, run, usage, summary) int run(const struct arguments *arguments);
#include "cli/words/commands.def"
#undef X

/* Does the option belong to the command? */
bool option_serves(enum option_id option, enum command_id command);

/* The command of that name; N_COMMANDS where there is none. */
enum command_id command_find(const char *name);

/* Would a word be read as an option of the command? */
bool arguments_take_for_option(enum command_id command, const char *word);

/* The option that the first `length` bytes of word name; N_OPTIONS where they name none. */
enum option_id arguments_option(enum command_id command, const char *word, size_t length);

/* Reads argv[2 …] for a command. Options that are not the command's have no value. */
MUST_USE hstar_status arguments_parse(enum command_id command, size_t argc, char *const *argv,
                                      struct arguments *arguments, hstar_error *err);
void arguments_clear(struct arguments *arguments);

/* Prints a command's help page, or the program's for N_COMMANDS, to stdout; returns the exit status. */
int help_print(enum command_id command);

#endif
