/* A sweep as plain data: its columns' names, and giving it back. */
#include "sweep/sweep.h"
#include "base/texts.h"

#include <stdlib.h>

const struct sweep_column_row sweep_columns[N_COLUMNS] = {
#define X(identifier, name, anatomy, meaning) {name, anatomy, meaning},
#include "sweep/columns.def"
#undef X
};

static void clear_method(struct method_sweep *m)
{
    free(m->name);
    free(m->h_used);
    free(m->point_used);
    texts_free(m->nodes, m->n_nodes);
    texts_free(m->weights, m->n_nodes);
    for (size_t c = 0; c < N_COLUMNS; c++) free(m->column[c]);
    free(m->halvings);
    free(m->levels);
    free(m->calls);
    free(m->no_estimate);
    free(m->no_model);
    free(m->error_envelope);
    free(m->rounding_envelope);
}

void sweep_free(struct sweep *s)
{
    if (!s) return;
    problem_release(s->problem);
    free(s->point_used);
    free(s->h);
    for (size_t c = 0; s->components && c < s->n_components; c++) {
        struct component_sweep *component = &s->components[c];
        reference_clear(&component->reference);
        for (size_t m = 0; component->methods && m < s->n_methods; m++) clear_method(&component->methods[m]);
        free(component->methods);
        free(component->h_used);
    }
    free(s->components);
    for (size_t m = 0; s->gradient_error && m < s->n_methods; m++) {
        free(s->gradient_error[m].error);
        free(s->gradient_error[m].truncation);
        free(s->gradient_error[m].rounding);
        free(s->gradient_error[m].envelope);
    }
    free(s->gradient_error);
    free(s);
}
