/* What is refused before a sweep begins: too many columns, methods that do not go together, references that there are not. */
#include "sweep/check_request.h"
#include "base/text.h"

#include <unistd.h>

static hstar_status check_variable(const struct sweep_request *r, size_t wrt, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t o = 0; o < r->problem->f->n_outputs && !status; o++)
        status = function_complex_check(r->problem->f, o, wrt, err);
    return status;
}

/* "by z it can be done: --wrt z", behind the remedy that is there. */
static hstar_status name_others(const struct sweep_request *r, hstar_error *err)
{
    const size_t most = 3;
    size_t found = 0;
    struct text names;
    text_init(&names);
    for (size_t v = 0; v < r->problem->n_wrt && found <= most; v++) {
        const hstar_status status = check_variable(r, r->problem->wrt[v], NULL);
        if (status == HSTAR_MEMORY) names.failed = true;
        if (status) continue;
        if (found++ < most)
            text_format(&names, "%s%s", found > 1 ? "," : "", r->problem->f->variables[r->problem->wrt[v]]);
    }
    if (found && err && !names.failed) {
        const hstar_error said = *err;
        error_remedy(err, "%s; by %s%s it can be done: --wrt %s", said.remedy, names.data,
                     found > most ? " and others" : "", names.data);
    }
    const bool failed = names.failed;
    text_clear(&names);
    return failed ? error_memory(err) : HSTAR_INVALID;
}

static hstar_status check_complex_step(const struct sweep_request *request, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t v = 0; v < request->problem->n_wrt && !status; v++)
        status = check_variable(request, request->problem->wrt[v], err);
    return status == HSTAR_INVALID && request->problem->n_wrt > 1 ? name_others(request, err) : status;
}

/* The columns of a sweep must fit into the machine: asking for more would only be found out when most are filled. */
static hstar_status check_memory(const struct sweep_request *request, hstar_error *err)
{
    if (request->grid.kind == GRID_POWERS_OF_TWO) return HSTAR_OK;
    double columns = request->anatomy ? N_COLUMNS + 2 : 3; /* and the envelopes */
    double wanted = (double)request->grid.n * (double)request->n_methods *
                    (double)request->problem->f->n_outputs * (double)request->problem->n_wrt * columns *
                    sizeof(double);
    double there = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (!(there > 0) || wanted < there) return HSTAR_OK;
    error_set(err, HSTAR_MEMORY, "%zu steps need %.3g GB of memory, and the machine has %.3g",
              request->grid.n, wanted * 1e-9, there * 1e-9);
    error_remedy(err, "ask for fewer steps or methods; 500 steps tell a curve well");
    return HSTAR_MEMORY;
}

/* Can every derivative be had by every method? */
static hstar_status check_methods(const struct sweep_request *r, hstar_error *err)
{
    for (size_t m = 0; m < r->n_methods; m++) {
        if (r->methods[m].derivative != r->methods[0].derivative)
            return error_set(err, HSTAR_INVALID, "%s and %s are for different derivatives",
                             r->methods[0].name, r->methods[m].name);
        if (r->methods[m].kind != METHOD_COMPLEX_STEP) continue;
        if (r->step_rule == STEP_RULE_REPRESENTABLE) {
            error_set(err, HSTAR_INVALID,
                      "x + ih is a number for any h: there is no step to make representable for %s",
                      r->methods[m].name);
            error_remedy(err, "--step-rule given, for it alone");
            return HSTAR_INVALID;
        }
        const hstar_status status = check_complex_step(r, err);
        if (status) return status;
    }
    return HSTAR_OK;
}

/* References that are estimates: of what is GSL's or auto's to estimate, and in double. */
static hstar_status check_estimated(const struct sweep_request *request, hstar_error *err)
{
    const unsigned derivative = request->methods[0].derivative;
    const struct format *format = request->problem->f->format;
    const bool gsl = request->reference == REFERENCE_GSL,
               estimated = gsl || request->reference == REFERENCE_AUTO;
    if (estimated && derivative > (gsl ? 1 : REFERENCE_AUTO_MOST)) {
        if (gsl)
            error_set(err, HSTAR_INVALID,
                      "GSL has first derivatives only: it cannot be the reference for derivative %u",
                      derivative);
        else
            error_set(err, HSTAR_INVALID,
                      "auto has derivatives up to %d: it cannot be the reference for derivative %u",
                      REFERENCE_AUTO_MOST, derivative);
        error_remedy(err,
                     gsl ? "exact, for an expression; else auto, or an expression for the derivative itself"
                         : "exact, for an expression; or an expression for the derivative itself");
        return HSTAR_INVALID;
    }
    if (estimated && format) {
        error_set(err, HSTAR_INVALID, "%s computes in double: it cannot be the reference in %s",
                  gsl ? "GSL" : "auto", format->name);
        error_remedy(err, "exact, or an expression for the derivative");
        return HSTAR_INVALID;
    }
    return HSTAR_OK;
}

hstar_status check_request(const struct sweep_request *request, hstar_error *err)
{
    if (!function_is_exact(request->problem->f) &&
        (request->anatomy || request->reference == REFERENCE_EXACT)) {
        error_set(err, HSTAR_INVALID,
                  "a function of kind %s has no exact form: no exact reference and no anatomy",
                  request->problem->f->class->kind);
        error_remedy(
            err,
            "the reference may be auto, gsl, or an expression for the derivative; errors are total ones");
        return HSTAR_INVALID;
    }
    hstar_status status = check_memory(request, err);
    if (status) return status;
    status = check_estimated(request, err);
    return status ? status : check_methods(request, err);
}
