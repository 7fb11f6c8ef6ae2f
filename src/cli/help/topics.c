/* From a word such as gradcheck to the command that it is about. */
#include "cli/help/topics.h"
#include "base/text.h"
#include "cli/process/report.h"
#include "cli/words/command.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_WORD = 80, MOST_NAMES = 300 };

static const struct topic {
    const char *words;
    enum command_id command;
    const char *line, *shows;
} topics[] = {
#define X(words, command, line, shows) {words, COMMAND_##command, line, shows},
#include "cli/help/topics.def"
#undef X
};
enum { N_TOPICS = sizeof topics / sizeof *topics };

/* "Step-Size" is "step size"; what is too long is no topic, and nor is nothing. */
static bool plain_words(const char *const *words, size_t n, char plain[LONGEST_WORD])
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++)
        for (const char *c = words[i]; *c || i + 1 < n; c++) {
            if (length + 1 == LONGEST_WORD) return false;
            plain[length++] = *c == '-' || *c == '_' || !*c ? ' ' : (char)tolower((unsigned char)*c);
            if (!*c) break;
        }
    plain[length] = '\0';
    return length > 0;
}

/* Copies the word that `words` begins with; returns what is behind it, NULL at the end. */
static const char *next_topic_word(const char *words, char word[LONGEST_WORD])
{
    const size_t length = strcspn(words, "|");
    snprintf(word, LONGEST_WORD, "%.*s", (int)length, words);
    return words[length] ? words + length + 1 : NULL;
}

static const struct topic *topic_find(const char *plain)
{
    char word[LONGEST_WORD];
    for (size_t i = 0; i < N_TOPICS; i++)
        for (const char *rest = topics[i].words; rest;) {
            rest = next_topic_word(rest, word);
            if (!strcmp(word, plain)) return &topics[i];
        }
    return NULL;
}

bool topic_print(const char *const *words, size_t n)
{
    char plain[LONGEST_WORD];
    const struct topic *topic = plain_words(words, n, plain) ? topic_find(plain) : NULL;
    if (!topic) return false;
    printf("%s: hstar %s\n\n  ", plain, commands[topic->command].name);
    report_wrapped(topic->shows, 2);
    printf("\n  %s\n\n`hstar help %s` is the command's page.\n", topic->line, commands[topic->command].name);
    return true;
}

void topic_unknown(const char *const *words, size_t n, hstar_error *err)
{
    static char known[MOST_NAMES][LONGEST_WORD];
    const char *names[MOST_NAMES], *near = NULL;
    char plain[LONGEST_WORD];
    size_t n_names = 0;
    for (size_t c = 0; c < N_COMMANDS; c++) names[n_names++] = commands[c].name;
    for (size_t i = 0; i < N_TOPICS; i++)
        for (const char *rest = topics[i].words; rest && n_names < MOST_NAMES; n_names++) {
            rest = next_topic_word(rest, known[n_names]);
            names[n_names] = known[n_names];
        }
    if (plain_words(words, n, plain)) near = text_nearest(plain, strlen(plain), names, n_names);
    error_set(err, HSTAR_INVALID, "there is no command or topic \"%.100s%s\"", words[0], n > 1 ? " …" : "");
    if (near)
        error_remedy(err, "did you mean `hstar help %s`?", near);
    else
        error_remedy(err, "`hstar help` shows the commands");
}
