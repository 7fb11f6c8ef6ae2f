/* Completions for bash, from the tables of commands, options and lists. */
#include "manual.h"

#include <string.h>

/* What a placeholder stands for, where words are known: those after `names`, else files. */
static const struct words {
    const char *option, *words;
} words[] = {
#define X(identifier, name, meaning) name " "
    {
        "--grid",
#include "sweep/grids.def"
    },
#undef X
#define X(name, kind, side, order, orders, summary) name " "
    {
        "--methods",
#include "stencil/methods.def"
    },
    {
        "--method",
#include "stencil/methods.def"
    },
#undef X
#define X(identifier, name, summary) name " "
    {
        "--criterion",
#include "check/criteria.def"
    },
    {
        "--descent",
#include "descent/descents.def"
    },
#undef X
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary) name " "
    {
        "--selector",
#include "step/selectors.def"
    },
#undef X
};

static const char lists[] =
#define X(name, names, show, summary) name " "
#include "show/lists.def"
#undef X
    ;

static const char *words_of(const char *option)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i].option, option)) return words[i].words;
    return NULL;
}

static void print_options(FILE *out, size_t command)
{
    fprintf(out, "    %s) options='", manual_commands[command].name);
    for (size_t o = 0; o < N_OPTIONS; o++)
        if (manual_options[o].commands >> command & 1) fprintf(out, "%s ", manual_options[o].name);
    fputs("--help' ;;\n", out);
}

int manual_completion(FILE *out)
{
    fputs(
        "# Completions of hstar for bash; written with it.\n"
        "_hstar() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options='' words=''\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        mapfile -t COMPREPLY < <(compgen -W '",
        out);
    for (size_t c = 0; c < N_COMMANDS; c++) fprintf(out, "%s ", manual_commands[c].name);
    fputs("--help --version' -- \"$word\")\n        return\n    fi\n    case $before in\n", out);
    for (size_t o = 0; o < N_OPTIONS; o++) {
        const struct option *p = &manual_options[o];
        if (words_of(p->name)) fprintf(out, "    %s) words='%s' ;;\n", p->name, words_of(p->name));
    }
    fprintf(out, "    list) ((COMP_CWORD != 2)) || words='%s' ;;\n", lists);
    fputs("    help) ((COMP_CWORD != 2)) || words='", out);
    for (size_t c = 0; c < N_COMMANDS; c++) fprintf(out, "%s ", manual_commands[c].name);
    fputs("' ;;\n    esac\n    case ${COMP_WORDS[1]} in\n", out);
    for (size_t c = 0; c < N_COMMANDS; c++) print_options(out, c);
    fputs("    esac\n"
          "    if [[ -n $words ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
          "    elif [[ $word == -* ]]; then\n"
          "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
          "    else\n"
          "        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
          "    fi\n"
          "}\n"
          "complete -o filenames -F _hstar hstar\n",
          out);
    return 0;
}
