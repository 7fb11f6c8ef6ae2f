/* Rows of a job come one after the other, as a rule: it is read once for them, and keeps its program. */
#include "cli/jobs/job_server.h"
#include "base/lines.h"
#include "cli/jobs/job_answer.h"
#include "cli/process/ending.h"
#include "cli/process/process.h"
#include "cli/process/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct job_server {
    struct job *job; /* the last */
    struct kept_problem kept;
};

/* The number at *at, which is then behind the blank that follows it. */
static size_t take_number(const char **at, const char *end)
{
    size_t n = 0;
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) n = 10 * n + (size_t)(**at - '0');
    *at += *at < end;
    return n;
}

static hstar_status serve_request(struct job_server *s, const struct text_line *request, hstar_error *err)
{
    const char *at = request->bytes, *end = at + request->length;
    const size_t line = take_number(&at, end), row = take_number(&at, end);
    struct text answer;
    int exit_status = 0;
    hstar_status status = HSTAR_OK;
    text_init(&answer);
    if (!s->job || s->job->line != line) {
        job_free(s->job);
        s->job = NULL;
        status = job_read(at, (size_t)(end - at), line, &job_of_batch, &s->job, err);
    }
    hstar_keep();
    if (!status) status = job_answer(s->job, row, &s->kept, &answer, &exit_status, err);
    if (!status) printf("%d %s", exit_status, answer.data);
    text_clear(&answer);
    return !status && fflush(stdout) ? error_set(err, HSTAR_FILE, "the answer could not be written") : status;
}

int job_server_main(void)
{
    enum { NUMBERS = 64 }; /* bytes before the job */
    struct job_server s = {0};
    struct lines lines = {.fd = -1};
    struct text_line request;
    bool found = true;
    hstar_error err = {0};
    process_prepare();
    ending_prepare();
    hstar_status status = lines_open("-", &lines, &err);
    lines.longest = LINE_LONGEST + NUMBERS;
    while (!status && !(status = lines_next(&lines, &request, &found, &err)) && found)
        status = serve_request(&s, &request, &err);
    job_free(s.job);
    kept_problem_clear(&s.kept);
    lines_close(&lines);
    hstar_cleanup();
    process_ends();
    return status ? report_error(&err) : 0;
}
