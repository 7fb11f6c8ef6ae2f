/* hstar sweep: from what was typed to a sweep with its optima. */
#include "base/texts.h"
#include "cli/option_value.h"
#include "cli/problem_choice.h"
#include "cli/report.h"
#include "cli/result_command.h"
#include "cli/sweep_grid.h"
#include "derive/sweep_result.h"
#include "function/source/expression.h"

#include <string.h>

struct sweep_job {
    struct result_job job;
    struct method *methods;
    size_t n_methods;
    struct function *given;
    const struct format *formats[N_FORMATS];
    struct sweep_request request;
};

static void clear_sweep(struct result_job *job)
{
    struct sweep_job *j = (struct sweep_job *)job;
    methods_free(j->methods, j->n_methods);
    function_free(j->given);
}

/* exact, gsl, or an expression for each component. */
static hstar_status read_wished_reference(const struct arguments *a, struct sweep_job *job, hstar_error *err)
{
    const char *text = a->value[OPTION_REFERENCE];
    struct sweep_request *r = &job->request;
    /* Without an exact form there is no exact reference either: GSL's is the standard then. */
    if (!a->given[OPTION_REFERENCE] && !function_is_exact(job->job.problem->f))
        text = reference_names[REFERENCE_GSL];
    r->reference = REFERENCE_GIVEN;
    if (!strcmp(text, reference_names[REFERENCE_EXACT])) r->reference = REFERENCE_EXACT;
    if (!strcmp(text, reference_names[REFERENCE_GSL])) r->reference = REFERENCE_GSL;
    if (r->reference != REFERENCE_GIVEN) return HSTAR_OK;

    const struct function *f = job->job.problem->f;
    size_t n = 0, wanted = f->n_outputs * job->job.problem->n_wrt;
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

static hstar_status read_formats(const struct arguments *a, struct sweep_job *job, hstar_error *err)
{
    const char *names[N_FORMATS];
    size_t indices[N_FORMATS];
    for (size_t i = 0; i < N_FORMATS; i++) names[i] = formats[i].name;
    hstar_status status =
        option_names(a, OPTION_FORMAT, names, N_FORMATS, indices, &job->request.n_formats, err);
    for (size_t i = 0; i < job->request.n_formats && !status; i++) job->formats[i] = &formats[indices[i]];
    job->request.formats = job->formats;
    return status;
}

static const struct format *finest_format(const struct sweep_request *r)
{
    const struct format *found = r->formats[0];
    for (size_t i = 1; i < r->n_formats; i++)
        if (r->formats[i]->bits > found->bits) found = r->formats[i];
    return found;
}

static hstar_status read_methods(const struct arguments *a, struct sweep_job *job, hstar_error *err)
{
    unsigned derivative;
    hstar_status status = option_derivative(a, STENCIL_MAX_DERIVATIVE, &derivative, err);
    if (status) return status;
    return methods_new(a->value[OPTION_METHODS], derivative, &job->methods, &job->n_methods, err);
}

static hstar_status read_step_rule(const struct arguments *a, enum step_rule *rule, hstar_error *err)
{
    size_t index = STEP_RULE_GIVEN;
    hstar_status status = option_name(a, OPTION_STEP_RULE, step_rule_names, N_STEP_RULES, &index, err);
    *rule = (enum step_rule)index;
    return status;
}

static hstar_status read_sweep(struct result_job *common, hstar_error *err)
{
    const struct arguments *a = common->arguments;
    struct sweep_job *job = (struct sweep_job *)common;
    struct sweep_request *r = &job->request;
    hstar_status status = problem_choose(a, &common->problem, err);
    if (status) return status;
    r->problem = common->problem;
    status = read_methods(a, job, err);
    if (!status) status = read_formats(a, job, err);
    if (!status) status = sweep_grid_read(a, finest_format(r), &r->grid, err);
    if (!status) status = read_step_rule(a, &r->step_rule, err);
    if (!status) status = read_wished_reference(a, job, err);
    r->methods = job->methods;
    r->n_methods = job->n_methods;
    r->anatomy = !a->given[OPTION_NO_ANATOMY] && function_is_exact(r->problem->f);
    return status;
}

/* GSL has doubles only. A wider format is not what its functions are in, then. */
static void note_gsl(const struct sweep_request *r)
{
    for (size_t i = 0; i < r->n_formats && r->problem->f->calls_gsl; i++)
        if (format_is_wide(r->formats[i]))
            report_note("GSL's functions are in double here too, and then numbers of %s",
                        r->formats[i]->name);
}

static hstar_status run_sweep(struct result_job *job, void **result, hstar_error *err)
{
    struct sweep *s = NULL;
    hstar_status status = sweep_result_new(&((struct sweep_job *)job)->request, &s, err);
    *result = s;
    return status;
}

/* A derivative that nobody could tell leaves estimates without errors: an answer, but an undecided one. */
static hstar_status judge_sweep(const struct result_job *job, const void *result, hstar_error *err)
{
    const struct sweep *s = result;
    note_gsl(&((const struct sweep_job *)job)->request);
    for (size_t c = 0; c < s->n_components; c++) {
        const struct reference *reference = &s->components[c].reference;
        if (reference->source != REFERENCE_NONE) {
            if (reference->reason) report_note("%s", reference->reason);
            continue;
        }
        error_set(err, HSTAR_UNDEFINED, "%s",
                  reference->reason ? reference->reason : "there is no reference");
        error_remedy(err, "the errors are left out; --reference EXPR%s gives something to compare with",
                     s->components[c].methods[0].derivative > 1 ? "" : " or --reference gsl");
        return HSTAR_UNDEFINED;
    }
    return HSTAR_OK;
}

int command_sweep(const struct arguments *arguments)
{
    static const struct result_command command = {.kind = RESULT_SWEEP,
                                                  .read = read_sweep,
                                                  .run = run_sweep,
                                                  .judge = judge_sweep,
                                                  .clear = clear_sweep};
    struct sweep_job job = {0};
    return result_command_run(arguments, &command, &job.job);
}
