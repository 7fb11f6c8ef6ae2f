/* Who asks for a point that nobody asked for gets it from f, and all others from memory. A point that is being asked is waited for:
 * not before one's own are there, so that nobody waits for who waits. */
#include "base/memory.h"
#include "function/source/remembered_parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NOBODY SIZE_MAX

struct recall {
    struct remembered *r;
    const struct points *points;
    double *const *outputs;
    struct answers_view view;
    bool is_few;   /* the arrays are in a recall_room */
    size_t *entry; /* of each point; ANSWERS_FULL: there is no room */
    bool *done;
    size_t n_left;
    size_t *wanted; /* n_wanted points that f is asked at now */
    size_t *times;  /* for the so-many-th time */
    bool *told;     /* and it has told the answer already */
    size_t n_wanted;
    size_t proof; /* the one of the points that is asked for again; or NOBODY */
    double *x;    /* room for a point, where answers are kept */
};

/* What a call of few points needs, without a word to who allots memory. */
enum { FEW_POINTS = 64, WORDS_A_POINT = 3 + 1 };
struct recall_room {
    size_t word[FEW_POINTS * WORDS_A_POINT];
};

static bool recall_init(struct recall *c, struct remembered *r, const struct points *points,
                        double *const *outputs, struct recall_room *few)
{
    const size_t n = points->n;
    *c = (struct recall){.r = r, .points = points, .outputs = outputs, .n_left = n, .proof = NOBODY};
    c->entry = n <= FEW_POINTS ? few->word : memory_room(n, WORDS_A_POINT * sizeof *c->entry);
    c->is_few = n <= FEW_POINTS;
    if (r->kept) c->x = memory_room(r->head.n_variables, sizeof *c->x);
    if (!c->entry || (r->kept && !c->x)) return false;
    c->wanted = c->entry + n;
    c->times = c->wanted + n;
    c->done = (bool *)(c->times + n);
    c->told = c->done + n;
    memset(c->done, 0, n * sizeof *c->done);
    if (!answers_view_init(&r->answers, points, &c->view)) return false;
    answers_place(&r->answers, &c->view, c->entry);
    return true;
}

static void recall_clear(struct recall *c)
{
    answers_view_clear(&c->view);
    if (!c->is_few) free(c->entry);
    free(c->x);
}

/* ---- The file ---- */

static struct kept_question question_at(struct recall *c, size_t i, size_t occurrence)
{
    for (size_t v = 0; v < c->r->head.n_variables; v++)
        c->x[v] = c->points->column[v][c->points->varies[v] ? i : 0];
    return (struct kept_question){"value", c->x, occurrence};
}

static const double *find_kept(struct recall *c, size_t i, size_t occurrence)
{
    const void *bytes;
    size_t n;
    if (!c->r->kept) return NULL;
    const struct kept_question question = question_at(c, i, occurrence);
    return kept_find(c->r->kept, &question, &bytes, &n) && n == c->r->head.n_outputs * sizeof(double) ? bytes
                                                                                                      : NULL;
}

/* Where nobody answered, the next run asks again. */
static void keep_answer(struct recall *c, size_t i, size_t occurrence, const double *y)
{
    if (!c->r->kept || function_is_no_answer(y[0])) return;
    const struct kept_question question = question_at(c, i, occurrence);
    kept_add(c->r->kept, &question, y, c->r->head.n_outputs * sizeof *y);
}

/* ---- What is known ---- */

static void hand_back(struct recall *c, size_t i, const double *y)
{
    const struct function *f = &c->r->head;
    for (size_t o = 0; o < f->n_outputs; o++) memcpy(&c->outputs[o][i], &y[o], sizeof *y);
    c->done[i] = true;
    c->n_left--;
}

static void want(struct recall *c, size_t i, size_t times)
{
    c->wanted[c->n_wanted] = i;
    c->times[c->n_wanted] = times;
    c->told[c->n_wanted++] = false;
}

static struct answer_entry *recall_entry(struct recall *c, size_t i)
{
    return c->entry[i] == ANSWERS_FULL ? NULL : &c->r->answers.entry[c->entry[i]];
}

/* Every time anew, but for what an earlier run was answered. */
static void sort_out_random(struct recall *c, size_t i)
{
    struct answer_entry *e = c->r->kept ? recall_entry(c, i) : NULL;
    const size_t times = e ? e->times++ : 0;
    const double *y = e ? find_kept(c, i, times) : NULL;
    if (y)
        hand_back(c, i, y);
    else
        want(c, i, e ? times : NOBODY);
}

static void sort_out_known(struct recall *c, size_t i, struct answer_entry *e)
{
    struct remembered *r = c->r;
    if (r->repeats == REPEATS_STEADY || e->times == 0) {
        e->times++;
        hand_back(c, i, answers_values(&r->answers, c->entry[i]));
    } else if (!r->proving) {
        r->proving = true;
        c->proof = i;
        want(c, i, e->times);
    }
}

static void sort_out_point(struct recall *c, size_t i)
{
    struct remembered *r = c->r;
    if (r->repeats == REPEATS_RANDOM) {
        sort_out_random(c, i);
        return;
    }
    struct answer_entry *e = recall_entry(c, i);
    if (!e) {
        want(c, i, NOBODY);
        return;
    }
    if (e->state == ANSWER_COMING) return;
    if (e->state == ANSWER_NONE) {
        const double *y = r->kept ? find_kept(c, i, 0) : NULL;
        if (!y) {
            e->state = ANSWER_COMING;
            e->times = 1;
            want(c, i, 0);
            return;
        }
        memcpy(answers_values(&r->answers, c->entry[i]), y, r->head.n_outputs * sizeof *y);
        e->state = ANSWER_KNOWN;
    }
    sort_out_known(c, i, e);
}

static void sort_out(struct recall *c)
{
    c->n_wanted = 0;
    c->proof = NOBODY;
    for (size_t i = 0; i < c->points->n; i++)
        if (!c->done[i]) sort_out_point(c, i);
}

/* ---- What is asked ---- */

/* Its outputs stand where they were asked for, or in columns beside each other. */
struct asked_outputs {
    double *const *output;
    const size_t *place; /* of each wanted point; NULL: its own number */
};

static void read_answer(const struct recall *c, const struct asked_outputs *o, size_t k, double *y)
{
    for (size_t j = 0; j < c->r->head.n_outputs; j++) memcpy(&y[j], &o->output[j][k], sizeof *y);
}

/* Is it the same to the last bit? */
static void settle_proof(struct recall *c, const double *y)
{
    struct remembered *r = c->r;
    struct answer_entry *e = &r->answers.entry[c->entry[c->proof]];
    const size_t bytes = r->head.n_outputs * sizeof *y;
    const bool steady = !memcmp(y, answers_values(&r->answers, c->entry[c->proof]), bytes);
    r->proving = false;
    pthread_cond_broadcast(&r->changed);
    r->repeats = steady ? REPEATS_STEADY : REPEATS_RANDOM;
    if (!steady) keep_answer(c, c->proof, e->times, y);
    e->times++;
    if (r->kept) kept_tell_repeats(r->kept, r->repeats);
}

/* Once, as soon as it is known. */
static void keep_wanted(struct recall *c, size_t k, const double *y)
{
    if (c->times[k] == NOBODY || c->told[k]) return;
    c->told[k] = true;
    if (c->wanted[k] == c->proof)
        settle_proof(c, y);
    else
        keep_answer(c, c->wanted[k], c->times[k], y);
}

struct hearing {
    struct recall *c;
    const struct asked_outputs *outputs;
};

/* What f tells early is kept early. */
static void hear(void *hearer, size_t k)
{
    const struct hearing *h = hearer;
    struct recall *c = h->c;
    enum { FEW = 8 };
    const size_t n = c->r->head.n_outputs;
    double few[FEW], *y = n <= FEW ? few : memory_room(n, sizeof *y);
    if (y && c->times[k] != NOBODY) {
        read_answer(c, h->outputs, k, y);
        pthread_mutex_lock(&c->r->lock);
        keep_wanted(c, k, y);
        pthread_mutex_unlock(&c->r->lock);
    }
    if (y != few) free(y);
}

static hstar_status ask_f(struct recall *c, const struct points *points, const struct asked_outputs *outputs,
                          hstar_error *err)
{
    struct hearing hearing = {c, outputs};
    struct points asked = *points;
    asked.heard = c->r->kept ? hear : NULL;
    asked.hearer = &hearing;
    asked.heard_from = 0;
    return function_evaluate(c->r->f, &asked, outputs->output, err);
}

/* How many of those that are wanted nobody asked for yet: they are the last. */
static size_t n_spare_wanted(const struct recall *c)
{
    const struct points *points = c->points;
    size_t n = 0;
    while (n < c->n_wanted && c->wanted[c->n_wanted - 1 - n] + points->n_spare >= points->n) n++;
    return n;
}

/* What f answered goes to who asked, and into memory; who asks where nobody answered before it was asked for has f asked again. */
static void settle_point(struct recall *c, const struct asked_outputs *outputs, size_t k, double *y)
{
    struct remembered *r = c->r;
    const size_t i = c->wanted[k];
    read_answer(c, outputs, k, y);
    if (r->repeats != REPEATS_RANDOM && c->times[k] == 0) {
        struct answer_entry *e = &r->answers.entry[c->entry[i]];
        memcpy(answers_values(&r->answers, c->entry[i]), y, r->head.n_outputs * sizeof *y);
        const bool is_lost = function_is_no_answer(y[0]) && i + c->points->n_spare >= c->points->n;
        e->state = is_lost ? ANSWER_NONE : ANSWER_KNOWN;
        if (is_lost) e->times = 0;
    }
    keep_wanted(c, k, y);
    hand_back(c, i, y);
}

static void give_up_wanted(struct recall *c)
{
    struct remembered *r = c->r;
    if (c->proof != NOBODY && r->repeats == REPEATS_UNTOLD) r->proving = false;
    for (size_t k = 0; k < c->n_wanted && r->repeats != REPEATS_RANDOM; k++) {
        if (c->times[k] != 0) continue;
        struct answer_entry *e = &r->answers.entry[c->entry[c->wanted[k]]];
        e->state = ANSWER_NONE;
        e->times = 0;
    }
}

/* The same of all points, where nobody keeps a file and nothing is proven. */
static void settle_all(struct recall *c)
{
    struct answers *a = &c->r->answers;
    const size_t n = c->points->n, n_outputs = a->n_outputs;
    for (size_t i = 0; i < n; i++) {
        if (c->times[i] != 0) continue;
        struct answer_entry *e = &a->entry[c->entry[i]];
        double *y = answers_values(a, c->entry[i]);
        for (size_t o = 0; o < n_outputs; o++) memcpy(&y[o], &c->outputs[o][i], sizeof *y);
        const bool is_lost = i + c->points->n_spare >= n && function_is_no_answer(*y);
        e->state = is_lost ? ANSWER_NONE : ANSWER_KNOWN;
        if (is_lost) e->times = 0;
    }
    c->n_left = 0;
}

static hstar_status settle_call(struct recall *c, const struct asked_outputs *outputs, hstar_status status,
                                hstar_error *err)
{
    struct remembered *r = c->r;
    if (!status && outputs->output == c->outputs && !r->kept && c->proof == NOBODY &&
        r->repeats != REPEATS_RANDOM) {
        settle_all(c);
        pthread_cond_broadcast(&r->changed);
        return HSTAR_OK;
    }
    double *y = status ? NULL : memory_room(r->head.n_outputs, sizeof *y);
    if (!status && !y) status = error_memory(err);
    if (r->kept && !status) kept_begin(r->kept);
    for (size_t k = 0; k < c->n_wanted && !status; k++) settle_point(c, outputs, k, y);
    if (r->kept && !status) kept_end(r->kept);
    if (status) give_up_wanted(c);
    pthread_cond_broadcast(&r->changed);
    free(y);
    return status;
}

/* Columns of the wanted points alone. */
static hstar_status lay_wanted_out(const struct recall *c, const double **column, double **output,
                                   double **room, hstar_error *err)
{
    const struct function *f = &c->r->head;
    const size_t n = c->n_wanted;
    size_t n_varying = f->n_outputs;
    for (size_t v = 0; v < f->n_variables; v++) n_varying += c->points->varies[v];
    double *next = *room = n <= SIZE_MAX / sizeof *next ? memory_room(n_varying, n * sizeof *next) : NULL;
    if (!next) return error_memory(err);
    for (size_t v = 0; v < f->n_variables; v++) {
        column[v] = c->points->varies[v] ? next : c->points->column[v];
        for (size_t k = 0; k < n && c->points->varies[v]; k++) *next++ = c->points->column[v][c->wanted[k]];
    }
    for (size_t o = 0; o < f->n_outputs; o++, next += n) output[o] = next;
    return HSTAR_OK;
}

static hstar_status ask_some(struct recall *c, hstar_error *err)
{
    const struct function *f = &c->r->head;
    double *room = NULL;
    const double **column = memory_array(f->n_variables, sizeof *column);
    double **output = memory_array(f->n_outputs, sizeof *output);
    hstar_status status = column && output ? HSTAR_OK : error_memory(err);
    if (!status) status = lay_wanted_out(c, column, output, &room, err);
    const struct points points = {.n = c->n_wanted,
                                  .column = column,
                                  .varies = c->points->varies,
                                  .tally = c->points->tally,
                                  .n_spare = n_spare_wanted(c),
                                  .spare_is_sure = c->points->spare_is_sure};
    const struct asked_outputs outputs = {.output = output};
    if (!status) status = ask_f(c, &points, &outputs, err);
    pthread_mutex_lock(&c->r->lock);
    status = settle_call(c, &outputs, status, err);
    pthread_mutex_unlock(&c->r->lock);
    free(column);
    free(output);
    free(room);
    return status;
}

/* All of them: the caller's columns are the right ones. */
static hstar_status ask_all(struct recall *c, hstar_error *err)
{
    const struct asked_outputs outputs = {.output = c->outputs};
    hstar_status status = ask_f(c, c->points, &outputs, err);
    pthread_mutex_lock(&c->r->lock);
    status = settle_call(c, &outputs, status, err);
    pthread_mutex_unlock(&c->r->lock);
    return status;
}

hstar_status remembered_call(const struct function *f, const struct points *points, double *const *outputs,
                             hstar_error *err)
{
    struct remembered *r = (struct remembered *)(uintptr_t)f;
    struct recall c;
    struct recall_room few;
    if (points->n == 0) return HSTAR_OK;
    pthread_mutex_lock(&r->lock);
    const bool plain = r->repeats == REPEATS_RANDOM && !r->kept;
    const bool made = !plain && recall_init(&c, r, points, outputs, &few);
    pthread_mutex_unlock(&r->lock);
    if (plain) return function_evaluate(r->f, points, outputs, err);
    hstar_status status = made ? HSTAR_OK : error_memory(err);
    while (!status && c.n_left) {
        pthread_mutex_lock(&r->lock);
        sort_out(&c);
        if (c.n_left && !c.n_wanted) pthread_cond_wait(&r->changed, &r->lock);
        pthread_mutex_unlock(&r->lock);
        if (c.n_wanted) status = c.n_wanted == points->n ? ask_all(&c, err) : ask_some(&c, err);
    }
    recall_clear(&c);
    return status;
}
