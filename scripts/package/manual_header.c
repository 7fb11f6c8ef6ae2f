/* hstar.h in blocks, and how they become roff. */
#include "manual_header.h"

#include <stdlib.h>
#include <string.h>

bool header_starts(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

bool header_block(FILE *header, struct block *b)
{
    char line[LINE];
    b->n = 0;
    while (fgets(line, sizeof line, header)) {
        line[strcspn(line, "\n")] = 0;
        if (strlen(line) == sizeof line - 1) {
            fprintf(stderr, "hstar_manual: a line of the header is longer than %d\n", LINE);
            exit(3);
        }
        if (*line && b->n < MAX_LINES)
            memcpy(b->line[b->n++], line, sizeof line);
        else if (b->n)
            return true;
    }
    return b->n > 0;
}

/* A line of a comment without its frame. */
static void unframe(char *line)
{
    size_t skip = header_starts(line, "/* ")   ? 3
                  : header_starts(line, " * ") ? 3
                  : header_starts(line, " *")  ? 2
                                               : 0;
    if (!skip) skip = strspn(line, " ");
    memmove(line, line + skip, strlen(line + skip) + 1);
    char *end = strstr(line, " */");
    if (end) *end = 0;
}

size_t header_comment(FILE *out, struct block *b)
{
    bool code = false;
    size_t i = 0;
    for (bool open = true; open && i < b->n; i++) {
        char *line = b->line[i];
        open = !strstr(line, "*/");
        unframe(line);
        bool example = header_starts(line, "    ");
        if (example != code && *line) fputs(example ? ".PP\n.RS 4\n.nf\n" : ".fi\n.RE\n.PP\n", out);
        if (*line) code = example;
        if (code)
            roff_code(out, line, strlen(line));
        else if (*line)
            roff_text(out, line);
        else if (i + 1 < b->n && !header_starts(b->line[i + 1], " *     "))
            fputs(".PP", out);
        else
            continue;
        fputc('\n', out);
    }
    if (code) fputs(".fi\n.RE\n", out);
    return i;
}

void header_drop_directives(struct block *b)
{
    size_t kept = 0;
    bool directive = false;
    for (size_t i = 0; i < b->n; i++) {
        bool goes_on = directive;
        directive = (goes_on || *b->line[i] == '#') && strchr(b->line[i], '\\');
        if (goes_on || *b->line[i] == '#') continue;
        if (kept != i) memcpy(b->line[kept], b->line[i], LINE);
        kept++;
    }
    b->n = kept;
}

bool header_declares(const struct block *b)
{
    size_t i = 0;
    if (b->n && header_starts(b->line[0], "/*")) {
        while (i < b->n && !strstr(b->line[i], "*/")) i++;
        i++;
    }
    return i < b->n &&
           (i > 0 || header_starts(b->line[0], "typedef") || header_starts(b->line[0], "HSTAR_API"));
}

void header_show(FILE *out, const struct block *b, size_t first)
{
    const char *mark = "HSTAR_API ";
    size_t shift = 0;
    fputs(".nf\n", out);
    for (size_t i = first; i < b->n; i++) {
        const char *line = b->line[i];
        if (header_starts(line, mark)) line += shift = strlen(mark);
        /* what is aligned to the first line's parenthesis moves with it */
        else if (strspn(line, " ") > shift)
            line += shift;
        roff_code(out, line, strlen(line));
        fputc('\n', out);
    }
    fputs(".fi\n", out);
}
