/* Inputs that have no effect. Of an expression that is proven: its derivative by them is 0 all around the point. Of a black box it is seen:
 * no step moved f. */
#include "base/memory.h"
#include "check/check_parts.h"

#include <math.h>
#include <stdlib.h>

const char *const phantom_names[] = {
    [PHANTOM_NONE] = NULL, [PHANTOM_SEEN] = "seen", [PHANTOM_PROVEN] = "proven"};

static bool may_be_phantom(const struct check_row *row)
{
    return row->expected.value == 0;
}

/* The point, with room around it along all that is checked: x*y depends on x, even where y is 0. */
static void spread_point(const struct check *c, arb_ptr at)
{
    const slong eighth = -3;
    for (size_t v = 0; v < c->problem->f->n_variables; v++) arb_set_d(&at[v], c->problem->point[v]);
    for (size_t k = 0; k < c->problem->n_wrt; k++) {
        const size_t v = c->problem->wrt[k];
        const double size = fabs(c->problem->point[v]);
        mag_set_d(arb_radref(&at[v]), size > 0 ? size : 1);
        mag_mul_2exp_si(arb_radref(&at[v]), arb_radref(&at[v]), eighth);
    }
}

/* Of the n rows of an output, in one sweep. */
static hstar_status prove_output(const struct check *c, struct check_row *row, size_t n, hstar_error *err)
{
    const slong precision = 64;
    const size_t n_variables = c->problem->f->n_variables;
    arb_ptr at = _arb_vec_init((slong)n_variables), gradient = _arb_vec_init((slong)n);
    spread_point(c, at);
    hstar_status status =
        function_gradient(c->problem->f, row->output, at, c->problem->wrt, n, precision, gradient, err);
    for (size_t i = 0; i < n && !status; i++)
        if (may_be_phantom(&row[i]) && arb_is_zero(&gradient[i])) row[i].phantom = PHANTOM_PROVEN;
    _arb_vec_clear(gradient, (slong)n);
    _arb_vec_clear(at, (slong)n_variables);
    return status;
}

hstar_status phantoms_find(struct check *c, hstar_error *err)
{
    const size_t n = c->problem->n_wrt;
    hstar_status status = HSTAR_OK;
    if (c->n_directions) return HSTAR_OK;
    for (size_t first = 0; first < c->n_rows && !status; first += n) {
        size_t some = 0;
        for (size_t i = first; i < first + n; i++) {
            some += may_be_phantom(&c->row[i]);
            if (!function_is_exact(c->problem->f) && c->row[i].expected.stop == STOP_CONSTANT)
                c->row[i].phantom = PHANTOM_SEEN;
        }
        if (some && function_is_exact(c->problem->f)) status = prove_output(c, c->row + first, n, err);
    }
    return status;
}

enum phantom check_phantom(const struct check *c, size_t k)
{
    const size_t n = c->n_rows / check_groups(c);
    enum phantom least = PHANTOM_PROVEN;
    if (c->n_directions || !n) return PHANTOM_NONE;
    for (size_t i = k; i < c->n_rows; i += n)
        if (c->row[i].phantom < least) least = c->row[i].phantom;
    return least;
}
