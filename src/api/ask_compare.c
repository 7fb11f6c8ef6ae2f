/* hstar_compare. */
#include "api/problem.h"
#include "api/question.h"
#include "base/texts.h"
#include "derive/growth.h"
#include "problem/point_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The others are held against a proof. */
static hstar_status check_comparable(const struct asked_question *q, hstar_error *err)
{
    const hstar_options *o = &q->options;
    if (!(o->step >= 0 && isfinite(o->step)))
        return error_set(err, HSTAR_INVALID, "the step must be above 0, not %g", o->step);
    if (!(o->parameters >= 0 && isfinite(o->parameters)))
        return error_set(err, HSTAR_INVALID, "the number of parameters must be above 0, not %g",
                         o->parameters);
    if (o->parameters > 0 && !o->scan) {
        error_set(err, HSTAR_INVALID, "only what grows can be extrapolated to %g parameters", o->parameters);
        error_remedy(err, "say with a scan which vector grows: w=1:1000");
        return HSTAR_INVALID;
    }
    if (function_is_exact(q->problem->f)) return HSTAR_OK;
    error_set(err, HSTAR_INVALID,
              "a comparison needs an expression: of a function of kind %s no derivative is proven",
              problem_kind(q->problem));
    error_remedy(err, "`hstar optimal` compares selectors for it");
    return HSTAR_INVALID;
}

/* "w=1:10000", or with several vectors that grow together "v,w=1:10000". */
static hstar_status wrong_scan(const char *text, hstar_error *err)
{
    error_set(err, HSTAR_INVALID,
              "the scan \"%.60s\" does not say what grows, from how many elements to how many", text);
    error_remedy(err, "as in w=1:10000, or v,w=1:10000 for vectors that grow together");
    return HSTAR_INVALID;
}

static bool read_elements(const char **text, size_t *n)
{
    const unsigned long long most = 10000000;
    char *end;
    if (**text < '0' || **text > '9') return false;
    const unsigned long long found = strtoull(*text, &end, 10);
    *text = end;
    *n = (size_t)found;
    return found >= 1 && found <= most;
}

static hstar_status read_scan(const char *text, struct growth_request *r, char ***names, hstar_error *err)
{
    const char *rest = strrchr(text, '=');
    if (!rest || rest == text) return wrong_scan(text, err);
    const size_t length = (size_t)(rest - text);
    rest++;
    if (!read_elements(&rest, &r->from) || *rest++ != ':' || !read_elements(&rest, &r->to) || *rest ||
        r->from > r->to)
        return wrong_scan(text, err);
    char *list = strndup(text, length);
    if (!list) return error_memory(err);
    hstar_status status = split_commas(list, names, &r->n_vectors, err);
    free(list);
    return status;
}

static hstar_status compare_growing(struct asked_question *q, struct growth **found, hstar_error *err)
{
    struct growth_request r = {.problem = q->problem,
                               .parameters = q->options.parameters,
                               .seed = q->options.seed,
                               .progress = question_listener(q)};
    char **names = NULL;
    if (q->options.step > 0)
        return error_set(err, HSTAR_INVALID, "a scan has no step that is given: leave one of them out");
    hstar_status status = read_scan(q->options.scan, &r, &names, err);
    r.vectors = (const char *const *)names;
    if (!status) status = growth_run(&r, found, err);
    texts_free(names, r.n_vectors);
    return status;
}

static hstar_status compare_here(struct asked_question *q, struct comparison **found, hstar_error *err)
{
    const struct comparison_request r = {
        .problem = q->problem, .step = q->options.step, .progress = question_listener(q)};
    return comparison_run(&r, found, err);
}

/* It measures what each way costs: under a budget there would be nothing to compare. */
static hstar_status refuse_counting(const hstar_options *o, hstar_error *err)
{
    if (!o->calls && !o->dry_run) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a comparison has no %s", o->calls ? "budget of calls" : "dry run");
    error_remedy(err, "leave it out");
    return HSTAR_INVALID;
}

hstar_status hstar_compare(const hstar_problem *problem, const hstar_options *options,
                           hstar_results **results, hstar_error *err)
{
    struct asked_question q;
    struct comparison *here = NULL;
    struct growth *growing = NULL;
    hstar_status status = begin_question(&q, problem, options, results, err);
    if (!status) status = refuse_counting(&q.options, err);
    if (!status) status = check_comparable(&q, err);
    const bool grows = !status && q.options.scan;
    if (!status) status = grows ? compare_growing(&q, &growing, err) : compare_here(&q, &here, err);
    return grows ? end_question(&q, status, RESULT_GROWTH, growing, results, err)
                 : end_question(&q, status, RESULT_COMPARISON, here, results, err);
}
