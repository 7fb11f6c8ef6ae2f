/* The numerical derivative of a row: by a selector, with the step that is asked for, or across the pieces of f. */
#include "check/check_parts.h"
#include "check/fixed_step.h"

#include <math.h>

static hstar_status probe_at_spot(const struct check_place *spot, struct component_probe *p, hstar_error *err)
{
    hstar_status status = component_probe_init(p, &spot->component, &spot->aids, err);
    if (status) return status;
    p->probe.lower = spot->lower;
    p->probe.upper = spot->upper;
    return HSTAR_OK;
}

hstar_status check_search(const struct check_request *r, const struct check_place *spot, enum selector_id id,
                          struct step *step, hstar_error *err)
{
    struct component_probe along;
    hstar_status status = probe_at_spot(spot, &along, err);
    if (status) return status;
    /* The stencil that is asked for is the asked selector's; another selector has its own. */
    const struct step_request any = {.derivative = 1, .use = N_USES};
    if (isnan(r->h)) {
        status =
            component_probe_search(&along, id, id == r->selector ? &r->step : &any, &spot->aids, step, err);
    } else {
        fixed_step(&along.probe, r->step.use, r->h, step);
        step->evaluations = along.probe.evaluations;
        status = along.probe.status;
    }
    component_probe_clear(&along);
    return status;
}

hstar_status check_across(const struct check_place *spot, double from, struct step *step, hstar_error *err)
{
    struct component_probe along;
    hstar_status status = probe_at_spot(spot, &along, err);
    if (status) return status;
    status = step_across(&along.probe, from, step, err);
    component_probe_clear(&along);
    return status;
}
