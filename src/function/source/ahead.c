/* Calling a function ahead of time. Each point that is foreseen is an entry, found by its exact numbers: it waits in a queue until a
 * call has room for it, then has its answer, and is gone once that was asked for. A point that was foreseen twice is called at twice. One
 * that nobody answered is forgotten: who asks for it has it called again. */
#include "function/source/ahead.h"
#include "base/memory.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum entry_state { ENTRY_WAITS, ENTRY_IS_CALLED, ENTRY_IS_ANSWERED, ENTRY_IS_LOST };

struct entry {
    struct entry *alike;         /* the next one in the same place of the table */
    struct entry *before, *next; /* in the queue, while it waits */
    enum entry_state state;
    bool taken;       /* by who asks for it: nobody else gets its answer */
    uint64_t hash;    /* of the point */
    double numbers[]; /* the point, then its answers */
};

struct ahead_function {
    struct function head; /* its names are those of f */
    struct function *f;
    pthread_mutex_t lock;
    pthread_cond_t answered;
    struct entry **table; /* 2^BITS places; NULL until something is foreseen */
    struct entry *first, *last;
    size_t n_entries, n_waiting;
};

/* What would take more numbers than that is not foreseen. */
enum { BITS = 14, MOST_NUMBERS = 1 << 22 };

/* ---- Entries ---- */

static uint64_t hash_point(const struct ahead_function *a, const struct points *points, size_t i)
{
    uint64_t hash = 0;
    for (size_t v = 0; v < a->head.n_variables; v++) {
        const double x = points_at(points, v, i);
        uint64_t bits;
        memcpy(&bits, &x, sizeof bits);
        hash = (hash ^ bits) * 0x9e3779b97f4a7c15u; /* 2^64 over the golden ratio spreads all bits upwards */
        hash ^= hash >> 29;
    }
    return hash;
}

static struct entry **place_of(const struct ahead_function *a, uint64_t hash)
{
    return &a->table[hash >> (64 - BITS)];
}

static bool is_at(const struct ahead_function *a, const struct entry *e, const struct points *points,
                  size_t i)
{
    for (size_t v = 0; v < a->head.n_variables; v++) {
        const double x = points_at(points, v, i);
        if (memcmp(&x, &e->numbers[v], sizeof x)) return false;
    }
    return true;
}

/* One at point i that nobody has taken, an answered one where there is one; NULL: none. */
static struct entry *find_foreseen(const struct ahead_function *a, const struct points *points, size_t i)
{
    if (!a->n_entries) return NULL;
    const uint64_t hash = hash_point(a, points, i);
    struct entry *found = NULL;
    for (struct entry *e = *place_of(a, hash); e; e = e->alike)
        if (e->hash == hash && !e->taken && (!found || e->state == ENTRY_IS_ANSWERED) &&
            is_at(a, e, points, i))
            found = e;
    return found;
}

static void add_foreseen(struct ahead_function *a, const struct points *points, size_t i)
{
    const size_t n_numbers = a->head.n_variables + a->head.n_outputs;
    struct entry *e = memory_room(1, sizeof *e + n_numbers * sizeof *e->numbers);
    if (!e) return; /* then it is asked for in its time */
    *e = (struct entry){.hash = hash_point(a, points, i), .before = a->last};
    for (size_t v = 0; v < a->head.n_variables; v++) e->numbers[v] = points_at(points, v, i);
    struct entry **place = place_of(a, e->hash);
    e->alike = *place;
    *place = e;
    *(a->last ? &a->last->next : &a->first) = e;
    a->last = e;
    a->n_entries++;
    a->n_waiting++;
}

static void leave_queue(struct ahead_function *a, struct entry *e)
{
    *(e->before ? &e->before->next : &a->first) = e->next;
    *(e->next ? &e->next->before : &a->last) = e->before;
    e->before = e->next = NULL;
    a->n_waiting--;
}

static void drop_entry(struct ahead_function *a, struct entry *dropped)
{
    struct entry **e = place_of(a, dropped->hash);
    while (*e != dropped) e = &(*e)->alike;
    *e = dropped->alike;
    a->n_entries--;
    free(dropped);
}

static void ahead_foresee(const struct function *f, const struct points *points)
{
    struct ahead_function *a = (struct ahead_function *)(uintptr_t)f;
    const size_t each = a->head.n_variables + a->head.n_outputs + sizeof(struct entry) / sizeof(double);
    pthread_mutex_lock(&a->lock);
    if (!a->table) a->table = memory_array((size_t)1 << BITS, sizeof *a->table);
    for (size_t i = 0; a->table && i < points->n && a->n_entries < MOST_NUMBERS / each; i++)
        add_foreseen(a, points, i);
    pthread_mutex_unlock(&a->lock);
}

static size_t ahead_n_foreseen(const struct function *f)
{
    struct ahead_function *a = (struct ahead_function *)(uintptr_t)f;
    pthread_mutex_lock(&a->lock);
    const size_t n = a->n_waiting;
    pthread_mutex_unlock(&a->lock);
    return n;
}

/* ---- A call ---- */

/* What becomes of the points of a call: those that nobody foresaw, and entries, are called at now; for other entries one waits. */
struct ahead_call {
    struct ahead_function *a;
    const struct points *points;
    struct entry **found; /* for each point; NULL: nobody foresaw it */
    size_t *unforeseen;   /* the numbers of those points */
    struct entry **called;
    size_t n_unforeseen, n_called, n_filling; /* the last so many that are called are not asked for yet */
    double *numbers;                          /* columns, and then answers, of all that are called at */
    const double **column;
    bool *varies;
    double **outputs;
};

static void call_clear(struct ahead_call *c)
{
    free(c->found);
    free(c->unforeseen);
    free(c->called);
    free(c->numbers);
    free(c->column);
    free(c->varies);
    free(c->outputs);
}

static size_t call_size(const struct ahead_call *c)
{
    return c->n_unforeseen + c->n_called;
}

static void call_entry(struct ahead_call *c, struct entry *e)
{
    leave_queue(c->a, e);
    e->state = ENTRY_IS_CALLED;
    c->called[c->n_called++] = e;
}

/* What is asked for; and where that takes a call, what fills it. */
static void choose_calls(struct ahead_call *c, size_t width)
{
    for (size_t i = 0; i < c->points->n; i++) {
        struct entry *e = c->found[i] = find_foreseen(c->a, c->points, i);
        if (!e)
            c->unforeseen[c->n_unforeseen++] = i;
        else if (e->state == ENTRY_WAITS)
            call_entry(c, e);
        if (e) e->taken = true;
    }
    const size_t n = call_size(c), full = (n + width - 1) / width * width;
    while (call_size(c) < full && c->a->first) {
        call_entry(c, c->a->first);
        c->n_filling++;
    }
}

/* How many at the end of the call nobody asks for yet. */
static size_t n_spare_called(const struct ahead_call *c)
{
    size_t n = 0;
    if (c->n_called) return c->n_filling;
    while (n < c->n_unforeseen && c->unforeseen[c->n_unforeseen - 1 - n] + c->points->n_spare >= c->points->n)
        n++;
    return n;
}

/* Of point k of those that are called at. */
static double called_coordinate(const struct ahead_call *c, size_t v, size_t k)
{
    return k < c->n_unforeseen ? points_at(c->points, v, c->unforeseen[k])
                               : c->called[k - c->n_unforeseen]->numbers[v];
}

static hstar_status lay_call_out(struct ahead_call *c, hstar_error *err)
{
    const size_t n = call_size(c), n_variables = c->a->head.n_variables, n_outputs = c->a->head.n_outputs;
    c->numbers = memory_room(n_variables + n_outputs, n * sizeof *c->numbers);
    c->column = memory_array(n_variables, sizeof *c->column);
    c->varies = memory_array(n_variables, sizeof *c->varies);
    c->outputs = memory_array(n_outputs, sizeof *c->outputs);
    if (!c->numbers || !c->column || !c->varies || !c->outputs) return error_memory(err);
    double *next = c->numbers;
    for (size_t v = 0; v < n_variables; v++, next += n) {
        c->column[v] = next;
        for (size_t k = 0; k < n; k++) {
            next[k] = called_coordinate(c, v, k);
            c->varies[v] = c->varies[v] || memcmp(&next[k], next, sizeof *next);
        }
    }
    for (size_t o = 0; o < n_outputs; o++, next += n) c->outputs[o] = next;
    return HSTAR_OK;
}

static hstar_status call_at_all(struct ahead_call *c, hstar_error *err)
{
    if (!call_size(c)) return HSTAR_OK;
    hstar_status status = lay_call_out(c, err);
    const struct points points = {.n = call_size(c),
                                  .column = c->column,
                                  .varies = c->varies,
                                  .tally = c->points->tally,
                                  .n_spare = n_spare_called(c),
                                  .spare_is_sure = c->n_called > 0};
    return status ? status : function_evaluate(c->a->f, &points, c->outputs, err);
}

static void keep_answers(struct ahead_call *c, bool answered)
{
    for (size_t k = 0; k < c->n_called; k++) {
        struct entry *e = c->called[k];
        double *answer = e->numbers + c->a->head.n_variables;
        e->state = answered ? ENTRY_IS_ANSWERED : ENTRY_IS_LOST;
        for (size_t o = 0; answered && o < c->a->head.n_outputs; o++)
            answer[o] = c->outputs[o][c->n_unforeseen + k];
        if (answered && !e->taken && function_is_no_answer(answer[0])) drop_entry(c->a, e);
    }
    pthread_cond_broadcast(&c->a->answered);
}

/* Hands over what was foreseen, as soon as it is there. */
static hstar_status take_foreseen(struct ahead_call *c, double *const *outputs, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < c->points->n; i++) {
        struct entry *e = c->found[i];
        if (!e) continue;
        while (e->state == ENTRY_IS_CALLED) pthread_cond_wait(&c->a->answered, &c->a->lock);
        if (e->state == ENTRY_IS_LOST && !status)
            status =
                error_set(err, HSTAR_CANCELLED, "f was called at a point ahead of time, and that failed");
        for (size_t o = 0; !status && o < c->a->head.n_outputs; o++)
            outputs[o][i] = e->numbers[c->a->head.n_variables + o];
        drop_entry(c->a, e);
    }
    return status;
}

static hstar_status call_with_foreseen(struct ahead_call *c, double *const *outputs, hstar_error *err)
{
    hstar_error lost;
    const hstar_status called = call_at_all(c, err);
    for (size_t k = 0; k < c->n_unforeseen && !called; k++)
        for (size_t o = 0; o < c->a->head.n_outputs; o++) outputs[o][c->unforeseen[k]] = c->outputs[o][k];
    pthread_mutex_lock(&c->a->lock);
    keep_answers(c, !called);
    const hstar_status taken = take_foreseen(c, outputs, called ? &lost : err);
    pthread_mutex_unlock(&c->a->lock);
    return called ? called : taken;
}

static hstar_status ahead_evaluate(const struct function *f, const struct points *points,
                                   double *const *outputs, hstar_error *err)
{
    struct ahead_function *a = (struct ahead_function *)(uintptr_t)f;
    const size_t width = function_width(a->f);
    struct ahead_call c = {.a = a,
                           .points = points,
                           .found = memory_array(points->n, sizeof *c.found),
                           .unforeseen = memory_array(points->n, sizeof *c.unforeseen),
                           .called = memory_array(points->n + width, sizeof *c.called)};
    hstar_status status = c.found && c.unforeseen && c.called ? HSTAR_OK : error_memory(err);
    if (!status) {
        pthread_mutex_lock(&a->lock);
        const bool any = a->n_entries > 0;
        if (any) choose_calls(&c, width);
        pthread_mutex_unlock(&a->lock);
        status = any ? call_with_foreseen(&c, outputs, err) : function_evaluate(a->f, points, outputs, err);
    }
    call_clear(&c);
    return status;
}

/* ---- The function ---- */

static size_t ahead_width(const struct function *f)
{
    return function_width(((const struct ahead_function *)f)->f);
}

static void ahead_failures(const struct function *f, struct function_failures *failures)
{
    function_failures(((const struct ahead_function *)f)->f, failures);
}

static void ahead_move(const struct function *f, const double *point)
{
    function_move(((const struct ahead_function *)f)->f, point);
}

static void ahead_free(struct function *f)
{
    struct ahead_function *a = (struct ahead_function *)f;
    for (size_t i = 0; a->table && i < (size_t)1 << BITS; i++)
        while (a->table[i]) drop_entry(a, a->table[i]);
    free(a->table);
    function_free(a->f);
    pthread_mutex_destroy(&a->lock);
    pthread_cond_destroy(&a->answered);
    free(a);
}

/* Its kind is that of the programs within, which are what a person asked for. */
static const struct function_class ahead_class = {.kind = "command",
                                                  .concurrent = true,
                                                  .together = true,
                                                  .width = ahead_width,
                                                  .evaluate = ahead_evaluate,
                                                  .foresee = ahead_foresee,
                                                  .n_foreseen = ahead_n_foreseen,
                                                  .failures = ahead_failures,
                                                  .move = ahead_move,
                                                  .free = ahead_free};

hstar_status ahead_new(struct function *f, struct function **ahead, hstar_error *err)
{
    struct ahead_function *a = memory_array(1, sizeof *a);
    if (!a) {
        function_free(f);
        return error_memory(err);
    }
    *a = (struct ahead_function){
        .head = *f, .f = f, .lock = PTHREAD_MUTEX_INITIALIZER, .answered = PTHREAD_COND_INITIALIZER};
    a->head.class = &ahead_class;
    *ahead = &a->head;
    return HSTAR_OK;
}

const struct function *ahead_within(const struct function *f)
{
    return f->class == &ahead_class ? ((const struct ahead_function *)f)->f : f;
}
