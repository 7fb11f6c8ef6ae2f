/* The anatomy of a block: each sample from the Taylor series, which is fast, and from the definitions where that
 * does not tell its parts. */
#include "sweep/anatomy.h"
#include "sweep/split_complex.h"
#include "sweep/split_definition.h"
#include "sweep/split_series.h"

#include <math.h>

static const enum sweep_column part_columns[N_PARTS] = {[PART_TRUNCATION] = COLUMN_TRUNCATION,
                                                        [PART_NODE] = COLUMN_NODE,
                                                        [PART_EVALUATION] = COLUMN_EVALUATION,
                                                        [PART_ARITHMETIC] = COLUMN_ARITHMETIC};

hstar_status anatomy_init(struct anatomy *a, const struct component *place, const struct method *methods,
                          const struct shared_nodes *shared_nodes, const arb_t reference, const arb_t exact,
                          hstar_error *err)
{
    *a = (struct anatomy){.place = place, .methods = methods, .shared_nodes = shared_nodes};
    arb_init(a->reference);
    arb_set(a->reference, reference);
    if (exact) {
        arb_t difference;
        arb_init(difference);
        arb_sub(difference, exact, reference, REFERENCE_PRECISION);
        a->difference = bounded_ball(difference);
        arb_clear(difference);
    }
    hstar_status status = expansion_init(&a->expansion, place, methods, shared_nodes->n_methods, err);
    if (status) anatomy_clear(a);
    return status;
}

void anatomy_clear(struct anatomy *a)
{
    expansion_clear(&a->expansion);
    arb_clear(a->reference);
}

static void store(struct anatomy_columns *columns, size_t i, const struct part_numbers *numbers)
{
    for (size_t p = 0; p < N_PARTS; p++) columns->column[part_columns[p]][i] = numbers->part[p];
    columns->column[COLUMN_ROUNDING][i] = numbers->rounding;
}

static hstar_status split_step(const struct split_series *series, size_t m, size_t i,
                               struct anatomy_columns *columns, hstar_error *err)
{
    struct part_numbers numbers = {{NAN, NAN, NAN, NAN}, NAN};
    bool resolved = true;
    hstar_status status = HSTAR_OK;
    const bool finite = isfinite(series->block->estimate[m].nearest[i]);
    switch (series->a->methods[m].kind) {
    case METHOD_STENCIL:
    case METHOD_RICHARDSON:
        if (finite && !split_series(series, m, i, &numbers))
            status = split_definition(series->a, series->block, m, i, &numbers, &resolved, err);
        break;
    case METHOD_RIDDERS:
        if (finite) status = split_definition(series->a, series->block, m, i, &numbers, &resolved, err);
        break;
    case METHOD_COMPLEX_STEP:
        if (finite) status = split_complex(series->a, series->block, m, i, &numbers, &resolved, err);
        break;
    }
    store(columns, i, &numbers);
    columns->n_unresolved += !resolved;
    return status;
}

hstar_status anatomy_run(const struct anatomy *a, const struct estimate_block *block,
                         struct anatomy_columns *columns, hstar_error *err)
{
    struct split_series series;
    hstar_status status = split_series_init(&series, a, block, err);
    if (status) return status;
    for (size_t m = 0; m < a->shared_nodes->n_methods && !status; m++)
        for (size_t i = 0; i < block->n && !status; i++) status = split_step(&series, m, i, &columns[m], err);
    split_series_clear(&series);
    return status;
}
