/* A process for each rank, as far as can be seen here: a request out, an answer in. */
#include "cli/jobs/rank_jobs.h"
#include "base/descriptor.h"
#include "base/memory.h"
#include "base/resident.h"
#include "cli/choices/ranks.h"
#include "cli/jobs/job_answer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct served_rank {
    struct resident process; /* begins with the first job, and again after its death */
    struct text request, said;
    size_t sent; /* bytes of the request */
};

struct rank_jobs {
    struct served_rank *rank;
    size_t n;
};

static hstar_status start_rank(struct served_rank *r, size_t i, hstar_error *err)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", i);
    const char *const words[] = {ranks.self, "--link",   ranks.address,   number,
                                 "program",  ranks.self, "--answer-jobs", NULL};
    return r->process.pid ? HSTAR_OK : resident_start(&r->process, words, err);
}

hstar_status rank_jobs_new(size_t n, struct rank_jobs **jobs, hstar_error *err)
{
    struct rank_jobs *j = memory_array(1, sizeof *j);
    if (!j) return error_memory(err);
    j->rank = memory_array(n, sizeof *j->rank);
    j->n = j->rank ? n : 0;
    for (size_t i = 0; i < j->n; i++) {
        j->rank[i].process.to = j->rank[i].process.from = -1;
        text_init(&j->rank[i].request);
        text_init(&j->rank[i].said);
    }
    if (j->n == n) {
        *jobs = j;
        return HSTAR_OK;
    }
    rank_jobs_free(j);
    return error_memory(err);
}

/* All are told before the first is waited for. */
void rank_jobs_free(struct rank_jobs *j)
{
    const double grace = 2; /* seconds, to end of itself */
    if (!j) return;
    for (size_t i = 0; i < j->n; i++) {
        descriptor_shut(&j->rank[i].process.to);
        guardian_release(&j->rank[i].process.guardian);
    }
    for (size_t i = 0; i < j->n; i++) {
        resident_end(&j->rank[i].process, grace);
        text_clear(&j->rank[i].request);
        text_clear(&j->rank[i].said);
    }
    free(j->rank);
    free(j);
}

/* Writes what fits; one that takes no more has ended, which shows when it is read. */
static void send_request(struct served_rank *r)
{
    const ssize_t n = descriptor_write(r->process.to, r->request.data + r->sent, r->request.length - r->sent);
    if (n > 0) r->sent += (size_t)n;
    if (n < 0 && !descriptor_try_again()) r->sent = r->request.length;
}

/* Reads what is there. False: there will be no more. */
static bool hear_rank(struct served_rank *r)
{
    char block[65536];
    const ssize_t n = read(r->process.from, block, sizeof block);
    if (n > 0) text_append_bytes(&r->said, block, (size_t)n);
    return n > 0 || (n < 0 && descriptor_try_again());
}

static bool answer_is_whole(const struct served_rank *r)
{
    return r->said.length && r->said.data[r->said.length - 1] == '\n';
}

/* Until there is an answer; false where it ended before. */
static bool exchange_with_rank(struct served_rank *r)
{
    bool there = true;
    r->sent = 0;
    r->said.length = 0;
    while (there && !answer_is_whole(r) && !r->said.failed) {
        struct pollfd polled[] = {{.fd = r->sent < r->request.length ? r->process.to : -1, .events = POLLOUT},
                                  {.fd = r->process.from, .events = POLLIN}};
        poll(polled, sizeof polled / sizeof *polled, -1);
        if (polled[0].revents) send_request(r);
        if (polled[1].revents) there = hear_rank(r);
    }
    return there;
}

static hstar_status rank_died(struct served_rank *r, const struct job *job, size_t row, struct text *answer,
                              int *exit_status, hstar_error *err)
{
    hstar_error why;
    char ending[CHILD_ENDING];
    resident_ends_within(&r->process, RESIDENT_LAST_WORD);
    child_ending(resident_end(&r->process, 0), ending);
    error_set(&why, HSTAR_CHILD, "the rank that did the job %s", ending);
    error_remedy(&why, "compiled code that crashes takes the job with it; a program behind -- does not");
    return job_answer_lost(job, row, &why, answer, exit_status, err);
}

hstar_status rank_jobs_answer(struct rank_jobs *jobs, size_t i, const struct job *job, const char *source,
                              size_t row, struct text *answer, int *exit_status, hstar_error *err)
{
    struct served_rank *r = &jobs->rank[i];
    int n = 0;
    r->request.length = 0;
    text_format(&r->request, "%zu %zu ", job->line, row);
    text_append(&r->request, source);
    text_append(&r->request, "\n");
    hstar_status status = r->request.failed ? error_memory(err) : start_rank(r, i, err);
    if (status) return status;
    if (!exchange_with_rank(r)) return rank_died(r, job, row, answer, exit_status, err);
    if (r->said.failed) return error_memory(err);
    if (sscanf(r->said.data, "%1d %n", exit_status, &n) < 1 || !n || *exit_status > 4)
        return error_set(err, HSTAR_CHILD, "a rank answered nonsense: %.60s", r->said.data);
    text_append_bytes(answer, r->said.data + n, r->said.length - (size_t)n);
    return answer->failed ? error_memory(err) : HSTAR_OK;
}
