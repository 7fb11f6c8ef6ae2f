/* From auto's steps to references. */
#include "derive/estimated_reference.h"
#include "base/memory.h"
#include "base/text.h"
#include "step/component_search.h"
#include "step/step.h"

#include <math.h>
#include <stdlib.h>

struct estimating {
    const struct problem *problem;
    unsigned derivative;
    struct measured_series *series; /* or NULL */
    struct reference *reference;
};

/* What is not a number is no reference; what auto doubts is one, and says so. */
static hstar_status reference_of_step(const struct step *step, struct reference *reference, hstar_error *err)
{
    const struct stop_row *stop = &stops[step->stop];
    const bool none = !isfinite(step->value), doubtful = stop->trust != TRUST_OK || !isfinite(step->bar);
    *reference = (struct reference){.source = none ? REFERENCE_NONE : REFERENCE_AUTO,
                                    .value = none ? (double)NAN : step->value,
                                    .bound = none || !isfinite(step->bar) ? (double)NAN : step->bar,
                                    .doubtful = !none && doubtful};
    if (!none && !doubtful) return HSTAR_OK;
    struct text text;
    text_init(&text);
    text_format(&text,
                none ? "auto finds no derivative: %s" : "auto's estimate, for a reference, is doubtful: %s",
                stop->sentence);
    if (!none && isfinite(step->bar)) text_format(&text, "; it claims %.2g", step->bar);
    if (!none && !isfinite(step->bar)) text_append(&text, "; nothing is claimed of its error");
    if (text.failed) {
        text_clear(&text);
        return error_memory(err);
    }
    reference->reason = text.data;
    return HSTAR_OK;
}

static hstar_status estimate_one(void *context, size_t output, size_t variable,
                                 const struct search_aids *aids, hstar_error *err)
{
    const struct estimating *e = context;
    const struct problem *problem = e->problem;
    const struct component component = {problem, output, problem->wrt[variable]};
    const size_t row = output * problem->n_wrt + variable;
    struct step_taylor taylor;
    const struct step_request request = {
        .derivative = e->derivative, .use = N_USES, .taylor = e->series ? &taylor : NULL};
    struct step step;
    const hstar_status status = component_search(&component, SELECTOR_AUTO, &request, aids, &step, NULL, err);
    if (status) return status;
    if (e->series) e->series[row] = measured_series_told(&component, &step, &taylor);
    return reference_of_step(&step, &e->reference[row], err);
}

hstar_status estimated_references(const struct problem *problem, unsigned derivative,
                                  struct measured_series **series, struct reference **references,
                                  hstar_error *err)
{
    struct estimating e = {.problem = problem,
                           .derivative = derivative,
                           .series = series ? measured_series_room(problem) : NULL,
                           .reference =
                               memory_array(problem->f->n_outputs, problem->n_wrt * sizeof *e.reference)};
    /* A brief search, by what others learnt, tells no series. */
    const struct component_searches searches = {
        .one = estimate_one, .context = &e, .problem = problem, .learns = !series};
    hstar_status status = e.reference && (e.series || !series) ? HSTAR_OK : error_memory(err);
    if (!status) status = component_searches_run(&searches, err);
    if (status) {
        estimated_references_free(problem, e.reference);
        free(e.series);
        return status;
    }
    *references = e.reference;
    if (series) *series = e.series;
    return HSTAR_OK;
}

void estimated_references_free(const struct problem *problem, struct reference *references)
{
    const size_t n = references ? problem->f->n_outputs * problem->n_wrt : 0;
    for (size_t i = 0; i < n; i++) reference_clear(&references[i]);
    free(references);
}
