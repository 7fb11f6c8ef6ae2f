/* Every selector at one place, each with its regret. */
#include "derive/choices.h"
#include "base/lockstep.h"
#include "derive/overrule.h"
#include "step/component_search.h"
#include "sweep/floor.h"

#include <float.h>
#include <math.h>

/* An extrapolation has no single step: it is held against the best that can be relied on of a central difference. */
static const char *floor_method(size_t use)
{
    return use_names[use == USE_EXTRAPOLATION ? USE_CENTRAL : use];
}

static hstar_status find_floors(const struct component *component, double truth, double floors[N_USES],
                                hstar_error *err)
{
    for (size_t use = 0; use < N_USES; use++) {
        struct method *method;
        size_t n;
        double h;
        hstar_status status = methods_new(floor_method(use), 1, &method, &n, err);
        if (status) return status;
        status = floor_find(component, method, truth, &floors[use], &h, err);
        methods_free(method, n);
        if (status) return status;
    }
    return HSTAR_OK;
}

/* Auto's, where it may choose the stencil, too. */
static bool is_best(const struct choice *c)
{
    return c->selector == SELECTOR_AUTO && c->use == N_USES;
}

/* Auto four times, then the others for the stencils of their own. */
static void list_choices(struct choice choices[N_CHOICES])
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

/* The searches of one place. */
struct choices_run {
    const struct component *component;
    const struct slices *slices;
    struct step_taylor *taylor;
    struct choice *found;
};

static hstar_status search_choice(void *context, size_t i, hstar_error *err)
{
    const struct choices_run *run = context;
    struct choice *c = &run->found[i];
    const struct search_aids aids = {.slices = run->slices};
    const struct step_request request = {
        .derivative = 1, .use = c->use, .taylor = is_best(c) ? run->taylor : NULL};
    return component_search(run->component, c->selector, &request, &aids, &c->step, NULL, err);
}

/* Side by side, where that spares waiting; else one after the other, each with a function of its own. */
static hstar_status search_choices(struct choices_run *run, hstar_error *err)
{
    const struct problem *problem = run->component->problem;
    struct slices *slices;
    hstar_status status = slices_new(problem->f, problem->point, &slices, err);
    if (status) return status;
    if (slices_run_together(slices)) {
        run->slices = slices;
        const struct lockstep_job together = {.task = search_choice,
                                              .context = run,
                                              .answer = slices_answer,
                                              .respondent = slices,
                                              .most = N_CHOICES};
        status = lockstep_run(&together, N_CHOICES, err);
    }
    for (size_t i = 0; i < N_CHOICES && !status && !run->slices; i++) status = search_choice(run, i, err);
    slices_free(slices);
    return status;
}

hstar_status choices_find(const struct component *component, double truth, struct choice choices[N_CHOICES],
                          struct step_taylor *taylor, hstar_error *err)
{
    struct choice found[N_CHOICES];
    double floors[N_USES];
    struct choices_run run = {.component = component, .taylor = taylor, .found = found};
    list_choices(found);
    const bool judged = isfinite(truth);
    hstar_status status = judged ? find_floors(component, truth, floors, err) : HSTAR_OK;
    if (!status) status = search_choices(&run, err);
    for (size_t i = 0; i < N_CHOICES && !status; i++) {
        struct choice *c = &found[i];
        /* truth is the double nearest to it */
        if (!(component->problem->accuracy > 0))
            overrule(&c->step, c->step.value - truth, DBL_EPSILON / 2 * fabs(judged ? truth : 0));
        if (!judged) continue;
        c->error = c->step.value - truth;
        c->regret = floor_regret(c->error, floors[c->use == N_USES ? USE_EXTRAPOLATION : c->use], truth);
    }
    if (status) return status;
    for (size_t i = 0; i < N_CHOICES; i++) choices[i] = found[i];
    return HSTAR_OK;
}

const struct choice *choices_best(const struct choice *choices, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_best(&choices[i])) return &choices[i];
    return NULL;
}

void choice_name(const struct choice *c, char name[CHOICE_NAME])
{
    if (c->selector == SELECTOR_AUTO && c->use < N_USES)
        snprintf(name, CHOICE_NAME, "auto (%s)", use_names[c->use]);
    else
        snprintf(name, CHOICE_NAME, "%s", selectors[c->selector].name);
}

double choice_distance(const struct choice *c, const struct choice *best)
{
    if (!best) return (double)NAN;
    double apart = fabs(c->step.value - best->step.value), bars = c->step.bar + best->step.bar;
    if (isnan(apart) || isinf(bars)) return (double)NAN;
    return apart == 0 ? 0 : apart / bars;
}

bool choices_agreement(const struct choice *choices, size_t n, size_t *n_valued, size_t *n_near)
{
    const struct choice *best = choices_best(choices, n);
    *n_valued = *n_near = 0;
    if (!best || stops[best->step.stop].trust != TRUST_OK) return false;
    for (size_t i = 0; i < n; i++) {
        const double distance = choice_distance(&choices[i], best);
        if (choices[i].selector == SELECTOR_AUTO || isnan(distance)) continue;
        ++*n_valued;
        *n_near += distance <= 1;
    }
    return true;
}
