/* A sweep as CSV: its columns are those of sweep/columns.def, a row an h. */
#include "record/record.h"
#include "sweep/sweep.h"

#include <math.h>

enum { BLOCK = 1 << 16 };

static void sweep_header(struct text *t, const struct frame *root)
{
    (void)root;
    text_append(t, "output,wrt,method,h");
    for (size_t c = 0; c < N_COLUMNS; c++) {
        text_append(t, ",");
        text_append(t, sweep_columns[c].name);
    }
    text_append(t, ",best\n");
}

/* The rows of a method of a component, or of the whole gradient: their columns, NULL where there is none. */
struct rows {
    struct text names; /* "0,x,central," */
    const double *column[N_COLUMNS];
    double best; /* the step that is the best, as it was measured */
};

/* Where there is no number the cell is empty. */
static void sweep_row(struct text *t, const struct rows *r, double h, size_t i)
{
    text_append_bytes(t, r->names.data, r->names.length);
    text_double(t, h);
    for (size_t c = 0; c < N_COLUMNS; c++) {
        text_append_bytes(t, ",", 1);
        if (r->column[c] && isfinite(r->column[c][i])) text_double(t, r->column[c][i]);
    }
    text_append(t, h == r->best ? ",1\n" : ",0\n");
}

static hstar_status flush(struct text *t, struct sink *sink, hstar_error *err)
{
    if (t->failed) return error_memory(err);
    hstar_status status = sink_write(sink, t->data, t->length, err);
    t->length = 0;
    return status;
}

static hstar_status write_rows(const struct sweep *s, struct rows *r, struct text *t, struct sink *sink,
                               hstar_error *err)
{
    hstar_status status = r->names.failed ? error_memory(err) : HSTAR_OK;
    for (size_t i = 0; i < s->n_h && status == HSTAR_OK; i++) {
        sweep_row(t, r, s->h[i], i);
        if (t->failed || t->length > BLOCK) status = flush(t, sink, err);
    }
    text_clear(&r->names);
    return status;
}

static hstar_status write_method(const struct sweep *s, const struct component_sweep *c,
                                 const struct method_sweep *m, struct text *t, struct sink *sink,
                                 hstar_error *err)
{
    struct rows r = {.best = m->optimum.measured.h};
    for (size_t k = 0; k < N_COLUMNS; k++) r.column[k] = m->column[k];
    text_init(&r.names);
    text_format(&r.names, "%zu,", c->output);
    csv_append_name(&r.names, s->problem->f->variables[c->wrt]);
    text_append(&r.names, ",");
    csv_append_name(&r.names, m->name);
    text_append(&r.names, ",");
    return write_rows(s, &r, t, sink, err);
}

static hstar_status write_gradient(const struct sweep *s, size_t m, struct text *t, struct sink *sink,
                                   hstar_error *err)
{
    const struct gradient_error *g = &s->gradient_error[m];
    struct rows r = {.best = g->optimum.measured.h};
    r.column[COLUMN_ERROR] = g->error;
    r.column[COLUMN_TRUNCATION] = g->truncation;
    r.column[COLUMN_ROUNDING] = g->rounding;
    text_init(&r.names);
    text_append(&r.names, ",,");
    csv_append_name(&r.names, s->components[0].methods[m].name);
    text_append(&r.names, ",");
    return write_rows(s, &r, t, sink, err);
}

static hstar_status write_steps(const struct frame *root, struct sink *sink, hstar_error *err)
{
    const struct sweep *s = root->data;
    struct text t;
    text_init(&t);
    sweep_header(&t, root);
    hstar_status status = HSTAR_OK;
    for (size_t c = 0; c < s->n_components; c++)
        for (size_t m = 0; m < s->n_methods && status == HSTAR_OK; m++)
            status = write_method(s, &s->components[c], &s->components[c].methods[m], &t, sink, err);
    for (size_t m = 0; s->gradient_error && m < s->n_methods && status == HSTAR_OK; m++)
        status = write_gradient(s, m, &t, sink, err);
    if (status == HSTAR_OK) status = flush(&t, sink, err);
    text_clear(&t);
    return status;
}

const struct csv_form csv_of_steps = {sweep_header, write_steps};
