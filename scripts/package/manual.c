/* Writes hstar(1), hstar(3), and a page for each function of the library, from the tables that the program is made of: they
 * cannot say what it does not do. */
#include "manual.h"

#include <stdlib.h>
#include <string.h>

/* How options.def names sets of commands. */
enum {
#define X(identifier, name, run, usage, summary) identifier = 1 << COMMAND_##identifier,
#include "cli/words/commands.def"
#undef X
};

const struct command manual_commands[N_COMMANDS] = {
#define X(identifier, name, run, usage, summary) {name, NULL, usage, summary},
#include "cli/words/commands.def"
#undef X
};

const struct option manual_options[N_OPTIONS] = {
#define X(identifier, commands, name, short_name, argument, standard, help)                                  \
    {commands, name, short_name, argument, standard, help},
#include "cli/words/options.def"
#undef X
};

/* A page is ASCII alone: on such a terminal groff leaves out what the terminal does not have, and says so. */
static const struct spelling {
    const char *character, *spelled;
} spellings[] = {
    {"…", "..."}, {"±", "+/\\-"},  {"×", "x"},  {"·", "*"},
    {"–", "\\-"}, {"—", "\\-\\-"}, {"≤", "<="}, {"≥", ">="},
};

/* One character that is not ASCII, spelled; returns how many bytes it has. One without a spelling ends the program. */
static size_t roff_spelling(FILE *out, const char *s)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        size_t n = strlen(spellings[i].character);
        if (strncmp(s, spellings[i].character, n)) continue;
        fputs(spellings[i].spelled, out);
        return n;
    }
    fprintf(stderr,
            "hstar_manual: add to `spellings` in manual.c how ASCII writes the first letter of: %.40s\n", s);
    exit(3);
}

/* One character of UTF-8 as roff; returns how many bytes it has. */
static size_t roff_character(FILE *out, const char *s)
{
    if ((unsigned char)*s >= 0x80) return roff_spelling(out, s);
    if (*s == '\\')
        fputs("\\e", out);
    else if (*s == '-')
        fputs("\\-", out);
    else if (*s == '\'')
        fputs("\\(aq", out);
    else if (*s == '`')
        fputs("\\(ga", out);
    else if (*s == '^')
        fputs("\\(ha", out);
    else if (*s == '~')
        fputs("\\(ti", out);
    else
        fputc(*s, out);
    return 1;
}

void roff_code(FILE *out, const char *text, size_t length)
{
    if (length && *text == '.') fputs("\\&", out);
    for (size_t i = 0; i < length;) i += roff_character(out, text + i);
}

void roff_text(FILE *out, const char *text)
{
    bool bold = false;
    if (*text == '.') fputs("\\&", out);
    for (size_t i = 0; text[i];) {
        if (text[i] == '`') {
            bold = !bold;
            fputs(bold ? "\\fB" : "\\fR", out);
            i++;
        } else
            i += roff_character(out, text + i);
    }
    if (bold) fputs("\\fR", out);
}

/* Writes the page of that name. */
static int write_page(const char *page, FILE *out, FILE *header, FILE *examples)
{
    char name[64];
    if (!strcmp(page, "hstar.1")) return manual_program(out);
    if (!strcmp(page, "hstar.3")) return manual_library(out, header);
    snprintf(name, sizeof name, "%.*s", (int)strcspn(page, "."), page);
    return manual_function(out, header, examples, name);
}

int main(int argc, char **argv)
{
    FILE *out = argc == 5 ? fopen(argv[2], "w") : NULL, *header = argc == 5 ? fopen(argv[3], "r") : NULL;
    FILE *examples = argc == 5 ? fopen(argv[4], "r") : NULL;
    if (!out || !header || !examples) {
        fprintf(stderr, "usage: %s hstar.1|hstar.3|hstar_FUNCTION.3 OUTPUT HEADER EXAMPLES\n", argv[0]);
        return 2;
    }
    const int status = write_page(argv[1], out, header, examples);
    fclose(header);
    fclose(examples);
    if (fclose(out) || status) {
        fprintf(stderr, "%s: %s could not be written\n", argv[0], argv[2]);
        remove(argv[2]);
        return status ? status : 3;
    }
    return 0;
}
