/* The words of a page as JSON. */
#include "page/page_words.h"
#include "base/json_quote.h"

#include <string.h>

static const char *const kind_names[N_RESULT_KINDS] = {
#define X(identifier, name, part, words) [RESULT_##identifier] = name,
#include "page/page_kinds.def"
#undef X
};
static words_sayer *const sayers[N_RESULT_KINDS] = {
#define X(identifier, name, part, words) [RESULT_##identifier] = words,
#include "page/page_kinds.def"
#undef X
};

/* A word as a shell takes it. */
static void append_shell_word(struct text *t, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@%+=:,./-";
    const bool quoted = !*word || word[strspn(word, plain)];
    if (quoted) text_append(t, "'");
    for (; *word; word++) {
        if (*word == '\'')
            text_append(t, "'\\''");
        else
            text_append_bytes(t, word, 1);
    }
    if (quoted) text_append(t, "'");
}

static void say_command(struct words *w)
{
    const struct problem *problem = w->item->result ? result_problem(w->item->kind, w->item->result) : NULL;
    for (size_t i = 0; problem && i < problem->n_command; i++) {
        if (i) text_append(&w->command, " ");
        append_shell_word(&w->command, problem->command[i]);
    }
}

static void words_clear(struct words *w)
{
    struct text *const all[] = {&w->title,  &w->question, &w->next,      &w->command,
                                &w->answer, &w->notes,    &w->components};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) text_clear(all[i]);
}

/* What has no result here: its name, and what is known to have come of it. */
static void say_without(struct words *w)
{
    const struct page_item *item = w->item;
    const char *answer = item->says ? item->says : item->error;
    if (item->title) text_append(&w->title, item->title);
    if (item->title) text_append(&w->question, item->title);
    w->verdict = item->what;
    struct text sentence = {0};
    words_sentence(&sentence, answer ? answer : "");
    if (answer) words_say(w, "%s", text_said(&sentence, &w->answer));
    text_clear(&sentence);
}

hstar_status words_as_json(const struct page_item *item, size_t index, size_t n, struct text *json,
                           struct text *title, hstar_error *err)
{
    struct words w = {.item = item};
    say_command(&w);
    if (item->result)
        sayers[item->kind](&w, item->result);
    else
        say_without(&w);
    if (item->error && item->result) words_note(&w, item->error);
    for (size_t i = 0; i < item->n_notes; i++) words_note(&w, item->notes[i]);
    text_format(json, "{\"n\": %zu, \"of\": %zu, \"kind\": \"%s\"", index + 1, n,
                item->result  ? kind_names[item->kind]
                : item->error ? "error"
                              : "check");
    text_format(json, w.verdict ? ",\n\"verdict\": \"%s\"" : ",\n\"verdict\": null", w.verdict);
    if (item->record) {
        text_append(json, ",\n\"record\": ");
        text_append_bytes(json, item->record->data, item->record->length);
    }
    words_append_member(json, "title", &w.title);
    words_append_member(json, "question", &w.question);
    words_append_list(json, "answer", &w.answer);
    words_append_member(json, "next", &w.next);
    words_append_member(json, "command", &w.command);
    words_append_list(json, "notes", &w.notes);
    if (w.n_components) words_append_list(json, "components", &w.components);
    text_append(json, "}");
    if (title) text_append(title, text_said(&w.title, title));
    words_clear(&w);
    return json->failed ? error_memory(err) : HSTAR_OK;
}
