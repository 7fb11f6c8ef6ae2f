/* JUnit's XML. It has no way to write most control characters, not even as &#…;. */
#include "cli/checks/junit_text.h"
#include "base/character.h"

enum { NO_CHARACTER = 0xfffe, NO_CHARACTER_EITHER = 0xffff };

/* What stands for a character of XML: NULL for itself. */
static const char *xml_stand_in(long code, bool lines)
{
    switch (code) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return lines ? NULL : " ";
    case -1:
    case NO_CHARACTER:
    case NO_CHARACTER_EITHER:
        return "?";
    default:
        return character_steers(code) ? " " : NULL;
    }
}

/* `lines`: it may have several, as an attribute may not. */
static void xml_append(struct text *t, const char *s, bool lines)
{
    while (*s) {
        long code;
        const size_t n = character_read(s, &code);
        const char *other = xml_stand_in(code, lines);
        if (other)
            text_append(t, other);
        else
            text_append_bytes(t, s, n);
        s += n;
    }
}

static void xml_attribute(struct text *t, const char *name, const char *value)
{
    text_format(t, " %s=\"", name);
    xml_append(t, value, false);
    text_append(t, "\"");
}

/* The element within a test that did not pass, and its type. */
static const struct {
    const char *element, *type;
} junit_elements[N_CHECK_OUTCOMES] = {[CHECK_DISAGREES] = {"failure", "disagrees"},
                                      [CHECK_UNDECIDED] = {"skipped", "undecided"},
                                      [CHECK_ERROR] = {"error", "error"}};

void junit_case(struct text *t, const struct check_case *c)
{
    const char *element = junit_elements[c->outcome].element;
    text_append(t, "    <testcase");
    xml_attribute(t, "classname", c->group);
    xml_attribute(t, "name", c->name);
    if (!element) {
        text_append(t, "/>\n");
        return;
    }
    text_format(t, ">\n      <%s type=\"%s\"", element, junit_elements[c->outcome].type);
    xml_attribute(t, "message", c->message);
    text_append(t, ">");
    xml_append(t, c->details, true);
    text_format(t, "</%s>\n    </testcase>\n", element);
}

static void junit_counts(struct text *t, const struct check_report *r)
{
    text_format(t, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n", check_report_cases(r),
                r->count[CHECK_DISAGREES], r->count[CHECK_ERROR], r->count[CHECK_UNDECIDED]);
}

void junit_document(struct text *t, const struct check_report *r, const char *suite)
{
    text_append(t, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
    junit_counts(t, r);
    text_append(t, "  <testsuite");
    xml_attribute(t, "name", suite);
    junit_counts(t, r);
    text_append(t, text_said(&r->junit, t));
    text_append(t, "  </testsuite>\n</testsuites>\n");
}
