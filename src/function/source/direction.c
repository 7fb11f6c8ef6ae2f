/* A function along a direction. Points are laid out in blocks of bounded size, so that a million variables cost a few
 * vectors and no more. */
#include "function/source/direction.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"

#include <math.h>
#include <stdlib.h>

struct along {
    struct function head;
    const struct function *f;
    const double *point, *direction;
    char *variable, *variables[1];
    char **described; /* texts of its own; or NULL */
};

/* Doubles laid out at once: beyond this, more points a call save nothing. */
enum { BLOCK_DOUBLES = 1 << 16 };

static size_t block_size(const struct function *f, size_t n)
{
    size_t widest = f->n_variables > f->n_outputs ? f->n_variables : f->n_outputs;
    size_t most = widest < BLOCK_DOUBLES ? BLOCK_DOUBLES / (widest ? widest : 1) : 1;
    return most < n ? most : n;
}

/* The block of points t[0 … n): variable v in x[v * n …]. */
static void lay_out(const struct along *a, const double *t, size_t n, double *x, const double **column,
                    bool *varies)
{
    for (size_t v = 0; v < a->f->n_variables; v++) {
        varies[v] = a->direction[v] != 0;
        column[v] = varies[v] ? x + v * n : &a->point[v];
        for (size_t i = 0; varies[v] && i < n; i++) x[v * n + i] = a->point[v] + t[i] * a->direction[v];
    }
}

static hstar_status direction_evaluate(const struct function *f, const struct points *points,
                                       double *const *outputs, hstar_error *err)
{
    const struct along *a = (const struct along *)f;
    size_t block = block_size(a->f, points->n), n_variables = a->f->n_variables, n_outputs = a->f->n_outputs;
    double *x = memory_room(n_variables, block * sizeof *x), *t = memory_room(block, sizeof *t);
    const double **column = memory_array(n_variables, sizeof *column);
    bool *varies = memory_array(n_variables, sizeof *varies);
    double **y = memory_array(n_outputs, sizeof *y);
    hstar_status status = x && t && column && varies && y ? HSTAR_OK : error_memory(err);
    for (size_t done = 0; !status && done < points->n; done += block) {
        size_t n = points->n - done < block ? points->n - done : block;
        for (size_t i = 0; i < n; i++) t[i] = points->column[0][points->varies[0] ? done + i : 0];
        lay_out(a, t, n, x, column, varies);
        for (size_t o = 0; o < n_outputs; o++) y[o] = outputs[o] + done;
        const size_t behind = points->n - done - n;
        const size_t spare = points->n_spare > behind ? points->n_spare - behind : 0;
        const struct points at = {
            .n = n, .column = column, .varies = varies, .n_spare = spare < n ? spare : n};
        status = function_evaluate(a->f, &at, y, err);
    }
    free(x);
    free(t);
    free(column);
    free(varies);
    free(y);
    return status;
}

/* The same points, told to f. Want of memory leaves them to be asked for in their time. */
static void direction_foresee(const struct function *f, const struct points *points)
{
    const struct along *a = (const struct along *)f;
    const size_t n = points->n, n_variables = a->f->n_variables;
    if (!a->f->class->foresee) return;
    double *x = memory_room(n_variables, n * sizeof *x), *t = memory_room(n, sizeof *t);
    const double **column = memory_array(n_variables, sizeof *column);
    bool *varies = memory_array(n_variables, sizeof *varies);
    if (x && t && column && varies) {
        for (size_t i = 0; i < n; i++) t[i] = points->column[0][points->varies[0] ? i : 0];
        lay_out(a, t, n, x, column, varies);
        function_foresee(a->f, &(struct points){.n = n, .column = column, .varies = varies});
    }
    free(x);
    free(t);
    free(column);
    free(varies);
}

static void along_free(struct function *f)
{
    struct along *a = (struct along *)f;
    texts_free(a->described, f->n_outputs);
    free(a->variable);
    free(a);
}

/* The point at a ball of t, a ball each variable. */
static arb_ptr point_at(const struct along *a, const arb_t t, slong precision)
{
    arb_ptr at = _arb_vec_init((slong)a->f->n_variables);
    arb_t move;
    arb_init(move);
    for (size_t v = 0; v < a->f->n_variables; v++) {
        arb_set_d(move, a->direction[v]);
        arb_mul(move, move, t, precision);
        arb_set_d(&at[v], a->point[v]);
        arb_add(&at[v], &at[v], move, precision);
    }
    arb_clear(move);
    return at;
}

static hstar_status direction_jet(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                  slong length, slong precision, arb_ptr coefficients, hstar_error *err)
{
    const struct along *a = (const struct along *)f;
    arb_ptr place = point_at(a, at + wrt, precision);
    hstar_status status =
        a->f->class->jet_along(a->f, output, place, a->direction, length, precision, coefficients, err);
    _arb_vec_clear(place, (slong)a->f->n_variables);
    return status;
}

static hstar_status direction_values(const struct function *f, size_t output, arb_srcptr at, size_t wrt,
                                     arb_srcptr x, size_t n, slong precision, arb_ptr y, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    (void)at, (void)wrt; /* the only variable is replaced */
    for (size_t i = 0; i < n && !status; i++)
        status = direction_jet(f, output, &x[i], 0, 1, precision, &y[i], err);
    return status;
}

/* Called by one thread, or by several; without an exact form, or with it. */
#define ALONG                                                                                                \
    .kind = "along", .evaluate = direction_evaluate, .foresee = direction_foresee, .free = along_free
#define EXACT .jet = direction_jet, .values = direction_values
static const struct function_class along_classes[2][2] = {
    {{ALONG}, {ALONG, EXACT}}, {{ALONG, .concurrent = true}, {ALONG, EXACT, .concurrent = true}}};

hstar_status along_new(const struct function *f, const double *point, const double *direction, bool exact,
                       struct function **along, hstar_error *err)
{
    struct along *a = memory_array(1, sizeof *a);
    if (!a) return error_memory(err);
    *a = (struct along){.f = f, .point = point, .direction = direction, .variable = memory_text("t", 1)};
    if (!a->variable) {
        free(a);
        return error_memory(err);
    }
    a->variables[0] = a->variable;
    a->head = (struct function){.class = &along_classes[f->class->concurrent][exact && f->class->jet_along],
                                .n_variables = 1,
                                .n_outputs = f->n_outputs,
                                .variables = a->variables,
                                .texts = f->texts};
    *along = &a->head;
    return HSTAR_OK;
}

/* "x = 1 + 2 t, y = 3": of many variables the first. */
static void describe_ray(const struct along *a, struct text *t)
{
    enum { SHOWN = 6 };
    for (size_t v = 0; v < a->f->n_variables && v < SHOWN; v++) {
        const double d = a->direction[v];
        text_format(t, "%s%s = ", v ? ", " : " with ", a->f->variables[v]);
        text_double(t, a->point[v]);
        if (d == 0) continue;
        text_append(t, d < 0 ? " - " : " + ");
        if (fabs(d) != 1) text_double(t, fabs(d));
        text_append(t, fabs(d) == 1 ? "t" : " t");
    }
    if (a->f->n_variables > SHOWN) text_append(t, ", …");
}

hstar_status along_describe(struct function *along, hstar_error *err)
{
    struct along *a = (struct along *)along;
    char **texts = memory_array(along->n_outputs, sizeof *texts);
    if (!texts) return error_memory(err);
    a->described = texts;
    for (size_t o = 0; o < along->n_outputs; o++) {
        struct text t;
        text_init(&t);
        text_append(&t, a->f->texts[o]);
        describe_ray(a, &t);
        texts[o] = t.failed ? NULL : memory_text(t.data, t.length);
        text_clear(&t);
        if (!texts[o]) return error_memory(err);
    }
    along->texts = texts;
    return HSTAR_OK;
}
