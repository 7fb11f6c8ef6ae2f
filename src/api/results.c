/* Results: made, read and freed; and what is said of them. */
#include "api/results.h"
#include "base/character.h"
#include "base/memory.h"
#include "base/text.h"
#include "record/result_texts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)HSTAR_KIND_SWEEP == RESULT_SWEEP && (int)HSTAR_KIND_OPTIMAL == RESULT_OPTIMAL &&
                   (int)HSTAR_KIND_DERIVATIVES == RESULT_DERIVATIVES &&
                   (int)HSTAR_KIND_CHECK == RESULT_CHECKS && (int)HSTAR_KIND_NOISE == RESULT_NOISES &&
                   (int)HSTAR_KIND_DESCENT == RESULT_DESCENT && (int)HSTAR_KIND_STENCILS == RESULT_STENCILS &&
                   (int)HSTAR_KIND_HESSIAN == RESULT_HESSIAN &&
                   (int)HSTAR_KIND_COMPARISON == RESULT_COMPARISON &&
                   (int)HSTAR_KIND_FORECAST == RESULT_FORECAST && (int)HSTAR_KIND_CACHE == RESULT_KEPT,
               "the public kinds are the inner ones");
_Static_assert((int)HSTAR_AGREES == VERDICT_AGREES && (int)HSTAR_DISAGREES == VERDICT_DISAGREES &&
                   (int)HSTAR_UNDECIDED == VERDICT_UNDECIDED,
               "the public verdicts are the inner ones");

/* "the gradient disagrees: 1 of 2 components; …" */
static hstar_status say_check(const struct checks *s, char **says, hstar_error *err)
{
    const struct check *c = s->at[s->severity[0]];
    struct text t;
    text_init(&t);
    text_format(&t, "the %s %s%s: ",
                c->along        ? "product"
                : c->order == 2 ? "Hessian"
                                : "gradient",
                s->verdict == VERDICT_UNDECIDED ? "is " : "", verdicts[s->verdict].name);
    if (s->random)
        text_format(&t, "at %zu of %zu points", s->count[s->verdict], s->n_points);
    else if (c->count[s->verdict])
        text_format(&t, "%zu of %zu component%s%s%s", c->count[s->verdict], c->n_rows,
                    c->n_rows == 1 ? "" : "s", c->says ? "; " : "", c->says ? c->says : "");
    else
        text_append(&t, c->nondeterminism > c->nondet_tol
                            ? "f or its gradient, called twice, gives two answers"
                            : "taken together");
    *says = t.failed ? NULL : memory_text(t.data, t.length);
    if (*says) characters_clean(*says, false); /* it may quote a file */
    text_clear(&t);
    return *says ? HSTAR_OK : error_memory(err);
}

hstar_status results_new(enum result_kind kind, void *result, const struct problem *problem,
                         hstar_results **results, hstar_error *err)
{
    hstar_results *r = memory_array(1, sizeof *r);
    if (!r) {
        result_free(kind, result);
        return error_memory(err);
    }
    *r = (hstar_results){.kind = kind, .result = result};
    if (problem) r->problem = problem_hold(problem);
    hstar_status status = problem ? said_of(kind, problem, result, &r->said, err) : HSTAR_OK;
    if (!status && kind == RESULT_CHECKS) status = say_check(result, &r->says, err);
    if (status)
        hstar_results_free(r);
    else
        *results = r;
    return status;
}

hstar_status results_of_text(const char *name, struct text *json, hstar_results **results, hstar_error *err)
{
    enum result_kind kind;
    void *result;
    hstar_results *made;
    hstar_status status = result_read_text(name, json, &kind, &result, err);
    if (status) return status;
    if (kind == RESULT_OPTIMAL && !((struct optimal *)result)->n_choices) { /* a sweep alone */
        struct sweep *sweep = optimal_take_sweep(result);
        kind = RESULT_SWEEP;
        result = sweep;
    }
    status = results_new(kind, result, result_problem(kind, result), &made, err);
    if (status) return status;
    made->json = *json;
    text_init(json);
    *results = made;
    return HSTAR_OK;
}

hstar_status hstar_results_read(const char *path, hstar_results **results, hstar_error *err)
{
    struct result_texts texts;
    if (!path || !results) return error_set(err, HSTAR_INVALID, "the path or the place for results is NULL");
    hstar_status status = result_texts_read(path, &texts, err);
    if (status) return status;
    status = result_texts_only(&texts, path, err);
    if (!status) status = results_of_text(texts.name, &texts.json[0], results, err);
    result_texts_clear(&texts);
    return status;
}

void hstar_results_free(hstar_results *r)
{
    if (!r) return;
    result_free(r->kind, r->result);
    problem_release(r->problem);
    said_clear(&r->said);
    free(r->says);
    text_clear(&r->json);
    free(r);
}

/* A sweep's file is read as one with choices, of which it has none. */
hstar_kind hstar_results_kind(const hstar_results *r)
{
    return (hstar_kind)r->kind;
}

hstar_status hstar_results_status(const hstar_results *r, hstar_error *error)
{
    if (r->said.error.status && error) *error = r->said.error;
    return r->said.error.status;
}

const char *hstar_results_note(const hstar_results *r, size_t i)
{
    return i < r->said.n_notes ? r->said.notes[i] : NULL;
}

hstar_verdict hstar_results_verdict(const hstar_results *r)
{
    return r->kind == RESULT_CHECKS ? (hstar_verdict)((const struct checks *)r->result)->verdict
                                    : HSTAR_UNDECIDED;
}

const char *hstar_results_says(const hstar_results *r)
{
    return r->says;
}
