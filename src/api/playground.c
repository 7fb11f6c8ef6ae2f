/* The playground: a page that asks for sweeps, and the answers. One thread of its own computes, one question at a time, and whoever asks waits no longer
 * than a bound; a newer question calls an older one off. */
#include "api/play_question.h"
#include "api/question.h"
#include "api/server.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "number/ball.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

enum { CONNECTIONS = 32, LONGEST_BODY = 1024, TOKEN_BYTES = 16, TOKEN = 2 * TOKEN_BYTES + 1 };
enum { BAD_REQUEST = 400, FORBIDDEN = 403, NOT_FOUND = 404, WRONG_METHOD = 405, TOO_LATE = 503 };

/* Seconds: a question may take, and beyond that until its answer is given up: it is called off only between its parts. */
#define MOST_SECONDS 2.0
#define GRACE        0.5

/* A question with the answer that becomes of it. It is held by who asks and by who computes. */
struct play_job {
    struct play_question question;
    struct text answer;
    hstar_status status;
    hstar_error error;
    double deadline;
    atomic_bool off; /* nobody wants it any more */
    bool done;
    int holders;
};

struct playground {
    struct hstar_server head; /* first */
    char token[TOKEN], *first_f, *first_x;
    struct text
        first_page; /* what is shown where nothing was asked yet: it is there before anybody comes, however long it took */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t worker;
    bool works, ends;
    struct play_job *waiting, *running; /* one of each at most */
};

/* ---- Jobs ---- */

/* Under the lock. */
static void let_job_go(struct play_job *job)
{
    if (--job->holders) return;
    play_question_clear(&job->question);
    text_clear(&job->answer);
    free(job);
}

static int go_on(void *context, size_t done, size_t all)
{
    struct play_job *job = context;
    (void)done, (void)all;
    return atomic_load(&job->off) || clock_seconds() > job->deadline;
}

static void *work_at_jobs(void *context)
{
    struct playground *p = context;
    question_keeps(true);
    pthread_mutex_lock(&p->lock);
    while (!p->ends) {
        struct play_job *job = p->waiting;
        if (!job) {
            pthread_cond_wait(&p->changed, &p->lock);
            continue;
        }
        p->waiting = NULL;
        p->running = job;
        pthread_mutex_unlock(&p->lock);
        job->status = play_answer(&job->question, go_on, job, &job->answer, &job->error);
        pthread_mutex_lock(&p->lock);
        p->running = NULL;
        job->done = true;
        let_job_go(job);
        pthread_cond_broadcast(&p->changed);
    }
    pthread_mutex_unlock(&p->lock);
    question_keeps(false);
    balls_forget();
    return NULL;
}

/* Until something changed, or that clock says so; false: it does. */
static bool wait_until(struct playground *p, double deadline)
{
    const double left = deadline - clock_seconds();
    struct timespec at;
    if (left <= 0 || clock_gettime(CLOCK_REALTIME, &at)) return false;
    const double nanoseconds = (double)at.tv_nsec + left * 1e9;
    at.tv_sec += (time_t)(nanoseconds / 1e9);
    at.tv_nsec = (long)(nanoseconds - 1e9 * (double)(time_t)(nanoseconds / 1e9));
    return pthread_cond_timedwait(&p->changed, &p->lock, &at) != ETIMEDOUT;
}

/* Puts it where the worker finds it, in the place of one that waits; what runs is called off. Then waits for its end; false: that did not come. */
static bool compute_job(struct playground *p, struct play_job *job)
{
    job->holders = 2;
    job->deadline = clock_seconds() + MOST_SECONDS;
    if (p->waiting) {
        struct play_job *older = p->waiting;
        atomic_store(&older->off, true);
        older->status = HSTAR_CANCELLED;
        older->done = true;
        let_job_go(older);
    }
    if (p->running) atomic_store(&p->running->off, true);
    p->waiting = job;
    pthread_cond_broadcast(&p->changed);
    while (!job->done && wait_until(p, job->deadline + GRACE)) continue;
    if (job->done) return true;
    atomic_store(&job->off, true);
    if (p->waiting == job) {
        p->waiting = NULL;
        let_job_go(job);
    }
    return false;
}

/* ---- Requests ---- */

static void refuse(struct http_reply *reply, unsigned code, const char *why)
{
    reply->code = code;
    reply->type = "text/plain; charset=utf-8";
    text_append(&reply->body, why);
    text_append(&reply->body, "\n");
}

/* "127.0.0.1:4242" of the address */
static const char *own_host(const struct playground *p)
{
    return http_server_url(p->head.http) + strlen("http://");
}

/* Is the request from the page itself, or typed? A name that leads here by somebody else's DNS is not this host, and what another page asks has that
 * page's origin. */
static bool is_from_page(const struct playground *p, const struct http_request *request)
{
    const char *host = http_header(request, "Host"), *origin = http_header(request, "Origin"),
               *site = http_header(request, "Sec-Fetch-Site");
    const char *port = strrchr(own_host(p), ':');
    char local[64];
    snprintf(local, sizeof local, "localhost%s", port ? port : "");
    if (!host || (strcmp(host, own_host(p)) != 0 && strcmp(host, local) != 0)) return false;
    if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0) return false;
    return !origin ||
           (!strncmp(origin, "http://", strlen("http://")) && !strcmp(origin + strlen("http://"), host));
}

static bool form_of(const struct playground *p, const char *path, enum play_form *form)
{
    static const char *const paths[N_PLAY_FORMS] = {
#define X(identifier, name, type, file) name,
        PLAY_FORMS
#undef X
    };
    const size_t n = strlen(p->token);
    if (path[0] != '/' || strncmp(path + 1, p->token, n) != 0 || path[1 + n] != '/') return false;
    for (size_t i = 0; i < N_PLAY_FORMS; i++)
        if (!strcmp(path + 2 + n, paths[i])) {
            *form = (enum play_form)i;
            return true;
        }
    return false;
}

static hstar_status read_question(const struct playground *p, const struct http_request *request,
                                  struct play_question *q)
{
    const bool page = q->form == PLAY_PAGE && !http_argument(request, "f");
    const struct {
        const char *name;
        char **place;
        const char *standard;
    } arguments[] = {{"f", &q->f, page ? p->first_f : ""},
                     {"x", &q->x, page ? p->first_x : ""},
                     {"methods", &q->methods, ""},
                     {"formats", &q->formats, ""},
                     {"points", &q->points, ""}};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) {
        const char *value = http_argument(request, arguments[i].name);
        if (!value) value = arguments[i].standard;
        *arguments[i].place = memory_text(value, strlen(value));
        if (!*arguments[i].place) return HSTAR_MEMORY;
    }
    return HSTAR_OK;
}

static void give_reply(const struct play_job *job, bool done, struct http_reply *reply)
{
    static const struct {
        const char *type, *file;
    } forms[N_PLAY_FORMS] = {
#define X(identifier, path, type, file) {type, file},
        PLAY_FORMS
#undef X
    };
    const enum play_form form = job->question.form;
    const bool late = !done || (job->status == HSTAR_CANCELLED && !atomic_load(&job->off));
    hstar_error wrong = done ? job->error : (hstar_error){.position = HSTAR_NO_POSITION};
    reply->type = forms[form].type;
    if (done && !job->status) {
        reply->file = forms[form].file;
        text_append_bytes(&reply->body, job->answer.data, job->answer.length);
        return;
    }
    if (late) {
        wrong = (hstar_error){.status = HSTAR_CANCELLED, .position = HSTAR_NO_POSITION};
        numeral_print(wrong.message, sizeof wrong.message, "that takes longer than %g s here", MOST_SECONDS);
        snprintf(wrong.remedy, sizeof wrong.remedy, "`hstar sweep` in a terminal has all the time it needs");
    } else if (job->status == HSTAR_CANCELLED) {
        wrong = (hstar_error){.status = HSTAR_CANCELLED, .position = HSTAR_NO_POSITION};
        snprintf(wrong.message, sizeof wrong.message, "a newer question was asked");
    }
    reply->code = form == PLAY_SWEEP ? 200 : late ? TOO_LATE : BAD_REQUEST;
    if (form == PLAY_SWEEP) {
        play_append_error(&job->question, &wrong, &reply->body);
        return;
    }
    refuse(reply, reply->code, wrong.message[0] ? wrong.message : hstar_status_text(wrong.status));
}

/* The address as hstar printed it. */
static bool asks_for_first(const struct http_request *request, enum play_form form)
{
    static const char *const arguments[] = {"f", "x", "methods", "formats", "points"};
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++)
        if (http_argument(request, arguments[i])) return false;
    return form == PLAY_PAGE;
}

static void give_first(const struct playground *p, struct http_reply *reply)
{
    reply->type = "text/html; charset=utf-8";
    text_append_bytes(&reply->body, p->first_page.data, p->first_page.length);
}

/* Under the lock, which is let go while it waits. */
static void reply_to_play(struct playground *p, const struct http_request *request, struct http_reply *reply)
{
    enum play_form form;
    reply->is_private = true;
    if (!is_from_page(p, request)) {
        refuse(reply, FORBIDDEN, "this playground answers its own page alone");
        return;
    }
    if (!form_of(p, request->path, &form)) {
        refuse(reply, NOT_FOUND, "there is nothing here: the address that hstar printed has a token in it");
        return;
    }
    if (strcmp(request->method, "GET") != 0) {
        refuse(reply, WRONG_METHOD, "it is asked by GET");
        return;
    }
    if (asks_for_first(request, form)) {
        give_first(p, reply);
        return;
    }
    struct play_job *job = memory_array(1, sizeof *job);
    if (job) {
        job->question.form = form;
        job->error.position = HSTAR_NO_POSITION;
        job->holders = 1;
    }
    if (!job || read_question(p, request, &job->question)) {
        refuse(reply, TOO_LATE, "out of memory");
        if (job) let_job_go(job);
    } else {
        give_reply(job, compute_job(p, job), reply);
        let_job_go(job);
    }
}

static void answer_play(void *context, const struct http_request *request, struct http_reply *reply)
{
    struct playground *p = context;
    pthread_mutex_lock(&p->lock);
    reply_to_play(p, request, reply);
    pthread_mutex_unlock(&p->lock);
}

/* ---- The server ---- */

static hstar_status draw_token(struct playground *p, hstar_error *err)
{
    unsigned char bytes[TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return error_set(err, HSTAR_FILE, "the system gives no random numbers for the address");
    for (size_t i = 0; i < TOKEN_BYTES; i++) snprintf(p->token + 2 * i, 3, "%02x", bytes[i]);
    return HSTAR_OK;
}

static void end_playground(struct hstar_server *server)
{
    struct playground *p = (struct playground *)server;
    if (p->works) {
        pthread_mutex_lock(&p->lock);
        p->ends = true;
        if (p->running) atomic_store(&p->running->off, true);
        pthread_cond_broadcast(&p->changed);
        pthread_mutex_unlock(&p->lock);
        pthread_join(p->worker, NULL);
    }
    pthread_cond_destroy(&p->changed);
    pthread_mutex_destroy(&p->lock);
    free(p->first_f);
    free(p->first_x);
    text_clear(&p->first_page);
    free(p);
}

/* What the page shows at first must be something that can be asked. Whoever starts hstar waits for it, and nobody else does: a machine that is slow
 * answers the first request as any other does. */
static hstar_status make_first(struct playground *p, hstar_error *err)
{
    char none[] = "";
    const struct play_question q = {.form = PLAY_PAGE,
                                    .f = p->first_f,
                                    .x = p->first_x,
                                    .methods = none,
                                    .formats = none,
                                    .points = none};
    return play_answer(&q, NULL, NULL, &p->first_page, err);
}

static hstar_status begin_playground(struct playground *p, const char *f, const char *at, unsigned port,
                                     hstar_error *err)
{
    const struct http_service service = {.host = "127.0.0.1",
                                         .port = port,
                                         .connections = CONNECTIONS,
                                         .longest_body = LONGEST_BODY,
                                         .reply = answer_play,
                                         .context = p};
    char behind[TOKEN + 2];
    p->first_f = memory_text(f, strlen(f));
    p->first_x = memory_text(at, strlen(at));
    hstar_status status = p->first_f && p->first_x ? draw_token(p, err) : error_memory(err);
    if (!status) status = make_first(p, err);
    if (!status && pthread_create(&p->worker, NULL, work_at_jobs, p)) status = error_memory(err);
    if (status) return status;
    p->works = true;
    pthread_mutex_lock(&p->lock); /* who asks at once finds the server's own address there */
    status = http_server_new(&service, &p->head.http, err);
    pthread_mutex_unlock(&p->lock);
    snprintf(behind, sizeof behind, "/%s/", p->token);
    return status ? status : server_address(&p->head, behind, err);
}

hstar_status hstar_serve_playground(const char *f, const char *at, unsigned port, hstar_server **server,
                                    hstar_error *err)
{
    if (!server) return error_set(err, HSTAR_INVALID, "the place for the server is NULL");
    if (!f != !at) return error_set(err, HSTAR_INVALID, "an expression and its point go together");
    struct playground *p = memory_array(1, sizeof *p);
    if (!p) return error_memory(err);
    p->head.end = end_playground;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->changed, NULL);
    hstar_status status = begin_playground(p, f ? f : "sin(x)", at ? at : "1", port, err);
    if (status)
        hstar_server_free(&p->head);
    else
        *server = &p->head;
    return status;
}
