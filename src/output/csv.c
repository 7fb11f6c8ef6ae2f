/* CSV after RFC 4180, with line feeds: a header, then one row per component, method and h. */
#include "output/csv.h"

#include <math.h>
#include <string.h>

enum { BLOCK = 1 << 16 };

void csv_append_name(struct text *t, const char *name)
{
    if (!name[strcspn(name, ",\"\r\n")]) {
        text_append(t, name);
        return;
    }
    text_append(t, "\"");
    for (; *name; name++) {
        if (*name == '"') text_append(t, "\"");
        text_append_bytes(t, name, 1);
    }
    text_append(t, "\"");
}

static void append_header(struct text *t)
{
    text_append(t, "output,wrt,method,h");
    for (size_t c = 0; c < N_COLUMNS; c++) {
        text_append(t, ",");
        text_append(t, sweep_columns[c].name);
    }
    text_append(t, "\n");
}

/* Where there is no number the cell is empty. */
static void append_row(struct text *t, const struct text *names, double h, const struct method_sweep *m,
                       size_t i)
{
    text_append_bytes(t, names->data, names->length);
    text_double(t, h);
    for (size_t c = 0; c < N_COLUMNS; c++) {
        text_append_bytes(t, ",", 1);
        if (m->column[c] && isfinite(m->column[c][i])) text_double(t, m->column[c][i]);
    }
    text_append_bytes(t, "\n", 1);
}

static hstar_status flush(struct text *t, struct sink *sink, hstar_error *err)
{
    if (t->failed) return error_memory(err);
    hstar_status status = sink_write(sink, t->data, t->length, err);
    t->length = 0;
    return status;
}

static hstar_status write_method(const struct sweep *s, const struct component *c,
                                 const struct method_sweep *m, struct text *t, struct sink *sink,
                                 hstar_error *err)
{
    struct text names;
    text_init(&names);
    text_format(&names, "%zu,", c->output);
    csv_append_name(&names, s->variables[c->wrt]);
    text_append(&names, ",");
    csv_append_name(&names, m->name);
    text_append(&names, ",");
    hstar_status status = names.failed ? error_memory(err) : HSTAR_OK;
    for (size_t i = 0; i < s->n_h && status == HSTAR_OK; i++) {
        append_row(t, &names, s->h[i], m, i);
        if (t->failed || t->length > BLOCK) status = flush(t, sink, err);
    }
    text_clear(&names);
    return status;
}

hstar_status csv_write_sweep(const struct sweep *s, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    append_header(&t);
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods && status == HSTAR_OK; m++)
            status = write_method(s, &s->components[c], &s->components[c].methods[m], &t, sink, err);
    if (status == HSTAR_OK) status = flush(&t, sink, err);
    text_clear(&t);
    return status;
}
