/* A descent as CSV: a row for each step of its trace. */
#include "record/csv.h"

#include <math.h>

static void cell(struct text *t, double x)
{
    text_append(t, ",");
    if (isfinite(x)) text_double(t, x);
}

hstar_status csv_write_descent(const struct descent *d, struct sink *sink, hstar_error *err)
{
    struct text t;
    text_init(&t);
    text_append(&t, "iteration,f,gradient_norm,gradient_bar,move,evaluations");
    for (size_t v = 0; d->path && v < d->problem->f->n_variables; v++) {
        text_append(&t, ",");
        csv_append_name(&t, d->problem->f->variables[v]);
    }
    text_append(&t, "\n");
    for (size_t k = 0; k < d->n_steps; k++) {
        const struct descent_step *s = &d->trace[k];
        text_format(&t, "%zu", k);
        cell(&t, s->f);
        cell(&t, s->gradient_norm);
        cell(&t, s->gradient_bar);
        cell(&t, s->move);
        text_format(&t, ",%zu", s->evaluations);
        for (size_t v = 0; d->path && v < d->problem->f->n_variables; v++)
            cell(&t, d->path[k * d->problem->f->n_variables + v]);
        text_append(&t, "\n");
    }
    hstar_status status = t.failed ? error_memory(err) : sink_write(sink, t.data, t.length, err);
    text_clear(&t);
    return status;
}
