/* Every selector at one place, each with its regret. */
#include "derive/choices.h"
#include "derive/overrule.h"
#include "problem/slice.h"
#include "sweep/floor.h"

#include <float.h>
#include <math.h>

/* An extrapolation has no single step: it is held against the best that can be relied on of a central difference. */
static const char *floor_method(size_t use)
{
    return use_names[use == USE_EXTRAPOLATION ? USE_CENTRAL : use];
}

static hstar_status find_floors(const struct component *place, double truth, double floors[N_USES],
                                hstar_error *err)
{
    for (size_t use = 0; use < N_USES; use++) {
        struct method *method;
        size_t n;
        double h;
        hstar_status status = methods_new(floor_method(use), 1, &method, &n, err);
        if (status) return status;
        status = floor_find(place, method, truth, &floors[use], &h, err);
        methods_free(method, n);
        if (status) return status;
    }
    return HSTAR_OK;
}

static hstar_status choose(struct slice *line, const struct component *place,
                           const struct choices_request *request, struct choice *choice, hstar_error *err)
{
    struct probe probe;
    probe_init(&probe);
    probe.call = slice_call;
    probe.context = line;
    probe.x = place->point[place->wrt];
    probe.noise_given = request->noise;
    probe.accuracy = request->accuracy;
    if (request->evaluations) probe.budget = request->evaluations;
    if (request->lower) probe.lower = request->lower[place->wrt];
    if (request->upper) probe.upper = request->upper[place->wrt];
    if (request->reach) probe_within(&probe, request->reach[place->wrt]);
    const struct step_request step = {.derivative = 1, .use = choice->use};
    return step_find(choice->selector, &step, &probe, &choice->step, err);
}

/* Auto four times, then the others for the stencils of their own. */
static void list(struct choice choices[N_CHOICES])
{
    static const enum stencil_use asked[] = {N_USES, USE_FORWARD, USE_CENTRAL, USE_FIVE_POINT};
    size_t n = 0;
    for (size_t id = 0; id < N_SELECTORS; id++)
        for (size_t i = 0; i < (id == SELECTOR_AUTO ? sizeof asked / sizeof *asked : 1); i++)
            choices[n++] = (struct choice){.selector = (enum selector_id)id,
                                           .use = id == SELECTOR_AUTO ? asked[i] : selectors[id].use,
                                           .error = NAN,
                                           .regret = NAN};
}

hstar_status choices_find(const struct component *place, const struct choices_request *request, double truth,
                          struct choice choices[N_CHOICES], hstar_error *err)
{
    struct choice found[N_CHOICES];
    double floors[N_USES];
    struct slice *line;
    list(found);
    hstar_status status = slice_new(place, &line, err);
    if (status) return status;
    bool judged = isfinite(truth);
    if (judged) status = find_floors(place, truth, floors, err);
    for (size_t i = 0; i < N_CHOICES && !status; i++) {
        struct choice *c = &found[i];
        status = choose(line, place, request, c, err);
        if (status) continue;
        /* truth is the double nearest to it */
        if (!(request->accuracy > 0))
            overrule(&c->step, c->step.value - truth, DBL_EPSILON / 2 * fabs(judged ? truth : 0));
        if (!judged) continue;
        c->error = c->step.value - truth;
        c->regret = floor_regret(c->error, floors[c->use == N_USES ? USE_EXTRAPOLATION : c->use], truth);
    }
    slice_free(line);
    if (status) return status;
    for (size_t i = 0; i < N_CHOICES; i++) choices[i] = found[i];
    return HSTAR_OK;
}
