/* The program from its words to its exit status. */
#include "cli/program.h"
#include "base/text.h"
#include "cli/process/ending.h"
#include "cli/process/process.h"
#include "cli/process/report.h"
#include "cli/words/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct command commands[N_COMMANDS] = {
#define X(identifier, name, run, usage, summary) {name, run, usage, summary},
#include "cli/words/commands.def"
#undef X
};

static int unknown_command(const char *word)
{
    const char *names[N_COMMANDS];
    for (size_t c = 0; c < N_COMMANDS; c++) names[c] = commands[c].name;
    hstar_error err;
    error_set(&err, HSTAR_INVALID, "there is no command \"%.100s\"", word);
    const char *near = text_nearest(word, strlen(word), names, N_COMMANDS);
    if (near)
        error_remedy(&err, "did you mean `hstar %s`?", near);
    else
        error_remedy(&err,
                     "`hstar help` shows them all; to sweep an expression: hstar sweep 'sin(x)' --at 1");
    return report_error(&err);
}

static bool asks_for_help(int argc, char **argv)
{
    for (int i = 2; i < argc && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) return true;
    return false;
}

static int run_program(int argc, char **argv)
{
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) return help_print(N_COMMANDS);
    if (!strcmp(argv[1], "--version")) {
        printf("hstar %s\n", hstar_version());
        return report_stdout();
    }

    enum command_id command = command_find(argv[1]);
    if (command == N_COMMANDS) return unknown_command(argv[1]);
    if (asks_for_help(argc, argv)) return help_print(command);

    struct arguments arguments;
    hstar_error err = {0};
    if (arguments_parse(command, (size_t)argc, argv, &arguments, &err)) return report_error(&err);
    int exit_status = commands[command].run(&arguments);
    arguments_clear(&arguments);
    hstar_cleanup(); /* what it keeps for reuse is no leak; now no checker takes it for one */
    return exit_status;
}

int program_main(int argc, char **argv)
{
    process_prepare();
    ending_prepare();
    const int exit_status = run_program(argc, argv);
    process_ends();
    return exit_status;
}
