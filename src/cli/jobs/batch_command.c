/* hstar batch FILE: jobs as lines of JSON, answers as lines of JSON, streamed over threads. */
#include "base/character.h"
#include "base/clock.h"
#include "base/lines.h"
#include "base/memory.h"
#include "base/sink.h"
#include "base/stream.h"
#include "cli/choices/outputs.h"
#include "cli/choices/ranks.h"
#include "cli/jobs/batch_answered.h"
#include "cli/jobs/job_answer.h"
#include "cli/jobs/rank_jobs.h"
#include "cli/process/process.h"
#include "cli/process/report.h"
#include "cli/words/option_value.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A job, and how many of its rows are on their way, with one more for the reader. */
struct shared_job {
    struct job *job;
    char *source; /* its JSON, where ranks do the jobs; NULL: it is no job, which is told here */
    atomic_size_t holders;
};

struct batch {
    struct lines lines;
    struct answered answered;
    struct shared_job *current; /* of which row `row` is the next; or NULL */
    size_t row;
    struct sink *sink;
    bool on_terminal;       /* somebody looks at stderr, and the answers do not go there */
    double begun, told;     /* seconds: when the work began, and when the last line about it was written */
    size_t n_before, n_new; /* answers that were there, and that came */
    const char *read, *written; /* the files of the jobs and of the answers */
    bool grows;                 /* the sink is a file that --resume can go on with */
    size_t by_status[5];        /* answers */
    struct kept_problem *kept;  /* one for each thread */
    bool shares_plugins;        /* somebody gave the word that several threads may call them */

    struct rank_jobs *by_ranks; /* that do the jobs; NULL: they are done here */
};

/* A row on its way: in comes the job, out goes the answer. */
struct batch_row {
    struct shared_job *shared; /* NULL once it is answered */
    size_t row;
    bool alone;
    struct text answer;
    int exit_status;
};

static void release_job(struct shared_job *shared)
{
    if (!shared || atomic_fetch_sub(&shared->holders, 1) > 1) return;
    job_free(shared->job);
    free(shared->source);
    free(shared);
}

/* What stands on a line that is too long is an answer, too: that it is. */
static hstar_status read_line_job(const struct text_line *line, struct job **job, hstar_error *err)
{
    hstar_status status = job_read(line->bytes, line->length, line->number, &job_of_batch, job, err);
    if (status || !line->too_long) return status;
    error_set(&(*job)->error, HSTAR_INVALID, "the line has more than %d MB", LINE_LONGEST >> 20);
    error_remedy(&(*job)->error, "numbers that many jobs share can stand in a file: \"at\": \"w=@FILE\"");
    return HSTAR_OK;
}

/* A mark before the first line is none of its. */
static void skip_mark(struct text_line *line)
{
    const size_t n = line->number == 1 ? characters_mark(line->bytes, line->length) : 0;
    line->bytes += n;
    line->length -= n;
}

static bool is_blank(const struct text_line *line)
{
    size_t i = 0;
    while (i < line->length && (line->bytes[i] == ' ' || line->bytes[i] == '\t')) i++;
    return i == line->length && !line->too_long;
}

/* A job leaves alone what the batch reads and writes: what it put there would be in the place of all answers, or of the jobs to come. Nor can all
 * rows of a grid write one file: the last to be done would have it, and which that is depends on the threads. */
static void check_job_outputs(const struct batch *b, struct job *job)
{
    static const enum option_id outputs[] = {OPTION_JSON, OPTION_CSV, OPTION_PLOT, OPTION_JUNIT,
                                             OPTION_WRITE};
    for (size_t i = 1; i < job->n_words && !job->error.status; i++) {
        size_t o = 0;
        while (o < sizeof outputs / sizeof *outputs && strcmp(job->words[i - 1], options[outputs[o]].name))
            o++;
        if (o == sizeof outputs / sizeof *outputs) continue;
        if (job_rows(job) > 1) {
            error_set(&job->error, HSTAR_INVALID,
                      "%s of a grid would be written %zu times, once for each point: %.200s",
                      options[outputs[o]].name, job_rows(job), job->words[i]);
            error_remedy(&job->error,
                         "the numbers of each point are in its answer; a file for each takes a job for each");
            continue;
        }
        const bool answers = outputs_same_file(job->words[i], b->written);
        if (!answers && !outputs_same_file(job->words[i], b->read)) continue;
        error_set(&job->error, HSTAR_INVALID, "%s of a job cannot be the file of the %s, %.200s",
                  options[outputs[o]].name, answers ? "answers" : "jobs", job->words[i]);
        error_remedy(&job->error, "name another file; the numbers of the job are in its answer, too");
    }
}

/* The next line that is no blank becomes the current job; or there is none. */
static hstar_status next_job(struct batch *b, hstar_error *err)
{
    struct text_line line = {0};
    bool found = true;
    hstar_status status;
    do {
        status = lines_next(&b->lines, &line, &found, err);
        if (!status && found) skip_mark(&line);
    } while (!status && found && is_blank(&line));
    if (status || !found) return status;
    struct shared_job *new = memory_array(1, sizeof *new);
    if (!new) return error_memory(err);
    atomic_init(&new->holders, 1);
    status = read_line_job(&line, &new->job, err);
    if (!status) check_job_outputs(b, new->job);
    if (!status && b->by_ranks && !new->job->error.status &&
        !(new->source = memory_text(line.bytes, line.length)))
        status = error_memory(err);
    if (status) {
        job_free(new->job);
        free(new);
        return status;
    }
    b->current = new;
    b->row = 0;
    return HSTAR_OK;
}

/* Goes on to the next row that has no answer. Without one, `current` is NULL. */
static hstar_status next_row(struct batch *b, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    bool has = true;
    while (!status && has) {
        if (b->current && b->row >= job_rows(b->current->job)) {
            release_job(b->current);
            b->current = NULL;
        }
        if (!b->current) status = next_job(b, err);
        if (status || !b->current) break;
        status = answered_has(&b->answered, b->current->job, b->row, &has, err);
        b->row += has;
    }
    return status;
}

static hstar_status take_row(void *context, void **piece, hstar_error *err)
{
    struct batch *b = context;
    hstar_status status = next_row(b, err);
    if (!status && !b->current) status = answered_end(&b->answered, err);
    if (status || !b->current) return status;
    struct batch_row *row = memory_array(1, sizeof *row);
    if (!row) return error_memory(err);
    atomic_fetch_add(&b->current->holders, 1);
    *row = (struct batch_row){.shared = b->current, .row = b->row++};
    row->alone = !b->by_ranks && !b->shares_plugins && job_calls_plugin(b->current->job);
    text_init(&row->answer);
    *piece = row;
    return HSTAR_OK;
}

static hstar_status answer_row(void *context, void *piece, size_t worker, hstar_error *err)
{
    struct batch *b = context;
    struct batch_row *r = piece;
    if (r->shared->source)
        return rank_jobs_answer(b->by_ranks, worker, r->shared->job, r->shared->source, r->row, &r->answer,
                                &r->exit_status, err);
    hstar_keep();
    hstar_status status =
        job_answer(r->shared->job, r->row, &b->kept[worker], &r->answer, &r->exit_status, err);
    /* What waits for its turn is the answer alone. */
    release_job(r->shared);
    r->shared = NULL;
    return status;
}

/* A line on the terminal now and then, where the answers go elsewhere: how many there are, and how fast they come. */
static void tell_progress(struct batch *b)
{
    const double pause = 0.2, now = clock_seconds(), taken = now - b->begun;
    const size_t new = ++b->n_new;
    if (!b->on_terminal || taken < 1 || now - b->told < pause) return;
    fprintf(stderr, "\r%zu answers, %.0f a second      ", b->n_before + new, (double)new / taken);
    fflush(stderr);
    b->told = now;
}

/* Each is written at once: whoever reads a pipe waits for it, and a file has it when hstar is killed. */
static hstar_status give_answer(void *context, void *piece, hstar_error *err)
{
    struct batch *b = context;
    const struct batch_row *r = piece;
    b->by_status[r->exit_status]++;
    tell_progress(b);
    hstar_status status = sink_write(b->sink, r->answer.data, r->answer.length, err);
    if (!status) status = sink_flush(b->sink, err);
    if (status && b->grows) error_remedy(err, "make room there; then --resume goes on where it ended");
    return status;
}

static void free_row(void *piece)
{
    struct batch_row *r = piece;
    release_job(r->shared);
    text_clear(&r->answer);
    free(r);
}

static size_t row_bytes(const void *piece)
{
    const struct batch_row *r = piece;
    return r->answer.length;
}

static bool row_alone(const void *piece)
{
    const struct batch_row *r = piece;
    return r->alone;
}

/* The worst that was answered: what could not be finished, what was wrong, a check that disagrees, what could not be told. */
static int worst_status(const struct batch *b)
{
    static const int from_worst[] = {3, 2, 1, 4};
    for (size_t i = 0; i < sizeof from_worst / sizeof *from_worst; i++)
        if (b->by_status[from_worst[i]]) return from_worst[i];
    return 0;
}

static void tell_summary(const struct batch *b)
{
    static const struct {
        int status;
        const char *what;
    } rows[] = {{0, "done"},
                {1, "checks that disagree"},
                {4, "undecided"},
                {2, "with wrong input"},
                {3, "not finished"}};
    size_t all = 0;
    if (!isatty(STDERR_FILENO)) return;
    if (b->told > 0) fputs("\r\x1b[K", stderr);
    for (size_t i = 0; i < sizeof b->by_status / sizeof *b->by_status; i++) all += b->by_status[i];
    fprintf(stderr, "hstar: %zu answer%s", all, all == 1 ? "" : "s");
    for (size_t i = 0, n = 0; i < sizeof rows / sizeof *rows; i++)
        if (b->by_status[rows[i].status])
            fprintf(stderr, "%s%zu %s", n++ ? ", " : ": ", b->by_status[rows[i].status], rows[i].what);
    fprintf(stderr, "\n");
}

/* ---- What is opened ---- */

static hstar_status check_jobs_word(const struct arguments *a, hstar_error *err)
{
    if (a->n_words == 1) return HSTAR_OK;
    if (a->n_words > 1)
        error_set(err, HSTAR_INVALID, "\"%.60s\" is one file too many", a->words[1]);
    else
        error_set(err, HSTAR_INVALID, "there is no file of jobs");
    error_remedy(err, "hstar batch jobs.ndjson -o answers.ndjson; or - in place of the file: stdin");
    return HSTAR_INVALID;
}

static bool is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool has_content(const char *path)
{
    struct stat st;
    return is_regular(path) && stat(path, &st) == 0 && st.st_size > 0;
}

static hstar_status check_output(const struct arguments *a, hstar_error *err)
{
    const char *path = a->value[OPTION_ANSWERS];
    struct stat jobs, answers;
    if (a->given[OPTION_RESUME] && !strcmp(path, "-")) {
        error_set(err, HSTAR_INVALID, "--resume goes on with a file, and there is no --output FILE");
        return HSTAR_INVALID;
    }
    if (strcmp(path, "-") && !stat(a->words[0], &jobs) && !stat(path, &answers) &&
        jobs.st_dev == answers.st_dev && jobs.st_ino == answers.st_ino && S_ISREG(jobs.st_mode))
        return error_set(err, HSTAR_INVALID, "the answers would be written over the jobs, %.200s", path);
    if (!a->given[OPTION_RESUME] && strcmp(path, "-") && has_content(path)) {
        error_set(err, HSTAR_INVALID, "%.200s is there already", path);
        error_remedy(err, "--resume goes on where it ends; to begin anew, remove it or name another file");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

/* A thread waits for each rank. */
static hstar_status count_ranks(const struct arguments *a, size_t *n_threads, hstar_error *err)
{
    if (*n_threads > ranks.n)
        return error_set(err, HSTAR_INVALID, "%s %zu is more than the %zu ranks that answer",
                         options[OPTION_THREADS].name, *n_threads, ranks.n);
    if (!a->given[OPTION_THREADS] || !*n_threads) *n_threads = ranks.n;
    return HSTAR_OK;
}

static hstar_status open_batch(const struct arguments *a, struct batch *b, size_t *n_threads,
                               hstar_error *err)
{
    const char *path = a->value[OPTION_ANSWERS];
    hstar_status status = check_jobs_word(a, err);
    if (!status) status = option_count(a, OPTION_THREADS, 0, n_threads, err);
    if (!status && ranks.n) status = count_ranks(a, n_threads, err);
    if (!status) status = check_output(a, err);
    if (!status) b->read = a->words[0];
    b->written = path;
    if (!status) status = lines_open(a->words[0], &b->lines, err);
    if (!status && a->given[OPTION_RESUME])
        status = answered_read(path, a->given[OPTION_AS_THEY_COME], &b->answered, err);
    if (!status) status = sink_open_growing(path, b->answered.bytes, &b->sink, err);
    b->grows = !status && strcmp(path, "-") && is_regular(path);
    if (b->grows) process_says_interrupted("hstar: interrupted; --resume goes on from here\n");
    b->on_terminal = isatty(STDERR_FILENO) && !(!strcmp(path, "-") && isatty(STDOUT_FILENO));
    b->shares_plugins = a->given[OPTION_THREADS] && *n_threads > 1;
    b->kept = memory_array(stream_threads(*n_threads), sizeof *b->kept);
    if (!status && !b->kept) status = error_memory(err);
    return !status && ranks.n ? rank_jobs_new(*n_threads, &b->by_ranks, err) : status;
}

static hstar_status run_batch(struct batch *b, bool as_they_come, size_t n_threads, hstar_error *err)
{
    const struct stream_job job = {.next = take_row,
                                   .work = answer_row,
                                   .give = give_answer,
                                   .free = free_row,
                                   .bytes = row_bytes,
                                   .alone = row_alone,
                                   .thread_ends = hstar_cleanup,
                                   .context = b,
                                   .as_they_come = as_they_come};
    memcpy(b->by_status, b->answered.by_status, sizeof b->by_status);
    for (size_t i = 0; i < sizeof b->by_status / sizeof *b->by_status; i++) b->n_before += b->by_status[i];
    b->begun = clock_seconds();
    hstar_status status = stream_run(&job, n_threads, err);
    struct sink *sink = b->sink;
    if (status) return status;
    b->sink = NULL;
    return sink_commit(sink, err);
}

static void close_batch(struct batch *b, size_t n_threads)
{
    for (size_t i = 0; b->kept && i < stream_threads(n_threads); i++) kept_problem_clear(&b->kept[i]);
    free(b->kept);
    rank_jobs_free(b->by_ranks);
    release_job(b->current);
    sink_abandon(b->sink);
    answered_clear(&b->answered);
    lines_close(&b->lines);
}

int command_batch(const struct arguments *arguments)
{
    struct batch b = {.lines = {.fd = -1}};
    size_t n_threads = 0;
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = open_batch(arguments, &b, &n_threads, &err);
    if (!status) {
        status = run_batch(&b, arguments->given[OPTION_AS_THEY_COME], n_threads, &err);
        if (!status) tell_summary(&b);
    }
    const int worst = worst_status(&b);
    close_batch(&b, n_threads);
    return status ? report_error(&err) : worst;
}
