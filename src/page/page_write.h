/* One page of results: a file of HTML that opens without a network, with the data in it (docs/page.md). */
#ifndef PAGE_PAGE_WRITE_H
#define PAGE_PAGE_WRITE_H

#include "show/result.h"

/* A result on its way to a page, and what is said of it. All is lent, and may be NULL. */
struct page_item {
    enum result_kind kind;
    const void *result;      /* NULL: what `json` has is not read here, or there is none */
    const struct text *json; /* the file that it was read from; NULL: it is written of the result */
    const char *const *notes;
    size_t n_notes;
    const char *error; /* why not all could be told, or why there is no result */

    /* Where there is no result to say it: what it is, what was asked, what came out, in words. */
    const char *what, *title, *says;
    const struct text *record; /* of a check of a suite: its JSON, with the components */
};

/* What the page is: a file; or what a server hands out, which may ask that server alone, with JSON of what can be asked. */
struct page_setting {
    const char *title;      /* NULL: the first result's, or their number */
    const char *playground; /* NULL: a file */
};

MUST_USE hstar_status page_write(const struct page_item *items, size_t n, const struct page_setting *setting,
                                 struct sink *sink, hstar_error *err);

/* The sweep in a result; NULL: there is none. */
const struct sweep *page_sweep(enum result_kind kind, const void *result);

/* Appends the lesson on it as JSON: nothing where there is none, or no sweep. */
MUST_USE hstar_status page_lesson(const struct sweep *s, struct text *json, hstar_error *err);

#endif
