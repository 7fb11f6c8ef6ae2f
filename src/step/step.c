/* The table of selectors, and running one of them. */
#include "step/step.h"

#include "step/last_look.h"

#include <math.h>
#include <string.h>

const struct selector selectors[N_SELECTORS] = {
#define X(identifier, name, kind, use, max_derivative, max_evaluations, run, source, summary)                \
    {name, kind, USE_##use, max_derivative, max_evaluations, run, source, summary},
#include "step/selectors.def"
#undef X
};

enum selector_id selector_find(const char *name)
{
    for (size_t i = 0; i < N_SELECTORS; i++)
        if (!strcmp(selectors[i].name, name)) return (enum selector_id)i;
    return N_SELECTORS;
}

/* Has the selector what is asked for? */
static hstar_status check_selector_request(const struct selector *s, const struct step_request *r,
                                           hstar_error *err)
{
    bool any = r->use >= N_USES || r->use == USE_EXTRAPOLATION;
    if (r->derivative < 1 || r->derivative > s->max_derivative) {
        error_set(err, HSTAR_INVALID, "the selector %s has no derivative of order %u", s->name,
                  r->derivative);
        error_remedy(err, "auto has derivatives of order 1 to %u", selectors[SELECTOR_AUTO].max_derivative);
        return HSTAR_INVALID;
    }
    if (any) return HSTAR_OK;
    if (r->derivative > 1) {
        error_set(err, HSTAR_INVALID, "%s is a stencil for the first derivative, not for derivative %u",
                  use_names[r->use], r->derivative);
        error_remedy(err, "without a method, auto gives the most accurate derivative that it can");
        return HSTAR_INVALID;
    }
    if (s != &selectors[SELECTOR_AUTO] && s->use != r->use) {
        error_set(err, HSTAR_INVALID, "the selector %s chooses for the %s difference, not for %s", s->name,
                  use_names[s->use], use_names[r->use]);
        error_remedy(err, "auto chooses for each of them");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

/* A published selector, and the last look at what it found, by the evaluations that are left. */
static void run_published(const struct selector *s, struct probe *p, const struct step_request *request,
                          struct step *found)
{
    struct record record;
    probe_begin(p);
    /* What `auto` makes of an accuracy grows with |f|; the published ones know one noise. */
    if (isnan(p->noise_given) && p->accuracy * fabs(p->f) > 0) p->noise_given = p->accuracy * fabs(p->f);
    record_init(&record, p);
    p->record = &record;
    p->keep = record_keep;
    s->run(p, request, found);
    p->keep = NULL;
    last_look(&record, found);
}

hstar_status step_find(enum selector_id id, const struct step_request *request, struct probe *p,
                       struct step *step, hstar_error *err)
{
    const struct selector *s = &selectors[id];
    hstar_status status = check_selector_request(s, request, err);
    if (status) return status;
    if (p->budget > s->max_evaluations) p->budget = s->max_evaluations;
    p->err = err;
    struct step found;
    struct step_taylor *taylor = request->taylor;
    if (taylor) *taylor = (struct step_taylor){.noise = NAN};
    if (id == SELECTOR_AUTO) {
        s->run(p, request, &found);
    } else {
        run_published(s, p, request, &found);
    }
    tidy_step(p, &found);
    if (p->status) return p->status;
    if (taylor && stops[found.stop].trust != TRUST_OK) taylor->known = false;
    *step = found;
    return HSTAR_OK;
}
