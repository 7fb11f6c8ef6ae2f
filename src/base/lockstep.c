/* Tasks in lockstep, each on a stack of its own. */
#include "base/lockstep.h"
#include "base/memory.h"

#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define SANITIZES_THREADS
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define SANITIZES_THREADS
#endif

#if defined(__GLIBC__) && !defined(SANITIZES_THREADS) /* which follows no switch of stacks */
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

/* A search takes at most 128 KB, and several times that where a sanitizer guards its variables. */
enum { STACK_BYTES = 1 << 20 };

enum walker_state { WALKER_RUNS, WALKER_ASKS, WALKER_ENDS };

/* A task on its way. */
struct walker {
    struct lockstep *of;
    ucontext_t context;
    char *stack; /* with a page in front of it that ends a walk too deep */
    size_t task;
    enum walker_state state;
    void *request;
    hstar_status status; /* of the task, and of the answer */
    hstar_error error;
};

struct lockstep {
    const struct lockstep_job *job;
    ucontext_t caller;
    struct walker *walker; /* `most` of them */
    void **requests;
    size_t n, next, done, most, n_under_way;
    struct walker *turn;
};

static _Thread_local struct lockstep *running;

bool lockstep_is_running(void)
{
    return running && running->turn;
}

static size_t page_bytes(void)
{
    const long bytes = sysconf(_SC_PAGESIZE);
    return bytes > 0 ? (size_t)bytes : 4096;
}

static bool take_walker_stack(struct walker *w)
{
    void *stack = mmap(NULL, STACK_BYTES + page_bytes(), PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return false;
    w->stack = stack;
    return mprotect(stack, page_bytes(), PROT_NONE) == 0;
}

static void walk(void)
{
    struct walker *w = running->turn;
    const struct lockstep_job *job = w->of->job;
    w->status = job->task(job->context, w->task, &w->error);
    w->state = WALKER_ENDS;
}

/* Gives the turn to a task, until it asks or ends. */
static void take_turn(struct lockstep *l, struct walker *w)
{
    l->turn = w;
    w->state = WALKER_RUNS;
    swapcontext(&l->caller, &w->context);
    l->turn = NULL;
}

hstar_status lockstep_ask(void *request, hstar_error *err)
{
    struct lockstep *l = running;
    struct walker *w = l->turn;
    w->request = request;
    w->state = WALKER_ASKS;
    swapcontext(&w->context, &l->caller);
    if (w->status && err) *err = w->error;
    return w->status;
}

static hstar_status begin_task(struct lockstep *l, struct walker *w, hstar_error *err)
{
    if (!w->stack && !take_walker_stack(w)) return error_memory(err);
    if (getcontext(&w->context)) return error_memory(err);
    w->of = l;
    w->task = l->next++;
    w->status = HSTAR_OK;
    w->error = (hstar_error){.position = HSTAR_NO_POSITION};
    w->context.uc_stack.ss_sp = w->stack + page_bytes();
    w->context.uc_stack.ss_size = STACK_BYTES;
    w->context.uc_link = &l->caller;
    makecontext(&w->context, walk, 0);
    take_turn(l, w);
    return HSTAR_OK;
}

/* A place whose task has ended takes the next one, until one asks. */
static hstar_status fill_place(struct lockstep *l, struct walker *w, hstar_error *err)
{
    while (w->state == WALKER_ENDS) {
        if (w->of) { /* a task, that has ended */
            w->of = NULL;
            if (w->status) {
                if (err) *err = w->error;
                return w->status;
            }
            if (!progress_tell(l->job->progress, ++l->done, l->n)) return error_cancelled(err);
        }
        if (l->next == l->n) return HSTAR_OK;
        hstar_status status = begin_task(l, w, err);
        if (status) return status;
    }
    return HSTAR_OK;
}

/* All that are under way have asked: they are answered, and go on. */
static hstar_status answer_all(struct lockstep *l, hstar_error *err)
{
    size_t n = 0;
    for (size_t i = 0; i < l->most; i++)
        if (l->walker[i].state == WALKER_ASKS) l->requests[n++] = l->walker[i].request;
    l->n_under_way = n;
    return n ? l->job->answer(l->job->respondent, l->requests, n, err) : HSTAR_OK;
}

/* Those that still wait hear of the failure, and end. */
static void end_all(struct lockstep *l, hstar_status status)
{
    for (size_t i = 0; i < l->most; i++) {
        struct walker *w = &l->walker[i];
        while (w->state == WALKER_ASKS) {
            w->status = status;
            error_set(&w->error, status, "%s", hstar_status_text(status));
            take_turn(l, w);
        }
    }
}

static hstar_status walk_all(struct lockstep *l, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    do {
        for (size_t i = 0; i < l->most && !status; i++) {
            struct walker *w = &l->walker[i];
            if (w->state == WALKER_ASKS) take_turn(l, w);
            status = fill_place(l, w, err);
        }
        if (!status) status = answer_all(l, err);
    } while (!status && l->n_under_way);
    if (status) end_all(l, status);
    return status;
}

hstar_status lockstep_run(const struct lockstep_job *job, size_t n, hstar_error *err)
{
    struct lockstep l = {.job = job, .n = n, .most = job->most < n ? job->most : n};
    struct lockstep *before = running; /* f may ask hstar itself */
    l.walker = memory_array(l.most, sizeof *l.walker);
    l.requests = memory_array(l.most, sizeof *l.requests);
    hstar_status status = l.walker && l.requests ? HSTAR_OK : error_memory(err);
    for (size_t i = 0; i < l.most && !status; i++) l.walker[i].state = WALKER_ENDS;
    running = &l;
    if (!status) status = walk_all(&l, err);
    running = before;
    for (size_t i = 0; i < l.most && l.walker; i++)
        if (l.walker[i].stack) munmap(l.walker[i].stack, STACK_BYTES + page_bytes());
    free(l.walker);
    free(l.requests);
    return status;
}

#else

static _Thread_local const struct lockstep_job *running;

bool lockstep_is_running(void)
{
    return running != NULL;
}

hstar_status lockstep_ask(void *request, hstar_error *err)
{
    const struct lockstep_job *job = running;
    running = NULL; /* while f is called */
    hstar_status status = job->answer(job->respondent, &request, 1, err);
    running = job;
    return status;
}

hstar_status lockstep_run(const struct lockstep_job *job, size_t n, hstar_error *err)
{
    const struct lockstep_job *before = running;
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < n && !status; i++) {
        running = job;
        status = job->task(job->context, i, err);
        running = before; /* who listens may ask hstar itself */
        if (!status && !progress_tell(job->progress, i + 1, n)) status = error_cancelled(err);
    }
    return status;
}

#endif
