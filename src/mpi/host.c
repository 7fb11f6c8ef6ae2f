/* One program at a time, between rank 0 and its two pipes. */
#include "mpi/host.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "base/resident.h"
#include "mpi/lull.h"
#include "mpi/post.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

struct host {
    struct post post;
    struct resident program;
    struct crew *crew;
    const char *self;
    bool calls;   /* the crew has a plugin to call */
    bool no_more; /* will come for its stdin */
    bool home;
    struct lull lull;
};

void host_environment(void)
{
    static const char *const of_mpi[] = {"OMPI_", "PMIX_", "PMI_", "PRTE_", "ORTE_", "HYDI_", "MPIR_"};
    for (char **e = environ; *e;) {
        char name[128];
        const size_t n = strcspn(*e, "=");
        bool hide = false;
        for (size_t i = 0; i < sizeof of_mpi / sizeof *of_mpi; i++)
            hide = hide || !strncmp(*e, of_mpi[i], strlen(of_mpi[i]));
        if (hide && n < sizeof name) {
            memcpy(name, *e, n);
            name[n] = '\0';
            unsetenv(name); /* what follows moves up */
        } else {
            e++;
        }
    }
}

static void host_tell_end(struct host *h, int status)
{
    post_send(&h->post, PARCEL_ENDED, &status, sizeof status);
}

/* As a shell has it for a program that is not there. */
static void cannot_start(struct host *h, const hstar_error *err)
{
    const int not_found = 127 << 8;
    fprintf(stderr, "hstar-mpi: %s\n", err->message);
    host_tell_end(h, not_found);
}

static void start_words(struct host *h, const char *const *argv)
{
    hstar_error err = {0};
    h->program = (struct resident){.to = -1, .from = -1};
    h->no_more = false;
    if (resident_start(&h->program, argv, &err)) cannot_start(h, &err);
}

/* Words, a zero behind each, as a list that ends in NULL. */
static void host_start_program(struct host *h, const char *words, size_t length)
{
    size_t n = 0;
    for (size_t i = 0; i < length; i++) n += !words[i];
    const char **argv = memory_array(n + 1, sizeof *argv);
    for (size_t k = 0; argv && k < n; words += strlen(words) + 1) argv[k++] = words;
    hstar_error err = {0};
    if (argv)
        start_words(h, argv);
    else if (error_memory(&err))
        cannot_start(h, &err);
    free(argv);
}

static void host_start_plugin(struct host *h, const char *name)
{
    hstar_error err = {0};
    if (!h->crew) {
        start_words(h, (const char *const[]){h->self, "--answer-by-plugin", name, NULL});
    } else if (crew_open(h->crew, name, &err)) {
        cannot_start(h, &err);
    } else {
        h->calls = true;
        h->no_more = false;
    }
}

static void host_start(struct host *h, int parcel, int length)
{
    char *words = memory_array((size_t)length, 1);
    if (!words) parcel_no_memory(); /* the parcel cannot be left where it is */
    post_receive(&h->post, parcel, words, length);
    if (parcel == PARCEL_PLUGIN)
        host_start_plugin(h, words);
    else
        host_start_program(h, words, (size_t)length);
    free(words);
}

/* Ends what runs; tells how it ended. */
static void host_end(struct host *h)
{
    if (h->program.pid) {
        const int status = resident_end(&h->program, 0);
        post_clear(&h->post);
        host_tell_end(h, status);
    }
    if (h->calls) host_tell_end(h, SIGTERM);
    h->calls = false;
}

/* The crew answers at once. */
static void host_call(struct host *h)
{
    struct text answers;
    text_init(&answers);
    const bool fine = crew_take(h->crew, h->post.in, h->post.in_length, &answers);
    for (size_t i = 0; i < answers.length; i += PARCEL_MOST) {
        const size_t left = answers.length - i;
        post_send(&h->post, PARCEL_BYTES, answers.data + i, left < PARCEL_MOST ? (int)left : PARCEL_MOST);
    }
    h->post.in_done = h->post.in_length;
    text_clear(&answers);
    if (fine) return;
    host_tell_end(h, 2 << 8); /* as a program that does not know a word */
    h->calls = false;
}

/* What rank 0 says. True: it said something. */
static bool host_hear(struct host *h)
{
    int length;
    if (post_has_bytes(&h->post)) return false;
    const int parcel = post_look(&h->post, &length);
    switch (parcel) {
    case 0:
        return false;
    case PARCEL_PROGRAM:
    case PARCEL_PLUGIN:
        host_start(h, parcel, length);
        return true;
    case PARCEL_BYTES:
        post_receive_bytes(&h->post);
        if (h->calls)
            host_call(h);
        else
            post_deliver(&h->post, &h->program.to);
        return true;
    default:
        post_receive(&h->post, parcel, NULL, 0);
        h->no_more = true;
        if (parcel == PARCEL_NO_MORE && !h->calls) return true;
        if (parcel == PARCEL_NO_MORE) host_tell_end(h, 0);
        if (parcel == PARCEL_NO_MORE) h->calls = false;
        if (parcel != PARCEL_NO_MORE) host_end(h);
        h->home = parcel == PARCEL_QUIT;
        return true;
    }
}

/* It has ended, or closed its stdout: what is left is waited for. */
static void host_watch_end(struct host *h)
{
    if (!h->program.pid || !resident_has_ended(&h->program)) return;
    while (h->program.from >= 0) {
        struct pollfd more = {.fd = h->program.from, .events = POLLIN};
        post_clear(&h->post);
        if (poll(&more, 1, 0) <= 0 || !post_forward(&h->post, &h->program.from)) break;
    }
    post_clear(&h->post);
    host_tell_end(h, resident_end(&h->program, 0));
}

static void host_round(struct host *h)
{
    struct resident *p = &h->program;
    enum { TO, FROM, N };
    if (host_hear(h)) lull_ends(&h->lull);
    if (p->pid && h->no_more && !post_has_bytes(&h->post) && p->to >= 0) {
        descriptor_shut(&p->to);
        guardian_release(&p->guardian);
    }
    struct pollfd polled[N] = {
        [TO] = {.fd = post_has_bytes(&h->post) ? p->to : -1, .events = POLLOUT},
        [FROM] = {.fd = p->pid && post_is_free(&h->post) ? p->from : -1, .events = POLLIN}};
    if (!lull_wait(&h->lull, polled, N)) {
        host_watch_end(h);
        return;
    }
    lull_ends(&h->lull);
    if (polled[TO].revents) post_deliver(&h->post, &p->to);
    if (polled[FROM].revents) post_forward(&h->post, &p->from);
}

void host_serve(MPI_Comm comm, const char *self, struct crew *crew)
{
    struct host *h = memory_array(1, sizeof *h);
    if (!h) parcel_no_memory();
    *h = (struct host){.self = self, .crew = crew, .program = {.to = -1, .from = -1}};
    post_init(&h->post, comm, 0);
    lull_ends(&h->lull);
    while (!h->home) host_round(h);
    post_clear(&h->post);
    free(h);
}
