/* Reading a file of answers. Each line begins with the line and the row of its job. */
#include "cli/jobs/batch_answered.h"
#include "base/file.h"
#include "base/lines.h"
#include "base/memory.h"
#include "cli/jobs/job_answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_BEGINNING = 120, N_STATUSES = sizeof((struct answered *)NULL)->by_status / sizeof(size_t) };

static int compare_keys(const void *a, const void *b)
{
    const struct answer_key *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* The line, the row and the status, with which an answer begins; false where it is none. */
static bool read_beginning(const struct text_line *line, struct answer_key *key, int *status)
{
    char begins[LONGEST_BEGINNING] = "";
    int n = 0;
    memcpy(begins, line->bytes, line->length < sizeof begins - 1 ? line->length : sizeof begins - 1);
    *key = (struct answer_key){0};
    if (sscanf(begins, "{\"line\": %zu, \"row\": %zu, \"status\": %d%n", &key->line, &key->row, status, &n) <
        3)
        *key = (struct answer_key){.line = key->line};
    if (!n && sscanf(begins, "{\"line\": %zu, \"status\": %d%n", &key->line, status, &n) < 2) return false;
    return n > 0 && *status >= 0 && *status < (int)N_STATUSES && line->bytes[line->length - 1] == '}';
}

static hstar_status no_answer(const struct answered *a, size_t number, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "line %zu of %.200s is not an answer of hstar batch", number, a->path);
    error_remedy(err,
                 "--resume goes on with a file that hstar batch wrote; name another, or remove this one");
    return HSTAR_INVALID;
}

static hstar_status keep_last(struct answered *a, const struct text_line *line, hstar_error *err)
{
    free(a->last);
    a->last = memory_text(line->bytes, line->length);
    return a->last ? HSTAR_OK : error_memory(err);
}

static hstar_status add_key(struct answered *a, struct answer_key key, hstar_error *err)
{
    if (!a->as_they_come) {
        if (a->n && compare_keys(&a->keys[0], &key) >= 0) {
            error_set(err, HSTAR_INVALID,
                      "the answers in %.200s are not in the order of the jobs: one to line %zu is behind one "
                      "to line %zu",
                      a->path, key.line, a->keys[0].line);
            error_remedy(err, "go on with --as-they-come, as it was written");
            return HSTAR_INVALID;
        }
        a->n = 0;
    }
    if (a->n == a->room) {
        const size_t room = a->room ? 2 * a->room : 16;
        struct answer_key *more = memory_resize(a->keys, room, sizeof *more);
        if (!more) return error_memory(err);
        a->keys = more;
        a->room = room;
    }
    a->keys[a->n++] = key;
    return HSTAR_OK;
}

static hstar_status take_answered(struct answered *a, const struct lines *lines, const struct text_line *line,
                                  hstar_error *err)
{
    struct answer_key key;
    int answer_status = 0;
    if (line->length == 0 || !read_beginning(line, &key, &answer_status))
        return no_answer(a, line->number, err);
    a->by_status[answer_status]++;
    a->n_answers++;
    a->bytes = lines->offset;
    return add_key(a, key, err);
}

/* The last line is found by reading on to the end, and its text is copied once. */
static hstar_status read_all_answers(struct answered *a, struct lines *lines, hstar_error *err)
{
    struct text_line line = {0};
    bool found = true;
    hstar_status status = HSTAR_OK;
    while (!status && !(status = lines_next(lines, &line, &found, err)) && found && line.whole) {
        status = take_answered(a, lines, &line, err);
        if (!status) status = keep_last(a, &line, err);
    }
    if (status || !found || line.whole) return status;
    /* A half line may be cut off where it is half an answer: what is another's stays. A power cut may leave zeros. */
    const char *const begins = "{\"line\": ";
    const size_t n = strlen(begins), there = strnlen(line.bytes, line.length);
    return memcmp(line.bytes, begins, there < n ? there : n) ? no_answer(a, line.number, err) : HSTAR_OK;
}

hstar_status answered_read(const char *path, bool as_they_come, struct answered *answered, hstar_error *err)
{
    struct answered new = {.path = path, .as_they_come = as_they_come};
    struct lines lines = {.fd = -1};
    hstar_status status = HSTAR_OK;
    if (access(path, F_OK) == 0) status = lines_open(path, &lines, err);
    lines.longest = FILE_LONGEST;
    if (!status && lines.fd >= 0) status = read_all_answers(&new, &lines, err);
    lines_close(&lines);
    if (status)
        answered_clear(&new);
    else
        *answered = new;
    if (!status && as_they_come && new.n)
        qsort(answered->keys, answered->n, sizeof *answered->keys, compare_keys);
    return status;
}

void answered_clear(struct answered *answered)
{
    free(answered->keys);
    free(answered->last);
    *answered = (struct answered){0};
}

static hstar_status other_jobs(hstar_error *err)
{
    error_remedy(err, "--resume is for the same jobs; name another file, or remove this one");
    return HSTAR_INVALID;
}

/* In order, each row up to the last answer has one. */
static hstar_status check_no_gap(const struct answered *a, hstar_error *err)
{
    if (a->as_they_come || a->n_met == a->n_answers) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "%.200s has %zu of the %zu answers that there are up to line %zu of the jobs", a->path,
              a->n_answers, a->n_met, a->keys[0].line);
    error_remedy(err,
                 "--resume is for the same jobs, and with --as-they-come for answers that were written so");
    return HSTAR_INVALID;
}

/* Does the last answer begin as that of this row would? */
static bool begins_alike(const struct answered *a, const struct job *job, size_t row, int answer_status)
{
    struct text begins;
    text_init(&begins);
    job_answer_head(job, row, answer_status, &begins);
    const char *more = a->last + begins.length;
    const bool same = !begins.failed && !strncmp(a->last, begins.data, begins.length) &&
                      (job->id || strncmp(more, ", \"id\"", strlen(", \"id\"")));
    text_clear(&begins);
    return same;
}

/* Are these the words of the job? Its point is that of the row, which the beginning tells. */
static bool are_words_of(const struct json_tree *tree, const struct json_node *words, const struct job *job)
{
    const struct json_node *word = json_tree_first(tree, words);
    if (words->n != job->n_words) return false;
    for (size_t i = 0; i < job->n_words && word; word = json_tree_next(tree, words, word), i++)
        if (!(i == job->at && job->grid.n) && strcmp(word->text, job->words[i])) return false;
    return true;
}

/* A result has the command that it answers; of an error it is not known. */
static bool answers_same_command(const struct answered *a, const struct job *job)
{
    struct json_tree tree = {0};
    if (json_tree_parse(a->last, strlen(a->last), &tree, NULL)) return true;
    const struct json_node *result = json_tree_member(&tree, tree.nodes, "result");
    const struct json_node *words =
        result && result->kind == JSON_TREE_OBJECT ? json_tree_member(&tree, result, "command") : NULL;
    const bool same =
        !words || words->kind != JSON_TREE_ARRAY || (!job->error.status && are_words_of(&tree, words, job));
    json_tree_clear(&tree);
    return same;
}

static bool is_same_job(const struct answered *a, const struct job *job, size_t row, int answer_status)
{
    return begins_alike(a, job, row, answer_status) && answers_same_command(a, job);
}

/* Where the row is that of the last answer: have both the same id, the same place in a grid, and the same words? */
static hstar_status check_last_answer(struct answered *a, const struct job *job, size_t row, hstar_error *err)
{
    struct answer_key key;
    int answer_status = 0;
    const struct text_line last = {.bytes = a->last, .length = strlen(a->last)};
    if (!read_beginning(&last, &key, &answer_status) || key.line != job->line ||
        (key.row && key.row != row + 1))
        return HSTAR_OK;
    a->found_last = true;
    if (is_same_job(a, job, row, answer_status)) return check_no_gap(a, err);
    error_set(err, HSTAR_INVALID,
              "%.200s answers line %zu of the jobs, and another job stands there: its id, its point or "
              "another member "
              "differs",
              a->path, job->line);
    return other_jobs(err);
}

hstar_status answered_has(struct answered *a, const struct job *job, size_t row, bool *has, hstar_error *err)
{
    const struct answer_key key = {job->line, job->at && !job->error.status ? row + 1 : 0};
    *has = false;
    if (!a->n) return HSTAR_OK;
    *has = a->as_they_come ? bsearch(&key, a->keys, a->n, sizeof key, compare_keys) != NULL
                           : compare_keys(&key, &a->keys[0]) <= 0;
    a->n_met += *has;
    return *has && !a->found_last ? check_last_answer(a, job, row, err) : HSTAR_OK;
}

hstar_status answered_end(const struct answered *a, hstar_error *err)
{
    if (!a->n || a->found_last) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "%.200s has answers up to line %zu of the jobs, and there are not so many",
              a->path, a->keys[a->n - 1].line);
    return other_jobs(err);
}
