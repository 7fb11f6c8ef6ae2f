/* hstar(3), from hstar.h, which is the manual: its comments become text, its declarations are shown as they stand. */
#include "manual_header.h"

#include <stdlib.h>
#include <string.h>

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
    if (!b || !header_block(header, b) || b->n < 3) {
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
    header_comment(out, b);
    while (header_block(header, b)) {
        header_drop_directives(b);
        if (b->n && header_starts(b->line[0], "/* ---- ")) {
            heading(out, b->line[0]);
            headed = true;
        }
        if (!header_declares(b)) continue;
        if (!headed) fputs(".PP\n", out);
        headed = false;
        if (header_starts(b->line[0], "/*")) {
            size_t next = header_comment(out, b);
            fputs(".PP\n", out);
            header_show(out, b, next);
        } else
            header_show(out, b, 0);
        blocks++;
    }
    free(b);
    tables(out);
    fputs(".SH SEE ALSO\n.BR hstar (1),\nand a page with an example for each function:\n.BR "
          "hstar_differentiate (3),\n"
          ".BR hstar_jacobian (3),\n.BR hstar_check (3)\nand so on.\n",
          out);
    return blocks > 5 ? 0 : 3; /* a header that was not understood */
}
