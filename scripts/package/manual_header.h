/* hstar.h in blocks: what hstar(3) and the pages of its functions are made of. */
#ifndef PACKAGE_MANUAL_HEADER_H
#define PACKAGE_MANUAL_HEADER_H

#include "manual.h"

enum { MAX_LINES = 128, LINE = 240 };

/* Lines of the header up to an empty one: a comment, what it speaks of, or both. */
struct block {
    char line[MAX_LINES][LINE];
    size_t n;
};

bool header_starts(const char *line, const char *with);

/* The next one; false at the end of the header. */
bool header_block(FILE *header, struct block *b);

/* Something is declared behind the comment. */
bool header_declares(const struct block *b);

/* Takes out what only the preprocessor reads. */
void header_drop_directives(struct block *b);

/* The comment, as paragraphs of text; what is indented by four is an example. Returns the lines used. */
size_t header_comment(FILE *out, struct block *b);

/* The declarations, from that line on. */
void header_show(FILE *out, const struct block *b, size_t first);

#endif
