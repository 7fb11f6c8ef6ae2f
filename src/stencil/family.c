/* The families of stencils. */
#include "stencil/family.h"

const char *const side_names[N_SIDES] = {
#define X(identifier, name) name,
#include "stencil/sides.def"
#undef X
};

static hstar_status check_family(enum stencil_side side, unsigned derivative, unsigned order, size_t n,
                                 hstar_error *err)
{
    hstar_status status = stencil_check_derivative(derivative, err);
    if (status) return status;
    if (order == 0) return error_set(err, HSTAR_INVALID, "the order of accuracy is at least 1, not 0");
    if (side == SIDE_CENTRAL && order % 2) {
        error_set(err, HSTAR_INVALID, "a central difference has an even order, not %u", order);
        error_remedy(err, "its next order costs no more: take %u", order + 1);
        return HSTAR_INVALID;
    }
    if (n > STENCIL_MAX_NODES)
        return error_set(
            err, HSTAR_INVALID,
            "order %u for derivative %u needs %zu nodes, more than the %d that a stencil can have", order,
            derivative, n, STENCIL_MAX_NODES);
    return HSTAR_OK;
}

hstar_status stencil_family(enum stencil_side side, unsigned derivative, unsigned order,
                            struct stencil **stencil, hstar_error *err)
{
    const bool central = side == SIDE_CENTRAL;
    const size_t n = central ? 2 * (((size_t)derivative + 1) / 2) - 1 + order : (size_t)derivative + order;
    hstar_status status = check_family(side, derivative, order, n, err);
    if (status) return status;
    const slong last = side == SIDE_BACKWARD ? 0 : central ? (slong)(n / 2) : (slong)n - 1;
    fmpq *nodes = fractions_new(n);
    if (!nodes) return error_memory(err);
    for (size_t i = 0; i < n; i++) fraction_set_ratio(nodes + i, last - (slong)i, 1);
    status = stencil_new(nodes, n, derivative, stencil, err);
    fractions_free(nodes, n);
    return status;
}
