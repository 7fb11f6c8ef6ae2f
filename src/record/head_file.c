/* What files of all kinds begin with: who wrote them, and what was asked; and the formats that they name. */
#include "record/kind.h"

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

#ifdef __clang__
SAY(say_compiler, struct head, __VERSION__)
#else
SAY(say_compiler, struct head, "gcc " __VERSION__)
#endif

static void say_architecture(struct text *t, const struct frame *at)
{
    struct utsname machine;
    (void)at;
    text_append(t, uname(&machine) == 0 ? machine.machine : "unknown");
}

SAY(say_version, struct head, hstar_version())

static void say_schema(struct text *t, const struct frame *at)
{
    while (at->up) at = at->up;
    text_append(t, at->record->name);
}

/* ---- Formats ---- */

SAY(say_format, struct format, o->name)

#include "record/head.def"

void head_of(const struct problem *problem, struct head *head)
{
    *head = (struct head){.command_lent = problem->command,
                          .n_command = problem->n_command,
                          .kind_lent = problem_kind(problem),
                          .texts = problem->f->texts,
                          .variables = problem->f->variables,
                          .n_outputs = problem->f->n_outputs,
                          .n_variables = problem->f->n_variables,
                          .point_lent = problem->point};
}

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
