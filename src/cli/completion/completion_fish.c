/* Completions for fish. */
#include "cli/completion/completion_words.h"

#include <string.h>

static void fish_text(struct text *t, const char *s)
{
    text_append(t, "'");
    for (; *s; s++) {
        if (strchr("'\\", *s)) text_append(t, "\\");
        text_append_bytes(t, s, 1);
    }
    text_append(t, "'");
}

static void fish_brief(struct text *t, const char *help)
{
    struct text brief = {0};
    completion_brief(&brief, help);
    text_append(t, " -d ");
    fish_text(t, text_said(&brief, t));
    text_clear(&brief);
}

static void fish_known(struct text *t, const struct completion *known)
{
    if (known->values.length && known->several)
        text_format(t, " -a '(__hstar_several %s)'", text_said(&known->values, t));
    else if (known->values.length)
        text_format(t, " -a '%s'", text_said(&known->values, t));
}

static void fish_option(struct text *t, enum command_id command, enum option_id option)
{
    const struct option *o = &options[option];
    struct completion known;
    completion_of_option(option, &known);
    text_format(t, "complete -c hstar -n '__hstar_command %s' -l %s", commands[command].name, o->name + 2);
    if (o->short_name) text_format(t, " -s %s", o->short_name + 1);
    if (o->argument) text_append(t, known.files ? " -r -F" : " -x");
    fish_known(t, &known);
    fish_brief(t, o->help);
    text_append(t, "\n");
    completion_clear(&known);
}

static void fish_command(struct text *t, enum command_id command)
{
    struct completion known;
    completion_of_command(command, &known);
    text_format(t, "complete -c hstar -n __hstar_no_command -a %s", commands[command].name);
    fish_brief(t, commands[command].summary);
    text_append(t, "\n");
    if (known.values.length || known.files) {
        text_format(t, "complete -c hstar -n '__hstar_command %s'", commands[command].name);
        if (known.files) text_append(t, " -F");
        fish_known(t, &known);
        text_append(t, "\n");
    }
    text_format(t, "complete -c hstar -n '__hstar_command %s' -l help -d 'the page of this command'\n",
                commands[command].name);
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command)) fish_option(t, command, (enum option_id)o);
    completion_clear(&known);
}

void completion_fish(struct text *t)
{
    text_append(
        t, "# Completions of hstar for fish: hstar completion fish\n"
           "function __hstar_no_command\n"
           "    test (count (commandline -opc)) -eq 1\n"
           "end\n"
           "function __hstar_command\n"
           "    set -l words (commandline -opc)\n"
           "    test (count $words) -gt 1; and test \"$words[2]\" = $argv[1]; and not contains -- -- $words\n"
           "end\n"
           "function __hstar_several\n"
           "    set -l word (string replace -r '^--[^=]*=' '' -- (commandline -ct))\n"
           "    set -l done (string replace -r '[^,]*$' '' -- $word)\n"
           "    for value in $argv\n"
           "        echo $done$value\n"
           "    end\n"
           "end\n"
           "complete -c hstar -f\n");
    for (size_t c = 0; c < N_COMMANDS; c++) fish_command(t, (enum command_id)c);
}
