/* Completions for bash. */
#include "cli/completion/completion_words.h"

static void bash_options(struct text *t, enum command_id command)
{
    text_format(t, "    %s) options='", commands[command].name);
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (option_serves((enum option_id)o, command)) text_format(t, "%s ", options[o].name);
    text_append(t, "--help' ;;\n");
}

/* "values='…' several=1" */
static void bash_known(struct text *t, const struct completion *c)
{
    if (c->values.length) text_format(t, " values='%s'", text_said(&c->values, t));
    if (c->several) text_append(t, " several=1");
    if (c->files) text_append(t, " files=1");
    text_append(t, " ;;\n");
}

static void bash_argument(struct text *t, enum option_id option)
{
    struct completion known;
    bool any = false;
    if (!options[option].argument) return;
    completion_of_option(option, &known);
    text_append(t, "    ");
    for (size_t c = 0; c < N_COMMANDS; c++) {
        if (!option_serves(option, (enum command_id)c)) continue;
        const char *names[] = {options[option].name, options[option].short_name};
        for (size_t i = 0; i < 2 && names[i]; i++)
            text_format(t, "%s'%s %s'", any || i ? " | " : "", commands[c].name, names[i]);
        any = true;
    }
    text_append(t, ") takes=1");
    bash_known(t, &known);
    completion_clear(&known);
}

void completion_bash(struct text *t)
{
    text_append(t, "# Completions of hstar for bash: hstar completion bash\n"
                   "_hstar() {\n"
                   "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n"
                   "    local command=${COMP_WORDS[1]} options='' values='' several='' files='' takes='' i\n"
                   "    COMPREPLY=()\n"
                   "    if ((COMP_CWORD == 1)); then\n"
                   "        mapfile -t COMPREPLY < <(compgen -W '");
    for (size_t c = 0; c < N_COMMANDS; c++) text_format(t, "%s ", commands[c].name);
    text_append(t, "--help --version' -- \"$word\")\n"
                   "        return\n"
                   "    fi\n"
                   "    # behind -- stands a program; --name=value comes as three words\n"
                   "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
                   "        if [[ ${COMP_WORDS[i]} == -- ]]; then\n"
                   "            mapfile -t COMPREPLY < <(compgen -c -f -- \"$word\")\n"
                   "            return\n"
                   "        fi\n"
                   "    done\n"
                   "    if [[ $word == = ]]; then\n"
                   "        word=''\n"
                   "    elif [[ $before == = ]]; then\n"
                   "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
                   "    fi\n"
                   "    case $command in\n");
    for (size_t c = 0; c < N_COMMANDS; c++) bash_options(t, (enum command_id)c);
    text_append(t, "    esac\n    case \"$command $before\" in\n");
    for (size_t o = 0; o < N_OPTIONS; o++) bash_argument(t, (enum option_id)o);
    text_append(t, "    esac\n    [[ -n $takes || $word == -* ]] || case $command in\n");
    for (size_t c = 0; c < N_COMMANDS; c++) {
        struct completion known;
        completion_of_command((enum command_id)c, &known);
        if (known.values.length || known.files) {
            text_format(t, "    %s)", commands[c].name);
            bash_known(t, &known);
        }
        completion_clear(&known);
    }
    text_append(
        t, "    esac\n"
           "    local done=''\n"
           "    [[ -z $several || $word != *,* ]] || done=${word%,*},\n"
           "    if [[ -n $values ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -P \"$done\" -W \"$values\" -- \"${word#\"$done\"}\")\n"
           "    elif [[ -n $files ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
           "    elif [[ -z $takes && $word == -* ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -F _hstar hstar\n");
}
