/* The class of functions that are counted. Each has a class of its own, which is that of its function but for what is called. */
#include "function/source/counted.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

struct counted {
    struct function head;
    struct function_class class;
    const struct function *f;
    struct ledger *ledger;
};

static void counted_free(struct function *f)
{
    free(f);
}

bool counted_suits(const struct function *f)
{
    return !function_is_exact(f) && f->class->free != counted_free;
}

const struct function *counted_of(const struct function *f)
{
    return f->class->free == counted_free ? ((const struct counted *)f)->f : f;
}

/* The calls of a class that tells none of its answers are told when all of them are there. */
static hstar_status call_and_tally(const struct counted *c, const struct points *points,
                                   double *const *outputs, hstar_error *err)
{
    struct call_tally tally = {.ledger = c->ledger};
    struct points told = *points;
    told.tally = &tally;
    const hstar_status status = function_evaluate(c->f, &told, outputs, err);
    const size_t n = atomic_load(&tally.n);
    if (n < points->n) ledger_answered(c->ledger, points->n - n);
    return status;
}

static hstar_status counted_evaluate(const struct function *f, const struct points *points,
                                     double *const *outputs, hstar_error *err)
{
    const struct counted *c = (const struct counted *)f;
    if (ledger_is_off(c->ledger)) return error_cancelled(err);
    struct points granted = *points;
    granted.n = ledger_take(c->ledger, points->n);
    for (size_t o = 0; o < f->n_outputs; o++)
        for (size_t i = granted.n; i < points->n; i++) outputs[o][i] = (double)NAN;
    return granted.n ? call_and_tally(c, &granted, outputs, err) : HSTAR_OK;
}

static size_t counted_width(const struct function *f)
{
    const struct counted *c = (const struct counted *)f;
    return ledger_has_budget(c->ledger) ? 1 : function_width(c->f);
}

static void counted_failures(const struct function *f, struct function_failures *failures)
{
    function_failures(((const struct counted *)f)->f, failures);
}

static void counted_foresee(const struct function *f, const struct points *points)
{
    const struct counted *c = (const struct counted *)f;
    if (!ledger_has_budget(c->ledger)) function_foresee(c->f, points);
}

static size_t counted_n_foreseen(const struct function *f)
{
    return function_n_foreseen(((const struct counted *)f)->f);
}

/* ---- Along one variable ---- */

struct counted_base {
    const struct counted *c;
    void *base;
};

struct counted_line {
    const struct counted *c;
    void *line;
};

static const struct function_slices *slices_of(const struct counted *c)
{
    return c->f->class->slices;
}

static hstar_status counted_base_new(const struct function *f, const double *point, void **base,
                                     hstar_error *err)
{
    struct counted_base *b = memory_array(1, sizeof *b);
    if (!b) return error_memory(err);
    b->c = (const struct counted *)f;
    const hstar_status status = slices_of(b->c)->base_new(b->c->f, point, &b->base, err);
    if (status)
        free(b);
    else
        *base = b;
    return status;
}

static void counted_base_free(void *base)
{
    struct counted_base *b = base;
    if (b) slices_of(b->c)->base_free(b->base);
    free(b);
}

static hstar_status counted_line_new(void *base, size_t output, size_t wrt, void **line, hstar_error *err)
{
    const struct counted_base *b = base;
    struct counted_line *l = memory_array(1, sizeof *l);
    if (!l) return error_memory(err);
    l->c = b->c;
    const hstar_status status = slices_of(b->c)->line_new(b->base, output, wrt, &l->line, err);
    if (status)
        free(l);
    else
        *line = l;
    return status;
}

static hstar_status counted_line_values(void *line, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct counted_line *l = line;
    if (ledger_is_off(l->c->ledger)) return error_cancelled(err);
    const size_t granted = ledger_take(l->c->ledger, n);
    for (size_t i = granted; i < n; i++) y[i] = (double)NAN;
    if (!granted) return HSTAR_OK;
    const hstar_status status = slices_of(l->c)->line_values(l->line, x, granted, y, err);
    ledger_answered(l->c->ledger, granted);
    return status;
}

static void counted_line_free(void *line)
{
    struct counted_line *l = line;
    if (l) slices_of(l->c)->line_free(l->line);
    free(l);
}

static void counted_line_trust(void *line)
{
    const struct counted_line *l = line;
    if (slices_of(l->c)->line_trust) slices_of(l->c)->line_trust(l->line);
}

static bool counted_line_spoilt(void *line)
{
    const struct counted_line *l = line;
    return slices_of(l->c)->line_spoilt && slices_of(l->c)->line_spoilt(l->line);
}

static const struct function_slices counted_slices = {.base_new = counted_base_new,
                                                      .base_free = counted_base_free,
                                                      .line_new = counted_line_new,
                                                      .line_values = counted_line_values,
                                                      .line_free = counted_line_free,
                                                      .line_trust = counted_line_trust,
                                                      .line_spoilt = counted_line_spoilt};

hstar_status counted_new(const struct function *f, struct ledger *ledger, struct function **counted,
                         hstar_error *err)
{
    struct counted *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    *c = (struct counted){.head = *f, .class = *f->class, .f = f, .ledger = ledger};
    c->class.evaluate = counted_evaluate;
    c->class.width = counted_width;
    c->class.block = NULL;
    c->class.failures = counted_failures;
    c->class.move = NULL; /* who moves f moves what is within */
    c->class.foresee = counted_foresee;
    c->class.n_foreseen = counted_n_foreseen;
    c->class.slices = f->class->slices ? &counted_slices : NULL;
    c->class.free = counted_free;
    /* Of many points a call, too, none are foreseen under a budget. */
    if (ledger_has_budget(ledger) && f->class->takes_many) {
        c->class.takes_many = false;
        c->class.together = true;
    }
    c->head.class = &c->class;
    ledger->counts = true;
    ledger->is_ordered = slices_of(c) == NULL && c->class.together;
    *counted = &c->head;
    return HSTAR_OK;
}
