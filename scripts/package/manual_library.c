/* hstar(3), from hstar.h, which is the manual: its comments become text, its declarations are shown as they stand. */
#include "manual.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LINES = 128, LINE = 256 };

/* Lines of the header up to an empty one: a comment, what it speaks of, or both. */
struct block {
    char line[MAX_LINES][LINE];
    size_t n;
};

static bool starts(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* False at the end of the header. Lines are known to be short: .clang-format sees to it. */
static bool read_block(FILE *header, struct block *b)
{
    char line[LINE];
    b->n = 0;
    while (fgets(line, sizeof line, header)) {
        line[strcspn(line, "\n")] = 0;
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
    size_t skip = starts(line, "/* ") ? 3 : starts(line, " * ") ? 3 : starts(line, " *") ? 2 : 0;
    if (!skip) skip = strspn(line, " ");
    memmove(line, line + skip, strlen(line + skip) + 1);
    char *end = strstr(line, " */");
    if (end) *end = 0;
}

/* Paragraphs of text; what is indented by four is an example. Returns the lines used. */
static size_t comment(FILE *out, struct block *b)
{
    bool code = false;
    size_t i = 0;
    for (bool open = true; open && i < b->n; i++) {
        char *line = b->line[i];
        open = !strstr(line, "*/");
        unframe(line);
        bool example = starts(line, "    ");
        if (example != code && *line) fputs(example ? ".PP\n.RS 4\n.nf\n" : ".fi\n.RE\n.PP\n", out);
        if (*line) code = example;
        if (code)
            roff_code(out, line, strlen(line));
        else if (*line)
            roff_text(out, line);
        else if (i + 1 < b->n && !starts(b->line[i + 1], " *     "))
            fputs(".PP", out);
        else
            continue;
        fputc('\n', out);
    }
    if (code) fputs(".fi\n.RE\n", out);
    return i;
}

/* Takes out what only the preprocessor reads. */
static void drop_directives(struct block *b)
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

/* Something is declared, behind a comment or without one. */
static bool declares(const struct block *b)
{
    size_t i = 0;
    if (b->n && starts(b->line[0], "/*")) {
        while (i < b->n && !strstr(b->line[i], "*/")) i++;
        i++;
    }
    return i < b->n && (i > 0 || starts(b->line[0], "typedef") || starts(b->line[0], "HSTAR_API"));
}

static void show(FILE *out, const struct block *b, size_t first)
{
    const char *mark = "HSTAR_API ";
    size_t shift = 0;
    fputs(".nf\n", out);
    for (size_t i = first; i < b->n; i++) {
        const char *line = b->line[i];
        if (starts(line, mark)) line += shift = strlen(mark);
        /* what is aligned to the first line's parenthesis moves with it */
        else if (strspn(line, " ") > shift)
            line += shift;
        roff_code(out, line, strlen(line));
        fputc('\n', out);
    }
    fputs(".fi\n", out);
}

static void heading(FILE *out, const char *line)
{
    const char *text = line + strlen("/* ---- "), *end = strstr(text, " ----");
    fputs(".SH ", out);
    for (; text < end; text++) fputc(*text >= 'a' && *text <= 'z' ? *text - 'a' + 'A' : *text, out);
    fputc('\n', out);
}

static void term(FILE *out, const char *name, const char *text)
{
    fprintf(out, ".TP\n.B %s\n", name);
    roff_text(out, text);
    fputc('\n', out);
}

static void tables(FILE *out)
{
    fputs(".SH STATUS CODES\n", out);
#define X(name, exit_status, meaning) term(out, "HSTAR_" #name, meaning);
    HSTAR_STATUS_LIST(X)
#undef X
    fputs(".SH SELECTORS\n", out);
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    term(out, name, summary " (" source "; at most " #max_evaluations " evaluations)");
#include "step/selectors.def"
#undef X
    fputs(".SH WHY A SEARCH ENDS\nThe words of \\fBstop\\fR, and the trust that goes with each:\n", out);
#define X(identifier, name, trust, sentence) term(out, "\"" name "\"", sentence " (HSTAR_TRUST_" #trust ")");
#include "step/stops.def"
#undef X
}

int manual_library(FILE *out, FILE *header)
{
    struct block *b = malloc(sizeof *b);
    if (!b || !read_block(header, b) || b->n < 3) {
        free(b);
        return 3;
    }
    fputs(".TH HSTAR 3 \"\" \"hstar " HSTAR_VERSION "\" \"Library Functions\"\n"
          ".SH NAME\nhstar \\- numerical derivatives with error bars, and the errors of finite differences\n"
          ".SH SYNOPSIS\n.nf\n.B #include <hstar.h>\n\ncc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs "
          "hstar)\n.fi\n"
          ".SH DESCRIPTION\n",
          out);
    size_t blocks = 0;
    bool headed = false;
    memmove(b->line[0], b->line[2], (b->n - 2) * LINE); /* the name of the file, and an empty line */
    comment(out, b);
    while (read_block(header, b)) {
        drop_directives(b);
        if (b->n && starts(b->line[0], "/* ---- ")) {
            heading(out, b->line[0]);
            headed = true;
        }
        if (!declares(b)) continue;
        if (!headed) fputs(".PP\n", out);
        headed = false;
        if (starts(b->line[0], "/*")) {
            size_t next = comment(out, b);
            fputs(".PP\n", out);
            show(out, b, next);
        } else
            show(out, b, 0);
        blocks++;
    }
    free(b);
    tables(out);
    fputs(".SH SEE ALSO\n.BR hstar (1)\n", out);
    return blocks > 5 ? 0 : 3; /* a header that was not understood */
}
