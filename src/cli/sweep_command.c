/* hstar sweep: from what was typed to a study, and from that to the outputs. */
#include "base/memory.h"
#include "cli/chart_choice.h"
#include "cli/command.h"
#include "cli/option_value.h"
#include "cli/report.h"
#include "cli/subject.h"
#include "function/expression.h"
#include "gradient/study.h"
#include "output/csv.h"
#include "output/json.h"
#include "output/table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Everything that a sweep owns, so that there is one place to give it back. */
struct job {
    struct subject subject;
    struct method *methods;
    size_t n_methods;
    size_t *wrt;
    struct function *given;
    struct sweep_request request;
    struct chart_choice chart;
    struct sink *json, *csv, *table;
    struct sweep *study;
};

static void job_clear(struct job *job)
{
    subject_clear(&job->subject);
    methods_free(job->methods, job->n_methods);
    free(job->wrt);
    function_free(job->given);
    sink_abandon(job->json);
    sink_abandon(job->csv);
    sink_abandon(job->table);
    sweep_free(job->study);
}

static hstar_status read_grid(const struct arguments *a, struct grid *grid, hstar_error *err)
{
    size_t kind = 0;
    hstar_status status = option_number(a, OPTION_SWEEP_FROM, &grid->from, err);
    if (!status) status = option_number(a, OPTION_SWEEP_TO, &grid->to, err);
    if (!status) status = option_count(a, OPTION_SWEEP_POINTS, 2, &grid->n, err);
    if (!status) status = option_name(a, OPTION_SWEEP_GRID, grid_names, N_GRIDS, &kind, err);
    if (status) return status;
    grid->kind = (enum grid_kind)kind;
    if (grid->kind == GRID_POWERS_OF_TWO && a->given[OPTION_SWEEP_POINTS])
        return error_set(err, HSTAR_INVALID,
                         "--points does not go with --grid powers-of-two, which has them all");
    return HSTAR_OK;
}

static hstar_status read_wrt(const struct arguments *a, struct job *job, hstar_error *err)
{
    const struct function *f = job->subject.f;
    const char *name = a->value[OPTION_SWEEP_WRT];
    job->wrt = memory_array(f->n_variables, sizeof *job->wrt);
    if (!job->wrt) return error_memory(err);
    job->request.wrt = job->wrt;
    size_t v = function_variable(f, name);
    if (v < f->n_variables) {
        job->wrt[0] = v;
        job->request.n_wrt = 1;
        return HSTAR_OK;
    }
    if (!strcmp(name, "all")) {
        for (v = 0; v < f->n_variables; v++) job->wrt[v] = v;
        job->request.n_wrt = f->n_variables;
        return HSTAR_OK;
    }
    error_set(err, HSTAR_INVALID, "--wrt: there is no variable \"%.60s\"", name);
    error_remedy(err, "the point names them; all is the whole gradient");
    return HSTAR_INVALID;
}

/* exact, gsl, or an expression for each component. */
static hstar_status read_reference(const struct arguments *a, struct job *job, hstar_error *err)
{
    const char *text = a->value[OPTION_SWEEP_REFERENCE];
    struct sweep_request *r = &job->request;
    r->reference = REFERENCE_GIVEN;
    if (!strcmp(text, reference_names[REFERENCE_EXACT])) r->reference = REFERENCE_EXACT;
    if (!strcmp(text, reference_names[REFERENCE_GSL])) r->reference = REFERENCE_GSL;
    if (r->reference != REFERENCE_GIVEN) return HSTAR_OK;

    const struct function *f = job->subject.f;
    size_t n = 0, wanted = f->n_outputs * r->n_wrt;
    char **parts = NULL;
    hstar_status status = split_commas(text, &parts, &n, err);
    if (!status && n != wanted) {
        status = error_set(err, HSTAR_INVALID,
                           "--reference gives %zu derivative%s, and there %s %zu to compare with", n,
                           n == 1 ? "" : "s", wanted == 1 ? "is" : "are", wanted);
        error_remedy(
            err,
            "exact, gsl, or one expression a variable with commas between them, in the order of the point");
    }
    if (!status)
        status = expression_new((const char *const *)parts, n, (const char *const *)f->variables,
                                f->n_variables, &job->given, err);
    texts_free(parts, n);
    r->given = job->given;
    return status;
}

static hstar_status read_format(const struct arguments *a, hstar_error *err)
{
    const char *names[N_FORMATS];
    for (size_t i = 0; i < N_FORMATS; i++) names[i] = formats[i].name;
    size_t index;
    return option_name(a, OPTION_SWEEP_FORMAT, names, N_FORMATS, &index, err);
}

static hstar_status read_request(const struct arguments *a, struct job *job, hstar_error *err)
{
    struct sweep_request *r = &job->request;
    hstar_status status = subject_new(a->words, a->n_words, a->value[OPTION_SWEEP_AT],
                                      a->value[OPTION_SWEEP_FUNCTION], &job->subject, err);
    if (!status) status = methods_new(a->value[OPTION_SWEEP_METHODS], &job->methods, &job->n_methods, err);
    if (!status) status = read_grid(a, &r->grid, err);
    if (!status) status = read_format(a, err);
    if (!status) status = read_wrt(a, job, err);
    if (!status) status = read_reference(a, job, err);
    if (!status) status = option_count(a, OPTION_SWEEP_THREADS, 0, &r->n_threads, err);
    if (status) return status;
    r->f = job->subject.f;
    r->point = job->subject.point.values;
    r->methods = job->methods;
    r->n_methods = job->n_methods;
    r->anatomy = !a->given[OPTION_SWEEP_NO_ANATOMY];
    return HSTAR_OK;
}

static bool is_stdout(const char *path)
{
    return path && !strcmp(path, "-");
}

/* The same name, or two names of one file that is there. */
static bool same_file(const char *a, const char *b)
{
    struct stat at_a, at_b;
    if (!a || !b || is_stdout(a) || is_stdout(b)) return false;
    if (!strcmp(a, b)) return true;
    return !stat(a, &at_a) && !stat(b, &at_b) && S_ISREG(at_a.st_mode) && at_a.st_dev == at_b.st_dev &&
           at_a.st_ino == at_b.st_ino;
}

/* No two outputs to one place; and what says how a chart looks goes with a chart. */
static hstar_status check_outputs(const struct arguments *a, hstar_error *err)
{
    static const enum option_id outputs[] = {OPTION_SWEEP_JSON, OPTION_SWEEP_CSV, OPTION_SWEEP_PLOT};
    static const enum option_id looks[] = {OPTION_SWEEP_VIEW, OPTION_SWEEP_COMPONENT};
    enum { N_OUTPUTS = sizeof outputs / sizeof *outputs, N_LOOKS = sizeof looks / sizeof *looks };
    int on_stdout = 0;
    for (size_t i = 0; i < N_OUTPUTS; i++) {
        on_stdout += is_stdout(a->value[outputs[i]]);
        for (size_t j = 0; j < i; j++)
            if (same_file(a->value[outputs[i]], a->value[outputs[j]]))
                return error_set(err, HSTAR_INVALID, "%s and %s would write to the same file, %.200s",
                                 options[outputs[j]].name, options[outputs[i]].name, a->value[outputs[i]]);
    }
    if (on_stdout > 1)
        return error_set(err, HSTAR_INVALID, "only one of --json, --csv and --plot can go to stdout");
    for (size_t i = 0; i < N_LOOKS; i++)
        if (a->given[looks[i]] && !a->value[OPTION_SWEEP_PLOT])
            return error_set(err, HSTAR_INVALID, "%s says how a chart looks, and there is no --plot FILE",
                             options[looks[i]].name);
    return HSTAR_OK;
}

/* Opens what will be written, before the long work. The table is for a person: data on stdout replaces it. */
static hstar_status open_outputs(const struct arguments *a, struct job *job, hstar_error *err)
{
    const char *json = a->value[OPTION_SWEEP_JSON], *csv = a->value[OPTION_SWEEP_CSV],
               *plot = a->value[OPTION_SWEEP_PLOT];
    hstar_status status = check_outputs(a, err);
    if (status) return status;
    if (plot) status = chart_choose(a, plot, OPTION_SWEEP_VIEW, OPTION_SWEEP_COMPONENT, &job->chart, err);
    if (!status && json) status = sink_open(json, &job->json, err);
    if (!status && csv) status = sink_open(csv, &job->csv, err);
    if (!status && !is_stdout(json) && !is_stdout(csv)) status = sink_open("-", &job->table, err);
    return status;
}

static hstar_status finish(struct sink **sink, hstar_error *err)
{
    struct sink *s = *sink;
    *sink = NULL;
    return sink_commit(s, err);
}

/* Data first, so that a chart that fails does not take them along. */
static hstar_status write_outputs(struct job *job, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (job->json) {
        status = json_write_sweep(job->study, job->json, err);
        if (!status) status = finish(&job->json, err);
    }
    if (!status && job->csv) {
        status = csv_write_sweep(job->study, job->csv, err);
        if (!status) status = finish(&job->csv, err);
    }
    if (!status && job->table) {
        status = table_write_sweep(job->study, report_colour(), job->table, err);
        if (!status) status = finish(&job->table, err);
    }
    if (!status && job->chart.path)
        status = chart_write_sweep(job->study, job->chart.path, &job->chart.options, err);
    return status;
}

/* The command line as part of the result, so that a file says how it was made. */
static hstar_status keep_command(const struct arguments *a, struct sweep *s, hstar_error *err)
{
    s->command = memory_array(a->argc, sizeof *s->command);
    if (!s->command) return error_memory(err);
    for (size_t i = 0; i < a->argc; i++) {
        const char *word = i ? a->argv[i] : "hstar";
        if (!(s->command[i] = memory_text(word, strlen(word)))) return error_memory(err);
        s->n_command++;
    }
    return HSTAR_OK;
}

/* A derivative that nobody could tell leaves estimates without errors: an answer, but an undecided one. */
static hstar_status judge(const struct sweep *s, hstar_error *err)
{
    for (size_t c = 0; c < s->n_components; c++) {
        const struct reference *reference = &s->components[c].reference;
        if (reference->source != REFERENCE_NONE) {
            if (reference->reason) report_note("%s", reference->reason);
            continue;
        }
        error_set(err, HSTAR_UNDEFINED, "%s",
                  reference->reason ? reference->reason : "there is no reference");
        error_remedy(
            err,
            "the errors are left out; --reference EXPR or --reference gsl gives something to compare with");
        return HSTAR_UNDEFINED;
    }
    return HSTAR_OK;
}

int command_sweep(const struct arguments *arguments)
{
    struct job job = {0};
    hstar_error err = {.position = HSTAR_NO_POSITION};
    hstar_status status = read_request(arguments, &job, &err);
    if (!status) status = open_outputs(arguments, &job, &err);
    if (!status) status = study_run(&job.request, &job.study, &err);
    if (!status) status = keep_command(arguments, job.study, &err);
    if (!status) status = write_outputs(&job, &err);
    if (!status) status = judge(job.study, &err);
    int exit_status = status ? report_error(&err) : 0;
    job_clear(&job);
    return exit_status;
}
