/* Asking a selector about a component of a problem: the one way from what is asked to a step. */
#ifndef STEP_COMPONENT_SEARCH_H
#define STEP_COMPONENT_SEARCH_H

#include "base/progress.h"
#include "problem/slice.h"
#include "step/lore.h"

/* f along the variable of a component, as a search may call it: within the problem's bounds and budget. */
struct component_probe {
    struct probe probe;
    struct slice *slice;
};
MUST_USE hstar_status component_probe_init(struct component_probe *p, const struct component *component,
                                           hstar_error *err);
void component_probe_clear(struct component_probe *p);

struct component_search {
    enum selector_id selector;
    struct step_request step;
    const struct lore *known; /* from searches along other variables; or NULL */
    struct lore *learnt;      /* takes what this one finds; or NULL */
};

/* *f takes f(x); NULL: nobody asks. */
MUST_USE hstar_status component_search(const struct component *component,
                                       const struct component_search *search, struct step *step, double *f,
                                       hstar_error *err);

/* One search for each output and each of the problem's variables, by several threads. With lore the searches along the first
 * variables of an output teach those along the others, and come before them, one after the other. */
struct component_searches {
    hstar_status (*one)(void *context, size_t output, size_t variable, const struct lore *known,
                        struct lore *learnt, hstar_error *err); /* variable: the number within wrt */
    void *context;
    const struct problem *problem;
    bool learns; /* with `auto` only, and it has to be worth it */
    const struct progress *progress;
};
MUST_USE hstar_status component_searches_run(const struct component_searches *searches, hstar_error *err);

#endif
