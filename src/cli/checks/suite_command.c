/* hstar check --suite FILE: checks as JSON, one report, and what changed since an earlier run.
 *     {"checks": [{"name": "square", "function": "x^2", "gradient": "2*x", "at": 3}], "defaults": {"seed": 7}} */
#include "cli/checks/suite_command.h"
#include "base/character.h"
#include "base/file.h"
#include "base/json_tree.h"
#include "base/name_index.h"
#include "base/text.h"
#include "cli/checks/check_rows.h"
#include "cli/checks/suite_record.h"
#include "cli/choices/outputs.h"
#include "cli/jobs/job_answer.h"
#include "cli/process/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUITE_EXAMPLE                                                                                        \
    "{\"checks\": [{\"name\": \"square\", \"function\": \"x^2\", \"gradient\": \"2*x\", \"at\": 3}]}"

static const struct job_form job_of_suite = {
    "name", COMMAND_CHECK, true,
    "{\"name\": \"square\", \"function\": \"x^2\", \"gradient\": \"2*x\", \"at\": 3}"};

/* A suite that runs. */
struct suite {
    const char *path;
    struct text all;
    struct json_tree tree;
    const struct json_node *checks, *defaults;
    struct check_rows rows; /* one for each check, on stdout */
    struct check_report report;
    struct suite_record record, before;
    struct suite_changes changes;
    struct sink *recorded;
    size_t line, counted_to; /* of the file: a line, and the byte up to which its number was counted */
};

static hstar_status suite_wrong(const struct suite *s, const struct json_node *node, const char *what,
                                hstar_error *err)
{
    error_at(err, HSTAR_INVALID, s->all.data, s->all.length, node->start, "%.200s %s", s->path, what);
    error_remedy(err, "a suite is %s", SUITE_EXAMPLE);
    return HSTAR_INVALID;
}

static hstar_status check_suite_members(struct suite *s, hstar_error *err)
{
    const struct json_node *root = s->tree.nodes;
    const struct json_node *m = json_tree_first(&s->tree, root);
    for (; m; m = json_tree_next(&s->tree, root, m)) {
        if (!strcmp(m->name, "checks"))
            s->checks = m;
        else if (!strcmp(m->name, "defaults"))
            s->defaults = m;
        else
            return suite_wrong(s, m, "has a member that is neither \"checks\" nor \"defaults\"", err);
    }
    if (!s->checks) return suite_wrong(s, root, "has no \"checks\"", err);
    if (s->checks->kind != JSON_TREE_ARRAY)
        return suite_wrong(s, s->checks, "has \"checks\" that are not an array", err);
    if (s->checks->n == 0) return suite_wrong(s, s->checks, "has no checks", err);
    if (s->defaults && s->defaults->kind != JSON_TREE_OBJECT)
        return suite_wrong(s, s->defaults, "has \"defaults\" that are not an object", err);
    return HSTAR_OK;
}

static hstar_status check_suite_name(const struct suite *s, const struct json_node *name,
                                     struct name_index *names, hstar_error *err)
{
    size_t other;
    if (!name->text || name->kind != JSON_TREE_TEXT)
        return suite_wrong(s, name, "has a \"name\" that is not text", err);
    if (!*name->text) return suite_wrong(s, name, "has a \"name\" that is empty", err);
    if (!name_index_find(names, name->text, &other)) return name_index_add(names, name->text, 0, err);
    suite_wrong(s, name, "has two checks of one name", err);
    error_remedy(err, "names tell checks apart: call one of them other than \"%.100s\"", name->text);
    return HSTAR_INVALID;
}

/* Names tell checks apart; the points of a grid are told when they are run. */
static hstar_status check_suite_names(const struct suite *s, hstar_error *err)
{
    struct name_index names = {0};
    hstar_status status = HSTAR_OK;
    const struct json_node *check = json_tree_first(&s->tree, s->checks);
    for (; check && !status; check = json_tree_next(&s->tree, s->checks, check)) {
        const struct json_node *name = json_tree_member(&s->tree, check, "name");
        if (name) status = check_suite_name(s, name, &names, err);
    }
    name_index_clear(&names);
    return status;
}

static void skip_suite_mark(struct text *all)
{
    const size_t n = all->data ? characters_mark(all->data, all->length) : 0;
    if (!n) return;
    all->length -= n;
    memmove(all->data, all->data + n, all->length + 1);
}

static hstar_status read_suite(struct suite *s, hstar_error *err)
{
    hstar_status status = file_read(s->path, "the suite", &s->all, err);
    if (!status) skip_suite_mark(&s->all);
    if (!status) status = json_tree_parse_file(s->path, &s->all, &s->tree, err);
    if (!status && s->tree.nodes->kind != JSON_TREE_OBJECT)
        return suite_wrong(s, s->tree.nodes, "is not an object", err);
    if (!status) status = check_suite_members(s, err);
    return status ? status : check_suite_names(s, err);
}

/* ---- One check ---- */

/* Checks are run in the order in which they stand: the lines are counted on from the last. */
static size_t line_of_node(struct suite *s, const struct json_node *node)
{
    const char *at = s->all.data + s->counted_to, *end = s->all.data + node->start;
    for (; at < end && (at = memchr(at, '\n', (size_t)(end - at))); at++) s->line++;
    s->counted_to = node->start;
    return s->line;
}

/* Its own name, or its number; of a grid with the point. */
static void name_check(const struct suite *s, const struct json_node *node, size_t number,
                       const struct job *job, size_t row, struct text *name)
{
    const struct json_node *m = json_tree_member(&s->tree, node, "name");
    if (m)
        text_append(name, m->text);
    else
        text_format(name, "check %zu", number);
    if (job->at && !job->error.status) {
        text_append(name, " at ");
        job_grid_point(&job->grid, row, name);
    }
    if (name->data) characters_clean(name->data, false);
}

static hstar_status tell_run(struct suite *s, const struct check_case *which, const struct job_run *run,
                             hstar_error *err)
{
    hstar_status status;
    if (run->results && !run->error.status) {
        const char *says = hstar_results_says(run->results);
        status = check_report_results(&s->report, which, run->results, err);
        if (!status) status = suite_record_add(&s->record, which->name, says, run->results, err);
        if (!status)
            check_row(&s->rows, (enum check_outcome)hstar_results_verdict(run->results), which->name, says);
        return status;
    }
    char said[600];
    snprintf(said, sizeof said, "%.80s, line %zu: %.400s", s->path, which->line, run->error.message);
    status = suite_record_add(&s->record, which->name, said, NULL, err);
    check_row_error(&s->rows, which->name, said, run->error.remedy);
    check_report_error(&s->report, which, said, &run->error);
    return status;
}

static hstar_status run_check(struct suite *s, const struct json_node *node, size_t number,
                              const struct job *job, size_t row, hstar_error *err)
{
    struct text name;
    struct job_run run;
    text_init(&name);
    name_check(s, node, number, job, row, &name);
    hstar_status status = name.failed ? error_memory(err) : HSTAR_OK;
    if (!status && suite_record_find(&s->record, name.data)) {
        status = suite_wrong(s, node, "has a check with the name of another at one of its points", err);
        error_remedy(err, "names tell checks apart: another is \"%.100s\"", name.data);
    }
    if (!status) status = job_run(job, row, false, NULL, &run, err);
    if (!status) {
        const struct check_case which = {.name = name.data, .group = s->path, .line = line_of_node(s, node)};
        status = tell_run(s, &which, &run, err);
        job_run_clear(&run);
    }
    text_clear(&name);
    return status;
}

static hstar_status run_checks(struct suite *s, hstar_error *err)
{
    const struct job_source source = {s->all.data, s->all.length, &s->tree};
    hstar_status status = HSTAR_OK;
    size_t number = 0;
    const struct json_node *node = json_tree_first(&s->tree, s->checks);
    for (; node && !status; node = json_tree_next(&s->tree, s->checks, node)) {
        struct job *job = NULL;
        status = job_of_node(&source, node, s->defaults, &job_of_suite, &job, err);
        number++;
        for (size_t row = 0; !status && row < job_rows(job); row++)
            status = run_check(s, node, number, job, row, err);
        job_free(job);
    }
    return status;
}

/* ---- What changed ---- */

/* What got worse fails in the reports, too, where the check itself passes, is skipped or is gone. */
static void report_change(struct suite *s, const struct suite_change *change)
{
    const struct suite_check *now = suite_record_find(&s->record, change->name);
    struct text name;
    if (change->kind == SUITE_WORSE && now && now->outcome != CHECK_UNDECIDED) return; /* it fails itself */
    text_init(&name);
    text_format(&name, "%s: %s", change->name, suite_change_name(change->kind));
    if (suite_change_is_worse(change->kind)) {
        const struct check_case c = {.name = text_said(&name, &s->report.junit),
                                     .group = s->path,
                                     .outcome = CHECK_DISAGREES,
                                     .message = change->says,
                                     .details = ""};
        check_report_case(&s->report, &c);
    }
    text_clear(&name);
}

static hstar_status find_changes(struct suite *s, const char *against, hstar_error *err)
{
    hstar_status status = suite_changes_find(&s->before, &s->record, &s->changes, err);
    if (status) return status;
    check_rows_changes(&s->rows, against, s->changes.n);
    for (size_t i = 0; i < s->changes.n; i++) {
        const struct suite_change *change = &s->changes.changes[i];
        check_row_of(&s->rows, suite_change_name(change->kind), change->name, change->says);
        report_change(s, change);
    }
    return HSTAR_OK;
}

/* ---- The whole ---- */

static hstar_status check_suite_alone(const struct arguments *a, hstar_error *err)
{
    static const enum option_id allowed[] = {OPTION_SUITE, OPTION_RECORD, OPTION_AGAINST, OPTION_JUNIT,
                                             OPTION_TAP,   OPTION_JSON,   OPTION_TABLE,   OPTION_BRIEF};
    enum { N_ALLOWED = sizeof allowed / sizeof *allowed };
    if (a->n_words || a->n_program)
        return error_set(err, HSTAR_INVALID, "%s has its functions in the file: \"%.60s\" is one too many",
                         options[OPTION_SUITE].name, a->n_words ? a->words[0] : a->program[0]);
    for (size_t o = 0; o < N_OPTIONS; o++) {
        size_t i = 0;
        while (i < N_ALLOWED && allowed[i] != o) i++;
        if (!a->given[o] || i < N_ALLOWED) continue;
        error_set(err, HSTAR_INVALID, "%s does not go with %s", options[o].name, options[OPTION_SUITE].name);
        const bool writes = o == OPTION_WRITE || o == OPTION_CSV || o == OPTION_PLOT;
        error_remedy(err, writes ? "a suite is told by --junit FILE, --tap, --json FILE or --record FILE"
                                 : "what is said of all checks stands in the \"defaults\" of the file");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

static hstar_status check_record_path(const struct arguments *a, hstar_error *err)
{
    if (!a->given[OPTION_RECORD] || strcmp(a->value[OPTION_RECORD], "-")) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "--record writes a file");
    error_remedy(err, "--json - writes the same to stdout");
    return HSTAR_INVALID;
}

/* What is written may be the record that was read, but neither the suite itself nor a file that is written already. */
static hstar_status check_suite_files(const struct arguments *a, hstar_error *err)
{
    static const enum option_id files[] = {OPTION_SUITE, OPTION_JSON, OPTION_JUNIT, OPTION_RECORD};
    enum { N_FILES = sizeof files / sizeof *files };
    for (size_t i = 0; i < N_FILES; i++)
        for (size_t j = 0; j < i; j++)
            if (outputs_same_file(a->value[files[i]], a->value[files[j]]))
                return error_set(err, HSTAR_INVALID, "%s and %s name the same file, %.200s",
                                 options[files[j]].name, options[files[i]].name, a->value[files[i]]);
    return HSTAR_OK;
}

static hstar_status write_text(const struct text *t, struct sink **sink, hstar_error *err)
{
    struct sink *whole = *sink;
    if (!whole) return HSTAR_OK;
    if (t->failed) return error_memory(err);
    hstar_status status = sink_write(whole, t->data, t->length, err);
    if (status) return status;
    *sink = NULL;
    return sink_commit(whole, err);
}

static hstar_status write_suite(struct suite *s, const struct arguments *a, struct outputs *outputs,
                                hstar_error *err)
{
    struct text t;
    text_init(&t);
    suite_record_text(&s->record, s->path, a->given[OPTION_AGAINST] ? &s->changes : NULL, &t);
    hstar_status status = write_text(&t, &s->recorded, err);
    if (!status) status = write_text(&t, &outputs->json, err);
    text_clear(&t);
    return status ? status : check_report_write(&s->report, s->path, &outputs->junit, &outputs->tap, err);
}

/* Everything is opened and read before the first check. */
static hstar_status begin_suite(struct suite *s, const struct arguments *a, struct outputs *outputs,
                                hstar_error *err)
{
    hstar_status status = check_suite_alone(a, err);
    if (!status) status = check_record_path(a, err);
    if (!status) status = check_suite_files(a, err);
    if (!status) status = read_suite(s, err);
    if (!status && a->given[OPTION_AGAINST])
        status = suite_record_read(a->value[OPTION_AGAINST], &s->before, err);
    if (!status) status = outputs_open(a, outputs, err);
    if (!status && a->given[OPTION_RECORD]) status = sink_open(a->value[OPTION_RECORD], &s->recorded, err);
    if (!status) check_rows_begin(&s->rows, outputs, s->path);
    return status;
}

static void end_suite(struct suite *s)
{
    sink_abandon(s->recorded);
    suite_changes_clear(&s->changes);
    suite_record_clear(&s->before);
    suite_record_clear(&s->record);
    check_report_clear(&s->report);
    check_rows_clear(&s->rows);
    json_tree_clear(&s->tree);
    text_clear(&s->all);
}

static bool got_worse(const struct suite_changes *changes)
{
    for (size_t i = 0; i < changes->n; i++)
        if (suite_change_is_worse(changes->changes[i].kind)) return true;
    return false;
}

int suite_run(const struct arguments *arguments)
{
    struct outputs outputs = {0};
    struct suite s = {.path = arguments->value[OPTION_SUITE], .line = 1};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    text_init(&s.all);
    check_report_init(&s.report);
    hstar_status status = begin_suite(&s, arguments, &outputs, &err);
    if (!status) status = run_checks(&s, &err);
    if (!status) check_rows_count(&s.rows, s.report.count);
    if (!status && arguments->given[OPTION_AGAINST])
        status = find_changes(&s, arguments->value[OPTION_AGAINST], &err);
    if (!status) status = check_rows_end(&s.rows, &outputs, &err);
    if (!status) status = write_suite(&s, arguments, &outputs, &err);
    outputs_abandon(&outputs);
    int failed = status ? report_error(&err) : s.rows.wanted ? report_stdout() : 0;
    const int worst = got_worse(&s.changes) ? 1 : check_report_exit(&s.report);
    end_suite(&s);
    return failed ? failed : worst;
}
