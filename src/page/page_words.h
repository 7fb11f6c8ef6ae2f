/* What a page says of a result in words: its title, the question, the answer in pieces, what is next best. */
#ifndef PAGE_PAGE_WORDS_H
#define PAGE_PAGE_WORDS_H

#include "page/page_write.h"

/* The words being put together: texts, and lists as JSON. */
struct words {
    const struct page_item *item;
    struct text title, question, next, command;
    const char *verdict;                   /* of a check */
    struct text answer, notes, components; /* elements of arrays of JSON, with commas between them */
    size_t n_components;
};

/* Appends JSON: {"n":…,"of":…,"kind":…,"title":…,"question":…,"answer":[{"text":…,"strong":…,"method":…}],"next":…,"command":…,"notes":[…],…}.
 * The title alone goes to `title`, too, which may be NULL. */
MUST_USE hstar_status words_as_json(const struct page_item *item, size_t index, size_t n, struct text *json,
                                    struct text *title, hstar_error *err);

/* ---- For the files that say a kind ---- */

/* A piece of the answer: plain; strong, in the colour of a method where one is named. */
void words_say(struct words *w, const char *format, ...) PRINTF_LIKE(2, 3);
void words_stress(struct words *w, const char *method, const char *format, ...) PRINTF_LIKE(3, 4);
void words_note(struct words *w, const char *note);

/* The answer and what is next so far are those of one component, which has that question. */
void words_component(struct words *w, const char *question);

/* Appends `, "name": "value"`, null where it is empty; and `, "name": [elements]`. */
void words_append_member(struct text *json, const char *name, const struct text *value);
void words_append_list(struct text *json, const char *name, const struct text *elements);

/* "5.9×10⁻⁶", "0.54": two digits. */
void words_number(struct text *t, double x);

/* Appends what is said to people on a terminal as a page has it: 1.5×10⁻⁶ for 1.5e-06, 10⁻⁶ for 1e-6, − for a minus; and as a sentence, which begins with a capital
 * letter and ends. */
void words_pretty(struct text *t, const char *s);
void words_sentence(struct text *t, const char *s);

/* "0.540302305868141 ± 8.9×10⁻¹⁵": with the digits that the bar tells; 0: there is none, and all digits. */
void words_value(struct text *t, double value, double bar);

/* As words_number, in a text of its own. */
enum { WORDS_NUMBER = 48 };
const char *words_of(double x, char out[WORDS_NUMBER]);

/* "the derivative of sin(x) at x = 1", "the gradient of …". */
void words_subject(struct text *t, const struct problem *problem, size_t n_components, size_t output,
                   size_t wrt, unsigned derivative);

typedef void words_sayer(struct words *w, const void *result);
#define X(identifier, name, part, words) words_sayer words;
#include "page/page_kinds.def"
#undef X

#endif
