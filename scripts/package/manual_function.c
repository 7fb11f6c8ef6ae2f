/* The page of one function of hstar.h: its declaration and comment there, and its example of examples.c. */
#include "manual_header.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_EXAMPLE = 1 << 16, NAME = 64 };

/* ---- The example ---- */

/* A function of examples.c: from its head to the brace at its end; `pages` is the comment that lists pages, or NULL. */
struct example_function {
    const char *pages, *head, *name, *end;
};

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Does the text from `from` to `end` have the word? */
static bool has_word(const char *from, const char *end, const char *word, size_t length)
{
    for (; from + length <= end; from++)
        if (!strncmp(from, word, length) && !is_letter(from[length]) && !is_letter(from[-1])) return true;
    return false;
}

/* The next definition from `at` on; false at the last. A text that is one line ends with its semicolon. */
static bool next_example(const char *at, struct example_function *e)
{
    const char *head = strstr(at, "\nstatic ");
    if (!head) return false;
    e->head = head + 1;
    const char *line_end = strchr(e->head, '\n'), *paren = strpbrk(e->head, "([");
    const char *end = line_end[-1] == ';' ? line_end : strstr(e->head, "\n}\n");
    if (!end || !paren) return false;
    e->end = *end == '\n' && end[1] == '}' ? end + 2 : end;
    for (e->name = paren; is_letter(e->name[-1]); e->name--) continue;
    e->pages = head;
    while (e->pages > at && e->pages[-1] != '\n') e->pages--;
    if (strncmp(e->pages, "/* hstar_", strlen("/* hstar_"))) e->pages = NULL;
    return true;
}

static void show_code(FILE *out, const char *from, const char *end)
{
    while (from < end) {
        const char *line_end = memchr(from, '\n', (size_t)(end - from));
        if (!line_end) line_end = end;
        roff_code(out, from, (size_t)(line_end - from));
        fputc('\n', out);
        from = line_end + 1;
    }
}

/* What it calls of the other definitions, and itself. */
static void show_example(FILE *out, const char *examples, const struct example_function *shown)
{
    struct example_function e;
    fputs(".SH EXAMPLE\n.nf\n", out);
    for (const char *at = examples; next_example(at, &e) && e.head < shown->head; at = e.end) {
        size_t length = strcspn(e.name, "([");
        if (e.pages || !has_word(shown->name, shown->end, e.name, length)) continue;
        show_code(out, e.head, e.end);
        fputc('\n', out);
    }
    show_code(out, shown->head, shown->end);
    fputs(".fi\n", out);
}

/* The pages that share the example. */
static void see_also(FILE *out, const char *pages, const char *name)
{
    fputs(".SH SEE ALSO\n.BR hstar (3)", out);
    for (const char *at = strstr(pages, "hstar_"); *at == 'h'; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        if (strncmp(at, name, length) || name[length]) fprintf(out, ",\n.BR %.*s (3)", (int)length, at);
        at += length;
    }
    fputs("\n", out);
}

static bool example_of(FILE *out, const char *examples, const char *name)
{
    struct example_function e;
    for (const char *at = examples; next_example(at, &e); at = e.end) {
        if (!e.pages || !has_word(e.pages, e.head, name, strlen(name))) continue;
        show_example(out, examples, &e);
        see_also(out, e.pages, name);
        return true;
    }
    fprintf(stderr, "hstar_manual: examples.c has no example of %s\n", name);
    return false;
}

/* ---- The declaration ---- */

/* What a function gives back, by how its declaration begins. */
static const struct returned {
    const char *type, *text;
} returned[] = {
    {"hstar_status ",
     "HSTAR_OK, which is 0, or what went wrong: `hstar`(3) lists it. On failure what the function makes is "
     "untouched, and `error`, where it is not NULL, holds a sentence, a remedy, and the place in a text that "
     "is wrong."},
    {"const char *", "A text, which is not the caller's to free."},
    {"const double *", "Numbers, which are not the caller's to free."},
    {"size_t ", "That number."},
    {"unsigned ", "That number, as HSTAR_VERSION_NUMBER."},
    {"hstar_kind ", "The kind."},
    {"hstar_verdict ", "The verdict."},
};

static bool is_declaration_of(const char *line, const char *name)
{
    const char *at = strstr(line, name);
    return header_starts(line, "HSTAR_API ") && at && at[strlen(name)] == '(' && !is_letter(at[-1]);
}

/* The comment's first sentence, or what stands before a colon, in small letters. */
static void write_summary(FILE *out, const struct block *b)
{
    char sentence[4 * LINE] = "";
    for (size_t i = 0; i < b->n && i < 3; i++) {
        const char *line =
            b->line[i] + (header_starts(b->line[i], "/* ") || header_starts(b->line[i], " * ") ? 3 : 0);
        if (i && !header_starts(b->line[i], " * ")) break;
        if (i) strcat(sentence, " ");
        strcat(sentence, line);
        if (strstr(b->line[i], "*/")) break;
    }
    static const char *const ends[] = {". ", ": ", "; ", ".\n", " */", "."};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        char *end = strstr(sentence, ends[i]);
        if (end && end > sentence) *end = '\0';
    }
    if (sentence[0] && (islower((unsigned char)sentence[1]) || sentence[1] == ' '))
        sentence[0] = (char)tolower((unsigned char)sentence[0]);
    roff_text(out, sentence);
}

static void write_returned(FILE *out, const char *declaration)
{
    for (size_t i = 0; i < sizeof returned / sizeof *returned; i++) {
        if (!header_starts(declaration + strlen("HSTAR_API "), returned[i].type)) continue;
        fputs(".SH RETURN VALUE\n", out);
        roff_text(out, returned[i].text);
        fputc('\n', out);
    }
}

static void write_head(FILE *out, const char *name)
{
    fputs(".TH ", out);
    for (const char *c = name; *c; c++) fputc(toupper((unsigned char)*c), out);
    fputs(" 3 \"\" \"hstar " HSTAR_VERSION "\" \"Library Functions\"\n", out);
}

/* The block that declares the function, as a page without its example. */
static bool write_declared(FILE *out, FILE *header, struct block *b, const char *name)
{
    while (header_block(header, b)) {
        char declaration[LINE] = "";
        for (size_t i = 0; i < b->n; i++)
            if (is_declaration_of(b->line[i], name)) memcpy(declaration, b->line[i], LINE);
        if (!*declaration || !header_starts(b->line[0], "/* ")) continue;
        size_t first = 0;
        while (!strstr(b->line[first], "*/")) first++;
        write_head(out, name);
        fprintf(out, ".SH NAME\n%s \\- ", name);
        write_summary(out, b);
        fputs("\n.SH SYNOPSIS\n.nf\n.B #include <hstar.h>\n.fi\n.PP\n", out);
        header_show(out, b, first + 1);
        fputs(".SH DESCRIPTION\n", out);
        header_comment(out, b);
        write_returned(out, declaration);
        return true;
    }
    fprintf(stderr, "hstar_manual: hstar.h has no comment on %s\n", name);
    return false;
}

int manual_function(FILE *out, FILE *header, FILE *examples, const char *name)
{
    struct block *b = malloc(sizeof *b);
    char *text = calloc(1, MAX_EXAMPLE);
    bool written = b && text && fread(text, 1, MAX_EXAMPLE - 1, examples) < MAX_EXAMPLE - 1 &&
                   write_declared(out, header, b, name) && example_of(out, text, name);
    free(b);
    free(text);
    return written ? 0 : 3;
}
