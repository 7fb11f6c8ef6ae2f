/* A component in balls, and how it is called. */
#include "problem/component.h"

#include <stdio.h>

arb_ptr component_point(const struct component *place)
{
    arb_ptr at = _arb_vec_init((slong)place->problem->f->n_variables);
    for (size_t v = 0; v < place->problem->f->n_variables; v++) arb_set_d(at + v, place->problem->point[v]);
    return at;
}

hstar_status component_jet(const struct component *place, const mag_t around, slong n, slong precision,
                           arb_ptr coefficients, hstar_error *err)
{
    arb_ptr at = component_point(place);
    if (around) arb_add_error_mag(at + place->wrt, around);
    hstar_status status =
        function_jet(place->problem->f, place->output, at, place->wrt, n, precision, coefficients, err);
    _arb_vec_clear(at, (slong)place->problem->f->n_variables);
    return status;
}

double component_x(const struct component *component)
{
    return component->problem->point[component->wrt];
}

void component_label(size_t n_outputs, size_t output, const char *variable, char label[COMPONENT_LABEL])
{
    if (n_outputs > 1)
        snprintf(label, COMPONENT_LABEL, "%zu:%s", output, variable);
    else
        snprintf(label, COMPONENT_LABEL, "%s", variable);
}
