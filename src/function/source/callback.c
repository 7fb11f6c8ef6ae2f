/* The class of C functions. */
#include "function/source/callback.h"
#include "base/memory.h"
#include "base/texts.h"
#include "function/source/vector_line.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct callback {
    struct function head;
    struct callback_call call;
};

/* Numbers that a call is handed at once, its answers included, unless one point has more. */
enum { NUMBERS_A_CALL = 1 << 20 };

hstar_status callback_gave_up(hstar_error *err, int answer)
{
    return error_set(err, HSTAR_CANCELLED, "f gave up: it returned %d", answer);
}

static double at_point(const struct points *points, size_t v, size_t i)
{
    return points->column[v][points->varies[v] ? i : 0];
}

static hstar_status call_points(const struct callback *c, const struct points *points, double *const *outputs,
                                hstar_error *err)
{
    const size_t n = c->head.n_variables, m = c->head.n_outputs;
    double *x = memory_room(n, sizeof *x), *y = memory_room(m, sizeof *y);
    hstar_status status = x && y ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; i < points->n && !status; i++) {
        for (size_t v = 0; v < n; v++) x[v] = at_point(points, v, i);
        for (size_t o = 0; o < m; o++) y[o] = NAN; /* what it does not fill in is not a number */
        const int answer = c->call.vector(x, n, y, m, c->call.context);
        if (answer) status = callback_gave_up(err, answer);
        for (size_t o = 0; o < m; o++) outputs[o][i] = y[o];
    }
    free(x);
    free(y);
    return status;
}

/* Columns of its own for a call. */
struct call_columns {
    double *numbers;
    const double **x;
    double **y;
};

static hstar_status call_block(const struct callback *c, const struct points *points, size_t first, size_t n,
                               const struct call_columns *l, double *const *outputs, hstar_error *err)
{
    const size_t n_variables = c->head.n_variables, n_outputs = c->head.n_outputs;
    double *column = l->numbers;
    for (size_t v = 0; v < n_variables; v++, column += n) {
        for (size_t i = 0; i < n; i++) column[i] = at_point(points, v, first + i);
        l->x[v] = column;
    }
    for (size_t o = 0; o < n_outputs; o++, column += n) {
        for (size_t i = 0; i < n; i++) column[i] = NAN;
        l->y[o] = column;
    }
    const int answer = c->call.batch(n, l->x, l->y, c->call.context);
    if (answer) return callback_gave_up(err, answer);
    column = l->numbers + n_variables * n; /* whatever it made of its pointers */
    for (size_t o = 0; o < n_outputs; o++, column += n)
        memcpy(outputs[o] + first, column, n * sizeof *column);
    return HSTAR_OK;
}

static hstar_status call_blocks(const struct callback *c, const struct points *points, double *const *outputs,
                                hstar_error *err)
{
    const size_t width = c->head.n_variables + c->head.n_outputs;
    size_t block = width < NUMBERS_A_CALL ? NUMBERS_A_CALL / width : 1;
    if (block > points->n) block = points->n;
    const struct call_columns l = {memory_room(width, block * sizeof(double)),
                                   memory_array(c->head.n_variables, sizeof *l.x),
                                   memory_array(c->head.n_outputs, sizeof *l.y)};
    hstar_status status = l.numbers && l.x && l.y ? HSTAR_OK : error_memory(err);
    for (size_t first = 0; first < points->n && !status; first += block) {
        const size_t left = points->n - first;
        status = call_block(c, points, first, left < block ? left : block, &l, outputs, err);
    }
    free(l.numbers);
    free(l.x);
    free(l.y);
    return status;
}

static hstar_status callback_evaluate(const struct function *f, const struct points *points,
                                      double *const *outputs, hstar_error *err)
{
    const struct callback *c = (const struct callback *)f;
    if (points->n == 0) return HSTAR_OK;
    return c->call.batch ? call_blocks(c, points, outputs, err) : call_points(c, points, outputs, err);
}

static void callback_free(struct function *f)
{
    texts_free(f->variables, f->n_variables);
    texts_free(f->texts, f->n_outputs);
    free(f);
}

static hstar_status call_line(const void *callback, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct callback *c = callback;
    const int answer = c->call.vector(x, n, y, 1, c->call.context);
    return answer ? callback_gave_up(err, answer) : HSTAR_OK;
}

static hstar_status callback_new_base(const struct function *f, const double *point, void **base,
                                      hstar_error *err)
{
    return vector_base_new(call_line, f, point, f->n_variables, base, err);
}

static const struct function_slices callback_slices = VECTOR_LINE_SLICES(callback_new_base);

/* How it is called: a point a call, along a line where it has one output, or many points a call; in one thread, or several. */
enum callback_way { BY_POINTS, ALONG_A_LINE, BY_MANY, N_WAYS };
#define CALLBACK_CLASS(is_concurrent, does_take_many, its_slices)                                            \
    {                                                                                                        \
        .kind = "callback", .concurrent = is_concurrent, .takes_many = does_take_many,                       \
        .evaluate = callback_evaluate, .slices = its_slices, .free = callback_free                           \
    }
static const struct function_class callback_classes[N_WAYS][2] = {
    [BY_POINTS] = {CALLBACK_CLASS(false, false, NULL), CALLBACK_CLASS(true, false, NULL)},
    [ALONG_A_LINE] = {CALLBACK_CLASS(false, false, &callback_slices),
                      CALLBACK_CLASS(true, false, &callback_slices)},
    [BY_MANY] = {CALLBACK_CLASS(false, true, NULL), CALLBACK_CLASS(true, true, NULL)},
};

void callback_share(struct function *f, bool shared)
{
    for (size_t way = 0; way < N_WAYS; way++)
        if (f->class == &callback_classes[way][!shared]) f->class = &callback_classes[way][shared];
}

/* name[i], without the formatting of printf: a problem may have a million of them. */
static char *numbered_name(const char *name, size_t length, size_t i)
{
    enum { BASE = 10, DIGITS = 20 };
    char digits[DIGITS];
    size_t n = 0;
    do {
        digits[n++] = (char)('0' + i % BASE);
        i /= BASE;
    } while (i);
    char *text = malloc(length + n + sizeof "[]"), *end = text;
    if (!text) return NULL;
    memcpy(text, name, length);
    end += length;
    *end++ = '[';
    while (n) *end++ = digits[--n];
    *end++ = ']';
    *end = '\0';
    return text;
}

/* "x", or "x[0]" and so on. */
static char **numbered(const char *name, size_t n)
{
    const size_t length = strlen(name);
    char **texts = memory_array(n, sizeof *texts);
    bool failed = !texts;
    for (size_t i = 0; i < n && !failed; i++) {
        texts[i] = n == 1 ? memory_text(name, length) : numbered_name(name, length, i);
        failed = !texts[i];
    }
    if (!failed) return texts;
    texts_free(texts, n);
    return NULL;
}

hstar_status callback_new(const struct callback_call *call, size_t n, size_t m, struct function **f,
                          hstar_error *err)
{
    struct callback *c = memory_array(1, sizeof *c);
    if (!c) return error_memory(err);
    const enum callback_way way = call->batch ? BY_MANY : m == 1 ? ALONG_A_LINE : BY_POINTS;
    c->head = (struct function){.class = &callback_classes[way][false],
                                .n_variables = n,
                                .n_outputs = m,
                                .variables = numbered("x", n),
                                .texts = numbered("f(x)", m)};
    c->call = *call;
    if (c->head.variables && c->head.texts) {
        *f = &c->head;
        return HSTAR_OK;
    }
    callback_free(&c->head);
    return error_memory(err);
}

hstar_status callback_name(struct function *f, const char *const *names, hstar_error *err)
{
    char **copy = texts_copy(names, f->n_variables);
    if (!copy) return error_memory(err);
    texts_free(f->variables, f->n_variables);
    f->variables = copy;
    return HSTAR_OK;
}
