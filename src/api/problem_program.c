/* Problems of programs: copies that start when they are needed, with what is remembered and kept of their answers. */
#include "api/identity.h"
#include "api/options.h"
#include "api/problem.h"
#include "api/problem_make.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/pool.h"
#include "base/texts.h"
#include "function/source/ahead.h"
#include "function/source/command.h"
#include "function/source/copies.h"
#include "function/source/launcher.h"
#include "function/source/remembered.h"
#include "function/source/unstarted.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* What a program is started by. */
struct program_making {
    const char *const *words; /* n */
    size_t n, copies;
    struct persistence often; /* it is asked */
    const char *launcher;     /* NULL */
    const char *cache;        /* where its answers are kept; NULL */
    bool is_sparing;          /* only the first copy is asked at once */
};

/* Copies that answer side by side answer alike; where they run on several machines, it may be another program there. */
static hstar_status check_alike(struct function *const *copies, size_t i, hstar_error *err)
{
    const size_t n = copies[i]->n_outputs, first = copies[0]->n_outputs;
    if (n == first) return HSTAR_OK;
    error_set(err, HSTAR_CHILD, "copy %zu of the program answers %zu number%s, and copy 0 answers %zu", i, n,
              n == 1 ? "" : "s", first);
    error_remedy(err, "all copies must be the same program, with the same data");
    return HSTAR_CHILD;
}

static hstar_status make_copy(const struct program_making *m, const struct launcher *launcher,
                              const struct point *point, size_t i, struct function **copies, hstar_error *err)
{
    struct command_words words = {.program = m->words, .n_program = m->n};
    words.n_launcher = launcher_words(launcher, i, &words.launcher);
    return command_launched(&words, (const char *const *)point->names, point->n, point->values, &m->often,
                            &copies[i], err);
}

/* ---- Copies behind a launcher, on machines that may differ: all start at once and are asked at the point ---- */

static hstar_status learn_of_copy(void *context, size_t i, hstar_error *err)
{
    struct function *const *copies = context;
    return command_learn(copies[i], err);
}

static hstar_status learn_of_all(struct function **copies, const struct program_making *m, hstar_error *err)
{
    const struct pool_job learning = {.task = learn_of_copy, .context = copies};
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < m->copies && !status; i++) status = command_begin(copies[i], err);
    if (!status) status = pool_run(&learning, m->copies, m->copies, err);
    for (size_t i = 0; i < m->copies && !status; i++) status = check_alike(copies, i, err);
    return status;
}

/* ---- Copies on this machine: the first tells what they answer ---- */

/* While it does, others start, in their order, so that they are ready when there is something to ask them: but not before it has been silent for a
 * while, or was seen to wait for something else than a processor, as who starts does not. One that has answered by then is so quick that its own rate
 * will tell whether others are worth a start, and a slow one loses no more than that. */
#define EARLY_START 0.04
enum { IDLE_LOOKS = 4 /* in a row */ };
static const struct timespec one_look = {.tv_nsec = 1000000};

struct early_start {
    struct function **copies;
    size_t n, n_started; /* at most n are started */
    double begun;        /* when the first was started */
    atomic_bool is_over; /* the first has answered */
};

/* No more at a time than there are processors: a start is work, and slows the others down. The first is up when another
 * one is. */
static bool is_room_to_start(const struct early_start *s, size_t n_processors)
{
    const size_t oldest =
        s->n_started > n_processors + 1 ? s->n_started - n_processors : 1; /* that may still start */
    size_t n_busy = 0;
    for (size_t i = oldest; i < s->n_started; i++) n_busy += command_is_busy(s->copies[i]);
    const bool any_is_up = oldest + n_busy < s->n_started;
    return n_busy + !any_is_up < n_processors;
}

/* Is the first silent for long, or at something that is no start? false where it has answered before. */
static bool turns_out_slow(const struct early_start *s)
{
    int n_idle = 0;
    while (!atomic_load(&s->is_over) && command_answered_at(s->copies[0]) == 0) {
        n_idle = command_is_busy(s->copies[0]) ? 0 : n_idle + 1;
        if (n_idle >= IDLE_LOOKS || clock_seconds() - s->begun >= EARLY_START) return true;
        nanosleep(&one_look, NULL);
    }
    return false;
}

static void start_others(struct early_start *s)
{
    const long n = sysconf(_SC_NPROCESSORS_ONLN);
    if (!turns_out_slow(s)) return;
    while (!atomic_load(&s->is_over) && s->n_started < s->n) {
        /* One that cannot be started says so when it is asked. */
        if (is_room_to_start(s, n > 1 ? (size_t)n : 2) && command_begin(s->copies[s->n_started++], NULL))
            break;
        nanosleep(&one_look, NULL);
    }
}

static hstar_status ask_first_or_start(void *context, size_t task, hstar_error *err)
{
    struct early_start *s = context;
    hstar_status status = HSTAR_OK;
    if (task == 0) {
        status = command_learn(s->copies[0], err);
        atomic_store(&s->is_over, true);
    } else {
        start_others(s);
    }
    return status;
}

static hstar_status learn_of_first(struct function **copies, const struct program_making *m,
                                   size_t *n_started, hstar_error *err)
{
    enum { FIRST_LOOK = 8 }; /* points a variable that a search begins with, and copies that are of use */
    const size_t likely = FIRST_LOOK * copies[0]->n_variables;
    struct early_start early = {.copies = copies,
                                .n = m->is_sparing        ? 1
                                     : likely < m->copies ? likely
                                                          : m->copies,
                                .n_started = 1,
                                .begun = clock_seconds()};
    const struct pool_job job = {.task = ask_first_or_start, .context = &early};
    atomic_init(&early.is_over, false);
    hstar_status status = command_begin(copies[0], err);
    if (!status) status = pool_run(&job, early.n > 1 ? 2 : 1, 2, err);
    *n_started = early.n_started;
    return status;
}

/* Of n_outputs numbers, where a file of kept answers tells; else the first is asked. */
static hstar_status learn_of_copies(struct function **copies, const struct program_making *m,
                                    size_t n_outputs, size_t *n_started, hstar_error *err)
{
    *n_started = 0;
    if (!n_outputs && m->launcher && !m->is_sparing) {
        *n_started = m->copies;
        return learn_of_all(copies, m, err);
    }
    hstar_status status = n_outputs ? HSTAR_OK : learn_of_first(copies, m, n_started, err);
    for (size_t i = *n_started > 0; i < m->copies && !status; i++)
        status = n_outputs ? command_know(copies[i], n_outputs, err)
                           : command_learn_from(copies[i], copies[0], err);
    return status;
}

/* One program, or several of them. */
static hstar_status start_copies(const struct program_making *m, const struct point *point, size_t n_outputs,
                                 struct function **f, hstar_error *err)
{
    size_t made = 0, n_started = 0;
    struct launcher *launcher = NULL;
    struct function **copies = memory_array(m->copies, sizeof *copies);
    hstar_status status = copies ? HSTAR_OK : error_memory(err);
    if (!status && m->launcher) status = launcher_new(m->launcher, m->copies, &launcher, err);
    while (!status && made < m->copies) {
        status = make_copy(m, launcher, point, made, copies, err);
        made += !status;
    }
    const double begun = clock_seconds();
    if (!status) status = learn_of_copies(copies, m, n_outputs, &n_started, err);
    const double first_answer = n_started ? command_answered_at(copies[0]) - begun : 0;
    if (status)
        for (size_t i = 0; i < made; i++) function_free(copies[i]);
    else if (m->copies > 1)
        status = copies_new(copies, m->copies, n_started, first_answer, f, err);
    else
        *f = copies[0];
    launcher_free(launcher);
    free(copies);
    return status;
}

/* ---- A program that starts when it is needed ---- */

struct put_off {
    struct program_making m; /* of the following */
    char **words, *launcher;
    struct point point;
    size_t n_outputs;
};

static void put_off_free(void *context)
{
    struct put_off *p = context;
    if (!p) return;
    texts_free(p->words, p->m.n);
    free(p->launcher);
    point_clear(&p->point);
    free(p);
}

static hstar_status start_put_off(void *context, struct function **f, hstar_error *err)
{
    const struct put_off *p = context;
    return start_copies(&p->m, &p->point, p->n_outputs, f, err);
}

static struct put_off *put_off_copy(const struct program_making *m, const struct point *point,
                                    size_t n_outputs)
{
    struct put_off *p = memory_array(1, sizeof *p);
    if (!p) return NULL;
    *p = (struct put_off){.m = *m,
                          .words = texts_copy(m->words, m->n),
                          .launcher = m->launcher ? memory_text(m->launcher, strlen(m->launcher)) : NULL,
                          .point = {.names = texts_copy((const char *const *)point->names, point->n),
                                    .values = memory_room(point->n, sizeof *p->point.values),
                                    .n = point->n},
                          .n_outputs = n_outputs};
    p->m.words = (const char *const *)p->words;
    p->m.launcher = p->launcher;
    if (p->point.values) memcpy(p->point.values, point->values, point->n * sizeof *point->values);
    if (p->words && p->point.names && p->point.values && !p->launcher == !m->launcher) return p;
    put_off_free(p);
    return NULL;
}

/* What can be wrong is wrong now. */
static hstar_status check_launcher(const struct program_making *m, hstar_error *err)
{
    struct launcher *launcher = NULL;
    hstar_status status = m->launcher ? launcher_new(m->launcher, m->copies, &launcher, err) : HSTAR_OK;
    launcher_free(launcher);
    return status;
}

static hstar_status put_program_off(const struct program_making *m, const struct point *point,
                                    size_t n_outputs, struct function **f, hstar_error *err)
{
    struct unstarted_parts parts = {.variables = texts_copy((const char *const *)point->names, point->n),
                                    .n_variables = point->n,
                                    .n_outputs = n_outputs,
                                    .width = m->copies};
    const struct starter starter = {start_put_off, put_off_free, put_off_copy(m, point, n_outputs)};
    hstar_status status = parts.variables && starter.context ? check_launcher(m, err) : error_memory(err);
    if (!status) status = command_texts(m->words, m->n, n_outputs, &parts.texts, err);
    if (!status) status = unstarted_new(&parts, &starter, f, err);
    if (!status) return HSTAR_OK;
    texts_free(parts.variables, parts.n_variables);
    texts_free(parts.texts, n_outputs);
    put_off_free(starter.context);
    return status;
}

/* ---- A program, with what is remembered of it ---- */

/* What its copies answered before anybody remembered it. */
static hstar_status learn_first_answers(const struct function *plain, size_t n, const double *point,
                                        struct function *f, hstar_error *err)
{
    const double **first = memory_array(n, sizeof *first);
    size_t n_first = 0;
    if (!first) return error_memory(err);
    for (size_t i = 0; i < n; i++) {
        const double *answer = command_first_answer(copies_at(plain, i));
        if (answer) first[n_first++] = answer;
    }
    hstar_status status = n_first ? remembered_learn(f, point, first, n_first, err) : HSTAR_OK;
    free(first);
    return status;
}

static hstar_status make_program(const void *making, const struct point *point, struct function **f,
                                 hstar_error *err)
{
    const struct program_making *m = making;
    struct kept *kept = NULL;
    struct function *plain = NULL, *made = NULL;
    hstar_status status =
        m->cache ? identity_keep_program(m->cache, m->words, m->n, point, &kept, err) : HSTAR_OK;
    const size_t n_outputs = kept ? kept_outputs(kept) : 0;
    if (!status)
        status = n_outputs ? put_program_off(m, point, n_outputs, &plain, err)
                           : start_copies(m, point, 0, &plain, err);
    if (!status) status = remembered_new(plain, kept, &made, err);
    if (status) {
        function_free(plain);
        kept_close(kept);
        return status;
    }
    if (!n_outputs) status = learn_first_answers(plain, m->copies, point->values, made, err);
    if (status)
        function_free(made);
    else if (m->copies > 1)
        status = ahead_new(made, f, err); /* copies that would idle answer what is known to be asked later */
    else
        *f = made;
    return status;
}

/* A program that fails at once is more often wrong than unlucky: who wants it to be asked again, says so. */
static struct persistence read_persistence(const hstar_launch *how)
{
    struct persistence often = {.patience = how->timeout, .retries = 1};
    if (how->retries >= 0) often.retries = often.early_retries = (size_t)how->retries;
    return often;
}

hstar_status hstar_problem_started(const char *const *words, size_t n, const char *at,
                                   const hstar_launch *launch, hstar_problem **problem, hstar_error *err)
{
    enum { MOST_COPIES = 64, MOST_RETRIES = 1000 };
    hstar_launch how = HSTAR_LAUNCH;
    hstar_status status = problem_check_words(words, n, "program", err);
    if (!status) status = options_over(&how, sizeof how, launch, "hstar_launch launch = HSTAR_LAUNCH;", err);
    if (!status) status = problem_check_timeout(how.timeout, err);
    if (!status && how.copies > MOST_COPIES)
        status = error_set(err, HSTAR_INVALID, "there can be at most %d copies of a program, not %zu",
                           MOST_COPIES, how.copies);
    if (!status && how.retries > MOST_RETRIES)
        status = error_set(err, HSTAR_INVALID, "a program can be asked again at most %d times, not %d",
                           MOST_RETRIES, how.retries);
    const struct program_making m = {.words = words,
                                     .n = n,
                                     .copies = how.copies ? how.copies : 1,
                                     .often = read_persistence(&how),
                                     .launcher = how.launcher,
                                     .cache = how.cache,
                                     .is_sparing = how.sparing};
    if (!status) status = problem_of_text(make_program, &m, at, problem, err);
    if (!status) (*problem)->problem->n_threads = m.copies;
    if (!status) (*problem)->calls_made = m.launcher && !m.is_sparing ? m.copies : 1;
    return status;
}

hstar_status hstar_problem_program(const char *const *words, size_t n, const char *at, double timeout,
                                   size_t copies, hstar_problem **problem, hstar_error *err)
{
    return hstar_problem_launched(words, n, NULL, at, timeout, copies, problem, err);
}

hstar_status hstar_problem_launched(const char *const *words, size_t n, const char *launcher, const char *at,
                                    double timeout, size_t copies, hstar_problem **problem, hstar_error *err)
{
    hstar_launch how = HSTAR_LAUNCH;
    how.launcher = launcher;
    how.timeout = timeout;
    how.copies = copies;
    return hstar_problem_started(words, n, at, &how, problem, err);
}
