/* The words of completions, from the tables. */
#include "cli/completion/completion_words.h"

#include <string.h>

enum { LONGEST_BRIEF = 70 };

static void put_word(struct text *t, const char *word, size_t length)
{
    if (t->length) text_append(t, " ");
    text_append_bytes(t, word, length);
}

static void add_list(struct text *t, const char *list)
{
    const char *name;
    for (size_t i = 0; (name = hstar_name(list, i)); i++) put_word(t, name, strlen(name));
}

static int take_listed(const char *bytes, size_t n, void *text)
{
    text_append_bytes(text, bytes, n);
    return 0;
}

/* The catalogue is the first table of the list of functions; its first field is the name. Where it is not there nothing is known. */
static void add_functions(struct text *t)
{
    hstar_table_options csv = HSTAR_TABLE_OPTIONS;
    struct text rows;
    text_init(&rows);
    csv.form = "csv";
    csv.table = "1";
    if (!hstar_list_table("functions", NULL, &csv, take_listed, &rows, NULL) && rows.data) {
        const char *row = strchr(rows.data, '\n');
        for (; row && row[1]; row = strchr(row + 1, '\n')) put_word(t, row + 1, strcspn(row + 1, ",\n"));
    }
    text_clear(&rows);
}

void completion_of_option(enum option_id option, struct completion *c)
{
    const char *argument = options[option].argument;
    *c = (struct completion){.files = argument && !strncmp(argument, "FILE", 4)};
#define LIST(name)   add_list(&c->values, name);
#define WORDS(words) put_word(&c->values, words, strlen(words));
#define FUNCTIONS    add_functions(&c->values);
#define X(identifier, many, known)                                                                           \
    if (option == OPTION_##identifier) {                                                                     \
        c->several = many;                                                                                   \
        known                                                                                                \
    }
#include "cli/completion/option_values.def"
#undef X
#undef LIST
#undef WORDS
#undef FUNCTIONS
}

void completion_of_command(enum command_id command, struct completion *c)
{
    *c = (struct completion){.files = !strncmp(commands[command].usage, "FILE", 4)};
    if (command == COMMAND_LIST) add_list(&c->values, "lists");
    if (command == COMMAND_LIST) put_word(&c->values, "all", strlen("all"));
    if (command == COMMAND_STENCIL) add_list(&c->values, "methods");
    if (command == COMMAND_COMPLETION) put_word(&c->values, "bash zsh fish", strlen("bash zsh fish"));
    c->several = command == COMMAND_STENCIL;
    for (size_t i = 0; command == COMMAND_HELP && i < N_COMMANDS; i++)
        put_word(&c->values, commands[i].name, strlen(commands[i].name));
}

void completion_clear(struct completion *c)
{
    text_clear(&c->values);
}

/* Cut between words. */
void completion_brief(struct text *t, const char *help)
{
    size_t n = 0, cut = 0;
    for (; help[n] && !strchr(";:", help[n]) && n <= LONGEST_BRIEF; n++)
        if (help[n] == ' ') cut = n;
    if (help[n] && n > LONGEST_BRIEF) n = cut;
    while (n > 0 && strchr(" ,", help[n - 1])) n--;
    text_append_bytes(t, help, n);
}
