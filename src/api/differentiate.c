/* hstar_differentiate, hstar_gradient and hstar_noise: a callback and a point on their way to a selector.
 * All of a search lives on the stack; only a gradient allocates, its point. */
#include "api/options.h"
#include "base/memory.h"
#include "step/lore.h"
#include "step/noise/noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)HSTAR_TRUST_OK == TRUST_OK && (int)HSTAR_TRUST_DOUBTFUL == TRUST_DOUBTFUL &&
                   (int)HSTAR_TRUST_NONE == TRUST_NONE,
               "the public trust is the inner one");

struct scalar {
    hstar_function *f;
    void *context;
};

static hstar_status call_callback(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct scalar *s = context;
    (void)err;
    for (size_t i = 0; i < n; i++) y[i] = s->f(x[i], s->context);
    return HSTAR_OK;
}

/* A function of n variables along one of them; `at` is a copy of the point, for f to be called with. */
struct vector_along {
    hstar_vector_function *f;
    void *context;
    double *at;
    size_t n, variable;
};

static hstar_status call_vector_along(void *context, const double *x, size_t n, double *y, hstar_error *err)
{
    const struct vector_along *a = context;
    (void)err;
    for (size_t i = 0; i < n; i++) {
        a->at[a->variable] = x[i];
        y[i] = a->f(a->at, a->n, a->context);
    }
    return HSTAR_OK;
}

static void translate(const struct step *step, hstar_result *result)
{
    const struct stop_row *stop = &stops[step->stop];
    *result = (hstar_result){.value = step->value,
                             .bar = step->bar,
                             .h = step->h,
                             .noise = step->noise,
                             .evaluations = step->evaluations,
                             .order = step->order,
                             .side = step->side,
                             .trust = (hstar_trust)stop->trust,
                             .method = use_names[step->use],
                             .stop = stop->name,
                             .reason = stop->sentence};
}

/* p knows what is called and where. `learnt` takes what is found, or is NULL. */
static hstar_status search_and_translate(const struct search *search, struct probe *p, struct lore *learnt,
                                         hstar_result *result, hstar_error *err)
{
    struct step step;
    p->lower = search->lower;
    p->upper = search->upper;
    p->noise_given = search->noise;
    p->budget = search->budget;
    hstar_status status = step_find(search->selector, &search->request, p, &step, err);
    if (!status && learnt) lore_learn(learnt, p->x, p, &step);
    if (!status) translate(&step, result);
    return status;
}

/* A function, and somewhere to put what is found. */
static hstar_status check_pointers(bool f, bool point, bool result, hstar_error *err)
{
    if (f && point && result) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the %s is NULL",
                     !f       ? "function to differentiate"
                     : !point ? "point"
                              : "place for the result");
}

hstar_status hstar_differentiate(hstar_function *f, void *context, double x, const hstar_options *options,
                                 hstar_result *result, hstar_error *error)
{
    struct search search;
    hstar_status status = check_pointers(f, true, result, error);
    if (!status) status = search_from(options, &search, error);
    if (!status) status = search_check_point(&search, x, HSTAR_NO_POSITION, error);
    if (status) return status;
    struct scalar scalar = {f, context};
    struct probe p;
    probe_init(&p);
    p.call = call_callback;
    p.context = &scalar;
    p.x = x;
    return search_and_translate(&search, &p, NULL, result, error);
}

hstar_status hstar_gradient(hstar_vector_function *f, void *context, const double *x, size_t n,
                            const hstar_options *options, hstar_result *results, hstar_error *error)
{
    struct search search;
    hstar_status status = check_pointers(f, x || n == 0, results || n == 0, error);
    if (!status) status = search_from(options, &search, error);
    for (size_t i = 0; !status && i < n; i++) status = search_check_point(&search, x[i], i, error);
    if (status || n == 0) return status;

    struct lore lore; /* what the searches along the first variables teach the others */
    lore_init(&lore);
    const bool learns = search.selector == SELECTOR_AUTO && n > LORE_ENOUGH;
    struct vector_along along = {.f = f, .context = context, .at = memory_room(n, sizeof *x), .n = n};
    if (!along.at) return error_memory(error);
    memcpy(along.at, x, n * sizeof *x);
    for (size_t i = 0; !status && i < n; i++) {
        struct probe p;
        probe_init(&p);
        p.call = call_vector_along;
        p.context = &along;
        p.x = x[i];
        if (learns) p.lore = &lore;
        along.variable = i;
        status =
            search_and_translate(&search, &p, learns && i < LORE_ENOUGH ? &lore : NULL, &results[i], error);
        along.at[i] = x[i];
    }
    free(along.at);
    return status;
}

hstar_status hstar_noise(hstar_function *f, void *context, double x, double *noise, hstar_error *error)
{
    hstar_status status = check_pointers(f, true, noise, error);
    if (status) return status;
    if (!isfinite(x)) return error_set(error, HSTAR_INVALID, "x is not a finite number: %g", x);
    struct scalar scalar = {f, context};
    struct probe p;
    probe_init(&p);
    p.call = call_callback;
    p.context = &scalar;
    p.x = x;
    p.budget = NOISE_MAX_EVALUATIONS;
    probe_begin(&p);
    if (!isfinite(p.f)) return error_set(error, HSTAR_UNDEFINED, "f(%.17g) is %g: it has no noise", x, p.f);
    struct noise found;
    noise_measure(&p, &found);
    *noise = found.level;
    return HSTAR_OK;
}
