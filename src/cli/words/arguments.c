/* Reading a command line against the tables of commands and options. */
#include "base/memory.h"
#include "base/text.h"
#include "cli/words/command.h"

#include <stdlib.h>
#include <string.h>

enum command_id command_find(const char *name)
{
    size_t c = 0;
    while (c < N_COMMANDS && strcmp(commands[c].name, name)) c++;
    return (enum command_id)c;
}

static hstar_status unknown_option(enum command_id command, const char *word, size_t length, hstar_error *err)
{
    const char *names[N_OPTIONS];
    size_t n = 0;
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command)) names[n++] = options[o].name;
    error_set(err, HSTAR_INVALID, "%s has no option %.*s", commands[command].name,
              length < 100 ? (int)length : 100, word);
    const char *near = text_nearest(word, length, names, n);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "`hstar help %s` shows them all", commands[command].name);
    return HSTAR_INVALID;
}

enum option_id arguments_option(enum command_id command, const char *word, size_t length)
{
    for (size_t o = 0; o < N_OPTIONS; o++) {
        if (!option_serves((enum option_id)o, command)) continue;
        const char *names[] = {options[o].name, options[o].short_name};
        for (size_t i = 0; i < 2; i++)
            if (names[i] && strlen(names[i]) == length && !memcmp(names[i], word, length))
                return (enum option_id)o;
    }
    return N_OPTIONS;
}

/* An expression may begin with a minus: only two dashes, or a short option, make a word an option. */
bool arguments_take_for_option(enum command_id command, const char *word)
{
    return !strncmp(word, "--", 2) || arguments_option(command, word, strcspn(word, "=")) < N_OPTIONS;
}

static hstar_status take_option(struct arguments *a, size_t *i, hstar_error *err)
{
    const char *word = a->line[*i];
    size_t length = strcspn(word, "=");
    size_t o = arguments_option(a->command, word, length);
    if (o == N_OPTIONS) return unknown_option(a->command, word, length, err);
    if (a->given[o]) return error_set(err, HSTAR_INVALID, "%s is given twice", options[o].name);
    a->given[o] = true;
    a->value[o] = "";
    if (!options[o].argument) {
        if (word[length])
            return error_set(err, HSTAR_INVALID, "%s takes no value, and \"%.100s\" gives it one",
                             options[o].name, word);
        return HSTAR_OK;
    }
    if (word[length]) {
        a->value[o] = word + length + 1;
    } else if (*i + 1 < a->argc) {
        a->value[o] = a->line[++*i];
    } else {
        error_set(err, HSTAR_INVALID, "%s needs a value behind it", options[o].name);
        error_remedy(err, "%s %s: %s", options[o].name, options[o].argument, options[o].help);
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status no_program(enum command_id command, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "there is no program behind --");
    error_remedy(err, "hstar %s --at 1 -- PROGRAM ARG…, the options before the --", commands[command].name);
    return HSTAR_INVALID;
}

hstar_status arguments_parse(enum command_id command, size_t argc, char *const *argv,
                             struct arguments *arguments, hstar_error *err)
{
    struct arguments a = {.command = command, .argc = argc};
    a.line = memory_array(2 * argc, sizeof *a.line);
    if (!a.line) return error_memory(err);
    a.words = a.line + argc;
    a.line[0] = "hstar";
    for (size_t i = 1; i < argc; i++) a.line[i] = argv[i];
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command)) a.value[o] = options[o].standard;
    hstar_status status = HSTAR_OK;
    /* Behind `--` stands a program, where the command takes one, and words that are no options elsewhere. */
    bool words_only = false, takes_program = option_serves(OPTION_TIMEOUT, command);
    for (size_t i = 2; i < argc && !status; i++) {
        if (!words_only && !strcmp(argv[i], "--")) {
            words_only = true;
            if (!takes_program) continue;
            if (i + 1 == argc) status = no_program(command, err);
            a.program = (const char *const *)a.line + i + 1;
            a.n_program = argc - i - 1;
            break;
        }
        if (!words_only && arguments_take_for_option(command, argv[i]))
            status = take_option(&a, &i, err);
        else
            a.words[a.n_words++] = argv[i];
    }
    if (status) {
        arguments_clear(&a);
        return status;
    }
    *arguments = a;
    return HSTAR_OK;
}

void arguments_clear(struct arguments *arguments)
{
    free(arguments->line);
    *arguments = (struct arguments){0};
}
