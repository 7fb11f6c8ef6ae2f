/* The methods: what each row of the table estimates with. */
#include "stencil/method.h"
#include "base/memory.h"

#include <stdlib.h>

static const struct method_row rows[] = {
#define X(name, kind, side, order, orders, summary)                                                          \
    {name, METHOD_##kind, SIDE_##side, order, orders, summary},
#include "stencil/methods.def"
#undef X
};
enum { N_ROWS = sizeof rows / sizeof *rows };

size_t method_rows(const struct method_row **out)
{
    *out = rows;
    return N_ROWS;
}

/* The stencil that a tableau of central differences amounts to: the one of highest order on its nodes. */
static hstar_status richardson_stencil(unsigned levels, struct stencil **stencil, hstar_error *err)
{
    fmpq *nodes = fractions_new(2 * (size_t)levels);
    if (!nodes) return error_memory(err);
    for (unsigned i = 0; i < levels; i++) {
        fraction_set_ratio(nodes + 2 * i, 1, 1UL << i);
        fraction_neg(nodes + 2 * i + 1, nodes + 2 * i);
    }
    hstar_status status = stencil_new(nodes, 2 * (size_t)levels, 1, stencil, err);
    fractions_free(nodes, 2 * (size_t)levels);
    return status;
}

hstar_status method_make(const struct method_row *row, unsigned derivative, unsigned order, struct method *m,
                         hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    m->kind = row->kind;
    switch (row->kind) {
    case METHOD_STENCIL:
        status = stencil_family(row->side, derivative, order, &m->stencil, err);
        break;
    case METHOD_RICHARDSON:
        status = richardson_stencil(order, &m->stencil, err);
        break;
    case METHOD_RIDDERS:
        m->tableau = memory_array(order, sizeof *m->tableau);
        if (!m->tableau) return error_memory(err);
        for (; m->n_levels < order && !status; m->n_levels++)
            status = richardson_stencil((unsigned)m->n_levels + 1, &m->tableau[m->n_levels], err);
        if (!status) status = richardson_stencil(order, &m->stencil, err);
        break;
    case METHOD_COMPLEX_STEP:
        m->derivative = 1;
        m->order = order;
        break;
    }
    if (!status && m->stencil) {
        m->derivative = m->stencil->derivative;
        m->order = m->stencil->order;
    }
    return status;
}

size_t method_n_nodes(const struct method *m)
{
    return m->stencil ? m->stencil->n : 0;
}

bool method_has_stencil(const struct method *m)
{
    return m->kind == METHOD_STENCIL || m->kind == METHOD_RICHARDSON;
}

size_t method_evaluations(const struct method *m)
{
    return m->kind == METHOD_COMPLEX_STEP ? 1 : method_n_nodes(m);
}

/* Im f(x + ih) / h = sum over odd j of (-1)^((j-1)/2) f^(j)(x)/j! h^(j-1) */
void method_moment(fmpq_t moment, const struct method *m, unsigned j)
{
    if (m->stencil)
        stencil_moment(moment, m->stencil, j);
    else
        fraction_set_ratio(moment, j % 2 == 0 ? 0 : j % 4 == 1 ? 1 : -1, 1);
}

void methods_free(struct method *methods, size_t n)
{
    if (!methods) return;
    for (size_t i = 0; i < n; i++) {
        free(methods[i].name);
        stencil_free(methods[i].stencil);
        for (size_t k = 0; k < methods[i].n_levels; k++) stencil_free(methods[i].tableau[k]);
        free(methods[i].tableau);
    }
    free(methods);
}
