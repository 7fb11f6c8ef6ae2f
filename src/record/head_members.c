/* What files of all kinds begin with: who wrote them, and what was asked; and the formats that they name. */
#include "record/shared_members.h"

#include <string.h>
#include <sys/utsname.h>
#ifdef __GLIBC__
#include <gnu/libc-version.h>
#endif

/* ---- The environment ---- */

static void say_libm(struct text *t, const struct frame *at)
{
    (void)at;
#ifdef __GLIBC__
    text_format(t, "glibc %s", gnu_get_libc_version());
#else
    text_append(t, "unknown");
#endif
}

static void say_compiler(struct text *t, const struct frame *at)
{
    (void)at;
#ifdef __clang__
    text_append(t, __VERSION__);
#else
    text_append(t, "gcc " __VERSION__);
#endif
}

static void say_architecture(struct text *t, const struct frame *at)
{
    struct utsname machine;
    (void)at;
    text_append(t, uname(&machine) == 0 ? machine.machine : "unknown");
}

static void say_version(struct text *t, const struct frame *at)
{
    (void)at;
    text_append(t, hstar_version());
}

static void say_schema(struct text *t, const struct frame *at)
{
    text_append(t, at->head->schema);
}

#define OBJECT struct head

static const struct member environment_members[] = {
    SAID(libm, say_libm, "the library of mathematical functions, with its version"),
    SAID(compiler, say_compiler, "which compiled hstar, with its version"),
    SAID(architecture, say_architecture, "of the processor"),
};
static RECORD_OF(environment, "environment");

/* ---- The question ---- */

#define OF(count) .n = {&function_record, offsetof(struct head, count)}
static const struct record function_record;

static const struct member function_members[] = {
    TEXT(kind, kind, "`expression`, `plugin` or `program`"),
    TEXTS(text, texts, "one for each output", OF(n_outputs), .flags = NOT_EMPTY),
    TEXTS(variables, variables, "their names", OF(n_variables), .flags = NOT_EMPTY),
};
static RECORD_OF(function, "function");

static const struct member writer_members[] = {
    SAID(schema, say_schema, "what the file is"),
    SAID(hstar, say_version, "the version that wrote it"),
    TEXTS(command, command, "the command line", .n = {&writer_record, offsetof(struct head, n_command)}),
    PART(environment, environment, "whose numbers they are", .flags = WRITE_ONLY),
};
RECORD_OF(writer, "head of a file");

static const struct member question_members[] = {
    ALSO(writer, ""),
    PART(function, function, "what was asked about"),
    POINT(point, point, "where: a number for each variable", .flags = FINITE),
};
RECORD_OF(question, "head of a result");

#undef OBJECT
#undef OF

/* ---- Formats ---- */

static void say_format(struct text *t, const struct frame *at)
{
    const struct format *format = at->data;
    text_append(t, format->name);
}

#define OBJECT struct format
static const struct member format_members[] = {
    SAID(name, say_format, "`hstar list formats`"),
    COUNT(bits, bits, "of the significand, the hidden one included"),
    NUMBER(unit_roundoff, unit_roundoff, "", "2^-bits"),
};
RECORD_OF(format, "format");
#undef OBJECT

void write_format(struct json_writer *w, const struct member *m, const struct frame *at)
{
    const struct format *format;
    memcpy(&format, (const char *)at->data + m->offset, sizeof format);
    write_object(w, m->name, &(struct frame){&format_record, format, 0, at, at->head});
}

void read_format(const struct json_value *value, const struct member *m, void *object, const struct frame *at)
{
    struct json_value name = json_member(value, "name");
    const struct format *format = format_find(json_text(&name));
    (void)at;
    if (!format) json_complain(&name, "is \"%.60s\", which this hstar does not know", json_text(&name));
    memcpy((char *)object + m->offset, &format, sizeof format);
}
