/* Running jobs, and their answers. */
#include "cli/jobs/job_answer.h"
#include "base/json_quote.h"
#include "base/memory.h"
#include "cli/process/report.h"

#include <stdlib.h>
#include <string.h>

static void hear_error(void *context, const hstar_error *err)
{
    struct job_run *run = context;
    if (!run->error.status) run->error = *err;
}

static void hear_note(void *context, const char *note)
{
    struct job_run *run = context;
    if (run->notes.length) text_append(&run->notes, ", ");
    text_quoted(&run->notes, note);
}

/* The words of a row: those of the job, but for the point of a grid. */
static hstar_status run_words(const struct job *job, char *const *words, bool alone, struct frame *frame,
                              int *exit_status, hstar_error *err)
{
    struct arguments a;
    hstar_status status = arguments_parse(job->command, job->n_words, words, &a, err);
    if (status == HSTAR_MEMORY) return status;
    if (status) {
        *exit_status = report_error(err);
        return HSTAR_OK;
    }
    a.frame = frame;
    if (alone && option_serves(OPTION_THREADS, job->command) && !a.given[OPTION_THREADS])
        a.value[OPTION_THREADS] = "1";
    *exit_status = commands[job->command].run(&a);
    arguments_clear(&a);
    return HSTAR_OK;
}

static hstar_status run_row(const struct job *job, size_t row, bool alone, struct frame *frame,
                            int *exit_status, hstar_error *err)
{
    struct text point;
    text_init(&point);
    char **words = memory_array(job->n_words, sizeof *words);
    hstar_status status = words ? HSTAR_OK : error_memory(err);
    if (words) memcpy(words, job->words, job->n_words * sizeof *words);
    if (!status && job->at) {
        job_grid_point(&job->grid, row, &point);
        words[job->at] = point.data;
        if (point.failed) status = error_memory(err);
    }
    if (!status) status = run_words(job, words, alone, frame, exit_status, err);
    free(words);
    text_clear(&point);
    return status;
}

hstar_status job_run(const struct job *job, size_t row, bool alone, struct kept_problem *kept,
                     struct job_run *run, hstar_error *err)
{
    struct frame frame = {.kept = kept};
    *run = (struct job_run){0};
    text_init(&run->notes);
    const struct listener listener = {hear_error, hear_note, run};
    report_listen(&listener);
    hstar_status status = HSTAR_OK;
    if (job->error.status)
        run->exit_status = report_error(&job->error);
    else
        status = run_row(job, row, alone, &frame, &run->exit_status, err);
    report_listen(NULL);
    run->results = frame.results;
    if (!status && run->notes.failed) status = error_memory(err);
    if (status) job_run_clear(run);
    return status;
}

void job_run_clear(struct job_run *run)
{
    hstar_results_free(run->results);
    text_clear(&run->notes);
    *run = (struct job_run){0};
}

/* The JSON of results on one line. Within its texts there is no line end and no tab, which are escaped: all that are there stand between. */
static int take_on_one_line(const char *bytes, size_t n, void *text)
{
    for (size_t i = 0; i < n;) {
        size_t plain = i;
        while (plain < n && bytes[plain] != '\n' && bytes[plain] != '\t') plain++;
        text_append_bytes(text, bytes + i, plain - i);
        i = plain + 1;
    }
    return 0;
}

static void append_wrong(const hstar_error *e, struct text *t)
{
    text_append(t, ", \"error\": {\"message\": ");
    text_quoted(t, e->message[0] ? e->message : hstar_status_text(e->status));
    if (e->remedy[0]) {
        text_append(t, ", \"remedy\": ");
        text_quoted(t, e->remedy);
    }
    if (e->position != HSTAR_NO_POSITION) {
        text_append(t, ", \"excerpt\": ");
        text_quoted(t, e->excerpt);
        text_format(t, ", \"caret\": %zu", e->caret);
    }
    text_append(t, "}");
}

void job_answer_head(const struct job *job, size_t row, int exit_status, struct text *t)
{
    const bool of_grid = job->at && !job->error.status;
    text_format(t, "{\"line\": %zu", job->line);
    if (of_grid) text_format(t, ", \"row\": %zu", row + 1);
    text_format(t, ", \"status\": %d", exit_status);
    if (job->id) text_format(t, ", \"id\": %s", job->id);
    if (!of_grid) return;
    text_append(t, ", \"at\": ");
    job_grid_json(&job->grid, row, t);
}

/* Appends all that was found. */
static hstar_status append_answer(const struct job *job, size_t row, const struct job_run *run,
                                  struct text *t, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    job_answer_head(job, row, run->exit_status, t);
    if (run->notes.length) text_format(t, ", \"notes\": [%s]", run->notes.data);
    if (run->error.status) append_wrong(&run->error, t);
    if (run->results) {
        text_append(t, ", \"result\": ");
        status = hstar_results_write(run->results, HSTAR_JSON, take_on_one_line, t, err);
    }
    text_append(t, "}\n");
    return status ? status : t->failed ? error_memory(err) : HSTAR_OK;
}

hstar_status job_answer(const struct job *job, size_t row, struct kept_problem *kept, struct text *answer,
                        int *exit_status, hstar_error *err)
{
    struct job_run run;
    hstar_status status = job_run(job, row, true, kept, &run, err);
    if (status) return status;
    /* A program that failed is not asked again. */
    if (run.error.status == HSTAR_CHILD) kept_problem_clear(kept);
    status = append_answer(job, row, &run, answer, err);
    *exit_status = run.exit_status;
    job_run_clear(&run);
    return status;
}

hstar_status job_answer_lost(const struct job *job, size_t row, const hstar_error *why, struct text *answer,
                             int *exit_status, hstar_error *err)
{
    struct job_run run = {.error = *why};
    enum { NOT_FINISHED = 3 };
    run.exit_status = *exit_status = NOT_FINISHED;
    return append_answer(job, row, &run, answer, err);
}

bool job_calls_plugin(const struct job *job)
{
    static const enum option_id by[] = {OPTION_PLUGIN, OPTION_GRADIENT, OPTION_CLAIMED_HESSIAN};
    for (size_t i = 1; i < job->n_words; i++)
        for (size_t k = 0; k < sizeof by / sizeof *by; k++)
            if (!strcmp(job->words[i - 1], options[by[k]].name) && strchr(job->words[i], ':')) return true;
    return false;
}
