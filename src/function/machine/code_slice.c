/* Making footings and slices; what computes them is evaluate.c. */
#include "function/machine/code_slice.h"
#include "base/memory.h"
#include "function/machine/evaluate.h"

#include <stdlib.h>

/* Points at once, and numbers in all rows: about as much as the caches hold. */
enum { MOST_POINTS = 256, MOST_NUMBERS = 1 << 20 };

static size_t size_of(const struct footing *f)
{
    static const size_t sizes[N_ARITHMETICS] = {
#define X(identifier, type, suffix) [ARITHMETIC_##identifier] = sizeof(type),
#include "number/arithmetics.def"
#undef X
    };
    return sizes[f->arithmetic];
}

struct footing *footing_new(enum arithmetic arithmetic, const struct code *code, const void *constant,
                            const struct rounding *rounding, const void *point)
{
    struct footing *f = memory_array(1, sizeof *f);
    if (!f) return NULL;
    *f = (struct footing){.code = code, .arithmetic = arithmetic, .constant = constant, .rounding = rounding};
    if (flow_init(&f->flow, code)) {
        f->number = memory_room(flow_n_nodes(&f->flow), size_of(f));
        f->element = memory_room(f->flow.n_elements, size_of(f));
    }
    if (!f->number || !f->element) {
        footing_free(f);
        return NULL;
    }
    evaluate_footing(f, point);
    return f;
}

void footing_free(struct footing *f)
{
    if (!f) return;
    flow_clear(&f->flow);
    free(f->number);
    free(f->element);
    free(f);
}

struct code_slice *code_slice_new(const struct footing *f, size_t output, size_t wrt)
{
    struct code_slice *s = memory_array(1, sizeof *s);
    if (!s) return NULL;
    *s = (struct code_slice){.footing = f, .output = f->flow.output[output], .wrt = (node)wrt};
    if (dependents_init(&s->dependents, &f->flow, output, wrt)) return s;
    free(s);
    return NULL;
}

void code_slice_free(struct code_slice *s)
{
    if (!s) return;
    dependents_clear(&s->dependents);
    free(s->rows);
    free(s);
}

/* For n points at once, or as many as shall be. */
static bool make_rows(struct code_slice *s, size_t n)
{
    const size_t n_rows = s->dependents.n;
    size_t block = n < MOST_POINTS ? n : MOST_POINTS;
    while (block > 1 && n_rows > MOST_NUMBERS / block) block /= 2;
    if (block <= s->block) return true;
    void *rows = memory_room(n_rows, block * size_of(s->footing));
    if (!rows) return false;
    free(s->rows);
    s->rows = rows;
    s->block = block;
    return true;
}

bool code_slice_values(struct code_slice *s, const void *x, size_t n, void *y)
{
    if (!make_rows(s, n)) return false;
    evaluate_slice(s, n, x, y);
    return true;
}
