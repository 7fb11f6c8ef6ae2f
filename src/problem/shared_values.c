/* Answers of f that several searches share. */
#include "problem/shared_values.h"
#include "base/memory.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* f along one variable, as far as it is known. */
struct shared_line {
    double *x;               /* n places, in the order in which they were asked for */
    double *y;               /* m numbers each */
    bool *taken;             /* m flags each: that output's search had it */
    size_t *call;            /* the call of f that is to answer it; 0: it was answered */
    unsigned char *standing; /* somebody asked for it, and it can be recalled; or it is foreseen alone */
    size_t n, room;
    size_t n_searches, n_ended;
};

struct shared_values {
    const struct function *f;
    const double *point;
    bool is_careful;          /* f gave up where nobody had asked for it */
    pthread_mutex_t lock;     /* of the lines, which begin without memory */
    struct shared_line *line; /* a variable */
    size_t n_calls;
};

hstar_status shared_values_new(const struct function *f, const double *point, struct shared_values **shared,
                               hstar_error *err)
{
    struct shared_values *s = memory_array(1, sizeof *s);
    if (!s) return error_memory(err);
    *s = (struct shared_values){.f = f,
                                .point = point,
                                .lock = PTHREAD_MUTEX_INITIALIZER,
                                .line = memory_array(f->n_variables, sizeof *s->line)};
    if (s->line) {
        *shared = s;
        return HSTAR_OK;
    }
    free(s);
    return error_memory(err);
}

enum { PLACE_IS_ASKED = 1, PLACE_IS_RECALLED = 2 };

static void forget_line(struct shared_line *l)
{
    free(l->standing);
    free(l->x);
    free(l->y);
    free(l->taken);
    free(l->call);
    *l = (struct shared_line){0};
}

void shared_values_free(struct shared_values *s)
{
    if (!s) return;
    for (size_t v = 0; v < s->f->n_variables; v++) forget_line(&s->line[v]);
    pthread_mutex_destroy(&s->lock);
    free(s->line);
    free(s);
}

void shared_values_begin(struct shared_values *s, size_t wrt)
{
    pthread_mutex_lock(&s->lock);
    s->line[wrt].n_searches++;
    pthread_mutex_unlock(&s->lock);
}

void shared_values_end(struct shared_values *s, size_t wrt)
{
    pthread_mutex_lock(&s->lock);
    struct shared_line *l = &s->line[wrt];
    l->n_searches--;
    if (++l->n_ended >= s->f->n_outputs && !l->n_searches) forget_line(l);
    pthread_mutex_unlock(&s->lock);
}

void shared_values_freeze(struct shared_values *s)
{
    pthread_mutex_lock(&s->lock);
    for (size_t v = 0; v < s->f->n_variables; v++)
        for (size_t i = 0; i < s->line[v].n; i++)
            if (s->line[v].standing[i] & PLACE_IS_ASKED) s->line[v].standing[i] |= PLACE_IS_RECALLED;
    pthread_mutex_unlock(&s->lock);
}

/* In the order of the places: that in which they were asked for depends on who was faster. */
size_t shared_values_recall(struct shared_values *s, size_t output, size_t wrt, double *x, double *y,
                            size_t most)
{
    size_t n = 0;
    pthread_mutex_lock(&s->lock);
    const struct shared_line *l = &s->line[wrt];
    for (size_t i = 0; i < l->n; i++) {
        if (!(l->standing[i] & PLACE_IS_RECALLED) || l->x[i] == s->point[wrt]) continue;
        if (n == most && !(l->x[i] < x[n - 1])) continue;
        size_t at = n < most ? n++ : n - 1;
        for (; at > 0 && x[at - 1] > l->x[i]; at--) {
            x[at] = x[at - 1];
            y[at] = y[at - 1];
        }
        x[at] = l->x[i];
        y[at] = l->y[i * s->f->n_outputs + output];
    }
    pthread_mutex_unlock(&s->lock);
    return n;
}

bool shared_values_has(struct shared_values *s, size_t output, size_t wrt, double x)
{
    const size_t m = s->f->n_outputs;
    bool has = false;
    pthread_mutex_lock(&s->lock);
    const struct shared_line *l = &s->line[wrt];
    for (size_t i = 0; i < l->n && !has; i++)
        has = l->x[i] == x && (l->standing[i] & PLACE_IS_RECALLED) && !l->taken[i * m + output];
    pthread_mutex_unlock(&s->lock);
    return has;
}

/* Room for one more place. */
static bool grow_line(struct shared_line *l, size_t m)
{
    const size_t least = 32, room = l->room ? 2 * l->room : least;
    if (l->n < l->room) return true;
    double *x = memory_resize(l->x, room, sizeof *x);
    if (x) l->x = x;
    double *y = memory_resize(l->y, room, m * sizeof *y);
    if (y) l->y = y;
    bool *taken = memory_resize(l->taken, room, m * sizeof *taken);
    if (taken) l->taken = taken;
    size_t *call = memory_resize(l->call, room, sizeof *call);
    if (call) l->call = call;
    unsigned char *standing = memory_resize(l->standing, room, sizeof *standing);
    if (standing) l->standing = standing;
    if (!x || !y || !taken || !call || !standing) return false;
    l->room = room;
    return true;
}

/* ---- A call of f ---- */

/* A place that it is called at. */
struct wanted_place {
    size_t wrt, entry;
};

/* Who waits for what it gives there. */
struct waiting {
    size_t wrt, entry, output;
    double *y;
};

struct calling {
    struct shared_values *shared;
    size_t number;
    struct wanted_place *wanted; /* n; the first n_asked were asked for, the others are foreseen */
    size_t n, n_asked, room;
    size_t
        most; /* that may be foreseen, with those that are asked for: no more than are computed in the same time */
    struct waiting *waiting; /* n_waiting */
    size_t n_waiting;
};

static bool want_place(struct calling *c, size_t wrt, double x)
{
    struct shared_line *l = &c->shared->line[wrt];
    const size_t m = c->shared->f->n_outputs, least = 64;
    if (!grow_line(l, m)) return false;
    if (c->n == c->room) {
        const size_t room = c->room ? 2 * c->room : least;
        struct wanted_place *wanted = memory_resize(c->wanted, room, sizeof *wanted);
        if (!wanted) return false;
        c->wanted = wanted;
        c->room = room;
    }
    l->x[l->n] = x;
    l->call[l->n] = c->number;
    l->standing[l->n] = 0;
    memset(l->taken + l->n * m, 0, m * sizeof *l->taken);
    c->wanted[c->n++] = (struct wanted_place){wrt, l->n++};
    return true;
}

/* A place whose answer is known, or that this call will know, and that the output has not had; l->n: none. */
static size_t find_entry(const struct calling *c, const struct shared_line *l, size_t output, double x)
{
    const size_t m = c->shared->f->n_outputs;
    size_t i = 0;
    while (i < l->n &&
           !(l->x[i] == x && (!l->call[i] || l->call[i] == c->number) && !l->taken[i * m + output]))
        i++;
    return i;
}

static bool add_request(struct calling *c, const struct value_request *r)
{
    struct shared_line *l = &c->shared->line[r->wrt];
    const size_t m = c->shared->f->n_outputs;
    for (size_t i = 0; i < r->n; i++) {
        const size_t entry = find_entry(c, l, r->output, r->x[i]);
        if (entry == l->n && !want_place(c, r->wrt, r->x[i])) return false;
        l->taken[entry * m + r->output] = true;
        l->standing[entry] |= PLACE_IS_ASKED;
        c->waiting[c->n_waiting++] = (struct waiting){r->wrt, entry, r->output, &r->y[i]};
    }
    return true;
}

/* ---- What is foreseen ---- */

/* Is there an answer that the output has not had, or will there be one? */
static bool is_to_be_had(const struct calling *c, const struct value_request *r, double x)
{
    const struct shared_line *l = &c->shared->line[r->wrt];
    size_t i = 0;
    while (i < l->n && !(l->x[i] == x && !l->taken[i * c->shared->f->n_outputs + r->output])) i++;
    return i < l->n;
}

/* A search asks for f(x) twice, and no more. */
static bool point_is_over(const struct calling *c, const struct value_request *r)
{
    const struct shared_line *l = &c->shared->line[r->wrt];
    size_t times = 0;
    for (size_t i = 0; i < l->n; i++) times += l->x[i] == c->shared->point[r->wrt];
    return times >= 2;
}

static bool foresee_place(struct calling *c, const struct value_request *r, double x)
{
    return c->n >= c->most || is_to_be_had(c, r, x) || want_place(c, r->wrt, x);
}

/* What a search says, and f(x) for the second time. */
static bool foresee_request(struct calling *c, const struct value_request *r)
{
    const double x = c->shared->point[r->wrt];
    bool added = true;
    if (r->n == 1 && r->x[0] == x && !point_is_over(c, r)) added = foresee_place(c, r, x);
    for (size_t i = 0; i < r->n_foreseen && added; i++) added = foresee_place(c, r, r->foreseen[i]);
    return added;
}

static bool add_requests(struct calling *c, const struct value_request *const *requests, size_t n)
{
    const struct shared_values *s = c->shared;
    const size_t width = function_width(s->f);
    /* What is sure to be asked later fills a call better than what is likely. */
    const bool foresees = width > 1 && !s->is_careful && !function_n_foreseen(s->f);
    bool added = true;
    for (size_t i = 0; i < n && added; i++) added = add_request(c, requests[i]);
    c->n_asked = c->n;
    c->most = width == SIZE_MAX ? SIZE_MAX : (c->n + width - 1) / width * width;
    for (size_t i = 0; i < n && added && c->n_asked && foresees; i++) added = foresee_request(c, requests[i]);
    return added;
}

/* ---- The call itself ---- */

/* Columns for n points, each off the point in one variable. */
struct place_columns {
    const double **column;
    bool *varies;
    double *x, *y; /* a column for each variable that varies, and for each output */
    double **outputs;
};

static void place_columns_clear(struct place_columns *l)
{
    free(l->column);
    free(l->varies);
    free(l->x);
    free(l->y);
    free(l->outputs);
}

static hstar_status lay_places_out(const struct calling *c, size_t n, struct place_columns *l,
                                   hstar_error *err)
{
    const struct shared_values *s = c->shared;
    const size_t n_variables = s->f->n_variables, m = s->f->n_outputs;
    size_t n_varying = 0;
    *l = (struct place_columns){.column = memory_array(n_variables, sizeof *l->column),
                                .varies = memory_array(n_variables, sizeof *l->varies),
                                .y = memory_room(m, n * sizeof *l->y),
                                .outputs = memory_array(m, sizeof *l->outputs)};
    if (!l->column || !l->varies || !l->y || !l->outputs) return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        bool *varies = &l->varies[c->wanted[i].wrt];
        n_varying += !*varies;
        *varies = true;
    }
    l->x = memory_room(n_varying, n * sizeof *l->x);
    if (!l->x) return error_memory(err);
    double *next = l->x;
    for (size_t v = 0; v < n_variables; v++) {
        l->column[v] = l->varies[v] ? next : &s->point[v];
        for (size_t i = 0; i < n && l->varies[v]; i++)
            *next++ = c->wanted[i].wrt == v ? s->line[v].x[c->wanted[i].entry] : s->point[v];
    }
    for (size_t o = 0; o < m; o++) l->outputs[o] = l->y + o * n;
    return HSTAR_OK;
}

/* f may have failed where nobody asked for it yet: who does, asks again. */
static void forget_place(struct shared_line *line, size_t entry)
{
    line->x[entry] = (double)NAN;
}

/* At the first n places that are wanted. */
static hstar_status call_f(struct calling *c, size_t n, hstar_error *err)
{
    struct shared_values *s = c->shared;
    const size_t m = s->f->n_outputs;
    struct place_columns l;
    pthread_mutex_lock(&s->lock);
    hstar_status status = lay_places_out(c, n, &l, err);
    pthread_mutex_unlock(&s->lock);
    const struct points points = {
        .n = n, .column = l.column, .varies = l.varies, .n_spare = n > c->n_asked ? n - c->n_asked : 0};
    if (!status) status = function_evaluate(s->f, &points, l.outputs, err);
    pthread_mutex_lock(&s->lock);
    for (size_t i = 0; i < n && !status; i++) {
        struct shared_line *line = &s->line[c->wanted[i].wrt];
        const size_t entry = c->wanted[i].entry;
        for (size_t o = 0; o < m; o++) line->y[entry * m + o] = l.outputs[o][i];
        line->call[entry] = 0;
        if (i >= c->n_asked && isnan(line->y[entry * m]) && !s->f->class->takes_many)
            forget_place(line, entry);
    }
    pthread_mutex_unlock(&s->lock);
    place_columns_clear(&l);
    return status;
}

/* A function may give up where nobody asked for it: from here on nothing is foreseen. */
static hstar_status call_with_care(struct calling *c, hstar_error *err)
{
    hstar_status status = call_f(c, c->n, err);
    if (status != HSTAR_CANCELLED || c->n == c->n_asked) return status;
    c->shared->is_careful = true;
    return call_f(c, c->n_asked, err);
}

static void hand_over(const struct calling *c)
{
    const size_t m = c->shared->f->n_outputs;
    pthread_mutex_lock(&c->shared->lock);
    for (size_t i = 0; i < c->n_waiting; i++) {
        const struct waiting *w = &c->waiting[i];
        *w->y = c->shared->line[w->wrt].y[w->entry * m + w->output];
    }
    pthread_mutex_unlock(&c->shared->lock);
}

hstar_status shared_values_answer(struct shared_values *s, const struct value_request *const *requests,
                                  size_t n, hstar_error *err)
{
    size_t n_waiting = 0;
    for (size_t i = 0; i < n; i++) n_waiting += requests[i]->n;
    struct calling c = {.shared = s, .waiting = memory_room(n_waiting, sizeof *c.waiting)};
    if (!c.waiting) return error_memory(err);
    pthread_mutex_lock(&s->lock);
    c.number = ++s->n_calls;
    const bool added = add_requests(&c, requests, n);
    pthread_mutex_unlock(&s->lock);
    hstar_status status = added ? HSTAR_OK : error_memory(err);
    if (!status && c.n_asked) status = call_with_care(&c, err);
    if (!status) hand_over(&c);
    free(c.wanted);
    free(c.waiting);
    return status;
}
