/* Reading what is asked. */
#include "cli/problem_choice.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/texts.h"
#include "cli/bounds.h"
#include "cli/option_value.h"
#include "cli/report.h"
#include "function/source/plugin.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Copies of a program answer side by side; compiled code is called by several threads where its user says so. */
static hstar_status read_threads(const struct arguments *a, size_t *n_threads, size_t *n_jobs,
                                 hstar_error *err)
{
    const size_t most = 64;
    hstar_status status = HSTAR_OK;
    if (a->value[OPTION_THREADS]) status = option_count(a, OPTION_THREADS, 0, n_threads, err);
    if (status || !a->value[OPTION_JOBS]) return status;
    status = option_count(a, OPTION_JOBS, 1, n_jobs, err);
    if (status) return status;
    if (*n_jobs > most)
        return error_set(err, HSTAR_INVALID, "%s must be at most %zu, not %zu", options[OPTION_JOBS].name,
                         most, *n_jobs);
    if (a->given[OPTION_JOBS] && !a->n_program) {
        error_set(err, HSTAR_INVALID, "%s is for a program behind --, and there is none",
                  options[OPTION_JOBS].name);
        error_remedy(err, "expressions and plugins take %s N", options[OPTION_THREADS].name);
        return HSTAR_INVALID;
    }
    if (a->n_program) *n_threads = *n_jobs;
    return HSTAR_OK;
}

/* What has been read so far. */
struct reading {
    struct subject subject;
    struct problem_parts parts;
    size_t n_wrt, evaluations, n_threads;
    double noise, accuracy;
};

static hstar_status read_subject(const struct arguments *a, size_t n_jobs, struct subject *subject,
                                 hstar_error *err)
{
    struct subject_request request = {.words = a->words,
                                      .n_words = a->n_words,
                                      .catalogue_name = a->value[OPTION_FUNCTION],
                                      .plugin = a->value[OPTION_PLUGIN],
                                      .program = a->program,
                                      .n_program = a->n_program,
                                      .at = a->value[OPTION_AT],
                                      .n_jobs = n_jobs};
    hstar_status status = option_number(a, OPTION_TIMEOUT, &request.timeout, err);
    if (status) return status;
    if (request.timeout < 0)
        return error_set(err, HSTAR_INVALID, "%s must be at least 0, not %g", options[OPTION_TIMEOUT].name,
                         request.timeout);
    return subject_new(&request, subject, err);
}

static hstar_status no_variable(const struct function *f, const char *name, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%s: there is no variable \"%.60s\"", options[OPTION_WRT].name, name);
    const size_t length = strlen(name); /* of one letter any other would be the nearest */
    const char *near =
        length > 1 ? text_nearest(name, length, (const char *const *)f->variables, f->n_variables) : NULL;
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else
        error_remedy(err, "the point names them; all is the whole gradient");
    return HSTAR_INVALID;
}

/* One part of --wrt: a variable, a whole vector, or all; `taken` are those that earlier parts named. */
static hstar_status add_wrt(const char *name, struct reading *r, bool *taken, hstar_error *err)
{
    const struct function *f = r->subject.f;
    size_t *found = memory_array(f->n_variables, sizeof *found);
    if (!found) return error_memory(err);
    size_t n = function_variables(f, name, found);
    if (!n && !strcmp(name, "all"))
        for (; n < f->n_variables; n++) found[n] = n;
    hstar_status status = n ? HSTAR_OK : no_variable(f, name, err);
    for (size_t i = 0; i < n && !status; i++) {
        if (taken[found[i]])
            status = error_set(err, HSTAR_INVALID, "%s names %.60s twice", options[OPTION_WRT].name,
                               f->variables[found[i]]);
        if (status) break;
        taken[found[i]] = true;
        r->parts.wrt[r->n_wrt++] = found[i];
    }
    free(found);
    return status;
}

/* In the order in which they are named. */
static hstar_status read_wrt(const struct arguments *a, struct reading *r, hstar_error *err)
{
    const size_t n = r->subject.f->n_variables;
    char **parts = NULL;
    size_t n_parts = 0;
    r->parts.wrt = memory_array(n, sizeof *r->parts.wrt);
    bool *taken = memory_array(n, sizeof *taken);
    hstar_status status = r->parts.wrt && taken ? HSTAR_OK : error_memory(err);
    if (!status) status = split_commas(a->value[OPTION_WRT], &parts, &n_parts, err);
    for (size_t i = 0; i < n_parts && !status; i++) status = add_wrt(parts[i], r, taken, err);
    texts_free(parts, n_parts);
    free(taken);
    return status;
}

/* The noise, absolute or as a part of |f|. */
static hstar_status read_known_noise(const struct arguments *a, struct reading *r, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (a->value[OPTION_NOISE]) status = option_number(a, OPTION_NOISE, &r->noise, err);
    if (!status && a->value[OPTION_RELATIVE]) status = option_number(a, OPTION_RELATIVE, &r->accuracy, err);
    if (status) return status;
    if (r->noise <= 0) {
        status =
            error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[OPTION_NOISE].name, r->noise);
        error_remedy(err, "it is absolute, in the unit of f; without it the noise is measured");
    } else if (a->given[OPTION_RELATIVE] && !(r->accuracy > 0 && r->accuracy < 1)) {
        status = error_set(err, HSTAR_INVALID, "%s must be between 0 and 1, not %g",
                           options[OPTION_RELATIVE].name, r->accuracy);
        error_remedy(err, "it is a part of |f|: 1e-6 is six good digits");
    } else if (a->given[OPTION_RELATIVE] && a->given[OPTION_NOISE]) {
        status = error_set(err, HSTAR_INVALID, "both %s and %s say what the noise of f is",
                           options[OPTION_NOISE].name, options[OPTION_RELATIVE].name);
        error_remedy(err, "leave one of them out");
    }
    return status;
}

/* What f's caller knows of it; a command without such an option leaves the default. */
static hstar_status read_hints(const struct arguments *a, struct reading *r, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    if (a->value[OPTION_BOUNDS])
        status = bounds_parse(a->value[OPTION_BOUNDS], &r->subject, &r->parts.lower, &r->parts.upper, err);
    if (!status && a->value[OPTION_EVALUATIONS])
        status = option_count(a, OPTION_EVALUATIONS, 1, &r->evaluations, err);
    if (!status && a->value[OPTION_REACH])
        status = reach_parse(a->value[OPTION_REACH], &r->subject, &r->parts.reach, err);
    return status ? status : read_known_noise(a, r, err);
}

/* The subject's function and point are parts of the problem from then on. */
static hstar_status assemble(struct reading *r, struct problem **problem, hstar_error *err)
{
    struct problem_parts parts = r->parts;
    parts.f = r->subject.f;
    parts.point = r->subject.point.values;
    hstar_status status = problem_new(&parts, r->n_wrt, problem, err);
    if (status) return status;
    (*problem)->noise = r->noise;
    (*problem)->accuracy = r->accuracy;
    (*problem)->evaluations = r->evaluations;
    (*problem)->n_threads = r->n_threads;
    r->parts = (struct problem_parts){0};
    r->subject.f = NULL;
    r->subject.point.values = NULL;
    return HSTAR_OK;
}

static void reading_clear(struct reading *r)
{
    subject_clear(&r->subject);
    free(r->parts.wrt);
    free(r->parts.lower);
    free(r->parts.upper);
    free(r->parts.reach);
    texts_free(r->parts.command, r->parts.n_command);
}

hstar_status problem_choose(const struct arguments *a, struct problem **problem, hstar_error *err)
{
    struct reading r = {.noise = (double)NAN};
    size_t n_jobs = 1;
    hstar_status status = read_threads(a, &r.n_threads, &n_jobs, err);
    if (!status) status = read_subject(a, n_jobs, &r.subject, err);
    if (!status && r.n_threads > 1) plugin_share(r.subject.f);
    if (!status) status = read_wrt(a, &r, err);
    if (!status) status = read_hints(a, &r, err);
    if (!status) status = command_line_copy(a, &r.parts.command, &r.parts.n_command, err);
    if (!status) status = assemble(&r, problem, err);
    reading_clear(&r);
    return status;
}

void derivative_name(const struct problem *problem, size_t output, size_t wrt, char name[DERIVATIVE_NAME])
{
    const struct function *f = problem->f;
    if (f->n_outputs > 1)
        snprintf(name, DERIVATIVE_NAME, "the derivative of output %zu with respect to %.80s", output,
                 f->variables[wrt]);
    else if (f->n_variables > 1)
        snprintf(name, DERIVATIVE_NAME, "the derivative with respect to %.80s", f->variables[wrt]);
    else
        snprintf(name, DERIVATIVE_NAME, "the derivative");
}

/* "x = 3, y = 1": of a point with many variables the first. */
static void append_failed_point(const struct function *f, const double *point, struct text *text)
{
    enum { SHOWN = 4 };
    for (size_t v = 0; v < f->n_variables && v < SHOWN; v++) {
        text_format(text, "%s%s = ", v ? ", " : "", f->variables[v]);
        text_double(text, point[v]);
    }
    if (f->n_variables > SHOWN) text_append(text, ", …");
}

void problem_note_failures(const struct arguments *a, const struct problem *problem)
{
    struct function_failures failures = {0};
    if (problem->f) function_failures(problem->f, &failures);
    if (!failures.n) return;
    struct text at;
    text_init(&at);
    append_failed_point(problem->f, failures.first, &at);
    report_note("the program failed at %zu point%s and was started again; f is no number there. %s at %s: %s",
                failures.n, failures.n == 1 ? "" : "s", failures.n == 1 ? "It was" : "The first was",
                at.failed ? "an unknown place" : at.data, failures.why.message);
    if (option_serves(OPTION_BOUNDS, a->command)) report_advice("--bounds keeps f to where it answers");
    text_clear(&at);
}

hstar_status command_line_copy(const struct arguments *a, char ***words, size_t *n, hstar_error *err)
{
    *words = memory_array(a->argc, sizeof **words);
    if (!*words) return error_memory(err);
    for (size_t i = 0; i < a->argc; i++) {
        const char *word = i ? a->argv[i] : "hstar";
        if (!((*words)[i] = memory_text(word, strlen(word)))) return error_memory(err);
        ++*n;
    }
    return HSTAR_OK;
}
