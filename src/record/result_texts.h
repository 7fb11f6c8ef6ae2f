/* The texts of results as they stand in a file: of JSON the file itself, of a page (docs/page.md) what is packed in it, bit for bit. */
#ifndef RECORD_RESULT_TEXTS_H
#define RECORD_RESULT_TEXTS_H

#include "base/text.h"

struct result_texts {
    char *name; /* of the file, for messages: "stdin" for "-" */
    struct text *json;
    size_t n;
};

/* "-" is stdin. "x.html#2" is the second result of a page, where no file has that name. HSTAR_INVALID where a page is damaged or has none; what is no page
 * is one text, whatever it is. */
MUST_USE hstar_status result_texts_read(const char *path, struct result_texts *texts, hstar_error *err);

/* HSTAR_INVALID where there are several: it says how one is named. */
MUST_USE hstar_status result_texts_only(const struct result_texts *texts, const char *path, hstar_error *err);
void result_texts_clear(struct result_texts *texts);

#endif
