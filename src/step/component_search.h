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
    struct ledger *ledger; /* of the problem */
    size_t *purse;         /* as it was handed */
    bool is_limited;       /* each search was told how many evaluations it may have */
};

struct search_aids;
MUST_USE hstar_status component_probe_init(struct component_probe *p, const struct component *component,
                                           const struct search_aids *aids, hstar_error *err);
void component_probe_clear(struct component_probe *p);

/* What a search among several is handed. */
struct search_aids {
    const struct slices
        *slices; /* f at the problem's point, which outlives it; NULL: the component is on its own */
    const struct lore *known; /* from searches along other variables; or NULL */
    struct lore *learnt;      /* takes what this one finds; or NULL */
    size_t *
        purse; /* the calls of f that are left to all that is asked of this component; NULL: its share of all that are left */
    size_t asked; /* calls of f that were made for this search before it began */
    bool
        recalls; /* the slices know what f answered to others, at places where this one may do without asking */
};

/* Asks a selector. A function that writes into its arguments is found out, and asked again with care. */
MUST_USE hstar_status component_probe_search(struct component_probe *p, enum selector_id selector,
                                             const struct step_request *request,
                                             const struct search_aids *aids, struct step *step,
                                             hstar_error *err);

/* The same, from the component on. *f takes f(x); NULL: nobody asks. */
MUST_USE hstar_status component_search(const struct component *component, enum selector_id selector,
                                       const struct step_request *request, const struct search_aids *aids,
                                       struct step *step, double *f, hstar_error *err);

/* One search for each output and each of the problem's variables, by several threads. With lore the searches along the first
 * variables of an output teach those along the others, and come before them. */
struct component_searches {
    hstar_status (*one)(void *context, size_t output, size_t variable, const struct search_aids *aids,
                        hstar_error *err); /* variable: the number within wrt */
    void *context;
    const struct problem *problem;
    bool learns; /* with `auto` only, and it has to be worth it */
    const struct progress *progress;
};
MUST_USE hstar_status component_searches_run(const struct component_searches *searches, hstar_error *err);

#endif
