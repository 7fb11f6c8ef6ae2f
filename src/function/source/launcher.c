/* Launchers: the number of the copy is put in, then the line is cut into words. */
#include "function/source/launcher.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"

#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t\r\n\v\f", number_of_copy[] = "{i}";

struct launcher {
    struct launched_copy {
        char **words;
        size_t n;
    } * copy;
    size_t n;
};

/* Where a launcher stands, for errors. */
struct launcher_place {
    const char *path; /* NULL: it is not a file */
    size_t line;
};

static hstar_status wrong_launcher(const struct launcher_place *place, const char *what, hstar_error *err)
{
    if (place->path)
        error_set(err, HSTAR_INVALID, "%.200s: line %zu: %s", place->path, place->line, what);
    else
        error_set(err, HSTAR_INVALID, "the launcher: %s", what);
    error_remedy(err, "a launcher is words, as in: srun -n1 --exclusive; quotes keep blanks within a word");
    return HSTAR_INVALID;
}

static void put_number(const char *line, size_t i, struct text *numbered)
{
    text_append(numbered, "");
    for (const char *found; (found = strstr(line, number_of_copy)); line = found + strlen(number_of_copy)) {
        text_append_bytes(numbered, line, (size_t)(found - line));
        text_format(numbered, "%zu", i);
    }
    text_append(numbered, line);
}

/* Appends what stands in quotes; *c is at the first of them, and then behind the last. Within "…" a backslash keeps what would
 * be special there. */
static bool take_quoted(const char **c, struct text *word)
{
    const char quote = *(*c)++;
    for (; **c && **c != quote; (*c)++) {
        if (quote == '"' && **c == '\\' && (*c)[1] && strchr("\"\\$`", (*c)[1])) (*c)++;
        text_append_bytes(word, *c, 1);
    }
    if (**c != quote) return false;
    (*c)++;
    return true;
}

/* The word at *c, which is then behind it; or what is wrong with it. */
static const char *take_word(const char **c, struct text *word)
{
    text_append(word, "");
    while (**c && !strchr(blanks, **c)) {
        if (**c == '\'' || **c == '"') {
            if (!take_quoted(c, word)) return "a quote is not closed";
            continue;
        }
        if (**c == '\\' && !*++*c) return "nothing stands behind its last \\";
        text_append_bytes(word, (*c)++, 1);
    }
    return NULL;
}

static hstar_status cut_words(const char *line, const struct launcher_place *place,
                              struct launched_copy *copy, hstar_error *err)
{
    copy->words = memory_array(strlen(line) / 2 + 1, sizeof *copy->words);
    if (!copy->words) return error_memory(err);
    for (const char *c = line + strspn(line, blanks); *c; c += strspn(c, blanks)) {
        struct text word;
        text_init(&word);
        const char *wrong = take_word(&c, &word);
        if (wrong || word.failed) {
            text_clear(&word);
            return wrong ? wrong_launcher(place, wrong, err) : error_memory(err);
        }
        copy->words[copy->n++] = word.data;
    }
    if (copy->n == 0 || !*copy->words[0]) return wrong_launcher(place, "it names no program", err);
    return HSTAR_OK;
}

static hstar_status read_copy(const char *line, const struct launcher_place *place, size_t i,
                              struct launched_copy *copy, hstar_error *err)
{
    struct text numbered;
    text_init(&numbered);
    put_number(line, i, &numbered);
    hstar_status status = numbered.failed ? error_memory(err) : cut_words(numbered.data, place, copy, err);
    text_clear(&numbered);
    return status;
}

static hstar_status too_few(const char *path, size_t lines, size_t n, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%.200s has %zu launcher%s, and there are %zu copies of the program", path,
              lines, lines == 1 ? "" : "s", n);
    error_remedy(err, "each copy has a line of its own; empty ones and those that begin with # do not count");
    return HSTAR_INVALID;
}

static hstar_status read_lines_of(const char *path, struct launcher *l, hstar_error *err)
{
    struct text all;
    struct launcher_place place = {.path = path};
    size_t n = 0;
    text_init(&all);
    hstar_status status = file_read(path, "the launchers", &all, err);
    char *rest = all.data;
    for (char *line; !status && n < l->n && (line = file_line(&rest));) {
        place.line++;
        line += strspn(line, blanks);
        if (!*line || *line == '#') continue;
        status = read_copy(line, &place, n, &l->copy[n], err);
        n++;
    }
    if (!status && n < l->n) status = too_few(path, n, l->n, err);
    text_clear(&all);
    return status;
}

hstar_status launcher_new(const char *text, size_t n, struct launcher **launcher, hstar_error *err)
{
    static const struct launcher_place typed = {0};
    struct launcher *l = memory_array(1, sizeof *l);
    if (!l) return error_memory(err);
    l->copy = memory_array(n, sizeof *l->copy);
    l->n = l->copy ? n : 0;
    hstar_status status = l->copy ? HSTAR_OK : error_memory(err);
    if (!status && *text == '@')
        status = read_lines_of(text + 1, l, err);
    else
        for (size_t i = 0; !status && i < n; i++) status = read_copy(text, &typed, i, &l->copy[i], err);
    if (status)
        launcher_free(l);
    else
        *launcher = l;
    return status;
}

size_t launcher_words(const struct launcher *launcher, size_t i, const char *const **words)
{
    if (!launcher) return 0;
    *words = (const char *const *)launcher->copy[i].words;
    return launcher->copy[i].n;
}

void launcher_free(struct launcher *launcher)
{
    if (!launcher) return;
    for (size_t i = 0; i < launcher->n; i++) texts_free(launcher->copy[i].words, launcher->copy[i].n);
    free(launcher->copy);
    free(launcher);
}
