/* The first rank of a crew tells the others what comes, by messages of its own: so they may nap between two calls, which they could not
 * within a collective call. */
#include "mpi/crew.h"
#include "base/memory.h"
#include "base/numeral.h"
#include "mpi/lull.h"
#include "mpi/parcel.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CREW_OPEN = 1, CREW_CALL, CREW_HOME };

struct crew {
    MPI_Comm theirs, ours; /* of the plugin, and of the orders */
    int rank, n;
    void *library;
    /* ISO C knows no way from an object's address to a function's; POSIX says that the bits are the same. */
    union {
        void *address;
        double (*call)(const double *x, size_t n, MPI_Comm comm);
    } plugin;
    struct text line; /* of requests, as far as it came */
    double *x;
    size_t room;
};

struct crew *crew_new(MPI_Comm comm)
{
    struct crew *c = memory_array(1, sizeof *c);
    if (!c) return NULL;
    MPI_Comm_dup(comm, &c->theirs);
    MPI_Comm_dup(comm, &c->ours);
    MPI_Comm_rank(comm, &c->rank);
    MPI_Comm_size(comm, &c->n);
    text_init(&c->line);
    return c;
}

bool crew_leads(const struct crew *c)
{
    return c->rank == 0;
}

static void order(const struct crew *c, int what, const void *bytes, size_t n)
{
    for (int i = 1; i < c->n; i++) MPI_Send(bytes, (int)n, MPI_BYTE, i, what, c->ours);
}

void crew_free(struct crew *c)
{
    if (!c) return;
    if (crew_leads(c)) order(c, CREW_HOME, NULL, 0);
    MPI_Comm_free(&c->theirs);
    MPI_Comm_free(&c->ours);
    if (c->library) dlclose(c->library);
    text_clear(&c->line);
    free(c->x);
    free(c);
}

/* "FILE.so:SYMBOL", as hstar reads it, on this rank. */
static hstar_status load_here(struct crew *c, const char *name, hstar_error *err)
{
    const char *colon = strrchr(name, ':');
    struct text file;
    if (c->library) return HSTAR_OK; /* it is the same for all of a run */
    if (!colon) return error_set(err, HSTAR_INVALID, "%.200s is not FILE.so:SYMBOL", name);
    text_init(&file);
    text_format(&file, "%s%.*s", memchr(name, '/', (size_t)(colon - name)) ? "" : "./", (int)(colon - name),
                name);
    if (!file.failed) c->library = dlopen(file.data, RTLD_NOW | RTLD_LOCAL);
    if (c->library) c->plugin.address = dlsym(c->library, colon + 1);
    text_clear(&file);
    return c->plugin.address ? HSTAR_OK : error_set(err, HSTAR_CHILD, "%.300s", dlerror());
}

/* On all ranks or none. */
static hstar_status load_everywhere(struct crew *c, const char *name, hstar_error *err)
{
    hstar_status status = load_here(c, name, err);
    int fine = !status, all = 0;
    MPI_Allreduce(&fine, &all, 1, MPI_INT, MPI_MIN, c->ours);
    if (!status && !all)
        status = error_set(err, HSTAR_CHILD, "%.200s cannot be loaded on all ranks that call it", name);
    return status;
}

hstar_status crew_open(struct crew *c, const char *name, hstar_error *err)
{
    c->line.length = 0;
    order(c, CREW_OPEN, name, strlen(name) + 1);
    return load_everywhere(c, name, err);
}

static bool crew_make_room(struct crew *c, size_t n)
{
    if (n <= c->room) return true;
    double *x = realloc(c->x, 2 * n * sizeof *x);
    if (!x) return false;
    c->x = x;
    c->room = 2 * n;
    return true;
}

/* The numbers behind "value" at the beginning of the line; 0: it says something else. */
static size_t numbers_of(struct crew *c)
{
    static const char verb[] = "value ";
    const char *at = c->line.data;
    size_t n = 0;
    if (strncmp(at, verb, sizeof verb - 1)) return 0;
    for (at += sizeof verb - 1;; n++) {
        char *rest;
        const double number = numeral_read(at, &rest);
        if (rest == at) break;
        if (!crew_make_room(c, n + 1)) return 0;
        c->x[n] = number;
        at = rest;
    }
    return at[strspn(at, " \t\r")] ? 0 : n;
}

static bool crew_answer(struct crew *c, struct text *answers)
{
    const size_t n = numbers_of(c);
    if (n == 0) {
        fprintf(stderr, "hstar-mpi: a plugin that several ranks call cannot answer \"%.60s\"\n",
                c->line.data);
        return false;
    }
    order(c, CREW_CALL, c->x, n * sizeof *c->x);
    text_double(answers, c->plugin.call(c->x, n, c->theirs));
    text_append(answers, "\n");
    return !answers->failed;
}

bool crew_take(struct crew *c, const char *bytes, size_t n, struct text *answers)
{
    for (const char *end = bytes + n; bytes < end;) {
        const char *line_end = memchr(bytes, '\n', (size_t)(end - bytes));
        text_append_bytes(&c->line, bytes, (size_t)((line_end ? line_end : end) - bytes));
        if (c->line.failed) return false;
        if (!line_end) return true;
        text_append(&c->line, "");
        if (!crew_answer(c, answers)) return false;
        c->line.length = 0;
        bytes = line_end + 1;
    }
    return true;
}

/* Does what the first says. False: it is sent home. */
static bool obey(struct crew *c, int what, size_t length)
{
    hstar_error unheard; /* the first tells */
    if (!crew_make_room(c, length / sizeof *c->x + 1)) parcel_no_memory();
    MPI_Recv(c->x, (int)length, MPI_BYTE, 0, what, c->ours, MPI_STATUS_IGNORE);
    if (what == CREW_OPEN && load_everywhere(c, (const char *)c->x, &unheard)) return true;
    if (what == CREW_CALL) c->plugin.call(c->x, length / sizeof *c->x, c->theirs);
    return what != CREW_HOME;
}

void crew_follow(struct crew *c)
{
    struct lull lull;
    bool at_work = true;
    lull_ends(&lull);
    while (at_work) {
        int there = 0, length = 0;
        MPI_Status status;
        MPI_Iprobe(0, MPI_ANY_TAG, c->ours, &there, &status);
        if (!there) {
            lull_wait(&lull, NULL, 0);
            continue;
        }
        MPI_Get_count(&status, MPI_BYTE, &length);
        at_work = obey(c, status.MPI_TAG, (size_t)length);
        lull_ends(&lull);
    }
}
