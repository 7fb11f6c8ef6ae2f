/* Completions for zsh. */
#include "cli/completion/completion_words.h"

#include <string.h>

/* Within quotes, where also what `special` has is escaped. */
static void zsh_text(struct text *t, const char *s, const char *special)
{
    for (; *s; s++) {
        if (*s == '\'') text_append(t, "'\\''");
        if (*s == '\'') continue;
        if (strchr(special, *s)) text_append(t, "\\");
        text_append_bytes(t, s, 1);
    }
}

static void zsh_commands(struct text *t)
{
    text_append(t, "  commands=(\n");
    for (size_t c = 0; c < N_COMMANDS; c++) {
        struct text brief = {0};
        completion_brief(&brief, commands[c].summary);
        text_format(t, "    '%s:", commands[c].name);
        zsh_text(t, text_said(&brief, t), ":");
        text_append(t, "'\n");
        text_clear(&brief);
    }
    text_append(t, "  )\n");
}

/* ":GRID:(log powers-of-two)" */
static void zsh_known(struct text *t, const char *argument, const struct completion *known)
{
    text_append(t, ":");
    zsh_text(t, argument, ":[]\\");
    if (known->values.length && known->several)
        text_format(t, ":_sequence compadd - %s", text_said(&known->values, t));
    else if (known->values.length)
        text_format(t, ":(%s)", text_said(&known->values, t));
    else
        text_append(t, known->files ? ":_files" : ": ");
}

static void zsh_option(struct text *t, enum option_id option)
{
    const struct option *o = &options[option];
    const char *names[] = {o->name, o->short_name};
    struct completion known;
    completion_of_option(option, &known);
    for (size_t i = 0; i < 2 && names[i]; i++) {
        struct text brief = {0};
        completion_brief(&brief, o->help);
        text_format(t, " \\\n      '%s%s[", names[i], o->argument && !i ? "=" : "");
        zsh_text(t, text_said(&brief, t), "[]:\\");
        text_append(t, "]");
        if (o->argument) zsh_known(t, o->argument, &known);
        text_append(t, "'");
        text_clear(&brief);
    }
    completion_clear(&known);
}

static void zsh_command(struct text *t, enum command_id command)
{
    struct completion known;
    completion_of_command(command, &known);
    text_format(t, "    %s)\n      _arguments -S '--help[this command'\\''s page]'", commands[command].name);
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command)) zsh_option(t, (enum option_id)o);
    text_append(t, " \\\n      '*");
    zsh_known(t, strcmp(commands[command].usage, "") ? "word" : "none", &known);
    text_append(t, "'\n      ;;\n");
    completion_clear(&known);
}

void completion_zsh(struct text *t)
{
    text_append(t, "#compdef hstar\n"
                   "# Completions of hstar for zsh: hstar completion zsh\n"
                   "_hstar() {\n"
                   "  local -a commands\n");
    zsh_commands(t);
    text_append(t, "  if (( CURRENT == 2 )); then\n"
                   "    _describe -t commands command commands\n"
                   "    return\n"
                   "  fi\n"
                   "  local command=${words[2]} behind=${words[(Ie)--]}\n"
                   "  # behind -- stands a program\n"
                   "  if (( behind > 0 && behind < CURRENT )); then\n"
                   "    shift $behind words\n"
                   "    (( CURRENT -= behind ))\n"
                   "    _normal\n"
                   "    return\n"
                   "  fi\n"
                   "  shift words\n"
                   "  (( CURRENT-- ))\n"
                   "  case $command in\n");
    for (size_t c = 0; c < N_COMMANDS; c++) zsh_command(t, (enum command_id)c);
    text_append(t, "  esac\n"
                   "}\n"
                   "if [[ ${funcstack[1]} == _hstar ]]; then\n"
                   "  _hstar \"$@\"\n"
                   "else\n"
                   "  compdef _hstar hstar\n"
                   "fi\n");
}
