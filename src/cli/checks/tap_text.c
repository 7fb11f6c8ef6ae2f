/* The Test Anything Protocol: a line a test, and what is wrong as a block of YAML. */
#include "cli/checks/tap_text.h"
#include "base/character.h"

#include <string.h>

/* One line; what is among `escaped` gets a backslash before it. */
static void tap_line(struct text *t, const char *s, const char *escaped)
{
    while (*s) {
        long code;
        const size_t n = character_read(s, &code);
        if (code < 0 || character_steers(code)) {
            text_append(t, code < 0 ? "?" : " ");
        } else {
            if (n == 1 && strchr(escaped, *s)) text_append(t, "\\");
            text_append_bytes(t, s, n);
        }
        s += n;
    }
}

static void yaml_quoted(struct text *t, const char *name, const char *value)
{
    text_format(t, "%s: \"", name);
    tap_line(t, value, "\"\\");
    text_append(t, "\"\n");
}

/* The lines of a text as they are, indented. */
static void yaml_lines(struct text *t, const char *name, const char *lines)
{
    if (!*lines) return;
    text_format(t, "  %s: |\n", name);
    while (*lines) {
        const size_t n = strcspn(lines, "\n");
        struct text line;
        text_init(&line);
        text_append_bytes(&line, lines, n);
        text_append(t, "    ");
        tap_line(t, text_said(&line, t), "");
        text_append(t, "\n");
        text_clear(&line);
        lines += n + (lines[n] == '\n');
    }
}

static void tap_diagnosis(struct text *t, const struct check_case *c)
{
    text_append(t, "  ---\n");
    yaml_quoted(t, "  message", c->message);
    yaml_quoted(t, "  severity", c->outcome == CHECK_ERROR ? "error" : "fail");
    if (c->line) {
        text_append(t, "  at:\n");
        yaml_quoted(t, "    file", c->group);
        text_format(t, "    line: %zu\n", c->line);
    }
    yaml_lines(t, "details", c->details);
    text_append(t, "  ...\n");
}

void tap_case(struct text *t, size_t number, const struct check_case *c)
{
    const bool failed = c->outcome == CHECK_DISAGREES || c->outcome == CHECK_ERROR;
    text_format(t, "%sok %zu - ", failed ? "not " : "", number);
    tap_line(t, c->name, "#\\");
    if (c->outcome == CHECK_UNDECIDED) {
        text_append(t, " # SKIP ");
        tap_line(t, c->message, "");
    }
    text_append(t, "\n");
    if (failed) tap_diagnosis(t, c);
}

void tap_document(struct text *t, const struct check_report *r)
{
    text_append(t, "TAP version 13\n");
    text_append(t, text_said(&r->tap, t));
    text_format(t, "1..%zu\n", check_report_cases(r));
}
