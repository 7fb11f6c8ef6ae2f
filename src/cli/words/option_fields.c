/* From the command line to hstar_options, by the table option_fields.def. */
#include "cli/words/option_fields.h"
#include "cli/words/option_value.h"

#include <limits.h>

enum field_kind { TEXT, NUMBER, POSITIVE, COUNT, WHOLE, UNSIGNED, LONG, SET, CLEAR };

static const struct field {
    enum option_id option;
    enum field_kind kind;
    size_t offset;
} fields[] = {
#define X(option, kind, member) {OPTION_##option, kind, offsetof(hstar_options, member)},
#include "cli/words/option_fields.def"
#undef X
};

static hstar_status read_field(const struct arguments *a, const struct field *f, hstar_options *o,
                               hstar_error *err)
{
    void *member = (char *)o + f->offset;
    size_t n = 0;
    hstar_status status = HSTAR_OK;
    switch (f->kind) {
    case TEXT:
        *(const char **)member = a->value[f->option];
        return HSTAR_OK;
    case NUMBER:
        return option_number(a, f->option, member, err);
    case POSITIVE:
        return option_positive(a, f->option, member, err);
    case COUNT:
        return option_count(a, f->option, 1, member, err);
    case WHOLE:
        return option_count(a, f->option, 0, member, err);
    case UNSIGNED:
        status = option_count(a, f->option, 0, &n, err);
        *(unsigned *)member = n < UINT_MAX ? (unsigned)n : UINT_MAX;
        return status;
    case LONG:
        status = option_count(a, f->option, 0, &n, err);
        *(unsigned long long *)member = n;
        return status;
    case SET:
    case CLEAR:
        *(int *)member = f->kind == SET;
        return HSTAR_OK;
    }
    return HSTAR_OK;
}

hstar_status option_fields_read(const struct arguments *a, hstar_options *o, hstar_error *err)
{
    const hstar_options standard = HSTAR_OPTIONS;
    hstar_status status = HSTAR_OK;
    *o = standard;
    o->command = a->line;
    o->n_command = a->argc;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !status; i++)
        if (a->given[fields[i].option]) status = read_field(a, &fields[i], o, err);
    return status;
}
